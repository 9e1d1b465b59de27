//! What an approval is about and how it is decided, in the core form (spec/rollout.md §5.10, §5.11, §5.14).

use crate::describe::impl_ts;
use crate::describe::{constructors, wire};
use crate::open::keyed::keyed_union;
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use serde::{Deserialize, Serialize};

wire! {
    /// A patch creates the file: the `add` form of a file change.
    pub struct AddFileChange {
        /// The full new text.
        pub content: String,
    }

    /// A patch deletes the file: the `delete` form of a file change.
    pub struct DeleteFileChange {
        /// The full old text.
        pub content: String,
    }

    /// A patch changes the file, or moves it: the `update` form of a file change.
    pub struct UpdateFileChange {
        pub unified_diff: String,
        /// The new path; null when the file stays where it is.
        pub move_path: Option<String>,
    }

    /// A network rule for one host: proposed with a command approval, or chosen as the decision on it.
    pub struct NetworkPolicyAmendment {
        pub host: String,
        pub action: NetworkPolicyRuleAction,
    }

    /// The command reads a file: the `read` form of a parsed command.
    pub struct ReadParsedCommand {
        pub cmd: String,
        pub name: String,
        /// Relative paths start at the command's working directory.
        pub path: String,
    }

    /// The command lists files: the `list_files` form of a parsed command.
    pub struct ListFilesParsedCommand {
        pub cmd: String,
        /// Null when none was recognised.
        pub path: Option<String>,
    }

    /// The command searches: the `search` form of a parsed command.
    pub struct SearchParsedCommand {
        pub cmd: String,
        /// Null when none was recognised.
        pub query: Option<String>,
        /// Null when none was recognised.
        pub path: Option<String>,
    }

    /// What the command does is not recognised: the `unknown` form of a parsed command.
    pub struct UnknownParsedCommand {
        pub cmd: String,
    }

    /// Body of the review decision `approved_execpolicy_amendment`: approval of the command and of the rule.
    pub struct ReviewedExecpolicyAmendment {
        pub proposed_execpolicy_amendment: ExecPolicyAmendment,
    }

    /// Body of the review decision `network_policy_amendment`.
    /// The rule's action says whether the network access is approved or denied.
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
    /// What a patch does to one file, in `applyPatchApproval`.
    open FileChange by "type" {
        Add(AddFileChange) = "add",
        Delete(DeleteFileChange) = "delete",
        Update(UpdateFileChange) = "update",
    }

    /// What the server recognises a command to do, in `execCommandApproval`.
    open ParsedCommand by "type" {
        Read(ReadParsedCommand) = "read",
        ListFiles(ListFilesParsedCommand) = "list_files",
        Search(SearchParsedCommand) = "search",
        Unknown(UnknownParsedCommand) = "unknown",
    }
}

keyed_union! {
    /// The decision on a legacy approval, `applyPatchApproval` or `execCommandApproval`.
    open ReviewDecision {
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
    /// What a network rule does with access to its host.
    open NetworkPolicyRuleAction {
        Allow = "allow",
        Deny = "deny",
    }
}

/// A command prefix for the exec policy: proposed with a command approval, or part of the decision on it.
/// On the wire it is a plain list of words.
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
