//! @doc

use crate::describe::{constructors, wire};
use crate::id::{ApprovalId, ItemId, ThreadId, TurnId};
use crate::jsonrpc::RequestId;
use crate::open::keyed::keyed_union;
use crate::open::string_enum::string_enum;
use crate::v2::{
    AdditionalPermissionProfile, CommandAction, GrantedPermissionProfile, RequestPermissionProfile,
};
use crate::vocab::{AbsolutePathBuf, ExecPolicyAmendment, NetworkPolicyAmendment};

wire! {
    /// @doc `acceptWithExecpolicyAmendment` member of CommandExecutionApprovalDecision
    pub struct AcceptWithExecpolicyAmendment {
        pub execpolicy_amendment: ExecPolicyAmendment,
    }

    /// @doc `applyNetworkPolicyAmendment` member of CommandExecutionApprovalDecision
    pub struct ApplyNetworkPolicyAmendment {
        pub network_policy_amendment: NetworkPolicyAmendment,
    }

    /// @doc params of `item/commandExecution/requestApproval` (server request)
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecutionRequestApprovalParams {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub started_at_ms: i64,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub additional_permissions: Option<AdditionalPermissionProfile>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub approval_id: Option<ApprovalId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub available_decisions: Option<Vec<CommandExecutionApprovalDecision>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub command: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub command_actions: Option<Vec<CommandAction>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cwd: Option<AbsolutePathBuf>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub network_approval_context: Option<NetworkApprovalContext>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub proposed_execpolicy_amendment: Option<ExecPolicyAmendment>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub proposed_network_policy_amendments: Option<Vec<NetworkPolicyAmendment>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
    }

    /// @doc result of `item/commandExecution/requestApproval` (client answers)
    pub struct CommandExecutionRequestApprovalResponse {
        pub decision: CommandExecutionApprovalDecision,
    }

    /// @doc params of `item/fileChange/requestApproval` (server request)
    #[serde(rename_all = "camelCase")]
    pub struct FileChangeRequestApprovalParams {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub started_at_ms: i64,
        pub reason: Option<String>,
        pub grant_root: Option<String>,
    }

    /// @doc result of `item/fileChange/requestApproval` (client answers)
    pub struct FileChangeRequestApprovalResponse {
        pub decision: FileChangeApprovalDecision,
    }

    /// @doc used by CommandExecutionRequestApprovalParams
    pub struct NetworkApprovalContext {
        pub host: String,
        pub protocol: NetworkApprovalProtocol,
    }

    /// @doc params of `item/permissions/requestApproval` (server request)
    #[serde(rename_all = "camelCase")]
    pub struct PermissionsRequestApprovalParams {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub cwd: AbsolutePathBuf,
        pub permissions: RequestPermissionProfile,
        pub started_at_ms: i64,
        pub reason: Option<String>,
    }

    /// @doc result of `item/permissions/requestApproval` (client answers)
    #[serde(rename_all = "camelCase")]
    pub struct PermissionsRequestApprovalResponse {
        pub permissions: GrantedPermissionProfile,
        #[serde(default)]
        pub scope: PermissionGrantScope,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub strict_auto_review: Option<bool>,
    }

    /// @doc params of `serverRequest/resolved` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ServerRequestResolvedNotification {
        pub thread_id: ThreadId,
        pub request_id: RequestId,
    }
}

constructors! {
    AcceptWithExecpolicyAmendment(execpolicy_amendment: ExecPolicyAmendment) [];
    ApplyNetworkPolicyAmendment(network_policy_amendment: NetworkPolicyAmendment) [];
    CommandExecutionRequestApprovalResponse(decision: CommandExecutionApprovalDecision) [];
    FileChangeRequestApprovalResponse(decision: FileChangeApprovalDecision) [];
    PermissionsRequestApprovalResponse(permissions: GrantedPermissionProfile) [scope, strict_auto_review];
}

keyed_union! {
    /// @doc used by CommandExecutionRequestApprovalParams, CommandExecutionRequestApprovalResponse
    open CommandExecutionApprovalDecision {
        Accept = "accept",
        AcceptForSession = "acceptForSession",
        AcceptWithExecpolicyAmendment(AcceptWithExecpolicyAmendment) = "acceptWithExecpolicyAmendment",
        ApplyNetworkPolicyAmendment(ApplyNetworkPolicyAmendment) = "applyNetworkPolicyAmendment",
        Decline = "decline",
        Cancel = "cancel",
    }
}

string_enum! {
    /// @doc used by FileChangeRequestApprovalResponse
    closed FileChangeApprovalDecision {
        Accept = "accept",
        AcceptForSession = "acceptForSession",
        Decline = "decline",
        Cancel = "cancel",
    }

    /// @doc used by PermissionsRequestApprovalResponse
    #[derive(Default)]
    closed PermissionGrantScope {
        #[default]
        Turn = "turn",
        Session = "session",
    }

    /// @doc used by NetworkApprovalContext, GuardianApprovalReviewAction
    open NetworkApprovalProtocol {
        Http = "http",
        Https = "https" also "https_connect" also "http-connect",
        Socks5Tcp = "socks5Tcp",
        Socks5Udp = "socks5Udp",
    }
}
