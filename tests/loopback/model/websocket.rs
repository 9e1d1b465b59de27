//! Turns over a WebSocket.

use std::time::Duration;

use codex_schema::model_client::*;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use super::one_turn::loopback::{Answer, Kind, Received};
use super::setup::*;

const FIRST_PAUSE: Duration = Duration::from_millis(220);

/// The message is a full request: it goes on from no response.
#[track_caller]
fn assert_full(message: &Received, input: Value) {
    assert_eq!(message.body["type"], "response.create");
    assert_eq!(message.body.get("previous_response_id"), None);
    assert_eq!(message.body["input"], input);
}

#[track_caller]
fn assert_incremental(message: &Received, previous: &str, input: Value) {
    assert_eq!(message.body["type"], "response.create");
    assert_eq!(message.body["previous_response_id"], previous);
    assert_eq!(message.body["input"], input);
}

#[test]
fn prewarm_and_follow_up_send_only_what_is_new() {
    let mut setup = Setup::websocket([
        Answer::upgrade()
            .header("x-codex-turn-state", "route-1")
            .header("openai-model", "gpt-5.2")
            .header("x-models-etag", "etag-1")
            .header("x-reasoning-included", "true"),
        Answer::events([completed("w")]),
        calls("r1"),
        says("r2", "A cat."),
    ]);
    let mut turn = setup.client.begin_turn();
    let (prompt, settings) = (setup.prompt.clone(), setup.settings.clone());
    setup.driver.prepare(turn.prewarm(prompt.clone(), settings.clone())).unwrap();
    assert_eq!(setup.driver.host.events, [], "a prewarm tells nothing");
    assert!(turn.prewarm(prompt, settings).is_none(), "once is enough");
    setup.add(user("What is there?"));
    assert!(setup.sample(&mut turn).incremental);
    let events = setup.driver.host.events.len();
    setup.add(output());
    assert!(setup.sample(&mut turn).incremental);

    let [handshake, prewarm, first, second] =
        setup.received([Kind::Handshake, Kind::Message, Kind::Message, Kind::Message]);
    assert_eq!(handshake.path, "/v1/responses");
    assert_headers(
        &handshake,
        &[
            ("openai-beta", Some("responses_websockets=2026-02-06")),
            ("authorization", Some("Bearer key-1")),
            ("originator", Some("tester")),
            ("user-agent", Some("tester/1.0")),
            ("session_id", Some("the-session")),
            ("thread_id", Some("the-thread")),
            ("x-client-request-id", Some("the-thread")),
            ("x-codex-window-id", Some("the-thread:0")),
            ("x-codex-turn-metadata", Some(&metadata("turn-1"))),
            ("x-codex-turn-state", None),
            ("accept", None),
            ("content-type", None),
        ],
    );
    assert_full(&prewarm, json!([]));
    assert_eq!(prewarm.body["generate"], false);
    assert_incremental(&first, "w", json!([user("What is there?")]));
    assert_eq!(first.body.get("generate"), None);
    assert_incremental(&second, "r1", json!([output()]));
    assert_eq!(
        second.body["client_metadata"],
        json!({
            "x-codex-installation-id": "the-installation",
            "x-codex-window-id": "the-thread:0",
            "x-codex-turn-metadata": metadata("turn-1"),
        })
    );
    // What the handshake said is told at the start of every request.
    for start in [0, events] {
        let [ResponseEvent::ServerModel(model), ResponseEvent::ModelsEtag(etag), third] =
            &setup.driver.host.events[start..start + 3]
        else {
            panic!("{:?}", setup.driver.host.events)
        };
        assert_eq!((model.as_str(), etag.as_str()), ("gpt-5.2", "etag-1"));
        assert_eq!(third, &ResponseEvent::ServerReasoningIncluded);
    }
}

#[test]
fn next_turn_goes_on_where_the_last_one_ended() {
    let mut setup = Setup::websocket([
        Answer::upgrade().header("x-codex-turn-state", "route-1"),
        says("r1", "Hi."),
        says("r2", "Bye."),
    ]);
    let mut turn = setup.client.begin_turn();
    setup.add(user("Hello"));
    setup.sample(&mut turn);
    turn.end();
    assert!(setup.client.has_parked_connection());
    let mut turn = setup.client.begin_turn();
    setup.settings = settings("gpt-5.4", "turn-2");
    setup.add(user("Bye"));
    setup.sample(&mut turn);
    let [_, _, second] = setup.received([Kind::Handshake, Kind::Message, Kind::Message]);
    assert_incremental(&second, "r1", json!([user("Bye")]));
    assert_eq!(second.body["client_metadata"]["x-codex-turn-metadata"], metadata("turn-2"));
}

#[test]
fn another_model_gets_a_full_request_on_the_same_connection() {
    let mut setup = Setup::websocket([Answer::upgrade(), says("r1", "Hi."), says("r2", "Bye.")]);
    let mut turn = setup.client.begin_turn();
    setup.add(user("Hello"));
    setup.sample(&mut turn);
    setup.settings = settings("gpt-5.4-mini", "turn-1");
    setup.add(user("Bye"));
    assert!(!setup.sample(&mut turn).incremental);
    let [_, _, second] = setup.received([Kind::Handshake, Kind::Message, Kind::Message]);
    assert_full(&second, json!([user("Hello"), assistant("Hi."), user("Bye")]));
    assert_eq!((&second.body["model"], second.connection), (&json!("gpt-5.4-mini"), 1));
}

#[test]
fn closed_by_the_server_between_requests() {
    let mut setup = Setup::websocket([
        Answer::upgrade().header("x-codex-turn-state", "route-1"),
        calls("r1").then_close(),
        Answer::upgrade().header("x-codex-turn-state", "route-2"),
        says("r2", "A cat."),
    ]);
    let mut turn = setup.client.begin_turn();
    setup.add(user("What is there?"));
    setup.sample(&mut turn);
    setup.add(output());
    assert!(!setup.sample(&mut turn).incremental);
    let [_, _, handshake, second] =
        setup.received([Kind::Handshake, Kind::Message, Kind::Handshake, Kind::Message]);
    assert_headers(&handshake, &[("x-codex-turn-state", Some("route-1"))]);
    assert_full(&second, json!([user("What is there?"), call(), output()]));
    assert_eq!(second.connection, handshake.connection);
    let notes = &setup.driver.host;
    assert_eq!(notes.waits, [FIRST_PAUSE]);
    let text = "stream disconnected before completion: websocket closed by server before response.completed";
    assert_eq!(notes.notices, [format!("Reconnecting... 1/5 ({text})")]);
}

#[test]
fn cut_off_in_the_middle_of_a_response() {
    let started = [delta("A c"), done(with_id("item-1", assistant("A c")))];
    let mut setup = Setup::websocket([
        Answer::upgrade(),
        Answer::events(started).then_cut(),
        Answer::upgrade(),
        says("r2", "at."),
    ]);
    let mut turn = setup.client.begin_turn();
    setup.add(user("What is there?"));
    let response = setup.sample(&mut turn);
    assert_eq!(setup.history.len() - response.begins_at, 2);
    let [_, _, _, second] = setup.received([Kind::Handshake, Kind::Message, Kind::Handshake, Kind::Message]);
    assert_full(&second, json!([user("What is there?"), assistant("A c")]));
    assert_eq!((setup.deltas(), setup.driver.host.waits.len()), (vec!["A c"], 1));
}

#[test]
fn refused_upgrade_means_http_for_the_rest_of_the_session() {
    let refusal = Answer::json(426, json!({})).header("x-codex-turn-state", "route-0");
    let mut setup = Setup::websocket([
        refusal,
        calls("r1").header("x-codex-turn-state", "route-1"),
        says("r2", "A cat."),
        says("r3", "Bye."),
    ]);
    let mut turn = setup.client.begin_turn();
    setup.add(user("What is there?"));
    setup.sample(&mut turn);
    setup.add(output());
    setup.sample(&mut turn);
    turn.end();
    let mut turn = setup.client.begin_turn();
    assert!(turn.preconnect().is_none());
    assert!(turn.prewarm(setup.prompt.clone(), setup.settings.clone()).is_none());
    setup.add(user("Bye"));
    setup.sample(&mut turn);
    let [_, first, second, third] = setup.received([Kind::Handshake, Kind::Post, Kind::Post, Kind::Post]);
    assert_headers(&first, &[("x-codex-turn-state", None)]);
    assert_headers(&second, &[("x-codex-turn-state", Some("route-1"))]);
    assert_headers(&third, &[("x-codex-turn-state", None)]);
    assert_eq!(third.body["input"].as_array().unwrap().len(), setup.history.len() - 1);
    assert_eq!(third.body.get("type"), None);
    // It costs no retry, and nobody is told.
    assert_eq!((setup.driver.host.waits.len(), setup.driver.host.notices.len()), (0, 0));
    assert!(!setup.client.websocket_enabled());
}

#[test]
fn refused_upgrade_of_a_prewarm_is_a_success() {
    let mut setup = Setup::websocket([Answer::json(426, json!({})), says("r1", "Hi.")]);
    let mut turn = setup.client.begin_turn();
    let prewarm = turn.prewarm(setup.prompt.clone(), setup.settings.clone());
    setup.driver.prepare(prewarm).unwrap();
    setup.add(user("Hello"));
    setup.sample(&mut turn);
    setup.received([Kind::Handshake, Kind::Post]);
}

#[test]
fn refused_handshakes_exhaust_the_retries_and_fall_back() {
    let refusal = Answer::json(403, json!({"error": {"message": "not from there"}}));
    let mut setup = Setup::new([refusal.clone(), refusal, says("r1", "Hi.")], |config| {
        config.provider.websockets = true;
        config.provider.stream_max_retries = 1;
    });
    let mut turn = setup.client.begin_turn();
    setup.add(user("Hello"));
    setup.sample(&mut turn);
    setup.received([Kind::Handshake, Kind::Handshake, Kind::Post]);
    let url = setup.server.base_url().replace("http", "ws");
    let error = format!("unexpected status 403 Forbidden: not from there, url: {url}/responses");
    let notices = &setup.driver.host.notices;
    assert_eq!(notices[0], format!("Reconnecting... 1/1 ({error})"));
    assert!(notices[1].contains("HTTPS") && notices[1].contains(&error), "{notices:?}");
    assert_eq!(notices.len(), 2);
}

#[test]
fn refused_credentials_are_recovered_and_the_handshake_made_again() {
    let refusal = Answer::json(401, json!({}));
    let mut setup = Setup::websocket([refusal.clone(), refusal, Answer::upgrade(), says("r1", "Hi.")]);
    setup.client.set_credentials(Credentials::managed_chatgpt("old", None, false));
    let fresh = |token| Credentials::managed_chatgpt(token, None, false);
    setup.driver.host.credentials = [fresh("stored"), fresh("new")].into();
    let mut turn = setup.client.begin_turn();
    setup.add(user("Hello"));
    setup.sample(&mut turn);
    let received = setup.received([Kind::Handshake, Kind::Handshake, Kind::Handshake, Kind::Message]);
    let tokens: Vec<_> = received[..3].iter().map(|handshake| header(handshake, "authorization")).collect();
    assert_eq!(tokens, [Some("Bearer old"), Some("Bearer stored"), Some("Bearer new")]);
    assert_eq!(setup.driver.host.recoveries, [RecoveryStep::Reload, RecoveryStep::Refresh]);
    assert_eq!(setup.driver.host.waits.len(), 0);
}

#[test]
fn connection_limit_means_another_connection() {
    let limit = json!({"type": "error", "status": 400, "error": {
        "code": "websocket_connection_limit_reached", "message": "an hour is enough",
    }});
    let mut setup = Setup::websocket([
        Answer::upgrade(),
        calls("r1"),
        Answer::events([limit]),
        Answer::upgrade(),
        says("r2", "A cat."),
    ]);
    let mut turn = setup.client.begin_turn();
    setup.add(user("What is there?"));
    setup.sample(&mut turn);
    setup.add(output());
    setup.sample(&mut turn);
    let [_, _, limited, _, again] =
        setup.received([Kind::Handshake, Kind::Message, Kind::Message, Kind::Handshake, Kind::Message]);
    assert_incremental(&limited, "r1", json!([output()]));
    assert_full(&again, json!([user("What is there?"), call(), output()]));
    assert_eq!((limited.connection, again.connection), (1, 2));
}

#[test]
fn delay_that_the_provider_asks_for_is_kept() {
    let error = json!({"code": "rate_limit_exceeded", "message": "Please try again in 28ms."});
    let failed = json!({"type": "response.failed", "response": {"error": error}});
    let mut setup =
        Setup::websocket([Answer::upgrade(), Answer::events([failed]), Answer::upgrade(), says("r1", "Hi.")]);
    let mut turn = setup.client.begin_turn();
    setup.add(user("Hello"));
    setup.sample(&mut turn);
    setup.received([Kind::Handshake, Kind::Message, Kind::Handshake, Kind::Message]);
    assert_eq!(setup.driver.host.waits, [Duration::from_millis(28)]);
}

#[test]
fn interrupted_response_is_read_to_its_end_before_the_next_request() {
    let rest =
        [delta("Once "), delta("upon "), done(with_id("item-1", assistant("Once upon"))), completed("r1")];
    let mut setup = Setup::websocket([Answer::upgrade(), Answer::events(rest), says("r2", "Fine.")]);
    setup.driver.host.interrupt_at = Some("Once ".to_owned());
    let mut turn = setup.client.begin_turn();
    setup.add(user("Tell a story"));
    assert_eq!(setup.try_sample(&mut turn).unwrap_err(), ModelError::Interrupted);
    turn.end();
    let mut turn = setup.client.begin_turn();
    setup.add(user("Better not"));
    assert!(!setup.sample(&mut turn).incremental);
    let [_, _, second] = setup.received([Kind::Handshake, Kind::Message, Kind::Message]);
    assert_full(&second, json!([user("Tell a story"), user("Better not")]));
    assert_eq!(setup.deltas(), ["Once "], "the rest is told to nobody");
}

#[test]
fn completed_responses_are_reported_before_the_next_request() {
    let mut setup = Setup::new([Answer::upgrade(), calls("r1"), says("r2", "A cat.")], |config| {
        config.provider.websockets = true;
        config.report_processed = true;
    });
    let mut turn = setup.client.begin_turn();
    setup.add(user("What is there?"));
    setup.sample(&mut turn);
    setup.add(output());
    setup.sample(&mut turn);
    // The last report may still be on its way.
    let received = setup.server.received();
    assert_eq!(received[2].body, json!({"type": "response.processed", "response_id": "r1"}));
    assert_incremental(&received[3], "r1", json!([output()]));
}
