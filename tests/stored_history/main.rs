//! Stored files give the turns that the server answers for them, or the server's reason for giving none
//! (spec/rollout.md §2, spec/thread-history.md §7.1).

mod all_items;
mod counted;
mod refused;
mod samples;
mod two_ways;

use std::io::BufRead;
use std::path::PathBuf;
use std::time::Duration;

use codex_schema::history::{Items, StoredError, StoredHistory, read_stored};
use codex_schema::id::{Ids, SequenceIds};
use codex_schema::v2::Turn;

/// The thread of [`META`].
const THREAD: &str = "019e0000-0000-7000-8000-000000000001";

const META: &str = r#"{"id":"019e0000-0000-7000-8000-000000000001","timestamp":"2026-01-02T03:00:00.000Z","cwd":"/w","originator":"o","cli_version":"0.130.0","source":"cli"}"#;

fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn same_ids() -> SequenceIds {
    Ids::sequence(Duration::from_secs(1_767_322_800))
}

fn read(items: Items, file: impl BufRead) -> Result<StoredHistory, StoredError> {
    read_stored(file, items, same_ids())
}

/// What a readable file of these lines gives.
#[track_caller]
fn history(lines: &[String]) -> StoredHistory {
    read(Items::Limited, lines.join("\n").as_bytes()).expect("is readable")
}

fn line(kind: &str, payload: &str) -> String {
    format!(r#"{{"timestamp":"2026-01-02T03:00:01.000Z","type":"{kind}","payload":{payload}}}"#)
}

fn meta() -> String {
    line("session_meta", META)
}

/// An event: its members, tag first.
fn event(tag: &str, members: &str) -> String {
    let comma = if members.is_empty() { "" } else { "," };
    line("event_msg", &format!(r#"{{"type":"{tag}"{comma}{members}}}"#))
}

fn user(text: &str) -> String {
    event("user_message", &format!(r#""message":"{text}""#))
}

fn agent(text: &str) -> String {
    event("agent_message", &format!(r#""message":"{text}""#))
}

fn assistant(text: &str) -> String {
    let content = format!(r#"[{{"type":"output_text","text":"{text}"}}]"#);
    line("response_item", &format!(r#"{{"type":"message","role":"assistant","content":{content}}}"#))
}

const GHOST: &str = r#"{"type":"ghost_snapshot","ghost_commit":{"id":"a","parent":null}}"#;

fn turn_ids(turns: &[Turn]) -> Vec<&str> {
    turns.iter().map(|turn| turn.id.as_str()).collect()
}
