//! DOC event/turn.

use crate::describe::wire;
use crate::id::TurnId;
use crate::open::string_enum::string_enum;
use crate::vocab::ModeKind;

wire! {
    /// DOC TurnStartedEvent.
    pub struct TurnStartedEvent {
        pub turn_id: TurnId,
        // NOTE unix seconds
        #[serde(skip_serializing_if = "Option::is_none")]
        pub started_at: Option<i64>,
        // NOTE tokens
        pub model_context_window: Option<i64>,
        // NOTE default `default`
        #[serde(default)]
        pub collaboration_mode_kind: ModeKind,
    }

    /// DOC TurnCompleteEvent.
    pub struct TurnCompleteEvent {
        pub turn_id: TurnId,
        pub last_agent_message: Option<String>,
        // NOTE unix seconds
        #[serde(skip_serializing_if = "Option::is_none")]
        pub completed_at: Option<i64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub duration_ms: Option<i64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub time_to_first_token_ms: Option<i64>,
    }

    /// DOC TurnAbortedEvent.
    pub struct TurnAbortedEvent {
        // NOTE missing in old files
        pub turn_id: Option<TurnId>,
        pub reason: TurnAbortReason,
        // NOTE unix seconds
        #[serde(skip_serializing_if = "Option::is_none")]
        pub completed_at: Option<i64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub duration_ms: Option<i64>,
    }

    /// DOC ThreadRolledBackEvent.
    pub struct ThreadRolledBackEvent {
        // NOTE number of user turns dropped from context
        pub num_turns: u32,
    }
}

string_enum! {
    /// DOC TurnAbortReason.
    open TurnAbortReason {
        Interrupted = "interrupted",
        Replaced = "replaced",
        ReviewEnded = "review_ended",
        BudgetLimited = "budget_limited",
    }
}
