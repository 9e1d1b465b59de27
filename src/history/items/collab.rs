//! What agents do with other agents (spec/thread-history.md §5.4).

use std::collections::BTreeMap;

use crate::id::{CallId, ThreadId};
use crate::rollout::{
    AgentStatus, CollabAgentInteractionBeginEvent, CollabAgentInteractionEndEvent,
    CollabAgentSpawnBeginEvent, CollabAgentSpawnEndEvent, CollabCloseBeginEvent, CollabCloseEndEvent,
    CollabResumeBeginEvent, CollabResumeEndEvent, CollabWaitingBeginEvent, CollabWaitingEndEvent,
};
use crate::v2::{
    CollabAgentState, CollabAgentStatus, CollabAgentTool, CollabAgentToolCallStatus,
    CollabAgentToolCallThreadItem,
};

impl From<AgentStatus> for CollabAgentState {
    /// A status that this release does not know keeps its name, without message.
    #[inline]
    fn from(status: AgentStatus) -> CollabAgentState {
        let (status, message) = match status {
            AgentStatus::PendingInit => (CollabAgentStatus::PendingInit, None),
            AgentStatus::Running => (CollabAgentStatus::Running, None),
            AgentStatus::Interrupted => (CollabAgentStatus::Interrupted, None),
            AgentStatus::Completed(message) => (CollabAgentStatus::Completed, message),
            AgentStatus::Errored(error) => (CollabAgentStatus::Errored, Some(error)),
            AgentStatus::Shutdown => (CollabAgentStatus::Shutdown, None),
            AgentStatus::NotFound => (CollabAgentStatus::NotFound, None),
            AgentStatus::Unrecognized(status) => (status.tag().into(), None),
        };
        CollabAgentState { status, message }
    }
}

impl From<CollabAgentSpawnBeginEvent> for CollabAgentToolCallThreadItem {
    #[inline]
    fn from(event: CollabAgentSpawnBeginEvent) -> CollabAgentToolCallThreadItem {
        let mut call = begun(CollabAgentTool::SpawnAgent, event.call_id, event.sender_thread_id, Vec::new());
        call.prompt = Some(event.prompt);
        call.model = Some(event.model);
        call.reasoning_effort = Some(event.reasoning_effort);
        call
    }
}

impl From<CollabAgentSpawnEndEvent> for CollabAgentToolCallThreadItem {
    #[inline]
    fn from(event: CollabAgentSpawnEndEvent) -> CollabAgentToolCallThreadItem {
        let (tool, thread, created) = (CollabAgentTool::SpawnAgent, event.new_thread_id, event.call_id);
        let mut call = match thread {
            Some(thread) => ended(tool, created, event.sender_thread_id, thread, event.status),
            None => {
                let mut call = begun(tool, created, event.sender_thread_id, Vec::new());
                call.status = CollabAgentToolCallStatus::Failed;
                call
            }
        };
        call.prompt = Some(event.prompt);
        call.model = Some(event.model);
        call.reasoning_effort = Some(event.reasoning_effort);
        call
    }
}

impl From<CollabAgentInteractionBeginEvent> for CollabAgentToolCallThreadItem {
    #[inline]
    fn from(event: CollabAgentInteractionBeginEvent) -> CollabAgentToolCallThreadItem {
        let receivers = vec![event.receiver_thread_id];
        let mut call = begun(CollabAgentTool::SendInput, event.call_id, event.sender_thread_id, receivers);
        call.prompt = Some(event.prompt);
        call
    }
}

impl From<CollabAgentInteractionEndEvent> for CollabAgentToolCallThreadItem {
    #[inline]
    fn from(event: CollabAgentInteractionEndEvent) -> CollabAgentToolCallThreadItem {
        let (sender, receiver) = (event.sender_thread_id, event.receiver_thread_id);
        let mut call = ended(CollabAgentTool::SendInput, event.call_id, sender, receiver, event.status);
        call.prompt = Some(event.prompt);
        call
    }
}

impl From<CollabWaitingBeginEvent> for CollabAgentToolCallThreadItem {
    #[inline]
    fn from(event: CollabWaitingBeginEvent) -> CollabAgentToolCallThreadItem {
        begun(CollabAgentTool::Wait, event.call_id, event.sender_thread_id, event.receiver_thread_ids)
    }
}

impl From<CollabWaitingEndEvent> for CollabAgentToolCallThreadItem {
    /// The receivers are sorted by text.
    #[inline]
    fn from(event: CollabWaitingEndEvent) -> CollabAgentToolCallThreadItem {
        let failed = event.statuses.values().any(is_failure);
        let states: BTreeMap<String, CollabAgentState> = event
            .statuses
            .into_iter()
            .map(|(id, status)| (canonical(id).into_string(), status.into()))
            .collect();
        let receivers = states.keys().map(|id| ThreadId::new(id.as_str())).collect();
        let mut call = begun(CollabAgentTool::Wait, event.call_id, event.sender_thread_id, receivers);
        call.status = outcome(failed);
        call.agents_states = states;
        call
    }
}

impl From<CollabCloseBeginEvent> for CollabAgentToolCallThreadItem {
    #[inline]
    fn from(event: CollabCloseBeginEvent) -> CollabAgentToolCallThreadItem {
        let receivers = vec![event.receiver_thread_id];
        begun(CollabAgentTool::CloseAgent, event.call_id, event.sender_thread_id, receivers)
    }
}

impl From<CollabCloseEndEvent> for CollabAgentToolCallThreadItem {
    #[inline]
    fn from(event: CollabCloseEndEvent) -> CollabAgentToolCallThreadItem {
        let (sender, receiver) = (event.sender_thread_id, event.receiver_thread_id);
        ended(CollabAgentTool::CloseAgent, event.call_id, sender, receiver, event.status)
    }
}

impl From<CollabResumeBeginEvent> for CollabAgentToolCallThreadItem {
    #[inline]
    fn from(event: CollabResumeBeginEvent) -> CollabAgentToolCallThreadItem {
        let receivers = vec![event.receiver_thread_id];
        begun(CollabAgentTool::ResumeAgent, event.call_id, event.sender_thread_id, receivers)
    }
}

impl From<CollabResumeEndEvent> for CollabAgentToolCallThreadItem {
    #[inline]
    fn from(event: CollabResumeEndEvent) -> CollabAgentToolCallThreadItem {
        let (sender, receiver) = (event.sender_thread_id, event.receiver_thread_id);
        ended(CollabAgentTool::ResumeAgent, event.call_id, sender, receiver, event.status)
    }
}

#[inline]
fn begun(
    tool: CollabAgentTool,
    call: CallId,
    sender: ThreadId,
    receivers: Vec<ThreadId>,
) -> CollabAgentToolCallThreadItem {
    CollabAgentToolCallThreadItem {
        id: call.into_string().into(),
        tool,
        status: CollabAgentToolCallStatus::InProgress,
        sender_thread_id: canonical(sender),
        receiver_thread_ids: receivers.into_iter().map(canonical).collect(),
        prompt: None,
        model: None,
        reasoning_effort: None,
        agents_states: BTreeMap::new(),
    }
}

#[inline]
fn ended(
    tool: CollabAgentTool,
    call: CallId,
    sender: ThreadId,
    receiver: ThreadId,
    status: AgentStatus,
) -> CollabAgentToolCallThreadItem {
    let receiver = canonical(receiver);
    let mut ended = begun(tool, call, sender, vec![receiver.clone()]);
    ended.status = outcome(is_failure(&status));
    ended.agents_states.insert(receiver.into_string(), status.into());
    ended
}

#[inline]
fn is_failure(status: &AgentStatus) -> bool {
    matches!(status, AgentStatus::Errored(_) | AgentStatus::NotFound)
}

#[inline]
fn outcome(failed: bool) -> CollabAgentToolCallStatus {
    if failed { CollabAgentToolCallStatus::Failed } else { CollabAgentToolCallStatus::Completed }
}

/// As the server writes it; text that is no UUID, which the server would not have read, stays.
#[inline]
fn canonical(id: ThreadId) -> ThreadId {
    id.canonical().unwrap_or(id)
}
