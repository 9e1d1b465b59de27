//! Who spawned whom, as pairs of ids that are stored, and the order of archiving (spec/identity.md §7.1, §7.3).

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use uuid::Uuid;

/// Spawns as they are stored: each child with its one parent.
///
/// ```
/// use codex_schema::id::Uuid;
/// use codex_schema::threads::SpawnEdges;
///
/// let [root, child, grandchild] = [1, 2, 3].map(Uuid::from_u128);
/// let mut edges = SpawnEdges::default();
/// edges.record(child, root);
/// edges.record(grandchild, child);
/// assert_eq!(edges.archive_order(root), [root, grandchild, child]);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SpawnEdges {
    parents: BTreeMap<Uuid, Uuid>,
}

impl SpawnEdges {
    /// Stores that `parent` spawned `child`. The first parent of a child stays: false when it has one already.
    #[inline]
    pub fn record(&mut self, child: Uuid, parent: Uuid) -> bool {
        match self.parents.entry(child) {
            Entry::Vacant(entry) => {
                entry.insert(parent);
                true
            }
            Entry::Occupied(_) => false,
        }
    }

    /// The parent of a child.
    #[inline]
    pub fn parent(&self, child: Uuid) -> Option<Uuid> {
        self.parents.get(&child).copied()
    }

    /// All descendants, nearest first, and by id within the same depth. Never the thread itself.
    #[inline]
    pub fn descendants(&self, thread: Uuid) -> Vec<Uuid> {
        let mut children: Vec<(Uuid, Uuid)> =
            self.parents.iter().map(|(child, parent)| (*parent, *child)).collect();
        children.sort_unstable();

        let mut reached = Vec::new();
        let mut level = vec![thread];
        while !level.is_empty() {
            let begin = reached.len();
            for parent in level {
                let first = children.partition_point(|(other, _)| *other < parent);
                let of_parent = children[first..].iter().take_while(|(other, _)| *other == parent);
                // A child has one parent, so nothing but the start can be reached twice.
                reached.extend(of_parent.map(|(_, child)| *child).filter(|child| *child != thread));
            }
            reached[begin..].sort_unstable();
            level = reached[begin..].to_vec();
        }
        reached
    }

    /// The order in which `thread/archive` archives: the thread itself, then its descendants, deepest first.
    #[inline]
    pub fn archive_order(&self, thread: Uuid) -> Vec<Uuid> {
        let mut order = vec![thread];
        order.extend(self.descendants(thread).into_iter().rev());
        order
    }
}
