//! What a turn makes of its streams (§17, rows 55, 57 to 59).

use codex_schema::model_client::*;
use codex_schema::rollout::CoreModelVerification;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::*;

#[test]
fn row_55_model_that_wants_to_go_on_gets_a_follow_up() {
    let wants = |end_turn: Value| {
        let payload = json!({"type": "response.completed", "response": {"id": "r", "end_turn": end_turn}});
        let (events, _) = read(Framing::Sse, &[payload]);
        let [ResponseEvent::Completed { end_turn, .. }] = events[..] else { panic!("{events:?}") };
        needs_follow_up(false, false, end_turn)
    };
    assert!(wants(json!(false)));
    assert!(!wants(json!(true)) && !wants(json!(null)));
    assert!(needs_follow_up(true, false, Some(true)) && needs_follow_up(false, true, None));
}

fn reporting(websockets: bool) -> Client {
    let mut config = config(websockets);
    config.report_processed = true;
    client_of(config)
}

fn call() -> Value {
    json!({"type": "function_call", "id": "f1", "name": "f", "arguments": "{}", "call_id": "c1"})
}

#[test]
fn row_57_completed_responses_are_reported() {
    let client = reporting(true);
    let mut turn = client.begin_turn();
    run(
        turn.stream(prompt(&[user("hello")]), settings()),
        &[Reply::Upgrade(&[]), Reply::Frames(answer("r1", &[call()]))],
    )
    .succeeded();
    assert_eq!(
        turn.processed_message().as_deref(),
        Some(r#"{"type":"response.processed","response_id":"r1"}"#)
    );
    assert_eq!(turn.processed_message(), None, "once per response");
    let output = json!({"type": "function_call_output", "call_id": "c1", "output": "x"});
    let input = [user("hello"), call(), output.clone()];
    assert_incremental(&ask(&mut turn, &input, settings(), answer("", &[])), "r1", json!([output]));
    assert!(
        turn.processed_message().unwrap().ends_with(r#""response_id":""}"#),
        "an empty id is reported too"
    );
}

#[test]
fn row_58_what_is_not_reported() {
    let first = [Reply::Upgrade(&[]), Reply::Frames(answer("r1", &[]))];
    let client = reporting(true);

    let mut turn = client.begin_turn();
    run(turn.prewarm(prompt(&[]), settings()).unwrap(), &first).succeeded();
    assert_eq!(turn.processed_message(), None, "a prewarm");
    run(turn.stream(prompt(&[]), settings()), &[Reply::FramesThenAbandon(vec![])]);
    assert_eq!(turn.processed_message(), None, "an abandoned response");
    drop(turn);

    let mut turn = reporting(true).begin_turn();
    run(turn.stream(prompt(&[]), settings()), &first).succeeded();
    run(turn.stream(prompt(&[]), settings()), &[Reply::Frames(vec![failed("x", "")])]).error();
    assert_eq!(turn.processed_message(), None, "a failed response, nor the one before it any more");

    let mut turn = reporting(true).begin_turn();
    run(turn.stream(prompt(&[]), settings()), &first).succeeded();
    run(turn.stream(prompt(&[]), settings()), &[Reply::FramesThenAbandon(vec![])]);
    assert_eq!(turn.processed_message(), None, "not after the next message");

    let mut local = reporting(true).begin_local_compaction();
    run(local.stream(prompt(&[]), settings()), &first).succeeded();
    assert_eq!(local.processed_message(), None, "a local compaction");

    let mut turn = reporting(false).begin_turn();
    run(turn.stream(prompt(&[]), settings()), &[Reply::Stream(&[], answer("r1", &[]))]).succeeded();
    assert_eq!(turn.processed_message(), None, "HTTP");

    let mut turn = websocket_client().begin_turn();
    run(turn.stream(prompt(&[]), settings()), &first).succeeded();
    assert_eq!(turn.processed_message(), None, "the feature is off");
}

#[test]
fn row_59_reroutes_are_told_once_per_turn() {
    let client = websocket_client();
    let mut history = vec![user("hello")];
    let mut replies = vec![Reply::Upgrade(&[("openai-model", "gpt-5.2")])];
    for number in 1..=2 {
        let mut turn = client.begin_turn();
        let mut notices = TurnNotices::new();
        let mut told = 0;
        for request in 1..=2 {
            let answered = assistant(&format!("m{number}{request}"), "Hi.");
            replies
                .push(Reply::Frames(answer(&format!("r{number}{request}"), std::slice::from_ref(&answered))));
            let run = run(turn.stream(prompt(&history), settings()), &replies);
            replies.clear();
            let full = run.message().get("previous_response_id").is_none();
            assert_eq!(full, request == 2 || number == 1, "turn {number}, request {request}");
            for event in &run.events {
                if let ResponseEvent::ServerModel(served) = event
                    && let Some(reroute) = notices.server_model("gpt-5.4", served)
                {
                    assert_eq!(
                        (reroute.from_model.as_str(), reroute.to_model.as_str()),
                        ("gpt-5.4", "gpt-5.2")
                    );
                    told += 1;
                    // The warning goes into the history at once, before the items of the response.
                    history.push(user("Another model answers."));
                }
            }
            history.extend([answered, user("more")]);
        }
        assert_eq!(told, 1);
    }
}

#[test]
fn notices_are_given_once_per_turn() {
    let mut notices = TurnNotices::new();
    assert_eq!(notices.server_model("a", "A"), None);
    assert!(notices.server_model("a", "b").is_some());
    assert_eq!(notices.server_model("a", "c"), None);
    let list = || vec![CoreModelVerification::TrustedAccessForCyber];
    assert_eq!(notices.verifications(list()), Some(list()));
    assert_eq!(notices.verifications(list()), None);
}
