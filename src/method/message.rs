//! Whole messages: what a client reads from the server, and the other way round.

use super::{ClientNotification, ClientRequest, ServerNotification, ServerRequest};
use crate::decode::DecodeError;
use crate::jsonrpc::{Body, JSONRPCError, RequestId, Routed};

/// Anything that the server sends, as a client reads it.
///
/// An answer keeps its result as text until the method of its request is known: see
/// [`ServerResponse::decode`](super::ServerResponse::decode) and
/// [`Request::decode_response`](super::Request::decode_response).
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant, reason = "a message is moved, not stored in bulk")]
pub enum ServerMessage<'a> {
    /// To be answered.
    Request(ServerRequest),
    /// Not answered.
    Notification(ServerNotification),
    /// The result of a request of the client.
    Response {
        /// The id of that request.
        id: RequestId,
        /// The result as text.
        result: Body<'a>,
    },
    /// The refusal of a request of the client.
    Error(JSONRPCError),
}

impl<'a> ServerMessage<'a> {
    /// Routes a message, then decodes its body once into the type of its method.
    ///
    /// # Errors
    ///
    /// When the text is no message, or the params of a known method do not have the shape of their type. The
    /// error carries the text, so that a stream goes on with the next message.
    #[inline]
    pub fn decode(text: &'a str) -> Result<ServerMessage<'a>, DecodeError> {
        match Routed::parse(text)? {
            Routed::Request { id, method, params, .. } => {
                ServerRequest::decode(id, &method, params).map(ServerMessage::Request)
            }
            Routed::Notification { method, params } => {
                ServerNotification::decode(&method, params).map(ServerMessage::Notification)
            }
            Routed::Response { id, result } => Ok(ServerMessage::Response { id, result }),
            Routed::Error { id, error } => Ok(ServerMessage::Error(JSONRPCError { error, id })),
        }
        .map_err(|error| error.about(text))
    }
}

/// Anything that a client sends, as a server reads it.
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant, reason = "a message is moved, not stored in bulk")]
pub enum ClientMessage<'a> {
    /// To be answered.
    Request(ClientRequest),
    /// Not answered.
    Notification(ClientNotification),
    /// The result of a request of the server.
    Response {
        /// The id of that request.
        id: RequestId,
        /// The result as text.
        result: Body<'a>,
    },
    /// The refusal of a request of the server.
    Error(JSONRPCError),
}

impl<'a> ClientMessage<'a> {
    /// Routes a message, then decodes its body once into the type of its method.
    ///
    /// # Errors
    ///
    /// As for [`ServerMessage::decode`].
    #[inline]
    pub fn decode(text: &'a str) -> Result<ClientMessage<'a>, DecodeError> {
        match Routed::parse(text)? {
            Routed::Request { id, method, params, .. } => {
                ClientRequest::decode(id, &method, params).map(ClientMessage::Request)
            }
            Routed::Notification { method, params } => {
                ClientNotification::decode(&method, params).map(ClientMessage::Notification)
            }
            Routed::Response { id, result } => Ok(ClientMessage::Response { id, result }),
            Routed::Error { id, error } => Ok(ClientMessage::Error(JSONRPCError { error, id })),
        }
        .map_err(|error| error.about(text))
    }
}
