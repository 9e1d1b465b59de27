//! Arrays and objects.

use serde::ser::{
    Error as _, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::{Writer, text};

type Error = serde_json::Error;

/// The elements of an array; `behind` closes what was opened around it.
pub(super) struct Elements<'a> {
    out: &'a mut Vec<u8>,
    first: bool,
    behind: &'static str,
}

impl<'a> Elements<'a> {
    pub(super) fn open(out: &'a mut Vec<u8>, behind: &'static str) -> Elements<'a> {
        out.push(b'[');
        Elements { out, first: true, behind }
    }

    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        if !std::mem::take(&mut self.first) {
            self.out.push(b',');
        }
        value.serialize(Writer { out: self.out })
    }

    fn close(self) {
        self.out.push(b']');
        self.out.extend_from_slice(self.behind.as_bytes());
    }
}

macro_rules! elements {
    ($($name:ident::$method:ident),+ $(,)?) => { $(
        impl $name for Elements<'_> {
            type Ok = ();
            type Error = Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.element(value)
            }

            fn end(self) -> Result<(), Error> {
                self.close();
                Ok(())
            }
        }
    )+ };
}

elements! {
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field,
}

/// The members of a map.
pub(super) struct MapMembers<'a> {
    out: &'a mut Vec<u8>,
    first: bool,
}

impl<'a> MapMembers<'a> {
    pub(super) fn open(out: &'a mut Vec<u8>) -> MapMembers<'a> {
        out.push(b'{');
        MapMembers { out, first: true }
    }
}

impl SerializeMap for MapMembers<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        if !std::mem::take(&mut self.first) {
            self.out.push(b',');
        }
        let start = self.out.len();
        key.serialize(Writer { out: self.out })?;
        match self.out.get(start) {
            Some(b'"') => {}
            Some(b'-' | b'0'..=b'9') => {
                self.out.insert(start, b'"');
                self.out.push(b'"');
            }
            _ => return Err(Error::custom("key must be a string")),
        }
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.out.push(b':');
        value.serialize(Writer { out: self.out })
    }

    fn end(self) -> Result<(), Error> {
        self.out.push(b'}');
        Ok(())
    }
}

/// The members of a struct, or a raw JSON text: serde_json hands one over as a struct whose only member is
/// called like the struct itself, which no wire type is.
pub(super) struct StructMembers<'a> {
    out: &'a mut Vec<u8>,
    name: &'static str,
    state: State,
    behind: &'static str,
}

#[derive(PartialEq)]
enum State {
    Empty,
    Open,
    Raw,
}

impl<'a> StructMembers<'a> {
    pub(super) fn open(out: &'a mut Vec<u8>, name: &'static str, behind: &'static str) -> StructMembers<'a> {
        StructMembers { out, name, state: State::Empty, behind }
    }

    fn member<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        if self.state == State::Empty && key == self.name {
            self.state = State::Raw;
            return value.serialize(RawText { out: self.out });
        }
        self.out.push(if self.state == State::Empty { b'{' } else { b',' });
        self.state = State::Open;
        text::write(self.out, key);
        self.out.push(b':');
        value.serialize(Writer { out: self.out })
    }

    fn close(self) {
        match self.state {
            State::Empty => self.out.extend_from_slice(b"{}"),
            State::Open => self.out.push(b'}'),
            State::Raw => {}
        }
        self.out.extend_from_slice(self.behind.as_bytes());
    }
}

macro_rules! members {
    ($($name:ident),+) => { $(
        impl $name for StructMembers<'_> {
            type Ok = ();
            type Error = Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), Error> {
                self.member(key, value)
            }

            fn end(self) -> Result<(), Error> {
                self.close();
                Ok(())
            }
        }
    )+ };
}

members!(SerializeStruct, SerializeStructVariant);

/// Takes a string as the text that it is.
struct RawText<'a> {
    out: &'a mut Vec<u8>,
}

macro_rules! not_raw {
    ($($method:ident($($arg:ty),*) -> $ok:ty),+ $(,)?) => { $(
        fn $method(self $(, _: $arg)*) -> Result<$ok, Error> {
            Err(Error::custom("expected a raw JSON text"))
        }
    )+ };
}

impl Serializer for RawText<'_> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Impossible<(), Error>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStruct = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        self.out.extend_from_slice(text.as_bytes());
        Ok(())
    }

    not_raw! {
        serialize_bool(bool) -> (), serialize_i8(i8) -> (), serialize_i16(i16) -> (), serialize_i32(i32) -> (),
        serialize_i64(i64) -> (), serialize_u8(u8) -> (), serialize_u16(u16) -> (), serialize_u32(u32) -> (),
        serialize_u64(u64) -> (), serialize_f32(f32) -> (), serialize_f64(f64) -> (), serialize_char(char) -> (),
        serialize_bytes(&[u8]) -> (), serialize_none() -> (), serialize_unit() -> (),
        serialize_unit_struct(&'static str) -> (), serialize_unit_variant(&'static str, u32, &'static str) -> (),
        serialize_seq(Option<usize>) -> Self::SerializeSeq, serialize_tuple(usize) -> Self::SerializeTuple,
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant,
        serialize_map(Option<usize>) -> Self::SerializeMap,
        serialize_struct(&'static str, usize) -> Self::SerializeStruct,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant,
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }
}
