//! The tree itself, for those who draw it.

use codex_schema::id::ThreadId;
use codex_schema::threads::{SpawnNode, SpawnTree};
use codex_schema::v2::Thread;
use pretty_assertions::assert_eq;

use crate::{id, spawned, thread};

/// 1 spawned 5 and 3; 5 spawned 2 and 6; 2 spawned 4. 8 belongs to nobody here.
fn threads() -> Vec<Thread> {
    [(5, 1), (6, 5), (4, 2), (2, 5), (3, 1), (8, 7)]
        .map(|(child, parent)| spawned(&id(child), &id(parent)))
        .to_vec()
}

fn number(node: &SpawnNode) -> u128 {
    node.id().as_u128()
}

#[test]
fn nodes_are_ordered_by_id_with_parent_and_depth() {
    let threads = threads();
    let tree = SpawnTree::new(&ThreadId::new(id(1)), &threads);
    let nodes: Vec<_> =
        tree.nodes().iter().map(|node| (number(node), node.parent().as_u128(), node.depth())).collect();
    assert_eq!(nodes, [(2, 5, 2), (3, 1, 1), (4, 2, 3), (5, 1, 1), (6, 5, 2)]);
    assert!(tree.nodes().iter().all(|node| node.thread().id == *node.id().to_string()));
}

#[test]
fn children_are_ordered_by_id() {
    let threads = threads();
    let tree = SpawnTree::new(&ThreadId::new(id(1)), &threads);
    assert_eq!(tree.roots().map(number).collect::<Vec<_>>(), [3, 5]);
    let children: Vec<(u128, Vec<u128>)> =
        tree.nodes().iter().map(|node| (number(node), tree.children(node).map(number).collect())).collect();
    assert_eq!(children, [(2, vec![4]), (3, vec![]), (4, vec![]), (5, vec![2, 6]), (6, vec![])]);
}

#[test]
fn drawing_goes_down_before_it_goes_on() {
    let threads = threads();
    let tree = SpawnTree::new(&ThreadId::new(id(1)), &threads);
    let drawn: Vec<_> = tree.depth_first().map(|(node, last)| (number(node), node.depth(), last)).collect();
    assert_eq!(drawn, [(3, 1, false), (5, 1, true), (2, 2, false), (4, 3, true), (6, 2, true)]);
}

#[test]
fn the_primary_is_there_when_the_list_has_it() {
    let mut threads = threads();
    assert!(SpawnTree::new(&ThreadId::new(id(1)), &threads).primary().is_none());
    threads.push(thread(&id(1).to_uppercase()));
    let primary = ThreadId::new(id(1));
    let tree = SpawnTree::new(&primary, &threads);
    assert_eq!(tree.primary().map(|thread| thread.id.as_str()), Some(&*id(1)));
    assert_eq!(tree.nodes().len(), 5);
}

#[test]
fn a_tree_may_be_taken_below_any_thread() {
    let threads = threads();
    let tree = SpawnTree::new(&ThreadId::new(id(5)), &threads);
    let drawn: Vec<_> = tree.depth_first().map(|(node, _)| (number(node), node.depth())).collect();
    assert_eq!(drawn, [(2, 1), (4, 2), (6, 1)]);
    assert_eq!(tree.primary().map(|thread| thread.id.as_str()), Some(&*id(5)));
}
