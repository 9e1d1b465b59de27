//! What a failed HTTP answer means (spec/model-client.md §12.1).

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::Json;
use crate::vocab::PlanType;

use super::error::ModelError;
use super::headers::Headers;
use super::rate_limits::snapshot;
use super::unexpected::UnexpectedStatus;
use super::usage_limit::UsageLimit;

/// An HTTP answer that is no success, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpAnswer {
    pub status: u16,
    pub headers: Headers,
    /// The body as text; bytes that are no UTF-8 are replaced.
    pub body: String,
}

/// What the provider says about an image that it cannot read.
const BAD_IMAGE: &str = "The image data you provided does not represent a valid image";

/// The text for a refusal whose reason the provider does not tell.
pub(super) const NO_CYBER_REASON: &str =
    "the model provider refused the request because of its rules against dangerous uses";

/// The error that an HTTP answer stands for; `url` is the one that was asked.
///
/// ```
/// use codex_schema::model_client::{Headers, HttpAnswer, ModelError, classify_http};
///
/// let answer = HttpAnswer { status: 404, headers: Headers::new(), body: r#"{"error":{"message":"no"}}"#.into() };
/// assert_eq!(classify_http(answer, None).to_string(), "unexpected status 404 Not Found: no");
/// ```
#[inline]
pub fn classify_http(answer: HttpAnswer, url: Option<&str>) -> ModelError {
    let code = error_member(&answer.body, "code");
    let code = code.as_deref();
    match answer.status {
        503 if matches!(code, Some("server_is_overloaded" | "slow_down")) => ModelError::ServerOverloaded,
        400 if code == Some("cyber_policy") => {
            let message = error_member(&answer.body, "message").filter(|message| !message.trim().is_empty());
            ModelError::CyberPolicy(message.unwrap_or_else(|| NO_CYBER_REASON.to_owned()))
        }
        400 if answer.body.contains(BAD_IMAGE) => ModelError::InvalidImageRequest,
        400 => ModelError::InvalidRequest(answer.body),
        500 => ModelError::InternalServerError,
        429 => match usage_error(&answer.body) {
            Some(UsageError { kind: Some(kind), plan_type, resets_at }) if kind == "usage_limit_reached" => {
                let limit = usage_limit(&answer.headers, plan_type, resets_at);
                ModelError::UsageLimitReached(Box::new(limit))
            }
            Some(UsageError { kind: Some(kind), .. }) if kind == "usage_not_included" => {
                ModelError::UsageNotIncluded
            }
            _ => {
                let header = |name| answer.headers.get(name);
                let id = header("x-request-id")
                    .or_else(|| header("x-oai-request-id"))
                    .or_else(|| header("cf-ray"));
                ModelError::RetryLimit { status: 429, request_id: id.map(str::to_owned) }
            }
        },
        _ => ModelError::UnexpectedStatus(Box::new(UnexpectedStatus::new(answer, url))),
    }
}

#[derive(Deserialize)]
struct UsageError {
    #[serde(rename = "type")]
    kind: Option<String>,
    plan_type: Option<PlanType>,
    resets_at: Option<i64>,
}

#[inline]
fn usage_error(body: &str) -> Option<UsageError> {
    #[derive(Deserialize)]
    struct Body {
        error: UsageError,
    }
    serde_json::from_str::<Body>(body).ok().map(|body| body.error)
}

#[inline]
fn usage_limit(headers: &Headers, plan_type: Option<PlanType>, resets_at: Option<i64>) -> UsageLimit {
    let active = headers.get("x-codex-active-limit").map(str::trim).filter(|id| !id.is_empty());
    let family = active.unwrap_or("codex").to_ascii_lowercase().replace('-', "_");
    let promo = headers.get("x-codex-promo-message").map(str::trim).filter(|promo| !promo.is_empty());
    let rate_limits = snapshot(headers, &family);
    UsageLimit { plan_type, resets_at, rate_limits, promo: promo.map(str::to_owned) }
}

/// The text of a member of `error` in a JSON body.
#[inline]
pub(super) fn error_member(body: &str, name: &str) -> Option<String> {
    let mut members: BTreeMap<String, Json> = serde_json::from_str(body).ok()?;
    let error: BTreeMap<String, Json> = members.remove("error")?.parse().ok()?;
    error.get(name)?.parse().ok()
}
