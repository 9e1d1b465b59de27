//! @doc

use std::collections::BTreeMap;

use crate::describe::{constructors, wire};
use crate::id::{ApprovalId, CallId, ThreadId};
use crate::vocab::{FileChange, ParsedCommand, ReviewDecision};

wire! {
    /// @doc params of `applyPatchApproval` (server request)
    #[serde(rename_all = "camelCase")]
    pub struct ApplyPatchApprovalParams {
        pub call_id: CallId,
        pub conversation_id: ThreadId,
        pub file_changes: BTreeMap<String, FileChange>,
        pub grant_root: Option<String>,
        pub reason: Option<String>,
    }

    /// @doc result of `applyPatchApproval` (client answers)
    pub struct ApplyPatchApprovalResponse {
        pub decision: ReviewDecision,
    }

    /// @doc params of `execCommandApproval` (server request)
    #[serde(rename_all = "camelCase")]
    pub struct ExecCommandApprovalParams {
        pub call_id: CallId,
        pub conversation_id: ThreadId,
        pub command: Vec<String>,
        pub cwd: String,
        pub parsed_cmd: Vec<ParsedCommand>,
        pub approval_id: Option<ApprovalId>,
        pub reason: Option<String>,
    }

    /// @doc result of `execCommandApproval` (client answers)
    pub struct ExecCommandApprovalResponse {
        pub decision: ReviewDecision,
    }
}

constructors! {
    ApplyPatchApprovalResponse(decision: ReviewDecision) [];
    ExecCommandApprovalResponse(decision: ReviewDecision) [];
}
