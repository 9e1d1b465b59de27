//! The reader as a serde deserializer.
//!
//! It gives the values that `serde_json::from_str` gives and refuses the texts that it refuses, but is quicker
//! with strings: their ends are found by vector search, and one with escapes is copied once, not twice.

use std::borrow::Cow;

use serde::de::{Deserializer, Visitor};

use super::compound::{Elements, Keyword, Members, RawText, Variant};
use super::error::Error;
use super::reader::Reader;

/// The name of the newtype by which serde_json's `RawValue` asks for text, and of the one member that it then
/// expects.
pub(super) const RAW_VALUE: &str = "$serde_json::private::RawValue";

impl<'de> Reader<'de> {
    /// Gives an error of a type its place: here.
    #[inline]
    pub(super) fn place<T>(&self, mut read: Result<T, Error>) -> Result<T, Error> {
        // Values are large: what is changed in place need not be moved.
        if let Err(error) = &mut read {
            error.place(self.at);
        }
        read
    }

    /// What was read, unless what follows it is wrong.
    #[inline]
    pub(super) fn and<T>(read: Result<T, Error>, after: Result<(), Error>) -> Result<T, Error> {
        match after {
            Err(error) if read.is_ok() => Err(error),
            _ => read,
        }
    }

    #[inline]
    fn visit_object<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        self.enter()?;
        let read = visitor.visit_map(Members::new(self));
        let closed = self.leave(b'}', "`,` or `}`");
        Self::and(read, closed)
    }

    #[inline]
    fn visit_array<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        self.enter()?;
        let read = visitor.visit_seq(Elements::new(self));
        let closed = self.leave(b']', "`,` or `]`");
        Self::and(read, closed)
    }

    #[inline]
    pub(super) fn visit_string<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        match self.string()? {
            Cow::Borrowed(string) => visitor.visit_borrowed_str(string),
            Cow::Owned(string) => visitor.visit_string(string),
        }
    }

    pub(super) fn visit_raw<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        let text = self.raw()?;
        visitor.visit_map(RawText(Some(text)))
    }

    #[inline]
    fn visit_number<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        let read = match self.next() {
            Some(b'-' | b'0'..=b'9') => self.number()?.visit(visitor),
            _ => return Err(self.wrong_type(&visitor)),
        };
        self.place(read)
    }
}

macro_rules! numbers {
    ($( $method:ident )+) => { $(
        #[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.visit_number(visitor)
        }
    )+ };
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let read = match self.next() {
            Some(b'"') => self.visit_string(visitor),
            Some(b'{') => self.visit_object(visitor),
            Some(b'[') => self.visit_array(visitor),
            Some(b'-' | b'0'..=b'9') => self.number()?.visit(visitor),
            Some(b't') => {
                self.word("true")?;
                visitor.visit_bool(true)
            }
            Some(b'f') => {
                self.word("false")?;
                visitor.visit_bool(false)
            }
            Some(b'n') => {
                self.word("null")?;
                visitor.visit_unit()
            }
            _ => return Err(self.expected("a value")),
        };
        self.place(read)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let read = match self.next() {
            Some(b't') => {
                self.word("true")?;
                visitor.visit_bool(true)
            }
            Some(b'f') => {
                self.word("false")?;
                visitor.visit_bool(false)
            }
            _ => return Err(self.wrong_type(&visitor)),
        };
        self.place(read)
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16
        deserialize_u32 deserialize_u64 deserialize_f64
    }

    /// With some features, serde_json does not read it by way of `f64`.
    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Some(b'-' | b'0'..=b'9') = self.next() else { return Err(self.wrong_type(&visitor)) };
        let start = self.at;
        self.skip_number()?;
        let mut number = serde_json::Deserializer::from_str(self.since(start));
        number.deserialize_f32(visitor).map_err(|error| Error::new(super::message(&error), self.at))
    }

    fn deserialize_i128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let read = match self.long_integer()?.parse() {
            Ok(number) => visitor.visit_i128(number),
            Err(_) => return Err(self.out_of_range()),
        };
        self.place(read)
    }

    fn deserialize_u128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let read = match self.long_integer()?.parse() {
            Ok(number) => visitor.visit_u128(number),
            Err(_) => return Err(self.out_of_range()),
        };
        self.place(read)
    }

    #[inline]
    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let read = match self.next() {
            Some(b'"') => self.visit_string(visitor),
            _ => return Err(self.wrong_type(&visitor)),
        };
        self.place(read)
    }

    #[inline]
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    /// No type of the protocol holds bytes. serde_json reads a string of bytes with looser rules, so it does.
    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let read = match self.next() {
            Some(b'"') => {
                let start = self.at;
                let mut string = serde_json::Deserializer::from_str(self.string_of_bytes()?);
                string.deserialize_bytes(visitor).map_err(|error| Error::new(super::message(&error), start))
            }
            Some(b'[') => self.visit_array(visitor),
            _ => return Err(self.wrong_type(&visitor)),
        };
        self.place(read)
    }

    #[inline]
    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_bytes(visitor)
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.next() == Some(b'n') {
            self.word("null")?;
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let read = match self.next() {
            Some(b'n') => {
                self.word("null")?;
                visitor.visit_unit()
            }
            _ => return Err(self.wrong_type(&visitor)),
        };
        self.place(read)
    }

    #[inline]
    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if name == RAW_VALUE { self.visit_raw(visitor) } else { visitor.visit_newtype_struct(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let read = match self.next() {
            Some(b'[') => self.visit_array(visitor),
            _ => return Err(self.wrong_type(&visitor)),
        };
        self.place(read)
    }

    #[inline]
    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    #[inline]
    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let read = match self.next() {
            Some(b'{') => self.visit_object(visitor),
            _ => return Err(self.wrong_type(&visitor)),
        };
        self.place(read)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let read = match self.next() {
            Some(b'{') => self.visit_object(visitor),
            Some(b'[') => self.visit_array(visitor),
            _ => return Err(self.wrong_type(&visitor)),
        };
        self.place(read)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.next() {
            Some(b'"') => visitor.visit_enum(Keyword(self)),
            Some(b'{') => {
                self.enter()?;
                let value = visitor.visit_enum(Variant(self))?;
                self.leave(b'}', "`}`")?;
                Ok(value)
            }
            _ => Err(self.expected("a string or an object with one member")),
        }
    }

    #[inline]
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    #[inline]
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.skip()?;
        visitor.visit_unit()
    }
}
