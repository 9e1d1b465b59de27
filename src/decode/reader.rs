//! A place in JSON text, and the steps over what stands there.

use serde::de::{Error as _, Expected, Unexpected};

use super::error::Error;

/// How deep values may be nested, plus one; as in serde_json, which protects the call stack.
const TOO_DEEP: u8 = 128;

/// A place in a text, from which values are read.
pub(crate) struct Reader<'de> {
    pub(super) text: &'de str,
    /// Never beyond the end of the text, and never inside a character.
    pub(super) at: usize,
    depth: u8,
    /// Whether the text holds control characters at all; most texts do not, and their strings need no second look.
    pub(super) controls: bool,
}

impl<'de> Reader<'de> {
    pub(crate) fn new(text: &'de str) -> Reader<'de> {
        let controls = text.bytes().fold(false, |found, byte| found | (byte < b' '));
        Reader { text, at: 0, depth: 0, controls }
    }

    /// What has not been read.
    pub(super) fn rest(&self) -> &'de str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Nothing but white space may follow.
    pub(super) fn end(&mut self) -> Result<(), Error> {
        match self.next() {
            None => Ok(()),
            Some(_) => Err(self.expected("the end of the text")),
        }
    }

    #[inline]
    pub(super) fn bytes(&self) -> &'de [u8] {
        self.text.as_bytes()
    }

    /// The text from a place to here.
    pub(super) fn since(&self, start: usize) -> &'de str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The byte that stands here.
    #[inline]
    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes().get(self.at).copied()
    }

    /// Goes to what comes next and gives its first byte.
    #[inline]
    pub(super) fn next(&mut self) -> Option<u8> {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                other => return other,
            }
        }
    }

    /// Steps over the punctuation that comes next.
    #[inline]
    pub(super) fn take(&mut self, byte: u8, name: &str) -> Result<(), Error> {
        if self.next() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(self.expected(name))
        }
    }

    /// Steps over `true`, `false` or `null`, of which the first letter stands here.
    #[inline]
    pub(super) fn word(&mut self, word: &str) -> Result<(), Error> {
        if self.bytes()[self.at..].starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(())
        } else {
            Err(self.expected(word))
        }
    }

    /// Steps over an opening bracket.
    #[inline]
    pub(super) fn enter(&mut self) -> Result<(), Error> {
        self.depth += 1;
        if self.depth == TOO_DEEP {
            return Err(self.too_deep());
        }
        self.at += 1;
        Ok(())
    }

    /// Steps over a closing bracket.
    #[inline]
    pub(super) fn leave(&mut self, bracket: u8, name: &str) -> Result<(), Error> {
        self.depth -= 1;
        self.take(bracket, name)
    }

    #[cold]
    fn too_deep(&mut self) -> Error {
        self.depth -= 1;
        Error::new("recursion limit exceeded".to_owned(), self.at)
    }

    #[cold]
    pub(super) fn expected(&self, expected: &str) -> Error {
        let found = match self.rest().chars().next() {
            None => return Error::new(format!("expected {expected}, found the end of the text"), self.at),
            Some(found) if found.is_control() => found.escape_unicode().to_string(),
            Some(found) => found.to_string(),
        };
        Error::new(format!("expected {expected}, found `{found}`"), self.at + 1)
    }

    /// What comes next, which is no value of the type that is read.
    #[cold]
    pub(super) fn wrong_type(&mut self, expected: &dyn Expected) -> Error {
        let found = match self.next() {
            Some(b'[') => Ok(Unexpected::Seq),
            Some(b'{') => Ok(Unexpected::Map),
            Some(b'n') => self.word("null").map(|()| Unexpected::Unit),
            Some(b't') => self.word("true").map(|()| Unexpected::Bool(true)),
            Some(b'f') => self.word("false").map(|()| Unexpected::Bool(false)),
            Some(b'-' | b'0'..=b'9') => self.number().map(|number| number.unexpected()),
            Some(b'"') => match self.string() {
                Ok(string) => Err(Error::invalid_type(Unexpected::Str(&string), expected)),
                Err(error) => Err(error),
            },
            _ => Err(self.expected("a value")),
        };
        let mut error = found.map_or_else(|error| error, |found| Error::invalid_type(found, expected));
        error.place(self.at);
        error
    }
}
