//! Single HTTP requests: how they fail, and when they are sent again (spec/model-client.md §11.1).

use super::error::ModelError;
use super::headers::Headers;
use super::http_error::{HttpAnswer, classify_http};
use super::retry::Delay;

/// How an HTTP request failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HttpFailure {
    /// It was answered, but not with success.
    Answer(HttpAnswer),
    /// It was not answered in time.
    TimedOut,
    /// The network failed, or fetching the credentials did for the moment.
    Network(String),
    /// The request could not be built.
    Build(String),
}

impl HttpFailure {
    /// The error that is left when nothing is tried any more.
    #[inline]
    pub fn into_error(self, url: Option<&str>) -> ModelError {
        match self {
            HttpFailure::Answer(answer) => classify_http(answer, url),
            HttpFailure::TimedOut => ModelError::Timeout,
            HttpFailure::Network(text) | HttpFailure::Build(text) => ModelError::stream(text),
        }
    }

    #[inline]
    fn is_retryable(&self) -> bool {
        match self {
            HttpFailure::Answer(answer) => (500..600).contains(&answer.status),
            HttpFailure::TimedOut | HttpFailure::Network(_) => true,
            HttpFailure::Build(_) => false,
        }
    }
}

/// The retries of one HTTP request. Headers, body and credentials are built anew for each.
///
/// ```text
///   failure ── 5xx, timeout, network ── tries left ──► wait: 200 ms, then twice as long each time
///           │                        └─ none left ──► give up
///           └─ any other status, no request built ──► give up
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestRetry {
    done: u32,
    most: u32,
}

impl RequestRetry {
    /// With the `request_max_retries` of the provider.
    #[inline]
    pub fn new(most: u32) -> RequestRetry {
        RequestRetry { done: 0, most }
    }

    /// How long to wait before the next try; none when there is none.
    #[inline]
    pub fn on_failure(&mut self, failure: &HttpFailure) -> Option<Delay> {
        if self.done >= self.most || !failure.is_retryable() {
            return None;
        }
        self.done += 1;
        Some(Delay::backoff(self.done))
    }
}

/// An answer whose body is still arriving, of which only so much is kept.
pub(super) struct PartialAnswer {
    status: u16,
    headers: Headers,
    body: Vec<u8>,
    most: usize,
    cut: bool,
}

impl PartialAnswer {
    /// How much of a refusal is kept, in bytes.
    pub(super) const REFUSAL: usize = 1 << 20;

    #[inline]
    pub(super) fn new(status: u16, headers: Headers, most: usize) -> PartialAnswer {
        PartialAnswer { status, headers, body: Vec::new(), most, cut: false }
    }

    #[inline]
    pub(super) fn push(&mut self, bytes: &[u8]) {
        let room = bytes.len().min(self.most - self.body.len());
        self.body.extend_from_slice(&bytes[..room]);
        self.cut |= room < bytes.len();
    }

    #[inline]
    pub(super) fn is_success(&self) -> bool {
        is_success(self.status)
    }

    /// Whether something was not kept.
    #[inline]
    pub(super) fn is_cut(&self) -> bool {
        self.cut
    }

    #[inline]
    pub(super) fn finish(self) -> HttpAnswer {
        let body = String::from_utf8(self.body)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        HttpAnswer { status: self.status, headers: self.headers, body }
    }
}

#[inline]
pub(super) fn is_success(status: u16) -> bool {
    (200..300).contains(&status)
}
