//! Response items (spec/rollout.md §6).

use super::primitive::*;

keyed! {
    MESSAGE_PHASE { "commentary" "final_answer" }
    IMAGE_DETAIL { "auto" "low" "high" "original" }
    LOCAL_SHELL_STATUS { "completed" "in_progress" "incomplete" }
}

tagged! {
    RESPONSE_ITEM by "type" {
        "message" { id?: STRING, role: STRING, content: [CONTENT_ITEM], phase?: MESSAGE_PHASE }
        "function_call" { id?: STRING, name: STRING, namespace?: STRING, arguments: STRING, call_id: STRING }
        "function_call_output" { call_id: STRING, output: FUNCTION_CALL_OUTPUT }
        "reasoning" {
            id~: STRING, summary: [REASONING_SUMMARY_ITEM], content?: [REASONING_CONTENT],
            encrypted_content?: STRING
        }
        "local_shell_call" {
            id?: STRING, call_id?: STRING, status: LOCAL_SHELL_STATUS, action: LOCAL_SHELL_ACTION
        }
        "tool_search_call" { id?: STRING, call_id?: STRING, status?: STRING, execution: STRING, arguments: ANY }
        "custom_tool_call" { id?: STRING, status?: STRING, call_id: STRING, name: STRING, input: STRING }
        "custom_tool_call_output" { call_id: STRING, name?: STRING, output: FUNCTION_CALL_OUTPUT }
        "tool_search_output" { call_id?: STRING, status: STRING, execution: STRING, tools: [ANY] }
        "web_search_call" { id?: STRING, status?: STRING, action?: WEB_SEARCH_ACTION }
        "image_generation_call" { id: STRING, status: STRING, revised_prompt?: STRING, result: STRING }
        "compaction" | "compaction_summary" { encrypted_content: STRING }
        "context_compaction" { encrypted_content?: STRING }
        "ghost_snapshot" {}
        else "other"
    }
    CONTENT_ITEM by "type" {
        "input_text" { text: STRING }
        "input_image" { image_url: STRING, detail?: IMAGE_DETAIL }
        "output_text" { text: STRING }
    }
    REASONING_SUMMARY_ITEM by "type" { "summary_text" { text: STRING } }
    REASONING_CONTENT by "type" { "reasoning_text" { text: STRING } "text" { text: STRING } }
    OUTPUT_CONTENT_ITEM by "type" {
        "input_text" { text: STRING }
        "input_image" { image_url: STRING, detail?: IMAGE_DETAIL }
    }
    LOCAL_SHELL_ACTION by "type" {
        "exec" {
            command: [STRING], timeout_ms?: U64, working_directory?: STRING, env?: {STRING}, user?: STRING
        }
    }
    WEB_SEARCH_ACTION by "type" {
        "search" { query?: STRING, queries?: [STRING] }
        "open_page" { url?: STRING }
        "find_in_page" { url?: STRING, pattern?: STRING }
        else "other"
    }
}

const OUTPUT_CONTENT: Form = form!([OUTPUT_CONTENT_ITEM]);
pub(crate) const FUNCTION_CALL_OUTPUT: Form = Form::Either(&[STRING, OUTPUT_CONTENT]);
