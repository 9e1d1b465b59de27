//! [`Provider`]: where the model is reached, and how patiently.

use std::fmt;
use std::time::Duration;

use super::credentials::CredentialKind;
use super::headers::Headers;

/// The settings of a model provider (spec/model-client.md §2).
///
/// ```
/// use codex_schema::model_client::{CredentialKind, Provider};
///
/// let mut provider = Provider::new("mine");
/// provider.base_url = Some("https://models.example/v1/".to_owned());
/// provider.query = vec![("api-version".to_owned(), "2026-01".to_owned())];
/// assert_eq!(
///     provider.websocket_url("responses", CredentialKind::None),
///     "wss://models.example/v1/responses?api-version=2026-01",
/// );
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Provider {
    /// The name; `OpenAI` and `azure` have a meaning.
    pub name: String,
    /// None: the address of OpenAI that fits the credentials.
    pub base_url: Option<String>,
    /// Appended to every URL, without escaping `&`, `=`, `+` or `%`. What follows a `#` is not sent.
    pub query: Vec<(String, String)>,
    /// Headers of every request. What the client itself sets wins over them, but for `content-type`.
    pub headers: Vec<(String, String)>,
    /// Headers whose value stood in an environment variable, with what was read there. Unset and blank ones are left
    /// out, the others win over `headers`.
    pub env_headers: Vec<(String, Option<String>)>,
    /// Whether it speaks the WebSocket protocol.
    pub websockets: bool,
    /// How often an HTTP request is tried again; at most 100.
    pub request_max_retries: u32,
    /// How often a whole stream is tried again; at most 100.
    pub stream_max_retries: u32,
    /// For how long a stream may be silent.
    pub stream_idle_timeout: Duration,
    /// For how long a WebSocket handshake may take.
    pub websocket_connect_timeout: Duration,
    /// Whether the requests are signed for AWS, which the caller does.
    pub aws_signed: bool,
}

/// What is wrong with the settings of a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProviderError {
    /// `wire_api` is something else than `responses`.
    WireApi(String),
    /// Requests that are signed for AWS cannot go over a WebSocket.
    SignedWebSocket,
}

/// How often anything is tried again at most.
const MOST_RETRIES: u32 = 100;

impl Provider {
    /// A provider with default settings: OpenAI's address, HTTP only.
    #[inline]
    pub fn new(name: &str) -> Provider {
        Provider {
            name: name.to_owned(),
            base_url: None,
            query: Vec::new(),
            headers: Vec::new(),
            env_headers: Vec::new(),
            websockets: false,
            request_max_retries: 4,
            stream_max_retries: 5,
            stream_idle_timeout: Duration::from_secs(300),
            websocket_connect_timeout: Duration::from_secs(15),
            aws_signed: false,
        }
    }

    /// The built-in provider `openai`. `environment` reads a variable of the environment.
    #[inline]
    pub fn openai(client_version: &str, environment: impl Fn(&str) -> Option<String>) -> Provider {
        let mut provider = Provider::new("OpenAI");
        provider.headers = vec![("version".to_owned(), client_version.to_owned())];
        provider.env_headers = vec![
            ("OpenAI-Organization".to_owned(), environment("OPENAI_ORGANIZATION")),
            ("OpenAI-Project".to_owned(), environment("OPENAI_PROJECT")),
        ];
        provider.websockets = true;
        provider
    }

    /// Checks settings that do not go together, and the `wire_api` of the configuration.
    ///
    /// # Errors
    ///
    /// When `wire_api` is not `responses`, or a provider with signed requests enables WebSockets.
    #[inline]
    pub fn check(&self, wire_api: &str) -> Result<(), ProviderError> {
        if wire_api != "responses" {
            return Err(ProviderError::WireApi(wire_api.to_owned()));
        }
        if self.aws_signed && self.websockets { Err(ProviderError::SignedWebSocket) } else { Ok(()) }
    }

    /// The URL of an endpoint, such as `responses`.
    #[inline]
    pub fn url(&self, path: &str, credentials: CredentialKind) -> String {
        let base = match &self.base_url {
            Some(base) => base.as_str(),
            None if credentials.is_chatgpt() => "https://chatgpt.com/backend-api/codex",
            None => "https://api.openai.com/v1",
        };
        let mut url = format!("{}/{path}", base.trim_end_matches('/'));
        for (index, (key, value)) in self.query.iter().enumerate() {
            url.push(if index == 0 { '?' } else { '&' });
            push_query(&mut url, key);
            url.push('=');
            push_query(&mut url, value);
        }
        // A fragment is never sent.
        if let Some(fragment) = url.find('#') {
            url.truncate(fragment);
        }
        url
    }

    /// The URL of an endpoint for a WebSocket.
    #[inline]
    pub fn websocket_url(&self, path: &str, credentials: CredentialKind) -> String {
        let url = self.url(path, credentials);
        match url.strip_prefix("http") {
            Some(rest) if rest.starts_with("://") || rest.starts_with("s://") => format!("ws{rest}"),
            _ => url,
        }
    }

    /// Whether the provider is Azure, by name or address.
    #[inline]
    pub fn is_azure(&self) -> bool {
        const PARTS: [&str; 6] = [
            "openai.azure.",
            "cognitiveservices.azure.",
            "aoai.azure.",
            "azure-api.",
            "azurefd.",
            "windows.net/openai",
        ];
        let base = self.base_url.as_deref().unwrap_or_default().to_ascii_lowercase();
        self.name.eq_ignore_ascii_case("azure") || PARTS.iter().any(|part| base.contains(part))
    }

    /// Whether the provider compacts histories itself.
    #[inline]
    pub fn compacts_remotely(&self) -> bool {
        self.is_openai() || self.is_azure()
    }

    #[inline]
    pub(super) fn is_openai(&self) -> bool {
        self.name == "OpenAI"
    }

    /// `request_max_retries` within its limit.
    #[inline]
    pub fn request_retries(&self) -> u32 {
        self.request_max_retries.min(MOST_RETRIES)
    }

    /// `stream_max_retries` within its limit.
    #[inline]
    pub fn stream_retries(&self) -> u32 {
        self.stream_max_retries.min(MOST_RETRIES)
    }

    /// The headers that every request carries.
    #[inline]
    pub(super) fn all_headers(&self) -> Headers {
        let mut headers = Headers::new();
        for (name, value) in &self.headers {
            headers.set(name, value);
        }
        for (name, value) in &self.env_headers {
            if let Some(value) = value.as_deref().filter(|value| !value.trim().is_empty()) {
                headers.set(name, value);
            }
        }
        headers
    }
}

/// Appends a part of a query, with escapes for what a URL cannot hold and for nothing else.
#[inline]
fn push_query(url: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        match byte {
            b'\t' | b'\n' | b'\r' => {}
            0x21..=0x7e if !b"\"'<>".contains(&byte) => url.push(char::from(byte)),
            _ => {
                url.push('%');
                url.push(char::from(HEX[usize::from(byte >> 4)]));
                url.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
}

impl fmt::Display for ProviderError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProviderError::WireApi(found) => write!(
                f,
                "wire_api: expected `responses`, found `{found}`; the provider must offer the Responses API"
            ),
            ProviderError::SignedWebSocket => f.write_str(
                "requests that are signed for AWS cannot go over a WebSocket: expected `websockets` off",
            ),
        }
    }
}

impl std::error::Error for ProviderError {}
