//! DOC event/approval.

use std::collections::BTreeMap;

use crate::Json;
use crate::describe::wire;
use crate::id::{ApprovalId, CallId, ElicitationId, TurnId};
use crate::jsonrpc::RequestId;
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::rollout::{CoreAdditionalPermissionProfile, FileSystemPermissions, NetworkPermissions};
use crate::vocab::{
    AbsolutePathBuf, ExecPolicyAmendment, FileChange, NetworkPolicyAmendment, ParsedCommand, ReviewDecision,
};

wire! {
    /// DOC ExecApprovalRequestEvent.
    pub struct ExecApprovalRequestEvent {
        pub call_id: CallId,
        // NOTE set for sub-command approvals; else the approval is for `call_id`
        #[serde(skip_serializing_if = "Option::is_none")]
        pub approval_id: Option<ApprovalId>,
        #[serde(default)]
        pub turn_id: TurnId,
        // NOTE **new in 0.130.0** (absent on 2026-05-06)
        pub started_at_ms: i64,
        pub command: Vec<String>,
        pub cwd: AbsolutePathBuf,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub network_approval_context: Option<CoreNetworkApprovalContext>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub proposed_execpolicy_amendment: Option<ExecPolicyAmendment>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub proposed_network_policy_amendments: Option<Vec<NetworkPolicyAmendment>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub additional_permissions: Option<CoreAdditionalPermissionProfile>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub available_decisions: Option<Vec<ReviewDecision>>,
        pub parsed_cmd: Vec<ParsedCommand>,
    }

    /// DOC CoreNetworkApprovalContext.
    pub struct CoreNetworkApprovalContext {
        pub host: String,
        pub protocol: CoreNetworkApprovalProtocol,
    }

    /// DOC ApplyPatchApprovalRequestEvent.
    pub struct ApplyPatchApprovalRequestEvent {
        pub call_id: CallId,
        #[serde(default)]
        pub turn_id: TurnId,
        // NOTE **new in 0.130.0** (absent on 2026-05-06)
        pub started_at_ms: i64,
        pub changes: BTreeMap<String, FileChange>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub grant_root: Option<String>,
    }

    /// DOC RequestPermissionsEvent.
    pub struct RequestPermissionsEvent {
        pub call_id: CallId,
        #[serde(default)]
        pub turn_id: TurnId,
        // NOTE **new in 0.130.0** (absent on 2026-05-06)
        pub started_at_ms: i64,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
        pub permissions: CoreRequestPermissionProfile,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cwd: Option<AbsolutePathBuf>,
    }

    /// DOC CoreRequestPermissionProfile.
    #[serde(deny_unknown_fields)]
    pub struct CoreRequestPermissionProfile {
        pub network: Option<NetworkPermissions>,
        pub file_system: Option<FileSystemPermissions>,
    }

    /// DOC RequestUserInputEvent.
    pub struct RequestUserInputEvent {
        pub call_id: CallId,
        #[serde(default)]
        pub turn_id: TurnId,
        pub questions: Vec<RequestUserInputQuestion>,
    }

    /// DOC RequestUserInputQuestion.
    pub struct RequestUserInputQuestion {
        pub id: String,
        pub header: String,
        pub question: String,
        #[serde(rename = "isOther", default)]
        pub is_other: bool,
        #[serde(rename = "isSecret", default)]
        pub is_secret: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub options: Option<Vec<RequestUserInputQuestionOption>>,
    }

    /// DOC RequestUserInputQuestionOption.
    pub struct RequestUserInputQuestionOption {
        pub label: String,
        pub description: String,
    }

    /// DOC ElicitationRequestEvent.
    pub struct ElicitationRequestEvent {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub turn_id: Option<TurnId>,
        pub server_name: String,
        pub id: RequestId,
        pub request: ElicitationRequest,
    }

    /// DOC FormElicitationRequest.
    pub struct FormElicitationRequest {
        #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
        pub meta: Option<Json>,
        pub message: String,
        pub requested_schema: Json,
    }

    /// DOC UrlElicitationRequest.
    pub struct UrlElicitationRequest {
        #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
        pub meta: Option<Json>,
        pub message: String,
        pub url: String,
        pub elicitation_id: ElicitationId,
    }
}

tagged_union! {
    /// DOC ElicitationRequest.
    open ElicitationRequest by "mode" {
        Form(FormElicitationRequest) = "form",
        Url(UrlElicitationRequest) = "url",
    }
}

string_enum! {
    /// DOC CoreNetworkApprovalProtocol.
    open CoreNetworkApprovalProtocol {
        Http = "http",
        Https = "https" also "https_connect" also "http-connect",
        Socks5Tcp = "socks5_tcp",
        Socks5Udp = "socks5_udp",
    }
}
