//! Live threads and conversation summaries (§3.4, §3.5).

use codex_schema::rollout::Timestamp;
use codex_schema::threads::{LiveThread, Server, StoredThread};
use codex_schema::v1::ConversationSummary;
use codex_schema::v2::ThreadSource;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::{core, id, spawn};

fn live() -> LiveThread {
    LiveThread {
        id: id(2).into(),
        session_id: id(1).into(),
        forked_from_id: None,
        preview: String::new(),
        ephemeral: false,
        model_provider: "mock".to_owned(),
        now: Timestamp::from_millis(1_767_322_800_999),
        path: Some("/r.jsonl".to_owned()),
        cwd: "/w".to_owned(),
        cli_version: "0.130.0".to_owned(),
        source: core(spawn(&id(1), Some("Volta"), Some("worker"))),
        thread_source: Some(ThreadSource::Subagent),
    }
}

#[test]
fn a_live_thread() {
    let source = spawn(&id(1), Some("Volta"), Some("worker"))["subagent"].clone();
    assert_eq!(
        serde_json::to_value(live().into_thread()).unwrap(),
        json!({
            "id": id(2), "sessionId": id(1), "forkedFromId": null, "preview": "", "ephemeral": false,
            "modelProvider": "mock", "createdAt": 1_767_322_800, "updatedAt": 1_767_322_800,
            "status": {"type": "notLoaded"}, "path": "/r.jsonl", "cwd": "/w", "cliVersion": "0.130.0",
            "source": {"subAgent": source}, "threadSource": "subagent", "agentNickname": "Volta",
            "agentRole": "worker", "gitInfo": null, "name": null, "turns": [],
        })
    );
}

#[test]
fn an_ephemeral_fork() {
    let fork = LiveThread {
        forked_from_id: Some(id(9).into()),
        preview: "copied".to_owned(),
        ephemeral: true,
        path: None,
        source: core(json!("mcp")),
        thread_source: None,
        ..live()
    };
    let thread = serde_json::to_value(fork.into_thread()).unwrap();
    assert_eq!(thread["forkedFromId"], id(9));
    assert_eq!(thread["preview"], "copied");
    assert_eq!(thread["ephemeral"], true);
    assert_eq!(thread["path"], json!(null));
    assert_eq!(thread["source"], "appServer");
    assert_eq!((&thread["threadSource"], &thread["agentNickname"]), (&json!(null), &json!(null)));
}

/// The thread that a summary tells, some of whose members are replaced.
fn summarised(members: Value) -> Value {
    let mut summary = json!({
        "conversationId": id(1), "path": "/r.jsonl", "preview": "hello", "timestamp": "2026-01-02T03:00:00.500Z",
        "updatedAt": "2026-01-02T04:00:00Z", "modelProvider": "mock", "cwd": "work", "cliVersion": "0.130.0",
        "source": "mcp", "gitInfo": {"sha": "abc", "branch": "main", "origin_url": "https://o"},
    });
    for (name, value) in members.as_object().expect("an object") {
        summary[name] = value.clone();
    }
    let summary: ConversationSummary = serde_json::from_value(summary).unwrap();
    serde_json::to_value(StoredThread::from(summary).into_thread(&Server::new("/srv", "openai"))).unwrap()
}

#[test]
fn a_conversation_summary() {
    assert_eq!(
        summarised(json!({})),
        json!({
            "id": id(1), "sessionId": id(1), "forkedFromId": null, "preview": "hello", "ephemeral": false,
            "modelProvider": "mock", "createdAt": 1_767_322_800, "updatedAt": 1_767_326_400,
            "status": {"type": "notLoaded"}, "path": "/r.jsonl", "cwd": "/srv/work", "cliVersion": "0.130.0",
            "source": "appServer", "threadSource": null, "agentNickname": null, "agentRole": null,
            "gitInfo": {"sha": "abc", "branch": "main", "originUrl": "https://o"}, "name": null, "turns": [],
        })
    );
}

#[test]
fn an_empty_path_of_a_summary_is_none() {
    assert_eq!(summarised(json!({"path": ""}))["path"], json!(null));
}

#[test]
fn the_times_of_a_summary() {
    let times = |created: Value, updated: Value| {
        let thread = summarised(json!({"timestamp": created, "updatedAt": updated}));
        (thread["createdAt"].as_i64().unwrap(), thread["updatedAt"].as_i64().unwrap())
    };
    assert_eq!(times(json!("2026-01-02T03:00:00Z"), json!(null)), (1_767_322_800, 1_767_322_800));
    assert_eq!(times(json!("2026-01-02T03:00:00Z"), json!("soon")), (1_767_322_800, 1_767_322_800));
    assert_eq!(times(json!(null), json!("2026-01-02T04:00:00Z")), (0, 1_767_326_400));
    assert_eq!(times(json!("2026-01-02T03-00-00"), json!(null)), (0, 0));
}

#[test]
fn a_summary_of_a_spawned_agent_has_the_names_of_its_source() {
    let thread = summarised(json!({"source": spawn(&id(3), Some("Volta"), None), "gitInfo": null}));
    assert_eq!((&thread["agentNickname"], &thread["agentRole"]), (&json!("Volta"), &json!(null)));
    assert_eq!(thread["gitInfo"], json!(null));
}
