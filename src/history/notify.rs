//! The notifications that the server makes of live events about items (spec/thread-history.md §8).

use super::items::{file_changes, from_event, from_turn_item};
use super::review;
use crate::id::{ThreadId, TurnId};
use crate::method::ServerNotification;
use crate::rollout::EventMsg;
use crate::v2::{
    AgentMessageDeltaNotification, CommandExecutionOutputDeltaNotification,
    FileChangePatchUpdatedNotification, ItemCompletedNotification, ItemStartedNotification,
    PlanDeltaNotification, ReasoningSummaryPartAddedNotification, ReasoningSummaryTextDeltaNotification,
    ReasoningTextDeltaNotification, TerminalInteractionNotification, ThreadItem,
};

/// The notification that an event becomes, in a thread and its active turn. None for events that are not about items,
/// for items of unknown kinds, and for output that is not Base64.
///
/// `turn/started` and `turn/completed` come from a [`Tracker`](super::Tracker).
#[inline]
pub fn notification(event: EventMsg, thread: &ThreadId, turn: &TurnId) -> Option<ServerNotification> {
    use EventMsg as E;
    use ServerNotification as N;
    let (thread_id, turn_id) = (thread.clone(), turn.clone());
    if let Some(moment) = moment(&event) {
        let turn_id =
            if let E::DynamicToolCallResponse(event) = &event { event.turn_id.clone() } else { turn_id };
        let (_, item) = from_event(event)?;
        return Some(match moment {
            Moment::Started(at) => started(item, thread_id, turn_id, at),
            Moment::Completed(at) => completed(item, thread_id, turn_id, at),
        });
    }
    Some(match event {
        E::ItemStarted(event) => {
            started(from_turn_item(event.item)?, thread_id, turn_id, event.started_at_ms)
        }
        E::ItemCompleted(event) => {
            completed(from_turn_item(event.item)?, thread_id, turn_id, event.completed_at_ms)
        }
        E::AgentMessageContentDelta(event) => N::ItemAgentMessageDelta(AgentMessageDeltaNotification {
            thread_id,
            turn_id,
            item_id: event.item_id,
            delta: event.delta,
        }),
        E::PlanDelta(event) => N::ItemPlanDelta(PlanDeltaNotification {
            thread_id,
            turn_id,
            item_id: event.item_id,
            delta: event.delta,
        }),
        E::ReasoningContentDelta(event) => {
            N::ItemReasoningSummaryTextDelta(ReasoningSummaryTextDeltaNotification {
                thread_id,
                turn_id,
                item_id: event.item_id,
                delta: event.delta,
                summary_index: event.summary_index,
            })
        }
        E::ReasoningRawContentDelta(event) => N::ItemReasoningTextDelta(ReasoningTextDeltaNotification {
            thread_id,
            turn_id,
            item_id: event.item_id,
            delta: event.delta,
            content_index: event.content_index,
        }),
        E::AgentReasoningSectionBreak(event) => {
            N::ItemReasoningSummaryPartAdded(ReasoningSummaryPartAddedNotification {
                thread_id,
                turn_id,
                item_id: event.item_id,
                summary_index: event.summary_index,
            })
        }
        E::PatchApplyUpdated(event) => N::ItemFileChangePatchUpdated(FileChangePatchUpdatedNotification {
            thread_id,
            turn_id,
            item_id: event.call_id.into_string().into(),
            changes: file_changes(event.changes),
        }),
        E::ExecCommandOutputDelta(event) => {
            N::ItemCommandExecutionOutputDelta(CommandExecutionOutputDeltaNotification {
                thread_id,
                turn_id,
                item_id: event.call_id.into_string().into(),
                delta: String::from_utf8_lossy(&base64(&event.chunk)?).into_owned(),
            })
        }
        E::TerminalInteraction(event) => {
            N::ItemCommandExecutionTerminalInteraction(TerminalInteractionNotification {
                thread_id,
                turn_id,
                item_id: event.call_id.into_string().into(),
                process_id: event.process_id,
                stdin: event.stdin,
            })
        }
        E::GuardianAssessment(event) => review::notification(*event, thread_id, turn_id),
        _ => return None,
    })
}

/// When something began or ended, in Unix milliseconds.
enum Moment {
    Started(i64),
    Completed(i64),
}

/// The moment that an event of a tool call tells of.
#[inline]
fn moment(event: &EventMsg) -> Option<Moment> {
    use EventMsg as E;
    Some(match event {
        E::ExecCommandBegin(event) => Moment::Started(event.started_at_ms),
        E::CollabAgentSpawnBegin(event) => Moment::Started(event.started_at_ms),
        E::CollabAgentInteractionBegin(event) => Moment::Started(event.started_at_ms),
        E::CollabWaitingBegin(event) => Moment::Started(event.started_at_ms),
        E::CollabCloseBegin(event) => Moment::Started(event.started_at_ms),
        E::CollabResumeBegin(event) => Moment::Started(event.started_at_ms),
        E::ExecCommandEnd(event) => Moment::Completed(event.completed_at_ms),
        E::CollabAgentSpawnEnd(event) => Moment::Completed(event.completed_at_ms),
        E::CollabAgentInteractionEnd(event) => Moment::Completed(event.completed_at_ms),
        E::CollabWaitingEnd(event) => Moment::Completed(event.completed_at_ms),
        E::CollabCloseEnd(event) => Moment::Completed(event.completed_at_ms),
        E::CollabResumeEnd(event) => Moment::Completed(event.completed_at_ms),
        E::DynamicToolCallResponse(event) => Moment::Completed(event.completed_at_ms),
        _ => return None,
    })
}

#[inline]
fn started(item: ThreadItem, thread_id: ThreadId, turn_id: TurnId, started_at_ms: i64) -> ServerNotification {
    ServerNotification::ItemStarted(ItemStartedNotification { item, thread_id, turn_id, started_at_ms })
}

#[inline]
fn completed(
    item: ThreadItem,
    thread_id: ThreadId,
    turn_id: TurnId,
    completed_at_ms: i64,
) -> ServerNotification {
    ServerNotification::ItemCompleted(ItemCompletedNotification { item, thread_id, turn_id, completed_at_ms })
}

/// The bytes of a text in the standard alphabet of Base64, with or without padding.
#[inline]
fn base64(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    if padding > 2 || (padding > 0 && !text.len().is_multiple_of(4)) || digits.len() % 4 == 1 {
        return None;
    }
    crate::base64::decode(digits)
}
