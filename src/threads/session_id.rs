//! Which session a thread belongs to (spec/identity.md §2).
//!
//! The session is a property of the live tree of threads. It is not stored: wherever a server shows a thread from its
//! store, it shows the thread's own id, and [`show_live_session`] is the explicit step that puts the live one there.

use crate::id::{SessionId, ThreadId};
use crate::v2::Thread;
use crate::vocab::CoreSessionSource;

/// The session of a live thread. `root` is the session of the tree in which the thread was started, if any.
///
/// Sub-agents and internal threads share their root's session. Every other thread has its own, and so has one that
/// roots a tree of its own whatever its source says (`root` is none): a thread resumed from its file, a fork, a
/// detached review.
#[inline]
pub fn live_session_id(id: &ThreadId, source: &CoreSessionSource, root: Option<&SessionId>) -> SessionId {
    match root {
        Some(root) if source.is_non_root_agent() => root.clone(),
        _ => SessionId::from(id.clone()),
    }
}

/// Shows the session of the live thread instead of the fallback; see [`Surface::shows_live_session`].
#[inline]
pub fn show_live_session(thread: &mut Thread, live: &SessionId) {
    thread.session_id = live.clone();
}

/// Where a server shows a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Surface {
    /// The answer to `thread/start`, and `thread/started`, also that of a detached review.
    Start,
    /// The answer to `thread/resume`.
    Resume,
    /// The answer to `thread/fork`, and its `thread/started`.
    Fork,
    /// The answer to `thread/rollback`.
    Rollback,
    /// The answer to `thread/metadata/update`.
    MetadataUpdate,
    /// The answer to `thread/read` without turns.
    Read,
    /// The answer to `thread/read` with `includeTurns`.
    ReadWithTurns,
    /// A row of `thread/list`.
    List,
    /// The answer to `thread/unarchive`.
    Unarchive,
}

impl Surface {
    /// Whether the live session is shown there. Otherwise it is the thread's own id.
    #[inline]
    pub fn shows_live_session(self, loaded: bool, stored: bool) -> bool {
        match self {
            Surface::Start | Surface::Resume | Surface::Fork | Surface::Rollback => true,
            Surface::MetadataUpdate | Surface::ReadWithTurns => loaded,
            // A stored record wins here, even while the thread is loaded.
            Surface::Read => loaded && !stored,
            Surface::List | Surface::Unarchive => false,
        }
    }
}
