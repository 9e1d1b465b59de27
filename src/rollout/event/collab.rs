//! Work with sub-agents (spec/rollout.md §5.19).

use std::collections::BTreeMap;

use crate::describe::{constructors, wire};
use crate::id::{CallId, ThreadId};
use crate::open::keyed::keyed_union;
use crate::vocab::ReasoningEffort;

wire! {
    /// `collab_agent_spawn_begin`: a sub-agent is being spawned. Live only.
    pub struct CollabAgentSpawnBeginEvent {
        pub call_id: CallId,
        /// Unix milliseconds; 0 when it is not known.
        #[serde(default)]
        pub started_at_ms: i64,
        pub sender_thread_id: ThreadId,
        pub prompt: String,
        pub model: String,
        pub reasoning_effort: ReasoningEffort,
    }

    /// `collab_agent_spawn_end`: a sub-agent was spawned, or could not be. Stored in extended files only.
    pub struct CollabAgentSpawnEndEvent {
        pub call_id: CallId,
        /// Unix milliseconds; 0 when it is not known.
        #[serde(default)]
        pub completed_at_ms: i64,
        pub sender_thread_id: ThreadId,
        /// Null when the spawn failed.
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

    /// `collab_agent_interaction_begin`: an agent writes to another. Live only.
    pub struct CollabAgentInteractionBeginEvent {
        pub call_id: CallId,
        /// Unix milliseconds; 0 when it is not known.
        #[serde(default)]
        pub started_at_ms: i64,
        pub sender_thread_id: ThreadId,
        pub receiver_thread_id: ThreadId,
        pub prompt: String,
    }

    /// `collab_agent_interaction_end`: the other agent got the message. Stored in extended files only.
    pub struct CollabAgentInteractionEndEvent {
        pub call_id: CallId,
        /// Unix milliseconds; 0 when it is not known.
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

    /// `collab_waiting_begin`: an agent waits for others. Live only.
    pub struct CollabWaitingBeginEvent {
        /// Unix milliseconds; 0 when it is not known.
        #[serde(default)]
        pub started_at_ms: i64,
        pub sender_thread_id: ThreadId,
        pub receiver_thread_ids: Vec<ThreadId>,
        /// The same agents with their names; absent in old files.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub receiver_agents: Vec<CollabAgentRef>,
        pub call_id: CallId,
    }

    /// `collab_waiting_end`: the wait is over. Stored in extended files only.
    pub struct CollabWaitingEndEvent {
        pub sender_thread_id: ThreadId,
        pub call_id: CallId,
        /// Unix milliseconds; 0 when it is not known.
        #[serde(default)]
        pub completed_at_ms: i64,
        /// The same agents with their names; absent in old files.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub agent_statuses: Vec<CollabAgentStatusEntry>,
        /// By thread. Empty when the time ran out.
        pub statuses: BTreeMap<ThreadId, AgentStatus>,
    }

    /// `collab_close_begin`: an agent closes another. Live only.
    pub struct CollabCloseBeginEvent {
        pub call_id: CallId,
        /// Unix milliseconds; 0 when it is not known.
        #[serde(default)]
        pub started_at_ms: i64,
        pub sender_thread_id: ThreadId,
        pub receiver_thread_id: ThreadId,
    }

    /// `collab_close_end`: the other agent was closed. Stored in extended files only.
    pub struct CollabCloseEndEvent {
        pub call_id: CallId,
        /// Unix milliseconds; 0 when it is not known.
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

    /// `collab_resume_begin`: an agent resumes another that was closed. Live only.
    pub struct CollabResumeBeginEvent {
        pub call_id: CallId,
        /// Unix milliseconds; 0 when it is not known.
        #[serde(default)]
        pub started_at_ms: i64,
        pub sender_thread_id: ThreadId,
        pub receiver_thread_id: ThreadId,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub receiver_agent_nickname: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub receiver_agent_role: Option<String>,
    }

    /// `collab_resume_end`: the other agent was resumed. Stored in extended files only.
    pub struct CollabResumeEndEvent {
        pub call_id: CallId,
        /// Unix milliseconds; 0 when it is not known.
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

    /// An agent that is waited for, in `collab_waiting_begin`.
    pub struct CollabAgentRef {
        pub thread_id: ThreadId,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub agent_nickname: Option<String>,
        /// Also read from `agent_type`, but not from both.
        #[serde(alias = "agent_type", skip_serializing_if = "Option::is_none")]
        pub agent_role: Option<String>,
    }

    /// An agent that was waited for and how far it is, in `collab_waiting_end`.
    pub struct CollabAgentStatusEntry {
        pub thread_id: ThreadId,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub agent_nickname: Option<String>,
        /// Also read from `agent_type`, but not from both.
        #[serde(alias = "agent_type", skip_serializing_if = "Option::is_none")]
        pub agent_role: Option<String>,
        pub status: AgentStatus,
    }
}

constructors! {
    CollabAgentSpawnBeginEvent(
        call_id: CallId,
        sender_thread_id: ThreadId,
        prompt: String,
        model: String,
        reasoning_effort: ReasoningEffort,
    ) [started_at_ms];
    CollabAgentSpawnEndEvent(
        call_id: CallId,
        sender_thread_id: ThreadId,
        prompt: String,
        model: String,
        reasoning_effort: ReasoningEffort,
        status: AgentStatus,
    ) [completed_at_ms, new_thread_id, new_agent_nickname, new_agent_role];
    CollabAgentInteractionBeginEvent(
        call_id: CallId,
        sender_thread_id: ThreadId,
        receiver_thread_id: ThreadId,
        prompt: String,
    ) [started_at_ms];
    CollabAgentInteractionEndEvent(
        call_id: CallId,
        sender_thread_id: ThreadId,
        receiver_thread_id: ThreadId,
        prompt: String,
        status: AgentStatus,
    ) [completed_at_ms, receiver_agent_nickname, receiver_agent_role];
    CollabWaitingBeginEvent(sender_thread_id: ThreadId, receiver_thread_ids: Vec<ThreadId>, call_id: CallId)
        [started_at_ms, receiver_agents];
    CollabWaitingEndEvent(
        sender_thread_id: ThreadId,
        call_id: CallId,
        statuses: BTreeMap<ThreadId, AgentStatus>,
    ) [completed_at_ms, agent_statuses];
    CollabCloseBeginEvent(call_id: CallId, sender_thread_id: ThreadId, receiver_thread_id: ThreadId) [started_at_ms];
    CollabCloseEndEvent(
        call_id: CallId,
        sender_thread_id: ThreadId,
        receiver_thread_id: ThreadId,
        status: AgentStatus,
    ) [completed_at_ms, receiver_agent_nickname, receiver_agent_role];
    CollabResumeBeginEvent(call_id: CallId, sender_thread_id: ThreadId, receiver_thread_id: ThreadId)
        [started_at_ms, receiver_agent_nickname, receiver_agent_role];
    CollabResumeEndEvent(
        call_id: CallId,
        sender_thread_id: ThreadId,
        receiver_thread_id: ThreadId,
        status: AgentStatus,
    ) [completed_at_ms, receiver_agent_nickname, receiver_agent_role];
    CollabAgentRef(thread_id: ThreadId) [agent_nickname, agent_role];
    CollabAgentStatusEntry(thread_id: ThreadId, status: AgentStatus) [agent_nickname, agent_role];
}

keyed_union! {
    /// How far an agent is.
    open AgentStatus {
        /// Not running yet.
        PendingInit = "pending_init",
        Running = "running",
        Interrupted = "interrupted",
        /// Its last message; null when there is none.
        Completed(Option<String>) = "completed",
        /// The text of the error.
        Errored(String) = "errored",
        Shutdown = "shutdown",
        /// The server knows no such agent.
        NotFound = "not_found",
    }
}
