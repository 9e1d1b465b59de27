//! What each step says that it changed.

use codex_schema::history::{Change, Changes};
use codex_schema::v2::Turn;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::draws::Draws;
use crate::feeding::any_payload;
use crate::support::*;

fn changes(payloads: impl IntoIterator<Item = Value>) -> Vec<Vec<Change>> {
    let mut builder = builder();
    payloads.into_iter().map(|payload| builder.item(item(payload)).into_iter().collect()).collect()
}

/// What the last of the payloads changes.
fn last(payloads: impl IntoIterator<Item = Value>) -> Vec<Change> {
    changes(payloads).pop().expect("there is a payload")
}

#[test]
fn of_messages() {
    use Change::*;
    assert_eq!(
        changes([
            user("1"),
            agent("a"),
            reasoning("r"),
            raw_reasoning("r"),
            user("2"),
            agent(""),
            turn_context()
        ]),
        [
            vec![TurnOpened { turn: 0 }, ItemAppended { turn: 0, item: 0 }],
            vec![ItemAppended { turn: 0, item: 1 }],
            vec![ItemAppended { turn: 0, item: 2 }],
            vec![ItemUpdated { turn: 0, item: 2 }],
            vec![TurnClosed { turn: 0 }, TurnOpened { turn: 1 }, ItemAppended { turn: 1, item: 0 }],
            vec![],
            vec![],
        ]
    );
}

#[test]
fn of_turns() {
    use Change::*;
    assert_eq!(
        changes([
            started("A"),
            error("e", Value::Null),
            complete("A"),
            started("B"),
            started("C"),
            aborted("A")
        ]),
        [
            vec![TurnOpened { turn: 0 }],
            vec![TurnUpdated { turn: 0 }],
            vec![TurnUpdated { turn: 0 }, TurnClosed { turn: 0 }],
            vec![TurnOpened { turn: 1 }],
            vec![TurnClosed { turn: 1 }, TurnOpened { turn: 2 }],
            vec![TurnUpdated { turn: 0 }],
        ]
    );
}

#[test]
fn of_items_with_ids() {
    use Change::*;
    assert_eq!(last([started("A"), exec_begin("e", "A")]), [ItemAppended { turn: 0, item: 0 }]);
    assert_eq!(
        last([started("A"), user("q"), exec_begin("e", "A"), started("B"), exec_end("e", "A")]),
        [ItemUpdated { turn: 0, item: 1 }]
    );
    assert_eq!(last([started("A"), started("B"), exec_end("e", "A")]), [ItemAppended { turn: 0, item: 0 }]);
    assert_eq!(last([started("A"), exec_end("e", "X")]), []);
}

#[test]
fn of_rollbacks_and_compactions() {
    use Change::*;
    assert_eq!(
        last([user("1"), user("2"), rolled_back(1)]),
        [TurnClosed { turn: 1 }, TurnsRemoved { from: 1 }]
    );
    assert_eq!(last([started("A"), complete("A"), rolled_back(0)]), []);
    assert_eq!(last([rolled_back(1)]), []);
    assert_eq!(last([compacted()]), [TurnOpened { turn: 0 }]);
    assert_eq!(last([started("A"), compacted()]), []);
}

/// A copy of the turns that is kept by the changes alone.
#[derive(Default)]
struct Mirror(Vec<Turn>);

impl Mirror {
    fn follow(&mut self, changes: Changes, turn_at: impl Fn(usize) -> Turn) {
        for change in changes {
            match change {
                Change::TurnOpened { turn } => {
                    assert_eq!(turn, self.0.len());
                    let mut opened = turn_at(turn);
                    opened.items.clear();
                    self.0.push(opened);
                }
                Change::TurnUpdated { turn } => {
                    let items = std::mem::take(&mut self.0[turn].items);
                    self.0[turn] = turn_at(turn);
                    self.0[turn].items = items;
                }
                Change::TurnClosed { turn } => assert_eq!(turn + 1, self.0.len()),
                Change::TurnsRemoved { from } => self.0.truncate(from),
                Change::ItemAppended { turn, item } => {
                    assert_eq!(item, self.0[turn].items.len());
                    self.0[turn].items.push(turn_at(turn).items[item].clone());
                }
                Change::ItemUpdated { turn, item } => {
                    self.0[turn].items[item] = turn_at(turn).items[item].clone()
                }
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn are_enough_to_keep_a_copy() {
    for seed in 0..100 {
        let mut draws = Draws::new(seed);
        let (mut builder, mut mirror) = (builder(), Mirror::default());
        for _ in 0..60 {
            let changes = builder.item(item(any_payload(&mut draws)));
            mirror.follow(changes, |at| builder.turn(at).expect("exists").clone());
        }
        assert_eq!(wire(&mirror.0), json!(builder.into_turns()), "seed {seed}");
    }
}
