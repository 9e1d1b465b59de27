//! Goals of threads (spec/envelope.md §2; the goal itself: spec/rollout.md §5.9).

use crate::Patch;
use crate::describe::{constructors, wire};
use crate::id::{ThreadId, TurnId};
use crate::open::string_enum::string_enum;

wire! {
    /// The goal of a thread and what it has taken so far, in the messages about goals.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadGoal {
        pub thread_id: ThreadId,
        /// 1 to 4000 characters (Unicode scalar values).
        pub objective: String,
        pub status: ThreadGoalStatus,
        /// Null when there is no budget.
        pub token_budget: Option<i64>,
        pub tokens_used: i64,
        pub time_used_seconds: i64,
        /// Unix seconds.
        pub created_at: i64,
        /// Unix seconds.
        pub updated_at: i64,
    }

    /// Params of `thread/goal/set`, which sets or changes the goal of a thread.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadGoalSetParams {
        pub thread_id: ThreadId,
        /// 1 to 4000 characters (Unicode scalar values).
        pub objective: Option<String>,
        pub status: Option<ThreadGoalStatus>,
        /// Absent leaves the budget unchanged, null removes it.
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub token_budget: Patch<i64>,
    }

    /// The answer to `thread/goal/set`: the goal as it is now.
    pub struct ThreadGoalSetResponse {
        pub goal: ThreadGoal,
    }

    /// Params of `thread/goal/get`, which reads the goal of a thread.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadGoalGetParams {
        pub thread_id: ThreadId,
    }

    /// The answer to `thread/goal/get`.
    #[derive(Default)]
    pub struct ThreadGoalGetResponse {
        /// Null when the thread has none.
        pub goal: Option<ThreadGoal>,
    }

    /// Params of `thread/goal/clear`, which removes the goal of a thread.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadGoalClearParams {
        pub thread_id: ThreadId,
    }

    /// The answer to `thread/goal/clear`.
    pub struct ThreadGoalClearResponse {
        pub cleared: bool,
    }

    /// Tells that the goal of a thread has changed (`thread/goal/updated`).
    #[serde(rename_all = "camelCase")]
    pub struct ThreadGoalUpdatedNotification {
        pub thread_id: ThreadId,
        /// Null when the change belongs to no turn.
        pub turn_id: Option<TurnId>,
        pub goal: ThreadGoal,
    }

    /// Tells that a thread no longer has a goal (`thread/goal/cleared`).
    #[serde(rename_all = "camelCase")]
    pub struct ThreadGoalClearedNotification {
        pub thread_id: ThreadId,
    }
}

constructors! {
    ThreadGoalClearParams(thread_id: ThreadId) [];
    ThreadGoalGetParams(thread_id: ThreadId) [];
    ThreadGoalSetParams(thread_id: ThreadId) [objective, status, token_budget];
}

string_enum! {
    /// Where a thread stands with its goal.
    open ThreadGoalStatus {
        Active = "active",
        Paused = "paused",
        BudgetLimited = "budgetLimited",
        Complete = "complete",
    }
}
