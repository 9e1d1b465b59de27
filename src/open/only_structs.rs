//! The methods of a `Serializer` that takes structs only, shared by the wrappers that add members to a struct.

/// Implements every method of `Serializer` besides `serialize_struct` as an error, newtypes as pass-through.
macro_rules! refuse_all_but_structs {
    () => {
        $crate::open::only_structs::refuse_all_but_structs! {
            @scalars
            serialize_bool(bool), serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64),
            serialize_u8(u8), serialize_u16(u16), serialize_u32(u32), serialize_u64(u64), serialize_f32(f32),
            serialize_f64(f64), serialize_char(char), serialize_str(&str), serialize_bytes(&[u8]),
            serialize_none(), serialize_unit(), serialize_unit_struct(&'static str),
            serialize_unit_variant(&'static str, u32, &'static str),
        }
        $crate::open::only_structs::refuse_all_but_structs! {
            @compound
            serialize_seq(Option<usize>) -> SerializeSeq,
            serialize_tuple(usize) -> SerializeTuple,
            serialize_tuple_struct(&'static str, usize) -> SerializeTupleStruct,
            serialize_tuple_variant(&'static str, u32, &'static str, usize) -> SerializeTupleVariant,
            serialize_map(Option<usize>) -> SerializeMap,
            serialize_struct_variant(&'static str, u32, &'static str, usize) -> SerializeStructVariant,
        }

        fn serialize_some<T: serde::Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
            value.serialize(self)
        }

        fn serialize_newtype_struct<T: serde::Serialize + ?Sized>(
            self,
            _: &'static str,
            value: &T,
        ) -> Result<S::Ok, S::Error> {
            value.serialize(self)
        }

        fn serialize_newtype_variant<T: serde::Serialize + ?Sized>(
            self,
            _: &'static str,
            _: u32,
            _: &'static str,
            value: &T,
        ) -> Result<S::Ok, S::Error> {
            value.serialize(self)
        }
    };
    (@scalars $($method:ident($($arg:ty),*)),+ $(,)?) => { $(
        fn $method(self $(, _: $arg)*) -> Result<S::Ok, S::Error> {
            Err(S::Error::custom("only a struct can be written here"))
        }
    )+ };
    (@compound $($method:ident($($arg:ty),*) -> $compound:ident),+ $(,)?) => { $(
        fn $method(self $(, _: $arg)*) -> Result<Self::$compound, S::Error> {
            Err(S::Error::custom("only a struct can be written here"))
        }
    )+ };
}
pub(crate) use refuse_all_but_structs;
