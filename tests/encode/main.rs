//! `encode` writes the bytes that serde_json writes.

use std::collections::BTreeMap;

use codex_schema::method::{ClientMessage, ServerMessage};
use codex_schema::{Json, encode};
use pretty_assertions::assert_eq;
use serde::Serialize;

fn same<T: Serialize + ?Sized>(value: &T) {
    let expected = serde_json::to_string(value).expect("serde_json can write it");
    assert_eq!(encode::to_string(value).expect("we can write it"), expected);
}

#[test]
fn recorded_messages() {
    let mut written = 0;
    for recording in [
        include_str!("../fixtures/transcripts/first_turn.jsonl"),
        include_str!("../fixtures/transcripts/approval_interrupt.jsonl"),
    ] {
        for line in recording.lines() {
            let wrapped: BTreeMap<String, Json> = serde_json::from_str(line).expect("a wrapped message");
            same(&wrapped);
            let text = wrapped["msg"].as_str();
            match ServerMessage::decode(text).expect("a server could have sent it") {
                ServerMessage::Request(message) => same(&message),
                ServerMessage::Notification(message) => same(&message),
                _ => {}
            }
            match ClientMessage::decode(text).expect("a client could have sent it") {
                ClientMessage::Request(message) => same(&message),
                ClientMessage::Notification(message) => same(&message),
                _ => {}
            }
            written += 1;
        }
    }
    assert_eq!(written, 93);
}

#[test]
fn every_character_that_needs_escaping_at_every_place_of_a_block() {
    for byte in (0u8..0x20).chain([b'"', b'\\', 0x7f]) {
        for length in 0..70 {
            let mut text = "x".repeat(length);
            text.push(char::from(byte));
            text.push_str("é\u{2028}😀");
            same(&text);
        }
    }
}

#[derive(Serialize)]
enum Every {
    Unit,
    Newtype(u8),
    Tuple(i8, bool),
    Struct { a: Option<u64>, b: char },
}

#[derive(Serialize)]
struct Nothing {}

#[test]
fn every_shape_of_serde() {
    same(&[Every::Unit, Every::Newtype(1), Every::Tuple(-1, true), Every::Struct { a: None, b: '"' }]);
    same(&(Nothing {}, (), [0u8; 0], BTreeMap::<String, u8>::new()));
    same(&BTreeMap::from([(1u8, 1.5f64), (2, -0.0)]));
    same(&BTreeMap::from([(-1i64, f32::MAX), (2, f32::NAN)]));
    same(&[u64::MAX as i128, i128::MIN, u128::MAX as i128]);
    same(&(i64::MIN, u64::MAX, f64::MIN_POSITIVE, 1e300, 0.1));
    same(&Json::from_text(r#"{"b": [1,  2], "a": 1e999}"#.to_owned()).expect("JSON"));
    same(&vec![Some(Json::default()), None]);
}

#[test]
fn a_key_that_is_no_string_is_refused() {
    let map = BTreeMap::from([(vec![1u8], 1u8)]);
    assert!(serde_json::to_string(&map).is_err());
    let error = encode::to_string(&map).expect_err("a list is no key");
    assert_eq!(error.to_string(), "key must be a string");
}

#[test]
fn appending_keeps_what_is_there() {
    let mut out = b"data: ".to_vec();
    encode::append(&mut out, "x").expect("a string is JSON");
    assert_eq!(out, b"data: \"x\"");
}
