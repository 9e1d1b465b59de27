//! Stepping over values that nobody asked for, and over those that are kept as text.

use super::error::Error;
use super::reader::Reader;

/// The open brackets around a place, a bit for each: whether it opened an object. As text can be nested to any
/// depth, they do not lie on the call stack.
#[derive(Default)]
struct Brackets {
    depth: usize,
    /// The innermost 64.
    word: u64,
    outer: Vec<u64>,
}

impl Brackets {
    #[inline]
    fn push(&mut self, object: bool) {
        if self.depth > 0 && self.depth.is_multiple_of(64) {
            self.outer.push(self.word);
        }
        self.word = self.word << 1 | u64::from(object);
        self.depth += 1;
    }

    #[inline]
    fn pop(&mut self) {
        self.depth -= 1;
        self.word >>= 1;
        if self.depth > 0 && self.depth.is_multiple_of(64) {
            self.word = self.outer.pop().unwrap_or_default();
        }
    }

    /// Whether the innermost bracket opened an object; none when no bracket is open.
    #[inline]
    fn in_object(&self) -> Option<bool> {
        (self.depth > 0).then_some(self.word & 1 == 1)
    }
}

impl<'de> Reader<'de> {
    /// Steps over the value that comes next. It must be JSON; numbers of any size and any nesting are.
    pub(super) fn skip(&mut self) -> Result<(), Error> {
        let mut open = Brackets::default();
        loop {
            match self.next() {
                Some(b'"') => self.skip_string()?,
                Some(b'{') => {
                    self.at += 1;
                    if self.next() != Some(b'}') {
                        open.push(true);
                        self.skip_key()?;
                        continue;
                    }
                    self.at += 1;
                }
                Some(b'[') => {
                    self.at += 1;
                    if self.next() != Some(b']') {
                        open.push(false);
                        continue;
                    }
                    self.at += 1;
                }
                Some(b'-' | b'0'..=b'9') => drop(self.skip_number()?),
                Some(b't') => self.word("true")?,
                Some(b'f') => self.word("false")?,
                Some(b'n') => self.word("null")?,
                _ => return Err(self.expected("a value")),
            }
            while let Some(in_object) = open.in_object() {
                match (self.next(), in_object) {
                    (Some(b','), true) => {
                        self.at += 1;
                        self.next();
                        self.skip_key()?;
                        break;
                    }
                    (Some(b','), false) => {
                        self.at += 1;
                        break;
                    }
                    (Some(b'}'), true) | (Some(b']'), false) => {
                        self.at += 1;
                        open.pop();
                    }
                    (_, true) => return Err(self.expected("`,` or `}`")),
                    (_, false) => return Err(self.expected("`,` or `]`")),
                }
            }
            if open.in_object().is_none() {
                return Ok(());
            }
        }
    }

    #[inline]
    fn skip_key(&mut self) -> Result<(), Error> {
        if self.peek() != Some(b'"') {
            return Err(self.expected("a member's name"));
        }
        self.skip_string()?;
        self.take(b':', "`:`")
    }

    /// The text of the value that comes next, known to be JSON.
    pub(super) fn raw(&mut self) -> Result<&'de str, Error> {
        self.next();
        let start = self.at;
        self.skip()?;
        Ok(self.since(start))
    }
}
