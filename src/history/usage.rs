//! Which turn the last token usage belongs to (spec/thread-history.md §7.4).

use super::Builder;
use crate::id::{IdSource, TurnId};
use crate::rollout::{EventMsg, RolloutItem};
use crate::v2::{Turn, TurnStatus};

/// Finds the turn that the server names when it repeats `thread/tokenUsage/updated` after a resume or a fork.
///
/// All items of a rollout are fed to a [`Builder`], unfiltered; before each one, [`before`](UsageOwner::before) is
/// told. The turns to choose from are those of the answer, whose ids may differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UsageOwner {
    last: Option<(TurnId, usize)>,
}

impl UsageOwner {
    /// Notes the active turn when the item that the builder is about to take is a token count.
    #[inline]
    pub fn before<I: IdSource>(&mut self, item: &RolloutItem, builder: &Builder<I>) {
        if let RolloutItem::EventMsg(EventMsg::TokenCount(_)) = item
            && let Some((turn, position)) = builder.active_turn().zip(builder.active_turn_position())
        {
            self.last = Some((turn.id.clone(), position));
        }
    }

    /// The id of the turn: the one noted last, found by id or else by position; without a note the last turn that is
    /// completed or failed, else the last turn; empty when there are no turns.
    #[inline]
    pub fn choose(&self, turns: &[Turn]) -> TurnId {
        let noted = self.last.as_ref().and_then(|(id, position)| {
            turns.iter().find(|turn| turn.id == *id).or_else(|| turns.get(*position))
        });
        let ended = |turn: &&Turn| matches!(turn.status, TurnStatus::Completed | TurnStatus::Failed);
        let chosen = noted.or_else(|| turns.iter().rfind(ended)).or(turns.last());
        chosen.map(|turn| turn.id.clone()).unwrap_or_default()
    }
}

/// The same for a whole list of items at once.
#[inline]
pub fn usage_owner<'a>(items: impl IntoIterator<Item = &'a RolloutItem>, turns: &[Turn]) -> TurnId {
    let (mut builder, mut owner) = (Builder::new(), UsageOwner::default());
    for item in items {
        owner.before(item, &builder);
        builder.item_ref(item);
    }
    owner.choose(turns)
}
