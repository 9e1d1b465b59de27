//! Stored threads, as the server shows them (spec/identity.md §3.2, §3.3).

use super::Server;
use crate::id::{SessionId, ThreadId};
use crate::rollout::Timestamp;
use crate::v2::{GitInfo, Thread, ThreadSource, ThreadStatus};
use crate::vocab::CoreSessionSource;

/// What is stored about a thread. [`StoredThreadBuilder`](super::StoredThreadBuilder) makes it from a rollout.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct StoredThread {
    pub id: ThreadId,
    /// The rollout file.
    pub path: Option<String>,
    pub forked_from_id: Option<ThreadId>,
    /// Shown when there is no first message.
    pub preview: String,
    /// The first message of the user, without what a client put in front of it.
    pub first_user_message: Option<String>,
    /// The title that users see. See [`distinct_title`] for when a title is one.
    pub name: Option<String>,
    /// Empty when not known.
    pub model_provider: String,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// Any path, also relative or empty.
    pub cwd: String,
    pub cli_version: String,
    pub source: CoreSessionSource,
    pub thread_source: Option<ThreadSource>,
    /// Wins over the nickname in `source`.
    pub agent_nickname: Option<String>,
    /// Wins over the role in `source`.
    pub agent_role: Option<String>,
    /// None when no part of it is recorded.
    pub git_info: Option<GitInfo>,
}

impl StoredThread {
    /// A record in which nothing is known but the thread and when it began.
    #[inline]
    pub fn new(id: impl Into<ThreadId>, created_at: Timestamp) -> StoredThread {
        StoredThread {
            id: id.into(),
            path: None,
            forked_from_id: None,
            preview: String::new(),
            first_user_message: None,
            name: None,
            model_provider: String::new(),
            created_at,
            updated_at: created_at,
            cwd: String::new(),
            cli_version: String::new(),
            source: CoreSessionSource::Vscode,
            thread_source: None,
            agent_nickname: None,
            agent_role: None,
            git_info: None,
        }
    }

    /// The thread as a server shows it from its store: not loaded, without turns, and with its own id as the
    /// session's. Where the server shows a live thread, see [`show_live_session`](super::show_live_session) and
    /// [`settle`](super::settle).
    #[inline]
    pub fn into_thread(self, server: &Server) -> Thread {
        let id = as_written(self.id);
        let source = self.source.with_agent(self.agent_nickname, self.agent_role).as_read();
        Thread {
            session_id: SessionId::from(id.clone()),
            id,
            forked_from_id: self.forked_from_id.map(as_written),
            preview: self.first_user_message.unwrap_or(self.preview),
            ephemeral: false,
            model_provider: server.provider(self.model_provider),
            created_at: self.created_at.seconds(),
            updated_at: self.updated_at.seconds(),
            status: ThreadStatus::NotLoaded,
            path: self.path,
            cwd: server.absolute(&self.cwd).into(),
            cli_version: self.cli_version,
            agent_nickname: source.nickname().map(str::to_owned),
            agent_role: source.role().map(str::to_owned),
            source: source.into(),
            thread_source: self
                .thread_source
                .filter(|source| !matches!(source, ThreadSource::Unrecognized(_))),
            git_info: self.git_info,
            name: self.name,
            turns: Vec::new(),
        }
    }

    /// The thread as a row of `thread/list`, which tells neither the origin of a fork nor the thread source.
    #[inline]
    pub fn into_list_row(self, server: &Server) -> Thread {
        StoredThread { forked_from_id: None, thread_source: None, ..self }.into_thread(server)
    }
}

/// The id as the server writes it; text that is no UUID stays.
#[inline]
pub(super) fn as_written(id: ThreadId) -> ThreadId {
    id.canonical().unwrap_or(id)
}

/// The name that a title makes: trimmed, and none when it is blank or says no more than the preview.
///
/// A name from the name index (spec/rollout.md §1.3) is taken as it is, without this rule.
#[inline]
pub fn distinct_title(title: &str, preview: &str) -> Option<String> {
    let title = title.trim();
    (!title.is_empty() && title != preview.trim()).then(|| title.to_owned())
}
