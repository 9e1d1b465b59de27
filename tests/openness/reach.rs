//! What a server sends: computed from the registry; and what it writes into rollouts.

use std::collections::BTreeSet;

use codex_schema::method::{self, Direction, Kind};
use serde_json::Value;

use crate::{Definitions, each_schema};

fn reach(definitions: &Definitions, roots: impl IntoIterator<Item = String>) -> BTreeSet<String> {
    let mut todo: Vec<String> = roots.into_iter().collect();
    let mut reached = BTreeSet::new();
    while let Some(name) = todo.pop() {
        if !reached.insert(name.clone()) {
            continue;
        }
        let definition = definitions.get(&name).unwrap_or_else(|| panic!("no definition of {name}"));
        each_schema(&name, definition, &mut |_, schema| {
            if let Some(path) = schema.get("$ref").and_then(Value::as_str) {
                todo.push(path.trim_start_matches("#/definitions/").to_owned());
            }
        });
    }
    reached
}

/// The definitions that messages of the server and rollouts lead to.
pub fn sent_by_the_server(definitions: &Definitions) -> BTreeSet<String> {
    let bodies = method::all().filter_map(|method| match (method.direction, method.kind) {
        (Direction::ServerToClient, _) => method.params,
        (Direction::ClientToServer, Kind::Request) => method.result,
        (Direction::ClientToServer, Kind::Notification) => None,
    });
    let roots = ["ServerNotification", "ServerRequest", "JSONRPCMessage", "RolloutLine", "EventMsg"];
    reach(definitions, bodies.chain(roots).map(str::to_owned))
}

#[test]
fn the_walk_finds_what_the_specification_names() {
    let definitions = crate::definitions();
    let sent = sent_by_the_server(&definitions);
    // Through a notification, a request of the server, a result, and several steps deep.
    for name in
        ["ThreadStatus", "CommandExecutionApprovalDecision", "PlanType", "PatchChangeKind", "MessagePhase"]
    {
        assert!(sent.contains(name), "{name}");
    }
    // Through lines of rollouts alone.
    for name in ["EventMsg", "TurnItem", "AgentStatus", "CoreSandboxPolicy", "RealtimeEvent", "StepStatus"] {
        assert!(sent.contains(name), "{name}");
    }
    // Only in params of client requests, or only in answers of the client.
    for name in ["ThreadSortKey", "LoginAccountParams", "FileChangeApprovalDecision", "ClientRequest"] {
        assert!(definitions.contains_key(name), "{name}");
        assert!(!sent.contains(name), "{name}");
    }
}
