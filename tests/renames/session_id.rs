//! `sessionId` moved from three results onto `Thread` (§10.3).

use codex_schema::Json;
use codex_schema::jsonrpc::Body;
use codex_schema::method::{ServerMessage, ServerNotification, ServerResponse};
use codex_schema::v2::Thread;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::thread;

const OPENERS: [&str; 3] = ["thread/start", "thread/resume", "thread/fork"];

/// A result of the three methods that open a thread.
fn opened(thread: Value) -> Value {
    json!({
        "thread": thread, "model": "m", "modelProvider": "openai", "serviceTier": null, "cwd": "/w",
        "instructionSources": [], "approvalPolicy": "never", "approvalsReviewer": "user",
        "sandbox": {"type": "dangerFullAccess"}, "permissionProfile": null, "activePermissionProfile": null,
        "reasoningEffort": null,
    })
}

fn decode(method: &'static str, result: &Value) -> Result<ServerResponse, codex_schema::DecodeError> {
    let json = Json::from(result.clone());
    ServerResponse::decode(1.into(), method, Body::from(&json))
}

#[test]
fn a_thread_has_its_session_as_second_member() {
    let thread: Thread = serde_json::from_value(thread("t", Some("s"))).unwrap();
    assert_eq!(thread.session_id.as_str(), "s");
    let text = serde_json::to_string(&thread).unwrap();
    assert!(text.starts_with(r#"{"id":"t","sessionId":"s","forkedFromId":null,"#), "{text}");
}

#[test]
fn a_session_may_differ_from_the_thread_or_equal_it() {
    for (id, session) in [("t", "t"), ("child", "root")] {
        let decoded: Thread = serde_json::from_value(thread(id, Some(session))).unwrap();
        assert_eq!((decoded.id.as_str(), decoded.session_id.as_str()), (id, session));
        assert_eq!(serde_json::to_value(&decoded).unwrap(), thread(id, Some(session)));
    }
}

#[test]
fn an_old_thread_is_an_error_that_says_where() {
    for method in OPENERS {
        let error = decode(method, &opened(thread("t", None))).unwrap_err();
        assert_eq!(error.pointer, "/result/thread");
        assert_eq!(error.method.as_deref(), Some(method));
        assert!(error.message.contains("sessionId"), "{error}");
    }
    let json = Json::from(opened(thread("t", None)));
    let error = json.decode::<codex_schema::v2::ThreadStartResponse>().unwrap_err();
    assert_eq!(error.pointer, "/thread");
    assert!(error.message.contains("sessionId"), "{error}");
}

#[test]
fn null_and_other_names_are_no_session() {
    for (name, value) in [
        ("sessionId", json!(null)),
        ("session_id", json!("s")),
        ("sessionID", json!("s")),
        ("threadId", json!("s")),
        ("realtimeSessionId", json!("s")),
    ] {
        let mut old = thread("t", None);
        old[name] = value;
        let error = Json::from(old).decode::<Thread>().unwrap_err();
        assert!(error.message.contains("sessionId") || error.pointer == "/sessionId", "{name}: {error}");
    }
}

#[test]
fn a_session_beside_the_thread_is_ignored_and_not_written() {
    for method in OPENERS {
        let new = opened(thread("t", Some("s")));
        for stale in [json!("other"), json!(""), json!(null), json!(7)] {
            let mut between = new.clone();
            between["sessionId"] = stale;
            let answer = decode(method, &between).unwrap();
            let written: Value = serde_json::from_str(answer.to_message().unwrap().result.as_str()).unwrap();
            assert_eq!(written, new, "{method}");
        }
    }
}

#[test]
fn notifications_need_it_too() {
    let message =
        |thread: Value| json!({"method": "thread/started", "params": {"thread": thread}}).to_string();
    let new = message(thread("t", Some("s")));
    match ServerMessage::decode(&new).unwrap() {
        ServerMessage::Notification(ServerNotification::ThreadStarted(started)) => {
            assert_eq!(started.thread.session_id.as_str(), "s");
        }
        other => panic!("{other:?}"),
    }
    let old = message(thread("t", None));
    assert_eq!(ServerMessage::decode(&old).unwrap_err().pointer, "/params/thread");
}
