//! What can go wrong between us and the provider, in the words of the release (spec/realtime.md §11.3,
//! spec/model-client.md §12).

use std::fmt;

use super::request::header;
use super::{CallResponse, Texts};

/// A failure of the connection; each tells the detail. The text (`Display`) is that of the error event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// The WebSocket could not be opened.
    Connect(String),
    /// A message could not be sent.
    Send(String),
    /// The next frame could not be read: a connection that breaks without a close frame is one.
    Read(String),
    /// Anything else: a URL or header that cannot be used, an HTTP request that got no answer or an unreadable one.
    Other(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("stream disconnected before completion: ")?;
        match self {
            Failure::Connect(detail) => write!(f, "failed to connect realtime websocket: {detail}"),
            Failure::Send(detail) => write!(f, "failed to send realtime request: {detail}"),
            Failure::Read(detail) => write!(f, "failed to read websocket message: {detail}"),
            Failure::Other(detail) => f.write_str(detail),
        }
    }
}

impl std::error::Error for Failure {}

/// Why an HTTP request got no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoAnswer {
    /// It took too long.
    Timeout,
    /// The network failed; says how.
    Network(String),
}

impl NoAnswer {
    /// The text of the error event.
    pub(super) fn text(self, texts: &Texts) -> String {
        match self {
            NoAnswer::Timeout => texts.timeout.clone(),
            NoAnswer::Network(detail) => Failure::Other(detail).to_string(),
        }
    }
}

/// The text of the error event for an answer whose status is no success.
pub(super) fn refusal_text(answer: &CallResponse, texts: &Texts) -> String {
    let body = String::from_utf8_lossy(&answer.body);
    match answer.status {
        500 => texts.high_demand.clone(),
        400 => body.into_owned(),
        429 => {
            let mut text = "exceeded retry limit, last status: 429 Too Many Requests".to_owned();
            let ids = ["x-request-id", "x-oai-request-id", "cf-ray"];
            if let Some(id) = ids.iter().find_map(|name| header(&answer.headers, name)) {
                text.push_str(", request id: ");
                text.push_str(id);
            }
            text
        }
        status => {
            let body = body.trim();
            let body = if body.is_empty() { "Unknown error" } else { body };
            format!("unexpected status {status}: {body}")
        }
    }
}
