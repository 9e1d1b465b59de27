//! Names of rollout files (spec/rollout.md §1.1, §1.2).

use codex_schema::id::Uuid;
use codex_schema::rollout::{RolloutFileName, Timestamp, date_folders};
use pretty_assertions::assert_eq;

const NAME: &str = "rollout-2026-11-21T09-37-06-01a1fd77-752c-79a3-83bd-ac086b785546.jsonl";
const THREAD: u128 = 0x01a1_fd77_752c_79a3_83bd_ac08_6b78_5546;

#[test]
fn a_name_tells_time_and_thread() {
    let name = RolloutFileName::parse(NAME).unwrap();
    assert_eq!(name.timestamp.to_string(), "2026-11-21T09:37:06.000Z");
    assert_eq!(name.thread.as_u128(), THREAD);
    assert_eq!(name.thread_id(), "01a1fd77-752c-79a3-83bd-ac086b785546");
    assert_eq!(name.to_string(), NAME);
    assert_eq!(name.folders(), "2026/11/21");
}

#[test]
fn any_text_of_the_id_is_read() {
    for id in [
        "01A1FD77-752C-79A3-83BD-AC086B785546",
        "01a1fd77752c79a383bdac086b785546",
        "{01a1fd77-752c-79a3-83bd-ac086b785546}",
        "urn:uuid:01a1fd77-752c-79a3-83bd-ac086b785546",
    ] {
        let name = RolloutFileName::parse(&format!("rollout-2026-11-21T09-37-06-{id}.jsonl")).unwrap();
        assert_eq!(name.thread.as_u128(), THREAD, "{id}");
    }
}

#[test]
fn other_names_are_refused() {
    for name in [
        "",
        "rollout-.jsonl",
        "2026-11-21T09-37-06-01a1fd77-752c-79a3-83bd-ac086b785546.jsonl",
        "Rollout-2026-11-21T09-37-06-01a1fd77-752c-79a3-83bd-ac086b785546.jsonl",
        "rollout-2026-11-21T09-37-06-01a1fd77-752c-79a3-83bd-ac086b785546.json",
        "rollout-2026-11-21T09-37-06-01a1fd77-752c-79a3-83bd-ac086b785546.jsonl.zst",
        "rollout-2026-11-21T09-37-06-01a1fd77-752c-79a3-83bd-ac086b78554.jsonl",
        "rollout-2026-11-21T09-37-01a1fd77-752c-79a3-83bd-ac086b785546.jsonl",
        "rollout-2026-11-31T09-37-06-01a1fd77-752c-79a3-83bd-ac086b785546.jsonl",
        "rollout-2026-11-21T09:37:06-01a1fd77-752c-79a3-83bd-ac086b785546.jsonl",
        "rollout-01a1fd77-752c-79a3-83bd-ac086b785546.jsonl",
        "rollout-2026-11-21T09-37-0601a1fd77-752c-79a3-83bd-ac086b785546.jsonl",
        "rollout-2026-11-21T09-37-\u{e9}-01a1fd77-752c-79a3-83bd-ac086b785546.jsonl",
    ] {
        assert_eq!(RolloutFileName::parse(name), None, "{name}");
    }
}

#[test]
fn a_name_is_built() {
    let name = RolloutFileName {
        timestamp: Timestamp::from_rfc3339("2026-01-02T03:04:05.678Z").unwrap(),
        thread: Uuid::from_u128(1),
    };
    assert_eq!(name.to_string(), "rollout-2026-01-02T03-04-05-00000000-0000-0000-0000-000000000001.jsonl");
    assert_eq!(name.folders(), "2026/01/02");
}

#[test]
fn unarchiving_takes_the_folders_from_the_name_unchecked() {
    assert_eq!(date_folders(NAME), Some(["2026", "11", "21"]));
    assert_eq!(date_folders("rollout-abcdefghij"), Some(["abcd", "fg", "ij"]));
    assert_eq!(date_folders("rollout-2026-11-2"), None);
    assert_eq!(date_folders("2026-11-21"), None);
    assert_eq!(date_folders("rollout-2026-11-2\u{e9}"), None);
    assert_eq!(date_folders("rollout-202\u{e9}11-21xx"), None);
}
