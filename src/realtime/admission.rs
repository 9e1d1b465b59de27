//! Which requests about realtime an app-server takes, and what it answers to the others (spec/realtime.md §4.6).

use std::fmt;

use super::{RealtimeOperation, voices};
use crate::DecodeError;
use crate::experimental::required_capability;
use crate::id::{InvalidId, ThreadId};
use crate::jsonrpc::{JSONRPCErrorError, error_code};
use crate::method::{ClientRequest, MethodInfo, Stability, find};
use crate::v2::ThreadRealtimeListVoicesResponse;
use crate::vocab::RealtimeVoice;

/// What a server knows about the connection and itself when a request arrives.
///
/// The checks come in the order of the release: the params, the capability, the thread's id, the thread, the connection,
/// the feature. The first one that fails gives the answer; voices are told whoever has the capability.
///
/// ```
/// use codex_schema::method::ClientRequest;
/// use codex_schema::realtime::{Admission, Gate, RealtimeOperation, ThreadPresence};
///
/// let gate = Gate { experimental_api: true, realtime_enabled: true };
/// let stop = |thread: &str| -> Result<ClientRequest, serde_json::Error> {
///     let request = r#"{"method":"thread/realtime/stop","id":1,"params":{"threadId":"THREAD"}}"#;
///     serde_json::from_str(&request.replace("THREAD", thread))
/// };
///
/// let thread = "01a1fd77-7070-7992-b3f3-133d59efb492";
/// let Ok(Admission::Operation { operation, .. }) = gate.admit(stop(thread)?, |_| ThreadPresence::Loaded) else {
///     panic!()
/// };
/// assert_eq!(operation, RealtimeOperation::Close);
///
/// let refusal = gate.admit(stop(thread)?, |_| ThreadPresence::NotLoaded).unwrap_err();
/// assert_eq!(refusal.to_error().code, -32600);
/// assert_eq!(refusal.to_string(), format!("thread not found: {thread}"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Gate {
    /// Whether the client asked for `capabilities.experimentalApi` in the handshake.
    pub experimental_api: bool,
    /// Whether the feature `realtime_conversation` is on; by default it is off.
    pub realtime_enabled: bool,
}

/// Whether a thread can take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThreadPresence {
    NotLoaded,
    Loaded,
    /// It is loaded, but the connection that asks is closed, so that nobody would hear of its events.
    Unheard,
}

/// What becomes of a request that is not refused.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Admission {
    /// Answer with `{}`, and submit the operation to the thread.
    Operation { thread_id: ThreadId, operation: RealtimeOperation },
    /// Answer with the voices.
    Voices(ThreadRealtimeListVoicesResponse),
    /// Do nothing: there is nobody to answer.
    Unanswered,
    /// The request is not about realtime.
    Other(Box<ClientRequest>),
}

/// Why a request about realtime is refused. The text (`Display`) is that of the answer.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum RequestRefusal {
    /// The params do not decode, or name a voice that the release does not know; says why.
    Params(String),
    /// The connection does not have the capability for this method.
    Capability { method: &'static str },
    /// The thread id is none.
    ThreadId(InvalidId),
    /// No such thread is loaded.
    NotLoaded { thread_id: ThreadId },
    /// The feature is off.
    Disabled { thread_id: ThreadId },
    /// The operation could not be handed to the thread.
    Submit { attempt: Attempt, detail: String },
}

/// What was to be handed to a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attempt {
    Start,
    AppendAudio,
    AppendText,
    Stop,
}

impl Gate {
    /// Checks a request; `presence` is asked about its thread, by the id as the server writes it.
    ///
    /// A request that does not even decode is refused with [`RequestRefusal::from`] its error.
    ///
    /// # Errors
    ///
    /// The first reason that the release finds to refuse the request.
    #[inline]
    pub fn admit(
        &self,
        request: ClientRequest,
        presence: impl FnOnce(&ThreadId) -> ThreadPresence,
    ) -> Result<Admission, RequestRefusal> {
        let method = find(request.method());
        let (thread_id, operation) = match request {
            ClientRequest::ThreadRealtimeStart { params, .. } => {
                if let Some(RealtimeVoice::Unrecognized(voice)) = &params.voice {
                    return Err(RequestRefusal::unknown_voice(voice.as_str()));
                }
                (params.thread_id.clone(), params.into())
            }
            ClientRequest::ThreadRealtimeAppendAudio { params, .. } => {
                (params.thread_id.clone(), params.into())
            }
            ClientRequest::ThreadRealtimeAppendText { params, .. } => {
                (params.thread_id.clone(), params.into())
            }
            ClientRequest::ThreadRealtimeStop { params, .. } => (params.thread_id.clone(), params.into()),
            ClientRequest::ThreadRealtimeListVoices { .. } => {
                self.check_capability(method)?;
                return Ok(Admission::Voices(ThreadRealtimeListVoicesResponse { voices: voices() }));
            }
            other => return Ok(Admission::Other(Box::new(other))),
        };
        self.check_capability(method)?;
        let thread_id = thread_id.canonical().map_err(RequestRefusal::ThreadId)?;
        match presence(&thread_id) {
            ThreadPresence::NotLoaded => Err(RequestRefusal::NotLoaded { thread_id }),
            ThreadPresence::Unheard => Ok(Admission::Unanswered),
            ThreadPresence::Loaded if !self.realtime_enabled => Err(RequestRefusal::Disabled { thread_id }),
            ThreadPresence::Loaded => Ok(Admission::Operation { thread_id, operation }),
        }
    }

    #[inline]
    fn check_capability(&self, method: Option<&MethodInfo>) -> Result<(), RequestRefusal> {
        match method {
            Some(MethodInfo { name, stability: Stability::Experimental, .. }) if !self.experimental_api => {
                Err(RequestRefusal::Capability { method: name })
            }
            _ => Ok(()),
        }
    }
}

impl RequestRefusal {
    /// The error of the answer. It has no `data`.
    #[inline]
    pub fn to_error(&self) -> JSONRPCErrorError {
        let code = match self {
            RequestRefusal::Submit { .. } => error_code::INTERNAL_ERROR,
            _ => error_code::INVALID_REQUEST,
        };
        JSONRPCErrorError::new(code, self.to_string())
    }

    #[inline]
    fn unknown_voice(found: &str) -> RequestRefusal {
        let known: Vec<String> = RealtimeVoice::VALUES.iter().map(|voice| format!("`{voice}`")).collect();
        RequestRefusal::Params(format!("unknown variant `{found}`, expected one of {}", known.join(", ")))
    }
}

impl From<DecodeError> for RequestRefusal {
    #[inline]
    fn from(error: DecodeError) -> RequestRefusal {
        RequestRefusal::Params(error.message)
    }
}

impl fmt::Display for RequestRefusal {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RequestRefusal::Params(detail) => write!(f, "Invalid request: {detail}"),
            RequestRefusal::Capability { method } => f.write_str(&required_capability(method)),
            RequestRefusal::ThreadId(error) => write!(f, "invalid thread id: {error}"),
            RequestRefusal::NotLoaded { thread_id } => write!(f, "thread not found: {thread_id}"),
            RequestRefusal::Disabled { thread_id } => {
                write!(f, "thread {thread_id} does not support realtime conversation")
            }
            RequestRefusal::Submit { attempt, detail } => write!(f, "failed to {attempt}: {detail}"),
        }
    }
}

impl std::error::Error for RequestRefusal {}

impl fmt::Display for Attempt {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Attempt::Start => "start realtime conversation",
            Attempt::AppendAudio => "append realtime conversation audio",
            Attempt::AppendText => "append realtime conversation text",
            Attempt::Stop => "stop realtime conversation",
        })
    }
}
