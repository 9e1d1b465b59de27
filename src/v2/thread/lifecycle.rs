//! Status, archiving, unsubscribing, compaction and rollback of threads (spec/identity.md §4, §7.3, §8).

use crate::describe::{constructors, wire};
use crate::id::{ThreadId, TurnId};
use crate::open::string_enum::string_enum;
use crate::v2::{Thread, ThreadStatus};

wire! {
    /// Tells that the status of a thread is another than before (`thread/status/changed`).
    #[serde(rename_all = "camelCase")]
    pub struct ThreadStatusChangedNotification {
        pub thread_id: ThreadId,
        pub status: ThreadStatus,
    }

    /// Params of `thread/archive`, which archives a thread and then its descendants in the spawn tree.
    /// The deepest descendants come first; one that fails is skipped.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadArchiveParams {
        pub thread_id: ThreadId,
    }

    /// The answer to `thread/archive`.
    #[derive(Default)]
    pub struct ThreadArchiveResponse {}

    /// Tells that a thread was archived (`thread/archived`), once for every thread.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadArchivedNotification {
        pub thread_id: ThreadId,
    }

    /// Params of `thread/unarchive`, which takes one thread, without its descendants, out of the archive.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadUnarchiveParams {
        pub thread_id: ThreadId,
    }

    /// The answer to `thread/unarchive`.
    pub struct ThreadUnarchiveResponse {
        /// Without turns; the `sessionId` is the thread's own id.
        pub thread: Thread,
    }

    /// Tells that a thread is no longer archived (`thread/unarchived`).
    #[serde(rename_all = "camelCase")]
    pub struct ThreadUnarchivedNotification {
        pub thread_id: ThreadId,
    }

    /// Params of `thread/unsubscribe`, which ends the client's subscription to a thread.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadUnsubscribeParams {
        pub thread_id: ThreadId,
    }

    /// The answer to `thread/unsubscribe`.
    pub struct ThreadUnsubscribeResponse {
        pub status: ThreadUnsubscribeStatus,
    }

    /// Tells that a thread was closed (`thread/closed`).
    #[serde(rename_all = "camelCase")]
    pub struct ThreadClosedNotification {
        pub thread_id: ThreadId,
    }

    /// Params of `thread/compact/start`, which starts to compact the context of a thread.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadCompactStartParams {
        pub thread_id: ThreadId,
    }

    /// The answer to `thread/compact/start`.
    #[derive(Default)]
    pub struct ThreadCompactStartResponse {}

    /// Tells that the context of a thread was compacted (`thread/compacted`).
    #[serde(rename_all = "camelCase")]
    pub struct ContextCompactedNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
    }

    /// Params of `thread/rollback`, which drops the last turns of a loaded thread.
    /// A second one is refused until the first is done.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRollbackParams {
        pub thread_id: ThreadId,
        /// At least 1; a number beyond the turns there are drops all of them.
        pub num_turns: u32,
    }

    /// The answer to `thread/rollback`, sent when the turns are gone.
    pub struct ThreadRollbackResponse {
        /// With the turns that are left.
        pub thread: Thread,
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
    /// What came of `thread/unsubscribe`.
    open ThreadUnsubscribeStatus {
        NotLoaded = "notLoaded",
        NotSubscribed = "notSubscribed",
        Unsubscribed = "unsubscribed",
    }
}
