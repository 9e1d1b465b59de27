//! A client, a server, and a host that notes what it is told and waits for nothing.

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::time::Duration;

use codex_schema::model_client::*;
use codex_schema::vocab::ReasoningEffort;
use serde_json::{Value, json};

use super::one_turn::loopback::{Answer, Client, Driver, Host, Kind, ModelServer, Received, Response};

/// A conversation of a client with a scripted server.
pub struct Setup {
    pub server: ModelServer,
    pub client: Client,
    pub driver: Driver<Notes>,
    pub history: Vec<ModelItem>,
    pub prompt: Prompt,
    pub settings: TurnSettings,
}

/// What the host was told.
#[derive(Default)]
pub struct Notes {
    pub events: Vec<ResponseEvent>,
    pub notices: Vec<String>,
    pub waits: Vec<Duration>,
    pub recoveries: Vec<RecoveryStep>,
    /// What the next recoveries find.
    pub credentials: VecDeque<Credentials>,
    /// Interrupts when this text arrives.
    pub interrupt_at: Option<String>,
}

impl Host for Notes {
    fn event(&mut self, event: &ResponseEvent) -> ControlFlow<()> {
        self.events.push(event.clone());
        match event {
            ResponseEvent::OutputTextDelta(delta) if self.interrupt_at.as_ref() == Some(delta) => {
                ControlFlow::Break(())
            }
            _ => ControlFlow::Continue(()),
        }
    }

    fn notice(&mut self, text: &str) {
        self.notices.push(text.to_owned());
    }

    /// The end of every range: a tenth more.
    fn jitter(&mut self) -> Jitter {
        Jitter::new(1.0)
    }

    fn wait(&mut self, pause: Duration) {
        self.waits.push(pause);
    }

    fn recover(&mut self, step: RecoveryStep) -> Result<Credentials, RecoveryFailure> {
        self.recoveries.push(step);
        self.credentials.pop_front().ok_or_else(|| RecoveryFailure::Permanent("signed out".to_owned()))
    }
}

impl Setup {
    pub fn http(script: impl IntoIterator<Item = Answer>) -> Setup {
        Setup::new(script, |_| ())
    }

    pub fn websocket(script: impl IntoIterator<Item = Answer>) -> Setup {
        Setup::new(script, |config| config.provider.websockets = true)
    }

    pub fn new(
        script: impl IntoIterator<Item = Answer>,
        change: impl FnOnce(&mut ModelClientConfig),
    ) -> Setup {
        let server = ModelServer::start(script).expect("a port is free");
        let mut provider = Provider::new("scripted");
        provider.base_url = Some(server.base_url());
        // A test that fails should do so soon.
        provider.stream_idle_timeout = Duration::from_secs(20);
        let identity = ClientIdentity::new("tester", "tester/1.0");
        let mut config =
            ModelClientConfig::new("the-session", "the-thread", "the-installation", provider, identity);
        change(&mut config);
        let client: Client = ModelClient::new(config, Credentials::api_key("key-1"));
        let driver = Driver::new(&client, Notes::default());
        let mut prompt = Prompt::default();
        prompt.instructions = "Be brief.".to_owned();
        Setup { server, client, driver, history: Vec::new(), prompt, settings: settings("gpt-5.4", "turn-1") }
    }

    /// The user, or a tool, adds to the conversation.
    pub fn add(&mut self, item: Value) {
        self.history.push(decoded(&item));
    }

    /// One sampling request that must succeed.
    #[track_caller]
    pub fn sample(&mut self, turn: &mut Turn) -> Response {
        self.try_sample(turn).expect("the model answers")
    }

    pub fn try_sample(&mut self, turn: &mut Turn) -> Result<Response, ModelError> {
        self.driver.sample(turn, &mut self.history, &self.prompt, &self.settings)
    }

    /// What the server received, of these kinds and no other; nothing of its script may be left.
    #[track_caller]
    pub fn received<const N: usize>(&self, kinds: [Kind; N]) -> [Received; N] {
        let received = self.server.received();
        assert_eq!(received.iter().map(|received| received.kind).collect::<Vec<_>>(), kinds);
        assert_eq!(self.server.left_over(), 0, "answers are left over");
        received.try_into().expect("there are as many")
    }

    /// The texts that the model said so far, piece by piece.
    pub fn deltas(&self) -> Vec<&str> {
        let events = self.driver.host.events.iter();
        events
            .filter_map(|event| match event {
                ResponseEvent::OutputTextDelta(delta) => Some(delta.as_str()),
                _ => None,
            })
            .collect()
    }
}

/// The session of a turn over real sockets.
pub type Turn = ModelClientSession<super::one_turn::loopback::Socket>;

pub fn settings(model: &str, turn_id: &str) -> TurnSettings {
    let mut model = ModelInfo::new(model);
    model.supports_reasoning_summaries = true;
    model.default_effort = Some(ReasoningEffort::Medium);
    let mut settings = TurnSettings::new(model);
    settings.turn_metadata = Some(TurnMetadata::new("the-session", "the-thread", turn_id, "none").to_text());
    settings
}

pub fn decoded(item: &Value) -> ModelItem {
    ModelItem::decode(&item.to_string()).expect("is an item")
}

pub fn user(text: &str) -> Value {
    json!({"type": "message", "role": "user", "content": [{"type": "input_text", "text": text}]})
}

/// A message of the model as it goes back to the provider. The provider sends it with an id: see [`with_id`].
pub fn assistant(text: &str) -> Value {
    json!({"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": text}]})
}

pub fn call() -> Value {
    json!({"type": "function_call", "name": "look", "arguments": "{}", "call_id": "call-1"})
}

pub fn output() -> Value {
    json!({"type": "function_call_output", "call_id": "call-1", "output": "a cat"})
}

pub fn with_id(id: &str, mut item: Value) -> Value {
    item["id"] = id.into();
    item
}

pub fn delta(text: &str) -> Value {
    json!({"type": "response.output_text.delta", "delta": text})
}

pub fn done(item: Value) -> Value {
    json!({"type": "response.output_item.done", "item": item})
}

pub fn completed(id: &str) -> Value {
    json!({"type": "response.completed", "response": {"id": id}})
}

/// A response with one message.
pub fn says(id: &str, text: &str) -> Answer {
    let item = with_id(&format!("item-of-{id}"), assistant(text));
    Answer::events([json!({"type": "response.created", "response": {"id": id}}), done(item), completed(id)])
}

/// A response that wants a tool to be run.
pub fn calls(id: &str) -> Answer {
    Answer::events([done(with_id(&format!("item-of-{id}"), call())), completed(id)])
}

/// The only value of a header; none when there is none. A header that came twice is a failure.
#[track_caller]
pub fn header<'r>(received: &'r Received, name: &str) -> Option<&'r str> {
    let mut values = received.headers.iter().filter(|(own, _)| own.eq_ignore_ascii_case(name));
    let value = values.next().map(|(_, value)| value);
    assert_eq!(values.next(), None, "{name} came twice");
    value
}

/// All headers must have these values; None says that there is none of that name.
#[track_caller]
pub fn assert_headers(received: &Received, expected: &[(&str, Option<&str>)]) {
    let found: Vec<_> = expected.iter().map(|(name, _)| (*name, header(received, name))).collect();
    pretty_assertions::assert_eq!(found, expected);
}

/// The metadata of a turn as header value.
pub fn metadata(turn_id: &str) -> String {
    settings("", turn_id).turn_metadata.expect("is given")
}
