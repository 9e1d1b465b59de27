//! The settings of a turn, and compaction (spec/rollout.md §4.3, §4.4).

use super::permissions::{ASK_FOR_APPROVAL, FILE_SYSTEM_SANDBOX_POLICY, PERMISSION_PROFILE, SANDBOX_POLICY};
use super::primitive::*;
use super::response_item::RESPONSE_ITEM;
use super::settings::{COLLABORATION_MODE, PERSONALITY, REASONING_EFFORT, REASONING_SUMMARY};

objects! {
    TURN_CONTEXT {
        turn_id?: STRING, trace_id?: STRING, cwd: STRING, current_date?: STRING, timezone?: STRING,
        approval_policy: ASK_FOR_APPROVAL, sandbox_policy: SANDBOX_POLICY,
        permission_profile?: PERMISSION_PROFILE, network?: TURN_CONTEXT_NETWORK,
        file_system_sandbox_policy?: FILE_SYSTEM_SANDBOX_POLICY, model: STRING, personality?: PERSONALITY,
        collaboration_mode?: COLLABORATION_MODE, realtime_active?: BOOL, effort?: REASONING_EFFORT,
        summary: REASONING_SUMMARY, user_instructions?: STRING, developer_instructions?: STRING,
        final_output_json_schema?: ANY, truncation_policy?: TRUNCATION_POLICY
    }
    TURN_CONTEXT_NETWORK { allowed_domains: [STRING], denied_domains: [STRING] }
    COMPACTED { message: STRING, replacement_history?: [RESPONSE_ITEM] }
}

tagged! {
    TRUNCATION_POLICY by "mode" { "bytes" { limit: U64 } "tokens" { limit: U64 } }
}
