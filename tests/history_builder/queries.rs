//! What a builder answers between two steps (spec/thread-history.md §6).

use pretty_assertions::assert_eq;

use crate::support::*;

#[test]
fn before_anything() {
    let builder = builder();
    assert!(!builder.has_active_turn());
    assert_eq!((builder.active_turn(), builder.active_turn_position()), (None, None));
    assert_eq!((builder.active_turn_id_if_explicit(), builder.active_turn_start_index()), (None, None));
    assert_eq!((builder.turn(0), builder.turns().count()), (None, 0));
}

#[test]
fn of_an_implicit_turn() {
    let mut builder = builder();
    builder.item(item(turn_context()));
    builder.item(item(user("q")));
    builder.item(item(agent("a")));
    assert!(builder.has_active_turn());
    assert_eq!(builder.active_turn().map(|turn| turn.id.as_str()), Some("rollout-1"));
    assert_eq!((builder.active_turn_position(), builder.active_turn_start_index()), (Some(0), Some(1)));
    assert_eq!(builder.active_turn_id_if_explicit(), None);
}

#[test]
fn of_an_explicit_turn() {
    let mut builder = builder();
    for payload in [user("q"), agent("a"), started("A"), user("b")] {
        builder.item(item(payload));
    }
    assert_eq!((builder.active_turn_position(), builder.active_turn_start_index()), (Some(1), Some(2)));
    assert_eq!(builder.active_turn_id_if_explicit().map(|id| id.as_str()), Some("A"));
    assert_eq!(builder.turn(0).map(|turn| turn.id.as_str()), Some("rollout-0"));
    assert_eq!(builder.turn(1), builder.active_turn());
    assert_eq!(builder.turn(2), None);
    let outline: Vec<&str> = builder.turns().map(|turn| turn.id.as_str()).collect();
    assert_eq!(outline, ["rollout-0", "A"]);
}

#[test]
fn after_the_last_turn() {
    let mut builder = builder();
    for payload in [started("A"), complete("A"), started("B"), complete("B")] {
        builder.item(item(payload));
    }
    assert!(!builder.has_active_turn());
    assert_eq!(builder.active_turn().map(|turn| turn.id.as_str()), Some("B"));
    assert_eq!((builder.active_turn_position(), builder.active_turn_start_index()), (Some(1), None));
    assert_eq!(builder.active_turn_id_if_explicit(), None);
}

#[test]
fn events_do_not_count() {
    let mut builder = builder();
    builder.event(event(started("A")));
    builder.event(event(complete("A")));
    builder.item(item(user("q")));
    assert_eq!(builder.active_turn().map(|turn| turn.id.as_str()), Some("rollout-0"));
    // Once an item of a rollout is there, events open turns that are named after it.
    builder.event(event(user("r")));
    assert_eq!((builder.active_turn_position(), builder.active_turn_start_index()), (Some(2), Some(0)));
    assert_eq!(builder.active_turn().map(|turn| turn.id.as_str()), Some("rollout-0"));
}

#[test]
fn reproducible_ids() {
    let turns = || live([user("1"), user("2")]);
    assert_eq!(turns(), turns());
}
