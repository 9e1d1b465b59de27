//! Lines, files, and what the readers say about them.

use std::fs;
use std::io::BufRead;
use std::path::PathBuf;
use std::time::Duration;

use codex_schema::history::{Items, StoredError, StoredHistory, read_stored};
use codex_schema::id::{Ids, SequenceIds};
use codex_schema::rollout::{Entry, LoadError, Loaded, Loader, Reader};

pub const META: &str = r#"{"id":"019e0000-0000-7000-8000-000000000001","timestamp":"2026-01-02T03:00:00.000Z","cwd":"/w","originator":"o","cli_version":"0.130.0","source":"cli"}"#;

pub fn line(kind: &str, payload: &str) -> String {
    format!(r#"{{"timestamp":"2026-01-02T03:00:01.000Z","type":"{kind}","payload":{payload}}}"#)
}

pub fn meta() -> String {
    line("session_meta", META)
}

/// An event: its members, tag first.
pub fn event(tag: &str, members: &str) -> String {
    let comma = if members.is_empty() { "" } else { "," };
    line("event_msg", &format!(r#"{{"type":"{tag}"{comma}{members}}}"#))
}

pub fn user(text: &str) -> String {
    event("user_message", &format!(r#""message":"{text}""#))
}

pub fn agent(text: &str) -> String {
    event("agent_message", &format!(r#""message":"{text}""#))
}

pub fn same_ids() -> SequenceIds {
    Ids::sequence(Duration::from_secs(1_767_322_800))
}

pub fn entries(file: impl BufRead) -> Vec<Entry> {
    Reader::new(file).collect::<Result<_, _>>().expect("can be read")
}

/// The lines that the release loads or refuses, and how it ends.
pub fn loaded(file: impl BufRead) -> (Vec<(usize, Loaded)>, Option<LoadError>) {
    let mut lines = Vec::new();
    for line in Loader::new(file) {
        match line {
            Ok(line) => lines.push(line),
            Err(error) => return (lines, Some(error)),
        }
    }
    (lines, None)
}

pub fn history(file: impl BufRead, items: Items) -> Result<StoredHistory, StoredError> {
    read_stored(file, items, same_ids())
}

pub fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The recorded files and the hand-made ones, with their names, ordered by them.
pub fn files() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["history", "rollouts", "rollouts/family"] {
        for entry in fs::read_dir(fixtures().join(folder)).expect("is there").flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|extension| extension == "jsonl") {
                let name = entry.file_name().to_string_lossy().into_owned();
                found.push((name, fs::read_to_string(&path).expect("is text")));
            }
        }
    }
    found.sort();
    assert!(found.len() >= 81, "{} files", found.len());
    found
}
