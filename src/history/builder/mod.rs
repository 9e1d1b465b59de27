//! [`Builder`], the state machine from rollout items or events to turns.

mod lifecycle;
mod placing;

use std::collections::BTreeMap;
use std::hash::RandomState;

use super::change::Changes;
use super::effect::has_effect;
use super::find::IdIndex;
use super::items::from_event;
use super::open_turn::OpenTurn;
use crate::id::{IdSource, Ids, SystemIds, TurnId};
use crate::rollout::{EventMsg, RolloutItem};
use crate::v2::{ContextCompactionThreadItem, Turn};
use crate::vocab::ResponseItem;

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
    #[inline]
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
    #[inline]
    pub fn with_ids(ids: I) -> Builder<I> {
        Builder { ids, hasher: RandomState::new(), state: State::default(), changes: Changes::default() }
    }

    /// Takes the next item of a rollout.
    #[inline]
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
    #[inline]
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
    #[inline]
    pub fn skip(&mut self) -> Changes {
        self.count();
        Changes::default()
    }

    /// Takes an item of type `compacted`, of which no member matters.
    #[inline]
    pub fn compacted(&mut self) -> Changes {
        self.count();
        self.mark_compaction();
        std::mem::take(&mut self.changes)
    }

    /// Takes the next event of a running thread. It does not count as an item of a rollout.
    #[inline]
    pub fn event(&mut self, event: EventMsg) -> Changes {
        self.dispatch(event);
        std::mem::take(&mut self.changes)
    }

    /// Forgets all turns and starts counting anew.
    #[inline]
    pub fn reset(&mut self) {
        self.state = State::default();
    }
}

/// Asking.
impl<I> Builder<I> {
    /// The turns so far, the open one last. The open turn of a rollout that ends in it keeps its status.
    #[inline]
    pub fn turns(&self) -> impl Iterator<Item = &Turn> {
        self.state.finished.iter().chain(self.open_turn())
    }

    /// The turn at a position, counted from 0.
    #[inline]
    pub fn turn(&self, position: usize) -> Option<&Turn> {
        if position == self.state.finished.len() {
            self.open_turn()
        } else {
            self.state.finished.get(position)
        }
    }

    /// Ends the input and gives all turns away.
    #[inline]
    pub fn into_turns(self) -> Vec<Turn> {
        let mut turns = self.state.finished;
        turns.extend(self.state.current.map(|current| current.turn));
        turns
    }

    /// Whether a turn is open. An aborted turn stays open until the next one starts.
    #[inline]
    pub fn has_active_turn(&self) -> bool {
        self.state.current.is_some()
    }

    /// The open turn, or else the last one.
    #[inline]
    pub fn active_turn(&self) -> Option<&Turn> {
        self.open_turn().or(self.state.finished.last())
    }

    /// The position of [`active_turn`](Builder::active_turn).
    #[inline]
    pub fn active_turn_position(&self) -> Option<usize> {
        let finished = self.state.finished.len();
        if self.has_active_turn() { Some(finished) } else { finished.checked_sub(1) }
    }

    /// The id of the open turn, if `task_started` opened it.
    #[inline]
    pub fn active_turn_id_if_explicit(&self) -> Option<&TurnId> {
        self.state.current.as_ref().filter(|current| current.explicit).map(|current| &current.turn.id)
    }

    /// The position of the rollout item that opened the open turn: the items before it belong to finished turns.
    #[inline]
    pub fn active_turn_start_index(&self) -> Option<usize> {
        self.state.current.as_ref().map(|current| current.start_index)
    }

    #[inline]
    fn open_turn(&self) -> Option<&Turn> {
        self.state.current.as_ref().map(|current| &current.turn)
    }
}

impl<I: IdSource> Builder<I> {
    #[inline]
    fn count(&mut self) {
        self.state.rollout_index = self.state.next_rollout_index;
        self.state.next_rollout_index += 1;
    }

    #[inline]
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
