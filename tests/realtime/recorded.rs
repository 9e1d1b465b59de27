//! A session of the release with a scripted provider, played back: the same events in, the same messages out, and
//! the same notifications.

use codex_schema::model_client::{ClientIdentity, user_agent};
use codex_schema::realtime::{
    Action, ConversationId, Endpoint, Protocol, Realtime, RealtimeOperation, Settings, Texts, notification,
};
use codex_schema::v2::{ThreadRealtimeAppendAudioParams, ThreadRealtimeStartParams};
use pretty_assertions::assert_eq;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const PROVIDER: &str = include_str!("../fixtures/model/realtime.jsonl");
const CLIENT: &str = include_str!("../fixtures/model/realtime.client.jsonl");

/// What the agent said in the turn that the provider delegated.
const AGENT_MESSAGE: &str = "There are two files.";

/// Headers that the program with the socket adds, and whose values differ from run to run.
const OF_THE_SOCKET: [&str; 5] =
    ["host", "connection", "upgrade", "sec-websocket-version", "sec-websocket-key"];

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("is JSON")).collect()
}

/// The texts of the recording, where instructions for the model are placeholders.
fn recorded_texts(lines: &[Value]) -> Texts {
    let text = |line: &Value, pointer: &str| {
        line.pointer(pointer).and_then(Value::as_str).expect("is in the recording").to_owned()
    };
    let update =
        lines.iter().find(|line| line["event"]["type"] == "session.update").expect("sets up a session");
    let output = lines.iter().find(|line| line["event"]["item"]["type"] == "function_call_output");
    Texts {
        agent_tool: text(update, "/event/session/tools/0/description"),
        agent_tool_prompt: text(update, "/event/session/tools/0/parameters/properties/prompt/description"),
        silence_tool: text(update, "/event/session/tools/1/description"),
        finished: text(output.expect("a call is answered"), "/event/item/output"),
        ..Texts::default()
    }
}

fn operation(method: &Value, params: &Value) -> RealtimeOperation {
    fn typed<T: DeserializeOwned>(params: &Value) -> T {
        serde_json::from_value(params.clone()).expect("are params")
    }
    match method.as_str() {
        Some("thread/realtime/start") => typed::<ThreadRealtimeStartParams>(params).into(),
        Some("thread/realtime/appendAudio") => typed::<ThreadRealtimeAppendAudioParams>(params).into(),
        Some("thread/realtime/stop") => RealtimeOperation::Close,
        other => panic!("{other:?}"),
    }
}

/// A program around the machine, whose sockets are lists.
struct Program {
    realtime: Realtime,
    conversation: Option<ConversationId>,
    handshakes: Vec<Value>,
    to_provider: Vec<Value>,
    notifications: Vec<Value>,
}

impl Program {
    fn run(&mut self) {
        while let Some(action) = self.realtime.next_action() {
            match action {
                Action::Connect { conversation, request } => {
                    let path = request.url.strip_prefix("ws://127.0.0.1:18080").expect("is our server");
                    self.handshakes
                        .push(json!({"path": path, "headers": request.headers.iter().collect::<Vec<_>>()}));
                    self.conversation = Some(conversation);
                    self.realtime.connected(conversation);
                }
                Action::Send { message, .. } => {
                    self.to_provider.push(serde_json::from_str(&message.to_json()).expect("is JSON"));
                }
                Action::Delegate { text } => {
                    assert_eq!(
                        text,
                        "<realtime_delegation>\n  <input>How many files are there?</input>\n  \
                         <transcript_delta>user: How many files are there?\nassistant: Let me count.\
                         </transcript_delta>\n</realtime_delegation>"
                    );
                }
                Action::Emit(event) => {
                    let notification = notification(self.realtime.thread_id(), &event);
                    self.notifications
                        .extend(notification.map(|told| serde_json::to_value(told).expect("is JSON")));
                }
                Action::Close { .. } => self.to_provider.push(json!({"$close": true})),
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn the_recorded_session() {
    let provider_lines = lines(PROVIDER);
    let client_lines = lines(CLIENT);
    let mut requests = client_lines.iter().filter(|line| line["dir"] == "c2s").map(|line| {
        let msg = &line["msg"];
        (msg["id"].to_string(), operation(&msg["method"], &msg["params"]))
    });

    let settings = Settings {
        protocol: Protocol::V2,
        startup_context: Some("The user is working on a small project.".to_owned()),
        texts: recorded_texts(&provider_lines),
        ..Settings::default()
    };
    let agent = user_agent(
        "sample_client",
        "0.130.0",
        "Debian 12.0.0; x86_64",
        "unknown",
        Some("sample_client; 1.0.0"),
    );
    let identity = ClientIdentity::new("sample_client", agent);
    let endpoint =
        Endpoint::with_api_key(crate::provider("http://127.0.0.1:18080/v1"), identity, "sk-test-key");
    let thread = client_lines[0]["msg"]["params"]["threadId"].as_str().expect("names a thread");
    let mut program = Program {
        realtime: Realtime::new(thread, settings, endpoint),
        conversation: None,
        handshakes: Vec::new(),
        to_provider: Vec::new(),
        notifications: Vec::new(),
    };
    let submit = |program: &mut Program, (id, operation): (String, RealtimeOperation)| {
        program.realtime.submit(id, operation).expect("is taken");
        program.run();
    };
    submit(&mut program, requests.next().expect("starts"));

    for line in &provider_lines {
        let event = &line["event"];
        match (line["dir"].as_str(), event["type"].as_str()) {
            (Some("client"), Some("input_audio_buffer.append")) => {
                submit(&mut program, requests.next().expect("sends audio"));
            }
            (Some("client"), None) => submit(&mut program, requests.next().expect("stops")),
            (Some("server"), kind) => {
                let conversation = program.conversation.expect("is connected");
                program.realtime.text_frame(conversation, &event.to_string());
                program.run();
                if kind == Some("conversation.item.done") {
                    program.realtime.agent_message(AGENT_MESSAGE);
                    program.realtime.turn_completed();
                    program.run();
                }
            }
            _ => {}
        }
    }
    assert!(requests.next().is_none(), "all requests were made");

    let mut handshake = json!({"path": provider_lines[0]["path"], "headers": provider_lines[0]["headers"]});
    let headers = handshake["headers"].as_array_mut().expect("is a list");
    headers.retain(|header| {
        !OF_THE_SOCKET
            .iter()
            .any(|name| header[0].as_str().is_some_and(|other| other.eq_ignore_ascii_case(name)))
    });
    assert_eq!(program.handshakes, [handshake]);

    let sent = provider_lines.iter().filter(|line| line["dir"] == "client").map(|line| line["event"].clone());
    assert_eq!(program.to_provider, sent.collect::<Vec<_>>());

    let told = client_lines.iter().filter(|line| line["dir"] == "s2c" && line["msg"]["method"].is_string());
    let told: Vec<Value> = told.map(|line| line["msg"].clone()).collect();
    assert_eq!(program.notifications, told);
}
