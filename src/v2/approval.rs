//! Approvals of commands, file changes and permissions that the server asks for (spec/envelope.md §3.1,
//! spec/rollout.md §5.14).

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
    /// Body of the decision `acceptWithExecpolicyAmendment`: approval of the command and of the rule.
    pub struct AcceptWithExecpolicyAmendment {
        pub execpolicy_amendment: ExecPolicyAmendment,
    }

    /// Body of the decision `applyNetworkPolicyAmendment`.
    /// The rule's action says whether the network access is approved or denied.
    pub struct ApplyNetworkPolicyAmendment {
        pub network_policy_amendment: NetworkPolicyAmendment,
    }

    /// Params of `item/commandExecution/requestApproval`, a request of the server.
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecutionRequestApprovalParams {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        /// Unix milliseconds.
        pub started_at_ms: i64,
        /// Absent when the approval is for the item as a whole, set when it is for one command within.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub approval_id: Option<ApprovalId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
        /// Set when what needs approval is network access.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub network_approval_context: Option<NetworkApprovalContext>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub command: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cwd: Option<AbsolutePathBuf>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub command_actions: Option<Vec<CommandAction>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub additional_permissions: Option<AdditionalPermissionProfile>,
        /// What `acceptWithExecpolicyAmendment` can add to the exec policy.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub proposed_execpolicy_amendment: Option<ExecPolicyAmendment>,
        /// What `applyNetworkPolicyAmendment` can add to the network policy.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub proposed_network_policy_amendments: Option<Vec<NetworkPolicyAmendment>>,
        /// The decisions to offer, in order.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub available_decisions: Option<Vec<CommandExecutionApprovalDecision>>,
    }

    /// The client's answer to `item/commandExecution/requestApproval`.
    pub struct CommandExecutionRequestApprovalResponse {
        pub decision: CommandExecutionApprovalDecision,
    }

    /// Params of `item/fileChange/requestApproval`, a request of the server.
    #[serde(rename_all = "camelCase")]
    pub struct FileChangeRequestApprovalParams {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        /// Unix milliseconds.
        pub started_at_ms: i64,
        /// Null when none is given.
        pub reason: Option<String>,
        /// A folder that the approval would grant; null when none is asked for.
        pub grant_root: Option<String>,
    }

    /// The client's answer to `item/fileChange/requestApproval`.
    pub struct FileChangeRequestApprovalResponse {
        pub decision: FileChangeApprovalDecision,
    }

    /// The network access that needs approval, in `item/commandExecution/requestApproval`.
    pub struct NetworkApprovalContext {
        pub host: String,
        pub protocol: NetworkApprovalProtocol,
    }

    /// Params of `item/permissions/requestApproval`, a request of the server.
    #[serde(rename_all = "camelCase")]
    pub struct PermissionsRequestApprovalParams {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        /// Unix milliseconds.
        pub started_at_ms: i64,
        pub cwd: AbsolutePathBuf,
        /// Null when none is given.
        pub reason: Option<String>,
        pub permissions: RequestPermissionProfile,
    }

    /// The client's answer to `item/permissions/requestApproval`.
    #[serde(rename_all = "camelCase")]
    pub struct PermissionsRequestApprovalResponse {
        pub permissions: GrantedPermissionProfile,
        #[serde(default)]
        pub scope: PermissionGrantScope,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub strict_auto_review: Option<bool>,
    }

    /// Params of `serverRequest/resolved`, a notification of the server that one of its requests is settled.
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
    /// The decision on a command, offered and answered in `item/commandExecution/requestApproval`.
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
    /// The decision on a file change, in the client's answer to `item/fileChange/requestApproval`.
    closed FileChangeApprovalDecision {
        Accept = "accept",
        AcceptForSession = "acceptForSession",
        Decline = "decline",
        Cancel = "cancel",
    }

    /// How long granted permissions last, in the client's answer to `item/permissions/requestApproval`.
    #[derive(Default)]
    closed PermissionGrantScope {
        #[default]
        Turn = "turn",
        Session = "session",
    }

    /// The protocol of network access that needs approval, in approval requests and guardian reviews.
    open NetworkApprovalProtocol {
        Http = "http",
        Https = "https",
        Socks5Tcp = "socks5Tcp",
        Socks5Udp = "socks5Udp",
    }
}
