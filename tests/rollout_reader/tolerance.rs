//! What the tolerant reader keeps and the release refuses, and what both read.

use codex_schema::rollout::{EventMsg, Loaded, Loader, RolloutItem, RolloutLine};
use codex_schema::vocab::ResponseItem;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::{META, agent, entries, event, line, loaded, meta, user};

#[track_caller]
fn kept(text: &str) -> RolloutLine {
    match entries(text.as_bytes()).remove(0).line {
        Ok(line) => line,
        Err(error) => panic!("{error}: {text}"),
    }
}

#[track_caller]
fn load(text: &str) -> Loaded {
    let (mut lines, end) = loaded(text.as_bytes());
    assert!(end.is_none(), "{end:?}");
    lines.remove(0).1
}

fn message(more: &str) -> String {
    line("response_item", &format!(r#"{{"type":"message","role":"assistant","content":[]{more}}}"#))
}

/// A line that only a newer release writes, and where 0.130.0 stumbles.
#[test]
fn what_is_newer_is_kept_whole_and_not_loaded() {
    for (text, pointer) in [
        (line("brand_new", r#"{"a":[1,{"b":null}]}"#), "/type"),
        (line("brand_new", "7"), "/type"),
        (r#"{"timestamp":"","type":"brand_new"}"#.to_owned(), "/type"),
        (event("brand_new_event", r#""a":{"b":1.50,"b2":"\u00e9"}"#), "/payload/type"),
        (
            event("agent_message", r#""message":"m","phase":"brand_new","memory_citation":null"#),
            "/payload/phase",
        ),
        (
            event(
                "item_completed",
                r#""thread_id":"019e0000-0000-7000-8000-000000000001","turn_id":"t","item":{"type":"BrandNew","id":"i","more":[]},"completed_at_ms":1"#,
            ),
            "/payload/item/type",
        ),
        (message(r#","phase":"brand_new""#), "/payload/phase"),
        (
            line(
                "response_item",
                r#"{"type":"message","role":"user","content":[{"type":"brand_new","a":1}]}"#,
            ),
            "/payload/content/0/type",
        ),
    ] {
        let line = kept(&text);
        let original: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_value(&line).unwrap(), original);
        let Loaded::Refused(refusal) = load(&text) else { panic!("is loaded: {text}") };
        assert_eq!(refusal.pointer, pointer, "{text}");
    }
}

#[test]
fn unknown_items_and_events_tell_what_they_are() {
    let RolloutItem::Unrecognized(item) = kept(&line("brand_new", r#"{ "a": 1.50 }"#)).item else {
        panic!("is unknown");
    };
    assert_eq!((item.kind(), item.payload().unwrap().as_str()), ("brand_new", r#"{ "a": 1.50 }"#));
    let RolloutItem::EventMsg(event) = kept(&event("brand_new_event", "")).item else {
        panic!("is an event")
    };
    assert!(matches!(&event, EventMsg::Unrecognized(_)), "{event:?}");
    assert_eq!(event.tag(), "brand_new_event");
}

/// A response item of an unknown type is the one thing that the release reads too, as `other`.
#[test]
fn unknown_response_items_are_kept_by_both() {
    let text = line("response_item", r#"{"type":"brand_new","a":[1]}"#);
    let Loaded::Line(loaded) = load(&text) else { panic!("is not loaded") };
    assert_eq!(loaded, kept(&text));
    assert_eq!(serde_json::to_string(&loaded).unwrap(), text);
}

#[test]
fn members_that_nobody_knows_are_passed_over_by_both() {
    let text = event("agent_message", r#""message":"m","brand_new":{"message":7}"#)
        .replace(r#""type":"event_msg""#, r#""brand_new":[],"type":"event_msg""#);
    let expected = kept(&agent("m"));
    assert_eq!(kept(&text), expected);
    assert_eq!(load(&text), Loaded::Line(expected));
}

#[test]
fn what_is_known_and_wrong_is_an_error_for_both() {
    for (text, pointer) in [
        (event("agent_message", r#""message":7"#), "/payload/message"),
        (event("agent_message", ""), "/payload"),
        (event("thread_rolled_back", r#""num_turns":4294967296"#), "/payload/num_turns"),
        (line("response_item", r#"{"type":"message","role":"user","content":"text"}"#), "/payload/content"),
        (line("session_meta", &META.replace(r#""/w""#, "null")), "/payload/cwd"),
    ] {
        let error = entries(text.as_bytes()).remove(0).line.expect_err(&text);
        assert!(error.to_string().contains(&format!("(at {pointer})")), "{error}: {text}");
        let Loaded::Refused(refusal) = load(&text) else { panic!("is loaded: {text}") };
        assert_eq!(refusal.pointer, pointer, "{text}");
    }
}

/// Derived readers take an object as the array of its values. Nobody writes that; the release's verdict on it is no
/// part of the contract, and here it is no line.
#[test]
fn an_object_written_as_an_array_is_refused() {
    for text in [
        r#"["2026-01-02T03:00:01.000Z","event_msg",{"type":"agent_message","message":"m"}]"#.to_owned(),
        line("event_msg", r#"["agent_message","m"]"#),
        line("event_msg", r#"["agent_message",{"message":"m"}]"#),
        line("response_item", r#"["message","user",[]]"#),
    ] {
        assert!(entries(text.as_bytes()).remove(0).line.is_err(), "{text}");
        assert!(matches!(load(&text), Loaded::Refused(_)), "{text}");
    }
    for text in [
        line("compacted", r#"["",null]"#),
        line("session_meta", r#"["019e0000-0000-7000-8000-000000000001",null,"","","","","cli"]"#),
    ] {
        assert!(matches!(load(&text), Loaded::Refused(_)), "{text}");
    }
}

#[test]
fn of_members_that_stand_twice_the_last_one_counts() {
    let expected = kept(&agent("m"));
    for text in [
        agent("m").replacen('{', r#"{"timestamp":7,"#, 1),
        agent("m").replacen('{', r#"{"type":"session_meta","payload":[],"#, 1),
        event("agent_message", r#""message":["x"],"message":"m""#),
        event("user_message", r#""type":"agent_message","message":"m""#),
    ] {
        assert_eq!(kept(&text), expected, "{text}");
        assert_eq!(load(&text), Loaded::Line(expected.clone()), "{text}");
    }
    // The last one may be the wrong one.
    let text = event("agent_message", r#""message":"m","message":7"#);
    assert!(entries(text.as_bytes()).remove(0).line.is_err());
    assert!(matches!(load(&text), Loaded::Refused(_)));
}

const GHOST: &str = r#"{"type":"ghost_snapshot","ghost_commit":{"id":"a","preexisting_untracked_files":[]}}"#;

#[test]
fn ghost_snapshots() {
    let text = line("response_item", GHOST);
    let RolloutItem::ResponseItem(ResponseItem::Unrecognized(item)) = kept(&text).item else {
        panic!("is not kept");
    };
    assert_eq!(item.tag(), "ghost_snapshot");
    assert_eq!(load(&text), Loaded::GhostSnapshot);
    // Passed over before anything else is asked of the line.
    for text in [
        line("response_item", r#"{"type":"ghost_snapshot"}"#),
        r#"{"payload":{"type":"ghost_snapshot"},"type":"response_item"}"#.to_owned(),
        line("response_item", r#"{"type":"message","type":"ghost_snapshot"}"#),
    ] {
        assert_eq!(load(&text), Loaded::GhostSnapshot, "{text}");
    }
    // Not where the type is another, or where it is no JSON.
    assert!(matches!(load(&event("ghost_snapshot", "")), Loaded::Refused(_)));
    assert!(matches!(load(&text[..text.len() - 1]), Loaded::Refused(_)));
}

#[test]
fn ghost_snapshots_in_a_replaced_history() {
    let of = |elements: &[&str]| {
        let elements = elements.join(",");
        line("compacted", &format!(r#"{{"message":"m","replacement_history":[{elements}]}}"#))
    };
    let message = r#"{"type":"message","role":"user","content":[]}"#;
    let other = r#"{"type":"brand_new","a":1}"#;
    let with = of(&[GHOST, message, r#"{"type":"ghost_snapshot"}"#, other, GHOST]);
    let without = kept(&of(&[message, other]));
    assert_eq!(load(&with), Loaded::Line(without));
    let tags = |line: RolloutLine| -> Vec<String> {
        let RolloutItem::Compacted(compacted) = line.item else { panic!("is compacted") };
        let history = compacted.replacement_history.expect("has one");
        history.iter().map(|item| item.tag().to_owned()).collect()
    };
    let all = ["ghost_snapshot", "message", "ghost_snapshot", "brand_new", "ghost_snapshot"];
    assert_eq!(tags(kept(&with)), all);
    // The rest must decode as ever.
    assert!(matches!(load(&of(&[GHOST, "7"])), Loaded::Refused(_)));
    assert_eq!(load(&of(&[GHOST])), Loaded::Line(kept(&of(&[]))));
}

#[test]
fn the_loader_counts_and_names() {
    let file = [
        user("a"),
        line("response_item", GHOST),
        "no JSON".to_owned(),
        meta(),
        event("brand_new_event", ""),
        line("session_meta", &META.replace("000000000001", "000000000002")),
        line("brand_new", "{}"),
    ]
    .join("\n");
    let mut loader = Loader::new(file.as_bytes());
    let mut seen = Vec::new();
    while let Some((number, _)) = loader.next_line().expect("is loaded") {
        seen.push((number, loader.thread_id().map(|id| id.as_str().to_owned()), loader.parse_errors()));
    }
    let id = json!("019e0000-0000-7000-8000-000000000001");
    let seen = serde_json::to_value(seen).unwrap();
    assert_eq!(
        seen,
        json!([[1, null, 0], [2, null, 0], [3, null, 1], [4, id, 1], [5, id, 2], [6, id, 2], [7, id, 3]])
    );
    assert_eq!(loader.bytes_read(), u64::try_from(file.len()).unwrap());
}
