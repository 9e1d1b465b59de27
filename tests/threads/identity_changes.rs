//! The identity changes in the core events and rollouts (§10); `tests/renames` has them in the app-server messages.

use codex_schema::rollout::{EventMsg, RolloutItem};
use codex_schema::threads::StoredThreadBuilder;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::{id, item};

fn event(json: Value) -> Result<EventMsg, String> {
    serde_json::from_value(json).map_err(|error| error.to_string())
}

/// The event as it is written back.
fn written(json: Value) -> Value {
    serde_json::to_value(event(json).unwrap()).unwrap()
}

#[test]
fn a_turn_starts_with_its_id() {
    let old =
        json!({"type": "task_started", "model_context_window": 1, "collaboration_mode_kind": "default"});
    assert!(event(old.clone()).unwrap_err().contains("turn_id"));
    let mut new = old;
    for id in ["0", "turn-1", "rollout-5", &id(1)] {
        new["turn_id"] = json!(id);
        assert_eq!(written(new.clone()), new);
    }
}

#[test]
fn a_turn_completes_with_its_id() {
    let old = json!({"type": "task_complete", "last_agent_message": null});
    assert!(event(old.clone()).unwrap_err().contains("turn_id"));
    let mut new = old;
    new["turn_id"] = json!("any");
    assert_eq!(written(new.clone()), new);
}

#[test]
fn an_abort_may_lack_its_id_and_then_writes_null() {
    let old = json!({"type": "turn_aborted", "reason": "interrupted"});
    assert_eq!(written(old), json!({"type": "turn_aborted", "turn_id": null, "reason": "interrupted"}));
    let new = json!({"type": "turn_aborted", "turn_id": id(1), "reason": "interrupted"});
    assert_eq!(written(new.clone()), new);
}

#[test]
fn a_turn_context_may_lack_its_id_and_then_leaves_it_out() {
    let old = json!({
        "cwd": "/w", "approval_policy": "never", "sandbox_policy": {"type": "danger-full-access"}, "model": "m",
        "summary": "auto",
    });
    for turn_id in [None, Some(id(1))] {
        let mut payload = old.clone();
        if let Some(turn_id) = &turn_id {
            payload["turn_id"] = json!(turn_id);
        }
        let RolloutItem::TurnContext(context) = item("turn_context", payload.clone()) else {
            panic!("{payload}")
        };
        assert_eq!(serde_json::to_value(context).unwrap(), payload);
    }
}

#[test]
fn the_realtime_session_has_one_name() {
    let started = |members: Value| {
        let mut event = json!({"type": "realtime_conversation_started", "version": "v2"});
        for (name, value) in members.as_object().expect("an object") {
            event[name] = value.clone();
        }
        written(event)["realtime_session_id"].clone()
    };
    assert_eq!(started(json!({"realtime_session_id": "s"})), "s");
    assert_eq!(started(json!({"session_id": "s"})), json!(null));
    assert_eq!(started(json!({})), json!(null));

    let updated = |name: &str| {
        let payload = json!({"SessionUpdated": {name: "s", "instructions": null}});
        event(json!({"type": "realtime_conversation_realtime", "payload": payload}))
    };
    assert!(updated("realtime_session_id").is_ok());
    assert!(updated("session_id").unwrap_err().contains("realtime_session_id"));
}

/// `session_configured` with what is required and the given ids.
fn configured(members: Value) -> Value {
    let mut event = json!({
        "type": "session_configured", "model": "m", "model_provider_id": "p", "approval_policy": "never",
        "approvals_reviewer": "user", "sandbox_policy": {"type": "danger-full-access"}, "cwd": "/w",
        "reasoning_effort": null, "history_log_id": 0, "history_entry_count": 0, "initial_messages": null,
        "rollout_path": null,
    });
    for (name, value) in members.as_object().expect("an object") {
        event[name] = value.clone();
    }
    event
}

#[test]
fn a_session_without_a_thread_is_that_of_the_thread() {
    let EventMsg::SessionConfigured(old) = event(configured(json!({"session_id": id(1)}))).unwrap() else {
        panic!("another event")
    };
    assert_eq!((old.session_id.as_str(), old.thread_id.as_str()), (&*id(1), &*id(1)));
    let written = serde_json::to_value(EventMsg::SessionConfigured(old)).unwrap();
    assert_eq!(written["thread_id"], id(1));

    let new = event(configured(json!({"session_id": id(1), "thread_id": id(2)}))).unwrap();
    let EventMsg::SessionConfigured(new) = new else { panic!("another event") };
    assert_eq!((new.session_id.as_str(), new.thread_id.as_str()), (&*id(1), &*id(2)));
}

#[test]
fn a_rollout_tells_no_session() {
    // Not in the metadata, and if it were there, it would not be read.
    let meta = json!({
        "id": id(1), "session_id": id(2), "sessionId": id(2), "timestamp": "2026-01-02T03:00:00Z", "cwd": "/w",
        "originator": "o", "cli_version": "1",
    });
    let RolloutItem::SessionMeta(decoded) = item("session_meta", meta.clone()) else { panic!("{meta}") };
    let text = serde_json::to_string(&decoded).unwrap();
    assert!(!text.contains(&id(2)), "{text}");
    let mut builder = StoredThreadBuilder::new(None);
    builder.feed(&RolloutItem::SessionMeta(decoded));
    assert_eq!(builder.thread_id().map(|thread| thread.into_string()), Some(id(1)));
}
