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
//! One JSON object, about one thread: requests of its sub-agents go into files of their own. Unknown members are errors; what has a default may be left out.
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
//! a response is appended to it when it arrives. Items have the form of the wire, and may have an `id`. One in `input`
//! that has none takes the id of an equal item that the provider sent before, since requests leave ids out.
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
//! {"status":200,"headers":{…},"events":[…]}      a stream; each event is an object, a string with the raw payload,
//!                                                {"$binary":true} for a binary frame, or {"$close":true} for a close
//!                                                frame
//! {"status":200,"chunks":["data: {\"ty","pe\"…"]}   the raw body of an HTTP answer, in pieces
//! {"failure":"timeout"|"network"|"closed","text":"…"}   no answer; closed: of a handshake
//! {"recovery":"done"|"permanent"|"transient","credentials":{…},"text":"…"}   one step after a 401
//! ```
//!
//! `"end"` says how a stream ends that does not complete: `"ended"` (the default), `"close_frame"`,
//! `"idle_timeout"`, or `{"transport":"text"}`. `"abandon_after":n` interrupts the turn after so many events; the rest
//! arrives later. `headers` is an object, or a list of pairs. Where the answer to a WebSocket message has a status and
//! headers, as in recordings, they are not looked at.
//!
//! # Converting a recording
//!
//! Line by line of a recording in the form of `samples/model` (`transport`, `headers`, `body`, `response`), the lines of
//! one thread:
//!
//! 1. What is in `session` and `settings` stands in the first request: ids, originator, user agent and beta features
//!    in its headers, the installation in `client_metadata`, model, instructions and tools in its body. A `reasoning`
//!    that is not null means `supports_reasoning_summaries`, a `text.verbosity` means `supports_verbosity`.
//! 2. Turns begin and end where the `turn_id` of the turn metadata changes; the prewarm, whose id is empty, belongs to
//!    the turn after it.
//! 3. A handshake is no step: its `response` is the first of the `answers` of the message after it. Without turn
//!    metadata in its headers it is a `preconnect`, when a request follows only later.
//! 4. A message with `"generate":false` is a `prewarm`; a POST to `…/responses/compact` is a `compact`, one to
//!    `…/memories/trace_summarize` a `summarize`; everything else is a `request`. `response.processed` is no step.
//! 5. The `input` of a body with `previous_response_id` is what to `add`; of any other body it is the `input`.
//! 6. Tries of the same request are one step with several answers. What follows a failure follows from the answers.
//! 7. A window id with a higher generation means `advance_window_generation` before it, and `reset_websocket` where the
//!    compaction was a local one or a POST.

#[path = "replay/file.rs"]
mod file;
#[path = "replay/written.rs"]
mod written;

use std::collections::{BTreeMap, VecDeque};
use std::io::Write;
use std::process::ExitCode;

use codex_schema::Json;
use codex_schema::model_client::*;
use codex_schema::vocab::ResponseItem;
use serde_json::Value;

use file::{Answer, End, Exchange, Failure, Recovery, Retry, StepOfFile, TraceOfFile, items, text_of};
use written::Written;

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
                let (mut prompt, settings) = file::prompt_and_settings(&self.common, settings)?;
                prompt.input = items(&input)?;
                self.with_turn(&turn, |replay, session| match session.prewarm(prompt, settings) {
                    Some(call) => replay.drive(call).map(|outcome| replay.tell(outcome)),
                    None => Ok(()),
                })?;
            }
            StepOfFile::Request { turn, input, add, settings, retry, answers } => {
                self.answers = answers.into();
                if let Some(input) = input {
                    self.conversation = self.with_known_ids(items(&input)?);
                }
                self.conversation.extend(items(&add)?);
                let (prompt, settings) = file::prompt_and_settings(&self.common, settings)?;
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
                let (mut prompt, settings) = file::prompt_and_settings(&self.common, settings)?;
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
                self.written(Written::message(&message)?)?;
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
                    self.written(Written::handshake(&handshake))?;
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
                    self.written(Written::message(&message)?)?;
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
                        Some(payload) if payload == serde_json::json!({"$close": true}) => {
                            call.ended(StreamEnd::CloseFrame);
                        }
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

    /// The items with the ids that the provider gave them, where the file has none. Each delivered item lends its id
    /// once.
    fn with_known_ids(&self, items: Vec<ModelItem>) -> Vec<ModelItem> {
        let text = |item: &ModelItem| Json::encode(item.item()).ok();
        let mut delivered: VecDeque<(Option<Json>, &ModelItem)> =
            self.delivered.iter().map(|item| (text(item), item)).collect();
        let known = |item: ModelItem| {
            let own = text(&item);
            match delivered.iter().position(|(sent, _)| *sent == own) {
                Some(at) if item.id().is_none() => {
                    delivered.remove(at).map_or(item, |(_, sent)| sent.clone())
                }
                _ => item,
            }
        };
        items.into_iter().map(known).collect()
    }
}
