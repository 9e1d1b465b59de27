//! From events to the items of turns (spec/thread-history.md §5), for turns that are rebuilt and for live ones.
//!
//! Most conversions are `From` implementations between the types of [`rollout`](crate::rollout) and those of
//! [`v2`](crate::v2), such as from [`ExecCommandEndEvent`](crate::rollout::ExecCommandEndEvent) to
//! [`CommandExecutionThreadItem`]. Items whose id does not come with the event are made by `from_event` of their type.
//! Texts are moved, not copied.
//!
//! Absolute paths come out as the server writes them: without `.`, `..` and doubled slashes. Enum values of newer
//! releases stay what they are, in the catch-all of the other type.

mod collab;
mod command;
mod mcp;
mod message;
mod patch;
mod tool;
mod turn_item;

pub use patch::file_changes;
pub use turn_item::from_turn_item;

use crate::id::{ItemId, TurnId};
use crate::rollout::{Duration, EventMsg, TurnItem};
use crate::v2::{CommandExecutionThreadItem, ThreadItem};

/// Which turn an item belongs to, as its event tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// The open turn.
    Current,
    /// The turn with this id, and no other.
    Turn(TurnId),
}

impl Scope {
    /// Older events leave the id empty: they belong to the open turn.
    #[inline]
    fn turn_or_current(turn: TurnId) -> Scope {
        if turn.as_str().is_empty() { Scope::Current } else { Scope::Turn(turn) }
    }
}

/// The item that an event reports, under the event's own id, and the turn that it belongs to. The item takes the
/// place of an earlier one with that id in the turn.
///
/// None for all other events, among them those whose items are numbered: messages, reasoning, reviews, compactions.
#[inline]
pub fn from_event(event: EventMsg) -> Option<(Scope, ThreadItem)> {
    use EventMsg as E;
    use Scope::{Current, Turn};
    use ThreadItem as I;
    Some(match event {
        E::WebSearchBegin(event) => (Current, I::WebSearch(event.into())),
        E::WebSearchEnd(event) => (Current, I::WebSearch(event.into())),
        E::ImageGenerationBegin(event) => (Current, I::ImageGeneration(event.into())),
        E::ImageGenerationEnd(event) => (Current, I::ImageGeneration(event.into())),
        E::ViewImageToolCall(event) => (Current, I::ImageView(event.into())),
        E::McpToolCallBegin(event) => (Current, I::McpToolCall(event.into())),
        E::McpToolCallEnd(event) => (Current, I::McpToolCall(event.into())),
        E::CollabAgentSpawnBegin(event) => (Current, I::CollabAgentToolCall(event.into())),
        E::CollabAgentSpawnEnd(event) => (Current, I::CollabAgentToolCall((*event).into())),
        E::CollabAgentInteractionBegin(event) => (Current, I::CollabAgentToolCall(event.into())),
        E::CollabAgentInteractionEnd(event) => (Current, I::CollabAgentToolCall(event.into())),
        E::CollabWaitingBegin(event) => (Current, I::CollabAgentToolCall(event.into())),
        E::CollabWaitingEnd(event) => (Current, I::CollabAgentToolCall(event.into())),
        E::CollabCloseBegin(event) => (Current, I::CollabAgentToolCall(event.into())),
        E::CollabCloseEnd(event) => (Current, I::CollabAgentToolCall(event.into())),
        E::CollabResumeBegin(event) => (Current, I::CollabAgentToolCall(event.into())),
        E::CollabResumeEnd(event) => (Current, I::CollabAgentToolCall(event.into())),
        E::ExecCommandBegin(mut event) => {
            let turn = std::mem::take(&mut event.turn_id);
            (Turn(turn), I::CommandExecution(event.into()))
        }
        E::ExecCommandEnd(mut event) => {
            let turn = std::mem::take(&mut event.turn_id);
            (Turn(turn), I::CommandExecution((*event).into()))
        }
        E::PatchApplyBegin(mut event) => {
            let turn = std::mem::take(&mut event.turn_id);
            (Scope::turn_or_current(turn), I::FileChange(event.into()))
        }
        E::PatchApplyEnd(mut event) => {
            let turn = std::mem::take(&mut event.turn_id);
            (Scope::turn_or_current(turn), I::FileChange(event.into()))
        }
        E::ApplyPatchApprovalRequest(mut event) => {
            let turn = std::mem::take(&mut event.turn_id);
            (Scope::turn_or_current(turn), I::FileChange(event.into()))
        }
        E::GuardianAssessment(mut event) => {
            let turn = std::mem::take(&mut event.turn_id);
            let command = CommandExecutionThreadItem::under_review(*event)?;
            (Scope::turn_or_current(turn), I::CommandExecution(command))
        }
        E::DynamicToolCallRequest(mut event) => {
            let turn = std::mem::take(&mut event.turn_id);
            (Scope::turn_or_current(turn), I::DynamicToolCall(event.into()))
        }
        E::DynamicToolCallResponse(mut event) => {
            let turn = std::mem::take(&mut event.turn_id);
            (Scope::turn_or_current(turn), I::DynamicToolCall(event.into()))
        }
        E::ItemStarted(event) => (Turn(event.turn_id), plan(event.item)?),
        E::ItemCompleted(event) => (Turn(event.turn_id), plan(event.item)?),
        _ => return None,
    })
}

/// Only plans have no older event that reports them.
#[inline]
fn plan(item: TurnItem) -> Option<ThreadItem> {
    match item {
        TurnItem::Plan(plan) if !plan.text.is_empty() => from_turn_item(TurnItem::Plan(plan)),
        _ => None,
    }
}

impl ThreadItem {
    /// The item's id; none in an item of a kind that this release does not know.
    #[inline]
    pub fn id(&self) -> Option<&ItemId> {
        Some(match self {
            ThreadItem::UserMessage(item) => &item.id,
            ThreadItem::HookPrompt(item) => &item.id,
            ThreadItem::AgentMessage(item) => &item.id,
            ThreadItem::Plan(item) => &item.id,
            ThreadItem::Reasoning(item) => &item.id,
            ThreadItem::CommandExecution(item) => &item.id,
            ThreadItem::FileChange(item) => &item.id,
            ThreadItem::McpToolCall(item) => &item.id,
            ThreadItem::DynamicToolCall(item) => &item.id,
            ThreadItem::CollabAgentToolCall(item) => &item.id,
            ThreadItem::WebSearch(item) => &item.id,
            ThreadItem::ImageView(item) => &item.id,
            ThreadItem::ImageGeneration(item) => &item.id,
            ThreadItem::EnteredReviewMode(item) => &item.id,
            ThreadItem::ExitedReviewMode(item) => &item.id,
            ThreadItem::ContextCompaction(item) => &item.id,
            ThreadItem::Unrecognized(_) => return None,
        })
    }
}

/// Milliseconds; none beyond what the wire can say.
#[inline]
fn millis(duration: Duration) -> Option<i64> {
    i64::try_from(duration.as_millis()).ok()
}

/// Milliseconds, at most what the wire can say.
#[inline]
fn capped_millis(duration: Duration) -> i64 {
    millis(duration).unwrap_or(i64::MAX)
}
