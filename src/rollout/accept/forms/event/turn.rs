//! Turns (spec/rollout.md §5.3, §5.4).

use super::super::primitive::*;
use super::super::settings::MODE_KIND;

objects! {
    TASK_STARTED {
        turn_id: STRING, started_at?: I64, model_context_window?: I64, collaboration_mode_kind~: MODE_KIND
    }
    TASK_COMPLETE {
        turn_id: STRING, last_agent_message?: STRING, completed_at?: I64, duration_ms?: I64,
        time_to_first_token_ms?: I64
    }
    TURN_ABORTED { turn_id?: STRING, reason: TURN_ABORT_REASON, completed_at?: I64, duration_ms?: I64 }
    THREAD_ROLLED_BACK { num_turns: U32 }
    CONTEXT_COMPACTED closed {}
}

keyed! {
    TURN_ABORT_REASON { "interrupted" "replaced" "review_ended" "budget_limited" }
}
