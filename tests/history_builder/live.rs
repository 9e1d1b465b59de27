//! Following a running thread (spec/thread-history.md §7.2, §8).

use std::time::Duration;

use codex_schema::history::{Change, Tracker, notification};
use codex_schema::id::{Ids, SequenceIds};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::*;

fn tracker() -> Tracker<SequenceIds> {
    Tracker::with_ids("thread", Ids::sequence(Duration::from_secs(1)))
}

/// The notifications about turns that the events lead to.
fn told(tracker: &mut Tracker<SequenceIds>, payloads: impl IntoIterator<Item = Value>) -> Vec<Value> {
    let notifications = payloads.into_iter().filter_map(|payload| tracker.event(event(payload)).1);
    notifications.map(|notification| wire(&notification)).collect()
}

fn turn(id: &str, status: &str, members: Value) -> Value {
    let turn = json!({
        "id": id, "items": [], "itemsView": "notLoaded", "status": status, "error": null, "startedAt": null,
        "completedAt": null, "durationMs": null,
    });
    json!({"threadId": "thread", "turn": with(turn, members)})
}

#[test]
fn start_and_completion() {
    let mut tracker = tracker();
    assert_eq!(
        told(
            &mut tracker,
            [
                with(started("A"), json!({"started_at": 10})),
                user("q"),
                with(complete("A"), json!({"completed_at": 12, "duration_ms": 2000})),
            ]
        ),
        [
            json!({"method": "turn/started", "params": turn("A", "inProgress", json!({"startedAt": 10}))}),
            json!({"method": "turn/completed", "params": turn("A", "completed", json!({
                "startedAt": 10, "completedAt": 12, "durationMs": 2000,
            }))}),
        ]
    );
    assert_eq!(
        (tracker.active_turn(), tracker.last_terminal_turn().map(|id| id.as_str())),
        (None, Some("A"))
    );
}

#[test]
fn failure() {
    let mut tracker = tracker();
    let failed = told(&mut tracker, [started("A"), error("e", json!("other")), complete("A")]);
    let error = json!({"message": "e", "codexErrorInfo": "other", "additionalDetails": null});
    assert_eq!(failed[1]["params"], turn("A", "failed", json!({"error": error})));
    // The error belongs to that turn only.
    assert_eq!(
        told(&mut tracker, [started("B"), complete("B")])[1]["params"],
        turn("B", "completed", json!({}))
    );
}

#[test]
fn errors_that_fail_no_turn() {
    let mut tracker = tracker();
    let payloads = [
        error("early", Value::Null),
        started("A"),
        error("e", json!("thread_rollback_failed")),
        complete("A"),
    ];
    assert_eq!(told(&mut tracker, payloads)[1]["params"], turn("A", "completed", json!({})));
}

#[test]
fn abort() {
    let mut tracker = tracker();
    let payloads = [started("A"), user("q"), error("e", Value::Null), aborted("A")];
    // The error is not told, but the turn keeps it.
    assert_eq!(told(&mut tracker, payloads)[1]["params"], turn("A", "interrupted", json!({})));
    let active = tracker.active_turn().expect("stays until the next one starts");
    assert_eq!((active.status.as_str(), active.error.is_some()), ("interrupted", true));
    assert_eq!(tracker.last_terminal_turn(), None);
    told(&mut tracker, [started("B")]);
    assert_eq!(tracker.active_turn().map(|turn| turn.id.as_str()), Some("B"));
}

#[test]
fn abort_without_id() {
    let mut tracker = tracker();
    let payloads = [started("A"), json!({"type": "turn_aborted", "reason": "interrupted"})];
    assert_eq!(told(&mut tracker, payloads)[1]["params"], turn("A", "interrupted", json!({})));
    let mut idle = self::tracker();
    let payloads = [json!({"type": "turn_aborted", "reason": "interrupted"})];
    assert_eq!(told(&mut idle, payloads)[0]["params"]["turn"]["id"], "");
    assert_eq!(idle.last_terminal_turn().map(|id| id.as_str()), Some(""));
}

#[test]
fn changes_of_the_turn_that_runs() {
    let mut tracker = tracker();
    let changes = |(changes, _): (codex_schema::history::Changes, _)| changes.into_iter().collect::<Vec<_>>();
    assert_eq!(changes(tracker.event(event(started("A")))), [Change::TurnOpened { turn: 0 }]);
    assert_eq!(changes(tracker.event(event(user("q")))), [Change::ItemAppended { turn: 0, item: 0 }]);
    assert_eq!(tracker.builder().turns().count(), 1);
}

fn notified(payload: Value) -> Value {
    wire(&notification(event(payload), &"thread".into(), &"turn".into()))
}

/// The params of a notification about an item of the active turn.
fn params(members: Value) -> Value {
    with(json!({"threadId": "thread", "turnId": "turn"}), members)
}

#[test]
fn calls() {
    let begin = notified(with(exec_begin("e", "T"), json!({"started_at_ms": 5})));
    assert_eq!((&begin["method"], &begin["params"]["startedAtMs"]), (&json!("item/started"), &json!(5)));
    assert_eq!((&begin["params"]["turnId"], &begin["params"]["item"]["id"]), (&json!("turn"), &json!("e")));
    let end = notified(with(exec_end("e", "T"), json!({"completed_at_ms": 7})));
    assert_eq!((&end["method"], &end["params"]["completedAtMs"]), (&json!("item/completed"), &json!(7)));

    for kind in ["agent_spawn", "agent_interaction", "waiting", "close", "resume"] {
        let begin = json!({"receiver_thread_ids": [AGENT], "started_at_ms": 5});
        let begin = notified(collab(&format!("{kind}_begin"), "c", begin));
        assert_eq!(
            (&begin["method"], &begin["params"]["startedAtMs"]),
            (&json!("item/started"), &json!(5)),
            "{kind}"
        );
        let end = json!({"status": "running", "statuses": {AGENT: "running"}, "completed_at_ms": 7});
        let end = notified(collab(&format!("{kind}_end"), "c", end));
        assert_eq!(
            (&end["method"], &end["params"]["completedAtMs"]),
            (&json!("item/completed"), &json!(7)),
            "{kind}"
        );
    }

    let response = notified(dynamic_response("d", "T", true));
    assert_eq!((&response["method"], &response["params"]["turnId"]), (&json!("item/completed"), &json!("T")));
    assert_eq!(notified(dynamic_request("d", "T")), Value::Null);
}

#[test]
fn turn_items() {
    let citation = json!({"entries": [], "rolloutIds": ["r"]});
    let changes = json!({"b": {"type": "add", "content": "x"}, "a": {"type": "delete", "content": "y"}});
    let parts = json!([{"type": "Text", "text": "one"}, {"type": "Text", "text": "two"}, {"type": "Dance"}]);
    for (item, expected) in [
        (
            json!({"type": "UserMessage", "id": "i", "content": [
                {"type": "text", "text": "t", "text_elements": [{"byte_range": {"start": 0, "end": 1}, "placeholder": "p"}]},
                {"type": "image", "image_url": "u"},
                {"type": "local_image", "path": "l"},
                {"type": "skill", "name": "n", "path": "s"},
                {"type": "mention", "name": "n", "path": "m"},
                {"type": "dance", "tempo": 3},
            ]}),
            json!({"type": "userMessage", "id": "i", "content": [
                {"type": "text", "text": "t", "text_elements": [{"byteRange": {"start": 0, "end": 1}, "placeholder": "p"}]},
                {"type": "image", "url": "u"},
                {"type": "localImage", "path": "l"},
                {"type": "skill", "name": "n", "path": "s"},
                {"type": "mention", "name": "n", "path": "m"},
                {"type": "dance", "tempo": 3},
            ]}),
        ),
        (
            json!({"type": "HookPrompt", "id": "i", "fragments": [{"text": "t", "hookRunId": "r"}]}),
            json!({"type": "hookPrompt", "id": "i", "fragments": [{"text": "t", "hookRunId": "r"}]}),
        ),
        (
            json!({"type": "AgentMessage", "id": "i", "content": parts, "phase": "commentary", "memory_citation": citation}),
            json!({"type": "agentMessage", "id": "i", "text": "onetwo", "phase": "commentary",
                   "memoryCitation": {"entries": [], "threadIds": ["r"]}}),
        ),
        (json!({"type": "Plan", "id": "i", "text": ""}), json!({"type": "plan", "id": "i", "text": ""})),
        (
            json!({"type": "Reasoning", "id": "i", "summary_text": ["s"], "raw_content": ["r"]}),
            json!({"type": "reasoning", "id": "i", "summary": ["s"], "content": ["r"]}),
        ),
        (
            json!({"type": "WebSearch", "id": "i", "query": "q", "action": {"type": "other"}}),
            json!({"type": "webSearch", "id": "i", "query": "q", "action": {"type": "other"}}),
        ),
        (
            json!({"type": "ImageView", "id": "i", "path": "/a/../b"}),
            json!({"type": "imageView", "id": "i", "path": "/b"}),
        ),
        (
            json!({"type": "ImageGeneration", "id": "i", "status": "s", "result": "r", "saved_path": "/p/"}),
            json!({"type": "imageGeneration", "id": "i", "status": "s", "revisedPrompt": null, "result": "r", "savedPath": "/p"}),
        ),
        (
            json!({"type": "FileChange", "id": "i", "changes": changes}),
            json!({"type": "fileChange", "id": "i", "status": "inProgress", "changes": [
                {"path": "a", "kind": {"type": "delete"}, "diff": "y"},
                {"path": "b", "kind": {"type": "add"}, "diff": "x"},
            ]}),
        ),
        (
            json!({"type": "FileChange", "id": "i", "changes": {}, "status": "declined"}),
            json!({"type": "fileChange", "id": "i", "status": "declined", "changes": []}),
        ),
        (
            json!({"type": "McpToolCall", "id": "i", "server": "s", "tool": "t", "arguments": {}, "status": "failed",
                   "result": {"content": [1], "isError": true}, "error": {"message": "m"},
                   "duration": {"secs": 1, "nanos": 0}}),
            json!({"type": "mcpToolCall", "id": "i", "server": "s", "tool": "t", "arguments": {}, "status": "failed",
                   "result": {"content": [1], "structuredContent": null, "_meta": null},
                   "error": {"message": "m"}, "durationMs": 1000}),
        ),
        (json!({"type": "ContextCompaction", "id": "i"}), json!({"type": "contextCompaction", "id": "i"})),
    ] {
        let started = json!({
            "type": "item_started", "thread_id": "x", "turn_id": "y", "item": item, "started_at_ms": 5,
        });
        assert_eq!(
            notified(started),
            json!({"method": "item/started", "params": params(json!({"item": expected, "startedAtMs": 5}))})
        );
        let completed = json!({"type": "item_completed", "thread_id": "x", "turn_id": "y", "item": item, "completed_at_ms": 7});
        assert_eq!(
            notified(completed),
            json!({"method": "item/completed", "params": params(json!({"item": expected, "completedAtMs": 7}))})
        );
    }
    let unknown = json!({"type": "Dance", "id": "i"});
    let started = json!({"type": "item_started", "thread_id": "x", "turn_id": "y", "item": unknown, "started_at_ms": 5});
    assert_eq!(notified(started), Value::Null);
}

#[test]
fn pieces() {
    let delta =
        |kind: &str| json!({"type": kind, "thread_id": "x", "turn_id": "y", "item_id": "i", "delta": "d"});
    for (payload, method, members) in [
        (delta("agent_message_content_delta"), "item/agentMessage/delta", json!({"delta": "d"})),
        (delta("plan_delta"), "item/plan/delta", json!({"delta": "d"})),
        (
            with(delta("reasoning_content_delta"), json!({"summary_index": 2})),
            "item/reasoning/summaryTextDelta",
            json!({"delta": "d", "summaryIndex": 2}),
        ),
        (
            with(delta("reasoning_raw_content_delta"), json!({"content_index": 3})),
            "item/reasoning/textDelta",
            json!({"delta": "d", "contentIndex": 3}),
        ),
        (
            json!({"type": "agent_reasoning_section_break", "item_id": "i", "summary_index": 1}),
            "item/reasoning/summaryPartAdded",
            json!({"summaryIndex": 1}),
        ),
        (
            json!({"type": "patch_apply_updated", "call_id": "i", "changes": {"a": {"type": "add", "content": "x"}}}),
            "item/fileChange/patchUpdated",
            json!({"changes": [{"path": "a", "kind": {"type": "add"}, "diff": "x"}]}),
        ),
        (
            json!({"type": "terminal_interaction", "call_id": "i", "process_id": "7", "stdin": "y\n"}),
            "item/commandExecution/terminalInteraction",
            json!({"processId": "7", "stdin": "y\n"}),
        ),
    ] {
        let params = params(with(json!({"itemId": "i"}), members));
        assert_eq!(notified(payload), json!({"method": method, "params": params}));
    }
}

#[test]
fn output_of_commands() {
    let output = |chunk: &str| {
        let delta =
            json!({"type": "exec_command_output_delta", "call_id": "e", "stream": "stdout", "chunk": chunk});
        notified(delta)["params"]["delta"].clone()
    };
    for (chunk, text) in [
        ("", ""),
        ("aGVsbG8=", "hello"),
        ("aGVsbG8", "hello"),
        ("aGVsbG8h", "hello!"),
        ("aA==", "h"),
        ("aA", "h"),
        ("w6k/Pz8+", "é???>"),
        ("aP9o", "h\u{fffd}h"),
    ] {
        assert_eq!(output(chunk), text, "{chunk}");
    }
    for chunk in ["a", "aGVsb", "a-_b", "aGV sbG8=", "aA===", "=", "aGVsbG8=aA=="] {
        assert_eq!(output(chunk), Value::Null, "{chunk}");
    }
}

#[test]
fn reviews() {
    let more =
        json!({"started_at_ms": 5, "risk_level": "high", "rationale": "why", "user_authorization": "low"});
    let review = |status: &str| json!({"status": status, "riskLevel": "high", "userAuthorization": "low", "rationale": "why"});
    let action =
        json!({"type": "command", "source": "shell", "command": "rm -f '/data/x.sqlite'", "cwd": "/p"});
    let common = json!({
        "threadId": "thread", "turnId": "T", "reviewId": "review", "targetItemId": "e", "startedAtMs": 5,
        "action": action,
    });
    assert_eq!(
        notified(with(guardian("in_progress", json!("e"), rm()), more.clone())),
        json!({"method": "item/autoApprovalReview/started",
               "params": with(common.clone(), json!({"review": review("inProgress")}))})
    );
    for (core, client) in
        [("approved", "approved"), ("denied", "denied"), ("timed_out", "timedOut"), ("aborted", "aborted")]
    {
        let ended = json!({"review": review(client), "completedAtMs": 5, "decisionSource": "agent"});
        assert_eq!(
            notified(with(guardian(core, json!("e"), rm()), more.clone())),
            json!({"method": "item/autoApprovalReview/completed", "params": with(common.clone(), ended)})
        );
    }
    let elsewhere = json!({"turn_id": "", "completed_at_ms": 9});
    let params = notified(with(guardian("denied", Value::Null, rm()), elsewhere))["params"].clone();
    assert_eq!((&params["turnId"], &params["completedAtMs"]), (&json!("turn"), &json!(9)));
    assert_eq!(params["targetItemId"], Value::Null);
}

#[test]
fn actions_under_review() {
    for (core, client) in [
        (
            execve("ls", &["ls", "-l"]),
            json!({"type": "execve", "source": "unifiedExec", "program": "ls", "argv": ["ls", "-l"], "cwd": "/p"}),
        ),
        (
            json!({"type": "apply_patch", "cwd": "/p/", "files": ["/p//a"]}),
            json!({"type": "applyPatch", "cwd": "/p", "files": ["/p/a"]}),
        ),
        (
            json!({"type": "network_access", "target": "t", "host": "h", "protocol": "socks5_tcp", "port": 80}),
            json!({"type": "networkAccess", "target": "t", "host": "h", "protocol": "socks5Tcp", "port": 80}),
        ),
        (
            json!({"type": "mcp_tool_call", "server": "s", "tool_name": "t", "connector_id": "c"}),
            json!({"type": "mcpToolCall", "server": "s", "toolName": "t", "connectorId": "c", "connectorName": null,
                   "toolTitle": null}),
        ),
        (
            json!({"type": "request_permissions", "reason": "r", "permissions": {
                "network": {"enabled": true}, "file_system": {"read": ["/a/."], "write": ["/b"]},
            }}),
            json!({"type": "requestPermissions", "reason": "r", "permissions": {
                "network": {"enabled": true}, "fileSystem": {"read": ["/a"], "write": ["/b"]},
            }}),
        ),
        (
            json!({"type": "request_permissions", "reason": null, "permissions": {"file_system": {"entries": [
                {"path": {"type": "path", "path": "/a"}, "access": "none"},
                {"path": {"type": "glob_pattern", "pattern": "*.rs"}, "access": "read"},
                {"path": {"type": "special", "value": {"kind": "project_roots", "subpath": ".git"}}, "access": "read"},
            ], "glob_scan_max_depth": 3}}}),
            json!({"type": "requestPermissions", "reason": null, "permissions": {
                "network": null,
                "fileSystem": {"read": null, "write": null, "globScanMaxDepth": 3, "entries": [
                    {"path": {"type": "path", "path": "/a"}, "access": "none"},
                    {"path": {"type": "glob_pattern", "pattern": "*.rs"}, "access": "read"},
                    {"path": {"type": "special", "value": {"kind": "project_roots", "subpath": ".git"}}, "access": "read"},
                ]},
            }}),
        ),
        (json!({"type": "dance", "tempo": 3}), json!({"type": "dance", "tempo": 3})),
    ] {
        assert_eq!(notified(guardian("denied", json!("e"), core))["params"]["action"], client);
    }
}

#[test]
fn events_that_tell_nothing_about_items() {
    for payload in [started("A"), complete("A"), user("q"), agent("a"), mcp_begin("m"), patch_begin("p", "A")]
    {
        assert_eq!(notified(payload), Value::Null);
    }
}
