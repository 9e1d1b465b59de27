//! Lines that the release wrote, and lines made by hand, stay what they are.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use codex_schema::rollout::RolloutLine;
use pretty_assertions::assert_eq;
use serde_json::Value;

/// Every line of every rollout in the fixtures that is not blank, with its file and number.
fn lines() -> Vec<(String, usize, String)> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut files: Vec<PathBuf> = Vec::new();
    for folder in ["history", "rollouts", "rollouts/family"] {
        let entries =
            std::fs::read_dir(fixtures.join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
        files.extend(entries.map(|entry| entry.expect("can be listed").path()));
    }
    files.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    let mut lines = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(&path).expect("is text");
        let name = path.file_name().expect("is a file").to_string_lossy().into_owned();
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            lines.push((name.clone(), index + 1, line.to_owned()));
        }
    }
    lines
}

/// Lines that no type reads: file, line, and what the error says.
const NOT_READ: &[(&str, usize, &str)] = &[
    ("hand-exec-no-status.rollout.jsonl", 5, "missing field `status`"),
    ("hand-start-null-turn-id.rollout.jsonl", 2, "invalid type: null"),
    ("mix-013.rollout.jsonl", 24, "missing field `type`"),
    ("mix-031.rollout.jsonl", 15, "expected a value"),
    ("mix-055.rollout.jsonl", 27, "missing field `type`"),
    ("mix-055.rollout.jsonl", 28, "expected a closing quote"),
    ("mix-070.rollout.jsonl", 13, "missing field `type`"),
];

#[test]
fn every_line_decodes_or_has_a_reason_not_to() {
    let mut not_read = Vec::new();
    let lines = lines();
    for (file, number, line) in &lines {
        if let Err(error) = RolloutLine::decode(line) {
            not_read.push((file.clone(), *number, error.message));
        }
    }
    for (found, expected) in not_read.iter().zip(NOT_READ) {
        assert_eq!((&*found.0, found.1), (expected.0, expected.1), "{}", found.2);
        assert!(found.2.contains(expected.2), "{found:?}");
    }
    assert_eq!(not_read.len(), NOT_READ.len(), "{not_read:#?}");
    assert!(lines.len() > 500, "only {} lines", lines.len());
}

const DEFAULT: &str = "absent in old files, where it has a default that is written (§11)";
const ALIAS: &str = "an old name, read as the new one (§11)";
const UNKNOWN: &str = "a member that the release does not know, ignored (§0)";

/// What is different in the line that is written: its type and the tag of the payload, then the member; and why
/// (sections of spec/rollout.md).
const CHANGED: &[(&str, &str)] = &[
    ("event_msg collab_agent_spawn_end/payload/completed_at_ms is added", DEFAULT),
    ("event_msg collab_close_end/payload/completed_at_ms is added", DEFAULT),
    ("event_msg collab_waiting_begin/payload/receiver_agents/*/agent_role is added", ALIAS),
    ("event_msg collab_waiting_begin/payload/receiver_agents/*/agent_type is dropped", ALIAS),
    ("event_msg collab_waiting_begin/payload/started_at_ms is added", DEFAULT),
    ("event_msg collab_waiting_end/payload/agent_statuses is dropped", "left out when empty (§5.19)"),
    ("event_msg collab_waiting_end/payload/completed_at_ms is added", DEFAULT),
    ("event_msg dynamic_tool_call_response/payload/completed_at_ms is added", DEFAULT),
    ("event_msg dynamic_tool_call_response/payload/namespace is added", DEFAULT),
    ("event_msg exec_command_begin/payload/source is added", DEFAULT),
    ("event_msg exec_command_begin/payload/started_at_ms is added", DEFAULT),
    ("event_msg guardian_assessment/payload/started_at_ms is added", DEFAULT),
    ("event_msg item_completed/payload/completed_at_ms is added", DEFAULT),
    ("event_msg turn_aborted/payload/turn_id is added", DEFAULT),
    ("event_msg turn_complete/payload/type: \"turn_complete\" becomes \"task_complete\"", ALIAS),
    ("event_msg turn_started/payload/type: \"turn_started\" becomes \"task_started\"", ALIAS),
    ("session_meta /payload/base_instructions/extra is dropped", UNKNOWN),
    ("session_meta /payload/brand_new_meta is dropped", UNKNOWN),
    ("session_meta /payload/source/subagent/thread_spawn/agent_role is added", ALIAS),
    ("session_meta /payload/source/subagent/thread_spawn/agent_type is dropped", ALIAS),
];

/// The places where two values differ; the numbers of elements are left out.
fn differences(place: &str, before: &Value, after: &Value, found: &mut BTreeSet<String>) {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            for (name, old) in before {
                match after.get(name) {
                    Some(new) => differences(&format!("{place}/{name}"), old, new, found),
                    None => drop(found.insert(format!("{place}/{name} is dropped"))),
                }
            }
            for name in after.keys().filter(|name| !before.contains_key(*name)) {
                found.insert(format!("{place}/{name} is added"));
            }
        }
        (Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
            for (old, new) in before.iter().zip(after) {
                differences(&format!("{place}/*"), old, new, found);
            }
        }
        _ if before == after => {}
        (Value::Number(old), Value::Number(new)) if old.as_f64() == new.as_f64() => {}
        _ => drop(found.insert(format!("{place}: {before} becomes {after}"))),
    }
}

#[test]
fn what_is_written_means_the_same() {
    let mut found = BTreeSet::new();
    let mut count = 0;
    for (_, _, line) in lines() {
        let Ok(decoded) = RolloutLine::decode(&line) else { continue };
        count += 1;
        let before: Value = serde_json::from_str(&line).expect("is JSON");
        let written = serde_json::to_string(&decoded).expect("is written");
        let after: Value = serde_json::from_str(&written).expect("is JSON");
        let kind = before["type"].as_str().unwrap_or_default();
        let tag = before["payload"]["type"].as_str().unwrap_or_default();
        differences(&format!("{kind} {tag}"), &before, &after, &mut found);
        assert_eq!(RolloutLine::decode(&written).as_ref(), Ok(&decoded), "{line}");
        // The crate's own writer writes the same bytes.
        assert_eq!(codex_schema::encode::to_string(&decoded).as_deref().ok(), Some(&*written));
    }
    let expected: BTreeSet<String> = CHANGED.iter().map(|(place, _)| (*place).to_owned()).collect();
    assert_eq!(found, expected);
    assert!(count > 500, "only {count} lines");
}

#[test]
fn what_the_release_wrote_is_written_byte_for_byte() {
    // Lines made by hand have old forms and other orders of members; those under `rollouts` are the release's own.
    let own: Vec<_> = lines().into_iter().filter(|(file, _, _)| file.starts_with("rollout-")).collect();
    for (file, number, line) in &own {
        let decoded = RolloutLine::decode(line).unwrap_or_else(|error| panic!("{file}:{number}: {error}"));
        let written = serde_json::to_string(&decoded).expect("is written");
        assert_eq!(&written, line, "{file}:{number}");
    }
    assert!(own.len() > 100, "only {} lines", own.len());
}
