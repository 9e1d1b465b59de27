//! Items of the conversation: what is read of them, what is written, and what is none (§14).

use codex_schema::model_client::*;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::*;

#[test]
fn items_of_all_kinds_are_written_as_they_must_be() {
    let written = |json: Value| {
        let client = websocket_client();
        let mut turn = client.begin_turn();
        let run = run(
            turn.stream(prompt(&[json]), settings()),
            &[Reply::Upgrade(&[]), Reply::Frames(answer("r1", &[]))],
        );
        run.message()["input"][0].clone()
    };
    for (read, expected) in [
        (
            json!({"type": "message", "id": "x", "status": "completed", "role": "assistant", "phase": "commentary",
                "content": [{"type": "output_text", "text": "t", "annotations": []}]}),
            json!({"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "t"}],
                "phase": "commentary"}),
        ),
        (
            json!({"type": "reasoning", "id": "x", "summary": []}),
            json!({"type": "reasoning", "summary": [], "content": null, "encrypted_content": null}),
        ),
        (
            json!({"type": "reasoning", "summary": [], "content": [{"type": "text", "text": "t"}]}),
            json!({"type": "reasoning", "summary": [], "encrypted_content": null}),
        ),
        (
            json!({"type": "web_search_call", "id": "w", "action": {"type": "fly", "x": 1}}),
            json!({"type": "web_search_call", "action": {"type": "other"}}),
        ),
        (
            json!({"type": "compaction_summary", "encrypted_content": "e"}),
            json!({"type": "compaction", "encrypted_content": "e"}),
        ),
    ] {
        assert_eq!(written(read), expected);
    }
}

#[test]
fn items_say_why_they_are_none() {
    let error =
        ModelItem::decode(r#"{"type":"message","role":"user","content":[{"type":"smell"}]}"#).unwrap_err();
    assert_eq!(error.pointer, "/content/0/type");
    assert!(ModelItem::decode("").is_err());
    assert!(ModelItem::decode(r#"{"type":"other"},"x":1"#).is_err());
    assert!(ModelItem::decode(&format!("{}{}", "[".repeat(100_000), "]".repeat(100_000))).is_err());
}

/// One item of each kind with every member that is read and written.
fn complete_items() -> Vec<Value> {
    let image = |detail: &str| json!({"type": "input_image", "image_url": "data:image/png;base64,", "detail": detail});
    let text = json!({"type": "input_text", "text": "t"});
    let exec = json!({"type": "exec", "command": ["ls"], "timeout_ms": 5, "working_directory": "/", "env": {"A": "b"},
        "user": "u"});
    let search = json!({"type": "search", "query": "q", "queries": ["q", "r"]});
    vec![
        json!({"type": "message", "role": "user", "content": [text, image("auto"), image("low"), image("high"),
            image("original"), {"type": "output_text", "text": "t"}]}),
        json!({"type": "message", "role": "assistant", "content": [], "phase": "final_answer"}),
        json!({"type": "reasoning", "summary": [{"type": "summary_text", "text": "s"}], "encrypted_content": "e",
            "content": [{"type": "text", "text": "t"}, {"type": "reasoning_text", "text": "r"}]}),
        json!({"type": "local_shell_call", "call_id": "c", "status": "in_progress", "action": exec}),
        json!({"type": "function_call", "name": "n", "namespace": "s", "arguments": "{", "call_id": "c"}),
        json!({"type": "function_call_output", "call_id": "c", "output": "o"}),
        json!({"type": "function_call_output", "call_id": "c", "output": [text, image("high")]}),
        json!({"type": "custom_tool_call", "status": "completed", "call_id": "c", "name": "n", "input": "i"}),
        json!({"type": "custom_tool_call_output", "call_id": "c", "name": "n", "output": [text]}),
        json!({"type": "tool_search_call", "call_id": "c", "status": "s", "execution": "client",
            "arguments": {"q": [1, null, 0.5]}}),
        json!({"type": "tool_search_output", "call_id": "c", "status": "s", "execution": "client",
            "tools": [{"name": "n"}, 5]}),
        json!({"type": "web_search_call", "status": "completed", "action": search}),
        json!({"type": "web_search_call", "action": {"type": "open_page", "url": "u"}}),
        json!({"type": "web_search_call", "action": {"type": "find_in_page", "url": "u", "pattern": "p"}}),
        json!({"type": "image_generation_call", "id": "ig", "status": "completed", "revised_prompt": "p",
            "result": "r"}),
        json!({"type": "compaction", "encrypted_content": "e"}),
        json!({"type": "context_compaction", "encrypted_content": "e"}),
    ]
}

/// The same items with no more than they must have, and how they are written.
fn bare_items() -> Vec<(Value, Value)> {
    let same = |item: Value| (item.clone(), item);
    vec![
        same(
            json!({"type": "message", "role": "user", "content": [{"type": "input_image", "image_url": "u"}]}),
        ),
        (
            json!({"type": "reasoning", "summary": []}),
            json!({"type": "reasoning", "summary": [], "content": null, "encrypted_content": null}),
        ),
        (
            json!({"type": "local_shell_call", "status": "completed", "action": {"type": "exec", "command": []}}),
            json!({"type": "local_shell_call", "call_id": null, "status": "completed", "action": {"type": "exec",
                "command": [], "timeout_ms": null, "working_directory": null, "env": null, "user": null}}),
        ),
        same(json!({"type": "function_call", "name": "n", "arguments": "", "call_id": "c"})),
        same(json!({"type": "custom_tool_call", "call_id": "c", "name": "n", "input": ""})),
        same(json!({"type": "custom_tool_call_output", "call_id": "c", "output": []})),
        (
            json!({"type": "tool_search_call", "execution": "x", "arguments": null}),
            json!({"type": "tool_search_call", "call_id": null, "execution": "x", "arguments": null}),
        ),
        (
            json!({"type": "tool_search_output", "status": "s", "execution": "x", "tools": []}),
            json!({"type": "tool_search_output", "call_id": null, "status": "s", "execution": "x", "tools": []}),
        ),
        same(json!({"type": "web_search_call"})),
        (
            json!({"type": "web_search_call", "status": null, "action": null}),
            json!({"type": "web_search_call"}),
        ),
        same(json!({"type": "web_search_call", "action": {"type": "search"}})),
        same(json!({"type": "image_generation_call", "id": "", "status": "s", "result": ""})),
        (
            json!({"type": "context_compaction", "encrypted_content": null}),
            json!({"type": "context_compaction"}),
        ),
        (
            json!({"type": "reasoning", "summary": [], "content": null, "encrypted_content": null}),
            json!({"type": "reasoning", "summary": [], "content": null, "encrypted_content": null}),
        ),
        (
            json!({"type": "reasoning", "summary": [], "content": []}),
            json!({"type": "reasoning", "summary": [], "encrypted_content": null}),
        ),
        (
            json!({"type": "message", "id": null, "role": "r", "content": [], "phase": null, "metadata": null}),
            json!({"type": "message", "role": "r", "content": []}),
        ),
        (
            json!({"type": "function_call", "id": "x", "name": "n", "namespace": null, "arguments": "",
                "call_id": "c", "status": "completed", "more": null}),
            json!({"type": "function_call", "name": "n", "arguments": "", "call_id": "c"}),
        ),
    ]
}

#[test]
fn items_are_sent_in_full_over_both_transports() {
    let (read, written): (Vec<Value>, Vec<Value>) =
        complete_items().into_iter().map(|item| (item.clone(), item)).chain(bare_items()).unzip();
    let http = http_client();
    let mut turn = http.begin_turn();
    let sent = run(turn.stream(prompt(&read), settings()), &[Reply::Stream(&[], answer("r1", &[]))]);
    assert_eq!(sent.body()["input"], Value::from(written.clone()));
    let websocket = websocket_client();
    let mut turn = websocket.begin_turn();
    let replies = [Reply::Upgrade(&[]), Reply::Frames(answer("r1", &[]))];
    let sent = run(turn.stream(prompt(&read), settings()), &replies);
    assert_eq!(sent.message()["input"], Value::from(written));
}

#[test]
fn items_that_the_provider_sends_are_continued_whatever_their_kind() {
    for item in complete_items().into_iter().chain(bare_items().into_iter().map(|(read, _)| read)) {
        let client = websocket_client();
        let mut turn = client.begin_turn();
        let replies = [Reply::Upgrade(&[]), Reply::Frames(answer("r1", std::slice::from_ref(&item)))];
        run(turn.stream(prompt(&[user("hello")]), settings()), &replies).succeeded();
        let message = ask(&mut turn, &[user("hello"), item, user("more")], settings(), answer("r2", &[]));
        assert_incremental(&message, "r1", json!([user("more")]));
    }
}
