//! Which turn owns the last token usage (spec/thread-history.md §7.4).

use codex_schema::history::usage_owner;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::*;

fn count() -> Value {
    json!({"type": "token_count", "info": null, "rate_limits": null})
}

/// The owner among other turns than those of the payloads.
fn owner(payloads: impl IntoIterator<Item = Value>, others: impl IntoIterator<Item = Value>) -> String {
    let items: Vec<_> = payloads.into_iter().map(item).collect();
    usage_owner(&items, &rollout(others)).into_string()
}

#[test]
fn last_note_counts() {
    let payloads = [started("A"), count(), started("B"), count(), started("C")];
    assert_eq!(owner(payloads.clone(), payloads), "B");
}

#[test]
fn finished_turns_are_active_until_the_next() {
    let payloads = [started("A"), complete("A"), count(), started("B")];
    assert_eq!(owner(payloads.clone(), payloads), "A");
}

#[test]
fn by_id_before_position() {
    let payloads = [started("A"), started("B"), count()];
    assert_eq!(owner(payloads.clone(), [started("B"), started("A")]), "B");
    assert_eq!(owner(payloads.clone(), [started("X"), started("Y")]), "Y");
    // The position does not exist: as without a note.
    assert_eq!(owner(payloads, [started("X"), complete("X")]), "X");
}

#[test]
fn without_a_note() {
    let ended =
        [started("A"), complete("A"), started("B"), error("e", Value::Null), started("C"), aborted("C")];
    assert_eq!(owner([count()], ended), "B");
    assert_eq!(owner([count()], [started("A"), started("B")]), "B");
    assert_eq!(owner([count()], []), "");
}
