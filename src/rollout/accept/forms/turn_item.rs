//! Items of a turn (spec/rollout.md §8).

use super::event::mcp::CALL_TOOL_RESULT;
use super::event::message::{MEMORY_CITATION, TEXT_ELEMENT};
use super::event::patch::{FILE_CHANGE, PATCH_APPLY_STATUS};
use super::primitive::*;
use super::response_item::{MESSAGE_PHASE, WEB_SEARCH_ACTION};

tagged! {
    TURN_ITEM by "type" {
        "UserMessage" { id: STRING, content: [USER_INPUT] }
        "HookPrompt" { id: STRING, fragments: [HOOK_PROMPT_FRAGMENT] }
        "AgentMessage" {
            id: STRING, content: [AGENT_MESSAGE_CONTENT], phase?: MESSAGE_PHASE,
            memory_citation?: MEMORY_CITATION
        }
        "Plan" { id: STRING, text: STRING }
        "Reasoning" { id: STRING, summary_text: [STRING], raw_content~: [STRING] }
        "WebSearch" { id: STRING, query: STRING, action: WEB_SEARCH_ACTION }
        "ImageView" { id: STRING, path: ABSOLUTE_PATH }
        "ImageGeneration" {
            id: STRING, status: STRING, revised_prompt?: STRING, result: STRING, saved_path?: ABSOLUTE_PATH
        }
        "FileChange" {
            id: STRING, changes: {FILE_CHANGE}, status?: PATCH_APPLY_STATUS, auto_approved?: BOOL,
            stdout?: STRING, stderr?: STRING
        }
        "McpToolCall" {
            id: STRING, server: STRING, tool: STRING, arguments: ANY, mcpAppResourceUri?: STRING,
            status: MCP_TOOL_CALL_STATUS, result?: CALL_TOOL_RESULT, error?: MCP_TOOL_CALL_ERROR,
            duration?: DURATION
        }
        "ContextCompaction" { id: STRING }
    }
    USER_INPUT by "type" {
        "text" { text: STRING, text_elements~: [TEXT_ELEMENT] }
        "image" { image_url: STRING }
        "local_image" { path: STRING }
        "skill" { name: STRING, path: STRING }
        "mention" { name: STRING, path: STRING }
    }
    AGENT_MESSAGE_CONTENT by "type" { "Text" { text: STRING } }
}

objects! {
    HOOK_PROMPT_FRAGMENT { text: STRING, hookRunId: STRING }
    MCP_TOOL_CALL_ERROR { message: STRING }
}

keyed! {
    MCP_TOOL_CALL_STATUS { "inProgress" "completed" "failed" }
}
