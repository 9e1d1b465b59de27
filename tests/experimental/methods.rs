//! Methods that are experimental as a whole.

use std::collections::BTreeSet;

use codex_schema::experimental::required_capability;
use codex_schema::method::{self, Direction, Kind, Stability};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::reason;
use crate::table::{METHODS, NOTIFICATIONS};

fn experimental(kind: Kind, direction: Direction) -> BTreeSet<&'static str> {
    method::all()
        .filter(|method| method.stability == Stability::Experimental)
        .filter(|method| (method.kind, method.direction) == (kind, direction))
        .map(|method| method.name)
        .collect()
}

#[test]
fn the_registry_has_the_lists_of_the_release() {
    assert_eq!(experimental(Kind::Request, Direction::ClientToServer), METHODS.into());
    assert_eq!(experimental(Kind::Notification, Direction::ServerToClient), NOTIFICATIONS.into());
    assert_eq!(experimental(Kind::Request, Direction::ServerToClient), BTreeSet::new());
    assert_eq!(experimental(Kind::Notification, Direction::ClientToServer), BTreeSet::new());
}

#[test]
fn the_reason_is_the_method() {
    let params = |method: &str| match method {
        "memory/reset" => Value::Null,
        "thread/goal/set" | "thread/goal/get" | "thread/goal/clear" => json!({"threadId": "t"}),
        "thread/increment_elicitation" | "thread/decrement_elicitation" => json!({"threadId": "t"}),
        "thread/backgroundTerminals/clean" | "thread/turns/list" => json!({"threadId": "t"}),
        "thread/memoryMode/set" => json!({"threadId": "t", "mode": "enabled"}),
        "thread/turns/items/list" => json!({"threadId": "t", "turnId": "u"}),
        "thread/realtime/start" => json!({"threadId": "t", "outputModality": "audio"}),
        "thread/realtime/appendAudio" => {
            json!({"threadId": "t", "audio": {"data": "", "sampleRate": 1, "numChannels": 1}})
        }
        "thread/realtime/appendText" => json!({"threadId": "t", "text": ""}),
        "thread/realtime/stop" => json!({"threadId": "t"}),
        "thread/realtime/listVoices" | "collaborationMode/list" | "mock/experimentalMethod" => json!({}),
        "process/spawn" => json!({"processHandle": "p", "command": ["ls"], "cwd": "/"}),
        "process/writeStdin" | "process/kill" => json!({"processHandle": "p"}),
        "process/resizePty" => json!({"processHandle": "p", "size": {"rows": 1, "cols": 1}}),
        "fuzzyFileSearch/sessionStart" => json!({"sessionId": "s", "roots": []}),
        "fuzzyFileSearch/sessionUpdate" => json!({"sessionId": "s", "query": ""}),
        "fuzzyFileSearch/sessionStop" => json!({"sessionId": "s"}),
        other => panic!("{other}"),
    };
    for method in METHODS {
        assert_eq!(reason(method, &params(method)), Some(method));
        assert_eq!(required_capability(method), format!("{method} requires experimentalApi capability"));
    }
}

#[test]
fn other_methods_need_nothing() {
    for (method, params) in [
        ("thread/read", json!({"threadId": "t"})),
        ("thread/list", json!({})),
        ("account/logout", Value::Null),
        ("gitDiffToRemote", json!({"cwd": "/"})),
        ("hologram/start", json!({"granular": true})),
    ] {
        assert_eq!(reason(method, &params), None, "{method}");
    }
}

#[test]
fn the_error_text_is_the_releases() {
    assert_eq!(
        required_capability("thread/start.persistFullHistory"),
        "thread/start.persistFullHistory requires experimentalApi capability"
    );
}
