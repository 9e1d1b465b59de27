//! Keys of objects: strings, which may be read as numbers or booleans too.

use std::borrow::Cow;

use serde::de::{Deserializer, Error as _, Unexpected, Visitor};

use super::deserializer::RAW_VALUE;
use super::error::Error;
use super::reader::Reader;

/// The key whose opening quote stands here.
pub(super) struct Key<'a, 'de>(pub(super) &'a mut Reader<'de>);

impl<'de> Key<'_, 'de> {
    /// Reads what stands between the quotes as a number.
    fn number<T>(self, read: impl FnOnce(&mut Reader<'de>) -> Result<T, Error>) -> Result<T, Error> {
        self.0.at += 1;
        if !matches!(self.0.peek(), Some(b'-' | b'0'..=b'9')) {
            return Err(self.0.expected("a number in quotes"));
        }
        let value = read(self.0)?;
        if self.0.peek() != Some(b'"') {
            return Err(self.0.expected("a closing quote"));
        }
        self.0.at += 1;
        Ok(value)
    }
}

macro_rules! numbers {
    ($( $method:ident )+) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.number(|reader| reader.$method(visitor))
        }
    )+ };
}

impl<'de> Deserializer<'de> for Key<'_, 'de> {
    type Error = Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.0.visit_string(visitor)
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128 deserialize_u8
        deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128 deserialize_f32 deserialize_f64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let read = match self.0.string()? {
            Cow::Borrowed("true") => visitor.visit_bool(true),
            Cow::Borrowed("false") => visitor.visit_bool(false),
            key => Err(Error::invalid_type(Unexpected::Str(&key), &visitor)),
        };
        self.0.place(read)
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if name == RAW_VALUE { self.0.visit_raw(visitor) } else { visitor.visit_newtype_struct(self) }
    }

    #[inline]
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.deserialize_enum(name, variants, visitor)
    }

    #[inline]
    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.0.deserialize_bytes(visitor)
    }

    #[inline]
    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.0.deserialize_bytes(visitor)
    }

    serde::forward_to_deserialize_any! {
        char str string unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
