//! Changes to files (spec/thread-history.md §5.6).

use std::collections::BTreeMap;

use crate::rollout::file_changes::ByPath;
use crate::rollout::{
    ApplyPatchApprovalRequestEvent, CorePatchApplyStatus, FileChangeItem, PatchApplyBeginEvent,
    PatchApplyEndEvent,
};
use crate::v2::{
    FileChangeThreadItem, FileUpdateChange, PatchApplyStatus, PatchChangeKind, UpdatePatchChangeKind,
};
use crate::vocab::FileChange;

/// The changes of a patch as clients see them: one for each path, sorted by path.
///
/// Of texts that name the same path (doubled or trailing slashes, inner `.` segments) the first one stays, with the
/// last change; in a map that was decoded, they have been merged already, by their order in the text.
#[inline]
pub fn file_changes(changes: BTreeMap<String, FileChange>) -> Vec<FileUpdateChange> {
    let mut by_path = ByPath::new();
    for (path, change) in changes {
        by_path.insert(path, change);
    }
    by_path.into_map().into_iter().map(|(path, change)| file_change(path, change)).collect()
}

/// A change of a kind that this release does not know keeps its kind as it came; its diff is empty.
#[inline]
fn file_change(path: String, change: FileChange) -> FileUpdateChange {
    let (kind, diff) = match change {
        FileChange::Add(change) => (PatchChangeKind::Add, change.content),
        FileChange::Delete(change) => (PatchChangeKind::Delete, change.content),
        FileChange::Update(change) => {
            let mut diff = change.unified_diff;
            if let Some(path) = &change.move_path {
                diff.push_str("\n\nMoved to: ");
                diff.push_str(path);
            }
            (UpdatePatchChangeKind { move_path: change.move_path }.into(), diff)
        }
        FileChange::Unrecognized(change) => (PatchChangeKind::Unrecognized(change), String::new()),
    };
    FileUpdateChange { path, kind, diff }
}

impl From<ApplyPatchApprovalRequestEvent> for FileChangeThreadItem {
    #[inline]
    fn from(event: ApplyPatchApprovalRequestEvent) -> FileChangeThreadItem {
        FileChangeThreadItem {
            id: event.call_id.into_string().into(),
            changes: file_changes(event.changes),
            status: PatchApplyStatus::InProgress,
        }
    }
}

impl From<PatchApplyBeginEvent> for FileChangeThreadItem {
    #[inline]
    fn from(event: PatchApplyBeginEvent) -> FileChangeThreadItem {
        FileChangeThreadItem {
            id: event.call_id.into_string().into(),
            changes: file_changes(event.changes),
            status: PatchApplyStatus::InProgress,
        }
    }
}

impl From<PatchApplyEndEvent> for FileChangeThreadItem {
    #[inline]
    fn from(event: PatchApplyEndEvent) -> FileChangeThreadItem {
        FileChangeThreadItem {
            id: event.call_id.into_string().into(),
            changes: file_changes(event.changes),
            status: event.status.into(),
        }
    }
}

impl From<FileChangeItem> for FileChangeThreadItem {
    #[inline]
    fn from(item: FileChangeItem) -> FileChangeThreadItem {
        FileChangeThreadItem {
            id: item.id,
            changes: file_changes(item.changes),
            status: item.status.map_or(PatchApplyStatus::InProgress, PatchApplyStatus::from),
        }
    }
}

impl From<CorePatchApplyStatus> for PatchApplyStatus {
    #[inline]
    fn from(status: CorePatchApplyStatus) -> PatchApplyStatus {
        match status {
            CorePatchApplyStatus::Completed => PatchApplyStatus::Completed,
            CorePatchApplyStatus::Failed => PatchApplyStatus::Failed,
            CorePatchApplyStatus::Declined => PatchApplyStatus::Declined,
            CorePatchApplyStatus::Unrecognized(status) => status.as_str().into(),
        }
    }
}
