//! @doc

use std::collections::BTreeMap;

use crate::Json;
use crate::describe::{constructors, wire};
use crate::id::{CallId, ItemId, ThreadId, TurnId};
use crate::v2::DynamicToolCallOutputContentItem;

wire! {
    /// @doc params of `item/tool/call` (server request)
    #[serde(rename_all = "camelCase")]
    pub struct DynamicToolCallParams {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub call_id: CallId,
        pub arguments: Json,
        pub tool: String,
        pub namespace: Option<String>,
    }

    /// @doc result of `item/tool/call` (client answers)
    #[serde(rename_all = "camelCase")]
    pub struct DynamicToolCallResponse {
        pub content_items: Vec<DynamicToolCallOutputContentItem>,
        pub success: bool,
    }

    /// @doc used by ToolRequestUserInputResponse
    pub struct ToolRequestUserInputAnswer {
        pub answers: Vec<String>,
    }

    /// @doc used by ToolRequestUserInputQuestion
    pub struct ToolRequestUserInputOption {
        pub label: String,
        pub description: String,
    }

    /// @doc params of `item/tool/requestUserInput` (server request)
    #[serde(rename_all = "camelCase")]
    pub struct ToolRequestUserInputParams {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub questions: Vec<ToolRequestUserInputQuestion>,
    }

    /// @doc used by ToolRequestUserInputParams
    #[serde(rename_all = "camelCase")]
    pub struct ToolRequestUserInputQuestion {
        pub id: String,
        pub header: String,
        pub question: String,
        #[serde(default)]
        pub is_other: bool,
        #[serde(default)]
        pub is_secret: bool,
        pub options: Option<Vec<ToolRequestUserInputOption>>,
    }

    /// @doc result of `item/tool/requestUserInput` (client answers)
    pub struct ToolRequestUserInputResponse {
        pub answers: BTreeMap<String, ToolRequestUserInputAnswer>,
    }
}

constructors! {
    DynamicToolCallResponse(content_items: Vec<DynamicToolCallOutputContentItem>, success: bool) [];
    ToolRequestUserInputAnswer(answers: Vec<String>) [];
    ToolRequestUserInputResponse(answers: BTreeMap<String, ToolRequestUserInputAnswer>) [];
}
