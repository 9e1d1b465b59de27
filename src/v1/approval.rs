//! The legacy approvals; clients of v2 get the `item/*` forms instead (spec/envelope.md §3.1).

use std::collections::BTreeMap;

use crate::describe::{constructors, wire};
use crate::id::{ApprovalId, CallId, ThreadId};
use crate::vocab::{FileChange, ParsedCommand, ReviewDecision};

wire! {
    /// Params of `applyPatchApproval`, a legacy request of the server.
    #[serde(rename_all = "camelCase")]
    pub struct ApplyPatchApprovalParams {
        pub call_id: CallId,
        /// The thread.
        pub conversation_id: ThreadId,
        /// By path.
        pub file_changes: BTreeMap<String, FileChange>,
        /// Null when none is given.
        pub reason: Option<String>,
        /// A folder that the approval would grant; null when none is asked for.
        pub grant_root: Option<String>,
    }

    /// The client's answer to `applyPatchApproval`.
    pub struct ApplyPatchApprovalResponse {
        pub decision: ReviewDecision,
    }

    /// Params of `execCommandApproval`, a legacy request of the server.
    #[serde(rename_all = "camelCase")]
    pub struct ExecCommandApprovalParams {
        pub call_id: CallId,
        /// The thread.
        pub conversation_id: ThreadId,
        /// Null when the approval is for the call as a whole, set when it is for one command within.
        pub approval_id: Option<ApprovalId>,
        /// The program and its arguments.
        pub command: Vec<String>,
        pub cwd: String,
        /// Null when none is given.
        pub reason: Option<String>,
        pub parsed_cmd: Vec<ParsedCommand>,
    }

    /// The client's answer to `execCommandApproval`.
    pub struct ExecCommandApprovalResponse {
        pub decision: ReviewDecision,
    }
}

constructors! {
    ApplyPatchApprovalResponse(decision: ReviewDecision) [];
    ExecCommandApprovalResponse(decision: ReviewDecision) [];
}
