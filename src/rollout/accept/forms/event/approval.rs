//! Approvals and requests (spec/rollout.md §5.14).

use super::super::permissions::{ADDITIONAL_PERMISSION_PROFILE, REQUEST_PERMISSION_PROFILE};
use super::super::primitive::*;
use super::exec::PARSED_COMMAND;
use super::patch::FILE_CHANGE;

objects! {
    EXEC_APPROVAL_REQUEST {
        call_id: STRING, approval_id?: STRING, turn_id~: STRING, started_at_ms: I64, command: [STRING],
        cwd: ABSOLUTE_PATH, reason?: STRING, network_approval_context?: NETWORK_APPROVAL_CONTEXT,
        proposed_execpolicy_amendment?: [STRING],
        proposed_network_policy_amendments?: [NETWORK_POLICY_AMENDMENT],
        additional_permissions?: ADDITIONAL_PERMISSION_PROFILE, available_decisions?: [REVIEW_DECISION],
        parsed_cmd: [PARSED_COMMAND]
    }
    APPLY_PATCH_APPROVAL_REQUEST {
        call_id: STRING, turn_id~: STRING, started_at_ms: I64, changes: {FILE_CHANGE}, reason?: STRING,
        grant_root?: STRING
    }
    REQUEST_PERMISSIONS {
        call_id: STRING, turn_id~: STRING, started_at_ms: I64, reason?: STRING,
        permissions: REQUEST_PERMISSION_PROFILE, cwd?: ABSOLUTE_PATH
    }
    REQUEST_USER_INPUT { call_id: STRING, turn_id~: STRING, questions: [QUESTION] }
    QUESTION {
        id: STRING, header: STRING, question: STRING, isOther~: BOOL, isSecret~: BOOL,
        options?: [QUESTION_OPTION]
    }
    QUESTION_OPTION { label: STRING, description: STRING }
    ELICITATION_REQUEST { turn_id?: STRING, server_name: STRING, id: REQUEST_ID, request: ELICITATION }
    NETWORK_APPROVAL_CONTEXT { host: STRING, protocol: NETWORK_APPROVAL_PROTOCOL }
    NETWORK_POLICY_AMENDMENT { host: STRING, action: NETWORK_POLICY_RULE_ACTION }
    APPROVED_EXECPOLICY_AMENDMENT { proposed_execpolicy_amendment: [STRING] }
    CHOSEN_NETWORK_POLICY_AMENDMENT { network_policy_amendment: NETWORK_POLICY_AMENDMENT }
}

const REQUEST_ID: Form = Form::Either(&[STRING, I64]);

keyed! {
    REVIEW_DECISION {
        "approved" "approved_for_session" "denied" "timed_out" "abort";
        "approved_execpolicy_amendment": APPROVED_EXECPOLICY_AMENDMENT
        "network_policy_amendment": CHOSEN_NETWORK_POLICY_AMENDMENT
    }
    NETWORK_POLICY_RULE_ACTION { "allow" "deny" }
    NETWORK_APPROVAL_PROTOCOL { "http" "https" "https_connect" "http-connect" "socks5_tcp" "socks5_udp" }
}

tagged! {
    ELICITATION by "mode" {
        "form" { _meta?: ANY, message: STRING, requested_schema: ANY }
        "url" { _meta?: ANY, message: STRING, url: STRING, elicitation_id: STRING }
    }
}
