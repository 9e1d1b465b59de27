//! Turns from rollout items: what the app-server answers about a stored thread, and how a running one is followed
//! (spec/thread-history.md).
//!
//! | part | what it is for |
//! | --- | --- |
//! | [`Builder`] | takes items or events one by one and holds the turns so far |
//! | [`turns`], [`stored_turns`] | all turns at once: of every item, or of those that the server goes by |
//! | [`Change`] | what one step changed, for those who show a thread while it runs |
//! | [`items`] | from events to the items of turns |
//! | [`page`] | pages of turns, as `thread/turns/list` answers them |
//! | [`interrupt_stale`], [`merge_live`] | what the server does to the turns of a thread before it answers |
//! | [`Tracker`], [`notification`] | from live events to the notifications about turns and items |
//! | [`UsageOwner`] | the turn that the last token usage belongs to |
//!
//! ```
//! use codex_schema::history::Builder;
//! use codex_schema::rollout::RolloutLine;
//!
//! let mut builder = Builder::new();
//! for line in [
//!     r#"{"timestamp":"","type":"event_msg","payload":{"type":"user_message","message":"Hello"}}"#,
//!     r#"{"timestamp":"","type":"event_msg","payload":{"type":"agent_message","message":"Hi!"}}"#,
//! ] {
//!     builder.item(RolloutLine::decode(line)?.item);
//! }
//! let turns = builder.into_turns();
//! assert_eq!(turns[0].id, "rollout-0");
//! assert_eq!(turns[0].items.len(), 2);
//! # Ok::<(), codex_schema::DecodeError>(())
//! ```
//!
//! # What newer releases add
//!
//! An event, item or response item of an unknown kind has no effect, but it counts as one item: turns that nobody
//! started explicitly are named by position, `rollout-<n>`. The server cannot read such a line at all, so that it
//! does not count there; a reader that imitates the server leaves it out before the builder sees it. An unknown value
//! inside a known event is carried over into the item.

mod builder;
mod change;
mod effect;
mod find;
mod hook_prompt;
pub mod items;
mod notify;
mod open_turn;
pub mod page;
mod paths;
mod review;
mod shell_words;
mod stale;
mod stored;
mod tracker;
mod usage;
mod xml;

pub use builder::Builder;
pub use change::{Change, Changes};
pub use effect::{has_effect, tag_has_effect};
pub use hook_prompt::{hook_prompt_fragments, hook_prompt_item, hook_prompt_message};
pub use notify::notification;
pub use shell_words::join_words;
pub use stale::{interrupt_stale, merge_live};
pub use stored::{Items, StoredError, StoredHistory, read_stored};
pub use tracker::Tracker;
pub use usage::{UsageOwner, usage_owner};

use crate::rollout::{Persistence, RolloutItem};
use crate::v2::Turn;

/// The turns of a list of items; all items count.
#[inline]
pub fn turns(items: impl IntoIterator<Item = RolloutItem>) -> Vec<Turn> {
    let mut builder = Builder::new();
    for item in items {
        builder.item(item);
    }
    builder.into_turns()
}

/// The turns of a stored thread as `thread/read` answers them: only items that limited files hold are seen and
/// counted, and a turn without end is interrupted.
///
/// The items are those that the server can read; see [`rollout`](crate::rollout) for readers.
#[inline]
pub fn stored_turns(items: impl IntoIterator<Item = RolloutItem>) -> Vec<Turn> {
    let persisted = items.into_iter().filter(|item| Persistence::Limited.persists(item));
    let mut turns = turns(persisted);
    interrupt_stale(&mut turns);
    turns
}
