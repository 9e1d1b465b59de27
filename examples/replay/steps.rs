//! What happens, step by step, and what arrives; the members are explained in `../replay.rs`.

use std::collections::{BTreeMap, VecDeque};

use codex_schema::Json;
use codex_schema::jsonrpc::W3cTraceContext;
use codex_schema::model_client::*;
use codex_schema::vocab::ReasoningEffort;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::file::{CredentialsOfFile, parsed};

fn usual_turn() -> String {
    "turn".to_owned()
}

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum StepOfFile {
    BeginTurn {
        #[serde(default = "usual_turn")]
        turn: String,
        #[serde(default)]
        local_compaction: bool,
    },
    Preconnect {
        #[serde(default = "usual_turn")]
        turn: String,
        answers: Vec<Json>,
    },
    Prewarm {
        #[serde(default = "usual_turn")]
        turn: String,
        #[serde(default)]
        input: Vec<Json>,
        #[serde(default)]
        settings: BTreeMap<String, Json>,
        answers: Vec<Json>,
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
        answers: Vec<Json>,
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
        answers: Vec<Json>,
    },
    Summarize {
        model: String,
        effort: Option<ReasoningEffort>,
        traces: Vec<TraceOfFile>,
        trace: Option<W3cTraceContext>,
        answers: Vec<Json>,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TraceOfFile {
    pub id: String,
    pub source_path: String,
    pub items: Vec<Json>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Retry {
    #[default]
    Turn,
    LocalCompaction,
    None,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    pub status: Option<u16>,
    pub headers: Option<HeadersOfFile>,
    pub events: Option<Vec<Value>>,
    pub chunks: Option<Vec<String>>,
    pub body: Option<Value>,
    pub end: Option<End>,
    pub abandon_after: Option<usize>,
    pub failure: Option<Failure>,
    pub recovery: Option<Recovery>,
    pub credentials: Option<CredentialsOfFile>,
    pub text: Option<String>,
    pub next: Option<Next>,
}

/// What is different when a request is tried again.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Next {
    pub input: Option<Vec<Json>>,
    #[serde(default)]
    pub add: Vec<Json>,
    #[serde(default)]
    pub settings: BTreeMap<String, Json>,
}

/// What an answer is needed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Handshake,
    Message,
    Http,
    Unary,
    Recovery(RecoveryStep),
}

pub struct HeadersOfFile(Headers);

#[derive(Deserialize, Clone)]
#[serde(rename_all = "snake_case")]
pub enum End {
    Ended,
    CloseFrame,
    IdleTimeout,
    SendTimeout,
    SendFailed(String),
    Transport(String),
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    Timeout,
    Network,
    Closed,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub enum Recovery {
    Done,
    Permanent,
    Transient,
}

/// The answers of a step.
pub fn answers(list: &[Json]) -> Result<VecDeque<Answer>, String> {
    list.iter().enumerate().map(|(index, answer)| parsed(answer, &format!("answer {}", index + 1))).collect()
}

impl Answer {
    pub fn headers(&mut self) -> Headers {
        self.headers.take().map(|headers| headers.0).unwrap_or_default()
    }

    pub fn text(&mut self) -> String {
        self.text.take().unwrap_or_default()
    }

    /// Checks that the answer can be one to what was asked.
    pub fn check(&self, asked: Asked) -> Result<(), String> {
        let given = [
            ("status", self.status.is_some()),
            ("headers", self.headers.is_some()),
            ("events", self.events.is_some()),
            ("chunks", self.chunks.is_some()),
            ("body", self.body.is_some()),
            ("end", self.end.is_some()),
            ("abandon_after", self.abandon_after.is_some()),
            ("failure", self.failure.is_some()),
            ("recovery", self.recovery.is_some()),
            ("credentials", self.credentials.is_some()),
            ("text", self.text.is_some()),
        ];
        let (what, allowed): (&str, &[&str]) = match asked {
            Asked::Handshake => ("a handshake", &["status", "headers", "body", "failure", "text"]),
            Asked::Message => ("a message", &["status", "headers", "events", "end", "abandon_after"]),
            Asked::Http => {
                let allowed = &[
                    "status",
                    "headers",
                    "events",
                    "chunks",
                    "body",
                    "end",
                    "abandon_after",
                    "failure",
                    "text",
                ];
                ("an HTTP request", allowed)
            }
            Asked::Unary => ("an HTTP request", &["status", "headers", "body", "failure", "text"]),
            Asked::Recovery(_) => ("a recovery", &["recovery", "credentials", "text"]),
        };
        if let Some((found, _)) = given.iter().find(|(name, given)| *given && !allowed.contains(name)) {
            let allowed = allowed.join("`, `");
            return Err(format!("the answer to {what}: expected only `{allowed}`, found `{found}`"));
        }
        let bodies = [self.events.is_some(), self.chunks.is_some(), self.body.is_some()];
        let missing = match asked {
            Asked::Handshake if self.status.is_some_and(|status| status != 101 && status < 300) => {
                Some("a `status` of 101 or of a refusal")
            }
            Asked::Message if self.status == Some(101) => Some("`events`, not the success of a handshake"),
            Asked::Message if self.events.is_none() && self.end.is_none() => Some("`events`"),
            Asked::Handshake | Asked::Http | Asked::Unary
                if self.status.is_some() == self.failure.is_some() =>
            {
                Some("either `status` or `failure`")
            }
            Asked::Http if bodies.iter().filter(|given| **given).count() > 1 => {
                Some("only one of `events`, `chunks` and `body`")
            }
            Asked::Recovery(_) if self.recovery.is_none() => Some("`recovery`"),
            _ => None,
        };
        missing.map_or(Ok(()), |expected| Err(format!("the answer to {what}: expected {expected}")))
    }
}

impl<'de> Deserialize<'de> for HeadersOfFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<HeadersOfFile, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let pairs: Option<Vec<(String, String)>> = match &value {
            Value::Object(members) => {
                members.iter().map(|(name, value)| Some((name.clone(), text(value)?))).collect()
            }
            Value::Array(pairs) => pairs
                .iter()
                .map(|pair| match pair.as_array().map(Vec::as_slice) {
                    Some([name, value]) => Some((text(name)?, text(value)?)),
                    _ => None,
                })
                .collect(),
            _ => None,
        };
        let pairs = pairs.ok_or_else(|| {
            D::Error::custom(format!(
                "headers: expected an object of texts or a list of pairs of texts, found {value}"
            ))
        })?;
        Ok(HeadersOfFile(pairs.into_iter().collect()))
    }
}
