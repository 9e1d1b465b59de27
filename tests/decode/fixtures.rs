//! Recorded lines, and bodies of recorded messages.

use std::fs;
use std::path::{Path, PathBuf};

use codex_schema::Json;
use codex_schema::jsonrpc::Routed;
use codex_schema::method::server_notification::{
    ItemCompleted, ItemStarted, ThreadStarted, ThreadStatusChanged, TurnCompleted, TurnStarted,
};
use codex_schema::method::{Method, client_request::ThreadStart, client_request::TurnStart};
use codex_schema::rollout::RolloutLine;
use serde_json::Value;

use crate::support::same;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "jsonl" || extension == "json") {
            found.push(path);
        }
    }
}

#[test]
fn every_line() {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"), &mut found);
    let (mut lines, mut rollout_lines) = (0, 0);
    for file in found {
        let text = fs::read_to_string(&file).expect("fixtures are text");
        same::<Value>(&text);
        same::<Json>(&text);
        for line in text.lines() {
            lines += usize::from(same::<Value>(line));
            same::<Json>(line);
            rollout_lines += usize::from(same::<RolloutLine>(line));
        }
    }
    assert!(lines > 150 && rollout_lines > 50, "{lines} lines, {rollout_lines} of rollouts");
}

fn body<M: Method>(routed: &Routed<'_>, read: &mut usize)
where
    M::Params: std::fmt::Debug,
{
    if let Routed::Notification { method, params: Some(params) }
    | Routed::Request { method, params: Some(params), .. } = routed
        && method == M::INFO.name
    {
        assert!(same::<M::Params>(params.as_str()));
        *read += 1;
    }
}

#[test]
fn bodies_of_messages() {
    let mut read = 0;
    for recording in [
        include_str!("../fixtures/transcripts/first_turn.jsonl"),
        include_str!("../fixtures/transcripts/approval_interrupt.jsonl"),
    ] {
        for line in recording.lines() {
            let recorded: std::collections::BTreeMap<String, Json> =
                serde_json::from_str(line).expect("an object");
            let routed = Routed::parse(recorded["msg"].as_str()).expect("a message");
            body::<ItemStarted>(&routed, &mut read);
            body::<ItemCompleted>(&routed, &mut read);
            body::<ThreadStarted>(&routed, &mut read);
            body::<ThreadStatusChanged>(&routed, &mut read);
            body::<TurnStarted>(&routed, &mut read);
            body::<TurnCompleted>(&routed, &mut read);
            body::<ThreadStart>(&routed, &mut read);
            body::<TurnStart>(&routed, &mut read);
        }
    }
    assert!(read > 20, "{read}");
}
