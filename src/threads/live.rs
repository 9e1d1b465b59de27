//! Threads that are not read from the store: live ones, and those told by a conversation summary
//! (spec/identity.md §3.4, §3.5).

use super::StoredThread;
use crate::id::{SessionId, ThreadId};
use crate::rollout::Timestamp;
use crate::v1::ConversationSummary;
use crate::v2::{GitInfo, Thread, ThreadSource, ThreadStatus};
use crate::vocab::CoreSessionSource;

/// A live thread, as `thread/start` tells it, and other answers while nothing is stored yet.
#[derive(Debug, Clone, PartialEq)]
pub struct LiveThread {
    pub id: ThreadId,
    /// See [`live_session_id`](super::live_session_id).
    pub session_id: SessionId,
    /// The source thread of an ephemeral fork; none for everything else.
    pub forked_from_id: Option<ThreadId>,
    /// Empty, except after a fork or when a history was given: see [`preview_of_items`](super::preview_of_items).
    pub preview: String,
    pub ephemeral: bool,
    pub model_provider: String,
    /// The time of the answer, which is both creation and last update.
    pub now: Timestamp,
    /// The rollout file, even if it is not written yet; none for ephemeral threads.
    pub path: Option<String>,
    /// An absolute path.
    pub cwd: String,
    /// The version of the server.
    pub cli_version: String,
    pub source: CoreSessionSource,
    pub thread_source: Option<ThreadSource>,
}

impl LiveThread {
    /// The thread as the server tells it, before its status is known.
    #[inline]
    pub fn into_thread(self) -> Thread {
        Thread {
            id: self.id,
            session_id: self.session_id,
            forked_from_id: self.forked_from_id,
            preview: self.preview,
            ephemeral: self.ephemeral,
            model_provider: self.model_provider,
            created_at: self.now.seconds(),
            updated_at: self.now.seconds(),
            status: ThreadStatus::NotLoaded,
            path: self.path,
            cwd: self.cwd.into(),
            cli_version: self.cli_version,
            agent_nickname: self.source.nickname().map(str::to_owned),
            agent_role: self.source.role().map(str::to_owned),
            source: self.source.into(),
            thread_source: self.thread_source,
            git_info: None,
            name: None,
            turns: Vec::new(),
        }
    }
}

impl From<ConversationSummary> for StoredThread {
    /// What a conversation summary tells about a thread. Times that are missing or unreadable become the time of
    /// creation, or else the Unix epoch.
    #[inline]
    fn from(summary: ConversationSummary) -> StoredThread {
        let instant = |text: Option<String>| Timestamp::from_rfc3339(&text?);
        let created_at = instant(summary.timestamp).unwrap_or(Timestamp::from_seconds(0));
        StoredThread {
            path: Some(summary.path).filter(|path| !path.is_empty()),
            preview: summary.preview,
            model_provider: summary.model_provider,
            updated_at: instant(summary.updated_at).unwrap_or(created_at),
            cwd: summary.cwd,
            cli_version: summary.cli_version,
            source: summary.source,
            git_info: summary.git_info.map(|git| GitInfo {
                sha: git.sha,
                branch: git.branch,
                origin_url: git.origin_url,
            }),
            ..StoredThread::new(summary.conversation_id, created_at)
        }
    }
}
