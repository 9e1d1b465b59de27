//! The macros behind the registry's tables.

use serde::de::{DeserializeOwned, Error};

use super::{Direction, Kind, MethodInfo, Stability};
use crate::Json;
use crate::decode::{DecodeError, from_text, read_front};
use crate::jsonrpc::{Body, JSONRPCMessage};

pub(crate) const fn info(
    name: &'static str,
    direction: Direction,
    kind: Kind,
    params: Option<&'static str>,
    result: Option<&'static str>,
    stability: Stability,
    purpose: &'static str,
) -> MethodInfo {
    MethodInfo { name, direction, kind, params, result, stability, purpose: trimmed(purpose) }
}

/// Doc comments begin with a space.
const fn trimmed(doc: &'static str) -> &'static str {
    match doc.as_bytes() {
        [b' ', ..] => doc.split_at(1).1,
        _ => doc,
    }
}

/// Where the body of a message comes from: its params or its result.
pub(crate) trait Source {
    type Error;

    /// The body, as the type of a known method.
    fn body<T: DeserializeOwned>(&mut self, method: &'static str) -> Result<T, Self::Error>;

    /// Checks the params of a method that takes none.
    fn no_params(&mut self, method: &'static str, allowed: NoParams) -> Result<(), Self::Error>;

    /// The body of a method that is not known.
    fn untyped(&mut self) -> Result<Option<Json>, Self::Error>;
}

/// What stands for no params, besides their absence and null.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum NoParams {
    /// An object, for requests.
    Object,
    /// Nothing else, for notifications.
    Nothing,
}

/// A body that routing has found.
pub(crate) struct Found<'a> {
    pub(crate) body: Option<Body<'a>>,
    /// The name of the member that holds it.
    pub(crate) member: &'static str,
}

impl Found<'_> {
    fn error(&self, method: &str, message: String) -> DecodeError {
        DecodeError {
            method: Some(method.to_owned()),
            pointer: self.body.map(|_| format!("/{}", self.member)).unwrap_or_default(),
            message,
            raw: self.body.map_or("null", Body::as_str).into(),
        }
    }
}

impl Source for Found<'_> {
    type Error = DecodeError;

    fn body<T: DeserializeOwned>(&mut self, method: &'static str) -> Result<T, DecodeError> {
        let Some(body) = self.body else {
            return Err(self.error(method, format!("missing `{}`", self.member)));
        };
        from_text(body.as_str()).map_err(|failure| DecodeError {
            pointer: format!("/{}{}", self.member, failure.pointer),
            ..self.error(method, failure.message)
        })
    }

    fn no_params(&mut self, method: &'static str, allowed: NoParams) -> Result<(), DecodeError> {
        match self.body {
            Some(other) if allowed == NoParams::Nothing || !other.as_str().starts_with('{') => {
                Err(self.error(method, "expected no params".to_owned()))
            }
            _ => Ok(()),
        }
    }

    fn untyped(&mut self) -> Result<Option<Json>, DecodeError> {
        self.body.map(Body::to_json).transpose()
    }
}

/// A body at the front of a text that goes on behind them: decoding tells where they end, so that nobody has to
/// look for it first. What is not plainly there is left to routing.
pub(crate) struct InPlace<'a>(&'a str);

impl<'a> InPlace<'a> {
    pub(crate) fn new(text: &'a str) -> InPlace<'a> {
        InPlace(text)
    }

    /// What stands behind the body, once it has been read.
    pub(crate) fn rest(self) -> &'a str {
        self.0
    }
}

/// The message is not of the plain form that can be read in place.
pub(crate) struct NotPlain;

impl Source for &mut InPlace<'_> {
    type Error = NotPlain;

    fn body<T: DeserializeOwned>(&mut self, _: &'static str) -> Result<T, NotPlain> {
        let (body, rest) = read_front(self.0).map_err(|_| NotPlain)?;
        self.0 = rest;
        Ok(body)
    }

    fn no_params(&mut self, _: &'static str, _: NoParams) -> Result<(), NotPlain> {
        Err(NotPlain)
    }

    fn untyped(&mut self) -> Result<Option<Json>, NotPlain> {
        Err(NotPlain)
    }
}

/// Takes a message of one kind out of a deserializer, for the `Deserialize` of the message enums.
pub(crate) fn message<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<JSONRPCMessage, D::Error> {
    serde::Deserialize::deserialize(deserializer)
}

pub(crate) fn wrong_kind<E: Error>(expected: &str) -> E {
    E::custom(format_args!("expected {expected}"))
}

/// One table of requests: `Variant = "wire" stability (Params) -> Response;`, `()` when there are no params.
macro_rules! requests {
    (
        $direction:ident, module $module:ident, table $table:ident,
        $(#[doc = $message_doc:literal])* message $message:ident,
        $(#[doc = $response_doc:literal])* response $response:ident;
        $(
            #[doc = $purpose:literal]
            $variant:ident = $wire:literal $stability:ident ($($params:ident)?) -> $result:ident;
        )+
    ) => {
        #[doc = concat!("The methods of [`", stringify!($message), "`], in the release's order.")]
        pub const $table: &[MethodInfo] = &[$(<$module::$variant as Method>::INFO),+];

        #[doc = concat!("One type per method of [`", stringify!($message), "`].")]
        pub mod $module {
            use super::*;

            $(
                #[doc = concat!("`", $wire, "`:", $purpose)]
                #[derive(Debug, Clone, Copy, PartialEq, Eq)]
                pub struct $variant;

                impl Method for $variant {
                    const INFO: MethodInfo = table::info(
                        $wire,
                        Direction::$direction,
                        Kind::Request,
                        table::requests!(@name $($params)?),
                        Some(stringify!($result)),
                        Stability::$stability,
                        $purpose,
                    );
                    type Params = table::requests!(@params $($params)?);
                }

                impl Request for $variant {
                    type Response = $result;
                    type Message = $message;

                    fn message(id: RequestId, _params: Self::Params) -> $message {
                        $message::$variant { id, $(params: table::requests!(@use $params _params))? }
                    }
                }
            )+
        }

        $(#[doc = $message_doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "a message is moved, not stored in bulk")]
        pub enum $message {
            $(
                #[doc = concat!("`", $wire, "`:", $purpose)]
                #[allow(missing_docs)]
                $variant { id: RequestId, $(params: $params)? },
            )+
            /// A method that this release does not have, kept whole.
            Unrecognized(JSONRPCRequest),
        }

        impl $message {
            /// Decodes the params of a request into the type of its method; a method that is not known is kept
            /// as it is.
            ///
            /// # Errors
            ///
            /// When the params of a known method do not have the shape of their type.
            #[inline]
            pub fn decode(
                id: RequestId,
                method: &str,
                params: Option<Body<'_>>,
            ) -> Result<$message, DecodeError> {
                $message::decode_from(id, method, table::Found { body: params, member: "params" })
            }

            #[inline]
            pub(crate) fn decode_from<S: table::Source>(
                id: RequestId,
                method: &str,
                mut params: S,
            ) -> Result<$message, S::Error> {
                Ok(match method {
                    $( $wire => table::requests!(@decode $message $variant id $wire params $($params)?), )+
                    _ => $message::Unrecognized(JSONRPCRequest {
                        id,
                        method: method.to_owned(),
                        params: params.untyped()?,
                        trace: None,
                    }),
                })
            }

            /// Keeps the trace context of a request that is not known; the typed form has none.
            pub(crate) fn with_trace(mut self, trace: Option<W3cTraceContext>) -> $message {
                if let $message::Unrecognized(request) = &mut self {
                    request.trace = trace;
                }
                self
            }

            /// The id, to be repeated in the answer.
            pub fn id(&self) -> &RequestId {
                match self {
                    $( $message::$variant { id, .. } => id, )+
                    $message::Unrecognized(request) => &request.id,
                }
            }

            /// The method's wire name.
            pub fn method(&self) -> &str {
                match self {
                    $( $message::$variant { .. } => $wire, )+
                    $message::Unrecognized(request) => &request.method,
                }
            }
        }

        impl serde::Serialize for $message {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct;
                match self {
                    $(
                        $message::$variant { id, $(params: table::requests!(@use $params params))? } => {
                            let members = 2 $(+ table::requests!(@one $params))?;
                            let mut message = serializer.serialize_struct(stringify!($message), members)?;
                            message.serialize_field("method", $wire)?;
                            message.serialize_field("id", id)?;
                            $( message.serialize_field("params", table::requests!(@use $params params))?; )?
                            message.end()
                        }
                    )+
                    $message::Unrecognized(request) => request.serialize(serializer),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $message {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$message, D::Error> {
                match table::message(deserializer)? {
                    JSONRPCMessage::Request(request) => {
                        $message::decode(request.id, &request.method, request.params.as_ref().map(Body::from))
                            .map(|message| message.with_trace(request.trace))
                            .map_err(serde::de::Error::custom)
                    }
                    _ => Err(table::wrong_kind("a request")),
                }
            }
        }

        $(#[doc = $response_doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "a message is moved, not stored in bulk")]
        pub enum $response {
            $(
                #[doc = concat!("The answer to `", $wire, "`.")]
                #[allow(missing_docs)]
                $variant { id: RequestId, response: $result },
            )+
            /// The answer to a method that this release does not have, kept whole.
            Unrecognized {
                /// The method of the request.
                method: String,
                /// The untyped answer.
                response: JSONRPCResponse,
            },
        }

        impl $response {
            /// Decodes the result of an answer, given the method of its request.
            ///
            /// # Errors
            ///
            /// When the result of a known method does not have the shape of its type; the error carries it.
            #[inline]
            pub fn decode(id: RequestId, method: &str, result: Body<'_>) -> Result<$response, DecodeError> {
                $response::decode_from(id, method, table::Found { body: Some(result), member: "result" })
            }

            #[inline]
            pub(crate) fn decode_from<S: table::Source>(
                id: RequestId,
                method: &str,
                mut result: S,
            ) -> Result<$response, S::Error> {
                Ok(match method {
                    $( $wire => $response::$variant { id, response: result.body($wire)? }, )+
                    _ => $response::Unrecognized {
                        method: method.to_owned(),
                        response: JSONRPCResponse { id, result: result.untyped()?.unwrap_or_default() },
                    },
                })
            }

            /// The id of the request.
            pub fn id(&self) -> &RequestId {
                match self {
                    $( $response::$variant { id, .. } => id, )+
                    $response::Unrecognized { response, .. } => &response.id,
                }
            }

            /// The method of the request.
            pub fn method(&self) -> &str {
                match self {
                    $( $response::$variant { .. } => $wire, )+
                    $response::Unrecognized { method, .. } => method,
                }
            }

            /// The answer as it travels: `{"id", "result"}`.
            ///
            /// # Errors
            ///
            /// When the result cannot be written as JSON.
            #[inline]
            pub fn to_message(&self) -> Result<JSONRPCResponse, serde_json::Error> {
                Ok(match self {
                    $(
                        $response::$variant { id, response } => {
                            JSONRPCResponse { id: id.clone(), result: crate::Json::encode(response)? }
                        }
                    )+
                    $response::Unrecognized { response, .. } => response.clone(),
                })
            }
        }

        /// The form for logs: `{"method", "id", "response"}`.
        impl serde::Serialize for $response {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct;
                let mut message = serializer.serialize_struct(stringify!($response), 3)?;
                message.serialize_field("method", self.method())?;
                message.serialize_field("id", self.id())?;
                match self {
                    $( $response::$variant { response, .. } => message.serialize_field("response", response)?, )+
                    $response::Unrecognized { response, .. } => {
                        message.serialize_field("response", &response.result)?;
                    }
                }
                message.end()
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $message {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($message).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let mut members = Vec::new();
                $({
                    struct Member;

                    impl schemars::JsonSchema for Member {
                        fn schema_name() -> std::borrow::Cow<'static, str> {
                            concat!(stringify!($variant), "Request").into()
                        }

                        fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                            let id = generator.subschema_for::<RequestId>();
                            let params = table::requests!(@schema generator $($params)?);
                            crate::describe::shapes::message(&<$module::$variant as Method>::INFO, Some(id), params)
                        }
                    }

                    members.push(($wire, generator.subschema_for::<Member>()));
                })+
                let untyped = <JSONRPCRequest as schemars::JsonSchema>::json_schema(generator);
                crate::describe::shapes::messages(concat!($($message_doc, "\n"),*), members, &untyped)
            }
        }

        /// Adds the result types of the requests to the definitions of a generator.
        #[cfg(feature = "schema")]
        pub(crate) fn add_results(generator: &mut schemars::SchemaGenerator) {
            $( generator.subschema_for::<$result>(); )+
        }

        crate::describe::impl_ts!($message; RequestId $($($params)? $result)+);
    };

    (@name) => { None };
    (@name $params:ident) => { Some(stringify!($params)) };
    (@params) => { () };
    (@params $params:ident) => { $params };
    (@use $params:ident $value:ident) => { $value };
    (@one $params:ident) => { 1 };
    (@decode $message:ident $variant:ident $id:ident $wire:literal $value:ident) => {{
        $value.no_params($wire, table::NoParams::Object)?;
        $message::$variant { id: $id }
    }};
    (@decode $message:ident $variant:ident $id:ident $wire:literal $value:ident $params:ident) => {
        $message::$variant { id: $id, params: $value.body($wire)? }
    };
    (@schema $generator:ident) => {{
        let _ = $generator;
        None
    }};
    (@schema $generator:ident $params:ident) => { Some($generator.subschema_for::<$params>()) };
}
pub(crate) use requests;

/// One table of notifications: `Variant = "wire" stability (Params);`, `()` when there are no params.
macro_rules! notifications {
    (
        $direction:ident, module $module:ident, table $table:ident,
        $(#[doc = $message_doc:literal])* message $message:ident;
        $(
            #[doc = $purpose:literal]
            $variant:ident = $wire:literal $stability:ident ($($params:ident)?);
        )+
    ) => {
        #[doc = concat!("The methods of [`", stringify!($message), "`], in the release's order.")]
        pub const $table: &[MethodInfo] = &[$(<$module::$variant as Method>::INFO),+];

        #[doc = concat!("One type per method of [`", stringify!($message), "`].")]
        pub mod $module {
            use super::*;

            $(
                #[doc = concat!("`", $wire, "`:", $purpose)]
                #[derive(Debug, Clone, Copy, PartialEq, Eq)]
                pub struct $variant;

                impl Method for $variant {
                    const INFO: MethodInfo = table::info(
                        $wire,
                        Direction::$direction,
                        Kind::Notification,
                        table::requests!(@name $($params)?),
                        None,
                        Stability::$stability,
                        $purpose,
                    );
                    type Params = table::requests!(@params $($params)?);
                }

                impl Notification for $variant {
                    type Message = $message;

                    fn message(_params: Self::Params) -> $message {
                        $message::$variant $((table::requests!(@use $params _params)))?
                    }
                }
            )+
        }

        $(#[doc = $message_doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "a message is moved, not stored in bulk")]
        pub enum $message {
            $(
                #[doc = concat!("`", $wire, "`:", $purpose)]
                $variant $(($params))?,
            )+
            /// A method that this release does not have, kept whole.
            Unrecognized(JSONRPCNotification),
        }

        impl $message {
            /// Decodes the params of a notification into the type of its method; a method that is not known is
            /// kept as it is.
            ///
            /// # Errors
            ///
            /// When the params of a known method do not have the shape of their type.
            #[inline]
            pub fn decode(method: &str, params: Option<Body<'_>>) -> Result<$message, DecodeError> {
                $message::decode_from(method, table::Found { body: params, member: "params" })
            }

            #[inline]
            pub(crate) fn decode_from<S: table::Source>(
                method: &str,
                mut params: S,
            ) -> Result<$message, S::Error> {
                Ok(match method {
                    $( $wire => table::notifications!(@decode $message $variant $wire params $($params)?), )+
                    _ => $message::Unrecognized(JSONRPCNotification {
                        method: method.to_owned(),
                        params: params.untyped()?,
                    }),
                })
            }

            /// The method's wire name.
            pub fn method(&self) -> &str {
                match self {
                    $( $message::$variant { .. } => $wire, )+
                    $message::Unrecognized(notification) => &notification.method,
                }
            }
        }

        impl serde::Serialize for $message {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct;
                match self {
                    $(
                        $message::$variant $((table::requests!(@use $params params)))? => {
                            let members = 1 $(+ table::requests!(@one $params))?;
                            let mut message = serializer.serialize_struct(stringify!($message), members)?;
                            message.serialize_field("method", $wire)?;
                            $( message.serialize_field("params", table::requests!(@use $params params))?; )?
                            message.end()
                        }
                    )+
                    $message::Unrecognized(notification) => notification.serialize(serializer),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $message {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$message, D::Error> {
                match table::message(deserializer)? {
                    JSONRPCMessage::Notification(notification) => {
                        $message::decode(&notification.method, notification.params.as_ref().map(Body::from))
                            .map_err(serde::de::Error::custom)
                    }
                    _ => Err(table::wrong_kind("a notification")),
                }
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $message {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($message).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let mut members = Vec::new();
                $({
                    struct Member;

                    impl schemars::JsonSchema for Member {
                        fn schema_name() -> std::borrow::Cow<'static, str> {
                            concat!(stringify!($variant), stringify!($message)).into()
                        }

                        fn json_schema(_generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                            let params = table::requests!(@schema _generator $($params)?);
                            crate::describe::shapes::message(&<$module::$variant as Method>::INFO, None, params)
                        }
                    }

                    members.push(($wire, generator.subschema_for::<Member>()));
                })+
                let untyped = <JSONRPCNotification as schemars::JsonSchema>::json_schema(generator);
                crate::describe::shapes::messages(concat!($($message_doc, "\n"),*), members, &untyped)
            }
        }

        crate::describe::impl_ts!($message; $($($params)?)+);
    };

    (@decode $message:ident $variant:ident $wire:literal $value:ident) => {{
        $value.no_params($wire, table::NoParams::Nothing)?;
        $message::$variant
    }};
    (@decode $message:ident $variant:ident $wire:literal $value:ident $params:ident) => {
        $message::$variant($value.body($wire)?)
    };
}
pub(crate) use notifications;
