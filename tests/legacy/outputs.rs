//! Files, bundle, annotations, `methods.json`, TypeScript.

use std::collections::BTreeSet;

use codex_schema::export::{Surface, json_schema, typescript};
use codex_schema::method::legacy;
use pretty_assertions::assert_eq;
use serde_json::Value;

/// The files of the release in its folder `v1`, without their extension.
const FILES: [&str; 44] = [
    "AddConversationListenerParams",
    "AddConversationSubscriptionResponse",
    "ArchiveConversationParams",
    "ArchiveConversationResponse",
    "AuthStatusChangeNotification",
    "CancelLoginChatGptParams",
    "CancelLoginChatGptResponse",
    "ExecOneOffCommandParams",
    "ExecOneOffCommandResponse",
    "ForkConversationParams",
    "ForkConversationResponse",
    "GetAuthStatusParams",
    "GetAuthStatusResponse",
    "GetConversationSummaryParams",
    "GetConversationSummaryResponse",
    "GetUserAgentResponse",
    "GetUserSavedConfigResponse",
    "GitDiffToRemoteParams",
    "GitDiffToRemoteResponse",
    "InitializeParams",
    "InitializeResponse",
    "InterruptConversationParams",
    "InterruptConversationResponse",
    "ListConversationsParams",
    "ListConversationsResponse",
    "LoginApiKeyParams",
    "LoginApiKeyResponse",
    "LoginChatGptCompleteNotification",
    "LoginChatGptResponse",
    "LogoutChatGptResponse",
    "NewConversationParams",
    "NewConversationResponse",
    "RemoveConversationListenerParams",
    "RemoveConversationSubscriptionResponse",
    "ResumeConversationParams",
    "ResumeConversationResponse",
    "SendUserMessageParams",
    "SendUserMessageResponse",
    "SendUserTurnParams",
    "SendUserTurnResponse",
    "SessionConfiguredNotification",
    "SetDefaultModelParams",
    "SetDefaultModelResponse",
    "UserInfoResponse",
];

const FOLDER: &str = "v1/legacy/";
const BUNDLE: &str = "codex_app_server_protocol.v1-legacy.schemas.json";

fn parse(text: &str) -> Value {
    serde_json::from_str(text).expect("is JSON")
}

fn references(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(members) => {
            for (key, value) in members {
                match value {
                    Value::String(path) if key == "$ref" => drop(found.insert(path.clone())),
                    _ => references(value, found),
                }
            }
        }
        Value::Array(elements) => elements.iter().for_each(|element| references(element, found)),
        _ => {}
    }
}

#[test]
fn the_schema_files_are_those_of_the_release_and_a_bundle() {
    for surface in [Surface::Stable, Surface::Full] {
        let tree = json_schema::tree(surface);
        let names: Vec<&str> = tree.files().filter_map(|(path, _)| path.strip_prefix(FOLDER)).collect();
        let mut expected: Vec<String> = FILES.iter().map(|name| format!("{name}.json")).collect();
        expected.push(BUNDLE.to_owned());
        assert_eq!(names, expected);
    }
}

#[test]
fn each_file_stands_for_itself_and_says_whose_it_is() {
    let tree = json_schema::tree(Surface::Full);
    let mut ids = BTreeSet::new();
    for (path, text) in tree.files() {
        let schema = parse(text);
        if !["methods.json", "openrpc.json"].contains(&path) {
            assert!(ids.insert(schema["$id"].as_str().expect("has an id").to_owned()), "{path}: {schema}");
        }
        let Some(name) = path.strip_prefix(FOLDER) else { continue };
        assert_eq!(schema["x-codex-release"], "0.101.0", "{path}");
        assert_eq!(schema["x-removed-after"], "0.104.0", "{path}");
        if name != BUNDLE {
            let name = name.trim_end_matches(".json");
            assert_eq!(schema["$id"], format!("urn:codex-schema:0.101.0:{FOLDER}{name}"));
        }
        let mut used = BTreeSet::new();
        references(&schema, &mut used);
        for reference in used {
            assert!(schema.pointer(&reference[1..]).is_some(), "{path}: {reference}");
        }
    }
}

#[test]
fn no_name_has_a_number_and_every_definition_its_own_title() {
    // The release itself has two names that begin with V1.
    for (name, schema) in json_schema::legacy_definitions() {
        assert!(!name.ends_with(|c: char| c.is_ascii_digit()), "{name}");
        assert!(!name.contains('.'), "{name}");
        assert_eq!(schema["title"], name.as_str());
    }
}

#[test]
fn what_is_the_same_is_the_current_type() {
    let legacy = json_schema::legacy_definitions();
    let current = json_schema::definitions(Surface::Full);
    for name in ["ThreadId", "ReasoningEffort", "SandboxMode", "InitializeParams", "LocalShellAction"] {
        assert_eq!(legacy[name], current[name], "{name}");
    }
    for name in
        ["AskForApproval", "AuthMode", "InitializeResponse", "ResponseItem", "SessionConfiguredNotification"]
    {
        assert_eq!(legacy[name]["x-removed-after"], "0.104.0", "{name}");
    }
    // Which of two has the plain name.
    let values: Vec<&str> =
        legacy["AskForApproval"]["enum"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(values, ["untrusted", "on-failure", "on-request", "never"]);
    assert!(legacy["CoreAskForApproval"]["oneOf"].is_array());
}

#[test]
fn events_need_only_what_they_had() {
    let legacy = json_schema::legacy_definitions();
    let required = |name: &str| legacy[name]["required"].to_string();
    assert!(!required("ExecCommandEndEvent").contains("\"status\""));
    assert!(required("CoreExecCommandEndEvent").contains("\"status\""));
    assert!(required("ExecCommandEndEvent").contains("\"exit_code\""));
    let mapping = &legacy["EventMsg"]["discriminator"]["mapping"];
    assert_eq!(mapping["exec_command_end"], "#/definitions/ExecCommandEndEvent");
    assert_eq!(mapping["agent_message"], "#/definitions/AgentMessageEvent");
}

#[test]
fn current_unions_do_not_have_legacy_methods() {
    let current = json_schema::definitions(Surface::Full);
    for row in legacy::removed() {
        for union in ["ClientRequest", "ServerNotification"] {
            let mapping = &current[union]["discriminator"]["mapping"];
            assert_eq!(mapping.get(row.name), None, "{}", row.name);
        }
        let params = row.params.into_iter().chain(row.result);
        assert_eq!(params.filter(|name| current.contains_key(*name)).count(), 0, "{}", row.name);
    }
}

#[test]
fn methods_json_lists_them_apart() {
    let tree = json_schema::tree(Surface::Stable);
    let methods = parse(tree.get("methods.json").unwrap());
    let names = |list: &Value| -> BTreeSet<String> {
        list.as_array().unwrap().iter().map(|row| row["method"].as_str().unwrap().to_owned()).collect()
    };
    let (current, removed) = (names(&methods["methods"]), names(&methods["legacy"]["methods"]));
    assert!(current.is_disjoint(&removed));
    assert_eq!(removed, legacy::removed().map(|row| row.name.to_owned()).collect());
    assert_eq!(methods["legacy"]["release"], "0.101.0");
    assert_eq!(methods["legacy"]["removedAfter"], "0.104.0");
    assert!(methods["legacy"]["methods"].as_array().unwrap().iter().all(|row| row["stability"] == "removed"));
}

#[test]
fn the_typescript_lies_in_a_folder_of_its_own() {
    for surface in [Surface::Stable, Surface::Full] {
        let tree = typescript::tree(surface);
        let text = |path: &str| tree.get(path).unwrap_or_else(|| panic!("no {path}"));
        assert!(text("index.ts").contains("export type * as v1 from \"./v1/index.js\";\n"));
        assert!(text("v1/index.ts").ends_with("export type * as legacy from \"./legacy/index.js\";\n"));
        for (name, schema) in json_schema::legacy_definitions() {
            if schema.get("x-removed-after").is_some() {
                let text = text(&format!("{FOLDER}{name}.ts"));
                assert!(text.contains("@deprecated"), "{name}");
                assert!(text.contains("Servers after release 0.104.0 do not have it"), "{name}");
                assert!(text.contains(&format!("export type {name} =")), "{name}");
            }
        }
        // The index has all types that messages name, the current ones too.
        let index = text("v1/legacy/index.ts");
        for name in FILES {
            assert!(index.contains(&format!("export type {{ {name} }} from ")), "{name}");
        }
        let maps = text("v1/legacy/methods.ts");
        for row in legacy::CLIENT_REQUESTS.iter().chain(legacy::SERVER_NOTIFICATIONS) {
            assert!(maps.contains(&format!("\n  {}: {{", row.name)), "{}", row.name);
        }
    }
}

#[test]
fn no_current_file_uses_a_legacy_type() {
    let tree = typescript::tree(Surface::Full);
    for (path, text) in tree.files().filter(|(path, _)| !path.starts_with("v1/")) {
        assert!(path == "index.ts" || !text.contains("legacy/"), "{path}");
    }
}
