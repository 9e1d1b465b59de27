//! @doc

use std::collections::BTreeMap;

use crate::Json;
use crate::describe::wire;
use crate::id::{ItemId, ProcessId, ThreadId};
use crate::open::tagged::tagged_union;
use crate::v2::{
    CollabAgentState, CollabAgentTool, CollabAgentToolCallStatus, CommandAction, CommandExecutionSource,
    CommandExecutionStatus, DynamicToolCallOutputContentItem, DynamicToolCallStatus, FileUpdateChange,
    HookPromptFragment, McpToolCallError, McpToolCallResult, McpToolCallStatus, MemoryCitation,
    PatchApplyStatus, UserInput, WebSearchAction,
};
use crate::vocab::{AbsolutePathBuf, MessagePhase, ReasoningEffort};

wire! {
    /// @doc `userMessage` member of ThreadItem
    pub struct UserMessageThreadItem {
        pub id: ItemId,
        pub content: Vec<UserInput>,
    }

    /// @doc `hookPrompt` member of ThreadItem
    pub struct HookPromptThreadItem {
        pub id: ItemId,
        pub fragments: Vec<HookPromptFragment>,
    }

    /// @doc `agentMessage` member of ThreadItem
    #[serde(rename_all = "camelCase")]
    pub struct AgentMessageThreadItem {
        pub id: ItemId,
        pub text: String,
        pub phase: Option<MessagePhase>,
        pub memory_citation: Option<MemoryCitation>,
    }

    /// @doc `plan` member of ThreadItem
    pub struct PlanThreadItem {
        pub id: ItemId,
        pub text: String,
    }

    /// @doc `reasoning` member of ThreadItem
    pub struct ReasoningThreadItem {
        pub id: ItemId,
        #[serde(default)]
        pub summary: Vec<String>,
        #[serde(default)]
        pub content: Vec<String>,
    }

    /// @doc `commandExecution` member of ThreadItem
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecutionThreadItem {
        pub id: ItemId,
        pub command: String,
        pub cwd: AbsolutePathBuf,
        pub process_id: Option<ProcessId>,
        #[serde(default)]
        pub source: CommandExecutionSource,
        pub status: CommandExecutionStatus,
        pub command_actions: Vec<CommandAction>,
        pub aggregated_output: Option<String>,
        pub exit_code: Option<i32>,
        pub duration_ms: Option<i64>,
    }

    /// @doc `fileChange` member of ThreadItem
    pub struct FileChangeThreadItem {
        pub id: ItemId,
        pub changes: Vec<FileUpdateChange>,
        pub status: PatchApplyStatus,
    }

    /// @doc `mcpToolCall` member of ThreadItem
    #[serde(rename_all = "camelCase")]
    pub struct McpToolCallThreadItem {
        pub id: ItemId,
        pub arguments: Json,
        pub server: String,
        pub status: McpToolCallStatus,
        pub tool: String,
        pub duration_ms: Option<i64>,
        pub error: Option<McpToolCallError>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub mcp_app_resource_uri: Option<String>,
        pub result: Option<McpToolCallResult>,
    }

    /// @doc `dynamicToolCall` member of ThreadItem
    #[serde(rename_all = "camelCase")]
    pub struct DynamicToolCallThreadItem {
        pub id: ItemId,
        pub arguments: Json,
        pub status: DynamicToolCallStatus,
        pub tool: String,
        pub content_items: Option<Vec<DynamicToolCallOutputContentItem>>,
        pub duration_ms: Option<i64>,
        pub namespace: Option<String>,
        pub success: Option<bool>,
    }

    /// @doc `collabAgentToolCall` member of ThreadItem
    #[serde(rename_all = "camelCase")]
    pub struct CollabAgentToolCallThreadItem {
        pub id: ItemId,
        pub agents_states: BTreeMap<String, CollabAgentState>,
        pub receiver_thread_ids: Vec<ThreadId>,
        pub sender_thread_id: ThreadId,
        pub status: CollabAgentToolCallStatus,
        pub tool: CollabAgentTool,
        pub model: Option<String>,
        pub prompt: Option<String>,
        pub reasoning_effort: Option<ReasoningEffort>,
    }

    /// @doc `webSearch` member of ThreadItem
    pub struct WebSearchThreadItem {
        pub id: ItemId,
        pub query: String,
        pub action: Option<WebSearchAction>,
    }

    /// @doc `imageView` member of ThreadItem
    pub struct ImageViewThreadItem {
        pub id: ItemId,
        pub path: AbsolutePathBuf,
    }

    /// @doc `imageGeneration` member of ThreadItem
    #[serde(rename_all = "camelCase")]
    pub struct ImageGenerationThreadItem {
        pub id: ItemId,
        pub result: String,
        pub status: String,
        pub revised_prompt: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub saved_path: Option<AbsolutePathBuf>,
    }

    /// @doc `enteredReviewMode` member of ThreadItem
    pub struct EnteredReviewModeThreadItem {
        pub id: ItemId,
        pub review: String,
    }

    /// @doc `exitedReviewMode` member of ThreadItem
    pub struct ExitedReviewModeThreadItem {
        pub id: ItemId,
        pub review: String,
    }

    /// @doc `contextCompaction` member of ThreadItem
    pub struct ContextCompactionThreadItem {
        pub id: ItemId,
    }
}

tagged_union! {
    /// @doc used by ItemCompletedNotification, ItemStartedNotification, ThreadTurnsItemsListResponse, Turn
    open ThreadItem by "type" {
        UserMessage(UserMessageThreadItem) = "userMessage",
        HookPrompt(HookPromptThreadItem) = "hookPrompt",
        AgentMessage(AgentMessageThreadItem) = "agentMessage",
        Plan(PlanThreadItem) = "plan",
        Reasoning(ReasoningThreadItem) = "reasoning",
        CommandExecution(CommandExecutionThreadItem) = "commandExecution",
        FileChange(FileChangeThreadItem) = "fileChange",
        McpToolCall(McpToolCallThreadItem) = "mcpToolCall",
        DynamicToolCall(DynamicToolCallThreadItem) = "dynamicToolCall",
        CollabAgentToolCall(CollabAgentToolCallThreadItem) = "collabAgentToolCall",
        WebSearch(WebSearchThreadItem) = "webSearch",
        ImageView(ImageViewThreadItem) = "imageView",
        ImageGeneration(ImageGenerationThreadItem) = "imageGeneration",
        EnteredReviewMode(EnteredReviewModeThreadItem) = "enteredReviewMode",
        ExitedReviewMode(ExitedReviewModeThreadItem) = "exitedReviewMode",
        ContextCompaction(ContextCompactionThreadItem) = "contextCompaction",
    }
}
