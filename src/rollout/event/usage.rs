//! DOC event/usage.

use crate::describe::wire;
use crate::v2::RateLimitReachedType;
use crate::vocab::PlanType;

wire! {
    /// DOC TokenCountEvent.
    pub struct TokenCountEvent {
        pub info: Option<TokenUsageInfo>,
        pub rate_limits: Option<CoreRateLimitSnapshot>,
    }

    /// DOC TokenUsageInfo.
    pub struct TokenUsageInfo {
        pub total_token_usage: TokenUsage,
        pub last_token_usage: TokenUsage,
        pub model_context_window: Option<i64>,
    }

    /// DOC TokenUsage.
    pub struct TokenUsage {
        pub input_tokens: i64,
        pub cached_input_tokens: i64,
        pub output_tokens: i64,
        pub reasoning_output_tokens: i64,
        pub total_tokens: i64,
    }

    /// DOC CoreRateLimitSnapshot.
    pub struct CoreRateLimitSnapshot {
        pub limit_id: Option<String>,
        pub limit_name: Option<String>,
        pub primary: Option<CoreRateLimitWindow>,
        pub secondary: Option<CoreRateLimitWindow>,
        pub credits: Option<CoreCreditsSnapshot>,
        pub plan_type: Option<PlanType>,
        pub rate_limit_reached_type: Option<RateLimitReachedType>,
    }

    /// DOC CoreRateLimitWindow.
    pub struct CoreRateLimitWindow {
        // NOTE 0–100
        pub used_percent: f64,
        pub window_minutes: Option<i64>,
        // NOTE unix seconds
        pub resets_at: Option<i64>,
    }

    /// DOC CoreCreditsSnapshot.
    pub struct CoreCreditsSnapshot {
        pub has_credits: bool,
        pub unlimited: bool,
        pub balance: Option<String>,
    }
}
