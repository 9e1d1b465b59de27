//! Permissions and sandboxes (spec/rollout.md §9).

use super::primitive::*;

keyed! {
    ASK_FOR_APPROVAL { "untrusted" "on-failure" "on-request" "never"; "granular": GRANULAR_APPROVAL_CONFIG }
    NETWORK_ACCESS { "restricted" "enabled" }
    FILE_SYSTEM_ACCESS_MODE { "read" "write" "none" }
    FILE_SYSTEM_SANDBOX_KIND { "restricted" "unrestricted" "external-sandbox" }
}

objects! {
    GRANULAR_APPROVAL_CONFIG {
        sandbox_approval: BOOL, rules: BOOL, skill_approval~: BOOL, request_permissions~: BOOL,
        mcp_elicitations: BOOL
    }
    FILE_SYSTEM_SANDBOX_ENTRY { path: FILE_SYSTEM_PATH, access: FILE_SYSTEM_ACCESS_MODE }
    FILE_SYSTEM_SANDBOX_POLICY {
        kind: FILE_SYSTEM_SANDBOX_KIND, glob_scan_max_depth?: U64, entries~: [FILE_SYSTEM_SANDBOX_ENTRY]
    }
    NETWORK_PERMISSIONS { enabled?: BOOL }
    FILE_SYSTEM_ENTRIES closed {
        entries~: [FILE_SYSTEM_SANDBOX_ENTRY], glob_scan_max_depth?: POSITIVE
    }
    FILE_SYSTEM_LISTS closed { read?: [ABSOLUTE_PATH], write?: [ABSOLUTE_PATH] }
    LEGACY_PERMISSION_PROFILE closed { network?: NETWORK_PERMISSIONS, file_system?: FILE_SYSTEM_PERMISSIONS }
    REQUEST_PERMISSION_PROFILE closed { network?: NETWORK_PERMISSIONS, file_system?: FILE_SYSTEM_PERMISSIONS }
    ADDITIONAL_PERMISSION_PROFILE { network?: NETWORK_PERMISSIONS, file_system?: FILE_SYSTEM_PERMISSIONS }
    ACTIVE_PERMISSION_PROFILE { id: STRING, extends?: STRING, modifications~: [MODIFICATION] }
}

pub(crate) const FILE_SYSTEM_PERMISSIONS: Form = Form::Either(&[FILE_SYSTEM_ENTRIES, FILE_SYSTEM_LISTS]);
pub(crate) const PERMISSION_PROFILE: Form =
    Form::Either(&[TAGGED_PERMISSION_PROFILE, LEGACY_PERMISSION_PROFILE]);

tagged! {
    SANDBOX_POLICY by "type" {
        "danger-full-access" {}
        "read-only" { network_access~: BOOL }
        "external-sandbox" { network_access~: NETWORK_ACCESS }
        "workspace-write" {
            writable_roots~: [ABSOLUTE_PATH], network_access~: BOOL, exclude_tmpdir_env_var~: BOOL,
            exclude_slash_tmp~: BOOL
        }
    }
    TAGGED_PERMISSION_PROFILE by "type" {
        "managed" { file_system: MANAGED_FILE_SYSTEM_PERMISSIONS, network: NETWORK_ACCESS }
        "disabled" {}
        "external" { network: NETWORK_ACCESS }
    }
    MANAGED_FILE_SYSTEM_PERMISSIONS by "type" {
        "restricted" { entries: [FILE_SYSTEM_SANDBOX_ENTRY], glob_scan_max_depth?: POSITIVE }
        "unrestricted" {}
    }
    FILE_SYSTEM_PATH by "type" {
        "path" { path: ABSOLUTE_PATH }
        "glob_pattern" { pattern: STRING }
        "special" { value: FILE_SYSTEM_SPECIAL_PATH }
    }
    FILE_SYSTEM_SPECIAL_PATH by "kind" {
        "root" {}
        "minimal" {}
        "project_roots" | "current_working_directory" { subpath?: STRING }
        "tmpdir" {}
        "slash_tmp" {}
        "unknown" { path: STRING, subpath?: STRING }
    }
    MODIFICATION by "type" { "additional_writable_root" { path: ABSOLUTE_PATH } }
}
