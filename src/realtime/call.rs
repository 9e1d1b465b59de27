//! Creating a WebRTC call: the offer goes to the provider over HTTP, the answer and the call's id come back
//! (spec/realtime.md §12).

use std::fmt;

use super::request::{SESSION_ID, common_headers};
use super::{Endpoint, Session, SessionConfig, Texts};
use crate::model_client::Headers;

const BOUNDARY: &str = "codex-realtime-call-boundary";
const CALL_ID_PREFIX: &str = "rtc_";

/// An HTTP `POST` that creates a call.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallRequest {
    pub url: String,
    /// With `content-type`.
    pub headers: Headers,
    pub body: String,
}

/// What came back for a [`CallRequest`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallResponse {
    /// The HTTP status.
    pub status: u16,
    pub headers: Headers,
    pub body: Vec<u8>,
}

/// A call that the provider has created.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Call {
    /// The provider's session description, for the client.
    pub sdp: String,
    /// Begins with `rtc_`; joins a WebSocket to the call.
    pub call_id: String,
}

/// The call of a session. A session id that cannot stand in a header is left out here; the WebSocket that joins the
/// call reports it.
#[inline]
pub fn call_request(config: &SessionConfig, texts: &Texts, endpoint: &Endpoint, offer: &str) -> CallRequest {
    let session = Session::for_call(config, texts).to_json();
    let url = call_url(endpoint);
    let address = url.split('?').next().unwrap_or_default();
    let (content_type, body) = if address.contains("/backend-api") {
        let offer = serde_json::Value::from(offer);
        ("application/json".to_owned(), format!(r#"{{"sdp":{offer},"session":{session}}}"#))
    } else {
        (format!("multipart/form-data; boundary={BOUNDARY}"), multipart(offer, &session))
    };
    let mut headers = common_headers(endpoint, &endpoint.credentials);
    headers.set(SESSION_ID, config.session_id.as_str());
    headers.set("content-type", &content_type);
    CallRequest { url, headers, body }
}

/// A call without a session: the offer is the whole body.
#[inline]
pub fn plain_call_request(endpoint: &Endpoint, offer: &str) -> CallRequest {
    let mut headers = common_headers(endpoint, &endpoint.credentials);
    headers.set("content-type", "application/sdp");
    CallRequest { url: call_url(endpoint), headers, body: offer.to_owned() }
}

/// Where calls are created: beside the other endpoints of the provider, wherever the WebSocket goes.
#[inline]
pub(super) fn call_url(endpoint: &Endpoint) -> String {
    endpoint.provider.url("realtime/calls", endpoint.credentials.kind())
}

#[inline]
fn multipart(offer: &str, session: &str) -> String {
    let part = |name: &str, content_type: &str, body: &str| {
        format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\
             Content-Type: {content_type}\r\n\r\n{body}\r\n"
        )
    };
    let offer = part("sdp", "application/sdp", offer);
    let session = part("session", "application/json", session);
    format!("{offer}{session}--{BOUNDARY}--\r\n")
}

/// Why the answer to a [`CallRequest`] names no call. The text (`Display`) is that of the release.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum InvalidCall {
    /// The body is not UTF-8; says where.
    Sdp(std::str::Utf8Error),
    /// There is no `Location` header.
    NoLocation,
    /// The `Location` header names no call.
    NoCallId { location: String },
}

impl fmt::Display for InvalidCall {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InvalidCall::Sdp(error) => write!(f, "failed to decode realtime call SDP response: {error}"),
            InvalidCall::NoLocation => f.write_str("realtime call response missing Location"),
            InvalidCall::NoCallId { location } => {
                write!(f, "realtime call Location does not contain a call id: {location}")
            }
        }
    }
}

impl std::error::Error for InvalidCall {}

/// Reads the answer to a [`CallRequest`] that succeeded.
///
/// # Errors
///
/// When the body is no text, or no segment of `Location` is a call id.
#[inline]
pub fn parse_call_response(headers: &Headers, body: &[u8]) -> Result<Call, InvalidCall> {
    let sdp = std::str::from_utf8(body).map_err(InvalidCall::Sdp)?.to_owned();
    let location = headers.get("location").ok_or(InvalidCall::NoLocation)?;
    let path = location.split('?').next().unwrap_or_default();
    let is_id = |segment: &&str| segment.len() > CALL_ID_PREFIX.len() && segment.starts_with(CALL_ID_PREFIX);
    match path.rsplit('/').find(is_id) {
        Some(call_id) => Ok(Call { sdp, call_id: call_id.to_owned() }),
        None => Err(InvalidCall::NoCallId { location: location.to_owned() }),
    }
}
