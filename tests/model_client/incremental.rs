//! When a request continues the last response, and the prewarm (§17, rows 1 to 16, 56).

use codex_schema::jsonrpc::W3cTraceContext;
use codex_schema::model_client::*;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::*;

#[test]
fn row_01_first_request_is_full() {
    let client = websocket_client();
    let mut turn = client.begin_turn();
    let run = run(
        turn.stream(prompt(&[user("hello")]), settings()),
        &[Reply::Upgrade(&[]), Reply::Frames(answer("r1", &[]))],
    );
    run.succeeded();
    assert_eq!(run.kinds(), ["connect", "text"]);
    assert_eq!(run.handshakes()[0].url, "ws://127.0.0.1:8080/v1/responses");
    assert_eq!(run.handshakes()[0].headers.get("x-codex-turn-state"), None);
    assert_full(run.message());
    assert_eq!(run.message()["input"], json!([user("hello")]));
}

#[test]
fn row_02_continued_request_sends_what_is_new() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    let message = ask(&mut turn, &continued(&[user("more")]), settings(), answer("r2", &[]));
    assert_incremental(&message, "r1", json!([user("more")]));
}

#[test]
fn row_03_nothing_new_is_an_empty_input() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    let message = ask(&mut turn, &continued(&[]), settings(), answer("r2", &[]));
    assert_incremental(&message, "r1", json!([]));
}

#[test]
fn row_04_missing_item_makes_it_full() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    let message = ask(&mut turn, &[user("hello"), user("more")], settings(), answer("r2", &[]));
    assert_full(&message);
    assert_eq!(message["input"], json!([user("hello"), user("more")]));
}

#[test]
fn row_05_item_with_another_id_makes_it_full() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    let input = [user("hello"), assistant("m2", "Hi."), user("more")];
    assert_full(&ask(&mut turn, &input, settings(), answer("r2", &[])));
}

#[test]
fn row_06_other_instructions_make_it_full() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    let mut changed = prompt(&continued(&[user("more")]));
    changed.instructions = "Be thorough.".to_owned();
    let run = run(turn.stream(changed, settings()), &[Reply::Frames(answer("r2", &[]))]);
    assert_eq!(run.kinds(), ["text"]);
    assert_full(run.message());
}

#[test]
fn row_07_other_tier_makes_it_full() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    let mut settings = settings();
    settings.service_tier = Some("flex".to_owned());
    let message = ask(&mut turn, &continued(&[user("more")]), settings, answer("r2", &[]));
    assert_full(&message);
    assert_eq!(message["service_tier"], "flex");
}

#[test]
fn row_08_other_metadata_and_trace_keep_it_incremental() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    let mut settings = settings();
    settings.turn_metadata = Some(r#"{"turn_id":"2"}"#.to_owned());
    let mut trace = W3cTraceContext::default();
    trace.traceparent = Some("00-a-b-01".to_owned());
    settings.trace = Some(trace);
    let message = ask(&mut turn, &continued(&[user("more")]), settings, answer("r2", &[]));
    assert_incremental(&message, "r1", json!([user("more")]));
    assert_eq!(
        message["client_metadata"],
        json!({
            "x-codex-installation-id": "the-installation",
            "x-codex-window-id": "the-thread:0",
            "x-codex-turn-metadata": r#"{"turn_id":"2"}"#,
            "ws_request_header_traceparent": "00-a-b-01",
        })
    );
}

#[test]
fn row_09_next_turn_continues_on_the_parked_connection() {
    let client = websocket_client();
    let upgrade = Reply::Upgrade(&[("x-codex-turn-state", "route-1")]);
    let mut turn = client.begin_turn();
    let frames = answer("r1", &[assistant("m1", "Hi.")]);
    run(turn.stream(prompt(&[user("hello")]), settings()), &[upgrade, Reply::Frames(frames)]).succeeded();
    turn.end();

    let mut next = client.begin_turn();
    let message = ask(&mut next, &continued(&[user("more")]), settings(), answer("r2", &[]));
    assert_incremental(&message, "r1", json!([user("more")]));
    assert!(!message.to_string().contains("route-1"));
    assert!(next.connection_was_reused());
    // The token of the first turn is in no handshake of the second one either.
    next.reset_websocket();
    let again = run(
        next.stream(prompt(&[user("hello")]), settings()),
        &[Reply::Upgrade(&[]), Reply::Frames(answer("r3", &[]))],
    );
    assert_eq!(again.handshakes()[0].headers.get("x-codex-turn-state"), None);
}

#[test]
fn row_10_after_a_failed_response_the_next_request_reconnects() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    let second = run(
        turn.stream(prompt(&continued(&[user("more")])), settings()),
        &[Reply::Frames(vec![failed("other", "no")])],
    );
    assert_eq!(second.error(), &stream_error("no"));
    assert_eq!(turn.connection(), None);
    let third = run(
        turn.stream(prompt(&continued(&[user("more")])), settings()),
        &[Reply::Upgrade(&[]), Reply::Frames(answer("r3", &[]))],
    );
    assert_eq!(third.kinds(), ["connect", "text"]);
    assert_full(third.message());
}

#[test]
fn row_11_after_an_abandoned_response_the_next_request_is_full() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    let item = assistant("m2", "I beg");
    let second = run(
        turn.stream(prompt(&continued(&[user("more")])), settings()),
        &[Reply::FramesThenAbandon(vec![done(&item)])],
    );
    assert_eq!(second.result, None);

    // The connection stays; what still arrives on it is read before the next message is sent.
    let mut call = turn.stream(prompt(&continued(&[user("more"), item.clone(), user("wait")])), settings());
    assert_eq!(call.next(), Step::Read { restart_idle_timer: true });
    call.text(&done(&assistant("m3", "late")).to_string());
    assert_eq!(call.next(), Step::Read { restart_idle_timer: true });
    call.text(&completed("r2").to_string());
    let Step::SendText(message) = call.next() else { panic!("does not send") };
    assert_full(&serde_json::from_str(&message).unwrap());
    // Nothing of the abandoned response was told.
    call.text(&completed("r3").to_string());
    assert!(
        matches!(call.next(), Step::Event(ResponseEvent::Completed { response_id, .. }) if response_id == "r3")
    );
}

#[test]
fn abandoned_response_that_fails_costs_the_connection_only() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    run(turn.stream(prompt(&[user("a")]), settings()), &[Reply::FramesThenAbandon(vec![])]);
    turn.end();
    // The turn after it drains as well.
    let mut turn = client.begin_turn();
    let mut call = turn.stream(prompt(&[user("b")]), settings());
    assert!(matches!(call.next(), Step::Read { .. }));
    call.binary();
    assert!(matches!(call.next(), Step::Connect(_)));
}

#[test]
fn row_12_empty_response_id_cannot_be_continued() {
    let client = websocket_client();
    let mut turn = client.begin_turn();
    run(
        turn.stream(prompt(&[user("hello")]), settings()),
        &[Reply::Upgrade(&[]), Reply::Frames(answer("", &[assistant("m1", "Hi.")]))],
    )
    .succeeded();
    assert_full(&ask(&mut turn, &continued(&[user("more")]), settings(), answer("r2", &[])));
}

fn prewarmed(client: &Client) -> (Turn, Value) {
    let mut turn = client.begin_turn();
    let call = turn.prewarm(prompt(&[]), settings()).expect("there is something to prewarm");
    let upgrade = Reply::Upgrade(&[("openai-model", "m")]);
    let run = run(call, &[upgrade, Reply::Frames(answer("w", &[]))]);
    run.succeeded();
    assert_eq!(run.events, []);
    let message = run.message().clone();
    (turn, message)
}

#[test]
fn row_13_first_turn_continues_the_prewarm() {
    let client = websocket_client();
    let (mut turn, _) = prewarmed(&client);
    let input = [user("context"), user("hello")];
    assert_incremental(&ask(&mut turn, &input, settings(), answer("r1", &[])), "w", json!(input));
}

#[test]
fn row_14_other_tier_than_the_prewarm_is_full_on_the_same_connection() {
    for (prewarm_tier, turn_tier) in [(None, Some("flex")), (Some("flex"), None)] {
        let client = websocket_client();
        let with = |tier: Option<&str>| {
            let mut settings = settings();
            settings.service_tier = tier.map(str::to_owned);
            settings
        };
        let mut turn = client.begin_turn();
        let call = turn.prewarm(prompt(&[]), with(prewarm_tier)).unwrap();
        run(call, &[Reply::Upgrade(&[]), Reply::Frames(answer("w", &[]))]).succeeded();
        // `ask` makes sure that there is no second handshake.
        assert_full(&ask(&mut turn, &[user("hello")], with(turn_tier), answer("r1", &[])));
    }
}

#[test]
fn row_15_nothing_to_prewarm_after_a_request() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    assert!(turn.prewarm(prompt(&[]), settings()).is_none());
    turn.end();
    // The next turn takes the last request over.
    assert!(client.begin_turn().prewarm(prompt(&[]), settings()).is_none());
}

#[test]
fn row_16_prewarm_generates_nothing() {
    let client = websocket_client();
    let (mut turn, message) = prewarmed(&client);
    assert_eq!(message["generate"], false);
    assert_eq!(message["input"], json!([]));
    let next = ask(&mut turn, &[user("hello")], settings(), answer("r1", &[]));
    assert_eq!(next.get("generate"), None);
}

#[test]
fn row_56_after_a_connect_timeout_the_next_request_connects_anew() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    turn.connection_closed();
    let input = continued(&[user("more")]);
    let timed_out =
        run(turn.stream(prompt(&input), settings()), &[Reply::ConnectFails(ConnectFailure::TimedOut)]);
    assert_eq!(timed_out.error(), &ModelError::Timeout);
    let next = run(
        turn.stream(prompt(&input), settings()),
        &[Reply::Upgrade(&[]), Reply::Frames(answer("r2", &[]))],
    );
    assert_eq!(next.kinds(), ["connect", "text"]);
    assert_full(next.message());
}

#[test]
fn a_response_is_continued_once() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    let input = continued(&[user("more")]);
    run(turn.stream(prompt(&input), settings()), &[Reply::FramesThenAbandon(vec![])]);
    let mut call = turn.stream(prompt(&input), settings());
    assert!(matches!(call.next(), Step::Read { .. }));
    call.text(&failed("x", "").to_string());
    assert!(matches!(call.next(), Step::Connect(_)));
    call.connected(2, &Headers::new());
    let Step::SendText(message) = call.next() else { panic!("does not send") };
    assert_full(&serde_json::from_str(&message).unwrap());
}

#[test]
fn a_chain_begins_anew_after_a_full_request() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    let first = [user("rewritten")];
    assert_full(&ask(&mut turn, &first, settings(), answer("r2", &[assistant("m2", "Ho.")])));
    let second = [user("rewritten"), assistant("m2", "Ho."), user("more")];
    assert_incremental(&ask(&mut turn, &second, settings(), answer("r3", &[])), "r2", json!([user("more")]));
}

#[test]
fn every_part_of_a_request_but_its_input_is_compared() {
    let changes: [fn(&mut Prompt, &mut TurnSettings); 6] = [
        |prompt, _| prompt.tools = vec![json!({"type": "function", "name": "f"}).into()],
        |prompt, _| prompt.parallel_tool_calls = true,
        |prompt, _| prompt.output_schema = Some(json!({"type": "object"}).into()),
        |_, settings| settings.model.slug = "gpt-5.2".to_owned(),
        |_, settings| settings.effort = Some(codex_schema::vocab::ReasoningEffort::High),
        |_, settings| settings.model.default_verbosity = Some(codex_schema::vocab::Verbosity::High),
    ];
    for change in changes {
        let client = websocket_client();
        let mut turn = after_first_request(&client);
        let (mut prompt, mut settings) = (prompt(&continued(&[user("more")])), settings());
        change(&mut prompt, &mut settings);
        let run = run(turn.stream(prompt, settings), &[Reply::Frames(answer("r2", &[]))]);
        assert_full(run.message());
    }
}

#[test]
fn two_turns_at_once_have_connections_of_their_own() {
    let client = websocket_client();
    let turn = after_first_request(&client);
    let mut other = client.begin_turn();
    let run = run(
        other.stream(prompt(&[user("sum up")]), settings()),
        &[Reply::Upgrade(&[]), Reply::Frames(answer("s1", &[]))],
    );
    assert_eq!(run.kinds(), ["connect", "text"]);
    other.end();
    // The last one to end is the one whose connection the next turn gets.
    turn.end();
    let message = ask(&mut client.begin_turn(), &continued(&[]), settings(), answer("r2", &[]));
    assert_incremental(&message, "r1", json!([]));
}

#[test]
fn preconnect_opens_the_connection_only() {
    let client = websocket_client();
    let mut turn = client.begin_turn();
    let preconnected = run(turn.preconnect().unwrap(), &[Reply::Upgrade(&[])]);
    preconnected.succeeded();
    assert_eq!(preconnected.kinds(), ["connect"]);
    assert_eq!(preconnected.handshakes()[0].headers.get("x-codex-turn-metadata"), None);
    assert!(turn.preconnect().is_none());
    assert_full(&ask(&mut turn, &[user("hello")], settings(), answer("r1", &[])));
    turn.connection_closed();
    assert!(turn.preconnect().is_none(), "a closed connection is a connection");
}

#[test]
fn another_connection_begins_with_a_full_request() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    turn.connection_closed();
    let again = run(
        turn.stream(prompt(&continued(&[user("more")])), settings()),
        &[Reply::Upgrade(&[]), Reply::Frames(answer("r2", &[]))],
    );
    assert_full(again.message());
    assert!(!turn.connection_was_reused());

    turn.end();
    client.parked_connection_closed();
    let mut turn = client.begin_turn();
    let again = run(
        turn.stream(prompt(&continued(&[user("more")])), settings()),
        &[Reply::Upgrade(&[]), Reply::Frames(answer("r3", &[]))],
    );
    assert_eq!(again.kinds(), ["connect", "text"]);
    assert_full(again.message());
}

#[test]
fn preconnect_after_failed_handshakes() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    turn.connection_closed();
    let network = ConnectFailure::Network("unreachable".to_owned());
    run(turn.stream(prompt(&[]), settings()), &[Reply::ConnectFails(network)]).error();
    assert!(turn.preconnect().is_none(), "what was closed stays closed");
    run(turn.stream(prompt(&[]), settings()), &[Reply::ConnectFails(ConnectFailure::TimedOut)]).error();
    // A timeout leaves nothing of it. A refused preconnect gives nothing up.
    let refused = run(turn.preconnect().unwrap(), &[refused(426)]);
    assert!(matches!(refused.error(), ModelError::UnexpectedStatus(unexpected) if unexpected.status == 426));
    assert!(client.websocket_enabled());
}

#[test]
fn reasoning_is_continued_by_its_id_which_is_not_sent() {
    let reasoning = |id: &str| {
        json!({"type": "reasoning", "id": id, "encrypted_content": "e",
            "summary": [{"type": "summary_text", "text": "s"}]})
    };
    let call = json!({"type": "function_call", "id": "fc", "name": "f", "arguments": "{}", "call_id": "c"});
    let output = json!({"type": "function_call_output", "call_id": "c", "output": "x"});
    let ask_again = |id: &str| {
        let client = websocket_client();
        let mut turn = client.begin_turn();
        let frames = answer("r1", &[reasoning("rs"), call.clone()]);
        run(turn.stream(prompt(&[user("hello")]), settings()), &[Reply::Upgrade(&[]), Reply::Frames(frames)])
            .succeeded();
        let input = [user("hello"), reasoning(id), call.clone(), output.clone()];
        ask(&mut turn, &input, settings(), answer("r2", &[]))
    };
    assert_incremental(&ask_again("rs"), "r1", json!([output]));
    let full = ask_again("another");
    assert_full(&full);
    let sent = json!({"type": "reasoning", "encrypted_content": "e", "content": null,
        "summary": [{"type": "summary_text", "text": "s"}]});
    assert_eq!(full["input"][1], sent);
}

#[test]
fn items_of_unknown_types_are_not_sent_and_break_the_chain() {
    let unknown = json!({"type": "hologram", "id": "h", "depth": 3});
    let mut turn = websocket_client().begin_turn();
    let frames = answer("r1", &[assistant("m1", "Hi."), unknown.clone()]);
    run(turn.stream(prompt(&[user("hello")]), settings()), &[Reply::Upgrade(&[]), Reply::Frames(frames)])
        .succeeded();
    // The provider counts the item as part of the conversation, which the history cannot repeat.
    let message = ask(&mut turn, &continued(&[unknown, user("more")]), settings(), answer("r2", &[]));
    assert_full(&message);
    let roles: Vec<&Value> = message["input"].as_array().unwrap().iter().map(|item| &item["role"]).collect();
    assert_eq!(roles, ["user", "assistant", "user"]);
}

#[test]
fn items_that_are_none_are_as_if_they_had_not_been_sent() {
    let mut turn = websocket_client().begin_turn();
    let broken = json!({"type": "function_call", "id": "fc", "name": "f", "arguments": {}, "call_id": "c"});
    let nameless = json!({"type": "reasoning", "id": null, "summary": []});
    let frames = answer("r1", &[broken, nameless, assistant("m1", "Hi.")]);
    run(turn.stream(prompt(&[user("hello")]), settings()), &[Reply::Upgrade(&[]), Reply::Frames(frames)])
        .succeeded();
    let message = ask(&mut turn, &continued(&[user("more")]), settings(), answer("r2", &[]));
    assert_incremental(&message, "r1", json!([user("more")]));
}
