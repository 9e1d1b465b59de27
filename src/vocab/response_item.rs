//! @doc

use std::collections::BTreeMap;

use crate::Json;
use crate::describe::{constructors, wire};
use crate::id::CallId;
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::open::untagged::untagged_union;

wire! {
    /// @doc `input_text` member of ContentItem
    pub struct InputTextContentItem {
        pub text: String,
    }

    /// @doc `input_image` member of ContentItem
    pub struct InputImageContentItem {
        pub image_url: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub detail: Option<ImageDetail>,
    }

    /// @doc `output_text` member of ContentItem
    pub struct OutputTextContentItem {
        pub text: String,
    }

    /// @doc `input_text` member of FunctionCallOutputContentItem
    pub struct InputTextFunctionCallOutputContentItem {
        pub text: String,
    }

    /// @doc `input_image` member of FunctionCallOutputContentItem
    pub struct InputImageFunctionCallOutputContentItem {
        pub image_url: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub detail: Option<ImageDetail>,
    }

    /// @doc `exec` member of LocalShellAction
    pub struct LocalShellExecAction {
        pub command: Vec<String>,
        pub timeout_ms: Option<u64>,
        pub working_directory: Option<String>,
        pub env: Option<BTreeMap<String, String>>,
        pub user: Option<String>,
    }

    /// @doc `reasoning_text` member of ReasoningItemContent
    pub struct ReasoningTextReasoningItemContent {
        pub text: String,
    }

    /// @doc `text` member of ReasoningItemContent
    pub struct TextReasoningItemContent {
        pub text: String,
    }

    /// @doc `summary_text` member of ReasoningItemReasoningSummary
    pub struct SummaryTextReasoningItemReasoningSummary {
        pub text: String,
    }

    /// @doc `message` member of ResponseItem
    pub struct MessageResponseItem {
        pub content: Vec<ContentItem>,
        pub role: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub phase: Option<MessagePhase>,
    }

    /// @doc `reasoning` member of ResponseItem
    pub struct ReasoningResponseItem {
        pub summary: Vec<ReasoningItemReasoningSummary>,
        #[serde(skip_serializing_if = "has_no_reasoning_text")]
        pub content: Option<Vec<ReasoningItemContent>>,
        pub encrypted_content: Option<String>,
    }

    /// @doc `local_shell_call` member of ResponseItem
    pub struct LocalShellCallResponseItem {
        pub action: LocalShellAction,
        pub status: LocalShellStatus,
        pub call_id: Option<CallId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
    }

    /// @doc `function_call` member of ResponseItem
    pub struct FunctionCallResponseItem {
        pub name: String,
        pub arguments: String,
        pub call_id: CallId,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub namespace: Option<String>,
    }

    /// @doc `tool_search_call` member of ResponseItem
    pub struct ToolSearchCallResponseItem {
        pub arguments: Json,
        pub execution: String,
        pub call_id: Option<CallId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<String>,
    }

    /// @doc `function_call_output` member of ResponseItem
    pub struct FunctionCallOutputResponseItem {
        pub call_id: CallId,
        pub output: FunctionCallOutputBody,
    }

    /// @doc `custom_tool_call` member of ResponseItem
    pub struct CustomToolCallResponseItem {
        pub name: String,
        pub call_id: CallId,
        pub input: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<String>,
    }

    /// @doc `custom_tool_call_output` member of ResponseItem
    pub struct CustomToolCallOutputResponseItem {
        pub call_id: CallId,
        pub output: FunctionCallOutputBody,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
    }

    /// @doc `tool_search_output` member of ResponseItem
    pub struct ToolSearchOutputResponseItem {
        pub execution: String,
        pub status: String,
        pub tools: Vec<Json>,
        pub call_id: Option<CallId>,
    }

    /// @doc `web_search_call` member of ResponseItem
    #[derive(Default)]
    pub struct WebSearchCallResponseItem {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub action: Option<ResponsesApiWebSearchAction>,
    }

    /// @doc `image_generation_call` member of ResponseItem
    pub struct ImageGenerationCallResponseItem {
        pub id: String,
        pub status: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub revised_prompt: Option<String>,
        pub result: String,
    }

    /// @doc `compaction` member of ResponseItem
    pub struct CompactionResponseItem {
        pub encrypted_content: String,
    }

    /// @doc `context_compaction` member of ResponseItem
    #[derive(Default)]
    pub struct ContextCompactionResponseItem {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub encrypted_content: Option<String>,
    }

    /// @doc `search` member of ResponsesApiWebSearchAction
    #[derive(Default)]
    pub struct SearchResponsesApiWebSearchAction {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub query: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub queries: Option<Vec<String>>,
    }

    /// @doc `open_page` member of ResponsesApiWebSearchAction
    #[derive(Default)]
    pub struct OpenPageResponsesApiWebSearchAction {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub url: Option<String>,
    }

    /// @doc `find_in_page` member of ResponsesApiWebSearchAction
    #[derive(Default)]
    pub struct FindInPageResponsesApiWebSearchAction {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub pattern: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub url: Option<String>,
    }
}

constructors! {
    InputTextContentItem(text: String) [];
    InputImageContentItem(image_url: String) [detail];
    OutputTextContentItem(text: String) [];
    InputTextFunctionCallOutputContentItem(text: String) [];
    InputImageFunctionCallOutputContentItem(image_url: String) [detail];
    LocalShellExecAction(command: Vec<String>) [timeout_ms, working_directory, env, user];
    ReasoningTextReasoningItemContent(text: String) [];
    TextReasoningItemContent(text: String) [];
    SummaryTextReasoningItemReasoningSummary(text: String) [];
    MessageResponseItem(content: Vec<ContentItem>, role: String) [id, phase];
    ReasoningResponseItem(summary: Vec<ReasoningItemReasoningSummary>) [content, encrypted_content];
    LocalShellCallResponseItem(action: LocalShellAction, status: LocalShellStatus) [call_id, id];
    FunctionCallResponseItem(name: String, arguments: String, call_id: CallId) [id, namespace];
    ToolSearchCallResponseItem(arguments: Json, execution: String) [call_id, id, status];
    FunctionCallOutputResponseItem(call_id: CallId, output: FunctionCallOutputBody) [];
    CustomToolCallResponseItem(name: String, call_id: CallId, input: String) [id, status];
    CustomToolCallOutputResponseItem(call_id: CallId, output: FunctionCallOutputBody) [name];
    ToolSearchOutputResponseItem(execution: String, status: String, tools: Vec<Json>) [call_id];
    ImageGenerationCallResponseItem(id: String, status: String, result: String) [revised_prompt];
    CompactionResponseItem(encrypted_content: String) [];
}

tagged_union! {
    /// @doc used by ResponseItem
    open ContentItem by "type" {
        InputText(InputTextContentItem) = "input_text",
        InputImage(InputImageContentItem) = "input_image",
        OutputText(OutputTextContentItem) = "output_text",
    }

    /// @doc used by FunctionCallOutputBody
    open FunctionCallOutputContentItem by "type" {
        InputText(InputTextFunctionCallOutputContentItem) = "input_text",
        InputImage(InputImageFunctionCallOutputContentItem) = "input_image",
    }

    /// @doc used by ResponseItem
    open LocalShellAction by "type" {
        Exec(LocalShellExecAction) = "exec",
    }

    /// @doc used by ResponseItem
    open ReasoningItemContent by "type" {
        ReasoningText(ReasoningTextReasoningItemContent) = "reasoning_text",
        Text(TextReasoningItemContent) = "text",
    }

    /// @doc used by ResponseItem
    open ReasoningItemReasoningSummary by "type" {
        SummaryText(SummaryTextReasoningItemReasoningSummary) = "summary_text",
    }

    /// @doc used by RawResponseItemCompletedNotification, ThreadResumeParams
    open ResponseItem by "type" {
        Message(MessageResponseItem) = "message",
        Reasoning(ReasoningResponseItem) = "reasoning",
        LocalShellCall(LocalShellCallResponseItem) = "local_shell_call",
        FunctionCall(FunctionCallResponseItem) = "function_call",
        ToolSearchCall(ToolSearchCallResponseItem) = "tool_search_call",
        FunctionCallOutput(FunctionCallOutputResponseItem) = "function_call_output",
        CustomToolCall(CustomToolCallResponseItem) = "custom_tool_call",
        CustomToolCallOutput(CustomToolCallOutputResponseItem) = "custom_tool_call_output",
        ToolSearchOutput(ToolSearchOutputResponseItem) = "tool_search_output",
        WebSearchCall(WebSearchCallResponseItem) = "web_search_call",
        ImageGenerationCall(ImageGenerationCallResponseItem) = "image_generation_call",
        Compaction(CompactionResponseItem) = "compaction" also "compaction_summary",
        ContextCompaction(ContextCompactionResponseItem) = "context_compaction",
        Other = "other",
    }

    /// @doc used by ResponseItem
    open ResponsesApiWebSearchAction by "type" {
        Search(SearchResponsesApiWebSearchAction) = "search",
        OpenPage(OpenPageResponsesApiWebSearchAction) = "open_page",
        FindInPage(FindInPageResponsesApiWebSearchAction) = "find_in_page",
        Other = "other",
    }
}

untagged_union! {
    /// @doc used by ResponseItem
    closed FunctionCallOutputBody {
        Text(String),
        List(Vec<FunctionCallOutputContentItem>),
    }
}

string_enum! {
    /// @doc used by ContentItem, FunctionCallOutputContentItem
    open ImageDetail {
        Auto = "auto",
        Low = "low",
        High = "high",
        Original = "original",
    }

    /// @doc used by ResponseItem
    open LocalShellStatus {
        Completed = "completed",
        InProgress = "in_progress",
        Incomplete = "incomplete",
    }

    /// @doc used by ResponseItem, ThreadItem
    open MessagePhase {
        Commentary = "commentary",
        FinalAnswer = "final_answer",
    }
}

/// The release leaves `content` out when there is one without reasoning text, and writes null when there is none
/// (spec/rollout.md §6).
fn has_no_reasoning_text(content: &Option<Vec<ReasoningItemContent>>) -> bool {
    content
        .as_ref()
        .is_some_and(|parts| !parts.iter().any(|part| matches!(part, ReasoningItemContent::ReasoningText(_))))
}
