//! Members that stand twice (spec/rollout.md §0, row "duplicate keys").

use codex_schema::rollout::{ItemKind, accepts, accepts_in_head};

use crate::{META, event, line, meta};

/// A line that both readers accept, or only the loader.
#[track_caller]
fn last_wins(line: &str) {
    assert!(accepts(line).is_ok(), "{:?}", accepts(line));
    let refusal = accepts_in_head(line).unwrap_err();
    assert!(!refusal.message.is_empty());
}

#[track_caller]
fn both_accept(line: &str) {
    assert!(accepts(line).is_ok(), "{:?}", accepts(line));
    assert!(accepts_in_head(line).is_ok(), "{:?}", accepts_in_head(line));
}

#[track_caller]
fn both_refuse(line: &str) {
    assert!(accepts(line).is_err());
    assert!(accepts_in_head(line).is_err());
}

#[test]
fn the_last_one_counts_when_a_file_is_loaded() {
    last_wins(&event("thread_rolled_back", r#""num_turns":1,"num_turns":2"#));
    last_wins(&event("thread_rolled_back", r#""num_turns":"x","num_turns":2"#));
    last_wins(&event("thread_rolled_back", r#""num_turns":{"a":[1,2]} , "num\u005fturns":2"#));
    both_refuse(&event("thread_rolled_back", r#""num_turns":2,"num_turns":"x""#));
    both_refuse(&event("thread_rolled_back", r#""num_turns":2,"num_turns":null"#));
    let refusal =
        accepts_in_head(&event("thread_rolled_back", r#""num_turns":1,"num_turns":2"#)).unwrap_err();
    assert_eq!(refusal.pointer, "/payload");
    assert_eq!(refusal.message, "expected the member `num_turns` once, found it twice");
}

#[test]
fn tags_and_members_of_a_line_may_be_repeated() {
    last_wins(&line("event_msg", r#"{"type":"brand_new","type":"shutdown_complete"}"#));
    last_wins(&line("event_msg", r#"{"type":"thread_rolled_back","message":"","type":"warning"}"#));
    both_refuse(&line("event_msg", r#"{"type":"shutdown_complete","type":"brand_new"}"#));
    last_wins(&meta("").replacen(r#""timestamp":"#, r#""timestamp":null,"timestamp":"#, 1));
    last_wins(&event("shutdown_complete", "").replace(r#""payload":"#, r#""payload":7,"payload":"#));
    let line = format!(r#"{{"timestamp":"","type":"event_msg","payload":{{{META}}},"type":"session_meta"}}"#);
    assert_eq!(accepts(&line), Ok(ItemKind::SessionMeta));
    assert!(accepts_in_head(&line).is_err());
}

#[test]
fn an_alias_beside_its_main_name_is_an_error() {
    both_accept(&meta(r#""agent_type":"a""#));
    both_refuse(&meta(r#""agent_type":"a","agent_role":"a""#));
    both_refuse(&meta(r#""agent_role":null,"agent_type":null"#));
    last_wins(&meta(r#""agent_type":1,"agent_type":"a""#));
}

#[test]
fn unknown_members_may_be_repeated() {
    both_accept(&event("shutdown_complete", r#""a":1,"a":2"#));
    both_accept(&meta(r#""brand_new":{"x":1,"x":2},"brand_new":1"#));
}

#[test]
fn inside_maps_and_any_values_members_may_be_repeated() {
    both_accept(&event("item_started", &item(r#""a":1,"a":2"#)));
    let patch =
        |changes: &str| event("patch_apply_updated", &format!(r#""call_id":"","changes":{{{changes}}}"#));
    both_accept(&patch(r#""a":{"type":"add","content":""},"a":{"type":"add","content":""}"#));
    last_wins(&patch(r#""a":{"type":"brand_new"},"a":{"type":"add","content":""}"#));
    both_refuse(&patch(r#""a":{"type":"add","content":""},"a":{"type":"brand_new"}"#));
    last_wins(&patch(r#""a":{"type":"add","content":"","content":""}"#));
}

fn item(arguments: &str) -> String {
    format!(
        r#""thread_id":"019e0000000070008000000000000001","turn_id":"","started_at_ms":0,"item":{{"type":"McpToolCall","id":"","server":"","tool":"","arguments":{{{arguments}}},"status":"completed"}}"#
    )
}

#[test]
fn the_only_key_of_a_variant_may_be_repeated() {
    last_wins(&meta(r#""source":{"custom":1,"custom":"a"}"#));
    both_refuse(&meta(r#""source":{"custom":"a","internal":"memory_consolidation"}"#));
    both_refuse(&meta(r#""source":{"brand_new":null,"other":null}"#));
}

#[test]
fn what_a_repeated_member_replaces_must_still_be_json() {
    both_refuse(&event("thread_rolled_back", r#""num_turns":1e999,"num_turns":2"#));
    both_refuse(&event("thread_rolled_back", r#""num_turns":"\ud800","num_turns":2"#));
    let deep = format!("{}{}", "[".repeat(127), "]".repeat(127));
    both_refuse(&event("thread_rolled_back", &format!(r#""num_turns":{deep},"num_turns":2"#)));
}
