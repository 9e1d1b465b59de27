//! The same marks in the JSON Schema: annotated in the full one, absent from the stable one (§9.4).

use std::collections::BTreeSet;

use codex_schema::export::{Surface, json_schema};
use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::table::METHODS;

/// The rows of §5.4 whose effect is "pruned from stable schema".
const PRUNED: &[(&str, &[&str])] = &[
    ("CommandExecParams", &["permissionProfile"]),
    ("CommandExecutionRequestApprovalParams", &["additionalPermissions", "availableDecisions"]),
    ("Config", &["apps"]),
    ("ConfigRequirements", &["allowedApprovalsReviewers", "hooks", "network"]),
    ("ThreadForkParams", &["excludeTurns", "path", "permissions", "persistExtendedHistory"]),
    ("ThreadForkResponse", &["activePermissionProfile", "permissionProfile"]),
    ("ThreadResumeParams", &["excludeTurns", "history", "path", "permissions", "persistExtendedHistory"]),
    ("ThreadResumeResponse", &["activePermissionProfile", "permissionProfile"]),
    (
        "ThreadStartParams",
        &[
            "dynamicTools",
            "environments",
            "experimentalRawEvents",
            "mockExperimentalField",
            "permissions",
            "persistExtendedHistory",
        ],
    ),
    ("ThreadStartResponse", &["activePermissionProfile", "permissionProfile"]),
    ("TurnStartParams", &["collaborationMode", "environments", "permissions", "responsesapiClientMetadata"]),
    ("TurnSteerParams", &["responsesapiClientMetadata"]),
];

fn pruned() -> BTreeSet<String> {
    PRUNED
        .iter()
        .flat_map(|(name, members)| members.iter().map(move |member| format!("{name}.{member}")))
        .collect()
}

fn members(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema["properties"].as_object().into_iter().flatten()
}

#[test]
fn marks_in_the_full_definitions_equal_the_table() {
    let mut marked = BTreeSet::new();
    for (name, definition) in &json_schema::definitions(Surface::Full) {
        for (member, schema) in members(definition) {
            if schema["x-experimental"] == true {
                marked.insert(format!("{name}.{member}"));
            }
        }
    }
    assert_eq!(marked, pruned());
}

#[test]
fn the_stable_definitions_lack_exactly_these_members() {
    let full = json_schema::definitions(Surface::Full);
    let stable = json_schema::definitions(Surface::Stable);
    let mut gone = BTreeSet::new();
    for (name, definition) in &stable {
        let kept: BTreeSet<_> = members(definition).map(|(member, _)| member).collect();
        for (member, _) in members(&full[name]) {
            if !kept.contains(member) {
                gone.insert(format!("{name}.{member}"));
            }
        }
        for (member, schema) in members(definition) {
            assert_ne!(schema["x-experimental"], true, "{name}.{member}");
        }
        let required = definition["required"].as_array().into_iter().flatten();
        for member in required.filter_map(Value::as_str) {
            assert!(kept.iter().any(|kept| *kept == member), "{name} requires {member}, which it lacks");
        }
    }
    assert_eq!(gone, pruned());
}

#[test]
fn snake_case_members_and_union_members_stay() {
    let stable = json_schema::definitions(Surface::Stable);
    for owner in ["Config", "ProfileV2"] {
        assert!(!stable[owner]["properties"]["approvals_reviewer"].is_null(), "{owner}");
    }
    for (union, member) in [
        ("AskForApproval", "GranularAskForApproval"),
        ("LoginAccountParams", "ChatgptAuthTokensLoginAccountParams"),
    ] {
        let reference = format!("#/definitions/{member}");
        let listed = stable[union]["oneOf"].as_array().unwrap();
        assert!(listed.iter().any(|listed| listed["$ref"] == reference.as_str()), "{member}");
        assert_eq!(stable[member]["x-experimental"], true, "{member}");
    }
}

#[test]
fn experimental_requests_go_and_notifications_stay() {
    let methods = |surface, union: &str| -> BTreeSet<String> {
        let definitions = json_schema::definitions(surface);
        definitions[union]["discriminator"]["mapping"].as_object().unwrap().keys().cloned().collect()
    };
    let full = methods(Surface::Full, "ClientRequest");
    let stable = methods(Surface::Stable, "ClientRequest");
    let gone: BTreeSet<&str> = full.difference(&stable).map(String::as_str).collect();
    assert_eq!(gone, METHODS.into());
    assert_eq!(methods(Surface::Full, "ServerNotification"), methods(Surface::Stable, "ServerNotification"));
}

#[test]
fn the_types_of_experimental_requests_go() {
    let full = json_schema::definitions(Surface::Full);
    let stable = json_schema::definitions(Surface::Stable);
    for method in codex_schema::method::all().filter(|method| METHODS.contains(&method.name)) {
        for name in [method.params, method.result].into_iter().flatten() {
            assert!(full.contains_key(name), "{name}");
            assert!(!stable.contains_key(name), "{name}");
        }
    }
}
