//! spec/rollout.md §2 and §3: lines and their items.

use codex_schema::rollout::{EventMsg, RolloutItem, RolloutLine};
use pretty_assertions::assert_eq;

const LINE: &str = r#"{"timestamp":"2026-05-07T09:00:00.000Z","type":"event_msg","payload":{"type":"thread_rolled_back","num_turns":2}}"#;

fn decode(text: &str) -> RolloutLine {
    RolloutLine::decode(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn written(line: &RolloutLine) -> String {
    serde_json::to_string(line).expect("is written")
}

#[test]
fn members_come_in_any_order_and_are_written_in_one() {
    for text in [
        LINE,
        r#"{"payload":{"type":"thread_rolled_back","num_turns":2},"type":"event_msg","timestamp":"2026-05-07T09:00:00.000Z"}"#,
        r#"{"payload":{"num_turns":2,"type":"thread_rolled_back"},"timestamp":"2026-05-07T09:00:00.000Z","type":"event_msg"}"#,
        r#" { "type" : "event_msg" , "more" : {"type":"x"} , "payload" : {"more":[],"type":"thread_rolled_back","num_turns":2} , "timestamp" : "2026-05-07T09:00:00.000Z" } "#,
    ] {
        let line = decode(text);
        match &line.item {
            RolloutItem::EventMsg(EventMsg::ThreadRolledBack(event)) => assert_eq!(event.num_turns, 2),
            other => panic!("{other:?}"),
        }
        assert_eq!(written(&line), LINE);
    }
}

#[test]
fn all_members_are_required() {
    for (text, missing) in [
        (r#"{"type":"event_msg","payload":{"type":"shutdown_complete"}}"#, "timestamp"),
        (r#"{"timestamp":"t","payload":{"type":"shutdown_complete"}}"#, "type"),
        (r#"{"timestamp":"t","type":"event_msg"}"#, "payload"),
        (r#"{"timestamp":"t","type":"compacted"}"#, "payload"),
    ] {
        let error = RolloutLine::decode(text).unwrap_err();
        assert!(error.message.contains(&format!("missing field `{missing}`")), "{error}");
    }
    for text in [
        r#"{"timestamp":7,"type":"event_msg","payload":{"type":"shutdown_complete"}}"#,
        r#"{"timestamp":"t","type":7,"payload":{"type":"shutdown_complete"}}"#,
        r#"{"timestamp":"t","type":"event_msg","payload":null}"#,
        r#"{"timestamp":"t","type":"event_msg","payload":[]}"#,
        "[]",
        "7",
        "",
    ] {
        assert!(RolloutLine::decode(text).is_err(), "{text}");
    }
}

#[test]
fn errors_name_the_place() {
    let error = RolloutLine::decode(&LINE.replace(":2", r#":"2""#)).unwrap_err();
    assert_eq!(error.pointer, "/payload/num_turns");
    let error = RolloutLine::decode(
        r#"{"payload":{"type":"thread_rolled_back"},"type":"event_msg","timestamp":"t"}"#,
    )
    .unwrap_err();
    assert!(error.message.contains("payload of event_msg") && error.message.contains("num_turns"), "{error}");
}

#[test]
fn any_text_is_a_timestamp() {
    for timestamp in ["", "yesterday", "2026-05-07 09:00"] {
        let text = LINE.replace("2026-05-07T09:00:00.000Z", timestamp);
        assert_eq!(written(&decode(&text)), text);
    }
}

#[test]
fn an_item_of_a_newer_release_is_kept_whole() {
    for payload in
        [r#"{"z":[1.10,12345678901234567890123],"a":{"type":"x","":null}}"#, "null", "7", r#""text""#, "[]"]
    {
        let text = format!(r#"{{"timestamp":"t","type":"hologram","payload":{payload}}}"#);
        let line = decode(&text);
        match &line.item {
            RolloutItem::Unrecognized(item) => {
                assert_eq!(item.kind(), "hologram");
                assert_eq!(item.payload().map(|payload| payload.as_str()), Some(payload));
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(written(&line), text);
        let payload_first = format!(r#"{{"payload":{payload},"type":"hologram","timestamp":"t"}}"#);
        assert_eq!(decode(&payload_first), line);
    }
    let bare = r#"{"timestamp":"t","type":"hologram"}"#;
    assert_eq!(written(&decode(bare)), bare);
}

#[test]
fn what_is_unknown_within_an_item_is_kept_whole() {
    for payload in [
        r#""event_msg","payload":{"type":"hologram","z":1.10,"a":null}"#,
        // Gone in 0.130.0 (§5.2).
        r#""event_msg","payload":{"type":"get_history_entry_response","offset":1,"log_id":2}"#,
        r#""event_msg","payload":{"type":"undo_started","message":null}"#,
        r#""event_msg","payload":{"type":"item_completed","thread_id":"t","turn_id":"u","item":{"type":"Hologram","id":"i","n":1.10},"completed_at_ms":1}"#,
        r#""event_msg","payload":{"type":"error","message":"m","codex_error_info":{"hologram_failed":{"code":1.10}}}"#,
        r#""event_msg","payload":{"type":"turn_aborted","turn_id":"u","reason":"teleported"}"#,
        r#""response_item","payload":{"type":"ghost_snapshot","ghost_commit":{"id":"c"}}"#,
        r#""compacted","payload":{"message":"","replacement_history":[{"type":"ghost_snapshot","ghost_commit":{"id":"c"}}]}"#,
        r#""turn_context","payload":{"cwd":"/w","approval_policy":"telepathy","sandbox_policy":{"type":"bubble","walls":3},"model":"m","summary":"haiku"}"#,
        r#""session_meta","payload":{"id":"t","timestamp":"t","cwd":"/w","originator":"o","cli_version":"1","source":{"subagent":{"hologram":[1.10]}},"model_provider":null,"base_instructions":null}"#,
    ] {
        let text = format!(r#"{{"timestamp":"t","type":{payload}}}"#);
        assert_eq!(written(&decode(&text)), text);
    }
}

#[test]
fn the_last_of_a_repeated_member_counts() {
    let text = LINE.replace(r#""num_turns":2"#, r#""num_turns":1,"num_turns":2"#);
    assert_eq!(written(&decode(&text)), LINE);
    let text = LINE.replace(r#""type":"event_msg""#, r#""type":"compacted","type":"event_msg""#);
    assert_eq!(written(&decode(&text)), LINE);
}

#[test]
fn lines_stay_small() {
    // Lines are moved one by one: what is large lies in a box.
    assert!(size_of::<EventMsg>() <= 200, "{}", size_of::<EventMsg>());
    assert!(size_of::<RolloutLine>() <= 232, "{}", size_of::<RolloutLine>());
}
