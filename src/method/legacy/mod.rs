//! The methods of the conversation API that app-servers had up to release 0.104 (feature `legacy`).
//!
//! The tables are those of release 0.101.0; the types of the methods are in [`v1::legacy`](crate::v1::legacy). The
//! messages are not part of [`ClientRequest`](super::ClientRequest) and
//! [`ServerNotification`](super::ServerNotification), for servers of release 0.130.0 refuse them. [`find`] tells
//! whether a method is one of these, and then the enums of this module decode it:
//!
//! ```
//! use codex_schema::jsonrpc::Routed;
//! use codex_schema::method::legacy::{self, AnyNotification};
//! use codex_schema::rollout::EventMsg;
//!
//! let line = r#"{"method":"codex/event/agent_message","params":{"conversationId":"c","id":"0","msg":{"type":"agent_message","message":"Hi"}}}"#;
//! let Routed::Notification { method, params } = Routed::parse(line)? else { panic!("{line}") };
//! assert!(legacy::find(&method).is_some());
//! let AnyNotification::Event { params, .. } = AnyNotification::decode(&method, params)? else { panic!("{line}") };
//! assert!(matches!(params.msg.0, EventMsg::AgentMessage(_)));
//! # Ok::<(), codex_schema::DecodeError>(())
//! ```
//!
//! Eight of the methods exist to this day: `initialize`, `fuzzyFileSearch`, `getConversationSummary`,
//! `gitDiffToRemote`, `getAuthStatus`, `error`, `deprecationNotice` and `configWarning`. For these the current registry
//! rules, and [`find`] does not give them: what a recording holds of them is judged by the current types, of which
//! the result of `initialize` has more required members than it had then.

mod notifications;
mod requests;

pub use notifications::{SERVER_NOTIFICATIONS, ServerNotification, server_notification};
pub use requests::{CLIENT_REQUESTS, ClientRequest, ServerResponse, client_request};

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::{Direction, Kind, MethodInfo, Stability};
use crate::decode::{DecodeError, Failure, from_text};
use crate::jsonrpc::{Body, split_members};
use crate::rollout::EventMsg;
use crate::v1::legacy::CodexEventNotification;

/// The release whose legacy API the types describe.
pub const RELEASE: &str = "0.101.0";

/// The last release whose servers have these methods.
pub const LAST_RELEASE: &str = "0.104.0";

/// How the method of an event begins; the event's type follows.
pub const EVENT_PREFIX: &str = "codex/event/";

/// The notifications that tell events. The `*` stands for the type of the event.
pub const EVENT: MethodInfo = super::table::info(
    "codex/event/*",
    Direction::ServerToClient,
    Kind::Notification,
    Some("CodexEventNotification"),
    None,
    Stability::Removed,
    "An event of a conversation, by the event's type.",
);

/// Every method of release 0.101.0's legacy API, those that still exist too.
pub fn all() -> impl Iterator<Item = &'static MethodInfo> {
    CLIENT_REQUESTS.iter().chain(SERVER_NOTIFICATIONS).chain([&EVENT])
}

/// The methods that servers after 0.104 do not have.
pub fn removed() -> impl Iterator<Item = &'static MethodInfo> {
    all().filter(|method| method.stability == Stability::Removed)
}

/// The legacy method with a wire name; none for a method that still exists. `codex/event/…` gives [`EVENT`].
pub fn find(name: &str) -> Option<&'static MethodInfo> {
    if name.starts_with(EVENT_PREFIX) {
        return Some(&EVENT);
    }
    removed().find(|method| method.name == name)
}

/// Any notification of the legacy API.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant, reason = "a message is moved, not stored in bulk")]
pub enum AnyNotification {
    /// `codex/event/…`. What is not known of the event is kept whole in its `msg`.
    Event {
        /// The whole method.
        method: String,
        /// The event, and the conversation that it belongs to.
        params: CodexEventNotification,
    },
    /// One with a name of its own; what has another is kept whole there.
    Named(ServerNotification),
}

impl AnyNotification {
    /// Decodes the params of a notification into the type of its method.
    ///
    /// # Errors
    ///
    /// When the params of a known method do not have the shape of their type.
    #[inline]
    pub fn decode(method: &str, params: Option<Body<'_>>) -> Result<AnyNotification, DecodeError> {
        if !method.starts_with(EVENT_PREFIX) {
            return ServerNotification::decode(method, params).map(AnyNotification::Named);
        }
        let Some(params) = params else {
            return Err(DecodeError {
                method: Some(method.to_owned()),
                pointer: String::new(),
                message: "missing `params`".to_owned(),
                raw: "null".into(),
            });
        };
        let text = params.as_str();
        match from_text(text) {
            Ok(params) => Ok(AnyNotification::Event { method: method.to_owned(), params }),
            Err(failure) => Err(in_event(text).unwrap_or(failure).in_method(method, "/params", text)),
        }
    }

    /// The method's wire name.
    #[inline]
    pub fn method(&self) -> &str {
        match self {
            AnyNotification::Event { method, .. } => method,
            AnyNotification::Named(notification) => notification.method(),
        }
    }
}

impl Serialize for AnyNotification {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            AnyNotification::Event { method, params } => {
                let mut message = serializer.serialize_struct("AnyNotification", 2)?;
                message.serialize_field("method", method)?;
                message.serialize_field("params", params)?;
                message.end()
            }
            AnyNotification::Named(notification) => notification.serialize(serializer),
        }
    }
}

/// Where in its event the params of a notification are malformed, if it is there. The event is read apart from its
/// params, whose error does not know.
#[inline]
fn in_event(params: &str) -> Option<Failure> {
    let mut msg = None;
    split_members(params, |name, value| {
        if name == "msg" {
            msg = Some(value);
        }
    })
    .ok()?;
    let failure = from_text::<EventMsg>(msg?).err()?;
    Some(Failure { pointer: format!("/msg{}", failure.pointer), ..failure })
}

/// Adds the types of all methods to the definitions of a generator.
#[cfg(feature = "schema")]
pub(crate) fn add_types(generator: &mut schemars::SchemaGenerator) {
    generator.subschema_for::<ClientRequest>();
    generator.subschema_for::<ServerNotification>();
    generator.subschema_for::<CodexEventNotification>();
    requests::add_results(generator);
}
