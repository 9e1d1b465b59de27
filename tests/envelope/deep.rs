//! Nesting: what stays raw may nest without limit, what is parsed is refused beyond serde_json's limit.

use codex_schema::jsonrpc::{JSONRPCMessage, Routed};
use codex_schema::method::{ClientMessage, ServerMessage, ServerNotification, ServerRequest};
use pretty_assertions::assert_eq;

const DEPTH: usize = 10_000;

fn arrays() -> String {
    format!("{}{}", "[".repeat(DEPTH), "]".repeat(DEPTH))
}

fn objects() -> String {
    format!("{}1{}", r#"{"a":"#.repeat(DEPTH), "}".repeat(DEPTH))
}

#[test]
fn the_body_of_an_unknown_method_is_kept() {
    for body in [arrays(), objects()] {
        for text in [
            format!(r#"{{"method":"hologram/shown","params":{body}}}"#),
            format!(r#"{{"params":{body},"method":"hologram/shown"}}"#),
        ] {
            assert!(Routed::parse(&text).is_ok());
            match ServerMessage::decode(&text).expect("is kept") {
                ServerMessage::Notification(kept @ ServerNotification::Unrecognized(_)) => {
                    let written = serde_json::to_string(&kept).expect("is written");
                    assert!(written.contains(&body));
                }
                other => panic!("{:?}", std::mem::discriminant(&other)),
            }
            assert!(serde_json::from_str::<JSONRPCMessage>(&text).is_ok());
        }
        let text = format!(r#"{{"id":1,"method":"hologram/show","params":{body}}}"#);
        assert!(matches!(ClientMessage::decode(&text), Ok(ClientMessage::Request(_))));
        let text = format!(r#"{{"id":1,"result":{body}}}"#);
        assert!(matches!(ServerMessage::decode(&text), Ok(ServerMessage::Response { .. })));
        assert!(ServerMessage::decode_with(&text, |_| Some("hologram/show")).is_ok());
    }
}

#[test]
fn the_arguments_of_a_tool_are_kept() {
    for body in [arrays(), objects()] {
        let params = format!(
            r#"{{"threadId":"t","turnId":"u","callId":"c","tool":"x","namespace":null,"arguments":{body}}}"#
        );
        for text in [
            format!(r#"{{"method":"item/tool/call","id":0,"params":{params}}}"#),
            format!(r#"{{"params":{params},"id":0,"method":"item/tool/call"}}"#),
        ] {
            match ServerMessage::decode(&text).expect("is kept") {
                ServerMessage::Request(ServerRequest::ItemToolCall { params, .. }) => {
                    assert_eq!(params.arguments.as_str().len(), body.len());
                }
                other => panic!("{:?}", std::mem::discriminant(&other)),
            }
        }
    }
}

#[test]
fn the_arguments_inside_an_item_are_kept() {
    let arguments = arrays();
    let tag = r#""type":"mcpToolCall""#;
    let rest = format!(
        r#""id":"i","server":"s","tool":"x","status":"completed","arguments":{arguments},"result":null,"error":null,"durationMs":null"#
    );
    for item in
        [format!("{{{tag},{rest}}}"), format!("{{{rest},{tag}}}"), format!(r#"{{"type":"hologram",{rest}}}"#)]
    {
        let text = format!(
            r#"{{"method":"item/started","params":{{"item":{item},"threadId":"t","turnId":"u","startedAtMs":1}}}}"#
        );
        match ServerMessage::decode(&text).expect("is kept") {
            ServerMessage::Notification(kept @ ServerNotification::ItemStarted(_)) => {
                assert!(serde_json::to_string(&kept).expect("is written").contains(&arguments));
            }
            other => panic!("{:?}", std::mem::discriminant(&other)),
        }
    }
}

#[test]
fn nesting_where_a_type_expects_none_is_an_error() {
    for body in [arrays(), objects()] {
        for text in [
            format!(r#"{{"method":"thread/archived","params":{body}}}"#),
            format!(r#"{{"method":"thread/archived","params":{{"threadId":{body}}}}}"#),
        ] {
            let error = ServerMessage::decode(&text).expect_err("no string");
            assert_eq!(error.method.as_deref(), Some("thread/archived"));
        }
    }
}

#[test]
fn nesting_that_never_ends_is_an_error() {
    for open in ["[", r#"{"a":"#, r#"[{"a":"#] {
        let text = format!(r#"{{"method":"hologram/shown","params":{}"#, open.repeat(DEPTH));
        assert!(ServerMessage::decode(&text).is_err());
        let text = format!(r#"{{"id":1,"result":{}"#, open.repeat(DEPTH));
        assert!(ServerMessage::decode_with(&text, |_| Some("thread/list")).is_err());
    }
    assert!(ServerMessage::decode(&"[".repeat(DEPTH)).is_err());
    assert!(ServerMessage::decode(&"]".repeat(DEPTH)).is_err());
}
