//! The chain of incremental requests on one WebSocket (spec/model-client.md §5).

use super::body::LogicalRequest;
use super::item::ModelItem;

/// What a turn session holds of its WebSocket, and what is parked between turns: the connection and the last request
/// and response on it. It moves as one unit and is never copied.
pub(super) struct WebSocketState<C> {
    pub(super) link: Link<C>,
    /// Always the whole request, however little of it was sent.
    pub(super) last_request: Option<LogicalRequest>,
    /// Set once a response was completed; taken by the next request.
    pub(super) last_response: Option<LastResponse>,
    /// Whether the last request found an open connection.
    pub(super) reused: bool,
}

/// A WebSocket connection, if there is one.
pub(super) enum Link<C> {
    None,
    /// There was one. A preconnect does not replace it, a request does.
    Closed,
    Open(Connection<C>),
}

/// An open connection: what the caller holds of it, and what its handshake said.
pub(super) struct Connection<C> {
    pub(super) io: C,
    pub(super) server_model: Option<String>,
    pub(super) models_etag: Option<String>,
    pub(super) reasoning_included: bool,
    /// A response that nobody waits for is still arriving.
    pub(super) draining: bool,
}

/// A completed response.
pub(super) struct LastResponse {
    pub(super) id: String,
    /// Every finished item, in order.
    pub(super) items: Vec<ModelItem>,
}

impl<C> WebSocketState<C> {
    #[inline]
    pub(super) fn empty() -> WebSocketState<C> {
        WebSocketState { link: Link::None, last_request: None, last_response: None, reused: false }
    }

    /// The open connection.
    #[inline]
    pub(super) fn open(&mut self) -> Option<&mut Connection<C>> {
        match &mut self.link {
            Link::Open(connection) => Some(connection),
            Link::None | Link::Closed => None,
        }
    }

    /// Closes the connection, by dropping it.
    #[inline]
    pub(super) fn close(&mut self) {
        if let Link::Open(_) = self.link {
            self.link = Link::Closed;
        }
    }

    /// Forgets what was asked and answered; the next request is a full one.
    #[inline]
    pub(super) fn forget(&mut self) {
        self.last_request = None;
        self.last_response = None;
    }
}

/// How many items of the full request the provider already has, when the request can continue the last response.
#[inline]
pub(super) fn covered(
    last: Option<&LogicalRequest>,
    answer: &LastResponse,
    full: &LogicalRequest,
) -> Option<usize> {
    let last = last?;
    if answer.id.is_empty() || last.shape != full.shape {
        return None;
    }
    let rest = full.input.strip_prefix(last.input.as_slice())?;
    rest.starts_with(&answer.items).then_some(last.input.len() + answer.items.len())
}
