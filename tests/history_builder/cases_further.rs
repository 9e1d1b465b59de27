//! The further cases of spec/thread-history.md §9.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::*;
use codex_schema::history::usage_owner;

#[test]
fn case_31_turn_of_a_compaction_is_reused() {
    let turns = rollout([compacted(), user("q")]);
    assert_eq!(outline(&turns), [("rollout-0", "completed")]);
    assert_eq!(ids(&turns[0]), ["item-1"]);
}

#[test]
fn case_32_only_a_compaction() {
    let turns = rollout([compacted()]);
    assert_eq!(outline(&turns), [("rollout-0", "completed")]);
    assert_eq!(turns[0].items, []);
}

#[test]
fn case_33_empty_reasoning() {
    assert_eq!(rollout([reasoning(""), raw_reasoning("")]), []);
}

#[test]
fn case_34_message_before_the_first_turn() {
    let turns = rollout([agent("a"), started("A")]);
    assert_eq!(outline(&turns), [("rollout-0", "completed"), ("A", "inProgress")]);
}

#[test]
fn case_35_two_starts() {
    assert_eq!(outline(&rollout([started("A"), started("B")])), [("A", "inProgress"), ("B", "inProgress")]);
}

#[test]
fn case_36_completion_of_nothing() {
    assert_eq!(rollout([complete("X")]), []);
}

#[test]
fn case_37_completion_with_an_unknown_id() {
    let turns = rollout([started("A"), complete("X"), agent("a")]);
    assert_eq!(outline(&turns), [("A", "completed"), ("rollout-2", "completed")]);
}

#[test]
fn case_38_aborted_turn_stays_open() {
    let turns = rollout([started("A"), aborted("A"), user("q")]);
    assert_eq!(outline(&turns), [("A", "interrupted")]);
    assert_eq!(ids(&turns[0]), ["item-1"]);
}

#[test]
fn case_39_abort_keeps_the_error() {
    let turns = rollout([started("A"), error("gone", Value::Null), aborted("A")]);
    assert_eq!(outline(&turns), [("A", "interrupted")]);
    assert_eq!(
        wire(&turns[0].error),
        json!({"message": "gone", "codexErrorInfo": null, "additionalDetails": null})
    );
}

#[test]
fn case_40_command_without_turn() {
    let turns = rollout([started("A"), exec_end("e", "")]);
    assert_eq!(turns[0].items, []);
    assert_eq!(rollout([exec_end("e", "")]), []);
}

#[test]
fn case_41_patch_without_turn() {
    let turns = rollout([patch_end("p", "", "completed")]);
    assert_eq!(outline(&turns), [("rollout-0", "completed")]);
    assert_eq!(ids(&turns[0]), ["p"]);
}

#[test]
fn case_42_approved_review() {
    let turns = rollout([started("T"), guardian("approved", json!("e"), rm())]);
    assert_eq!(turns[0].items, []);
    assert_eq!(rollout([with(guardian("approved", json!("e"), rm()), json!({"turn_id": ""}))]), []);
}

#[test]
fn case_43_search_across_two_turns() {
    let turns = rollout([user("1"), web_search_begin("w"), user("2"), web_search_end("w")]);
    let queries: Vec<Value> = turns.iter().map(|turn| items(turn)[1]["query"].clone()).collect();
    assert_eq!(queries, ["", "codex"]);
    assert_eq!((ids(&turns[0]), ids(&turns[1])), (vec!["item-1", "w"], vec!["item-2", "w"]));
}

#[test]
fn case_44_blank_message() {
    let turns = rollout([user(" \t\n\u{a0}")]);
    assert_eq!(items(&turns[0]), [json!({"type": "userMessage", "id": "item-1", "content": []})]);
}

#[test]
fn case_45_start_closes_the_implicit_turn() {
    let turns = rollout([user("q"), started("A")]);
    assert_eq!(outline(&turns), [("rollout-0", "completed"), ("A", "inProgress")]);
}

#[test]
fn case_46_completion_overwrites_the_times() {
    let abort = with(aborted("A"), json!({"completed_at": 5, "duration_ms": 6}));
    let turns = rollout([started("A"), abort.clone()]);
    assert_eq!((turns[0].completed_at, turns[0].duration_ms), (Some(5), Some(6)));
    let turns = rollout([started("A"), abort, complete("A")]);
    assert_eq!(outline(&turns), [("A", "interrupted")]);
    assert_eq!((turns[0].completed_at, turns[0].duration_ms), (None, None));
}

#[test]
fn case_47_rollback_counts_items_of_every_kind() {
    let turns = rollout([user("1"), agent("a"), web_search_end("w"), user("2"), rolled_back(1), user("3")]);
    assert_eq!(outline(&turns), [("rollout-0", "completed"), ("rollout-5", "completed")]);
    assert_eq!((ids(&turns[0]), ids(&turns[1])), (vec!["item-1", "item-2", "w"], vec!["item-4"]));
}

#[test]
fn case_48_first_turn_of_an_id_takes_late_items() {
    let turns = rollout([started("A"), complete("A"), started("A"), complete("A"), exec_end("e", "A")]);
    assert_eq!(outline(&turns), [("A", "completed"), ("A", "completed")]);
    assert_eq!((ids(&turns[0]), ids(&turns[1])), (vec!["e"], vec![]));
}

#[test]
fn case_49_ignored_items_count() {
    assert_eq!(outline(&rollout([turn_context(), user("q")])), [("rollout-1", "completed")]);
}

#[test]
fn case_50_review_texts() {
    let output = json!({
        "findings": [], "overall_correctness": "good", "overall_explanation": "  hi \n",
        "overall_confidence_score": 0.5,
    });
    let turns = rollout([
        started("T"),
        json!({"type": "entered_review_mode", "target": {"type": "uncommittedChanges"}}),
        json!({"type": "exited_review_mode", "review_output": output}),
        json!({"type": "exited_review_mode", "review_output": null}),
    ]);
    assert_eq!(
        items(&turns[0]),
        [
            json!({"type": "enteredReviewMode", "id": "item-1", "review": "Review requested."}),
            json!({"type": "exitedReviewMode", "id": "item-2", "review": "hi"}),
            json!({"type": "exitedReviewMode", "id": "item-3", "review": "Reviewer failed to output a response."}),
        ]
    );
}

#[test]
fn case_51_plans() {
    let turns = rollout([
        started("A"),
        plan("item_completed", "A", "p", "do it"),
        plan("item_completed", "A", "q", ""),
    ]);
    assert_eq!(items(&turns[0]), [json!({"type": "plan", "id": "p", "text": "do it"})]);
}

#[test]
fn case_52_result_that_reports_failure() {
    let duration = json!({"duration": {"secs": 1, "nanos": 999_999}});
    let item = only(with(mcp_end("m", json!({"Ok": {"content": [], "isError": true}})), duration));
    assert_eq!((&item["status"], &item["error"]), (&json!("failed"), &Value::Null));
    assert_eq!(item["result"], json!({"content": [], "structuredContent": null, "_meta": null}));
    assert_eq!(item["durationMs"], 1000);
}

#[test]
fn case_53_parts_of_a_message() {
    let element = json!({"byte_range": {"start": 0, "end": 1}, "placeholder": null});
    let parts = json!({"images": ["u"], "local_images": ["rel/p"], "text_elements": [element]});
    let turns = rollout([with(user(" hi "), parts)]);
    assert_eq!(
        items(&turns[0])[0]["content"],
        json!([
            {"type": "text", "text": " hi ",
             "text_elements": [{"byteRange": {"start": 0, "end": 1}, "placeholder": null}]},
            {"type": "image", "url": "u"},
            {"type": "localImage", "path": "rel/p"},
        ])
    );
}

#[test]
fn case_54_agents_that_fail() {
    let spawn = only(collab("agent_spawn_end", "c", json!({"new_thread_id": null, "status": "running"})));
    assert_eq!((&spawn["tool"], &spawn["status"]), (&json!("spawnAgent"), &json!("failed")));
    assert_eq!((&spawn["receiverThreadIds"], &spawn["agentsStates"]), (&json!([]), &json!({})));

    let statuses = json!({OTHER: {"errored": "bad"}, AGENT: {"completed": "ok"}});
    let wait = only(collab("waiting_end", "c", json!({"statuses": statuses})));
    assert_eq!((&wait["tool"], &wait["status"]), (&json!("wait"), &json!("failed")));
    assert_eq!(wait["receiverThreadIds"], json!([AGENT, OTHER]));
    assert_eq!(
        wait["agentsStates"],
        json!({OTHER: {"status": "errored", "message": "bad"}, AGENT: {"status": "completed", "message": "ok"}})
    );
}

#[test]
fn case_55_message_after_a_failed_turn() {
    let turns = rollout([user("1"), error("gone", json!("other")), user("2")]);
    assert_eq!(outline(&turns), [("rollout-0", "failed"), ("rollout-2", "completed")]);
    assert_eq!(wire(&turns[0].error)["codexErrorInfo"], "other");
    assert_eq!(turns[1].error, None);
}

#[test]
fn case_56_visible_compaction_is_not_reused() {
    let turns = rollout([json!({"type": "context_compacted"}), user("q")]);
    assert_eq!(outline(&turns), [("rollout-0", "completed"), ("rollout-1", "completed")]);
    assert_eq!(items(&turns[0]), [json!({"type": "contextCompaction", "id": "item-1"})]);
    assert_eq!(ids(&turns[1]), ["item-2"]);
}

#[test]
fn case_57_owner_of_the_token_usage() {
    let payloads =
        [user("1"), agent("a"), json!({"type": "token_count", "info": null, "rate_limits": null}), user("2")];
    let items: Vec<_> = payloads.iter().cloned().map(item).collect();
    let mut turns = rollout(payloads);
    assert_eq!(usage_owner(&items, &turns), "rollout-0");
    turns[0].id = "renamed".into();
    assert_eq!(usage_owner(&items, &turns), "renamed");
}
