//! Any items in any order: the same turns however they are fed, and no step that fails.

use codex_schema::history::{Builder, stored_turns, turns};
use codex_schema::rollout::{Persistence, RolloutItem};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::draws::Draws;
use crate::support::*;

fn one_of<'a>(draws: &mut Draws, choices: &[&'a str]) -> &'a str {
    choices[draws.below(choices.len())]
}

/// A valid item of any kind with an effect, or one without, about few turns and few calls.
pub fn any_payload(draws: &mut Draws) -> Value {
    let turn = one_of(draws, &["A", "B", "C", "", "rollout-0", "rollout-3"]);
    let call = one_of(draws, &["c1", "c2", "item-1", "item-4", ""]);
    let text = one_of(draws, &["", " ", "hello", "two\nlines"]);
    match draws.below(34) {
        0..=2 => started(turn),
        3..=4 => complete(turn),
        5 => aborted(turn),
        6 => json!({"type": "turn_aborted", "reason": "interrupted", "completed_at": 5}),
        7 => rolled_back(u32::try_from(draws.below(4)).unwrap_or(0)),
        8..=10 => user(text),
        11..=12 => agent(text),
        13 => reasoning(text),
        14 => raw_reasoning(text),
        15 => error("e", json!(one_of(draws, &["other", "thread_rollback_failed"]))),
        16 => compacted(),
        17 => turn_context(),
        18 => web_search_begin(call),
        19 => web_search_end(call),
        20 => exec_begin(call, turn),
        21 => exec_end(call, turn),
        22 => mcp_begin(call),
        23 => mcp_end(call, json!({"Err": text})),
        24 => dynamic_request(call, turn),
        25 => dynamic_response(call, turn, false),
        26 => patch_begin(call, turn),
        27 => patch_end(call, turn, "completed"),
        28 => with(guardian("denied", json!(call), rm()), json!({"turn_id": turn})),
        29 => plan("item_completed", turn, call, text),
        30 => collab("close_end", call, json!({"status": "running"})),
        31 => message("user", &[&hook_prompt("r", "t")]),
        32 => {
            json!({"type": one_of(draws, &["context_compacted", "shutdown_complete", "of_a_newer_release"])})
        }
        _ => message("assistant", &[text]),
    }
}

pub fn any_items(seed: u64, count: usize) -> Vec<RolloutItem> {
    let mut draws = Draws::new(seed);
    (0..count).map(|_| item(any_payload(&mut draws))).collect()
}

#[test]
fn by_value_and_by_reference() {
    for seed in 0..100 {
        let (mut moved, mut lent) = (builder(), builder());
        for item in any_items(seed, 60) {
            assert_eq!(lent.item_ref(&item), moved.item(item), "seed {seed}");
        }
        assert_eq!(lent.into_turns(), moved.into_turns(), "seed {seed}");
    }
}

#[test]
fn cut_anywhere() {
    for seed in 0..15 {
        let items = any_items(seed, 50);
        let mut growing = builder();
        for (fed, item) in items.iter().enumerate() {
            let mut fresh = builder();
            for item in &items[..fed] {
                fresh.item(item.clone());
            }
            // What is asked in between does not change what comes.
            let seen: Vec<_> = growing.turns().cloned().collect();
            assert_eq!(fresh.into_turns(), seen, "seed {seed}, {fed} items");
            growing.item(item.clone());
        }
    }
}

#[test]
fn items_that_are_known_to_do_nothing_are_skipped() {
    use codex_schema::history::{has_effect, tag_has_effect};
    for seed in 0..100 {
        let (mut all, mut some) = (builder(), builder());
        for item in any_items(seed, 60) {
            match &item {
                RolloutItem::Compacted(_) => some.compacted(),
                RolloutItem::EventMsg(event) if !has_effect(event) => some.skip(),
                RolloutItem::TurnContext(_) => some.skip(),
                _ => some.item_ref(&item),
            };
            if let RolloutItem::EventMsg(event) = &item {
                let value = wire(event);
                let tag = value["type"].as_str().expect("has a tag");
                assert!(tag_has_effect(tag) || !has_effect(event), "{tag}");
            }
            all.item(item);
        }
        assert_eq!(all.into_turns(), some.into_turns(), "seed {seed}");
    }
}

#[test]
fn all_at_once() {
    for seed in 0..100 {
        let without_random_ids = |item: &RolloutItem| !matches!(item, RolloutItem::ResponseItem(_));
        let items: Vec<_> = any_items(seed, 60).into_iter().filter(without_random_ids).collect();
        let mut builder = builder();
        for item in &items {
            builder.item_ref(item);
        }
        assert_eq!(turns(items), builder.into_turns(), "seed {seed}");
    }
}

#[test]
fn stored_threads_drop_what_limited_files_lack() {
    let items = [
        exec_end("e", "A"),
        started("A"),
        exec_end("e", "A"),
        error("e", Value::Null),
        agent("a"),
        started("B"),
    ];
    let items = items.map(item);
    let turns = stored_turns(items.clone());
    assert_eq!(outline(&turns), [("A", "interrupted"), ("B", "interrupted")]);
    assert_eq!(ids(&turns[0]), ["item-1"]);
    assert_eq!(items.iter().filter(|item| Persistence::Extended.persists(item)).count(), 6);
    // What is dropped does not count.
    let turns = stored_turns([exec_end("e", "A"), user("q")].map(item));
    assert_eq!(turns[0].id, "rollout-0");
}

#[test]
fn reset_starts_anew() {
    let items = any_items(7, 60);
    let mut used = builder();
    for item in &items {
        used.item_ref(item);
    }
    used.reset();
    assert_eq!((used.turns().count(), used.has_active_turn()), (0, false));
    used.item(item(user("q")));
    let turns = used.into_turns();
    assert_eq!((outline(&turns), ids(&turns[0])), (vec![("rollout-0", "completed")], vec!["item-1"]));
}

#[test]
fn many_turns_and_items_are_found() {
    // As many as take minutes if each one were looked for among all others.
    let many = 10_000;
    let mut builder = Builder::new();
    for turn in 0..many {
        builder.item(item(started(&format!("t{turn}"))));
    }
    let (begin, end) = (item(exec_begin("c", "t")), item(exec_end("c", "t")));
    for turn in 0..many {
        builder.item(renamed(&begin, format!("t{turn}"), format!("c{turn}")));
        builder.item(renamed(&begin, format!("t{}", many - 1), format!("d{turn}")));
    }
    for turn in (0..many).rev() {
        builder.item(renamed(&end, format!("t{}", many - 1), format!("d{turn}")));
    }
    for _ in 0..many - 2 {
        builder.item(item(rolled_back(1)));
        builder.item(renamed(&end, "t0".to_owned(), "late".to_owned()));
    }
    let turns = builder.into_turns();
    assert_eq!((turns.len(), ids(&turns[0]), ids(&turns[1])), (2, vec!["c0", "late"], vec!["c1"]));
}

/// The command with other ids.
fn renamed(item: &RolloutItem, turn: String, call: String) -> RolloutItem {
    let mut item = item.clone();
    match &mut item {
        RolloutItem::EventMsg(codex_schema::rollout::EventMsg::ExecCommandBegin(event)) => {
            (event.turn_id, event.call_id) = (turn.into(), call.into());
        }
        RolloutItem::EventMsg(codex_schema::rollout::EventMsg::ExecCommandEnd(event)) => {
            (event.turn_id, event.call_id) = (turn.into(), call.into());
        }
        other => panic!("{other:?}"),
    }
    item
}
