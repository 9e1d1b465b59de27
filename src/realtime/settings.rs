//! What is configured: the conversation on one side, the model provider on the other.

use std::fmt;

use super::{Protocol, Texts};
use crate::model_client::{ClientIdentity, Credentials, Provider};
use crate::vocab::RealtimeVoice;

/// What the provider's session is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum SessionType {
    /// Speech is answered.
    #[default]
    Conversational,
    /// Speech is written down. Only version 2 of the protocol knows it; version 1 converses.
    Transcription,
}

/// The configuration of realtime conversations (spec/realtime.md §5). The default sets nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings {
    pub protocol: Protocol,
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
    /// The startup context that the surroundings have generated; may be empty.
    pub generated_context: String,
    /// For the built-in prompt, which says `there` to a user without a name.
    pub user_first_name: Option<String>,
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
    pub identity: ClientIdentity,
    pub credentials: Credentials,
    /// The key of an ordinary WebSocket; without it, only WebRTC can be used.
    pub api_key: Option<String>,
}

impl Endpoint {
    /// With credentials of any kind, and without an API key for WebSockets.
    #[inline]
    pub fn new(provider: Provider, identity: ClientIdentity, credentials: Credentials) -> Endpoint {
        Endpoint { provider, identity, credentials, api_key: None }
    }

    /// With an API key for everything.
    #[inline]
    pub fn with_api_key(provider: Provider, identity: ClientIdentity, key: &str) -> Endpoint {
        let api_key = Some(key.to_owned());
        Endpoint { provider, identity, credentials: Credentials::api_key(key), api_key }
    }
}

impl fmt::Debug for Endpoint {
    /// All but the key.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint")
            .field("provider", &self.provider)
            .field("identity", &self.identity)
            .field("credentials", &self.credentials)
            .field("api_key", &self.api_key.as_ref().map(|_| "(hidden)"))
            .finish()
    }
}
