//! @doc

use crate::describe::wire;
use crate::id::{ThreadId, TurnId};

wire! {
    /// @doc used by ThreadTokenUsageUpdatedNotification
    #[serde(rename_all = "camelCase")]
    pub struct ThreadTokenUsage {
        pub total: TokenUsageBreakdown,
        pub last: TokenUsageBreakdown,
        pub model_context_window: Option<i64>,
    }

    /// @doc params of `thread/tokenUsage/updated` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadTokenUsageUpdatedNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub token_usage: ThreadTokenUsage,
    }

    /// @doc used by ThreadTokenUsage
    #[serde(rename_all = "camelCase")]
    pub struct TokenUsageBreakdown {
        pub total_tokens: i64,
        pub input_tokens: i64,
        pub cached_input_tokens: i64,
        pub output_tokens: i64,
        pub reasoning_output_tokens: i64,
    }
}
