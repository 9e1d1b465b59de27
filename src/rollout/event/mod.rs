//! What happens in a session, as one tagged union (spec/rollout.md §5).

mod approval;
mod collab;
mod exec;
mod guardian;
mod hook;
mod item;
mod mcp;
mod message;
mod notice;
mod patch;
mod realtime;
mod review;
mod session;
mod tool;
mod turn;
mod usage;

pub use approval::*;
pub use collab::*;
pub use exec::*;
pub use guardian::*;
pub use hook::*;
pub use item::*;
pub use mcp::*;
pub use message::*;
pub use notice::*;
pub use patch::*;
pub use realtime::*;
pub use review::*;
pub use session::*;
pub use tool::*;
pub use turn::*;
pub use usage::*;

use crate::open::tagged::tagged_union;

tagged_union! {
    /// What happened in a session.
    ///
    /// It is the payload of `event_msg` lines. Of its tags, `turn_started` and `turn_complete` are old names of `task_started`
    /// and `task_complete`, which are read too. Tags that older releases had and 0.130.0 has not are kept like unknown ones.
    open EventMsg by "type" {
        Error(ErrorEvent) = "error",
        Warning(WarningEvent) = "warning",
        GuardianWarning(GuardianWarningEvent) = "guardian_warning",
        RealtimeConversationStarted(RealtimeConversationStartedEvent) = "realtime_conversation_started",
        RealtimeConversationRealtime(RealtimeConversationRealtimeEvent) = "realtime_conversation_realtime",
        RealtimeConversationClosed(RealtimeConversationClosedEvent) = "realtime_conversation_closed",
        RealtimeConversationSdp(RealtimeConversationSdpEvent) = "realtime_conversation_sdp",
        ModelReroute(ModelRerouteEvent) = "model_reroute",
        ModelVerification(ModelVerificationEvent) = "model_verification",
        /// The context was compacted. Stored.
        ContextCompacted = "context_compacted",
        ThreadRolledBack(ThreadRolledBackEvent) = "thread_rolled_back",
        TaskStarted(TurnStartedEvent) = "task_started" also "turn_started",
        TaskComplete(TurnCompleteEvent) = "task_complete" also "turn_complete",
        TokenCount[TokenCountEvent] = "token_count",
        AgentMessage(AgentMessageEvent) = "agent_message",
        UserMessage(UserMessageEvent) = "user_message",
        AgentReasoning(AgentReasoningEvent) = "agent_reasoning",
        AgentReasoningRawContent(AgentReasoningRawContentEvent) = "agent_reasoning_raw_content",
        AgentReasoningSectionBreak(AgentReasoningSectionBreakEvent) = "agent_reasoning_section_break",
        SessionConfigured[SessionConfiguredEvent] = "session_configured",
        ThreadGoalUpdated(ThreadGoalUpdatedEvent) = "thread_goal_updated",
        McpStartupUpdate(McpStartupUpdateEvent) = "mcp_startup_update",
        McpStartupComplete(McpStartupCompleteEvent) = "mcp_startup_complete",
        McpToolCallBegin(McpToolCallBeginEvent) = "mcp_tool_call_begin",
        McpToolCallEnd(McpToolCallEndEvent) = "mcp_tool_call_end",
        WebSearchBegin(WebSearchBeginEvent) = "web_search_begin",
        WebSearchEnd(WebSearchEndEvent) = "web_search_end",
        ImageGenerationBegin(ImageGenerationBeginEvent) = "image_generation_begin",
        ImageGenerationEnd(ImageGenerationEndEvent) = "image_generation_end",
        ExecCommandBegin(ExecCommandBeginEvent) = "exec_command_begin",
        ExecCommandOutputDelta(ExecCommandOutputDeltaEvent) = "exec_command_output_delta",
        TerminalInteraction(TerminalInteractionEvent) = "terminal_interaction",
        ExecCommandEnd[ExecCommandEndEvent] = "exec_command_end",
        ViewImageToolCall(ViewImageToolCallEvent) = "view_image_tool_call",
        ExecApprovalRequest[ExecApprovalRequestEvent] = "exec_approval_request",
        RequestPermissions(RequestPermissionsEvent) = "request_permissions",
        RequestUserInput(RequestUserInputEvent) = "request_user_input",
        DynamicToolCallRequest(DynamicToolCallRequest) = "dynamic_tool_call_request",
        DynamicToolCallResponse(DynamicToolCallResponseEvent) = "dynamic_tool_call_response",
        ElicitationRequest(ElicitationRequestEvent) = "elicitation_request",
        ApplyPatchApprovalRequest(ApplyPatchApprovalRequestEvent) = "apply_patch_approval_request",
        GuardianAssessment[GuardianAssessmentEvent] = "guardian_assessment",
        DeprecationNotice(DeprecationNoticeEvent) = "deprecation_notice",
        StreamError(StreamErrorEvent) = "stream_error",
        PatchApplyBegin(PatchApplyBeginEvent) = "patch_apply_begin",
        PatchApplyUpdated(PatchApplyUpdatedEvent) = "patch_apply_updated",
        PatchApplyEnd(PatchApplyEndEvent) = "patch_apply_end",
        TurnDiff(TurnDiffEvent) = "turn_diff",
        RealtimeConversationListVoicesResponse(RealtimeConversationListVoicesResponseEvent) = "realtime_conversation_list_voices_response",
        /// The skills changed. Live only.
        SkillsUpdateAvailable = "skills_update_available",
        PlanUpdate(UpdatePlanArgs) = "plan_update",
        TurnAborted(TurnAbortedEvent) = "turn_aborted",
        /// The session is over. Live only.
        ShutdownComplete = "shutdown_complete",
        EnteredReviewMode(ReviewRequest) = "entered_review_mode",
        ExitedReviewMode(ExitedReviewModeEvent) = "exited_review_mode",
        RawResponseItem(RawResponseItemEvent) = "raw_response_item",
        ItemStarted[ItemStartedEvent] = "item_started",
        ItemCompleted[ItemCompletedEvent] = "item_completed",
        HookStarted[HookStartedEvent] = "hook_started",
        HookCompleted[HookCompletedEvent] = "hook_completed",
        AgentMessageContentDelta(AgentMessageContentDeltaEvent) = "agent_message_content_delta",
        PlanDelta(PlanDeltaEvent) = "plan_delta",
        ReasoningContentDelta(ReasoningContentDeltaEvent) = "reasoning_content_delta",
        ReasoningRawContentDelta(ReasoningRawContentDeltaEvent) = "reasoning_raw_content_delta",
        CollabAgentSpawnBegin(CollabAgentSpawnBeginEvent) = "collab_agent_spawn_begin",
        CollabAgentSpawnEnd[CollabAgentSpawnEndEvent] = "collab_agent_spawn_end",
        CollabAgentInteractionBegin(CollabAgentInteractionBeginEvent) = "collab_agent_interaction_begin",
        CollabAgentInteractionEnd(CollabAgentInteractionEndEvent) = "collab_agent_interaction_end",
        CollabWaitingBegin(CollabWaitingBeginEvent) = "collab_waiting_begin",
        CollabWaitingEnd(CollabWaitingEndEvent) = "collab_waiting_end",
        CollabCloseBegin(CollabCloseBeginEvent) = "collab_close_begin",
        CollabCloseEnd(CollabCloseEndEvent) = "collab_close_end",
        CollabResumeBegin(CollabResumeBeginEvent) = "collab_resume_begin",
        CollabResumeEnd(CollabResumeEndEvent) = "collab_resume_end",
    }
}
