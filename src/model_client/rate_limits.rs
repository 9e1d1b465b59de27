//! Rate limits: from the headers of answers, from WebSocket frames, and merged (spec/model-client.md §10.6).

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::rollout::{CoreCreditsSnapshot, CoreRateLimitSnapshot, CoreRateLimitWindow};
use crate::vocab::PlanType;

use super::headers::Headers;

/// The family whose snapshot is always told.
const CODEX: &str = "codex";

/// The snapshots that the headers of an answer give: one of the family `codex`, which is empty when no header speaks of
/// it, then one of each other family with data, sorted by id.
#[inline]
pub fn rate_limits_from_headers(headers: &Headers) -> Vec<CoreRateLimitSnapshot> {
    let families: BTreeSet<String> = headers
        .iter()
        .filter_map(|(name, _)| {
            let name = name.to_ascii_lowercase();
            let id = name.strip_prefix("x-")?.strip_suffix("-primary-used-percent")?;
            Some(limit_id(id)).filter(|id| !id.is_empty() && id != CODEX)
        })
        .collect();
    let others = families.iter().map(|id| snapshot(headers, id)).filter(|snapshot| {
        snapshot.primary.is_some() || snapshot.secondary.is_some() || snapshot.credits.is_some()
    });
    std::iter::once(snapshot(headers, CODEX)).chain(others).collect()
}

/// The snapshot of one family.
#[inline]
pub(super) fn snapshot(headers: &Headers, id: &str) -> CoreRateLimitSnapshot {
    let prefix = format!("x-{}", id.replace('_', "-"));
    let text = |name: String| headers.get(&name).map(str::trim).filter(|text| !text.is_empty());
    let window = |which: &str| {
        let number = |part: &str| headers.get(&format!("{prefix}-{which}-{part}")).map(str::trim);
        let used_percent =
            number("used-percent")?.parse().ok().filter(|percent: &f64| percent.is_finite())?;
        let window_minutes = number("window-minutes").and_then(|text| text.parse().ok());
        let resets_at = number("reset-at").and_then(|text| text.parse().ok());
        let says_something = used_percent != 0.0 || window_minutes.unwrap_or(0) != 0 || resets_at.is_some();
        says_something.then_some(CoreRateLimitWindow { used_percent, window_minutes, resets_at })
    };
    let flag = |name: &str| match headers.get(name)?.trim().to_ascii_lowercase().as_str() {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    };
    let credits = || {
        Some(CoreCreditsSnapshot {
            has_credits: flag("x-codex-credits-has-credits")?,
            unlimited: flag("x-codex-credits-unlimited")?,
            balance: text("x-codex-credits-balance".to_owned()).map(str::to_owned),
        })
    };
    CoreRateLimitSnapshot {
        limit_id: Some(limit_id(id)),
        limit_name: text(format!("{prefix}-limit-name")).map(str::to_owned),
        primary: window("primary"),
        secondary: window("secondary"),
        credits: credits(),
        plan_type: None,
        rate_limit_reached_type: None,
    }
}

/// The snapshot of a `codex.rate_limits` frame, which travels on WebSockets only; none when the frame is not decodable.
#[inline]
pub fn rate_limits_from_frame(frame: &str) -> Option<CoreRateLimitSnapshot> {
    #[derive(Deserialize)]
    struct Frame {
        plan_type: Option<PlanType>,
        rate_limits: Option<Windows>,
        credits: Option<CoreCreditsSnapshot>,
        metered_limit_name: Option<String>,
        limit_name: Option<String>,
    }
    #[derive(Deserialize)]
    struct Windows {
        primary: Option<Window>,
        secondary: Option<Window>,
    }
    #[derive(Deserialize)]
    struct Window {
        used_percent: f64,
        window_minutes: Option<i64>,
        reset_at: Option<i64>,
    }
    let window = |window: Window| CoreRateLimitWindow {
        used_percent: window.used_percent,
        window_minutes: window.window_minutes,
        resets_at: window.reset_at,
    };
    let frame: Frame = serde_json::from_str(frame).ok()?;
    let (primary, secondary) =
        frame.rate_limits.map_or((None, None), |windows| (windows.primary, windows.secondary));
    let name = frame.metered_limit_name.or(frame.limit_name);
    Some(CoreRateLimitSnapshot {
        limit_id: Some(name.map_or_else(|| CODEX.to_owned(), |name| limit_id(&name))),
        limit_name: None,
        primary: primary.map(window),
        secondary: secondary.map(window),
        credits: frame.credits,
        plan_type: frame.plan_type,
        rate_limit_reached_type: None,
    })
}

/// The snapshot that a session shows after it received `next`: credits and plan stay when `next` does not tell them,
/// everything else is replaced.
#[inline]
pub fn merge_rate_limits(
    previous: Option<&CoreRateLimitSnapshot>,
    mut next: CoreRateLimitSnapshot,
) -> CoreRateLimitSnapshot {
    next.limit_id.get_or_insert_with(|| CODEX.to_owned());
    if let Some(previous) = previous {
        next.credits = next.credits.or_else(|| previous.credits.clone());
        next.plan_type = next.plan_type.or_else(|| previous.plan_type.clone());
    }
    next
}

#[inline]
fn limit_id(name: &str) -> String {
    name.trim().to_ascii_lowercase().replace('-', "_")
}
