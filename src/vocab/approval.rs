//! @doc

use crate::describe::impl_ts;
use crate::describe::{constructors, wire};
use crate::open::keyed::keyed_union;
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use serde::{Deserialize, Serialize};

wire! {
    /// @doc `add` member of FileChange
    pub struct AddFileChange {
        pub content: String,
    }

    /// @doc `delete` member of FileChange
    pub struct DeleteFileChange {
        pub content: String,
    }

    /// @doc `update` member of FileChange
    pub struct UpdateFileChange {
        pub unified_diff: String,
        pub move_path: Option<String>,
    }

    /// @doc used by CommandExecutionApprovalDecision, CommandExecutionRequestApprovalParams, ReviewDecision
    pub struct NetworkPolicyAmendment {
        pub host: String,
        pub action: NetworkPolicyRuleAction,
    }

    /// @doc `read` member of ParsedCommand
    pub struct ReadParsedCommand {
        pub name: String,
        pub cmd: String,
        pub path: String,
    }

    /// @doc `list_files` member of ParsedCommand
    pub struct ListFilesParsedCommand {
        pub cmd: String,
        pub path: Option<String>,
    }

    /// @doc `search` member of ParsedCommand
    pub struct SearchParsedCommand {
        pub cmd: String,
        pub path: Option<String>,
        pub query: Option<String>,
    }

    /// @doc `unknown` member of ParsedCommand
    pub struct UnknownParsedCommand {
        pub cmd: String,
    }

    /// @doc `approved_execpolicy_amendment` member of ReviewDecision
    pub struct ReviewedExecpolicyAmendment {
        pub proposed_execpolicy_amendment: ExecPolicyAmendment,
    }

    /// @doc `network_policy_amendment` member of ReviewDecision
    pub struct ReviewedNetworkPolicyAmendment {
        pub network_policy_amendment: NetworkPolicyAmendment,
    }
}

constructors! {
    NetworkPolicyAmendment(host: String, action: NetworkPolicyRuleAction) [];
    ReviewedExecpolicyAmendment(proposed_execpolicy_amendment: ExecPolicyAmendment) [];
    ReviewedNetworkPolicyAmendment(network_policy_amendment: NetworkPolicyAmendment) [];
}

tagged_union! {
    /// @doc used by ApplyPatchApprovalParams
    open FileChange by "type" {
        Add(AddFileChange) = "add",
        Delete(DeleteFileChange) = "delete",
        Update(UpdateFileChange) = "update",
    }

    /// @doc used by ExecCommandApprovalParams
    open ParsedCommand by "type" {
        Read(ReadParsedCommand) = "read",
        ListFiles(ListFilesParsedCommand) = "list_files",
        Search(SearchParsedCommand) = "search",
        Unknown(UnknownParsedCommand) = "unknown",
    }
}

keyed_union! {
    /// @doc used by ApplyPatchApprovalResponse, ExecCommandApprovalResponse
    closed ReviewDecision {
        Approved = "approved",
        ApprovedExecpolicyAmendment(ReviewedExecpolicyAmendment) = "approved_execpolicy_amendment",
        ApprovedForSession = "approved_for_session",
        NetworkPolicyAmendment(ReviewedNetworkPolicyAmendment) = "network_policy_amendment",
        Denied = "denied",
        TimedOut = "timed_out",
        Abort = "abort",
    }
}

string_enum! {
    /// @doc used by NetworkPolicyAmendment
    open NetworkPolicyRuleAction {
        Allow = "allow",
        Deny = "deny",
    }
}

/// @doc
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct ExecPolicyAmendment {
    /// The prefix of the command, word by word.
    pub command: Vec<String>,
}

impl From<Vec<String>> for ExecPolicyAmendment {
    fn from(command: Vec<String>) -> ExecPolicyAmendment {
        ExecPolicyAmendment { command }
    }
}

impl_ts!(ExecPolicyAmendment; Vec<String>);
