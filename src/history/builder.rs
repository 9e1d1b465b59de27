//! [`Builder`], the state machine from rollout items or events to turns.

use std::collections::BTreeMap;
use std::hash::RandomState;

use super::change::{Change, Changes};
use super::effect::has_effect;
use super::find::IdIndex;
use super::hook_prompt_item;
use super::items::{Scope, from_event};
use super::open_turn::{OpenTurn, position_of_item};
use crate::id::{IdSource, Ids, ItemId, SystemIds, TurnId};
use crate::rollout::{
    AgentMessageEvent, CoreCodexErrorInfo, ErrorEvent, EventMsg, ExitedReviewModeEvent, ReviewRequest,
    RolloutItem, TurnAbortedEvent, TurnCompleteEvent, TurnStartedEvent, UserMessageEvent,
};
use crate::v2::{
    AgentMessageThreadItem, ContextCompactionThreadItem, EnteredReviewModeThreadItem,
    ExitedReviewModeThreadItem, ReasoningThreadItem, ThreadItem, Turn, TurnError, TurnStatus,
    UserMessageThreadItem,
};
use crate::vocab::{MessageResponseItem, ResponseItem};

/// Builds turns from the items of a rollout, or from the events of a running thread, one at a time.
///
/// Whatever is fed, in whatever order: nothing fails, and what does not fit has no effect. A step costs the same
/// however many turns and items there are. `I` is asked for ids in two cases: when events open a turn that nobody
/// started, before any rollout item was fed (UUID v7), and for hook prompts without id (UUID v4).
#[derive(Debug, Clone)]
pub struct Builder<I = SystemIds> {
    ids: I,
    hasher: RandomState,
    state: State,
    /// What the step that runs has changed.
    changes: Changes,
}

#[derive(Debug, Clone)]
struct State {
    finished: Vec<Turn>,
    /// Where finished turns are, by id.
    finished_index: IdIndex,
    /// Where the items of long finished turns are, by turn.
    item_indexes: BTreeMap<usize, IdIndex>,
    /// The number of items in all finished turns.
    finished_items: usize,
    current: Option<OpenTurn>,
    next_item: usize,
    rollout_index: usize,
    next_rollout_index: usize,
}

impl Default for State {
    fn default() -> State {
        State {
            finished: Vec::new(),
            finished_index: IdIndex::default(),
            item_indexes: BTreeMap::new(),
            finished_items: 0,
            current: None,
            next_item: 1,
            rollout_index: 0,
            next_rollout_index: 0,
        }
    }
}

impl Builder {
    /// An empty builder with ids from the clock and the entropy of this machine.
    #[inline]
    pub fn new() -> Builder {
        Builder::with_ids(Ids::system())
    }
}

impl Default for Builder {
    #[inline]
    fn default() -> Builder {
        Builder::new()
    }
}

/// Feeding.
impl<I: IdSource> Builder<I> {
    /// An empty builder that takes its ids from `ids`.
    pub fn with_ids(ids: I) -> Builder<I> {
        Builder { ids, hasher: RandomState::new(), state: State::default(), changes: Changes::default() }
    }

    /// Takes the next item of a rollout.
    pub fn item(&mut self, item: RolloutItem) -> Changes {
        self.count();
        match item {
            RolloutItem::EventMsg(event) => self.dispatch(event),
            RolloutItem::Compacted(_) => self.mark_compaction(),
            RolloutItem::ResponseItem(ResponseItem::Message(message)) => self.message(&message),
            _ => {}
        }
        std::mem::take(&mut self.changes)
    }

    /// The same as [`item`](Builder::item), for an item that is still needed: what goes into the turns is cloned.
    pub fn item_ref(&mut self, item: &RolloutItem) -> Changes {
        match item {
            RolloutItem::EventMsg(event) if has_effect(event) => self.item(item.clone()),
            RolloutItem::Compacted(_) => self.compacted(),
            RolloutItem::ResponseItem(ResponseItem::Message(message)) => {
                self.count();
                self.message(message);
                std::mem::take(&mut self.changes)
            }
            _ => self.skip(),
        }
    }

    /// Counts an item of a rollout without looking at it, for readers that know that it has no effect: `session_meta`,
    /// `turn_context`, `response_item` except messages with role `user`, and events without effect.
    /// Nothing changes.
    pub fn skip(&mut self) -> Changes {
        self.count();
        Changes::default()
    }

    /// Takes an item of type `compacted`, of which no member matters.
    pub fn compacted(&mut self) -> Changes {
        self.count();
        self.mark_compaction();
        std::mem::take(&mut self.changes)
    }

    /// Takes the next event of a running thread. It does not count as an item of a rollout.
    pub fn event(&mut self, event: EventMsg) -> Changes {
        self.dispatch(event);
        std::mem::take(&mut self.changes)
    }

    /// Forgets all turns and starts counting anew.
    pub fn reset(&mut self) {
        self.state = State::default();
    }
}

/// Asking.
impl<I> Builder<I> {
    /// The turns so far, the open one last. The open turn of a rollout that ends in it keeps its status.
    pub fn turns(&self) -> impl Iterator<Item = &Turn> {
        self.state.finished.iter().chain(self.open_turn())
    }

    /// The turn at a position, counted from 0.
    pub fn turn(&self, position: usize) -> Option<&Turn> {
        if position == self.state.finished.len() {
            self.open_turn()
        } else {
            self.state.finished.get(position)
        }
    }

    /// Ends the input and gives all turns away.
    pub fn into_turns(self) -> Vec<Turn> {
        let mut turns = self.state.finished;
        turns.extend(self.state.current.map(|current| current.turn));
        turns
    }

    /// Whether a turn is open. An aborted turn stays open until the next one starts.
    pub fn has_active_turn(&self) -> bool {
        self.state.current.is_some()
    }

    /// The open turn, or else the last one.
    pub fn active_turn(&self) -> Option<&Turn> {
        self.open_turn().or(self.state.finished.last())
    }

    /// The position of [`active_turn`](Builder::active_turn).
    pub fn active_turn_position(&self) -> Option<usize> {
        let finished = self.state.finished.len();
        if self.has_active_turn() { Some(finished) } else { finished.checked_sub(1) }
    }

    /// The id of the open turn, if `task_started` opened it.
    pub fn active_turn_id_if_explicit(&self) -> Option<&TurnId> {
        self.state.current.as_ref().filter(|current| current.explicit).map(|current| &current.turn.id)
    }

    /// The position of the rollout item that opened the open turn: the items before it belong to finished turns.
    pub fn active_turn_start_index(&self) -> Option<usize> {
        self.state.current.as_ref().map(|current| current.start_index)
    }

    fn open_turn(&self) -> Option<&Turn> {
        self.state.current.as_ref().map(|current| &current.turn)
    }
}

impl<I: IdSource> Builder<I> {
    fn count(&mut self) {
        self.state.rollout_index = self.state.next_rollout_index;
        self.state.next_rollout_index += 1;
    }

    fn dispatch(&mut self, event: EventMsg) {
        match event {
            EventMsg::TaskStarted(event) => self.start_turn(event),
            EventMsg::TaskComplete(event) => self.complete_turn(event),
            EventMsg::TurnAborted(event) => self.abort_turn(event),
            EventMsg::Error(event) => self.fail_turn(event),
            EventMsg::ThreadRolledBack(event) => self.roll_back(event.num_turns),
            EventMsg::UserMessage(event) => self.user_message(event),
            EventMsg::AgentMessage(event) => self.agent_message(event),
            EventMsg::AgentReasoning(event) => self.reasoning(event.text, |item| &mut item.summary),
            EventMsg::AgentReasoningRawContent(event) => self.reasoning(event.text, |item| &mut item.content),
            EventMsg::ContextCompacted => {
                self.append_numbered(|id| ContextCompactionThreadItem { id }.into());
            }
            EventMsg::EnteredReviewMode(event) => self.enter_review(event),
            EventMsg::ExitedReviewMode(event) => self.exit_review(event),
            other => {
                if let Some((scope, item)) = from_event(other) {
                    self.upsert(scope, item);
                }
            }
        }
    }
}

/// Opening and ending turns (spec/thread-history.md §4).
impl<I: IdSource> Builder<I> {
    fn start_turn(&mut self, event: TurnStartedEvent) {
        self.close();
        self.changes.push(Change::TurnOpened { turn: self.state.finished.len() });
        let turn = OpenTurn::explicit(event.turn_id, event.started_at, self.state.rollout_index);
        self.state.current = Some(turn);
    }

    /// The open turn; an implicit one is opened when there is none. It is never left empty: whoever asks puts an item
    /// or a compaction into it.
    fn ensure(&mut self) -> &mut OpenTurn {
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

    fn close(&mut self) {
        let Some(OpenTurn { turn, index, .. }) = self.state.current.take() else { return };
        let position = self.state.finished.len();
        if !index.is_empty() {
            self.state.item_indexes.insert(position, index);
        }
        self.state.finished_items += turn.items.len();
        self.state.finished.push(turn);
        self.changes.push(Change::TurnClosed { turn: position });
    }

    fn complete_turn(&mut self, event: TurnCompleteEvent) {
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

    fn abort_turn(&mut self, event: TurnAbortedEvent) {
        let found = event.turn_id.and_then(|id| self.position_of(id.as_str()));
        let Some((position, turn)) = self.turn_or_current(found) else { return };
        turn.status = TurnStatus::Interrupted;
        turn.completed_at = event.completed_at;
        turn.duration_ms = event.duration_ms;
        self.changes.push(Change::TurnUpdated { turn: position });
    }

    fn fail_turn(&mut self, event: ErrorEvent) {
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

    fn roll_back(&mut self, turns: u32) {
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
    fn position_of(&mut self, id: &str) -> Option<usize> {
        let State { finished, finished_index, current, .. } = &mut self.state;
        if current.as_ref().is_some_and(|current| current.turn.id == *id) {
            return Some(finished.len());
        }
        finished_index.first(&self.hasher, id, finished.len(), |at| turn_id_at(finished, at))
    }

    fn turn_or_current(&mut self, position: Option<usize>) -> Option<(usize, &mut Turn)> {
        let State { finished, current, .. } = &mut self.state;
        let open = finished.len();
        match position {
            Some(position) if position < open => finished.get_mut(position).map(|turn| (position, turn)),
            _ => current.as_mut().map(|current| (open, &mut current.turn)),
        }
    }

    fn mark_compaction(&mut self) {
        self.ensure().saw_compaction = true;
    }
}

/// Putting items into turns (spec/thread-history.md §2.2, §5).
impl<I: IdSource> Builder<I> {
    fn user_message(&mut self, event: UserMessageEvent) {
        if self.state.current.as_ref().is_some_and(OpenTurn::ends_at_user_message) {
            self.close();
        }
        self.append_numbered(|id| UserMessageThreadItem::from_event(id, event).into());
    }

    fn agent_message(&mut self, event: AgentMessageEvent) {
        if !event.message.is_empty() {
            self.append_numbered(|id| AgentMessageThreadItem::from_event(id, event).into());
        }
    }

    /// Reasoning that follows reasoning joins it.
    fn reasoning(&mut self, text: String, part: impl Fn(&mut ReasoningThreadItem) -> &mut Vec<String>) {
        if text.is_empty() {
            return;
        }
        if let Some(current) = &mut self.state.current {
            let last = current.turn.items.len().wrapping_sub(1);
            if let Some(ThreadItem::Reasoning(item)) = current.turn.items.last_mut() {
                part(item).push(text);
                self.changes.push(Change::ItemUpdated { turn: self.state.finished.len(), item: last });
                return;
            }
        }
        self.append_numbered(|id| {
            let mut item = ReasoningThreadItem { id, summary: Vec::new(), content: Vec::new() };
            part(&mut item).push(text);
            item.into()
        });
    }

    fn enter_review(&mut self, event: ReviewRequest) {
        let review = event.user_facing_hint.unwrap_or_else(|| "Review requested.".to_owned());
        self.append_numbered(|id| EnteredReviewModeThreadItem { id, review }.into());
    }

    fn exit_review(&mut self, event: ExitedReviewModeEvent) {
        let explanation = event.review_output.map(|output| output.overall_explanation).unwrap_or_default();
        let review = match explanation.trim() {
            "" => "Reviewer failed to output a response.".to_owned(),
            explanation => explanation.to_owned(),
        };
        self.append_numbered(|id| ExitedReviewModeThreadItem { id, review }.into());
    }

    fn message(&mut self, message: &MessageResponseItem) {
        if let Some(item) = hook_prompt_item(message, &mut self.ids) {
            self.append(item.into());
        }
    }

    fn append_numbered(&mut self, item: impl FnOnce(ItemId) -> ThreadItem) {
        let id = ItemId::new(format!("item-{}", self.state.next_item));
        self.state.next_item += 1;
        self.append(item(id));
    }

    fn append(&mut self, item: ThreadItem) {
        let items = &mut self.ensure().turn.items;
        items.push(item);
        let item = items.len() - 1;
        self.changes.push(Change::ItemAppended { turn: self.state.finished.len(), item });
    }

    /// Puts the item in the place of the one with its id, or at the end. An item for a turn that does not exist is
    /// dropped.
    fn upsert(&mut self, scope: Scope, item: ThreadItem) {
        let position = match scope {
            Scope::Current => {
                self.ensure();
                Some(self.state.finished.len())
            }
            Scope::Turn(id) => self.position_of(id.as_str()),
        };
        let Some(turn) = position else { return };
        let State { finished, item_indexes, finished_items, current, .. } = &mut self.state;
        let is_finished = turn < finished.len();
        let mut short = IdIndex::default();
        let (items, index) = match finished.get_mut(turn) {
            Some(finished) => (&mut finished.items, item_indexes.get_mut(&turn).unwrap_or(&mut short)),
            None => match current {
                Some(current) => (&mut current.turn.items, &mut current.index),
                None => return,
            },
        };
        let id = item.id().map_or("", |id| id.as_str());
        let known = position_of_item(items, index, &self.hasher, id);
        match known.and_then(|at| items.get_mut(at).map(|old| (at, old))) {
            Some((at, old)) => {
                *old = item;
                self.changes.push(Change::ItemUpdated { turn, item: at });
            }
            None => {
                items.push(item);
                self.changes.push(Change::ItemAppended { turn, item: items.len() - 1 });
                *finished_items += usize::from(is_finished);
            }
        }
        if !short.is_empty() {
            item_indexes.insert(turn, short);
        }
    }
}

fn turn_id_at(turns: &[Turn], at: usize) -> &str {
    turns.get(at).map_or("", |turn| turn.id.as_str())
}
