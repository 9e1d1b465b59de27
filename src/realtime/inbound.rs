//! What the provider sends, read into core events (spec/realtime.md §8).

use serde_json::Value;

use super::Protocol;
use super::outbound::{AGENT_TOOL, SAMPLE_RATE, SILENCE_TOOL};
use crate::Json;
use crate::jsonrpc::split_members;
use crate::rollout::{
    RealtimeAudioFrame, RealtimeConversationItemDone, RealtimeEvent, RealtimeHandoffRequested,
    RealtimeInputAudioSpeechStarted, RealtimeNoopRequested, RealtimeResponseCancelled,
    RealtimeResponseCreated, RealtimeResponseDone, RealtimeSessionUpdated, RealtimeTranscriptDelta,
    RealtimeTranscriptDone,
};

/// Where the arguments of a handoff may have the user's words, in the order of trial.
const REQUEST_KEYS: [&str; 5] = ["input_transcript", "input", "text", "prompt", "query"];

impl Protocol {
    /// Reads a text frame.
    ///
    /// None when the frame says nothing to us, which is no error: it is no JSON, its `type` is none of this
    /// version, or a required member is missing or has another type. A handoff's `active_transcript` is left empty
    /// here; [`Transcript`](super::Transcript) fills it.
    #[inline]
    pub fn parse(self, frame: &str) -> Option<RealtimeEvent> {
        let mut event: Value = serde_json::from_str(frame).ok()?;
        let kind = take_text(&mut event, "type")?;
        match (&kind[..], self) {
            ("session.updated", _) => {
                let session = event.get_mut("session")?;
                Some(RealtimeEvent::SessionUpdated(RealtimeSessionUpdated {
                    realtime_session_id: take_text(session, "id")?.into(),
                    instructions: take_text(session, "instructions"),
                }))
            }
            ("conversation.output_audio.delta", Protocol::V1) => audio_v1(event),
            ("response.output_audio.delta" | "response.audio.delta", Protocol::V2) => audio_v2(event),
            ("conversation.input_transcript.delta", Protocol::V1)
            | ("conversation.item.input_audio_transcription.delta", _) => {
                delta(event).map(RealtimeEvent::InputTranscriptDelta)
            }
            ("conversation.item.input_audio_transcription.completed", _) => {
                done(event, "transcript").map(RealtimeEvent::InputTranscriptDone)
            }
            ("conversation.output_transcript.delta", Protocol::V1)
            | ("response.output_text.delta" | "response.output_audio_transcript.delta", _) => {
                delta(event).map(RealtimeEvent::OutputTranscriptDelta)
            }
            ("response.output_text.done", Protocol::V2) => {
                done(event, "text").map(RealtimeEvent::OutputTranscriptDone)
            }
            ("response.output_audio_transcript.done", _) => {
                done(event, "transcript").map(RealtimeEvent::OutputTranscriptDone)
            }
            ("input_audio_buffer.speech_started", Protocol::V2) => {
                let item_id = take_text(&mut event, "item_id").map(Into::into);
                Some(RealtimeEvent::InputAudioSpeechStarted(RealtimeInputAudioSpeechStarted { item_id }))
            }
            ("conversation.item.added", _) | ("conversation.item.created", Protocol::V2) => {
                member_as_text(frame, "item").map(RealtimeEvent::ConversationItemAdded)
            }
            ("conversation.item.done", _) => item_done(self, event.get_mut("item")?),
            ("conversation.handoff.requested", Protocol::V1) => {
                Some(RealtimeEvent::HandoffRequested(RealtimeHandoffRequested {
                    handoff_id: take_text(&mut event, "handoff_id")?,
                    item_id: take_text(&mut event, "item_id")?.into(),
                    input_transcript: take_text(&mut event, "input_transcript")?,
                    active_transcript: Vec::new(),
                }))
            }
            ("response.created", Protocol::V2) => {
                let response_id = response_id(event);
                Some(RealtimeEvent::ResponseCreated(RealtimeResponseCreated { response_id }))
            }
            ("response.cancelled", Protocol::V2) => {
                let response_id = response_id(event);
                Some(RealtimeEvent::ResponseCancelled(RealtimeResponseCancelled { response_id }))
            }
            ("response.done", Protocol::V2) => {
                let response_id = response_id(event);
                Some(RealtimeEvent::ResponseDone(RealtimeResponseDone { response_id }))
            }
            ("error", _) => error(event, frame).map(RealtimeEvent::Error),
            _ => None,
        }
    }
}

/// The event that a binary frame is.
#[inline]
pub(super) fn binary_frame() -> RealtimeEvent {
    RealtimeEvent::Error("unexpected binary realtime websocket event".to_owned())
}

/// Moves a string out of an object.
#[inline]
fn take_text(object: &mut Value, name: &str) -> Option<String> {
    match object.get_mut(name)? {
        Value::String(text) => Some(std::mem::take(text)),
        _ => None,
    }
}

/// A member that is a whole number in the range of its type.
#[inline]
fn number<T: TryFrom<u64>>(object: &Value, name: &str) -> Option<T> {
    object.get(name)?.as_u64()?.try_into().ok()
}

#[inline]
fn channels(event: &Value) -> Option<u16> {
    number(event, if event.get("channels").is_some() { "channels" } else { "num_channels" })
}

#[inline]
fn audio_v1(mut event: Value) -> Option<RealtimeEvent> {
    let data = take_text(&mut event, "delta").or_else(|| take_text(&mut event, "data"))?;
    Some(RealtimeEvent::AudioOut(RealtimeAudioFrame {
        data,
        sample_rate: number(&event, "sample_rate")?,
        num_channels: channels(&event)?,
        samples_per_channel: number(&event, "samples_per_channel"),
        item_id: None,
    }))
}

#[inline]
fn audio_v2(mut event: Value) -> Option<RealtimeEvent> {
    Some(RealtimeEvent::AudioOut(RealtimeAudioFrame {
        data: take_text(&mut event, "delta")?,
        sample_rate: number(&event, "sample_rate").unwrap_or(SAMPLE_RATE),
        num_channels: channels(&event).unwrap_or(1),
        samples_per_channel: number(&event, "samples_per_channel"),
        item_id: take_text(&mut event, "item_id").map(Into::into),
    }))
}

#[inline]
fn delta(mut event: Value) -> Option<RealtimeTranscriptDelta> {
    Some(RealtimeTranscriptDelta { delta: take_text(&mut event, "delta")? })
}

#[inline]
fn done(mut event: Value, name: &str) -> Option<RealtimeTranscriptDone> {
    Some(RealtimeTranscriptDone { text: take_text(&mut event, name)? })
}

#[inline]
fn item_done(protocol: Protocol, item: &mut Value) -> Option<RealtimeEvent> {
    let id = take_text(item, "id");
    if protocol == Protocol::V2 && item.get("type").and_then(Value::as_str) == Some("function_call") {
        let call_id = take_text(item, "call_id").or_else(|| id.clone());
        match (item.get("name").and_then(Value::as_str), call_id) {
            (Some(AGENT_TOOL), Some(handoff_id)) => {
                let arguments = take_text(item, "arguments").unwrap_or_default();
                return Some(RealtimeEvent::HandoffRequested(RealtimeHandoffRequested {
                    item_id: id.unwrap_or_else(|| handoff_id.clone()).into(),
                    handoff_id,
                    input_transcript: requested_work(arguments),
                    active_transcript: Vec::new(),
                }));
            }
            (Some(SILENCE_TOOL), Some(call_id)) => {
                return Some(RealtimeEvent::NoopRequested(RealtimeNoopRequested {
                    item_id: id.unwrap_or_else(|| call_id.clone()).into(),
                    call_id: call_id.into(),
                }));
            }
            _ => {}
        }
    }
    let item_id = id?.into();
    Some(RealtimeEvent::ConversationItemDone(RealtimeConversationItemDone { item_id }))
}

/// The user's words in the arguments of a handoff; the arguments themselves when there are none in them.
#[inline]
fn requested_work(arguments: String) -> String {
    let Ok(Value::Object(members)) = serde_json::from_str::<Value>(&arguments) else { return arguments };
    let texts = REQUEST_KEYS.iter().filter_map(|key| Some(members.get(*key)?.as_str()?.trim()));
    texts.into_iter().find(|text| !text.is_empty()).map(str::to_owned).unwrap_or(arguments)
}

#[inline]
fn response_id(mut event: Value) -> Option<String> {
    event
        .get_mut("response")
        .and_then(|response| take_text(response, "id"))
        .or_else(|| take_text(&mut event, "response_id"))
}

#[inline]
fn error(mut event: Value, frame: &str) -> Option<String> {
    take_text(&mut event, "message")
        .or_else(|| take_text(event.get_mut("error")?, "message"))
        .or_else(|| member_as_text(frame, "error").map(|error| compact(error.as_str())))
}

/// A member of the frame as it was received; the last one where the name stands twice.
#[inline]
fn member_as_text(frame: &str, name: &str) -> Option<Json> {
    let mut found = None;
    split_members(frame, |other, value| {
        if other == name {
            found = Some(value);
        }
    })
    .ok()?;
    Json::from_text(found?.to_owned()).ok()
}

/// JSON text without the blanks between its tokens, and with characters instead of their escapes where JSON allows it.
#[inline]
fn compact(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find('"') {
        let (before, string) = rest.split_at(at);
        text.extend(before.split_ascii_whitespace());
        let mut strings = serde_json::Deserializer::from_str(string).into_iter::<String>();
        let Some(Ok(value)) = strings.next() else { return json.to_owned() };
        text.push_str(&Value::from(value).to_string());
        rest = &string[strings.byte_offset()..];
    }
    text.extend(rest.split_ascii_whitespace());
    text
}
