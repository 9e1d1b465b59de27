//! The file that describes an exchange; its members are explained in `../replay.rs`.

use std::collections::BTreeMap;

use codex_schema::Json;
use codex_schema::jsonrpc::W3cTraceContext;
use codex_schema::model_client::*;
use codex_schema::vocab::{CoreSessionSource, ReasoningEffort, ReasoningSummary, Verbosity};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    pub session: Session,
    #[serde(default)]
    pub settings: BTreeMap<String, Json>,
    pub steps: Vec<StepOfFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    pub session_id: String,
    pub thread_id: String,
    pub installation_id: String,
    pub originator: String,
    pub user_agent: String,
    #[serde(default)]
    pub us_residency: bool,
    pub source: Option<CoreSessionSource>,
    pub verbosity: Option<Verbosity>,
    #[serde(default)]
    pub compression: bool,
    #[serde(default)]
    pub timing_metrics: bool,
    pub beta_features: Option<String>,
    #[serde(default)]
    pub report_processed: bool,
    #[serde(default)]
    pub window_generation: u64,
    #[serde(default)]
    pub credentials: CredentialsOfFile,
    pub provider: ProviderOfFile,
}

#[derive(Deserialize, Default)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum CredentialsOfFile {
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
pub struct ProviderOfFile {
    pub name: String,
    pub base_url: Option<String>,
    #[serde(default)]
    pub query: Vec<(String, String)>,
    #[serde(default)]
    pub headers: Vec<(String, String)>,
    #[serde(default)]
    pub env_headers: Vec<(String, Option<String>)>,
    #[serde(default)]
    pub websockets: bool,
    pub request_max_retries: Option<u32>,
    pub stream_max_retries: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsOfFile {
    pub model: ModelOfFile,
    pub effort: Option<ReasoningEffort>,
    pub summary: Option<ReasoningSummary>,
    pub service_tier: Option<String>,
    #[serde(default)]
    pub instructions: String,
    #[serde(default)]
    pub tools: Vec<Json>,
    #[serde(default)]
    pub parallel_tool_calls: bool,
    pub output_schema: Option<Json>,
    pub turn_metadata: Option<Json>,
    pub trace: Option<W3cTraceContext>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelOfFile {
    pub slug: String,
    #[serde(default)]
    pub supports_reasoning_summaries: bool,
    pub default_effort: Option<ReasoningEffort>,
    #[serde(default)]
    pub supports_verbosity: bool,
    pub default_verbosity: Option<Verbosity>,
}

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
    #[serde(default)]
    pub headers: HeadersOfFile,
    pub events: Option<Vec<Value>>,
    pub chunks: Option<Vec<String>>,
    pub body: Option<Value>,
    pub end: Option<End>,
    pub abandon_after: Option<usize>,
    pub failure: Option<Failure>,
    pub recovery: Option<Recovery>,
    pub credentials: Option<CredentialsOfFile>,
    #[serde(default)]
    pub text: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub enum HeadersOfFile {
    Object(BTreeMap<String, String>),
    Pairs(Vec<(String, String)>),
}

#[derive(Deserialize, Clone)]
#[serde(rename_all = "snake_case")]
pub enum End {
    Ended,
    CloseFrame,
    IdleTimeout,
    Transport(String),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    Timeout,
    Network,
    Closed,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recovery {
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
    pub fn build(self) -> Headers {
        match self {
            HeadersOfFile::Object(headers) => headers.into_iter().collect(),
            HeadersOfFile::Pairs(headers) => headers.into_iter().collect(),
        }
    }
}

impl Session {
    pub fn config(&self) -> Result<ModelClientConfig, String> {
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
    pub fn build(&self) -> Credentials {
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

/// The prompt, without input, and the settings of a step, whose own settings replace the common ones.
pub fn prompt_and_settings(
    common: &BTreeMap<String, Json>,
    own: BTreeMap<String, Json>,
) -> Result<(Prompt, TurnSettings), String> {
    let mut members = common.clone();
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
    settings.turn_metadata = all.turn_metadata.map(|value| match value.parse() {
        Ok(Value::String(text)) => text,
        members => in_ascii(&text_of(members.ok())),
    });
    settings.trace = all.trace;
    let mut prompt = Prompt::default();
    prompt.instructions = all.instructions;
    prompt.tools = all.tools;
    prompt.parallel_tool_calls = all.parallel_tool_calls;
    prompt.output_schema = all.output_schema;
    Ok((prompt, settings))
}

pub fn items(items: &[Json]) -> Result<Vec<ModelItem>, String> {
    items
        .iter()
        .map(|item| ModelItem::decode(item.as_str()).map_err(|error| format!("item {item}: {error}")))
        .collect()
}

/// A string as it is, anything else as JSON.
pub fn text_of(value: Option<Value>) -> String {
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
