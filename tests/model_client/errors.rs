//! Kinds of errors, their texts and codes (§12).

use codex_schema::model_client::*;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

fn http(status: u16, headers: &[(&str, &str)], body: &str) -> ModelError {
    let headers = headers.iter().copied().collect();
    classify_http(HttpAnswer { status, headers, body: body.to_owned() }, Some("http://h/responses"))
}

fn error(members: Value) -> String {
    json!({"error": members}).to_string()
}

#[test]
fn statuses_are_mapped_in_order() {
    for code in ["server_is_overloaded", "slow_down"] {
        assert_eq!(http(503, &[], &error(json!({"code": code}))), ModelError::ServerOverloaded);
    }
    assert!(matches!(http(503, &[], &error(json!({"code": "x"}))), ModelError::UnexpectedStatus(_)));
    let bad_image = "The image data you provided does not represent a valid image";
    assert_eq!(
        http(400, &[], &error(json!({"code": "cyber_policy", "message": bad_image}))),
        ModelError::CyberPolicy(bad_image.to_owned())
    );
    assert_eq!(http(400, &[], &format!("... {bad_image} ...")), ModelError::InvalidImageRequest);
    assert_eq!(http(400, &[], "raw"), ModelError::InvalidRequest("raw".to_owned()));
    assert_eq!(http(500, &[], "x"), ModelError::InternalServerError);
    assert_eq!(http(429, &[], &error(json!({"type": "usage_not_included"}))), ModelError::UsageNotIncluded);
    for status in [401, 403, 404, 426, 502, 302] {
        assert!(
            matches!(http(status, &[], ""), ModelError::UnexpectedStatus(unexpected) if unexpected.status == status)
        );
    }
}

#[test]
fn request_id_of_a_retry_limit() {
    let text = |headers: &[(&str, &str)]| http(429, headers, "{").to_string();
    let all = [("cf-ray", "c"), ("x-oai-request-id", "b"), ("x-request-id", "a")];
    assert_eq!(text(&all), "exceeded retry limit, last status: 429 Too Many Requests, request id: a");
    assert!(text(&all[..2]).ends_with(", request id: b"));
    assert!(text(&all[..1]).ends_with(", request id: c"));
    assert_eq!(text(&[]), "exceeded retry limit, last status: 429 Too Many Requests");
}

#[test]
fn text_of_an_unexpected_status() {
    let all = [
        ("x-error-json", "eyJlcnJvciI6eyJjb2RlIjoidG9rZW5fZXhwaXJlZCJ9fQ=="),
        ("x-openai-authorization-error", "expired"),
        ("x-oai-request-id", "q"),
        ("cf-ray", "r"),
    ];
    assert_eq!(
        http(401, &all, &error(json!({"message": "no"}))).to_string(),
        "unexpected status 401 Unauthorized: no, url: http://h/responses, cf-ray: r, request id: q, \
         auth error: expired, auth error code: token_expired"
    );
    let first = |body: &str| http(404, &[], body).to_string().replace(", url: http://h/responses", "");
    assert_eq!(first(""), "unexpected status 404 Not Found: Unknown error");
    assert_eq!(first("  plain \n"), "unexpected status 404 Not Found: plain");
    let blank = error(json!({"message": " "}));
    assert_eq!(first(&blank), format!("unexpected status 404 Not Found: {blank}"));
    let long = format!("{}é{}", "x".repeat(999), "y".repeat(50));
    assert_eq!(first(&long), format!("unexpected status 404 Not Found: {}...", "x".repeat(999)));
    assert_eq!(first(&"x".repeat(1000)), format!("unexpected status 404 Not Found: {}", "x".repeat(1000)));
    let cloudflare = http(403, &[("cf-ray", "r")], "<html>Cloudflare: you are blocked</html>").to_string();
    assert!(!cloudflare.contains("<html>") && cloudflare.contains("403 Forbidden"), "{cloudflare}");
    assert!(cloudflare.ends_with(", url: http://h/responses, cf-ray: r"), "{cloudflare}");
    for bad in ["!!", "e30", "AAAA"] {
        let text = http(401, &[("x-error-json", bad)], "x").to_string();
        assert!(!text.contains("auth error code"), "{text}");
    }
}

#[test]
fn which_kinds_are_retried_and_what_clients_are_told() {
    let details = |code: &str, status: Value| json!({code: {"http_status_code": status}});
    let limit = http(429, &[], &error(json!({"type": "usage_limit_reached"})));
    let text = String::new;
    let kinds = [
        (ModelError::stream(""), true, json!("other")),
        (ModelError::Timeout, true, json!("other")),
        (ModelError::InternalServerError, true, json!("internal_server_error")),
        (http(404, &[], ""), true, json!("other")),
        (
            ModelError::ConnectionFailed { status: Some(502) },
            true,
            details("http_connection_failed", json!(502)),
        ),
        (
            ModelError::ResponseStreamFailed { status: None },
            true,
            details("response_stream_connection_failed", json!(null)),
        ),
        (ModelError::Io(text()), true, json!("other")),
        (ModelError::ContextWindowExceeded, false, json!("context_window_exceeded")),
        (limit, false, json!("usage_limit_exceeded")),
        (ModelError::QuotaExceeded, false, json!("usage_limit_exceeded")),
        (ModelError::UsageNotIncluded, false, json!("usage_limit_exceeded")),
        (ModelError::ServerOverloaded, false, json!("server_overloaded")),
        (ModelError::CyberPolicy(text()), false, json!("cyber_policy")),
        (ModelError::InvalidImageRequest, false, json!("bad_request")),
        (ModelError::InvalidRequest(text()), false, json!("other")),
        (
            ModelError::RetryLimit { status: 429, request_id: None },
            false,
            details("response_too_many_failed_attempts", json!(429)),
        ),
        (ModelError::RefreshTokenFailed(text()), false, json!("unauthorized")),
        (ModelError::TurnAborted, false, json!("other")),
        (ModelError::Interrupted, false, json!("other")),
        (ModelError::Fatal(text()), false, json!("other")),
        (ModelError::EnvironmentVariable(text()), false, json!("other")),
        (ModelError::Unsupported(text()), false, json!("bad_request")),
    ];
    for (error, retried, code) in kinds {
        assert_eq!(error.is_retryable(), retried, "{error:?}");
        assert_eq!(serde_json::to_value(error.client_code()).unwrap(), code, "{error:?}");
    }
    assert_eq!(ModelError::stream("x").to_string(), "stream disconnected before completion: x");
    assert_eq!(ModelError::CyberPolicy("x".to_owned()).to_string(), "x");
}

fn usage_limit(headers: &[(&str, &str)], members: Value) -> UsageLimit {
    let mut members = members;
    members["type"] = "usage_limit_reached".into();
    match http(429, headers, &error(members)) {
        ModelError::UsageLimitReached(limit) => *limit,
        other => panic!("{other:?}"),
    }
}

#[test]
fn usage_limit_of_the_active_family() {
    let headers = [
        ("x-codex-active-limit", "Codex-Other"),
        ("x-codex-other-primary-used-percent", "100"),
        ("x-codex-other-limit-name", "Other"),
        ("x-codex-promo-message", " Buy "),
    ];
    let limit = usage_limit(&headers, json!({"plan_type": "later_plan", "resets_at": 9}));
    assert_eq!(limit.rate_limits.limit_id.as_deref(), Some("codex_other"));
    assert_eq!(limit.rate_limits.primary.as_ref().unwrap().used_percent, 100.0);
    assert_eq!(limit.promo.as_deref(), Some("Buy"));
    assert_eq!(limit.plan_type.as_ref().unwrap().as_str(), "later_plan");
    // The name of the limit goes before the promotion.
    let text = limit.to_string();
    assert!(text.contains("Other") && !text.contains("Buy") && text.ends_with("later."), "{text}");
    assert_eq!(usage_limit(&[], json!({})).rate_limits.limit_id.as_deref(), Some("codex"));
}

#[test]
fn usage_limit_texts_depend_on_the_plan() {
    let text = |plan: &str| usage_limit(&[], json!({"plan_type": plan})).to_string();
    for (plan, word) in [
        ("free", "Upgrade"),
        ("go", "Upgrade"),
        ("plus", "credits"),
        ("pro", "credits"),
        ("prolite", "credits"),
        ("team", "admin"),
        ("business", "admin"),
    ] {
        assert!(text(plan).contains(word), "{plan}: {}", text(plan));
    }
    assert_eq!(text("enterprise"), usage_limit(&[], json!({})).to_string());
    assert_eq!(text("edu"), text("unknown"));
    let promo =
        usage_limit(&[("x-codex-promo-message", "Get more.")], json!({"plan_type": "free"})).to_string();
    assert!(promo.contains("Get more") && !promo.contains("Upgrade"), "{promo}");
}

#[test]
fn usage_limit_texts_tell_the_local_time() {
    let now = 1_795_258_666; // 2026-11-21 10:57:46 UTC
    let text = |resets_at: i64, utc_offset: i32| {
        usage_limit(&[], json!({"resets_at": resets_at})).message(Some(LocalTime { now, utc_offset }))
    };
    assert!(text(now, 0).ends_with(" at 10:57 AM."), "{}", text(now, 0));
    assert!(text(now + 2 * 3600, 3600).ends_with(" at 1:57 PM."), "{}", text(now + 2 * 3600, 3600));
    assert!(text(now + 86_400, 0).ends_with(" at Nov 22nd, 2026 10:57 AM."), "{}", text(now + 86_400, 0));
    assert!(text(now + 13 * 3600 + 180, 0).ends_with(" at Nov 22nd, 2026 12:00 AM."));
    assert!(text(now + 10 * 86_400, 0).contains("Dec 1st, 2026"));
    assert!(text(now + 20 * 86_400, 0).contains("Dec 11th, 2026"));
    assert!(text(now + 12 * 86_400, 0).contains("Dec 3rd, 2026"));
    let _ = text(i64::MAX, i32::MAX);
    let _ = text(i64::MIN, i32::MIN);
}

#[test]
fn usage_errors_of_a_wrong_shape_are_plain_429s() {
    for members in [
        json!({"type": "usage_limit_reached", "resets_at": "soon"}),
        json!({"type": "usage_limit_reached", "plan_type": 5}),
        json!({"type": "usage_not_included", "resets_at": 1.5}),
        json!({"type": ["usage_limit_reached"]}),
        json!({"code": "usage_limit_reached"}),
    ] {
        let error = http(429, &[], &error(members.clone()));
        assert!(matches!(error, ModelError::RetryLimit { status: 429, .. }), "{members}: {error:?}");
    }
}
