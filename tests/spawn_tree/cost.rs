//! Large lists: no recursion, and a cost that grows with the list and not with its square.

use std::time::{Duration, Instant};

use codex_schema::v2::Thread;
use pretty_assertions::assert_eq;

use crate::{found, id, spawned, thread};

/// Ids in an order that has nothing to do with the list's.
fn scattered(number: u128) -> String {
    id((number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835))
}

/// A list of threads, each with the place of its parent.
fn list(count: usize, parent: impl Fn(usize) -> usize) -> Vec<Thread> {
    let mut threads = vec![thread(&scattered(0))];
    threads.extend(
        (1..count).map(|place| spawned(&scattered(place as u128), &scattered(parent(place) as u128))),
    );
    threads
}

fn shapes(count: usize) -> [(&'static str, Vec<Thread>); 3] {
    [
        ("chain", list(count, |place| place - 1)),
        ("star", list(count, |_| 0)),
        ("random", list(count, |place| place.wrapping_mul(2_654_435_761) % place)),
    ]
}

fn time(threads: &[Thread]) -> Duration {
    let begun = Instant::now();
    let descendants = found(&scattered(0), threads);
    let time = begun.elapsed();
    assert_eq!(descendants.len(), threads.len() - 1);
    time
}

#[test]
fn the_cost_grows_with_the_list_and_not_with_its_square() {
    for ((shape, small), (_, large)) in shapes(2_500).into_iter().zip(shapes(20_000)) {
        // The best of some runs, since other programs run beside this one.
        let (small, large) = (0..9).fold((Duration::MAX, Duration::MAX), |(best_small, best_large), _| {
            (best_small.min(time(&small)), best_large.min(time(&large)))
        });
        // Eight times the threads: about 10 times the work when sorted, 64 times when every pair is looked at.
        assert!(large < small * 32, "{shape}: {small:?} for 2,500 threads, {large:?} for 20,000");
    }
}

#[test]
fn depths_of_a_long_chain_are_counted() {
    let threads = list(20_000, |place| place - 1);
    let deepest = found(&scattered(0), &threads).into_iter().max_by_key(|descendant| descendant.depth);
    let deepest = deepest.expect("a descendant");
    assert_eq!((deepest.depth, deepest.thread_id.into_string()), (19_999, scattered(19_999)));
}
