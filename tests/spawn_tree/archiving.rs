//! The walk over stored edges (spec/identity.md §7.1, §7.3).

use codex_schema::id::Uuid;
use codex_schema::threads::SpawnEdges;
use pretty_assertions::assert_eq;

fn edges(pairs: &[(u128, u128)]) -> SpawnEdges {
    let mut edges = SpawnEdges::default();
    for (child, parent) in pairs {
        edges.record(Uuid::from_u128(*child), Uuid::from_u128(*parent));
    }
    edges
}

fn numbers(ids: Vec<Uuid>) -> Vec<u128> {
    ids.into_iter().map(|id| id.as_u128()).collect()
}

fn descendants(pairs: &[(u128, u128)], of: u128) -> Vec<u128> {
    numbers(edges(pairs).descendants(Uuid::from_u128(of)))
}

/// 1 spawned 5 and 3; 5 spawned 2 and 6; 3 spawned 9; 2 spawned 4.
const FAMILY: [(u128, u128); 6] = [(5, 1), (6, 5), (4, 2), (9, 3), (2, 5), (3, 1)];

#[test]
fn the_nearest_come_first_and_then_the_lower_ids() {
    assert_eq!(descendants(&FAMILY, 1), [3, 5, 2, 6, 9, 4]);
    assert_eq!(descendants(&FAMILY, 5), [2, 6, 4]);
    assert_eq!(descendants(&FAMILY, 4), []);
    assert_eq!(descendants(&FAMILY, 77), []);
}

#[test]
fn archiving_takes_the_thread_and_then_the_deepest() {
    let order = edges(&FAMILY).archive_order(Uuid::from_u128(1));
    assert_eq!(numbers(order), [1, 4, 9, 6, 2, 5, 3]);
    let alone = SpawnEdges::default().archive_order(Uuid::from_u128(1));
    assert_eq!(numbers(alone), [1]);
}

#[test]
fn the_first_parent_of_a_child_stays() {
    let mut edges = SpawnEdges::default();
    let [child, first, second] = [3, 1, 2].map(Uuid::from_u128);
    assert!(edges.record(child, first));
    assert!(!edges.record(child, second));
    assert_eq!(edges.parent(child), Some(first));
    assert_eq!(edges.parent(first), None);
    assert!(edges.descendants(second).is_empty());
}

#[test]
fn cycles_end_without_the_thread_itself() {
    let ring = [(2, 1), (3, 2), (1, 3), (4, 4)];
    assert_eq!(descendants(&ring, 1), [2, 3]);
    assert_eq!(descendants(&ring, 4), []);
}
