//! [`EventReader`]: from the payloads of a stream to events (spec/model-client.md §10).

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::rollout::{CoreModelVerification, TokenUsage};

use super::error::ModelError;
use super::event::ResponseEvent;
use super::failure::{classify_error_frame, classify_failed};
use super::item::ModelItem;
use super::rate_limits::rate_limits_from_frame;

/// Reads the payloads of one stream, which are the `data` of server-sent events or the text frames of a WebSocket.
///
/// ```text
///                        ┌── events ◄──────────────┐
///   payload ──► Reading ─┤                         │
///                        ├── completed ──────────► Completed
///                        └── failure ──► WebSocket: Failed
///                                        SSE: remembered, until the stream ends or completes
/// ```
///
/// What is not decodable, unknown or incomplete is passed over, as the specification says for each type (§10.3).
#[derive(Debug)]
pub struct EventReader {
    framing: Framing,
    /// The model that an event of this stream named last.
    server_model: Option<String>,
    /// The last failure of an event stream.
    failure: Option<ModelError>,
}

/// How the payloads of a stream are delimited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// Server-sent events, over HTTP.
    Sse,
    /// The text frames of a WebSocket.
    WebSocket,
}

/// Where a stream is after a payload.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub enum StreamState {
    /// More may come.
    Open,
    /// The response is complete; the last event says so.
    Completed,
    /// The stream has failed. On a WebSocket only: an event stream tells its failure when it ends.
    Failed(ModelError),
}

#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(borrow, rename = "type")]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    response: Option<&'a RawValue>,
    #[serde(borrow)]
    item: Option<&'a RawValue>,
    #[serde(borrow)]
    headers: Option<&'a RawValue>,
    #[serde(borrow)]
    metadata: Option<&'a RawValue>,
    item_id: Option<String>,
    call_id: Option<String>,
    delta: Option<String>,
    summary_index: Option<i64>,
    content_index: Option<i64>,
}

impl EventReader {
    /// At the start of a stream.
    #[inline]
    pub fn new(framing: Framing) -> EventReader {
        EventReader { framing, server_model: None, failure: None }
    }

    /// Reads one payload; `tell` gets its events, in order.
    #[inline]
    pub fn read(&mut self, payload: &str, mut tell: impl FnMut(ResponseEvent)) -> StreamState {
        let envelope = serde_json::from_str::<Envelope<'_>>(payload).ok();
        if self.framing == Framing::WebSocket
            && envelope.as_ref().is_none_or(|envelope| envelope.kind == "error")
            && let Some(error) = classify_error_frame(payload)
        {
            return StreamState::Failed(error);
        }
        let Some(envelope) = envelope else { return StreamState::Open };
        if envelope.kind == "codex.rate_limits" {
            if self.framing == Framing::WebSocket
                && let Some(snapshot) = rate_limits_from_frame(payload)
            {
                tell(ResponseEvent::RateLimits(snapshot));
            }
            return StreamState::Open;
        }
        if let Some(model) = server_model(&envelope)
            && self.server_model.as_ref() != Some(&model)
        {
            self.server_model = Some(model.clone());
            tell(ResponseEvent::ServerModel(model));
        }
        match self.event(envelope, &mut tell) {
            Ok(state) => state,
            Err(error) if self.framing == Framing::WebSocket => StreamState::Failed(error),
            Err(error) => {
                self.failure = Some(error);
                StreamState::Open
            }
        }
    }

    /// The error of a stream that ended before it was complete, without saying why.
    #[inline]
    pub fn end(&mut self) -> ModelError {
        let closed = || ModelError::stream("stream closed before response.completed");
        self.failure.take().unwrap_or_else(closed)
    }

    #[inline]
    fn event(
        &mut self,
        envelope: Envelope<'_>,
        tell: &mut impl FnMut(ResponseEvent),
    ) -> Result<StreamState, ModelError> {
        let Envelope {
            kind,
            response,
            item,
            metadata,
            item_id,
            call_id,
            delta,
            summary_index,
            content_index,
            ..
        } = envelope;
        let item = || ModelItem::decode(item?.get()).ok();
        let event = match &*kind {
            "response.created" => response.map(|_| ResponseEvent::Created),
            "response.output_item.added" => item().map(ResponseEvent::OutputItemAdded),
            "response.output_item.done" => item().map(ResponseEvent::OutputItemDone),
            "response.output_text.delta" => delta.map(ResponseEvent::OutputTextDelta),
            "response.custom_tool_call_input.delta" => match (item_id.or_else(|| call_id.clone()), delta) {
                (Some(item_id), Some(delta)) => {
                    Some(ResponseEvent::ToolCallInputDelta { item_id, call_id, delta })
                }
                _ => None,
            },
            "response.reasoning_summary_text.delta" => match (delta, summary_index) {
                (Some(delta), Some(summary_index)) => {
                    Some(ResponseEvent::ReasoningSummaryDelta { delta, summary_index })
                }
                _ => None,
            },
            "response.reasoning_text.delta" => match (delta, content_index) {
                (Some(delta), Some(content_index)) => {
                    Some(ResponseEvent::ReasoningContentDelta { delta, content_index })
                }
                _ => None,
            },
            "response.reasoning_summary_part.added" => {
                summary_index.map(|summary_index| ResponseEvent::ReasoningSummaryPartAdded { summary_index })
            }
            "response.metadata" => verifications(metadata).map(ResponseEvent::ModelVerifications),
            "response.completed" => {
                let Some(response) = response else { return Ok(StreamState::Open) };
                tell(completed(response.get())?);
                return Ok(StreamState::Completed);
            }
            "response.failed" => return Err(classify_failed(response.map(RawValue::get))),
            "response.incomplete" => {
                let reason = incomplete_reason(response).unwrap_or_else(|| "unknown".to_owned());
                return Err(ModelError::stream(format!("Incomplete response returned, reason: {reason}")));
            }
            _ => None,
        };
        if let Some(event) = event {
            tell(event);
        }
        Ok(StreamState::Open)
    }
}

#[inline]
fn completed(response: &str) -> Result<ResponseEvent, ModelError> {
    #[derive(Deserialize)]
    struct Completed {
        id: String,
        usage: Option<Usage>,
        end_turn: Option<bool>,
    }
    #[derive(Deserialize)]
    struct Usage {
        input_tokens: i64,
        input_tokens_details: Option<InputDetails>,
        output_tokens: i64,
        output_tokens_details: Option<OutputDetails>,
        total_tokens: i64,
    }
    #[derive(Deserialize)]
    struct InputDetails {
        cached_tokens: i64,
    }
    #[derive(Deserialize)]
    struct OutputDetails {
        reasoning_tokens: i64,
    }
    let Completed { id, usage, end_turn } = serde_json::from_str(response)
        .map_err(|error| ModelError::stream(format!("failed to parse ResponseCompleted: {error}")))?;
    let token_usage = usage.map(|usage| TokenUsage {
        input_tokens: usage.input_tokens,
        cached_input_tokens: usage.input_tokens_details.map_or(0, |details| details.cached_tokens),
        output_tokens: usage.output_tokens,
        reasoning_output_tokens: usage.output_tokens_details.map_or(0, |details| details.reasoning_tokens),
        total_tokens: usage.total_tokens,
    });
    Ok(ResponseEvent::Completed { response_id: id, token_usage, end_turn })
}

#[inline]
fn incomplete_reason(response: Option<&RawValue>) -> Option<String> {
    parsed(member(member(response?, "incomplete_details")?, "reason")?)
}

/// The known verifications that the metadata recommends; none when there are none.
#[inline]
fn verifications(metadata: Option<&RawValue>) -> Option<Vec<CoreModelVerification>> {
    let list: Vec<&RawValue> = parsed(member(metadata?, "openai_verification_recommendation")?)?;
    let mut known = Vec::new();
    for entry in list {
        match parsed::<CoreModelVerification>(entry) {
            None | Some(CoreModelVerification::Unrecognized(_)) => {}
            Some(verification) if known.contains(&verification) => {}
            Some(verification) => known.push(verification),
        }
    }
    (!known.is_empty()).then_some(known)
}

/// The model that the headers inside an event name: those of the response, else those of the event.
#[inline]
fn server_model(envelope: &Envelope<'_>) -> Option<String> {
    let inner = envelope.response.and_then(|response| model_header(member(response, "headers")?));
    inner.or_else(|| model_header(envelope.headers?))
}

#[inline]
fn model_header(headers: &RawValue) -> Option<String> {
    let headers: BTreeMap<String, &RawValue> = parsed(headers)?;
    let named =
        |name: &str| name.eq_ignore_ascii_case("openai-model") || name.eq_ignore_ascii_case("x-openai-model");
    headers.iter().filter(|(name, _)| named(name)).find_map(|(_, value)| {
        parsed::<String>(value).or_else(|| parsed(parsed::<Vec<&RawValue>>(value)?.first()?))
    })
}

#[inline]
fn member<'a>(object: &'a RawValue, name: &str) -> Option<&'a RawValue> {
    parsed::<BTreeMap<String, &RawValue>>(object)?.remove(name)
}

#[inline]
fn parsed<'a, T: Deserialize<'a>>(value: &'a RawValue) -> Option<T> {
    serde_json::from_str(value.get()).ok()
}
