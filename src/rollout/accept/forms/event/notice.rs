//! Errors, warnings, notices (spec/rollout.md §5.5).

use super::super::primitive::*;

objects! {
    ERROR { message: STRING, codex_error_info?: CODEX_ERROR_INFO }
    STREAM_ERROR { message: STRING, codex_error_info?: CODEX_ERROR_INFO, additional_details?: STRING }
    WARNING { message: STRING }
    DEPRECATION_NOTICE { summary: STRING, details?: STRING }
    MODEL_REROUTE { from_model: STRING, to_model: STRING, reason: MODEL_REROUTE_REASON }
    MODEL_VERIFICATION { verifications: [VERIFICATION] }
    HTTP_STATUS { http_status_code?: U16 }
    NOT_STEERABLE { turn_kind: NON_STEERABLE_TURN_KIND }
}

keyed! {
    CODEX_ERROR_INFO {
        "context_window_exceeded" "usage_limit_exceeded" "server_overloaded" "cyber_policy"
        "internal_server_error" "unauthorized" "bad_request" "sandbox_error" "thread_rollback_failed" "other";
        "http_connection_failed": HTTP_STATUS
        "response_stream_connection_failed": HTTP_STATUS
        "response_stream_disconnected": HTTP_STATUS
        "response_too_many_failed_attempts": HTTP_STATUS
        "active_turn_not_steerable": NOT_STEERABLE
    }
    NON_STEERABLE_TURN_KIND { "review" "compact" }
    MODEL_REROUTE_REASON { "high_risk_cyber_activity" }
    VERIFICATION { "trusted_access_for_cyber" }
}
