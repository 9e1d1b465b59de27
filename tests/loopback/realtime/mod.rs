//! Realtime conversations over a real WebSocket, with the driver and the scripted provider of the examples.

mod call;
#[path = "../../../examples/loopback/realtime/call_server.rs"]
mod call_server;
mod conversation;
mod endings;
mod example;
mod handoff;
mod handshake;
#[path = "../../../examples/realtime_session.rs"]
mod realtime_session;
mod recorded;

use codex_schema::model_client::{ClientIdentity, Provider};
use codex_schema::realtime::{
    ConversationStartParams, Endpoint, Protocol, Realtime, RealtimeOperation, Settings, Texts, notification,
};
use codex_schema::vocab::RealtimeOutputModality;
use realtime_session::driver::{Driver, Told};
use realtime_session::server::{PATIENCE, RealtimeServer, Script, Seen, Step};
use serde_json::{Value, json};

const THREAD: &str = "01a1fdc1-5064-7cc3-aa6e-d8299454d531";

const NOTHING: [Value; 0] = [];

/// A thread, its driver, and the provider that it talks with.
struct Session {
    driver: Driver,
    server: RealtimeServer,
}

/// A session that is asked to start, by the submission `start`.
fn session(protocol: Protocol, scripts: Vec<Script>) -> Session {
    session_with(ConversationStartParams::new(RealtimeOutputModality::Audio), settings(protocol), scripts)
}

fn session_with(params: ConversationStartParams, settings: Settings, scripts: Vec<Script>) -> Session {
    let server = RealtimeServer::start(scripts).expect("a port is free");
    let endpoint = endpoint(&server.base_url);
    let mut driver = Driver::new(Realtime::new(THREAD, settings, endpoint));
    driver.realtime.submit("start", RealtimeOperation::Start(params)).expect("is taken");
    Session { driver, server }
}

fn endpoint(base_url: &str) -> Endpoint {
    let mut provider = Provider::new("OpenAI");
    provider.base_url = Some(base_url.to_owned());
    Endpoint::with_api_key(provider, ClientIdentity::new("loopback", "loopback/1.0"), "sk-loopback")
}

/// Settings with texts that a test can tell apart.
fn settings(protocol: Protocol) -> Settings {
    let texts = Texts { finished: "FINISHED".to_owned(), steered: "STEERED".to_owned(), ..Texts::default() };
    Settings { protocol, prompt: Some("Be brief.".to_owned()), texts, ..Settings::default() }
}

fn op(json: Value) -> RealtimeOperation {
    serde_json::from_value(json).expect("is an operation")
}

fn text(text: &str) -> RealtimeOperation {
    op(json!({"type": "realtime_conversation_text", "text": text}))
}

fn audio(data: &str) -> RealtimeOperation {
    let frame = json!({"data": data, "sample_rate": 24000, "num_channels": 1});
    op(json!({"type": "realtime_conversation_audio", "frame": frame}))
}

impl Session {
    fn submit(&mut self, operation: RealtimeOperation) {
        self.driver.realtime.submit("later", operation).expect("is taken");
    }

    /// All that is told until the last of these is: method and params of notifications, without the thread id;
    /// delegated text; the core form of events of which clients are told nothing.
    fn until(&mut self, last: &Value) -> Vec<Value> {
        let mut all = Vec::new();
        while all.last() != Some(last) {
            let Some(told) = self.driver.wait(PATIENCE) else {
                panic!("{last} was never told, but {all:#?}");
            };
            all.push(shown(told));
        }
        all
    }

    /// All that is told until the conversation is closed for this reason, after which nothing is told.
    fn until_closed(&mut self, reason: &str) -> Vec<Value> {
        let mut all = self.until(&closed(reason));
        all.pop();
        assert!(self.driver.wait(PATIENCE).is_none(), "nothing runs");
        assert!(self.driver.realtime.conversation().is_none());
        all
    }

    /// What the provider saw of all connections.
    fn seen(self) -> Vec<Seen> {
        self.server.finish().expect("the script was followed")
    }

    /// What the provider saw of the only connection.
    fn seen_once(self) -> Seen {
        let mut seen = self.seen();
        assert_eq!(seen.len(), 1);
        seen.remove(0)
    }
}

fn shown(told: Told) -> Value {
    let event = match told {
        Told::Delegate(text) => return json!({"delegate": text}),
        Told::Event(event) => event,
    };
    let Some(notification) = notification(&THREAD.into(), &event) else {
        return json!({"core": event.msg});
    };
    let mut notification = serde_json::to_value(notification).expect("can be written");
    let thread = notification["params"].as_object_mut().and_then(|params| params.remove("threadId"));
    assert_eq!(thread, Some(THREAD.into()), "{notification}");
    notification
}

fn told(method: &str, params: Value) -> Value {
    json!({"method": format!("thread/realtime/{method}"), "params": params})
}

fn started(version: &str) -> Value {
    told("started", json!({"realtimeSessionId": THREAD, "version": version}))
}

fn closed(reason: &str) -> Value {
    told("closed", json!({"reason": reason}))
}

fn error(message: &str) -> Value {
    told("error", json!({"message": message}))
}

/// What clients get as an item.
fn item_added(item: Value) -> Value {
    told("itemAdded", json!({"item": item}))
}

fn transcript(role: &str, text: &str) -> Value {
    told("transcript/done", json!({"role": role, "text": text}))
}

/// An event of which clients are told nothing.
fn core(payload: Value) -> Value {
    json!({"core": {"type": "realtime_conversation_realtime", "payload": payload}})
}

fn types(messages: &[Value]) -> Vec<&str> {
    messages.iter().map(|message| message["type"].as_str().expect("has a type")).collect()
}
