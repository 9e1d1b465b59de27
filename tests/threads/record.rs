//! From items to the stored record (spec/rollout.md §4.5, §2.2; spec/identity.md §3.3).

use codex_schema::rollout::{RolloutFileName, RolloutItem, Timestamp};
use codex_schema::threads::{StoredThread, StoredThreadBuilder};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::{id, item, spawn};

const MODIFIED: i64 = 1_800_000_000;

fn builder(items: &[RolloutItem]) -> StoredThreadBuilder {
    let name = format!("rollout-2026-01-02T03-00-00-{}.jsonl", id(9));
    let mut builder = StoredThreadBuilder::new(RolloutFileName::parse(&name));
    items.iter().for_each(|item| builder.feed(item));
    builder
}

fn stored(items: &[RolloutItem]) -> StoredThread {
    builder(items).finish(Timestamp::from_seconds(MODIFIED)).expect("the file name tells the thread")
}

/// A `session_meta` with only what is required, and some members replaced or added.
fn meta(thread: &str, members: Value) -> RolloutItem {
    let mut payload = json!({
        "id": thread, "timestamp": "2026-11-21T09:37:06.860Z", "cwd": "", "originator": "o", "cli_version": "",
    });
    for (name, value) in members.as_object().expect("an object") {
        payload[name] = value.clone();
    }
    item("session_meta", payload)
}

fn message(members: Value) -> RolloutItem {
    let mut payload = json!({"type": "user_message"});
    for (name, value) in members.as_object().expect("an object") {
        payload[name] = value.clone();
    }
    item("event_msg", payload)
}

fn said(text: &str) -> RolloutItem {
    message(json!({"message": text}))
}

fn turn_context(cwd: &str) -> RolloutItem {
    item(
        "turn_context",
        json!({
            "cwd": cwd, "approval_policy": "never", "sandbox_policy": {"type": "read-only"}, "model": "m",
            "summary": "auto",
        }),
    )
}

fn tokens(total: Option<i64>) -> RolloutItem {
    let usage = |total: i64| {
        json!({
            "input_tokens": 1, "cached_input_tokens": 2, "output_tokens": 3, "reasoning_output_tokens": 4,
            "total_tokens": total,
        })
    };
    let info = total.map(|total| {
        json!({"total_token_usage": usage(total), "last_token_usage": usage(77), "model_context_window": null})
    });
    item("event_msg", json!({"type": "token_count", "info": info, "rate_limits": null}))
}

#[test]
fn without_a_session_meta_the_file_name_tells_thread_and_time() {
    let stored = stored(&[said("hello")]);
    assert_eq!(stored.id, id(9).as_str());
    assert_eq!(stored.created_at.to_string(), "2026-01-02T03:00:00.000Z");
    assert_eq!(stored.source.to_string(), "vscode");
    assert_eq!(stored.first_user_message.as_deref(), Some("hello"));
}

#[test]
fn without_either_there_is_no_thread() {
    let mut builder = StoredThreadBuilder::new(None);
    builder.feed(&said("hello"));
    assert_eq!(builder.thread_id(), None);
    assert_eq!(builder.finish(Timestamp::from_seconds(0)), None);
}

#[test]
fn the_first_session_meta_tells_the_thread() {
    let stored = stored(&[meta(
        &id(0xa1).to_uppercase(),
        json!({
            "forked_from_id": id(0xf0).to_uppercase(), "cwd": "/w", "cli_version": "0.130.0",
            "source": spawn(&id(2), None, None), "thread_source": "subagent", "agent_nickname": "Volta",
            "agent_type": "worker", "model_provider": "mock", "git": {"commit_hash": "abc", "branch": "main"},
        }),
    )]);
    assert_eq!(stored.id, id(0xa1).as_str());
    assert_eq!(stored.forked_from_id.as_ref().map(|id| id.as_str()), Some(&*id(0xf0)));
    assert_eq!(stored.created_at.millis(), 1_795_253_826_860);
    assert_eq!(stored.updated_at.seconds(), MODIFIED);
    assert_eq!((&*stored.cwd, &*stored.cli_version, &*stored.model_provider), ("/w", "0.130.0", "mock"));
    assert_eq!(stored.source.spawn().map(|spawn| spawn.depth), Some(1));
    assert_eq!(stored.thread_source.map(|source| source.as_str().to_owned()).as_deref(), Some("subagent"));
    assert_eq!(stored.agent_nickname.as_deref(), Some("Volta"));
    assert_eq!(stored.agent_role.as_deref(), Some("worker"));
    let git = stored.git_info.unwrap();
    assert_eq!(
        (git.sha.as_deref(), git.branch.as_deref(), git.origin_url),
        (Some("abc"), Some("main"), None)
    );
}

#[test]
fn the_time_of_creation() {
    let created =
        |timestamp: &str| stored(&[meta(&id(1), json!({"timestamp": timestamp}))]).created_at.to_string();
    assert_eq!(created("2026-11-21T09:37:06.860+01:00"), "2026-11-21T08:37:06.860Z");
    assert_eq!(created("2026-11-21T09-37-06"), "2026-11-21T09:37:06.000Z");
    assert_eq!(created("2026-11-21T09:37:06"), "2026-01-02T03:00:00.000Z");
    assert_eq!(created("yesterday"), "2026-01-02T03:00:00.000Z");

    let mut nameless = StoredThreadBuilder::new(None);
    nameless.feed(&meta(&id(1), json!({"timestamp": "yesterday"})));
    let stored = nameless.finish(Timestamp::from_seconds(MODIFIED)).unwrap();
    assert_eq!(stored.created_at.seconds(), MODIFIED);
}

#[test]
fn a_later_session_meta_of_the_same_thread_overwrites() {
    let first = meta(
        &id(0xa1),
        json!({
            "forked_from_id": id(2), "cwd": "/first", "cli_version": "1", "source": "cli", "thread_source": "user",
            "agent_nickname": "Volta", "agent_role": "worker", "model_provider": "first",
            "git": {"commit_hash": "abc", "branch": "main"},
        }),
    );
    let second = meta(
        &id(0xa1).to_uppercase(),
        json!({
            "forked_from_id": id(3), "timestamp": "2027-01-01T00:00:00Z", "cwd": "/second", "cli_version": "2",
            "source": "exec", "thread_source": "subagent", "agent_nickname": "Locke", "agent_role": "explorer",
            "model_provider": "second", "git": {"branch": "side"},
        }),
    );
    let both = stored(&[first.clone(), second]);
    assert_eq!((&*both.cwd, &*both.cli_version, &*both.model_provider), ("/second", "2", "second"));
    assert_eq!(both.source.to_string(), "exec");
    assert_eq!(both.thread_source.map(|source| source.as_str().to_owned()).as_deref(), Some("subagent"));
    assert_eq!(
        (both.agent_nickname.as_deref(), both.agent_role.as_deref()),
        (Some("Locke"), Some("explorer"))
    );
    let git = both.git_info.unwrap();
    assert_eq!((git.sha, git.branch.as_deref()), (None, Some("side")));
    // These two belong to the beginning.
    assert_eq!(both.forked_from_id.as_ref().map(|id| id.as_str()), Some(&*id(2)));
    assert_eq!(both.created_at.millis(), 1_795_253_826_860);

    // What the second one does not tell stays, or is cleared.
    let bare = stored(&[first, meta(&id(0xa1), json!({}))]);
    assert_eq!((&*bare.cwd, &*bare.cli_version, &*bare.model_provider), ("/first", "1", "first"));
    assert!(bare.git_info.is_some());
    assert_eq!(bare.source.to_string(), "vscode");
    assert_eq!((bare.thread_source, bare.agent_nickname, bare.agent_role), (None, None, None));
}

#[test]
fn a_session_meta_of_another_thread_is_ignored() {
    let own = meta(&id(1), json!({"cwd": "/own", "source": "cli"}));
    let copied = meta(
        &id(2),
        json!({"cwd": "/copied", "source": "exec", "thread_source": "user", "model_provider": "p",
               "git": {"branch": "b"}}),
    );
    assert_eq!(stored(&[own.clone(), copied]), stored(&[own]));
}

#[test]
fn the_folder_of_a_turn_counts_only_while_there_is_none() {
    assert_eq!(stored(&[meta(&id(1), json!({"cwd": "/meta"})), turn_context("/turn")]).cwd, "/meta");
    assert_eq!(
        stored(&[meta(&id(1), json!({})), turn_context("/turn"), turn_context("/later")]).cwd,
        "/turn"
    );
    assert_eq!(stored(&[turn_context("/turn"), meta(&id(1), json!({"cwd": "/meta"}))]).cwd, "/meta");
    assert_eq!(stored(&[turn_context("/turn"), meta(&id(1), json!({}))]).cwd, "/turn");
}

#[test]
fn tokens_are_those_of_the_last_count_and_never_negative() {
    let used = |items: &[RolloutItem]| builder(items).tokens_used();
    assert_eq!(used(&[]), 0);
    assert_eq!(used(&[tokens(Some(10)), tokens(Some(25)), tokens(None)]), 25);
    assert_eq!(used(&[tokens(Some(10)), tokens(Some(-5))]), 0);
}

#[test]
fn the_first_message_is_the_request_in_it() {
    let first = |items: &[RolloutItem]| stored(items).first_user_message;
    assert_eq!(first(&[said(" hello \n"), said("again")]).as_deref(), Some("hello"));
    let marked = said("# Files\n## My request for Codex:\n Do it.\n## My request for Codex: again");
    assert_eq!(first(&[marked]).as_deref(), Some("Do it.\n## My request for Codex: again"));
    assert_eq!(
        first(&[said("  "), said("context ## My request for Codex:"), said("x")]).as_deref(),
        Some("x")
    );
    assert_eq!(first(&[said("  ")]), None);
}

#[test]
fn a_message_of_images_alone_is_called_so() {
    let first = |members: Value| stored(&[message(members)]).first_user_message;
    assert_eq!(first(json!({"message": " ", "images": ["data:x"]})).as_deref(), Some("[Image]"));
    assert_eq!(first(json!({"message": "", "local_images": ["/a.png"]})).as_deref(), Some("[Image]"));
    assert_eq!(first(json!({"message": "look", "images": ["data:x"]})).as_deref(), Some("look"));
    assert_eq!(first(json!({"message": "", "images": [], "local_images": []})), None);
}

#[test]
fn the_title_of_a_thread_that_began_with_an_image_is_its_name() {
    let image = message(json!({"message": "", "images": ["data:x"]}));
    let stored = stored(&[image, said("What is this?"), said("And that?")]);
    assert_eq!(stored.first_user_message.as_deref(), Some("[Image]"));
    assert_eq!(stored.name.as_deref(), Some("What is this?"));
}

#[test]
fn a_title_that_equals_the_preview_is_no_name() {
    assert_eq!(stored(&[said("hello"), said("again")]).name, None);
}

#[test]
fn other_items_tell_nothing() {
    let user =
        json!({"type": "message", "role": "user", "content": [{"type": "input_text", "text": "hello"}]});
    let items = [
        item("response_item", user),
        item("compacted", json!({"message": "summary"})),
        item("event_msg", json!({"type": "agent_message", "message": "hi"})),
        item("event_msg", json!({"type": "thread_name_updated", "thread_id": id(9), "thread_name": "n"})),
    ];
    assert_eq!(stored(&items), stored(&[]));
}

#[test]
fn a_git_record_without_parts_is_none() {
    assert_eq!(stored(&[meta(&id(1), json!({"git": {}}))]).git_info, None);
}

#[test]
fn only_these_kinds_are_worth_decoding() {
    let told: Vec<(&str, Option<&str>)> = vec![
        ("session_meta", None),
        ("turn_context", None),
        ("event_msg", Some("user_message")),
        ("event_msg", Some("token_count")),
    ];
    let silent: Vec<(&str, Option<&str>)> = vec![
        ("response_item", Some("message")),
        ("compacted", None),
        ("event_msg", Some("agent_message")),
        ("event_msg", None),
        ("brandnew", None),
    ];
    assert!(told.iter().all(|(kind, event)| StoredThreadBuilder::reads(kind, *event)));
    assert!(!silent.iter().any(|(kind, event)| StoredThreadBuilder::reads(kind, *event)));
}
