//! Opening and ending turns beyond the cases (spec/thread-history.md §2, §4).

use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::*;

#[test]
fn times_come_from_the_events() {
    let turns = rollout([
        with(started("A"), json!({"started_at": 10})),
        with(complete("A"), json!({"completed_at": 12, "duration_ms": 2100})),
    ]);
    assert_eq!(
        (turns[0].started_at, turns[0].completed_at, turns[0].duration_ms),
        (Some(10), Some(12), Some(2100))
    );
}

#[test]
fn late_completion_sets_the_times_of_its_turn() {
    let late = with(complete("A"), json!({"completed_at": 12, "duration_ms": 1}));
    let turns = rollout([started("A"), started("B"), late]);
    assert_eq!(outline(&turns), [("A", "completed"), ("B", "inProgress")]);
    assert_eq!((turns[0].completed_at, turns[1].completed_at), (Some(12), None));
}

#[test]
fn failed_turns_stay_failed_until_aborted() {
    let failed = [started("A"), error("gone", Value::Null)];
    let turns = rollout(failed.clone().into_iter().chain([complete("A")]));
    assert_eq!(outline(&turns), [("A", "failed")]);
    let turns = rollout(failed.into_iter().chain([complete("A"), aborted("A")]));
    assert_eq!(outline(&turns), [("A", "interrupted")]);
    assert!(turns[0].error.is_some());
}

#[test]
fn error_after_an_abort_fails_the_turn() {
    let turns = rollout([started("A"), aborted("A"), error("gone", Value::Null)]);
    assert_eq!(outline(&turns), [("A", "failed")]);
}

#[test]
fn later_error_replaces_an_earlier_one() {
    let turns = rollout([started("A"), error("one", json!("other")), error("two", Value::Null)]);
    assert_eq!(
        wire(&turns[0].error),
        json!({"message": "two", "codexErrorInfo": null, "additionalDetails": null})
    );
}

#[test]
fn turn_that_cannot_be_steered_does_not_fail() {
    let info = json!({"active_turn_not_steerable": {"turn_kind": "review"}});
    let turns = rollout([started("A"), error("no", info)]);
    assert_eq!(outline(&turns), [("A", "inProgress")]);
}

#[test]
fn kinds_of_errors_are_mapped_one_to_one() {
    for (core, client) in [
        (json!("context_window_exceeded"), json!("contextWindowExceeded")),
        (json!("usage_limit_exceeded"), json!("usageLimitExceeded")),
        (json!("server_overloaded"), json!("serverOverloaded")),
        (json!("cyber_policy"), json!("cyberPolicy")),
        (
            json!({"http_connection_failed": {"http_status_code": null}}),
            json!({"httpConnectionFailed": {"httpStatusCode": null}}),
        ),
        (
            json!({"response_stream_connection_failed": {"http_status_code": 500}}),
            json!({"responseStreamConnectionFailed": {"httpStatusCode": 500}}),
        ),
        (json!("internal_server_error"), json!("internalServerError")),
        (json!("unauthorized"), json!("unauthorized")),
        (json!("bad_request"), json!("badRequest")),
        (json!("sandbox_error"), json!("sandboxError")),
        (
            json!({"response_stream_disconnected": {"http_status_code": 1}}),
            json!({"responseStreamDisconnected": {"httpStatusCode": 1}}),
        ),
        (
            json!({"response_too_many_failed_attempts": {"http_status_code": 429}}),
            json!({"responseTooManyFailedAttempts": {"httpStatusCode": 429}}),
        ),
        (json!("other"), json!("other")),
        (json!("solar_flare"), json!("solar_flare")),
    ] {
        let turns = rollout([started("A"), error("gone", core)]);
        assert_eq!(wire(&turns[0].error)["codexErrorInfo"], client);
    }
}

#[test]
fn abort_without_id_ends_the_open_turn() {
    let abort = json!({"type": "turn_aborted", "reason": "replaced"});
    assert_eq!(outline(&rollout([started("A"), abort.clone()])), [("A", "interrupted")]);
    assert_eq!(outline(&rollout([started("A"), complete("A"), abort.clone()])), [("A", "completed")]);
    assert_eq!(rollout([abort]), []);
}

#[test]
fn rollback_closes_the_open_turn_and_counts_it() {
    let turns = rollout([user("1"), started("A"), user("2"), rolled_back(1), agent("a")]);
    assert_eq!(outline(&turns), [("rollout-0", "completed"), ("rollout-4", "completed")]);
    assert_eq!(ids(&turns[1]), ["item-2"]);
}

#[test]
fn rollback_of_nothing_closes_the_open_turn() {
    let turns = rollout([started("A"), rolled_back(0), agent("a")]);
    assert_eq!(outline(&turns), [("A", "inProgress"), ("rollout-2", "completed")]);
}

#[test]
fn turns_without_items_count_in_a_rollback() {
    let turns = rollout([user("1"), started("A"), compacted(), complete("A"), compacted(), rolled_back(2)]);
    assert_eq!(outline(&turns), [("rollout-0", "completed")]);
}

#[test]
fn late_items_count_in_a_rollback() {
    let turns = rollout([started("A"), started("B"), exec_end("e", "A"), rolled_back(1), user("q")]);
    assert_eq!((ids(&turns[0]), ids(&turns[1])), (vec!["e"], vec!["item-2"]));
}

#[test]
fn ids_of_turns_that_are_gone_are_free_again() {
    let mut payloads = Vec::new();
    for turn in 0..40 {
        payloads.extend([started(&format!("t{turn}")), complete(&format!("t{turn}"))]);
    }
    // Looks an id up, so that turns are indexed, then removes the second half and starts two of its turns again.
    payloads.extend([exec_end("x", "t30"), rolled_back(20), exec_end("late", "t30")]);
    payloads.extend([started("t39"), complete("t39"), started("t30"), complete("t30"), exec_end("e", "t30")]);
    let turns = rollout(payloads);
    assert_eq!(turns.len(), 22);
    assert_eq!((turns[20].id.as_str(), ids(&turns[20])), ("t39", vec![]));
    assert_eq!((turns[21].id.as_str(), ids(&turns[21])), ("t30", vec!["e"]));
}

#[test]
fn index_of_items_goes_with_its_turn() {
    // A long turn whose items are indexed is rolled back; the next turn at its position has other items.
    let calls = (0..40).map(|call| exec_end(&format!("c{call}"), "A"));
    let mut payloads = vec![started("A")];
    payloads.extend(calls);
    payloads.extend([complete("A"), exec_end("c5", "A"), rolled_back(1), started("B"), complete("B")]);
    payloads.extend([exec_end("c5", "B"), exec_end("c5", "B"), exec_end("c6", "B")]);
    let turns = rollout(payloads);
    assert_eq!((turns.len(), ids(&turns[0])), (1, vec!["c5", "c6"]));
}

#[test]
fn the_open_turn_comes_before_finished_ones_of_its_id() {
    let turns = rollout([started("A"), complete("A"), started("A"), exec_end("e", "A")]);
    assert_eq!((ids(&turns[0]), ids(&turns[1])), (vec![], vec!["e"]));
}

#[test]
fn long_turns_find_their_items() {
    let mut payloads = vec![started("A"), user("q")];
    payloads.extend((0..100).map(|call| exec_begin(&format!("c{call}"), "A")));
    payloads.extend((0..100).rev().map(|call| exec_end(&format!("c{call}"), "A")));
    payloads.push(complete("A"));
    payloads.push(with(exec_end("c7", "A"), json!({"status": "failed"})));
    let turns = rollout(payloads);
    let items = items(&turns[0]);
    assert_eq!(items.len(), 101);
    for (at, item) in items.iter().enumerate().skip(1) {
        assert_eq!(item["id"], format!("c{}", at - 1));
        assert_eq!(item["status"], if at == 8 { "failed" } else { "completed" });
    }
}

#[test]
fn first_item_of_an_id_is_replaced_whatever_its_kind() {
    let turns = rollout([started("A"), user("q"), agent("a"), exec_end("item-1", "A")]);
    assert_eq!(ids(&turns[0]), ["item-1", "item-2"]);
    assert_eq!(items(&turns[0])[0]["type"], "commandExecution");
}

#[test]
fn messages_and_hooks_are_never_merged() {
    let prompt = with(message("user", &[&hook_prompt("r", "t")]), json!({"id": "h"}));
    let turns = rollout([started("A"), exec_end("item-1", "A"), user("q"), prompt.clone(), prompt]);
    assert_eq!(ids(&turns[0]), ["item-1", "item-1", "h", "h"]);
}

#[test]
fn other_names_of_start_and_completion() {
    let turns = rollout([
        with(started("A"), json!({"type": "turn_started"})),
        with(complete("A"), json!({"type": "turn_complete"})),
    ]);
    assert_eq!(outline(&turns), [("A", "completed")]);
}

#[test]
fn events_without_effect() {
    let turns = rollout([
        started("A"),
        json!({"type": "token_count", "info": null, "rate_limits": null}),
        json!({"type": "warning", "message": "w"}),
        json!({"type": "stream_error", "message": "w"}),
        json!({"type": "turn_diff", "unified_diff": "d"}),
        json!({"type": "plan_update", "plan": []}),
        json!({"type": "agent_reasoning_section_break"}),
        json!({"type": "patch_apply_updated", "call_id": "p", "changes": {}}),
        json!({"type": "shutdown_complete"}),
        json!({"type": "agent_message_content_delta", "thread_id": "t", "turn_id": "A", "item_id": "i", "delta": "d"}),
        json!({"type": "of_a_newer_release", "call_id": "p"}),
        agent(""),
        message("assistant", &["hello"]),
        message("developer", &[&hook_prompt("r", "t")]),
    ]);
    assert_eq!(wire(&turns[0].items), json!([]));
    assert_eq!(turns.len(), 1);
}

#[test]
fn unknown_events_count_as_items() {
    let turns = rollout([json!({"type": "of_a_newer_release"}), user("q")]);
    assert_eq!(turns[0].id, "rollout-1");
}
