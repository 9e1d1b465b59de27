//! Turns from a file, of which only what turns need is decoded, are those of all its items.

use std::fs;

use codex_schema::history::{Builder, Items, interrupt_stale};
use codex_schema::rollout::{Loaded, Loader, Persistence};
use codex_schema::v2::Turn;
use pretty_assertions::assert_eq;

use crate::{fixtures, meta, read, same_ids};

/// The turns of the items that the release loads, one fed after the other, and how many lines it does not read.
fn of_items(file: &[u8], items: Items) -> (Vec<Turn>, usize) {
    let mut builder = Builder::with_ids(same_ids());
    let mut loader = Loader::new(file);
    while let Some((_, loaded)) = loader.next_line().expect("is loaded") {
        if let Loaded::Line(line) = loaded
            && (items == Items::All || Persistence::Limited.persists(&line.item))
        {
            builder.item(line.item);
        }
    }
    let mut turns = builder.into_turns();
    interrupt_stale(&mut turns);
    (turns, loader.parse_errors())
}

fn assert_same(file: &[u8], about: &str) {
    for items in [Items::Limited, Items::All] {
        let history = read(items, file).expect("is readable");
        assert_eq!((history.turns, history.parse_errors), of_items(file, items), "{about}, {items:?}");
    }
}

fn files() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["history", "rollouts", "rollouts/family"] {
        for entry in fs::read_dir(fixtures().join(folder)).expect("is there").flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|extension| extension == "jsonl") {
                let text = fs::read_to_string(&path).expect("is text");
                found.push((path.display().to_string(), text));
            }
        }
    }
    found
}

#[test]
fn recorded_files() {
    for (name, text) in files() {
        if !name.contains("hand-source-15") {
            assert_same(text.as_bytes(), &name);
        }
    }
}

/// The lines of all files behind each other make turns of many kinds that end in none of them.
#[test]
fn recorded_files_in_one() {
    let mut all = meta() + "\n";
    for (_, text) in files() {
        all.push_str(&text);
        all.push('\n');
    }
    assert_same(all.as_bytes(), "all files");
    let lines: Vec<&str> = all.lines().skip(1).collect();
    for step in 2..9 {
        let mut some = meta();
        for line in lines.iter().step_by(step) {
            some.push('\n');
            some.push_str(line);
        }
        assert_same(some.as_bytes(), &format!("every line of {step}"));
    }
}
