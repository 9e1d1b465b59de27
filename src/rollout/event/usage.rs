//! Tokens and limits (spec/rollout.md §5.8).

use crate::describe::{constructors, wire};
use crate::v2::RateLimitReachedType;
use crate::vocab::PlanType;

wire! {
    /// `token_count`: the tokens used and the limits of the account. Stored.
    #[derive(Default)]
    pub struct TokenCountEvent {
        /// Null until the model has answered.
        pub info: Option<TokenUsageInfo>,
        /// Null when the provider tells none.
        pub rate_limits: Option<CoreRateLimitSnapshot>,
    }

    /// The tokens that a thread used, in `token_count`.
    pub struct TokenUsageInfo {
        /// Since the thread began. When the context was found full, only `total_tokens` counts, and is the window.
        pub total_token_usage: TokenUsage,
        /// Of the last request: `total_tokens` is what the context takes.
        pub last_token_usage: TokenUsage,
        /// In tokens; null when it is not known.
        pub model_context_window: Option<i64>,
    }

    /// Counted tokens.
    pub struct TokenUsage {
        /// The cached ones included.
        pub input_tokens: i64,
        pub cached_input_tokens: i64,
        /// Those of the reasoning included.
        pub output_tokens: i64,
        pub reasoning_output_tokens: i64,
        pub total_tokens: i64,
    }

    /// How much of its limits an account has used, in `token_count`.
    #[derive(Default)]
    pub struct CoreRateLimitSnapshot {
        pub limit_id: Option<String>,
        pub limit_name: Option<String>,
        pub primary: Option<CoreRateLimitWindow>,
        pub secondary: Option<CoreRateLimitWindow>,
        pub credits: Option<CoreCreditsSnapshot>,
        pub plan_type: Option<PlanType>,
        pub rate_limit_reached_type: Option<RateLimitReachedType>,
    }

    /// How much of a limit is used, within the time that it counts for.
    pub struct CoreRateLimitWindow {
        /// 0 to 100.
        pub used_percent: f64,
        pub window_minutes: Option<i64>,
        /// Unix seconds.
        pub resets_at: Option<i64>,
    }

    /// The credits of an account.
    pub struct CoreCreditsSnapshot {
        pub has_credits: bool,
        pub unlimited: bool,
        /// An amount, as text.
        pub balance: Option<String>,
    }
}

constructors! {
    TokenUsageInfo(total_token_usage: TokenUsage, last_token_usage: TokenUsage) [model_context_window];
    TokenUsage(
        input_tokens: i64,
        cached_input_tokens: i64,
        output_tokens: i64,
        reasoning_output_tokens: i64,
        total_tokens: i64,
    ) [];
    CoreRateLimitWindow(used_percent: f64) [window_minutes, resets_at];
    CoreCreditsSnapshot(has_credits: bool, unlimited: bool) [balance];
}
