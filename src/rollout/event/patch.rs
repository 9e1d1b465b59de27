//! Patches and the diff of a turn (spec/rollout.md §5.11).

use std::collections::BTreeMap;

use crate::describe::{constructors, derived, wire};
use crate::id::{CallId, TurnId};
use crate::open::string_enum::string_enum;
use crate::vocab::FileChange;

wire! {
    /// `turn_diff`: what the turn has changed so far. Live only.
    pub struct TurnDiffEvent {
        pub unified_diff: String,
    }
}

derived! {
    /// `patch_apply_begin`: a patch is about to be applied. Live only.
    pub struct PatchApplyBeginEvent {
        pub call_id: CallId,
        /// Absent in old files, which counts as empty.
        #[serde(default)]
        pub turn_id: TurnId,
        pub auto_approved: bool,
        /// By path.
        #[serde(deserialize_with = "crate::rollout::file_changes::deserialize")]
        pub changes: BTreeMap<String, FileChange>,
    }

    /// `patch_apply_updated`: what a patch that is still being written does so far. Live only.
    pub struct PatchApplyUpdatedEvent {
        pub call_id: CallId,
        /// By path.
        #[serde(deserialize_with = "crate::rollout::file_changes::deserialize")]
        pub changes: BTreeMap<String, FileChange>,
    }

    /// `patch_apply_end`: a patch was applied, or was not. Stored.
    pub struct PatchApplyEndEvent {
        pub call_id: CallId,
        /// Absent in old files, which counts as empty.
        #[serde(default)]
        pub turn_id: TurnId,
        pub stdout: String,
        pub stderr: String,
        pub success: bool,
        /// By path; absent in old files, which counts as none.
        #[serde(default, deserialize_with = "crate::rollout::file_changes::deserialize")]
        pub changes: BTreeMap<String, FileChange>,
        pub status: CorePatchApplyStatus,
    }
}

constructors! {
    PatchApplyBeginEvent(
        call_id: CallId,
        turn_id: TurnId,
        auto_approved: bool,
        changes: BTreeMap<String, FileChange>,
    ) [];
    PatchApplyUpdatedEvent(call_id: CallId, changes: BTreeMap<String, FileChange>) [];
    PatchApplyEndEvent(
        call_id: CallId,
        turn_id: TurnId,
        stdout: String,
        stderr: String,
        success: bool,
        changes: BTreeMap<String, FileChange>,
        status: CorePatchApplyStatus,
    ) [];
    TurnDiffEvent(unified_diff: String) [];
}

string_enum! {
    /// How applying a patch ended.
    open CorePatchApplyStatus {
        Completed = "completed",
        Failed = "failed",
        /// It was not approved.
        Declined = "declined",
    }
}
