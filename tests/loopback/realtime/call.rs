//! A WebRTC call: created over HTTP, then joined by a WebSocket.

use codex_schema::realtime::{
    ConversationStartParams, ConversationStartTransport, Protocol, Realtime, RealtimeOperation,
    RealtimeOutputModality, WebrtcConversationStartTransport,
};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use super::call_server::{Answer, CallServer, Offer};
use super::{
    Driver, NOTHING, PATIENCE, RealtimeServer, Script, Session, Step, THREAD, closed, endpoint, error,
    settings, shown, started, text, told, transcript, types,
};

const OFFER: &str = "v=0\r\no=client\r\n";

fn created() -> Answer {
    Answer { status: 201, location: Some("/v1/realtime/calls/rtc_7?x=y"), body: "v=0 answer" }
}

/// A thread that is asked for a call, with one server for the call and one for the socket.
fn calling(answers: Vec<Answer>, scripts: Vec<Script>, path: &str, retries: u32) -> (Session, CallServer) {
    let calls = CallServer::start(answers).expect("a port is free");
    let server = RealtimeServer::start(scripts).expect("a port is free");
    let mut endpoint = endpoint(&calls.base_url.replace("/v1", path));
    endpoint.provider.request_max_retries = retries;
    let mut settings = settings(Protocol::V2);
    settings.websocket_base_url = Some(server.base_url.clone());
    let mut driver = Driver::new(Realtime::new(THREAD, settings, endpoint));
    let mut params = ConversationStartParams::new(RealtimeOutputModality::Audio);
    params.transport = Some(ConversationStartTransport::Webrtc(WebrtcConversationStartTransport::new(OFFER)));
    driver.realtime.submit("start", RealtimeOperation::Start(params)).expect("is taken");
    (Session { driver, server }, calls)
}

fn sdp() -> Value {
    told("sdp", json!({"sdp": "v=0 answer"}))
}

/// The session in a call request, whichever form that has.
fn session_of(offer: &Offer) -> Value {
    let from = offer.body.find("{\"type\"").expect("has a session");
    let mut values = serde_json::Deserializer::from_str(&offer.body[from..]).into_iter();
    values.next().expect("has a session").expect("is JSON")
}

#[test]
fn a_call_is_created_and_joined() {
    let script = vec![
        Step::Hear("session.update"),
        Step::Hear("conversation.item.create"),
        Step::Say(json!({"type": "response.output_audio_transcript.done", "transcript": "Good day."})),
    ];
    let (mut session, calls) = calling(vec![created()], vec![Script::Accept(script)], "/v1", 0);
    session.submit(text("waits for the socket"));
    let all = session.until(&transcript("assistant", "Good day."));
    assert_eq!(all, [started("v2"), sdp(), transcript("assistant", "Good day.")]);
    session.submit(RealtimeOperation::Close);
    assert_eq!(session.until_closed("requested"), NOTHING);

    let offers = calls.finish().expect("one offer came");
    let offer = &offers[0];
    assert_eq!((&offer.method[..], &offer.target[..]), ("POST", "/v1/realtime/calls"));
    let boundary = "codex-realtime-call-boundary";
    assert_eq!(offer.header("content-type"), Some(&format!("multipart/form-data; boundary={boundary}")[..]));
    assert_eq!(offer.header("x-session-id"), Some(THREAD));
    assert_eq!(offer.header("authorization"), Some("Bearer sk-loopback"));
    assert_eq!(offer.header("originator"), Some("loopback"));
    let part = |name: &str, content_type: &str, body: &str| {
        format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\
             Content-Type: {content_type}\r\n\r\n{body}\r\n"
        )
    };
    let begin = part("sdp", "application/sdp", OFFER);
    assert!(offer.body.starts_with(&begin), "{}", offer.body);
    assert!(offer.body.ends_with(&format!("}}\r\n--{boundary}--\r\n")), "{}", offer.body);
    let in_call = session_of(offer);
    assert_eq!(in_call["model"], "gpt-realtime-1.5");

    let seen = session.seen_once();
    assert_eq!(seen.target, "/v1/realtime?call_id=rtc_7");
    assert_eq!(seen.header("x-session-id"), Some(THREAD));
    assert_eq!(seen.header("authorization"), Some("Bearer sk-loopback"));
    assert_eq!(types(&seen.messages), ["session.update", "conversation.item.create"]);
    // The session of the call is that of the socket, and names the model besides.
    let mut joined = seen.messages[0]["session"].clone();
    joined["model"] = in_call["model"].clone();
    assert_eq!(in_call, joined);
}

#[test]
fn a_backend_gets_the_offer_as_json() {
    let answer = Answer { location: None, ..created() };
    let (mut session, calls) = calling(vec![answer], vec![], "/backend-api/codex", 0);
    let told = shown(session.driver.wait(PATIENCE).expect("the failure is told"));
    let no_location = "stream disconnected before completion: realtime call response missing Location";
    assert_eq!(told, error(no_location));
    assert!(session.driver.wait(PATIENCE).is_none(), "nothing runs");

    let offers = calls.finish().expect("one offer came");
    assert_eq!(offers[0].target, "/backend-api/codex/realtime/calls");
    assert_eq!(offers[0].header("content-type"), Some("application/json"));
    let body: Value = serde_json::from_str(&offers[0].body).expect("is JSON");
    assert_eq!(body["sdp"], OFFER);
    assert_eq!(body["session"]["model"], "gpt-realtime-1.5");
}

#[test]
fn call_and_join_are_tried_again() {
    let failure = Answer { status: 503, location: None, body: "busy" };
    let script = vec![Step::Hear("session.update"), Step::Close];
    let scripts = vec![Script::Refuse(404), Script::Accept(script)];
    let (mut session, calls) = calling(vec![failure, created()], scripts, "/v1", 1);
    assert_eq!(session.until_closed("transport_closed"), [started("v2"), sdp()]);
    assert_eq!(calls.finish().expect("two offers came").len(), 2);
    assert_eq!(session.seen().len(), 2);
}

#[test]
fn the_answer_is_told_before_the_socket_is_joined() {
    let (mut session, calls) = calling(vec![created()], vec![Script::Refuse(403)], "/v1", 0);
    assert_eq!(session.until(&sdp()), [started("v2"), sdp()]);
    // Had the join been tried, there would be no conversation any more.
    assert!(session.driver.realtime.conversation().is_some());
    calls.finish().expect("one offer came");
    let refused = "stream disconnected before completion: failed to connect realtime websocket: \
                   HTTP error: 403 Forbidden";
    assert_eq!(session.until(&closed("error")), [error(refused), closed("error")]);
    assert_eq!(session.seen_once().target, "/v1/realtime?call_id=rtc_7");
}

#[test]
fn a_refused_call_is_told() {
    let refusal = Answer { status: 400, location: None, body: "no such codec" };
    let (mut session, calls) = calling(vec![refusal], vec![], "/v1", 3);
    let told = shown(session.driver.wait(PATIENCE).expect("the failure is told"));
    assert_eq!(told, error("no such codec"));
    assert!(session.driver.wait(PATIENCE).is_none(), "nothing runs");
    assert_eq!(calls.finish().expect("one offer came").len(), 1);
    assert_eq!(session.seen().len(), 0);
}
