//! [`Json`]: any JSON value, kept as the text that was received.

use std::fmt;

use serde::de::value::MapDeserializer;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde::{Serialize, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

/// Any JSON value, kept as text.
///
/// Members that the protocol leaves open (tool arguments, `_meta`, output schemas) and whatever a type does not
/// know are held this way: member order, number text and nesting depth survive, and nothing is parsed before
/// somebody asks. Two values are equal when their texts are equal or when both mean the same JSON.
///
/// ```
/// use codex_schema::Json;
///
/// let json: Json = serde_json::from_str(r#"{"b": 1.10, "a": 12345678901234567890123}"#)?;
/// assert_eq!(json.as_str(), r#"{"b": 1.10, "a": 12345678901234567890123}"#);
/// assert_eq!(Json::from(serde_json::json!({"a": 1})).parse::<serde_json::Value>()?["a"], 1);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone)]
pub struct Json(Box<RawValue>);

impl Json {
    /// The JSON text.
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    /// Decodes the text into a type; fails when the value does not have that type's shape.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.as_str())
    }

    /// Encodes a value as JSON text; fails when `T` cannot be expressed in JSON.
    pub fn encode<T: Serialize + ?Sized>(value: &T) -> Result<Json, serde_json::Error> {
        serde_json::value::to_raw_value(value).map(Json)
    }

    /// Takes a text as it is; fails when it is not exactly one JSON value.
    pub fn from_text(text: String) -> Result<Json, serde_json::Error> {
        RawValue::from_string(text).map(Json)
    }

    /// Whether the value is `null`.
    pub fn is_null(&self) -> bool {
        self.as_str() == "null"
    }
}

impl From<Value> for Json {
    fn from(value: Value) -> Json {
        // A `Value` always prints as one valid JSON value.
        RawValue::from_string(value.to_string()).map(Json).unwrap_or_default()
    }
}

impl Default for Json {
    /// `null`.
    fn default() -> Json {
        Json(RawValue::NULL.to_owned())
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Json) -> bool {
        if self.as_str() == other.as_str() {
            return true;
        }
        match (self.parse::<Value>(), other.parse::<Value>()) {
            (Ok(left), Ok(right)) => left == right,
            _ => false,
        }
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json, D::Error> {
        Box::<RawValue>::deserialize(AnySource(deserializer)).map(Json)
    }
}

/// `RawValue` asks for raw text through a newtype of a private name, which only serde_json's own deserializers
/// understand: inside an internally tagged, untagged or flattened type of a user, serde hands out buffered
/// content instead. This wrapper turns such content into text, so that [`Json`] works in both places.
struct AnySource<D>(D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for AnySource<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_any(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_newtype_struct(name, RawOrBuffered { name, visitor })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct RawOrBuffered<V> {
    name: &'static str,
    visitor: V,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for RawOrBuffered<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, raw: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_map(raw)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, buffered: D) -> Result<V::Value, D::Error> {
        let text = Value::deserialize(buffered)?.to_string();
        self.visitor.visit_map(MapDeserializer::new(std::iter::once((self.name, text))))
    }
}

#[cfg(feature = "typescript")]
impl ts_rs::TS for Json {
    type WithoutGenerics = Json;
    type OptionInnerType = Json;

    fn docs() -> Option<String> {
        crate::export::typescript::docs_of::<Json>()
    }

    fn name(_: &ts_rs::Config) -> String {
        "JsonValue".to_owned()
    }

    fn inline(_: &ts_rs::Config) -> String {
        crate::export::typescript::inline_of::<Json>()
    }

    fn decl(_: &ts_rs::Config) -> String {
        crate::export::typescript::decl_of::<Json>()
    }

    fn decl_concrete(cfg: &ts_rs::Config) -> String {
        Self::decl(cfg)
    }

    fn visit_dependencies(v: &mut impl ts_rs::TypeVisitor) {
        // The type holds itself.
        v.visit::<Json>();
    }

    fn output_path() -> Option<std::path::PathBuf> {
        // Where ts-rs puts its own type of this name.
        Some("serde_json/JsonValue.ts".into())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Json {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "JsonValue".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        true.into()
    }
}
