//! The typed forms of §1.3 and whole messages.

use codex_schema::DecodeError;
use codex_schema::jsonrpc::RequestId;
use codex_schema::method::{
    ClientMessage, ClientRequest, ClientResponse, Request, ServerMessage, ServerNotification, ServerRequest,
    ServerResponse, client_request,
};
use codex_schema::v2::ThreadReadParams;
use pretty_assertions::assert_eq;

#[test]
fn requests_are_written_method_id_params() {
    let request = client_request::ThreadRead::message("a".into(), ThreadReadParams::new("t"));
    let text = r#"{"method":"thread/read","id":"a","params":{"threadId":"t","includeTurns":false}}"#;
    assert_eq!(serde_json::to_string(&request).expect("is written"), text);

    let text = r#"{"trace":{},"jsonrpc":"2.0","params":{"threadId":"t","turnId":"u","callId":"c","tool":"x","namespace":null,"arguments":{"b":1,"a":2}},"id":0,"method":"item/tool/call"}"#;
    let ServerMessage::Request(request) = ServerMessage::decode(text).expect("decodes") else { panic!() };
    assert!(matches!(request, ServerRequest::ItemToolCall { .. }));
    let written = serde_json::to_string(&request).expect("is written");
    assert!(
        written.starts_with(r#"{"method":"item/tool/call","id":0,"params":{"threadId":"t","#),
        "{written}"
    );
    assert!(written.contains(r#""arguments":{"b":1,"a":2}"#), "{written}");
}

#[test]
fn answers_for_logs_and_on_the_wire() {
    let text = r#"{"id":4,"result":{}}"#;
    let message = ServerMessage::decode_with(text, |id| (*id == 4.into()).then_some("thread/name/set"));
    let ServerMessage::Answer(answer) = message.expect("decodes") else { panic!() };
    assert!(matches!(*answer, ServerResponse::ThreadNameSet { .. }), "{answer:?}");
    assert_eq!(
        serde_json::to_string(&answer).expect("is written"),
        r#"{"method":"thread/name/set","id":4,"response":{}}"#
    );
    let wire = answer.to_message().expect("is written");
    assert_eq!(serde_json::to_string(&wire).expect("is written"), text);

    let text = r#"{"id":"x","result":{"decision":"accept"}}"#;
    let message = ClientMessage::decode_with(text, |_| Some("item/fileChange/requestApproval"));
    let ClientMessage::Answer(answer) = message.expect("decodes") else { panic!() };
    assert!(matches!(*answer, ClientResponse::ItemFileChangeRequestApproval { .. }), "{answer:?}");
    assert_eq!(
        serde_json::to_string(&answer).expect("is written"),
        r#"{"method":"item/fileChange/requestApproval","id":"x","response":{"decision":"accept"}}"#
    );
}

#[test]
fn an_answer_without_a_method_stays_text() {
    let text = r#"{"id":4,"result":{"b": 1.10,"a":null}}"#;
    match ServerMessage::decode(text).expect("decodes") {
        ServerMessage::Response { id, result } => {
            assert_eq!(id, RequestId::Integer(4));
            assert_eq!(result.as_str(), r#"{"b": 1.10,"a":null}"#);
        }
        other => panic!("{other:?}"),
    }
    match ClientMessage::decode(text).expect("decodes") {
        ClientMessage::Response { result, .. } => assert_eq!(result.as_str(), r#"{"b": 1.10,"a":null}"#),
        other => panic!("{other:?}"),
    }
}

#[test]
fn refusals_are_errors_whatever_the_method() {
    let text = r#"{"error":{"code":-32600,"message":"Not initialized"},"id":6}"#;
    match ServerMessage::decode_with(text, |_| Some("thread/read")).expect("decodes") {
        ServerMessage::Error(error) => {
            assert_eq!((error.id.clone(), error.error.code), (6.into(), -32600));
            assert_eq!(serde_json::to_string(&error).expect("is written"), text);
        }
        other => panic!("{other:?}"),
    }
    assert!(matches!(ClientMessage::decode(text), Ok(ClientMessage::Error(_))));
}

#[test]
fn a_wrong_kind_is_refused_by_the_typed_forms() {
    let request = r#"{"method":"thread/archive","id":1,"params":{"threadId":"t"}}"#;
    let notification = r#"{"method":"thread/archived","params":{"threadId":"t"}}"#;
    assert!(serde_json::from_str::<ClientRequest>(request).is_ok());
    assert!(serde_json::from_str::<ServerNotification>(notification).is_ok());
    assert!(serde_json::from_str::<ServerNotification>(request).is_err());
    assert!(serde_json::from_str::<ServerRequest>(notification).is_err());
    assert!(serde_json::from_str::<ClientRequest>(r#"{"id":1,"result":{}}"#).is_err());
}

#[test]
fn an_error_carries_the_text_and_the_place() {
    let text = r#" {"method" : "thread/archived", "params" : {"threadId" : [ 5 ]} } "#;
    let error: DecodeError = ServerMessage::decode(text).expect_err("no string");
    assert_eq!(&*error.raw, text);
    assert_eq!(error.pointer, "/params/threadId");
    assert_eq!(error.method.as_deref(), Some("thread/archived"));
    assert_eq!(error.to_string().matches("/params/threadId").count(), 1, "{error}");

    let error = ServerMessage::decode("{\"method\":\"a\",}").expect_err("no JSON");
    assert_eq!((error.method, error.pointer.as_str()), (None, ""));
    assert!(error.message.starts_with("not JSON"), "{}", error.message);
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_place() {
    let error = codex_schema::jsonrpc::Routed::parse_bytes(b"{\"method\":\"\xff\"}").expect_err("no UTF-8");
    assert!(error.message.contains("11"), "{}", error.message);
}
