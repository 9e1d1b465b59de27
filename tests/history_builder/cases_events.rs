//! The cases of spec/thread-history.md §9 in which a running thread feeds its events.

use pretty_assertions::assert_eq;
use serde_json::json;

use crate::support::*;

#[test]
fn case_01_two_turns_of_messages_and_reasoning() {
    let turns = live([
        with(user("First turn"), json!({"images": ["https://example.com/one.png"]})),
        agent("Hi there"),
        reasoning("thinking"),
        raw_reasoning("full reasoning"),
        user("Second turn"),
        agent("Reply two"),
    ]);
    let [first, second] = &turns[..] else { panic!("{turns:?}") };
    assert_eq!(
        items(first),
        [
            json!({"type": "userMessage", "id": "item-1", "content": [
                {"type": "text", "text": "First turn", "text_elements": []},
                {"type": "image", "url": "https://example.com/one.png"},
            ]}),
            json!({"type": "agentMessage", "id": "item-2", "text": "Hi there", "phase": null, "memoryCitation": null}),
            json!({"type": "reasoning", "id": "item-3", "summary": ["thinking"], "content": ["full reasoning"]}),
        ]
    );
    assert_eq!(ids(second), ["item-4", "item-5"]);
    assert_ne!(first.id, second.id);
    for turn in &turns {
        let id = codex_schema::id::Uuid::try_parse(turn.id.as_str()).expect("is a UUID");
        assert_eq!((id.get_version_num(), turn.status.as_str()), (7, "completed"));
        assert_eq!(id.hyphenated().to_string(), turn.id.as_str());
    }
}

#[test]
fn case_17_late_command_of_an_unknown_turn() {
    let turns = live([
        started("A"),
        user("a"),
        complete("A"),
        started("B"),
        user("b"),
        exec_end("c", "X"),
        complete("B"),
    ]);
    assert_eq!(outline(&turns), [("A", "completed"), ("B", "completed")]);
    assert_eq!((ids(&turns[0]), ids(&turns[1])), (vec!["item-1"], vec!["item-2"]));
}

#[test]
fn case_18_snapshot_with_a_patch_in_progress() {
    let mut builder = builder();
    for payload in [started("T"), user("q"), patch_begin("p", "T")] {
        builder.event(event(payload));
    }
    let turn = builder.active_turn().expect("is open");
    assert_eq!((turn.id.as_str(), turn.status.as_str()), ("T", "inProgress"));
    assert_eq!(ids(turn), ["item-1", "p"]);
    assert_eq!(
        (&items(turn)[1]["type"], &items(turn)[1]["status"]),
        (&json!("fileChange"), &json!("inProgress"))
    );
}

#[test]
fn case_19_snapshot_with_a_patch_that_waits_for_approval() {
    let mut builder = builder();
    for payload in [started("T"), user("q"), patch_request("p", "T")] {
        builder.event(event(payload));
    }
    let turn = builder.active_turn().expect("is open");
    assert_eq!((turn.id.as_str(), turn.status.as_str()), ("T", "inProgress"));
    assert_eq!(ids(turn), ["item-1", "p"]);
    assert_eq!(
        (&items(turn)[1]["type"], &items(turn)[1]["status"]),
        (&json!("fileChange"), &json!("inProgress"))
    );
}
