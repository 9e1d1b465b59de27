//! Fallback, retries and recoveries (§17, rows 17 to 21, 48, 52 to 54).

use std::time::Duration;

use codex_schema::model_client::*;
use codex_schema::rollout::CoreCodexErrorInfo;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::*;

fn client_with(websockets: bool, stream_retries: u32) -> Client {
    let mut config = config(websockets);
    config.provider.stream_max_retries = stream_retries;
    client_of(config)
}

#[test]
fn row_17_refused_upgrade_goes_on_over_http_in_the_same_call() {
    let client = websocket_client();
    let mut turn = client.begin_turn();
    let run = run(
        turn.stream(prompt(&[user("hello")]), settings()),
        &[refused(426), Reply::Stream(&[], answer("r1", &[]))],
    );
    run.succeeded();
    assert_eq!(run.kinds(), ["connect", "http"]);
    assert!(!client.websocket_enabled());
}

#[test]
fn refused_upgrade_of_a_prewarm_is_a_success() {
    let client = websocket_client();
    let mut turn = client.begin_turn();
    let prewarm = run(turn.prewarm(prompt(&[]), settings()).unwrap(), &[refused(426)]);
    prewarm.succeeded();
    assert_eq!(prewarm.kinds(), ["connect"]);
    let first =
        run(turn.stream(prompt(&[user("hello")]), settings()), &[Reply::Stream(&[], answer("r1", &[]))]);
    assert_eq!(first.kinds(), ["http"]);
}

#[test]
fn row_18_later_turns_use_http_only() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    assert!(turn.fall_back_to_http());
    turn.end();
    let mut turn = client.begin_turn();
    assert!(turn.preconnect().is_none());
    assert!(turn.prewarm(prompt(&[]), settings()).is_none());
    let run = run(turn.stream(prompt(&continued(&[])), settings()), &[Reply::Stream(&[], answer("r2", &[]))]);
    assert_eq!(run.kinds(), ["http"]);
    assert_eq!(run.body()["input"].as_array().unwrap().len(), 2);
}

#[test]
fn fallback_of_one_turn_reaches_the_others() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    assert!(client.begin_turn().fall_back_to_http());
    let over_http =
        run(turn.stream(prompt(&continued(&[])), settings()), &[Reply::Stream(&[], answer("r2", &[]))]);
    assert_eq!(over_http.kinds(), ["http"]);
    turn.end();
    assert!(!client.has_parked_connection());
}

#[test]
fn nothing_is_parked_after_a_fallback() {
    let client = websocket_client();
    let turn = after_first_request(&client);
    client.fall_back_to_http();
    turn.end();
    assert!(!client.has_parked_connection());
}

#[test]
fn fallback_during_a_handshake_is_heeded() {
    let client = websocket_client();
    let mut turn = client.begin_turn();
    let mut call = turn.stream(prompt(&[user("hello")]), settings());
    assert!(matches!(call.next(), Step::Connect(_)));
    client.fall_back_to_http();
    call.connected(1, &Headers::new());
    assert!(matches!(call.next(), Step::SendHttp(_)));
}

#[test]
fn row_19_second_fallback_changes_nothing() {
    let client = websocket_client();
    let mut turn = client.begin_turn();
    assert!(turn.fall_back_to_http());
    assert!(!turn.fall_back_to_http());
    assert!(!client.fall_back_to_http());
    assert!(!http_client().begin_turn().fall_back_to_http());
}

/// Makes a sampling request with its retries; gives the kinds of all that was done, and what was decided.
fn sample(client: &Client, reply: impl Fn(&Client) -> Reply) -> (Vec<&'static str>, Vec<String>) {
    let mut turn = client.begin_turn();
    let mut retry = StreamRetry::new();
    let (mut kinds, mut decisions) = (Vec::new(), Vec::new());
    loop {
        let attempt = run(turn.stream(prompt(&[user("hello")]), settings()), &[reply(client)]);
        kinds.extend(attempt.kinds());
        match retry.on_error(&mut turn, attempt.error()) {
            RetryDecision::Retry { notice, .. } => {
                decisions.push(format!("{} ({})", notice.message, notice.quiet_in_release));
            }
            RetryDecision::FallBack { warning } => {
                assert!(
                    warning.contains("HTTPS") && warning.contains(&attempt.error().to_string()),
                    "{warning}"
                );
                assert_eq!(retry.retries(), 0);
                decisions.push("fall back".to_owned());
            }
            RetryDecision::Fail(_) => {
                decisions.push("fail".to_owned());
                return (kinds, decisions);
            }
        }
    }
}

#[test]
fn row_20_exhausted_retries_fall_back_to_http() {
    let client = client_with(true, 2);
    let (kinds, decisions) = sample(&client, |client| match client.websocket_enabled() {
        true => refused(502),
        false => Reply::Stream(&[], vec![]),
    });
    assert_eq!(kinds, ["connect", "connect", "connect", "http", "http", "http"]);
    let expected = [
        "Reconnecting... 1/2 (true)",
        "Reconnecting... 2/2 (false)",
        "fall back",
        "Reconnecting... 1/2 (false)",
        "Reconnecting... 2/2 (false)",
        "fail",
    ];
    assert_eq!(decisions, expected);
    assert!(!client.websocket_enabled());
}

#[test]
fn row_21_http_only_fails_when_its_retries_are_exhausted() {
    let (kinds, decisions) = sample(&client_with(false, 2), |_| Reply::Stream(&[], vec![]));
    assert_eq!(kinds, ["http", "http", "http"]);
    assert_eq!(decisions, ["Reconnecting... 1/2 (false)", "Reconnecting... 2/2 (false)", "fail"]);
}

#[test]
fn settings_beyond_the_cap_count_as_the_cap() {
    let mut provider = Provider::new("mine");
    (provider.request_max_retries, provider.stream_max_retries) = (101, u32::MAX);
    assert_eq!((provider.request_retries(), provider.stream_retries()), (100, 100));
}

#[test]
fn what_a_turn_does_before_it_fails() {
    let mut turn = client_with(false, 2).begin_turn();
    let mut decide = |error| StreamRetry::new().on_error(&mut turn, &error);
    assert_eq!(decide(ModelError::ContextWindowExceeded), RetryDecision::Fail(BeforeFailing::FillTokenMeter));
    assert_eq!(decide(ModelError::QuotaExceeded), RetryDecision::Fail(BeforeFailing::Nothing));
    let body = r#"{"error":{"type":"usage_limit_reached"}}"#.to_owned();
    let headers = [("x-codex-primary-used-percent", "100")].into_iter().collect();
    let RetryDecision::Fail(BeforeFailing::PublishLimits(limits)) =
        decide(classify_http(HttpAnswer { status: 429, headers, body }, None))
    else {
        panic!("publishes nothing")
    };
    assert_eq!(limits.primary.unwrap().used_percent, 100.0);
}

#[test]
fn requested_delays_take_the_place_of_the_pause() {
    let mut turn = client_with(false, 9).begin_turn();
    let mut retry = StreamRetry::new();
    let mut delay = |error: ModelError| match retry.on_error(&mut turn, &error) {
        RetryDecision::Retry { delay, notice } => (delay, notice),
        other => panic!("does not retry: {other:?}"),
    };
    assert_eq!(delay(ModelError::Timeout).0, Delay::Backoff(Duration::from_millis(200)));
    let asked = ModelError::Stream { text: "slow".to_owned(), delay: Some(Duration::from_secs(35)) };
    assert_eq!(delay(asked).0, Delay::Requested(Duration::from_secs(35)));
    let (pause, notice) = delay(ModelError::Timeout);
    assert_eq!(pause, Delay::Backoff(Duration::from_millis(800)));
    let CoreCodexErrorInfo::ResponseStreamDisconnected(details) = notice.code else { panic!("{notice:?}") };
    assert_eq!(details.http_status_code, None);
    assert_eq!(notice.details, ModelError::Timeout.to_string());
}

#[test]
fn jitter_stays_within_a_tenth() {
    let within = |random| Delay::Backoff(Duration::from_secs(10)).with(Jitter::new(random));
    assert_eq!(within(0.0), Duration::from_secs(9));
    assert_eq!(within(-5.0), within(0.0));
    assert_eq!(within(f64::INFINITY), within(1.0));
    assert_eq!(within(f64::NAN), Duration::from_secs(10));
    assert_eq!(Delay::Requested(Duration::from_secs(3)).with(Jitter::new(0.0)), Duration::from_secs(3));
    // The hundredth pause is long, but a duration.
    assert!(Delay::backoff(100).with(Jitter::NONE) > Duration::from_secs(3600));
}

#[test]
fn local_compactions_retry_what_turns_do_not() {
    let mut retry = CompactionRetry::new(2);
    let again = |decision| matches!(decision, CompactionDecision::Retry { .. });
    assert!(again(retry.on_error(&ModelError::QuotaExceeded, 5)));
    assert!(again(retry.on_error(&ModelError::Timeout, 5)));
    assert_eq!(retry.on_error(&ModelError::ContextWindowExceeded, 5), CompactionDecision::DropOldest);
    // The counter began anew.
    let CompactionDecision::Retry { notice, .. } = retry.on_error(&ModelError::Timeout, 4) else { panic!() };
    assert_eq!((notice.message.as_str(), notice.quiet_in_release), ("Reconnecting... 1/2", false));
    assert!(again(retry.on_error(&ModelError::Timeout, 4)));
    assert_eq!(retry.on_error(&ModelError::Timeout, 4), CompactionDecision::Fail);
    assert_eq!(retry.on_error(&ModelError::ContextWindowExceeded, 1), CompactionDecision::Fail);
    assert_eq!(CompactionRetry::new(2).on_error(&ModelError::Interrupted, 5), CompactionDecision::Fail);
}

fn error_frame(frame: Value) -> Vec<Value> {
    vec![frame]
}

#[test]
fn row_48_connection_limit_reconnects_with_a_full_request() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    let input = continued(&[user("more")]);
    let frame =
        json!({"type": "error", "error": {"code": "websocket_connection_limit_reached"}, "status": 400});
    let limited = run(turn.stream(prompt(&input), settings()), &[Reply::Frames(error_frame(frame))]);
    assert!(limited.error().is_retryable());
    assert!(matches!(
        StreamRetry::new().on_error(&mut turn, limited.error()),
        RetryDecision::Retry { delay: Delay::Backoff(_), .. }
    ));
    let again = run(
        turn.stream(prompt(&input), settings()),
        &[Reply::Upgrade(&[]), Reply::Frames(answer("r2", &[]))],
    );
    assert_eq!(again.kinds(), ["connect", "text"]);
    assert_full(again.message());
}

#[test]
fn row_52_plain_429_is_not_retried() {
    let client = http_client();
    let mut turn = client.begin_turn();
    let run = run(
        turn.stream(prompt(&[user("hello")]), settings()),
        &[Reply::Body(429, &[("x-request-id", "q7")], "slow down")],
    );
    assert_eq!(run.kinds(), ["http"]);
    assert_eq!(run.error(), &ModelError::RetryLimit { status: 429, request_id: Some("q7".to_owned()) });
    assert_eq!(
        StreamRetry::new().on_error(&mut turn, run.error()),
        RetryDecision::Fail(BeforeFailing::Nothing)
    );
}

#[test]
fn row_53_bad_gateway_is_retried_per_request_then_per_stream() {
    let client = http_client();
    let mut turn = client.begin_turn();
    let reply = Reply::Body(502, &[], "no");
    let run = run(turn.stream(prompt(&[user("hello")]), settings()), &vec![reply; 5]);
    assert_eq!(run.requests().len(), 5);
    let pauses: Vec<Delay> = (1..=4).map(Delay::backoff).collect();
    let waited: Vec<Delay> = run
        .did
        .iter()
        .filter_map(|did| match did {
            Did::Wait(delay) => Some(*delay),
            _ => None,
        })
        .collect();
    assert_eq!(waited, pauses);
    assert!(matches!(run.error(), ModelError::UnexpectedStatus(unexpected) if unexpected.status == 502));
    assert!(matches!(StreamRetry::new().on_error(&mut turn, run.error()), RetryDecision::Retry { .. }));
}

#[test]
fn requests_that_are_not_answered_are_retried() {
    let client = http_client();
    let mut turn = client.begin_turn();
    let replies = [
        Reply::HttpFails(HttpFailure::TimedOut),
        Reply::HttpFails(HttpFailure::Network("reset".to_owned())),
        Reply::Stream(&[], answer("r1", &[])),
    ];
    let retried = run(turn.stream(prompt(&[user("hello")]), settings()), &replies);
    retried.succeeded();
    assert_eq!(retried.kinds(), ["http", "wait", "http", "wait", "http"]);
    let replies = vec![Reply::HttpFails(HttpFailure::TimedOut); 5];
    assert_eq!(run(turn.stream(prompt(&[]), settings()), &replies).error(), &ModelError::Timeout);
}

#[test]
fn idle_timer_begins_anew_with_every_answer() {
    let client = http_client();
    let mut turn = client.begin_turn();
    let mut call = turn.stream(prompt(&[user("hello")]), settings());
    for _ in 0..2 {
        assert!(matches!(call.next(), Step::SendHttp(_)));
        call.http_head(503, Headers::new());
        assert_eq!(call.next(), Step::Read { restart_idle_timer: true });
        call.bytes(b"not ");
        assert_eq!(call.next(), Step::Read { restart_idle_timer: false });
        call.ended(StreamEnd::Ended);
        assert!(matches!(call.next(), Step::Wait(_)));
    }
}

#[test]
fn what_a_request_retries() {
    let tried = |failure: &HttpFailure| RequestRetry::new(4).on_failure(failure).is_some();
    let status =
        |status| HttpFailure::Answer(HttpAnswer { status, headers: Headers::new(), body: String::new() });
    assert!(tried(&status(500)) && tried(&status(599)) && tried(&HttpFailure::TimedOut));
    assert!(tried(&HttpFailure::Network("reset".to_owned())));
    assert!(!tried(&status(429)) && !tried(&status(400)) && !tried(&status(401)) && !tried(&status(600)));
    assert!(!tried(&HttpFailure::Build("no".to_owned())));
    assert_eq!(RequestRetry::new(0).on_failure(&HttpFailure::TimedOut), None);
}

fn managed() -> Credentials {
    Credentials::managed_chatgpt("old", Some("account"), false)
}

#[test]
fn row_54_refused_credentials_are_recovered_twice() {
    let client: Client = ModelClient::new(config(false), managed());
    let mut turn = client.begin_turn();
    let refusal = Reply::Body(401, &[], "no");
    let run = run(
        turn.stream(prompt(&[user("hello")]), settings()),
        &[refusal.clone(), Reply::Recovery(Ok(())), refusal.clone(), Reply::Recovery(Ok(())), refusal],
    );
    assert_eq!(run.kinds(), ["http", "recover", "http", "recover", "http"]);
    assert!(run.did.contains(&Did::Recover(RecoveryStep::Reload)));
    assert!(run.did.contains(&Did::Recover(RecoveryStep::Refresh)));
    assert!(matches!(run.error(), ModelError::UnexpectedStatus(unexpected) if unexpected.status == 401));
    assert!(run.error().is_retryable());
}

#[test]
fn recovered_call_has_all_its_retries() {
    let mut config = config(false);
    config.provider.request_max_retries = 1;
    let client: Client = ModelClient::new(config, managed());
    let mut turn = client.begin_turn();
    let (refusal, failure) = (Reply::Body(401, &[], ""), Reply::Body(503, &[], ""));
    let replies = [failure.clone(), refusal, Reply::Recovery(Ok(())), failure.clone(), failure];
    let run = run(turn.stream(prompt(&[]), settings()), &replies);
    assert_eq!(run.kinds(), ["http", "wait", "http", "recover", "http", "wait", "http"]);
}

#[test]
fn recovered_credentials_are_used_in_the_retry() {
    let client: Client = ModelClient::new(config(true), managed());
    let mut turn = client.begin_turn();
    let mut call = turn.stream(prompt(&[user("hello")]), settings());
    let Step::Connect(first) = call.next() else { panic!("does not connect") };
    assert_eq!(first.headers.get("authorization"), Some("Bearer old"));
    let answer = HttpAnswer { status: 401, headers: Headers::new(), body: String::new() };
    call.connect_failed(ConnectFailure::Refused(answer));
    assert_eq!(call.next(), Step::Recover(RecoveryStep::Reload));
    client.set_credentials(Credentials::managed_chatgpt("new", Some("account"), false));
    call.recovered();
    let Step::Connect(second) = call.next() else { panic!("does not connect") };
    assert_eq!(second.headers.get("authorization"), Some("Bearer new"));
    assert_eq!(second.headers.get("chatgpt-account-id"), Some("account"));
}

#[test]
fn failed_recoveries_end_the_call() {
    for (failure, expected) in [
        (RecoveryFailure::Permanent("gone".to_owned()), ModelError::RefreshTokenFailed("gone".to_owned())),
        (RecoveryFailure::Transient("later".to_owned()), ModelError::Io("later".to_owned())),
    ] {
        let client: Client = ModelClient::new(config(false), Credentials::external_bearer("t"));
        let mut turn = client.begin_turn();
        let replies = [Reply::Body(401, &[], ""), Reply::Recovery(Err(failure))];
        let run = run(turn.stream(prompt(&[user("hello")]), settings()), &replies);
        assert!(run.did.contains(&Did::Recover(RecoveryStep::ExternalRefresh)));
        assert_eq!(run.error(), &expected);
    }
}

#[test]
fn api_keys_are_not_recovered() {
    let client: Client = ModelClient::new(config(false), Credentials::api_key("k"));
    let mut turn = client.begin_turn();
    let run = run(turn.stream(prompt(&[user("hello")]), settings()), &[Reply::Body(401, &[], "")]);
    assert_eq!(run.kinds(), ["http"]);
}

#[test]
fn failed_handshakes_count_as_stream_errors() {
    for (failure, expected) in [
        (ConnectFailure::Network("unreachable".to_owned()), stream_error("unreachable")),
        (ConnectFailure::Closed, stream_error("websocket closed by server during the handshake")),
    ] {
        let client = websocket_client();
        let mut turn = client.begin_turn();
        let run = run(turn.stream(prompt(&[user("hello")]), settings()), &[Reply::ConnectFails(failure)]);
        assert_eq!(run.error(), &expected);
    }
}
