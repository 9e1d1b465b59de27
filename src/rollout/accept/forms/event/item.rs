//! Items as they come and go (spec/rollout.md §5.7).

use super::super::primitive::*;
use super::super::response_item::RESPONSE_ITEM;
use super::super::turn_item::TURN_ITEM;

objects! {
    ITEM_STARTED { thread_id: UUID, turn_id: STRING, item: TURN_ITEM, started_at_ms: I64 }
    ITEM_COMPLETED { thread_id: UUID, turn_id: STRING, item: TURN_ITEM, completed_at_ms~: I64 }
    RAW_RESPONSE_ITEM { item: RESPONSE_ITEM }
}
