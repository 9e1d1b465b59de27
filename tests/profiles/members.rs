//! Members: unknown ones, patches, maps, rests and shared ones.

use serde_json::json;

use crate::{ALL, NONE, NOT_STRICT, ONLY_OPEN, judge};

#[test]
fn a_misspelt_member_is_told_by_strict_alone() {
    judge(
        "v2/TurnStartParams.json",
        &[
            (ALL, json!({"threadId": "t", "input": [], "model": "m"})),
            (NOT_STRICT, json!({"threadId": "t", "input": [], "Model": "m"})),
            (NOT_STRICT, json!({"threadId": "t", "input": [{"type": "text", "text": "x", "mood": 1}]})),
            (NONE, json!({"thread_id": "t", "input": []})),
        ],
    );
    judge("v2/ThreadArchiveResponse.json", &[(ALL, json!({})), (NOT_STRICT, json!({"id": 1}))]);
}

#[test]
fn patches_are_absent_null_or_a_value() {
    let git = |info| json!({"threadId": "t", "gitInfo": info});
    judge(
        "v2/ThreadMetadataUpdateParams.json",
        &[
            (ALL, json!({"threadId": "t"})),
            (ALL, git(json!({}))),
            (ALL, git(json!({"sha": null, "branch": "b"}))),
            (NOT_STRICT, git(json!({"sha": null, "branches": "b"}))),
            (NONE, git(json!({"sha": 7}))),
        ],
    );
    judge(
        "v2/ThreadStartParams.json",
        &[
            (ALL, json!({"serviceTier": null})),
            (ALL, json!({"serviceTier": "x"})),
            (NONE, json!({"serviceTier": []})),
        ],
    );
}

#[test]
fn maps_take_any_key_and_close_their_values() {
    let answers = |answer| json!({"answers": {"any question": answer}});
    judge(
        "ToolRequestUserInputResponse.json",
        &[
            (ALL, json!({"answers": {}})),
            (ALL, answers(json!({"answers": ["a"]}))),
            (NOT_STRICT, answers(json!({"answers": ["a"], "mood": 1}))),
            (NONE, answers(json!(["a"]))),
        ],
    );
}

#[test]
fn what_a_type_keeps_is_no_surplus() {
    let config = |config| json!({"config": config, "origins": {}});
    judge(
        "v2/ConfigReadResponse.json",
        &[
            (ALL, config(json!({"a table of mine": {"x": 1}}))),
            (ALL, config(json!({"apps": {"_default": {}, "my-app": {"enabled": false}}}))),
            (NOT_STRICT, config(json!({"apps": {"my-app": {"enable": false}}}))),
            (NONE, config(json!({"apps": {"my-app": {"enabled": 1}}}))),
        ],
    );
    // Any JSON may stand in a tool's arguments.
    let call = |arguments| json!({"threadId": "t", "server": "s", "tool": "t", "arguments": arguments});
    judge(
        "v2/McpServerToolCallParams.json",
        &[(ALL, call(json!({"x": [{"y": null}]}))), (ALL, call(json!(null)))],
    );
}

#[test]
fn shared_members_stand_in_every_member_of_their_union() {
    let ask = |mode: &str| json!({"threadId": "t", "turnId": null, "serverName": "s", "mode": mode, "message": "m", "url": "u", "elicitationId": "e"});
    let mut more = ask("url");
    more["urgency"] = json!(1);
    let mut less = ask("hologram");
    less.as_object_mut().expect("an object").remove("serverName");
    judge(
        "McpServerElicitationRequestParams.json",
        &[
            (ALL, ask("url")),
            (NOT_STRICT, more),
            (ONLY_OPEN, ask("hologram")),
            (NONE, less),
            (NONE, ask("form")),
        ],
    );
}

#[test]
fn second_spellings_of_members() {
    let app = |screenshot| json!({"data": [{"id": "a", "name": "n", "appMetadata": {"screenshots": [screenshot]}}]});
    judge(
        "v2/AppsListResponse.json",
        &[
            (ALL, app(json!({"userPrompt": "p", "fileId": "f"}))),
            (ONLY_OPEN, app(json!({"user_prompt": "p", "file_id": null}))),
            (NONE, app(json!({"file_id": "f"}))),
        ],
    );
}

#[test]
fn integers_keep_their_width() {
    let resize = |rows| json!({"processHandle": "p", "size": {"cols": 80, "rows": rows}});
    judge(
        "v2/ProcessResizePtyParams.json",
        &[
            (ALL, resize(json!(65535))),
            (NONE, resize(json!(65536))),
            (NONE, resize(json!(-1))),
            (NONE, resize(json!(1.5))),
        ],
    );
}
