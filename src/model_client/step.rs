//! What a call asks of its driver, and what the driver tells it.

use super::credentials::RecoveryStep;
use super::error::ModelError;
use super::event::ResponseEvent;
use super::http_error::HttpAnswer;
use super::outbound::{Handshake, HttpRequest};
use super::request::HttpFailure;
use super::retry::Delay;

/// What [`Call::next`](super::Call::next) asks for.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub enum Step {
    /// Open a WebSocket; tell [`connected`](super::Call::connected) or
    /// [`connect_failed`](super::Call::connect_failed).
    Connect(Box<Handshake>),
    /// Send this text frame on the connection. Nothing is told when that succeeds.
    SendText(String),
    /// Send this HTTP request; tell [`http_head`](super::Call::http_head) or
    /// [`http_failed`](super::Call::http_failed).
    SendHttp(Box<HttpRequest>),
    /// Tell what arrives next: on the [`connection`](super::Call::connection), if there is one,
    /// [`text`](super::Call::text) or [`binary`](super::Call::binary), in the HTTP answer [`bytes`](super::Call::bytes);
    /// of either [`ended`](super::Call::ended), or the answer to what was asked for before.
    Read {
        /// Whether the idle timer begins anew; it runs for the
        /// [`stream_idle_timeout`](super::Provider::stream_idle_timeout) of the provider. What does not restart it:
        /// pings, and bytes that complete no event.
        restart_idle_timer: bool,
    },
    /// Wait, then ask for the next step.
    Wait(Delay),
    /// Take this step towards valid credentials; tell [`recovered`](super::Call::recovered) or
    /// [`recovery_failed`](super::Call::recovery_failed).
    Recover(RecoveryStep),
    /// Tell the turn.
    Event(ResponseEvent),
    /// The call is over.
    Done(Result<(), ModelError>),
}

/// Why there is no WebSocket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConnectFailure {
    /// The provider answered the handshake with another status than 101.
    Refused(HttpAnswer),
    /// The provider closed the connection during the handshake.
    Closed,
    /// The handshake took longer than its timeout.
    TimedOut,
    /// Anything else.
    Network(String),
}

/// How a stream ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StreamEnd {
    /// It is at its end: no more bytes, no more frames.
    Ended,
    /// A close frame arrived.
    CloseFrame,
    /// Nothing arrived for as long as a stream may be silent.
    IdleTimeout,
    /// Sending took as long as a stream may be silent.
    SendTimeout,
    /// Sending failed.
    SendFailed(String),
    /// The transport failed.
    Transport(String),
}

impl StreamEnd {
    /// What this means for a request that was not answered yet.
    #[inline]
    pub(super) fn before_an_answer(self) -> HttpFailure {
        match self {
            StreamEnd::IdleTimeout | StreamEnd::SendTimeout => HttpFailure::TimedOut,
            StreamEnd::SendFailed(text) | StreamEnd::Transport(text) => HttpFailure::Network(text),
            StreamEnd::Ended | StreamEnd::CloseFrame => {
                HttpFailure::Network("the connection ended before an answer".to_owned())
            }
        }
    }
}

/// Why a step of the recovery failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecoveryFailure {
    /// It will not succeed later either; the user has to sign in again.
    Permanent(String),
    /// It may succeed later. So does an external refresh that its client refuses.
    Transient(String),
}

impl RecoveryFailure {
    /// What the request that needed the credentials fails with.
    #[inline]
    pub(crate) fn into_error(self) -> ModelError {
        match self {
            RecoveryFailure::Permanent(text) => ModelError::RefreshTokenFailed(text),
            RecoveryFailure::Transient(text) => ModelError::Io(text),
        }
    }
}
