//! Reviews of actions by the guardian (spec/rollout.md §5.14).

use crate::describe::{constructors, wire};
use crate::id::{ItemId, ReviewId, TurnId};
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::rollout::{CoreNetworkApprovalProtocol, CoreRequestPermissionProfile};
use crate::v2::{GuardianRiskLevel, GuardianUserAuthorization};
use crate::vocab::AbsolutePathBuf;

wire! {
    /// `guardian_assessment`: a step in the review of an action that needs approval. Stored in extended files only.
    pub struct GuardianAssessmentEvent {
        pub id: ReviewId,
        /// The item under review.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub target_item_id: Option<ItemId>,
        /// Absent in old files, which counts as empty.
        #[serde(default)]
        pub turn_id: TurnId,
        /// Unix milliseconds; since 0.130.0, before that 0.
        #[serde(default)]
        pub started_at_ms: i64,
        /// Unix milliseconds; since 0.130.0, and absent while the review goes on.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub completed_at_ms: Option<i64>,
        pub status: GuardianAssessmentStatus,
        /// Absent while the review goes on.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub risk_level: Option<GuardianRiskLevel>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub user_authorization: Option<GuardianUserAuthorization>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub rationale: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub decision_source: Option<GuardianAssessmentDecisionSource>,
        pub action: GuardianAssessmentAction,
    }

    /// A `command` action: a shell command.
    pub struct CommandGuardianAssessmentAction {
        pub source: CoreGuardianCommandSource,
        pub command: String,
        pub cwd: AbsolutePathBuf,
    }

    /// An `execve` action: the start of a program.
    pub struct ExecveGuardianAssessmentAction {
        pub source: CoreGuardianCommandSource,
        pub program: String,
        pub argv: Vec<String>,
        pub cwd: AbsolutePathBuf,
    }

    /// An `apply_patch` action: a patch.
    pub struct ApplyPatchGuardianAssessmentAction {
        pub cwd: AbsolutePathBuf,
        pub files: Vec<AbsolutePathBuf>,
    }

    /// A `network_access` action: access to a host.
    pub struct NetworkAccessGuardianAssessmentAction {
        pub target: String,
        pub host: String,
        pub protocol: CoreNetworkApprovalProtocol,
        pub port: u16,
    }

    /// An `mcp_tool_call` action: a call of an MCP tool.
    pub struct McpToolCallGuardianAssessmentAction {
        pub server: String,
        pub tool_name: String,
        pub connector_id: Option<String>,
        pub connector_name: Option<String>,
        pub tool_title: Option<String>,
    }

    /// A `request_permissions` action: more permissions.
    pub struct RequestPermissionsGuardianAssessmentAction {
        pub reason: Option<String>,
        pub permissions: CoreRequestPermissionProfile,
    }
}

constructors! {
    GuardianAssessmentEvent(
        id: ReviewId,
        turn_id: TurnId,
        status: GuardianAssessmentStatus,
        action: GuardianAssessmentAction,
    ) [
        target_item_id, started_at_ms, completed_at_ms, risk_level, user_authorization, rationale, decision_source,
    ];
    CommandGuardianAssessmentAction(source: CoreGuardianCommandSource, command: String, cwd: AbsolutePathBuf) [];
    ExecveGuardianAssessmentAction(
        source: CoreGuardianCommandSource,
        program: String,
        argv: Vec<String>,
        cwd: AbsolutePathBuf,
    ) [];
    ApplyPatchGuardianAssessmentAction(cwd: AbsolutePathBuf, files: Vec<AbsolutePathBuf>) [];
    NetworkAccessGuardianAssessmentAction(
        target: String,
        host: String,
        protocol: CoreNetworkApprovalProtocol,
        port: u16,
    ) [];
    McpToolCallGuardianAssessmentAction(server: String, tool_name: String) [connector_id, connector_name, tool_title];
    RequestPermissionsGuardianAssessmentAction(permissions: CoreRequestPermissionProfile) [reason];
}

tagged_union! {
    /// The action that the guardian reviews, in `guardian_assessment`.
    /// v2 messages have it in camelCase.
    open GuardianAssessmentAction by "type" {
        Command(CommandGuardianAssessmentAction) = "command",
        Execve(ExecveGuardianAssessmentAction) = "execve",
        ApplyPatch(ApplyPatchGuardianAssessmentAction) = "apply_patch",
        NetworkAccess(NetworkAccessGuardianAssessmentAction) = "network_access",
        McpToolCall(McpToolCallGuardianAssessmentAction) = "mcp_tool_call",
        RequestPermissions(RequestPermissionsGuardianAssessmentAction) = "request_permissions",
    }
}

string_enum! {
    /// How far a review by the guardian is, or what it decided.
    open GuardianAssessmentStatus {
        InProgress = "in_progress",
        Approved = "approved",
        Denied = "denied",
        TimedOut = "timed_out",
        Aborted = "aborted",
    }

    /// Who came to the decision of a review.
    open GuardianAssessmentDecisionSource {
        Agent = "agent",
    }

    /// The tool that a reviewed command belongs to.
    open CoreGuardianCommandSource {
        Shell = "shell",
        UnifiedExec = "unified_exec",
    }
}
