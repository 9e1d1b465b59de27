//! DOC event/patch.

use std::collections::BTreeMap;

use crate::describe::wire;
use crate::id::{CallId, TurnId};
use crate::open::string_enum::string_enum;
use crate::vocab::FileChange;

wire! {
    /// DOC PatchApplyBeginEvent.
    pub struct PatchApplyBeginEvent {
        pub call_id: CallId,
        #[serde(default)]
        pub turn_id: TurnId,
        pub auto_approved: bool,
        pub changes: BTreeMap<String, FileChange>,
    }

    /// DOC PatchApplyUpdatedEvent.
    pub struct PatchApplyUpdatedEvent {
        pub call_id: CallId,
        pub changes: BTreeMap<String, FileChange>,
    }

    /// DOC PatchApplyEndEvent.
    pub struct PatchApplyEndEvent {
        pub call_id: CallId,
        #[serde(default)]
        pub turn_id: TurnId,
        pub stdout: String,
        pub stderr: String,
        pub success: bool,
        // NOTE keyed by path
        #[serde(default)]
        pub changes: BTreeMap<String, FileChange>,
        pub status: CorePatchApplyStatus,
    }

    /// DOC TurnDiffEvent.
    pub struct TurnDiffEvent {
        pub unified_diff: String,
    }
}

string_enum! {
    /// DOC CorePatchApplyStatus.
    open CorePatchApplyStatus {
        Completed = "completed",
        Failed = "failed",
        Declined = "declined",
    }
}
