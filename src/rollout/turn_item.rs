//! DOC turn_item.

use std::collections::BTreeMap;

use crate::Json;
use crate::describe::wire;
use crate::id::ItemId;
use crate::open::tagged::tagged_union;
use crate::rollout::{CallToolResult, CoreMemoryCitation, CorePatchApplyStatus, Duration};
use crate::v2::{ByteRange, HookPromptFragment, McpToolCallError, McpToolCallStatus};
use crate::vocab::{AbsolutePathBuf, FileChange, MessagePhase, ResponsesApiWebSearchAction};

wire! {
    /// DOC UserMessageItem.
    pub struct UserMessageItem {
        pub id: ItemId,
        pub content: Vec<CoreUserInput>,
    }

    /// DOC HookPromptItem.
    pub struct HookPromptItem {
        pub id: ItemId,
        pub fragments: Vec<HookPromptFragment>,
    }

    /// DOC AgentMessageItem.
    pub struct AgentMessageItem {
        pub id: ItemId,
        pub content: Vec<AgentMessageContent>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub phase: Option<MessagePhase>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub memory_citation: Option<CoreMemoryCitation>,
    }

    /// DOC TextAgentMessageContent.
    pub struct TextAgentMessageContent {
        pub text: String,
    }

    /// DOC PlanItem.
    pub struct PlanItem {
        pub id: ItemId,
        pub text: String,
    }

    /// DOC ReasoningItem.
    pub struct ReasoningItem {
        pub id: ItemId,
        pub summary_text: Vec<String>,
        #[serde(default)]
        pub raw_content: Vec<String>,
    }

    /// DOC WebSearchItem.
    pub struct WebSearchItem {
        pub id: ItemId,
        pub query: String,
        pub action: ResponsesApiWebSearchAction,
    }

    /// DOC ImageViewItem.
    pub struct ImageViewItem {
        pub id: ItemId,
        pub path: AbsolutePathBuf,
    }

    /// DOC ImageGenerationItem.
    pub struct ImageGenerationItem {
        pub id: ItemId,
        pub status: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub revised_prompt: Option<String>,
        pub result: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub saved_path: Option<AbsolutePathBuf>,
    }

    /// DOC FileChangeItem.
    pub struct FileChangeItem {
        pub id: ItemId,
        pub changes: BTreeMap<String, FileChange>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<CorePatchApplyStatus>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub auto_approved: Option<bool>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub stdout: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub stderr: Option<String>,
    }

    /// DOC McpToolCallItem.
    #[serde(rename_all = "camelCase")]
    pub struct McpToolCallItem {
        pub id: ItemId,
        pub server: String,
        pub tool: String,
        pub arguments: Json,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub mcp_app_resource_uri: Option<String>,
        pub status: McpToolCallStatus,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub result: Option<CallToolResult>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub error: Option<McpToolCallError>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub duration: Option<Duration>,
    }

    /// DOC ContextCompactionItem.
    pub struct ContextCompactionItem {
        pub id: ItemId,
    }

    /// DOC CoreTextElement.
    pub struct CoreTextElement {
        pub byte_range: ByteRange,
        pub placeholder: Option<String>,
    }

    /// DOC TextCoreUserInput.
    pub struct TextCoreUserInput {
        pub text: String,
        #[serde(default)]
        pub text_elements: Vec<CoreTextElement>,
    }

    /// DOC ImageCoreUserInput.
    pub struct ImageCoreUserInput {
        pub image_url: String,
    }

    /// DOC LocalImageCoreUserInput.
    pub struct LocalImageCoreUserInput {
        pub path: String,
    }

    /// DOC SkillCoreUserInput.
    pub struct SkillCoreUserInput {
        pub name: String,
        pub path: String,
    }

    /// DOC MentionCoreUserInput.
    pub struct MentionCoreUserInput {
        pub name: String,
        pub path: String,
    }
}

tagged_union! {
    /// DOC TurnItem.
    open TurnItem by "type" {
        UserMessage(UserMessageItem) = "UserMessage",
        HookPrompt(HookPromptItem) = "HookPrompt",
        AgentMessage(AgentMessageItem) = "AgentMessage",
        Plan(PlanItem) = "Plan",
        Reasoning(ReasoningItem) = "Reasoning",
        WebSearch(WebSearchItem) = "WebSearch",
        ImageView(ImageViewItem) = "ImageView",
        ImageGeneration(ImageGenerationItem) = "ImageGeneration",
        FileChange(FileChangeItem) = "FileChange",
        McpToolCall(McpToolCallItem) = "McpToolCall",
        ContextCompaction(ContextCompactionItem) = "ContextCompaction",
    }

    /// DOC AgentMessageContent.
    open AgentMessageContent by "type" {
        Text(TextAgentMessageContent) = "Text",
    }

    /// DOC CoreUserInput.
    open CoreUserInput by "type" {
        Text(TextCoreUserInput) = "text",
        Image(ImageCoreUserInput) = "image",
        LocalImage(LocalImageCoreUserInput) = "local_image",
        Skill(SkillCoreUserInput) = "skill",
        Mention(MentionCoreUserInput) = "mention",
    }
}
