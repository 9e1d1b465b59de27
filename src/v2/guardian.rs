//! @doc

use crate::describe::wire;
use crate::id::{ItemId, ReviewId, ThreadId, TurnId};
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::v2::{NetworkApprovalProtocol, RequestPermissionProfile};
use crate::vocab::AbsolutePathBuf;

wire! {
    /// @doc used by ItemGuardianApprovalReviewCompletedNotification, ItemGuardianApprovalReviewStartedNotification
    #[serde(rename_all = "camelCase")]
    pub struct GuardianApprovalReview {
        pub status: GuardianApprovalReviewStatus,
        pub rationale: Option<String>,
        pub risk_level: Option<GuardianRiskLevel>,
        pub user_authorization: Option<GuardianUserAuthorization>,
    }

    /// @doc `command` member of GuardianApprovalReviewAction
    pub struct CommandGuardianApprovalReviewAction {
        pub command: String,
        pub cwd: AbsolutePathBuf,
        pub source: GuardianCommandSource,
    }

    /// @doc `execve` member of GuardianApprovalReviewAction
    pub struct ExecveGuardianApprovalReviewAction {
        pub argv: Vec<String>,
        pub cwd: AbsolutePathBuf,
        pub program: String,
        pub source: GuardianCommandSource,
    }

    /// @doc `applyPatch` member of GuardianApprovalReviewAction
    pub struct ApplyPatchGuardianApprovalReviewAction {
        pub cwd: AbsolutePathBuf,
        pub files: Vec<AbsolutePathBuf>,
    }

    /// @doc `networkAccess` member of GuardianApprovalReviewAction
    pub struct NetworkAccessGuardianApprovalReviewAction {
        pub host: String,
        pub port: u16,
        pub protocol: NetworkApprovalProtocol,
        pub target: String,
    }

    /// @doc `mcpToolCall` member of GuardianApprovalReviewAction
    #[serde(rename_all = "camelCase")]
    pub struct McpToolCallGuardianApprovalReviewAction {
        pub server: String,
        pub tool_name: String,
        pub connector_id: Option<String>,
        pub connector_name: Option<String>,
        pub tool_title: Option<String>,
    }

    /// @doc `requestPermissions` member of GuardianApprovalReviewAction
    pub struct RequestPermissionsGuardianApprovalReviewAction {
        pub reason: Option<String>,
        pub permissions: RequestPermissionProfile,
    }

    /// @doc params of `item/autoApprovalReview/completed` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ItemGuardianApprovalReviewCompletedNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub action: GuardianApprovalReviewAction,
        pub completed_at_ms: i64,
        pub decision_source: AutoReviewDecisionSource,
        pub review: GuardianApprovalReview,
        pub review_id: ReviewId,
        pub started_at_ms: i64,
        pub target_item_id: Option<ItemId>,
    }

    /// @doc params of `item/autoApprovalReview/started` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ItemGuardianApprovalReviewStartedNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub action: GuardianApprovalReviewAction,
        pub review: GuardianApprovalReview,
        pub review_id: ReviewId,
        pub started_at_ms: i64,
        pub target_item_id: Option<ItemId>,
    }
}

tagged_union! {
    /// @doc used by ItemGuardianApprovalReviewCompletedNotification, ItemGuardianApprovalReviewStartedNotification
    open GuardianApprovalReviewAction by "type" {
        Command(CommandGuardianApprovalReviewAction) = "command",
        Execve(ExecveGuardianApprovalReviewAction) = "execve",
        ApplyPatch(ApplyPatchGuardianApprovalReviewAction) = "applyPatch",
        NetworkAccess(NetworkAccessGuardianApprovalReviewAction) = "networkAccess",
        McpToolCall(McpToolCallGuardianApprovalReviewAction) = "mcpToolCall",
        RequestPermissions(RequestPermissionsGuardianApprovalReviewAction) = "requestPermissions",
    }
}

string_enum! {
    /// @doc used by ItemGuardianApprovalReviewCompletedNotification
    open AutoReviewDecisionSource {
        Agent = "agent",
    }

    /// @doc used by GuardianApprovalReview
    open GuardianApprovalReviewStatus {
        InProgress = "inProgress",
        Approved = "approved",
        Denied = "denied",
        TimedOut = "timedOut",
        Aborted = "aborted",
    }

    /// @doc used by GuardianApprovalReviewAction
    open GuardianCommandSource {
        Shell = "shell",
        UnifiedExec = "unifiedExec",
    }

    /// @doc used by GuardianApprovalReview
    open GuardianRiskLevel {
        Low = "low",
        Medium = "medium",
        High = "high",
        Critical = "critical",
    }

    /// @doc used by GuardianApprovalReview
    open GuardianUserAuthorization {
        Unknown = "unknown",
        Low = "low",
        Medium = "medium",
        High = "high",
    }
}
