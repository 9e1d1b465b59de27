//! Everything that an extended file holds, beyond what the server shows.

use codex_schema::history::Items;
use codex_schema::v2::{ThreadItem, Turn, TurnStatus};
use pretty_assertions::assert_eq;

use crate::{event, line, meta, read, turn_ids, user};

fn turns(items: Items, lines: &[String]) -> Vec<Turn> {
    read(items, lines.join("\n").as_bytes()).expect("is readable").turns
}

#[test]
fn errors_and_dynamic_tools() {
    let lines = [
        meta(),
        user("a"),
        event(
            "dynamic_tool_call_response",
            r#""call_id":"c","turn_id":"rollout-1","tool":"t","arguments":{},"content_items":[],"success":true,"error":null,"duration":{"secs":0,"nanos":0}"#,
        ),
        event("error", r#""message":"e","codex_error_info":"other""#),
    ];
    let [limited] = &turns(Items::Limited, &lines)[..] else { panic!("one turn") };
    assert_eq!((limited.items.len(), &limited.status), (1, &TurnStatus::Completed));

    let [all] = &turns(Items::All, &lines)[..] else { panic!("one turn") };
    assert!(matches!(&all.items[1], ThreadItem::DynamicToolCall(call) if call.tool == "t"), "{all:?}");
    assert_eq!(all.status, TurnStatus::Failed);
    assert_eq!(all.error.as_ref().expect("failed").message, "e");
}

#[test]
fn every_item_that_the_release_reads_counts() {
    let lines = [
        meta(),
        line("response_item", r#"{"type":"of_a_newer_release"}"#),
        event("shutdown_complete", ""),
        line("response_item", r#"{"type":"ghost_snapshot"}"#),
        event("brand_new_event", ""),
        user("a"),
    ];
    assert_eq!(turn_ids(&turns(Items::Limited, &lines)), ["rollout-1"]);
    assert_eq!(turn_ids(&turns(Items::All, &lines)), ["rollout-3"]);
}

#[test]
fn unfinished_turns_are_interrupted_either_way() {
    let start = event("task_started", r#""turn_id":"T","model_context_window":null"#);
    for items in [Items::Limited, Items::All] {
        let [turn] = &turns(items, &[meta(), start.clone(), user("a")])[..] else { panic!("one turn") };
        assert_eq!(turn.status, TurnStatus::Interrupted);
    }
}

#[test]
fn the_default_is_what_the_server_shows() {
    assert_eq!(Items::default(), Items::Limited);
}
