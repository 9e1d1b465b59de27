//! Automatic review (spec/rollout.md §5.14).

use super::super::permissions::REQUEST_PERMISSION_PROFILE;
use super::super::primitive::*;
use super::approval::NETWORK_APPROVAL_PROTOCOL;

objects! {
    GUARDIAN_ASSESSMENT {
        id: STRING, target_item_id?: STRING, turn_id~: STRING, started_at_ms~: I64, completed_at_ms?: I64,
        status: ASSESSMENT_STATUS, risk_level?: RISK_LEVEL, user_authorization?: USER_AUTHORIZATION,
        rationale?: STRING, decision_source?: DECISION_SOURCE, action: ASSESSMENT_ACTION
    }
}

tagged! {
    ASSESSMENT_ACTION by "type" {
        "command" { source: COMMAND_SOURCE, command: STRING, cwd: ABSOLUTE_PATH }
        "execve" { source: COMMAND_SOURCE, program: STRING, argv: [STRING], cwd: ABSOLUTE_PATH }
        "apply_patch" { cwd: ABSOLUTE_PATH, files: [ABSOLUTE_PATH] }
        "network_access" { target: STRING, host: STRING, protocol: NETWORK_APPROVAL_PROTOCOL, port: U16 }
        "mcp_tool_call" {
            server: STRING, tool_name: STRING, connector_id?: STRING, connector_name?: STRING,
            tool_title?: STRING
        }
        "request_permissions" { reason?: STRING, permissions: REQUEST_PERMISSION_PROFILE }
    }
}

keyed! {
    ASSESSMENT_STATUS { "in_progress" "approved" "denied" "timed_out" "aborted" }
    RISK_LEVEL { "low" "medium" "high" "critical" }
    USER_AUTHORIZATION { "unknown" "low" "medium" "high" }
    DECISION_SOURCE { "agent" }
    COMMAND_SOURCE { "shell" "unified_exec" }
}
