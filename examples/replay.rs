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
//! understood, when a request has no answer, or when an answer is left over; stderr then says where, such as
//! `step 3: answer 2: unknown field …`, what was expected and what was found.
//!
//! A line of a recording (`samples/model`) has the same members `transport`, `method`, `path`, `headers` and `body`,
//! and besides them `t` and `response`. To compare, take those five line by line: header names in lowercase and without
//! the ones below, `x-codex-turn-metadata` parsed, everything else as JSON.
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
//! One JSON object, about one thread: requests of its sub-agents go into files of their own. Unknown members are
//! errors; what has a default may be left out.
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
//!     "beta_features": null,            the value of x-codex-beta-features, or a list of the enabled features
//!     "report_processed": false,        whether response.processed is sent
//!     "offline_fixture": false,         whether a recorded event stream stands in for the provider
//!     "window_generation": 0,
//!     "credentials": {"type":"none"},   or {"type":"api_key","token":…}, {"type":"external_bearer","token":…},
//!                                       {"type":"managed_chatgpt"|"external_chatgpt","token":…,"account_id":null,
//!                                       "fedramp":false}, {"type":"agent_identity","authorization":…,…}
//!     "provider": {
//!       "name": "…", "base_url": null,
//!       "query": [["k","v"]], "headers": [["name","value"]], "env_headers": [["name","value or null"]],
//!       "websockets": false, "request_max_retries": 4, "stream_max_retries": 5,
//!       "wire_api": "responses", "aws_signed": false
//!     }                                 the built-in provider openai: name OpenAI, websockets, header version
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
//! for each try. `"next":{"input":[…]|"add":[…],"settings":{…}}` in the answer that fails says what else is different in
//! the next try, such as the output of a tool that ran meanwhile or newer turn metadata. In a try of the same request
//! (after a 5xx or a failed transport) only `trace` can be.
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
//! `"idle_timeout"`, `"send_timeout"`, `{"send_failed":"text"}` or `{"transport":"text"}`. `"abandon_after":n` interrupts
//! the turn after so many events; the rest arrives later. `headers` is an object, or a list of pairs. Where the answer
//! to a WebSocket message has a status and headers, as in recordings, they are not looked at. A member that does not
//! fit what is answered is an error.
//!
//! # Converting a recording
//!
//! ```sh
//! cargo run --example replay -- --convert recording.jsonl > exchange.json
//! ```
//!
//! makes the file for the first thread of a recording, or for the one whose id follows. Look it over: what no request
//! shows is not in it, such as abandoned responses, kinds of credentials, or memory summaries, which name no thread; how
//! often is retried is guessed, and a request without tools in a thread that has some is taken for a local compaction.
//! The rules, line by line of a recording in the form of `samples/model`:
//!
//! 1. What is in `session` and `settings` stands in the first request: ids, originator, user agent and beta features
//!    in its headers, the installation in `client_metadata`, model, instructions and tools in its body. A `reasoning`
//!    that is not null means `supports_reasoning_summaries`, a `text.verbosity` means `supports_verbosity`.
//! 2. Turns begin and end where the `turn_id` of the turn metadata changes. The prewarm, whose id is empty, belongs to
//!    the turn after it when it succeeded, else to a turn of its own that ends before. The same `turn_id` may stand for
//!    two turns, when the user said something just as the first one ended: the second does not send the first one's
//!    routing token.
//! 3. A handshake is no step: its `response` is the first of the `answers` of the message after it. Without turn
//!    metadata in its headers it is a `preconnect`.
//! 4. A message with `"generate":false` is a `prewarm`; a POST to `…/responses/compact` is a `compact`, one to
//!    `…/memories/trace_summarize` a `summarize`; everything else is a `request`. `response.processed` is no step.
//! 5. The `input` of a body with `previous_response_id` is what to `add`; of any other body it is the `input`. For a
//!    provider that is Azure over HTTP, the ids in it are part of the items.
//! 6. Tries of the same request are one step with several answers. What follows a failure follows from the answers;
//!    where the input of a try has more than was delivered, the answer before it says so in `next`.
//! 7. A window id with a higher generation means `advance_window_generation` before it. Where the compaction was a POST
//!    or a local one, `reset_websocket` follows for the turn that was running. A local one is a turn with
//!    `local_compaction`, which takes over the parked connection outside of a turn, opens one inside, and ends after
//!    `advance_window_generation`.
//! 8. A 401 that was recovered from shows as the same request again, with other credentials: a `recovery` stands
//!    between the two answers.

#[path = "replay/conversion.rs"]
pub mod conversion;
#[path = "replay/drive.rs"]
mod drive;
#[path = "replay/file.rs"]
mod file;
#[path = "replay/recording.rs"]
mod recording;
#[path = "replay/steps.rs"]
mod steps;
#[path = "replay/written.rs"]
mod written;

use std::collections::{BTreeMap, VecDeque};
use std::io::Write;
use std::process::ExitCode;

use codex_schema::Json;
use codex_schema::model_client::*;

use drive::{Outcome, Wire};
use file::{Exchange, Session, items, parsed, prompt_and_settings};
use steps::{Answer, Next, Retry, StepOfFile, TraceOfFile, answers};
use written::Written;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let (convert, path, thread) = match args[..] {
        ["--convert", path] => (true, path, None),
        ["--convert", path, thread] => (true, path, Some(thread)),
        [path] if !path.starts_with('-') => (false, path, None),
        _ => {
            eprintln!("usage: replay EXCHANGE.json\n       replay --convert RECORDING.jsonl [THREAD_ID]");
            return ExitCode::FAILURE;
        }
    };
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string());
    let outcome = text.and_then(|text| match convert {
        true => conversion::convert(&text, thread).map(|exchange| println!("{exchange:#}")),
        false => replay(&text, &mut |line| println!("{line}"), &mut |note| eprintln!("{note}")),
    });
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
    let session: Session = parsed(&exchange.session, "session")?;
    let client = ModelClient::new(session.config()?, session.credentials.build());
    client.set_window_generation(session.window_generation);
    let mut replay = Replay {
        client,
        common: exchange.settings,
        turns: BTreeMap::new(),
        conversation: Vec::new(),
        delivered: Vec::new(),
        answers: VecDeque::new(),
        next: None,
        write,
        note,
        at: String::new(),
    };
    for (index, step) in exchange.steps.iter().enumerate() {
        let at = format!("step {}", index + 1);
        let step = parsed(step, &at)?;
        replay.at.clone_from(&at);
        replay.step(step).map_err(|error| format!("{at}: {error}"))?;
        if !replay.answers.is_empty() {
            return Err(format!("{at}: {} answers are left over", replay.answers.len()));
        }
        if replay.next.take().is_some() {
            return Err(format!("{at}: the last answer has `next`, but nothing is tried again"));
        }
    }
    Ok(())
}

struct Replay<'a> {
    client: ModelClient<Wire>,
    common: BTreeMap<String, Json>,
    turns: BTreeMap<String, ModelClientSession<Wire>>,
    conversation: Vec<ModelItem>,
    /// Every item that the provider has sent.
    delivered: Vec<ModelItem>,
    answers: VecDeque<Answer>,
    /// What the last answer says about the next try.
    next: Option<Next>,
    write: &'a mut dyn FnMut(String),
    note: &'a mut dyn FnMut(String),
    at: String,
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
            StepOfFile::Preconnect { turn, answers: list } => {
                self.answers = answers(&list)?;
                self.with_turn(&turn, |replay, session| match session.preconnect() {
                    Some(call) => replay.drive(call).map(|outcome| replay.tell(outcome)),
                    None => Ok(()),
                })?;
            }
            StepOfFile::Prewarm { turn, input, settings, answers: list } => {
                self.answers = answers(&list)?;
                let (mut prompt, settings) = prompt_and_settings(&self.common, settings)?;
                prompt.input = items(&input)?;
                self.with_turn(&turn, |replay, session| match session.prewarm(prompt, settings) {
                    Some(call) => replay.drive(call).map(|outcome| replay.tell(outcome)),
                    None => Ok(()),
                })?;
            }
            StepOfFile::Request { turn, input, add, settings, retry, answers: list } => {
                self.answers = answers(&list)?;
                self.converse(input, &add)?;
                self.with_turn(&turn, |replay, session| replay.request(session, settings, retry))?;
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
            StepOfFile::Compact { input, settings, answers: list } => {
                self.answers = answers(&list)?;
                let (mut prompt, settings) = prompt_and_settings(&self.common, settings)?;
                prompt.input = items(&input)?;
                if let Some(call) = self.client.compact(prompt, settings) {
                    self.drive_unary(call)?;
                }
            }
            StepOfFile::Summarize { model, effort, traces, trace, answers: list } => {
                self.answers = answers(&list)?;
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

    /// Replaces the conversation or appends to it.
    fn converse(&mut self, input: Option<Vec<Json>>, add: &[Json]) -> Result<(), String> {
        if let Some(input) = input {
            self.conversation = self.with_known_ids(items(&input)?);
        }
        self.conversation.extend(items(add)?);
        Ok(())
    }

    /// One sampling request with its retries.
    fn request(
        &mut self,
        session: &mut ModelClientSession<Wire>,
        mut own: BTreeMap<String, Json>,
        retry: Retry,
    ) -> Result<(), String> {
        let mut of_turn = StreamRetry::new();
        let mut of_compaction = CompactionRetry::new(self.client.config().provider.stream_retries());
        loop {
            let (mut prompt, settings) = prompt_and_settings(&self.common, own.clone())?;
            prompt.input = self.conversation.clone();
            let sent = prompt.input.len();
            let outcome = self.drive(session.stream(prompt, settings))?;
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
            if let Some(Next { input, add, settings }) = self.next.take() {
                self.converse(input, &add)?;
                own.extend(settings);
            }
        }
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
