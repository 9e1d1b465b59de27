//! Permissions and sandbox policies in the core form (spec/rollout.md §9).

use crate::describe::{constructors, wire};
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::open::untagged::untagged_union;
use crate::v2::{FileSystemAccessMode, NetworkAccess};
use crate::vocab::AbsolutePathBuf;

wire! {
    /// One rule of a file-system policy: a place and the access to it.
    pub struct CoreFileSystemSandboxEntry {
        pub path: CoreFileSystemPath,
        pub access: FileSystemAccessMode,
    }

    /// The file-system policy of a turn, in `turn_context`.
    pub struct FileSystemSandboxPolicy {
        pub kind: FileSystemSandboxKind,
        /// How many levels deep glob patterns are looked up; at least 1.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub glob_scan_max_depth: Option<u64>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub entries: Vec<CoreFileSystemSandboxEntry>,
    }

    /// The permissions that a command needs beyond those of the turn, in `exec_approval_request`.
    #[derive(Default)]
    pub struct CoreAdditionalPermissionProfile {
        pub network: Option<NetworkPermissions>,
        pub file_system: Option<FileSystemPermissions>,
    }

    /// The named profile that a session runs with, in `session_configured`.
    pub struct CoreActivePermissionProfile {
        pub id: String,
        /// The profile that it builds on.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub extends: Option<String>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub modifications: Vec<CoreActivePermissionProfileModification>,
    }

    /// A `read-only` policy: all files may be read and none written.
    #[derive(Default)]
    pub struct ReadOnlyCoreSandboxPolicy {
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub network_access: bool,
    }

    /// An `external-sandbox` policy: something else runs the sandbox.
    #[derive(Default)]
    pub struct ExternalSandboxCoreSandboxPolicy {
        #[serde(default)]
        pub network_access: NetworkAccess,
    }

    /// A `workspace-write` policy: all files may be read, some written.
    /// Writable are the project roots without their `.git`, `.agents` and `.codex`, the temporary folders unless
    /// excluded, and `writable_roots`.
    #[derive(Default)]
    pub struct WorkspaceWriteCoreSandboxPolicy {
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub writable_roots: Vec<AbsolutePathBuf>,
        #[serde(default)]
        pub network_access: bool,
        /// Keeps the folder that `TMPDIR` names from being writable.
        #[serde(default)]
        pub exclude_tmpdir_env_var: bool,
        /// Keeps `/tmp` from being writable.
        #[serde(default)]
        pub exclude_slash_tmp: bool,
    }

    /// A `managed` profile: the server runs the sandbox.
    pub struct ManagedTaggedPermissionProfile {
        pub file_system: ManagedFileSystemPermissions,
        pub network: NetworkSandboxPolicy,
    }

    /// An `external` profile: something else runs the sandbox.
    pub struct ExternalTaggedPermissionProfile {
        pub network: NetworkSandboxPolicy,
    }

    /// A `restricted` file system: access as the entries say.
    pub struct RestrictedManagedFileSystemPermissions {
        pub entries: Vec<CoreFileSystemSandboxEntry>,
        /// How many levels deep glob patterns are looked up; at least 1.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub glob_scan_max_depth: Option<u64>,
    }

    /// Network access, as a request for permissions names it.
    #[derive(Default)]
    pub struct NetworkPermissions {
        /// Null when it is left open.
        pub enabled: Option<bool>,
    }

    /// File-system permissions as entries.
    /// It is written when the two lists of the other form cannot say the same.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct CanonicalFileSystemPermissions {
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub entries: Vec<CoreFileSystemSandboxEntry>,
        /// How many levels deep glob patterns are looked up; at least 1.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub glob_scan_max_depth: Option<u64>,
    }

    /// File-system permissions as two lists of paths.
    /// It is still what is written where it is enough: plain paths, to read or to write.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct LegacyFileSystemPermissions {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub read: Option<Vec<AbsolutePathBuf>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub write: Option<Vec<AbsolutePathBuf>>,
    }

    /// A permission profile as it was before profiles had a `type`.
    /// It means `managed`, with a restricted file system. It is read, never written.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct LegacyPermissionProfile {
        pub network: Option<NetworkPermissions>,
        pub file_system: Option<FileSystemPermissions>,
    }

    /// A `project_roots` path: the roots of the project.
    /// Also read from the kind `current_working_directory`.
    #[derive(Default)]
    pub struct ProjectRootsCoreFileSystemSpecialPath {
        /// A place below each root.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub subpath: Option<String>,
    }

    /// An `unknown` path: one without a kind of its own.
    pub struct UnknownCoreFileSystemSpecialPath {
        pub path: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub subpath: Option<String>,
    }

    /// A `path` place: a file or folder.
    pub struct PathCoreFileSystemPath {
        pub path: AbsolutePathBuf,
    }

    /// A `glob_pattern` place: all files that a pattern matches.
    pub struct GlobPatternCoreFileSystemPath {
        pub pattern: String,
    }

    /// A `special` place: one that depends on the session.
    pub struct SpecialCoreFileSystemPath {
        pub value: CoreFileSystemSpecialPath,
    }

    /// An `additional_writable_root`: one more folder that may be written.
    pub struct AdditionalWritableRootCoreActivePermissionProfileModification {
        pub path: AbsolutePathBuf,
    }
}

constructors! {
    CoreFileSystemSandboxEntry(path: CoreFileSystemPath, access: FileSystemAccessMode) [];
    FileSystemSandboxPolicy(kind: FileSystemSandboxKind) [glob_scan_max_depth, entries];
    CoreActivePermissionProfile(id: String) [extends, modifications];
    ManagedTaggedPermissionProfile(file_system: ManagedFileSystemPermissions, network: NetworkSandboxPolicy) [];
    ExternalTaggedPermissionProfile(network: NetworkSandboxPolicy) [];
    RestrictedManagedFileSystemPermissions(entries: Vec<CoreFileSystemSandboxEntry>) [glob_scan_max_depth];
    UnknownCoreFileSystemSpecialPath(path: String) [subpath];
    PathCoreFileSystemPath(path: AbsolutePathBuf) [];
    GlobPatternCoreFileSystemPath(pattern: String) [];
    SpecialCoreFileSystemPath(value: CoreFileSystemSpecialPath) [];
    AdditionalWritableRootCoreActivePermissionProfileModification(path: AbsolutePathBuf) [];
}

tagged_union! {
    /// A sandbox policy, in `turn_context` and in old `session_configured` events.
    /// v2 messages have a form of their own, in camelCase.
    open CoreSandboxPolicy by "type" {
        /// No restrictions.
        DangerFullAccess = "danger-full-access",
        ReadOnly(ReadOnlyCoreSandboxPolicy) = "read-only",
        ExternalSandbox(ExternalSandboxCoreSandboxPolicy) = "external-sandbox",
        WorkspaceWrite(WorkspaceWriteCoreSandboxPolicy) = "workspace-write",
    }

    /// What a session or a turn may do, by kind.
    open TaggedPermissionProfile by "type" {
        Managed(ManagedTaggedPermissionProfile) = "managed",
        /// No restrictions.
        Disabled = "disabled",
        External(ExternalTaggedPermissionProfile) = "external",
    }

    /// The file-system part of a `managed` profile.
    open ManagedFileSystemPermissions by "type" {
        Restricted(RestrictedManagedFileSystemPermissions) = "restricted",
        /// Everything can be written.
        Unrestricted = "unrestricted",
    }

    /// The place that an entry of a file-system policy is about.
    open CoreFileSystemPath by "type" {
        Path(PathCoreFileSystemPath) = "path",
        GlobPattern(GlobPatternCoreFileSystemPath) = "glob_pattern",
        Special(SpecialCoreFileSystemPath) = "special",
    }

    /// A place that depends on the session, in entries of a file-system policy.
    open CoreFileSystemSpecialPath by "kind" {
        /// The root of the file system.
        Root = "root",
        Minimal = "minimal",
        ProjectRoots(ProjectRootsCoreFileSystemSpecialPath) = "project_roots" also "current_working_directory",
        /// The folder that `TMPDIR` names.
        Tmpdir = "tmpdir",
        /// `/tmp`.
        SlashTmp = "slash_tmp",
        Unknown(UnknownCoreFileSystemSpecialPath) = "unknown",
    }

    /// A change that a session makes to its named profile, in `session_configured`.
    open CoreActivePermissionProfileModification by "type" {
        AdditionalWritableRoot(AdditionalWritableRootCoreActivePermissionProfileModification) = "additional_writable_root",
    }
}

string_enum! {
    /// Whether commands may use the network, in permission profiles.
    #[derive(Default)]
    open NetworkSandboxPolicy {
        #[default]
        Restricted = "restricted",
        Enabled = "enabled",
    }

    /// Which kind of file-system policy a turn has, in `turn_context`.
    #[derive(Default)]
    open FileSystemSandboxKind {
        #[default]
        Restricted = "restricted",
        Unrestricted = "unrestricted",
        ExternalSandbox = "external-sandbox",
    }
}

untagged_union! {
    /// File-system permissions in one of two forms, which the members tell apart.
    closed FileSystemPermissions {
        Canonical(CanonicalFileSystemPermissions),
        Legacy(LegacyFileSystemPermissions),
    }

    /// What a session or a turn may do, in `turn_context` and `session_configured`.
    /// The form with a `type` is tried first, then the older one, which takes no other members.
    closed CorePermissionProfile {
        Tagged(TaggedPermissionProfile),
        Legacy(LegacyPermissionProfile),
    }
}
