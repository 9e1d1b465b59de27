//! The spawn tree: descendants of a thread in a flat list, the tree itself, archiving, and what it costs
//! (spec/identity.md §7).

mod archiving;
mod cases;
mod cost;
#[path = "../support/draws.rs"]
mod draws;
mod family;
mod random;
mod tree;

use codex_schema::id::{ThreadId, Uuid};
use codex_schema::rollout::Timestamp;
use codex_schema::threads::{Descendant, Server, StoredThread, descendants};
use codex_schema::v2::{SessionSource, Thread};
use serde_json::json;

/// The canonical text of a number.
fn id(number: u128) -> String {
    Uuid::from_u128(number).to_string()
}

/// A thread with any text as its id, opened by a person.
fn thread(id: &str) -> Thread {
    StoredThread::new(id, Timestamp::from_seconds(0)).into_thread(&Server::new("/w", "p"))
}

/// A thread that another one spawned; its nickname is `nick <id>`, and the one in its source is another.
fn spawned(id: &str, parent: &str) -> Thread {
    let mut thread = thread(id);
    thread.source = serde_json::from_value::<SessionSource>(json!({"subAgent": {"thread_spawn": {
        "parent_thread_id": parent, "depth": 7, "agent_path": null, "agent_nickname": "in the source",
        "agent_role": "in the source",
    }}}))
    .expect("is a source");
    thread.agent_nickname = Some(format!("nick {id}"));
    thread.agent_role = Some(format!("role {id}"));
    thread
}

/// The ids of the descendants.
fn ids(primary: &str, threads: &[Thread]) -> Vec<String> {
    found(primary, threads).into_iter().map(|descendant| descendant.thread_id.into_string()).collect()
}

fn found<'a>(primary: &str, threads: &'a [Thread]) -> Vec<Descendant<'a>> {
    descendants(&ThreadId::new(primary), threads)
}
