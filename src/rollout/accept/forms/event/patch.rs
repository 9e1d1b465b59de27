//! Patches (spec/rollout.md §5.11).

use super::super::primitive::*;

objects! {
    PATCH_APPLY_BEGIN { call_id: STRING, turn_id~: STRING, auto_approved: BOOL, changes: {FILE_CHANGE} }
    PATCH_APPLY_UPDATED { call_id: STRING, changes: {FILE_CHANGE} }
    PATCH_APPLY_END {
        call_id: STRING, turn_id~: STRING, stdout: STRING, stderr: STRING, success: BOOL,
        changes~: {FILE_CHANGE}, status: PATCH_APPLY_STATUS
    }
    TURN_DIFF { unified_diff: STRING }
}

keyed! {
    PATCH_APPLY_STATUS { "completed" "failed" "declined" }
}

tagged! {
    FILE_CHANGE by "type" {
        "add" { content: STRING }
        "delete" { content: STRING }
        "update" { unified_diff: STRING, move_path?: STRING }
    }
}
