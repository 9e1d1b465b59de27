//! How enums and unions stay open.
//!
//! Every enum and union of the protocol says in its declaration whether it is open. An open one decodes a value
//! or tag that it does not know into its `Unrecognized` variant, which keeps the whole JSON and writes it back
//! unchanged; a *known* tag with a malformed body is an error, never an unknown. A closed one refuses what it does
//! not know: only a client sends it, or an untagged union around it can only be decided that way.
//!
//! The declarations are macros: `string_enum!`, `tagged_union!`, `keyed_union!`
//! and `untagged_union!`. Each makes the type, its serde code and, behind the features, its JSON Schema and
//! TypeScript from one table of wire name and variant.

use std::fmt;

use crate::Json;

pub(crate) mod keyed;
pub(crate) mod object;
mod only_structs;
pub(crate) mod string_enum;
mod tag_once;
pub(crate) mod tagged;
pub(crate) mod untagged;
pub(crate) mod with_rest;

pub use string_enum::UnknownValue;

/// A string that an open enum does not know, as a newer peer sent it.
///
/// It cannot be made by hand: a value that this release knows always decodes into its own variant, so comparing
/// with `as_str` keeps working when a later release gives the value a name.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnrecognizedValue(Box<str>);

impl UnrecognizedValue {
    pub(crate) fn new(value: &str) -> UnrecognizedValue {
        UnrecognizedValue(value.into())
    }

    /// The string on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnrecognizedValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// A union member that an open union does not know, as a newer peer sent it: its tag and the whole JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct UnrecognizedVariant {
    tag: Box<str>,
    json: Json,
}

impl UnrecognizedVariant {
    pub(crate) fn new(tag: &str, json: Json) -> UnrecognizedVariant {
        UnrecognizedVariant { tag: tag.into(), json }
    }

    /// The tag: the value of the tag member, or the only key of an externally tagged union.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The whole value, tag included.
    pub fn json(&self) -> &Json {
        &self.json
    }
}

impl serde::Serialize for UnrecognizedVariant {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}
