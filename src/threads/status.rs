//! What a thread is doing: facts, what changes them, and the status they give (spec/identity.md §4).

use std::collections::BTreeMap;

use crate::history::interrupt_stale;
use crate::id::ThreadId;
use crate::v2::{ActiveThreadStatus, Thread, ThreadActiveFlag, ThreadStatus, Turn};

/// The facts about one thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct StatusFacts {
    pub loaded: bool,
    /// A turn runs.
    pub running: bool,
    /// Requests for an approval that wait for the client.
    pub pending_permissions: u32,
    /// Requests for input that wait for the client.
    pub pending_inputs: u32,
    /// An error of the system ended the last turn.
    pub system_error: bool,
}

/// What can happen to a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum StatusEvent {
    /// It was loaded.
    Attached,
    TurnStarted,
    /// The turn was completed, or it failed or was interrupted.
    TurnEnded,
    SystemError,
    /// The client was asked for an approval.
    PermissionRequested,
    /// The client answered, or the request was dropped.
    PermissionSettled,
    /// The client was asked for input.
    InputRequested,
    /// The client answered, or the request was dropped.
    InputSettled,
    Shutdown,
}

impl StatusFacts {
    /// Takes in what happened. Any event but the shutdown implies that the thread is loaded.
    #[inline]
    pub fn apply(&mut self, event: StatusEvent) {
        self.loaded = event != StatusEvent::Shutdown;
        match event {
            StatusEvent::Attached => {}
            StatusEvent::TurnStarted => {
                self.running = true;
                self.system_error = false;
            }
            StatusEvent::TurnEnded | StatusEvent::Shutdown => self.stop(),
            StatusEvent::SystemError => {
                self.stop();
                self.system_error = true;
            }
            StatusEvent::PermissionRequested => {
                self.pending_permissions = self.pending_permissions.saturating_add(1);
            }
            StatusEvent::PermissionSettled => {
                self.pending_permissions = self.pending_permissions.saturating_sub(1);
            }
            StatusEvent::InputRequested => self.pending_inputs = self.pending_inputs.saturating_add(1),
            StatusEvent::InputSettled => self.pending_inputs = self.pending_inputs.saturating_sub(1),
        }
    }

    #[inline]
    fn stop(&mut self) {
        self.running = false;
        self.pending_permissions = 0;
        self.pending_inputs = 0;
    }

    /// The status that the facts give.
    #[inline]
    pub fn status(&self) -> ThreadStatus {
        if !self.loaded {
            return ThreadStatus::NotLoaded;
        }
        let waits = [
            (self.pending_permissions, ThreadActiveFlag::WaitingOnApproval),
            (self.pending_inputs, ThreadActiveFlag::WaitingOnUserInput),
        ];
        let active_flags: Vec<_> =
            waits.into_iter().filter(|(count, _)| *count > 0).map(|(_, flag)| flag).collect();
        if self.running || !active_flags.is_empty() {
            ThreadStatus::Active(ActiveThreadStatus { active_flags })
        } else if self.system_error {
            ThreadStatus::SystemError
        } else {
            ThreadStatus::Idle
        }
    }
}

/// The facts about all threads of a server.
///
/// ```
/// use codex_schema::threads::{StatusEvent, ThreadStatuses};
/// use codex_schema::v2::ThreadStatus;
///
/// let mut statuses = ThreadStatuses::default();
/// let thread = "01a1fd77-7070-7992-b3f3-133d59efb492".into();
/// // What comes back is to be told with `thread/status/changed`.
/// assert_eq!(statuses.apply(&thread, StatusEvent::Attached), Some(ThreadStatus::Idle));
/// assert_eq!(statuses.apply(&thread, StatusEvent::TurnEnded), None);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThreadStatuses {
    facts: BTreeMap<ThreadId, StatusFacts>,
}

impl ThreadStatuses {
    /// Takes in what happened to a thread. Gives the status to notify about, when it differs from the one before.
    ///
    /// Attaching for `thread/start` and `thread/fork` is silent: drop the answer there.
    #[inline]
    pub fn apply(&mut self, thread: &ThreadId, event: StatusEvent) -> Option<ThreadStatus> {
        let before = self.status(thread);
        if !self.facts.contains_key(thread) {
            self.facts.insert(thread.clone(), StatusFacts::default());
        }
        self.facts.get_mut(thread)?.apply(event);
        Some(self.status(thread)).filter(|status| *status != before)
    }

    /// Forgets a thread. Gives the status to notify about, when it differs from the one before.
    #[inline]
    pub fn remove(&mut self, thread: &ThreadId) -> Option<ThreadStatus> {
        let before = self.facts.remove(thread)?.status();
        (before != ThreadStatus::NotLoaded).then_some(ThreadStatus::NotLoaded)
    }

    /// The facts about a thread; none when it is not known.
    #[inline]
    pub fn facts(&self, thread: &ThreadId) -> Option<&StatusFacts> {
        self.facts.get(thread)
    }

    /// The status of a thread.
    #[inline]
    pub fn status(&self, thread: &ThreadId) -> ThreadStatus {
        self.facts.get(thread).map_or(ThreadStatus::NotLoaded, StatusFacts::status)
    }
}

/// The status for an answer, where the caller may know of a turn in progress that the facts do not have yet.
#[inline]
pub fn resolve_status(status: ThreadStatus, turn_in_progress: bool) -> ThreadStatus {
    match status {
        ThreadStatus::Idle | ThreadStatus::NotLoaded if turn_in_progress => {
            ThreadStatus::Active(ActiveThreadStatus { active_flags: Vec::new() })
        }
        status => status,
    }
}

/// Interrupts turns that are in progress, unless the thread is active: nothing is going to finish them.
#[inline]
pub fn interrupt_unfinished(status: &ThreadStatus, turns: &mut [Turn]) {
    if !matches!(status, ThreadStatus::Active(_)) {
        interrupt_stale(turns);
    }
}

/// Gives a thread its resolved status, and its turns the one that follows from it.
#[inline]
pub fn settle(thread: &mut Thread, status: ThreadStatus, turn_in_progress: bool) {
    thread.status = resolve_status(status, turn_in_progress);
    interrupt_unfinished(&thread.status, &mut thread.turns);
}
