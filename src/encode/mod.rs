//! Writing messages as JSON text.
//!
//! The bytes are those that `serde_json` writes. What differs is the time: the bulk of this protocol is text, and
//! here text is searched for characters to escape in blocks instead of one byte after the other.
//!
//! ```
//! use codex_schema::v1::{ClientInfo, InitializeParams};
//!
//! let params = InitializeParams::new(ClientInfo::new("my_client", "1.0.0"));
//! assert_eq!(
//!     codex_schema::encode::to_string(&params)?,
//!     r#"{"clientInfo":{"name":"my_client","title":null,"version":"1.0.0"}}"#,
//! );
//! # Ok::<(), serde_json::Error>(())
//! ```

mod compound;
mod text;

use serde::ser::{Error as _, Serialize, Serializer};

use compound::{Elements, MapMembers, StructMembers};

/// The JSON text of a value, without white space.
///
/// # Errors
///
/// When the value cannot be expressed in JSON: a map whose keys are neither strings nor integers.
pub fn to_string<T: Serialize + ?Sized>(value: &T) -> Result<String, serde_json::Error> {
    let bytes = to_vec(value)?;
    // Only whole strings and ASCII are ever written.
    String::from_utf8(bytes).map_err(serde_json::Error::custom)
}

/// Like [`to_string`], as bytes.
///
/// # Errors
///
/// As for [`to_string`].
pub fn to_vec<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, serde_json::Error> {
    let mut out = Vec::with_capacity(128);
    append(&mut out, value)?;
    Ok(out)
}

/// Appends the JSON text of a value to a buffer, which a writer of many messages uses again.
///
/// # Errors
///
/// As for [`to_string`]; the buffer then ends with a part of the value.
pub fn append<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) -> Result<(), serde_json::Error> {
    value.serialize(Writer { out })
}

/// Writes one value to the end of a buffer.
struct Writer<'a> {
    out: &'a mut Vec<u8>,
}

impl Writer<'_> {
    fn integer(self, integer: impl itoa::Integer) -> Result<(), serde_json::Error> {
        self.out.extend_from_slice(itoa::Buffer::new().format(integer).as_bytes());
        Ok(())
    }

    fn word(self, word: &str) -> Result<(), serde_json::Error> {
        self.out.extend_from_slice(word.as_bytes());
        Ok(())
    }

    /// Opens the object of an externally tagged enum variant with a body.
    fn open_variant(&mut self, variant: &str) {
        self.out.push(b'{');
        text::write(self.out, variant);
        self.out.push(b':');
    }
}

macro_rules! integers {
    ($($method:ident($ty:ty)),+ $(,)?) => { $(
        fn $method(self, value: $ty) -> Result<(), serde_json::Error> {
            self.integer(value)
        }
    )+ };
}

impl<'a> Serializer for Writer<'a> {
    type Ok = ();
    type Error = serde_json::Error;
    type SerializeSeq = Elements<'a>;
    type SerializeTuple = Elements<'a>;
    type SerializeTupleStruct = Elements<'a>;
    type SerializeTupleVariant = Elements<'a>;
    type SerializeMap = MapMembers<'a>;
    type SerializeStruct = StructMembers<'a>;
    type SerializeStructVariant = StructMembers<'a>;

    integers! {
        serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64), serialize_i128(i128),
        serialize_u8(u8), serialize_u16(u16), serialize_u32(u32), serialize_u64(u64), serialize_u128(u128),
    }

    fn serialize_bool(self, value: bool) -> Result<(), serde_json::Error> {
        self.word(if value { "true" } else { "false" })
    }

    fn serialize_f32(self, value: f32) -> Result<(), serde_json::Error> {
        serde_json::to_writer(self.out, &value)
    }

    fn serialize_f64(self, value: f64) -> Result<(), serde_json::Error> {
        serde_json::to_writer(self.out, &value)
    }

    fn serialize_char(self, value: char) -> Result<(), serde_json::Error> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), serde_json::Error> {
        text::write(self.out, value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), serde_json::Error> {
        serde_json::to_writer(self.out, value)
    }

    fn serialize_none(self) -> Result<(), serde_json::Error> {
        self.word("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), serde_json::Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), serde_json::Error> {
        self.word("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), serde_json::Error> {
        self.word("null")
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), serde_json::Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), serde_json::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        mut self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), serde_json::Error> {
        self.open_variant(variant);
        value.serialize(Writer { out: self.out })?;
        self.out.push(b'}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Elements<'a>, serde_json::Error> {
        Ok(Elements::open(self.out, ""))
    }

    fn serialize_tuple(self, _: usize) -> Result<Elements<'a>, serde_json::Error> {
        Ok(Elements::open(self.out, ""))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Elements<'a>, serde_json::Error> {
        Ok(Elements::open(self.out, ""))
    }

    fn serialize_tuple_variant(
        mut self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Elements<'a>, serde_json::Error> {
        self.open_variant(variant);
        Ok(Elements::open(self.out, "}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<MapMembers<'a>, serde_json::Error> {
        Ok(MapMembers::open(self.out))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<StructMembers<'a>, serde_json::Error> {
        Ok(StructMembers::open(self.out, name, ""))
    }

    fn serialize_struct_variant(
        mut self,
        name: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<StructMembers<'a>, serde_json::Error> {
        self.open_variant(variant);
        Ok(StructMembers::open(self.out, name, "}"))
    }
}
