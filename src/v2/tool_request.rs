//! Requests to run a tool of the client or to put questions to the user (spec/rollout.md §5.14, §5.15).

use std::collections::BTreeMap;

use crate::Json;
use crate::describe::{constructors, wire};
use crate::id::{CallId, ItemId, ThreadId, TurnId};
use crate::v2::DynamicToolCallOutputContentItem;

wire! {
    /// Params of `item/tool/call`, a request of the server to run a tool of the client.
    /// The client offered the tool with `thread/start`.
    #[serde(rename_all = "camelCase")]
    pub struct DynamicToolCallParams {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub call_id: CallId,
        /// Null for a tool outside any namespace.
        pub namespace: Option<String>,
        pub tool: String,
        pub arguments: Json,
    }

    /// The client's answer to `item/tool/call`.
    #[serde(rename_all = "camelCase")]
    pub struct DynamicToolCallResponse {
        pub content_items: Vec<DynamicToolCallOutputContentItem>,
        pub success: bool,
    }

    /// The answers to one question, in the client's answer to `item/tool/requestUserInput`.
    pub struct ToolRequestUserInputAnswer {
        pub answers: Vec<String>,
    }

    /// A choice that a question offers, in `item/tool/requestUserInput`.
    pub struct ToolRequestUserInputOption {
        pub label: String,
        pub description: String,
    }

    /// Params of `item/tool/requestUserInput`, a request of the server.
    #[serde(rename_all = "camelCase")]
    pub struct ToolRequestUserInputParams {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub questions: Vec<ToolRequestUserInputQuestion>,
    }

    /// One question to the user, in `item/tool/requestUserInput`.
    #[serde(rename_all = "camelCase")]
    pub struct ToolRequestUserInputQuestion {
        /// The key of its answers in the response.
        pub id: String,
        pub header: String,
        pub question: String,
        #[serde(default)]
        pub is_other: bool,
        #[serde(default)]
        pub is_secret: bool,
        /// Null when the question offers no choices.
        pub options: Option<Vec<ToolRequestUserInputOption>>,
    }

    /// The client's answer to `item/tool/requestUserInput`.
    pub struct ToolRequestUserInputResponse {
        /// By the question's id.
        pub answers: BTreeMap<String, ToolRequestUserInputAnswer>,
    }
}

constructors! {
    DynamicToolCallResponse(content_items: Vec<DynamicToolCallOutputContentItem>, success: bool) [];
    ToolRequestUserInputAnswer(answers: Vec<String>) [];
    ToolRequestUserInputResponse(answers: BTreeMap<String, ToolRequestUserInputAnswer>) [];
}
