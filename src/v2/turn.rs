//! @doc

use std::collections::BTreeMap;

use crate::describe::{constructors, wire};
use crate::id::{ThreadId, TurnId};
use crate::open::keyed::keyed_union;
use crate::open::string_enum::string_enum;
use crate::v2::{
    ApprovalsReviewer, AskForApproval, PermissionProfileSelectionParams, SandboxPolicy, ThreadItem,
    TurnEnvironmentParams, UserInput,
};
use crate::vocab::{CollaborationMode, Personality, ReasoningEffort, ReasoningSummary};
use crate::{Json, Patch};

wire! {
    /// @doc what the HTTP failures of CodexErrorInfo carry
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct HttpErrorDetails {
        pub http_status_code: Option<u16>,
    }

    /// @doc `activeTurnNotSteerable` member of CodexErrorInfo
    #[serde(rename_all = "camelCase")]
    pub struct ActiveTurnNotSteerable {
        pub turn_kind: NonSteerableTurnKind,
    }

    /// @doc params of `error` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ErrorNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub error: TurnError,
        pub will_retry: bool,
    }

    /// @doc used by ReviewStartResponse, Thread, ThreadTurnsListResponse, TurnCompletedNotification, TurnStartResponse, TurnStartedNotification
    #[serde(rename_all = "camelCase")]
    pub struct Turn {
        pub id: TurnId,
        pub items: Vec<ThreadItem>,
        #[serde(default)]
        pub items_view: TurnItemsView,
        pub status: TurnStatus,
        pub error: Option<TurnError>,
        pub started_at: Option<i64>,
        pub completed_at: Option<i64>,
        pub duration_ms: Option<i64>,
    }

    /// @doc params of `turn/completed` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct TurnCompletedNotification {
        pub thread_id: ThreadId,
        pub turn: Turn,
    }

    /// @doc params of `turn/diff/updated` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct TurnDiffUpdatedNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub diff: String,
    }

    /// @doc used by ErrorNotification, Turn
    #[serde(rename_all = "camelCase")]
    pub struct TurnError {
        pub message: String,
        pub codex_error_info: Option<CodexErrorInfo>,
        pub additional_details: Option<String>,
    }

    /// @doc params of `turn/interrupt` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct TurnInterruptParams {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
    }

    /// @doc result of `turn/interrupt` (server answers)
    #[derive(Default)]
    pub struct TurnInterruptResponse {}

    /// @doc used by TurnPlanUpdatedNotification
    pub struct TurnPlanStep {
        pub step: String,
        pub status: TurnPlanStepStatus,
    }

    /// @doc params of `turn/plan/updated` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct TurnPlanUpdatedNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub plan: Vec<TurnPlanStep>,
        pub explanation: Option<String>,
    }

    /// @doc params of `turn/start` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct TurnStartParams {
        pub thread_id: ThreadId,
        pub input: Vec<UserInput>,
        pub responsesapi_client_metadata: Option<BTreeMap<String, String>>,
        pub environments: Option<Vec<TurnEnvironmentParams>>,
        pub cwd: Option<String>,
        pub approval_policy: Option<AskForApproval>,
        pub approvals_reviewer: Option<ApprovalsReviewer>,
        pub sandbox_policy: Option<SandboxPolicy>,
        pub permissions: Option<PermissionProfileSelectionParams>,
        pub model: Option<String>,
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub service_tier: Patch<String>,
        pub effort: Option<ReasoningEffort>,
        pub summary: Option<ReasoningSummary>,
        pub personality: Option<Personality>,
        pub output_schema: Option<Json>,
        pub collaboration_mode: Option<CollaborationMode>,
    }

    /// @doc result of `turn/start` (server answers)
    pub struct TurnStartResponse {
        pub turn: Turn,
    }

    /// @doc params of `turn/started` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct TurnStartedNotification {
        pub thread_id: ThreadId,
        pub turn: Turn,
    }

    /// @doc params of `turn/steer` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct TurnSteerParams {
        pub thread_id: ThreadId,
        pub input: Vec<UserInput>,
        pub responsesapi_client_metadata: Option<BTreeMap<String, String>>,
        pub expected_turn_id: TurnId,
    }

    /// @doc result of `turn/steer` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct TurnSteerResponse {
        pub turn_id: TurnId,
    }
}

constructors! {
    TurnInterruptParams(thread_id: ThreadId, turn_id: TurnId) [];
    TurnStartParams(thread_id: ThreadId, input: Vec<UserInput>) [
        responsesapi_client_metadata, environments, cwd, approval_policy, approvals_reviewer,
        sandbox_policy, permissions, model, service_tier, effort, summary, personality, output_schema,
        collaboration_mode,
    ];
    TurnSteerParams(thread_id: ThreadId, input: Vec<UserInput>, expected_turn_id: TurnId) [
        responsesapi_client_metadata,
    ];
}

keyed_union! {
    /// @doc used by TurnError
    open CodexErrorInfo {
        ContextWindowExceeded = "contextWindowExceeded",
        UsageLimitExceeded = "usageLimitExceeded",
        ServerOverloaded = "serverOverloaded",
        CyberPolicy = "cyberPolicy",
        InternalServerError = "internalServerError",
        Unauthorized = "unauthorized",
        BadRequest = "badRequest",
        ThreadRollbackFailed = "threadRollbackFailed",
        SandboxError = "sandboxError",
        Other = "other",
        HttpConnectionFailed(HttpErrorDetails) = "httpConnectionFailed",
        ResponseStreamConnectionFailed(HttpErrorDetails) = "responseStreamConnectionFailed",
        ResponseStreamDisconnected(HttpErrorDetails) = "responseStreamDisconnected",
        ResponseTooManyFailedAttempts(HttpErrorDetails) = "responseTooManyFailedAttempts",
        ActiveTurnNotSteerable(ActiveTurnNotSteerable) = "activeTurnNotSteerable",
    }
}

string_enum! {
    /// @doc used by CodexErrorInfo
    open NonSteerableTurnKind {
        Review = "review",
        Compact = "compact",
    }

    /// @doc used by ThreadTurnsListParams, Turn
    #[derive(Default)]
    open TurnItemsView {
        NotLoaded = "notLoaded",
        Summary = "summary",
        #[default]
        Full = "full",
    }

    /// @doc used by TurnPlanStep
    open TurnPlanStepStatus {
        Pending = "pending",
        InProgress = "inProgress",
        Completed = "completed",
    }

    /// @doc used by Turn
    open TurnStatus {
        Completed = "completed",
        Interrupted = "interrupted",
        Failed = "failed",
        InProgress = "inProgress",
    }
}
