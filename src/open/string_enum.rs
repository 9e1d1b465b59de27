//! `string_enum!`: enums that are one string on the wire.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, MapAccess, Unexpected, Visitor};

use super::tagged::Text;

/// What the macro gives to the code that all string enums share.
pub(crate) trait StringEnum: Sized {
    /// The strings that the release lists.
    const VALUES: &'static [&'static str];

    /// The variant for a string; none when the enum is closed and does not know it.
    fn from_wire(value: &str) -> Option<Self>;
}

pub(crate) fn deserialize<'de, T: StringEnum, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(StringVisitor(PhantomData))
}

struct StringVisitor<T>(PhantomData<T>);

impl<'de, T: StringEnum> Visitor<'de> for StringVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        T::from_wire(value).ok_or_else(|| E::unknown_variant(value, T::VALUES))
    }

    /// The release also reads a value as the key of a null.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let key = map.next_key::<Text>()?;
        let Some(value) = key.and_then(|Text(key)| T::from_wire(&key)) else {
            return Err(A::Error::invalid_type(Unexpected::Map, &self));
        };
        map.next_value::<()>()?;
        match map.next_key::<Text>()? {
            None => Ok(value),
            Some(_) => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}

/// A string that a closed enum does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownValue {
    /// What was found.
    pub found: String,
    /// The strings that the enum knows.
    pub expected: &'static [&'static str],
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown value `{}`, expected one of {}", self.found, self.expected.join(", "))
    }
}

impl std::error::Error for UnknownValue {}

/// Declares enums that are one string on the wire: `open Name { Variant = "wire", … }` or `closed Name { … }`.
///
/// `= "wire" or "listed"` reads a second spelling that the release's schema lists, `also "alias"` one that it
/// does not list; the first spelling is written.
macro_rules! string_enum {
    ($(
        $(#[doc = $doc:literal])*
        $(#[derive($($derive:ident),+)])?
        $openness:ident $name:ident {
            $(
                $(#[doc = $vdoc:literal])*
                $(#[default $($default:tt)?])?
                $variant:ident = $wire:literal $(or $listed:literal)* $(also $alias:literal)*
            ),+ $(,)?
        }
    )+) => { $(
        $crate::open::string_enum::string_enum!(@type $openness
            $(#[doc = $doc])* $(#[derive($($derive),+)])? $name {
                $( $(#[doc = $vdoc])* $(#[default $($default)?])? $variant = $wire ),+
            }
        );

        impl $name {
            /// The strings that release 0.130.0 lists, in its order.
            pub const VALUES: &'static [&'static str] = &[$($wire $(, $listed)*),+];
        }

        impl $crate::open::string_enum::StringEnum for $name {
            const VALUES: &'static [&'static str] = $name::VALUES;

            #[inline]
            fn from_wire(value: &str) -> Option<$name> {
                match value {
                    $($wire $(| $listed)* $(| $alias)* => Some($name::$variant),)+
                    _ => $crate::open::string_enum::string_enum!(@unknown $openness $name value),
                }
            }
        }

        $crate::open::string_enum::string_enum!(@from $openness $name);

        impl std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                $crate::open::string_enum::deserialize(deserializer)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::describe::shapes::string_enum(
                    concat!($($doc, "\n"),*),
                    stringify!($openness),
                    &[$(
                        ($wire, concat!($($vdoc, "\n"),*)) $(, ($listed, concat!("Read as `", $wire, "`."))) *
                    ),+],
                )
            }
        }

        $crate::describe::impl_ts!($name;);
    )+ };

    (@type open $(#[doc = $doc:literal])* $(#[derive($($derive:ident),+)])? $name:ident {
        $( $(#[doc = $vdoc:literal])* $(#[default $($default:tt)?])? $variant:ident = $wire:literal ),+
    }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash $($(, $derive)+)?)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[doc = $vdoc])*
                #[doc = concat!("`", $wire, "` on the wire.")]
                $(#[default $($default)?])?
                $variant,
            )+
            /// A value of a newer release, kept as it came.
            Unrecognized($crate::open::UnrecognizedValue),
        }

        impl $name {
            /// The string on the wire.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $($name::$variant => $wire,)+
                    $name::Unrecognized(value) => value.as_str(),
                }
            }
        }
    };

    (@type closed $(#[doc = $doc:literal])* $(#[derive($($derive:ident),+)])? $name:ident {
        $( $(#[doc = $vdoc:literal])* $(#[default $($default:tt)?])? $variant:ident = $wire:literal ),+
    }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash $($(, $derive)+)?)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[doc = $vdoc])*
                #[doc = concat!("`", $wire, "` on the wire.")]
                $(#[default $($default)?])?
                $variant,
            )+
        }

        impl $name {
            /// The string on the wire.
            #[inline]
            pub fn as_str(&self) -> &'static str {
                match self {
                    $($name::$variant => $wire,)+
                }
            }
        }
    };

    (@unknown open $name:ident $value:ident) => {
        Some($name::Unrecognized($crate::open::UnrecognizedValue::new($value)))
    };
    (@unknown closed $name:ident $value:ident) => { None };

    (@from open $name:ident) => {
        impl From<&str> for $name {
            #[inline]
            fn from(value: &str) -> $name {
                <$name as $crate::open::string_enum::StringEnum>::from_wire(value)
                    .unwrap_or_else(|| $name::Unrecognized($crate::open::UnrecognizedValue::new(value)))
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            #[inline]
            fn from_str(value: &str) -> Result<$name, Self::Err> {
                Ok($name::from(value))
            }
        }
    };
    (@from closed $name:ident) => {
        impl std::str::FromStr for $name {
            type Err = $crate::open::string_enum::UnknownValue;

            #[inline]
            fn from_str(value: &str) -> Result<$name, Self::Err> {
                <$name as $crate::open::string_enum::StringEnum>::from_wire(value).ok_or_else(|| Self::Err {
                    found: value.to_owned(),
                    expected: $name::VALUES,
                })
            }
        }
    };
}
pub(crate) use string_enum;
