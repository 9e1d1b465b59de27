//! Listing and reading threads and their turns (spec/identity.md §6; turns: spec/thread-history.md §7.3).

use crate::describe::{constructors, wire};
use crate::id::{ThreadId, TurnId};
use crate::open::string_enum::string_enum;
use crate::open::untagged::untagged_union;
use crate::v2::{Thread, ThreadItem, Turn, TurnItemsView};

wire! {
    /// Params of `thread/list`, which lists stored threads page by page.
    /// A thread is listed when it passes all filters.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadListParams {
        /// `nextCursor` or `backwardsCursor` of an earlier answer; null for the first page.
        pub cursor: Option<String>,
        /// Clamped to 1…100; null means 25.
        pub limit: Option<u32>,
        /// Null means `created_at`.
        pub sort_key: Option<ThreadSortKey>,
        /// Null means `desc`.
        pub sort_direction: Option<SortDirection>,
        /// Null means the server's default provider only, an empty list all providers.
        pub model_providers: Option<Vec<String>>,
        /// Null or empty means the interactive sources: `cli`, `vscode` and the custom ones `atlas` and
        /// `chatgpt`. No kind matches a custom source.
        pub source_kinds: Option<Vec<ThreadSourceKind>>,
        /// True lists only archived threads; false or null only the others.
        pub archived: Option<bool>,
        /// Null means any folder.
        pub cwd: Option<ThreadListCwdFilter>,
        /// True: the server reads its index alone, without scanning or repairing from files.
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub use_state_db_only: bool,
        /// A part of the stored title.
        pub search_term: Option<String>,
    }

    /// The answer to `thread/list`.
    /// The rows have no turns, no `forkedFromId` and no `threadSource`, and the `sessionId` is the thread's
    /// own id.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadListResponse {
        pub data: Vec<Thread>,
        /// Null when nothing follows.
        pub next_cursor: Option<String>,
        /// Gives, in the opposite direction, a page that starts with this page's first row; null for an empty
        /// page.
        pub backwards_cursor: Option<String>,
    }

    /// Params of `thread/loaded/list`, which lists the threads that are loaded.
    #[derive(Default)]
    pub struct ThreadLoadedListParams {
        /// A thread id; the page starts behind it.
        pub cursor: Option<String>,
        /// Null means all; 0 counts as 1.
        pub limit: Option<u32>,
    }

    /// The answer to `thread/loaded/list`.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadLoadedListResponse {
        /// Sorted as text; with sub-agents, without internal threads.
        pub data: Vec<ThreadId>,
        /// The last id of the page; null when nothing follows.
        pub next_cursor: Option<String>,
    }

    /// Params of `thread/read`, which reads one thread, stored or loaded, archived or not.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadReadParams {
        pub thread_id: ThreadId,
        /// Refused for ephemeral threads, and before the first user message.
        #[serde(default)]
        pub include_turns: bool,
    }

    /// The answer to `thread/read`.
    pub struct ThreadReadResponse {
        /// Without `includeTurns`, a stored thread has its own id as `sessionId`, even while it is loaded.
        pub thread: Thread,
    }

    /// Params of `thread/turns/list`, which lists the turns of a thread page by page.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadTurnsListParams {
        pub thread_id: ThreadId,
        /// `nextCursor` or `backwardsCursor` of an earlier answer; opaque.
        pub cursor: Option<String>,
        /// Clamped to 1…100; null means 25.
        pub limit: Option<u32>,
        /// Null means `desc`: the newest turn first.
        pub sort_direction: Option<SortDirection>,
        /// Null means `summary`.
        pub items_view: Option<TurnItemsView>,
    }

    /// The answer to `thread/turns/list`.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadTurnsListResponse {
        pub data: Vec<Turn>,
        /// Null when nothing follows.
        pub next_cursor: Option<String>,
        /// Leads back, in the opposite direction, from this page's first turn on; null for an empty page.
        pub backwards_cursor: Option<String>,
    }

    /// Params of `thread/turns/items/list`, which is to list the items of one turn.
    /// The server of this release answers that it does not support the method (code -32601).
    #[serde(rename_all = "camelCase")]
    pub struct ThreadTurnsItemsListParams {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub cursor: Option<String>,
        pub limit: Option<u32>,
        pub sort_direction: Option<SortDirection>,
    }

    /// The answer to `thread/turns/items/list`, which no server of this release gives.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadTurnsItemsListResponse {
        pub data: Vec<ThreadItem>,
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
    /// The working directories that `thread/list` looks for: one, or any of several.
    /// Relative paths start at the server's working directory.
    closed ThreadListCwdFilter {
        Text(String),
        /// An empty list matches no thread.
        List(Vec<String>),
    }
}

string_enum! {
    /// The order of a list of threads, turns or items.
    closed SortDirection {
        Asc = "asc",
        Desc = "desc",
    }

    /// The time by which `thread/list` sorts.
    closed ThreadSortKey {
        CreatedAt = "created_at",
        UpdatedAt = "updated_at",
    }

    /// A kind of source that `thread/list` can filter by.
    closed ThreadSourceKind {
        Cli = "cli",
        Vscode = "vscode",
        Exec = "exec",
        /// The source that rollouts call `mcp`.
        AppServer = "appServer",
        /// Every sub-agent.
        SubAgent = "subAgent",
        SubAgentReview = "subAgentReview",
        SubAgentCompact = "subAgentCompact",
        SubAgentThreadSpawn = "subAgentThreadSpawn",
        SubAgentOther = "subAgentOther",
        Unknown = "unknown",
    }
}
