//! `turns`.

use std::fs;

use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::program::{file, folder, run, run_with};

const CASE: &str = "tests/fixtures/history/mix-042.rollout.jsonl";
const SESSION: &str =
    "tests/fixtures/rollouts/rollout-2026-11-21T09-37-06-01a1fd77-748e-7aa2-9a58-a9f0b9bd8e5d.jsonl";

fn text(path: &str) -> String {
    fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).expect("is there")
}

fn answer(case: &str) -> Value {
    let answer = text(&format!("tests/fixtures/history/{case}.read.json"));
    serde_json::from_str(&answer).expect("is JSON")
}

#[test]
fn json_is_the_array_of_the_answer() {
    for case in [
        "mix-042",
        "mix-003",
        "hand-meta-01",
        "hand-error-empty-turn",
        "hand-plan-item-started-and-completed",
    ] {
        let ran = run(&["turns", "--json", &format!("tests/fixtures/history/{case}.rollout.jsonl")]);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{case}");
        assert_eq!(ran.json(), answer(case)["thread"]["turns"], "{case}");
        assert!(ran.stdout.ends_with("]\n"), "{case}");
    }
}

#[test]
fn from_standard_input_and_from_compressed_files() {
    let expected = run(&["turns", "--json", CASE]);
    let input = run_with(&["turns", "--json", "-"], &text(CASE));
    assert_eq!((input.code, &input.stdout), (Some(0), &expected.stdout));
    for name in ["whole", "frames", "skippable"] {
        let ran = run(&["turns", "--json", &format!("tests/fixtures/compressed/{name}.jsonl.zst")]);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{name}");
        assert_eq!(ran.stdout, expected.stdout, "{name}");
    }
    // The name does not matter, the content does.
    let copy = folder("compressed_turns").join("rollout.jsonl");
    fs::copy("tests/fixtures/compressed/whole.jsonl.zst", &copy).expect("can be copied");
    let ran = run(&["turns", "--json", &copy.to_string_lossy()]);
    assert_eq!((ran.code, &ran.stdout), (Some(0), &expected.stdout));
}

#[test]
fn for_people() {
    let ran = run(&["turns", SESSION]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert_eq!(
        ran.stdout,
        "\
turn 01a1fd77-74c5-7cb1-9d0b-fe825ba13dee completed, started 2026-11-21T09:37:06Z, ended 2026-11-21T09:37:07Z, took 606 ms
  user         item-1      Change the greeting.
  web search   ws_000003   changelog format
  mcp tool     call_000006 completed: sample/echo
  file change  call_000008 completed: /home/user/project/src/main.py
  agent        item-2      Changed the greeting.

turn 01a1fd77-7728-72d1-addd-e3f101c09cf2 completed, started 2026-11-21T09:37:07Z, ended 2026-11-21T09:37:07Z, took 35 ms
  compaction   item-3

turn 01a1fd77-774f-78b1-a409-9371e6ddbf31 completed, started 2026-11-21T09:37:07Z, ended 2026-11-21T09:37:07Z, took 51 ms
  user         item-4 Thanks.
  agent        item-5 OK.

3 turns of thread 01a1fd77-748e-7aa2-9a58-a9f0b9bd8e5d
"
    );
}

const META: &str = r#"{"timestamp":"2026-01-02T03:00:00.000Z","type":"session_meta","payload":{"id":"019e0000-0000-7000-8000-000000000001","timestamp":"2026-01-02T03:00:00.000Z","cwd":"/w","originator":"o","cli_version":"0.130.0","source":"cli"}}"#;

fn event(payload: Value) -> String {
    json!({"timestamp": "2026-01-02T03:00:01.000Z", "type": "event_msg", "payload": payload}).to_string()
}

#[test]
fn long_texts_are_cut_and_counts_are_words() {
    let long = format!("{} second half\nsecond line", "wörds ".repeat(30));
    let lines = [META.to_owned(), event(json!({"type": "user_message", "message": long})), "{".to_owned()];
    let ran = run_with(&["turns", "-"], &lines.join("\n"));
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert!(lines.iter().all(|line| line.chars().count() < 130), "{lines:#?}");
    assert!(lines[1].ends_with("wörd…"), "{lines:#?}");
    assert_eq!(
        lines[3],
        "1 turn of thread 019e0000-0000-7000-8000-000000000001, 1 line that release 0.130.0 does not read"
    );
    let ran = run_with(&["turns", "-"], META);
    assert_eq!(ran.stdout, "no turns of thread 019e0000-0000-7000-8000-000000000001\n");
    assert_eq!(run_with(&["turns", "--json", "-"], META).stdout, "[]\n");
}

/// A text from a file must not control the terminal.
#[test]
fn control_characters_are_not_shown() {
    let lines = [
        META.to_owned(),
        event(json!({"type": "task_started", "turn_id": "t\u{1b}[2Ju"})),
        event(json!({"type": "user_message", "message": "a\u{1b}[31mb\u{7}\u{9b}c\rd"})),
        event(
            json!({"type": "web_search_end", "call_id": "w\u{7}s", "query": "q", "action": {"type": "other"}}),
        ),
    ];
    let ran = run_with(&["turns", "-"], &lines.join("\n"));
    assert!(ran.stdout.chars().all(|letter| letter == '\n' || !letter.is_control()), "{ran:?}");
    for shown in ["turn t[2Ju interrupted", "a[31mbc", "web search   ws "] {
        assert!(ran.stdout.contains(shown), "{ran:?}");
    }
}

#[test]
fn all_events_of_an_extended_file() {
    let lines = [
        META.to_owned(),
        event(json!({"type": "user_message", "message": "a"})),
        event(json!({"type": "error", "message": "it broke", "codex_error_info": "other"})),
    ]
    .join("\n");
    let limited = run_with(&["turns", "--json", "-"], &lines).json();
    assert_eq!((&limited[0]["status"], &limited[0]["error"]), (&json!("completed"), &json!(null)));
    let all = run_with(&["turns", "--json", "--all-events", "-"], &lines).json();
    assert_eq!((&all[0]["status"], &all[0]["error"]["message"]), (&json!("failed"), &json!("it broke")));
    let text = run_with(&["turns", "--all-events", "-"], &lines).stdout;
    assert!(
        text.starts_with("turn rollout-1 failed\n  error: it broke\n  user         item-1 a\n"),
        "{text}"
    );
}

#[test]
fn a_file_that_the_server_refuses() {
    for (name, content, reason) in [
        ("empty", "", "is empty"),
        ("blank", "\n \n", "is empty"),
        (
            "headless",
            r#"{"timestamp":"","type":"response_item","payload":{"type":"other"}}"#,
            "does not start with session metadata",
        ),
    ] {
        let path = file(&format!("refused_{name}"), content);
        let ran = run(&["turns", "--json", &path]);
        let expected = format!(
            "codex-schema: failed to read thread: thread-store internal error: failed to read thread {path}: rollout at {path} {reason}\n"
        );
        assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr), (Some(1), "", expected), "{name}");
    }
    let path = folder("refused_bytes").join("rollout.jsonl");
    fs::write(&path, [META.as_bytes(), b"\n\xff\n"].concat()).expect("can be written");
    let ran = run(&["turns", &path.to_string_lossy()]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""));
    assert!(ran.stderr.ends_with("rollout.jsonl: stream did not contain valid UTF-8\n"), "{ran:?}");
    // People are told where.
    assert!(
        ran.stderr.contains("rollout.jsonl: line 2: not UTF-8: invalid byte at offset 0; a server"),
        "{ran:?}"
    );
    // A recorded one.
    let ran = run(&["turns", "tests/fixtures/history/hand-source-15.rollout.jsonl"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("does not start with session metadata"), "{ran:?}");
}

#[test]
fn files_that_cannot_be_read() {
    let cut = folder("cut_turns").join("rollout.jsonl.zst");
    let compressed = fs::read("tests/fixtures/compressed/whole.jsonl.zst").expect("is there");
    fs::write(&cut, &compressed[..compressed.len() / 2]).expect("can be written");
    let other = cut.with_extension("gz");
    fs::write(&other, b"\x1f\x8b\x08\0").expect("can be written");
    let (cut, other) = (cut.to_string_lossy(), other.to_string_lossy());
    for (path, expected) in [
        ("tests/fixtures/missing.jsonl", "tests/fixtures/missing.jsonl: "),
        ("tests/fixtures", "tests/fixtures: is a folder, expected a file"),
        (&*cut, "rollout.jsonl.zst: not a sound zstd file: it ends early"),
        (&*other, "rollout.jsonl.gz: is compressed with gzip, expected text, plain or compressed with zstd"),
    ] {
        let ran = run(&["turns", "--json", path]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{path}");
        assert!(ran.stderr.contains(expected), "{path}: {}", ran.stderr);
    }
    assert_eq!(run(&["turns"]).code, Some(2));
    assert_eq!(run(&["turns", CASE, CASE]).code, Some(2));
}
