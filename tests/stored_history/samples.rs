//! Files with the answers of the released server.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::PathBuf;

use codex_schema::history::{Items, StoredError};
use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::{fixtures, read};

/// The cases: their name, the rollout and the answer.
fn cases() -> Vec<(String, PathBuf, Value)> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(fixtures().join("history")).expect("is there") {
        let path = entry.expect("is an entry").path();
        let name = path.file_name().expect("has a name").to_string_lossy().into_owned();
        let Some(name) = name.strip_suffix(".read.json") else { continue };
        let answer = fs::read_to_string(&path).expect("is text");
        let answer = serde_json::from_str(&answer).expect("is JSON");
        cases.push((name.to_owned(), path.with_file_name(format!("{name}.rollout.jsonl")), answer));
    }
    cases
}

/// What the server says of `FILE` in each recorded refusal.
#[test]
fn every_case_is_answered_as_recorded() {
    let mut refused = Vec::new();
    let cases = cases();
    assert_eq!(cases.len(), 75);
    for (name, rollout, answer) in cases {
        let file = BufReader::new(File::open(rollout).expect("is there"));
        match read(Items::Limited, file) {
            Ok(history) => {
                let turns = serde_json::to_value(&history.turns).expect("has a wire form");
                assert_eq!(turns, answer["thread"]["turns"], "{name}");
                let thread = history.thread_id.expect("has metadata").into_string();
                assert_eq!(thread, answer["thread"]["id"], "{name}");
            }
            Err(error) => {
                let expected = &answer["error"];
                assert_eq!(StoredError::CODE, expected["code"], "{name}");
                let message = expected["message"].as_str().expect("is text");
                let path =
                    message.split([' ', ':']).find(|word| word.ends_with(".jsonl")).expect("names the file");
                assert_eq!(error.message(path), message, "{name}");
                refused.push(name);
            }
        }
    }
    assert_eq!(refused, ["hand-source-15"]);
}

/// The sessions of the transcripts and of the family, which no answer was recorded for: nothing in them is unread.
#[test]
fn every_recorded_session_is_read_without_errors() {
    let mut folders = vec![fixtures().join("rollouts")];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("is there").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "jsonl") {
                let history = read(Items::Limited, BufReader::new(File::open(&path).expect("is there")));
                let history = history.expect("is readable");
                assert_eq!(history.parse_errors, 0, "{path:?}");
                let thread = history.thread_id.expect("has metadata").into_string();
                assert!(path.to_string_lossy().contains(&thread), "{path:?}");
                assert!(!history.turns.is_empty(), "{path:?}");
                files += 1;
            }
        }
    }
    assert_eq!(files, 6);
}
