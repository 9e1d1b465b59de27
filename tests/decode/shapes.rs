//! All that a type can ask of a deserializer.

use std::collections::BTreeMap;
use std::fmt;

use codex_schema::{Json, Patch};
use serde::de::{Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::support::{ours, same};

#[derive(Debug, Serialize, Deserialize)]
struct Unit;

#[derive(Debug, Serialize, Deserialize)]
struct Newtype(u8);

#[derive(Debug, Serialize, Deserialize)]
struct Pair(u8, String);

#[derive(Debug, Serialize, Deserialize)]
struct Struct {
    a: u8,
    #[serde(default)]
    b: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Strict {
    a: u8,
}

#[derive(Debug, Serialize, Deserialize)]
enum External {
    Unit,
    Newtype(u8),
    Tuple(u8, bool),
    Struct { a: u8 },
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Internal {
    Unit,
    Struct { a: u8, rest: Json },
    Newtype(BTreeMap<String, Value>),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Untagged {
    Number(f64),
    Text(String),
    Json { a: Json },
}

#[derive(Debug, Serialize, Deserialize)]
struct Flattened {
    a: u8,
    #[serde(flatten)]
    rest: BTreeMap<String, Json>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Patched {
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    a: Patch<u8>,
}

#[derive(Debug, Serialize)]
struct Bytes(Vec<u8>);

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Bytes, D::Error> {
        struct BytesVisitor;

        impl<'de> Visitor<'de> for BytesVisitor {
            type Value = Bytes;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut bytes: A) -> Result<Bytes, A::Error> {
                let mut read = Vec::new();
                while let Some(byte) = bytes.next_element()? {
                    read.push(byte);
                }
                Ok(Bytes(read))
            }
        }

        deserializer.deserialize_bytes(BytesVisitor)
    }
}

/// Stops reading before the array ends.
#[derive(Debug, Serialize)]
struct First(u8);

impl<'de> Deserialize<'de> for First {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<First, D::Error> {
        struct FirstVisitor;

        impl<'de> Visitor<'de> for FirstVisitor {
            type Value = First;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<First, A::Error> {
                Ok(First(list.next_element()?.unwrap_or_default()))
            }
        }

        deserializer.deserialize_seq(FirstVisitor)
    }
}

const TEXTS: &[&str] = &[
    "null",
    "true",
    "false",
    "nul",
    "truth",
    "n",
    "0",
    "7",
    "300",
    "-1",
    "1.5",
    r#""x""#,
    r#""Unit""#,
    r#""Newtype""#,
    r#""Tuple""#,
    r#""Struct""#,
    r#""Other""#,
    "[]",
    "[1]",
    r#"[1,"x"]"#,
    r#"[1,"x",2]"#,
    "[1,2,]",
    "[,1]",
    "[1 2]",
    "[1",
    "{}",
    r#"{"a":1}"#,
    r#"{ "a" : 1 , "b" : "x" }"#,
    r#"{"a":1,"b":null}"#,
    r#"{"a":1,"c":[{"d":"\n"}]}"#,
    r#"{"a":null}"#,
    r#"{"b":"x"}"#,
    r#"{"a":"1"}"#,
    r#"{"a":1,}"#,
    r#"{,"a":1}"#,
    r#"{"a" 1}"#,
    r#"{"a":}"#,
    r#"{"a":1"#,
    r#"{"a"#,
    r#"{"a":1 "b":2}"#,
    r#"{a:1}"#,
    r#"{"\u0061":1}"#,
    r#"{"a":1}}"#,
    r#"{"a":1]"#,
    "[1}",
    "{]",
    r#"{"Unit":null}"#,
    r#"{"Unit":1}"#,
    r#"{"Newtype":1}"#,
    r#"{"Newtype":"x"}"#,
    r#"{"Tuple":[1,true]}"#,
    r#"{"Tuple":[1]}"#,
    r#"{"Tuple":[1,true,2]}"#,
    r#"{"Struct":{"a":1}}"#,
    r#"{"Struct":[1]}"#,
    r#"{"Struct":{}}"#,
    r#"{"Newtype":1,"Unit":null}"#,
    r#"{"Newtype":1,}"#,
    r#"{"Newtype" 1}"#,
    r#"{"Other":1}"#,
    r#"{"N\u0065wtype":1}"#,
    r#"{"type":"unit"}"#,
    r#"{"type":"struct","a":1,"rest":{"x":[1.10]}}"#,
    r#"{"a":1,"rest":1e2,"type":"struct"}"#,
    r#"{"type":"newtype","x":"\ud83d\ude00"}"#,
    r#"{"type":"other"}"#,
    r#"{"type":7}"#,
    r#"{"a":{"b":[]}}"#,
    r#""\ud800""#,
    "\"\u{1}\"",
    r#""\x""#,
    r#"{"a":1,"x":1e999}"#,
    r#"{"a":1,"x":"\ud800"}"#,
    r#"{"a":1,"x":"\x"}"#,
    r#"{"a":1,"x":01}"#,
    "\u{feff}{}",
    "",
    " ",
    "[[1],[2]]",
    "  [ ]  ",
    "[1]x",
    "[256]",
    r#""aé\n""#,
    r#""é""#,
    r#""\u00e9""#,
];

#[test]
fn every_shape_with_every_text() {
    let mut read = 0;
    for text in TEXTS {
        for text in [(*text).to_owned(), format!("\n{text}\t"), format!("{text} {text}")] {
            let text = text.as_str();
            read += [
                same::<()>(text),
                same::<bool>(text),
                same::<u8>(text),
                same::<char>(text),
                same::<String>(text),
                same::<Option<u8>>(text),
                same::<Option<Option<bool>>>(text),
                same::<Vec<u8>>(text),
                same::<(u8, String)>(text),
                same::<[u8; 2]>(text),
                same::<Value>(text),
                same::<Json>(text),
                same::<Option<Json>>(text),
                same::<Box<RawValue>>(text),
                same::<BTreeMap<String, Json>>(text),
                same::<BTreeMap<String, Value>>(text),
                same::<Unit>(text),
                same::<Newtype>(text),
                same::<Pair>(text),
                same::<Struct>(text),
                same::<Strict>(text),
                same::<External>(text),
                same::<Vec<External>>(text),
                same::<BTreeMap<External, u8>>(text),
                same::<Internal>(text),
                same::<Untagged>(text),
                same::<Flattened>(text),
                same::<Patched>(text),
                same::<Bytes>(text),
                same::<First>(text),
                same::<Vec<Vec<u8>>>(text),
            ]
            .into_iter()
            .filter(|read| *read)
            .count();
        }
    }
    // Of each type some texts are read, and of each text at least the JSON part.
    assert!(read > 800, "{read}");
}

impl PartialEq for External {
    fn eq(&self, other: &External) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for External {}

impl PartialOrd for External {
    fn partial_cmp(&self, other: &External) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for External {
    fn cmp(&self, other: &External) -> std::cmp::Ordering {
        format!("{self:?}").cmp(&format!("{other:?}"))
    }
}

/// serde_json hands raw text out under a private name; ours must be the same one.
#[test]
fn raw_text_is_kept_as_it_stands() {
    let text = r#" { "a" : [ 1.10, "\u0041" ] } "#;
    assert_eq!(ours::<Box<RawValue>>(text).expect("JSON").get(), text.trim());
    assert_eq!(ours::<Json>(text).expect("JSON").as_str(), text.trim());
    let members: BTreeMap<String, Json> = ours(text).expect("an object");
    assert_eq!(members["a"].as_str(), r#"[ 1.10, "\u0041" ]"#);
}

#[test]
fn no_text_is_kept_that_is_too_large_for_its_buffer() {
    let read: String = ours(&format!("\"{}\"", r"\u00e9".repeat(10_000))).expect("a string");
    assert_eq!(read.len(), 20_000);
    assert!(read.capacity() < 25_000, "{}", read.capacity());
}
