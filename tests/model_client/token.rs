//! The routing token of a turn (§17, rows 22 to 25).

use codex_schema::model_client::*;
use pretty_assertions::assert_eq;

use crate::support::*;

const TOKEN: &str = "x-codex-turn-state";

/// Makes a request over HTTP, whose answer may carry a token; gives the token that was sent.
fn ask_over_http(turn: &mut Turn, headers: &'static [(&'static str, &'static str)]) -> Option<String> {
    let run =
        run(turn.stream(prompt(&[user("hello")]), settings()), &[Reply::Stream(headers, answer("r", &[]))]);
    run.succeeded();
    run.requests()[0].headers.get(TOKEN).map(str::to_owned)
}

#[test]
fn row_22_token_is_replayed_within_its_turn() {
    let client = http_client();
    let mut turn = client.begin_turn();
    assert_eq!(ask_over_http(&mut turn, &[("X-Codex-Turn-State", "a")]), None);
    assert_eq!(ask_over_http(&mut turn, &[]).as_deref(), Some("a"));
    turn.end();
    assert_eq!(ask_over_http(&mut client.begin_turn(), &[]), None);
}

#[test]
fn row_23_first_token_wins() {
    let mut turn = http_client().begin_turn();
    ask_over_http(&mut turn, &[(TOKEN, "a")]);
    assert_eq!(ask_over_http(&mut turn, &[(TOKEN, "b")]).as_deref(), Some("a"));
    assert_eq!(ask_over_http(&mut turn, &[]).as_deref(), Some("a"));
}

#[test]
fn row_24_token_is_in_the_next_handshake_of_the_turn() {
    let client = websocket_client();
    let mut turn = client.begin_turn();
    let first = run(
        turn.stream(prompt(&[user("hello")]), settings()),
        &[Reply::Upgrade(&[(TOKEN, "a")]), Reply::Frames(vec![failed("other", "")])],
    );
    assert_eq!(first.handshakes()[0].headers.get(TOKEN), None);
    assert!(!first.message().to_string().contains(TOKEN));
    let second = run(
        turn.stream(prompt(&[user("hello")]), settings()),
        &[Reply::Upgrade(&[(TOKEN, "b")]), Reply::Frames(answer("r1", &[]))],
    );
    assert_eq!(second.handshakes()[0].headers.get(TOKEN), Some("a"));
}

#[test]
fn row_25_token_survives_the_fallback() {
    let client = websocket_client();
    let mut turn = client.begin_turn();
    run(
        turn.stream(prompt(&[user("hello")]), settings()),
        &[Reply::Upgrade(&[(TOKEN, "a")]), Reply::Frames(answer("r1", &[]))],
    )
    .succeeded();
    turn.fall_back_to_http();
    assert_eq!(ask_over_http(&mut turn, &[]).as_deref(), Some("a"));
}

#[test]
fn no_token_comes_from_refusals() {
    let mut turn = http_client().begin_turn();
    let refusal = Reply::Body(404, &[(TOKEN, "a")], "");
    run(turn.stream(prompt(&[user("hello")]), settings()), &[refusal]).error();
    assert_eq!(ask_over_http(&mut turn, &[]), None);

    let mut turn = websocket_client().begin_turn();
    let headers: Headers = [(TOKEN, "a")].into_iter().collect();
    let refusal = HttpAnswer { status: 426, headers, body: String::new() };
    let run = run(
        turn.stream(prompt(&[user("hello")]), settings()),
        &[Reply::ConnectFails(ConnectFailure::Refused(refusal)), Reply::Stream(&[], answer("r1", &[]))],
    );
    assert_eq!(run.requests()[0].headers.get(TOKEN), None);
}

#[test]
fn token_of_a_prewarm_belongs_to_the_first_turn() {
    let client = websocket_client();
    let mut turn = client.begin_turn();
    let call = turn.prewarm(prompt(&[]), settings()).unwrap();
    run(call, &[Reply::Upgrade(&[(TOKEN, "a")]), Reply::Frames(answer("w", &[]))]).succeeded();
    turn.reset_websocket();
    let first = run(
        turn.stream(prompt(&[user("hello")]), settings()),
        &[Reply::Upgrade(&[]), Reply::Frames(answer("r1", &[]))],
    );
    assert_eq!(first.handshakes()[0].headers.get(TOKEN), Some("a"));
}
