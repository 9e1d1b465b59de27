//! Realtime conversations do what spec/realtime.md says: each scenario of its §16 is a test named `row_NN_…`.

mod admission;
mod calls;
mod context;
mod coverage;
mod delegation;
mod forms;
mod handshake;
mod inbound;
mod lifecycle;
mod malformed;
mod notifications;
mod reaction;
mod recorded;
mod recovery;
mod session;
mod transcript;

use codex_schema::model_client::{ClientIdentity, Delay, Jitter, Provider};
use codex_schema::realtime::{
    Action, Conversation, ConversationId, ConversationStartParams, Effect, Endpoint, Protocol, Realtime,
    RealtimeEvent, RealtimeOperation, SessionConfig, Settings, Texts,
};
use codex_schema::vocab::RealtimeOutputModality;
use serde_json::{Value, json};

const THREAD: &str = "thread-1";

fn settings(protocol: Protocol) -> Settings {
    Settings { protocol, prompt: Some("Be brief.".to_owned()), texts: texts(), ..Settings::default() }
}

/// Texts that a test can tell apart.
fn texts() -> Texts {
    Texts { finished: "FINISHED".to_owned(), steered: "STEERED".to_owned(), ..Texts::default() }
}

fn provider(base_url: &str) -> Provider {
    let mut provider = Provider::new("OpenAI");
    provider.base_url = Some(base_url.to_owned());
    provider
}

fn identity() -> ClientIdentity {
    ClientIdentity::new("o", "ua")
}

fn endpoint() -> Endpoint {
    Endpoint::with_api_key(provider("https://h/v1"), identity(), "sk-1")
}

fn start() -> ConversationStartParams {
    ConversationStartParams::new(RealtimeOutputModality::Audio)
}

fn config(protocol: Protocol) -> SessionConfig {
    SessionConfig::resolve(&start(), &settings(protocol), &THREAD.into()).expect("is valid")
}

fn conversation(protocol: Protocol) -> Conversation {
    Conversation::new(config(protocol), texts())
}

fn op(json: Value) -> RealtimeOperation {
    serde_json::from_value(json).expect("is an operation")
}

/// What the parser makes of an event, in the core form; null when it is ignored.
fn parsed(protocol: Protocol, event: &Value) -> Value {
    serde_json::to_value(protocol.parse(&event.to_string())).expect("can be written")
}

fn event(json: Value) -> RealtimeEvent {
    serde_json::from_value(json).expect("is an event")
}

/// Effects as values: what is sent is the message itself.
fn shown(effects: Vec<Effect>) -> Vec<Value> {
    let show = |effect| match effect {
        Effect::Send(message) => serde_json::from_str(&message.to_json()).expect("is JSON"),
        Effect::Delegate(text) => json!({"delegate": text}),
        Effect::Emit(event) => json!({"emit": event}),
        Effect::Fail => json!("fail"),
    };
    effects.into_iter().map(show).collect()
}

/// Only what is sent.
fn sent(effects: Vec<Effect>) -> Vec<Value> {
    shown(effects).into_iter().filter(|effect| effect.get("type").is_some()).collect()
}

/// The actions that are due, as values without the id of the conversation.
fn due(realtime: &mut Realtime) -> Vec<Value> {
    let mut actions = Vec::new();
    while let Some(action) = realtime.next_action() {
        actions.push(match action {
            Action::Connect { request, .. } => json!({"connect": request.url}),
            Action::CreateCall { request, .. } => json!({"call": request.url}),
            Action::Wait { delay, .. } => json!({"wait": milliseconds(delay)}),
            Action::Recover { step, .. } => json!({"recover": format!("{step:?}")}),
            Action::Send { message, .. } => serde_json::from_str(&message.to_json()).expect("is JSON"),
            Action::Delegate { text } => json!({"delegate": text}),
            Action::Emit(event) => json!({"emit": event.msg, "id": event.id}),
            Action::Close { .. } => json!("close"),
        });
    }
    actions
}

fn milliseconds(delay: Delay) -> u128 {
    delay.with(Jitter::NONE).as_millis()
}

/// A conversation over an open WebSocket, started by the submission `s1`; nothing is due.
fn open(protocol: Protocol) -> (Realtime, ConversationId) {
    let mut realtime = Realtime::new(THREAD, settings(protocol), endpoint());
    realtime.submit("s1", RealtimeOperation::Start(start())).expect("is taken");
    let Some(Action::Connect { conversation, .. }) = realtime.next_action() else { panic!("no connection") };
    realtime.connected(conversation);
    due(&mut realtime);
    (realtime, conversation)
}

fn closed(id: &str, reason: &str) -> Value {
    json!({"emit": {"type": "realtime_conversation_closed", "reason": reason}, "id": id})
}

fn realtime_event(id: &str, payload: Value) -> Value {
    json!({"emit": {"type": "realtime_conversation_realtime", "payload": payload}, "id": id})
}

fn started(id: &str, session_id: &str, version: &str) -> Value {
    let msg = json!({
        "type": "realtime_conversation_started", "realtime_session_id": session_id, "version": version,
    });
    json!({"emit": msg, "id": id})
}
