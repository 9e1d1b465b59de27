//! Any list of threads gives what the plain reading of the rules gives.

use std::collections::{BTreeMap, BTreeSet};

use codex_schema::id::{ThreadId, Uuid};
use codex_schema::threads::SpawnTree;
use codex_schema::v2::{SessionSource, Thread};
use codex_schema::vocab::SubAgentSource;
use pretty_assertions::assert_eq;

use crate::draws::Draws;
use crate::{id, ids, spawned, thread};

/// Threads with few ids, so that repetitions, cycles and missing parents are frequent.
fn threads(draws: &mut Draws) -> Vec<Thread> {
    let count = draws.below(14);
    (0..count)
        .map(|_| {
            let own = id(draws.below(9) as u128);
            let parent = id(draws.below(9) as u128);
            match draws.below(8) {
                0 => thread(&own),
                1 => spawned("not-a-uuid", &parent),
                2 => spawned(&own, "not-a-uuid"),
                3 => spawned(&own.to_uppercase(), &parent.replace('-', "")),
                _ => spawned(&own, &parent),
            }
        })
        .collect()
}

/// The rules word by word: keep the last of each id, then add children of what is reached until nothing is added.
fn by_the_rules(primary: u128, threads: &[Thread]) -> Vec<String> {
    let mut parents = BTreeMap::new();
    for thread in threads {
        let Ok(id) = thread.id.uuid() else { continue };
        let parent = match &thread.source {
            SessionSource::SubAgent(SubAgentSource::ThreadSpawn(spawn)) => spawn.parent_thread_id.uuid().ok(),
            _ => None,
        };
        parents.insert(id, parent);
    }
    let mut reached = BTreeSet::from([Uuid::from_u128(primary)]);
    loop {
        let before = reached.len();
        for (child, parent) in &parents {
            if parent.is_some_and(|parent| reached.contains(&parent)) {
                reached.insert(*child);
            }
        }
        if reached.len() == before {
            break;
        }
    }
    reached.remove(&Uuid::from_u128(primary));
    reached.into_iter().map(|id| id.to_string()).collect()
}

#[test]
fn any_list_gives_what_the_rules_say() {
    let mut draws = Draws::new(1);
    let mut found = 0;
    for _ in 0..3000 {
        let threads = threads(&mut draws);
        let primary = draws.below(9) as u128;
        let descendants = ids(&id(primary), &threads);
        assert_eq!(descendants, by_the_rules(primary, &threads), "{threads:?}");
        found += descendants.len();
    }
    assert!(found > 1000, "most lists were empty: {found}");
}

#[test]
fn any_tree_is_whole() {
    let mut draws = Draws::new(2);
    for _ in 0..1000 {
        let threads = threads(&mut draws);
        let primary = draws.below(9) as u128;
        let tree = SpawnTree::new(&ThreadId::new(id(primary)), &threads);
        let mut drawn: Vec<Uuid> = tree.depth_first().map(|(node, _)| node.id()).collect();
        drawn.sort_unstable();
        let nodes: Vec<Uuid> = tree.nodes().iter().map(|node| node.id()).collect();
        assert_eq!(drawn, nodes, "each node is drawn once");
        for node in tree.nodes() {
            for child in tree.children(node) {
                assert_eq!((child.parent(), child.depth()), (node.id(), node.depth() + 1));
            }
        }
        for root in tree.roots() {
            assert_eq!((root.parent().as_u128(), root.depth()), (primary, 1));
        }
    }
}
