//! §7.3: what a missing member means.

use pretty_assertions::{assert_eq, assert_ne};
use serde_json::{Value, json};

use crate::samples::{sample, without_nulls};

const FALSE: &[(&str, &[&str])] = &[
    ("InitializeCapabilities", &["experimentalApi"]),
    ("LoginAccountParams.chatgpt", &["codexStreamlinedLogin"]),
    ("GetAccountParams", &["refreshToken"]),
    ("AppsListParams", &["forceRefetch"]),
    ("AppInfo", &["isAccessible"]),
    (
        "CommandExecParams",
        &["tty", "streamStdin", "streamStdoutStderr", "disableOutputCap", "disableTimeout"],
    ),
    ("CommandExecWriteParams", &["closeStdin"]),
    ("SandboxWorkspaceWrite", &["network_access", "exclude_tmpdir_env_var", "exclude_slash_tmp"]),
    ("ConfigReadParams", &["includeLayers"]),
    ("ExternalAgentConfigDetectParams", &["includeHome"]),
    ("ConfigBatchWriteParams", &["reloadUserConfig"]),
    ("FsCopyParams", &["recursive"]),
    ("ToolRequestUserInputQuestion", &["isOther", "isSecret"]),
    ("Model", &["supportsPersonality"]),
    ("SandboxPolicy.readOnly", &["networkAccess"]),
    ("SandboxPolicy.workspaceWrite", &["networkAccess", "excludeTmpdirEnvVar", "excludeSlashTmp"]),
    ("SkillsListParams", &["forceReload"]),
    ("ProcessSpawnParams", &["tty", "streamStdin", "streamStdoutStderr"]),
    ("ProcessWriteStdinParams", &["closeStdin"]),
    ("AskForApproval.granular", &["skill_approval", "request_permissions"]),
    ("DynamicToolSpec", &["deferLoading"]),
    ("ThreadStartParams", &["experimentalRawEvents", "persistExtendedHistory"]),
    ("ThreadResumeParams", &["excludeTurns", "persistExtendedHistory"]),
    ("ThreadForkParams", &["ephemeral", "excludeTurns", "persistExtendedHistory"]),
    ("ThreadListParams", &["useStateDbOnly"]),
    ("ThreadReadParams", &["includeTurns"]),
];

const TRUE: &[(&str, &[&str])] = &[
    ("AppInfo", &["isEnabled"]),
    ("AppsDefaultConfig", &["enabled", "destructive_enabled", "open_world_enabled"]),
    ("AppConfig", &["enabled"]),
];

/// Type, member, default, another value.
fn others() -> Vec<(&'static str, &'static str, Value, Value)> {
    let text = || json!(["x"]);
    let path = || json!(["/x"]);
    let tier = json!([{"id": "i", "name": "n", "description": "d"}]);
    let named = || json!([{"name": "n"}]);
    vec![
        ("AppInfo", "pluginDisplayNames", json!([]), text()),
        ("SandboxWorkspaceWrite", "writable_roots", json!([]), path()),
        ("MigrationDetails", "plugins", json!([]), json!([{"marketplaceName": "m", "pluginNames": []}])),
        ("MigrationDetails", "sessions", json!([]), json!([{"path": "/p", "cwd": "/c", "title": null}])),
        ("MigrationDetails", "mcpServers", json!([]), named()),
        ("MigrationDetails", "hooks", json!([]), named()),
        ("MigrationDetails", "subagents", json!([]), named()),
        ("MigrationDetails", "commands", json!([]), named()),
        ("ThreadItem.reasoning", "summary", json!([]), text()),
        ("ThreadItem.reasoning", "content", json!([]), text()),
        ("Model", "additionalSpeedTiers", json!([]), text()),
        ("Model", "serviceTiers", json!([]), tier),
        (
            "ActivePermissionProfile",
            "modifications",
            json!([]),
            json!([{"type": "additionalWritableRoot", "path": "/p"}]),
        ),
        ("SandboxPolicy.workspaceWrite", "writableRoots", json!([]), path()),
        ("SkillsListParams", "cwds", json!([]), path()),
        ("HooksListParams", "cwds", json!([]), path()),
        (
            "PluginListResponse",
            "marketplaceLoadErrors",
            json!([]),
            json!([{"marketplacePath": "/p", "message": "m"}]),
        ),
        ("PluginListResponse", "featuredPluginIds", json!([]), text()),
        ("PluginSummary", "keywords", json!([]), text()),
        ("ThreadForkResponse", "instructionSources", json!([]), path()),
        (
            "UserInput.text",
            "text_elements",
            json!([]),
            json!([{"byteRange": {"start": 0, "end": 1}, "placeholder": null}]),
        ),
        ("Config", "profiles", json!({}), json!({"p": {}})),
        ("HookRunSummary", "source", json!("unknown"), json!("user")),
        ("ThreadItem.commandExecution", "source", json!("agent"), json!("userShell")),
        ("Model", "inputModalities", json!(["text", "image"]), json!(["text"])),
        ("SandboxPolicy.externalSandbox", "networkAccess", json!("restricted"), json!("enabled")),
        ("PermissionsRequestApprovalResponse", "scope", json!("turn"), json!("session")),
        ("PluginSummary", "availability", json!("AVAILABLE"), json!("DISABLED_BY_ADMIN")),
        ("Turn", "itemsView", json!("full"), json!("summary")),
    ]
}

fn rows() -> Vec<(&'static str, &'static str, Value, Value)> {
    let bools = |table: &'static [(&'static str, &'static [&'static str])], default: bool| {
        table.iter().flat_map(move |(name, members)| {
            members.iter().map(move |member| (*name, *member, json!(default), json!(!default)))
        })
    };
    bools(FALSE, false).chain(bools(TRUE, true)).chain(others()).collect()
}

#[test]
fn the_table_has_the_count_of_the_release() {
    // `instructionSources` stands for three responses of one form: start, resume and fork.
    assert_eq!(rows().len() + 2, 78);
}

#[test]
fn a_missing_member_means_its_default() {
    for (name, member, default, other) in rows() {
        let sample = sample(name);
        let absent = sample.write(&sample.least);
        assert_eq!(sample.write(&sample.with(member, &default)), absent, "{name}.{member}");
        if let Some(written) = absent.get(member) {
            assert_eq!(*written, default, "{name}.{member}");
        }
        let changed = sample.write(&sample.with(member, &other));
        assert_ne!(changed, absent, "{name}.{member} has no effect");
        assert_eq!(changed.get(member).map(without_nulls), Some(without_nulls(&other)), "{name}.{member}");
    }
}

#[test]
fn null_is_not_absence_for_them() {
    // Except where a reader of its own says so (§7.8).
    for (name, member, ..) in rows().into_iter().filter(|row| row.1 != "deferLoading") {
        let sample = sample(name);
        let text = sample.with(member, &Value::Null).to_string();
        assert!((sample.recode)(&text).is_err(), "{name}.{member}");
    }
}
