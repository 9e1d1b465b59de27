//! A decoded line is written as it was, in meaning.

use codex_schema::rollout::{Reader, RolloutLine};
use pretty_assertions::assert_eq;
use serde_json::{Map, Value};

use crate::support::files;

/// Tags that are read in two spellings, and written in the first.
const RESPELLED: [(&str, &str); 2] = [("task_started", "turn_started"), ("task_complete", "turn_complete")];

/// Members that may be absent and are always written.
const DEFAULTS: &[(&str, &str)] = &[("completed_at_ms", "0")];

/// Makes members that are null and those that are absent the same.
fn meaning(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut kept = Map::new();
            for (name, value) in members {
                let value = match (&*name, value) {
                    (_, Value::Null) => continue,
                    ("type", Value::String(tag)) => {
                        let respelled = RESPELLED.iter().find(|(_, alias)| *alias == tag);
                        Value::String(respelled.map_or(tag, |(tag, _)| (*tag).to_owned()))
                    }
                    (_, value) => meaning(value),
                };
                kept.insert(name, value);
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
            assert_eq!(without_defaults(again, &original), meaning(original), "{name}:{}", entry.number);
            assert_eq!(RolloutLine::decode(&written).as_ref(), Ok(&line), "{name}:{}", entry.number);
            compared += 1;
        }
    }
    assert!(compared > 1600, "{compared} lines");
}

/// Drops members that are written although they were absent: they say what absence means.
fn without_defaults(written: Value, original: &Value) -> Value {
    match (meaning(written), original) {
        (Value::Object(members), Value::Object(original)) => {
            let kept = members.into_iter().filter_map(|(name, value)| match original.get(&name) {
                Some(original) => Some((name, without_defaults(value, original))),
                None if DEFAULTS.contains(&(&*name, &*value.to_string())) => None,
                None => Some((name, value)),
            });
            Value::Object(kept.collect())
        }
        (Value::Array(elements), Value::Array(original)) if elements.len() == original.len() => {
            let kept =
                elements.into_iter().zip(original).map(|(value, original)| without_defaults(value, original));
            Value::Array(kept.collect())
        }
        (value, _) => value,
    }
}
