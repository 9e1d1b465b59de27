//! `with_rest!`: structs that keep the members they do not know, and write them back at the same level.
//!
//! serde's own `flatten` buffers every member; here the known ones stream into the derived code and the others
//! are kept as they are.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serializer;
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, Visitor};
use serde::ser::{Error as _, Impossible, SerializeMap, SerializeStruct};

use super::tagged::Text;

/// A deserializer that hands a struct the members that it knows and adds the others to `rest`.
pub(crate) struct SplitMembers<'a, D, C> {
    pub(crate) inner: D,
    pub(crate) rest: &'a mut C,
}

/// A collection of members.
pub(crate) trait Rest {
    type Member;

    fn add(&mut self, name: String, member: Self::Member);
}

impl<T> Rest for BTreeMap<String, T> {
    type Member = T;

    fn add(&mut self, name: String, member: T) {
        self.insert(name, member);
    }
}

/// In the order in which they came.
impl<T> Rest for Vec<(String, T)> {
    type Member = T;

    fn add(&mut self, name: String, member: T) {
        self.push((name, member));
    }
}

impl<'de, D, C> Deserializer<'de> for SplitMembers<'_, D, C>
where
    D: Deserializer<'de>,
    C: Rest<Member: serde::Deserialize<'de>>,
{
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.inner.deserialize_map(SplitVisitor { visitor, known, rest: self.rest })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

struct SplitVisitor<'a, V, C> {
    visitor: V,
    known: &'static [&'static str],
    rest: &'a mut C,
}

impl<'de, V, C> Visitor<'de> for SplitVisitor<'_, V, C>
where
    V: Visitor<'de>,
    C: Rest<Member: serde::Deserialize<'de>>,
{
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_map(KnownMembers { map, known: self.known, rest: self.rest })
    }
}

struct KnownMembers<'a, A, C> {
    map: A,
    known: &'static [&'static str],
    rest: &'a mut C,
}

impl<'de, A, C> MapAccess<'de> for KnownMembers<'_, A, C>
where
    A: MapAccess<'de>,
    C: Rest<Member: serde::Deserialize<'de>>,
{
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        while let Some(Text(key)) = self.map.next_key::<Text>()? {
            if self.known.contains(&&*key) {
                return seed.deserialize((&*key).into_deserializer()).map(Some);
            }
            let value = self.map.next_value()?;
            self.rest.add(key.into_owned(), value);
        }
        Ok(None)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

/// A serializer for one struct that writes `rest` after its members.
pub(crate) struct JoinMembers<'a, S, R> {
    pub(crate) inner: S,
    pub(crate) rest: &'a BTreeMap<String, R>,
}

pub(crate) struct JoinedMembers<'a, M, R> {
    map: M,
    rest: &'a BTreeMap<String, R>,
}

impl<M: SerializeMap, R: serde::Serialize> SerializeStruct for JoinedMembers<'_, M, R> {
    type Ok = M::Ok;
    type Error = M::Error;

    fn serialize_field<T: serde::Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), M::Error> {
        self.map.serialize_entry(key, value)
    }

    fn end(mut self) -> Result<M::Ok, M::Error> {
        for (key, value) in self.rest {
            self.map.serialize_entry(key, value)?;
        }
        self.map.end()
    }
}

impl<'a, S: Serializer, R: serde::Serialize> Serializer for JoinMembers<'a, S, R> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Impossible<S::Ok, S::Error>;
    type SerializeTuple = Impossible<S::Ok, S::Error>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
    type SerializeMap = Impossible<S::Ok, S::Error>;
    type SerializeStruct = JoinedMembers<'a, S::SerializeMap, R>;
    type SerializeStructVariant = Impossible<S::Ok, S::Error>;

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeStruct, S::Error> {
        Ok(JoinedMembers { map: self.inner.serialize_map(None)?, rest: self.rest })
    }

    super::only_structs::refuse_all_but_structs!();
}

/// Gives a struct that derives serde with `remote = "Self"` the traits themselves: `with_rest!(Type, field)`.
macro_rules! with_rest {
    ($name:ident, $rest:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $name::serialize(
                    self,
                    $crate::open::with_rest::JoinMembers { inner: serializer, rest: &self.$rest },
                )
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let mut rest = std::collections::BTreeMap::new();
                let split = $crate::open::with_rest::SplitMembers { inner: deserializer, rest: &mut rest };
                let mut value = $name::deserialize(split)?;
                value.$rest = rest;
                Ok(value)
            }
        }
    };
}
pub(crate) use with_rest;
