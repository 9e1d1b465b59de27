//! Stored threads as a server shows them (§3.2), member by member, and names (§3.3).

use codex_schema::rollout::Timestamp;
use codex_schema::threads::{Server, StoredThread, distinct_title};
use codex_schema::v2::ThreadSource;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::{core, id, spawn};

fn stored() -> StoredThread {
    StoredThread::new(id(1), Timestamp::from_rfc3339("2026-01-02T03:00:00.999Z").unwrap())
}

fn shown(stored: StoredThread) -> Value {
    serde_json::to_value(stored.into_thread(&Server::new("/srv", "openai"))).unwrap()
}

#[test]
fn a_bare_record() {
    assert_eq!(
        shown(stored()),
        json!({
            "id": id(1), "sessionId": id(1), "forkedFromId": null, "preview": "", "ephemeral": false,
            "modelProvider": "openai", "createdAt": 1_767_322_800, "updatedAt": 1_767_322_800,
            "status": {"type": "notLoaded"}, "path": null, "cwd": "/srv", "cliVersion": "", "source": "vscode",
            "threadSource": null, "agentNickname": null, "agentRole": null, "gitInfo": null, "name": null,
            "turns": [],
        })
    );
}

#[test]
fn a_full_record() {
    let mut stored = stored();
    stored.path = Some("/r.jsonl".to_owned());
    stored.forked_from_id = Some(id(2).into());
    stored.preview = "preview".to_owned();
    stored.first_user_message = Some("first".to_owned());
    stored.name = Some("name".to_owned());
    stored.model_provider = "mock".to_owned();
    stored.updated_at = Timestamp::from_millis(-1);
    stored.cwd = "/work/../w".to_owned();
    stored.cli_version = "0.130.0".to_owned();
    stored.source = core(spawn(&id(3), Some("Volta"), Some("worker")));
    stored.thread_source = Some(ThreadSource::Subagent);
    stored.agent_nickname = Some("Locke".to_owned());
    stored.git_info = serde_json::from_value(json!({"sha": "a", "branch": null, "originUrl": "o"})).unwrap();
    let source = spawn(&id(3), Some("Locke"), Some("worker"))["subagent"].clone();
    let expected = json!({
        "id": id(1), "sessionId": id(1), "forkedFromId": id(2), "preview": "first", "ephemeral": false,
        "modelProvider": "mock", "createdAt": 1_767_322_800, "updatedAt": -1, "status": {"type": "notLoaded"},
        "path": "/r.jsonl", "cwd": "/w", "cliVersion": "0.130.0", "source": {"subAgent": source},
        "threadSource": "subagent", "agentNickname": "Locke", "agentRole": "worker",
        "gitInfo": {"sha": "a", "branch": null, "originUrl": "o"}, "name": "name", "turns": [],
    });
    assert_eq!(shown(stored.clone()), expected);

    let row = serde_json::to_value(stored.into_list_row(&Server::new("/srv", "openai"))).unwrap();
    let mut expected = expected;
    expected["forkedFromId"] = json!(null);
    expected["threadSource"] = json!(null);
    assert_eq!(row, expected);
}

#[test]
fn ids_are_written_in_their_canonical_text() {
    let mut stored = StoredThread::new(id(0xab).to_uppercase(), Timestamp::from_seconds(0));
    stored.forked_from_id = Some(format!("{{{}}}", id(0xcd)).into());
    let shown = shown(stored);
    assert_eq!(shown["id"], id(0xab));
    assert_eq!(shown["sessionId"], id(0xab));
    assert_eq!(shown["forkedFromId"], id(0xcd));
}

#[test]
fn nickname_and_role_are_those_of_a_spawn_only() {
    let mut review = stored();
    review.source = core(json!({"subagent": "review"}));
    review.agent_nickname = Some("Locke".to_owned());
    review.agent_role = Some("worker".to_owned());
    let shown = shown(review);
    assert_eq!((&shown["agentNickname"], &shown["agentRole"]), (&json!(null), &json!(null)));
    assert_eq!(shown["source"], json!({"subAgent": "review"}));
}

#[test]
fn a_thread_source_that_the_release_does_not_know_is_not_shown() {
    let mut newer = stored();
    newer.thread_source = serde_json::from_value(json!("brandnew")).unwrap();
    assert_eq!(shown(newer)["threadSource"], json!(null));
}

#[test]
fn a_title_is_a_name_when_it_says_more_than_the_preview() {
    assert_eq!(distinct_title(" My title ", "question").as_deref(), Some("My title"));
    assert_eq!(distinct_title("question", " question\n"), None);
    assert_eq!(distinct_title(" question ", "question"), None);
    assert_eq!(distinct_title(" \u{a0}", "question"), None);
    assert_eq!(distinct_title("", ""), None);
    assert_eq!(distinct_title("Question", "question").as_deref(), Some("Question"));
}
