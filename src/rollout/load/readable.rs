//! Which files the server reads with turns (spec/rollout.md §2.4).

use std::fmt;

use crate::rollout::Head;
use crate::rollout::accept::{Accepted, ItemKind};

/// Why the server does not read a file with turns, although it can be loaded (spec/rollout.md §2.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotReadable {
    /// Its first item is not a `session_meta`.
    NoSessionMetadata,
    /// It has neither a `session_meta` nor a response item.
    Empty,
}

impl NotReadable {
    /// What the server says of a file at a path.
    pub fn message(self, path: &str) -> String {
        match self {
            NotReadable::NoSessionMetadata => {
                format!("rollout at {path} does not start with session metadata")
            }
            NotReadable::Empty => format!("rollout at {path} is empty"),
        }
    }
}

impl fmt::Display for NotReadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NotReadable::NoSessionMetadata => "the rollout does not start with session metadata",
            NotReadable::Empty => "the rollout is empty",
        })
    }
}

impl std::error::Error for NotReadable {}

/// Whether the server reads a file with turns: fed with the lines from the start.
#[derive(Debug, Clone, Default)]
pub(super) struct Readability {
    head: Head,
    first: Option<ItemKind>,
}

impl Readability {
    /// Takes the next line that is not blank: what it is in the head of a file, none when it does not decode.
    // Inline, like all that decodes: a build that does not call it does not compile the decoders.
    #[inline]
    pub(super) fn feed(&mut self, line: Option<&Accepted<'_>>) {
        self.head.take(line);
        if let Some(kind) = line.map(|line| line.kind)
            && matches!(kind, ItemKind::SessionMeta | ItemKind::ResponseItem)
        {
            self.first.get_or_insert(kind);
        }
    }

    /// Whether no further line can change the verdict.
    #[inline]
    pub(super) fn is_settled(&self) -> bool {
        self.first == Some(ItemKind::SessionMeta)
            || self.head.is_listed()
            || (self.first.is_some() && self.head.is_done())
    }

    /// What the server says, once the file has been fed.
    pub(super) fn verdict(&self) -> Result<(), NotReadable> {
        match self.first {
            _ if self.head.is_listed() => Ok(()),
            Some(ItemKind::SessionMeta) => Ok(()),
            Some(_) => Err(NotReadable::NoSessionMetadata),
            None => Err(NotReadable::Empty),
        }
    }
}
