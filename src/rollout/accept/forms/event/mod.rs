//! Events (spec/rollout.md §5). Those that a rollout usually holds come first: tags are searched in this order.

mod approval;
mod collab;
mod exec;
mod guardian;
mod hook;
mod item;
pub(super) mod mcp;
pub(super) mod message;
mod notice;
pub(super) mod patch;
mod realtime;
mod review;
mod session;
mod tool;
mod turn;
mod usage;

use super::primitive::*;

tagged! {
    EVENT_MSG by "type" {
        "agent_message" = message::AGENT_MESSAGE
        "agent_reasoning" = message::AGENT_REASONING
        "agent_reasoning_raw_content" = message::AGENT_REASONING
        "token_count" = usage::TOKEN_COUNT
        "user_message" = message::USER_MESSAGE
        "task_started" | "turn_started" = turn::TASK_STARTED
        "task_complete" | "turn_complete" = turn::TASK_COMPLETE
        "turn_aborted" = turn::TURN_ABORTED
        "patch_apply_end" = patch::PATCH_APPLY_END
        "mcp_tool_call_end" = mcp::MCP_TOOL_CALL_END
        "web_search_end" = tool::WEB_SEARCH_END
        "image_generation_end" = tool::IMAGE_GENERATION_END
        "context_compacted" = turn::CONTEXT_COMPACTED
        "thread_rolled_back" = turn::THREAD_ROLLED_BACK
        "entered_review_mode" = review::REVIEW_REQUEST
        "exited_review_mode" = review::EXITED_REVIEW_MODE
        "item_completed" = item::ITEM_COMPLETED
        "exec_command_end" = exec::EXEC_COMMAND_END
        "error" = notice::ERROR
        "guardian_assessment" = guardian::GUARDIAN_ASSESSMENT
        "view_image_tool_call" = tool::VIEW_IMAGE_TOOL_CALL
        "dynamic_tool_call_request" = tool::DYNAMIC_TOOL_CALL_REQUEST
        "dynamic_tool_call_response" = tool::DYNAMIC_TOOL_CALL_RESPONSE
        "collab_agent_spawn_end" = collab::SPAWN_END
        "collab_agent_interaction_end" = collab::INTERACTION_END
        "collab_waiting_end" = collab::WAITING_END
        "collab_close_end" = collab::CLOSE_END
        "collab_resume_end" = collab::CLOSE_END

        "warning" = notice::WARNING
        "guardian_warning" = notice::WARNING
        "realtime_conversation_started" = realtime::STARTED
        "realtime_conversation_realtime" = realtime::REALTIME
        "realtime_conversation_closed" = realtime::CLOSED
        "realtime_conversation_sdp" = realtime::SDP
        "realtime_conversation_list_voices_response" = realtime::LIST_VOICES_RESPONSE
        "model_reroute" = notice::MODEL_REROUTE
        "model_verification" = notice::MODEL_VERIFICATION
        "agent_reasoning_section_break" = message::SECTION_BREAK
        "session_configured" = session::SESSION_CONFIGURED
        "thread_goal_updated" = session::THREAD_GOAL_UPDATED
        "mcp_startup_update" = mcp::MCP_STARTUP_UPDATE
        "mcp_startup_complete" = mcp::MCP_STARTUP_COMPLETE
        "mcp_tool_call_begin" = mcp::MCP_TOOL_CALL_BEGIN
        "web_search_begin" = tool::CALL
        "image_generation_begin" = tool::CALL
        "exec_command_begin" = exec::EXEC_COMMAND_BEGIN
        "exec_command_output_delta" = exec::EXEC_COMMAND_OUTPUT_DELTA
        "terminal_interaction" = exec::TERMINAL_INTERACTION
        "exec_approval_request" = approval::EXEC_APPROVAL_REQUEST
        "request_permissions" = approval::REQUEST_PERMISSIONS
        "request_user_input" = approval::REQUEST_USER_INPUT
        "elicitation_request" = approval::ELICITATION_REQUEST
        "apply_patch_approval_request" = approval::APPLY_PATCH_APPROVAL_REQUEST
        "deprecation_notice" = notice::DEPRECATION_NOTICE
        "stream_error" = notice::STREAM_ERROR
        "patch_apply_begin" = patch::PATCH_APPLY_BEGIN
        "patch_apply_updated" = patch::PATCH_APPLY_UPDATED
        "turn_diff" = patch::TURN_DIFF
        "skills_update_available" {}
        "plan_update" = tool::UPDATE_PLAN
        "shutdown_complete" {}
        "raw_response_item" = item::RAW_RESPONSE_ITEM
        "item_started" = item::ITEM_STARTED
        "hook_started" = hook::HOOK_EVENT
        "hook_completed" = hook::HOOK_EVENT
        "agent_message_content_delta" = message::CONTENT_DELTA
        "plan_delta" = message::CONTENT_DELTA
        "reasoning_content_delta" = message::REASONING_CONTENT_DELTA
        "reasoning_raw_content_delta" = message::REASONING_RAW_CONTENT_DELTA
        "collab_agent_spawn_begin" = collab::SPAWN_BEGIN
        "collab_agent_interaction_begin" = collab::INTERACTION_BEGIN
        "collab_waiting_begin" = collab::WAITING_BEGIN
        "collab_close_begin" = collab::CLOSE_BEGIN
        "collab_resume_begin" = collab::RESUME_BEGIN
    }
}
