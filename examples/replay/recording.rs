//! From a recording to the file that replays it, by the rules that `../replay.rs` gives under "Converting a recording".

use codex_schema::model_client::*;
use serde_json::{Map, Value, json};

/// One line of a recording.
struct Line<'a> {
    line: &'a Value,
    headers: Headers,
}

impl Line<'_> {
    fn transport(&self) -> &str {
        self.line["transport"].as_str().unwrap_or_default()
    }

    fn body(&self) -> &Value {
        &self.line["body"]
    }

    /// Path and query.
    fn path(&self) -> (&str, &str) {
        let path = self.line["path"].as_str().unwrap_or_default();
        path.split_once('?').unwrap_or((path, ""))
    }

    fn is_handshake(&self) -> bool {
        self.transport() == "websocket-handshake"
    }

    fn is_compaction(&self) -> bool {
        self.path().0.ends_with("/responses/compact")
    }

    /// What the request says about itself, as header or in its body.
    fn said(&self, name: &str) -> Option<&str> {
        let in_body = || self.body()["client_metadata"][name].as_str();
        self.headers.get(name).or_else(in_body)
    }

    fn thread(&self) -> Option<&str> {
        self.headers.get("thread_id").or_else(|| self.body()["prompt_cache_key"].as_str())
    }

    fn turn_id(&self) -> Option<String> {
        let metadata: Value = serde_json::from_str(self.said("x-codex-turn-metadata")?).ok()?;
        metadata["turn_id"].as_str().map(str::to_owned)
    }

    fn generation(&self) -> Option<u64> {
        self.said("x-codex-window-id")?.rsplit_once(':')?.1.parse().ok()
    }

    fn answer(&self) -> Value {
        let mut answer = self.line["response"].clone();
        if let (true, Some(members)) = (self.transport() == "websocket", answer.as_object_mut()) {
            members.remove("status");
            members.remove("headers");
        }
        answer
    }

    /// How the request went, as far as its own answer tells.
    fn outcome(&self) -> Result<(), ModelError> {
        let response = &self.line["response"];
        let status = response["status"].as_u64().and_then(|status| u16::try_from(status).ok());
        let failed = status.filter(|status| *status >= 300);
        if let (Some(status), true) = (failed, self.transport() != "websocket") {
            let body = super::file::text_of(response.get("body").cloned());
            return Err(classify_http(
                HttpAnswer { status, headers: headers(&response["headers"]), body },
                None,
            ));
        }
        if self.is_handshake() || self.is_compaction() {
            return Ok(());
        }
        let framing = if self.transport() == "websocket" { Framing::WebSocket } else { Framing::Sse };
        let mut reader = EventReader::new(framing);
        for event in response["events"].as_array().into_iter().flatten() {
            match reader.read(&super::file::text_of(Some(event.clone())), |_| ()) {
                StreamState::Open => {}
                StreamState::Completed => return Ok(()),
                StreamState::Failed(error) => return Err(error),
            }
        }
        Err(reader.end())
    }
}

fn headers(value: &Value) -> Headers {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    match value {
        Value::Object(members) => members.iter().map(|(name, value)| (name.clone(), text(value))).collect(),
        Value::Array(pairs) => pairs.iter().map(|pair| (text(&pair[0]), text(&pair[1]))).collect(),
        _ => Headers::new(),
    }
}

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
    for line in lines {
        conversion.line(line);
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

fn session(lines: &[&Line<'_>], asking: &Line<'_>) -> Result<Value, String> {
    let with_headers = lines.iter().find(|line| line.headers.contains("session_id"));
    let with_headers = with_headers.ok_or("no line of the thread has the header `session_id`")?;
    let header = |name: &str| with_headers.headers.get(name);
    let any = |test: &dyn Fn(&Line<'_>) -> bool| lines.iter().any(|line| test(line));
    let (path, query) = with_headers.path();
    let prefix = path.find("/responses").map_or(path, |end| &path[..end]);
    let query: Vec<(&str, &str)> = query
        .split('&')
        .filter(|part| !part.is_empty())
        .map(|part| part.split_once('=').unwrap_or((part, "")))
        .collect();
    let compression = any(&|line| line.headers.get("content-encoding") == Some("zstd"));
    let name = match asking.body()["store"].as_bool() {
        Some(true) => "azure",
        _ if compression || any(&|line| line.is_compaction()) => "OpenAI",
        _ => "recorded",
    };
    let other_headers: Vec<(&str, &str)> =
        with_headers.headers.iter().filter(|(name, _)| !is_own_header(name)).collect();
    let account = header("chatgpt-account-id");
    let credentials = match header("authorization").map(|value| (value, value.strip_prefix("Bearer "))) {
        None => json!({"type": "none"}),
        Some((_, Some(token))) if account.is_some() || compression => json!({"type": "managed_chatgpt",
            "token": token, "account_id": account, "fedramp": header("x-openai-fedramp").is_some()}),
        Some((_, Some(token))) => json!({"type": "api_key", "token": token}),
        Some((authorization, None)) => json!({"type": "agent_identity", "authorization": authorization,
            "account_id": account, "fedramp": header("x-openai-fedramp").is_some()}),
    };
    let source = match header("x-openai-subagent") {
        None => json!("cli"),
        Some("memory_consolidation") if header("x-openai-memgen-request").is_some() => {
            json!({"internal": "memory_consolidation"})
        }
        Some("collab_spawn") => json!({"subagent": {"thread_spawn":
            {"parent_thread_id": header("x-codex-parent-thread-id"), "depth": 1}}}),
        Some(label @ ("review" | "compact" | "memory_consolidation")) => json!({"subagent": label}),
        Some(label) => json!({"subagent": {"other": label}}),
    };
    Ok(json!({
        "session_id": header("session_id"),
        "thread_id": header("thread_id"),
        "installation_id": lines.iter().find_map(|line| line.said("x-codex-installation-id")),
        "originator": header("originator"),
        "user_agent": header("user-agent"),
        "us_residency": header("x-openai-internal-codex-residency").is_some(),
        "source": source,
        "compression": compression,
        "timing_metrics": any(&|line| line.headers.contains("x-responsesapi-include-timing-metrics")),
        "beta_features": header("x-codex-beta-features"),
        "report_processed": any(&|line| line.body()["type"] == "response.processed"),
        "window_generation": asking.generation().unwrap_or_default(),
        "credentials": credentials,
        "provider": {
            "name": name,
            "base_url": format!("http://{}{prefix}", header("host").unwrap_or("host")),
            "query": query,
            "headers": other_headers,
            "websockets": any(&|line| line.is_handshake()),
        },
    }))
}

/// Whether the client or its libraries set the header, rather than the settings of the provider.
fn is_own_header(name: &str) -> bool {
    const OWN: [&str; 26] = [
        "accept",
        "authorization",
        "chatgpt-account-id",
        "connection",
        "content-encoding",
        "content-length",
        "content-type",
        "host",
        "openai-beta",
        "originator",
        "session_id",
        "thread_id",
        "traceparent",
        "tracestate",
        "upgrade",
        "user-agent",
        "x-client-request-id",
        "x-codex-beta-features",
        "x-codex-installation-id",
        "x-codex-parent-thread-id",
        "x-codex-turn-metadata",
        "x-codex-turn-state",
        "x-codex-window-id",
        "x-openai-fedramp",
        "x-openai-internal-codex-residency",
        "x-responsesapi-include-timing-metrics",
    ];
    let name = name.to_ascii_lowercase();
    OWN.contains(&name.as_str())
        || name.starts_with("sec-websocket-")
        || ["x-openai-subagent", "x-openai-memgen-request", "transfer-encoding"].contains(&name.as_str())
}

/// The settings that a request shows.
fn settings(line: &Line<'_>) -> Map<String, Value> {
    let body = line.body();
    let (reasoning, text) = (&body["reasoning"], &body["text"]);
    let trace = |name: &str| line.said(name).or_else(|| line.said(&format!("ws_request_header_{name}")));
    let mut trace_members = Map::new();
    for name in ["traceparent", "tracestate"] {
        trace_members.extend(trace(name).map(|value| (name.to_owned(), value.into())));
    }
    let model = json!({
        "slug": body["model"],
        "supports_reasoning_summaries": reasoning.is_object(),
        "supports_verbosity": text["verbosity"].is_string(),
        "default_verbosity": text["verbosity"],
    });
    let settings = json!({
        "model": model,
        "effort": reasoning["effort"],
        "summary": reasoning["summary"],
        "service_tier": body["service_tier"],
        "instructions": body["instructions"].as_str().unwrap_or_default(),
        "tools": body["tools"].as_array().cloned().unwrap_or_default(),
        "parallel_tool_calls": body["parallel_tool_calls"].as_bool().unwrap_or_default(),
        "output_schema": text["format"]["schema"],
        "turn_metadata": line.said("x-codex-turn-metadata"),
        "trace": if trace_members.is_empty() { Value::Null } else { trace_members.into() },
    });
    settings.as_object().cloned().unwrap_or_default()
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
}

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

    fn advance(&mut self, line: &Line<'_>) {
        while line.generation().is_some_and(|generation| generation > self.generation) {
            self.generation += 1;
            self.steps.push(json!({"do": "advance_window_generation"}));
            if std::mem::take(&mut self.resets) && self.turn.is_some() {
                self.steps.push(json!({"do": "reset_websocket"}));
            }
        }
    }

    /// Ends and begins turns and windows, as the line shows.
    fn arrange(&mut self, line: &Line<'_>) {
        if !self.begins_turn(line) {
            self.advance(line);
            if let Some(turn) = line.turn_id() {
                self.turn = Some(turn);
            }
            return;
        }
        if line.is_handshake() {
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
        let Some(running) = &self.turn else { return true };
        let lost_token =
            self.has_token && line.transport() != "websocket" && !line.headers.contains("x-codex-turn-state");
        match line.turn_id() {
            Some(turn) => (!running.is_empty() && *running != turn) || (lost_token && !running.is_empty()),
            // Only a connection that is opened in advance names no turn.
            None => line.is_handshake() && !running.is_empty(),
        }
    }

    fn end_turn(&mut self) {
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
