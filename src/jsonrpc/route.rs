//! Routing: what a message is and whom it concerns, with its body left as text.

use std::borrow::Cow;
use std::fmt;

use serde::de::DeserializeOwned;

use super::members::{Malformed, each_member};
use super::{
    JSONRPCError, JSONRPCErrorError, JSONRPCMessage, JSONRPCNotification, JSONRPCRequest, JSONRPCResponse,
    RequestId, W3cTraceContext,
};
use crate::Json;
use crate::decode::DecodeError;

/// The body of a message: its text, borrowed from the message.
///
/// Routing finds where a body begins and ends; whether it is JSON shows when it is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Body<'a>(&'a str);

impl<'a> Body<'a> {
    /// The text.
    pub fn as_str(self) -> &'a str {
        self.0
    }

    /// Decodes the text into a type.
    ///
    /// # Errors
    ///
    /// When it is not JSON or does not have the shape of the type.
    pub fn decode<T: DeserializeOwned>(self) -> Result<T, DecodeError> {
        crate::decode::from_text(self.0).map_err(|failure| failure.about(self.0))
    }

    /// Keeps the text.
    ///
    /// # Errors
    ///
    /// When it is not JSON.
    pub fn to_json(self) -> Result<Json, DecodeError> {
        crate::decode::read(self.0).map_err(|error| error.in_text(self.0).about(self.0))
    }
}

impl<'a> From<&'a Json> for Body<'a> {
    fn from(json: &'a Json) -> Body<'a> {
        Body(json.as_str())
    }
}

/// A message whose envelope has been read and whose body has not.
///
/// ```
/// use codex_schema::jsonrpc::Routed;
///
/// let line = r#"{"method":"thread/closed","params":{"threadId":"t"}}"#;
/// match Routed::parse(line)? {
///     Routed::Notification { method, params } => {
///         assert_eq!(method, "thread/closed");
///         assert_eq!(params.map(|params| params.as_str()), Some(r#"{"threadId":"t"}"#));
///     }
///     other => panic!("{other:?}"),
/// }
/// # Ok::<(), codex_schema::DecodeError>(())
/// ```
#[derive(Debug, Clone)]
pub enum Routed<'a> {
    /// Has `id` and `method`.
    Request {
        /// To be repeated in the answer.
        id: RequestId,
        /// The method's wire name.
        method: Cow<'a, str>,
        /// None when absent or null.
        params: Option<Body<'a>>,
        /// Trace context of the sender.
        trace: Option<W3cTraceContext>,
    },
    /// Has `method` and no usable `id`.
    Notification {
        /// The method's wire name.
        method: Cow<'a, str>,
        /// None when absent or null.
        params: Option<Body<'a>>,
    },
    /// Has `id` and `result`.
    Response {
        /// The id of the request that this answers.
        id: RequestId,
        /// May be `null`.
        result: Body<'a>,
    },
    /// Has `id` and `error`.
    Error {
        /// The id of the request that this answers.
        id: RequestId,
        /// What went wrong.
        error: JSONRPCErrorError,
    },
}

/// Why a JSON object is no message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum WrongEnvelope {
    /// `method` is not a string.
    Method,
    /// There is a `result` or `error`, but `id` is no string or 64-bit integer.
    Id,
    /// `id` is no JSON.
    NotJson,
    /// `error` is no object with an integer `code` and a `message`.
    Error,
    /// There is neither `method` nor `result` nor `error`.
    Nothing,
}

impl WrongEnvelope {
    fn pointer(self) -> &'static str {
        match self {
            WrongEnvelope::Nothing => "",
            WrongEnvelope::Method => "/method",
            WrongEnvelope::Id | WrongEnvelope::NotJson => "/id",
            WrongEnvelope::Error => "/error",
        }
    }
}

impl fmt::Display for WrongEnvelope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            WrongEnvelope::Method => "expected a string as method",
            WrongEnvelope::Id => "expected a string or a 64-bit integer as id",
            WrongEnvelope::NotJson => "not JSON: expected a value as id",
            WrongEnvelope::Error => "expected an object with an integer code and a message as error",
            WrongEnvelope::Nothing => "expected method, result or error, found none of them",
        })
    }
}

impl<'a> Routed<'a> {
    /// Reads the envelope of a message, trying request, notification, response and error in this order
    /// (spec/envelope.md §1.1). Of a member that stands twice the last one counts; others are ignored.
    ///
    /// # Errors
    ///
    /// When the text is not JSON, or JSON that is no message.
    pub fn parse(text: &'a str) -> Result<Routed<'a>, DecodeError> {
        Routed::parse_noting(text, |_| {})
    }

    /// Like [`parse`](Routed::parse), and names the envelope's members that stand more than once.
    pub(crate) fn parse_noting(
        text: &'a str,
        mut repeated: impl FnMut(&'static str),
    ) -> Result<Routed<'a>, DecodeError> {
        let mut members = Members::default();
        let fail = |pointer: &str, message: String| DecodeError {
            method: None,
            pointer: pointer.to_owned(),
            message,
            raw: text.into(),
        };
        each_member(text, |name, value| members.set(&name, value).into_iter().for_each(&mut repeated))
            .map_err(|Malformed { offset, expected }| {
                match serde_json::from_str::<serde::de::IgnoredAny>(text) {
                    Ok(_) => fail("", format!("expected {expected}, found {}", kind_of(text))),
                    Err(_) if offset >= text.trim_end().len() => {
                        fail("", format!("not JSON: expected {expected}, found the end of the text"))
                    }
                    Err(_) => fail("", format!("not JSON: expected {expected} at column {}", offset + 1)),
                }
            })?;
        members.classify().map_err(|wrong| fail(wrong.pointer(), wrong.to_string()))
    }

    /// Like [`parse`](Routed::parse), for bytes.
    ///
    /// # Errors
    ///
    /// Also when the bytes are not UTF-8; the error then names the first bad byte.
    pub fn parse_bytes(bytes: &'a [u8]) -> Result<Routed<'a>, DecodeError> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Routed::parse(text),
            Err(error) => Err(DecodeError {
                method: None,
                pointer: String::new(),
                message: format!("not UTF-8: invalid byte at offset {}", error.valid_up_to()),
                raw: String::from_utf8_lossy(bytes).into(),
            }),
        }
    }

    /// The method of a request or notification.
    pub fn method(&self) -> Option<&str> {
        match self {
            Routed::Request { method, .. } | Routed::Notification { method, .. } => Some(method),
            Routed::Response { .. } | Routed::Error { .. } => None,
        }
    }

    /// The id of a request or an answer.
    pub fn id(&self) -> Option<&RequestId> {
        match self {
            Routed::Request { id, .. } | Routed::Response { id, .. } | Routed::Error { id, .. } => Some(id),
            Routed::Notification { .. } => None,
        }
    }

    /// The message with a body of its own.
    ///
    /// # Errors
    ///
    /// When the body is not JSON.
    pub fn into_message(self) -> Result<JSONRPCMessage, DecodeError> {
        Ok(match self {
            Routed::Request { id, method, params, trace } => JSONRPCMessage::Request(JSONRPCRequest {
                id,
                method: method.into_owned(),
                params: params.map(Body::to_json).transpose()?,
                trace,
            }),
            Routed::Notification { method, params } => JSONRPCMessage::Notification(JSONRPCNotification {
                method: method.into_owned(),
                params: params.map(Body::to_json).transpose()?,
            }),
            Routed::Response { id, result } => {
                JSONRPCMessage::Response(JSONRPCResponse { id, result: result.to_json()? })
            }
            Routed::Error { id, error } => JSONRPCMessage::Error(JSONRPCError { error, id }),
        })
    }
}

/// What a JSON text is, by its first character.
fn kind_of(json: &str) -> &'static str {
    match json.trim_start().bytes().next() {
        Some(b'[') => "an array",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "a boolean",
        Some(b'n') => "null",
        _ => "a number",
    }
}

/// The members of an envelope, not yet judged.
#[derive(Default)]
struct Members<'a> {
    id: Option<&'a str>,
    method: Option<&'a str>,
    params: Option<&'a str>,
    trace: Option<&'a str>,
    result: Option<&'a str>,
    error: Option<&'a str>,
}

impl<'a> Members<'a> {
    /// Takes a member; of one that stands twice the last counts, and the name is given back.
    fn set(&mut self, name: &str, value: &'a str) -> Option<&'static str> {
        let (member, name) = match name {
            "id" => (&mut self.id, "id"),
            "method" => (&mut self.method, "method"),
            "params" => (&mut self.params, "params"),
            "result" => (&mut self.result, "result"),
            "error" => (&mut self.error, "error"),
            "trace" => (&mut self.trace, "trace"),
            _ => return None,
        };
        member.replace(value).map(|_| name)
    }

    fn classify(self) -> Result<Routed<'a>, WrongEnvelope> {
        // An id of a wrong type is a member like any other; one that is no JSON at all is not.
        if self.id.is_some_and(is_not_json) {
            return Err(WrongEnvelope::NotJson);
        }
        let id = self.id.and_then(|id| serde_json::from_str::<RequestId>(id).ok());
        let Some(method) = self.method else { return self.answer(id) };
        let Some(method) = string(method) else {
            let answers = self.result.is_some() || self.error.is_some();
            return if answers { self.answer(id) } else { Err(WrongEnvelope::Method) };
        };
        let params = self.params.filter(|params| *params != "null").map(Body);
        let trace = match self.trace {
            None => Ok(None),
            Some(trace) => crate::decode::from_text::<Option<W3cTraceContext>>(trace),
        };
        Ok(match (id, trace) {
            (Some(id), Ok(trace)) => Routed::Request { id, method, params, trace },
            _ => Routed::Notification { method, params },
        })
    }

    fn answer(self, id: Option<RequestId>) -> Result<Routed<'a>, WrongEnvelope> {
        match (id, self.result, self.error) {
            (_, None, None) => Err(WrongEnvelope::Nothing),
            (None, _, _) => Err(WrongEnvelope::Id),
            (Some(id), Some(result), _) => Ok(Routed::Response { id, result: Body(result) }),
            (Some(id), None, Some(error)) => crate::decode::from_text::<JSONRPCErrorError>(error)
                .map(|error| Routed::Error { id, error })
                .map_err(|_| WrongEnvelope::Error),
        }
    }
}

fn is_not_json(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_err()
}

/// A JSON string's text, borrowed when nothing in it is escaped.
fn string(json: &str) -> Option<Cow<'_, str>> {
    match json.strip_prefix('"')?.strip_suffix('"') {
        Some(plain) if !plain.bytes().any(|byte| byte == b'\\' || byte < 0x20) => Some(Cow::Borrowed(plain)),
        _ => serde_json::from_str(json).ok().map(Cow::Owned),
    }
}
