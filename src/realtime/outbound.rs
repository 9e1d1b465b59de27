//! What is sent to the provider, as text frames (spec/realtime.md §7).

use serde::Serialize;

use super::{Protocol, SessionConfig, SessionType, Texts};
use crate::Json;
use crate::id::ItemId;
use crate::vocab::{RealtimeOutputModality, RealtimeVoice};

/// The function that hands work to the agent.
pub(super) const AGENT_TOOL: &str = "background_agent";
/// The function by which the model says nothing.
pub(super) const SILENCE_TOOL: &str = "remain_silent";

/// Samples per second, in both directions.
pub(super) const SAMPLE_RATE: u32 = 24_000;

/// A message to the provider. Closed: only we send it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type")]
#[non_exhaustive]
pub enum ClientMessage {
    /// Sets the session up; the first message on every connection.
    #[serde(rename = "session.update")]
    SessionUpdate { session: Box<Session> },
    /// Brings audio of the user, in base64.
    #[serde(rename = "input_audio_buffer.append")]
    AppendAudio { audio: String },
    /// Adds to the conversation.
    #[serde(rename = "conversation.item.create")]
    CreateItem { item: Item },
    /// Answers a handoff, in version 1.
    #[serde(rename = "conversation.handoff.append")]
    AppendHandoff { handoff_id: String, output_text: String },
    /// Asks for a response, in version 2.
    #[serde(rename = "response.create")]
    CreateResponse,
    /// Cuts off what of an answer was not played, in version 2.
    #[serde(rename = "conversation.item.truncate")]
    TruncateItem {
        item_id: ItemId,
        /// Always 0: an item has one part of audio.
        content_index: u32,
        audio_end_ms: u32,
    },
}

impl ClientMessage {
    /// The text of the frame.
    #[inline]
    pub fn to_json(&self) -> String {
        json(self)
    }

    /// The message that sets up a session.
    #[inline]
    pub fn session_update(config: &SessionConfig, texts: &Texts) -> ClientMessage {
        ClientMessage::SessionUpdate { session: Box::new(Session::for_update(config, texts)) }
    }
}

#[inline]
fn json<T: Serialize>(value: &T) -> String {
    // These types have string keys only, so they can always be written.
    serde_json::to_string(value).unwrap_or_default()
}

/// Something that is added to the conversation.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Item {
    /// Text, from the user or from the agent.
    Message { role: &'static str, content: [TextPart; 1] },
    /// The output of a call, in version 2.
    FunctionCallOutput { call_id: String, output: String },
}

impl Item {
    /// A message in the name of the user.
    #[inline]
    pub fn user_text(protocol: Protocol, text: impl Into<String>) -> Item {
        let text = text.into();
        let part = match protocol {
            Protocol::V1 => TextPart::Text { text },
            Protocol::V2 => TextPart::InputText { text },
        };
        Item::Message { role: "user", content: [part] }
    }
}

/// The content of a message.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[non_exhaustive]
pub enum TextPart {
    /// In version 1.
    Text { text: String },
    /// In version 2.
    InputText { text: String },
}

/// The `session` of [`ClientMessage::SessionUpdate`] and of a WebRTC call. Members that are none are left out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Session {
    /// `quicksilver` in version 1, else `realtime` or `transcription`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Only for a call: a WebSocket names the model in its URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instructions: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output_modalities: Option<[RealtimeOutputModality; 1]>,
    pub audio: SessionAudio,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tools: Option<[Tool; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tool_choice: Option<&'static str>,
}

/// The audio of a [`Session`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SessionAudio {
    /// What is heard: its format and how it is treated; the same for all sessions of a kind.
    pub input: Json,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output: Option<AudioOutput>,
}

/// What is spoken.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AudioOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<Json>,
    pub voice: RealtimeVoice,
}

/// A function that the model can call.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Tool {
    /// Always `function`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub name: &'static str,
    pub description: String,
    /// The schema of the arguments.
    pub parameters: Json,
}

impl Session {
    /// As it is sent in `session.update`.
    #[inline]
    pub fn for_update(config: &SessionConfig, texts: &Texts) -> Session {
        let instructions = Some(config.instructions.clone());
        match (config.protocol, config.session_type) {
            (Protocol::V1, _) => Session {
                kind: "quicksilver",
                model: None,
                instructions,
                output_modalities: None,
                audio: SessionAudio {
                    input: fixed(format!(r#"{{"format":{}}}"#, pcm())),
                    output: Some(AudioOutput { format: None, voice: config.voice.clone() }),
                },
                tools: None,
                tool_choice: None,
            },
            (Protocol::V2, SessionType::Conversational) => Session {
                kind: "realtime",
                model: None,
                instructions,
                output_modalities: Some([config.output_modality.clone()]),
                audio: SessionAudio {
                    input: fixed(format!(
                        r#"{{"format":{},"noise_reduction":{{"type":"near_field"}},{TRANSCRIPTION},{TURNS}}}"#,
                        pcm()
                    )),
                    output: Some(AudioOutput { format: Some(fixed(pcm())), voice: config.voice.clone() }),
                },
                tools: Some(tools(texts)),
                tool_choice: Some("auto"),
            },
            (Protocol::V2, SessionType::Transcription) => Session {
                kind: "transcription",
                model: None,
                instructions: None,
                output_modalities: None,
                audio: SessionAudio {
                    input: fixed(format!(r#"{{"format":{},{TRANSCRIPTION}}}"#, pcm())),
                    output: None,
                },
                tools: None,
                tool_choice: None,
            },
        }
    }

    /// As it is posted to create a call: with the model.
    #[inline]
    pub fn for_call(config: &SessionConfig, texts: &Texts) -> Session {
        Session { model: Some(config.model.clone()), ..Session::for_update(config, texts) }
    }

    /// The text of the object.
    #[inline]
    pub fn to_json(&self) -> String {
        json(self)
    }
}

const TRANSCRIPTION: &str = r#""transcription":{"model":"gpt-4o-mini-transcribe"}"#;
const TURNS: &str = r#""turn_detection":{"type":"server_vad","interrupt_response":true,"create_response":true,"silence_duration_ms":500}"#;

#[inline]
fn pcm() -> String {
    format!(r#"{{"type":"audio/pcm","rate":{SAMPLE_RATE}}}"#)
}

#[inline]
fn fixed(text: String) -> Json {
    // These texts are JSON: they are put together from literals and escaped strings.
    Json::from_text(text).unwrap_or_default()
}

#[inline]
fn tools(texts: &Texts) -> [Tool; 2] {
    let tool = |name, description: &str, members: String| Tool {
        kind: "function",
        name,
        description: description.to_owned(),
        parameters: fixed(format!(r#"{{"type":"object",{members},"additionalProperties":false}}"#)),
    };
    let prompt = serde_json::Value::from(&texts.agent_tool_prompt[..]);
    let prompt = format!(r#"{{"type":"string","description":{prompt}}}"#);
    let agent = format!(r#""properties":{{"prompt":{prompt}}},"required":["prompt"]"#);
    [
        tool(AGENT_TOOL, &texts.agent_tool, agent),
        tool(SILENCE_TOOL, &texts.silence_tool, r#""properties":{}"#.to_owned()),
    ]
}
