//! Thread and session ids as the UUIDs that they are (spec/identity.md §1.1).
//!
//! Decoding keeps the text. The release compares these two ids by value where it parses them: in rollouts that it
//! loads, in handlers, in the spawn tree. Code that imitates it there asks for the value here.

use std::fmt;

use uuid::Uuid;

use super::{SessionId, ThreadId};

/// An id that is not a UUID in one of the texts that the release reads: with hyphens, 32 hexadecimal digits, in
/// braces with hyphens, or with hyphens behind `urn:uuid:`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidId {
    /// The text that was found.
    pub found: String,
}

impl fmt::Display for InvalidId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected a UUID such as 01a1fd77-752c-79a3-83bd-ac086b785546, found `{}`", self.found)
    }
}

impl std::error::Error for InvalidId {}

/// The value of an id's text. The forms are told apart here, since versions of the uuid crate read different ones.
pub(crate) fn parse_uuid(text: &str) -> Option<Uuid> {
    let braced = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
    let hyphenated = match text.len() {
        32 | 36 => text,
        38 => braced?,
        45 => text.strip_prefix("urn:uuid:")?,
        _ => return None,
    };
    Uuid::try_parse(hyphenated).ok()
}

/// The text of an id as the server writes it.
pub(super) fn canonical(id: Uuid) -> String {
    let mut text = [0; uuid::fmt::Hyphenated::LENGTH];
    id.hyphenated().encode_lower(&mut text).to_owned()
}

macro_rules! by_value {
    ($($name:ident),+) => { $(
        impl $name {
            /// The id by value, whatever its text looks like.
            pub fn uuid(&self) -> Result<Uuid, InvalidId> {
                parse_uuid(self.as_str()).ok_or_else(|| InvalidId { found: self.as_str().to_owned() })
            }

            /// The same id as the server writes it: lowercase, with hyphens.
            pub fn canonical(&self) -> Result<$name, InvalidId> {
                self.uuid().map($name::from)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> $name {
                $name::new(canonical(id))
            }
        }
    )+ };
}

by_value!(ThreadId, SessionId);

impl From<ThreadId> for SessionId {
    /// The session of a root thread, or of one that is not loaded: the same id, text included.
    fn from(id: ThreadId) -> SessionId {
        SessionId::new(id.into_string())
    }
}

impl From<SessionId> for ThreadId {
    /// The root thread of a session: the same id, text included.
    fn from(id: SessionId) -> ThreadId {
        ThreadId::new(id.into_string())
    }
}
