//! The items of a turn, one type per kind (spec/thread-history.md §1.2; how each is built: §5).

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
    /// A `userMessage` item: what the user sent.
    pub struct UserMessageThreadItem {
        pub id: ItemId,
        /// Empty when the message has neither text nor images.
        pub content: Vec<UserInput>,
    }

    /// A `hookPrompt` item: what hooks added to the conversation.
    pub struct HookPromptThreadItem {
        pub id: ItemId,
        pub fragments: Vec<HookPromptFragment>,
    }

    /// An `agentMessage` item: a text of the agent.
    /// In `item/started` the text is empty; `item/agentMessage/delta` brings it piece by piece.
    #[serde(rename_all = "camelCase")]
    pub struct AgentMessageThreadItem {
        pub id: ItemId,
        pub text: String,
        pub phase: Option<MessagePhase>,
        pub memory_citation: Option<MemoryCitation>,
    }

    /// A `plan` item: a plan as text; `item/plan/delta` brings it piece by piece.
    pub struct PlanThreadItem {
        pub id: ItemId,
        pub text: String,
    }

    /// A `reasoning` item: what the model thought before it acted or answered.
    pub struct ReasoningThreadItem {
        pub id: ItemId,
        /// Summaries, in parts.
        #[serde(default)]
        pub summary: Vec<String>,
        /// The raw reasoning, in parts.
        #[serde(default)]
        pub content: Vec<String>,
    }

    /// A `commandExecution` item: a command and what came of it.
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecutionThreadItem {
        pub id: ItemId,
        /// The words joined by spaces, quoted as for a shell.
        pub command: String,
        pub cwd: AbsolutePathBuf,
        /// Chosen by the server.
        pub process_id: Option<ProcessId>,
        /// `agent` when absent.
        #[serde(default)]
        pub source: CommandExecutionSource,
        pub status: CommandExecutionStatus,
        /// One for each part of the command that the server tells apart.
        pub command_actions: Vec<CommandAction>,
        /// Null while the command runs, and when it wrote nothing.
        pub aggregated_output: Option<String>,
        /// Null until the command reports its end.
        pub exit_code: Option<i32>,
        /// Null until the command reports its end.
        pub duration_ms: Option<i64>,
    }

    /// A `fileChange` item: a patch and whether it was applied.
    pub struct FileChangeThreadItem {
        pub id: ItemId,
        /// One for each path, sorted by path.
        pub changes: Vec<FileUpdateChange>,
        pub status: PatchApplyStatus,
    }

    /// An `mcpToolCall` item: a call of a tool of an MCP server.
    #[serde(rename_all = "camelCase")]
    pub struct McpToolCallThreadItem {
        pub id: ItemId,
        pub server: String,
        pub tool: String,
        pub status: McpToolCallStatus,
        /// JSON null when the call has none.
        pub arguments: Json,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub mcp_app_resource_uri: Option<String>,
        /// Null while the call runs, and when it ended without one; also set when the tool itself reports
        /// failure.
        pub result: Option<McpToolCallResult>,
        /// Null unless the call ended without a result.
        pub error: Option<McpToolCallError>,
        /// Null while the call runs.
        pub duration_ms: Option<i64>,
    }

    /// A `dynamicToolCall` item: a call of a tool that the client runs.
    #[serde(rename_all = "camelCase")]
    pub struct DynamicToolCallThreadItem {
        pub id: ItemId,
        pub namespace: Option<String>,
        pub tool: String,
        pub arguments: Json,
        pub status: DynamicToolCallStatus,
        /// The tool's output; null until it has answered.
        pub content_items: Option<Vec<DynamicToolCallOutputContentItem>>,
        /// Null until the tool has answered.
        pub success: Option<bool>,
        /// Null until the tool has answered.
        pub duration_ms: Option<i64>,
    }

    /// A `collabAgentToolCall` item: the agent starts, addresses, awaits or ends other agents.
    #[serde(rename_all = "camelCase")]
    pub struct CollabAgentToolCallThreadItem {
        pub id: ItemId,
        pub tool: CollabAgentTool,
        pub status: CollabAgentToolCallStatus,
        pub sender_thread_id: ThreadId,
        /// For `spawnAgent` empty until the new thread exists.
        pub receiver_thread_ids: Vec<ThreadId>,
        /// Null except for `spawnAgent` and `sendInput`.
        pub prompt: Option<String>,
        /// Null except for `spawnAgent`.
        pub model: Option<String>,
        /// Null except for `spawnAgent`.
        pub reasoning_effort: Option<ReasoningEffort>,
        /// By thread id; empty until the call has ended.
        pub agents_states: BTreeMap<String, CollabAgentState>,
    }

    /// A `webSearch` item: a search that the model made on the web.
    pub struct WebSearchThreadItem {
        pub id: ItemId,
        /// Empty while the search runs.
        pub query: String,
        /// Null while the search runs.
        pub action: Option<WebSearchAction>,
    }

    /// An `imageView` item: the agent looked at an image file.
    pub struct ImageViewThreadItem {
        pub id: ItemId,
        pub path: AbsolutePathBuf,
    }

    /// An `imageGeneration` item: the model made an image.
    #[serde(rename_all = "camelCase")]
    pub struct ImageGenerationThreadItem {
        pub id: ItemId,
        /// Free text; empty while the image is made.
        pub status: String,
        pub revised_prompt: Option<String>,
        /// Empty while the image is made.
        pub result: String,
        /// Absent when there is no file.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub saved_path: Option<AbsolutePathBuf>,
    }

    /// An `enteredReviewMode` item: a review began.
    pub struct EnteredReviewModeThreadItem {
        pub id: ItemId,
        /// What is reviewed, as a text for users.
        pub review: String,
    }

    /// An `exitedReviewMode` item: a review ended.
    pub struct ExitedReviewModeThreadItem {
        pub id: ItemId,
        /// The reviewer's explanation, trimmed; a stock text when there is none.
        pub review: String,
    }

    /// A `contextCompaction` item: the context was compacted here.
    pub struct ContextCompactionThreadItem {
        pub id: ItemId,
    }
}

tagged_union! {
    /// One entry of a turn, in `Turn`, `item/started` and `item/completed`.
    /// The id of a message or of reasoning is one in notifications, another in turns that are read back.
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
