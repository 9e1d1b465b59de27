//! §7.2: members that are left out where others would be null, false or empty.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::samples::{sample, without_nulls};

/// Left out when none, with a value that is written.
fn when_none() -> Vec<(&'static str, Vec<(&'static str, Value)>)> {
    let text = || json!("x");
    let amendment = || json!([{"host": "h", "action": "allow"}]);
    vec![
        ("InitializeParams", vec![("capabilities", json!({"experimentalApi": true}))]),
        ("ConfigLayer", vec![("disabledReason", text())]),
        ("ConfigReadResponse", vec![("layers", json!([]))]),
        (
            "ConfigWarningNotification",
            vec![
                ("path", text()),
                ("range", json!({"start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 2}})),
            ],
        ),
        ("ThreadItem.mcpToolCall", vec![("mcpAppResourceUri", text())]),
        ("ThreadItem.imageGeneration", vec![("savedPath", text())]),
        (
            "CommandExecutionRequestApprovalParams",
            vec![
                ("approvalId", text()),
                ("reason", text()),
                ("networkApprovalContext", json!({"host": "h", "protocol": "https"})),
                ("command", text()),
                ("cwd", json!("/w")),
                ("commandActions", json!([])),
                ("additionalPermissions", json!({"network": null, "fileSystem": null})),
                ("proposedExecpolicyAmendment", json!(["ls"])),
                ("proposedNetworkPolicyAmendments", amendment()),
                ("availableDecisions", json!(["accept"])),
            ],
        ),
        ("McpServerToolCallParams", vec![("arguments", json!({"a": 1})), ("_meta", json!({}))]),
        (
            "McpServerToolCallResponse",
            vec![("structuredContent", json!([1])), ("isError", json!(false)), ("_meta", json!({}))],
        ),
        ("McpServerOauthLoginParams", vec![("scopes", json!([])), ("timeoutSecs", json!(5))]),
        ("McpServerOauthLoginCompletedNotification", vec![("error", text())]),
        ("McpElicitationSchema", vec![("$schema", text()), ("required", json!([]))]),
        (
            "McpElicitationStringSchema",
            vec![
                ("title", text()),
                ("description", text()),
                ("minLength", json!(1)),
                ("maxLength", json!(2)),
                ("format", json!("date-time")),
                ("default", text()),
            ],
        ),
        (
            "McpElicitationNumberSchema",
            vec![
                ("title", text()),
                ("description", text()),
                ("minimum", json!(0.5)),
                ("maximum", json!(1.5)),
                ("default", json!(1.25)),
            ],
        ),
        (
            "McpElicitationBooleanSchema",
            vec![("title", text()), ("description", text()), ("default", json!(false))],
        ),
        (
            "McpElicitationLegacyTitledEnumSchema",
            vec![("title", text()), ("description", text()), ("enumNames", json!([])), ("default", text())],
        ),
        (
            "McpElicitationUntitledSingleSelectEnumSchema",
            vec![("title", text()), ("description", text()), ("default", text())],
        ),
        (
            "McpElicitationTitledSingleSelectEnumSchema",
            vec![("title", text()), ("description", text()), ("default", text())],
        ),
        ("McpElicitationUntitledMultiSelectEnumSchema", many()),
        ("McpElicitationTitledMultiSelectEnumSchema", many()),
        (
            "AdditionalFileSystemPermissions",
            vec![
                ("globScanMaxDepth", json!(3)),
                ("entries", json!([{"path": {"type": "path", "path": "/a"}, "access": "read"}])),
            ],
        ),
        ("PermissionProfileFileSystemPermissions.restricted", vec![("globScanMaxDepth", json!(3))]),
        (
            "GrantedPermissionProfile",
            vec![("network", json!({"enabled": true})), ("fileSystem", json!({"read": null, "write": null}))],
        ),
        ("PermissionsRequestApprovalResponse", vec![("strictAutoReview", json!(false))]),
        (
            "SkillMetadata",
            vec![
                ("shortDescription", text()),
                (
                    "interface",
                    json!({"displayName": null, "shortDescription": null, "iconSmall": null, "iconLarge": null,
                        "brandColor": null, "defaultPrompt": null}),
                ),
                ("dependencies", json!({"tools": []})),
            ],
        ),
        (
            "SkillToolDependency",
            vec![("description", text()), ("transport", text()), ("command", text()), ("url", text())],
        ),
        ("ThreadNameUpdatedNotification", vec![("threadName", text())]),
    ]
}

fn many() -> Vec<(&'static str, Value)> {
    vec![
        ("title", json!("x")),
        ("description", json!("x")),
        ("minItems", json!(0)),
        ("maxItems", json!(9)),
        ("default", json!([])),
    ]
}

/// Left out when false.
const WHEN_FALSE: &[(&str, &[&str])] = &[
    ("LoginAccountParams.chatgpt", &["codexStreamlinedLogin"]),
    ("AppsListParams", &["forceRefetch"]),
    (
        "CommandExecParams",
        &["tty", "streamStdin", "streamStdoutStderr", "disableOutputCap", "disableTimeout"],
    ),
    ("CommandExecWriteParams", &["closeStdin"]),
    ("ExternalAgentConfigDetectParams", &["includeHome"]),
    ("ConfigBatchWriteParams", &["reloadUserConfig"]),
    ("FsCopyParams", &["recursive"]),
    ("SkillsListParams", &["forceReload"]),
    ("ProcessSpawnParams", &["tty", "streamStdin", "streamStdoutStderr"]),
    ("ProcessWriteStdinParams", &["closeStdin"]),
    ("DynamicToolSpec", &["deferLoading"]),
    ("ThreadResumeParams", &["excludeTurns"]),
    ("ThreadForkParams", &["ephemeral", "excludeTurns"]),
    ("ThreadListParams", &["useStateDbOnly"]),
];

/// Left out when empty.
const WHEN_EMPTY: &[(&str, &str)] = &[("SkillsListParams", "cwds"), ("HooksListParams", "cwds")];

#[test]
fn the_tables_have_the_counts_of_the_release() {
    let none = when_none().iter().map(|(_, members)| members.len()).sum::<usize>();
    let r#false = WHEN_FALSE.iter().map(|(_, members)| members.len()).sum::<usize>();
    assert_eq!(none + r#false + WHEN_EMPTY.len(), 98);
}

#[test]
fn none_is_left_out_and_a_value_is_written() {
    for (name, members) in when_none() {
        let sample = sample(name);
        for (member, value) in members {
            assert_eq!(sample.write(&sample.least).get(member), None, "{name}.{member} absent");
            assert_eq!(
                sample.write(&sample.with(member, &Value::Null)).get(member),
                None,
                "{name}.{member} null"
            );
            let written = sample.write(&sample.with(member, &value));
            assert_eq!(
                written.get(member).map(without_nulls),
                Some(without_nulls(&value)),
                "{name}.{member}"
            );
        }
    }
}

#[test]
fn false_is_left_out_and_true_is_written() {
    for (name, members) in WHEN_FALSE {
        let sample = sample(name);
        for member in *members {
            assert_eq!(sample.write(&sample.least).get(member), None, "{name}.{member} absent");
            assert_eq!(
                sample.write(&sample.with(member, &json!(false))).get(member),
                None,
                "{name}.{member} false"
            );
            assert_eq!(
                sample.write(&sample.with(member, &json!(true)))[member],
                true,
                "{name}.{member} true"
            );
        }
    }
}

#[test]
fn empty_is_left_out() {
    for (name, member) in WHEN_EMPTY {
        let sample = sample(name);
        assert_eq!(sample.write(&sample.least).get(member), None, "{name}.{member} absent");
        assert_eq!(sample.write(&sample.with(member, &json!([]))).get(member), None, "{name}.{member} empty");
        assert_eq!(
            sample.write(&sample.with(member, &json!(["/a"])))[member],
            json!(["/a"]),
            "{name}.{member}"
        );
    }
}

#[test]
fn everything_else_is_written_as_null() {
    for (name, members) in [
        ("AppsListParams", &["cursor", "limit", "threadId"][..]),
        ("TurnStartParams", &["cwd", "model", "effort", "permissions", "collaborationMode"]),
        ("Turn", &["error", "startedAt", "completedAt", "durationMs"]),
        ("DynamicToolSpec", &["namespace"]),
        ("McpServerOauthLoginCompletedNotification", &[]),
        ("ThreadItem.mcpToolCall", &["result", "error", "durationMs"]),
        ("Config", &["model", "analytics", "apps", "approvals_reviewer"]),
    ] {
        let sample = sample(name);
        let written = sample.write(&sample.least);
        for member in members {
            assert_eq!(written.get(member), Some(&Value::Null), "{name}.{member}");
        }
    }
}
