//! Routing: what a message is and whom it concerns, with its body left as text.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{
    JSONRPCError, JSONRPCErrorError, JSONRPCMessage, JSONRPCNotification, JSONRPCRequest, JSONRPCResponse,
    RequestId, W3cTraceContext,
};
use crate::decode::{DecodeError, message};
use crate::open::tagged::Text;

/// The body of a message: its JSON text, borrowed from the message.
pub type Body<'a> = &'a RawValue;

/// A message whose envelope has been read and whose body has not.
///
/// ```
/// use codex_schema::jsonrpc::Routed;
///
/// let line = r#"{"method":"thread/closed","params":{"threadId":"t"}}"#;
/// match Routed::parse(line)? {
///     Routed::Notification { method, params } => {
///         assert_eq!(method, "thread/closed");
///         assert_eq!(params.map(|params| params.get()), Some(r#"{"threadId":"t"}"#));
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
            WrongEnvelope::Id => "/id",
            WrongEnvelope::Error => "/error",
        }
    }
}

impl fmt::Display for WrongEnvelope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            WrongEnvelope::Method => "expected a string as method",
            WrongEnvelope::Id => "expected a string or a 64-bit integer as id",
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
        let fail = |pointer: &str, message: String| DecodeError {
            method: None,
            pointer: pointer.to_owned(),
            message,
            raw: text.into(),
        };
        let members: Members<'a> = serde_json::from_str(text).map_err(|error| {
            let found = message(&error);
            if error.is_data() {
                fail("", found)
            } else {
                fail("", format!("not JSON: {found} at column {}", error.column()))
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
    pub fn into_message(self) -> JSONRPCMessage {
        match self {
            Routed::Request { id, method, params, trace } => JSONRPCMessage::Request(JSONRPCRequest {
                id,
                method: method.into_owned(),
                params: params.map(Into::into),
                trace,
            }),
            Routed::Notification { method, params } => JSONRPCMessage::Notification(JSONRPCNotification {
                method: method.into_owned(),
                params: params.map(Into::into),
            }),
            Routed::Response { id, result } => {
                JSONRPCMessage::Response(JSONRPCResponse { id, result: result.into() })
            }
            Routed::Error { id, error } => JSONRPCMessage::Error(JSONRPCError { error, id }),
        }
    }
}

/// The members of an envelope, not yet judged.
#[derive(Default)]
struct Members<'a> {
    id: Option<&'a RawValue>,
    method: Option<&'a RawValue>,
    params: Option<&'a RawValue>,
    trace: Option<&'a RawValue>,
    result: Option<&'a RawValue>,
    error: Option<&'a RawValue>,
}

impl<'a> Members<'a> {
    fn classify(self) -> Result<Routed<'a>, WrongEnvelope> {
        let id = self.id.and_then(|id| serde_json::from_str::<RequestId>(id.get()).ok());
        let params = self.params.filter(|params| params.get() != "null");
        if let Some(method) = self.method.map(string) {
            let method = match method {
                Some(method) => method,
                None if self.result.is_none() && self.error.is_none() => return Err(WrongEnvelope::Method),
                None => return self.answer(id),
            };
            let trace = match self.trace {
                None => Ok(None),
                Some(trace) => crate::decode::from_text::<Option<W3cTraceContext>>(trace.get()),
            };
            return Ok(match (id, trace) {
                (Some(id), Ok(trace)) => Routed::Request { id, method, params, trace },
                _ => Routed::Notification { method, params },
            });
        }
        self.answer(id)
    }

    fn answer(self, id: Option<RequestId>) -> Result<Routed<'a>, WrongEnvelope> {
        match (id, self.result, self.error) {
            (_, None, None) => Err(WrongEnvelope::Nothing),
            (None, _, _) => Err(WrongEnvelope::Id),
            (Some(id), Some(result), _) => Ok(Routed::Response { id, result }),
            (Some(id), None, Some(error)) => crate::decode::from_text::<JSONRPCErrorError>(error.get())
                .map(|error| Routed::Error { id, error })
                .map_err(|_| WrongEnvelope::Error),
        }
    }
}

fn string(raw: &RawValue) -> Option<Cow<'_, str>> {
    serde_json::from_str::<Text<'_>>(raw.get()).ok().map(|text| text.0)
}

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Members<'de>, D::Error> {
        deserializer.deserialize_map(EnvelopeVisitor)
    }
}

struct EnvelopeVisitor;

impl<'de> Visitor<'de> for EnvelopeVisitor {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON-RPC message, an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
        let mut members = Members::default();
        while let Some(key) = map.next_key::<Text<'de>>()? {
            let member = match &*key.0 {
                "id" => &mut members.id,
                "method" => &mut members.method,
                "params" => &mut members.params,
                "result" => &mut members.result,
                "error" => &mut members.error,
                "trace" => &mut members.trace,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            *member = Some(map.next_value()?);
        }
        Ok(members)
    }
}
