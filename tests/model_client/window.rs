//! Windows and compactions inside turns (§17, rows 40, 61, 62).

use codex_schema::model_client::*;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::*;

#[test]
fn row_40_another_window_parks_nothing() {
    let client = websocket_client();
    client.set_window_generation(3);
    after_first_request(&client).end();
    assert!(client.has_parked_connection());
    client.advance_window_generation();
    assert!(!client.has_parked_connection());
    let mut turn = client.begin_turn();
    let run = run(
        turn.stream(prompt(&continued(&[])), settings()),
        &[Reply::Upgrade(&[]), Reply::Frames(answer("r2", &[]))],
    );
    assert_eq!(run.kinds(), ["connect", "text"]);
    assert_full(run.message());
    assert_eq!(run.handshakes()[0].headers.get("x-codex-window-id"), Some("the-thread:4"));
    assert_eq!(run.message()["client_metadata"]["x-codex-window-id"], "the-thread:4");
}

#[test]
fn row_61_remote_compaction_in_the_stream_keeps_the_connection() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    let trigger = json!({"type": "context_compaction"});
    assert_eq!(ModelItem::compaction_request(), item(trigger.clone()));
    let compacted = json!({"type": "context_compaction", "encrypted_content": "e"});
    let compaction = run(
        turn.stream(prompt(&continued(std::slice::from_ref(&trigger))), settings()),
        &[Reply::Frames(answer("c1", std::slice::from_ref(&compacted)))],
    );
    assert_eq!(compaction.kinds(), ["text"]);
    assert_incremental(compaction.message(), "r1", json!([trigger]));
    assert_eq!(compaction.message()["client_metadata"]["x-codex-window-id"], "the-thread:0");
    assert_eq!(compaction_result(&compaction.events), Ok(item(compacted.clone())));

    client.advance_window_generation();
    let message = ask(&mut turn, &[user("hello"), compacted], settings(), answer("r2", &[]));
    assert_full(&message);
    assert_eq!(message["client_metadata"]["x-codex-window-id"], "the-thread:1");
}

#[test]
fn row_62_other_compactions_connect_anew_with_the_token_of_the_turn() {
    let client = websocket_client();
    let mut turn = client.begin_turn();
    run(
        turn.stream(prompt(&[user("hello")]), settings()),
        &[
            Reply::Upgrade(&[("x-codex-turn-state", "a")]),
            Reply::Frames(answer("r1", &[assistant("m1", "Hi.")])),
        ],
    )
    .succeeded();

    // A local compaction is a turn session of its own, with a connection and without the token.
    let mut local = client.begin_local_compaction();
    let summary = run(
        local.stream(prompt(&continued(&[user("sum up")])), settings()),
        &[Reply::Upgrade(&[]), Reply::Frames(answer("s1", &[assistant("m2", "Sum.")]))],
    );
    assert_eq!(summary.handshakes()[0].headers.get("x-codex-turn-state"), None);
    client.advance_window_generation();
    local.end();
    turn.reset_websocket();

    let next = run(
        turn.stream(prompt(&[user("hello"), user("Sum.")]), settings()),
        &[Reply::Upgrade(&[]), Reply::Frames(answer("r2", &[]))],
    );
    assert_eq!(next.kinds(), ["connect", "text"]);
    assert_eq!(next.handshakes()[0].headers.get("x-codex-window-id"), Some("the-thread:1"));
    assert_eq!(next.handshakes()[0].headers.get("x-codex-turn-state"), Some("a"));
    assert_full(next.message());
}

#[test]
fn compactions_that_give_no_result() {
    let compaction =
        |content: &str| item(json!({"type": "context_compaction", "encrypted_content": content}));
    let done = |item: ModelItem| ResponseEvent::OutputItemDone(item);
    let completed =
        || ResponseEvent::Completed { response_id: "c".to_owned(), token_usage: None, end_turn: None };
    let fails = |events: &[ResponseEvent]| match compaction_result(events) {
        Err(error @ ModelError::Fatal(_)) => assert!(!error.is_retryable()),
        other => panic!("{other:?}"),
    };
    fails(&[completed()]);
    fails(&[done(compaction("a")), done(compaction("b")), completed()]);
    fails(&[done(ModelItem::compaction_request()), completed()]);
    fails(&[done(compaction("a"))]);
    let events = [done(item(user("ignored"))), done(compaction("a")), completed()];
    assert_eq!(compaction_result(&events), Ok(compaction("a")));
}

#[test]
fn local_compaction_whose_history_is_in_place_leaves_no_connection() {
    let client = websocket_client();
    for (advance, parked) in [(false, true), (true, false)] {
        let mut local = client.begin_local_compaction();
        let connect = if local.connection().is_some() { None } else { Some(Reply::Upgrade(&[])) };
        let replies: Vec<Reply> = connect.into_iter().chain([Reply::Frames(answer("s", &[]))]).collect();
        run(local.stream(prompt(&[user("sum up")]), settings()), &replies).succeeded();
        if advance {
            client.advance_window_generation();
        }
        local.end();
        assert_eq!(client.has_parked_connection(), parked, "{advance}");
    }
}

fn text_message(role: &str, text: &str) -> Value {
    let kind = if role == "assistant" { "output_text" } else { "input_text" };
    json!({"type": "message", "role": role, "content": [{"type": kind, "text": text}]})
}

#[test]
fn what_stays_of_a_compacted_conversation() {
    let hook = "<hook_prompt hook_run_id=\"r\">Stay.</hook_prompt>";
    let stays = [
        user("Fix it."),
        text_message("assistant", "Fixed."),
        text_message("user", hook),
        json!({"type": "message", "role": "user", "content": [{"type": "input_image", "image_url": "u"}]}),
        json!({"type": "compaction", "encrypted_content": "a"}),
        json!({"type": "context_compaction", "encrypted_content": "b"}),
    ];
    let goes = [
        text_message("developer", "Be nice."),
        text_message("system", "Be nice."),
        user("<environment_context>\n  <cwd>/</cwd>\n</environment_context>"),
        user("<user_instructions>x</user_instructions>"),
        json!({"type": "reasoning", "summary": []}),
        json!({"type": "function_call", "name": "f", "arguments": "{}", "call_id": "c"}),
        json!({"type": "function_call_output", "call_id": "c", "output": "x"}),
        json!({"type": "custom_tool_call", "name": "f", "input": "", "call_id": "c"}),
        json!({"type": "web_search_call"}),
        json!({"type": "hologram"}),
    ];
    let (first, last) = goes.split_at(5);
    let mixed: Vec<ModelItem> = [first, &stays, last].concat().into_iter().map(item).collect();
    let expected: Vec<ModelItem> = stays.iter().cloned().map(item).collect();
    assert_eq!(compacted_history(mixed.clone()), expected);
    assert_eq!(compacted_history(goes.iter().cloned().map(item)), []);

    // What the model wrote before is in the compaction item.
    let compaction = item(json!({"type": "context_compaction", "encrypted_content": "new"}));
    let written = [expected[0].clone(), expected[2].clone(), expected[3].clone(), compaction.clone()];
    assert_eq!(compacted_history_in_stream(mixed, compaction), written);
}
