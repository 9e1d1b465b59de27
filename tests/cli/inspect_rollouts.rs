//! `inspect` on rollouts.

use std::fs;

use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::program::{file, lines_of, run, run_with};

const SESSION: &str =
    "tests/fixtures/rollouts/rollout-2026-11-21T09-37-05-01a1fd77-7070-7992-b3f3-133d59efb492.jsonl";

fn event(payload: &str) -> String {
    format!(r#"{{"timestamp":"2026-01-02T03:00:01.000Z","type":"event_msg","payload":{payload}}}"#)
}

fn inspect(lines: &[String]) -> Value {
    let ran = run_with(&["inspect", "--format", "json", "-"], &lines.join("\n"));
    assert_eq!(ran.stderr, "");
    ran.json()
}

#[test]
fn recorded_sessions_decode_without_failure_or_loss() {
    let folder = |name: &str| {
        let entries = fs::read_dir(format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR")));
        let names = entries.expect("is there").map(|entry| entry.expect("is an entry").file_name());
        let names =
            names.map(|name| name.to_string_lossy().into_owned()).filter(|name| name.ends_with(".jsonl"));
        names.map(|file| format!("tests/fixtures/{name}/{file}")).collect::<Vec<_>>()
    };
    for session in [folder("rollouts"), folder("rollouts/family")].concat() {
        let ran = run(&["inspect", "--format", "json", &session]);
        let found = ran.json();
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{session}");
        for list in ["failures", "unknown", "lossy"] {
            assert_eq!(found[list], json!([]), "{session}: {list}");
        }
        assert_eq!(found["messages"], lines_of(&session));
        let counts = found["byMethod"].as_object().expect("is an object").values();
        assert_eq!(counts.filter_map(Value::as_u64).sum::<u64>() as usize, lines_of(&session));
        assert_eq!(found["byMethod"]["session_meta"], 1);
    }
    let text = run(&["inspect", SESSION]).stdout;
    assert!(text.contains("\n      1 event_msg/task_complete\n"), "{text}");
    let last = format!("{} messages, 0 failures, 0 unknown, 0 lossy", lines_of(SESSION));
    assert_eq!(text.lines().last(), Some(&*last));
}

/// One thing of each kind that can be wrong with a line.
fn odd_lines() -> Vec<String> {
    vec![
        event(r#"{"type":"agent_message","message":"m"}"#),
        event(r#"{"type":"brand_new_event","a":1}"#),
        String::new(),
        event(r#"{"type":"agent_message","message":"m","phase":"brand_new"}"#),
        r#"{"timestamp":"","type":"brand_new","payload":{}}"#.to_owned(),
        event(r#"{"type":"agent_message","message":"m","message":"n"}"#),
        event(r#"{"type":"agent_message","message":7}"#),
        event(r#"{"type":"agent_message","message":"m","more":1}"#),
        "no JSON".to_owned(),
        r#"{"timestamp":"2026-01-02T03"#.to_owned(),
    ]
}

#[test]
fn what_is_odd_is_told_with_its_line() {
    let found = inspect(&odd_lines());
    assert_eq!(found["messages"], 9);
    assert_eq!(
        found["byMethod"],
        json!({"brand_new": 1, "event_msg/agent_message": 4, "event_msg/brand_new_event": 1})
    );
    let unknown = |line: usize, pointer: &str, kind: &str, text: &str| json!({"file": "-", "line": line, "pointer": pointer, "kind": kind, "text": text});
    assert_eq!(
        found["unknown"],
        json!([
            unknown(2, "/payload", "variant", "brand_new_event"),
            unknown(4, "/payload/phase", "value", "brand_new"),
            unknown(5, "", "variant", "brand_new"),
            unknown(8, "/payload/more", "member", "more"),
        ])
    );
    assert_eq!(found["lossy"], json!([]));
    let failures: Vec<_> = found["failures"]
        .as_array()
        .expect("is an array")
        .iter()
        .map(|failure| {
            (failure["line"].as_u64().unwrap_or(0), failure["pointer"].as_str().unwrap_or_default())
        })
        .collect();
    assert_eq!(failures, [(6, "/payload/message"), (7, "/payload/message"), (9, ""), (10, "/timestamp")]);
    let error = |at: usize| found["failures"][at]["error"].as_str().unwrap_or_default().to_owned();
    assert_eq!(error(0), "the member stands more than once; the last one counts");
    assert!(error(3).ends_with("(the file ends inside this line)"), "{}", error(3));
}

#[test]
fn the_same_for_people() {
    let path = file("inspect_rollout", &odd_lines().join("\n"));
    let ran = run(&["inspect", &path]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(1), ""));
    for expected in [
        format!(
            "unknown: {path}:2: at /payload the variant \"brand_new_event\" is not known to release 0.130.0"
        ),
        format!("unknown: {path}:5: the variant \"brand_new\" is not known to release 0.130.0"),
        format!(
            "failure: {path}:6: event_msg/agent_message at /payload/message the member stands more than once; the last one counts"
        ),
        "9 messages, 4 failures, 4 unknown, 0 lossy".to_owned(),
    ] {
        assert!(ran.stdout.lines().any(|line| line == expected), "{expected}\n{}", ran.stdout);
    }
}

/// What older releases wrote, and the release still reads, is neither unknown nor lost.
#[test]
fn second_spellings_are_known() {
    let found = inspect(&[
        event(r#"{"type":"turn_started","turn_id":"T","model_context_window":null,"collaboration_mode_kind":"code"}"#),
        event(r#"{"type":"turn_complete","turn_id":"T","last_agent_message":null}"#),
        r#"{"timestamp":"","type":"response_item","payload":{"type":"compaction_summary","encrypted_content":"e"}}"#.to_owned(),
        r#"{"timestamp":"","type":"session_meta","payload":{"id":"019e0000-0000-7000-8000-000000000001","timestamp":"","cwd":"","originator":"","cli_version":"","agent_type":"worker"}}"#.to_owned(),
    ]);
    for list in ["failures", "unknown", "lossy"] {
        assert_eq!(found[list], json!([]), "{list}");
    }
    assert_eq!(found["byMethod"]["event_msg/task_started"], 1);
    // What stands beside them is looked at as ever.
    let found =
        inspect(&[event(r#"{"type":"turn_started","turn_id":"T","model_context_window":null,"more":1}"#)]);
    assert_eq!((&found["unknown"][0]["text"], &found["lossy"]), (&json!("more"), &json!([])));
}

#[test]
fn the_first_line_tells_what_a_file_is() {
    let message = r#"{"method":"thread/closed","params":{"threadId":"t"}}"#.to_owned();
    let line = event(r#"{"type":"shutdown_complete"}"#);
    let found = inspect(&[String::new(), line.clone(), message.clone()]);
    assert_eq!(found["byMethod"], json!({"event_msg/shutdown_complete": 1}));
    assert_eq!(found["failures"][0]["line"], 3);
    let found = inspect(&[message, line.clone()]);
    assert_eq!(found["byMethod"], json!({"thread/closed": 1}));
    assert_eq!(found["failures"][0]["line"], 2);
    // Files of both kinds in one report, and a line that is cut off.
    let cut = file("inspect_cut", &line[..60]);
    let ran =
        run(&["inspect", "--format", "json", "tests/fixtures/transcripts/first_turn.jsonl", &cut, SESSION]);
    let found = ran.json();
    assert_eq!(found["failures"].as_array().map(Vec::len), Some(1));
    assert_eq!((&found["failures"][0]["file"], &found["failures"][0]["line"]), (&json!(cut), &json!(1)));
    assert_eq!(found["byMethod"]["session_meta"], 1);
    assert_eq!(found["byMethod"]["thread/start"], 2);
}

#[test]
fn compressed_files() {
    let found = run(&["inspect", "--format", "json", "tests/fixtures/compressed/frames.jsonl.zst"]).json();
    let plain = run(&["inspect", "--format", "json", "tests/fixtures/history/mix-042.rollout.jsonl"]).json();
    assert_eq!((&found["messages"], &found["byMethod"]), (&plain["messages"], &plain["byMethod"]));
}
