//! Whatever a driver tells a call, and whenever: the call goes on or is over, and once over it stays so.

use codex_schema::model_client::*;
use pretty_assertions::assert_eq;

use crate::any_order::Dice;
use crate::support::*;

fn frame(dice: &mut Dice) -> String {
    match dice.below(7) {
        0 => completed("r").to_string(),
        1 => failed("other", "").to_string(),
        2 => done(&assistant("m", "Hi.")).to_string(),
        3 => r#"{"type":"error","status":401}"#.to_owned(),
        4 => r#"{"type":"response.created","response":{}}"#.to_owned(),
        5 => "{".to_owned(),
        _ => String::new(),
    }
}

fn refusal(status: u16) -> HttpAnswer {
    HttpAnswer { status, headers: Headers::new(), body: String::new() }
}

/// Tells the call something that need not fit.
fn tell(call: &mut Call<'_, u32>, dice: &mut Dice) {
    let status = [101, 200, 204, 301, 400, 401, 426, 429, 500, 503][dice.below(10) as usize];
    let text = || "words".to_owned();
    match dice.below(18) {
        0 => call.connected(1, &[("x-codex-turn-state", "a")].into_iter().collect()),
        1 => call.connect_failed(ConnectFailure::Refused(refusal(status))),
        2 => call.connect_failed(ConnectFailure::TimedOut),
        3 => call.connect_failed(ConnectFailure::Network(text())),
        4 => call.http_head(status, Headers::new()),
        5 => call.http_failed(HttpFailure::Answer(refusal(status))),
        6 => call.http_failed(HttpFailure::TimedOut),
        7 => call.bytes(format!("data: {}\n\n", frame(dice)).as_bytes()),
        8 => call.bytes(b"data: {"),
        9..=11 => call.text(&frame(dice)),
        12 => call.binary(),
        13 => call.ended(StreamEnd::Ended),
        14 => call.ended(StreamEnd::SendFailed(text())),
        15 => call.recovered(),
        16 => call.recovery_failed(RecoveryFailure::Transient(text())),
        _ => call.set_trace(None),
    }
}

/// Brings a call to its end, with nothing but failures.
fn finish(call: &mut Call<'_, u32>) -> Result<(), ModelError> {
    for _ in 0..200 {
        match call.next() {
            Step::Connect(_) => call.connect_failed(ConnectFailure::Closed),
            Step::SendHttp(_) => call.http_failed(HttpFailure::Build("no".to_owned())),
            Step::Read { .. } => {
                call.ended(StreamEnd::Ended);
                // What was asked for before may have been the recovery.
                call.recovery_failed(RecoveryFailure::Permanent("no".to_owned()));
            }
            Step::Recover(_) => call.recovery_failed(RecoveryFailure::Permanent("no".to_owned())),
            Step::SendText(_) | Step::Wait(_) | Step::Event(_) => {}
            Step::Done(result) => return result,
        }
    }
    panic!("does not end");
}

#[test]
fn calls_come_to_an_end() {
    let (mut succeeded, mut failed) = (0, 0);
    for seed in 1..=3000 {
        let mut dice = Dice::new(seed);
        let client = ModelClient::new(config(seed % 3 != 0), Credentials::managed_chatgpt("t", None, false));
        let mut turn = client.begin_turn();
        for _ in 0..3 {
            let mut call = turn.stream(prompt(&[user("hello")]), settings());
            for _ in 0..dice.below(60) {
                if dice.once_in(3) {
                    tell(&mut call, &mut dice);
                } else {
                    let _ = call.next();
                }
            }
            if dice.once_in(4) {
                continue;
            }
            let result = finish(&mut call);
            for _ in 0..20 {
                tell(&mut call, &mut dice);
                assert_eq!(call.next(), Step::Done(result.clone()), "seed {seed}");
            }
            *(if result.is_ok() { &mut succeeded } else { &mut failed }) += 1;
        }
    }
    assert!(succeeded > 20 && failed > 300, "{succeeded} succeeded, {failed} failed");
}

#[test]
fn unary_calls_come_to_an_end() {
    let (mut succeeded, mut failed) = (0, 0);
    for seed in 1..=2000 {
        let mut dice = Dice::new(seed);
        let client = http_client();
        let mut call = client.compact(prompt(&[user("hello")]), settings()).unwrap();
        let mut results = 0;
        for step in 0..200 {
            match dice.below(if step < 60 { 9 } else { 2 }) {
                0 => call.ended(StreamEnd::Ended),
                2 => call.http_failed(HttpFailure::TimedOut),
                3 => call.http_head([200, 200, 400, 500][dice.below(4) as usize], Headers::new()),
                4 => call.bytes(br#"{"output":[]}"#),
                5 => call.ended(StreamEnd::IdleTimeout),
                _ => match call.next() {
                    UnaryStep::Done(result) => {
                        results += 1;
                        *(if result.is_ok() { &mut succeeded } else { &mut failed }) += 1;
                    }
                    UnaryStep::Over => assert_eq!(results, 1, "seed {seed}"),
                    UnaryStep::SendHttp(_) | UnaryStep::Read | UnaryStep::Wait(_) => {
                        assert_eq!(results, 0, "seed {seed}");
                    }
                },
            }
        }
        assert_eq!(results, 1, "seed {seed}");
    }
    assert!(succeeded > 20 && failed > 300, "{succeeded} succeeded, {failed} failed");
}
