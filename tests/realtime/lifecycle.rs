//! How conversations start and end (§10.1, §11).

use codex_schema::model_client::{Headers, HttpFailure, ModelError, Provider};
use codex_schema::realtime::{
    Action, CallResponse, ClientMessage, ConversationId, ConversationStartTransport, Endpoint, Protocol,
    Realtime, RealtimeOperation,
};
use codex_schema::vocab::RealtimeVoice;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::{
    THREAD, closed, due, endpoint, identity, milliseconds, op, open, provider, realtime_event, settings,
    start, started,
};

fn submit(realtime: &mut Realtime, id: &str, operation: RealtimeOperation) {
    realtime.submit(id, operation).expect("is taken");
}

fn text(text: &str) -> RealtimeOperation {
    op(json!({"type": "realtime_conversation_text", "text": text}))
}

fn audio(data: &str) -> RealtimeOperation {
    let frame = json!({"data": data, "sample_rate": 24000, "num_channels": 1});
    op(json!({"type": "realtime_conversation_audio", "frame": frame}))
}

fn error(id: &str, text: &str) -> Value {
    realtime_event(id, json!({"Error": text}))
}

fn not_running(id: &str) -> Value {
    let msg =
        json!({"type": "error", "message": "conversation is not running", "codex_error_info": "bad_request"});
    json!({"emit": msg, "id": id})
}

fn wait(milliseconds: u32) -> Value {
    json!({"wait": milliseconds})
}

/// A provider that is asked so many times more.
fn retried(times: u32) -> Endpoint {
    let mut endpoint = endpoint();
    endpoint.provider.request_max_retries = times;
    endpoint
}

/// A start whose first request is due.
fn starting(operation: RealtimeOperation, endpoint: Endpoint) -> (Realtime, ConversationId, Value) {
    let mut realtime = Realtime::new(THREAD, settings(Protocol::V2), endpoint);
    submit(&mut realtime, "s1", operation);
    let (conversation, url) = match realtime.next_action() {
        Some(Action::Connect { conversation, request }) => (conversation, request.url),
        Some(Action::CreateCall { conversation, request }) => (conversation, request.url),
        other => panic!("{other:?}"),
    };
    (realtime, conversation, url.into())
}

fn websocket() -> (Realtime, ConversationId) {
    let (realtime, conversation, url) = starting(RealtimeOperation::Start(start()), endpoint());
    assert_eq!(url, "wss://h/v1/realtime?model=gpt-realtime-1.5");
    (realtime, conversation)
}

fn webrtc_start() -> RealtimeOperation {
    let mut params = start();
    params.transport = Some(ConversationStartTransport::webrtc("v=0 offer"));
    RealtimeOperation::Start(params)
}

fn webrtc() -> (Realtime, ConversationId) {
    let (realtime, conversation, url) = starting(webrtc_start(), endpoint());
    assert_eq!(url, "https://h/v1/realtime/calls");
    (realtime, conversation)
}

fn answer(status: u16, body: &str) -> CallResponse {
    let headers: Headers =
        [("Location", "/v1/realtime/calls/rtc_7"), ("x-request-id", "req_1")].into_iter().collect();
    CallResponse { status, headers, body: body.as_bytes().to_vec() }
}

const JOIN: &str = "wss://h/v1/realtime?call_id=rtc_7";

/// A call that is created and waits to be joined.
fn joining() -> (Realtime, ConversationId) {
    let (mut realtime, conversation) = webrtc();
    realtime.call_answered(conversation, answer(201, "v=0 answer"));
    let sdp = json!({"emit": {"type": "realtime_conversation_sdp", "sdp": "v=0 answer"}, "id": "s1"});
    assert_eq!(due(&mut realtime), [started("s1", THREAD, "v2"), sdp, json!({"connect": JOIN})]);
    (realtime, conversation)
}

/// The kinds of what is due: types of messages and of events, names of actions.
fn kinds(realtime: &mut Realtime) -> Vec<String> {
    let kind = |action: Value| {
        let kind = action.get("type").or(action.pointer("/emit/type")).or(Some(&action));
        kind.and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    due(realtime).into_iter().map(kind).collect()
}

#[test]
fn a_websocket_start() {
    let (mut realtime, conversation) = websocket();
    assert_eq!(due(&mut realtime), [] as [Value; 0]);
    realtime.connected(conversation);
    let actions = due(&mut realtime);
    assert_eq!(actions[0]["type"], "session.update");
    assert_eq!(actions[1..], [started("s1", THREAD, "v2")]);
    // Only the first report counts.
    realtime.connected(conversation);
    realtime.connect_failed(conversation, "late");
    assert_eq!(due(&mut realtime), [] as [Value; 0]);
}

#[test]
fn a_websocket_that_does_not_open() {
    let (mut realtime, conversation) = websocket();
    realtime.connect_failed(conversation, "refused");
    let text = "stream disconnected before completion: failed to connect realtime websocket: refused";
    assert_eq!(due(&mut realtime), [error("s1", text)]);
    assert!(realtime.conversation().is_none());

    for report in [
        |realtime: &mut Realtime, conversation| realtime.closed(conversation),
        |realtime: &mut Realtime, conversation| realtime.read_failed(conversation, "broken"),
    ] {
        let (mut realtime, conversation) = websocket();
        report(&mut realtime, conversation);
        assert_eq!(kinds(&mut realtime), ["realtime_conversation_realtime"]);
        assert!(realtime.conversation().is_none());
    }
}

#[test]
fn what_cannot_be_asked_for() {
    let failed = |endpoint, session_id: &str| {
        let mut realtime = Realtime::new(THREAD, settings(Protocol::V2), endpoint);
        let mut params = start();
        params.realtime_session_id = Some(session_id.into());
        submit(&mut realtime, "s1", RealtimeOperation::Start(params));
        let actions = due(&mut realtime);
        assert_eq!(actions.len(), 1, "{actions:?}");
        actions[0]["emit"]["payload"]["Error"].as_str().unwrap().to_owned()
    };
    let without_key = Endpoint::new(Provider::new("OpenAI"), identity(), Default::default());
    assert_eq!(failed(without_key, "s"), "realtime conversation requires API key auth");
    let elsewhere = Endpoint::with_api_key(provider("ftp://h"), identity(), "sk-1");
    assert_eq!(
        failed(elsewhere, "s"),
        "stream disconnected before completion: unsupported realtime api_url scheme: ftp"
    );
    let text = failed(endpoint(), "a\nb");
    let expected = "stream disconnected before completion: invalid realtime session id header: ";
    assert!(text.starts_with(expected), "{text}");
}

#[test]
fn a_webrtc_start() {
    let (mut realtime, conversation) = joining();
    realtime.connected(conversation);
    assert_eq!(kinds(&mut realtime), ["session.update"]);
    realtime.text_frame(conversation, r#"{"type":"error","message":"m"}"#);
    assert_eq!(due(&mut realtime), [error("s1", "m"), json!("close"), closed("s1", "error")]);
}

#[test]
fn calls_are_tried_again() {
    let (mut realtime, conversation) = webrtc();
    let again = json!({"call": "https://h/v1/realtime/calls"});
    for (pause, status) in [(wait(200), 500), (wait(400), 502), (wait(800), 599)] {
        realtime.call_answered(conversation, answer(status, ""));
        assert_eq!(due(&mut realtime), [pause]);
        // While it waits, nothing can be answered.
        realtime.call_answered(conversation, answer(201, "late"));
        realtime.call_failed(conversation, HttpFailure::TimedOut);
        assert_eq!(due(&mut realtime), [] as [Value; 0]);
        realtime.waited(conversation);
        assert_eq!(due(&mut realtime), std::slice::from_ref(&again));
    }
    realtime.call_failed(conversation, HttpFailure::TimedOut);
    assert_eq!(due(&mut realtime), [wait(1600)]);
    realtime.waited(conversation);
    realtime.waited(conversation);
    assert_eq!(due(&mut realtime), [again]);
    // The fifth time was the last.
    realtime.call_failed(conversation, HttpFailure::Network("no route".to_owned()));
    assert_eq!(due(&mut realtime), [error("s1", "stream disconnected before completion: no route")]);
    assert!(realtime.conversation().is_none());
}

#[test]
fn calls_that_are_refused() {
    let unexpected =
        "unexpected status 403 Forbidden: no, url: https://h/v1/realtime/calls, request id: req_1";
    let demand = ModelError::InternalServerError.to_string();
    assert!(demand.contains("high demand"), "{demand}");
    for (status, expected) in [(500, &demand[..]), (400, "no"), (403, unexpected)] {
        let (mut realtime, conversation, _) = starting(webrtc_start(), retried(0));
        realtime.call_answered(conversation, answer(status, "no"));
        assert_eq!(due(&mut realtime), [error("s1", expected)]);
    }
    // Too many requests are not tried again.
    let (mut realtime, conversation) = webrtc();
    realtime.call_answered(conversation, answer(429, ""));
    let text = "exceeded retry limit, last status: 429 Too Many Requests, request id: req_1";
    assert_eq!(due(&mut realtime), [error("s1", text)]);
    // Nor is an answer that names no call.
    let (mut realtime, conversation) = webrtc();
    realtime.call_answered(conversation, CallResponse { headers: Headers::new(), ..answer(201, "v=0") });
    let text = "stream disconnected before completion: realtime call response missing Location";
    assert_eq!(due(&mut realtime), [error("s1", text)]);
}

#[test]
fn joins_are_tried_again() {
    let (mut realtime, conversation) = joining();
    for pause in [wait(200), wait(400), wait(800), wait(1600)] {
        realtime.connect_failed(conversation, "refused");
        assert_eq!(due(&mut realtime), [pause]);
        realtime.waited(conversation);
        assert_eq!(due(&mut realtime), [json!({"connect": JOIN})]);
    }
    realtime.connect_failed(conversation, "refused");
    let text = "stream disconnected before completion: failed to connect realtime websocket: refused";
    assert_eq!(due(&mut realtime), [error("s1", text), closed("s1", "error")]);
    assert!(realtime.conversation().is_none());
}

#[test]
fn a_session_id_that_is_no_header_fails_the_join() {
    let RealtimeOperation::Start(mut params) = webrtc_start() else { panic!() };
    params.realtime_session_id = Some("a\nb".into());
    let (mut realtime, conversation, _) = starting(RealtimeOperation::Start(params), retried(0));
    realtime.call_answered(conversation, answer(201, "v=0"));
    let actions = due(&mut realtime);
    assert_eq!(actions[0], started("s1", "a\nb", "v2"));
    assert_eq!(actions[3], closed("s1", "error"));
    let text = actions[2]["emit"]["payload"]["Error"].as_str().unwrap();
    assert!(text.contains("invalid realtime session id header: "), "{text}");
}

#[test]
fn pauses_grow_and_end() {
    let (mut realtime, conversation, _) = starting(webrtc_start(), retried(u32::MAX));
    let mut pauses = Vec::new();
    loop {
        realtime.call_answered(conversation, answer(503, ""));
        let Some(Action::Wait { delay, .. }) = realtime.next_action() else { break };
        pauses.push(milliseconds(delay));
        realtime.waited(conversation);
        assert_eq!(due(&mut realtime).len(), 1);
    }
    assert_eq!(pauses.len(), 100);
    assert!(pauses.is_sorted());
}

#[test]
fn input_waits_for_the_connection() {
    for (mut realtime, conversation) in [websocket(), joining()] {
        submit(&mut realtime, "s2", text("one"));
        submit(&mut realtime, "s3", audio("two"));
        realtime.typed_input(["three"]).unwrap();
        assert_eq!(due(&mut realtime), [] as [Value; 0]);
        realtime.connected(conversation);
        let sent: Vec<Value> =
            due(&mut realtime).into_iter().filter(|action| action.get("type").is_some()).skip(1).collect();
        let text = |action: &Value| {
            let text = action.pointer("/item/content/0/text").or(action.get("audio"));
            text.and_then(Value::as_str).unwrap().to_owned()
        };
        assert_eq!(sent.iter().map(text).collect::<Vec<_>>(), ["[USER] one", "two", "[USER] three"]);
    }
}

#[test]
fn waiting_input_has_a_limit() {
    let (mut realtime, conversation) = websocket();
    for _ in 0..300 {
        submit(&mut realtime, "a", audio("AAAA"));
    }
    for _ in 0..64 {
        submit(&mut realtime, "t", text("x"));
    }
    let refused = realtime.submit("t65", text("y")).unwrap_err();
    assert_eq!(refused.text, "y");
    let refused = realtime.typed_input(["z"]).unwrap_err();
    assert_eq!(refused.text, "[USER] z");
    realtime.connected(conversation);
    let kinds = kinds(&mut realtime);
    let count = |kind: &str| kinds.iter().filter(|other| *other == kind).count();
    assert_eq!(count("input_audio_buffer.append"), 256);
    assert_eq!(count("conversation.item.create"), 64);
    realtime.typed_input([&refused.text[..]]).unwrap();
    assert_eq!(due(&mut realtime)[0]["item"]["content"][0]["text"], "[USER] z");
}

#[test]
fn input_while_nothing_runs() {
    let mut realtime = Realtime::new(THREAD, settings(Protocol::V2), endpoint());
    submit(&mut realtime, "s1", text("x"));
    submit(&mut realtime, "s2", audio("AAAA"));
    realtime.typed_input(["typed"]).unwrap();
    realtime.agent_message("x");
    realtime.turn_completed();
    assert_eq!(due(&mut realtime), [not_running("s1"), not_running("s2")]);

    // Also input that has waited for a connection which then failed.
    let (mut realtime, conversation) = websocket();
    submit(&mut realtime, "s2", text("x"));
    realtime.typed_input(["typed"]).unwrap();
    realtime.connect_failed(conversation, "refused");
    assert_eq!(due(&mut realtime)[1..], [not_running("s2")]);
}

#[test]
fn the_voices_can_be_asked_for_at_any_time() {
    let mut realtime = Realtime::new(THREAD, settings(Protocol::V2), endpoint());
    submit(&mut realtime, "s1", RealtimeOperation::ListVoices);
    let actions = due(&mut realtime);
    assert_eq!(actions.len(), 1);
    assert_eq!(actions[0]["id"], "s1");
    assert_eq!(actions[0]["emit"]["type"], "realtime_conversation_list_voices_response");
    assert_eq!(actions[0]["emit"]["voices"]["defaultV2"], "marin");
}

#[test]
fn row_35_a_close_frame() {
    let (mut realtime, conversation) = open(Protocol::V2);
    realtime.closed(conversation);
    assert_eq!(due(&mut realtime), [closed("s1", "transport_closed")]);
    realtime.closed(conversation);
    realtime.read_failed(conversation, "late");
    realtime.send_failed(conversation, &ClientMessage::CreateResponse, "late");
    realtime.text_frame(conversation, r#"{"type":"error","message":"late"}"#);
    assert_eq!(due(&mut realtime), [] as [Value; 0]);
}

#[test]
fn row_36_a_stop() {
    let (mut realtime, conversation) = open(Protocol::V2);
    submit(&mut realtime, "s2", RealtimeOperation::Close);
    assert_eq!(due(&mut realtime), [json!("close"), closed("s2", "requested")]);
    realtime.text_frame(conversation, r#"{"type":"response.output_text.delta","delta":"late"}"#);
    realtime.binary_frame(conversation);
    realtime.closed(conversation);
    assert_eq!(due(&mut realtime), [] as [Value; 0]);

    // With nothing running.
    submit(&mut realtime, "s3", RealtimeOperation::Close);
    assert_eq!(due(&mut realtime), [closed("s3", "requested")]);
}

#[test]
fn a_stop_before_the_connection_is_open() {
    for (mut realtime, conversation) in [websocket(), webrtc(), joining()] {
        submit(&mut realtime, "s2", text("x"));
        submit(&mut realtime, "s3", RealtimeOperation::Close);
        assert_eq!(due(&mut realtime), [json!("close"), closed("s3", "requested")]);
        realtime.connected(conversation);
        realtime.call_answered(conversation, answer(201, "v=0"));
        realtime.connect_failed(conversation, "late");
        realtime.waited(conversation);
        assert_eq!(due(&mut realtime), [] as [Value; 0]);
    }
    // While it waits for the next try.
    let (mut realtime, conversation) = joining();
    realtime.connect_failed(conversation, "refused");
    due(&mut realtime);
    submit(&mut realtime, "s2", RealtimeOperation::Close);
    realtime.waited(conversation);
    assert_eq!(due(&mut realtime), [json!("close"), closed("s2", "requested")]);
}

#[test]
fn a_broken_connection() {
    let (mut realtime, conversation) = open(Protocol::V1);
    realtime.read_failed(conversation, "reset by peer");
    let text = "stream disconnected before completion: failed to read websocket message: reset by peer";
    assert_eq!(due(&mut realtime), [error("s1", text), json!("close"), closed("s1", "error")]);

    let (mut realtime, conversation) = open(Protocol::V1);
    let message = ClientMessage::AppendAudio { audio: String::new() };
    realtime.send_failed(conversation, &message, "reset by peer");
    let text = "stream disconnected before completion: failed to send realtime request: reset by peer";
    assert_eq!(due(&mut realtime), [error("s1", text), json!("close"), closed("s1", "error")]);
}

#[test]
fn a_second_start() {
    let (mut realtime, first) = open(Protocol::V2);
    submit(&mut realtime, "s2", RealtimeOperation::Start(start()));
    assert_eq!(realtime.next_action(), Some(Action::Close { conversation: first }));
    let Some(Action::Connect { conversation: second, .. }) = realtime.next_action() else { panic!() };
    assert_ne!(first, second);
    // Nothing is told of the first, and what comes late from it is ignored.
    realtime.text_frame(first, r#"{"type":"error","message":"late"}"#);
    realtime.closed(first);
    realtime.connected(first);
    assert_eq!(due(&mut realtime), [] as [Value; 0]);
    realtime.connected(second);
    assert_eq!(due(&mut realtime)[1], started("s2", THREAD, "v2"));
}

#[test]
fn a_second_start_that_fails() {
    let (mut realtime, _) = open(Protocol::V2);
    let mut params = start();
    params.voice = Some(RealtimeVoice::Cove);
    submit(&mut realtime, "s2", RealtimeOperation::Start(params));
    assert_eq!(kinds(&mut realtime), ["close", "realtime_conversation_realtime"]);
    submit(&mut realtime, "s3", text("x"));
    assert_eq!(due(&mut realtime), [not_running("s3")]);
}

#[test]
fn the_agent_takes_part() {
    let (mut realtime, conversation) = open(Protocol::V2);
    let call = json!({"type": "conversation.item.done", "item": {"id": "i", "type": "function_call",
        "name": "background_agent", "call_id": "c", "arguments": r#"{"prompt":"go"}"#}});
    realtime.text_frame(conversation, &call.to_string());
    let actions = due(&mut realtime);
    assert!(actions[0]["delegate"].as_str().unwrap().contains("<input>go</input>"));
    assert_eq!(actions[1]["emit"]["type"], "realtime_conversation_realtime");
    realtime.typed_input(["and ", "test"]).unwrap();
    realtime.agent_message("done");
    realtime.turn_completed();
    let texts: Vec<Value> = due(&mut realtime);
    assert_eq!(texts[0]["item"]["content"][0]["text"], "[USER] and test");
    assert_eq!(texts[1]["item"]["content"][0]["text"], "[BACKEND] done");
    assert_eq!(texts[2]["item"]["output"], "FINISHED");
    assert_eq!(texts[3], json!({"type": "response.create"}));
}
