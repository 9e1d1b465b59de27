//! Any valid items in any order: nothing fails, and it does not matter how they are fed.

use codex_schema::history::{Builder, Items, interrupt_stale};
use codex_schema::rollout::{Loaded, Loader, Persistence, RolloutItem};
use codex_schema::v2::Turn;
use pretty_assertions::assert_eq;

use crate::draws::Draws;
use crate::support::{files, history, meta, same_ids};

/// All lines of the files that the release loads.
fn valid_lines() -> Vec<String> {
    let mut valid = Vec::new();
    for (_, text) in files() {
        let lines: Vec<&str> = text.lines().collect();
        for line in Loader::new(text.as_bytes()) {
            if let (number, Loaded::Line(_)) = line.expect("is loaded") {
                valid.push(lines[number - 1].to_owned());
            }
        }
    }
    assert!(valid.len() > 1500, "{} lines", valid.len());
    valid
}

/// Drawn lines: in their order or not, some of them several times, some left out.
fn sequence(draws: &mut Draws, valid: &[String]) -> Vec<String> {
    let count = draws.below(80);
    let mut lines: Vec<String> = match draws.below(3) {
        // Neighbours, as they were recorded.
        0 => valid.iter().skip(draws.below(valid.len())).take(count).cloned().collect(),
        _ => (0..count).map(|_| valid[draws.below(valid.len())].clone()).collect(),
    };
    for _ in 0..draws.below(20) {
        if lines.is_empty() {
            break;
        }
        let (from, to) = (draws.below(lines.len()), draws.below(lines.len()));
        match draws.below(3) {
            0 => lines.swap(from, to),
            1 => lines.insert(to, lines[from].clone()),
            _ => drop(lines.remove(from)),
        }
    }
    lines.insert(0, meta());
    lines
}

fn items(file: &str) -> Vec<RolloutItem> {
    Loader::new(file.as_bytes())
        .filter_map(|line| match line.expect("is loaded").1 {
            Loaded::Line(line) => Some(line.item),
            _ => None,
        })
        .collect()
}

/// The turns of items that are fed one by one, with the turns asked for in between.
fn one_by_one(items: &[RolloutItem], draws: &mut Draws) -> Vec<Turn> {
    let mut builder = Builder::with_ids(same_ids());
    for item in items {
        if draws.below(2) == 0 {
            builder.item_ref(item);
        } else {
            builder.item(item.clone());
        }
        if draws.below(8) == 0 {
            assert!(builder.turns().count() <= items.len());
        }
    }
    let mut turns = builder.into_turns();
    interrupt_stale(&mut turns);
    turns
}

#[test]
fn one_by_one_is_as_all_at_once() {
    let valid = valid_lines();
    for seed in 0..250 {
        let mut draws = Draws::new(seed);
        let file = sequence(&mut draws, &valid).join("\n");
        let all = items(&file);
        let stored = history(file.as_bytes(), Items::All).expect("is readable");
        assert_eq!(stored.turns, one_by_one(&all, &mut draws), "seed {seed}");

        let persisted: Vec<RolloutItem> =
            all.into_iter().filter(|item| Persistence::Limited.persists(item)).collect();
        let stored = history(file.as_bytes(), Items::Limited).expect("is readable");
        assert_eq!(stored.turns, one_by_one(&persisted, &mut draws), "seed {seed}");
    }
}

/// Turns that are over do not change any more but by what names them, so that a cut file shows what was there.
#[test]
fn a_sequence_that_is_cut_anywhere_builds() {
    let valid = valid_lines();
    for seed in 1000..1100 {
        let mut draws = Draws::new(seed);
        let file = sequence(&mut draws, &valid).join("\n");
        // Behind the metadata, so that the file stays readable, and between characters.
        let mut end = meta().len() + draws.below(file.len() - meta().len() + 1);
        while !file.is_char_boundary(end) {
            end -= 1;
        }
        let cut = &file[..end];
        let stored = history(cut.as_bytes(), Items::All).expect("is readable");
        assert_eq!(stored.turns, one_by_one(&items(cut), &mut draws), "seed {seed}");
    }
}
