//! What is configured: the conversation on one side, the model provider on the other.

use std::fmt;
use std::str::FromStr;

use super::{Protocol, Texts};
use crate::model_client::{ClientIdentity, Credentials, Provider};
use crate::open::UnknownValue;
use crate::vocab::RealtimeVoice;

/// What the provider's session is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum SessionType {
    /// Speech is answered.
    #[default]
    Conversational,
    /// Speech is written down. Only version 2 of the protocol knows it; version 1 converses.
    Transcription,
}

impl SessionType {
    const VALUES: &'static [&'static str] = &["conversational", "transcription"];

    /// The name in configuration files.
    #[inline]
    pub fn as_str(self) -> &'static str {
        match self {
            SessionType::Conversational => "conversational",
            SessionType::Transcription => "transcription",
        }
    }
}

impl FromStr for SessionType {
    type Err = UnknownValue;

    #[inline]
    fn from_str(name: &str) -> Result<SessionType, UnknownValue> {
        match name {
            "conversational" => Ok(SessionType::Conversational),
            "transcription" => Ok(SessionType::Transcription),
            _ => Err(UnknownValue { found: name.to_owned(), expected: SessionType::VALUES }),
        }
    }
}

/// How a user interface prefers to be connected. It is configured for clients to read: a start that names no transport
/// uses a WebSocket whatever is preferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum TransportPreference {
    #[default]
    Webrtc,
    Websocket,
}

impl TransportPreference {
    const VALUES: &'static [&'static str] = &["webrtc", "websocket"];

    /// The name in configuration files.
    #[inline]
    pub fn as_str(self) -> &'static str {
        match self {
            TransportPreference::Webrtc => "webrtc",
            TransportPreference::Websocket => "websocket",
        }
    }
}

impl FromStr for TransportPreference {
    type Err = UnknownValue;

    #[inline]
    fn from_str(name: &str) -> Result<TransportPreference, UnknownValue> {
        match name {
            "webrtc" => Ok(TransportPreference::Webrtc),
            "websocket" => Ok(TransportPreference::Websocket),
            _ => Err(UnknownValue { found: name.to_owned(), expected: TransportPreference::VALUES }),
        }
    }
}

/// The configuration of realtime conversations (spec/realtime.md §5). The default sets nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings {
    /// Version 2 unless set.
    pub protocol: Protocol,
    /// Counts in version 2 only.
    pub session_type: SessionType,
    /// The voice when a start asks for none.
    pub voice: Option<RealtimeVoice>,
    /// Where the WebSocket connects, instead of the provider's base URL. WebRTC calls are not moved by it.
    pub websocket_base_url: Option<String>,
    /// The realtime model, instead of `gpt-realtime-1.5`.
    pub model: Option<String>,
    /// A prompt that wins over that of a start. A blank one counts as not set.
    pub prompt: Option<String>,
    /// A startup context to use as it is, instead of the generated one; the empty string means none.
    pub startup_context: Option<String>,
    /// The startup context that was generated, with [`StartupContext::render`](super::StartupContext::render) for
    /// instance; may be empty.
    pub generated_context: String,
    /// For the built-in prompt, which says `there` to a user without a name.
    pub user_first_name: Option<String>,
    /// What models get to read; no peer parses it.
    pub texts: Texts,
}

/// How the model provider is reached, and as whom.
///
/// A WebSocket signs in with an API key only; a WebRTC call, and the socket that joins it, with the credentials of
/// all other requests to the model.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Endpoint {
    pub provider: Provider,
    /// Who asks: `originator` and `user-agent`.
    pub identity: ClientIdentity,
    /// Those of WebRTC calls and of the sockets that join them.
    pub credentials: Credentials,
    /// The key of an ordinary WebSocket; without it, only WebRTC can be used.
    pub api_key: Option<String>,
    /// Whether new credentials are asked for ([`Action::Recover`](super::Action::Recover)) when a call is refused with
    /// HTTP 401, as [`CredentialKind::recovery`](crate::model_client::CredentialKind::recovery) says for their kind.
    /// False, as in the release: the refusal is told as the error.
    pub recover_credentials: bool,
}

impl Endpoint {
    /// With credentials of any kind, and without an API key for WebSockets.
    #[inline]
    pub fn new(provider: Provider, identity: ClientIdentity, credentials: Credentials) -> Endpoint {
        Endpoint { provider, identity, credentials, api_key: None, recover_credentials: false }
    }

    /// With an API key for everything.
    #[inline]
    pub fn with_api_key(provider: Provider, identity: ClientIdentity, key: &str) -> Endpoint {
        let api_key = Some(key.to_owned());
        Endpoint { api_key, ..Endpoint::new(provider, identity, Credentials::api_key(key)) }
    }
}

impl fmt::Debug for Endpoint {
    /// The key is hidden.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint")
            .field("provider", &self.provider)
            .field("identity", &self.identity)
            .field("credentials", &self.credentials)
            .field("api_key", &self.api_key.as_ref().map(|_| "(hidden)"))
            .field("recover_credentials", &self.recover_credentials)
            .finish()
    }
}
