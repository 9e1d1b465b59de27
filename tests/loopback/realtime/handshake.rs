//! The request that opens the WebSocket, and what becomes of one that is refused.

use std::net::TcpListener;

use codex_schema::realtime::{
    ConversationStartParams, Protocol, Realtime, RealtimeOperation, RealtimeOutputModality,
};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use super::{
    Driver, NOTHING, PATIENCE, RealtimeServer, Script, Session, Step, THREAD, closed, core, endpoint, error,
    session, session_with, settings, shown, started, text,
};

fn accept() -> Vec<Script> {
    vec![Script::Accept(vec![Step::Hear("session.update")])]
}

/// Stops a conversation as soon as it has started.
fn stop(session: &mut Session, started: &Value) {
    assert_eq!(session.until(started), std::slice::from_ref(started));
    session.submit(RealtimeOperation::Close);
    assert_eq!(session.until_closed("requested"), NOTHING);
}

#[test]
fn the_request_of_each_version() {
    for (protocol, target) in [
        (Protocol::V1, "/v1/realtime?intent=quicksilver&model=gpt-realtime-1.5"),
        (Protocol::V2, "/v1/realtime?model=gpt-realtime-1.5"),
    ] {
        let mut session = session(protocol, accept());
        stop(&mut session, &started(protocol.as_str()));

        let seen = session.seen_once();
        assert_eq!(seen.target, target);
        assert_eq!(seen.header("x-session-id"), Some(THREAD));
        assert_eq!(seen.header("authorization"), Some("Bearer sk-loopback"));
        assert_eq!(seen.header("originator"), Some("loopback"));
        assert_eq!(seen.header("user-agent"), Some("loopback/1.0"));
        assert_eq!(seen.header("sec-websocket-extensions"), None, "no compression is offered");
    }
}

#[test]
fn the_session_id_that_the_client_asks_for() {
    let mut params = ConversationStartParams::new(RealtimeOutputModality::Audio);
    params.realtime_session_id = Some("voice-1".into());
    let mut session = session_with(params, settings(Protocol::V2), accept());
    let mut started = started("v2");
    started["params"]["realtimeSessionId"] = json!("voice-1");
    stop(&mut session, &started);
    assert_eq!(session.seen_once().header("x-session-id"), Some("voice-1"));
}

#[test]
fn configured_address_query_and_headers() {
    let server = RealtimeServer::start(accept()).expect("a port is free");
    let mut endpoint = endpoint("http://provider.invalid/v1");
    endpoint.provider.query =
        vec![("intent".to_owned(), "x".to_owned()), ("tier".to_owned(), "a b".to_owned())];
    endpoint.provider.headers = vec![("x-tenant".to_owned(), "seven".to_owned())];
    let mut settings = settings(Protocol::V2);
    settings.websocket_base_url = Some(format!("{}/realtime?a=b", server.base_url));
    settings.model = Some("my-model".to_owned());
    let mut driver = Driver::new(Realtime::new(THREAD, settings, endpoint));
    let params = ConversationStartParams::new(RealtimeOutputModality::Audio);
    driver.realtime.submit("start", RealtimeOperation::Start(params)).expect("is taken");
    let mut session = Session { driver, server };
    stop(&mut session, &started("v2"));

    let seen = session.seen_once();
    assert_eq!(seen.target, "/v1/realtime?a=b&model=my-model&tier=a+b");
    assert_eq!(seen.header("x-tenant"), Some("seven"));
}

#[test]
fn a_refused_handshake_is_told_and_the_next_start_is_another() {
    let mut scripts = vec![Script::Refuse(401)];
    scripts.extend(accept());
    let mut session = session(Protocol::V2, scripts);
    // What waits for a connection that never opens is refused as well.
    session.submit(text("hello"));
    let refused = "stream disconnected before completion: failed to connect realtime websocket: \
                   HTTP error: 401 Unauthorized";
    let not_running = json!({
        "method": "error",
        "params": {
            "error": {
                "message": "conversation is not running", "codexErrorInfo": "badRequest", "additionalDetails": null,
            },
            "willRetry": false,
            "turnId": "later",
        },
    });
    assert_eq!(session.until(&not_running), [error(refused), not_running.clone()]);
    assert!(session.driver.wait(PATIENCE).is_none(), "nothing runs");

    session.submit(RealtimeOperation::Start(ConversationStartParams::new(RealtimeOutputModality::Audio)));
    stop(&mut session, &started("v2"));
    let seen = session.seen();
    assert_eq!(seen[0].messages.len(), 0);
    assert_eq!(seen[1].messages.len(), 1);
}

#[test]
fn nobody_listens() {
    let port =
        TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port is free");
    let endpoint = endpoint(&format!("http://{port}/v1"));
    let mut driver = Driver::new(Realtime::new(THREAD, settings(Protocol::V2), endpoint));
    let params = ConversationStartParams::new(RealtimeOutputModality::Audio);
    driver.realtime.submit("start", RealtimeOperation::Start(params)).expect("is taken");
    let told = shown(driver.wait(PATIENCE).expect("the failure is told"));
    let message = told["params"]["message"].as_str().expect("is an error");
    let prefix = "stream disconnected before completion: failed to connect realtime websocket: ";
    assert!(message.starts_with(prefix) && message.len() > prefix.len(), "{message}");
    assert!(driver.wait(PATIENCE).is_none(), "nothing runs");
}

#[test]
fn a_second_start_ends_the_first_conversation_without_a_word() {
    let heard = |id: &str| {
        Script::Accept(vec![
            Step::Hear("session.update"),
            Step::Say(json!({"type": "session.updated", "session": {"id": id}})),
        ])
    };
    let updated =
        |id: &str| core(json!({"SessionUpdated": {"realtime_session_id": id, "instructions": null}}));
    let mut session = session(Protocol::V2, vec![heard("one"), heard("two")]);
    session.until(&updated("one"));
    session.submit(RealtimeOperation::Start(ConversationStartParams::new(RealtimeOutputModality::Audio)));
    assert_eq!(session.until(&updated("two")), [started("v2"), updated("two")]);
    session.submit(RealtimeOperation::Close);
    assert_eq!(session.until(&closed("requested")).len(), 1);
    assert!(session.seen().iter().all(|seen| seen.closed));
}
