//! The file that describes an exchange; its members are explained in `../replay.rs`.

use std::collections::BTreeMap;

use codex_schema::Json;
use codex_schema::jsonrpc::W3cTraceContext;
use codex_schema::model_client::*;
use codex_schema::vocab::{CoreSessionSource, ReasoningEffort, ReasoningSummary, Verbosity};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::steps::Next;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    pub session: Json,
    #[serde(default)]
    pub settings: BTreeMap<String, Json>,
    pub steps: Vec<Json>,
}

/// Reads a piece of the file; an error says which piece it is.
pub fn parsed<T: DeserializeOwned>(json: &Json, at: &str) -> Result<T, String> {
    json.parse().map_err(|error| {
        let text = error.to_string();
        // The position is one in the piece, not in the file.
        let text = text.rfind(" at line ").map_or(text.as_str(), |end| &text[..end]);
        format!("{at}: {text}")
    })
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
    pub beta_features: Option<BetaFeatures>,
    #[serde(default)]
    pub report_processed: bool,
    #[serde(default)]
    pub offline_fixture: bool,
    #[serde(default)]
    pub window_generation: u64,
    #[serde(default)]
    pub credentials: CredentialsOfFile,
    pub provider: ProviderOfFile,
}

/// The value itself, or the features that are enabled.
#[derive(Deserialize)]
#[serde(untagged, expecting = "beta_features: expected a text or a list of texts")]
pub enum BetaFeatures {
    Value(String),
    Enabled(Vec<String>),
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
    pub wire_api: Option<String>,
    #[serde(default)]
    pub aws_signed: bool,
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
        provider.aws_signed = file.aws_signed;
        let wire_api = file.wire_api.as_deref().unwrap_or("responses");
        provider.check(wire_api).map_err(|error| format!("session: provider: {error}"))?;
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
        config.beta_features = match &self.beta_features {
            None => None,
            Some(BetaFeatures::Value(value)) => Some(value.clone()),
            Some(BetaFeatures::Enabled(keys)) => {
                beta_features(&keys.iter().map(String::as_str).collect::<Vec<_>>())
            }
        };
        config.offline_fixture = self.offline_fixture;
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
    let all = Json::encode(&members).map_err(|error| error.to_string())?;
    let all: SettingsOfFile = parsed(&all, "settings")?;
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

/// The trace of a try that is the same request otherwise.
pub fn trace_of(next: Next) -> Result<Option<W3cTraceContext>, String> {
    let Next { input: None, add, mut settings } = next else {
        return Err("next: the same request is tried again, expected no `input`".to_owned());
    };
    let trace = settings.remove("trace");
    if !add.is_empty() || !settings.is_empty() {
        return Err(
            "next: the same request is tried again, expected nothing but the setting `trace`".to_owned()
        );
    }
    trace.map_or(Ok(None), |trace| parsed(&trace, "next: trace"))
}

/// The items of an input, in the form of the wire.
pub fn items(items: &[Json]) -> Result<Vec<ModelItem>, String> {
    let decoded = items.iter().enumerate().map(|(index, item)| {
        ModelItem::decode(item.as_str())
            .map_err(|error| format!("item {} of the input: {}: {}", index + 1, error.pointer, error.message))
    });
    decoded.collect()
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
