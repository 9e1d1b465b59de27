//! DOC event/guardian.

use crate::describe::wire;
use crate::id::{ItemId, ReviewId, TurnId};
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::rollout::{CoreNetworkApprovalProtocol, CoreRequestPermissionProfile};
use crate::v2::{GuardianRiskLevel, GuardianUserAuthorization};
use crate::vocab::AbsolutePathBuf;

wire! {
    /// DOC GuardianAssessmentEvent.
    pub struct GuardianAssessmentEvent {
        // NOTE review id
        pub id: ReviewId,
        // NOTE item under review
        #[serde(skip_serializing_if = "Option::is_none")]
        pub target_item_id: Option<ItemId>,
        #[serde(default)]
        pub turn_id: TurnId,
        // NOTE **new in 0.130.0** (absent on 2026-05-06)
        #[serde(default)]
        pub started_at_ms: i64,
        // NOTE **new in 0.130.0** (absent on 2026-05-06)
        #[serde(skip_serializing_if = "Option::is_none")]
        pub completed_at_ms: Option<i64>,
        pub status: GuardianAssessmentStatus,
        // NOTE absent while in progress
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

    /// DOC CommandGuardianAssessmentAction.
    pub struct CommandGuardianAssessmentAction {
        pub source: CoreGuardianCommandSource,
        pub command: String,
        pub cwd: AbsolutePathBuf,
    }

    /// DOC ExecveGuardianAssessmentAction.
    pub struct ExecveGuardianAssessmentAction {
        pub source: CoreGuardianCommandSource,
        pub program: String,
        pub argv: Vec<String>,
        pub cwd: AbsolutePathBuf,
    }

    /// DOC ApplyPatchGuardianAssessmentAction.
    pub struct ApplyPatchGuardianAssessmentAction {
        pub cwd: AbsolutePathBuf,
        pub files: Vec<AbsolutePathBuf>,
    }

    /// DOC NetworkAccessGuardianAssessmentAction.
    pub struct NetworkAccessGuardianAssessmentAction {
        pub target: String,
        pub host: String,
        pub protocol: CoreNetworkApprovalProtocol,
        pub port: u16,
    }

    /// DOC McpToolCallGuardianAssessmentAction.
    pub struct McpToolCallGuardianAssessmentAction {
        pub server: String,
        pub tool_name: String,
        pub connector_id: Option<String>,
        pub connector_name: Option<String>,
        pub tool_title: Option<String>,
    }

    /// DOC RequestPermissionsGuardianAssessmentAction.
    pub struct RequestPermissionsGuardianAssessmentAction {
        pub reason: Option<String>,
        pub permissions: CoreRequestPermissionProfile,
    }
}

tagged_union! {
    /// DOC GuardianAssessmentAction.
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
    /// DOC GuardianAssessmentStatus.
    open GuardianAssessmentStatus {
        InProgress = "in_progress",
        Approved = "approved",
        Denied = "denied",
        TimedOut = "timed_out",
        Aborted = "aborted",
    }

    /// DOC GuardianAssessmentDecisionSource.
    open GuardianAssessmentDecisionSource {
        Agent = "agent",
    }

    /// DOC CoreGuardianCommandSource.
    open CoreGuardianCommandSource {
        Shell = "shell",
        UnifiedExec = "unified_exec",
    }
}
