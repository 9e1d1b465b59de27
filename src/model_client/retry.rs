//! When something is tried again: delays as data, and the decisions above single requests (spec/model-client.md §11).

use std::time::Duration;

use crate::rollout::{CoreCodexErrorInfo, CoreHttpErrorDetails, CoreRateLimitSnapshot};

use super::error::ModelError;
use super::session::ModelClientSession;

/// The pause before the first retry.
const BASE_DELAY: Duration = Duration::from_millis(200);

/// How long to wait before something is tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delay {
    /// As long as the provider asked for.
    Requested(Duration),
    /// This long, give or take a tenth.
    Backoff(Duration),
}

/// Randomness from the caller: where in the range of a delay to wait, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Jitter(f64);

impl Jitter {
    /// The middle of every range: no randomness.
    pub const NONE: Jitter = Jitter(0.5);

    /// From a random number between 0 and 1; what lies outside becomes the nearest end, what is no number the middle.
    #[inline]
    pub fn new(random: f64) -> Jitter {
        if random.is_nan() { Jitter::NONE } else { Jitter(random.clamp(0.0, 1.0)) }
    }
}

impl Delay {
    /// The pause before retry `n`, counted from 1: it doubles each time.
    #[inline]
    pub fn backoff(n: u32) -> Delay {
        Delay::Backoff(BASE_DELAY.saturating_mul(1 << n.saturating_sub(1).min(30)))
    }

    /// How long to wait.
    ///
    /// ```
    /// use std::time::Duration;
    /// use codex_schema::model_client::{Delay, Jitter};
    ///
    /// assert_eq!(Delay::backoff(3).with(Jitter::NONE), Duration::from_millis(800));
    /// assert_eq!(Delay::backoff(1).with(Jitter::new(0.0)), Duration::from_millis(180));
    /// ```
    #[inline]
    pub fn with(self, jitter: Jitter) -> Duration {
        match self {
            Delay::Requested(delay) => delay,
            Delay::Backoff(delay) => delay.mul_f64(0.9 + 0.2 * jitter.0),
        }
    }
}

/// The retries of one sampling request of a regular turn (spec/model-client.md §11.2). Make one for each: the first
/// request of a turn, and each follow-up of a tool.
///
/// ```text
///                  ┌─────────────────────── Retry ───────────────────────┐
///   error ──► retryable? ── yes ──► retries < R? ── yes ──► retries + 1 ──┘
///                 │ no                    │ no
///                 ▼                       ▼
///               Fail     WebSocket still possible? ── yes ──► FallBack, retries = 0
///                 ▲                       │ no
///                 └───────────────────────┘
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamRetry {
    retries: u32,
}

/// What a turn does about an error.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub enum RetryDecision {
    /// The turn fails.
    Fail(BeforeFailing),
    /// Wait, rebuild the prompt from the history, and try again on the same turn session.
    Retry { delay: Delay, notice: RetryNotice },
    /// WebSockets are given up for the rest of the session. Warn the user, and try again at once.
    FallBack { warning: String },
}

/// What is left to do before a turn fails.
#[derive(Debug, Clone, PartialEq)]
pub enum BeforeFailing {
    Nothing,
    /// Treat the context as full, so that the next turn begins with a compaction.
    FillTokenMeter,
    /// Publish these limits.
    PublishLimits(Box<CoreRateLimitSnapshot>),
}

/// What the user is told about a retry.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RetryNotice {
    pub message: String,
    pub code: CoreCodexErrorInfo,
    /// The text of the error.
    pub details: String,
    /// Release builds keep this notice to themselves: it is the first one, on a WebSocket.
    pub quiet_in_release: bool,
}

impl StreamRetry {
    /// No retry yet.
    #[allow(clippy::new_without_default, reason = "a state that begins somewhere is made by name")]
    #[inline]
    pub fn new() -> StreamRetry {
        StreamRetry { retries: 0 }
    }

    /// How many retries there were, since the beginning or the fallback.
    #[inline]
    pub fn retries(&self) -> u32 {
        self.retries
    }

    /// Decides about an error of a whole attempt, and activates the fallback when that is the decision.
    #[inline]
    pub fn on_error<C>(&mut self, session: &mut ModelClientSession<C>, error: &ModelError) -> RetryDecision {
        match error {
            ModelError::ContextWindowExceeded => return RetryDecision::Fail(BeforeFailing::FillTokenMeter),
            ModelError::UsageLimitReached(limit) => {
                return RetryDecision::Fail(BeforeFailing::PublishLimits(Box::new(
                    limit.rate_limits.clone(),
                )));
            }
            _ if !error.is_retryable() => return RetryDecision::Fail(BeforeFailing::Nothing),
            _ => {}
        }
        let most = session.client().config().provider.stream_retries();
        if self.retries >= most && session.fall_back_to_http() {
            self.retries = 0;
            return RetryDecision::FallBack {
                warning: format!("WebSockets are given up for HTTPS in this session, because of: {error}"),
            };
        }
        if self.retries >= most {
            return RetryDecision::Fail(BeforeFailing::Nothing);
        }
        self.retries += 1;
        let quiet_in_release = self.retries == 1 && session.client().websocket_enabled();
        retry(self.retries, most, error, quiet_in_release)
    }
}

#[inline]
fn retry(n: u32, most: u32, error: &ModelError, quiet_in_release: bool) -> RetryDecision {
    let delay = match error {
        ModelError::Stream { delay: Some(delay), .. } => Delay::Requested(*delay),
        _ => Delay::backoff(n),
    };
    let details = CoreHttpErrorDetails { http_status_code: error.http_status() };
    let notice = RetryNotice {
        message: format!("Reconnecting... {n}/{most}"),
        code: CoreCodexErrorInfo::ResponseStreamDisconnected(details),
        details: error.to_string(),
        quiet_in_release,
    };
    RetryDecision::Retry { delay, notice }
}

/// The retries of a local compaction (spec/model-client.md §9.1): every error but an interruption is retried, and
/// nothing falls back to HTTP.
///
/// ```text
///   error ──┬── interrupted ─────────────────────────────────────────► Fail
///           ├── context too small ── more than one item ─────────────► DropOldest, retries = 0
///           │                     └─ one item left ──────────────────► Fail
///           └── anything else ────── retries < most ─────────────────► Retry, retries + 1
///                                 └─ none left ──────────────────────► Fail
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompactionRetry {
    retries: u32,
    most: u32,
}

/// What a local compaction does about an error.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub enum CompactionDecision {
    /// The compaction fails, and with it the turn that needed it.
    Fail,
    /// Wait, and try again.
    Retry { delay: Delay, notice: RetryNotice },
    /// Drop the oldest item of the input, and try again at once.
    DropOldest,
}

impl CompactionRetry {
    /// With the `stream_max_retries` of the provider.
    #[inline]
    pub fn new(most: u32) -> CompactionRetry {
        CompactionRetry { retries: 0, most }
    }

    /// Decides about an error; `items` is the length of the input that was sent.
    #[inline]
    pub fn on_error(&mut self, error: &ModelError, items: usize) -> CompactionDecision {
        match error {
            ModelError::Interrupted => CompactionDecision::Fail,
            ModelError::ContextWindowExceeded if items > 1 => {
                self.retries = 0;
                CompactionDecision::DropOldest
            }
            ModelError::ContextWindowExceeded => CompactionDecision::Fail,
            _ if self.retries >= self.most => CompactionDecision::Fail,
            _ => {
                self.retries += 1;
                match retry(self.retries, self.most, error, false) {
                    RetryDecision::Retry { delay, notice } => CompactionDecision::Retry { delay, notice },
                    RetryDecision::Fail(_) | RetryDecision::FallBack { .. } => CompactionDecision::Fail,
                }
            }
        }
    }
}
