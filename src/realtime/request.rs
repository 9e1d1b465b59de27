//! The handshake of the provider's WebSocket, and what all requests of realtime share (spec/realtime.md §6).

use std::fmt;

use super::url::websocket_url;
use super::{Provider, SessionConfig, Settings};

/// The header that carries the requested session id.
pub(super) const SESSION_ID: &str = "x-session-id";
const AUTHORIZATION: &str = "authorization";

/// A header: name and value.
pub type Header = (String, String);

/// A WebSocket to open. No compression of frames is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebSocketRequest {
    /// With the scheme `ws` or `wss`.
    pub url: String,
    /// Besides those that every WebSocket handshake has.
    pub headers: Vec<Header>,
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
pub fn websocket_request(
    config: &SessionConfig,
    settings: &Settings,
    provider: &Provider,
    call_id: Option<&str>,
) -> Result<WebSocketRequest, ConnectError> {
    let base = settings.websocket_base_url.as_ref().or(provider.base_url.as_ref());
    let bearer;
    let (model, credentials) = match (call_id, &provider.api_key) {
        (Some(_), _) => (None, &provider.credentials[..]),
        (None, Some(key)) => {
            bearer = [(AUTHORIZATION.to_owned(), format!("Bearer {key}"))];
            (Some(&config.model[..]), &bearer[..])
        }
        (None, None) => return Err(ConnectError::NoApiKey),
    };
    let url =
        websocket_url(base.map(|url| &url[..]), config.protocol, model, &provider.query_params, call_id)?;
    let session_id = config.session_id.as_str();
    if let Some((at, c)) = session_id.char_indices().find(|(_, c)| !is_sendable(*c)) {
        let detail = format!("{c:?} at byte {at} cannot stand in a header");
        return Err(ConnectError::SessionId(detail));
    }
    let mut headers = provider_headers(provider, credentials);
    set(&mut headers, SESSION_ID, session_id);
    Ok(WebSocketRequest { url, headers })
}

/// The headers that every request of realtime has: those of the client, the credentials, those of the provider.
pub(super) fn provider_headers(provider: &Provider, credentials: &[Header]) -> Vec<Header> {
    let mut headers: Vec<Header> = Vec::new();
    for (name, value) in provider.client_headers.iter().chain(&provider.headers).chain(credentials) {
        set(&mut headers, name, value);
    }
    headers
}

/// Adds a header, instead of what has the same name.
pub(super) fn set(headers: &mut Vec<Header>, name: &str, value: &str) {
    headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
    headers.push((name.to_owned(), value.to_owned()));
}

/// The value of a header.
pub(super) fn header<'a>(headers: &'a [Header], name: &str) -> Option<&'a str> {
    headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| &value[..])
}

/// Whether a header value may hold a character: visible ASCII, blank or tab.
pub(super) fn is_sendable(c: char) -> bool {
    matches!(c, '\t' | ' '..='~')
}
