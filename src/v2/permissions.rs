//! @doc

use crate::describe::{constructors, wire};
use crate::open::keyed::keyed_union;
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::vocab::AbsolutePathBuf;
use serde::de::Error;
use serde::{Deserialize, Deserializer};

wire! {
    /// @doc used by CommandExecutionRequestApprovalParams
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct AdditionalPermissionProfile {
        pub network: Option<AdditionalNetworkPermissions>,
        pub file_system: Option<AdditionalFileSystemPermissions>,
    }

    /// @doc used by PermissionsRequestApprovalResponse
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GrantedPermissionProfile {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub network: Option<AdditionalNetworkPermissions>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub file_system: Option<AdditionalFileSystemPermissions>,
    }

    /// @doc used by ThreadForkResponse, ThreadResumeResponse, ThreadStartResponse
    pub struct ActivePermissionProfile {
        pub id: String,
        pub extends: Option<String>,
        #[serde(default)]
        pub modifications: Vec<ActivePermissionProfileModification>,
    }

    /// @doc `additionalWritableRoot` member of ActivePermissionProfileModification
    pub struct AdditionalWritableRootActivePermissionProfileModification {
        pub path: AbsolutePathBuf,
    }

    /// @doc used by AdditionalPermissionProfile, GrantedPermissionProfile, RequestPermissionProfile
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct AdditionalFileSystemPermissions {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub entries: Option<Vec<FileSystemSandboxEntry>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub glob_scan_max_depth: Option<u64>,
        pub read: Option<Vec<AbsolutePathBuf>>,
        pub write: Option<Vec<AbsolutePathBuf>>,
    }

    /// @doc used by AdditionalPermissionProfile, GrantedPermissionProfile, RequestPermissionProfile
    #[derive(Default)]
    pub struct AdditionalNetworkPermissions {
        pub enabled: Option<bool>,
    }

    /// @doc `granular` member of AskForApproval
    pub struct GranularApproval {
        pub sandbox_approval: bool,
        pub rules: bool,
        #[serde(default)]
        pub skill_approval: bool,
        #[serde(default)]
        pub request_permissions: bool,
        pub mcp_elicitations: bool,
    }

    /// @doc `path` member of FileSystemPath
    pub struct PathFileSystemPath {
        pub path: AbsolutePathBuf,
    }

    /// @doc `glob_pattern` member of FileSystemPath
    pub struct GlobPatternFileSystemPath {
        pub pattern: String,
    }

    /// @doc `special` member of FileSystemPath
    pub struct SpecialFileSystemPath {
        pub value: FileSystemSpecialPath,
    }

    /// @doc used by AdditionalFileSystemPermissions, PermissionProfileFileSystemPermissions
    pub struct FileSystemSandboxEntry {
        pub path: FileSystemPath,
        pub access: FileSystemAccessMode,
    }

    /// @doc `project_roots` member of FileSystemSpecialPath
    #[derive(Default)]
    pub struct ProjectRootsFileSystemSpecialPath {
        pub subpath: Option<String>,
    }

    /// @doc `unknown` member of FileSystemSpecialPath
    pub struct UnknownFileSystemSpecialPath {
        pub path: String,
        pub subpath: Option<String>,
    }

    /// @doc `managed` member of PermissionProfile
    #[serde(rename_all = "camelCase")]
    pub struct ManagedPermissionProfile {
        pub network: PermissionProfileNetworkPermissions,
        pub file_system: PermissionProfileFileSystemPermissions,
    }

    /// @doc `external` member of PermissionProfile
    pub struct ExternalPermissionProfile {
        pub network: PermissionProfileNetworkPermissions,
    }

    /// @doc `restricted` member of PermissionProfileFileSystemPermissions
    #[serde(rename_all = "camelCase")]
    pub struct RestrictedPermissionProfileFileSystemPermissions {
        pub entries: Vec<FileSystemSandboxEntry>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub glob_scan_max_depth: Option<u64>,
    }

    /// @doc `additionalWritableRoot` member of PermissionProfileModificationParams
    pub struct AdditionalWritableRootPermissionProfileModificationParams {
        pub path: AbsolutePathBuf,
    }

    /// @doc used by PermissionProfile
    pub struct PermissionProfileNetworkPermissions {
        pub enabled: bool,
    }

    /// @doc `profile` member of PermissionProfileSelectionParams
    pub struct ProfilePermissionProfileSelectionParams {
        pub id: String,
        pub modifications: Option<Vec<PermissionProfileModificationParams>>,
    }

    /// @doc used by PermissionsRequestApprovalParams, GuardianApprovalReviewAction
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct RequestPermissionProfile {
        pub network: Option<AdditionalNetworkPermissions>,
        pub file_system: Option<AdditionalFileSystemPermissions>,
    }

    /// @doc `readOnly` member of SandboxPolicy
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ReadOnlySandboxPolicy {
        #[serde(default)]
        pub network_access: bool,
        #[serde(default, skip_serializing, deserialize_with = "read_only_access")]
        #[cfg_attr(feature = "schema", schemars(skip))]
        access: (),
    }

    /// @doc `externalSandbox` member of SandboxPolicy
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ExternalSandboxSandboxPolicy {
        #[serde(default)]
        pub network_access: NetworkAccess,
    }

    /// @doc `workspaceWrite` member of SandboxPolicy
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct WorkspaceWriteSandboxPolicy {
        #[serde(default)]
        pub writable_roots: Vec<AbsolutePathBuf>,
        #[serde(default)]
        pub network_access: bool,
        #[serde(default)]
        pub exclude_tmpdir_env_var: bool,
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
    /// @doc used by ActivePermissionProfile
    open ActivePermissionProfileModification by "type" {
        AdditionalWritableRoot(AdditionalWritableRootActivePermissionProfileModification) = "additionalWritableRoot",
    }

    /// @doc used by FileSystemSandboxEntry
    open FileSystemPath by "type" {
        Path(PathFileSystemPath) = "path",
        GlobPattern(GlobPatternFileSystemPath) = "glob_pattern",
        Special(SpecialFileSystemPath) = "special",
    }

    /// @doc used by FileSystemPath
    open FileSystemSpecialPath by "kind" {
        Root = "root",
        Minimal = "minimal",
        ProjectRoots(ProjectRootsFileSystemSpecialPath) = "project_roots" also "current_working_directory",
        Tmpdir = "tmpdir",
        SlashTmp = "slash_tmp",
        Unknown(UnknownFileSystemSpecialPath) = "unknown",
    }

    /// @doc used by CommandExecParams, ThreadForkResponse, ThreadResumeResponse, ThreadStartResponse
    open PermissionProfile by "type" {
        Managed(ManagedPermissionProfile) = "managed",
        Disabled = "disabled",
        External(ExternalPermissionProfile) = "external",
    }

    /// @doc used by PermissionProfile
    open PermissionProfileFileSystemPermissions by "type" {
        Restricted(RestrictedPermissionProfileFileSystemPermissions) = "restricted",
        Unrestricted = "unrestricted",
    }

    /// @doc used by PermissionProfileSelectionParams
    closed PermissionProfileModificationParams by "type" {
        AdditionalWritableRoot(AdditionalWritableRootPermissionProfileModificationParams) = "additionalWritableRoot",
    }

    /// @doc used by ThreadForkParams, ThreadResumeParams, ThreadStartParams, TurnStartParams
    closed PermissionProfileSelectionParams by "type" {
        Profile(ProfilePermissionProfileSelectionParams) = "profile",
    }

    /// @doc used by CommandExecParams, ThreadForkResponse, ThreadResumeResponse, ThreadStartResponse, TurnStartParams
    open SandboxPolicy by "type" {
        DangerFullAccess = "dangerFullAccess",
        ReadOnly(ReadOnlySandboxPolicy) = "readOnly",
        ExternalSandbox(ExternalSandboxSandboxPolicy) = "externalSandbox",
        WorkspaceWrite(WorkspaceWriteSandboxPolicy) = "workspaceWrite",
    }
}

keyed_union! {
    /// @doc used by Config, ConfigRequirements, ProfileV2, ThreadForkParams, ThreadForkResponse, ThreadResumeParams, ThreadResumeResponse, ThreadStartParams
    open AskForApproval {
        Untrusted = "untrusted",
        OnFailure = "on-failure",
        OnRequest = "on-request",
        Never = "never",
        Granular(GranularApproval) = "granular",
    }
}

string_enum! {
    /// @doc used by Config, ConfigRequirements, ProfileV2, ThreadForkParams, ThreadForkResponse, ThreadResumeParams, ThreadResumeResponse, ThreadStartParams
    open ApprovalsReviewer {
        User = "user",
        GuardianSubagent = "guardian_subagent" or "auto_review",
    }

    /// @doc used by FileSystemSandboxEntry
    open FileSystemAccessMode {
        Read = "read",
        Write = "write",
        None = "none",
    }

    /// @doc used by SandboxPolicy
    #[derive(Default)]
    open NetworkAccess {
        #[default]
        Restricted = "restricted",
        Enabled = "enabled",
    }

    /// @doc used by Config, ConfigRequirements, ThreadForkParams, ThreadResumeParams, ThreadStartParams
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
