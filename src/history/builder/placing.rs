//! Putting items into turns (spec/thread-history.md §2.2, §5).

use super::{Builder, State};
use crate::history::change::Change;
use crate::history::find::IdIndex;
use crate::history::hook_prompt_item;
use crate::history::items::Scope;
use crate::history::open_turn::{OpenTurn, position_of_item};
use crate::id::{IdSource, ItemId};
use crate::rollout::{AgentMessageEvent, ExitedReviewModeEvent, ReviewRequest, UserMessageEvent};
use crate::v2::{
    AgentMessageThreadItem, EnteredReviewModeThreadItem, ExitedReviewModeThreadItem, ReasoningThreadItem,
    ThreadItem, UserMessageThreadItem,
};
use crate::vocab::MessageResponseItem;

impl<I: IdSource> Builder<I> {
    #[inline]
    pub(super) fn user_message(&mut self, event: UserMessageEvent) {
        if self.state.current.as_ref().is_some_and(OpenTurn::ends_at_user_message) {
            self.close();
        }
        self.append_numbered(|id| UserMessageThreadItem::from_event(id, event).into());
    }

    #[inline]
    pub(super) fn agent_message(&mut self, event: AgentMessageEvent) {
        if !event.message.is_empty() {
            self.append_numbered(|id| AgentMessageThreadItem::from_event(id, event).into());
        }
    }

    /// Reasoning that follows reasoning joins it.
    #[inline]
    pub(super) fn reasoning(
        &mut self,
        text: String,
        part: impl Fn(&mut ReasoningThreadItem) -> &mut Vec<String>,
    ) {
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

    #[inline]
    pub(super) fn enter_review(&mut self, event: ReviewRequest) {
        let review = event.user_facing_hint.unwrap_or_else(|| "Review requested.".to_owned());
        self.append_numbered(|id| EnteredReviewModeThreadItem { id, review }.into());
    }

    #[inline]
    pub(super) fn exit_review(&mut self, event: ExitedReviewModeEvent) {
        let explanation = event.review_output.map(|output| output.overall_explanation).unwrap_or_default();
        let review = match explanation.trim() {
            "" => "Reviewer failed to output a response.".to_owned(),
            explanation => explanation.to_owned(),
        };
        self.append_numbered(|id| ExitedReviewModeThreadItem { id, review }.into());
    }

    #[inline]
    pub(super) fn message(&mut self, message: &MessageResponseItem) {
        if let Some(item) = hook_prompt_item(message, &mut self.ids) {
            self.append(item.into());
        }
    }

    #[inline]
    pub(super) fn append_numbered(&mut self, item: impl FnOnce(ItemId) -> ThreadItem) {
        let id = ItemId::new(format!("item-{}", self.state.next_item));
        self.state.next_item += 1;
        self.append(item(id));
    }

    #[inline]
    fn append(&mut self, item: ThreadItem) {
        let items = &mut self.ensure().turn.items;
        push(items, item);
        let item = items.len() - 1;
        self.changes.push(Change::ItemAppended { turn: self.state.finished.len(), item });
    }

    /// Puts the item in the place of the one with its id, or at the end. An item for a turn that does not exist is
    /// dropped.
    #[inline]
    pub(super) fn upsert(&mut self, scope: Scope, item: ThreadItem) {
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
                push(items, item);
                self.changes.push(Change::ItemAppended { turn, item: items.len() - 1 });
                *finished_items += usize::from(is_finished);
            }
        }
        if !short.is_empty() {
            item_indexes.insert(turn, short);
        }
    }
}

/// Left alone, a list would make room for four items at once; most turns of a long file have two.
#[inline]
fn push(items: &mut Vec<ThreadItem>, item: ThreadItem) {
    if items.capacity() == 0 {
        items.reserve_exact(2);
    }
    items.push(item);
}
