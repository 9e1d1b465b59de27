//! Messages that the released server and a client exchanged.

use std::cell::RefCell;
use std::collections::BTreeMap;

use codex_schema::Json;
use codex_schema::jsonrpc::{JSONRPCMessage, RequestId};
use codex_schema::method::{ClientMessage, ServerMessage, find};
use pretty_assertions::assert_eq;
use serde::Deserialize;
use serde_json::Value;

const RECORDINGS: [&str; 2] = [
    include_str!("../fixtures/transcripts/first_turn.jsonl"),
    include_str!("../fixtures/transcripts/approval_interrupt.jsonl"),
];

#[derive(Deserialize)]
struct Line {
    dir: String,
    msg: Json,
}

fn lines() -> impl Iterator<Item = Line> {
    RECORDINGS.iter().flat_map(|text| text.lines()).map(|line| serde_json::from_str(line).expect("is a line"))
}

/// The value without null members, which a client may leave out.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => members
            .into_iter()
            .filter(|(_, member)| !member.is_null())
            .map(|(name, member)| (name, without_nulls(member)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Value::Array(elements) => elements.into_iter().map(without_nulls).collect(),
        other => other,
    }
}

#[test]
fn the_envelope_is_written_back_as_it_was() {
    let mut count = 0;
    for line in lines() {
        let message: JSONRPCMessage = line.msg.parse().expect("is a message");
        let written = serde_json::to_value(&message).expect("is written");
        assert_eq!(written, line.msg.parse::<Value>().expect("is JSON"));
        count += 1;
    }
    assert_eq!(count, RECORDINGS.iter().map(|text| text.lines().count()).sum::<usize>());
}

#[test]
fn every_message_decodes_into_its_type_and_what_the_server_wrote_comes_back_exactly() {
    let asked: RefCell<BTreeMap<(bool, RequestId), &'static str>> = RefCell::default();
    let method_of = |by_client: bool| {
        let asked = &asked;
        move |id: &RequestId| asked.borrow().get(&(by_client, id.clone())).copied()
    };
    let remember = |by_client: bool, id: &RequestId, method: &str| {
        let method = find(method).expect("is known").name;
        asked.borrow_mut().insert((by_client, id.clone()), method);
    };
    let (mut typed, mut answers) = (0, 0);
    for line in lines() {
        let text = line.msg.as_str();
        let written = match &*line.dir {
            "s2c" => match ServerMessage::decode_with(text, method_of(true)).expect("decodes") {
                ServerMessage::Request(request) => {
                    remember(false, request.id(), request.method());
                    serde_json::to_string(&request)
                }
                ServerMessage::Notification(notification) => {
                    assert!(find(notification.method()).is_some(), "{text}");
                    serde_json::to_string(&notification)
                }
                ServerMessage::Answer(answer) => {
                    answers += 1;
                    answer.to_message().and_then(|message| serde_json::to_string(&message))
                }
                ServerMessage::Error(error) => serde_json::to_string(&error),
                ServerMessage::Response { id, .. } => panic!("nobody asked {id}"),
            },
            _ => match ClientMessage::decode_with(text, method_of(false)).expect("decodes") {
                ClientMessage::Request(request) => {
                    remember(true, request.id(), request.method());
                    serde_json::to_string(&request)
                }
                ClientMessage::Notification(notification) => serde_json::to_string(&notification),
                ClientMessage::Answer(answer) => {
                    answers += 1;
                    answer.to_message().and_then(|message| serde_json::to_string(&message))
                }
                ClientMessage::Error(error) => serde_json::to_string(&error),
                ClientMessage::Response { id, .. } => panic!("nobody asked {id}"),
            },
        }
        .expect("is written");
        typed += 1;
        if line.dir == "s2c" {
            // Byte for byte: the order of members and the forms of absence are the server's.
            assert_eq!(written, text);
        } else {
            let written: Value = serde_json::from_str(&written).expect("is JSON");
            let read: Value = without_nulls(line.msg.parse().expect("is JSON"));
            assert_contains(&without_nulls(written), &read);
        }
    }
    assert!(typed > 50 && answers > 8, "{typed} messages, {answers} answers");
}

/// What a client left out may come back as a default; what it wrote must come back.
fn assert_contains(written: &Value, read: &Value) {
    match (written, read) {
        (Value::Object(written), Value::Object(read)) => {
            for (name, member) in read {
                assert_contains(written.get(name).unwrap_or_else(|| panic!("{name} is lost")), member);
            }
        }
        (Value::Array(written), Value::Array(read)) => {
            assert_eq!(written.len(), read.len());
            written.iter().zip(read).for_each(|(written, read)| assert_contains(written, read));
        }
        _ => assert_eq!(written, read),
    }
}
