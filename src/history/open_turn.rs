//! A turn that items go to, and how they are put in.

use std::hash::RandomState;

use super::find::IdIndex;
use crate::id::TurnId;
use crate::v2::{ThreadItem, Turn, TurnItemsView, TurnStatus};

/// The open turn.
#[derive(Debug, Clone)]
pub(super) struct OpenTurn {
    pub(super) turn: Turn,
    /// Where its items are, by id.
    pub(super) index: IdIndex,
    /// Opened by `task_started`, not by the first item that had no turn.
    pub(super) explicit: bool,
    pub(super) saw_compaction: bool,
    /// The position of the rollout item that opened it.
    pub(super) start_index: usize,
}

impl OpenTurn {
    #[inline]
    pub(super) fn implicit(id: TurnId, start_index: usize) -> OpenTurn {
        OpenTurn::new(id, TurnStatus::Completed, None, false, start_index)
    }

    #[inline]
    pub(super) fn explicit(id: TurnId, started_at: Option<i64>, start_index: usize) -> OpenTurn {
        OpenTurn::new(id, TurnStatus::InProgress, started_at, true, start_index)
    }

    #[inline]
    fn new(
        id: TurnId,
        status: TurnStatus,
        started_at: Option<i64>,
        explicit: bool,
        start_index: usize,
    ) -> OpenTurn {
        let turn = Turn {
            id,
            items: Vec::new(),
            items_view: TurnItemsView::Full,
            status,
            error: None,
            started_at,
            completed_at: None,
            duration_ms: None,
        };
        OpenTurn { turn, index: IdIndex::default(), explicit, saw_compaction: false, start_index }
    }

    /// Whether a user message begins a turn of its own instead of joining this one.
    #[inline]
    pub(super) fn ends_at_user_message(&self) -> bool {
        let only_compaction = self.saw_compaction && self.turn.items.is_empty();
        !self.explicit && !only_compaction
    }
}

/// The position of the first item with the id.
#[inline]
pub(super) fn position_of_item(
    items: &[ThreadItem],
    index: &mut IdIndex,
    hasher: &RandomState,
    id: &str,
) -> Option<usize> {
    index.first(hasher, id, items.len(), |at| id_at(items, at))
}

#[inline]
fn id_at(items: &[ThreadItem], at: usize) -> &str {
    items.get(at).and_then(ThreadItem::id).map_or("", |id| id.as_str())
}
