//! Items of the model provider's Responses API, as a client could give them to `resumeConversation`.

use crate::describe::{constructors, wire};
use crate::id::CallId;
use crate::open::tagged::tagged_union;
use crate::open::untagged::untagged_union;
use crate::vocab::{
    CompactionResponseItem, CustomToolCallResponseItem, FindInPageResponsesApiWebSearchAction,
    InputTextContentItem, InputTextFunctionCallOutputContentItem, LocalShellCallResponseItem, MessagePhase,
    OpenPageResponsesApiWebSearchAction, OutputTextContentItem, ReasoningItemContent,
    ReasoningItemReasoningSummary, SearchResponsesApiWebSearchAction,
};

wire! {
    /// An image that goes to the model, in the content of a message.
    pub struct InputImageContentItem {
        pub image_url: String,
    }

    /// An image in the output of a tool call.
    pub struct InputImageFunctionCallOutputContentItem {
        pub image_url: String,
    }

    /// A message of the conversation: the `message` form of a response item.
    pub struct MessageResponseItem {
        /// Read by the server, but never written by it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
        /// `user`, `assistant` and `developer` occur.
        pub role: String,
        pub content: Vec<ContentItem>,
        /// Whether the model had nothing more to say; absent when it is not known.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub end_turn: Option<bool>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub phase: Option<MessagePhase>,
    }

    /// Reasoning of the model: the `reasoning` form of a response item.
    pub struct ReasoningResponseItem {
        /// Required on input, though the server never writes it.
        pub id: String,
        pub summary: Vec<ReasoningItemReasoningSummary>,
        /// Null when there is none.
        pub content: Option<Vec<ReasoningItemContent>>,
        /// Null when there is none.
        pub encrypted_content: Option<String>,
    }

    /// A call of a tool with structured arguments: the `function_call` form of a response item.
    pub struct FunctionCallResponseItem {
        /// Read by the server, but never written by it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
        pub name: String,
        /// JSON as text, as the model wrote it.
        pub arguments: String,
        pub call_id: CallId,
    }

    /// What a function call gave: the `function_call_output` form of a response item.
    pub struct FunctionCallOutputResponseItem {
        /// The call that this answers.
        pub call_id: CallId,
        pub output: FunctionCallOutputPayload,
    }

    /// The output of a function call, as the facts of release 0.101.0 list it. Rollouts of that time have the body
    /// alone.
    pub struct FunctionCallOutputPayload {
        pub body: FunctionCallOutputBody,
        /// Null when it is not known.
        pub success: Option<bool>,
    }

    /// What a custom tool call gave: the `custom_tool_call_output` form of a response item.
    pub struct CustomToolCallOutputResponseItem {
        /// The call that this answers.
        pub call_id: CallId,
        pub output: String,
    }

    /// A step of the model on the web: the `web_search_call` form of a response item.
    #[derive(Default)]
    pub struct WebSearchCallResponseItem {
        /// Read by the server, but never written by it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub action: Option<WebSearchAction>,
    }

    /// The state of the working directory, to undo to: the `ghost_snapshot` form of a response item.
    pub struct GhostSnapshotResponseItem {
        pub ghost_commit: GhostCommit,
    }

    /// A commit outside any branch that holds the state of the working directory.
    pub struct GhostCommit {
        /// The hash.
        pub id: String,
        /// The hash of the commit before; null when there is none.
        pub parent: Option<String>,
        /// What lay there without being tracked, and so stays when the commit is restored.
        pub preexisting_untracked_files: Vec<String>,
        pub preexisting_untracked_dirs: Vec<String>,
    }
}

constructors! {
    InputImageContentItem(image_url: String) [];
    InputImageFunctionCallOutputContentItem(image_url: String) [];
    MessageResponseItem(content: Vec<ContentItem>, role: String) [id, end_turn, phase];
    ReasoningResponseItem(id: String, summary: Vec<ReasoningItemReasoningSummary>) [content, encrypted_content];
    FunctionCallResponseItem(name: String, arguments: String, call_id: CallId) [id];
    FunctionCallOutputResponseItem(call_id: CallId, output: FunctionCallOutputPayload) [];
    FunctionCallOutputPayload(body: FunctionCallOutputBody) [success];
    CustomToolCallOutputResponseItem(call_id: CallId, output: String) [];
    GhostSnapshotResponseItem(ghost_commit: GhostCommit) [];
    GhostCommit(
        id: String,
        preexisting_untracked_files: Vec<String>,
        preexisting_untracked_dirs: Vec<String>,
    ) [parent];
}

tagged_union! {
    /// One part of a message, in `message` items.
    open ContentItem by "type" {
        InputText(InputTextContentItem) = "input_text",
        InputImage(InputImageContentItem) = "input_image",
        OutputText(OutputTextContentItem) = "output_text",
    }

    /// One part of the output of a function call.
    open FunctionCallOutputContentItem by "type" {
        InputText(InputTextFunctionCallOutputContentItem) = "input_text",
        InputImage(InputImageFunctionCallOutputContentItem) = "input_image",
    }

    /// An item that goes to the model or comes from it, in the history of `resumeConversation`.
    open ResponseItem by "type" {
        Message(MessageResponseItem) = "message",
        Reasoning(ReasoningResponseItem) = "reasoning",
        LocalShellCall(LocalShellCallResponseItem) = "local_shell_call",
        FunctionCall(FunctionCallResponseItem) = "function_call",
        FunctionCallOutput(FunctionCallOutputResponseItem) = "function_call_output",
        CustomToolCall(CustomToolCallResponseItem) = "custom_tool_call",
        CustomToolCallOutput(CustomToolCallOutputResponseItem) = "custom_tool_call_output",
        WebSearchCall(WebSearchCallResponseItem) = "web_search_call",
        GhostSnapshot(GhostSnapshotResponseItem) = "ghost_snapshot",
        Compaction(CompactionResponseItem) = "compaction",
        /// An item of a kind that the server does not know; its content is lost.
        Other = "other",
    }

    /// What the model does on the web, in `web_search_call` items.
    open WebSearchAction by "type" {
        Search(SearchResponsesApiWebSearchAction) = "search",
        OpenPage(OpenPageResponsesApiWebSearchAction) = "open_page",
        FindInPage(FindInPageResponsesApiWebSearchAction) = "find_in_page",
        /// An action that the server does not know; its content is lost.
        Other = "other",
    }
}

untagged_union! {
    /// The output of a function call: a text, or a list of parts.
    closed FunctionCallOutputBody as text_or_list {
        Text(String),
        List(Vec<FunctionCallOutputContentItem>),
    }
}
