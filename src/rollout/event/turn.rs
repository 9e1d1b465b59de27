//! The life of a turn (spec/rollout.md §5.4).

use crate::describe::{constructors, wire};
use crate::id::TurnId;
use crate::open::string_enum::string_enum;
use crate::vocab::ModeKind;

wire! {
    /// `task_started`: a turn began. Stored.
    /// Also read from the tag `turn_started`.
    pub struct TurnStartedEvent {
        pub turn_id: TurnId,
        /// Unix seconds; absent in old files.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub started_at: Option<i64>,
        /// In tokens.
        pub model_context_window: Option<i64>,
        #[serde(default)]
        pub collaboration_mode_kind: ModeKind,
    }

    /// `task_complete`: a turn ended. Stored.
    /// Also read from the tag `turn_complete`.
    pub struct TurnCompleteEvent {
        pub turn_id: TurnId,
        /// Null when the agent said nothing.
        pub last_agent_message: Option<String>,
        /// Unix seconds; absent in old files.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub completed_at: Option<i64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub duration_ms: Option<i64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub time_to_first_token_ms: Option<i64>,
    }

    /// `turn_aborted`: a turn ended early. Stored.
    pub struct TurnAbortedEvent {
        /// Null or absent in files from before 2026-02-11.
        pub turn_id: Option<TurnId>,
        pub reason: TurnAbortReason,
        /// Unix seconds; absent in old files.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub completed_at: Option<i64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub duration_ms: Option<i64>,
    }

    /// `thread_rolled_back`: the last turns no longer count. Stored.
    pub struct ThreadRolledBackEvent {
        /// How many turns of the user were dropped from the context.
        pub num_turns: u32,
    }
}

constructors! {
    TurnStartedEvent(turn_id: TurnId) [started_at, model_context_window, collaboration_mode_kind];
    TurnCompleteEvent(turn_id: TurnId) [last_agent_message, completed_at, duration_ms, time_to_first_token_ms];
    TurnAbortedEvent(reason: TurnAbortReason) [turn_id, completed_at, duration_ms];
    ThreadRolledBackEvent(num_turns: u32) [];
}

string_enum! {
    /// Why a turn ended early, in `turn_aborted`.
    open TurnAbortReason {
        Interrupted = "interrupted",
        /// A new turn took its place.
        Replaced = "replaced",
        ReviewEnded = "review_ended",
        BudgetLimited = "budget_limited",
    }
}
