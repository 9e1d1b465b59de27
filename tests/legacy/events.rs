//! `codex/event/…` and the events in results.

use codex_schema::jsonrpc::Routed;
use codex_schema::method::legacy::{AnyNotification, ServerNotification};
use codex_schema::rollout::EventMsg;
use codex_schema::v1::legacy;
use codex_schema::{DecodeError, Json};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

fn decode(line: &Value) -> Result<AnyNotification, DecodeError> {
    let line = line.to_string();
    let Routed::Notification { method, params } = Routed::parse(&line).expect("a message") else {
        panic!("{line}")
    };
    AnyNotification::decode(&method, params)
}

fn event(msg: Value) -> Value {
    let kind = msg["type"].as_str().unwrap_or_default();
    json!({"method": format!("codex/event/{kind}"), "params": {"conversationId": "c", "id": "7", "msg": msg}})
}

/// Decodes an event, which must be written back as it was.
#[track_caller]
fn through(line: &Value) -> EventMsg {
    let notification = decode(line).expect("decodes");
    assert_eq!(serde_json::to_value(&notification).expect("is JSON"), *line);
    assert_eq!(notification.method(), line["method"]);
    let AnyNotification::Event { params, .. } = notification else { panic!("{line}") };
    assert_eq!((params.conversation_id.as_str(), params.id.as_str()), ("c", "7"));
    params.msg.0
}

#[test]
fn an_event_that_is_the_same_to_this_day_is_typed() {
    let msg = through(&event(json!({"type": "agent_reasoning", "text": "Hm"})));
    let EventMsg::AgentReasoning(reasoning) = msg else { panic!("{msg:?}") };
    assert_eq!(reasoning.text, "Hm");
}

#[test]
fn the_method_is_kept_where_it_names_the_event_otherwise() {
    let mut line = event(json!({"type": "agent_reasoning", "text": "Hm"}));
    line["method"] = "codex/event/thoughts".into();
    through(&line);
}

#[test]
fn what_is_not_known_is_kept_whole() {
    for msg in [
        json!({"type": "moon_phase", "phase": ["full", {"of": 1}]}),
        // These existed then, and no longer do.
        json!({"type": "agent_message_delta", "delta": "H"}),
        json!({"type": "undo_completed", "success": true, "message": null}),
    ] {
        let EventMsg::Unrecognized(kept) = through(&event(msg.clone())) else { panic!("{msg}") };
        assert_eq!(kept.tag(), msg["type"]);
        assert_eq!(kept.json().parse::<Value>().unwrap(), msg);
    }
}

/// One event of each type that has got members since then which every later one has.
fn old_forms() -> [Value; 8] {
    let command = json!({"call_id": "c1", "turn_id": "t", "command": ["ls"], "cwd": "/", "parsed_cmd": []});
    let mut ended = command.clone();
    for (name, value) in [
        ("stdout", json!("")),
        ("stderr", json!("")),
        ("aggregated_output", json!("")),
        ("exit_code", json!(0)),
        ("duration", json!({"secs": 0, "nanos": 1})),
        ("formatted_output", json!("")),
        ("type", json!("exec_command_end")),
    ] {
        ended[name] = value;
    }
    let mut asked = command;
    asked["type"] = "exec_approval_request".into();
    [
        ended,
        asked,
        json!({"type": "apply_patch_approval_request", "call_id": "c1", "changes": {}}),
        json!({"type": "patch_apply_end", "call_id": "c1", "stdout": "", "stderr": "", "success": true}),
        json!({"type": "elicitation_request", "server_name": "s", "id": "e", "message": "Which?"}),
        json!({"type": "item_started", "thread_id": "c", "turn_id": "t",
            "item": {"type": "Plan", "id": "p", "text": ""}}),
        json!({"type": "collab_agent_spawn_begin", "call_id": "c1", "sender_thread_id": "c", "prompt": "Go"}),
        json!({"type": "collab_agent_spawn_end", "call_id": "c1", "sender_thread_id": "c",
            "new_thread_id": null, "prompt": "Go", "status": "pending_init"}),
    ]
}

#[test]
fn a_form_that_lacks_later_members_is_kept_whole() {
    for msg in old_forms() {
        let current = serde_json::from_value::<EventMsg>(msg.clone());
        assert!(current.is_err(), "not an old form: {msg}");
        let EventMsg::Unrecognized(kept) = through(&event(msg.clone())) else { panic!("{msg}") };
        assert_eq!(kept.tag(), msg["type"]);
    }
}

#[test]
fn with_the_later_members_it_is_typed() {
    let mut msg = old_forms()[0].clone();
    msg["status"] = "completed".into();
    msg["source"] = "agent".into();
    msg["completed_at_ms"] = 0.into();
    let EventMsg::ExecCommandEnd(end) = through(&event(msg)) else { panic!("is known") };
    assert_eq!(end.command, ["ls"]);
}

#[test]
fn a_malformed_event_of_a_known_type_is_an_error() {
    // As a server writes it, the type first.
    let text = r#"{"conversationId":"c","id":"7","msg":{"type":"agent_message","message":7}}"#;
    let params = Json::from_text(text.to_owned()).unwrap();
    let error = AnyNotification::decode("codex/event/agent_message", Some((&params).into())).unwrap_err();
    assert_eq!(error.method.as_deref(), Some("codex/event/agent_message"));
    assert_eq!(error.pointer, "/params/msg/message");
    // Later members do not excuse what is wrong with others.
    let mut msg = old_forms()[3].clone();
    msg["status"] = "completed".into();
    msg["success"] = "yes".into();
    assert!(decode(&event(msg)).is_err());
    for msg in [json!({"text": "no type"}), json!({"type": 1}), json!("agent_message"), Value::Null] {
        assert!(decode(&event(msg.clone())).is_err(), "{msg}");
    }
}

#[test]
fn an_event_needs_its_conversation() {
    let mut line = event(json!({"type": "agent_reasoning", "text": "Hm"}));
    line["params"].as_object_mut().unwrap().remove("conversationId");
    let error = decode(&line).unwrap_err();
    assert!(error.message.contains("conversationId"), "{error}");
    let error = decode(&json!({"method": "codex/event/warning"})).unwrap_err();
    assert_eq!((error.pointer.as_str(), error.message.as_str()), ("", "missing `params`"));
}

#[test]
fn other_notifications_have_types_of_their_own() {
    let line = json!({"method": "authStatusChange", "params": {"authMethod": "chatgpt"}});
    let notification = decode(&line).unwrap();
    assert_eq!(serde_json::to_value(&notification).unwrap(), line);
    let AnyNotification::Named(ServerNotification::AuthStatusChange(params)) = notification else {
        panic!("{line}")
    };
    assert_eq!(params.auth_method, Some(legacy::AuthMode::Chatgpt));
    let unknown = json!({"method": "moonPhase", "params": [1]});
    let kept = decode(&unknown).unwrap();
    assert!(matches!(kept, AnyNotification::Named(ServerNotification::Unrecognized(_))));
    assert_eq!(serde_json::to_value(&kept).unwrap(), unknown);
}

#[test]
fn messages_of_a_loaded_conversation_are_events_of_that_time() {
    let [ended, ..] = old_forms();
    let text = json!({"conversationId": "c", "model": "m", "rolloutPath": "/r",
        "initialMessages": [{"type": "agent_reasoning", "text": "Hm"}, ended]});
    let resumed: legacy::ResumeConversationResponse = serde_json::from_value(text.clone()).unwrap();
    let messages = resumed.initial_messages.as_deref().unwrap();
    assert!(matches!(
        messages,
        [legacy::EventMsg(EventMsg::AgentReasoning(_)), legacy::EventMsg(EventMsg::Unrecognized(_))]
    ));
    assert_eq!(serde_json::to_value(&resumed).unwrap(), text);
}
