//! Items of turns as they start and end (spec/rollout.md §5.7).

use crate::describe::{constructors, wire};
use crate::id::{ThreadId, TurnId};
use crate::rollout::TurnItem;
use crate::vocab::ResponseItem;

wire! {
    /// `item_started`: an item of a turn began. Live only.
    pub struct ItemStartedEvent {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item: TurnItem,
        /// Unix milliseconds.
        pub started_at_ms: i64,
    }

    /// `item_completed`: an item of a turn is complete. Stored if the item is a plan.
    pub struct ItemCompletedEvent {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item: TurnItem,
        /// Unix milliseconds; 0 or absent in old files.
        #[serde(default)]
        pub completed_at_ms: i64,
    }

    /// `raw_response_item`: what the model sent, as it came. Live only.
    pub struct RawResponseItemEvent {
        pub item: ResponseItem,
    }
}

constructors! {
    ItemStartedEvent(thread_id: ThreadId, turn_id: TurnId, item: TurnItem, started_at_ms: i64) [];
    ItemCompletedEvent(thread_id: ThreadId, turn_id: TurnId, item: TurnItem, completed_at_ms: i64) [];
    RawResponseItemEvent(item: ResponseItem) [];
}
