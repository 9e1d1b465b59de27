//! How wire structs are decoded: the `Deserialize` that [`wire!`](super::wire) gives them.
//!
//! It reads what serde's derive would read, with two differences: an object written as the array of its values is
//! refused, which is outside the contract, and far less code is generated, of which a thousand structs make a long
//! build. Members are expected in the order in which writers put them.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use crate::open::tagged::Text;

/// What a struct's declaration says about its members.
pub(crate) trait Described {
    /// The name of the struct.
    const NAME: &'static str;
    /// Whether members that the struct does not have are refused.
    const CLOSED: bool;
    /// The members' names, in their order.
    const MEMBERS: &'static [&'static str];
    /// For each member the names from which it is read too.
    const ALIASES: &'static [&'static [&'static str]];
}

/// A struct that is made of the members of an object.
pub(crate) trait Members<'de>: Described + Sized {
    /// None after an error, which the reader keeps: code that has no ways out compiles faster.
    fn read<A: MapAccess<'de>>(members: &mut Reader<'de, A>) -> Option<Self>;
}

pub(crate) fn deserialize<'de, T: Members<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_struct(T::NAME, T::MEMBERS, StructVisitor(PhantomData))
}

struct StructVisitor<T>(PhantomData<T>);

impl<'de, T: Members<'de>> Visitor<'de> for StructVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "struct {}", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let mut reader = Reader {
            map,
            members: T::MEMBERS,
            aliases: T::ALIASES,
            closed: T::CLOSED,
            next: 0,
            error: None,
            lifetime: PhantomData,
        };
        let read = T::read(&mut reader);
        match (reader.error, read) {
            (None, Some(read)) => Ok(read),
            (Some(error), _) => Err(error),
            (None, None) => Err(A::Error::custom("a member is missing")),
        }
    }
}

/// Reads the members of an object one by one, up to the first error.
pub(crate) struct Reader<'de, A: MapAccess<'de>> {
    map: A,
    members: &'static [&'static str],
    aliases: &'static [&'static [&'static str]],
    closed: bool,
    /// The member that is expected next.
    next: usize,
    error: Option<A::Error>,
    lifetime: PhantomData<&'de ()>,
}

impl<'de, A: MapAccess<'de>> Reader<'de, A> {
    /// Which member comes next; members that the struct does not have are passed over.
    pub(crate) fn member(&mut self) -> Option<usize> {
        if self.error.is_some() {
            return None;
        }
        self.next_member().unwrap_or_else(|error| {
            self.error = Some(error);
            None
        })
    }

    fn next_member(&mut self) -> Result<Option<usize>, A::Error> {
        while let Some(Text(key)) = self.map.next_key::<Text>()? {
            if let Some(index) = self.position(&key) {
                self.next = index + 1;
                return Ok(Some(index));
            }
            if self.closed {
                return Err(A::Error::unknown_field(&key, self.members));
            }
            self.map.next_value::<IgnoredAny>()?;
        }
        Ok(None)
    }

    fn position(&self, key: &str) -> Option<usize> {
        let (before, from) = self.members.split_at_checked(self.next)?;
        let is = |name: &&str| **name == *key;
        if let Some(index) = from.iter().position(is) {
            return Some(self.next + index);
        }
        let index = before.iter().position(is);
        index.or_else(|| self.aliases.iter().position(|aliases| aliases.contains(&key)))
    }

    /// Decodes the value of the member that came last.
    pub(crate) fn value<T: Deserialize<'de>>(&mut self, member: &mut Option<T>) {
        if member.is_some() {
            let name = self.members.get(self.next.wrapping_sub(1)).copied().unwrap_or_default();
            self.error = Some(A::Error::duplicate_field(name));
            return;
        }
        match self.map.next_value() {
            Ok(value) => *member = Some(value),
            Err(error) => self.error = Some(error),
        }
    }

    /// The value of a member that has no default: absence is an error, but for types that can be absent.
    pub(crate) fn required<T: Deserialize<'de>>(&mut self, member: Option<T>, index: usize) -> Option<T> {
        if member.is_some() || self.error.is_some() {
            return member;
        }
        let name = self.members.get(index).copied().unwrap_or_default();
        match T::deserialize(Absent { name, error: PhantomData }) {
            Ok(value) => Some(value),
            Err(error) => {
                self.error = Some(error);
                None
            }
        }
    }
}

/// What a type is decoded from when its member is not there: nothing for an `Option`, an error for all others.
struct Absent<E> {
    name: &'static str,
    error: PhantomData<E>,
}

impl<'de, E: Error> Deserializer<'de> for Absent<E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, E> {
        Err(E::missing_field(self.name))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_none()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// How a field's name stands in a table of fields when the wire has the name that follows, as it is.
macro_rules! as_it_is {
    ($wire:literal) => {
        concat!("=", $wire)
    };
}
pub(crate) use as_it_is;

/// How many bytes the names of fields have on the wire, all together.
pub(crate) const fn wire_length(fields: &[&str], camel_case: bool) -> usize {
    let (mut length, mut field) = (0, 0);
    while field < fields.len() {
        length += name_length(fields[field].as_bytes(), camel_case);
        field += 1;
    }
    length
}

/// The names of fields on the wire, one behind the other.
pub(crate) const fn wire_bytes<const N: usize>(fields: &[&str], camel_case: bool) -> [u8; N] {
    let mut names = [0; N];
    let (mut length, mut field) = (0, 0);
    while field < fields.len() {
        let bytes = fields[field].as_bytes();
        let (mut at, convert) = start(bytes);
        let mut capital = false;
        while at < bytes.len() {
            if camel_case && convert && bytes[at] == b'_' {
                capital = true;
            } else {
                names[length] = if capital { bytes[at].to_ascii_uppercase() } else { bytes[at] };
                capital = false;
                length += 1;
            }
            at += 1;
        }
        field += 1;
    }
    names
}

/// The names of fields on the wire, one by one.
pub(crate) const fn wire_names<const N: usize>(
    names: &'static [u8],
    fields: &[&str],
    camel_case: bool,
) -> [&'static str; N] {
    let mut split = [""; N];
    let (mut rest, mut field) = (names, 0);
    while field < fields.len() {
        let (name, behind) = rest.split_at(name_length(fields[field].as_bytes(), camel_case));
        split[field] = match std::str::from_utf8(name) {
            Ok(name) => name,
            Err(_) => panic!("names of fields are text"),
        };
        rest = behind;
        field += 1;
    }
    split
}

const fn name_length(field: &[u8], camel_case: bool) -> usize {
    let (mut at, convert) = start(field);
    let mut length = 0;
    while at < field.len() {
        if !(camel_case && convert && field[at] == b'_') {
            length += 1;
        }
        at += 1;
    }
    length
}

/// Where the name begins, behind the mark of a raw identifier or of a name as it is, and whether its case may be
/// converted.
const fn start(field: &[u8]) -> (usize, bool) {
    match field {
        [b'=', ..] => (1, false),
        [b'r', b'#', ..] => (2, true),
        _ => (0, true),
    }
}

/// Gives a struct its `Deserialize`, from the attributes that serde's derive of `Serialize` reads as well.
macro_rules! read_members {
    ($name:ident [$($meta:tt)*] { $( [$($attributes:tt)*] $field:ident: $ty:ty, )* }) => {
        const _: () = {
            /// The members, numbered.
            #[allow(non_camel_case_types, dead_code, clippy::enum_variant_names, reason = "they are the names of the fields")]
            enum Member { $( $field ),* }

            const CAMEL_CASE: bool = $crate::describe::read::read_members!(@camel $($meta)*);
            const FIELDS: &[&str] = &[$( $crate::describe::read::read_members!(@name $field $($attributes)*) ),*];
            const BYTES: [u8; $crate::describe::read::wire_length(FIELDS, CAMEL_CASE)] =
                $crate::describe::read::wire_bytes(FIELDS, CAMEL_CASE);
            const NAMES: [&str; FIELDS.len()] =
                $crate::describe::read::wire_names(&BYTES, FIELDS, CAMEL_CASE);

            impl $crate::describe::read::Described for $name {
                const NAME: &'static str = stringify!($name);
                const CLOSED: bool = $crate::describe::read::read_members!(@closed $($meta)*);
                const MEMBERS: &'static [&'static str] = &NAMES;
                const ALIASES: &'static [&'static [&'static str]] =
                    &[$( $crate::describe::read::read_members!(@alias $($attributes)*) ),*];
            }

            impl<'de> $crate::describe::read::Members<'de> for $name {
                #[allow(unused_mut, unused_variables, reason = "a struct may have no members")]
                fn read<A: serde::de::MapAccess<'de>>(
                    members: &mut $crate::describe::read::Reader<'de, A>,
                ) -> Option<$name> {
                    $( let mut $field: Option<$ty> = None; )*
                    while let Some(member) = members.member() {
                        $( if member == Member::$field as usize {
                            members.value(&mut $field);
                        } )*
                    }
                    Some($name {
                        $( $field: $crate::describe::read::read_members!(
                            @value members (Member::$field as usize) $field $($attributes)*
                        ), )*
                    })
                }
            }

            impl<'de> serde::Deserialize<'de> for $name {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                    $crate::describe::read::deserialize(deserializer)
                }
            }
        };
    };

    (@camel) => { false };
    (@camel #[serde(rename_all = "camelCase" $($more:tt)*)] $($rest:tt)*) => { true };
    (@camel #[$($other:tt)*] $($rest:tt)*) => { $crate::describe::read::read_members!(@camel $($rest)*) };

    (@closed) => { false };
    (@closed #[serde(deny_unknown_fields $($more:tt)*)] $($rest:tt)*) => { true };
    (@closed #[$($other:tt)*] $($rest:tt)*) => { $crate::describe::read::read_members!(@closed $($rest)*) };

    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident #[serde(rename = $wire:literal $($more:tt)*)] $($rest:tt)*) => {
        $crate::describe::read::as_it_is!($wire)
    };
    (@name $field:ident #[serde($key:ident $(= $value:literal)?, $($more:tt)+)] $($rest:tt)*) => {
        $crate::describe::read::read_members!(@name $field #[serde($($more)+)] $($rest)*)
    };
    (@name $field:ident #[$($other:tt)*] $($rest:tt)*) => {
        $crate::describe::read::read_members!(@name $field $($rest)*)
    };

    (@alias) => { &[] };
    (@alias #[serde(alias = $wire:literal $($more:tt)*)] $($rest:tt)*) => { &[$wire] };
    (@alias #[serde($key:ident $(= $value:literal)?, $($more:tt)+)] $($rest:tt)*) => {
        $crate::describe::read::read_members!(@alias #[serde($($more)+)] $($rest)*)
    };
    (@alias #[$($other:tt)*] $($rest:tt)*) => { $crate::describe::read::read_members!(@alias $($rest)*) };

    (@value $members:ident ($index:expr) $field:ident) => {
        $members.required($field, $index)?
    };
    (@value $members:ident ($index:expr) $field:ident #[serde(default)] $($rest:tt)*) => {
        $field.unwrap_or_default()
    };
    (@value $members:ident ($index:expr) $field:ident #[serde(default, $($more:tt)*)] $($rest:tt)*) => {
        $field.unwrap_or_default()
    };
    (@value $members:ident ($index:expr) $field:ident #[serde($key:ident $(= $value:literal)?, $($more:tt)+)] $($rest:tt)*) => {
        $crate::describe::read::read_members!(@value $members ($index) $field #[serde($($more)+)] $($rest)*)
    };
    (@value $members:ident ($index:expr) $field:ident #[$($other:tt)*] $($rest:tt)*) => {
        $crate::describe::read::read_members!(@value $members ($index) $field $($rest)*)
    };
}
pub(crate) use read_members;
