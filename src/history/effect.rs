//! Which events change turns at all (spec/thread-history.md §3).

use crate::rollout::{EventMsg, TurnItem};

/// Whether a [`Builder`](super::Builder) looks at the event. One that it does not look at may be
/// [skipped](super::Builder::skip).
#[inline]
pub fn has_effect(event: &EventMsg) -> bool {
    match event {
        EventMsg::ItemStarted(event) => matches!(event.item, TurnItem::Plan(_)),
        EventMsg::ItemCompleted(event) => matches!(event.item, TurnItem::Plan(_)),
        event => tag_has_effect(event.tag()),
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
