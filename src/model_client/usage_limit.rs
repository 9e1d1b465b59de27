//! [`UsageLimit`]: a limit of the account that is reached, and how people are told.

use std::fmt;

use crate::rollout::{CoreRateLimitSnapshot, Timestamp};
use crate::vocab::PlanType;

/// A reached limit of the account (spec/model-client.md §12.3).
///
/// Its text (`Display`) tells no time; [`UsageLimit::message`] does, when it is given the local time.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UsageLimit {
    pub plan_type: Option<PlanType>,
    /// When it ends: seconds since the Unix epoch.
    pub resets_at: Option<i64>,
    /// The limits of the family that is used up.
    pub rate_limits: CoreRateLimitSnapshot,
    /// What the provider offers instead, in its own words.
    pub promo: Option<String>,
}

/// The local time of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalTime {
    /// Now: seconds since the Unix epoch.
    pub now: i64,
    /// What the local clock is ahead of UTC, in seconds.
    pub utc_offset: i32,
}

impl UsageLimit {
    /// The text for people: which limit, what can be done, and when it ends.
    #[inline]
    pub fn message(&self, local: Option<LocalTime>) -> String {
        let name = self.rate_limits.limit_name.as_deref().map(str::trim);
        let what = match (
            name.filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("codex")),
            &self.promo,
        ) {
            (Some(name), _) => {
                format!("The usage limit of {name} is reached. Choose another model, or try again")
            }
            (None, Some(promo)) => {
                format!("The usage limit is reached. {}, or try again", promo.trim_end_matches(['.', ' ']))
            }
            (None, None) => match self.advice() {
                Some(advice) => format!("The usage limit is reached. {advice}, or try again"),
                None => "The usage limit is reached. Try again".to_owned(),
            },
        };
        match (self.resets_at, local) {
            (Some(resets_at), Some(local)) => format!("{what} at {}.", clock(resets_at, local)),
            _ => format!("{what} later."),
        }
    }

    /// What an account of this plan can do.
    #[inline]
    fn advice(&self) -> Option<&'static str> {
        match self.plan_type.as_ref()? {
            PlanType::Free | PlanType::Go => Some("Upgrade the plan for more usage"),
            PlanType::Plus => Some("Upgrade the plan or buy credits for more usage"),
            PlanType::Pro | PlanType::Prolite => Some("Buy credits for more usage"),
            PlanType::Team
            | PlanType::Business
            | PlanType::SelfServeBusinessUsageBased
            | PlanType::EnterpriseCbpUsageBased => Some("Ask the admin of the workspace for more usage"),
            _ => None,
        }
    }
}

impl fmt::Display for UsageLimit {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(None))
    }
}

/// `h:mm AM` today, `Mon D<th>, YYYY h:mm AM` on other days.
#[inline]
fn clock(at: i64, local: LocalTime) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let parts = |seconds: i64| {
        let text = Timestamp::from_seconds(seconds.saturating_add(local.utc_offset.into())).to_string();
        let number = |range| text.get(range).and_then(|digits: &str| digits.parse().ok()).unwrap_or(0u32);
        [number(0..4), number(5..7), number(8..10), number(11..13), number(14..16)]
    };
    let [year, month, day, hour, minute] = parts(at);
    let half = if hour < 12 { "AM" } else { "PM" };
    let time = format!("{}:{minute:02} {half}", if hour % 12 == 0 { 12 } else { hour % 12 });
    if parts(local.now)[..3] == [year, month, day] {
        return time;
    }
    let ending = match day {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    let month = MONTHS.get(month.saturating_sub(1) as usize).copied().unwrap_or_default();
    format!("{month} {day}{ending}, {year} {time}")
}
