//! Sub-agents (spec/rollout.md §5.19).

use super::super::primitive::*;
use super::super::settings::REASONING_EFFORT;

objects! {
    SPAWN_BEGIN {
        call_id: STRING, started_at_ms~: I64, sender_thread_id: UUID, prompt: STRING, model: STRING,
        reasoning_effort: REASONING_EFFORT
    }
    SPAWN_END {
        call_id: STRING, completed_at_ms~: I64, sender_thread_id: UUID, new_thread_id?: UUID,
        new_agent_nickname?: STRING, new_agent_role?: STRING, prompt: STRING, model: STRING,
        reasoning_effort: REASONING_EFFORT, status: AGENT_STATUS
    }
    INTERACTION_BEGIN {
        call_id: STRING, started_at_ms~: I64, sender_thread_id: UUID, receiver_thread_id: UUID, prompt: STRING
    }
    INTERACTION_END {
        call_id: STRING, completed_at_ms~: I64, sender_thread_id: UUID, receiver_thread_id: UUID,
        receiver_agent_nickname?: STRING, receiver_agent_role?: STRING, prompt: STRING, status: AGENT_STATUS
    }
    WAITING_BEGIN {
        started_at_ms~: I64, sender_thread_id: UUID, receiver_thread_ids: [UUID],
        receiver_agents~: [AGENT_REF], call_id: STRING
    }
    WAITING_END {
        sender_thread_id: UUID, call_id: STRING, completed_at_ms~: I64, agent_statuses~: [AGENT_STATUS_ENTRY],
        statuses: STATUSES
    }
    CLOSE_BEGIN { call_id: STRING, started_at_ms~: I64, sender_thread_id: UUID, receiver_thread_id: UUID }
    CLOSE_END {
        call_id: STRING, completed_at_ms~: I64, sender_thread_id: UUID, receiver_thread_id: UUID,
        receiver_agent_nickname?: STRING, receiver_agent_role?: STRING, status: AGENT_STATUS
    }
    RESUME_BEGIN {
        call_id: STRING, started_at_ms~: I64, sender_thread_id: UUID, receiver_thread_id: UUID,
        receiver_agent_nickname?: STRING, receiver_agent_role?: STRING
    }
    AGENT_REF { thread_id: UUID, agent_nickname?: STRING, agent_role | agent_type?: STRING }
    AGENT_STATUS_ENTRY {
        thread_id: UUID, agent_nickname?: STRING, agent_role | agent_type?: STRING, status: AGENT_STATUS
    }
}

const STATUSES: Form = Form::Map(Some(&UUID_TEXT), &AGENT_STATUS);
const LAST_MESSAGE: Form = Form::Nullable(&STRING);

keyed! {
    AGENT_STATUS {
        "pending_init" "running" "interrupted" "shutdown" "not_found";
        "completed": LAST_MESSAGE "errored": STRING
    }
}
