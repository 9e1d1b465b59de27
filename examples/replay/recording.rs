//! The lines of a recording, and what they show of the session and of the settings of its requests.

use codex_schema::model_client::*;
use serde_json::{Map, Value, json};

/// One line of a recording.
pub struct Line<'a> {
    pub line: &'a Value,
    pub headers: Headers,
}

impl Line<'_> {
    pub fn transport(&self) -> &str {
        self.line["transport"].as_str().unwrap_or_default()
    }

    pub fn body(&self) -> &Value {
        &self.line["body"]
    }

    /// Path and query.
    pub fn path(&self) -> (&str, &str) {
        let path = self.line["path"].as_str().unwrap_or_default();
        path.split_once('?').unwrap_or((path, ""))
    }

    pub fn is_handshake(&self) -> bool {
        self.transport() == "websocket-handshake"
    }

    pub fn is_compaction(&self) -> bool {
        self.path().0.ends_with("/responses/compact")
    }

    /// What the request says about itself, as header or in its body.
    pub fn said(&self, name: &str) -> Option<&str> {
        let in_body = || self.body()["client_metadata"][name].as_str();
        self.headers.get(name).or_else(in_body)
    }

    pub fn thread(&self) -> Option<&str> {
        self.headers.get("thread_id").or_else(|| self.body()["prompt_cache_key"].as_str())
    }

    pub fn turn_id(&self) -> Option<String> {
        let metadata: Value = serde_json::from_str(self.said("x-codex-turn-metadata")?).ok()?;
        metadata["turn_id"].as_str().map(str::to_owned)
    }

    pub fn generation(&self) -> Option<u64> {
        self.said("x-codex-window-id")?.rsplit_once(':')?.1.parse().ok()
    }

    pub fn answer(&self) -> Value {
        let mut answer = self.line["response"].clone();
        if let (true, Some(members)) = (self.transport() == "websocket", answer.as_object_mut()) {
            members.remove("status");
            members.remove("headers");
        }
        answer
    }

    /// How the request went, as far as its own answer tells.
    pub fn outcome(&self) -> Result<(), ModelError> {
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

pub fn headers(value: &Value) -> Headers {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    match value {
        Value::Object(members) => members.iter().map(|(name, value)| (name.clone(), text(value))).collect(),
        Value::Array(pairs) => pairs.iter().map(|pair| (text(&pair[0]), text(&pair[1]))).collect(),
        _ => Headers::new(),
    }
}

pub fn session(lines: &[&Line<'_>], asking: &Line<'_>) -> Result<Value, String> {
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
pub fn settings(line: &Line<'_>) -> Map<String, Value> {
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
