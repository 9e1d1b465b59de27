//! What a user said in a conversation, and interrupting the agent, up to release 0.104.

use super::{AskForApproval, SandboxPolicy};
use crate::Json;
use crate::describe::{constructors, wire};
use crate::id::ThreadId;
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::vocab::{ReasoningEffort, ReasoningSummary};

wire! {
    /// Params of `sendUserMessage`, a legacy request of the client: the settings stay as they are.
    #[serde(rename_all = "camelCase")]
    pub struct SendUserMessageParams {
        pub conversation_id: ThreadId,
        pub items: Vec<InputItem>,
    }

    /// The server's answer to `sendUserMessage`.
    #[derive(Default)]
    pub struct SendUserMessageResponse {}

    /// Params of `sendUserTurn`, a legacy request of the client: a message with all settings of its turn.
    #[serde(rename_all = "camelCase")]
    pub struct SendUserTurnParams {
        pub conversation_id: ThreadId,
        pub items: Vec<InputItem>,
        pub cwd: String,
        pub approval_policy: AskForApproval,
        pub sandbox_policy: SandboxPolicy,
        pub model: String,
        /// Null leaves it to the model.
        pub effort: Option<ReasoningEffort>,
        pub summary: ReasoningSummary,
        /// A JSON Schema of the final answer; null or absent when it is free text.
        pub output_schema: Option<Json>,
    }

    /// The server's answer to `sendUserTurn`.
    #[derive(Default)]
    pub struct SendUserTurnResponse {}

    /// Params of `interruptConversation`, a legacy request of the client.
    #[serde(rename_all = "camelCase")]
    pub struct InterruptConversationParams {
        pub conversation_id: ThreadId,
    }

    /// The server's answer to `interruptConversation`, given when the turn has ended.
    #[serde(rename_all = "camelCase")]
    pub struct InterruptConversationResponse {
        pub abort_reason: TurnAbortReason,
    }

    /// Text of the user: the `text` form of an input item.
    pub struct TextInputItem {
        pub data: TextInputItemData,
    }

    /// An image: the `image` form of an input item.
    pub struct ImageInputItem {
        pub data: ImageInputItemData,
    }

    /// An image file that the server can read: the `localImage` form of an input item.
    pub struct LocalImageInputItem {
        pub data: LocalImageInputItemData,
    }

    /// The `data` of a text.
    pub struct TextInputItemData {
        pub text: String,
        /// Parts of the text that stand for something else.
        #[serde(default)]
        pub text_elements: Vec<V1TextElement>,
    }

    /// The `data` of an image.
    pub struct ImageInputItemData {
        /// May be a `data:` URL.
        pub image_url: String,
    }

    /// The `data` of an image file.
    pub struct LocalImageInputItemData {
        pub path: String,
    }

    /// A part of a text that stands for something else, such as a pasted image.
    #[serde(rename_all = "camelCase")]
    pub struct V1TextElement {
        pub byte_range: V1ByteRange,
        /// What a user sees in its place; null when it is the text itself.
        pub placeholder: Option<String>,
    }

    /// Where a part of a text stands, in bytes of its UTF-8 form.
    pub struct V1ByteRange {
        pub start: u64,
        /// The first byte behind it.
        pub end: u64,
    }
}

constructors! {
    SendUserMessageParams(conversation_id: ThreadId, items: Vec<InputItem>) [];
    SendUserTurnParams(
        conversation_id: ThreadId,
        items: Vec<InputItem>,
        cwd: String,
        approval_policy: AskForApproval,
        sandbox_policy: SandboxPolicy,
        model: String,
        summary: ReasoningSummary,
    ) [effort, output_schema];
    InterruptConversationParams(conversation_id: ThreadId) [];
    TextInputItem(data: TextInputItemData) [];
    ImageInputItem(data: ImageInputItemData) [];
    LocalImageInputItem(data: LocalImageInputItemData) [];
    TextInputItemData(text: String) [text_elements];
    ImageInputItemData(image_url: String) [];
    LocalImageInputItemData(path: String) [];
    V1TextElement(byte_range: V1ByteRange) [placeholder];
    V1ByteRange(start: u64, end: u64) [];
}

tagged_union! {
    /// One part of what a user said, in `sendUserMessage` and `sendUserTurn`.
    open InputItem by "type" {
        Text(TextInputItem) = "text",
        Image(ImageInputItem) = "image",
        LocalImage(LocalImageInputItem) = "localImage",
    }
}

string_enum! {
    /// Why a turn ended early, in the result of `interruptConversation`.
    open TurnAbortReason {
        Interrupted = "interrupted",
        /// A new turn took its place.
        Replaced = "replaced",
        ReviewEnded = "review_ended",
    }
}
