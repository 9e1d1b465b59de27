//! `keyed_union!`: unions whose members are a bare string, or an object with one key that names the member.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::UnrecognizedVariant;
use super::object::{ObjectText, quoted};
use super::tagged::Text;
use crate::Json;

/// What the macro gives to the code that all keyed unions share.
pub(crate) trait KeyedUnion: Sized {
    /// The names that the release lists: strings and keys.
    const NAMES: &'static [&'static str];

    /// The member that is a bare string.
    fn from_keyword(name: &str) -> Option<Self>;

    /// Decodes the value under a known key; none when the key is not known.
    fn decode<'de, A: MapAccess<'de>>(key: &str, map: &mut A) -> Result<Option<Self>, A::Error>;

    /// Keeps what is not known; none when the union is closed.
    fn unrecognized(variant: UnrecognizedVariant) -> Option<Self>;
}

pub(crate) fn deserialize<'de, T: KeyedUnion, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(KeyedVisitor(PhantomData))
}

struct KeyedVisitor<T>(PhantomData<T>);

impl<T: KeyedUnion> KeyedVisitor<T> {
    fn keep<E: Error>(name: &str, json: Result<Json, serde_json::Error>) -> Result<T, E> {
        let json = json.map_err(E::custom)?;
        T::unrecognized(UnrecognizedVariant::new(name, json))
            .ok_or_else(|| E::unknown_variant(name, T::NAMES))
    }
}

impl<'de, T: KeyedUnion> Visitor<'de> for KeyedVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or an object with one member")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<T, E> {
        match T::from_keyword(name) {
            Some(union) => Ok(union),
            None if T::NAMES.contains(&name) => Err(E::custom(format_args!(
                "expected an object with the member `{name}`, found only its name"
            ))),
            None => Self::keep(name, Json::from_text(quoted(name))),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let Some(Text(key)) = map.next_key::<Text>()? else {
            return Err(A::Error::custom("expected an object with one member, found an empty object"));
        };
        if let Some(union) = T::decode(&key, &mut map)? {
            return match map.next_key::<Text>()? {
                None => Ok(union),
                Some(Text(second)) => Err(beside(&key, &second)),
            };
        }
        if let Some(union) = T::from_keyword(&key) {
            // The release also reads a bare name as the key of a null.
            map.next_value::<()>()?;
            return Ok(union);
        }
        let mut text = ObjectText::new();
        text.member(&key, map.next_value::<Json>()?.as_str());
        while let Some(Text(other)) = map.next_key::<Text>()? {
            if T::NAMES.contains(&&*other) {
                return Err(beside(&other, &key));
            }
            text.member(&other, map.next_value::<Json>()?.as_str());
        }
        Self::keep(&key, text.finish())
    }
}

fn beside<E: Error>(known: &str, other: &str) -> E {
    E::custom(format_args!("expected only the member `{known}`, found `{other}` beside it"))
}

/// Declares externally tagged unions: `open Name { Bare = "name", Variant(Body) = "key", … }`.
macro_rules! keyed_union {
    ($(
        $(#[doc = $doc:literal])*
        $openness:ident $name:ident {
            $(
                $(#[doc = $vdoc:literal])*
                $variant:ident $(($body:ty))? = $wire:literal $(also $alias:literal)*
            ),+ $(,)?
        }
    )+) => { $(
        $crate::open::keyed::keyed_union!(@type $openness
            $(#[doc = $doc])* $name {
                $( $(#[doc = $vdoc])* $variant $(($body))? = $wire ),+
            }
        );

        impl $name {
            /// The strings and keys that release 0.130.0 lists.
            pub const NAMES: &'static [&'static str] = &[$($wire),+];
        }

        impl $crate::open::keyed::KeyedUnion for $name {
            const NAMES: &'static [&'static str] = $name::NAMES;

            #[inline]
            #[allow(unused_variables, reason = "a union may have no bare strings")]
            fn from_keyword(name: &str) -> Option<$name> {
                $(
                    $crate::open::keyed::keyed_union!(@keyword $name $variant name $wire $(| $alias)*; $(($body))?);
                )+
                None
            }

            fn decode<'de, A: serde::de::MapAccess<'de>>(
                key: &str,
                map: &mut A,
            ) -> Result<Option<$name>, A::Error> {
                $(
                    $crate::open::keyed::keyed_union!(@decode $name $variant key map $wire $(| $alias)*; $(($body))?);
                )+
                Ok(None)
            }

            #[inline]
            fn unrecognized(variant: $crate::open::UnrecognizedVariant) -> Option<$name> {
                $crate::open::keyed::keyed_union!(@unrecognized $openness $name variant)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                $crate::open::keyed::deserialize(deserializer)
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

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let mut union = $crate::describe::shapes::KeyedUnion::default();
                $(
                    $crate::open::keyed::keyed_union!(
                        @schema union generator $name $variant $wire concat!($($vdoc, "\n"),*); $(($body))?
                    );
                )+
                struct Keywords;

                impl schemars::JsonSchema for Keywords {
                    fn schema_name() -> std::borrow::Cow<'static, str> {
                        concat!(stringify!($name), "Keyword").into()
                    }

                    fn schema_id() -> std::borrow::Cow<'static, str> {
                        concat!(module_path!(), "::", stringify!($name), "Keyword").into()
                    }

                    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                        #[allow(unused_mut, reason = "a union may have no bare strings")]
                        let mut union = $crate::describe::shapes::KeyedUnion::default();
                        $(
                            $crate::open::keyed::keyed_union!(
                                @schema_keyword union $wire concat!($($vdoc, "\n"),*); $(($body))?
                            );
                        )+
                        union.keywords(stringify!($name), stringify!($openness))
                    }
                }

                if union.has_keywords() {
                    let keywords = generator.subschema_for::<Keywords>();
                    union.add(keywords);
                }
                union.finish(concat!($($doc, "\n"),*), stringify!($openness))
            }
        }

        $crate::describe::impl_ts!($name; $($($body)?)+);
    )+ };

    (@type open $(#[doc = $doc:literal])* $name:ident {
        $( $(#[doc = $vdoc:literal])* $variant:ident $(($body:ty))? = $wire:literal ),+
    }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[doc = $vdoc])*
                #[doc = concat!("`", $wire, "` on the wire.")]
                $variant $(($body))?,
            )+
            /// A member of a newer release, kept whole.
            Unrecognized($crate::open::UnrecognizedVariant),
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(
                        $name::$variant $(($crate::open::keyed::keyed_union!(@bind $body; body)))? => {
                            $crate::open::keyed::keyed_union!(@serialize serializer $wire $(($body; body))?)
                        }
                    )+
                    $name::Unrecognized(variant) => variant.serialize(serializer),
                }
            }
        }
    };
    (@type closed $(#[doc = $doc:literal])* $name:ident {
        $( $(#[doc = $vdoc:literal])* $variant:ident $(($body:ty))? = $wire:literal ),+
    }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[doc = $vdoc])*
                #[doc = concat!("`", $wire, "` on the wire.")]
                $variant $(($body))?,
            )+
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(
                        $name::$variant $(($crate::open::keyed::keyed_union!(@bind $body; body)))? => {
                            $crate::open::keyed::keyed_union!(@serialize serializer $wire $(($body; body))?)
                        }
                    )+
                }
            }
        }
    };

    (@bind $body:ty; $binding:ident) => { $binding };

    (@serialize $serializer:ident $wire:literal ($body:ty; $binding:ident)) => {{
        let mut map = $serializer.serialize_map(Some(1))?;
        serde::ser::SerializeMap::serialize_entry(&mut map, $wire, $binding)?;
        serde::ser::SerializeMap::end(map)
    }};
    (@serialize $serializer:ident $wire:literal) => { $serializer.serialize_str($wire) };

    (@keyword $name:ident $variant:ident $value:ident $($wire:literal)|+; ($body:ty)) => {};
    (@keyword $name:ident $variant:ident $value:ident $($wire:literal)|+;) => {
        if matches!($value, $($wire)|+) {
            return Some($name::$variant);
        }
    };

    (@decode $name:ident $variant:ident $key:ident $map:ident $($wire:literal)|+; ($body:ty)) => {
        if matches!($key, $($wire)|+) {
            return Ok(Some($name::$variant($map.next_value()?)));
        }
    };
    (@decode $name:ident $variant:ident $key:ident $map:ident $($wire:literal)|+;) => {};

    (@unrecognized open $name:ident $variant:ident) => { Some($name::Unrecognized($variant)) };
    (@unrecognized closed $name:ident $variant:ident) => {{
        let _ = $variant;
        None
    }};

    (@schema $union:ident $generator:ident $name:ident $variant:ident $wire:literal $doc:expr; ($body:ty)) => {{
        struct Member;

        impl schemars::JsonSchema for Member {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                concat!(stringify!($variant), stringify!($name)).into()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($variant), stringify!($name)).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::describe::shapes::keyed_member($wire, $doc, generator.subschema_for::<$body>())
            }
        }

        let member = $generator.subschema_for::<Member>();
        $union.add(member);
    }};
    (@schema $union:ident $generator:ident $name:ident $variant:ident $wire:literal $doc:expr;) => {
        $union.keyword($wire, $doc);
    };

    (@schema_keyword $union:ident $wire:literal $doc:expr; ($body:ty)) => {};
    (@schema_keyword $union:ident $wire:literal $doc:expr;) => { $union.keyword($wire, $doc); };
}
pub(crate) use keyed_union;
