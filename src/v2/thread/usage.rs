//! Token counts of threads (spec/rollout.md §5.8; here in camelCase).

use crate::describe::wire;
use crate::id::{ThreadId, TurnId};

wire! {
    /// Tells the token counts of a thread (`thread/tokenUsage/updated`).
    /// It comes while turns run, and after `thread/resume` and `thread/fork` with the counts of the past.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadTokenUsageUpdatedNotification {
        pub thread_id: ThreadId,
        /// With counts of the past: the turn that they belong to, or empty when the thread has no turns.
        pub turn_id: TurnId,
        pub token_usage: ThreadTokenUsage,
    }

    /// The token counts of a thread, in `thread/tokenUsage/updated`.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadTokenUsage {
        /// The sum over the thread.
        pub total: TokenUsageBreakdown,
        /// The latest count alone.
        pub last: TokenUsageBreakdown,
        /// In tokens; null when not known.
        pub model_context_window: Option<i64>,
    }

    /// Tokens by kind, in `thread/tokenUsage/updated`.
    #[serde(rename_all = "camelCase")]
    pub struct TokenUsageBreakdown {
        pub total_tokens: i64,
        pub input_tokens: i64,
        /// A part of `inputTokens`.
        pub cached_input_tokens: i64,
        pub output_tokens: i64,
        /// A part of `outputTokens`.
        pub reasoning_output_tokens: i64,
    }
}
