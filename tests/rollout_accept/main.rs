//! Lines of rollouts are accepted and refused as release 0.130.0 does.
//!
//! `format.txt` is a transcription of the format of its own, apart from the forms of the library: what is accepted and
//! refused here follows from it (`cases`), and from the sentences of the specification (the other files).

mod cases;
#[path = "../support/draws.rs"]
mod draws;
mod every_form;
mod format;
mod json_text;
mod ledger;
mod lines;
mod oracle;
mod permissions;
mod random;
mod recorded;
mod repeated;
mod sources;
mod texts;
mod types;
mod write;

use codex_schema::rollout::{ItemKind, Refusal, accepts};

/// A line of a kind with a payload.
pub fn line(kind: &str, payload: &str) -> String {
    format!(r#"{{"timestamp":"2026-01-02T03:04:05.678Z","type":"{kind}","payload":{payload}}}"#)
}

/// A line with an event: its members, tag first.
pub fn event(tag: &str, members: &str) -> String {
    let comma = if members.is_empty() { "" } else { "," };
    line("event_msg", &format!(r#"{{"type":"{tag}"{comma}{members}}}"#))
}

/// A line with a response item.
pub fn response_item(tag: &str, members: &str) -> String {
    let comma = if members.is_empty() { "" } else { "," };
    line("response_item", &format!(r#"{{"type":"{tag}"{comma}{members}}}"#))
}

/// The members that every `session_meta` has.
pub const META: &str =
    r#""id":"019e0000-0000-7000-8000-000000000001","timestamp":"","cwd":"","originator":"","cli_version":"""#;

/// A line with session metadata that has further members.
pub fn meta(members: &str) -> String {
    let comma = if members.is_empty() { "" } else { "," };
    line("session_meta", &format!("{{{META}{comma}{members}}}"))
}

#[track_caller]
pub fn accepted(line: &str) -> ItemKind {
    match accepts(line) {
        Ok(kind) => kind,
        Err(refusal) => panic!("refused: {refusal}\n{line}"),
    }
}

#[track_caller]
pub fn refused(line: &str) -> Refusal {
    match accepts(line) {
        Ok(_) => panic!("accepted: {line}"),
        Err(refusal) => refusal,
    }
}
