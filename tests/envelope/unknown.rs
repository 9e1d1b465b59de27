//! Methods of a newer release are kept whole.

use codex_schema::Json;
use codex_schema::jsonrpc::Body;
use codex_schema::method::{
    ClientMessage, ClientRequest, ClientResponse, ServerMessage, ServerNotification, ServerRequest,
    ServerResponse,
};
use pretty_assertions::assert_eq;
use serde::Serialize;

const BODIES: [&str; 6] = [
    r#"{"z": 1.10,"a":[12345678901234567890123,{"method":"x"}],"A":"\u00e9\/"}"#,
    "[ ]",
    "7e2",
    r#""text""#,
    "false",
    r#"{"":{"":{}}}"#,
];

fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("is written")
}

#[test]
fn notifications() {
    for body in BODIES {
        let whole = format!(r#"{{"method":"hologram/shown","params":{body}}}"#);
        for read in [whole.clone(), format!(r#"{{"params":{body}, "method":"hologram\/shown"}}"#)] {
            match ServerMessage::decode(&read).expect("decodes") {
                ServerMessage::Notification(found @ ServerNotification::Unrecognized(_)) => {
                    assert_eq!(found.method(), "hologram/shown");
                    assert_eq!(text(&found), whole);
                }
                other => panic!("{other:?}"),
            }
            match ClientMessage::decode(&read).expect("decodes") {
                ClientMessage::Notification(found) => assert_eq!(text(&found), whole),
                other => panic!("{other:?}"),
            }
        }
    }
    let bare = r#"{"method":"hologram/shown"}"#;
    match ServerMessage::decode(bare).expect("decodes") {
        ServerMessage::Notification(found) => assert_eq!(text(&found), bare),
        other => panic!("{other:?}"),
    }
}

#[test]
fn requests() {
    for body in BODIES {
        let whole = format!(r#"{{"id":"é","method":"hologram/show","params":{body}}}"#);
        for read in [whole.clone(), format!(r#"{{"method":"hologram/show","id":"é","params":{body}}}"#)] {
            match ServerMessage::decode(&read).expect("decodes") {
                ServerMessage::Request(found @ ServerRequest::Unrecognized(_)) => {
                    assert_eq!(text(&found), whole)
                }
                other => panic!("{other:?}"),
            }
            match ClientMessage::decode(&read).expect("decodes") {
                ClientMessage::Request(found @ ClientRequest::Unrecognized(_)) => {
                    assert_eq!(text(&found), whole)
                }
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn the_trace_of_a_request_stays() {
    let whole = r#"{"id":1,"method":"hologram/show","params":{},"trace":{"traceparent":"00-a-b-01"}}"#;
    match ServerMessage::decode(whole).expect("decodes") {
        ServerMessage::Request(found) => assert_eq!(text(&found), whole),
        other => panic!("{other:?}"),
    }
    match ClientMessage::decode(whole).expect("decodes") {
        ClientMessage::Request(found) => assert_eq!(text(&found), whole),
        other => panic!("{other:?}"),
    }
    let by_serde: ClientRequest = serde_json::from_str(whole).expect("decodes");
    assert_eq!(text(&by_serde), whole);
}

#[test]
fn answers() {
    for body in BODIES.into_iter().chain(["null"]) {
        let whole = format!(r#"{{"id":1,"result":{body}}}"#);
        let answer = ServerMessage::decode_with(&whole, |_| Some("hologram/show")).expect("decodes");
        let ServerMessage::Answer(answer) = answer else { panic!("{answer:?}") };
        assert!(matches!(*answer, ServerResponse::Unrecognized { .. }), "{answer:?}");
        assert_eq!(answer.method(), "hologram/show");
        assert_eq!(text(&answer.to_message().expect("is written")), whole);
        assert_eq!(text(&answer), format!(r#"{{"method":"hologram/show","id":1,"response":{body}}}"#));

        let json = Json::from_text(body.to_owned()).expect("is JSON");
        let answer = ClientResponse::decode(1.into(), "hologram/show", Body::from(&json)).expect("decodes");
        assert_eq!(text(&answer.to_message().expect("is written")), whole);
    }
}

#[test]
fn a_method_of_the_other_side_is_unknown_here() {
    let whole = r#"{"id":1,"method":"thread/read","params":{"threadId":5}}"#;
    match ServerMessage::decode(whole).expect("decodes") {
        ServerMessage::Request(found @ ServerRequest::Unrecognized(_)) => assert_eq!(text(&found), whole),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_kept_is_json() {
    for body in ["tru", "1.", "{\"a\":}", "[1,]", "{\"a\" 1}", "01", "\"\\x\""] {
        let broken = format!(r#"{{"method":"hologram/shown","params":{body}}}"#);
        assert!(ServerMessage::decode(&broken).is_err(), "{broken}");
        let broken = format!(r#"{{"params":{body},"id":1,"method":"hologram/show"}}"#);
        assert!(ClientMessage::decode(&broken).is_err(), "{broken}");
    }
}
