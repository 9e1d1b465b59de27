//! The cases of spec/thread-history.md §9 that the reference has tests for, fed as items of a rollout.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::*;

#[test]
fn case_02_item_events_add_nothing() {
    let item = json!({"type": "UserMessage", "id": "other", "content": [{"type": "text", "text": "hello"}]});
    let echo = json!({"type": "item_started", "thread_id": SENDER, "turn_id": "T", "item": item, "started_at_ms": 1});
    let turns = rollout([started("T"), user("hello"), echo, complete("T")]);
    assert_eq!(outline(&turns), [("T", "completed")]);
    assert_eq!(ids(&turns[0]), ["item-1"]);
}

#[test]
fn case_03_message_with_a_phase() {
    let turns = rollout([with(agent("Done"), json!({"phase": "final_answer"}))]);
    assert_eq!(outline(&turns), [("rollout-0", "completed")]);
    assert_eq!(
        items(&turns[0]),
        [json!({
            "type": "agentMessage", "id": "item-1", "text": "Done", "phase": "final_answer", "memoryCitation": null,
        })]
    );
}

#[test]
fn case_04_image_generation() {
    let end = json!({
        "type": "image_generation_end", "call_id": "ig_123", "status": "completed", "revised_prompt": "a cat",
        "result": "data", "saved_path": "/tmp/ig_123.png",
    });
    let turns = rollout([started("T"), user("draw"), end, complete("T")]);
    assert_eq!(
        wire(&turns),
        json!([{
            "id": "T", "itemsView": "full", "status": "completed", "error": null, "startedAt": null,
            "completedAt": null, "durationMs": null,
            "items": [
                {"type": "userMessage", "id": "item-1", "content": [
                    {"type": "text", "text": "draw", "text_elements": []},
                ]},
                {"type": "imageGeneration", "id": "ig_123", "status": "completed", "revisedPrompt": "a cat",
                 "result": "data", "savedPath": "/tmp/ig_123.png"},
            ],
        }])
    );
}

#[test]
fn case_05_reasoning_is_joined_only_when_adjacent() {
    let turns = rollout([user("q"), reasoning("A"), raw_reasoning("B"), agent("a"), reasoning("C")]);
    let [turn] = &turns[..] else { panic!("{turns:?}") };
    let items = items(turn);
    assert_eq!(ids(turn), ["item-1", "item-2", "item-3", "item-4"]);
    assert_eq!(items[1], json!({"type": "reasoning", "id": "item-2", "summary": ["A"], "content": ["B"]}));
    assert_eq!(items[3], json!({"type": "reasoning", "id": "item-4", "summary": ["C"], "content": []}));
}

#[test]
fn case_06_abort_with_an_unknown_id() {
    let turns = rollout([user("1"), agent("a"), aborted("turn-1"), user("2"), agent("b")]);
    assert_eq!(outline(&turns), [("rollout-0", "interrupted"), ("rollout-3", "completed")]);
    assert_eq!(ids(&turns[0]), ["item-1", "item-2"]);
    assert_eq!(ids(&turns[1]), ["item-3", "item-4"]);
}

#[test]
fn case_07_rollback_of_one_turn() {
    let turns =
        rollout([user("1"), agent("a"), user("2"), agent("b"), rolled_back(1), user("3"), agent("c")]);
    assert_eq!(outline(&turns), [("rollout-0", "completed"), ("rollout-5", "completed")]);
    assert_eq!(ids(&turns[0]), ["item-1", "item-2"]);
    assert_eq!(ids(&turns[1]), ["item-3", "item-4"]);
    assert_eq!(items(&turns[1])[0]["content"][0]["text"], "3");
}

#[test]
fn case_08_rollback_of_more_than_there_is() {
    assert_eq!(rollout([user("1"), agent("a"), user("2"), agent("b"), rolled_back(99)]), []);
}

#[test]
fn case_09_steering() {
    let turns = rollout([started("A"), user("Start"), user("Steer"), complete("A")]);
    assert_eq!(outline(&turns), [("A", "completed")]);
    let texts: Vec<Value> = items(&turns[0]).iter().map(|item| item["content"][0]["text"].clone()).collect();
    assert_eq!(texts, ["Start", "Steer"]);
}

#[test]
fn case_10_search_command_and_failed_call() {
    let turns = rollout([
        started("T"),
        user("q"),
        web_search_end("w"),
        exec_end("e", "T"),
        mcp_end("m", json!({"Err": "boom"})),
    ]);
    assert_eq!(outline(&turns), [("T", "inProgress")]);
    assert_eq!(
        items(&turns[0])[1..],
        [
            json!({"type": "webSearch", "id": "w", "query": "codex",
                   "action": {"type": "search", "query": "codex", "queries": null}}),
            json!({"type": "commandExecution", "id": "e", "command": "echo 'hello world'", "cwd": "/p",
                   "processId": null, "source": "agent", "status": "completed",
                   "commandActions": [{"type": "unknown", "command": "echo hello world"}],
                   "aggregatedOutput": "hello world\n", "exitCode": 0, "durationMs": 12}),
            json!({"type": "mcpToolCall", "id": "m", "server": "docs", "tool": "find", "status": "failed",
                   "arguments": {"a": 2, "b": 1}, "result": null, "error": {"message": "boom"}, "durationMs": 8}),
        ]
    );
}

#[test]
fn case_11_result_of_a_call() {
    let result = json!({"Ok": {
        "content": [{"type": "text", "text": "hi"}], "structuredContent": {"n": 1}, "isError": false,
        "_meta": {"k": "v"},
    }});
    let item = only(with(mcp_end("m", result), json!({"mcp_app_resource_uri": "ui://app"})));
    assert_eq!(item["status"], "completed");
    assert_eq!(
        item["result"],
        json!({"content": [{"type": "text", "text": "hi"}], "structuredContent": {"n": 1}, "_meta": {"k": "v"}})
    );
    assert_eq!((&item["error"], &item["mcpAppResourceUri"]), (&Value::Null, &json!("ui://app")));
}

#[test]
fn case_12_dynamic_tool() {
    let turns =
        rollout([started("T"), user("q"), dynamic_request("d", "T"), dynamic_response("d", "T", true)]);
    assert_eq!(
        items(&turns[0])[1..],
        [json!({
            "type": "dynamicToolCall", "id": "d", "namespace": "app", "tool": "lookup", "arguments": {"id": 7},
            "status": "completed", "contentItems": [{"type": "inputText", "text": "found"}], "success": true,
            "durationMs": 42,
        })]
    );
}

#[test]
fn case_13_declined_command_and_patch() {
    let declined = json!({
        "status": "declined", "exit_code": -1, "duration": {"secs": 0, "nanos": 0},
        "aggregated_output": "exec command rejected by user",
    });
    let command = only(with(exec_end("e", "T"), declined));
    assert_eq!((&command["status"], &command["exitCode"]), (&json!("declined"), &json!(-1)));
    assert_eq!(command["durationMs"], 0);
    assert_eq!(command["aggregatedOutput"], "exec command rejected by user");
    assert_eq!(
        only(patch_end("p", "T", "declined")),
        json!({"type": "fileChange", "id": "p", "status": "declined",
               "changes": [{"path": "README.md", "kind": {"type": "add"}, "diff": "hello\n"}]})
    );
}

#[test]
fn case_14_denied_command() {
    let turns = rollout([
        started("T"),
        guardian("in_progress", json!("e"), rm()),
        guardian("denied", json!("e"), rm()),
    ]);
    assert_eq!(
        items(&turns[0]),
        [json!({
            "type": "commandExecution", "id": "e", "command": "rm -f '/data/x.sqlite'", "cwd": "/p",
            "processId": null, "source": "agent", "status": "declined",
            "commandActions": [{"type": "unknown", "command": "rm -f '/data/x.sqlite'"}],
            "aggregatedOutput": null, "exitCode": null, "durationMs": null,
        })]
    );
}

#[test]
fn case_15_program_under_review() {
    let action = execve("/bin/rm", &["/usr/bin/rm", "-f", "/data/x.sqlite"]);
    let item = only(guardian("in_progress", json!("e"), action));
    assert_eq!((&item["status"], &item["source"]), (&json!("inProgress"), &json!("agent")));
    assert_eq!(item["command"], "/bin/rm -f /data/x.sqlite");
    assert_eq!(item["commandActions"], json!([{"type": "unknown", "command": "/bin/rm -f /data/x.sqlite"}]));
}

#[test]
fn case_16_late_command_of_an_earlier_turn() {
    let turns = rollout([
        started("A"),
        user("a"),
        complete("A"),
        started("B"),
        user("b"),
        exec_end("e", "A"),
        complete("B"),
    ]);
    assert_eq!((ids(&turns[0]), ids(&turns[1])), (vec!["item-1", "e"], vec!["item-2"]));
}

#[test]
fn case_20_late_completion_of_an_earlier_turn() {
    let turns = rollout([
        started("A"),
        complete("A"),
        started("B"),
        user("b"),
        complete("A"),
        agent("c"),
        complete("B"),
    ]);
    assert_eq!(outline(&turns), [("A", "completed"), ("B", "completed")]);
    assert_eq!(ids(&turns[1]), ["item-1", "item-2"]);
}

#[test]
fn case_21_late_abort_of_an_earlier_turn() {
    let turns = rollout([started("A"), complete("A"), started("B"), user("b"), aborted("A"), agent("c")]);
    assert_eq!(outline(&turns), [("A", "interrupted"), ("B", "inProgress")]);
    assert_eq!(ids(&turns[1]), ["item-1", "item-2"]);
}

#[test]
fn case_22_turn_that_only_compacts() {
    let turns = rollout([started("T"), compacted(), complete("T")]);
    assert_eq!(outline(&turns), [("T", "completed")]);
    assert_eq!(turns[0].items, []);
}

#[test]
fn case_23_resumed_agent() {
    let turns = rollout([user("q"), collab("resume_end", "c", json!({"status": {"completed": null}}))]);
    assert_eq!(
        items(&turns[0])[1],
        json!({
            "type": "collabAgentToolCall", "id": "c", "tool": "resumeAgent", "status": "completed",
            "senderThreadId": SENDER, "receiverThreadIds": [AGENT], "prompt": null, "model": null,
            "reasoningEffort": null, "agentsStates": {AGENT: {"status": "completed", "message": null}},
        })
    );
}

#[test]
fn case_24_spawned_agent() {
    let end = json!({
        "new_thread_id": AGENT, "new_agent_nickname": "Ada", "new_agent_role": "explorer", "status": "running",
    });
    let turns = rollout([user("q"), collab("agent_spawn_end", "c", end)]);
    assert_eq!(
        items(&turns[0])[1],
        json!({
            "type": "collabAgentToolCall", "id": "c", "tool": "spawnAgent", "status": "completed",
            "senderThreadId": SENDER, "receiverThreadIds": [AGENT], "prompt": "go", "model": "m",
            "reasoningEffort": "low", "agentsStates": {AGENT: {"status": "running", "message": null}},
        })
    );
}

#[test]
fn case_25_interrupted_agent() {
    let turns = rollout([
        user("q"),
        collab("agent_interaction_begin", "c", json!({})),
        collab("agent_interaction_end", "c", json!({"status": "interrupted"})),
    ]);
    assert_eq!(
        items(&turns[0])[1..],
        [json!({
            "type": "collabAgentToolCall", "id": "c", "tool": "sendInput", "status": "completed",
            "senderThreadId": SENDER, "receiverThreadIds": [AGENT], "prompt": "go", "model": null,
            "reasoningEffort": null, "agentsStates": {AGENT: {"status": "interrupted", "message": null}},
        })]
    );
}

#[test]
fn case_26_failed_rollback_is_no_failed_turn() {
    let turns = rollout([user("q"), agent("a"), error("no", json!("thread_rollback_failed"))]);
    assert_eq!(outline(&turns), [("rollout-0", "completed")]);
    assert_eq!(turns[0].error, None);
}

#[test]
fn case_27_error_outside_of_turns() {
    let turns = rollout([started("A"), complete("A"), error("no", json!("bad_request"))]);
    assert_eq!(outline(&turns), [("A", "completed")]);
    assert_eq!(turns[0].error, None);
}

#[test]
fn case_28_failed_turn() {
    let info = json!({"response_stream_disconnected": {"http_status_code": 502}});
    let turns = rollout([started("A"), user("q"), error("gone", info), complete("A")]);
    assert_eq!(outline(&turns), [("A", "failed")]);
    assert_eq!(
        wire(&turns[0].error),
        json!({
            "message": "gone", "codexErrorInfo": {"responseStreamDisconnected": {"httpStatusCode": 502}},
            "additionalDetails": null,
        })
    );
}

#[test]
fn case_29_hook_prompt() {
    let prompts = [hook_prompt("run-1", "first"), hook_prompt("run-2", "second")];
    let texts: Vec<&str> = prompts.iter().map(String::as_str).collect();
    let turns = rollout([started("A"), user("q"), message("user", &texts), complete("A")]);
    let items = items(&turns[0]);
    assert_eq!((items.len(), &items[1]["type"]), (2, &json!("hookPrompt")));
    assert_eq!(
        items[1]["fragments"],
        json!([{"text": "first", "hookRunId": "run-1"}, {"text": "second", "hookRunId": "run-2"}])
    );
}

#[test]
fn case_30_messages_to_the_model_are_no_items() {
    let turns = rollout([started("A"), message("user", &["hello"]), complete("A")]);
    assert_eq!(outline(&turns), [("A", "completed")]);
    assert_eq!(turns[0].items, []);
}
