//! Session parameters and goals (spec/rollout.md §5.9).

use super::super::permissions::{
    ACTIVE_PERMISSION_PROFILE, ASK_FOR_APPROVAL, PERMISSION_PROFILE, SANDBOX_POLICY,
};
use super::super::primitive::*;
use super::super::session::THREAD_SOURCE;
use super::super::settings::{APPROVALS_REVIEWER, REASONING_EFFORT};
use super::EVENT_MSG;

objects! {
    SESSION_CONFIGURED (permission_profile, sandbox_policy) {
        session_id: UUID, thread_id?: UUID, forked_from_id?: UUID, thread_source?: THREAD_SOURCE,
        thread_name?: STRING, model: STRING, model_provider_id: STRING, service_tier?: STRING,
        approval_policy: ASK_FOR_APPROVAL, approvals_reviewer~: APPROVALS_REVIEWER,
        permission_profile?: PERMISSION_PROFILE, sandbox_policy?: SANDBOX_POLICY,
        active_permission_profile?: ACTIVE_PERMISSION_PROFILE, cwd: ABSOLUTE_PATH,
        reasoning_effort?: REASONING_EFFORT, initial_messages?: [EVENT],
        network_proxy?: SESSION_NETWORK_PROXY_RUNTIME, rollout_path?: STRING
    }
    SESSION_NETWORK_PROXY_RUNTIME { http_addr: STRING, socks_addr: STRING }
    THREAD_GOAL_UPDATED { threadId: UUID, turnId?: STRING, goal: THREAD_GOAL }
    THREAD_GOAL {
        threadId: UUID, objective: STRING, status: THREAD_GOAL_STATUS, tokenBudget?: I64, tokensUsed: I64,
        timeUsedSeconds: I64, createdAt: I64, updatedAt: I64
    }
}

/// Events among the parameters of a session: the one place where a form holds itself.
const EVENT: Form = Form::Later(|| EVENT_MSG);

keyed! {
    THREAD_GOAL_STATUS { "active" "paused" "budgetLimited" "complete" }
}
