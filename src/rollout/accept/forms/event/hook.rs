//! Hooks (spec/rollout.md §5.18).

use super::super::primitive::*;

objects! {
    HOOK_EVENT { turn_id?: STRING, run: HOOK_RUN_SUMMARY }
    HOOK_RUN_SUMMARY {
        id: STRING, event_name: HOOK_EVENT_NAME, handler_type: HOOK_HANDLER_TYPE,
        execution_mode: HOOK_EXECUTION_MODE, scope: HOOK_SCOPE, source_path: ABSOLUTE_PATH,
        source~: HOOK_SOURCE, display_order: I64, status: HOOK_RUN_STATUS, status_message?: STRING,
        started_at: I64, completed_at?: I64, duration_ms?: I64, entries: [HOOK_OUTPUT_ENTRY]
    }
    HOOK_OUTPUT_ENTRY { kind: HOOK_OUTPUT_ENTRY_KIND, text: STRING }
}

keyed! {
    HOOK_EVENT_NAME {
        "pre_tool_use" "permission_request" "post_tool_use" "pre_compact" "post_compact" "session_start"
        "user_prompt_submit" "stop"
    }
    HOOK_HANDLER_TYPE { "command" "prompt" "agent" }
    HOOK_EXECUTION_MODE { "sync" "async" }
    HOOK_SCOPE { "thread" "turn" }
    HOOK_SOURCE {
        "system" "user" "project" "mdm" "session_flags" "plugin" "cloud_requirements"
        "legacy_managed_config_file" "legacy_managed_config_mdm" "unknown"
    }
    HOOK_RUN_STATUS { "running" "completed" "failed" "blocked" "stopped" }
    HOOK_OUTPUT_ENTRY_KIND { "warning" "stop" "feedback" "context" "error" }
}
