//! Turns: starting, steering and interrupting them, and how they go (spec/thread-history.md §1.1, §7.2).

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
    /// One turn of a thread: the input that began it and what the agent did then.
    /// It travels in `Thread`, in `turn/started` and `turn/completed`, and in the answers to `turn/start`,
    /// `review/start` and `thread/turns/list`.
    #[serde(rename_all = "camelCase")]
    pub struct Turn {
        pub id: TurnId,
        /// All of them only when `itemsView` is `full`.
        pub items: Vec<ThreadItem>,
        /// `full` when absent.
        #[serde(default)]
        pub items_view: TurnItemsView,
        pub status: TurnStatus,
        /// Only with the status `failed`, or `interrupted` after an error.
        pub error: Option<TurnError>,
        /// Unix seconds; null when not recorded.
        pub started_at: Option<i64>,
        /// Unix seconds; null while the turn runs, and when not recorded.
        pub completed_at: Option<i64>,
        /// Null while the turn runs, and when not recorded.
        pub duration_ms: Option<i64>,
    }

    /// What went wrong, in a failed turn and in `error`.
    /// It is also the `data` of the error that refuses `turn/steer` for a review or a compaction.
    #[serde(rename_all = "camelCase")]
    pub struct TurnError {
        pub message: String,
        pub codex_error_info: Option<CodexErrorInfo>,
        /// Always null in turns that are read back.
        pub additional_details: Option<String>,
    }

    /// What the errors of HTTP requests to the model provider add to their kind.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct HttpErrorDetails {
        /// Null when there is none.
        pub http_status_code: Option<u16>,
    }

    /// What `activeTurnNotSteerable` adds: the kind of turn that runs.
    #[serde(rename_all = "camelCase")]
    pub struct ActiveTurnNotSteerable {
        pub turn_kind: NonSteerableTurnKind,
    }

    /// Params of `turn/start`, which gives input to a loaded thread and starts a turn with it.
    #[serde(rename_all = "camelCase")]
    pub struct TurnStartParams {
        pub thread_id: ThreadId,
        /// At most 1048576 characters of text.
        pub input: Vec<UserInput>,
        /// Added to the metadata of the turn's model requests, for keys that the server does not set itself.
        pub responsesapi_client_metadata: Option<BTreeMap<String, String>>,
        pub environments: Option<Vec<TurnEnvironmentParams>>,
        pub cwd: Option<String>,
        pub approval_policy: Option<AskForApproval>,
        pub approvals_reviewer: Option<ApprovalsReviewer>,
        pub sandbox_policy: Option<SandboxPolicy>,
        /// Cannot be combined with `sandboxPolicy`.
        pub permissions: Option<PermissionProfileSelectionParams>,
        pub model: Option<String>,
        /// Free text, such as `fast` or `flex`. Absent leaves the tier unchanged, null clears it.
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub service_tier: Patch<String>,
        pub effort: Option<ReasoningEffort>,
        pub summary: Option<ReasoningSummary>,
        pub personality: Option<Personality>,
        /// A JSON Schema for the final answer.
        pub output_schema: Option<Json>,
        pub collaboration_mode: Option<CollaborationMode>,
    }

    /// The answer to `turn/start`.
    pub struct TurnStartResponse {
        /// With its new id, in progress, without items and times.
        pub turn: Turn,
    }

    /// Params of `turn/steer`, which adds user input to the turn that runs.
    /// Turns for a review or a compaction refuse it.
    #[serde(rename_all = "camelCase")]
    pub struct TurnSteerParams {
        pub thread_id: ThreadId,
        /// Not empty.
        pub input: Vec<UserInput>,
        /// Added to the metadata of the turn's model requests, for keys that the server does not set itself.
        pub responsesapi_client_metadata: Option<BTreeMap<String, String>>,
        /// Must be the id of the turn that runs.
        pub expected_turn_id: TurnId,
    }

    /// The answer to `turn/steer`.
    #[serde(rename_all = "camelCase")]
    pub struct TurnSteerResponse {
        /// Repeats `expectedTurnId`.
        pub turn_id: TurnId,
    }

    /// Params of `turn/interrupt`, which stops the turn that runs.
    #[serde(rename_all = "camelCase")]
    pub struct TurnInterruptParams {
        pub thread_id: ThreadId,
        /// Must be the id of the turn that runs; empty interrupts the start-up, before there is a turn.
        pub turn_id: TurnId,
    }

    /// The answer to `turn/interrupt`, sent when the turn has stopped.
    #[derive(Default)]
    pub struct TurnInterruptResponse {}

    /// Tells that a turn has begun (`turn/started`).
    #[serde(rename_all = "camelCase")]
    pub struct TurnStartedNotification {
        pub thread_id: ThreadId,
        /// Without items (`itemsView` is `notLoaded`).
        pub turn: Turn,
    }

    /// Tells that a turn has ended: completed, failed or interrupted (`turn/completed`).
    #[serde(rename_all = "camelCase")]
    pub struct TurnCompletedNotification {
        pub thread_id: ThreadId,
        /// Without items (`itemsView` is `notLoaded`); without error when interrupted.
        pub turn: Turn,
    }

    /// Tells all changes to files that a turn has made so far (`turn/diff/updated`).
    #[serde(rename_all = "camelCase")]
    pub struct TurnDiffUpdatedNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        /// A unified diff over all files.
        pub diff: String,
    }

    /// Tells the agent's to-do list for a turn (`turn/plan/updated`).
    #[serde(rename_all = "camelCase")]
    pub struct TurnPlanUpdatedNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub explanation: Option<String>,
        pub plan: Vec<TurnPlanStep>,
    }

    /// One step of the agent's to-do list, in `turn/plan/updated`.
    pub struct TurnPlanStep {
        pub step: String,
        pub status: TurnPlanStepStatus,
    }

    /// Tells of an error in a turn or in the handling of input (`error`).
    #[serde(rename_all = "camelCase")]
    pub struct ErrorNotification {
        pub thread_id: ThreadId,
        /// When input was refused that starts no turn: the id of that input, which names no turn.
        pub turn_id: TurnId,
        pub error: TurnError,
        pub will_retry: bool,
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
    /// The kind of an error (`codexErrorInfo` of a turn's error); rollouts name the same kinds in snake_case.
    open CodexErrorInfo {
        ContextWindowExceeded = "contextWindowExceeded",
        UsageLimitExceeded = "usageLimitExceeded",
        ServerOverloaded = "serverOverloaded",
        CyberPolicy = "cyberPolicy",
        InternalServerError = "internalServerError",
        Unauthorized = "unauthorized",
        BadRequest = "badRequest",
        /// Does not make the turn fail.
        ThreadRollbackFailed = "threadRollbackFailed",
        SandboxError = "sandboxError",
        Other = "other",
        HttpConnectionFailed(HttpErrorDetails) = "httpConnectionFailed",
        ResponseStreamConnectionFailed(HttpErrorDetails) = "responseStreamConnectionFailed",
        ResponseStreamDisconnected(HttpErrorDetails) = "responseStreamDisconnected",
        ResponseTooManyFailedAttempts(HttpErrorDetails) = "responseTooManyFailedAttempts",
        /// Does not make the turn fail.
        ActiveTurnNotSteerable(ActiveTurnNotSteerable) = "activeTurnNotSteerable",
    }
}

string_enum! {
    /// A kind of turn that `turn/steer` cannot add input to.
    open NonSteerableTurnKind {
        Review = "review",
        Compact = "compact",
    }

    /// Which items of a turn are there (`itemsView`), or are asked for in `thread/turns/list`.
    #[derive(Default)]
    open TurnItemsView {
        /// None.
        NotLoaded = "notLoaded",
        /// The first user message and the last agent message.
        Summary = "summary",
        /// All.
        #[default]
        Full = "full",
    }

    /// How far a step of the agent's to-do list is.
    open TurnPlanStepStatus {
        Pending = "pending",
        InProgress = "inProgress",
        Completed = "completed",
    }

    /// How far a turn is, or how it ended.
    open TurnStatus {
        Completed = "completed",
        Interrupted = "interrupted",
        Failed = "failed",
        InProgress = "inProgress",
    }
}
