//! What threads are doing (§4).

use codex_schema::id::ThreadId;
use codex_schema::rollout::Timestamp;
use codex_schema::threads::StatusEvent::{self, *};
use codex_schema::threads::{
    Server, StatusFacts, StoredThread, ThreadStatuses, interrupt_unfinished, resolve_status, settle,
};
use codex_schema::v2::{ThreadStatus, Turn};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

fn written(status: &ThreadStatus) -> Value {
    serde_json::to_value(status).unwrap()
}

/// The status after some events.
fn after(events: &[StatusEvent]) -> Value {
    let mut facts = StatusFacts::default();
    events.iter().for_each(|event| facts.apply(*event));
    written(&facts.status())
}

fn active(flags: &[&str]) -> Value {
    json!({"type": "active", "activeFlags": flags})
}

fn not_loaded() -> Value {
    json!({"type": "notLoaded"})
}

fn idle() -> Value {
    json!({"type": "idle"})
}

fn system_error() -> Value {
    json!({"type": "systemError"})
}

#[test]
fn not_loaded_before_anything_happened() {
    assert_eq!(after(&[]), not_loaded());
}

#[test]
fn attached() {
    assert_eq!(after(&[Attached]), idle());
}

#[test]
fn any_other_change_implies_that_the_thread_is_loaded() {
    assert_eq!(after(&[TurnStarted]), active(&[]));
    assert_eq!(after(&[PermissionRequested]), active(&["waitingOnApproval"]));
    for event in [TurnEnded, PermissionSettled, InputSettled] {
        assert_eq!(after(&[event]), idle(), "{event:?}");
    }
    assert_eq!(after(&[SystemError]), system_error());
}

#[test]
fn a_turn_starts_and_ends() {
    assert_eq!(after(&[Attached, TurnStarted]), active(&[]));
    assert_eq!(after(&[Attached, TurnStarted, TurnEnded]), idle());
}

#[test]
fn pending_requests_show_as_flags_with_approval_first() {
    assert_eq!(after(&[TurnStarted, InputRequested]), active(&["waitingOnUserInput"]));
    assert_eq!(
        after(&[TurnStarted, InputRequested, PermissionRequested]),
        active(&["waitingOnApproval", "waitingOnUserInput"])
    );
    assert_eq!(after(&[Attached, PermissionRequested]), active(&["waitingOnApproval"]));
}

#[test]
fn requests_are_counted_and_never_below_none() {
    let two = [TurnStarted, PermissionRequested, PermissionRequested, PermissionSettled];
    assert_eq!(after(&two), active(&["waitingOnApproval"]));
    assert_eq!(after(&[TurnStarted, PermissionRequested, PermissionSettled]), active(&[]));
    let early = [TurnStarted, InputSettled, PermissionSettled, InputRequested];
    assert_eq!(after(&early), active(&["waitingOnUserInput"]));
}

#[test]
fn the_end_of_a_turn_drops_pending_requests() {
    assert_eq!(after(&[TurnStarted, PermissionRequested, InputRequested, TurnEnded]), idle());
}

#[test]
fn a_system_error_stops_the_turn_and_lasts_until_the_next() {
    let failed = [TurnStarted, PermissionRequested, SystemError];
    assert_eq!(after(&failed), system_error());
    assert_eq!(after(&[TurnStarted, SystemError, TurnEnded]), system_error());
    assert_eq!(after(&[SystemError, PermissionRequested]), active(&["waitingOnApproval"]));
    assert_eq!(after(&[SystemError, TurnStarted]), active(&[]));
    assert_eq!(after(&[SystemError, TurnStarted, TurnEnded]), idle());
}

#[test]
fn a_shutdown_unloads() {
    assert_eq!(after(&[TurnStarted, InputRequested, Shutdown]), not_loaded());
    assert_eq!(after(&[TurnStarted, InputRequested, Shutdown, Attached]), idle());
}

#[test]
fn a_notification_is_sent_only_when_the_status_differs() {
    let mut statuses = ThreadStatuses::default();
    let thread = ThreadId::new("t");
    let mut told = |event| statuses.apply(&thread, event).as_ref().map(written);
    assert_eq!(told(Attached), Some(idle()));
    assert_eq!(told(Attached), None);
    assert_eq!(told(TurnStarted), Some(active(&[])));
    assert_eq!(told(TurnStarted), None);
    assert_eq!(told(PermissionRequested), Some(active(&["waitingOnApproval"])));
    assert_eq!(told(PermissionRequested), None);
    assert_eq!(told(PermissionSettled), None);
    assert_eq!(told(PermissionSettled), Some(active(&[])));
    assert_eq!(told(SystemError), Some(system_error()));
    assert_eq!(told(Shutdown), Some(not_loaded()));
    assert_eq!(told(Shutdown), None);
}

#[test]
fn threads_do_not_share_their_facts() {
    let mut statuses = ThreadStatuses::default();
    let (one, other) = (ThreadId::new("one"), ThreadId::new("other"));
    statuses.apply(&one, TurnStarted);
    assert_eq!(written(&statuses.status(&one)), active(&[]));
    assert_eq!(written(&statuses.status(&other)), not_loaded());
    assert_eq!(statuses.facts(&other), None);
}

#[test]
fn a_removed_thread_is_unknown() {
    let mut statuses = ThreadStatuses::default();
    let thread = ThreadId::new("t");
    statuses.apply(&thread, Attached);
    assert_eq!(statuses.remove(&thread).as_ref().map(written), Some(not_loaded()));
    assert_eq!(statuses.facts(&thread), None);
    assert_eq!(statuses.remove(&thread), None);

    statuses.apply(&thread, Shutdown);
    assert_eq!(statuses.remove(&thread), None);
}

#[test]
fn a_turn_in_progress_makes_an_idle_or_unloaded_thread_active() {
    for status in [ThreadStatus::Idle, ThreadStatus::NotLoaded] {
        assert_eq!(written(&resolve_status(status.clone(), true)), active(&[]));
        assert_eq!(resolve_status(status.clone(), false), status);
    }
    assert_eq!(resolve_status(ThreadStatus::SystemError, true), ThreadStatus::SystemError);
    let mut waiting = StatusFacts::default();
    waiting.apply(PermissionRequested);
    assert_eq!(resolve_status(waiting.status(), true), waiting.status());
}

fn turn(status: &str) -> Turn {
    serde_json::from_value(json!({"id": "u", "items": [], "status": status, "error": null})).unwrap()
}

fn statuses_of(turns: &[Turn]) -> Vec<&str> {
    turns.iter().map(|turn| turn.status.as_str()).collect()
}

const TURNS: [&str; 4] = ["inProgress", "completed", "failed", "inProgress"];

#[test]
fn turns_in_progress_are_interrupted_unless_the_thread_is_active() {
    for status in [ThreadStatus::Idle, ThreadStatus::NotLoaded, ThreadStatus::SystemError] {
        let mut turns = TURNS.map(turn);
        interrupt_unfinished(&status, &mut turns);
        assert_eq!(statuses_of(&turns), ["interrupted", "completed", "failed", "interrupted"], "{status:?}");
    }
    let mut facts = StatusFacts::default();
    facts.apply(TurnStarted);
    let mut turns = TURNS.map(turn);
    interrupt_unfinished(&facts.status(), &mut turns);
    assert_eq!(statuses_of(&turns), TURNS);
}

#[test]
fn a_thread_is_settled_with_its_turns() {
    let stored = || {
        let mut thread =
            StoredThread::new("t", Timestamp::from_seconds(0)).into_thread(&Server::new("/w", "p"));
        thread.turns = TURNS.map(turn).to_vec();
        thread
    };
    let mut thread = stored();
    settle(&mut thread, ThreadStatus::Idle, true);
    assert_eq!(written(&thread.status), active(&[]));
    assert_eq!(statuses_of(&thread.turns), TURNS);

    let mut thread = stored();
    settle(&mut thread, ThreadStatus::Idle, false);
    assert_eq!(written(&thread.status), idle());
    assert_eq!(statuses_of(&thread.turns), ["interrupted", "completed", "failed", "interrupted"]);
}
