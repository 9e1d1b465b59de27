//! Opening and ending turns (spec/thread-history.md §4).

use super::{Builder, State};
use crate::history::change::Change;
use crate::history::open_turn::OpenTurn;
use crate::id::{IdSource, TurnId};
use crate::rollout::{CoreCodexErrorInfo, ErrorEvent, TurnAbortedEvent, TurnCompleteEvent, TurnStartedEvent};
use crate::v2::{Turn, TurnError, TurnStatus};

impl<I: IdSource> Builder<I> {
    #[inline]
    pub(super) fn start_turn(&mut self, event: TurnStartedEvent) {
        self.close();
        self.changes.push(Change::TurnOpened { turn: self.state.finished.len() });
        let turn = OpenTurn::explicit(event.turn_id, event.started_at, self.state.rollout_index);
        self.state.current = Some(turn);
    }

    /// The open turn; an implicit one is opened when there is none. It is never left empty: whoever asks puts an item
    /// or a compaction into it.
    #[inline]
    pub(super) fn ensure(&mut self) -> &mut OpenTurn {
        let State { finished, current, rollout_index, next_rollout_index, .. } = &mut self.state;
        current.get_or_insert_with(|| {
            let id = if *next_rollout_index == 0 {
                TurnId::new_v7(&mut self.ids)
            } else {
                TurnId::new(format!("rollout-{rollout_index}"))
            };
            self.changes.push(Change::TurnOpened { turn: finished.len() });
            OpenTurn::implicit(id, *rollout_index)
        })
    }

    #[inline]
    pub(super) fn close(&mut self) {
        let Some(OpenTurn { turn, index, .. }) = self.state.current.take() else { return };
        let position = self.state.finished.len();
        if !index.is_empty() {
            self.state.item_indexes.insert(position, index);
        }
        self.state.finished_items += turn.items.len();
        self.state.finished.push(turn);
        self.changes.push(Change::TurnClosed { turn: position });
    }

    #[inline]
    pub(super) fn complete_turn(&mut self, event: TurnCompleteEvent) {
        let found = self.position_of(event.turn_id.as_str());
        let Some((position, turn)) = self.turn_or_current(found) else { return };
        if matches!(turn.status, TurnStatus::Completed | TurnStatus::InProgress) {
            turn.status = TurnStatus::Completed;
        }
        turn.completed_at = event.completed_at;
        turn.duration_ms = event.duration_ms;
        self.changes.push(Change::TurnUpdated { turn: position });
        if position == self.state.finished.len() {
            self.close();
        }
    }

    #[inline]
    pub(super) fn abort_turn(&mut self, event: TurnAbortedEvent) {
        let found = event.turn_id.and_then(|id| self.position_of(id.as_str()));
        let Some((position, turn)) = self.turn_or_current(found) else { return };
        turn.status = TurnStatus::Interrupted;
        turn.completed_at = event.completed_at;
        turn.duration_ms = event.duration_ms;
        self.changes.push(Change::TurnUpdated { turn: position });
    }

    #[inline]
    pub(super) fn fail_turn(&mut self, event: ErrorEvent) {
        use CoreCodexErrorInfo::{ActiveTurnNotSteerable, ThreadRollbackFailed};
        if matches!(event.codex_error_info, Some(ThreadRollbackFailed | ActiveTurnNotSteerable(_))) {
            return;
        }
        let Some(current) = &mut self.state.current else { return };
        current.turn.status = TurnStatus::Failed;
        current.turn.error = Some(TurnError {
            message: event.message,
            codex_error_info: event.codex_error_info.map(Into::into),
            additional_details: None,
        });
        self.changes.push(Change::TurnUpdated { turn: self.state.finished.len() });
    }

    #[inline]
    pub(super) fn roll_back(&mut self, turns: u32) {
        self.close();
        let state = &mut self.state;
        let removed = usize::try_from(turns).unwrap_or(usize::MAX);
        let left = state.finished.len().saturating_sub(removed);
        if left < state.finished.len() {
            self.changes.push(Change::TurnsRemoved { from: left });
            let finished = &state.finished;
            state.finished_index.forget_from(&self.hasher, left, |at| turn_id_at(finished, at));
            state.item_indexes.split_off(&left);
            state.finished_items -= state.finished.drain(left..).map(|turn| turn.items.len()).sum::<usize>();
        }
        state.next_item = state.finished_items + 1;
    }

    /// The position of the turn with the id: the open one, or else the first finished one.
    #[inline]
    pub(super) fn position_of(&mut self, id: &str) -> Option<usize> {
        let State { finished, finished_index, current, .. } = &mut self.state;
        if current.as_ref().is_some_and(|current| current.turn.id == *id) {
            return Some(finished.len());
        }
        finished_index.first(&self.hasher, id, finished.len(), |at| turn_id_at(finished, at))
    }

    #[inline]
    fn turn_or_current(&mut self, position: Option<usize>) -> Option<(usize, &mut Turn)> {
        let State { finished, current, .. } = &mut self.state;
        let open = finished.len();
        match position {
            Some(position) if position < open => finished.get_mut(position).map(|turn| (position, turn)),
            _ => current.as_mut().map(|current| (open, &mut current.turn)),
        }
    }

    #[inline]
    pub(super) fn mark_compaction(&mut self) {
        self.ensure().saw_compaction = true;
    }
}

#[inline]
fn turn_id_at(turns: &[Turn], at: usize) -> &str {
    turns.get(at).map_or("", |turn| turn.id.as_str())
}
