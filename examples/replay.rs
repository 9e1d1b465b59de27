//! Replays an exchange with a model provider: settings, input items and the provider's answers in, requests out.
//!
//! ```sh
//! cargo run --example replay -- exchange.json > requests.jsonl
//! ```
//!
//! No network is touched. The state machines of `codex_schema::model_client` are asked what to do, and are told what
//! the file says that arrived. Each request they make is written as one JSON object per line:
//!
//! ```text
//! {"transport":"http","method":"POST","url":…,"path":"/v1/responses","headers":[["name","value"],…],"body":{…}}
//! {"transport":"websocket-handshake","method":"GET","url":…,"path":"/v1/responses","headers":[…]}
//! {"transport":"websocket","body":{…}}
//! ```
//!
//! `"compressed":true` is added when the body is to be compressed on the wire; `body` is the plain one. What happens
//! between requests (retries, fallback, failures) is told on stderr. The exit code is 1 when the file is not
//! understood, when a request has no answer, or when an answer is left over.
//!
//! # Values that differ by nature
//!
//! Ids of sessions, threads, turns, installations and spans, times, versions, operating system and terminal in the
//! user agent, and git facts are inputs: they come out as they went in. Headers that an HTTP or WebSocket library adds
//! are not written: `host`, `content-length`, `connection`, `upgrade`, `sec-websocket-*`, and `accept` where no
//! event stream is asked for. Order and letter case of header names, and the order of members of `client_metadata`,
//! carry no meaning. The lengths of pauses are not waited for.
//!
//! # The file
//!
//! One JSON object. Unknown members are errors; what has a default may be left out.
//!
//! ```text
//! {
//!   "session": {                        what is fixed for the session
//!     "session_id": "…", "thread_id": "…", "installation_id": "…",
//!     "originator": "…", "user_agent": "…",
//!     "us_residency": false,            x-openai-internal-codex-residency
//!     "source": "cli",                  or {"subagent":"review"}, {"subagent":{"thread_spawn":{"parent_thread_id":…,
//!                                       "depth":1}}}, {"subagent":{"other":"guardian"}},
//!                                       {"internal":"memory_consolidation"}
//!     "verbosity": null,                low, medium, high: the preference of the session
//!     "compression": false, "timing_metrics": false,
//!     "beta_features": null,            the value of x-codex-beta-features
//!     "report_processed": false,        whether response.processed is sent
//!     "window_generation": 0,
//!     "credentials": {"type":"none"},   or {"type":"api_key","token":…}, {"type":"external_bearer","token":…},
//!                                       {"type":"managed_chatgpt"|"external_chatgpt","token":…,"account_id":null,
//!                                       "fedramp":false}, {"type":"agent_identity","authorization":…,…}
//!     "provider": {
//!       "name": "…", "base_url": null,
//!       "query": [["k","v"]], "headers": [["name","value"]], "env_headers": [["name","value or null"]],
//!       "websockets": false, "request_max_retries": 4, "stream_max_retries": 5
//!     }
//!   },
//!   "settings": { … },                  what all requests have in common, see below
//!   "steps": [ … ]                      what happens, in order
//! }
//! ```
//!
//! ## Settings
//!
//! Each step may have `"settings"` of its own, which replace those of the file member by member.
//!
//! ```text
//! "model": {"slug": "…", "supports_reasoning_summaries": false, "default_effort": null,
//!           "supports_verbosity": false, "default_verbosity": null},
//! "effort": null, "summary": null, "service_tier": null,
//! "instructions": "", "tools": [], "parallel_tool_calls": false, "output_schema": null,
//! "turn_metadata": null,                the value of x-codex-turn-metadata as text, or its members as an object
//! "trace": null                         {"traceparent": …, "tracestate": …}
//! ```
//!
//! ## Steps
//!
//! The member `do` says what a step does. `turn` names a turn session, so that several can be alive; it is `"turn"`
//! where it is left out.
//!
//! ```text
//! {"do":"begin_turn","turn":…}                   "local_compaction":true begins one for a local compaction
//! {"do":"preconnect","turn":…,"answers":[…]}     opens the connection
//! {"do":"prewarm","turn":…,"input":[],"settings":{…},"answers":[…]}
//! {"do":"request","turn":…,"input":[…]|"add":[…],"settings":{…},"answers":[…]}
//!                                                "retry": "turn" (the default), "local_compaction" or "none" says
//!                                                what is done about failures
//! {"do":"reset_websocket","turn":…}              the history was replaced inside the turn
//! {"do":"fall_back","turn":…}                    WebSockets are given up
//! {"do":"connection_closed","turn":…}            the provider closed the idle connection; of a turn that has not
//!                                                begun: the parked one
//! {"do":"end_turn","turn":…}
//! {"do":"set_window_generation","generation":n}
//! {"do":"advance_window_generation"}             a compacted history was installed
//! {"do":"set_credentials","credentials":{…}}
//! {"do":"compact","input":[…],"settings":{…},"answers":[…]}
//! {"do":"summarize","model":…,"effort":null,"traces":[{"id":…,"source_path":…,"items":[…]}],"trace":null,
//!  "answers":[…]}
//! ```
//!
//! There is one conversation for the whole file. `input` replaces it, `add` appends to it, and each finished item of
//! a response is appended to it when it arrives. So a recorded request is converted like this: when its body has a
//! `previous_response_id`, its `input` is what to `add`; otherwise its `input` is the `input`. Items have the form
//! of the wire, and may have an `id`. One in `input` that has none takes the id of an equal item that the provider
//! sent before, since recorded requests leave ids out.
//!
//! When a request fails and is retried, the conversation as it then stands is sent again; the step needs an answer
//! for each try.
//!
//! ## Answers
//!
//! A step has one answer for each handshake, HTTP request and `response.create` message that it makes, in order. An
//! answer has the form of `response` in a recording. `response.processed` has none.
//!
//! ```text
//! {"status":101,"headers":{…}}                   the handshake succeeds
//! {"status":426,"headers":{…},"body":…}          a handshake or an HTTP request is refused; body: text or JSON
//! {"status":200,"headers":{…},"events":[…]}      a stream; each event is an object, a string with the raw payload, or
//!                                                {"$binary":true} for a binary frame
//! {"status":200,"chunks":["data: {\"ty","pe\"…"]}   the raw body of an HTTP answer, in pieces
//! {"failure":"timeout"|"network"|"closed","text":"…"}   no answer; closed: of a handshake
//! {"recovery":"done"|"permanent"|"transient","credentials":{…},"text":"…"}   one step after a 401
//! ```
//!
//! `"end"` says how a stream ends that does not complete: `"ended"` (the default), `"close_frame"`,
//! `"idle_timeout"`, or `{"transport":"text"}`. `"abandon_after":n` interrupts the turn after so many events; the rest
//! arrives later. `headers` is an object, or a list of pairs. Where the answer to a WebSocket message has a status and
//! headers, as in recordings, they are not looked at.

use std::collections::{BTreeMap, VecDeque};
use std::io::Write;
use std::process::ExitCode;

use codex_schema::Json;
use codex_schema::jsonrpc::W3cTraceContext;
use codex_schema::model_client::*;
use codex_schema::vocab::{CoreSessionSource, ReasoningEffort, ReasoningSummary, ResponseItem, Verbosity};
use serde::{Deserialize, Serialize};
use serde_json::Value;

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: replay EXCHANGE.json");
        return ExitCode::FAILURE;
    };
    let outcome = std::fs::read_to_string(&path)
        .map_err(|error| error.to_string())
        .and_then(|text| replay(&text, &mut |line| println!("{line}"), &mut |note| eprintln!("{note}")));
    let _ = std::io::stdout().flush();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Replays the exchange that a text describes. `write` gets each request as a line, `note` what happens between.
pub fn replay(text: &str, write: &mut dyn FnMut(String), note: &mut dyn FnMut(String)) -> Result<(), String> {
    let exchange: Exchange = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let client = ModelClient::new(exchange.session.config()?, exchange.session.credentials.build());
    client.set_window_generation(exchange.session.window_generation);
    let mut replay = Replay {
        client,
        common: exchange.settings,
        turns: BTreeMap::new(),
        conversation: Vec::new(),
        delivered: Vec::new(),
        answers: VecDeque::new(),
        write,
        note,
        at: String::new(),
    };
    for (index, step) in exchange.steps.into_iter().enumerate() {
        replay.at = format!("step {}", index + 1);
        replay.step(step).map_err(|error| format!("step {}: {error}", index + 1))?;
        if !replay.answers.is_empty() {
            return Err(format!("step {}: {} answers are left over", index + 1, replay.answers.len()));
        }
    }
    Ok(())
}

// The file.

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exchange {
    session: Session,
    #[serde(default)]
    settings: BTreeMap<String, Json>,
    steps: Vec<StepOfFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Session {
    session_id: String,
    thread_id: String,
    installation_id: String,
    originator: String,
    user_agent: String,
    #[serde(default)]
    us_residency: bool,
    source: Option<CoreSessionSource>,
    verbosity: Option<Verbosity>,
    #[serde(default)]
    compression: bool,
    #[serde(default)]
    timing_metrics: bool,
    beta_features: Option<String>,
    #[serde(default)]
    report_processed: bool,
    #[serde(default)]
    window_generation: u64,
    #[serde(default)]
    credentials: CredentialsOfFile,
    provider: ProviderOfFile,
}

#[derive(Deserialize, Default)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
enum CredentialsOfFile {
    #[default]
    None,
    ApiKey {
        token: String,
    },
    ExternalBearer {
        token: String,
    },
    ManagedChatgpt {
        token: String,
        account_id: Option<String>,
        #[serde(default)]
        fedramp: bool,
    },
    ExternalChatgpt {
        token: String,
        account_id: Option<String>,
        #[serde(default)]
        fedramp: bool,
    },
    AgentIdentity {
        authorization: String,
        account_id: Option<String>,
        #[serde(default)]
        fedramp: bool,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProviderOfFile {
    name: String,
    base_url: Option<String>,
    #[serde(default)]
    query: Vec<(String, String)>,
    #[serde(default)]
    headers: Vec<(String, String)>,
    #[serde(default)]
    env_headers: Vec<(String, Option<String>)>,
    #[serde(default)]
    websockets: bool,
    request_max_retries: Option<u32>,
    stream_max_retries: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsOfFile {
    model: ModelOfFile,
    effort: Option<ReasoningEffort>,
    summary: Option<ReasoningSummary>,
    service_tier: Option<String>,
    #[serde(default)]
    instructions: String,
    #[serde(default)]
    tools: Vec<Json>,
    #[serde(default)]
    parallel_tool_calls: bool,
    output_schema: Option<Json>,
    turn_metadata: Option<Json>,
    trace: Option<W3cTraceContext>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModelOfFile {
    slug: String,
    #[serde(default)]
    supports_reasoning_summaries: bool,
    default_effort: Option<ReasoningEffort>,
    #[serde(default)]
    supports_verbosity: bool,
    default_verbosity: Option<Verbosity>,
}

fn usual_turn() -> String {
    "turn".to_owned()
}

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
enum StepOfFile {
    BeginTurn {
        #[serde(default = "usual_turn")]
        turn: String,
        #[serde(default)]
        local_compaction: bool,
    },
    Preconnect {
        #[serde(default = "usual_turn")]
        turn: String,
        answers: Vec<Answer>,
    },
    Prewarm {
        #[serde(default = "usual_turn")]
        turn: String,
        #[serde(default)]
        input: Vec<Json>,
        #[serde(default)]
        settings: BTreeMap<String, Json>,
        answers: Vec<Answer>,
    },
    Request {
        #[serde(default = "usual_turn")]
        turn: String,
        input: Option<Vec<Json>>,
        #[serde(default)]
        add: Vec<Json>,
        #[serde(default)]
        settings: BTreeMap<String, Json>,
        #[serde(default)]
        retry: Retry,
        answers: Vec<Answer>,
    },
    ResetWebsocket {
        #[serde(default = "usual_turn")]
        turn: String,
    },
    FallBack {
        #[serde(default = "usual_turn")]
        turn: String,
    },
    ConnectionClosed {
        #[serde(default = "usual_turn")]
        turn: String,
    },
    EndTurn {
        #[serde(default = "usual_turn")]
        turn: String,
    },
    SetWindowGeneration {
        generation: u64,
    },
    AdvanceWindowGeneration,
    SetCredentials {
        credentials: CredentialsOfFile,
    },
    Compact {
        input: Vec<Json>,
        #[serde(default)]
        settings: BTreeMap<String, Json>,
        answers: Vec<Answer>,
    },
    Summarize {
        model: String,
        effort: Option<ReasoningEffort>,
        traces: Vec<TraceOfFile>,
        trace: Option<W3cTraceContext>,
        answers: Vec<Answer>,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TraceOfFile {
    id: String,
    source_path: String,
    items: Vec<Json>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "snake_case")]
enum Retry {
    #[default]
    Turn,
    LocalCompaction,
    None,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    status: Option<u16>,
    #[serde(default)]
    headers: HeadersOfFile,
    events: Option<Vec<Value>>,
    chunks: Option<Vec<String>>,
    body: Option<Value>,
    end: Option<End>,
    abandon_after: Option<usize>,
    failure: Option<Failure>,
    recovery: Option<Recovery>,
    credentials: Option<CredentialsOfFile>,
    #[serde(default)]
    text: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum HeadersOfFile {
    Object(BTreeMap<String, String>),
    Pairs(Vec<(String, String)>),
}

#[derive(Deserialize, Clone)]
#[serde(rename_all = "snake_case")]
enum End {
    Ended,
    CloseFrame,
    IdleTimeout,
    Transport(String),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Failure {
    Timeout,
    Network,
    Closed,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Recovery {
    Done,
    Permanent,
    Transient,
}

impl Default for HeadersOfFile {
    fn default() -> HeadersOfFile {
        HeadersOfFile::Pairs(Vec::new())
    }
}

impl HeadersOfFile {
    fn build(self) -> Headers {
        match self {
            HeadersOfFile::Object(headers) => headers.into_iter().collect(),
            HeadersOfFile::Pairs(headers) => headers.into_iter().collect(),
        }
    }
}

impl Session {
    fn config(&self) -> Result<ModelClientConfig, String> {
        let file = &self.provider;
        let mut provider = Provider::new(&file.name);
        provider.base_url = file.base_url.clone();
        provider.query = file.query.clone();
        provider.headers = file.headers.clone();
        provider.env_headers = file.env_headers.clone();
        provider.websockets = file.websockets;
        provider.request_max_retries = file.request_max_retries.unwrap_or(provider.request_max_retries);
        provider.stream_max_retries = file.stream_max_retries.unwrap_or(provider.stream_max_retries);
        provider.check("responses").map_err(|error| error.to_string())?;
        let mut identity = ClientIdentity::new(self.originator.as_str(), self.user_agent.as_str());
        identity.us_residency = self.us_residency;
        let mut config = ModelClientConfig::new(
            self.session_id.as_str(),
            self.thread_id.as_str(),
            self.installation_id.as_str(),
            provider,
            identity,
        );
        config.source = self.source.clone().unwrap_or(CoreSessionSource::Cli);
        config.verbosity = self.verbosity.clone();
        config.compression = self.compression;
        config.timing_metrics = self.timing_metrics;
        config.beta_features = self.beta_features.clone();
        config.report_processed = self.report_processed;
        Ok(config)
    }
}

impl CredentialsOfFile {
    fn build(&self) -> Credentials {
        match self {
            CredentialsOfFile::None => Credentials::none(),
            CredentialsOfFile::ApiKey { token } => Credentials::api_key(token),
            CredentialsOfFile::ExternalBearer { token } => Credentials::external_bearer(token),
            CredentialsOfFile::ManagedChatgpt { token, account_id, fedramp } => {
                Credentials::managed_chatgpt(token, account_id.as_deref(), *fedramp)
            }
            CredentialsOfFile::ExternalChatgpt { token, account_id, fedramp } => {
                Credentials::external_chatgpt(token, account_id.as_deref(), *fedramp)
            }
            CredentialsOfFile::AgentIdentity { authorization, account_id, fedramp } => {
                Credentials::agent_identity(authorization, account_id.as_deref(), *fedramp)
            }
        }
    }
}

// The driver.

/// What stands in for an open WebSocket: what is still to arrive on it, and how it ends.
#[derive(Default)]
struct Wire {
    arriving: VecDeque<Value>,
    end: Option<End>,
}

struct Replay<'a> {
    client: ModelClient<Wire>,
    common: BTreeMap<String, Json>,
    turns: BTreeMap<String, ModelClientSession<Wire>>,
    conversation: Vec<ModelItem>,
    /// Every item that the provider has sent.
    delivered: Vec<ModelItem>,
    answers: VecDeque<Answer>,
    write: &'a mut dyn FnMut(String),
    note: &'a mut dyn FnMut(String),
    at: String,
}

/// How a call ended.
enum Outcome {
    Done(Result<(), ModelError>),
    Abandoned,
}

/// A request, as it is written.
#[derive(Serialize)]
struct Written<'a> {
    transport: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headers: Option<Vec<(&'a str, &'a str)>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Json>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    compressed: bool,
}

impl Replay<'_> {
    fn step(&mut self, step: StepOfFile) -> Result<(), String> {
        match step {
            StepOfFile::BeginTurn { turn, local_compaction } => {
                let session = match local_compaction {
                    true => self.client.begin_local_compaction(),
                    false => self.client.begin_turn(),
                };
                if self.turns.contains_key(&turn) {
                    return Err(format!("the turn `{turn}` has begun already"));
                }
                self.turns.insert(turn, session);
            }
            StepOfFile::EndTurn { turn } => self.take(&turn)?.end(),
            StepOfFile::Preconnect { turn, answers } => {
                self.answers = answers.into();
                self.with_turn(&turn, |replay, session| match session.preconnect() {
                    Some(call) => replay.drive(call).map(|outcome| replay.tell(outcome)),
                    None => Ok(()),
                })?;
            }
            StepOfFile::Prewarm { turn, input, settings, answers } => {
                self.answers = answers.into();
                let (mut prompt, settings) = self.settings(settings)?;
                prompt.input = items(&input)?;
                self.with_turn(&turn, |replay, session| match session.prewarm(prompt, settings) {
                    Some(call) => replay.drive(call).map(|outcome| replay.tell(outcome)),
                    None => Ok(()),
                })?;
            }
            StepOfFile::Request { turn, input, add, settings, retry, answers } => {
                self.answers = answers.into();
                if let Some(input) = input {
                    self.conversation =
                        items(&input)?.into_iter().map(|item| self.with_known_id(item)).collect();
                }
                self.conversation.extend(items(&add)?);
                let (prompt, settings) = self.settings(settings)?;
                self.with_turn(&turn, |replay, session| replay.request(session, &prompt, &settings, retry))?;
            }
            StepOfFile::ResetWebsocket { turn } => self.turn(&turn)?.reset_websocket(),
            StepOfFile::FallBack { turn } => {
                self.turn(&turn)?.fall_back_to_http();
            }
            StepOfFile::ConnectionClosed { turn } => match self.turns.get_mut(&turn) {
                Some(session) => session.connection_closed(),
                None => self.client.parked_connection_closed(),
            },
            StepOfFile::SetWindowGeneration { generation } => self.client.set_window_generation(generation),
            StepOfFile::AdvanceWindowGeneration => self.client.advance_window_generation(),
            StepOfFile::SetCredentials { credentials } => self.client.set_credentials(credentials.build()),
            StepOfFile::Compact { input, settings, answers } => {
                self.answers = answers.into();
                let (mut prompt, settings) = self.settings(settings)?;
                prompt.input = items(&input)?;
                if let Some(call) = self.client.compact(prompt, settings) {
                    self.drive_unary(call)?;
                }
            }
            StepOfFile::Summarize { model, effort, traces, trace, answers } => {
                self.answers = answers.into();
                let traces: Vec<MemoryTrace> = traces
                    .into_iter()
                    .map(|TraceOfFile { id, source_path, items }| MemoryTrace { id, source_path, items })
                    .collect();
                if let Some(call) = self.client.summarize(&model, effort, &traces, trace) {
                    self.drive_unary(call)?;
                }
            }
        }
        Ok(())
    }

    /// One sampling request with its retries.
    fn request(
        &mut self,
        session: &mut ModelClientSession<Wire>,
        prompt: &Prompt,
        settings: &TurnSettings,
        retry: Retry,
    ) -> Result<(), String> {
        let mut of_turn = StreamRetry::new();
        let mut of_compaction = CompactionRetry::new(self.client.config().provider.stream_retries());
        loop {
            let mut prompt = prompt.clone();
            prompt.input = self.conversation.clone();
            let sent = prompt.input.len();
            let outcome = self.drive(session.stream(prompt, settings.clone()))?;
            if let Some(message) = session.processed_message() {
                self.written(Written { body: Some(json(&message)?), ..Written::of("websocket") })?;
            }
            let Outcome::Done(Err(error)) = outcome else { return Ok(()) };
            self.say(&format!("failed: {error}"));
            let again = match retry {
                Retry::Turn => match of_turn.on_error(session, &error) {
                    RetryDecision::Fail(_) => false,
                    RetryDecision::Retry { notice, .. } => {
                        self.say(&notice.message);
                        true
                    }
                    RetryDecision::FallBack { warning } => {
                        self.say(&warning);
                        true
                    }
                },
                Retry::LocalCompaction => match of_compaction.on_error(&error, sent) {
                    CompactionDecision::Fail => false,
                    CompactionDecision::Retry { notice, .. } => {
                        self.say(&notice.message);
                        true
                    }
                    CompactionDecision::DropOldest => {
                        self.conversation.remove(0);
                        true
                    }
                },
                Retry::None => false,
            };
            if !again {
                return Ok(());
            }
        }
    }

    /// Does what a call asks for, with what the file says that arrives.
    fn drive(&mut self, mut call: Call<'_, Wire>) -> Result<Outcome, String> {
        let mut http = Wire::default();
        let mut raw = false;
        let mut over_http = false;
        let mut left = None;
        loop {
            match call.next() {
                Step::Connect(handshake) => {
                    self.written(Written {
                        method: Some("GET"),
                        url: Some(&handshake.url),
                        path: Some(path(&handshake.url)),
                        headers: Some(handshake.headers.iter().collect()),
                        ..Written::of("websocket-handshake")
                    })?;
                    let answer = self.answer("a handshake")?;
                    match (answer.failure, answer.status) {
                        (Some(Failure::Timeout), _) => call.connect_failed(ConnectFailure::TimedOut),
                        (Some(Failure::Closed), _) => call.connect_failed(ConnectFailure::Closed),
                        (Some(Failure::Network), _) => {
                            call.connect_failed(ConnectFailure::Network(answer.text))
                        }
                        (None, Some(101)) => call.connected(Wire::default(), &answer.headers.build()),
                        (None, Some(status)) => {
                            let (headers, body) = (answer.headers.build(), text_of(answer.body));
                            call.connect_failed(ConnectFailure::Refused(HttpAnswer {
                                status,
                                headers,
                                body,
                            }));
                        }
                        (None, None) => return Err("the answer to a handshake has no status".to_owned()),
                    }
                }
                Step::SendText(message) => {
                    self.written(Written { body: Some(json(&message)?), ..Written::of("websocket") })?;
                    let answer = self.answer("a message")?;
                    left = answer.abandon_after;
                    over_http = false;
                    if let Some(wire) = call.connection() {
                        wire.arriving.extend(answer.events.unwrap_or_default());
                        wire.end = answer.end;
                    }
                }
                Step::SendHttp(request) => {
                    self.written(Written::http(&request)?)?;
                    let answer = self.answer("an HTTP request")?;
                    left = answer.abandon_after;
                    over_http = true;
                    match (answer.failure, answer.status) {
                        (Some(Failure::Timeout), _) => call.http_failed(HttpFailure::TimedOut),
                        (Some(_), _) => call.http_failed(HttpFailure::Network(answer.text)),
                        (None, Some(status)) => {
                            call.http_head(status, answer.headers.build());
                            raw = answer.chunks.is_some() || answer.events.is_none();
                            let chunks = answer.chunks.unwrap_or_else(|| vec![text_of(answer.body)]);
                            let chunks = chunks.into_iter().map(Value::String).collect();
                            http = Wire { arriving: answer.events.unwrap_or(chunks).into(), end: answer.end };
                        }
                        (None, None) => return Err("the answer to an HTTP request has no status".to_owned()),
                    }
                }
                Step::Read { .. } => {
                    if left == Some(0) {
                        return Ok(Outcome::Abandoned);
                    }
                    left = left.map(|left| left - 1);
                    let wire = if over_http { Some(&mut http) } else { call.connection() };
                    let (payload, end) = match wire {
                        Some(wire) => (wire.arriving.pop_front(), wire.end.clone()),
                        None => (None, None),
                    };
                    match payload {
                        Some(payload) if payload == serde_json::json!({"$binary": true}) => call.binary(),
                        Some(payload) if over_http && raw => call.bytes(text_of(Some(payload)).as_bytes()),
                        Some(payload) if over_http => {
                            call.bytes(format!("data: {}\n\n", text_of(Some(payload))).as_bytes());
                        }
                        Some(payload) => call.text(&text_of(Some(payload))),
                        None => call.ended(match end {
                            None | Some(End::Ended) => StreamEnd::Ended,
                            Some(End::CloseFrame) => StreamEnd::CloseFrame,
                            Some(End::IdleTimeout) => StreamEnd::IdleTimeout,
                            Some(End::Transport(text)) => StreamEnd::Transport(text),
                        }),
                    }
                }
                Step::Wait(_) => {}
                Step::Recover(step) => {
                    let answer = self.answer(&format!("the recovery ({step:?})"))?;
                    if let Some(credentials) = answer.credentials {
                        self.client.set_credentials(credentials.build());
                    }
                    match answer.recovery {
                        Some(Recovery::Done) => call.recovered(),
                        Some(Recovery::Permanent) => {
                            call.recovery_failed(RecoveryFailure::Permanent(answer.text))
                        }
                        Some(Recovery::Transient) => {
                            call.recovery_failed(RecoveryFailure::Transient(answer.text))
                        }
                        None => return Err(format!("expected a `recovery` as answer to {step:?}")),
                    }
                }
                Step::Event(ResponseEvent::OutputItemDone(item)) => {
                    // The history has no place for items of unknown types.
                    if *item.item() != ResponseItem::Other {
                        self.delivered.push(item.clone());
                        self.conversation.push(item);
                    }
                }
                Step::Event(_) => {}
                Step::Done(result) => return Ok(Outcome::Done(result)),
            }
        }
    }

    fn drive_unary<T>(&mut self, mut call: UnaryCall<Wire, T>) -> Result<(), String> {
        let mut body = String::new();
        loop {
            match call.next() {
                UnaryStep::SendHttp(request) => {
                    self.written(Written::http(&request)?)?;
                    let answer = self.answer("an HTTP request")?;
                    match (answer.failure, answer.status) {
                        (Some(Failure::Timeout), _) => call.http_failed(HttpFailure::TimedOut),
                        (Some(_), _) => call.http_failed(HttpFailure::Network(answer.text)),
                        (None, Some(status)) => {
                            call.http_head(status, answer.headers.build());
                            body = text_of(answer.body);
                        }
                        (None, None) => return Err("the answer to an HTTP request has no status".to_owned()),
                    }
                }
                UnaryStep::Read => {
                    call.bytes(body.as_bytes());
                    call.ended(StreamEnd::Ended);
                }
                UnaryStep::Wait(_) => {}
                UnaryStep::Done(result) => {
                    self.tell(Outcome::Done(result.map(drop)));
                    return Ok(());
                }
                UnaryStep::Over => return Ok(()),
            }
        }
    }

    fn answer(&mut self, to: &str) -> Result<Answer, String> {
        self.answers.pop_front().ok_or_else(|| format!("there is no answer to {to}"))
    }

    fn tell(&mut self, outcome: Outcome) {
        if let Outcome::Done(Err(error)) = outcome {
            self.say(&format!("failed: {error}"));
        }
    }

    fn say(&mut self, what: &str) {
        (self.note)(format!("{}: {what}", self.at));
    }

    fn written(&mut self, request: Written<'_>) -> Result<(), String> {
        (self.write)(serde_json::to_string(&request).map_err(|error| error.to_string())?);
        Ok(())
    }

    fn turn(&mut self, name: &str) -> Result<&mut ModelClientSession<Wire>, String> {
        self.turns.get_mut(name).ok_or_else(|| format!("the turn `{name}` has not begun"))
    }

    fn take(&mut self, name: &str) -> Result<ModelClientSession<Wire>, String> {
        self.turns.remove(name).ok_or_else(|| format!("the turn `{name}` has not begun"))
    }

    fn with_turn(
        &mut self,
        name: &str,
        act: impl FnOnce(&mut Self, &mut ModelClientSession<Wire>) -> Result<(), String>,
    ) -> Result<(), String> {
        let mut session = self.take(name)?;
        let outcome = act(self, &mut session);
        self.turns.insert(name.to_owned(), session);
        outcome
    }

    /// The item with the id that the provider gave it, if the file has it without.
    fn with_known_id(&self, item: ModelItem) -> ModelItem {
        let known = |sent: &&ModelItem| sent.item() == item.item();
        match self.delivered.iter().find(known) {
            Some(sent) if item.id().is_none() => sent.clone(),
            _ => item,
        }
    }

    fn settings(&self, own: BTreeMap<String, Json>) -> Result<(Prompt, TurnSettings), String> {
        let mut members = self.common.clone();
        members.extend(own);
        let all = Json::encode(&members).and_then(|all| all.parse::<SettingsOfFile>());
        let all = all.map_err(|error| format!("settings: {error}"))?;
        let mut model = ModelInfo::new(all.model.slug);
        model.supports_reasoning_summaries = all.model.supports_reasoning_summaries;
        model.default_effort = all.model.default_effort;
        model.supports_verbosity = all.model.supports_verbosity;
        model.default_verbosity = all.model.default_verbosity;
        let mut settings = TurnSettings::new(model);
        settings.effort = all.effort;
        settings.summary = all.summary;
        settings.service_tier = all.service_tier;
        settings.turn_metadata = all.turn_metadata.map(|value| in_ascii(&text_of(value.parse().ok())));
        settings.trace = all.trace;
        let mut prompt = Prompt::default();
        prompt.instructions = all.instructions;
        prompt.tools = all.tools;
        prompt.parallel_tool_calls = all.parallel_tool_calls;
        prompt.output_schema = all.output_schema;
        Ok((prompt, settings))
    }
}

impl Written<'_> {
    fn of(transport: &'static str) -> Written<'static> {
        Written {
            transport,
            method: None,
            url: None,
            path: None,
            headers: None,
            body: None,
            compressed: false,
        }
    }

    fn http(request: &HttpRequest) -> Result<Written<'_>, String> {
        Ok(Written {
            method: Some("POST"),
            url: Some(&request.url),
            path: Some(path(&request.url)),
            headers: Some(request.headers.iter().collect()),
            body: Some(json(&request.body)?),
            compressed: request.compress,
            ..Written::of("http")
        })
    }
}

fn items(items: &[Json]) -> Result<Vec<ModelItem>, String> {
    items
        .iter()
        .map(|item| ModelItem::decode(item.as_str()).map_err(|error| format!("item {item}: {error}")))
        .collect()
}

/// A body for one line: tools and schemas are written as they stand in the file, which may break lines.
fn json(text: &str) -> Result<Json, String> {
    let (mut inside, mut escaped) = (false, false);
    let mut compact = text.to_owned();
    compact.retain(|character| {
        let keep = inside || !character.is_ascii_whitespace();
        inside ^= character == '"' && !escaped;
        escaped = character == '\\' && !escaped;
        keep
    });
    Json::from_text(compact).map_err(|error| error.to_string())
}

/// A string as it is, anything else as JSON.
fn text_of(value: Option<Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::String(text)) => text,
        Some(value) => value.to_string(),
    }
}

/// A text with everything beyond ASCII escaped as in JSON.
fn in_ascii(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        if character.is_ascii() {
            out.push(character);
        } else {
            out.extend(character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    out
}

/// Path and query of a URL.
fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').map_or("/", |slash| &rest[slash..])
}
