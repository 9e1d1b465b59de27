//! A decoded line is written as it was, in meaning.

use codex_schema::rollout::{Reader, RolloutLine};
use pretty_assertions::assert_eq;
use serde_json::{Map, Value};

use crate::support::files;

/// Names and tags that are read in two spellings, and written in the first.
const RESPELLED: [(&str, &str); 3] =
    [("task_started", "turn_started"), ("task_complete", "turn_complete"), ("agent_role", "agent_type")];

/// Members whose absence means this value.
const DEFAULTS: [(&str, &str); 6] = [
    ("agent_statuses", "[]"),
    ("completed_at_ms", "0"),
    ("local_images", "[]"),
    ("source", "\"agent\""),
    ("started_at_ms", "0"),
    ("text_elements", "[]"),
];

/// Members in the files that no type has: they are dropped.
const UNKNOWN: [&str; 2] = ["brand_new_meta", "extra"];

fn first_spelling(text: String) -> String {
    match RESPELLED.iter().find(|(_, second)| *second == text) {
        Some((first, _)) => (*first).to_owned(),
        None => text,
    }
}

/// A value without what absence means too, in the first spelling.
fn meaning(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut kept = Map::new();
            for (name, value) in members {
                let value = match (&*name, meaning(value)) {
                    (_, Value::Null) => continue,
                    (name, _) if UNKNOWN.contains(&name) => continue,
                    ("type", Value::String(tag)) => Value::String(first_spelling(tag)),
                    (_, value) => value,
                };
                if !DEFAULTS.contains(&(&*name, &*value.to_string())) {
                    kept.insert(first_spelling(name), value);
                }
            }
            Value::Object(kept)
        }
        Value::Array(elements) => Value::Array(elements.into_iter().map(meaning).collect()),
        scalar => scalar,
    }
}

#[test]
fn every_line_of_the_files() {
    let mut compared = 0;
    for (name, text) in files() {
        let lines: Vec<&str> = text.lines().collect();
        for entry in Reader::new(text.as_bytes()) {
            let entry = entry.expect("reads");
            let Ok(line) = entry.line else { continue };
            let written = serde_json::to_string(&line).expect("can be written");
            let original: Value = serde_json::from_str(lines[entry.number - 1]).expect("is JSON");
            let again: Value = serde_json::from_str(&written).expect("is JSON");
            assert_eq!(meaning(again), meaning(original), "{name}:{}", entry.number);
            assert_eq!(RolloutLine::decode(&written).as_ref(), Ok(&line), "{name}:{}", entry.number);
            compared += 1;
        }
    }
    assert!(compared > 1600, "{compared} lines");
}
