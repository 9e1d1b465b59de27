//! `sessionId` of the realtime messages became `realtimeSessionId` (§10.2).

use codex_schema::method::{ClientMessage, ClientRequest, ServerMessage, ServerNotification};
use codex_schema::v2::{ThreadRealtimeStartParams, ThreadRealtimeStartedNotification};
use codex_schema::vocab::RealtimeOutputModality;
use pretty_assertions::assert_eq;

/// What the member was called in other places or times.
const OTHER_NAMES: [&str; 4] = ["sessionId", "session_id", "realtime_session_id", "realtimeSessionID"];

/// Written by spec/realtime.md §4.2 for nothing but the required members.
const BARE_START: &str =
    r#"{"threadId":"t","outputModality":"audio","realtimeSessionId":null,"transport":null,"voice":null}"#;

#[test]
fn start_writes_the_new_name() {
    let mut params = ThreadRealtimeStartParams::new("t", RealtimeOutputModality::Audio);
    assert_eq!(serde_json::to_string(&params).unwrap(), BARE_START);

    params.realtime_session_id = Some("rt-1".into());
    assert_eq!(serde_json::to_string(&params).unwrap(), BARE_START.replace("Id\":null", "Id\":\"rt-1\""));
}

#[test]
fn start_reads_the_new_name() {
    let text = r#"{"method":"thread/realtime/start","id":1,"params":{"threadId":"t","outputModality":"text","realtimeSessionId":"rt-1"}}"#;
    match ClientMessage::decode(text).unwrap() {
        ClientMessage::Request(ClientRequest::ThreadRealtimeStart { params, .. }) => {
            assert_eq!(params.realtime_session_id.unwrap().as_str(), "rt-1");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn start_ignores_the_old_names() {
    for name in OTHER_NAMES {
        let text = format!(r#"{{"threadId":"t","outputModality":"audio","{name}":"rt-1"}}"#);
        let params: ThreadRealtimeStartParams = serde_json::from_str(&text).unwrap();
        assert_eq!(params.realtime_session_id, None, "{name}");
        assert_eq!(serde_json::to_string(&params).unwrap(), BARE_START, "{name}");
        // Not even a value of the wrong type is looked at.
        let text = format!(r#"{{"threadId":"t","outputModality":"audio","{name}":[7]}}"#);
        assert!(serde_json::from_str::<ThreadRealtimeStartParams>(&text).is_ok(), "{name}");
    }
}

#[test]
fn both_names_at_once_are_no_repetition() {
    let text = r#"{"threadId":"t","sessionId":"old","outputModality":"audio","realtimeSessionId":"new","session_id":"older"}"#;
    let params: ThreadRealtimeStartParams = serde_json::from_str(text).unwrap();
    assert_eq!(params.realtime_session_id.unwrap().as_str(), "new");
}

#[test]
fn started_writes_the_new_name_or_null() {
    for id in ["null", r#""rt-1""#] {
        let text = format!(
            r#"{{"method":"thread/realtime/started","params":{{"threadId":"t","realtimeSessionId":{id},"version":"v2"}}}}"#
        );
        let notification = match ServerMessage::decode(&text).unwrap() {
            ServerMessage::Notification(notification @ ServerNotification::ThreadRealtimeStarted(_)) => {
                notification
            }
            other => panic!("{other:?}"),
        };
        let encoded = serde_json::to_string(&notification).unwrap();
        assert_eq!(encoded, text);
    }
}

#[test]
fn started_ignores_the_old_names() {
    for name in OTHER_NAMES {
        let text = format!(r#"{{"threadId":"t","{name}":"rt-1","version":"v1"}}"#);
        let started: ThreadRealtimeStartedNotification = serde_json::from_str(&text).unwrap();
        assert_eq!(started.realtime_session_id, None, "{name}");
        assert_eq!(
            serde_json::to_string(&started).unwrap(),
            r#"{"threadId":"t","realtimeSessionId":null,"version":"v1"}"#
        );
    }
}
