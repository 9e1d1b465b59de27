//! Forms: what a value must look like, as data, and the macros that write them down.

use super::text::Text;

/// What a value must look like.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    /// Any JSON value, `null` included.
    Any,
    Bool,
    String,
    /// A JSON number, whole or not.
    Float,
    Integer(Width),
    /// A string of which not every text will do.
    Text(&'static Text),
    List(&'static Form),
    /// An object with any members: what their names must be, if that matters, and their values.
    Map(Option<&'static Text>, &'static Form),
    Object(&'static Object),
    Tagged(&'static Tagged),
    Keyed(&'static Keyed),
    Nullable(&'static Form),
    /// The first form that fits.
    Either(&'static [Form]),
    /// A form that holds itself, named where the table cannot name it.
    Later(fn() -> Form),
    /// Seconds and nanoseconds, as an object or an array (spec/rollout.md §12.2).
    Duration,
}

/// The range of an integer.
#[derive(Clone, Copy)]
pub(crate) enum Width {
    I32,
    I64,
    U16,
    U32,
    U64,
    /// As `U64`, but not zero.
    Positive,
}

impl Width {
    pub(super) const fn range(self) -> (i128, i128) {
        match self {
            Width::I32 => (i32::MIN as i128, i32::MAX as i128),
            Width::I64 => (i64::MIN as i128, i64::MAX as i128),
            Width::U16 => (0, u16::MAX as i128),
            Width::U32 => (0, u32::MAX as i128),
            Width::U64 => (0, u64::MAX as i128),
            Width::Positive => (1, u64::MAX as i128),
        }
    }
}

pub(crate) const ANY: Form = Form::Any;
pub(crate) const BOOL: Form = Form::Bool;
pub(crate) const STRING: Form = Form::String;
pub(crate) const FLOAT: Form = Form::Float;
pub(crate) const I32: Form = Form::Integer(Width::I32);
pub(crate) const I64: Form = Form::Integer(Width::I64);
pub(crate) const U16: Form = Form::Integer(Width::U16);
pub(crate) const U32: Form = Form::Integer(Width::U32);
pub(crate) const U64: Form = Form::Integer(Width::U64);
pub(crate) const POSITIVE: Form = Form::Integer(Width::Positive);
pub(crate) const DURATION: Form = Form::Duration;

/// An object with named members.
pub(crate) struct Object {
    pub(super) members: &'static [Member],
    /// Whether other members are refused.
    pub(super) closed: bool,
    /// Members of which at least one must have a value; none where there is no such rule.
    pub(super) one_of: &'static [&'static str],
    /// One bit for each member that must be there.
    pub(super) required: u64,
}

impl Object {
    pub(super) const fn new(
        members: &'static [Member],
        closed: bool,
        one_of: &'static [&'static str],
    ) -> Object {
        let mut required = 0;
        let mut index = 0;
        while index < members.len() {
            if matches!(members[index].need, Need::Required) {
                required |= 1 << index;
            }
            index += 1;
        }
        Object { members, closed, one_of, required }
    }
}

/// One member of an object.
#[derive(Clone, Copy)]
pub(crate) struct Member {
    pub(super) name: &'static str,
    pub(super) alias: Option<&'static str>,
    pub(super) form: Form,
    pub(super) need: Need,
}

#[derive(Clone, Copy)]
pub(crate) enum Need {
    /// It must be there; `null` only where the form is any value.
    Required,
    /// Missing and `null` both mean that there is no value.
    Optional,
    /// It may be missing, but `null` is refused.
    Defaulted,
}

/// A union whose member `tag` says which variant it is; the variant's members stand beside it.
pub(crate) struct Tagged {
    pub(super) tag: &'static str,
    pub(super) variants: &'static [Variant],
    /// The name under which every other tag is read, if it is.
    pub(super) others: Option<&'static str>,
}

/// A variant of a tagged union: its name, then its further spellings.
pub(crate) struct Variant {
    pub(super) names: &'static [&'static str],
    pub(super) object: &'static Object,
}

/// A union of which a variant without payload is a bare string, one with payload an object with that only key.
/// An enum of strings is one without payloads. A variant without payload may also be written `{"variant": null}`.
pub(crate) struct Keyed {
    pub(super) units: &'static [&'static str],
    pub(super) variants: &'static [(&'static str, Form)],
    /// Whether every other name is read, as a variant without payload.
    pub(super) others: bool,
}

/// The object behind a form; for the tables of unions, which are made while compiling.
pub(crate) const fn object_of(form: Form) -> &'static Object {
    match form {
        Form::Object(object) => object,
        _ => panic!("a variant's members are an object"),
    }
}

/// A form by its name; `[F]` is a list, `{F}` a map.
macro_rules! form {
    ($name:ident) => { $name };
    ([$($element:tt)+]) => { $crate::rollout::accept::form::Form::List(&form!($($element)+)) };
    ({$($value:tt)+}) => { $crate::rollout::accept::form::Form::Map(None, &form!($($value)+)) };
}

/// Members by name and form: `name: F` must be there, `name?: F` may be missing or `null`, `name~: F` may be missing
/// but not `null`; `name | alias` has a second spelling.
macro_rules! members {
    ([$($done:expr,)*]) => { &[$($done),*] };
    ([$($done:expr,)*] $name:ident : $form:tt $(, $($rest:tt)*)?) => {
        members!(@next [$($done,)*] $name [] $form Required $($($rest)*)?)
    };
    ([$($done:expr,)*] $name:ident ? : $form:tt $(, $($rest:tt)*)?) => {
        members!(@next [$($done,)*] $name [] $form Optional $($($rest)*)?)
    };
    ([$($done:expr,)*] $name:ident | $alias:ident ? : $form:tt $(, $($rest:tt)*)?) => {
        members!(@next [$($done,)*] $name [$alias] $form Optional $($($rest)*)?)
    };
    ([$($done:expr,)*] $name:ident ~ : $form:tt $(, $($rest:tt)*)?) => {
        members!(@next [$($done,)*] $name [] $form Defaulted $($($rest)*)?)
    };
    (@next [$($done:expr,)*] $name:ident [$($alias:ident)?] $form:tt $need:ident $($rest:tt)*) => {
        members!([
            $($done,)*
            $crate::rollout::accept::form::Member {
                name: stringify!($name),
                alias: members!(@alias $($alias)?),
                form: form!($form),
                need: $crate::rollout::accept::form::Need::$need,
            },
        ] $($rest)*)
    };
    (@alias) => { None };
    (@alias $alias:ident) => { Some(stringify!($alias)) };
}

/// Objects: `NAME { members }`, `NAME closed { members }`, `NAME one_of(a, b) { members }`.
macro_rules! objects {
    ($( $name:ident $($closed:ident)? $( ($($one_of:ident),+) )? { $($members:tt)* } )+) => { $(
        pub(crate) const $name: $crate::rollout::accept::form::Form = {
            const OBJECT: $crate::rollout::accept::form::Object = $crate::rollout::accept::form::Object::new(
                members!([] $($members)*),
                matches!(concat!($(stringify!($closed))?).as_bytes(), b"closed"),
                &[$($(stringify!($one_of)),+)?],
            );
            $crate::rollout::accept::form::Form::Object(&OBJECT)
        };
    )+ };
}

/// Tagged unions: `NAME by "tag" { "variant" { members } … }`, with `"variant" | "second spelling"`, with `= OBJECT`
/// instead of members, and with `else "other"` for unions that read every other tag.
macro_rules! tagged {
    ($(
        $name:ident by $tag:literal {
            $( $variant:literal $(| $alias:literal)* $({ $($members:tt)* })? $(= $($object:ident)::+)? )+
            $(else $others:literal)?
        }
    )+) => { $(
        pub(crate) const $name: $crate::rollout::accept::form::Form = {
            const UNION: $crate::rollout::accept::form::Tagged = $crate::rollout::accept::form::Tagged {
                tag: $tag,
                variants: &[$(
                    $crate::rollout::accept::form::Variant {
                        names: &[$variant $(, $alias)*],
                        object: {
                            $(
                                const OBJECT: $crate::rollout::accept::form::Object =
                                    $crate::rollout::accept::form::Object::new(
                                        members!([] $($members)*), false, &[],
                                    );
                                &OBJECT
                            )?
                            $( $crate::rollout::accept::form::object_of($($object)::+) )?
                        },
                    }
                ),+],
                others: tagged!(@others $($others)?),
            };
            $crate::rollout::accept::form::Form::Tagged(&UNION)
        };
    )+ };
    (@others) => { None };
    (@others $others:literal) => { Some($others) };
}

/// Enums of strings and unions by their only key: `NAME { "unit" … "variant": FORM … }`, units first, with
/// `else unit` for unions that read every other name as a unit.
macro_rules! keyed {
    ($(
        $name:ident { $($unit:literal)* $(; $( $variant:literal : $form:tt )+ )? $(else $others:ident)? }
    )+) => { $(
        pub(crate) const $name: $crate::rollout::accept::form::Form = {
            const UNION: $crate::rollout::accept::form::Keyed = $crate::rollout::accept::form::Keyed {
                units: &[$($unit),*],
                variants: &[$($( ($variant, form!($form)) ),+)?],
                others: matches!(concat!($(stringify!($others))?).as_bytes(), b"unit"),
            };
            $crate::rollout::accept::form::Form::Keyed(&UNION)
        };
    )+ };
}

pub(crate) use {form, keyed, members, objects, tagged};
