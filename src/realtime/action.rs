//! What the machine asks for, and why a conversation ends (spec/realtime.md §11.3).

use super::{CallRequest, ClientMessage, Event, WebSocketRequest};
#[cfg(doc)]
use super::{Endpoint, Realtime};
use crate::model_client::{Delay, RecoveryStep};

/// Tells one conversation of a thread from those before it: what the transport reports names it, so that what comes
/// late, from a conversation that is over, is ignored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConversationId(u64);

impl ConversationId {
    #[inline]
    pub(super) fn new(number: u64) -> ConversationId {
        ConversationId(number)
    }
}

/// What is to be done next, by whoever has sockets and a clock.
///
/// One at a time and in their order: an [`Emit`](Action::Emit) is told before the next action is begun, for what opens
/// next may open only after the client has done its part.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Open a WebSocket; report with [`Realtime::connected`] or [`Realtime::connect_failed`].
    Connect { conversation: ConversationId, request: WebSocketRequest },
    /// Post the offer of a WebRTC call; report with [`Realtime::call_answered`] or [`Realtime::call_failed`].
    CreateCall { conversation: ConversationId, request: CallRequest },
    /// Wait, then call [`Realtime::waited`]. The delay takes randomness from the caller.
    Wait { conversation: ConversationId, delay: Delay },
    /// The provider has refused the credentials. Take this step towards valid ones, put them into
    /// [`Realtime::endpoint`], and call [`Realtime::recovered`] or [`Realtime::recovery_failed`]. Asked for only with
    /// [`Endpoint::recover_credentials`].
    Recover { conversation: ConversationId, step: RecoveryStep },
    /// Send [`ClientMessage::to_json`] as a text frame; report only a failure, with [`Realtime::send_failed`].
    Send { conversation: ConversationId, message: ClientMessage },
    /// Submit this text to the agent as user input: it starts a turn, or steers the one that runs. It is not typed
    /// by the user, so [`Realtime::typed_input`] is not to hear of it.
    Delegate { text: String },
    /// Tell the clients of the thread: as a core event, or with [`notification`](super::notification).
    Emit(Box<Event>),
    /// Close the connection, or give up what is under way to open it. Nothing needs to be reported.
    Close { conversation: ConversationId },
}

/// Why a conversation is over, in the event `realtime_conversation_closed` and in `thread/realtime/closed`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum CloseReason {
    /// The client asked for it.
    Requested,
    /// The provider has closed the connection in order.
    TransportClosed,
    /// An error, told before.
    Error,
}

impl CloseReason {
    /// The string on the wire.
    #[inline]
    pub fn as_str(self) -> &'static str {
        match self {
            CloseReason::Requested => "requested",
            CloseReason::TransportClosed => "transport_closed",
            CloseReason::Error => "error",
        }
    }
}
