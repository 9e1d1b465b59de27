//! @doc

use crate::Patch;
use crate::describe::{constructors, wire};
use crate::id::{ThreadId, TurnId};
use crate::open::string_enum::string_enum;

wire! {
    /// @doc used by ThreadGoalGetResponse, ThreadGoalSetResponse, ThreadGoalUpdatedNotification
    #[serde(rename_all = "camelCase")]
    pub struct ThreadGoal {
        pub thread_id: ThreadId,
        pub objective: String,
        pub status: ThreadGoalStatus,
        pub token_budget: Option<i64>,
        pub tokens_used: i64,
        pub time_used_seconds: i64,
        pub created_at: i64,
        pub updated_at: i64,
    }

    /// @doc params of `thread/goal/clear` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadGoalClearParams {
        pub thread_id: ThreadId,
    }

    /// @doc result of `thread/goal/clear` (server answers)
    pub struct ThreadGoalClearResponse {
        pub cleared: bool,
    }

    /// @doc params of `thread/goal/cleared` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadGoalClearedNotification {
        pub thread_id: ThreadId,
    }

    /// @doc params of `thread/goal/get` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadGoalGetParams {
        pub thread_id: ThreadId,
    }

    /// @doc result of `thread/goal/get` (server answers)
    #[derive(Default)]
    pub struct ThreadGoalGetResponse {
        pub goal: Option<ThreadGoal>,
    }

    /// @doc params of `thread/goal/set` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadGoalSetParams {
        pub thread_id: ThreadId,
        pub objective: Option<String>,
        pub status: Option<ThreadGoalStatus>,
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub token_budget: Patch<i64>,
    }

    /// @doc result of `thread/goal/set` (server answers)
    pub struct ThreadGoalSetResponse {
        pub goal: ThreadGoal,
    }

    /// @doc params of `thread/goal/updated` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadGoalUpdatedNotification {
        pub thread_id: ThreadId,
        pub turn_id: Option<TurnId>,
        pub goal: ThreadGoal,
    }
}

constructors! {
    ThreadGoalClearParams(thread_id: ThreadId) [];
    ThreadGoalGetParams(thread_id: ThreadId) [];
    ThreadGoalSetParams(thread_id: ThreadId) [objective, status, token_budget];
}

string_enum! {
    /// @doc used by ThreadGoal, ThreadGoalSetParams
    open ThreadGoalStatus {
        Active = "active",
        Paused = "paused",
        BudgetLimited = "budgetLimited",
        Complete = "complete",
    }
}
