//! The recorded family: a parent with two agents, one of which spawned another.

use std::fs;

use codex_schema::id::ThreadId;
use codex_schema::v2::ThreadListResponse;
use pretty_assertions::assert_eq;
use serde_json::json;

use crate::found;

const PARENT: &str = "01a1fd77-752c-79a3-83bd-ac086b785546";

fn threads(file: &str) -> ThreadListResponse {
    let path = format!("{}/tests/fixtures/rollouts/family/{file}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).expect("is there")).expect("is an answer")
}

#[test]
fn the_whole_family() {
    let [socrates, volta, locke] = [
        "01a1fd77-75a2-7d23-b496-071b027e0d43",
        "01a1fd77-75fc-7b13-93ad-07173d11c6af",
        "01a1fd77-766e-74a3-b657-4918e6921953",
    ];
    assert_eq!(
        serde_json::to_value(found(PARENT, &threads("thread-list.json").data)).unwrap(),
        json!([
            {"threadId": socrates, "parentThreadId": PARENT, "depth": 1, "agentNickname": "Socrates",
             "agentRole": "explorer"},
            {"threadId": volta, "parentThreadId": PARENT, "depth": 1, "agentNickname": "Volta",
             "agentRole": "worker"},
            {"threadId": locke, "parentThreadId": volta, "depth": 2, "agentNickname": "Locke",
             "agentRole": "explorer"},
        ])
    );
}

#[test]
fn the_loaded_part_of_it() {
    let mut threads = threads("thread-list.json").data;
    let loaded = fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/rollouts/family/thread-loaded-list.json"
    ));
    let loaded: codex_schema::v2::ThreadLoadedListResponse = serde_json::from_str(&loaded.unwrap()).unwrap();
    threads.retain(|thread| loaded.data.contains(&thread.id));
    let found: Vec<ThreadId> =
        found(PARENT, &threads).into_iter().map(|descendant| descendant.thread_id).collect();
    assert_eq!(found, loaded.data[1..]);
}

#[test]
fn by_default_no_agents_are_listed() {
    assert_eq!(found(PARENT, &threads("thread-list-default-kinds.json").data), []);
}
