//! No scenario of spec/realtime.md §16 is without its test.

use std::collections::BTreeMap;
use std::process::Command;

/// The scenarios, in the order of their numbers.
const ROWS: [&str; 40] = [
    "start without prompt",
    "start with a null prompt",
    "app-server params, all optionals unset",
    "core start, optionals unset",
    "only the legacy session id",
    "a realtime session id",
    "a voice of the other version",
    "v1 with text modality",
    "no voice",
    "null prompt and no context",
    "URLs",
    "v1 transcription",
    "v2 transcription",
    "v2 text modality",
    "v1 audio without sample rate",
    "v2 audio with only delta",
    "v1 response.created",
    "v2 response.done with a call",
    "arguments with a prompt",
    "arguments that are no JSON",
    "arguments with two keys",
    "transcripts",
    "empty handoff",
    "escaped envelope",
    "second handoff while active",
    "agent final while a response is active",
    "noop",
    "text while a response is active",
    "turn without text",
    "two assistant messages in v1",
    "stale progress",
    "truncation",
    "truncation of another item",
    "error event",
    "close frame",
    "stop",
    "multipart call",
    "call for /backend-api",
    "Location without a call",
    "notifications",
];

#[test]
fn every_row_has_one_test() {
    let program = std::env::current_exe().expect("runs from a file");
    let list = |flags: &[&str]| {
        let output = Command::new(&program).args(flags).output().expect("lists its tests");
        String::from_utf8(output.stdout).expect("is text")
    };
    let mut tests: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for line in list(&["--list"]).lines() {
        let Some(name) = line.strip_suffix(": test") else { continue };
        let Some((_, row)) = name.split_once("::row_") else { continue };
        let row = row.split('_').next().and_then(|row| row.parse().ok());
        let row = row.unwrap_or_else(|| panic!("{name} has no number"));
        tests.entry(row).or_default().push(name.to_owned());
    }
    for (row, what) in (1..).zip(ROWS) {
        let found = tests.remove(&row).unwrap_or_default();
        assert_eq!(found.len(), 1, "row {row} ({what}): {found:?}");
    }
    assert!(tests.is_empty(), "no such rows: {tests:?}");
    assert!(!list(&["--list", "--ignored"]).contains("::row_"), "a row is ignored");
}
