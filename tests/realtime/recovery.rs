//! Calls that are refused because of the credentials, and the credentials of the socket that joins a call (§6.5, §12).

use codex_schema::model_client::{Credentials, Headers, HttpFailure, RecoveryFailure, RecoveryStep};
use codex_schema::realtime::{
    Action, CallResponse, ConversationId, ConversationStartTransport, Endpoint, Protocol, Realtime,
    RealtimeOperation,
};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::{THREAD, due, identity, provider, realtime_event, settings, start};

fn managed(token: &str) -> Credentials {
    Credentials::managed_chatgpt(token, None, false)
}

fn calling(credentials: Credentials, recover: bool) -> (Realtime, ConversationId) {
    let mut endpoint = Endpoint::new(provider("https://h/v1"), identity(), credentials);
    endpoint.recover_credentials = recover;
    let mut realtime = Realtime::new(THREAD, settings(Protocol::V2), endpoint);
    let mut params = start();
    params.transport = Some(ConversationStartTransport::webrtc("v=0"));
    realtime.submit("s1", RealtimeOperation::Start(params)).unwrap();
    let Some(Action::CreateCall { conversation, .. }) = realtime.next_action() else { panic!("no call") };
    (realtime, conversation)
}

fn answer(status: u16) -> CallResponse {
    let headers: Headers = [("location", "/v1/realtime/calls/rtc_1")].into_iter().collect();
    CallResponse { status, headers, body: b"v=0 answer".to_vec() }
}

fn refusal() -> Value {
    let text = "unexpected status 401 Unauthorized: v=0 answer, url: https://h/v1/realtime/calls";
    realtime_event("s1", json!({"Error": text}))
}

/// The only action that is due.
fn action(realtime: &mut Realtime) -> Action {
    let action = realtime.next_action().expect("something is due");
    assert_eq!(realtime.next_action(), None);
    action
}

fn step(realtime: &mut Realtime) -> RecoveryStep {
    match action(realtime) {
        Action::Recover { step, .. } => step,
        other => panic!("{other:?}"),
    }
}

/// The token of the request that is due.
fn token(realtime: &mut Realtime) -> String {
    let headers = match action(realtime) {
        Action::CreateCall { request, .. } => request.headers,
        Action::Connect { request, .. } => request.headers,
        other => panic!("{other:?}"),
    };
    headers.get("authorization").expect("is signed in").to_owned()
}

#[test]
fn as_in_the_release_a_refusal_is_told() {
    let (mut realtime, conversation) = calling(managed("old"), false);
    realtime.call_answered(conversation, answer(401));
    assert_eq!(due(&mut realtime), [refusal()]);
}

#[test]
fn each_step_is_taken_once() {
    let (mut realtime, conversation) = calling(managed("old"), true);
    realtime.call_answered(conversation, answer(401));
    assert_eq!(step(&mut realtime), RecoveryStep::Reload);
    // Until the step is reported, nothing else counts.
    realtime.waited(conversation);
    realtime.call_answered(conversation, answer(201));
    realtime.call_failed(conversation, HttpFailure::TimedOut);
    assert_eq!(realtime.next_action(), None);

    realtime.endpoint.credentials = managed("reloaded");
    realtime.recovered(conversation);
    assert_eq!(token(&mut realtime), "Bearer reloaded");
    realtime.recovered(conversation);
    assert_eq!(realtime.next_action(), None);

    realtime.call_answered(conversation, answer(401));
    assert_eq!(step(&mut realtime), RecoveryStep::Refresh);
    realtime.endpoint.credentials = managed("refreshed");
    realtime.recovered(conversation);
    assert_eq!(token(&mut realtime), "Bearer refreshed");
    realtime.call_answered(conversation, answer(401));
    assert_eq!(due(&mut realtime), [refusal()]);
}

#[test]
fn the_retries_begin_anew() {
    let (mut realtime, conversation) = calling(managed("old"), true);
    let retries = realtime.endpoint.provider.request_retries();
    assert!(retries > 0);
    for _ in 0..retries {
        realtime.call_failed(conversation, HttpFailure::TimedOut);
        assert!(matches!(action(&mut realtime), Action::Wait { .. }));
        // The end of a pause is no recovery.
        realtime.recovered(conversation);
        realtime.recovery_failed(conversation, RecoveryFailure::Permanent("late".to_owned()));
        assert_eq!(realtime.next_action(), None);
        realtime.waited(conversation);
        token(&mut realtime);
    }
    realtime.call_answered(conversation, answer(401));
    step(&mut realtime);
    realtime.recovered(conversation);
    token(&mut realtime);
    realtime.call_failed(conversation, HttpFailure::TimedOut);
    assert!(matches!(action(&mut realtime), Action::Wait { .. }));
}

#[test]
fn a_step_that_fails_ends_the_start() {
    for (failure, text) in [
        (RecoveryFailure::Permanent("sign in again".to_owned()), "sign in again"),
        (RecoveryFailure::Transient("the issuer is down".to_owned()), "the issuer is down"),
    ] {
        let (mut realtime, conversation) = calling(managed("old"), true);
        realtime.call_answered(conversation, answer(401));
        step(&mut realtime);
        realtime.recovery_failed(conversation, failure);
        assert_eq!(due(&mut realtime), [realtime_event("s1", json!({"Error": text}))]);
        assert!(realtime.conversation().is_none());
    }
}

#[test]
fn a_stop_abandons_the_recovery() {
    let (mut realtime, conversation) = calling(managed("old"), true);
    realtime.call_answered(conversation, answer(401));
    step(&mut realtime);
    realtime.submit("s2", RealtimeOperation::Close).unwrap();
    assert_eq!(due(&mut realtime), [json!("close"), crate::closed("s2", "requested")]);
    realtime.recovered(conversation);
    realtime.recovery_failed(conversation, RecoveryFailure::Transient("late".to_owned()));
    assert_eq!(realtime.next_action(), None);
}

#[test]
fn keys_cannot_be_recovered() {
    for credentials in [Credentials::api_key("sk-1"), Credentials::none()] {
        let (mut realtime, conversation) = calling(credentials, true);
        realtime.call_answered(conversation, answer(401));
        assert_eq!(due(&mut realtime), [refusal()]);
    }
}

#[test]
fn the_socket_that_joins_signs_in_as_the_call_did() {
    let (mut realtime, conversation) = calling(managed("of the call"), false);
    realtime.endpoint.credentials = managed("newer");
    realtime.call_answered(conversation, answer(201));
    let Some(Action::Emit(_)) = realtime.next_action() else { panic!("not started") };
    let Some(Action::Emit(_)) = realtime.next_action() else { panic!("no answer") };
    assert_eq!(token(&mut realtime), "Bearer of the call");
    realtime.connect_failed(conversation, "refused");
    assert!(matches!(action(&mut realtime), Action::Wait { .. }));
    realtime.waited(conversation);
    assert_eq!(token(&mut realtime), "Bearer of the call");
}

#[test]
fn a_session_that_cannot_be_set_up_was_never_started() {
    let endpoint = crate::endpoint();
    let mut realtime = Realtime::new(THREAD, settings(Protocol::V2), endpoint);
    realtime.submit("s1", RealtimeOperation::Start(start())).unwrap();
    let Some(Action::Connect { conversation, .. }) = realtime.next_action() else { panic!() };
    let text = json!({"type": "realtime_conversation_text", "text": "early"});
    realtime.submit("s2", crate::op(text)).unwrap();
    realtime.connected(conversation);
    let Some(Action::Send { message, .. }) = realtime.next_action() else { panic!() };
    realtime.send_failed(conversation, &message, "broken pipe");
    let text = "stream disconnected before completion: failed to send realtime request: broken pipe";
    let failed = realtime_event("s1", json!({"Error": text}));
    assert_eq!(due(&mut realtime), [json!("close"), failed.clone()]);

    // Whoever was told that it has started is told that it is over.
    let (mut realtime, conversation) = crate::open(Protocol::V2);
    realtime.send_failed(conversation, &message, "broken pipe");
    assert_eq!(due(&mut realtime), [failed, json!("close"), crate::closed("s1", "error")]);
}
