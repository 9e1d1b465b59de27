//! Enums and unions, also inside each other.

use serde_json::json;

use crate::{ALL, NONE, NOT_STRICT, ONLY_OPEN, judge};

#[test]
fn string_enums_by_their_openness() {
    // Values of statuses come from the server, sort directions only from clients.
    let turn = |status: &str| json!({"threadId": "t", "turn": {"id": "u", "items": [], "status": status}});
    judge(
        "v2/TurnCompletedNotification.json",
        &[(ALL, turn("completed")), (ONLY_OPEN, turn("paused")), (ONLY_OPEN, turn(""))],
    );
    judge(
        "v2/ThreadListParams.json",
        &[(ALL, json!({"sortDirection": "asc"})), (NONE, json!({"sortDirection": "sideways"}))],
    );
}

#[test]
fn tagged_unions() {
    let started = |item| json!({"threadId": "t", "turnId": "u", "startedAtMs": 1, "item": item});
    judge(
        "v2/ItemStartedNotification.json",
        &[
            (ALL, started(json!({"type": "plan", "id": "i", "text": "x"}))),
            (NOT_STRICT, started(json!({"type": "plan", "id": "i", "text": "x", "mood": 1}))),
            (ONLY_OPEN, started(json!({"type": "hologram", "id": "i", "depth": [1]}))),
            (ONLY_OPEN, started(json!({"type": "hologram"}))),
            // A known tag with a malformed body is never an unknown member.
            (NONE, started(json!({"type": "plan", "id": "i", "text": 5}))),
            (NONE, started(json!({"type": "plan", "id": "i"}))),
            (NONE, started(json!({"id": "i", "text": "x"}))),
            (NONE, started(json!({"type": null}))),
            (NONE, started(json!("plan"))),
        ],
    );
}

#[test]
fn a_closed_union_stays_closed() {
    judge(
        "v2/LoginAccountParams.json",
        &[
            (ALL, json!({"type": "apiKey", "apiKey": "k"})),
            (NOT_STRICT, json!({"type": "apiKey", "apiKey": "k", "hint": 1})),
            (NONE, json!({"type": "palmPrint"})),
        ],
    );
}

#[test]
fn keyed_unions() {
    let with = |policy| json!({"approvalPolicy": policy});
    let granular = json!({"sandbox_approval": true, "rules": true, "mcp_elicitations": false});
    judge(
        "v2/ThreadStartParams.json",
        &[
            (ALL, with(json!("never"))),
            (ALL, with(json!({"granular": granular}))),
            (ONLY_OPEN, with(json!("sometimes"))),
            (ONLY_OPEN, with(json!({"sometimes": {"x": 1}}))),
            (ONLY_OPEN, with(json!({"never": null}))),
            (NONE, with(json!("granular"))),
            (NONE, with(json!({"granular": {}}))),
            (NONE, with(json!({"granular": granular, "sometimes": 1}))),
            (NONE, with(json!({"never": 1}))),
            (NONE, with(json!({}))),
            (NONE, with(json!(["never"]))),
        ],
    );
    let mut more = granular.clone();
    more["hint"] = json!(1);
    judge("v2/ThreadStartParams.json", &[(NOT_STRICT, with(json!({"granular": more})))]);
}

#[test]
fn unions_in_unions() {
    // A turn's error holds a keyed union, which holds a struct with an enum.
    let failed = |info| json!({"threadId": "t", "turnId": "u", "willRetry": false, "error": {"message": "m", "codexErrorInfo": info}});
    judge(
        "v2/ErrorNotification.json",
        &[
            (ALL, failed(json!("other"))),
            (ALL, failed(json!({"activeTurnNotSteerable": {"turnKind": "review"}}))),
            (ONLY_OPEN, failed(json!({"activeTurnNotSteerable": {"turnKind": "dream"}}))),
            (NOT_STRICT, failed(json!({"activeTurnNotSteerable": {"turnKind": "review", "x": 1}}))),
            (ONLY_OPEN, failed(json!({"lost": {}}))),
            (NONE, failed(json!({"activeTurnNotSteerable": {"turnKind": 1}}))),
        ],
    );
    // An item with a list of actions, one of them unknown.
    let started = |action| {
        json!({"threadId": "t", "turnId": "u", "startedAtMs": 1, "item": {
            "type": "commandExecution", "id": "i", "command": "c", "cwd": "/", "status": "inProgress",
            "commandActions": [{"type": "unknown", "command": "c"}, action]
        }})
    };
    judge(
        "v2/ItemStartedNotification.json",
        &[
            (ALL, started(json!({"type": "listFiles", "command": "ls"}))),
            (ONLY_OPEN, started(json!({"type": "teleport"}))),
            (NONE, started(json!({"type": "listFiles"}))),
        ],
    );
}

#[test]
fn untagged_unions() {
    let read = |content| json!({"contents": [content]});
    judge(
        "v2/McpResourceReadResponse.json",
        &[
            (ALL, read(json!({"uri": "u", "text": "t"}))),
            (ALL, read(json!({"uri": "u", "blob": "b"}))),
            (NOT_STRICT, read(json!({"uri": "u", "blob": "b", "weight": 1}))),
            (ONLY_OPEN, read(json!({"uri": "u", "hologram": "h"}))),
            (NONE, read(json!({"uri": "u", "text": 5}))),
            (NONE, read(json!("text"))),
        ],
    );
    judge(
        "GetConversationSummaryParams.json",
        &[
            (ALL, json!({"conversationId": "c"})),
            (ALL, json!({"rolloutPath": "r"})),
            (NOT_STRICT, json!({"conversationId": "c", "rolloutPath": "r"})),
            (NONE, json!({"threadId": "t"})),
        ],
    );
}

#[test]
fn second_spellings_of_tags_are_known_tags() {
    let event = |kind: &str, window| json!({"type": kind, "turn_id": "t", "model_context_window": window});
    judge(
        "EventMsg.json",
        &[
            (ALL, event("task_started", json!(7))),
            (ONLY_OPEN, event("turn_started", json!(7))),
            (NONE, event("turn_started", json!("wide"))),
            (ONLY_OPEN, event("turn_paused", json!("wide"))),
        ],
    );
}
