//! `untagged_union!`: unions without a tag, told apart by shape in a fixed order.
//!
//! The value is read once as text, then offered to each alternative. Such unions are rare and small; the hot
//! ones (request ids, tool outputs) have readers of their own.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

use crate::Json;

/// The alternatives of a union in order, each with the reason why it did not fit.
pub(crate) struct Attempts<'a> {
    json: &'a Json,
    reasons: Vec<String>,
}

impl<'a> Attempts<'a> {
    pub(crate) fn new(json: &'a Json) -> Attempts<'a> {
        Attempts { json, reasons: Vec::new() }
    }

    pub(crate) fn attempt<T: serde::de::DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        match crate::decode::read_part(self.json.as_str()) {
            Ok(value) => Some(value),
            Err(reason) => {
                self.reasons.push(format!("as {name}: {reason}"));
                None
            }
        }
    }

    pub(crate) fn into_message(self) -> String {
        format!("no alternative fits ({})", self.reasons.join("; "))
    }
}

/// A value whose first byte tells what it is.
pub(crate) enum TextOrList<T> {
    Text(String),
    List(Vec<T>),
}

/// Reads a text or a list where it stands.
pub(crate) fn text_or_list<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<TextOrList<T>, D::Error> {
    deserializer.deserialize_any(TextOrListVisitor(PhantomData))
}

struct TextOrListVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for TextOrListVisitor<T> {
    type Value = TextOrList<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or an array")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<TextOrList<T>, E> {
        Ok(TextOrList::Text(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<TextOrList<T>, E> {
        Ok(TextOrList::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<TextOrList<T>, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(list)).map(TextOrList::List)
    }
}

/// Declares unions told apart by shape: `closed Name { Variant(Body), … }`, tried in this order.
///
/// `closed Name as text_or_list { Text(String), List(Vec<Part>) }` tries nothing: it reads what it sees, which long
/// texts need.
///
/// `open Name when known { … }` keeps a value whole when no alternative fits and the function `known` does not
/// take it for a malformed one of this release.
macro_rules! untagged_union {
    ($(
        $(#[doc = $doc:literal])*
        $openness:ident $name:ident $(when $known:path)? $(as $shape:ident)? {
            $( $(#[doc = $vdoc:literal])* $variant:ident($body:ty) ),+ $(,)?
        }
    )+) => { $(
        $crate::open::untagged::untagged_union!(@type $openness
            $(#[doc = $doc])* $name $(when $known)? $(as $shape)? { $( $(#[doc = $vdoc])* $variant($body) ),+ }
        );

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let members = [$( generator.subschema_for::<$body>() ),+];
                $crate::describe::shapes::untagged_union(
                    concat!($($doc, "\n"),*),
                    stringify!($openness),
                    members,
                )
            }
        }

        $crate::describe::impl_ts!($name; $($body)+);
    )+ };

    (@type open $(#[doc = $doc:literal])* $name:ident when $known:path {
        $( $(#[doc = $vdoc:literal])* $variant:ident($body:ty) ),+
    }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        #[serde(untagged)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[doc = $vdoc])* $variant($body), )+
            /// A value of a newer release, kept whole.
            Unrecognized($crate::Json),
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let json = <$crate::Json as serde::Deserialize>::deserialize(deserializer)?;
                let mut attempts = $crate::open::untagged::Attempts::new(&json);
                $(
                    if let Some(body) = attempts.attempt(stringify!($body)) {
                        return Ok($name::$variant(body));
                    }
                )+
                if $known(&json) {
                    return Err(serde::de::Error::custom(attempts.into_message()));
                }
                Ok($name::Unrecognized(json))
            }
        }
    };
    (@type closed $(#[doc = $doc:literal])* $name:ident {
        $( $(#[doc = $vdoc:literal])* $variant:ident($body:ty) ),+
    }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        #[serde(untagged)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[doc = $vdoc])* $variant($body), )+
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let json = <$crate::Json as serde::Deserialize>::deserialize(deserializer)?;
                let mut attempts = $crate::open::untagged::Attempts::new(&json);
                $(
                    if let Some(body) = attempts.attempt(stringify!($body)) {
                        return Ok($name::$variant(body));
                    }
                )+
                Err(serde::de::Error::custom(attempts.into_message()))
            }
        }
    };
    (@type closed $(#[doc = $doc:literal])* $name:ident as text_or_list {
        $(#[doc = $tdoc:literal])* $text:ident($tbody:ty), $(#[doc = $ldoc:literal])* $list:ident($lbody:ty)
    }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        #[serde(untagged)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = $tdoc])*
            $text($tbody),
            $(#[doc = $ldoc])*
            $list($lbody),
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                Ok(match $crate::open::untagged::text_or_list(deserializer)? {
                    $crate::open::untagged::TextOrList::Text(text) => $name::$text(text),
                    $crate::open::untagged::TextOrList::List(list) => $name::$list(list),
                })
            }
        }
    };
}
pub(crate) use untagged_union;
