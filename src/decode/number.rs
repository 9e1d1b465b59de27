//! Numbers: 64-bit integers by an own loop, everything else by serde_json, so that floats are the same to the bit.

use serde::de::{Unexpected, Visitor};

use super::error::Error;
use super::reader::Reader;

pub(super) enum Number {
    Unsigned(u64),
    /// Below zero.
    Signed(i64),
    /// Written as a float, or beyond 64 bits, or `-0`.
    Float(f64),
}

impl Number {
    #[inline]
    pub(super) fn visit<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Number::Unsigned(number) => visitor.visit_u64(number),
            Number::Signed(number) => visitor.visit_i64(number),
            Number::Float(number) => visitor.visit_f64(number),
        }
    }

    pub(super) fn unexpected(&self) -> Unexpected<'static> {
        match *self {
            Number::Unsigned(number) => Unexpected::Unsigned(number),
            Number::Signed(number) => Unexpected::Signed(number),
            Number::Float(number) => Unexpected::Float(number),
        }
    }
}

impl<'de> Reader<'de> {
    /// The number that starts here.
    #[inline]
    pub(super) fn number(&mut self) -> Result<Number, Error> {
        let start = self.at;
        let digits = &self.bytes()[start..];
        let mut value = 0_u64;
        let mut count = 0;
        while let Some(digit @ b'0'..=b'9') = digits.get(count) {
            // 19 digits fit; what has more is looked at again.
            value = value.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
            count += 1;
        }
        let plain = !matches!(digits.get(count), Some(b'.' | b'e' | b'E'));
        if plain && (count == 1 || (count > 1 && count < 20 && digits[0] != b'0')) {
            self.at += count;
            return Ok(Number::Unsigned(value));
        }
        self.other_number()
    }

    /// A number that is not a plain row of digits.
    #[inline(never)]
    fn other_number(&mut self) -> Result<Number, Error> {
        let start = self.at;
        let float = self.skip_number()?;
        let text = self.since(start);
        if !float {
            if let Ok(number) = text.parse::<u64>() {
                return Ok(Number::Unsigned(number));
            }
            if let Some(number) = text.parse::<i64>().ok().filter(|number| *number < 0) {
                return Ok(Number::Signed(number));
            }
        }
        match serde_json::from_str::<f64>(text) {
            Ok(number) => Ok(Number::Float(number)),
            Err(_) => Err(self.out_of_range()),
        }
    }

    #[cold]
    pub(super) fn out_of_range(&self) -> Error {
        Error::new("number out of range".to_owned(), self.at)
    }

    /// Steps over the number that starts here. Says whether it is written as a float.
    pub(super) fn skip_number(&mut self) -> Result<bool, Error> {
        self.skip_integer()?;
        let mut float = false;
        if self.peek() == Some(b'.') {
            float = true;
            self.at += 1;
            self.skip_digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            float = true;
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.skip_digits()?;
        }
        Ok(float)
    }

    fn skip_integer(&mut self) -> Result<(), Error> {
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let start = self.at;
        self.skip_digits()?;
        if self.at > start + 1 && self.bytes()[start] == b'0' {
            self.at = start + 1;
            return Err(self.expected("a number without leading zeros"));
        }
        Ok(())
    }

    fn skip_digits(&mut self) -> Result<(), Error> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        if self.at == start { Err(self.expected("a digit")) } else { Ok(()) }
    }

    /// The text of the integer that comes next, of any length.
    pub(super) fn long_integer(&mut self) -> Result<&'de str, Error> {
        self.next();
        let start = self.at;
        self.skip_integer()?;
        Ok(self.since(start))
    }
}
