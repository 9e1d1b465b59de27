//! JSON-RPC messages and lines of rollouts.

use serde_json::json;

use crate::{ALL, NONE, NOT_STRICT, ONLY_OPEN, judge};

#[test]
fn requests() {
    let read = |id, params| json!({"method": "thread/read", "id": id, "params": params});
    judge(
        "ClientRequest.json",
        &[
            (ALL, read(json!(1), json!({"threadId": "t"}))),
            (NOT_STRICT, read(json!("one"), json!({"threadId": "t", "includeTurn": true}))),
            (NONE, read(json!(1.5), json!({"threadId": "t"}))),
            (NONE, read(json!(1), json!({}))),
            (NONE, json!({"method": "thread/read", "params": {"threadId": "t"}})),
            (ONLY_OPEN, json!({"method": "thread/teleport", "id": 1, "params": [3]})),
            (ONLY_OPEN, json!({"method": "thread/teleport", "id": 1})),
            (NONE, json!({"method": "thread/teleport"})),
            (NONE, json!({"method": 7, "id": 1})),
        ],
    );
}

#[test]
fn the_trace_context_of_a_request_is_no_surplus() {
    let read = |name: &str, trace| json!({"method": "thread/read", "id": 1, "params": {"threadId": "t"}, name: trace});
    judge(
        "ClientRequest.json",
        &[
            (ALL, read("trace", json!({"traceparent": "00-1"}))),
            (ALL, read("trace", json!(null))),
            (NOT_STRICT, read("trace", json!({"traceParent": "00-1"}))),
            (NOT_STRICT, read("traces", json!({}))),
            (NOT_STRICT, read("jsonrpc", json!("2.0"))),
        ],
    );
}

#[test]
fn a_request_without_params_takes_none() {
    let logout = |params| json!({"method": "account/logout", "id": 1, "params": params});
    judge(
        "ClientRequest.json",
        &[
            (ALL, json!({"method": "account/logout", "id": 1})),
            (ALL, logout(json!(null))),
            // The server reads any object as none (spec/envelope.md §1.4).
            (ONLY_OPEN, logout(json!({}))),
            (NONE, logout(json!([]))),
        ],
    );
}

#[test]
fn notifications() {
    judge(
        "ServerNotification.json",
        &[
            (ALL, json!({"method": "thread/closed", "params": {"threadId": "t"}})),
            (NOT_STRICT, json!({"method": "thread/closed", "params": {"threadId": "t"}, "at": 1})),
            (ONLY_OPEN, json!({"method": "thread/teleported", "params": {"to": 1}})),
            (NONE, json!({"method": "thread/closed", "params": {"threadId": 7}})),
            (NONE, json!({"method": "thread/closed"})),
        ],
    );
    judge("ClientNotification.json", &[(ALL, json!({"method": "initialized"}))]);
}

#[test]
fn untyped_messages_are_open_in_every_profile() {
    judge(
        "JSONRPCMessage.json",
        &[
            (ALL, json!({"method": "any/method", "id": "i", "params": {"x": 1}, "trace": {}})),
            (ALL, json!({"method": "any/method"})),
            (ALL, json!({"id": 1, "result": {"x": 1}})),
            (ALL, json!({"id": 1, "error": {"code": -32600, "message": "m", "data": {"x": 1}}})),
            (NOT_STRICT, json!({"id": 1, "result": {}, "jsonrpc": "2.0"})),
            (NOT_STRICT, json!({"id": 1, "error": {"code": -32600, "message": "m", "hint": 1}})),
            (NONE, json!({"id": 1, "error": {"code": "c", "message": "m"}})),
            (NONE, json!({"id": 1})),
        ],
    );
}

#[test]
fn lines_of_rollouts() {
    let line = |kind: &str, payload| json!({"timestamp": "2026-05-06T07:08:09.000Z", "type": kind, "payload": payload});
    judge(
        "RolloutLine.json",
        &[
            (ALL, line("event_msg", json!({"type": "agent_message", "message": "m"}))),
            (NOT_STRICT, line("event_msg", json!({"type": "agent_message", "message": "m", "mood": 1}))),
            (ONLY_OPEN, line("event_msg", json!({"type": "teleported"}))),
            (ONLY_OPEN, line("hologram", json!(7))),
            (ONLY_OPEN, json!({"timestamp": "t", "type": "hologram"})),
            (NONE, json!({"type": "hologram", "payload": {}})),
            (NONE, line("event_msg", json!({"type": "agent_message", "message": 5}))),
        ],
    );
}
