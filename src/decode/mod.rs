//! Decoding a body into its type, with errors that say where.

mod compound;
mod deserializer;
mod error;
mod key;
mod number;
mod reader;
mod skip;
mod string;

use std::fmt;

use serde::de::{Deserialize, DeserializeOwned, IgnoredAny};

pub(crate) use error::Error;
use reader::Reader;

use crate::Json;

/// Why a message could not be decoded into its type. It carries the message, so that nothing is lost.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DecodeError {
    /// The method that the message belongs to; for a response the method of its request. None when the message
    /// is no JSON-RPC message at all.
    pub method: Option<String>,
    /// JSON pointer inside the message to the value that does not fit; empty for the message itself.
    pub pointer: String,
    /// What was expected and what was found.
    pub message: String,
    /// The text that could not be decoded: the whole message, or the body when only a body was given.
    pub raw: Box<str>,
}

impl DecodeError {
    /// The same error, carrying the whole message instead of its body.
    pub(crate) fn about(mut self, message: &str) -> DecodeError {
        self.raw = message.into();
        self
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(method) = &self.method {
            write!(f, "{method}: ")?;
        }
        f.write_str(&self.message)?;
        if !self.pointer.is_empty() {
            write!(f, " (at {})", self.pointer)?;
        }
        Ok(())
    }
}

impl std::error::Error for DecodeError {}

/// Where in a text decoding failed, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) pointer: String,
    pub(crate) message: String,
}

impl Failure {
    pub(crate) fn about(self, raw: &str) -> DecodeError {
        DecodeError { method: None, pointer: self.pointer, message: self.message, raw: raw.into() }
    }

    pub(crate) fn in_method(self, method: &str, base: &str, raw: &str) -> DecodeError {
        DecodeError {
            method: Some(method.to_owned()),
            pointer: format!("{base}{}", self.pointer),
            message: self.message,
            raw: raw.into(),
        }
    }
}

/// Decodes one JSON text into a type. Of a member that stands twice, the last one counts.
pub(crate) fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, Failure> {
    let error = match read(text) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    // serde's derived readers refuse a repeated member. That is rare, so it is looked for only when reading fails.
    match single_members(text) {
        Some(single) => read(&single).map_err(|error| error.in_text(&single)),
        None => Err(error.in_text(text)),
    }
}

/// Decodes one JSON text into a type; a struct refuses a member that stands twice.
pub(crate) fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Error> {
    let mut reader = Reader::new(text);
    let read = T::deserialize(&mut reader);
    Reader::and(read, reader.end())
}

/// Decodes the value at the front of a text; gives what stands behind it, too.
pub(crate) fn read_front<'de, T: Deserialize<'de>>(text: &'de str) -> Result<(T, &'de str), Error> {
    let mut reader = Reader::new(text);
    let value = T::deserialize(&mut reader)?;
    Ok((value, reader.rest()))
}

/// Decodes a part of a message that is read on its own; the error names the place inside that part.
pub(crate) fn read_part<'de, T: Deserialize<'de>>(part: &'de str) -> Result<T, String> {
    read(part).map_err(|error: Error| {
        let Failure { pointer, message } = error.in_text(part);
        if pointer.is_empty() { message } else { format!("{message} (at {pointer})") }
    })
}

/// The text with only the last of each repeated member, when it is JSON and there are any.
#[cold]
fn single_members(text: &str) -> Option<String> {
    let single = crate::scan::without_duplicates(text)?;
    read::<IgnoredAny>(text).is_ok().then_some(single)
}

/// What serde_json found wrong with a text.
#[cfg(feature = "validate")]
pub(crate) fn failure(error: &serde_json::Error, text: &str) -> Failure {
    Failure {
        pointer: crate::scan::pointer_at(text, crate::scan::offset(text, error.line(), error.column())),
        message: message(error),
    }
}

/// The text of an error without its position.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    text.strip_suffix(&position).unwrap_or(&text).to_owned()
}

impl Json {
    /// Decodes the value into a type, with an error that names the place.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        from_text(self.as_str()).map_err(|failure| failure.about(self.as_str()))
    }
}
