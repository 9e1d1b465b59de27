//! DOC permissions.

use crate::describe::wire;
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::open::untagged::untagged_union;
use crate::v2::{FileSystemAccessMode, NetworkAccess};
use crate::vocab::AbsolutePathBuf;

wire! {
    /// DOC CoreFileSystemSandboxEntry.
    pub struct CoreFileSystemSandboxEntry {
        pub path: CoreFileSystemPath,
        pub access: FileSystemAccessMode,
    }

    /// DOC FileSystemSandboxPolicy.
    pub struct FileSystemSandboxPolicy {
        pub kind: FileSystemSandboxKind,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub glob_scan_max_depth: Option<u64>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub entries: Vec<CoreFileSystemSandboxEntry>,
    }

    /// DOC CoreAdditionalPermissionProfile.
    pub struct CoreAdditionalPermissionProfile {
        pub network: Option<NetworkPermissions>,
        pub file_system: Option<FileSystemPermissions>,
    }

    /// DOC CoreActivePermissionProfile.
    pub struct CoreActivePermissionProfile {
        pub id: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub extends: Option<String>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub modifications: Vec<CoreActivePermissionProfileModification>,
    }

    /// DOC ReadOnlyCoreSandboxPolicy.
    pub struct ReadOnlyCoreSandboxPolicy {
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub network_access: bool,
    }

    /// DOC ExternalSandboxCoreSandboxPolicy.
    pub struct ExternalSandboxCoreSandboxPolicy {
        #[serde(default)]
        pub network_access: NetworkAccess,
    }

    /// DOC WorkspaceWriteCoreSandboxPolicy.
    pub struct WorkspaceWriteCoreSandboxPolicy {
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub writable_roots: Vec<AbsolutePathBuf>,
        #[serde(default)]
        pub network_access: bool,
        #[serde(default)]
        pub exclude_tmpdir_env_var: bool,
        #[serde(default)]
        pub exclude_slash_tmp: bool,
    }

    /// DOC ManagedTaggedPermissionProfile.
    pub struct ManagedTaggedPermissionProfile {
        pub file_system: ManagedFileSystemPermissions,
        pub network: NetworkSandboxPolicy,
    }

    /// DOC ExternalTaggedPermissionProfile.
    pub struct ExternalTaggedPermissionProfile {
        pub network: NetworkSandboxPolicy,
    }

    /// DOC RestrictedManagedFileSystemPermissions.
    pub struct RestrictedManagedFileSystemPermissions {
        pub entries: Vec<CoreFileSystemSandboxEntry>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub glob_scan_max_depth: Option<u64>,
    }

    /// DOC NetworkPermissions.
    #[derive(Default)]
    pub struct NetworkPermissions {
        pub enabled: Option<bool>,
    }

    /// DOC CanonicalFileSystemPermissions.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct CanonicalFileSystemPermissions {
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub entries: Vec<CoreFileSystemSandboxEntry>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub glob_scan_max_depth: Option<u64>,
    }

    /// DOC LegacyFileSystemPermissions.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct LegacyFileSystemPermissions {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub read: Option<Vec<AbsolutePathBuf>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub write: Option<Vec<AbsolutePathBuf>>,
    }

    /// DOC LegacyPermissionProfile.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct LegacyPermissionProfile {
        pub network: Option<NetworkPermissions>,
        pub file_system: Option<FileSystemPermissions>,
    }

    /// DOC ProjectRootsCoreFileSystemSpecialPath.
    #[derive(Default)]
    pub struct ProjectRootsCoreFileSystemSpecialPath {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub subpath: Option<String>,
    }

    /// DOC UnknownCoreFileSystemSpecialPath.
    pub struct UnknownCoreFileSystemSpecialPath {
        pub path: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub subpath: Option<String>,
    }

    /// DOC PathCoreFileSystemPath.
    pub struct PathCoreFileSystemPath {
        pub path: AbsolutePathBuf,
    }

    /// DOC GlobPatternCoreFileSystemPath.
    pub struct GlobPatternCoreFileSystemPath {
        pub pattern: String,
    }

    /// DOC SpecialCoreFileSystemPath.
    pub struct SpecialCoreFileSystemPath {
        pub value: CoreFileSystemSpecialPath,
    }

    /// DOC AdditionalWritableRootCoreActivePermissionProfileModification.
    pub struct AdditionalWritableRootCoreActivePermissionProfileModification {
        pub path: AbsolutePathBuf,
    }
}

tagged_union! {
    /// DOC CoreSandboxPolicy.
    open CoreSandboxPolicy by "type" {
        DangerFullAccess = "danger-full-access",
        ReadOnly(ReadOnlyCoreSandboxPolicy) = "read-only",
        ExternalSandbox(ExternalSandboxCoreSandboxPolicy) = "external-sandbox",
        WorkspaceWrite(WorkspaceWriteCoreSandboxPolicy) = "workspace-write",
    }

    /// DOC TaggedPermissionProfile.
    open TaggedPermissionProfile by "type" {
        Managed(ManagedTaggedPermissionProfile) = "managed",
        Disabled = "disabled",
        External(ExternalTaggedPermissionProfile) = "external",
    }

    /// DOC ManagedFileSystemPermissions.
    open ManagedFileSystemPermissions by "type" {
        Restricted(RestrictedManagedFileSystemPermissions) = "restricted",
        Unrestricted = "unrestricted",
    }

    /// DOC CoreFileSystemPath.
    open CoreFileSystemPath by "type" {
        Path(PathCoreFileSystemPath) = "path",
        GlobPattern(GlobPatternCoreFileSystemPath) = "glob_pattern",
        Special(SpecialCoreFileSystemPath) = "special",
    }

    /// DOC CoreFileSystemSpecialPath.
    open CoreFileSystemSpecialPath by "kind" {
        Root = "root",
        Minimal = "minimal",
        ProjectRoots(ProjectRootsCoreFileSystemSpecialPath) = "project_roots" also "current_working_directory",
        Tmpdir = "tmpdir",
        SlashTmp = "slash_tmp",
        Unknown(UnknownCoreFileSystemSpecialPath) = "unknown",
    }

    /// DOC CoreActivePermissionProfileModification.
    open CoreActivePermissionProfileModification by "type" {
        AdditionalWritableRoot(AdditionalWritableRootCoreActivePermissionProfileModification) = "additional_writable_root",
    }
}

string_enum! {
    /// DOC NetworkSandboxPolicy.
    #[derive(Default)]
    open NetworkSandboxPolicy {
        #[default]
        Restricted = "restricted",
        Enabled = "enabled",
    }

    /// DOC FileSystemSandboxKind.
    #[derive(Default)]
    open FileSystemSandboxKind {
        #[default]
        Restricted = "restricted",
        Unrestricted = "unrestricted",
        ExternalSandbox = "external-sandbox",
    }
}

untagged_union! {
    /// DOC FileSystemPermissions.
    closed FileSystemPermissions {
        Canonical(CanonicalFileSystemPermissions),
        Legacy(LegacyFileSystemPermissions),
    }

    /// DOC CorePermissionProfile.
    closed CorePermissionProfile {
        Tagged(TaggedPermissionProfile),
        Legacy(LegacyPermissionProfile),
    }
}
