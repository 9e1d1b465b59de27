//! A text that ends too early, or with one byte changed, never becomes another message silently.

use codex_schema::jsonrpc::{JSONRPCMessage, Routed};
use codex_schema::method::{ClientMessage, ServerMessage};

const TEXTS: [&str; 6] = [
    r#"{"method":"item/started","params":{"item":{"type":"agentMessage","id":"i","text":"a \"b\" é \u0041 }","phase":null,"memoryCitation":null},"threadId":"t","turnId":"u","startedAtMs":1}}"#,
    r#"{"params":{"threadId":"t","status":{"activeFlags":["waitingOnApproval"],"type":"active"}},"method":"thread/status/changed"}"#,
    r#"{"method":"turn/start","id":12345,"params":{"threadId":"t","input":[{"type":"text","text":"x"}],"effort":"low"}}"#,
    r#"{"id":"é","result":{"data":[],"nextCursor":null,"backwardsCursor":null}}"#,
    r#"{"error":{"code":-32600,"message":"m","data":{"reason":[1.5e3,true,false,null]}},"id":7}"#,
    r#"{"method":"hologram/shown","params":{"a":{"b":[{}]}}}"#,
];

/// Whether any reader takes a text.
fn is_accepted(text: &str) -> bool {
    let method = |_: &_| Some("thread/list");
    ServerMessage::decode(text).is_ok()
        || ServerMessage::decode_with(text, method).is_ok()
        || ClientMessage::decode(text).is_ok()
        || Routed::parse(text).is_ok()
        || serde_json::from_str::<JSONRPCMessage>(text).is_ok()
}

#[test]
fn the_texts_themselves_are_accepted() {
    for text in TEXTS {
        assert!(is_accepted(text), "{text}");
    }
}

#[test]
fn every_shorter_text_is_refused() {
    for text in TEXTS {
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            assert!(!is_accepted(&text[..end]), "{}", &text[..end]);
        }
        for end in 0..text.len() {
            assert!(Routed::parse_bytes(&text.as_bytes()[..end]).is_err(), "{end} bytes of {text}");
        }
    }
}

#[test]
fn every_later_start_is_refused() {
    for text in TEXTS {
        for start in (1..text.len()).filter(|start| text.is_char_boundary(*start)) {
            let rest = &text[start..];
            // A part may be a JSON object of its own, but never together with what follows it.
            assert!(!is_accepted(rest), "{rest}");
        }
    }
}

#[test]
fn a_changed_byte_never_panics_and_an_accepted_text_is_json_where_it_was_read() {
    for text in TEXTS {
        for at in 0..text.len() {
            for byte in [b'"', b'\\', b'{', b'}', b'[', b']', b',', b':', b'0', b'-', b' ', b'x'] {
                let mut bytes = text.as_bytes().to_vec();
                bytes[at] = byte;
                let Ok(changed) = String::from_utf8(bytes) else { continue };
                let decoded = ServerMessage::decode_with(&changed, |_| Some("thread/list"));
                let is_json = serde_json::from_str::<serde_json::Value>(&changed).is_ok();
                assert!(is_json || decoded.is_err(), "{changed} became {decoded:?}");
                let _ = ClientMessage::decode(&changed);
            }
        }
    }
}
