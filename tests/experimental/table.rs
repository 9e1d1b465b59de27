//! Rows of §5.4, with values that count as used.

use serde_json::{Value, json};

pub fn granular() -> Value {
    json!({"granular": {"sandbox_approval": true, "rules": true, "mcp_elicitations": true}})
}

/// Method, member, a value, the reason: every row that concerns a request of a client, in the order of §5.4.
pub fn request_members() -> Vec<(&'static str, &'static str, Value, &'static str)> {
    let permissions = json!({"type": "profile", "id": "p"});
    let mode = json!({"mode": "plan", "settings": {"model": "m", "reasoning_effort": null, "developer_instructions": null}});
    vec![
        ("command/exec", "permissionProfile", json!({"type": "disabled"}), "command/exec.permissionProfile"),
        ("thread/start", "approvalPolicy", granular(), "askForApproval.granular"),
        ("thread/start", "permissions", permissions.clone(), "thread/start.permissions"),
        ("thread/start", "environments", json!([]), "thread/start.environments"),
        ("thread/start", "dynamicTools", json!([]), "thread/start.dynamicTools"),
        ("thread/start", "mockExperimentalField", json!(""), "thread/start.mockExperimentalField"),
        ("thread/start", "experimentalRawEvents", json!(true), "thread/start.experimentalRawEvents"),
        ("thread/start", "persistExtendedHistory", json!(true), "thread/start.persistFullHistory"),
        ("thread/resume", "history", json!([]), "thread/resume.history"),
        ("thread/resume", "path", json!(""), "thread/resume.path"),
        ("thread/resume", "approvalPolicy", granular(), "askForApproval.granular"),
        ("thread/resume", "permissions", permissions.clone(), "thread/resume.permissions"),
        ("thread/resume", "excludeTurns", json!(true), "thread/resume.excludeTurns"),
        ("thread/resume", "persistExtendedHistory", json!(true), "thread/resume.persistFullHistory"),
        ("thread/fork", "path", json!("/p"), "thread/fork.path"),
        ("thread/fork", "approvalPolicy", granular(), "askForApproval.granular"),
        ("thread/fork", "permissions", permissions.clone(), "thread/fork.permissions"),
        ("thread/fork", "excludeTurns", json!(true), "thread/fork.excludeTurns"),
        ("thread/fork", "persistExtendedHistory", json!(true), "thread/fork.persistFullHistory"),
        ("turn/start", "responsesapiClientMetadata", json!({}), "turn/start.responsesapiClientMetadata"),
        ("turn/start", "environments", json!([]), "turn/start.environments"),
        ("turn/start", "approvalPolicy", granular(), "askForApproval.granular"),
        ("turn/start", "permissions", permissions, "turn/start.permissions"),
        ("turn/start", "collaborationMode", mode, "turn/start.collaborationMode"),
        ("turn/steer", "responsesapiClientMetadata", json!({}), "turn/steer.responsesapiClientMetadata"),
    ]
}

/// The experimental methods of §5.2.
pub const METHODS: [&str; 24] = [
    "thread/increment_elicitation",
    "thread/decrement_elicitation",
    "thread/goal/set",
    "thread/goal/get",
    "thread/goal/clear",
    "thread/memoryMode/set",
    "memory/reset",
    "thread/backgroundTerminals/clean",
    "thread/turns/list",
    "thread/turns/items/list",
    "thread/realtime/start",
    "thread/realtime/appendAudio",
    "thread/realtime/appendText",
    "thread/realtime/stop",
    "thread/realtime/listVoices",
    "collaborationMode/list",
    "mock/experimentalMethod",
    "process/spawn",
    "process/writeStdin",
    "process/kill",
    "process/resizePty",
    "fuzzyFileSearch/sessionStart",
    "fuzzyFileSearch/sessionUpdate",
    "fuzzyFileSearch/sessionStop",
];

/// The experimental notifications of §5.3.
pub const NOTIFICATIONS: [&str; 12] = [
    "thread/goal/updated",
    "thread/goal/cleared",
    "process/outputDelta",
    "process/exited",
    "thread/realtime/started",
    "thread/realtime/itemAdded",
    "thread/realtime/transcript/delta",
    "thread/realtime/transcript/done",
    "thread/realtime/outputAudio/delta",
    "thread/realtime/sdp",
    "thread/realtime/error",
    "thread/realtime/closed",
];
