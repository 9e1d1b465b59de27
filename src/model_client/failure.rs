//! What a failure inside a stream means: `response.failed`, and `error` frames (spec/model-client.md §10.4, §10.5).

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::Json;

use super::error::ModelError;
use super::headers::Headers;
use super::http_error::{HttpAnswer, NO_CYBER_REASON, classify_http};

/// The error of a `response.failed` event; `response` is the member of that name, when the event has it.
///
/// ```
/// use std::time::Duration;
/// use codex_schema::model_client::{ModelError, classify_failed};
///
/// let response = r#"{"error":{"code":"rate_limit_exceeded","message":"Please try again in 28ms."}}"#;
/// let ModelError::Stream { delay, .. } = classify_failed(Some(response)) else { panic!() };
/// assert_eq!(delay, Some(Duration::from_millis(28)));
/// ```
#[inline]
pub fn classify_failed(response: Option<&str>) -> ModelError {
    #[derive(Deserialize)]
    struct Failed {
        error: Option<FailedError>,
    }
    #[derive(Deserialize)]
    #[allow(dead_code, reason = "members of a wrong type make the error one of wrong shape")]
    struct FailedError {
        code: Option<String>,
        message: Option<String>,
        #[serde(rename = "type")]
        kind: Option<String>,
        plan_type: Option<String>,
        resets_at: Option<i64>,
    }
    let failed = response.and_then(|response| serde_json::from_str::<Failed>(response).ok());
    let Some(FailedError { code, message, .. }) = failed.and_then(|failed| failed.error) else {
        return ModelError::stream("response.failed event received");
    };
    match code.as_deref() {
        Some("context_length_exceeded") => ModelError::ContextWindowExceeded,
        Some("insufficient_quota") => ModelError::QuotaExceeded,
        Some("usage_not_included") => ModelError::UsageNotIncluded,
        Some("cyber_policy") => {
            let message = message.filter(|message| !message.trim().is_empty());
            ModelError::CyberPolicy(message.unwrap_or_else(|| NO_CYBER_REASON.to_owned()))
        }
        Some("invalid_prompt") => {
            ModelError::InvalidRequest(message.unwrap_or_else(|| "Invalid request.".to_owned()))
        }
        Some("server_is_overloaded" | "slow_down") => ModelError::ServerOverloaded,
        code => {
            let text = message.unwrap_or_default();
            let delay = (code == Some("rate_limit_exceeded")).then(|| requested_delay(&text)).flatten();
            ModelError::Stream { text, delay }
        }
    }
}

/// The error of an `error` frame on a WebSocket; none when the frame is no error.
#[inline]
pub fn classify_error_frame(frame: &str) -> Option<ModelError> {
    #[derive(Deserialize)]
    struct Frame<'a> {
        #[serde(rename = "type")]
        kind: String,
        #[serde(alias = "status_code")]
        status: Option<u16>,
        #[serde(borrow)]
        error: Option<&'a RawValue>,
        headers: Option<BTreeMap<String, Json>>,
    }
    #[derive(Deserialize)]
    struct FrameError {
        code: Option<String>,
        message: Option<String>,
    }
    let parsed: Frame<'_> =
        serde_json::from_str(frame).ok().filter(|parsed: &Frame<'_>| parsed.kind == "error")?;
    let error = match parsed.error {
        Some(error) => Some(serde_json::from_str::<FrameError>(error.get()).ok()?),
        None => None,
    };
    if let Some(FrameError { code: Some(code), message }) = error
        && code == "websocket_connection_limit_reached"
    {
        let reason = message
            .unwrap_or_else(|| "the WebSocket has been open for as long as the provider allows".into());
        return Some(ModelError::stream(reason));
    }
    let status =
        parsed.status.filter(|status| (100..1000).contains(status) && !(200..300).contains(status))?;
    let headers = parsed.headers.unwrap_or_default();
    let headers: Headers =
        headers.iter().filter_map(|(name, value)| Some((name.as_str(), header_text(value)?))).collect();
    Some(classify_http(HttpAnswer { status, headers, body: frame.to_owned() }, None))
}

/// The text of a header that is given as a string, a number or a boolean.
#[inline]
fn header_text(value: &Json) -> Option<String> {
    match value.as_str().bytes().next()? {
        b'"' => value.parse().ok(),
        b'0'..=b'9' | b'-' | b't' | b'f' => Some(value.as_str().to_owned()),
        _ => None,
    }
}

/// The delay that a message asks for: `try again in`, a number, and `s`, `second`, `seconds` or `ms`
/// (spec/model-client.md §11.4).
#[inline]
pub fn requested_delay(message: &str) -> Option<Duration> {
    const LEAD: &str = "try again in";
    let message = message.to_ascii_lowercase();
    message.match_indices(LEAD).find_map(|(at, _)| delay_at(message.get(at + LEAD.len()..)?))
}

#[inline]
fn delay_at(text: &str) -> Option<Duration> {
    let text = text.trim_start();
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    if whole == 0 {
        return None;
    }
    let fraction = text.get(whole..)?.strip_prefix('.').map_or(0, digits);
    let number = if fraction > 0 { whole + 1 + fraction } else { whole };
    let (number, unit) = text.split_at_checked(number)?;
    let number: f64 = number.parse().ok()?;
    let unit = unit.trim_start();
    if unit.starts_with("ms") {
        // Casting a number that is too large gives the largest one.
        Some(Duration::from_millis(number as u64))
    } else if unit.starts_with('s') {
        Duration::try_from_secs_f64(number).ok()
    } else {
        None
    }
}
