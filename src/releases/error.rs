//! What can be wrong with the input of this module.

use std::fmt;

/// Why something could not be read as a type set, a history or a name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Error {
    /// Where: a file, a line of the history, a JSON pointer, or a name that was asked for.
    pub place: String,
    /// What was expected there.
    pub expected: String,
    /// What was found instead.
    pub found: String,
}

impl Error {
    pub(crate) fn new(
        place: impl Into<String>,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) -> Error {
        Error { place: place.into(), expected: expected.into(), found: found.into() }
    }

    /// The same error, seen from further out.
    pub(crate) fn within(mut self, place: &str) -> Error {
        self.place =
            if self.place.is_empty() { place.to_owned() } else { format!("{place}: {}", self.place) };
        self
    }

    /// The same error, with a step before its JSON pointer.
    pub(crate) fn within_pointer(mut self, step: &str) -> Error {
        self.place.insert_str(0, step);
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: expected {}, found {}", self.place, self.expected, self.found)
    }
}

impl std::error::Error for Error {}
