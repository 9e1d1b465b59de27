//! What writers store (spec/rollout.md §3.1, §5.1, §12.5).

use codex_schema::rollout::{EventMsg, Persistence, RolloutItem, feeds_memory, truncate_middle};
use codex_schema::vocab::ResponseItem;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

mod events;

use events::EVENTS;

fn event(tag: &str, members: &str) -> EventMsg {
    let separator = if members.is_empty() { "" } else { ", " };
    let text = format!("{{\"type\": \"{tag}\"{separator}{members}}}");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn table_has_every_event() {
    let mut tags: Vec<&str> = EVENTS.iter().map(|(tag, ..)| *tag).collect();
    let mut listed = EventMsg::TAGS.to_vec();
    tags.sort_unstable();
    listed.sort_unstable();
    assert_eq!((tags.len(), tags), (74, listed));
}

#[test]
fn events_by_type_and_by_tag() {
    for (tag, stored, members) in EVENTS {
        let event = event(tag, members);
        assert!(!matches!(event, EventMsg::Unrecognized(_)), "{tag}");
        let item = RolloutItem::EventMsg(event);
        for (mode, expected) in
            [(Persistence::Limited, *stored == 'L'), (Persistence::Extended, "LE".contains(*stored))]
        {
            assert_eq!(mode.persists(&item), expected, "{tag}, {mode:?}");
            assert_eq!(mode.persists_tag(tag, true), expected, "{tag}, {mode:?}");
        }
    }
}

#[test]
fn only_plans_are_stored_as_items() {
    let members = r#""thread_id": "t", "turn_id": "u", "item": {"type": "ContextCompaction", "id": "i"}"#;
    let item = RolloutItem::EventMsg(event("item_completed", members));
    for mode in [Persistence::Limited, Persistence::Extended] {
        assert!(!mode.persists(&item));
        assert!(!mode.persists_tag("item_completed", false));
        assert!(!mode.persists_tag("item_started", true));
    }
}

#[test]
fn other_names_of_events() {
    for tag in ["turn_started", "turn_complete"] {
        assert!(Persistence::Limited.persists_tag(tag, false), "{tag}");
    }
    for tag in ["", "of_a_newer_release", "background_event"] {
        assert!(!Persistence::Extended.persists_tag(tag, true), "{tag}");
    }
    let unknown = RolloutItem::EventMsg(event("of_a_newer_release", ""));
    assert!(!Persistence::Extended.persists(&unknown));
}

/// (item, whether it is fed to the memory)
fn response_items() -> Vec<(Value, bool)> {
    let message = |role: &str| json!({"type": "message", "role": role, "content": []});
    vec![
        (message("user"), true),
        (message("assistant"), true),
        (message("system"), true),
        (message("developer"), false),
        (json!({"type": "reasoning", "summary": [], "encrypted_content": null}), false),
        (
            json!({"type": "local_shell_call", "status": "completed", "action": {"type": "exec", "command": []}}),
            true,
        ),
        (json!({"type": "function_call", "name": "n", "arguments": "", "call_id": "c"}), true),
        (json!({"type": "tool_search_call", "execution": "e", "arguments": {}}), true),
        (json!({"type": "function_call_output", "call_id": "c", "output": ""}), true),
        (json!({"type": "custom_tool_call", "call_id": "c", "name": "n", "input": ""}), true),
        (json!({"type": "custom_tool_call_output", "call_id": "c", "output": ""}), true),
        (json!({"type": "tool_search_output", "status": "s", "execution": "e", "tools": []}), true),
        (json!({"type": "web_search_call"}), true),
        (json!({"type": "image_generation_call", "id": "i", "status": "s", "result": "r"}), false),
        (json!({"type": "compaction", "encrypted_content": "e"}), false),
        (json!({"type": "context_compaction"}), false),
    ]
}

#[test]
fn response_items_are_stored_unless_their_kind_is_lost() {
    for (item, fed) in response_items() {
        let decoded: ResponseItem = serde_json::from_value(item.clone()).expect("is a response item");
        assert_eq!(feeds_memory(&decoded), fed, "{item}");
        assert!(Persistence::Limited.persists(&RolloutItem::ResponseItem(decoded)), "{item}");
    }
    for kind in ["other", "ghost_snapshot", "of_a_newer_release"] {
        let decoded: ResponseItem = serde_json::from_value(json!({"type": kind})).expect("is kept");
        assert!(!feeds_memory(&decoded), "{kind}");
        assert!(!Persistence::Extended.persists(&RolloutItem::ResponseItem(decoded)), "{kind}");
    }
}

#[test]
fn metadata_is_stored() {
    let context = json!({
        "cwd": "/p", "approval_policy": "never", "sandbox_policy": {"type": "read-only"}, "model": "m",
        "summary": "auto",
    });
    let meta = json!({
        "id": "019a0000-0000-7000-8000-000000000001", "timestamp": "", "cwd": "/p", "originator": "o",
        "cli_version": "0",
    });
    for (kind, payload) in
        [("session_meta", meta), ("turn_context", context), ("compacted", json!({"message": ""}))]
    {
        let item: RolloutItem =
            serde_json::from_value(json!({"type": kind, "payload": payload})).expect("is an item");
        assert!(Persistence::Limited.persists(&item), "{kind}");
    }
    let unknown: RolloutItem =
        serde_json::from_value(json!({"type": "of_a_newer_release", "payload": {}})).expect("is kept");
    assert!(!Persistence::Extended.persists(&unknown));
}

fn command(output: &str) -> RolloutItem {
    let (_, _, members) = EVENTS.iter().find(|(tag, ..)| *tag == "exec_command_end").expect("is listed");
    let mut value: Value =
        serde_json::from_str(&format!("{{\"type\": \"exec_command_end\", {members}}}")).expect("is JSON");
    value["aggregated_output"] = json!(output);
    RolloutItem::EventMsg(serde_json::from_value(value).expect("is an event"))
}

fn payload(item: &RolloutItem) -> Value {
    serde_json::to_value(item).expect("has a wire form")["payload"].clone()
}

#[test]
fn extended_files_hold_output_once_and_cut() {
    let short = payload(&Persistence::Extended.stored_form(command("short")));
    assert_eq!(
        (&short["stdout"], &short["stderr"], &short["formatted_output"]),
        (&json!(""), &json!(""), &json!(""))
    );
    assert_eq!((&short["aggregated_output"], &short["exit_code"]), (&json!("short"), &json!(0)));

    let long = "x".repeat(10_001);
    let cut = payload(&Persistence::Extended.stored_form(command(&long)));
    let half = "x".repeat(5_000);
    assert_eq!(cut["aggregated_output"], format!("{half}…1 chars truncated…{half}"));
    let whole = "x".repeat(10_000);
    let kept = payload(&Persistence::Extended.stored_form(command(&whole)));
    assert_eq!(kept["aggregated_output"], whole);
}

#[test]
fn limited_files_hold_items_as_they_are() {
    let long = command(&"x".repeat(20_000));
    assert_eq!(Persistence::Limited.stored_form(long.clone()), long);
}

#[test]
fn truncation_keeps_both_ends() {
    for (text, budget, expected) in [
        ("", 0, ""),
        ("", 9, ""),
        ("abc", 0, "…3 chars truncated…"),
        ("abc", 3, "abc"),
        ("abcdef", 1, "…5 chars truncated…f"),
        ("abcdef", 4, "ab…2 chars truncated…ef"),
        ("abcdef", 5, "ab…1 chars truncated…def"),
        ("ééé", 4, "é…1 chars truncated…é"),
        ("ééé", 5, "é…1 chars truncated…é"),
        ("ééé", 2, "…3 chars truncated…"),
        ("😀😀", 7, "…1 chars truncated…😀"),
        ("a😀b", 3, "a…1 chars truncated…b"),
    ] {
        assert_eq!(truncate_middle(text, budget), expected, "{text:?}, {budget}");
    }
}
