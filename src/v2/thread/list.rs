//! @doc

use crate::describe::{constructors, wire};
use crate::id::{ThreadId, TurnId};
use crate::open::string_enum::string_enum;
use crate::open::untagged::untagged_union;
use crate::v2::{Thread, ThreadItem, Turn, TurnItemsView};

wire! {
    /// @doc params of `thread/list` (client request)
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadListParams {
        pub cursor: Option<String>,
        pub limit: Option<u32>,
        pub sort_key: Option<ThreadSortKey>,
        pub sort_direction: Option<SortDirection>,
        pub model_providers: Option<Vec<String>>,
        pub source_kinds: Option<Vec<ThreadSourceKind>>,
        pub archived: Option<bool>,
        pub cwd: Option<ThreadListCwdFilter>,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub use_state_db_only: bool,
        pub search_term: Option<String>,
    }

    /// @doc result of `thread/list` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadListResponse {
        pub data: Vec<Thread>,
        pub next_cursor: Option<String>,
        pub backwards_cursor: Option<String>,
    }

    /// @doc params of `thread/loaded/list` (client request)
    #[derive(Default)]
    pub struct ThreadLoadedListParams {
        pub cursor: Option<String>,
        pub limit: Option<u32>,
    }

    /// @doc result of `thread/loaded/list` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadLoadedListResponse {
        pub data: Vec<ThreadId>,
        pub next_cursor: Option<String>,
    }

    /// @doc params of `thread/read` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadReadParams {
        pub thread_id: ThreadId,
        #[serde(default)]
        pub include_turns: bool,
    }

    /// @doc result of `thread/read` (server answers)
    pub struct ThreadReadResponse {
        pub thread: Thread,
    }

    /// @doc params of `thread/turns/items/list` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadTurnsItemsListParams {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub cursor: Option<String>,
        pub limit: Option<u32>,
        pub sort_direction: Option<SortDirection>,
    }

    /// @doc result of `thread/turns/items/list` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadTurnsItemsListResponse {
        pub data: Vec<ThreadItem>,
        pub next_cursor: Option<String>,
        pub backwards_cursor: Option<String>,
    }

    /// @doc params of `thread/turns/list` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadTurnsListParams {
        pub thread_id: ThreadId,
        pub cursor: Option<String>,
        pub items_view: Option<TurnItemsView>,
        pub limit: Option<u32>,
        pub sort_direction: Option<SortDirection>,
    }

    /// @doc result of `thread/turns/list` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadTurnsListResponse {
        pub data: Vec<Turn>,
        pub next_cursor: Option<String>,
        pub backwards_cursor: Option<String>,
    }
}

constructors! {
    ThreadReadParams(thread_id: ThreadId) [include_turns];
    ThreadTurnsItemsListParams(thread_id: ThreadId, turn_id: TurnId) [cursor, limit, sort_direction];
    ThreadTurnsListParams(thread_id: ThreadId) [cursor, items_view, limit, sort_direction];
}

untagged_union! {
    /// @doc used by ThreadListParams
    closed ThreadListCwdFilter {
        Text(String),
        List(Vec<String>),
    }
}

string_enum! {
    /// @doc used by ThreadListParams, ThreadTurnsItemsListParams, ThreadTurnsListParams
    closed SortDirection {
        Asc = "asc",
        Desc = "desc",
    }

    /// @doc used by ThreadListParams
    closed ThreadSortKey {
        CreatedAt = "created_at",
        UpdatedAt = "updated_at",
    }

    /// @doc used by ThreadListParams
    closed ThreadSourceKind {
        Cli = "cli",
        Vscode = "vscode",
        Exec = "exec",
        AppServer = "appServer",
        SubAgent = "subAgent",
        SubAgentReview = "subAgentReview",
        SubAgentCompact = "subAgentCompact",
        SubAgentThreadSpawn = "subAgentThreadSpawn",
        SubAgentOther = "subAgentOther",
        Unknown = "unknown",
    }
}
