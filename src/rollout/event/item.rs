//! DOC event/item.

use crate::describe::wire;
use crate::id::{ThreadId, TurnId};
use crate::rollout::TurnItem;
use crate::vocab::ResponseItem;

wire! {
    /// DOC ItemStartedEvent.
    pub struct ItemStartedEvent {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item: TurnItem,
        // NOTE unix milliseconds
        pub started_at_ms: i64,
    }

    /// DOC ItemCompletedEvent.
    pub struct ItemCompletedEvent {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item: TurnItem,
        // NOTE unix milliseconds; 0 = unknown (older files)
        #[serde(default)]
        pub completed_at_ms: i64,
    }

    /// DOC RawResponseItemEvent.
    pub struct RawResponseItemEvent {
        pub item: ResponseItem,
    }
}
