//! The handshake of the provider's WebSocket, and what all requests of realtime share (spec/realtime.md §6).

use std::fmt;

use super::url::websocket_url;
use super::{Endpoint, SessionConfig, Settings};
use crate::model_client::{Credentials, Headers};

/// The header that carries the requested session id.
pub(super) const SESSION_ID: &str = "x-session-id";

/// A WebSocket to open. No compression of frames is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct WebSocketRequest {
    /// With the scheme `ws` or `wss`.
    pub url: String,
    /// Besides those that every WebSocket handshake has.
    pub headers: Headers,
}

/// Why no connection can be asked for. The text (`Display`) is that of the release.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConnectError {
    /// The base URL is none; says why.
    Url(String),
    /// The base URL has a scheme that leads to no WebSocket.
    Scheme(String),
    /// The session id cannot stand in a header; says why.
    SessionId(String),
    /// An ordinary WebSocket needs an API key.
    NoApiKey,
}

impl fmt::Display for ConnectError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ConnectError::Url(detail) => write!(f, "failed to parse realtime api_url: {detail}"),
            ConnectError::Scheme(scheme) => write!(f, "unsupported realtime api_url scheme: {scheme}"),
            ConnectError::SessionId(detail) => write!(f, "invalid realtime session id header: {detail}"),
            ConnectError::NoApiKey => f.write_str("realtime conversation requires API key auth"),
        }
    }
}

impl std::error::Error for ConnectError {}

/// The WebSocket of a session: an ordinary one, or with `call_id` the one that joins a WebRTC call.
///
/// # Errors
///
/// When the base URL or the session id cannot be used, or an ordinary connection has no API key.
#[inline]
pub fn websocket_request(
    config: &SessionConfig,
    settings: &Settings,
    endpoint: &Endpoint,
    call_id: Option<&str>,
) -> Result<WebSocketRequest, ConnectError> {
    let provider = &endpoint.provider;
    let base = settings.websocket_base_url.as_ref().or(provider.base_url.as_ref());
    let bearer;
    let (model, credentials) = match (call_id, &endpoint.api_key) {
        (Some(_), _) => (None, &endpoint.credentials),
        (None, Some(key)) => {
            bearer = Credentials::api_key(key);
            (Some(&config.model[..]), &bearer)
        }
        (None, None) => return Err(ConnectError::NoApiKey),
    };
    let url = websocket_url(base.map(|url| &url[..]), config.protocol, model, &provider.query, call_id)?;
    let session_id = config.session_id.as_str();
    if let Some((at, c)) = session_id.char_indices().find(|(_, c)| !matches!(c, '\t' | ' '..='~')) {
        let detail = format!("{c:?} at byte {at} cannot stand in a header");
        return Err(ConnectError::SessionId(detail));
    }
    let mut headers = common_headers(endpoint, credentials);
    headers.set(SESSION_ID, session_id);
    Ok(WebSocketRequest { url, headers })
}

/// The headers that every request of realtime has: what names the client, those of the provider, the credentials.
#[inline]
pub(super) fn common_headers(endpoint: &Endpoint, credentials: &Credentials) -> Headers {
    let Endpoint { provider, identity, .. } = endpoint;
    let mut headers = Headers::new();
    headers.set("user-agent", &identity.user_agent);
    headers.set("originator", &identity.originator);
    if identity.us_residency {
        headers.set("x-openai-internal-codex-residency", "us");
    }
    for (name, value) in &provider.headers {
        headers.set(name, value);
    }
    for (name, value) in &provider.env_headers {
        if let Some(value) = value.as_deref().filter(|value| !value.trim().is_empty()) {
            headers.set(name, value);
        }
    }
    for (name, value) in credentials.headers().iter() {
        headers.set(name, value);
    }
    headers
}
