//! The envelope: requests, notifications, responses and errors (spec/envelope.md §1).
//!
//! No `jsonrpc` member is written; one that is read is ignored. [`Routed`] reads the envelope of a message and
//! leaves its body as text; [`JSONRPCMessage`] is the owned form. The typed messages are in [`crate::method`].

mod members;
mod route;

pub(crate) use members::{Plain, PlainResponse, is_end, split_members};
pub use route::{Body, Routed, WrongEnvelope};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Json;
use crate::describe::wire;

/// Error codes that the server uses (spec/envelope.md §1.2).
pub mod error_code {
    /// Bad envelope, unknown method, params of a wrong shape, a refusal, a missing capability.
    pub const INVALID_REQUEST: i64 = -32600;
    /// An operation that the thread store does not support. Unknown methods get [`INVALID_REQUEST`] instead.
    pub const NOT_SUPPORTED: i64 = -32601;
    /// Params that have the right shape but cannot be used.
    pub const INVALID_PARAMS: i64 = -32602;
    /// An error inside the server.
    pub const INTERNAL_ERROR: i64 = -32603;
    /// The server has too much to do: retry later.
    pub const OVERLOADED: i64 = -32001;
}

/// What answers a request to its sender: a string or a 64-bit integer, written back as received.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RequestId {
    /// A string id.
    String(String),
    /// An integer id; the server counts its own requests up from 0.
    Integer(i64),
}

impl From<i64> for RequestId {
    fn from(id: i64) -> RequestId {
        RequestId::Integer(id)
    }
}

impl From<&str> for RequestId {
    fn from(id: &str) -> RequestId {
        RequestId::String(id.to_owned())
    }
}

impl From<String> for RequestId {
    fn from(id: String) -> RequestId {
        RequestId::String(id)
    }
}

impl std::fmt::Display for RequestId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            RequestId::String(id) => write!(f, "{id:?}"),
            RequestId::Integer(id) => write!(f, "{id}"),
        }
    }
}

impl Serialize for RequestId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            RequestId::String(id) => serializer.serialize_str(id),
            RequestId::Integer(id) => serializer.serialize_i64(*id),
        }
    }
}

impl<'de> Deserialize<'de> for RequestId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RequestId, D::Error> {
        struct IdVisitor;

        impl serde::de::Visitor<'_> for IdVisitor {
            type Value = RequestId;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a string or a 64-bit integer")
            }

            fn visit_str<E: serde::de::Error>(self, id: &str) -> Result<RequestId, E> {
                Ok(RequestId::String(id.to_owned()))
            }

            fn visit_i64<E: serde::de::Error>(self, id: i64) -> Result<RequestId, E> {
                Ok(RequestId::Integer(id))
            }

            fn visit_u64<E: serde::de::Error>(self, id: u64) -> Result<RequestId, E> {
                i64::try_from(id)
                    .map(RequestId::Integer)
                    .map_err(|_| E::invalid_value(serde::de::Unexpected::Unsigned(id), &self))
            }
        }

        deserializer.deserialize_any(IdVisitor)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for RequestId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RequestId".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let members = [generator.subschema_for::<String>(), generator.subschema_for::<i64>()];
        crate::describe::shapes::untagged_union(
            " What answers a request to its sender: a string or a 64-bit integer, written back as received.",
            "closed",
            members,
        )
    }
}

crate::describe::impl_ts!(RequestId;);

wire! {
    /// A request, its params untyped. Travels in both directions.
    pub struct JSONRPCRequest {
        pub id: RequestId,
        pub method: String,
        /// Null reads as absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub params: Option<Json>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub trace: Option<W3cTraceContext>,
    }

    /// A notification, its params untyped. Travels in both directions.
    pub struct JSONRPCNotification {
        pub method: String,
        /// Null reads as absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub params: Option<Json>,
    }

    /// A successful answer, its result untyped: which type it has follows from the method of the request.
    pub struct JSONRPCResponse {
        pub id: RequestId,
        /// May be null.
        pub result: Json,
    }

    /// A refusal or failure in answer to a request.
    pub struct JSONRPCError {
        pub error: JSONRPCErrorError,
        pub id: RequestId,
    }

    /// What went wrong.
    pub struct JSONRPCErrorError {
        /// What kind of error it is, for programs: -32600 invalid request, -32601 not supported, -32602 invalid
        /// params, -32603 internal error, -32001 overloaded.
        pub code: i64,
        /// Details for programs, of a form that depends on the error (spec/envelope.md §1.2). Null reads as absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub data: Option<Json>,
        /// A text for people.
        pub message: String,
    }

    /// W3C trace context of a request, taken over by the spans of the server.
    #[derive(Default)]
    pub struct W3cTraceContext {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub traceparent: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tracestate: Option<String>,
    }
}

crate::describe::constructors! {
    JSONRPCRequest(id: RequestId, method: String) [params, trace];
    JSONRPCNotification(method: String) [params];
    JSONRPCResponse(id: RequestId, result: Json) [];
    JSONRPCError(error: JSONRPCErrorError, id: RequestId) [];
    JSONRPCErrorError(code: i64, message: String) [data];
}

/// Any message, its body untyped. Travels in both directions.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum JSONRPCMessage {
    /// Has `id` and `method`.
    Request(JSONRPCRequest),
    /// Has `method` and no usable `id`.
    Notification(JSONRPCNotification),
    /// Has `id` and `result`.
    Response(JSONRPCResponse),
    /// Has `id` and `error`.
    Error(JSONRPCError),
}

impl<'de> Deserialize<'de> for JSONRPCMessage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<JSONRPCMessage, D::Error> {
        let json = Json::deserialize(deserializer)?;
        Routed::parse(json.as_str()).and_then(Routed::into_message).map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for JSONRPCMessage {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "JSONRPCMessage".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let members = [
            generator.subschema_for::<JSONRPCRequest>(),
            generator.subschema_for::<JSONRPCNotification>(),
            generator.subschema_for::<JSONRPCResponse>(),
            generator.subschema_for::<JSONRPCError>(),
        ];
        crate::describe::shapes::untagged_union(
            " Any message, its body untyped. Travels in both directions.",
            "closed",
            members,
        )
    }
}

crate::describe::impl_ts!(JSONRPCMessage; JSONRPCRequest JSONRPCNotification JSONRPCResponse JSONRPCError);
