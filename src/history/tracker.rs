//! [`Tracker`]: the turn that runs, as the server follows it (spec/thread-history.md §7.2).

use super::{Builder, Changes};
use crate::id::{IdSource, Ids, SystemIds, ThreadId, TurnId};
use crate::method::ServerNotification;
use crate::rollout::{EventMsg, TurnAbortedEvent, TurnCompleteEvent, TurnStartedEvent};
use crate::v2::{
    Turn, TurnCompletedNotification, TurnError, TurnItemsView, TurnStartedNotification, TurnStatus,
};

/// Follows the events of one running thread: it holds the turn that runs and makes the notifications about turns.
///
/// Turns that are over are forgotten. An aborted turn that was started explicitly stays the active one until the next
/// starts.
#[derive(Debug, Clone)]
pub struct Tracker<I = SystemIds> {
    thread: ThreadId,
    builder: Builder<I>,
    last_terminal: Option<TurnId>,
    started_at: Option<i64>,
    last_error: Option<TurnError>,
}

impl Tracker {
    /// Follows a thread, with ids from the clock and the entropy of this machine.
    #[inline]
    pub fn new(thread: impl Into<ThreadId>) -> Tracker {
        Tracker::with_ids(thread, Ids::system())
    }
}

impl<I: IdSource> Tracker<I> {
    /// Follows a thread, with ids from `ids`.
    #[inline]
    pub fn with_ids(thread: impl Into<ThreadId>, ids: I) -> Tracker<I> {
        Tracker {
            thread: thread.into(),
            builder: Builder::with_ids(ids),
            last_terminal: None,
            started_at: None,
            last_error: None,
        }
    }

    /// Takes the next event. Gives what it changed in the turn that runs and, when a turn starts or ends, the
    /// notification `turn/started` or `turn/completed`.
    #[inline]
    pub fn event(&mut self, event: EventMsg) -> (Changes, Option<ServerNotification>) {
        match event {
            EventMsg::TaskStarted(event) => self.started(event),
            EventMsg::TaskComplete(event) => self.completed(event),
            EventMsg::TurnAborted(event) => self.aborted(event),
            EventMsg::Error(event) => {
                let changes = self.builder.event(EventMsg::Error(event));
                if !changes.is_empty() {
                    self.last_error = self.builder.active_turn().and_then(|turn| turn.error.clone());
                }
                (changes, None)
            }
            other => (self.builder.event(other), None),
        }
    }

    /// The turn that runs. One that has just ended without another is forgotten.
    #[inline]
    pub fn active_turn(&self) -> Option<&Turn> {
        self.builder.active_turn()
    }

    /// The builder of the turn that runs.
    #[inline]
    pub fn builder(&self) -> &Builder<I> {
        &self.builder
    }

    /// The id of the last turn that ended, as the event that ended it named it.
    #[inline]
    pub fn last_terminal_turn(&self) -> Option<&TurnId> {
        self.last_terminal.as_ref()
    }

    #[inline]
    fn started(&mut self, event: TurnStartedEvent) -> (Changes, Option<ServerNotification>) {
        (self.started_at, self.last_error) = (event.started_at, None);
        let changes = self.builder.event(EventMsg::TaskStarted(event));
        let notification = self.builder.active_turn().map(|turn| {
            let thread_id = self.thread.clone();
            let turn = Turn {
                id: turn.id.clone(),
                items: Vec::new(),
                items_view: TurnItemsView::NotLoaded,
                status: turn.status.clone(),
                error: turn.error.clone(),
                started_at: turn.started_at,
                completed_at: turn.completed_at,
                duration_ms: turn.duration_ms,
            };
            ServerNotification::TurnStarted(TurnStartedNotification { thread_id, turn })
        });
        (changes, notification)
    }

    #[inline]
    fn completed(&mut self, event: TurnCompleteEvent) -> (Changes, Option<ServerNotification>) {
        let error = self.last_error.take();
        let status = if error.is_some() { TurnStatus::Failed } else { TurnStatus::Completed };
        let turn = self.ended(event.turn_id.clone(), status, error, event.completed_at, event.duration_ms);
        let id = event.turn_id.clone();
        (self.terminal(id, EventMsg::TaskComplete(event)), Some(turn))
    }

    /// The event of an older server may not name its turn: then it is the active one.
    #[inline]
    fn aborted(&mut self, event: TurnAbortedEvent) -> (Changes, Option<ServerNotification>) {
        self.last_error = None;
        let active = || self.builder.active_turn().map(|turn| turn.id.clone());
        let id = event.turn_id.clone().or_else(active).unwrap_or_default();
        let turn =
            self.ended(id.clone(), TurnStatus::Interrupted, None, event.completed_at, event.duration_ms);
        (self.terminal(id, EventMsg::TurnAborted(event)), Some(turn))
    }

    #[inline]
    fn ended(
        &mut self,
        id: TurnId,
        status: TurnStatus,
        error: Option<TurnError>,
        completed_at: Option<i64>,
        duration_ms: Option<i64>,
    ) -> ServerNotification {
        let turn = Turn {
            id,
            items: Vec::new(),
            items_view: TurnItemsView::NotLoaded,
            status,
            error,
            started_at: self.started_at.take(),
            completed_at,
            duration_ms,
        };
        ServerNotification::TurnCompleted(TurnCompletedNotification { thread_id: self.thread.clone(), turn })
    }

    #[inline]
    fn terminal(&mut self, id: TurnId, event: EventMsg) -> Changes {
        let changes = self.builder.event(event);
        if !self.builder.has_active_turn() {
            self.last_terminal = Some(id);
            self.builder.reset();
        }
        changes
    }
}
