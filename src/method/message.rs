//! Whole messages: what a client reads from the server, and the other way round.

use super::table::InPlace;
use super::{
    ClientNotification, ClientRequest, ClientResponse, ServerNotification, ServerRequest, ServerResponse,
};
use crate::decode::DecodeError;
use crate::jsonrpc::{Body, JSONRPCError, Plain, PlainResponse, RequestId, Routed, is_end};

/// Anything that the server sends, as a client reads it.
///
/// An answer keeps its result as text unless the method of its request is given: see
/// [`decode_with`](ServerMessage::decode_with) and [`ServerResponse::decode`].
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant, reason = "a message is moved, not stored in bulk")]
pub enum ServerMessage<'a> {
    /// To be answered.
    Request(ServerRequest),
    /// Not answered.
    Notification(ServerNotification),
    /// The result of a request whose method is not known here.
    Response {
        /// The id of that request.
        id: RequestId,
        /// The result as text.
        result: Body<'a>,
    },
    /// The result of a request whose method is known, decoded. Boxed: results are large, and most messages are small.
    Answer(Box<ServerResponse>),
    /// The refusal of a request.
    Error(JSONRPCError),
}

impl<'a> ServerMessage<'a> {
    /// Routes a message and decodes its body once into the type of its method; a result is left as text.
    ///
    /// # Errors
    ///
    /// When the text is no message, or the body of a known method does not have the shape of its type. The error
    /// carries the text, so that a stream goes on with the next message.
    #[inline]
    pub fn decode(text: &'a str) -> Result<ServerMessage<'a>, DecodeError> {
        ServerMessage::decode_with(text, |_| None)
    }

    /// Like [`decode`](ServerMessage::decode), and decodes a result when `method_of` gives the method of its request.
    ///
    /// # Errors
    ///
    /// As for [`decode`](ServerMessage::decode).
    #[inline]
    pub fn decode_with(
        text: &'a str,
        method_of: impl Fn(&RequestId) -> Option<&'static str>,
    ) -> Result<ServerMessage<'a>, DecodeError> {
        if let Some(message) = ServerMessage::decode_plain(text, &method_of) {
            return Ok(message);
        }
        match Routed::parse(text)? {
            Routed::Request { id, method, params, trace } => ServerRequest::decode(id, &method, params)
                .map(|request| ServerMessage::Request(request.with_trace(trace))),
            Routed::Notification { method, params } => {
                ServerNotification::decode(&method, params).map(ServerMessage::Notification)
            }
            Routed::Response { id, result } => match method_of(&id) {
                Some(method) => ServerResponse::decode(id, method, result)
                    .map(|answer| ServerMessage::Answer(Box::new(answer))),
                None => Ok(ServerMessage::Response { id, result }),
            },
            Routed::Error { id, error } => Ok(ServerMessage::Error(JSONRPCError { error, id })),
        }
        .map_err(|error| error.about(text))
    }

    /// The way of most messages: members in the usual order, the body decoded where it stands.
    #[inline]
    fn decode_plain(
        text: &'a str,
        method_of: impl Fn(&RequestId) -> Option<&'static str>,
    ) -> Option<ServerMessage<'a>> {
        let (message, rest) = if let Some(PlainResponse { id, result }) = PlainResponse::parse(text) {
            let method = method_of(&id)?;
            let mut body = InPlace::new(result);
            (
                ServerMessage::Answer(Box::new(ServerResponse::decode_from(id, method, &mut body).ok()?)),
                body.rest(),
            )
        } else {
            let Plain { method, id, params } = Plain::parse(text)?;
            let mut body = InPlace::new(params);
            let message = match id {
                Some(id) => ServerMessage::Request(ServerRequest::decode_from(id, method, &mut body).ok()?),
                None => ServerMessage::Notification(ServerNotification::decode_from(method, &mut body).ok()?),
            };
            (message, body.rest())
        };
        is_end(rest).then_some(message)
    }
}

/// Anything that the client sends, as a server reads it.
///
/// An answer keeps its result as text unless the method of its request is given: see
/// [`decode_with`](ClientMessage::decode_with) and [`ClientResponse::decode`].
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant, reason = "a message is moved, not stored in bulk")]
pub enum ClientMessage<'a> {
    /// To be answered.
    Request(ClientRequest),
    /// Not answered.
    Notification(ClientNotification),
    /// The result of a request whose method is not known here.
    Response {
        /// The id of that request.
        id: RequestId,
        /// The result as text.
        result: Body<'a>,
    },
    /// The result of a request whose method is known, decoded. Boxed: results are large, and most messages are small.
    Answer(Box<ClientResponse>),
    /// The refusal of a request.
    Error(JSONRPCError),
}

impl<'a> ClientMessage<'a> {
    /// Routes a message and decodes its body once into the type of its method; a result is left as text.
    ///
    /// # Errors
    ///
    /// When the text is no message, or the body of a known method does not have the shape of its type. The error
    /// carries the text, so that a stream goes on with the next message.
    #[inline]
    pub fn decode(text: &'a str) -> Result<ClientMessage<'a>, DecodeError> {
        ClientMessage::decode_with(text, |_| None)
    }

    /// Like [`decode`](ClientMessage::decode), and decodes a result when `method_of` gives the method of its request.
    ///
    /// # Errors
    ///
    /// As for [`decode`](ClientMessage::decode).
    #[inline]
    pub fn decode_with(
        text: &'a str,
        method_of: impl Fn(&RequestId) -> Option<&'static str>,
    ) -> Result<ClientMessage<'a>, DecodeError> {
        if let Some(message) = ClientMessage::decode_plain(text, &method_of) {
            return Ok(message);
        }
        match Routed::parse(text)? {
            Routed::Request { id, method, params, trace } => ClientRequest::decode(id, &method, params)
                .map(|request| ClientMessage::Request(request.with_trace(trace))),
            Routed::Notification { method, params } => {
                ClientNotification::decode(&method, params).map(ClientMessage::Notification)
            }
            Routed::Response { id, result } => match method_of(&id) {
                Some(method) => ClientResponse::decode(id, method, result)
                    .map(|answer| ClientMessage::Answer(Box::new(answer))),
                None => Ok(ClientMessage::Response { id, result }),
            },
            Routed::Error { id, error } => Ok(ClientMessage::Error(JSONRPCError { error, id })),
        }
        .map_err(|error| error.about(text))
    }

    /// The way of most messages: members in the usual order, the body decoded where it stands.
    #[inline]
    fn decode_plain(
        text: &'a str,
        method_of: impl Fn(&RequestId) -> Option<&'static str>,
    ) -> Option<ClientMessage<'a>> {
        let (message, rest) = if let Some(PlainResponse { id, result }) = PlainResponse::parse(text) {
            let method = method_of(&id)?;
            let mut body = InPlace::new(result);
            (
                ClientMessage::Answer(Box::new(ClientResponse::decode_from(id, method, &mut body).ok()?)),
                body.rest(),
            )
        } else {
            let Plain { method, id, params } = Plain::parse(text)?;
            let mut body = InPlace::new(params);
            let message = match id {
                Some(id) => ClientMessage::Request(ClientRequest::decode_from(id, method, &mut body).ok()?),
                None => ClientMessage::Notification(ClientNotification::decode_from(method, &mut body).ok()?),
            };
            (message, body.rest())
        };
        is_end(rest).then_some(message)
    }
}
