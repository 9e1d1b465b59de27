//! DOC event/tool.

use crate::Json;
use crate::describe::wire;
use crate::id::{CallId, TurnId};
use crate::open::string_enum::string_enum;
use crate::rollout::Duration;
use crate::v2::DynamicToolCallOutputContentItem;
use crate::vocab::{AbsolutePathBuf, ResponsesApiWebSearchAction};

wire! {
    /// DOC WebSearchBeginEvent.
    pub struct WebSearchBeginEvent {
        pub call_id: CallId,
    }

    /// DOC WebSearchEndEvent.
    pub struct WebSearchEndEvent {
        pub call_id: CallId,
        pub query: String,
        pub action: ResponsesApiWebSearchAction,
    }

    /// DOC ImageGenerationBeginEvent.
    pub struct ImageGenerationBeginEvent {
        pub call_id: CallId,
    }

    /// DOC ImageGenerationEndEvent.
    pub struct ImageGenerationEndEvent {
        pub call_id: CallId,
        pub status: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub revised_prompt: Option<String>,
        pub result: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub saved_path: Option<AbsolutePathBuf>,
    }

    /// DOC ViewImageToolCallEvent.
    pub struct ViewImageToolCallEvent {
        pub call_id: CallId,
        pub path: AbsolutePathBuf,
    }

    /// DOC DynamicToolCallRequest.
    #[serde(rename_all = "camelCase")]
    pub struct DynamicToolCallRequest {
        pub call_id: CallId,
        pub turn_id: TurnId,
        #[serde(default)]
        pub started_at_ms: i64,
        pub namespace: Option<String>,
        pub tool: String,
        pub arguments: Json,
    }

    /// DOC DynamicToolCallResponseEvent.
    pub struct DynamicToolCallResponseEvent {
        pub call_id: CallId,
        pub turn_id: TurnId,
        #[serde(default)]
        pub completed_at_ms: i64,
        pub namespace: Option<String>,
        pub tool: String,
        pub arguments: Json,
        pub content_items: Vec<DynamicToolCallOutputContentItem>,
        pub success: bool,
        pub error: Option<String>,
        pub duration: Duration,
    }

    /// DOC UpdatePlanArgs.
    #[serde(deny_unknown_fields)]
    pub struct UpdatePlanArgs {
        pub explanation: Option<String>,
        pub plan: Vec<PlanItemArg>,
    }

    /// DOC PlanItemArg.
    #[serde(deny_unknown_fields)]
    pub struct PlanItemArg {
        pub step: String,
        pub status: StepStatus,
    }
}

string_enum! {
    /// DOC StepStatus.
    open StepStatus {
        Pending = "pending",
        InProgress = "in_progress",
        Completed = "completed",
    }
}
