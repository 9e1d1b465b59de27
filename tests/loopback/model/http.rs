//! Turns over HTTP.

use std::time::Duration;

use codex_schema::model_client::*;
use pretty_assertions::assert_eq;
use serde_json::json;

use super::one_turn::loopback::{Answer, Kind};
use super::setup::*;

/// The pause before the first retry, at the end of its range.
const FIRST_PAUSE: Duration = Duration::from_millis(220);

#[test]
fn routing_token_is_replayed_within_its_turn_only() {
    let mut setup = Setup::http([
        calls("r1").header("x-codex-turn-state", "route-1"),
        says("r2", "A cat.").header("x-codex-turn-state", "route-2"),
        says("r3", "Bye."),
    ]);
    let mut turn = setup.client.begin_turn();
    setup.add(user("What is there?"));
    let response = setup.sample(&mut turn);
    assert_eq!(setup.history[response.begins_at..], [decoded(&with_id("item-of-r1", call()))]);
    setup.add(output());
    setup.sample(&mut turn);
    turn.end();
    let mut turn = setup.client.begin_turn();
    setup.settings = settings("gpt-5.4", "turn-2");
    setup.add(user("Bye"));
    setup.sample(&mut turn);

    let [first, second, third] = setup.received([Kind::Post; 3]);
    assert_headers(
        &first,
        &[
            ("accept", Some("text/event-stream")),
            ("authorization", Some("Bearer key-1")),
            ("content-type", Some("application/json")),
            ("content-encoding", None),
            ("originator", Some("tester")),
            ("user-agent", Some("tester/1.0")),
            ("session_id", Some("the-session")),
            ("thread_id", Some("the-thread")),
            ("x-client-request-id", Some("the-thread")),
            ("x-codex-window-id", Some("the-thread:0")),
            ("x-codex-turn-metadata", Some(&metadata("turn-1"))),
            ("x-codex-turn-state", None),
        ],
    );
    assert_eq!(first.path, "/v1/responses");
    assert_eq!(
        first.body,
        json!({
            "model": "gpt-5.4",
            "instructions": "Be brief.",
            "input": [user("What is there?")],
            "tools": [],
            "tool_choice": "auto",
            "parallel_tool_calls": false,
            "reasoning": {"effort": "medium"},
            "store": false,
            "stream": true,
            "include": ["reasoning.encrypted_content"],
            "prompt_cache_key": "the-thread",
            "client_metadata": {"x-codex-installation-id": "the-installation"},
        })
    );
    assert_headers(&second, &[("x-codex-turn-state", Some("route-1"))]);
    assert_eq!(second.body["input"], json!([user("What is there?"), call(), output()]));
    assert_headers(
        &third,
        &[("x-codex-turn-state", None), ("x-codex-turn-metadata", Some(&metadata("turn-2")))],
    );
    let whole = json!([user("What is there?"), call(), output(), assistant("A cat."), user("Bye")]);
    assert_eq!(third.body["input"], whole);
}

#[test]
fn events_arrive_whole_however_the_network_cuts_them() {
    let usage = json!({"input_tokens": 7, "output_tokens": 5, "total_tokens": 12});
    let mut setup = Setup::http([Answer::events([
        delta("Grüße, "),
        delta("日本 🐈"),
        json!({"type": "response.completed", "response": {"id": "r1", "usage": usage, "end_turn": false}}),
    ])
    .header("openai-model", "gpt-5.2")
    .header("x-codex-primary-used-percent", "12.5")
    .header("x-models-etag", "etag-1")
    .header("x-reasoning-included", "true")]);
    let mut turn = setup.client.begin_turn();
    setup.add(user("Hello"));
    assert_eq!(setup.sample(&mut turn).end_turn, Some(false));
    assert_eq!(setup.deltas(), ["Grüße, ", "日本 🐈"]);
    let [
        ResponseEvent::ServerModel(model),
        ResponseEvent::RateLimits(limits),
        ResponseEvent::ModelsEtag(etag),
        ResponseEvent::ServerReasoningIncluded,
        _,
        _,
        ResponseEvent::Completed { token_usage: Some(usage), .. },
    ] = &setup.driver.host.events[..]
    else {
        panic!("{:?}", setup.driver.host.events)
    };
    assert_eq!((model.as_str(), etag.as_str(), usage.total_tokens), ("gpt-5.2", "etag-1", 12));
    assert_eq!(limits.primary.as_ref().map(|window| window.used_percent), Some(12.5));
}

#[test]
fn stream_that_breaks_off_is_tried_again_with_what_was_finished() {
    let started = [delta("A c"), done(with_id("item-1", assistant("A c"))), delta("at")];
    for (broken, reason) in [
        (Answer::events(started.clone()).then_cut(), None),
        (Answer::events(started.clone()), Some("stream closed before response.completed")),
    ] {
        let broken = broken.header("x-codex-turn-state", "route-1");
        let mut setup = Setup::http([broken, says("r2", "at.")]);
        let mut turn = setup.client.begin_turn();
        setup.add(user("What is there?"));
        let response = setup.sample(&mut turn);
        let items = [with_id("item-1", assistant("A c")), with_id("item-of-r2", assistant("at."))];
        assert_eq!(setup.history[response.begins_at..], items.map(|item| decoded(&item)));

        let [_, second] = setup.received([Kind::Post; 2]);
        assert_eq!(second.body["input"], json!([user("What is there?"), assistant("A c")]));
        assert_headers(&second, &[("x-codex-turn-state", Some("route-1"))]);
        let notes = &setup.driver.host;
        assert_eq!(notes.waits, [FIRST_PAUSE]);
        let [notice] = &notes.notices[..] else { panic!("{:?}", notes.notices) };
        let start = "Reconnecting... 1/5 (stream disconnected before completion: ";
        assert!(notice.starts_with(start), "{notice}");
        assert!(reason.is_none_or(|reason| notice.contains(reason)), "{notice}");
    }
}

#[test]
fn http_500_is_tried_again_without_a_word() {
    let failure = Answer::json(500, json!({"error": {"message": "broken"}}));
    let mut setup = Setup::http([
        failure.clone().header("x-codex-turn-state", "route-0"),
        failure,
        says("r1", "Hi.").header("x-request-id", "q3"),
    ]);
    let mut turn = setup.client.begin_turn();
    setup.add(user("Hello"));
    setup.sample(&mut turn);
    let [first, second, third] = setup.received([Kind::Post; 3]);
    assert_eq!((&first.body, &second.body), (&second.body, &third.body));
    // A failure gives no token.
    assert_headers(&third, &[("x-codex-turn-state", None)]);
    assert_eq!(setup.driver.host.waits, [FIRST_PAUSE, FIRST_PAUSE * 2]);
    assert_eq!(setup.driver.host.notices, [""; 0]);
}

#[test]
fn http_500_that_stays_fails_the_turn() {
    let failure = Answer::json(500, json!({}));
    let mut setup = Setup::new(vec![failure; 4], |config| {
        (config.provider.request_max_retries, config.provider.stream_max_retries) = (1, 1);
    });
    let mut turn = setup.client.begin_turn();
    setup.add(user("Hello"));
    assert_eq!(setup.try_sample(&mut turn).unwrap_err(), ModelError::InternalServerError);
    // Two requests, each sent twice.
    setup.received([Kind::Post; 4]);
    assert_eq!(setup.driver.host.notices.len(), 1);
}

#[test]
fn http_426_to_a_post_is_an_unexpected_status() {
    let refusal = Answer::json(426, json!({"error": {"message": "upgrade first"}}));
    let mut setup = Setup::http([refusal.header("x-request-id", "q1"), says("r1", "Hi.")]);
    let mut turn = setup.client.begin_turn();
    setup.add(user("Hello"));
    setup.sample(&mut turn);
    setup.received([Kind::Post; 2]);
    let expected = format!(
        "Reconnecting... 1/5 (unexpected status 426 Upgrade Required: upgrade first, url: {}/responses, request id: q1)",
        setup.server.base_url()
    );
    assert_eq!(setup.driver.host.notices, [expected]);
}

#[test]
fn refused_credentials_are_recovered_and_the_request_sent_again() {
    let mut setup = Setup::http([Answer::json(401, json!({})), says("r1", "Hi.")]);
    setup.client.set_credentials(Credentials::managed_chatgpt("old", Some("account"), false));
    setup.driver.host.credentials = [Credentials::managed_chatgpt("new", Some("account"), false)].into();
    let mut turn = setup.client.begin_turn();
    setup.add(user("Hello"));
    setup.sample(&mut turn);
    let [first, second] = setup.received([Kind::Post; 2]);
    assert_headers(&first, &[("authorization", Some("Bearer old")), ("chatgpt-account-id", Some("account"))]);
    assert_headers(&second, &[("authorization", Some("Bearer new"))]);
    assert_eq!(setup.driver.host.recoveries, [RecoveryStep::Reload]);
    assert_eq!((setup.driver.host.waits.len(), setup.driver.host.notices.len()), (0, 0));
}

#[test]
fn used_up_limit_fails_the_turn_at_once() {
    let body = json!({"error": {"type": "usage_limit_reached", "plan_type": "plus"}});
    let mut setup = Setup::http([Answer::json(429, body).header("x-codex-primary-used-percent", "100")]);
    let mut turn = setup.client.begin_turn();
    setup.add(user("Hello"));
    let ModelError::UsageLimitReached(limit) = setup.try_sample(&mut turn).unwrap_err() else { panic!() };
    assert_eq!(limit.rate_limits.primary.map(|window| window.used_percent), Some(100.0));
    setup.received([Kind::Post]);
}
