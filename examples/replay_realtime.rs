//! Replays a realtime conversation: settings, and what client, agent and provider said in; requests, messages and
//! notifications out.
//!
//! ```sh
//! cargo run --example replay_realtime -- conversation.json > said.jsonl
//! ```
//!
//! No network is touched. The state machine `codex_schema::realtime::Realtime` is told what the file says that happens.
//! What it wants done is written as one JSON object per line, in the forms of recordings:
//!
//! ```text
//! {"transport":"websocket-handshake","method":"GET","url":…,"path":…,"headers":[["name","value"],…]}
//! {"transport":"http","method":"POST","url":…,"path":…,"headers":[…],"body":…}
//!                                           a WebRTC call; body: JSON, or text when it has several parts
//! {"dir":"client","event":{…}}              a message to the provider; {"$close":true} closes the connection
//! {"dir":"s2c","msg":{"method":…,"params":…}}   a notification to the clients of the app-server
//! {"delegate":"…"}                          a text for the agent
//! ```
//!
//! Pauses are told on stderr, and not waited for. The exit code is 1 when the file is not understood, or when a request
//! has no answer or an answer is left over.
//!
//! # Values that differ by nature
//!
//! Thread and session ids, versions, operating system and terminal in the user agent, and the texts that are written
//! for a model are inputs: they come out as they went in. Headers that a WebSocket or HTTP library adds are not written:
//! `host`, `content-length`, `connection`, `upgrade`, `sec-websocket-*`. Order and letter case of header names carry no
//! meaning.
//!
//! # The file
//!
//! One JSON object, about one thread. Unknown members are errors; what has a default here may be left out.
//!
//! ```text
//! {
//!   "thread_id": "…",
//!   "originator": "…", "user_agent": "…", "us_residency": false,
//!   "credentials": {"type":"none"},     or {"type":"api_key","token":…}, which counts for the WebSocket too,
//!                                       {"type":"managed_chatgpt","token":…,"account_id":null,"fedramp":false}
//!   "api_key": null,                    that of the WebSocket, beside other credentials
//!   "recover_credentials": false,
//!   "provider": {"name":"…", "base_url":null, "query":[["k","v"]], "headers":[["name","value"]],
//!                "request_max_retries":4},
//!   "settings": {
//!     "version":"v2", "type":"conversational", "voice":null, "base_url":null, "model":null, "prompt":null,
//!     "startup_context":null, "generated_context":"", "user_first_name":null,
//!     "texts": {"prompt":…, "agent_tool":…, "agent_tool_prompt":…, "silence_tool":…, "finished":…, "steered":…}
//!   },                                  a text that is left out is the built-in one
//!   "steps": [ … ]                      what happens, in order
//! }
//! ```
//!
//! The member `do` says what a step does:
//!
//! ```text
//! {"do":"request","id":3,"method":"thread/realtime/start","params":{…}}   the client asks the app-server
//! {"do":"operation","id":"…","operation":{"type":"realtime_conversation_start",…}}   the same in the core form
//! {"do":"event","event":{…}}            a text frame of the provider; a string is the frame itself
//! {"do":"binary"}                       a binary frame
//! {"do":"close"}                        a close frame
//! {"do":"break","text":"…"}             the connection breaks
//! {"do":"send_failed","text":"…"}       the latest message could not be sent
//! {"do":"agent_message","text":"…"}     a message of the agent is complete
//! {"do":"turn_completed"}               so is its turn
//! {"do":"typed","parts":["…"]}          the user typed something for the agent
//! {"do":"set_credentials","credentials":{…}}
//! ```
//!
//! Every step may have `"answers"`, one for each request that it leads to, in order. Without any, a handshake succeeds.
//!
//! ```text
//! {"status":101}                        the handshake succeeds
//! {"status":201,"headers":{"location":"…/rtc_1"},"body":"v=0…"}   an answer to a call, of any status
//! {"failure":"timeout"|"network","text":"…"}   no answer; of a handshake, text says why
//! {"recovery":"done"|"permanent"|"transient","credentials":{…},"text":"…"}   one step after a 401
//! ```
//!
//! # Converting a recording
//!
//! From recordings in the form of `samples/model`, one of the provider's side and one of the client's:
//!
//! 1. Thread id, originator, user agent and key stand in the client's first request and in the handshake; what the
//!    start request does not set of voice, prompt and model stands in `session.update` and in the URL.
//! 2. Each request of the client (`c2s`) and each line of the provider (`"dir":"server"`) is a step, in the order of
//!    what was sent in answer to them.
//! 3. What the agent said stands in the messages to the provider: text marked `[BACKEND] ` is an `agent_message` without
//!    the mark, a function output that is not empty after it is a `turn_completed`.

use std::collections::{BTreeMap, VecDeque};
use std::io::Write;
use std::process::ExitCode;

use codex_schema::Json;
use codex_schema::model_client::{
    ClientIdentity, Credentials, Headers, HttpFailure, Provider, RecoveryFailure,
};
use codex_schema::realtime::{
    Action, CallResponse, ClientMessage, ConversationId, Endpoint, Protocol, Realtime, RealtimeOperation,
    RealtimeVoice, SessionType, Settings, Texts, notification,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: replay_realtime CONVERSATION.json");
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Conversation {
    thread_id: String,
    originator: String,
    user_agent: String,
    #[serde(default)]
    us_residency: bool,
    #[serde(default)]
    credentials: CredentialsOfFile,
    api_key: Option<String>,
    #[serde(default)]
    recover_credentials: bool,
    provider: ProviderOfFile,
    #[serde(default)]
    settings: SettingsOfFile,
    steps: Vec<Value>,
}

#[derive(Deserialize, Default)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
enum CredentialsOfFile {
    #[default]
    None,
    ApiKey {
        token: String,
    },
    ManagedChatgpt {
        token: String,
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
    request_max_retries: Option<u32>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct SettingsOfFile {
    version: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    voice: Option<RealtimeVoice>,
    base_url: Option<String>,
    model: Option<String>,
    prompt: Option<String>,
    startup_context: Option<String>,
    generated_context: String,
    user_first_name: Option<String>,
    texts: TextsOfFile,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct TextsOfFile {
    prompt: Option<String>,
    agent_tool: Option<String>,
    agent_tool_prompt: Option<String>,
    silence_tool: Option<String>,
    finished: Option<String>,
    steered: Option<String>,
}

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
enum Step {
    Request { id: Option<Value>, method: String, params: Value },
    Operation { id: Option<Value>, operation: Value },
    Event { event: Value },
    Binary,
    Close,
    Break { text: String },
    SendFailed { text: String },
    AgentMessage { text: String },
    TurnCompleted,
    Typed { parts: Vec<String> },
    SetCredentials { credentials: CredentialsOfFile },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    status: Option<u16>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    body: String,
    failure: Option<Failure>,
    recovery: Option<Recovery>,
    credentials: Option<CredentialsOfFile>,
    #[serde(default)]
    text: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Failure {
    Timeout,
    Network,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Recovery {
    Done,
    Permanent,
    Transient,
}

/// Replays the conversation that a text describes. `write` gets what is said as lines, `note` what happens between.
pub fn replay(text: &str, write: &mut dyn FnMut(String), note: &mut dyn FnMut(String)) -> Result<(), String> {
    let file: Conversation = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let settings = file.settings.build()?;
    let mut provider = Provider::new(&file.provider.name);
    provider.base_url = file.provider.base_url;
    provider.query = file.provider.query;
    provider.headers = file.provider.headers;
    provider.request_max_retries = file.provider.request_max_retries.unwrap_or(provider.request_max_retries);
    let mut identity = ClientIdentity::new(file.originator, file.user_agent);
    identity.us_residency = file.us_residency;
    let mut endpoint = Endpoint::new(provider, identity, file.credentials.build());
    endpoint.recover_credentials = file.recover_credentials;
    endpoint.api_key = match (&file.api_key, &file.credentials) {
        (None, CredentialsOfFile::ApiKey { token }) => Some(token.clone()),
        (key, _) => key.clone(),
    };
    let realtime = Realtime::new(file.thread_id, settings, endpoint);
    let mut replay =
        Replay { realtime, conversation: None, latest: None, answers: VecDeque::new(), write, note };
    for (number, step) in (1..).zip(file.steps) {
        replay.step(number, step).map_err(|error| format!("step {number}: {error}"))?;
    }
    Ok(())
}

impl CredentialsOfFile {
    fn build(&self) -> Credentials {
        match self {
            CredentialsOfFile::None => Credentials::none(),
            CredentialsOfFile::ApiKey { token } => Credentials::api_key(token),
            CredentialsOfFile::ManagedChatgpt { token, account_id, fedramp } => {
                Credentials::managed_chatgpt(token, account_id.as_deref(), *fedramp)
            }
        }
    }
}

impl SettingsOfFile {
    fn build(self) -> Result<Settings, String> {
        let built_in = Texts::default();
        let protocol = self.version.as_deref().map(str::parse::<Protocol>).transpose();
        let session_type = self.kind.as_deref().map(str::parse::<SessionType>).transpose();
        Ok(Settings {
            protocol: protocol.map_err(|error| format!("settings: version: {error}"))?.unwrap_or_default(),
            session_type: session_type
                .map_err(|error| format!("settings: type: {error}"))?
                .unwrap_or_default(),
            voice: self.voice,
            websocket_base_url: self.base_url,
            model: self.model,
            prompt: self.prompt,
            startup_context: self.startup_context,
            generated_context: self.generated_context,
            user_first_name: self.user_first_name,
            texts: Texts {
                prompt: self.texts.prompt.unwrap_or(built_in.prompt),
                agent_tool: self.texts.agent_tool.unwrap_or(built_in.agent_tool),
                agent_tool_prompt: self.texts.agent_tool_prompt.unwrap_or(built_in.agent_tool_prompt),
                silence_tool: self.texts.silence_tool.unwrap_or(built_in.silence_tool),
                finished: self.texts.finished.unwrap_or(built_in.finished),
                steered: self.texts.steered.unwrap_or(built_in.steered),
                ..Texts::default()
            },
        })
    }
}

struct Replay<'a> {
    realtime: Realtime,
    /// The conversation whose connection the provider's steps are about.
    conversation: Option<ConversationId>,
    /// The message that was sent last.
    latest: Option<ClientMessage>,
    answers: VecDeque<Answer>,
    write: &'a mut dyn FnMut(String),
    note: &'a mut dyn FnMut(String),
}

impl Replay<'_> {
    fn step(&mut self, number: usize, mut step: Value) -> Result<(), String> {
        let answers = step.as_object_mut().and_then(|members| members.remove("answers"));
        self.answers = decoded(answers.unwrap_or_else(|| json!([])))?;
        let submission = |id: Option<Value>| match id {
            None => format!("step-{number}"),
            Some(Value::String(id)) => id,
            Some(id) => id.to_string(),
        };
        match decoded(step)? {
            Step::Request { id, method, params } => {
                self.submit(submission(id), operation(&method, params)?)?
            }
            Step::Operation { id, operation } => self.submit(submission(id), decoded(operation)?)?,
            Step::Event { event } => {
                let frame = match event {
                    Value::String(frame) => frame,
                    event => event.to_string(),
                };
                self.realtime.text_frame(self.connection()?, &frame);
            }
            Step::Binary => self.realtime.binary_frame(self.connection()?),
            Step::Close => self.realtime.closed(self.connection()?),
            Step::Break { text } => self.realtime.read_failed(self.connection()?, &text),
            Step::SendFailed { text } => {
                let message = self.latest.take().ok_or("nothing was sent")?;
                self.realtime.send_failed(self.connection()?, &message, &text);
            }
            Step::AgentMessage { text } => self.realtime.agent_message(&text),
            Step::TurnCompleted => self.realtime.turn_completed(),
            Step::Typed { parts } => {
                let typed = self.realtime.typed_input(parts.iter().map(String::as_str));
                typed.map_err(|error| error.to_string())?;
            }
            Step::SetCredentials { credentials } => self.realtime.endpoint.credentials = credentials.build(),
        }
        while let Some(action) = self.realtime.next_action() {
            self.act(action)?;
        }
        match self.answers.len() {
            0 => Ok(()),
            left => Err(format!("{left} answers are left over")),
        }
    }

    fn connection(&self) -> Result<ConversationId, String> {
        self.conversation.ok_or_else(|| "there was no connection yet".to_owned())
    }

    fn submit(&mut self, id: String, operation: RealtimeOperation) -> Result<(), String> {
        self.realtime.submit(id, operation).map_err(|error| error.to_string())
    }

    fn act(&mut self, action: Action) -> Result<(), String> {
        match action {
            Action::Connect { conversation, request } => {
                self.request("websocket-handshake", "GET", &request.url, &request.headers, None);
                self.conversation = Some(conversation);
                match self.answers.pop_front() {
                    None | Some(Answer { status: Some(101), .. }) => self.realtime.connected(conversation),
                    Some(Answer { status: Some(status), .. }) => {
                        self.realtime.connect_failed(conversation, &format!("HTTP error: {status}"));
                    }
                    Some(answer) => self.realtime.connect_failed(conversation, &answer.text),
                }
            }
            Action::CreateCall { conversation, request } => {
                let body = serde_json::from_str(&request.body).unwrap_or(Value::String(request.body));
                self.request("http", "POST", &request.url, &request.headers, Some(body));
                let answer = self.answers.pop_front().ok_or("there is no answer to a call")?;
                match (answer.status, answer.failure) {
                    (Some(status), None) => {
                        let headers: Headers = answer.headers.into_iter().collect();
                        let body = answer.body.into_bytes();
                        self.realtime.call_answered(conversation, CallResponse { status, headers, body });
                    }
                    (_, Some(Failure::Timeout)) => {
                        self.realtime.call_failed(conversation, HttpFailure::TimedOut);
                    }
                    (_, Some(Failure::Network)) => {
                        self.realtime.call_failed(conversation, HttpFailure::Network(answer.text));
                    }
                    (None, None) => return Err("the answer to a call has no status".to_owned()),
                }
            }
            Action::Wait { conversation, delay } => {
                (self.note)(format!("waits: {delay:?}"));
                self.realtime.waited(conversation);
            }
            Action::Recover { conversation, step } => {
                (self.note)(format!("recovers: {step:?}"));
                let answer = self.answers.pop_front().ok_or("there is no answer to a recovery")?;
                if let Some(credentials) = answer.credentials {
                    self.realtime.endpoint.credentials = credentials.build();
                }
                let failure = match answer.recovery.ok_or("the answer says nothing of the recovery")? {
                    Recovery::Done => None,
                    Recovery::Permanent => Some(RecoveryFailure::Permanent(answer.text)),
                    Recovery::Transient => Some(RecoveryFailure::Transient(answer.text)),
                };
                match failure {
                    None => self.realtime.recovered(conversation),
                    Some(failure) => self.realtime.recovery_failed(conversation, failure),
                }
            }
            Action::Send { message, .. } => {
                (self.write)(format!(r#"{{"dir":"client","event":{}}}"#, message.to_json()));
                self.latest = Some(message);
            }
            Action::Delegate { text } => (self.write)(json!({"delegate": text}).to_string()),
            Action::Emit(event) => {
                if let Some(told) = notification(self.realtime.thread_id(), &event) {
                    let told = Json::encode(&told).map_err(|error| error.to_string())?;
                    (self.write)(format!(r#"{{"dir":"s2c","msg":{told}}}"#));
                }
            }
            Action::Close { .. } => (self.write)(r#"{"dir":"client","event":{"$close":true}}"#.to_owned()),
        }
        Ok(())
    }

    fn request(&mut self, transport: &str, method: &str, url: &str, headers: &Headers, body: Option<Value>) {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        let path = rest.find('/').map_or("/", |slash| &rest[slash..]);
        let headers: Vec<_> = headers.iter().collect();
        let mut line =
            json!({"transport": transport, "method": method, "url": url, "path": path, "headers": headers});
        if let Some(body) = body {
            line["body"] = body;
        }
        (self.write)(line.to_string());
    }
}

fn decoded<T: DeserializeOwned>(value: Value) -> Result<T, String> {
    serde_json::from_value(value).map_err(|error| error.to_string())
}

/// The operation that a request of the app-server stands for.
fn operation(method: &str, params: Value) -> Result<RealtimeOperation, String> {
    use codex_schema::v2;

    fn typed<T: DeserializeOwned + Into<RealtimeOperation>>(
        params: Value,
    ) -> Result<RealtimeOperation, String> {
        decoded::<T>(params).map(Into::into)
    }
    match method {
        "thread/realtime/start" => typed::<v2::ThreadRealtimeStartParams>(params),
        "thread/realtime/appendAudio" => typed::<v2::ThreadRealtimeAppendAudioParams>(params),
        "thread/realtime/appendText" => typed::<v2::ThreadRealtimeAppendTextParams>(params),
        "thread/realtime/stop" => typed::<v2::ThreadRealtimeStopParams>(params),
        "thread/realtime/listVoices" => typed::<v2::ThreadRealtimeListVoicesParams>(params),
        other => Err(format!("`{other}` is no request about realtime")),
    }
}
