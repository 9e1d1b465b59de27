//! What one request is made of: the prompt, the model, and the settings of the turn.

use crate::Json;
use crate::jsonrpc::W3cTraceContext;
use crate::vocab::{ReasoningEffort, ReasoningSummary, Verbosity};

use super::item::ModelItem;

/// What the model is asked.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Prompt {
    /// The base instructions; left out of the request when empty.
    pub instructions: String,
    /// The whole conversation, in order. What of it must be sent is the client's decision.
    pub input: Vec<ModelItem>,
    /// The tools, as the provider takes them.
    pub tools: Vec<Json>,
    /// Whether the model may call several tools at once.
    pub parallel_tool_calls: bool,
    /// A JSON Schema that the answer must follow.
    pub output_schema: Option<Json>,
}

/// What is known about a model.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ModelInfo {
    /// The name that the provider knows it by.
    pub slug: String,
    /// Whether it reasons and can sum its reasoning up. Without that, effort and summary are not sent.
    pub supports_reasoning_summaries: bool,
    /// The effort for turns that choose none.
    pub default_effort: Option<ReasoningEffort>,
    /// Whether it can be told how much to write.
    pub supports_verbosity: bool,
    /// The verbosity for sessions that prefer none.
    pub default_verbosity: Option<Verbosity>,
}

/// What a turn chooses, and what each of its requests says about itself.
///
/// What belongs to the session cannot be set here:
///
/// ```compile_fail,E0609
/// # use codex_schema::model_client::*;
/// # fn of(settings: &mut TurnSettings) {
/// settings.verbosity = None; // is in `ModelClientConfig`
/// # }
/// ```
///
/// ```compile_fail,E0609
/// # use codex_schema::model_client::*;
/// # fn of(settings: &mut TurnSettings) {
/// settings.session_id = "another".into(); // is in `ModelClientConfig`
/// # }
/// ```
///
/// nor what belongs to the turn in the session:
///
/// ```compile_fail,E0609
/// # use codex_schema::model_client::*;
/// # fn of(config: &mut ModelClientConfig) {
/// config.effort = None; // is in `TurnSettings`
/// # }
/// ```
///
/// ```
/// # use codex_schema::model_client::*;
/// # fn of(settings: &mut TurnSettings, config: &mut ModelClientConfig) {
/// settings.effort = None;
/// config.verbosity = None;
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TurnSettings {
    pub model: ModelInfo,
    /// None: the default of the model.
    pub effort: Option<ReasoningEffort>,
    /// None, as [`ReasoningSummary::None`], asks for no summary.
    pub summary: Option<ReasoningSummary>,
    /// `fast` is sent as `priority`, any other text as it is.
    pub service_tier: Option<String>,
    /// The value of `x-codex-turn-metadata`, as [`TurnMetadata::to_text`](super::TurnMetadata::to_text) gives it. It is
    /// left out when a header could not carry it.
    pub turn_metadata: Option<String>,
    /// The trace that the request belongs to, with a span id of its own.
    pub trace: Option<W3cTraceContext>,
}

impl ModelInfo {
    /// A model without any of the capabilities.
    #[inline]
    pub fn new(slug: impl Into<String>) -> ModelInfo {
        ModelInfo {
            slug: slug.into(),
            supports_reasoning_summaries: false,
            default_effort: None,
            supports_verbosity: false,
            default_verbosity: None,
        }
    }
}

impl TurnSettings {
    /// A turn that chooses nothing but the model.
    #[inline]
    pub fn new(model: ModelInfo) -> TurnSettings {
        TurnSettings {
            model,
            effort: None,
            summary: None,
            service_tier: None,
            turn_metadata: None,
            trace: None,
        }
    }
}
