//! Web search, images, dynamic tools, the plan (spec/rollout.md §5.13, §5.15, §5.16).

use super::super::primitive::*;
use super::super::response_item::WEB_SEARCH_ACTION;

objects! {
    CALL { call_id: STRING }
    WEB_SEARCH_END { call_id: STRING, query: STRING, action: WEB_SEARCH_ACTION }
    IMAGE_GENERATION_END {
        call_id: STRING, status: STRING, revised_prompt?: STRING, result: STRING, saved_path?: ABSOLUTE_PATH
    }
    VIEW_IMAGE_TOOL_CALL { call_id: STRING, path: ABSOLUTE_PATH }
    DYNAMIC_TOOL_CALL_REQUEST {
        callId: STRING, turnId: STRING, startedAtMs~: I64, namespace?: STRING, tool: STRING, arguments: ANY
    }
    DYNAMIC_TOOL_CALL_RESPONSE {
        call_id: STRING, turn_id: STRING, completed_at_ms~: I64, namespace?: STRING, tool: STRING,
        arguments: ANY, content_items: [DYNAMIC_TOOL_CONTENT], success: BOOL, error?: STRING,
        duration: DURATION
    }
    UPDATE_PLAN closed { explanation?: STRING, plan: [PLAN_ITEM] }
    PLAN_ITEM closed { step: STRING, status: STEP_STATUS }
}

tagged! {
    DYNAMIC_TOOL_CONTENT by "type" { "inputText" { text: STRING } "inputImage" { imageUrl: STRING } }
}

keyed! {
    STEP_STATUS { "pending" "in_progress" "completed" }
}
