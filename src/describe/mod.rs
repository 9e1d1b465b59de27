//! How wire types are declared and described: the `wire!` and `constructors!` macros, the schema shapes that the
//! union macros build, and the `TS` implementation that all of them share.

pub(crate) mod read;
#[cfg(feature = "schema")]
pub(crate) mod shapes;

/// Declares wire structs: plain struct items, to which the derives and the feature-gated descriptions are added.
///
/// Structs are `non_exhaustive`, since every release adds members: build them with their constructor, with
/// `Default`, or by decoding. Of serde's attributes those can stand on members that [`read_members`] knows: `rename`,
/// `alias`, `default` without a path, and what concerns writing only; [`derived!`](derived) takes all.
macro_rules! wire {
    ($(
        $(#[$($meta:tt)*])*
        pub struct $name:ident {
            $( $(#[$($fmeta:tt)*])* $fvis:vis $field:ident: $ty:ty ),* $(,)?
        }
    )+) => { $(
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(transform = $crate::describe::shapes::second_spellings::<$name>))]
        $(#[$($meta)*])*
        #[non_exhaustive]
        pub struct $name {
            $( $(#[$($fmeta)*])* $fvis $field: $ty, )*
        }

        $crate::describe::read::read_members!($name [$(#[$($meta)*])*] {
            $( [$(#[$($fmeta)*])*] $field: $ty, )*
        });
        $crate::describe::impl_ts!($name; $($ty)*);
    )+ };
}
pub(crate) use wire;

/// The same as [`wire!`](wire), decoded by serde's derive.
macro_rules! derived {
    ($(
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$fmeta:meta])* $fvis:vis $field:ident: $ty:ty ),* $(,)?
        }
    )+) => { $(
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $(#[$meta])*
        #[non_exhaustive]
        pub struct $name {
            $( $(#[$fmeta])* $fvis $field: $ty, )*
        }

        $crate::describe::impl_ts!($name; $($ty)*);
    )+ };
}
pub(crate) use derived;

/// Gives structs that a client writes a constructor: `Type(required: T, …) [optional, …];`.
macro_rules! constructors {
    ($( $name:ident($($required:ident: $ty:ty),+ $(,)?) [$($optional:ident),* $(,)?]; )+) => { $(
        impl $name {
            /// Makes the value from what is required; everything else is left out.
            #[allow(clippy::too_many_arguments, reason = "the wire requires as many members")]
            pub fn new($($required: impl Into<$ty>),+) -> $name {
                $name { $($required: $required.into(),)+ $($optional: Default::default(),)* }
            }
        }
    )+ };
}
pub(crate) use constructors;

/// Implements `ts_rs::TS`: the declaration is printed by the project's one TypeScript printer, the dependencies
/// are the types of the members.
macro_rules! impl_ts {
    ($name:ident; $($dependency:ty)*) => {
        #[cfg(feature = "typescript")]
        impl ts_rs::TS for $name {
            type WithoutGenerics = $name;
            type OptionInnerType = $name;

            fn docs() -> Option<String> {
                $crate::export::typescript::docs_of::<$name>()
            }

            fn name(_: &ts_rs::Config) -> String {
                stringify!($name).to_owned()
            }

            fn inline(_: &ts_rs::Config) -> String {
                $crate::export::typescript::inline_of::<$name>()
            }

            fn inline_flattened(cfg: &ts_rs::Config) -> String {
                format!("({})", <$name as ts_rs::TS>::inline(cfg))
            }

            fn decl(_: &ts_rs::Config) -> String {
                $crate::export::typescript::decl_of::<$name>()
            }

            fn decl_concrete(cfg: &ts_rs::Config) -> String {
                <$name as ts_rs::TS>::decl(cfg)
            }

            fn visit_dependencies(_v: &mut impl ts_rs::TypeVisitor) {
                $(
                    _v.visit::<$dependency>();
                    <$dependency as ts_rs::TS>::visit_generics(_v);
                )*
            }

            fn output_path() -> Option<std::path::PathBuf> {
                Some($crate::export::typescript::path_of(module_path!(), stringify!($name)))
            }
        }
    };
}
pub(crate) use impl_ts;
