//! A compaction by the provider, beside a turn.

use std::time::Duration;

use codex_schema::model_client::*;
use pretty_assertions::assert_eq;
use serde_json::json;

use super::one_turn::loopback::{Answer, Kind};
use super::setup::*;

#[test]
fn compaction_over_http_within_a_turn_over_a_websocket() {
    let compacted = json!({"type": "compaction", "encrypted_content": "abc"});
    let mut setup = Setup::websocket([
        Answer::upgrade().header("x-codex-turn-state", "route-1"),
        says("r1", "Hi."),
        Answer::json(503, json!({})),
        Answer::json(200, json!({"output": [user("Hello"), compacted]})),
        Answer::upgrade(),
        says("r2", "Well."),
    ]);
    let mut turn = setup.client.begin_turn();
    setup.add(user("Hello"));
    setup.sample(&mut turn);

    let mut prompt = setup.prompt.clone();
    prompt.input = setup.history.clone();
    let call = setup.client.compact(prompt, setup.settings.clone()).expect("there is something to compact");
    setup.history = setup.driver.unary(call).unwrap();
    setup.client.advance_window_generation();
    turn.reset_websocket();
    setup.add(user("How are you?"));
    setup.sample(&mut turn);

    let [_, _, failed, compaction, handshake, message] = setup.received([
        Kind::Handshake,
        Kind::Message,
        Kind::Post,
        Kind::Post,
        Kind::Handshake,
        Kind::Message,
    ]);
    assert_eq!((&failed.path, &failed.body), (&compaction.path, &compaction.body));
    assert_eq!(setup.driver.host.waits, [Duration::from_millis(220)]);
    assert_eq!(compaction.path, "/v1/responses/compact");
    assert_headers(
        &compaction,
        &[
            ("authorization", Some("Bearer key-1")),
            ("content-type", Some("application/json")),
            ("session_id", Some("the-session")),
            ("thread_id", Some("the-thread")),
            ("x-codex-installation-id", Some("the-installation")),
            ("x-codex-window-id", Some("the-thread:0")),
            ("x-client-request-id", None),
            ("x-codex-turn-metadata", None),
            ("x-codex-turn-state", None),
        ],
    );
    assert_eq!(
        compaction.body,
        json!({
            "model": "gpt-5.4",
            "instructions": "Be brief.",
            "input": [user("Hello"), assistant("Hi.")],
            "tools": [],
            "parallel_tool_calls": false,
            "reasoning": {"effort": "medium"},
            "prompt_cache_key": "the-thread",
        })
    );
    assert_headers(
        &handshake,
        &[("x-codex-window-id", Some("the-thread:1")), ("x-codex-turn-state", Some("route-1"))],
    );
    assert_eq!(message.body.get("previous_response_id"), None);
    assert_eq!(message.body["input"], json!([user("Hello"), compacted, user("How are you?")]));
}

#[test]
fn answer_that_is_no_compaction_is_an_error() {
    let mut setup = Setup::http([Answer::json(200, json!({"output": "abc"}))]);
    let mut prompt = setup.prompt.clone();
    prompt.input = vec![decoded(&user("Hello"))];
    let call = setup.client.compact(prompt, setup.settings.clone()).unwrap();
    let error = setup.driver.unary(call).unwrap_err();
    assert!(matches!(error, ModelError::Stream { .. }), "{error}");
    setup.received([Kind::Post]);
}
