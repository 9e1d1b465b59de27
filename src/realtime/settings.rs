//! What is configured: the conversation on one side, the model provider on the other.

use std::time::Duration;

use super::{Protocol, Texts};
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

/// The model provider as far as realtime needs it (spec/realtime.md §6, §12, spec/model-client.md §2).
///
/// Header names are compared without regard to case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// None means `https://api.openai.com/v1`.
    pub base_url: Option<String>,
    /// Added to every URL.
    pub query_params: Vec<(String, String)>,
    /// Sent with every request; they win over `client_headers`.
    pub headers: Vec<(String, String)>,
    /// Headers that describe the client: `originator`, `user-agent` and, where it is required,
    /// `x-openai-internal-codex-residency`.
    pub client_headers: Vec<(String, String)>,
    /// The bearer key of an ordinary WebSocket. Without it, only WebRTC can be used.
    pub api_key: Option<String>,
    /// Headers that carry the credentials of a WebRTC call and of the socket that joins it.
    pub credentials: Vec<(String, String)>,
    /// How often a failed request is tried again; at most [`Provider::MOST_RETRIES`] count.
    pub max_retries: u32,
    /// The pause before the first retry; it doubles with each one.
    pub retry_base_delay: Duration,
}

impl Provider {
    /// More retries than these are not made, whatever is configured.
    pub const MOST_RETRIES: u32 = 100;

    /// A provider that takes this API key on every connection.
    pub fn with_api_key(key: &str) -> Provider {
        Provider {
            api_key: Some(key.to_owned()),
            credentials: vec![("authorization".to_owned(), format!("Bearer {key}"))],
            ..Provider::default()
        }
    }
}

impl Default for Provider {
    /// The default endpoint without credentials, with 4 retries that begin after 200 ms.
    fn default() -> Provider {
        Provider {
            base_url: None,
            query_params: Vec::new(),
            headers: Vec::new(),
            client_headers: Vec::new(),
            api_key: None,
            credentials: Vec::new(),
            max_retries: 4,
            retry_base_delay: Duration::from_millis(200),
        }
    }
}
