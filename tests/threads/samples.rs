//! Recorded answers of the release: every thread that it read from a rollout, and the rows of a list.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

use codex_schema::rollout::{RolloutFileName, RolloutLine, Timestamp, accepts};
use codex_schema::threads::{Server, StoredThread, StoredThreadBuilder, read_stored_thread};
use codex_schema::v2::ThreadListResponse;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

/// The recorded server ran in this folder: a relative one of a rollout was shown below it.
fn server() -> Server {
    Server { home: Some("/home/user".to_owned()), ..Server::new("/home/user/project", "mock") }
}

fn fixtures(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder)
}

/// What is stored about the thread of a rollout that lay at `path` and was last written at `modified`.
fn stored(rollout: &Path, path: &str, modified: i64) -> StoredThread {
    let name = path.rsplit_once('/').and_then(|(_, name)| RolloutFileName::parse(name));
    let modified = Timestamp::from_seconds(modified);
    let mut builder = StoredThreadBuilder::new(name);
    for line in fs::read_to_string(rollout).expect("is text").lines() {
        if accepts(line).is_ok() {
            builder.feed(&RolloutLine::decode(line).expect("what the release reads decodes").item);
        }
    }
    let mut stored = builder.finish(modified).expect("tells its thread");
    let file = BufReader::new(File::open(rollout).expect("is there"));
    assert_eq!(read_stored_thread(file, name, modified).expect("is readable").as_ref(), Some(&stored));
    stored.path = Some(path.to_owned());
    stored
}

#[test]
fn every_thread_that_was_read_is_the_same() {
    let mut compared = 0;
    for entry in fs::read_dir(fixtures("history")).expect("the recorded answers") {
        let answer = entry.expect("an entry").path();
        let Some(case) = answer.to_string_lossy().strip_suffix(".read.json").map(str::to_owned) else {
            continue;
        };
        let mut answer: Value = serde_json::from_str(&fs::read_to_string(&answer).unwrap()).unwrap();
        if answer.get("error").is_some() {
            continue;
        }
        let mut expected = answer["thread"].take();
        expected["turns"] = json!([]);
        let rollout = PathBuf::from(format!("{case}.rollout.jsonl"));
        let path = expected["path"].as_str().expect("a path");
        let thread =
            stored(&rollout, path, expected["updatedAt"].as_i64().expect("a time")).into_thread(&server());
        assert_eq!(serde_json::to_value(thread).unwrap(), expected, "{case}");
        compared += 1;
    }
    assert!(compared >= 74, "{compared} answers");
}

#[test]
fn every_row_of_the_family_is_the_same_but_for_its_status() {
    let list = fs::read_to_string(fixtures("rollouts/family/thread-list.json")).unwrap();
    let list: ThreadListResponse = serde_json::from_str(&list).unwrap();
    assert_eq!(list.data.len(), 4);
    for expected in list.data {
        let path = expected.path.clone().expect("a path");
        let (_, name) = path.rsplit_once('/').expect("a file in a folder");
        let stored = stored(&fixtures("rollouts/family").join(name), &path, expected.updated_at);
        let mut row = stored.into_list_row(&server());
        row.status = expected.status.clone();
        assert_eq!(row, expected);
    }
}
