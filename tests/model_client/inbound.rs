//! What arrives (§17, rows 41 to 47, 49 to 51).

use std::time::Duration;

use codex_schema::model_client::*;
use codex_schema::rollout::CoreRateLimitSnapshot;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::*;

fn completed_event(id: &str) -> ResponseEvent {
    ResponseEvent::Completed { response_id: id.to_owned(), token_usage: None, end_turn: None }
}

#[test]
fn row_41_late_completion_overrides_a_failure_over_http() {
    let (events, result) = read(Framing::Sse, &[failed("insufficient_quota", ""), completed("r1")]);
    assert_eq!((events, result), (vec![completed_event("r1")], Ok(())));
}

#[test]
fn row_42_failure_is_told_when_the_stream_ends_over_http() {
    let (events, result) = read(Framing::Sse, &[failed("x", "first"), failed("insufficient_quota", "")]);
    assert_eq!((events, result), (vec![], Err(ModelError::QuotaExceeded)));
}

#[test]
fn row_43_failure_ends_a_websocket_stream_at_once() {
    let client = websocket_client();
    let mut turn = after_first_request(&client);
    let frames = vec![failed("insufficient_quota", ""), completed("r2")];
    let run = run(turn.stream(prompt(&continued(&[])), settings()), &[Reply::Frames(frames)]);
    assert_eq!(run.error(), &ModelError::QuotaExceeded);
    assert_eq!(run.events, []);
    assert_eq!(turn.connection(), None);
}

#[test]
fn row_44_codes_of_failed_responses() {
    let of = |error: Value| classify_failed(Some(&json!({"error": error}).to_string()));
    let code = |code: &str| of(json!({"code": code, "message": "m"}));
    assert_eq!(code("context_length_exceeded"), ModelError::ContextWindowExceeded);
    assert_eq!(code("insufficient_quota"), ModelError::QuotaExceeded);
    assert_eq!(code("usage_not_included"), ModelError::UsageNotIncluded);
    assert_eq!(code("cyber_policy"), ModelError::CyberPolicy("m".to_owned()));
    assert_eq!(code("invalid_prompt"), ModelError::InvalidRequest("m".to_owned()));
    assert_eq!(code("server_is_overloaded"), ModelError::ServerOverloaded);
    assert_eq!(code("slow_down"), ModelError::ServerOverloaded);
    assert_eq!(code("anything"), stream_error("m"));
    assert_eq!(of(json!({})), stream_error(""));
    assert_eq!(
        of(json!({"code": "invalid_prompt"})),
        ModelError::InvalidRequest("Invalid request.".to_owned())
    );
    for blank in [json!({"code": "cyber_policy"}), json!({"code": "cyber_policy", "message": " "})] {
        assert!(matches!(of(blank), ModelError::CyberPolicy(text) if !text.trim().is_empty()));
    }
    let received = stream_error("response.failed event received");
    assert_eq!(classify_failed(None), received);
    assert_eq!(classify_failed(Some("{}")), received);
    assert_eq!(of(json!("text")), received);
    assert_eq!(of(json!({"code": 7})), received);
    assert_eq!(of(json!({"resets_at": "soon"})), received);
}

#[test]
fn row_45_requested_delays() {
    let delay = |message: &str| {
        let error = json!({"error": {"code": "rate_limit_exceeded", "message": message}});
        match classify_failed(Some(&error.to_string())) {
            ModelError::Stream { text, delay } => {
                assert_eq!(text, message);
                delay
            }
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(delay("Please try again in 11.5s."), Some(Duration::from_millis(11_500)));
    assert_eq!(delay("try again in 28ms"), Some(Duration::from_millis(28)));
    assert_eq!(delay("try again in 28.9 ms"), Some(Duration::from_millis(28)));
    assert_eq!(delay("Try again in 35 seconds"), Some(Duration::from_secs(35)));
    assert_eq!(delay("TRY AGAIN IN1 SECOND"), Some(Duration::from_secs(1)));
    assert_eq!(delay("try again in 2 minutes"), None);
    assert_eq!(delay("try again in a while, or try again in 3s"), Some(Duration::from_secs(3)));
    assert_eq!(delay("try again in .5s"), None);
    assert_eq!(delay("try again in"), None);
    assert_eq!(delay(&format!("try again in {}s", "9".repeat(400))), None);
    assert_eq!(delay("nothing of the kind"), None);
    // Only this code asks for a delay.
    let other = json!({"error": {"code": "other", "message": "try again in 1s"}}).to_string();
    assert_eq!(classify_failed(Some(&other)), stream_error("try again in 1s"));
}

#[test]
fn row_46_error_frame_without_a_status_is_ignored() {
    for frame in [
        json!({"type": "error", "error": {"message": "m"}}),
        json!({"type": "error", "status": null}),
        json!({"type": "error", "status": 200}),
        json!({"type": "error", "status": 42}),
        json!({"type": "error", "status": 70_000}),
        json!({"type": "error", "status": "429"}),
        json!({"type": "error", "status": 429, "error": "text"}),
    ] {
        let (events, result) = read(Framing::WebSocket, &[frame, completed("r1")]);
        assert_eq!((events, result), (vec![completed_event("r1")], Ok(())));
    }
    let frame = json!({"type": "error", "status": 500});
    let (_, result) = read(Framing::Sse, &[frame, completed("r1")]);
    assert_eq!(result, Ok(()), "over HTTP it is no error at all");
}

#[test]
fn row_47_error_frame_of_a_usage_limit() {
    let frame = json!({
        "type": "error",
        "status_code": 429,
        "error": {"type": "usage_limit_reached", "plan_type": "plus", "resets_at": 1000},
        "headers": {"x-codex-primary-used-percent": 100, "X-Codex-Credits-Has-Credits": false,
            "x-codex-credits-unlimited": "false", "x-codex-limit-name": null},
    });
    let (_, result) = read(Framing::WebSocket, &[frame]);
    let error = result.unwrap_err();
    assert!(!error.is_retryable());
    let ModelError::UsageLimitReached(limit) = error else { panic!("{error:?}") };
    assert_eq!(limit.resets_at, Some(1000));
    assert_eq!(limit.plan_type, Some(codex_schema::vocab::PlanType::Plus));
    assert_eq!(
        serde_json::to_value(&limit.rate_limits).unwrap(),
        json!({
            "limit_id": "codex", "limit_name": null,
            "primary": {"used_percent": 100.0, "window_minutes": null, "resets_at": null},
            "secondary": null,
            "credits": {"has_credits": false, "unlimited": false, "balance": null},
            "plan_type": null, "rate_limit_reached_type": null,
        })
    );
}

#[test]
fn error_frame_keeps_the_whole_frame_as_its_body() {
    let frame = json!({"type": "error", "status": 404, "error": {"message": "no such model"}});
    let ModelError::UnexpectedStatus(unexpected) = classify_error_frame(&frame.to_string()).unwrap() else {
        panic!()
    };
    assert_eq!(unexpected.body, frame.to_string());
    assert_eq!(unexpected.to_string(), "unexpected status 404 Not Found: no such model");
}

/// The events of a whole HTTP stream with these headers.
fn events_over_http(
    headers: &'static [(&'static str, &'static str)],
    payloads: Vec<Value>,
) -> Vec<ResponseEvent> {
    let client = http_client();
    let mut turn = client.begin_turn();
    run(turn.stream(prompt(&[]), settings()), &[Reply::Stream(headers, payloads)]).events
}

fn snapshot(json: Value) -> CoreRateLimitSnapshot {
    let mut all = json!({
        "limit_id": null, "limit_name": null, "primary": null, "secondary": null, "credits": null, "plan_type": null,
        "rate_limit_reached_type": null,
    });
    all.as_object_mut().unwrap().extend(json.as_object().unwrap().clone());
    serde_json::from_value(all).expect("is a snapshot")
}

#[test]
fn row_49_headers_without_limits_give_an_empty_snapshot() {
    let events = events_over_http(&[("content-type", "text/event-stream")], answer("r1", &[]));
    assert_eq!(
        events,
        [ResponseEvent::RateLimits(snapshot(json!({"limit_id": "codex"}))), completed_event("r1")]
    );
}

#[test]
fn headers_of_an_answer_come_first_in_their_order() {
    let events = events_over_http(
        &[
            ("X-Reasoning-Included", ""),
            ("x-models-etag", "e1"),
            ("x-other-limit-primary-used-percent", "5"),
            ("x-empty-primary-used-percent", "0"),
            ("openai-model", "gpt-5.2"),
        ],
        answer("r1", &[]),
    );
    let window = json!({"used_percent": 5.0, "window_minutes": null, "resets_at": null});
    assert_eq!(
        events,
        [
            ResponseEvent::ServerModel("gpt-5.2".to_owned()),
            ResponseEvent::RateLimits(snapshot(json!({"limit_id": "codex"}))),
            ResponseEvent::RateLimits(snapshot(json!({"limit_id": "other_limit", "primary": window}))),
            ResponseEvent::ModelsEtag("e1".to_owned()),
            ResponseEvent::ServerReasoningIncluded,
            completed_event("r1"),
        ]
    );
}

#[test]
fn headers_of_a_handshake_are_told_with_every_request() {
    let client = websocket_client();
    let mut turn = client.begin_turn();
    let upgrade =
        Reply::Upgrade(&[("openai-model", "m"), ("x-models-etag", "e"), ("x-reasoning-included", "1")]);
    let expected = [
        ResponseEvent::ServerModel("m".to_owned()),
        ResponseEvent::ModelsEtag("e".to_owned()),
        ResponseEvent::ServerReasoningIncluded,
    ];
    let first = run(turn.stream(prompt(&[]), settings()), &[upgrade, Reply::Frames(answer("r1", &[]))]);
    assert_eq!(first.events[..3], expected);
    let second = run(turn.stream(prompt(&[]), settings()), &[Reply::Frames(answer("r2", &[]))]);
    assert_eq!(second.events[..3], expected);
}

#[test]
fn row_50_model_of_the_headers_is_told_once() {
    let named =
        |model: Value| json!({"type": "response.created", "response": {"headers": {"OpenAI-Model": model}}});
    let (events, _) = read(Framing::Sse, &[named(json!("a")), named(json!(["a", "b"])), named(json!("b"))]);
    let model = |name: &str| ResponseEvent::ServerModel(name.to_owned());
    assert_eq!(
        events,
        [model("a"), ResponseEvent::Created, ResponseEvent::Created, model("b"), ResponseEvent::Created]
    );
    // The headers of the answer itself do not count.
    let events = events_over_http(&[("openai-model", "a")], vec![named(json!("a")), completed("r1")]);
    assert_eq!(events.iter().filter(|event| **event == model("a")).count(), 2);
}

#[test]
fn row_51_model_of_the_response_is_not_consulted() {
    let event = json!({"type": "response.created", "response": {"model": "a", "headers": {"model": "b"}}});
    let (events, _) = read(Framing::WebSocket, &[event]);
    assert_eq!(events, [ResponseEvent::Created]);
    let event =
        json!({"type": "response.metadata", "headers": {"x-openai-model": "a"}, "response": {"model": "b"}});
    let (events, _) = read(Framing::WebSocket, &[event]);
    assert_eq!(events, [ResponseEvent::ServerModel("a".to_owned())]);
}

#[test]
fn every_kind_of_event() {
    let payloads = [
        json!({"type": "response.created", "response": {}}),
        json!({"type": "response.output_item.added", "item": assistant("m1", "")}),
        json!({"type": "response.output_text.delta", "delta": "Hi", "item_id": null}),
        json!({"type": "response.custom_tool_call_input.delta", "item_id": "i", "call_id": "c", "delta": "d"}),
        json!({"type": "response.custom_tool_call_input.delta", "call_id": "c", "delta": "d"}),
        json!({"type": "response.reasoning_summary_text.delta", "delta": "d", "summary_index": 1}),
        json!({"type": "response.reasoning_text.delta", "delta": "d", "content_index": 2}),
        json!({"type": "response.reasoning_summary_part.added", "summary_index": 3}),
        json!({"type": "response.metadata", "metadata": {"openai_verification_recommendation":
            ["new", "trusted_access_for_cyber", "trusted_access_for_cyber", 5]}}),
        json!({"type": "response.output_item.done", "item": {"type": "later", "x": 1}}),
        json!({"type": "codex.rate_limits", "plan_type": "pro", "metered_limit_name": "Codex-Other",
            "rate_limits": {"primary": {"used_percent": 7, "window_minutes": 60, "reset_at": 9}},
            "credits": {"has_credits": true, "unlimited": false, "balance": "1"}}),
        json!({"type": "response.completed", "response": {"id": "r1", "end_turn": false, "usage": {
            "input_tokens": 1, "input_tokens_details": {"cached_tokens": 2}, "output_tokens": 3,
            "output_tokens_details": null, "total_tokens": 4}}}),
    ];
    let (events, result) = read(Framing::WebSocket, &payloads);
    assert_eq!(result, Ok(()));
    let limits = snapshot(json!({
        "limit_id": "codex_other", "plan_type": "pro",
        "primary": {"used_percent": 7.0, "window_minutes": 60, "resets_at": 9},
        "credits": {"has_credits": true, "unlimited": false, "balance": "1"},
    }));
    let usage = serde_json::from_value(json!({
        "input_tokens": 1, "cached_input_tokens": 2, "output_tokens": 3, "reasoning_output_tokens": 0,
        "total_tokens": 4,
    }));
    let call_delta = |item_id: &str, call_id: Option<&str>| ResponseEvent::ToolCallInputDelta {
        item_id: item_id.to_owned(),
        call_id: call_id.map(str::to_owned),
        delta: "d".to_owned(),
    };
    assert_eq!(
        events,
        [
            ResponseEvent::Created,
            ResponseEvent::OutputItemAdded(item(assistant("m1", ""))),
            ResponseEvent::OutputTextDelta("Hi".to_owned()),
            call_delta("i", Some("c")),
            call_delta("c", Some("c")),
            ResponseEvent::ReasoningSummaryDelta { delta: "d".to_owned(), summary_index: 1 },
            ResponseEvent::ReasoningContentDelta { delta: "d".to_owned(), content_index: 2 },
            ResponseEvent::ReasoningSummaryPartAdded { summary_index: 3 },
            ResponseEvent::ModelVerifications(vec![
                codex_schema::rollout::CoreModelVerification::TrustedAccessForCyber
            ]),
            ResponseEvent::OutputItemDone(item(json!({"type": "other"}))),
            ResponseEvent::RateLimits(limits),
            ResponseEvent::Completed {
                response_id: "r1".to_owned(),
                token_usage: Some(usage.unwrap()),
                end_turn: Some(false),
            },
        ]
    );
    // Over HTTP, limits travel in headers only.
    let (events, _) = read(Framing::Sse, &payloads[10..11]);
    assert_eq!(events, []);
}

#[test]
fn limits_are_merged() {
    let with = |credits: Value, plan: Value| snapshot(json!({"credits": credits, "plan_type": plan}));
    let credits = json!({"has_credits": true, "unlimited": false, "balance": null});
    let first = merge_rate_limits(None, with(credits.clone(), json!("plus")));
    assert_eq!(first.limit_id.as_deref(), Some("codex"));
    let mut next = with(json!(null), json!(null));
    next.limit_id = Some("other".to_owned());
    let merged = merge_rate_limits(Some(&first), next);
    assert_eq!(merged, snapshot(json!({"limit_id": "other", "credits": credits, "plan_type": "plus"})));
    assert_eq!(
        merge_rate_limits(Some(&first), with(json!(null), json!("pro"))).plan_type.unwrap().as_str(),
        "pro"
    );
}

#[test]
fn limits_of_headers_in_detail() {
    let of = |headers: &[(&str, &str)]| {
        let headers: Headers = headers.iter().copied().collect();
        serde_json::to_value(rate_limits_from_headers(&headers)).unwrap()
    };
    let all = of(&[
        ("X-Codex-Primary-Used-Percent", "12.5"),
        ("x-codex-primary-window-minutes", "300"),
        ("x-codex-primary-reset-at", "1700000000"),
        ("x-codex-secondary-used-percent", "0"),
        ("x-codex-secondary-window-minutes", "0"),
        ("x-codex-limit-name", " Main "),
        ("x-codex-credits-has-credits", "1"),
        ("x-codex-credits-unlimited", "False"),
        ("x-codex-credits-balance", " 3 "),
        ("x-b-side-primary-used-percent", "NaN"),
        ("x-a-primary-used-percent", "1"),
    ]);
    let credits = json!({"has_credits": true, "unlimited": false, "balance": "3"});
    let rest = |mut object: Value| {
        object["credits"] = credits.clone();
        object["plan_type"] = Value::Null;
        object["rate_limit_reached_type"] = Value::Null;
        object
    };
    let window = |percent: f64, minutes: Value, reset: Value| json!({"used_percent": percent, "window_minutes": minutes, "resets_at": reset});
    assert_eq!(
        all,
        json!([
            rest(json!({"limit_id": "codex", "limit_name": "Main", "secondary": null,
                "primary": window(12.5, json!(300), json!(1_700_000_000))})),
            rest(json!({"limit_id": "a", "limit_name": null, "secondary": null,
                "primary": window(1.0, Value::Null, Value::Null)})),
            // Its percentage is no number, but the credits belong to every family.
            rest(json!({"limit_id": "b_side", "limit_name": null, "secondary": null, "primary": null})),
        ])
    );
    let unused = of(&[("x-codex-primary-used-percent", "0"), ("x-codex-primary-window-minutes", "300")]);
    assert_eq!(unused[0]["primary"], window(0.0, json!(300), Value::Null));
    let names = of(&[("x-primary-used-percent", "1"), ("x--primary-used-percent", "1")]);
    assert_eq!(names.as_array().unwrap().len(), 1);
}
