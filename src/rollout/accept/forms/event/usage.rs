//! Tokens and limits (spec/rollout.md §5.8).

use super::super::primitive::*;

objects! {
    TOKEN_COUNT { info?: TOKEN_USAGE_INFO, rate_limits?: RATE_LIMIT_SNAPSHOT }
    TOKEN_USAGE_INFO {
        total_token_usage: TOKEN_USAGE, last_token_usage: TOKEN_USAGE, model_context_window?: I64
    }
    TOKEN_USAGE {
        input_tokens: I64, cached_input_tokens: I64, output_tokens: I64, reasoning_output_tokens: I64,
        total_tokens: I64
    }
    RATE_LIMIT_SNAPSHOT {
        limit_id?: STRING, limit_name?: STRING, primary?: RATE_LIMIT_WINDOW, secondary?: RATE_LIMIT_WINDOW,
        credits?: CREDITS_SNAPSHOT, plan_type?: PLAN_TYPE, rate_limit_reached_type?: RATE_LIMIT_REACHED_TYPE
    }
    RATE_LIMIT_WINDOW { used_percent: FLOAT, window_minutes?: I64, resets_at?: I64 }
    CREDITS_SNAPSHOT { has_credits: BOOL, unlimited: BOOL, balance?: STRING }
}

keyed! {
    PLAN_TYPE {
        "free" "go" "plus" "pro" "prolite" "team" "self_serve_business_usage_based" "business"
        "enterprise_cbp_usage_based" "enterprise" "edu" "unknown"
        else unit
    }
    RATE_LIMIT_REACHED_TYPE {
        "rate_limit_reached" "workspace_owner_credits_depleted" "workspace_member_credits_depleted"
        "workspace_owner_usage_limit_reached" "workspace_member_usage_limit_reached"
    }
}
