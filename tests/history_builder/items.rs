//! How items are made, beyond the cases (spec/thread-history.md §5).

use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::*;

#[test]
fn memory_citations() {
    let entry = json!({"path": "a.md", "lineStart": 1, "lineEnd": 2, "note": "n"});
    let citation = json!({"entries": [entry], "rolloutIds": ["r1", "r2"]});
    let item = only(with(agent("a"), json!({"memory_citation": citation})));
    assert_eq!(item["memoryCitation"], json!({"entries": [entry], "threadIds": ["r1", "r2"]}));
}

#[test]
fn raw_reasoning_first() {
    let turns = rollout([raw_reasoning("A"), raw_reasoning("B"), reasoning("C")]);
    assert_eq!(
        items(&turns[0]),
        [json!({"type": "reasoning", "id": "item-1", "summary": ["C"], "content": ["A", "B"]})]
    );
}

#[test]
fn command_that_begins() {
    let begin = json!({"process_id": "7", "source": "unified_exec_startup", "cwd": "/p/./sub/../x/"});
    let item = only(with(exec_begin("e", "T"), begin));
    assert_eq!((&item["processId"], &item["source"]), (&json!("7"), &json!("unifiedExecStartup")));
    assert_eq!((&item["cwd"], &item["status"]), (&json!("/p/x"), &json!("inProgress")));
    for member in ["aggregatedOutput", "exitCode", "durationMs"] {
        assert_eq!(item[member], Value::Null, "{member}");
    }
}

#[test]
fn command_without_output() {
    assert_eq!(
        only(with(exec_end("e", "T"), json!({"aggregated_output": ""})))["aggregatedOutput"],
        Value::Null
    );
}

#[test]
fn sources_and_statuses_of_commands() {
    for (core, client) in [
        ("agent", "agent"),
        ("user_shell", "userShell"),
        ("unified_exec_startup", "unifiedExecStartup"),
        ("unified_exec_interaction", "unifiedExecInteraction"),
        ("from_elsewhere", "from_elsewhere"),
    ] {
        assert_eq!(only(with(exec_end("e", "T"), json!({"source": core})))["source"], client);
    }
    for status in ["completed", "failed", "declined", "paused"] {
        assert_eq!(only(with(exec_end("e", "T"), json!({"status": status})))["status"], status);
        assert_eq!(only(patch_end("p", "T", status))["status"], status);
    }
}

#[test]
fn long_durations() {
    let long = json!({"duration": {"secs": u64::MAX, "nanos": 0}});
    assert_eq!(only(with(exec_end("e", "T"), long.clone()))["durationMs"], i64::MAX);
    assert_eq!(
        only(with(mcp_end("m", json!({"Ok": {"content": []}})), long.clone()))["durationMs"],
        Value::Null
    );
    assert_eq!(only(with(dynamic_response("d", "T", true), long))["durationMs"], Value::Null);
}

#[test]
fn actions_of_commands() {
    let read = |path: &str| json!({"type": "read", "cmd": "cat a", "name": "a", "path": path});
    let parsed = json!([
        read("a"), read("../q//b/."), read("/x/./y"), read(""),
        {"type": "list_files", "cmd": "ls", "path": null},
        {"type": "list_files", "cmd": "ls d", "path": "d"},
        {"type": "search", "cmd": "rg x", "query": "x", "path": null},
        {"type": "unknown", "cmd": "make"},
        {"type": "dance", "cmd": "dance", "tempo": 3},
    ]);
    let path_of = |path: &str| json!({"type": "read", "command": "cat a", "name": "a", "path": path});
    assert_eq!(
        only(with(exec_end("e", "T"), json!({"parsed_cmd": parsed})))["commandActions"],
        json!([
            path_of("/p/a"), path_of("/q/b"), path_of("/x/y"), path_of("/p"),
            {"type": "listFiles", "command": "ls", "path": null},
            {"type": "listFiles", "command": "ls d", "path": "d"},
            {"type": "search", "command": "rg x", "query": "x", "path": null},
            {"type": "unknown", "command": "make"},
            {"type": "dance", "cmd": "dance", "tempo": 3},
        ])
    );
}

#[test]
fn paths_of_windows_are_kept() {
    let parsed = json!([{"type": "read", "cmd": "type a", "name": "a", "path": "a"},
                        {"type": "read", "cmd": "type a", "name": "a", "path": "D:\\x\\.\\y"}]);
    let item = only(with(exec_end("e", "T"), json!({"cwd": "C:\\work", "parsed_cmd": parsed})));
    assert_eq!(item["cwd"], "C:\\work");
    assert_eq!(
        (&item["commandActions"][0]["path"], &item["commandActions"][1]["path"]),
        (&json!("C:\\work\\a"), &json!("D:\\x\\.\\y"))
    );
}

#[test]
fn kinds_of_file_changes() {
    let changes = json!({
        "z": {"type": "add", "content": "new"},
        "b": {"type": "delete", "content": "old"},
        "a": {"type": "update", "unified_diff": "@@", "move_path": null},
        "é": {"type": "update", "unified_diff": "@@\n", "move_path": "to/there"},
        "Z": {"type": "chmod", "mode": 7},
    });
    assert_eq!(
        only(with(patch_end("p", "T", "completed"), json!({"changes": changes})))["changes"],
        json!([
            {"path": "Z", "kind": {"type": "chmod", "mode": 7}, "diff": ""},
            {"path": "a", "kind": {"type": "update", "move_path": null}, "diff": "@@"},
            {"path": "b", "kind": {"type": "delete"}, "diff": "old"},
            {"path": "z", "kind": {"type": "add"}, "diff": "new"},
            {"path": "é", "kind": {"type": "update", "move_path": "to/there"}, "diff": "@@\n\n\nMoved to: to/there"},
        ])
    );
}

#[test]
fn texts_of_one_path_are_one_change() {
    let add = |content: &str| json!({"type": "add", "content": content});
    let changes = json!({
        "d//x": add("1"), "d/x": add("2"), "d/x/": add("3"), "./d/x": add("4"), "d/../d/x": add("5"),
        "/": add("6"), "//": add("7"), "d/./y": add("8"), "d/y/.": add("9"),
    });
    let item = only(with(patch_end("p", "T", "completed"), json!({"changes": changes})));
    let found: Vec<(&str, &str)> = item["changes"]
        .as_array()
        .expect("is a list")
        .iter()
        .map(|change| {
            (change["path"].as_str().unwrap_or_default(), change["diff"].as_str().unwrap_or_default())
        })
        .collect();
    assert_eq!(found, [("./d/x", "4"), ("/", "7"), ("d/../d/x", "5"), ("d/./y", "9"), ("d//x", "3")]);
}

#[test]
fn of_texts_of_one_path_the_first_and_the_last_change_stay() {
    for (first, second, path) in [("d/x", "d//x", "d/x"), ("d//x", "d/x", "d//x"), ("d/x/", "d//x", "d/x/")] {
        let text = format!(
            r#"{{"type":"patch_apply_begin","call_id":"p","auto_approved":true,"changes":{{
                "{first}":{{"type":"add","content":"1"}},"a":{{"type":"add","content":""}},
                "{second}":{{"type":"add","content":"2"}}}}}}"#
        );
        let mut builder = builder();
        builder.event(serde_json::from_str(&text).expect("is an event"));
        let change = json!({"path": path, "kind": {"type": "add"}, "diff": "2"});
        assert_eq!(wire(&builder.into_turns()[0].items[0])["changes"][1], change);
    }
}

#[test]
fn patch_replaces_its_request() {
    let turns =
        rollout([started("A"), patch_request("p", "A"), patch_begin("p", "A"), patch_end("p", "", "failed")]);
    assert_eq!(items(&turns[0]).len(), 1);
    assert_eq!(items(&turns[0])[0]["status"], "failed");
}

#[test]
fn statuses_of_reviews() {
    for (core, client) in [
        ("in_progress", "inProgress"),
        ("denied", "declined"),
        ("aborted", "declined"),
        ("timed_out", "failed"),
    ] {
        assert_eq!(only(guardian(core, json!("e"), rm()))["status"], client);
    }
    for (status, target, action) in [
        ("approved", json!("e"), rm()),
        ("of_a_newer_release", json!("e"), rm()),
        ("denied", Value::Null, rm()),
        ("denied", Value::Null, execve("ls", &["ls"])),
        ("denied", json!("e"), json!({"type": "apply_patch", "cwd": "/p", "files": []})),
        ("denied", json!("e"), json!({"type": "dance"})),
    ] {
        assert_eq!(rollout([started("T"), guardian(status, target, action)])[0].items, []);
    }
}

#[test]
fn review_of_a_program_without_arguments() {
    assert_eq!(only(guardian("denied", json!("e"), execve("/bin/a b", &[])))["command"], "'/bin/a b'");
    assert_eq!(only(guardian("denied", json!("e"), execve("/bin/ls", &["x"])))["command"], "/bin/ls");
}

#[test]
fn command_replaces_its_review() {
    let turns = rollout([started("T"), guardian("denied", json!("e"), rm()), exec_end("e", "T")]);
    assert_eq!(items(&turns[0]).len(), 1);
    assert_eq!(items(&turns[0])[0]["aggregatedOutput"], "hello world\n");
}

#[test]
fn review_without_turn_goes_to_the_open_one() {
    let turns = rollout([with(guardian("denied", json!("e"), rm()), json!({"turn_id": ""}))]);
    assert_eq!((outline(&turns), ids(&turns[0])), (vec![("rollout-0", "completed")], vec!["e"]));
    assert_eq!(rollout([guardian("denied", json!("e"), rm())]), []);
}

#[test]
fn dynamic_tool_that_fails_or_waits() {
    let failed = only(dynamic_response("d", "T", false));
    assert_eq!((&failed["status"], &failed["success"]), (&json!("failed"), &json!(false)));
    let waiting = only(dynamic_request("d", "T"));
    assert_eq!(waiting["status"], "inProgress");
    assert_eq!(
        (&waiting["contentItems"], &waiting["success"], &waiting["durationMs"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    assert_eq!(ids(&rollout([dynamic_request("d", "")])[0]), ["d"]);
}

#[test]
fn mcp_call_that_begins() {
    let item =
        only(with(mcp_begin("m"), json!({"invocation": {"server": "s", "tool": "t", "arguments": null}})));
    assert_eq!(
        item,
        json!({"type": "mcpToolCall", "id": "m", "server": "s", "tool": "t", "status": "inProgress",
               "arguments": null, "result": null, "error": null, "durationMs": null})
    );
}

#[test]
fn mcp_outcome_of_a_newer_release() {
    let item = only(mcp_end("m", json!({"Maybe": 1})));
    assert_eq!(
        (&item["status"], &item["result"], &item["error"]),
        (&json!("failed"), &Value::Null, &Value::Null)
    );
}

#[test]
fn web_searches() {
    for (core, client) in [
        (json!({"type": "open_page", "url": "u"}), json!({"type": "openPage", "url": "u"})),
        (
            json!({"type": "find_in_page", "pattern": "p"}),
            json!({"type": "findInPage", "url": null, "pattern": "p"}),
        ),
        (
            json!({"type": "search", "queries": ["a"]}),
            json!({"type": "search", "query": null, "queries": ["a"]}),
        ),
        (json!({"type": "other"}), json!({"type": "other"})),
        (json!({"type": "dance", "tempo": 3}), json!({"type": "other"})),
    ] {
        assert_eq!(only(with(web_search_end("w"), json!({"action": core})))["action"], client);
    }
    assert_eq!(
        only(web_search_begin("w")),
        json!({"type": "webSearch", "id": "w", "query": "", "action": null})
    );
}

#[test]
fn images() {
    assert_eq!(
        only(json!({"type": "view_image_tool_call", "call_id": "v", "path": "/p//a.png"})),
        json!({"type": "imageView", "id": "v", "path": "/p/a.png"})
    );
    assert_eq!(
        only(json!({"type": "image_generation_begin", "call_id": "g"})),
        json!({"type": "imageGeneration", "id": "g", "status": "", "revisedPrompt": null, "result": ""})
    );
}

#[test]
fn calls_between_agents_that_begin() {
    let receivers = json!({"receiver_thread_ids": [OTHER, AGENT]});
    for (kind, members, tool, receivers, prompt, model) in [
        ("agent_spawn_begin", json!({}), "spawnAgent", json!([]), json!("go"), json!("m")),
        ("agent_interaction_begin", json!({}), "sendInput", json!([AGENT]), json!("go"), Value::Null),
        ("waiting_begin", receivers, "wait", json!([OTHER, AGENT]), Value::Null, Value::Null),
        ("close_begin", json!({}), "closeAgent", json!([AGENT]), Value::Null, Value::Null),
        ("resume_begin", json!({}), "resumeAgent", json!([AGENT]), Value::Null, Value::Null),
    ] {
        let effort = if kind == "agent_spawn_begin" { json!("low") } else { Value::Null };
        assert_eq!(
            only(collab(kind, "c", members)),
            json!({
                "type": "collabAgentToolCall", "id": "c", "tool": tool, "status": "inProgress",
                "senderThreadId": SENDER, "receiverThreadIds": receivers, "prompt": prompt, "model": model,
                "reasoningEffort": effort, "agentsStates": {},
            })
        );
    }
}

#[test]
fn states_of_agents() {
    for (core, status, message, outcome) in [
        (json!("pending_init"), "pendingInit", Value::Null, "completed"),
        (json!("running"), "running", Value::Null, "completed"),
        (json!("interrupted"), "interrupted", Value::Null, "completed"),
        (json!({"completed": "done"}), "completed", json!("done"), "completed"),
        (json!({"errored": "bad"}), "errored", json!("bad"), "failed"),
        (json!("shutdown"), "shutdown", Value::Null, "completed"),
        (json!("not_found"), "notFound", Value::Null, "failed"),
        (json!("asleep"), "asleep", Value::Null, "completed"),
    ] {
        let item = only(collab("close_end", "c", json!({"status": core})));
        assert_eq!((&item["tool"], &item["status"]), (&json!("closeAgent"), &json!(outcome)));
        assert_eq!(item["agentsStates"], json!({AGENT: {"status": status, "message": message}}));
    }
}

#[test]
fn ids_of_agents_are_written_canonically() {
    let upper = AGENT.to_uppercase();
    let item = only(collab("close_end", "c", json!({"receiver_thread_id": upper, "status": "running"})));
    assert_eq!(item["receiverThreadIds"], json!([AGENT]));
    assert!(item["agentsStates"].get(AGENT).is_some());
    let odd = json!({"receiver_thread_id": "no UUID", "status": "running"});
    assert_eq!(only(collab("close_end", "c", odd))["receiverThreadIds"], json!(["no UUID"]));
    let statuses = json!({"statuses": {upper: "running"}});
    assert_eq!(only(collab("waiting_end", "c", statuses))["receiverThreadIds"], json!([AGENT]));
}

#[test]
fn plans_go_to_their_turn_only() {
    let turns =
        rollout([started("A"), plan("item_started", "A", "p", "x"), plan("item_completed", "A", "p", "y")]);
    assert_eq!(items(&turns[0]), [json!({"type": "plan", "id": "p", "text": "y"})]);
    assert_eq!(rollout([plan("item_completed", "", "p", "x")]), []);
}

#[test]
fn review_with_a_hint() {
    let entered = json!({"type": "entered_review_mode", "target": {"type": "uncommittedChanges"}});
    assert_eq!(only(with(entered, json!({"user_facing_hint": "changes"})))["review"], "changes");
    let output = json!({"findings": [], "overall_correctness": "", "overall_explanation": " \n", "overall_confidence_score": 0});
    let exited = only(json!({"type": "exited_review_mode", "review_output": output}));
    assert_eq!(exited["review"], "Reviewer failed to output a response.");
}
