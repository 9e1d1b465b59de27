//! The notifications about reviews by the guardian (spec/thread-history.md §8).

use super::paths::normalised;
use crate::id::{ThreadId, TurnId};
use crate::method::ServerNotification;
use crate::rollout::{
    CoreFileSystemPath, CoreFileSystemSandboxEntry, CoreFileSystemSpecialPath, CoreGuardianCommandSource,
    CoreNetworkApprovalProtocol, CoreRequestPermissionProfile, FileSystemPermissions,
    GuardianAssessmentAction, GuardianAssessmentDecisionSource, GuardianAssessmentEvent,
    GuardianAssessmentStatus,
};
use crate::v2::{
    AdditionalFileSystemPermissions, AdditionalNetworkPermissions, ApplyPatchGuardianApprovalReviewAction,
    AutoReviewDecisionSource, CommandGuardianApprovalReviewAction, ExecveGuardianApprovalReviewAction,
    FileSystemPath, FileSystemSandboxEntry, FileSystemSpecialPath, GlobPatternFileSystemPath,
    GuardianApprovalReview, GuardianApprovalReviewAction, GuardianApprovalReviewStatus,
    GuardianCommandSource, ItemGuardianApprovalReviewCompletedNotification,
    ItemGuardianApprovalReviewStartedNotification, McpToolCallGuardianApprovalReviewAction,
    NetworkAccessGuardianApprovalReviewAction, NetworkApprovalProtocol, PathFileSystemPath,
    ProjectRootsFileSystemSpecialPath, RequestPermissionProfile,
    RequestPermissionsGuardianApprovalReviewAction, SpecialFileSystemPath, UnknownFileSystemSpecialPath,
};

/// An assessment in progress starts a review, any other completes it. Without a turn of its own it belongs to the
/// one given.
#[inline]
pub(super) fn notification(
    event: GuardianAssessmentEvent,
    thread_id: ThreadId,
    turn_id: TurnId,
) -> ServerNotification {
    let turn_id = if event.turn_id.as_str().is_empty() { turn_id } else { event.turn_id };
    let review = GuardianApprovalReview {
        status: event.status.into(),
        risk_level: event.risk_level,
        user_authorization: event.user_authorization,
        rationale: event.rationale,
    };
    let (review_id, target_item_id, action) = (event.id, event.target_item_id, event.action.into());
    let started_at_ms = event.started_at_ms;
    if review.status == GuardianApprovalReviewStatus::InProgress {
        return ServerNotification::ItemAutoApprovalReviewStarted(
            ItemGuardianApprovalReviewStartedNotification {
                thread_id,
                turn_id,
                review_id,
                target_item_id,
                started_at_ms,
                review,
                action,
            },
        );
    }
    ServerNotification::ItemAutoApprovalReviewCompleted(ItemGuardianApprovalReviewCompletedNotification {
        thread_id,
        turn_id,
        review_id,
        target_item_id,
        started_at_ms,
        completed_at_ms: event.completed_at_ms.unwrap_or(started_at_ms),
        review,
        decision_source: event.decision_source.map_or(AutoReviewDecisionSource::Agent, Into::into),
        action,
    })
}

impl From<GuardianAssessmentStatus> for GuardianApprovalReviewStatus {
    #[inline]
    fn from(status: GuardianAssessmentStatus) -> GuardianApprovalReviewStatus {
        match status {
            GuardianAssessmentStatus::InProgress => GuardianApprovalReviewStatus::InProgress,
            GuardianAssessmentStatus::Approved => GuardianApprovalReviewStatus::Approved,
            GuardianAssessmentStatus::Denied => GuardianApprovalReviewStatus::Denied,
            GuardianAssessmentStatus::TimedOut => GuardianApprovalReviewStatus::TimedOut,
            GuardianAssessmentStatus::Aborted => GuardianApprovalReviewStatus::Aborted,
            GuardianAssessmentStatus::Unrecognized(status) => status.as_str().into(),
        }
    }
}

impl From<GuardianAssessmentDecisionSource> for AutoReviewDecisionSource {
    #[inline]
    fn from(source: GuardianAssessmentDecisionSource) -> AutoReviewDecisionSource {
        source.as_str().into()
    }
}

impl From<CoreGuardianCommandSource> for GuardianCommandSource {
    #[inline]
    fn from(source: CoreGuardianCommandSource) -> GuardianCommandSource {
        match source {
            CoreGuardianCommandSource::Shell => GuardianCommandSource::Shell,
            CoreGuardianCommandSource::UnifiedExec => GuardianCommandSource::UnifiedExec,
            CoreGuardianCommandSource::Unrecognized(source) => source.as_str().into(),
        }
    }
}

impl From<CoreNetworkApprovalProtocol> for NetworkApprovalProtocol {
    #[inline]
    fn from(protocol: CoreNetworkApprovalProtocol) -> NetworkApprovalProtocol {
        match protocol {
            CoreNetworkApprovalProtocol::Http => NetworkApprovalProtocol::Http,
            CoreNetworkApprovalProtocol::Https => NetworkApprovalProtocol::Https,
            CoreNetworkApprovalProtocol::Socks5Tcp => NetworkApprovalProtocol::Socks5Tcp,
            CoreNetworkApprovalProtocol::Socks5Udp => NetworkApprovalProtocol::Socks5Udp,
            CoreNetworkApprovalProtocol::Unrecognized(protocol) => protocol.as_str().into(),
        }
    }
}

impl From<GuardianAssessmentAction> for GuardianApprovalReviewAction {
    #[inline]
    fn from(action: GuardianAssessmentAction) -> GuardianApprovalReviewAction {
        match action {
            GuardianAssessmentAction::Command(action) => CommandGuardianApprovalReviewAction {
                source: action.source.into(),
                command: action.command,
                cwd: normalised(action.cwd),
            }
            .into(),
            GuardianAssessmentAction::Execve(action) => ExecveGuardianApprovalReviewAction {
                source: action.source.into(),
                program: action.program,
                argv: action.argv,
                cwd: normalised(action.cwd),
            }
            .into(),
            GuardianAssessmentAction::ApplyPatch(action) => ApplyPatchGuardianApprovalReviewAction {
                cwd: normalised(action.cwd),
                files: action.files.into_iter().map(normalised).collect(),
            }
            .into(),
            GuardianAssessmentAction::NetworkAccess(action) => NetworkAccessGuardianApprovalReviewAction {
                target: action.target,
                host: action.host,
                protocol: action.protocol.into(),
                port: action.port,
            }
            .into(),
            GuardianAssessmentAction::McpToolCall(action) => McpToolCallGuardianApprovalReviewAction {
                server: action.server,
                tool_name: action.tool_name,
                connector_id: action.connector_id,
                connector_name: action.connector_name,
                tool_title: action.tool_title,
            }
            .into(),
            GuardianAssessmentAction::RequestPermissions(action) => {
                RequestPermissionsGuardianApprovalReviewAction {
                    reason: action.reason,
                    permissions: action.permissions.into(),
                }
                .into()
            }
            GuardianAssessmentAction::Unrecognized(action) => {
                GuardianApprovalReviewAction::Unrecognized(action)
            }
        }
    }
}

impl From<CoreRequestPermissionProfile> for RequestPermissionProfile {
    #[inline]
    fn from(profile: CoreRequestPermissionProfile) -> RequestPermissionProfile {
        RequestPermissionProfile {
            network: profile.network.map(|network| AdditionalNetworkPermissions { enabled: network.enabled }),
            file_system: profile.file_system.map(AdditionalFileSystemPermissions::from),
        }
    }
}

impl From<FileSystemPermissions> for AdditionalFileSystemPermissions {
    /// Lists of paths stay lists, entries stay entries.
    #[inline]
    fn from(permissions: FileSystemPermissions) -> AdditionalFileSystemPermissions {
        let paths = |list: Option<Vec<_>>| list.map(|list| list.into_iter().map(normalised).collect());
        match permissions {
            FileSystemPermissions::Canonical(permissions) => AdditionalFileSystemPermissions {
                read: None,
                write: None,
                glob_scan_max_depth: permissions.glob_scan_max_depth,
                entries: Some(permissions.entries.into_iter().map(FileSystemSandboxEntry::from).collect()),
            },
            FileSystemPermissions::Legacy(permissions) => AdditionalFileSystemPermissions {
                read: paths(permissions.read),
                write: paths(permissions.write),
                glob_scan_max_depth: None,
                entries: None,
            },
        }
    }
}

impl From<CoreFileSystemSandboxEntry> for FileSystemSandboxEntry {
    #[inline]
    fn from(entry: CoreFileSystemSandboxEntry) -> FileSystemSandboxEntry {
        let path = match entry.path {
            CoreFileSystemPath::Path(path) => PathFileSystemPath { path: normalised(path.path) }.into(),
            CoreFileSystemPath::GlobPattern(glob) => {
                GlobPatternFileSystemPath { pattern: glob.pattern }.into()
            }
            CoreFileSystemPath::Special(special) => {
                SpecialFileSystemPath { value: special.value.into() }.into()
            }
            CoreFileSystemPath::Unrecognized(path) => FileSystemPath::Unrecognized(path),
        };
        FileSystemSandboxEntry { path, access: entry.access }
    }
}

impl From<CoreFileSystemSpecialPath> for FileSystemSpecialPath {
    #[inline]
    fn from(path: CoreFileSystemSpecialPath) -> FileSystemSpecialPath {
        match path {
            CoreFileSystemSpecialPath::Root => FileSystemSpecialPath::Root,
            CoreFileSystemSpecialPath::Minimal => FileSystemSpecialPath::Minimal,
            CoreFileSystemSpecialPath::ProjectRoots(roots) => {
                ProjectRootsFileSystemSpecialPath { subpath: roots.subpath }.into()
            }
            CoreFileSystemSpecialPath::Tmpdir => FileSystemSpecialPath::Tmpdir,
            CoreFileSystemSpecialPath::SlashTmp => FileSystemSpecialPath::SlashTmp,
            CoreFileSystemSpecialPath::Unknown(path) => {
                UnknownFileSystemSpecialPath { path: path.path, subpath: path.subpath }.into()
            }
            CoreFileSystemSpecialPath::Unrecognized(path) => FileSystemSpecialPath::Unrecognized(path),
        }
    }
}
