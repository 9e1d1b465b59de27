//! Items of turns, as events report them (spec/rollout.md §8).

use std::collections::BTreeMap;

use crate::Json;
use crate::describe::{constructors, derived, wire};
use crate::id::ItemId;
use crate::open::tagged::tagged_union;
use crate::rollout::{CallToolResult, CoreMemoryCitation, CorePatchApplyStatus, Duration};
use crate::v2::{ByteRange, HookPromptFragment, McpToolCallError, McpToolCallStatus};
use crate::vocab::{AbsolutePathBuf, FileChange, MessagePhase, ResponsesApiWebSearchAction};

wire! {
    /// What the user said.
    pub struct UserMessageItem {
        pub id: ItemId,
        pub content: Vec<CoreUserInput>,
    }

    /// What hooks told the model.
    pub struct HookPromptItem {
        pub id: ItemId,
        pub fragments: Vec<HookPromptFragment>,
    }

    /// What the agent said.
    pub struct AgentMessageItem {
        pub id: ItemId,
        pub content: Vec<AgentMessageContent>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub phase: Option<MessagePhase>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub memory_citation: Option<CoreMemoryCitation>,
    }

    /// A piece of an agent message.
    pub struct TextAgentMessageContent {
        pub text: String,
    }

    /// A plan that the agent proposes. It is the only item whose completion is stored in every rollout.
    pub struct PlanItem {
        pub id: ItemId,
        pub text: String,
    }

    /// The reasoning of the model.
    pub struct ReasoningItem {
        pub id: ItemId,
        /// The summary, part by part.
        pub summary_text: Vec<String>,
        /// The reasoning itself, part by part; empty when the provider does not give it.
        #[serde(default)]
        pub raw_content: Vec<String>,
    }

    /// A step of the model on the web.
    pub struct WebSearchItem {
        pub id: ItemId,
        pub query: String,
        pub action: ResponsesApiWebSearchAction,
    }

    /// An image file that was shown to the model.
    pub struct ImageViewItem {
        pub id: ItemId,
        pub path: AbsolutePathBuf,
    }

    /// A generated image.
    pub struct ImageGenerationItem {
        pub id: ItemId,
        pub status: String,
        /// The prompt as the model rewrote it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub revised_prompt: Option<String>,
        /// The image in base64.
        pub result: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub saved_path: Option<AbsolutePathBuf>,
    }

    /// A call of an MCP tool. Unlike the other items, it is in camelCase.
    #[serde(rename_all = "camelCase")]
    pub struct McpToolCallItem {
        pub id: ItemId,
        pub server: String,
        pub tool: String,
        /// Null when the call has none.
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

    /// A compaction of the context.
    pub struct ContextCompactionItem {
        pub id: ItemId,
    }

    /// A part of a text that the client shows in a way of its own.
    pub struct CoreTextElement {
        /// Which bytes of the UTF-8 text.
        pub byte_range: ByteRange,
        /// What is shown instead; null means the covered text.
        pub placeholder: Option<String>,
    }

    /// A `text` input.
    pub struct TextCoreUserInput {
        pub text: String,
        #[serde(default)]
        pub text_elements: Vec<CoreTextElement>,
    }

    /// An `image` input, by URL.
    pub struct ImageCoreUserInput {
        /// A `data:` or `http:` URL.
        pub image_url: String,
    }

    /// A `local_image` input: a file of the server.
    pub struct LocalImageCoreUserInput {
        pub path: String,
    }

    /// A `skill` input: a skill that the user chose.
    pub struct SkillCoreUserInput {
        pub name: String,
        pub path: String,
    }

    /// A `mention` input: something that the user named.
    pub struct MentionCoreUserInput {
        pub name: String,
        pub path: String,
    }
}

derived! {
    /// A patch.
    pub struct FileChangeItem {
        pub id: ItemId,
        /// By path, relative or absolute.
        #[serde(deserialize_with = "crate::rollout::file_changes::deserialize")]
        pub changes: BTreeMap<String, FileChange>,
        /// Absent until the patch has been applied or refused.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<CorePatchApplyStatus>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub auto_approved: Option<bool>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub stdout: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub stderr: Option<String>,
    }
}

constructors! {
    UserMessageItem(id: ItemId, content: Vec<CoreUserInput>) [];
    HookPromptItem(id: ItemId, fragments: Vec<HookPromptFragment>) [];
    AgentMessageItem(id: ItemId, content: Vec<AgentMessageContent>) [phase, memory_citation];
    TextAgentMessageContent(text: String) [];
    PlanItem(id: ItemId, text: String) [];
    ReasoningItem(id: ItemId, summary_text: Vec<String>) [raw_content];
    WebSearchItem(id: ItemId, query: String, action: ResponsesApiWebSearchAction) [];
    ImageViewItem(id: ItemId, path: AbsolutePathBuf) [];
    ImageGenerationItem(id: ItemId, status: String, result: String) [revised_prompt, saved_path];
    FileChangeItem(id: ItemId, changes: BTreeMap<String, FileChange>) [status, auto_approved, stdout, stderr];
    McpToolCallItem(id: ItemId, server: String, tool: String, arguments: Json, status: McpToolCallStatus)
        [mcp_app_resource_uri, result, error, duration];
    ContextCompactionItem(id: ItemId) [];
    CoreTextElement(byte_range: ByteRange) [placeholder];
    TextCoreUserInput(text: String) [text_elements];
    ImageCoreUserInput(image_url: String) [];
    LocalImageCoreUserInput(path: String) [];
    SkillCoreUserInput(name: String, path: String) [];
    MentionCoreUserInput(name: String, path: String) [];
}

tagged_union! {
    /// An item of a turn, in `item_started` and `item_completed`.
    /// Its tags are in PascalCase. v2 messages show it as a thread item.
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

    /// A piece of an agent message, in items of the kind `AgentMessage`.
    open AgentMessageContent by "type" {
        Text(TextAgentMessageContent) = "Text",
    }

    /// A piece of what the user said, in items of the kind `UserMessage`.
    /// v2 messages have a form of their own, in camelCase.
    open CoreUserInput by "type" {
        Text(TextCoreUserInput) = "text",
        Image(ImageCoreUserInput) = "image",
        LocalImage(LocalImageCoreUserInput) = "local_image",
        Skill(SkillCoreUserInput) = "skill",
        Mention(MentionCoreUserInput) = "mention",
    }
}
