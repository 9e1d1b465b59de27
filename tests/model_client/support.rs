//! A client, its prompts, and a provider that answers by script.

use std::collections::VecDeque;

use codex_schema::model_client::*;
use codex_schema::vocab::{ReasoningEffort, Verbosity};
use serde_json::{Value, json};

/// What the tests hold of a connection: its number.
pub type Client = ModelClient<u32>;
pub type Turn = ModelClientSession<u32>;

pub fn config(websockets: bool) -> ModelClientConfig {
    let mut provider = Provider::new("mine");
    provider.base_url = Some("http://127.0.0.1:8080/v1".to_owned());
    provider.websockets = websockets;
    let identity = ClientIdentity::new("tester", "tester/1.0");
    ModelClientConfig::new("the-session", "the-thread", "the-installation", provider, identity)
}

pub fn client_of(config: ModelClientConfig) -> Client {
    ModelClient::new(config, Credentials::none())
}

pub fn websocket_client() -> Client {
    client_of(config(true))
}

pub fn http_client() -> Client {
    client_of(config(false))
}

/// A model that can do everything.
pub fn model() -> ModelInfo {
    let mut model = ModelInfo::new("gpt-5.4");
    model.supports_reasoning_summaries = true;
    model.default_effort = Some(ReasoningEffort::Medium);
    model.supports_verbosity = true;
    model.default_verbosity = Some(Verbosity::Low);
    model
}

pub fn settings() -> TurnSettings {
    TurnSettings::new(model())
}

pub fn item(json: Value) -> ModelItem {
    ModelItem::decode(&json.to_string()).expect("is an item")
}

pub fn user(text: &str) -> Value {
    json!({"type": "message", "role": "user", "content": [{"type": "input_text", "text": text}]})
}

/// An assistant's message as the provider sends it.
pub fn assistant(id: &str, text: &str) -> Value {
    json!({"type": "message", "id": id, "role": "assistant", "content": [{"type": "output_text", "text": text}]})
}

pub fn prompt(input: &[Value]) -> Prompt {
    let mut prompt = Prompt::default();
    prompt.instructions = "Be brief.".to_owned();
    prompt.input = input.iter().cloned().map(item).collect();
    prompt
}

pub fn done(item: &Value) -> Value {
    json!({"type": "response.output_item.done", "item": item})
}

pub fn completed(id: &str) -> Value {
    json!({"type": "response.completed", "response": {"id": id}})
}

pub fn failed(code: &str, message: &str) -> Value {
    json!({"type": "response.failed", "response": {"error": {"code": code, "message": message}}})
}

/// A stream that gives these items and completes.
pub fn answer(id: &str, items: &[Value]) -> Vec<Value> {
    items.iter().map(done).chain([completed(id)]).collect()
}

/// What the provider, or the world, does next.
#[derive(Debug, Clone)]
pub enum Reply {
    /// The handshake succeeds.
    Upgrade(&'static [(&'static str, &'static str)]),
    ConnectFails(ConnectFailure),
    /// The frames that answer a message. When they do not complete, the stream ends.
    Frames(Vec<Value>),
    /// So do these, but then the driver loses interest.
    FramesThenAbandon(Vec<Value>),
    /// A stream over HTTP.
    Stream(&'static [(&'static str, &'static str)], Vec<Value>),
    /// An answer with a body.
    Body(u16, &'static [(&'static str, &'static str)], &'static str),
    HttpFails(HttpFailure),
    Recovery(Result<(), RecoveryFailure>),
}

pub fn refused(status: u16) -> Reply {
    let answer = HttpAnswer { status, headers: Headers::new(), body: String::new() };
    Reply::ConnectFails(ConnectFailure::Refused(answer))
}

/// What a call did.
#[derive(Debug, Clone, PartialEq)]
pub enum Did {
    Connect(Handshake),
    Text(Value),
    Http(HttpRequest),
    Wait(Delay),
    Recover(RecoveryStep),
}

/// How a call went.
#[derive(Debug)]
pub struct Run {
    pub did: Vec<Did>,
    pub events: Vec<ResponseEvent>,
    /// None when it was abandoned.
    pub result: Option<Result<(), ModelError>>,
}

impl Run {
    pub fn error(&self) -> &ModelError {
        self.result.as_ref().expect("was not abandoned").as_ref().expect_err("failed")
    }

    pub fn succeeded(&self) {
        assert_eq!(self.result, Some(Ok(())));
    }

    /// The only message.
    pub fn message(&self) -> &Value {
        let mut texts = self.did.iter().filter_map(|did| match did {
            Did::Text(text) => Some(text),
            _ => None,
        });
        let text = texts.next().expect("sent a message");
        assert_eq!(texts.next(), None);
        text
    }

    pub fn handshakes(&self) -> Vec<&Handshake> {
        self.did
            .iter()
            .filter_map(|did| match did {
                Did::Connect(handshake) => Some(handshake),
                _ => None,
            })
            .collect()
    }

    pub fn requests(&self) -> Vec<&HttpRequest> {
        self.did
            .iter()
            .filter_map(|did| match did {
                Did::Http(request) => Some(request),
                _ => None,
            })
            .collect()
    }

    /// The body of the only HTTP request.
    pub fn body(&self) -> Value {
        let requests = self.requests();
        assert_eq!(requests.len(), 1);
        serde_json::from_str(&requests[0].body).expect("is JSON")
    }

    /// The kinds of what was done, in order.
    pub fn kinds(&self) -> Vec<&'static str> {
        self.did
            .iter()
            .map(|did| match did {
                Did::Connect(_) => "connect",
                Did::Text(_) => "text",
                Did::Http(_) => "http",
                Did::Wait(_) => "wait",
                Did::Recover(_) => "recover",
            })
            .collect()
    }
}

/// Drives a call with replies; all of them must be used.
pub fn run(mut call: Call<'_, u32>, replies: &[Reply]) -> Run {
    let mut replies: VecDeque<Reply> = replies.iter().cloned().collect();
    let mut arriving: VecDeque<Value> = VecDeque::new();
    let mut abandon = false;
    let mut over_http = false;
    let (mut did, mut events) = (Vec::new(), Vec::new());
    let result = loop {
        let mut reply = || replies.pop_front().expect("there is a reply");
        match call.next() {
            Step::Connect(handshake) => {
                did.push(Did::Connect(*handshake));
                match reply() {
                    Reply::Upgrade(headers) => call.connected(1, &headers.iter().copied().collect()),
                    Reply::ConnectFails(failure) => call.connect_failed(failure),
                    other => panic!("no reply to a handshake: {other:?}"),
                }
            }
            Step::SendText(text) => {
                did.push(Did::Text(serde_json::from_str(&text).expect("is JSON")));
                over_http = false;
                match reply() {
                    Reply::Frames(frames) => arriving = frames.into(),
                    Reply::FramesThenAbandon(frames) => {
                        arriving = frames.into();
                        abandon = true;
                    }
                    other => panic!("no reply to a message: {other:?}"),
                }
            }
            Step::SendHttp(request) => {
                did.push(Did::Http(*request));
                over_http = true;
                match reply() {
                    Reply::Stream(headers, events) => {
                        call.http_head(200, headers.iter().copied().collect());
                        arriving = events.into();
                    }
                    Reply::Body(status, headers, body) => {
                        call.http_head(status, headers.iter().copied().collect());
                        call.bytes(body.as_bytes());
                        arriving.clear();
                    }
                    Reply::HttpFails(failure) => call.http_failed(failure),
                    other => panic!("no reply to a request: {other:?}"),
                }
            }
            Step::Read { .. } => match arriving.pop_front() {
                Some(payload) if over_http => call.bytes(format!("data: {payload}\n\n").as_bytes()),
                Some(payload) => call.text(&payload.to_string()),
                None if abandon => break None,
                None => call.ended(StreamEnd::Ended),
            },
            Step::Wait(delay) => did.push(Did::Wait(delay)),
            Step::Recover(step) => {
                did.push(Did::Recover(step));
                match reply() {
                    Reply::Recovery(Ok(())) => call.recovered(),
                    Reply::Recovery(Err(failure)) => call.recovery_failed(failure),
                    other => panic!("no reply to a recovery: {other:?}"),
                }
            }
            Step::Event(event) => events.push(event),
            Step::Done(result) => break Some(result),
        }
    };
    assert!(replies.is_empty(), "left over: {replies:?}");
    Run { did, events, result }
}

/// Makes a request over a WebSocket that is open already, and gives its message.
pub fn ask(turn: &mut Turn, input: &[Value], settings: TurnSettings, frames: Vec<Value>) -> Value {
    let run = run(turn.stream(prompt(input), settings), &[Reply::Frames(frames)]);
    assert_eq!(run.kinds(), ["text"]);
    run.succeeded();
    run.message().clone()
}

/// A turn that has asked `hello` and got the message `m1` with response `r1`, over a WebSocket.
pub fn after_first_request(client: &Client) -> Turn {
    let mut turn = client.begin_turn();
    let frames = answer("r1", &[assistant("m1", "Hi.")]);
    run(turn.stream(prompt(&[user("hello")]), settings()), &[Reply::Upgrade(&[]), Reply::Frames(frames)])
        .succeeded();
    turn
}

/// The input that continues [`after_first_request`].
pub fn continued(more: &[Value]) -> Vec<Value> {
    [&[user("hello"), assistant("m1", "Hi.")], more].concat()
}

/// Whether a message is a full request: it names no response before it.
#[track_caller]
pub fn assert_full(message: &Value) {
    assert_eq!(message["type"], "response.create");
    assert_eq!(message.get("previous_response_id"), None, "{message}");
}

#[track_caller]
pub fn assert_incremental(message: &Value, response: &str, input: Value) {
    assert_eq!(message["previous_response_id"], response, "{message}");
    assert_eq!(message["input"], input);
}

/// The events of a stream, read payload by payload, and how it ended.
pub fn read(framing: Framing, payloads: &[Value]) -> (Vec<ResponseEvent>, Result<(), ModelError>) {
    let mut reader = EventReader::new(framing);
    let mut events = Vec::new();
    for payload in payloads {
        match reader.read(&payload.to_string(), |event| events.push(event)) {
            StreamState::Open => {}
            StreamState::Completed => return (events, Ok(())),
            StreamState::Failed(error) => return (events, Err(error)),
        }
    }
    let error = reader.end();
    (events, Err(error))
}

/// As the provider words it.
pub fn stream_error(text: &str) -> ModelError {
    ModelError::stream(text)
}
