//! Threads: what is stored about them, which session they belong to, where they come from and what they are doing
//! (spec/identity.md).

mod agent_path;
mod file_name;
mod fresh_ids;
mod identity_changes;
mod ids;
mod live;
mod name_index;
mod preview;
mod record;
mod samples;
mod server;
mod session_id;
mod source;
mod source_kind;
mod source_text;
mod status;
mod stored;
mod timestamp;

use codex_schema::rollout::{RolloutItem, RolloutLine};
use codex_schema::vocab::CoreSessionSource;
use serde_json::{Value, json};

/// Canonical texts of ids, told apart by a number.
fn id(number: u8) -> String {
    format!("019e0000-0000-7000-8000-0000000000{number:02x}")
}

fn core(source: Value) -> CoreSessionSource {
    serde_json::from_value(source).expect("is a source")
}

/// The source of a spawned sub-agent, in the core form.
fn spawn(parent: &str, nickname: Option<&str>, role: Option<&str>) -> Value {
    json!({"subagent": {"thread_spawn": {
        "parent_thread_id": parent, "depth": 1, "agent_path": null,
        "agent_nickname": nickname, "agent_role": role,
    }}})
}

fn item(kind: &str, payload: Value) -> RolloutItem {
    let line = json!({"timestamp": "2026-01-02T03:00:00.000Z", "type": kind, "payload": payload}).to_string();
    RolloutLine::decode(&line).expect("is a line").item
}
