//! DOC event/collab.

use std::collections::BTreeMap;

use crate::describe::wire;
use crate::id::{CallId, ThreadId};
use crate::open::keyed::keyed_union;
use crate::vocab::ReasoningEffort;

wire! {
    /// DOC CollabAgentSpawnBeginEvent.
    pub struct CollabAgentSpawnBeginEvent {
        pub call_id: CallId,
        #[serde(default)]
        pub started_at_ms: i64,
        pub sender_thread_id: ThreadId,
        pub prompt: String,
        pub model: String,
        pub reasoning_effort: ReasoningEffort,
    }

    /// DOC CollabAgentSpawnEndEvent.
    pub struct CollabAgentSpawnEndEvent {
        pub call_id: CallId,
        #[serde(default)]
        pub completed_at_ms: i64,
        pub sender_thread_id: ThreadId,
        // NOTE none when the spawn failed
        pub new_thread_id: Option<ThreadId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub new_agent_nickname: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub new_agent_role: Option<String>,
        pub prompt: String,
        pub model: String,
        pub reasoning_effort: ReasoningEffort,
        pub status: AgentStatus,
    }

    /// DOC CollabAgentInteractionBeginEvent.
    pub struct CollabAgentInteractionBeginEvent {
        pub call_id: CallId,
        #[serde(default)]
        pub started_at_ms: i64,
        pub sender_thread_id: ThreadId,
        pub receiver_thread_id: ThreadId,
        pub prompt: String,
    }

    /// DOC CollabAgentInteractionEndEvent.
    pub struct CollabAgentInteractionEndEvent {
        pub call_id: CallId,
        #[serde(default)]
        pub completed_at_ms: i64,
        pub sender_thread_id: ThreadId,
        pub receiver_thread_id: ThreadId,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub receiver_agent_nickname: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub receiver_agent_role: Option<String>,
        pub prompt: String,
        pub status: AgentStatus,
    }

    /// DOC CollabWaitingBeginEvent.
    pub struct CollabWaitingBeginEvent {
        #[serde(default)]
        pub started_at_ms: i64,
        pub sender_thread_id: ThreadId,
        pub receiver_thread_ids: Vec<ThreadId>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub receiver_agents: Vec<CollabAgentRef>,
        pub call_id: CallId,
    }

    /// DOC CollabWaitingEndEvent.
    pub struct CollabWaitingEndEvent {
        pub sender_thread_id: ThreadId,
        pub call_id: CallId,
        #[serde(default)]
        pub completed_at_ms: i64,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub agent_statuses: Vec<CollabAgentStatusEntry>,
        pub statuses: BTreeMap<ThreadId, AgentStatus>,
    }

    /// DOC CollabCloseBeginEvent.
    pub struct CollabCloseBeginEvent {
        pub call_id: CallId,
        #[serde(default)]
        pub started_at_ms: i64,
        pub sender_thread_id: ThreadId,
        pub receiver_thread_id: ThreadId,
    }

    /// DOC CollabCloseEndEvent.
    pub struct CollabCloseEndEvent {
        pub call_id: CallId,
        #[serde(default)]
        pub completed_at_ms: i64,
        pub sender_thread_id: ThreadId,
        pub receiver_thread_id: ThreadId,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub receiver_agent_nickname: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub receiver_agent_role: Option<String>,
        pub status: AgentStatus,
    }

    /// DOC CollabResumeBeginEvent.
    pub struct CollabResumeBeginEvent {
        pub call_id: CallId,
        #[serde(default)]
        pub started_at_ms: i64,
        pub sender_thread_id: ThreadId,
        pub receiver_thread_id: ThreadId,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub receiver_agent_nickname: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub receiver_agent_role: Option<String>,
    }

    /// DOC CollabResumeEndEvent.
    pub struct CollabResumeEndEvent {
        pub call_id: CallId,
        #[serde(default)]
        pub completed_at_ms: i64,
        pub sender_thread_id: ThreadId,
        pub receiver_thread_id: ThreadId,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub receiver_agent_nickname: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub receiver_agent_role: Option<String>,
        pub status: AgentStatus,
    }

    /// DOC CollabAgentRef.
    pub struct CollabAgentRef {
        pub thread_id: ThreadId,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub agent_nickname: Option<String>,
        #[serde(alias = "agent_type", skip_serializing_if = "Option::is_none")]
        pub agent_role: Option<String>,
    }

    /// DOC CollabAgentStatusEntry.
    pub struct CollabAgentStatusEntry {
        pub thread_id: ThreadId,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub agent_nickname: Option<String>,
        #[serde(alias = "agent_type", skip_serializing_if = "Option::is_none")]
        pub agent_role: Option<String>,
        pub status: AgentStatus,
    }
}

keyed_union! {
    /// DOC AgentStatus.
    open AgentStatus {
        PendingInit = "pending_init",
        Running = "running",
        Interrupted = "interrupted",
        Completed(Option<String>) = "completed",
        Errored(String) = "errored",
        Shutdown = "shutdown",
        NotFound = "not_found",
    }
}
