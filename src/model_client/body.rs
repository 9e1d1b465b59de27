//! Bodies of requests: over HTTP, over a WebSocket, and for a compaction (spec/model-client.md §8, §5.5, §9).

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Json;
use crate::jsonrpc::W3cTraceContext;
use crate::vocab::{ReasoningEffort, ReasoningSummary, ResponseItem, Verbosity};

use super::config::ModelClientConfig;
use super::headers::sendable;
use super::item::{Input, ModelItem};
use super::prompt::{Prompt, TurnSettings};
use super::shell_output;

/// A whole request, whatever of it is sent.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LogicalRequest {
    pub(super) shape: Shape,
    pub(super) input: Vec<ModelItem>,
}

/// All of a request but its input and what never differs within a session.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shape {
    model: String,
    instructions: String,
    tools: Vec<Json>,
    parallel_tool_calls: bool,
    reasoning: Option<Reasoning>,
    service_tier: Option<String>,
    text: Option<TextControls>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Reasoning {
    #[serde(skip_serializing_if = "Option::is_none")]
    effort: Option<ReasoningEffort>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<ReasoningSummary>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct TextControls {
    #[serde(skip_serializing_if = "Option::is_none")]
    verbosity: Option<Verbosity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<OutputFormat>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct OutputFormat {
    #[serde(rename = "type")]
    kind: &'static str,
    strict: bool,
    schema: Json,
    name: &'static str,
}

#[derive(Serialize)]
struct Body<'a> {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    model: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    instructions: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    previous_response_id: Option<&'a str>,
    input: Input<'a>,
    tools: &'a [Json],
    tool_choice: &'static str,
    parallel_tool_calls: bool,
    reasoning: Option<&'a Reasoning>,
    store: bool,
    stream: bool,
    include: &'static [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    service_tier: Option<&'a str>,
    prompt_cache_key: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a TextControls>,
    #[serde(skip_serializing_if = "Option::is_none")]
    generate: Option<bool>,
    client_metadata: BTreeMap<&'static str, &'a str>,
}

#[derive(Serialize)]
struct CompactionBody<'a> {
    model: &'a str,
    input: Input<'a>,
    #[serde(skip_serializing_if = "str::is_empty")]
    instructions: &'a str,
    tools: &'a [Json],
    parallel_tool_calls: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    reasoning: Option<&'a Reasoning>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_tier: Option<&'a str>,
    prompt_cache_key: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a TextControls>,
}

/// What distinguishes one message on a WebSocket from another.
pub(super) struct Message<'a> {
    /// The response that the input continues, and how many items of the input it covers.
    pub(super) continues: Option<(&'a str, usize)>,
    /// False for a prewarm, which generates nothing.
    pub(super) generate: bool,
    pub(super) window_id: &'a str,
    pub(super) turn_metadata: Option<&'a str>,
    pub(super) trace: Option<&'a W3cTraceContext>,
}

impl LogicalRequest {
    /// The request for a prompt, its input as the model gets to see it.
    #[inline]
    pub(super) fn new(config: &ModelClientConfig, prompt: Prompt, settings: &TurnSettings) -> LogicalRequest {
        let Prompt { instructions, mut input, tools, parallel_tool_calls, output_schema } = prompt;
        // What was not understood on arrival has no content left to send.
        input.retain(|item| !matches!(item.item(), ResponseItem::Other));
        shell_output::rewrite(&mut input, &tools);
        let model = &settings.model;
        let reasoning = model.supports_reasoning_summaries.then(|| Reasoning {
            effort: settings.effort.clone().or_else(|| model.default_effort.clone()),
            summary: settings.summary.clone().filter(|summary| *summary != ReasoningSummary::None),
        });
        let preferred = || config.verbosity.clone().or_else(|| model.default_verbosity.clone());
        let verbosity = model.supports_verbosity.then(preferred).flatten();
        let format = output_schema.map(|schema| OutputFormat {
            kind: "json_schema",
            strict: !config.is_guardian(),
            schema,
            name: "codex_output_schema",
        });
        let text = (verbosity.is_some() || format.is_some()).then_some(TextControls { verbosity, format });
        let service_tier = settings.service_tier.clone().map(|tier| match tier.as_str() {
            "fast" => "priority".to_owned(),
            _ => tier,
        });
        let model = model.slug.clone();
        let shape = Shape { model, instructions, tools, parallel_tool_calls, reasoning, service_tier, text };
        LogicalRequest { shape, input }
    }

    /// The body of an HTTP request.
    #[inline]
    pub(super) fn http_body(&self, config: &ModelClientConfig) -> String {
        let mut body = self.body(config, &self.input);
        body.input.with_ids = body.store;
        text(&body)
    }

    /// The message on a WebSocket.
    #[inline]
    pub(super) fn websocket_message(&self, config: &ModelClientConfig, message: &Message<'_>) -> String {
        let covered = message.continues.map_or(0, |(_, covered)| covered);
        let mut body = self.body(config, self.input.get(covered..).unwrap_or_default());
        body.kind = Some("response.create");
        body.previous_response_id = message.continues.map(|(id, _)| id);
        body.generate = (!message.generate).then_some(false);
        let trace = message.trace;
        let metadata = [
            ("x-codex-window-id", Some(message.window_id)),
            ("x-openai-subagent", config.subagent_label()),
            ("x-codex-parent-thread-id", config.parent_thread_id().map(|id| id.as_str())),
            ("x-codex-turn-metadata", message.turn_metadata.filter(|value| sendable(value))),
            ("ws_request_header_traceparent", trace.and_then(|trace| trace.traceparent.as_deref())),
            ("ws_request_header_tracestate", trace.and_then(|trace| trace.tracestate.as_deref())),
        ];
        body.client_metadata.extend(metadata.into_iter().filter_map(|(key, value)| Some((key, value?))));
        text(&body)
    }

    /// The body of a compaction request.
    #[inline]
    pub(super) fn compaction_body(&self, config: &ModelClientConfig) -> String {
        text(&CompactionBody {
            model: &self.shape.model,
            input: Input { items: &self.input, with_ids: false },
            instructions: &self.shape.instructions,
            tools: &self.shape.tools,
            parallel_tool_calls: self.shape.parallel_tool_calls,
            reasoning: self.shape.reasoning.as_ref(),
            service_tier: self.shape.service_tier.as_deref(),
            prompt_cache_key: config.thread_id.as_str(),
            text: self.shape.text.as_ref(),
        })
    }

    #[inline]
    fn body<'a>(&'a self, config: &'a ModelClientConfig, items: &'a [ModelItem]) -> Body<'a> {
        let shape = &self.shape;
        Body {
            kind: None,
            model: &shape.model,
            instructions: &shape.instructions,
            previous_response_id: None,
            input: Input { items, with_ids: false },
            tools: &shape.tools,
            tool_choice: "auto",
            parallel_tool_calls: shape.parallel_tool_calls,
            reasoning: shape.reasoning.as_ref(),
            store: config.provider.is_azure(),
            stream: true,
            include: if shape.reasoning.is_some() { &["reasoning.encrypted_content"] } else { &[] },
            service_tier: shape.service_tier.as_deref(),
            prompt_cache_key: config.thread_id.as_str(),
            text: shape.text.as_ref(),
            generate: None,
            client_metadata: BTreeMap::from([("x-codex-installation-id", config.installation_id.as_str())]),
        }
    }
}

/// The text of a body, whose maps all have strings as keys: writing it does not fail.
#[inline]
pub(super) fn text<T: Serialize>(body: &T) -> String {
    crate::encode::to_string(body).unwrap_or_default()
}
