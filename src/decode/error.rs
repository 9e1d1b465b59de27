//! Why reading stopped, and at which byte.

use std::fmt;

use serde::de::{Expected, Unexpected};

use super::Failure;

/// An error of the [reader](super::reader::Reader).
#[derive(Debug)]
pub(crate) struct Error(Box<Problem>);

#[derive(Debug)]
struct Problem {
    message: String,
    /// Types raise their errors without a place; the value around them knows it.
    at: Option<usize>,
}

impl Error {
    #[cold]
    pub(super) fn new(message: String, at: usize) -> Error {
        Error(Box::new(Problem { message, at: Some(at) }))
    }

    /// Gives the error a place if it has none.
    #[cold]
    pub(super) fn place(&mut self, at: usize) {
        self.0.at.get_or_insert(at);
    }

    /// What went wrong with this text, with the place as a JSON pointer.
    pub(crate) fn in_text(self, text: &str) -> Failure {
        let at = self.0.at.unwrap_or_default().min(text.len());
        Failure { pointer: crate::scan::pointer_at(text, at), message: self.0.message }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> Error {
        Error(Box::new(Problem { message: message.to_string(), at: None }))
    }

    #[cold]
    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Error {
        Error::custom(format_args!("invalid type: {}, expected {expected}", Found(found)))
    }

    #[cold]
    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Error {
        Error::custom(format_args!("invalid value: {}, expected {expected}", Found(found)))
    }
}

/// What was found, in the words of JSON.
struct Found<'a>(Unexpected<'a>);

impl fmt::Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Unexpected::Unit => f.write_str("null"),
            Unexpected::Float(float) => write!(f, "floating point `{}`", serde_json::Value::from(float)),
            ref other => other.fmt(f),
        }
    }
}
