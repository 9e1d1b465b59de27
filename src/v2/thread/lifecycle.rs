//! @doc

use crate::describe::{constructors, wire};
use crate::id::{ThreadId, TurnId};
use crate::open::string_enum::string_enum;
use crate::v2::{Thread, ThreadStatus};

wire! {
    /// @doc params of `thread/compacted` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ContextCompactedNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
    }

    /// @doc params of `thread/archive` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadArchiveParams {
        pub thread_id: ThreadId,
    }

    /// @doc result of `thread/archive` (server answers)
    #[derive(Default)]
    pub struct ThreadArchiveResponse {}

    /// @doc params of `thread/archived` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadArchivedNotification {
        pub thread_id: ThreadId,
    }

    /// @doc params of `thread/closed` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadClosedNotification {
        pub thread_id: ThreadId,
    }

    /// @doc params of `thread/compact/start` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadCompactStartParams {
        pub thread_id: ThreadId,
    }

    /// @doc result of `thread/compact/start` (server answers)
    #[derive(Default)]
    pub struct ThreadCompactStartResponse {}

    /// @doc params of `thread/rollback` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRollbackParams {
        pub thread_id: ThreadId,
        pub num_turns: u32,
    }

    /// @doc result of `thread/rollback` (server answers)
    pub struct ThreadRollbackResponse {
        pub thread: Thread,
    }

    /// @doc params of `thread/status/changed` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadStatusChangedNotification {
        pub thread_id: ThreadId,
        pub status: ThreadStatus,
    }

    /// @doc params of `thread/unarchive` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadUnarchiveParams {
        pub thread_id: ThreadId,
    }

    /// @doc result of `thread/unarchive` (server answers)
    pub struct ThreadUnarchiveResponse {
        pub thread: Thread,
    }

    /// @doc params of `thread/unarchived` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadUnarchivedNotification {
        pub thread_id: ThreadId,
    }

    /// @doc params of `thread/unsubscribe` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadUnsubscribeParams {
        pub thread_id: ThreadId,
    }

    /// @doc result of `thread/unsubscribe` (server answers)
    pub struct ThreadUnsubscribeResponse {
        pub status: ThreadUnsubscribeStatus,
    }
}

constructors! {
    ThreadArchiveParams(thread_id: ThreadId) [];
    ThreadCompactStartParams(thread_id: ThreadId) [];
    ThreadRollbackParams(thread_id: ThreadId, num_turns: u32) [];
    ThreadUnarchiveParams(thread_id: ThreadId) [];
    ThreadUnsubscribeParams(thread_id: ThreadId) [];
}

string_enum! {
    /// @doc used by ThreadUnsubscribeResponse
    open ThreadUnsubscribeStatus {
        NotLoaded = "notLoaded",
        NotSubscribed = "notSubscribed",
        Unsubscribed = "unsubscribed",
    }
}
