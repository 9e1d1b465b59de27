//! Events as the wire has them, in short.

use std::time::Duration;

use codex_schema::history::Builder;
use codex_schema::id::{Ids, SequenceIds};
use codex_schema::rollout::{EventMsg, RolloutItem};
use codex_schema::v2::Turn;
use serde_json::{Value, json};

/// Threads, in the order of their texts.
pub const SENDER: &str = "019a0000-0000-7000-8000-000000000001";
pub const AGENT: &str = "019a0000-0000-7000-8000-000000000002";
pub const OTHER: &str = "019a0000-0000-7000-8000-000000000003";

pub fn builder() -> Builder<SequenceIds> {
    Builder::with_ids(Ids::sequence(Duration::from_secs(1_767_322_800)))
}

/// The line's item with the payload; an event unless the payload's type is one of response items.
pub fn item(payload: Value) -> RolloutItem {
    let kind = match payload["type"].as_str() {
        Some("message") => "response_item",
        Some("compacted" | "session_meta" | "turn_context") => {
            let kind = payload["type"].as_str().unwrap_or_default().to_owned();
            let line = json!({"type": kind, "payload": payload["payload"]});
            return serde_json::from_value(line).expect("is an item");
        }
        _ => "event_msg",
    };
    serde_json::from_value(json!({"type": kind, "payload": payload})).expect("is an item")
}

pub fn event(payload: Value) -> EventMsg {
    serde_json::from_value(payload).expect("is an event")
}

/// The turns of items of a rollout ("R" in the tables).
pub fn rollout(payloads: impl IntoIterator<Item = Value>) -> Vec<Turn> {
    let mut builder = builder();
    for payload in payloads {
        builder.item(item(payload));
    }
    builder.into_turns()
}

/// The turns of events of a running thread ("E" in the tables).
pub fn live(payloads: impl IntoIterator<Item = Value>) -> Vec<Turn> {
    let mut builder = builder();
    for payload in payloads {
        builder.event(event(payload));
    }
    builder.into_turns()
}

pub fn wire(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).expect("has a wire form")
}

/// The items of a turn.
pub fn items(turn: &Turn) -> Vec<Value> {
    turn.items.iter().map(wire).collect()
}

/// (id, status) of each turn.
pub fn outline(turns: &[Turn]) -> Vec<(&str, &str)> {
    turns.iter().map(|turn| (turn.id.as_str(), turn.status.as_str())).collect()
}

/// The ids of the items of a turn.
pub fn ids(turn: &Turn) -> Vec<&str> {
    turn.items.iter().map(|item| item.id().expect("is of a known kind").as_str()).collect()
}

/// The one item of the one turn that these items give beside a user message.
pub fn only(payload: Value) -> Value {
    let turns = rollout([started("T"), payload]);
    let [turn] = &turns[..] else { panic!("{turns:?}") };
    let mut items = items(turn);
    assert_eq!(items.len(), 1, "{items:?}");
    items.remove(0)
}

pub fn started(turn: &str) -> Value {
    json!({"type": "task_started", "turn_id": turn, "model_context_window": null})
}

pub fn complete(turn: &str) -> Value {
    json!({"type": "task_complete", "turn_id": turn, "last_agent_message": null})
}

pub fn aborted(turn: &str) -> Value {
    json!({"type": "turn_aborted", "turn_id": turn, "reason": "interrupted"})
}

pub fn rolled_back(turns: u32) -> Value {
    json!({"type": "thread_rolled_back", "num_turns": turns})
}

pub fn user(message: &str) -> Value {
    json!({"type": "user_message", "message": message})
}

pub fn agent(message: &str) -> Value {
    json!({"type": "agent_message", "message": message})
}

pub fn reasoning(text: &str) -> Value {
    json!({"type": "agent_reasoning", "text": text})
}

pub fn raw_reasoning(text: &str) -> Value {
    json!({"type": "agent_reasoning_raw_content", "text": text})
}

pub fn error(message: &str, info: Value) -> Value {
    json!({"type": "error", "message": message, "codex_error_info": info})
}

pub fn compacted() -> Value {
    json!({"type": "compacted", "payload": {"message": ""}})
}

pub fn turn_context() -> Value {
    json!({"type": "turn_context", "payload": {
        "cwd": "/p", "approval_policy": "never", "sandbox_policy": {"type": "read-only"}, "model": "m",
        "summary": "auto",
    }})
}

pub fn web_search_begin(call: &str) -> Value {
    json!({"type": "web_search_begin", "call_id": call})
}

pub fn web_search_end(call: &str) -> Value {
    let action = json!({"type": "search", "query": "codex"});
    json!({"type": "web_search_end", "call_id": call, "query": "codex", "action": action})
}

pub fn exec_begin(call: &str, turn: &str) -> Value {
    json!({
        "type": "exec_command_begin", "call_id": call, "turn_id": turn, "command": ["echo", "hello world"],
        "cwd": "/p", "parsed_cmd": [{"type": "unknown", "cmd": "echo hello world"}],
    })
}

pub fn exec_end(call: &str, turn: &str) -> Value {
    let mut end = exec_begin(call, turn);
    let more = json!({
        "type": "exec_command_end", "stdout": "hello world\n", "stderr": "", "aggregated_output": "hello world\n",
        "exit_code": 0, "duration": {"secs": 0, "nanos": 12_000_000}, "formatted_output": "hello world\n",
        "status": "completed",
    });
    end.as_object_mut().expect("is an object").extend(more.as_object().expect("is an object").clone());
    end
}

/// The payload with other values for some members.
pub fn with(mut payload: Value, members: Value) -> Value {
    payload.as_object_mut().expect("is an object").extend(members.as_object().expect("is an object").clone());
    payload
}

pub fn mcp_begin(call: &str) -> Value {
    let invocation = json!({"server": "docs", "tool": "find", "arguments": {"b": 1, "a": 2}});
    json!({"type": "mcp_tool_call_begin", "call_id": call, "invocation": invocation})
}

pub fn mcp_end(call: &str, result: Value) -> Value {
    let duration = json!({"secs": 0, "nanos": 8_000_000});
    with(mcp_begin(call), json!({"type": "mcp_tool_call_end", "duration": duration, "result": result}))
}

pub fn dynamic_request(call: &str, turn: &str) -> Value {
    json!({
        "type": "dynamic_tool_call_request", "callId": call, "turnId": turn, "namespace": "app", "tool": "lookup",
        "arguments": {"id": 7},
    })
}

pub fn dynamic_response(call: &str, turn: &str, success: bool) -> Value {
    json!({
        "type": "dynamic_tool_call_response", "call_id": call, "turn_id": turn, "namespace": "app",
        "tool": "lookup", "arguments": {"id": 7}, "content_items": [{"type": "inputText", "text": "found"}],
        "success": success, "error": null, "duration": {"secs": 0, "nanos": 42_000_000},
    })
}

pub fn patch_begin(call: &str, turn: &str) -> Value {
    let changes = json!({"README.md": {"type": "add", "content": "hello\n"}});
    json!({
        "type": "patch_apply_begin", "call_id": call, "turn_id": turn, "auto_approved": true, "changes": changes,
    })
}

pub fn patch_end(call: &str, turn: &str, status: &str) -> Value {
    let mut end = with(patch_begin(call, turn), json!({"type": "patch_apply_end", "status": status}));
    end = with(end, json!({"stdout": "", "stderr": "", "success": status == "completed"}));
    end
}

pub fn patch_request(call: &str, turn: &str) -> Value {
    with(patch_begin(call, turn), json!({"type": "apply_patch_approval_request", "started_at_ms": 1}))
}

pub fn guardian(status: &str, target: Value, action: Value) -> Value {
    json!({
        "type": "guardian_assessment", "id": "review", "target_item_id": target, "turn_id": "T",
        "status": status, "action": action,
    })
}

pub fn rm() -> Value {
    json!({"type": "command", "source": "shell", "command": "rm -f '/data/x.sqlite'", "cwd": "/p"})
}

pub fn execve(program: &str, argv: &[&str]) -> Value {
    json!({"type": "execve", "source": "unified_exec", "program": program, "argv": argv, "cwd": "/p"})
}

pub fn plan(kind: &str, turn: &str, id: &str, text: &str) -> Value {
    let item = json!({"type": "Plan", "id": id, "text": text});
    json!({"type": kind, "thread_id": SENDER, "turn_id": turn, "item": item, "started_at_ms": 1})
}

/// A `collab_*` event between [`SENDER`] and [`AGENT`].
pub fn collab(kind: &str, call: &str, members: Value) -> Value {
    let event = json!({
        "type": format!("collab_{kind}"), "call_id": call, "sender_thread_id": SENDER,
        "receiver_thread_id": AGENT, "prompt": "go", "model": "m", "reasoning_effort": "low",
    });
    with(event, members)
}

/// A message to the model, with one text a part.
pub fn message(role: &str, texts: &[&str]) -> Value {
    let kind = if role == "assistant" { "output_text" } else { "input_text" };
    let content: Vec<Value> = texts.iter().map(|text| json!({"type": kind, "text": text})).collect();
    json!({"type": "message", "role": role, "content": content})
}

pub fn hook_prompt(run: &str, text: &str) -> String {
    format!("<hook_prompt hook_run_id=\"{run}\">{text}</hook_prompt>")
}
