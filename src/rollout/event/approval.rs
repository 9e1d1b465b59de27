//! Approvals and other requests to the user (spec/rollout.md §5.14). None of these events is stored.

use std::collections::BTreeMap;

use crate::Json;
use crate::describe::{constructors, derived, wire};
use crate::id::{ApprovalId, CallId, ElicitationId, TurnId};
use crate::jsonrpc::RequestId;
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::rollout::{CoreAdditionalPermissionProfile, FileSystemPermissions, NetworkPermissions};
use crate::vocab::{
    AbsolutePathBuf, ExecPolicyAmendment, FileChange, NetworkPolicyAmendment, ParsedCommand, ReviewDecision,
};

wire! {
    /// `exec_approval_request`: may this command run? Live only.
    pub struct ExecApprovalRequestEvent {
        pub call_id: CallId,
        /// Set when the approval is for a part of the command; else it is for the call.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub approval_id: Option<ApprovalId>,
        /// Absent in old files, which counts as empty.
        #[serde(default)]
        pub turn_id: TurnId,
        /// Unix milliseconds; since 0.130.0.
        pub started_at_ms: i64,
        pub command: Vec<String>,
        pub cwd: AbsolutePathBuf,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
        /// Set when the approval is for network access.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub network_approval_context: Option<CoreNetworkApprovalContext>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub proposed_execpolicy_amendment: Option<ExecPolicyAmendment>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub proposed_network_policy_amendments: Option<Vec<NetworkPolicyAmendment>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub additional_permissions: Option<CoreAdditionalPermissionProfile>,
        /// When absent, they follow from the other members.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub available_decisions: Option<Vec<ReviewDecision>>,
        /// What the server recognises the command to do.
        pub parsed_cmd: Vec<ParsedCommand>,
    }

    /// The network access that an approval is about.
    pub struct CoreNetworkApprovalContext {
        pub host: String,
        pub protocol: CoreNetworkApprovalProtocol,
    }

    /// `request_permissions`: may the agent have these permissions? Live only.
    pub struct RequestPermissionsEvent {
        pub call_id: CallId,
        /// Absent in old files, which counts as empty.
        #[serde(default)]
        pub turn_id: TurnId,
        /// Unix milliseconds; since 0.130.0.
        pub started_at_ms: i64,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
        pub permissions: CoreRequestPermissionProfile,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cwd: Option<AbsolutePathBuf>,
    }

    /// The permissions that the agent asks for. It takes no other members.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct CoreRequestPermissionProfile {
        pub network: Option<NetworkPermissions>,
        pub file_system: Option<FileSystemPermissions>,
    }

    /// `request_user_input`: questions to the user. Live only.
    pub struct RequestUserInputEvent {
        pub call_id: CallId,
        /// Absent in old files, which counts as empty.
        #[serde(default)]
        pub turn_id: TurnId,
        pub questions: Vec<RequestUserInputQuestion>,
    }

    /// A question to the user, in `request_user_input`.
    pub struct RequestUserInputQuestion {
        /// The key of its answers.
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

    /// A choice that a question offers.
    pub struct RequestUserInputQuestionOption {
        pub label: String,
        pub description: String,
    }

    /// `elicitation_request`: an MCP server asks the user for something. Live only.
    pub struct ElicitationRequestEvent {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub turn_id: Option<TurnId>,
        pub server_name: String,
        pub id: RequestId,
        pub request: ElicitationRequest,
    }

    /// A `form` elicitation: values that a schema describes.
    pub struct FormElicitationRequest {
        #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
        pub meta: Option<Json>,
        pub message: String,
        /// A JSON Schema of the values.
        pub requested_schema: Json,
    }

    /// A `url` elicitation: something to do at a URL.
    pub struct UrlElicitationRequest {
        #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
        pub meta: Option<Json>,
        pub message: String,
        pub url: String,
        pub elicitation_id: ElicitationId,
    }
}

derived! {
    /// `apply_patch_approval_request`: may this patch be applied? Live only.
    pub struct ApplyPatchApprovalRequestEvent {
        pub call_id: CallId,
        /// Absent in old files, which counts as empty.
        #[serde(default)]
        pub turn_id: TurnId,
        /// Unix milliseconds; since 0.130.0.
        pub started_at_ms: i64,
        /// By path.
        #[serde(deserialize_with = "crate::rollout::file_changes::deserialize")]
        pub changes: BTreeMap<String, FileChange>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
        /// A folder that may be written from then on, if the user agrees.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub grant_root: Option<String>,
    }
}

constructors! {
    ExecApprovalRequestEvent(
        call_id: CallId,
        turn_id: TurnId,
        started_at_ms: i64,
        command: Vec<String>,
        cwd: AbsolutePathBuf,
        parsed_cmd: Vec<ParsedCommand>,
    ) [
        approval_id, reason, network_approval_context, proposed_execpolicy_amendment,
        proposed_network_policy_amendments, additional_permissions, available_decisions,
    ];
    CoreNetworkApprovalContext(host: String, protocol: CoreNetworkApprovalProtocol) [];
    ApplyPatchApprovalRequestEvent(
        call_id: CallId,
        turn_id: TurnId,
        started_at_ms: i64,
        changes: BTreeMap<String, FileChange>,
    ) [reason, grant_root];
    RequestPermissionsEvent(
        call_id: CallId,
        turn_id: TurnId,
        started_at_ms: i64,
        permissions: CoreRequestPermissionProfile,
    ) [reason, cwd];
    RequestUserInputEvent(call_id: CallId, turn_id: TurnId, questions: Vec<RequestUserInputQuestion>) [];
    RequestUserInputQuestion(id: String, header: String, question: String) [is_other, is_secret, options];
    RequestUserInputQuestionOption(label: String, description: String) [];
    ElicitationRequestEvent(server_name: String, id: RequestId, request: ElicitationRequest) [turn_id];
    FormElicitationRequest(message: String, requested_schema: Json) [meta];
    UrlElicitationRequest(message: String, url: String, elicitation_id: ElicitationId) [meta];
}

tagged_union! {
    /// What an MCP server asks for, in `elicitation_request`.
    /// v2 messages have it in camelCase.
    open ElicitationRequest by "mode" {
        Form(FormElicitationRequest) = "form",
        Url(UrlElicitationRequest) = "url",
    }
}

string_enum! {
    /// The protocol of a network access that needs approval.
    open CoreNetworkApprovalProtocol {
        Http = "http",
        /// Also read from `https_connect` and `http-connect`.
        Https = "https" also "https_connect" also "http-connect",
        Socks5Tcp = "socks5_tcp",
        Socks5Udp = "socks5_udp",
    }
}
