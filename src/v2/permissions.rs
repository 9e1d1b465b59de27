//! Approval policies, sandbox policies and permission profiles (spec/rollout.md §9), in the form of v2.

use crate::describe::{constructors, derived, wire};
use crate::open::keyed::keyed_union;
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::vocab::AbsolutePathBuf;
use serde::de::Error;
use serde::{Deserialize, Deserializer};

wire! {
    /// Permissions that a command needs on top, in `item/commandExecution/requestApproval`.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct AdditionalPermissionProfile {
        pub network: Option<AdditionalNetworkPermissions>,
        pub file_system: Option<AdditionalFileSystemPermissions>,
    }

    /// The permissions that the client grants, in its answer to `item/permissions/requestApproval`.
    /// An absent member grants nothing of its kind.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GrantedPermissionProfile {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub network: Option<AdditionalNetworkPermissions>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub file_system: Option<AdditionalFileSystemPermissions>,
    }

    /// The named profile that a thread runs with, in thread results.
    pub struct ActivePermissionProfile {
        pub id: String,
        /// The profile that it builds on; null when there is none.
        pub extends: Option<String>,
        #[serde(default)]
        pub modifications: Vec<ActivePermissionProfileModification>,
    }

    /// One more folder is writable: the `additionalWritableRoot` change of an active profile.
    pub struct AdditionalWritableRootActivePermissionProfileModification {
        pub path: AbsolutePathBuf,
    }

    /// Access to files, in permissions that are asked for on top or granted.
    /// `entries` is the full form; `read` and `write` are the legacy one, for plain paths.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct AdditionalFileSystemPermissions {
        pub read: Option<Vec<AbsolutePathBuf>>,
        pub write: Option<Vec<AbsolutePathBuf>>,
        /// How many levels deep glob patterns are looked up; at least 1.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub glob_scan_max_depth: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub entries: Option<Vec<FileSystemSandboxEntry>>,
    }

    /// Access to the network, in permissions that are asked for on top or granted.
    #[derive(Default)]
    pub struct AdditionalNetworkPermissions {
        pub enabled: Option<bool>,
    }

    /// Which kinds of approval may be asked for: the `granular` form of an approval policy.
    pub struct GranularApproval {
        pub sandbox_approval: bool,
        pub rules: bool,
        #[serde(default)]
        pub skill_approval: bool,
        #[serde(default)]
        pub request_permissions: bool,
        pub mcp_elicitations: bool,
    }

    /// One path: the `path` form of what an entry is about.
    pub struct PathFileSystemPath {
        pub path: AbsolutePathBuf,
    }

    /// All paths that match a glob pattern: the `glob_pattern` form of what an entry is about.
    pub struct GlobPatternFileSystemPath {
        pub pattern: String,
    }

    /// A place that the server resolves: the `special` form of what an entry is about.
    pub struct SpecialFileSystemPath {
        pub value: FileSystemSpecialPath,
    }

    /// The access to one path, in permission profiles and in permissions that are asked for or granted.
    pub struct FileSystemSandboxEntry {
        pub path: FileSystemPath,
        pub access: FileSystemAccessMode,
    }

    /// The roots of the project: the `project_roots` form of a special path.
    /// Also read from the kind `current_working_directory`.
    #[derive(Default)]
    pub struct ProjectRootsFileSystemSpecialPath {
        /// A place below each root; null for the root itself.
        pub subpath: Option<String>,
    }

    /// A special path without a kind of its own: the `unknown` form of a special path.
    pub struct UnknownFileSystemSpecialPath {
        pub path: String,
        pub subpath: Option<String>,
    }

    /// The server runs the sandbox: the `managed` form of a permission profile.
    #[serde(rename_all = "camelCase")]
    pub struct ManagedPermissionProfile {
        pub network: PermissionProfileNetworkPermissions,
        pub file_system: PermissionProfileFileSystemPermissions,
    }

    /// Something else runs the sandbox: the `external` form of a permission profile.
    pub struct ExternalPermissionProfile {
        pub network: PermissionProfileNetworkPermissions,
    }

    /// Access as the entries say: the `restricted` form of access to files.
    #[serde(rename_all = "camelCase")]
    pub struct RestrictedPermissionProfileFileSystemPermissions {
        pub entries: Vec<FileSystemSandboxEntry>,
        /// How many levels deep glob patterns are looked up; at least 1.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub glob_scan_max_depth: Option<u64>,
    }

    /// One more folder shall be writable: the `additionalWritableRoot` change to a selected profile.
    pub struct AdditionalWritableRootPermissionProfileModificationParams {
        pub path: AbsolutePathBuf,
    }

    /// Access to the network, in a permission profile.
    pub struct PermissionProfileNetworkPermissions {
        pub enabled: bool,
    }

    /// A profile by its id, with changes: the `profile` form of a selection.
    pub struct ProfilePermissionProfileSelectionParams {
        pub id: String,
        pub modifications: Option<Vec<PermissionProfileModificationParams>>,
    }

    /// The permissions that the agent asks for; unknown members are errors.
    /// They travel in `item/permissions/requestApproval` and in the guardian's review of such a request.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct RequestPermissionProfile {
        pub network: Option<AdditionalNetworkPermissions>,
        pub file_system: Option<AdditionalFileSystemPermissions>,
    }

    /// Something else runs the sandbox: the `externalSandbox` form of a sandbox policy.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ExternalSandboxSandboxPolicy {
        #[serde(default)]
        pub network_access: NetworkAccess,
    }
}

derived! {
    /// All files may be read and none written: the `readOnly` form of a sandbox policy.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    #[allow(clippy::manual_non_exhaustive, reason = "the private member reads a retired form")]
    pub struct ReadOnlySandboxPolicy {
        #[serde(default)]
        pub network_access: bool,
        #[serde(default, skip_serializing, deserialize_with = "read_only_access")]
        #[cfg_attr(feature = "schema", schemars(skip))]
        access: (),
    }

    /// All files may be read, some written: the `workspaceWrite` form of a sandbox policy.
    /// Writable are the project roots without their `.git`, `.agents` and `.codex`, the temporary folders
    /// unless excluded, and `writableRoots`.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    #[allow(clippy::manual_non_exhaustive, reason = "the private member reads a retired form")]
    pub struct WorkspaceWriteSandboxPolicy {
        /// Folders on top of the project roots.
        #[serde(default)]
        pub writable_roots: Vec<AbsolutePathBuf>,
        #[serde(default)]
        pub network_access: bool,
        /// Keeps the folder that `TMPDIR` names from being writable.
        #[serde(default)]
        pub exclude_tmpdir_env_var: bool,
        /// Keeps `/tmp` from being writable.
        #[serde(default)]
        pub exclude_slash_tmp: bool,
        #[serde(default, skip_serializing, deserialize_with = "workspace_write_access")]
        #[cfg_attr(feature = "schema", schemars(skip))]
        read_only_access: (),
    }
}

constructors! {
    GranularApproval(sandbox_approval: bool, rules: bool, mcp_elicitations: bool) [
        skill_approval, request_permissions,
    ];
    PathFileSystemPath(path: AbsolutePathBuf) [];
    GlobPatternFileSystemPath(pattern: String) [];
    SpecialFileSystemPath(value: FileSystemSpecialPath) [];
    FileSystemSandboxEntry(path: FileSystemPath, access: FileSystemAccessMode) [];
    UnknownFileSystemSpecialPath(path: String) [subpath];
    ManagedPermissionProfile(
        network: PermissionProfileNetworkPermissions,
        file_system: PermissionProfileFileSystemPermissions,
    ) [];
    ExternalPermissionProfile(network: PermissionProfileNetworkPermissions) [];
    RestrictedPermissionProfileFileSystemPermissions(entries: Vec<FileSystemSandboxEntry>) [
        glob_scan_max_depth,
    ];
    AdditionalWritableRootPermissionProfileModificationParams(path: AbsolutePathBuf) [];
    PermissionProfileNetworkPermissions(enabled: bool) [];
    ProfilePermissionProfileSelectionParams(id: String) [modifications];
}

tagged_union! {
    /// A change that a thread makes to its named profile, in the active permission profile.
    open ActivePermissionProfileModification by "type" {
        AdditionalWritableRoot(AdditionalWritableRootActivePermissionProfileModification) = "additionalWritableRoot",
    }

    /// What an entry about file access applies to.
    open FileSystemPath by "type" {
        Path(PathFileSystemPath) = "path",
        GlobPattern(GlobPatternFileSystemPath) = "glob_pattern",
        Special(SpecialFileSystemPath) = "special",
    }

    /// A place that depends on the project and the system, in entries about file access.
    open FileSystemSpecialPath by "kind" {
        /// The root of the file system.
        Root = "root",
        Minimal = "minimal",
        ProjectRoots(ProjectRootsFileSystemSpecialPath) = "project_roots" also "current_working_directory",
        /// The folder that `TMPDIR` names.
        Tmpdir = "tmpdir",
        /// The folder `/tmp`.
        SlashTmp = "slash_tmp",
        Unknown(UnknownFileSystemSpecialPath) = "unknown",
    }

    /// What commands may do to files and network, in `command/exec` and in thread results.
    open PermissionProfile by "type" {
        Managed(ManagedPermissionProfile) = "managed",
        /// No sandbox: everything is allowed.
        Disabled = "disabled",
        External(ExternalPermissionProfile) = "external",
    }

    /// Access to files, in a managed permission profile.
    open PermissionProfileFileSystemPermissions by "type" {
        Restricted(RestrictedPermissionProfileFileSystemPermissions) = "restricted",
        Unrestricted = "unrestricted",
    }

    /// A change to a selected permission profile, in thread and turn requests.
    closed PermissionProfileModificationParams by "type" {
        AdditionalWritableRoot(AdditionalWritableRootPermissionProfileModificationParams) = "additionalWritableRoot",
    }

    /// The permission profile to run with, in `thread/start`, `thread/resume`, `thread/fork` and `turn/start`.
    closed PermissionProfileSelectionParams by "type" {
        Profile(ProfilePermissionProfileSelectionParams) = "profile",
    }

    /// What commands may do, in the older form: in `command/exec`, `turn/start` and thread results.
    /// In the retired members `readOnly.access` and `workspaceWrite.readOnlyAccess`, `fullAccess` is dropped
    /// and `restricted` is an error.
    open SandboxPolicy by "type" {
        /// No sandbox: everything is allowed.
        DangerFullAccess = "dangerFullAccess",
        ReadOnly(ReadOnlySandboxPolicy) = "readOnly",
        ExternalSandbox(ExternalSandboxSandboxPolicy) = "externalSandbox",
        WorkspaceWrite(WorkspaceWriteSandboxPolicy) = "workspaceWrite",
    }
}

keyed_union! {
    /// When the agent asks for approval, in the configuration, thread and turn requests, and thread results.
    open AskForApproval {
        Untrusted = "untrusted",
        OnFailure = "on-failure",
        OnRequest = "on-request",
        Never = "never",
        Granular(GranularApproval) = "granular",
    }
}

string_enum! {
    /// Who decides on approvals, in the configuration, thread and turn requests, and thread results.
    #[derive(Default)]
    open ApprovalsReviewer {
        #[default]
        User = "user",
        /// The guardian, which reviews by itself. `auto_review` is read too, but never written.
        GuardianSubagent = "guardian_subagent" or "auto_review",
    }

    /// The access that an entry gives.
    open FileSystemAccessMode {
        Read = "read",
        Write = "write",
        None = "none",
    }

    /// Whether an external sandbox lets commands use the network.
    #[derive(Default)]
    open NetworkAccess {
        #[default]
        Restricted = "restricted",
        Enabled = "enabled",
    }

    /// A sandbox policy by name alone, in the configuration and in thread requests.
    open SandboxMode {
        ReadOnly = "read-only",
        WorkspaceWrite = "workspace-write",
        DangerFullAccess = "danger-full-access",
    }
}

/// Reads the retired `readOnly.access`: full access is what the policy means anyway, anything else was a
/// restriction that would silently be lost.
fn read_only_access<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
    full_access(
        deserializer,
        "readOnly.access is no longer supported; use permissionProfile for restricted reads",
    )
}

/// Reads the retired `workspaceWrite.readOnlyAccess`.
fn workspace_write_access<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
    full_access(
        deserializer,
        "workspaceWrite.readOnlyAccess is no longer supported; use permissionProfile for restricted reads",
    )
}

fn full_access<'de, D: Deserializer<'de>>(deserializer: D, refusal: &str) -> Result<(), D::Error> {
    #[derive(Deserialize)]
    struct Access {
        r#type: String,
    }

    match Access::deserialize(deserializer)?.r#type.as_str() {
        "fullAccess" => Ok(()),
        "restricted" => Err(D::Error::custom(refusal)),
        other => Err(D::Error::unknown_variant(other, &["fullAccess", "restricted"])),
    }
}
