//! [`ModelError`]: why a request to the model failed.

use std::fmt;
use std::time::Duration;

use crate::rollout::{CoreCodexErrorInfo, CoreHttpErrorDetails};

use super::status::status_text;
use super::unexpected::UnexpectedStatus;
use super::usage_limit::UsageLimit;

/// Why a request failed, as the turn gets to see it (spec/model-client.md §12).
///
/// Its text is for people. The client of an app-server gets [`client_code`](ModelError::client_code) with it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ModelError {
    /// The stream or the network failed.
    Stream {
        text: String,
        /// The delay that the provider asked for before the next try.
        delay: Option<Duration>,
    },
    /// Connecting or the transport timed out.
    Timeout,
    /// HTTP 500.
    InternalServerError,
    /// An HTTP status that no other kind covers.
    UnexpectedStatus(Box<UnexpectedStatus>),
    /// Reserved by the protocol; the client does not produce it.
    ConnectionFailed { status: Option<u16> },
    /// Reserved by the protocol; the client does not produce it.
    ResponseStreamFailed { status: Option<u16> },
    /// Reading or writing failed, or a recovery of the credentials that may succeed later.
    Io(String),
    /// The input does not fit into the context of the model.
    ContextWindowExceeded,
    /// A limit of the account is reached.
    UsageLimitReached(Box<UsageLimit>),
    /// The account has no quota left.
    QuotaExceeded,
    /// The plan of the account does not include this.
    UsageNotIncluded,
    /// The provider has too much to do.
    ServerOverloaded,
    /// The request was refused as dangerous; the provider's words.
    CyberPolicy(String),
    /// An image of the request is none. It can be replaced once, and the turn goes on.
    InvalidImageRequest,
    /// The request was refused; the provider's words.
    InvalidRequest(String),
    /// Too many requests.
    RetryLimit { status: u16, request_id: Option<String> },
    /// The credentials cannot be recovered.
    RefreshTokenFailed(String),
    /// The turn was aborted.
    TurnAborted,
    /// The user interrupted.
    Interrupted,
    /// An error of the client itself that no retry mends.
    Fatal(String),
    /// An environment variable that the provider needs is not set.
    EnvironmentVariable(String),
    /// What was asked for is not supported.
    Unsupported(String),
}

impl ModelError {
    /// A stream error without a delay.
    #[inline]
    pub fn stream(text: impl Into<String>) -> ModelError {
        ModelError::Stream { text: text.into(), delay: None }
    }

    /// Whether a regular turn tries the stream again.
    #[inline]
    pub fn is_retryable(&self) -> bool {
        matches!(
            self,
            ModelError::Stream { .. }
                | ModelError::Timeout
                | ModelError::InternalServerError
                | ModelError::UnexpectedStatus(_)
                | ModelError::ConnectionFailed { .. }
                | ModelError::ResponseStreamFailed { .. }
                | ModelError::Io(_)
        )
    }

    /// What the client of an app-server is told, as `codex_error_info`.
    #[inline]
    pub fn client_code(&self) -> CoreCodexErrorInfo {
        let details = |status: Option<u16>| CoreHttpErrorDetails { http_status_code: status };
        match self {
            ModelError::InternalServerError => CoreCodexErrorInfo::InternalServerError,
            ModelError::ConnectionFailed { status } => {
                CoreCodexErrorInfo::HttpConnectionFailed(details(*status))
            }
            ModelError::ResponseStreamFailed { status } => {
                CoreCodexErrorInfo::ResponseStreamConnectionFailed(details(*status))
            }
            ModelError::ContextWindowExceeded => CoreCodexErrorInfo::ContextWindowExceeded,
            ModelError::UsageLimitReached(_) | ModelError::QuotaExceeded | ModelError::UsageNotIncluded => {
                CoreCodexErrorInfo::UsageLimitExceeded
            }
            ModelError::ServerOverloaded => CoreCodexErrorInfo::ServerOverloaded,
            ModelError::CyberPolicy(_) => CoreCodexErrorInfo::CyberPolicy,
            ModelError::InvalidImageRequest | ModelError::Unsupported(_) => CoreCodexErrorInfo::BadRequest,
            ModelError::RetryLimit { status, .. } => {
                CoreCodexErrorInfo::ResponseTooManyFailedAttempts(details(Some(*status)))
            }
            ModelError::RefreshTokenFailed(_) => CoreCodexErrorInfo::Unauthorized,
            _ => CoreCodexErrorInfo::Other,
        }
    }

    /// The HTTP status that the error is about.
    #[inline]
    pub fn http_status(&self) -> Option<u16> {
        match self {
            ModelError::InternalServerError => Some(500),
            ModelError::UnexpectedStatus(unexpected) => Some(unexpected.status),
            ModelError::RetryLimit { status, .. } => Some(*status),
            ModelError::ConnectionFailed { status } | ModelError::ResponseStreamFailed { status } => *status,
            _ => None,
        }
    }
}

impl fmt::Display for ModelError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ModelError::Stream { text, .. } => write!(f, "stream disconnected before completion: {text}"),
            ModelError::Timeout => f.write_str("the model provider did not answer in time"),
            ModelError::InternalServerError => {
                f.write_str("the model provider failed (500), perhaps because of high demand")
            }
            ModelError::UnexpectedStatus(unexpected) => unexpected.fmt(f),
            ModelError::ConnectionFailed { .. } => f.write_str("no connection to the model provider"),
            ModelError::ResponseStreamFailed { .. } => {
                f.write_str("the stream of the response could not be opened")
            }
            ModelError::ContextWindowExceeded => {
                f.write_str("the conversation is too long for the context window of the model")
            }
            ModelError::UsageLimitReached(limit) => limit.fmt(f),
            ModelError::QuotaExceeded => {
                f.write_str("the quota of the account is used up; see its plan and billing")
            }
            ModelError::UsageNotIncluded => {
                f.write_str("the plan of the account does not include this usage")
            }
            ModelError::ServerOverloaded => {
                f.write_str("the model has too many requests at the moment; another model may have room")
            }
            ModelError::InvalidImageRequest => {
                f.write_str("an image in the request could not be read as an image")
            }
            ModelError::RetryLimit { status, request_id } => {
                write!(f, "exceeded retry limit, last status: {}", status_text(*status))?;
                match request_id {
                    Some(id) => write!(f, ", request id: {id}"),
                    None => Ok(()),
                }
            }
            ModelError::TurnAborted => f.write_str("the turn was aborted"),
            ModelError::Interrupted => f.write_str("interrupted by the user"),
            ModelError::EnvironmentVariable(name) => {
                write!(f, "the environment variable `{name}` is not set")
            }
            ModelError::Unsupported(what) => write!(f, "not supported: {what}"),
            ModelError::Io(text)
            | ModelError::CyberPolicy(text)
            | ModelError::InvalidRequest(text)
            | ModelError::RefreshTokenFailed(text)
            | ModelError::Fatal(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for ModelError {}
