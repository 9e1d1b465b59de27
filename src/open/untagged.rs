//! `untagged_union!`: unions without a tag, told apart by shape in a fixed order.
//!
//! The value is read once as text, then offered to each alternative. Such unions are rare and small; the hot
//! ones (request ids, tool outputs) have readers of their own.

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
        match serde_json::from_str(self.json.as_str()) {
            Ok(value) => Some(value),
            Err(error) => {
                let reason = crate::decode::relative_message(&error, self.json.as_str());
                self.reasons.push(format!("as {name}: {reason}"));
                None
            }
        }
    }

    pub(crate) fn into_message(self) -> String {
        format!("no alternative fits ({})", self.reasons.join("; "))
    }
}

/// Declares unions told apart by shape: `closed Name { Variant(Body), … }`, tried in this order.
///
/// `open Name when known { … }` keeps a value whole when no alternative fits and the function `known` does not
/// take it for a malformed one of this release.
macro_rules! untagged_union {
    ($(
        $(#[doc = $doc:literal])*
        $openness:ident $name:ident $(when $known:path)? {
            $( $(#[doc = $vdoc:literal])* $variant:ident($body:ty) ),+ $(,)?
        }
    )+) => { $(
        $crate::open::untagged::untagged_union!(@type $openness
            $(#[doc = $doc])* $name $(when $known)? { $( $(#[doc = $vdoc])* $variant($body) ),+ }
        );

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
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
}
pub(crate) use untagged_union;
