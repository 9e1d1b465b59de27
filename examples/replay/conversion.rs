//! From a recording to the file that replays it, by the rules that `../replay.rs` gives under "Converting a recording".

use codex_schema::model_client::ModelError;
use serde_json::{Map, Value, json};

use super::recording::{Line, headers, session, settings};

/// The file for the lines of one thread; without a name, that of the first line.
pub fn convert(recording: &str, thread: Option<&str>) -> Result<Value, String> {
    let parse = |(index, line): (usize, &str)| {
        serde_json::from_str::<Value>(line).map_err(|error| format!("line {}: {error}", index + 1))
    };
    let lines: Vec<Value> = recording
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(parse)
        .collect::<Result<_, _>>()?;
    let lines: Vec<Line<'_>> =
        lines.iter().map(|line| Line { line, headers: headers(&line["headers"]) }).collect();
    let thread = thread
        .or_else(|| lines.first()?.thread())
        .ok_or("expected a line with the header `thread_id` or the member `prompt_cache_key`, found none")?
        .to_owned();
    let of_thread = |line: &&Line<'_>| {
        line.thread() == Some(thread.as_str()) || line.body()["type"] == "response.processed"
    };
    let lines: Vec<&Line<'_>> = lines.iter().filter(of_thread).collect();
    let asking = lines.iter().find(|line| line.body()["model"].is_string());
    let asking = asking.ok_or_else(|| format!("no line of the thread {thread} has a body with a model"))?;
    let common = settings(asking);
    let mut conversion = Conversion { common: common.clone(), ..Conversion::default() };
    conversion.generation = asking.generation().unwrap_or_default();
    let session = session(&lines, asking)?;
    for (index, line) in lines.iter().enumerate() {
        // A handshake belongs to the message after it.
        let message = lines[index..].iter().find(|line| line.body()["model"].is_string());
        if message.is_some_and(|message| conversion.is_local_compaction(message)) {
            conversion.local_compaction(line);
        } else {
            conversion.line(line);
        }
    }
    conversion.end_turn();
    let mut exchange = json!({"session": session, "settings": common, "steps": conversion.steps});
    find_retries(&mut exchange);
    Ok(exchange)
}

/// Sets how often is retried, which no request shows, to the first pair of numbers with which every request finds its
/// answer: the default ones, else small ones.
fn find_retries(exchange: &mut Value) {
    let small = (0..=6).flat_map(|stream| (0..=6).map(move |request| (request, stream)));
    let fits = std::iter::once((4, 5)).chain(small).find(|(request, stream)| {
        let provider = &mut exchange["session"]["provider"];
        provider["request_max_retries"] = json!(request);
        provider["stream_max_retries"] = json!(stream);
        super::replay(&exchange.to_string(), &mut |_| (), &mut |_| ()).is_ok()
    });
    if let (None, Some(provider)) = (fits, exchange["session"]["provider"].as_object_mut()) {
        provider.remove("request_max_retries");
        provider.remove("stream_max_retries");
    }
}

#[derive(Default)]
struct Conversion {
    common: Map<String, Value>,
    steps: Vec<Value>,
    generation: u64,
    /// The id of the turn that runs; empty after a prewarm.
    turn: Option<String>,
    /// The running turn got a routing token.
    has_token: bool,
    /// The answers to handshakes that wait for their message.
    handshakes: Vec<Value>,
    /// The turn metadata of the last handshake.
    handshake_metadata: String,
    /// The last request failed so that it is tried again, with these settings.
    failed: Option<(ModelError, Map<String, Value>)>,
    /// Whether the connection is lost when the window advances.
    resets: bool,
    /// A local compaction runs, in a turn session of its own.
    compacting: bool,
}

/// The name of the turn session of a local compaction.
const COMPACTION: &str = "compaction";

impl Conversion {
    fn line(&mut self, line: &Line<'_>) {
        if line.body()["type"] == "response.processed" {
            return;
        }
        if line.is_compaction() {
            self.resets = true;
            let settings = self.own_settings(line);
            self.steps.push(json!({"do": "compact", "input": line.body()["input"], "settings": settings,
                "answers": [line.answer()]}));
            return;
        }
        self.arrange(line);
        let got_token = headers(&line.line["response"]["headers"]).contains("x-codex-turn-state");
        self.has_token |= got_token && line.transport() != "websocket" && line.outcome().is_ok();
        if line.is_handshake() {
            match line.said("x-codex-turn-metadata") {
                None => self.steps.push(json!({"do": "preconnect", "answers": [line.answer()]})),
                Some(metadata) => {
                    self.handshake_metadata = metadata.to_owned();
                    self.handshakes.push(line.answer());
                    self.recovery(line);
                }
            }
            return;
        }
        let mut answers = std::mem::take(&mut self.handshakes);
        answers.push(line.answer());
        let settings = settings(line);
        let failed = self.failed.take();
        if let (Some((error, before)), Some(step)) = (&failed, self.steps.last_mut()) {
            if let (ModelError::Stream { .. }, Some(last)) =
                (error, step["answers"].as_array_mut().and_then(|all| all.last_mut()))
            {
                let changed: Map<String, Value> = settings
                    .iter()
                    .filter(|(name, value)| before.get(*name) != Some(value))
                    .map(|(n, v)| (n.clone(), v.clone()))
                    .collect();
                last["next"] = json!({"input": line.body()["input"], "settings": changed});
            }
            if let Some(all) = step["answers"].as_array_mut() {
                all.extend(answers);
            }
        } else {
            let kind = if line.body()["generate"] == false { "prewarm" } else { "request" };
            let continues = line.body()["previous_response_id"].is_string();
            let input = if continues { "add" } else { "input" };
            let own = self.own_settings(line);
            self.steps
                .push(json!({"do": kind, input: line.body()["input"], "settings": own, "answers": answers}));
        }
        self.recovery(line);
        if let Err(error) = line.outcome() {
            if error.is_retryable() && line.body()["generate"] != false {
                self.failed = Some((error, settings));
            } else if line.body()["generate"] == false {
                self.end_turn();
            }
        }
    }

    /// A request that was refused for its credentials and then sent again had them recovered.
    fn recovery(&mut self, line: &Line<'_>) {
        let has_steps = line.headers.contains("chatgpt-account-id");
        if line.line["response"]["status"] == 401 && line.transport() != "websocket" && has_steps {
            let done = json!({"recovery": "done"});
            if line.is_handshake() {
                self.handshakes.push(done);
            } else if let Some(answers) =
                self.steps.last_mut().and_then(|step| step["answers"].as_array_mut())
            {
                answers.push(done);
            }
        }
    }

    /// Whether the message asks for a summary without any tool, in a thread that has tools.
    fn is_local_compaction(&self, message: &Line<'_>) -> bool {
        let offers = |tools: &Value| tools.as_array().is_some_and(|tools| !tools.is_empty());
        let body = message.body();
        let asks = body["generate"] != false && !message.is_compaction();
        asks && !offers(&body["tools"]) && self.common.get("tools").is_some_and(offers)
    }

    /// A local compaction opens a connection of its own inside a turn, and takes the parked one outside. Each of its
    /// tries becomes a step.
    fn local_compaction(&mut self, line: &Line<'_>) {
        if line.is_handshake() {
            if !self.compacting && self.names_another_turn(line) {
                self.arrange(line);
            }
            self.handshakes.push(line.answer());
            return;
        }
        let mut answers = std::mem::take(&mut self.handshakes);
        if !self.compacting {
            if answers.is_empty() {
                self.end_turn();
            }
            self.failed = None;
            self.compacting = true;
            self.steps.push(json!({"do": "begin_turn", "turn": COMPACTION, "local_compaction": true}));
        }
        answers.push(line.answer());
        let settings = self.own_settings(line);
        self.steps.push(json!({"do": "request", "turn": COMPACTION, "retry": "none", "settings": settings,
            "input": line.body()["input"], "answers": answers}));
    }

    fn end_compaction(&mut self) {
        if std::mem::take(&mut self.compacting) {
            self.steps.push(json!({"do": "end_turn", "turn": COMPACTION}));
        }
    }

    fn advance(&mut self, line: &Line<'_>) {
        while line.generation().is_some_and(|generation| generation > self.generation) {
            self.generation += 1;
            self.steps.push(json!({"do": "advance_window_generation"}));
            self.resets |= self.compacting;
            self.end_compaction();
            if std::mem::take(&mut self.resets) && self.turn.is_some() {
                self.steps.push(json!({"do": "reset_websocket"}));
            }
        }
    }

    /// Ends and begins turns and windows, as the line shows.
    fn arrange(&mut self, line: &Line<'_>) {
        if line.generation().is_none_or(|generation| generation <= self.generation) {
            self.end_compaction();
        }
        if !self.begins_turn(line) {
            self.advance(line);
            if let Some(turn) = line.turn_id() {
                self.turn = Some(turn);
            }
            return;
        }
        if line.is_handshake() && !self.compacting {
            // The connection of the turn before was closed, not parked.
            self.end_turn();
            self.advance(line);
        } else {
            self.advance(line);
            self.end_turn();
        }
        self.steps.push(json!({"do": "begin_turn"}));
        self.turn = Some(line.turn_id().unwrap_or_default());
    }

    fn begins_turn(&self, line: &Line<'_>) -> bool {
        let lost_token =
            self.has_token && line.transport() != "websocket" && !line.headers.contains("x-codex-turn-state");
        let runs = self.turn.as_ref().is_some_and(|running| !running.is_empty());
        // Only a connection that is opened in advance names no turn.
        let in_advance = line.is_handshake() && line.turn_id().is_none();
        self.names_another_turn(line) || (runs && (lost_token || in_advance))
    }

    fn names_another_turn(&self, line: &Line<'_>) -> bool {
        match (&self.turn, line.turn_id()) {
            (None, _) => true,
            (Some(running), Some(turn)) => !running.is_empty() && *running != turn,
            (Some(_), None) => false,
        }
    }

    fn end_turn(&mut self) {
        self.end_compaction();
        let answers = std::mem::take(&mut self.handshakes);
        if self.turn.is_some() && !answers.is_empty() {
            // No message came of these handshakes.
            match (self.failed.take(), self.steps.last_mut()) {
                (Some(_), Some(step)) => {
                    if let Some(all) = step["answers"].as_array_mut() {
                        all.extend(answers);
                    }
                }
                _ => {
                    let settings = json!({"turn_metadata": self.handshake_metadata});
                    self.steps.push(json!({"do": "request", "settings": settings, "answers": answers}));
                }
            }
        }
        if self.turn.take().is_some() {
            self.steps.push(json!({"do": "end_turn"}));
        }
        self.has_token = false;
        self.failed = None;
    }

    /// The settings of a request that differ from the common ones.
    fn own_settings(&self, line: &Line<'_>) -> Map<String, Value> {
        settings(line).into_iter().filter(|(name, value)| self.common.get(name) != Some(value)).collect()
    }
}
