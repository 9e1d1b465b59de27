//! Rollouts: the files in which sessions are stored (spec/rollout.md).
//!
//! A file holds one JSON object a line: a [`RolloutLine`], whose [`RolloutItem`] says who wrote the file
//! ([`SessionMeta`]), what a turn was to do ([`TurnContext`]), what went to the model or came from it
//! ([`ResponseItem`](crate::vocab::ResponseItem)), what happened ([`EventMsg`]), or that the history was replaced
//! ([`Compacted`]). The types read what older releases wrote and keep what newer ones add; [`accepts`] gives the
//! verdict of release 0.130.0 instead.
//!
//! The documentation of an event begins with its tag and says where the event is found: *stored* in every rollout, stored
//! in *extended files only*, which the release reads but no longer writes, or *live only*.
//!
//! A type that messages have too, in another form, bears the prefix `Core` here.
//!
//! ```
//! use codex_schema::rollout::{EventMsg, RolloutItem, RolloutLine, UserMessageEvent};
//!
//! let event = EventMsg::from(UserMessageEvent::new("Hi"));
//! let line = RolloutLine::new("2026-05-07T09:00:00.000Z", event.into());
//! let text = serde_json::to_string(&line)?;
//! assert!(text.starts_with(r#"{"timestamp":"2026-05-07T09:00:00.000Z","type":"event_msg","payload":{"type":"user_message""#));
//!
//! match RolloutLine::decode(&text)?.item {
//!     RolloutItem::EventMsg(EventMsg::UserMessage(event)) => assert_eq!(event.message, "Hi"),
//!     other => panic!("{other:?}"),
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub(crate) mod accept;
mod compacted;
mod duration;
mod event;
pub(crate) mod file_changes;
mod file_name;
mod head;
mod line;
pub(crate) mod load;
mod permissions;
mod persist;
mod reader;
mod session_meta;
mod timestamp;
mod turn_context;
mod turn_item;
#[cfg(feature = "zstd")]
pub mod zstd;

pub use accept::{ItemKind, Refusal, accepts, accepts_in_head};
pub use compacted::*;
pub use duration::Duration;
pub use event::*;
pub use file_name::{RolloutFileName, date_folders};
pub use head::Head;
pub use line::*;
pub use load::{LoadError, Loaded, Loader, NotReadable};
pub use permissions::*;
pub use persist::{Persistence, feeds_memory, truncate_middle};
pub use reader::{Entry, LineError, Reader};
pub use session_meta::*;
pub use timestamp::Timestamp;
pub use turn_context::*;
pub use turn_item::*;
