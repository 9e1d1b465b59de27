//! The guardian's automatic reviews of what needs approval (spec/rollout.md §5.14, spec/thread-history.md §8).

use crate::describe::wire;
use crate::id::{ItemId, ReviewId, ThreadId, TurnId};
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::v2::{NetworkApprovalProtocol, RequestPermissionProfile};
use crate::vocab::AbsolutePathBuf;

wire! {
    /// The state of a review by the guardian.
    /// It travels in `item/autoApprovalReview/started` and `item/autoApprovalReview/completed`.
    #[serde(rename_all = "camelCase")]
    pub struct GuardianApprovalReview {
        pub status: GuardianApprovalReviewStatus,
        /// Null while the review is in progress.
        pub risk_level: Option<GuardianRiskLevel>,
        pub user_authorization: Option<GuardianUserAuthorization>,
        pub rationale: Option<String>,
    }

    /// A command line: the `command` form of a reviewed action.
    pub struct CommandGuardianApprovalReviewAction {
        pub source: GuardianCommandSource,
        pub command: String,
        pub cwd: AbsolutePathBuf,
    }

    /// The start of a program: the `execve` form of a reviewed action.
    pub struct ExecveGuardianApprovalReviewAction {
        pub source: GuardianCommandSource,
        pub program: String,
        /// The first element stands for the program.
        pub argv: Vec<String>,
        pub cwd: AbsolutePathBuf,
    }

    /// A patch: the `applyPatch` form of a reviewed action.
    pub struct ApplyPatchGuardianApprovalReviewAction {
        pub cwd: AbsolutePathBuf,
        /// The files that the patch touches.
        pub files: Vec<AbsolutePathBuf>,
    }

    /// Access to the network: the `networkAccess` form of a reviewed action.
    pub struct NetworkAccessGuardianApprovalReviewAction {
        pub target: String,
        pub host: String,
        pub protocol: NetworkApprovalProtocol,
        pub port: u16,
    }

    /// A call of a tool of an MCP server: the `mcpToolCall` form of a reviewed action.
    #[serde(rename_all = "camelCase")]
    pub struct McpToolCallGuardianApprovalReviewAction {
        /// The name of the MCP server.
        pub server: String,
        pub tool_name: String,
        pub connector_id: Option<String>,
        pub connector_name: Option<String>,
        pub tool_title: Option<String>,
    }

    /// A request for permissions: the `requestPermissions` form of a reviewed action.
    pub struct RequestPermissionsGuardianApprovalReviewAction {
        /// Null when none is given.
        pub reason: Option<String>,
        pub permissions: RequestPermissionProfile,
    }

    /// Params of `item/autoApprovalReview/completed`, a notification of the server.
    #[serde(rename_all = "camelCase")]
    pub struct ItemGuardianApprovalReviewCompletedNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub review_id: ReviewId,
        /// The item under review; null when there is none.
        pub target_item_id: Option<ItemId>,
        /// Unix milliseconds.
        pub started_at_ms: i64,
        /// Unix milliseconds; the start when the end is not known.
        pub completed_at_ms: i64,
        pub review: GuardianApprovalReview,
        pub decision_source: AutoReviewDecisionSource,
        pub action: GuardianApprovalReviewAction,
    }

    /// Params of `item/autoApprovalReview/started`, a notification of the server.
    #[serde(rename_all = "camelCase")]
    pub struct ItemGuardianApprovalReviewStartedNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub review_id: ReviewId,
        /// The item under review; null when there is none.
        pub target_item_id: Option<ItemId>,
        /// Unix milliseconds.
        pub started_at_ms: i64,
        pub review: GuardianApprovalReview,
        pub action: GuardianApprovalReviewAction,
    }
}

tagged_union! {
    /// What the guardian reviews.
    /// It travels in `item/autoApprovalReview/started` and `item/autoApprovalReview/completed`.
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
    /// Who came to the decision of a review, in `item/autoApprovalReview/completed`.
    open AutoReviewDecisionSource {
        Agent = "agent",
    }

    /// How far a review by the guardian is, or what it decided.
    open GuardianApprovalReviewStatus {
        InProgress = "inProgress",
        Approved = "approved",
        Denied = "denied",
        TimedOut = "timedOut",
        Aborted = "aborted",
    }

    /// The tool that a reviewed command belongs to.
    open GuardianCommandSource {
        Shell = "shell",
        UnifiedExec = "unifiedExec",
    }

    /// How risky the guardian finds a reviewed action.
    open GuardianRiskLevel {
        Low = "low",
        Medium = "medium",
        High = "high",
        Critical = "critical",
    }

    /// How far the user has authorised a reviewed action, as the guardian sees it.
    open GuardianUserAuthorization {
        Unknown = "unknown",
        Low = "low",
        Medium = "medium",
        High = "high",
    }
}
