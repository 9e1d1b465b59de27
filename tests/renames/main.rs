//! The three identity changes of the protocol, before and after (spec/identity.md §10). No old name is an alias.

mod realtime_session_id;
mod rollouts;
#[cfg(feature = "schema")]
mod schema;
mod session_id;
mod turn_id;

use serde_json::{Value, json};

/// A thread of 0.130.0, members in the order of spec/identity.md §3.
fn thread(id: &str, session_id: Option<&str>) -> Value {
    let mut thread = json!({
        "id": id, "sessionId": session_id, "forkedFromId": null, "preview": "p", "ephemeral": false,
        "modelProvider": "openai", "createdAt": 1, "updatedAt": 2, "status": {"type": "idle"}, "path": null,
        "cwd": "/w", "cliVersion": "0.130.0", "source": "cli", "threadSource": null, "agentNickname": null,
        "agentRole": null, "gitInfo": null, "name": null, "turns": [],
    });
    if session_id.is_none() {
        thread.as_object_mut().expect("is an object").remove("sessionId");
    }
    thread
}
