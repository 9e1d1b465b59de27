//! Items of the model provider's Responses API, as rollouts and messages carry them (spec/rollout.md §6).

use std::collections::BTreeMap;

use crate::Json;
use crate::describe::{constructors, wire};
use crate::id::CallId;
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::open::untagged::untagged_union;

wire! {
    /// Text that goes to the model, in the content of a message.
    pub struct InputTextContentItem {
        pub text: String,
    }

    /// An image that goes to the model, in the content of a message.
    pub struct InputImageContentItem {
        pub image_url: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub detail: Option<ImageDetail>,
    }

    /// Text that the model wrote, in the content of a message.
    pub struct OutputTextContentItem {
        pub text: String,
    }

    /// Text in the output of a tool call.
    pub struct InputTextFunctionCallOutputContentItem {
        pub text: String,
    }

    /// An image in the output of a tool call.
    pub struct InputImageFunctionCallOutputContentItem {
        pub image_url: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub detail: Option<ImageDetail>,
    }

    /// The command that a `local_shell_call` item runs.
    pub struct LocalShellExecAction {
        /// The program and its arguments.
        pub command: Vec<String>,
        pub timeout_ms: Option<u64>,
        pub working_directory: Option<String>,
        pub env: Option<BTreeMap<String, String>>,
        pub user: Option<String>,
    }

    /// A piece of the reasoning itself, in a `reasoning` item.
    pub struct ReasoningTextReasoningItemContent {
        pub text: String,
    }

    /// A piece of other text, in a `reasoning` item.
    /// Content that consists only of such pieces is left out when the item is written.
    pub struct TextReasoningItemContent {
        pub text: String,
    }

    /// A piece of the summary of a `reasoning` item.
    pub struct SummaryTextReasoningItemReasoningSummary {
        pub text: String,
    }

    /// A message of the conversation: the `message` form of a response item.
    pub struct MessageResponseItem {
        /// Read by the server, but never written by it in messages or rollouts.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
        /// `user`, `assistant` and `developer` occur.
        pub role: String,
        pub content: Vec<ContentItem>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub phase: Option<MessagePhase>,
    }

    /// Reasoning of the model: the `reasoning` form of a response item.
    pub struct ReasoningResponseItem {
        pub summary: Vec<ReasoningItemReasoningSummary>,
        /// Null when there is none; absent when it has no `reasoning_text`.
        #[serde(skip_serializing_if = "has_no_reasoning_text")]
        pub content: Option<Vec<ReasoningItemContent>>,
        /// Null when there is none.
        pub encrypted_content: Option<String>,
    }

    /// A command that the model asks to run: the `local_shell_call` form of a response item.
    pub struct LocalShellCallResponseItem {
        /// Read by the server, but never written by it in messages or rollouts.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
        /// Null when there is none.
        pub call_id: Option<CallId>,
        pub status: LocalShellStatus,
        pub action: LocalShellAction,
    }

    /// A call of a tool with structured arguments: the `function_call` form of a response item.
    pub struct FunctionCallResponseItem {
        /// Read by the server, but never written by it in messages or rollouts.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
        pub name: String,
        /// Absent for a tool outside any namespace.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub namespace: Option<String>,
        /// JSON as text, as the model wrote it.
        pub arguments: String,
        pub call_id: CallId,
    }

    /// A search for tools: the `tool_search_call` form of a response item.
    pub struct ToolSearchCallResponseItem {
        /// Read by the server, but never written by it in messages or rollouts.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
        /// Null when there is none.
        pub call_id: Option<CallId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<String>,
        pub execution: String,
        pub arguments: Json,
    }

    /// What a function call gave: the `function_call_output` form of a response item.
    pub struct FunctionCallOutputResponseItem {
        /// The call that this answers.
        pub call_id: CallId,
        pub output: FunctionCallOutputBody,
    }

    /// A call of a tool with free text as input: the `custom_tool_call` form of a response item.
    pub struct CustomToolCallResponseItem {
        /// Read by the server, but never written by it in messages or rollouts.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<String>,
        pub call_id: CallId,
        pub name: String,
        pub input: String,
    }

    /// What a custom tool call gave: the `custom_tool_call_output` form of a response item.
    pub struct CustomToolCallOutputResponseItem {
        /// The call that this answers.
        pub call_id: CallId,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        pub output: FunctionCallOutputBody,
    }

    /// What a search for tools found: the `tool_search_output` form of a response item.
    pub struct ToolSearchOutputResponseItem {
        /// The search that this answers; null when there is none.
        pub call_id: Option<CallId>,
        pub status: String,
        pub execution: String,
        pub tools: Vec<Json>,
    }

    /// A step of the model on the web: the `web_search_call` form of a response item.
    #[derive(Default)]
    pub struct WebSearchCallResponseItem {
        /// Read by the server, but never written by it in messages or rollouts.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub action: Option<ResponsesApiWebSearchAction>,
    }

    /// A generated image: the `image_generation_call` form of a response item.
    pub struct ImageGenerationCallResponseItem {
        /// Required and written, unlike the ids of other items.
        pub id: String,
        pub status: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub revised_prompt: Option<String>,
        pub result: String,
    }

    /// The compacted part of a conversation: the `compaction` form of a response item.
    /// Also read from the tag `compaction_summary`.
    pub struct CompactionResponseItem {
        pub encrypted_content: String,
    }

    /// A compaction of the context: the `context_compaction` form of a response item.
    /// Without content, it asks the model provider for one.
    #[derive(Default)]
    pub struct ContextCompactionResponseItem {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub encrypted_content: Option<String>,
    }

    /// The model searches the web.
    #[derive(Default)]
    pub struct SearchResponsesApiWebSearchAction {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub query: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub queries: Option<Vec<String>>,
    }

    /// The model opens a page.
    #[derive(Default)]
    pub struct OpenPageResponsesApiWebSearchAction {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub url: Option<String>,
    }

    /// The model looks for a pattern on a page.
    #[derive(Default)]
    pub struct FindInPageResponsesApiWebSearchAction {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub url: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub pattern: Option<String>,
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
    CustomToolCallResponseItem(call_id: CallId, name: String, input: String) [id, status];
    CustomToolCallOutputResponseItem(call_id: CallId, output: FunctionCallOutputBody) [name];
    ToolSearchOutputResponseItem(status: String, execution: String, tools: Vec<Json>) [call_id];
    ImageGenerationCallResponseItem(id: String, status: String, result: String) [revised_prompt];
    CompactionResponseItem(encrypted_content: String) [];
}

tagged_union! {
    /// One part of a message, in `message` items.
    open ContentItem by "type" {
        InputText(InputTextContentItem) = "input_text",
        InputImage(InputImageContentItem) = "input_image",
        OutputText(OutputTextContentItem) = "output_text",
    }

    /// One part of the output of a tool call, in `function_call_output` and `custom_tool_call_output` items.
    open FunctionCallOutputContentItem by "type" {
        InputText(InputTextFunctionCallOutputContentItem) = "input_text",
        InputImage(InputImageFunctionCallOutputContentItem) = "input_image",
    }

    /// What a `local_shell_call` item does.
    open LocalShellAction by "type" {
        Exec(LocalShellExecAction) = "exec",
    }

    /// One piece of reasoning, in the content of `reasoning` items.
    open ReasoningItemContent by "type" {
        ReasoningText(ReasoningTextReasoningItemContent) = "reasoning_text",
        Text(TextReasoningItemContent) = "text",
    }

    /// One piece of a summary, in `reasoning` items.
    open ReasoningItemReasoningSummary by "type" {
        SummaryText(SummaryTextReasoningItemReasoningSummary) = "summary_text",
    }

    /// An item that goes to the model or comes from it.
    /// It travels in `rawResponseItem/completed`, in the history of `thread/resume`, and in rollouts.
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
        /// An item of a kind that the server does not know; its content is lost.
        Other = "other",
    }

    /// What the model does on the web, in `web_search_call` items.
    open ResponsesApiWebSearchAction by "type" {
        Search(SearchResponsesApiWebSearchAction) = "search",
        OpenPage(OpenPageResponsesApiWebSearchAction) = "open_page",
        FindInPage(FindInPageResponsesApiWebSearchAction) = "find_in_page",
        /// An action that the server does not know; its content is lost.
        Other = "other",
    }
}

untagged_union! {
    /// The output of a tool call: a text, or a list of parts.
    closed FunctionCallOutputBody as text_or_list {
        Text(String),
        List(Vec<FunctionCallOutputContentItem>),
    }
}

string_enum! {
    /// In how much detail the model gets to see an image.
    open ImageDetail {
        Auto = "auto",
        Low = "low",
        High = "high",
        Original = "original",
    }

    /// How far a `local_shell_call` item is.
    open LocalShellStatus {
        Completed = "completed",
        InProgress = "in_progress",
        Incomplete = "incomplete",
    }

    /// Whether a message of the agent comments on the work or is the final answer.
    /// It occurs in `message` items and in the thread items of v2.
    open MessagePhase {
        Commentary = "commentary",
        FinalAnswer = "final_answer",
    }
}

/// The release leaves `content` out when there is one without reasoning text, and writes null when there is
/// none (spec/rollout.md §6).
fn has_no_reasoning_text(content: &Option<Vec<ReasoningItemContent>>) -> bool {
    content
        .as_ref()
        .is_some_and(|parts| !parts.iter().any(|part| matches!(part, ReasoningItemContent::ReasoningText(_))))
}
