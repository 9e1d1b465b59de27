//! Which events change turns at all (spec/thread-history.md §3).

use crate::rollout::{EventMsg, TurnItem};

/// Whether a [`Builder`](super::Builder) looks at the event. One that it does not look at may be
/// [skipped](super::Builder::skip).
#[inline]
pub fn has_effect(event: &EventMsg) -> bool {
    use EventMsg as E;
    match event {
        E::ItemStarted(event) => matches!(event.item, TurnItem::Plan(_)),
        E::ItemCompleted(event) => matches!(event.item, TurnItem::Plan(_)),
        E::TaskStarted(_)
        | E::TaskComplete(_)
        | E::TurnAborted(_)
        | E::Error(_)
        | E::ThreadRolledBack(_)
        | E::UserMessage(_)
        | E::AgentMessage(_)
        | E::AgentReasoning(_)
        | E::AgentReasoningRawContent(_)
        | E::WebSearchBegin(_)
        | E::WebSearchEnd(_)
        | E::ImageGenerationBegin(_)
        | E::ImageGenerationEnd(_)
        | E::ViewImageToolCall(_)
        | E::McpToolCallBegin(_)
        | E::McpToolCallEnd(_)
        | E::CollabAgentSpawnBegin(_)
        | E::CollabAgentSpawnEnd(_)
        | E::CollabAgentInteractionBegin(_)
        | E::CollabAgentInteractionEnd(_)
        | E::CollabWaitingBegin(_)
        | E::CollabWaitingEnd(_)
        | E::CollabCloseBegin(_)
        | E::CollabCloseEnd(_)
        | E::CollabResumeBegin(_)
        | E::CollabResumeEnd(_)
        | E::ContextCompacted
        | E::EnteredReviewMode(_)
        | E::ExitedReviewMode(_)
        | E::ExecCommandBegin(_)
        | E::ExecCommandEnd(_)
        | E::PatchApplyBegin(_)
        | E::PatchApplyEnd(_)
        | E::ApplyPatchApprovalRequest(_)
        | E::GuardianAssessment(_)
        | E::DynamicToolCallRequest(_)
        | E::DynamicToolCallResponse(_) => true,
        _ => false,
    }
}

/// The same by the `type` of an event, for readers that decode only what matters. Of `item_started` and
/// `item_completed`, only those with an item of type `Plan` matter; they count as having an effect.
#[inline]
pub fn tag_has_effect(tag: &str) -> bool {
    matches!(
        tag,
        "task_started"
            | "turn_started"
            | "task_complete"
            | "turn_complete"
            | "turn_aborted"
            | "error"
            | "thread_rolled_back"
            | "user_message"
            | "agent_message"
            | "agent_reasoning"
            | "agent_reasoning_raw_content"
            | "web_search_begin"
            | "web_search_end"
            | "image_generation_begin"
            | "image_generation_end"
            | "view_image_tool_call"
            | "mcp_tool_call_begin"
            | "mcp_tool_call_end"
            | "collab_agent_spawn_begin"
            | "collab_agent_spawn_end"
            | "collab_agent_interaction_begin"
            | "collab_agent_interaction_end"
            | "collab_waiting_begin"
            | "collab_waiting_end"
            | "collab_close_begin"
            | "collab_close_end"
            | "collab_resume_begin"
            | "collab_resume_end"
            | "context_compacted"
            | "entered_review_mode"
            | "exited_review_mode"
            | "exec_command_begin"
            | "exec_command_end"
            | "patch_apply_begin"
            | "patch_apply_end"
            | "apply_patch_approval_request"
            | "guardian_assessment"
            | "dynamic_tool_call_request"
            | "dynamic_tool_call_response"
            | "item_started"
            | "item_completed"
    )
}
