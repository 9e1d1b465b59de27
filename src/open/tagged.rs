//! `tagged_union!`: unions of objects that a member (`type`, `kind`, `mode`) tells apart.
//!
//! Servers write the tag first, so the fast path is the normal one: read the tag, then stream the rest of the
//! object straight into the body type. When the tag comes later, the members are gathered as text and read again
//! with the tag in front. serde's own internally tagged form would buffer every value in both cases.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Error as _, Impossible, SerializeMap, SerializeStruct};
use serde::{Serialize, Serializer};

use super::UnrecognizedVariant;
use super::object::{ObjectText, quoted};
use super::tag_once::TagOnce;
use crate::Json;

/// What the macro gives to the code that all tagged unions share.
pub(crate) trait TaggedUnion: DeserializeOwned {
    /// The member that tells the variants apart.
    const TAG: &'static str;
    /// The tags that the release lists.
    const TAGS: &'static [&'static str];

    /// Decodes the body of a known tag; hands the body back when the tag is not known.
    fn decode<'de, D: Deserializer<'de>>(tag: &str, body: D) -> Result<Result<Self, D>, D::Error>;

    /// Keeps what is not known; none when the union is closed.
    fn unrecognized(variant: UnrecognizedVariant) -> Option<Self>;
}

pub(crate) fn deserialize<'de, T: TaggedUnion, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(UnionVisitor(PhantomData))
}

struct UnionVisitor<T>(PhantomData<T>);

impl<'de, T: TaggedUnion> Visitor<'de> for UnionVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with the tag `{}`", T::TAG)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        match map.next_key_seed(IsTag(T::TAG))? {
            None => Err(A::Error::missing_field(T::TAG)),
            Some(None) => {
                let tag: Text = map.next_value()?;
                match T::decode(&tag.0, MapAccessDeserializer::new(TagOnce { map, tag: T::TAG }))? {
                    Ok(union) => Ok(union),
                    Err(body) => unknown(&tag.0, body),
                }
            }
            Some(Some(first)) => tag_later(first, map),
        }
    }
}

fn unknown<'de, T: TaggedUnion, D: Deserializer<'de>>(tag: &str, body: D) -> Result<T, D::Error> {
    let mut text = ObjectText::new();
    text.member(T::TAG, &quoted(tag));
    let json = body.deserialize_map(Gather { text, tag: None })?.0.finish().map_err(D::Error::custom)?;
    T::unrecognized(UnrecognizedVariant::new(tag, json))
        .ok_or_else(|| D::Error::unknown_variant(tag, T::TAGS))
}

/// Reads the members again, the tag first.
fn tag_later<'de, T: TaggedUnion, A: MapAccess<'de>>(first: String, mut map: A) -> Result<T, A::Error> {
    let mut text = ObjectText::new();
    let value: Json = map.next_value()?;
    text.member(&first, value.as_str());
    let gather = Gather { text, tag: Some((T::TAG, None)) };
    let (text, tag) = gather.visit_map(map)?;
    let Some(tag) = tag else { return Err(A::Error::missing_field(T::TAG)) };
    if !tag.as_str().starts_with('"') {
        return Err(A::Error::custom(format_args!("expected a string as `{}`, found {tag}", T::TAG)));
    }
    let mut whole = ObjectText::new();
    whole.member(T::TAG, tag.as_str());
    whole.members(&text.close());
    crate::decode::read_part(&whole.close()).map_err(A::Error::custom)
}

/// Collects the members of an object as text; `tag` names the member to take out, if any.
struct Gather {
    text: ObjectText,
    tag: Option<(&'static str, Option<Json>)>,
}

impl<'de> Visitor<'de> for Gather {
    type Value = (ObjectText, Option<Json>);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self::Value, A::Error> {
        while let Some(key) = map.next_key::<Text>()? {
            let value: Json = map.next_value()?;
            match &mut self.tag {
                Some((name, found)) if *key.0 == **name => *found = Some(value),
                _ => self.text.member(&key.0, value.as_str()),
            }
        }
        Ok((self.text, self.tag.and_then(|(_, found)| found)))
    }
}

/// Reads a key: none when it is the tag, the key otherwise.
struct IsTag(&'static str);

impl<'de> DeserializeSeed<'de> for IsTag {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<String>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for IsTag {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Option<String>, E> {
        Ok(if key == self.0 { None } else { Some(key.to_owned()) })
    }
}

/// A string that borrows from the input where it can.
pub(crate) struct Text<'de>(pub(crate) std::borrow::Cow<'de, str>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text<'de>, D::Error> {
        struct TextVisitor;

        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'de>, E> {
                Ok(Text(text.into()))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text<'de>, E> {
                Ok(Text(text.to_owned().into()))
            }

            fn visit_string<E: Error>(self, text: String) -> Result<Text<'de>, E> {
                Ok(Text(text.into()))
            }
        }

        deserializer.deserialize_str(TextVisitor)
    }
}

/// Reads past a body that has no members of its own.
pub(crate) fn no_body<'de, D: Deserializer<'de>>(body: D) -> Result<(), D::Error> {
    serde::de::IgnoredAny::deserialize(body).map(|_| ())
}

/// Writes `{tag: value}` without further members.
pub(crate) fn serialize_tag<S: Serializer>(
    serializer: S,
    tag: &'static str,
    value: &'static str,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(tag, value)?;
    map.end()
}

/// Writes the tag, then the members of the body.
pub(crate) fn serialize_body<S: Serializer, T: Serialize>(
    serializer: S,
    tag: &'static str,
    value: &'static str,
    body: &T,
) -> Result<S::Ok, S::Error> {
    body.serialize(TagFirst { inner: serializer, tag, value })
}

/// A serializer for structs that puts a tag in front of their members.
struct TagFirst<S> {
    inner: S,
    tag: &'static str,
    value: &'static str,
}

impl<S: Serializer> Serializer for TagFirst<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Impossible<S::Ok, S::Error>;
    type SerializeTuple = Impossible<S::Ok, S::Error>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
    type SerializeMap = Impossible<S::Ok, S::Error>;
    type SerializeStruct = S::SerializeStruct;
    type SerializeStructVariant = Impossible<S::Ok, S::Error>;

    fn serialize_struct(self, name: &'static str, len: usize) -> Result<S::SerializeStruct, S::Error> {
        let mut members = self.inner.serialize_struct(name, len + 1)?;
        members.serialize_field(self.tag, self.value)?;
        Ok(members)
    }

    super::only_structs::refuse_all_but_structs!();
}

/// Declares unions told apart by a member: `open Name by "type" { Variant(Body) = "tag", Bare = "tag", … }`.
///
/// `also "alias"` reads a second tag; the first is written. `Variant[Body]` keeps a large body in a box, so that
/// the union stays small.
macro_rules! tagged_union {
    ($(
        $(#[doc = $doc:literal])*
        $openness:ident $name:ident by $tag:literal {
            $(
                $(#[doc = $vdoc:literal])*
                $variant:ident $(($body:ident))? $([$boxed:ident])? = $wire:literal $(also $alias:literal)*
            ),+ $(,)?
        }
    )+) => { $(
        $crate::open::tagged::tagged_union!(@type $openness
            $(#[doc = $doc])* $name {
                $( $(#[doc = $vdoc])* $variant $(($body))? $([$boxed])? = $wire ),+
            }
        );

        impl $name {
            /// The tags that release 0.130.0 lists.
            pub const TAGS: &'static [&'static str] = &[$($wire),+];
        }

        impl $crate::open::tagged::TaggedUnion for $name {
            const TAG: &'static str = $tag;
            const TAGS: &'static [&'static str] = $name::TAGS;

            fn decode<'de, D: serde::Deserializer<'de>>(
                tag: &str,
                body: D,
            ) -> Result<Result<$name, D>, D::Error> {
                Ok(Ok(match tag {
                    $(
                        $wire $(| $alias)* => {
                            $crate::open::tagged::tagged_union!(@decode $name $variant body $(($body))? $([$boxed])?)
                        }
                    )+
                    _ => return Ok(Err(body)),
                }))
            }

            #[inline]
            fn unrecognized(variant: $crate::open::UnrecognizedVariant) -> Option<$name> {
                $crate::open::tagged::tagged_union!(@unrecognized $openness $name variant)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                $crate::open::tagged::deserialize(deserializer)
            }
        }

        $(
            $(
                impl From<$body> for $name {
                    #[inline]
                    fn from(body: $body) -> $name {
                        $name::$variant(body)
                    }
                }
            )?
            $(
                impl From<$boxed> for $name {
                    #[inline]
                    fn from(body: $boxed) -> $name {
                        $name::$variant(Box::new(body))
                    }
                }
            )?
        )+

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let members = [$(
                    ($wire, {
                        struct Member;

                        impl schemars::JsonSchema for Member {
                            fn schema_name() -> std::borrow::Cow<'static, str> {
                                $crate::open::tagged::tagged_union!(@member $name $variant $(($body))? $(($boxed))?).into()
                            }

                            fn schema_id() -> std::borrow::Cow<'static, str> {
                                concat!(module_path!(), "::", $crate::open::tagged::tagged_union!(@member $name $variant $(($body))? $(($boxed))?)).into()
                            }

                            fn json_schema(
                                _generator: &mut schemars::SchemaGenerator,
                            ) -> schemars::Schema {
                                $crate::describe::shapes::tagged_member(
                                    $tag,
                                    $wire,
                                    concat!($($vdoc, "\n"),*),
                                    $crate::open::tagged::tagged_union!(@body _generator $(($body))? $(($boxed))?),
                                )
                            }
                        }

                        generator.subschema_for::<Member>()
                    })
                ),+];
                $crate::describe::shapes::tagged_union(
                    concat!($($doc, "\n"),*),
                    stringify!($openness),
                    $tag,
                    &[$( $(($alias, $wire),)* )+],
                    members,
                )
            }
        }

        $crate::describe::impl_ts!($name; $($($body)? $($boxed)?)+);
    )+ };

    (@type open $(#[doc = $doc:literal])* $name:ident {
        $( $(#[doc = $vdoc:literal])* $variant:ident $(($body:ident))? $([$boxed:ident])? = $wire:literal ),+
    }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "bodies are moved once, into the message that holds them")]
        pub enum $name {
            $(
                $(#[doc = $vdoc])*
                #[doc = concat!("Tag `", $wire, "`.")]
                $variant $(($body))? $((Box<$boxed>))?,
            )+
            /// A member of a newer release, kept whole.
            Unrecognized($crate::open::UnrecognizedVariant),
        }

        impl $name {
            /// The tag on the wire.
            #[inline]
            pub fn tag(&self) -> &str {
                match self {
                    $(
                        $name::$variant
                            $(($crate::open::tagged::tagged_union!(@ignore $body)))?
                            $(($crate::open::tagged::tagged_union!(@ignore $boxed)))?
                        => $wire,
                    )+
                    $name::Unrecognized(variant) => variant.tag(),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(
                        $name::$variant
                            $(($crate::open::tagged::tagged_union!(@bind $body body)))?
                            $(($crate::open::tagged::tagged_union!(@bind $boxed body)))?
                        => {
                            $crate::open::tagged::tagged_union!(
                                @serialize serializer $name $wire $(($body body))? $(($boxed body))?
                            )
                        }
                    )+
                    $name::Unrecognized(variant) => variant.serialize(serializer),
                }
            }
        }
    };
    (@type closed $(#[doc = $doc:literal])* $name:ident {
        $( $(#[doc = $vdoc:literal])* $variant:ident $(($body:ident))? $([$boxed:ident])? = $wire:literal ),+
    }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "bodies are moved once, into the message that holds them")]
        pub enum $name {
            $(
                $(#[doc = $vdoc])*
                #[doc = concat!("Tag `", $wire, "`.")]
                $variant $(($body))? $((Box<$boxed>))?,
            )+
        }

        impl $name {
            /// The tag on the wire.
            #[inline]
            pub fn tag(&self) -> &str {
                match self {
                    $(
                        $name::$variant
                            $(($crate::open::tagged::tagged_union!(@ignore $body)))?
                            $(($crate::open::tagged::tagged_union!(@ignore $boxed)))?
                        => $wire,
                    )+
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(
                        $name::$variant
                            $(($crate::open::tagged::tagged_union!(@bind $body body)))?
                            $(($crate::open::tagged::tagged_union!(@bind $boxed body)))?
                        => {
                            $crate::open::tagged::tagged_union!(
                                @serialize serializer $name $wire $(($body body))? $(($boxed body))?
                            )
                        }
                    )+
                }
            }
        }
    };

    (@bind $body:ident $binding:ident) => { $binding };
    (@ignore $body:ident) => { _ };

    (@serialize $serializer:ident $name:ident $wire:literal ($body:ident $binding:ident)) => {
        $crate::open::tagged::serialize_body::<_, $body>(
            $serializer,
            <$name as $crate::open::tagged::TaggedUnion>::TAG,
            $wire,
            $binding,
        )
    };
    (@serialize $serializer:ident $name:ident $wire:literal) => {
        $crate::open::tagged::serialize_tag(
            $serializer,
            <$name as $crate::open::tagged::TaggedUnion>::TAG,
            $wire,
        )
    };

    (@decode $name:ident $variant:ident $de:ident ($body:ident)) => {
        $name::$variant(<$body as serde::Deserialize>::deserialize($de)?)
    };
    (@decode $name:ident $variant:ident $de:ident [$boxed:ident]) => {
        $name::$variant(Box::new(<$boxed as serde::Deserialize>::deserialize($de)?))
    };
    (@decode $name:ident $variant:ident $de:ident) => {{
        $crate::open::tagged::no_body($de)?;
        $name::$variant
    }};

    (@unrecognized open $name:ident $variant:ident) => { Some($name::Unrecognized($variant)) };
    (@unrecognized closed $name:ident $variant:ident) => {{
        let _ = $variant;
        None
    }};

    (@member $name:ident $variant:ident ($body:ident)) => { stringify!($body) };
    (@member $name:ident $variant:ident) => { concat!(stringify!($variant), stringify!($name)) };

    (@body $generator:ident ($body:ident)) => { <$body as schemars::JsonSchema>::json_schema($generator) };
    (@body $generator:ident) => { $crate::describe::shapes::empty_object() };
}
pub(crate) use tagged_union;
