//! Other tools: the web, images, tools of the client, the plan (spec/rollout.md §5.13, §5.15, §5.16).

use crate::Json;
use crate::describe::{constructors, wire};
use crate::id::{CallId, TurnId};
use crate::open::string_enum::string_enum;
use crate::rollout::Duration;
use crate::v2::DynamicToolCallOutputContentItem;
use crate::vocab::{AbsolutePathBuf, ResponsesApiWebSearchAction};

wire! {
    /// `web_search_begin`: the model goes to the web. Live only.
    pub struct WebSearchBeginEvent {
        pub call_id: CallId,
    }

    /// `web_search_end`: the model was on the web. Stored.
    pub struct WebSearchEndEvent {
        pub call_id: CallId,
        pub query: String,
        pub action: ResponsesApiWebSearchAction,
    }

    /// `image_generation_begin`: an image is being generated. Live only.
    pub struct ImageGenerationBeginEvent {
        pub call_id: CallId,
    }

    /// `image_generation_end`: an image was generated. Stored.
    pub struct ImageGenerationEndEvent {
        pub call_id: CallId,
        pub status: String,
        /// The prompt as the model rewrote it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub revised_prompt: Option<String>,
        /// The image in base64.
        pub result: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub saved_path: Option<AbsolutePathBuf>,
    }

    /// `view_image_tool_call`: an image file was shown to the model. Stored in extended files only.
    pub struct ViewImageToolCallEvent {
        pub call_id: CallId,
        pub path: AbsolutePathBuf,
    }

    /// `dynamic_tool_call_request`: a tool of the client is called. Stored in extended files only.
    /// In camelCase, unlike most events.
    #[serde(rename_all = "camelCase")]
    pub struct DynamicToolCallRequest {
        pub call_id: CallId,
        pub turn_id: TurnId,
        /// Unix milliseconds; 0 when it is not known.
        #[serde(default)]
        pub started_at_ms: i64,
        /// Null for a tool outside any namespace.
        pub namespace: Option<String>,
        pub tool: String,
        pub arguments: Json,
    }

    /// `dynamic_tool_call_response`: a tool of the client answered. Stored in extended files only.
    pub struct DynamicToolCallResponseEvent {
        pub call_id: CallId,
        pub turn_id: TurnId,
        /// Unix milliseconds; 0 when it is not known.
        #[serde(default)]
        pub completed_at_ms: i64,
        /// Null for a tool outside any namespace.
        pub namespace: Option<String>,
        pub tool: String,
        pub arguments: Json,
        pub content_items: Vec<DynamicToolCallOutputContentItem>,
        pub success: bool,
        /// Why the tool could not be called; null when it could.
        pub error: Option<String>,
        pub duration: Duration,
    }

    /// `plan_update`: the to-do list of the turn. Live only. It takes no other members.
    #[serde(deny_unknown_fields)]
    pub struct UpdatePlanArgs {
        pub explanation: Option<String>,
        pub plan: Vec<PlanItemArg>,
    }

    /// A step of the to-do list, in `plan_update`. It takes no other members.
    #[serde(deny_unknown_fields)]
    pub struct PlanItemArg {
        pub step: String,
        pub status: StepStatus,
    }
}

constructors! {
    WebSearchBeginEvent(call_id: CallId) [];
    WebSearchEndEvent(call_id: CallId, query: String, action: ResponsesApiWebSearchAction) [];
    ImageGenerationBeginEvent(call_id: CallId) [];
    ImageGenerationEndEvent(call_id: CallId, status: String, result: String) [revised_prompt, saved_path];
    ViewImageToolCallEvent(call_id: CallId, path: AbsolutePathBuf) [];
    DynamicToolCallRequest(call_id: CallId, turn_id: TurnId, tool: String, arguments: Json) [started_at_ms, namespace];
    DynamicToolCallResponseEvent(
        call_id: CallId,
        turn_id: TurnId,
        tool: String,
        arguments: Json,
        content_items: Vec<DynamicToolCallOutputContentItem>,
        success: bool,
        duration: Duration,
    ) [completed_at_ms, namespace, error];
    UpdatePlanArgs(plan: Vec<PlanItemArg>) [explanation];
    PlanItemArg(step: String, status: StepStatus) [];
}

string_enum! {
    /// How far a step of the to-do list is.
    open StepStatus {
        Pending = "pending",
        InProgress = "in_progress",
        Completed = "completed",
    }
}
