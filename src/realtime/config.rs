//! From a start request and the configuration to the session that is asked of the provider (spec/realtime.md §5).

use std::fmt;

use super::{ConversationStartParams, Protocol, SessionType, Settings};
use crate::Patch;
use crate::id::{RealtimeSessionId, ThreadId};
use crate::vocab::{RealtimeOutputModality, RealtimeVoice};

const DEFAULT_MODEL: &str = "gpt-realtime-1.5";
const NAME_PLACEHOLDER: &str = "{{ user_first_name }}";
const NAMELESS: &str = "there";

/// A session as it is asked of the provider.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SessionConfig {
    /// Prompt and startup context; may be empty.
    pub instructions: String,
    pub model: String,
    /// What `x-session-id` and the started event carry: the id that the client asked for, else the thread id. The
    /// id that the provider reports never takes its place.
    pub session_id: RealtimeSessionId,
    pub protocol: Protocol,
    /// Always conversational in version 1.
    pub session_type: SessionType,
    pub output_modality: RealtimeOutputModality,
    pub voice: RealtimeVoice,
}

/// Why a conversation cannot be started as asked. The text (`Display`) is that of the error event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum InvalidStart {
    /// Version 1 answers with audio only.
    TextModality,
    /// The version does not have the voice.
    Voice { voice: RealtimeVoice, protocol: Protocol },
}

impl fmt::Display for InvalidStart {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InvalidStart::TextModality => f.write_str("text realtime output modality requires realtime v2"),
            InvalidStart::Voice { voice, protocol } => {
                let version = protocol.as_str();
                write!(f, "realtime voice `{voice}` is not supported for {version}; supported voices: ")?;
                for (index, voice) in protocol.voices().iter().enumerate() {
                    write!(f, "{}{voice}", if index > 0 { ", " } else { "" })?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for InvalidStart {}

impl SessionConfig {
    /// Puts together what the client asks for and what is configured.
    ///
    /// # Errors
    ///
    /// When the version has no such modality or voice.
    #[inline]
    pub fn resolve(
        params: &ConversationStartParams,
        settings: &Settings,
        thread_id: &ThreadId,
    ) -> Result<SessionConfig, InvalidStart> {
        let protocol = settings.protocol;
        if protocol == Protocol::V1 && params.output_modality == RealtimeOutputModality::Text {
            return Err(InvalidStart::TextModality);
        }
        let voice = params.voice.as_ref().or(settings.voice.as_ref()).cloned();
        let voice = voice.unwrap_or_else(|| protocol.default_voice());
        if !protocol.voices().contains(&voice) {
            return Err(InvalidStart::Voice { voice, protocol });
        }
        let requested = params.realtime_session_id.clone();
        Ok(SessionConfig {
            instructions: instructions(&params.prompt, settings),
            model: settings.model.clone().unwrap_or_else(|| DEFAULT_MODEL.to_owned()),
            session_id: requested.unwrap_or_else(|| RealtimeSessionId::new(thread_id.as_str())),
            protocol,
            session_type: match protocol {
                Protocol::V1 => SessionType::Conversational,
                Protocol::V2 => settings.session_type,
            },
            output_modality: params.output_modality.clone(),
            voice,
        })
    }
}

#[inline]
fn instructions(requested: &Patch<String>, settings: &Settings) -> String {
    let mut text = match (&settings.prompt, requested) {
        (Some(configured), _) if !configured.trim().is_empty() => configured.clone(),
        (_, Patch::Value(prompt)) => prompt.clone(),
        (_, Patch::Null) => String::new(),
        (_, Patch::Absent) => built_in_prompt(settings),
    };
    let context = settings.startup_context.as_ref().unwrap_or(&settings.generated_context);
    if !text.is_empty() && !context.is_empty() {
        text.push_str("\n\n");
    }
    text + context
}

#[inline]
fn built_in_prompt(settings: &Settings) -> String {
    let name = settings.user_first_name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    settings.texts.prompt.trim_end().replace(NAME_PLACEHOLDER, name.unwrap_or(NAMELESS))
}
