//! The registry: every method of release 0.130.0, one table per direction.
//!
//! A row names the method, its stability, its params type, its result type and its purpose. From the rows come
//! the message enums ([`ClientRequest`], [`ServerRequest`], [`ServerNotification`], [`ClientNotification`]), the
//! typed answers ([`ServerResponse`], [`ClientResponse`]), one marker type per method that links its types
//! ([`Method`], [`Request`]), and the tables that the generators and the command line walk ([`MethodInfo`]).
//!
//! A generic call can be written on the markers:
//!
//! ```
//! use codex_schema::method::{Request, client_request::ThreadRead};
//! use codex_schema::{DecodeError, v2};
//!
//! fn call<R: Request>(params: R::Params, send: impl Fn(String) -> String) -> Result<R::Response, DecodeError> {
//!     let request = R::message(1.into(), params);
//!     let result = send(serde_json::to_string(&request).expect("a request is always JSON"));
//!     R::decode_response(&result)
//! }
//!
//! # let send = |request: String| {
//! #     assert_eq!(request, r#"{"method":"thread/read","id":1,"params":{"threadId":"t","includeTurns":false}}"#);
//! #     r#"{"thread":{}}"#.to_owned()
//! # };
//! let error = call::<ThreadRead>(v2::ThreadReadParams::new("t"), send).unwrap_err();
//! assert_eq!(error.to_string(), "thread/read: missing field `id` (at /thread)");
//! ```

mod client_notifications;
mod client_requests;
#[cfg(feature = "legacy")]
pub mod legacy;
mod message;
mod server_notifications;
mod server_requests;
pub(crate) mod table;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use client_notifications::{CLIENT_NOTIFICATIONS, ClientNotification, client_notification};
pub use client_requests::{CLIENT_REQUESTS, ClientRequest, ServerResponse, client_request};
pub use message::{ClientMessage, ServerMessage};
pub use server_notifications::{SERVER_NOTIFICATIONS, ServerNotification, server_notification};
pub use server_requests::{ClientResponse, SERVER_REQUESTS, ServerRequest, server_request};

use crate::decode::DecodeError;
use crate::jsonrpc::RequestId;

/// Who sends a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From the client to the app-server.
    ClientToServer,
    /// From the app-server to the client.
    ServerToClient,
}

impl Direction {
    /// The word that `methods.json` uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::ClientToServer => "client_to_server",
            Direction::ServerToClient => "server_to_client",
        }
    }
}

/// Whether a message expects an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Answered with a result or an error.
    Request,
    /// Not answered.
    Notification,
}

impl Kind {
    /// The word that `methods.json` uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Request => "request",
            Kind::Notification => "notification",
        }
    }
}

/// How far a method can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stability {
    /// Available to every client.
    Stable,
    /// Only for connections that ask for `experimentalApi` in the handshake; may change in any release.
    Experimental,
    /// Served, but left out of the release's own schema, and meant to go.
    Deprecated,
    /// Served, but left out of the release's own schema: for a client that asks for it by another member.
    Unlisted,
    /// No longer served: the last release that had it is 0.104.0 (feature `legacy`).
    Removed,
}

impl Stability {
    /// The word that `methods.json` uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Stability::Stable => "stable",
            Stability::Experimental => "experimental",
            Stability::Deprecated => "deprecated",
            Stability::Unlisted => "unlisted",
            Stability::Removed => "removed",
        }
    }
}

/// One row of the registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct MethodInfo {
    /// The wire name.
    pub name: &'static str,
    /// Who sends it.
    pub direction: Direction,
    /// Whether it is answered.
    pub kind: Kind,
    /// The name of the params type; none when the method takes no params.
    pub params: Option<&'static str>,
    /// The name of the result type; none for notifications.
    pub result: Option<&'static str>,
    /// How far it can be relied on.
    pub stability: Stability,
    /// What it is for, in one line.
    pub purpose: &'static str,
}

/// Every method, in the order of the tables.
pub fn all() -> impl Iterator<Item = &'static MethodInfo> {
    CLIENT_REQUESTS.iter().chain(SERVER_REQUESTS).chain(CLIENT_NOTIFICATIONS).chain(SERVER_NOTIFICATIONS)
}

/// The method with a wire name. No name stands for two methods.
pub fn find(name: &str) -> Option<&'static MethodInfo> {
    static BY_NAME: LazyLock<BTreeMap<&str, &MethodInfo>> =
        LazyLock::new(|| all().map(|method| (method.name, method)).collect());
    BY_NAME.get(name).copied()
}

/// The method with a wire name: a current one, or else a legacy one.
pub(crate) fn find_any(name: &str) -> Option<&'static MethodInfo> {
    #[cfg(feature = "legacy")]
    let removed = || legacy::find(name);
    #[cfg(not(feature = "legacy"))]
    let removed = || None;
    find(name).or_else(removed)
}

/// Adds the result types of all requests to the definitions of a generator: no message refers to them.
#[cfg(feature = "schema")]
pub(crate) fn add_results(generator: &mut schemars::SchemaGenerator) {
    client_requests::add_results(generator);
    server_requests::add_results(generator);
}

/// A method, as a type: what its params are.
pub trait Method {
    /// Its row in the registry.
    const INFO: MethodInfo;
    /// The type of `params`; `()` for a method without params.
    type Params: Serialize + DeserializeOwned;
}

/// A method that is answered: what its result is, and the message enum that it belongs to.
pub trait Request: Method {
    /// The type of `result`.
    type Response: Serialize + DeserializeOwned;
    /// [`ClientRequest`] or [`ServerRequest`].
    type Message: Serialize;

    /// The request as a message.
    fn message(id: RequestId, params: Self::Params) -> Self::Message;

    /// Decodes the `result` of an answer.
    ///
    /// # Errors
    ///
    /// When the text does not have the shape of the result type; the error carries it.
    fn decode_response(result: &str) -> Result<Self::Response, DecodeError> {
        crate::decode::from_text(result).map_err(|failure| failure.in_method(Self::INFO.name, "", result))
    }
}

/// A method that is not answered, and the message enum that it belongs to.
pub trait Notification: Method {
    /// [`ServerNotification`] or [`ClientNotification`].
    type Message: Serialize;

    /// The notification as a message.
    fn message(params: Self::Params) -> Self::Message;
}
