//! The spawn tree in a flat list of threads (spec/identity.md §7.2).

use std::ops::Range;

use uuid::Uuid;

use crate::id::ThreadId;
use crate::v2::{SessionSource, Thread};
use crate::vocab::SubAgentSource;

/// A thread that another one spawned, directly or through others in between.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Descendant<'a> {
    /// In its canonical text.
    pub thread_id: ThreadId,
    /// Who spawned it, in the canonical text.
    pub parent_thread_id: ThreadId,
    /// Steps from the primary thread: 1 for those that it spawned itself. The depth in the thread's source may
    /// differ: it counts from the root.
    pub depth: u32,
    /// As the thread has it, which may differ from the one in its source.
    pub agent_nickname: Option<&'a str>,
    /// As the thread has it, which may differ from the one in its source.
    pub agent_role: Option<&'a str>,
}

/// All descendants of a thread among the given ones, ordered by id.
///
/// Ids are compared by value. The primary thread need not be among the threads and is never part of the result;
/// threads whose id is no UUID are skipped, of those with the same id the last one counts, and a thread whose
/// parent is not there is not reached. An invalid primary id has no descendants.
///
/// ```
/// use codex_schema::rollout::Timestamp;
/// use codex_schema::threads::{Server, StoredThread, descendants};
///
/// let server = Server::new("/home/user", "openai");
/// let primary = StoredThread::new("01a1fd77-752c-79a3-83bd-ac086b785546", Timestamp::from_seconds(0));
/// let mut agent = StoredThread::new("01a1fd77-75fc-7b13-93ad-07173d11c6af", Timestamp::from_seconds(1));
/// agent.source = serde_json::from_str(
///     r#"{"subagent":{"thread_spawn":{"parent_thread_id":"01a1fd77-752c-79a3-83bd-ac086b785546","depth":1}}}"#,
/// )?;
/// agent.agent_nickname = Some("Volta".to_owned());
///
/// let threads = [primary.into_thread(&server), agent.into_thread(&server)];
/// let agents = descendants(&threads[0].id, &threads);
/// assert_eq!(agents[0].agent_nickname, Some("Volta"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[inline]
pub fn descendants<'a>(
    primary: &ThreadId,
    threads: impl IntoIterator<Item = &'a Thread>,
) -> Vec<Descendant<'a>> {
    SpawnTree::new(primary, threads).nodes.iter().map(SpawnNode::to_descendant).collect()
}

/// The tree below a thread, for those who draw it.
#[derive(Debug, Clone)]
pub struct SpawnTree<'a> {
    primary: Option<&'a Thread>,
    /// Ordered by id.
    nodes: Vec<SpawnNode<'a>>,
    /// Places in `nodes`: siblings together, ordered by id; first of all what the primary thread spawned.
    siblings: Vec<usize>,
    /// What the primary thread spawned, in `siblings`.
    roots: Range<usize>,
}

/// A thread in its place in the tree.
#[derive(Debug, Clone)]
pub struct SpawnNode<'a> {
    thread: &'a Thread,
    id: u128,
    parent: u128,
    depth: u32,
    /// What it spawned, in the siblings of the tree.
    children: Range<usize>,
}

impl<'a> SpawnTree<'a> {
    /// Builds the tree below a thread from a flat list, by the rules of [`descendants`].
    #[inline]
    pub fn new(primary: &ThreadId, threads: impl IntoIterator<Item = &'a Thread>) -> SpawnTree<'a> {
        match primary.uuid() {
            Ok(primary) => Listed::new(primary.as_u128(), listed(threads)).tree(),
            Err(_) => SpawnTree { primary: None, nodes: Vec::new(), siblings: Vec::new(), roots: 0..0 },
        }
    }

    /// The primary thread, when it is in the list.
    #[inline]
    pub fn primary(&self) -> Option<&'a Thread> {
        self.primary
    }

    /// All nodes, ordered by id.
    #[inline]
    pub fn nodes(&self) -> &[SpawnNode<'a>] {
        &self.nodes
    }

    /// What the primary thread spawned itself, ordered by id.
    #[inline]
    pub fn roots(&self) -> impl ExactSizeIterator<Item = &SpawnNode<'a>> {
        self.siblings[self.roots.clone()].iter().map(|place| &self.nodes[*place])
    }

    /// What the thread of a node of this tree spawned, ordered by id.
    #[inline]
    pub fn children(&self, node: &SpawnNode<'a>) -> impl ExactSizeIterator<Item = &SpawnNode<'a>> {
        let children = self.siblings.get(node.children.clone()).unwrap_or_default();
        children.iter().map(|place| &self.nodes[*place])
    }

    /// All nodes in the order in which a tree is drawn: each one before what it spawned, siblings ordered by id.
    /// With each comes whether it is the last of its siblings.
    #[inline]
    pub fn depth_first(&self) -> impl Iterator<Item = (&SpawnNode<'a>, bool)> {
        // What is still to come of each generation, the youngest on top.
        let mut waiting = vec![self.roots.clone()];
        std::iter::from_fn(move || {
            while waiting.last()?.is_empty() {
                waiting.pop();
            }
            let siblings = waiting.last_mut()?;
            let node = &self.nodes[self.siblings[siblings.next()?]];
            let last = siblings.start == siblings.end;
            waiting.push(node.children.clone());
            Some((node, last))
        })
    }
}

impl<'a> SpawnNode<'a> {
    /// The thread.
    #[inline]
    pub fn thread(&self) -> &'a Thread {
        self.thread
    }

    /// Its id, by value.
    #[inline]
    pub fn id(&self) -> Uuid {
        Uuid::from_u128(self.id)
    }

    /// Who spawned it, by value.
    #[inline]
    pub fn parent(&self) -> Uuid {
        Uuid::from_u128(self.parent)
    }

    /// Steps from the primary thread: 1 for those that it spawned itself.
    #[inline]
    pub fn depth(&self) -> u32 {
        self.depth
    }

    /// The node as programs take it.
    #[inline]
    pub fn to_descendant(&self) -> Descendant<'a> {
        Descendant {
            thread_id: ThreadId::from(self.id()),
            parent_thread_id: ThreadId::from(self.parent()),
            depth: self.depth,
            agent_nickname: self.thread.agent_nickname.as_deref(),
            agent_role: self.thread.agent_role.as_deref(),
        }
    }
}

/// A thread of the list, with what the tree needs of it.
#[derive(Clone, Copy)]
struct Entry<'a> {
    id: u128,
    /// Who spawned it, by its source.
    parent: Option<u128>,
    thread: &'a Thread,
}

/// The threads with a valid id, ordered by it; the last one of each id.
#[inline]
fn listed<'a>(threads: impl IntoIterator<Item = &'a Thread>) -> Vec<Entry<'a>> {
    let entries: Vec<Entry> = threads
        .into_iter()
        .filter_map(|thread| {
            Some(Entry { id: thread.id.uuid().ok()?.as_u128(), parent: spawned_by(thread), thread })
        })
        .collect();
    let mut order: Vec<(u128, usize)> = entries.iter().map(|entry| entry.id).zip(0..).collect();
    order.sort_unstable();
    let is_last = |at: usize, id: u128| order.get(at + 1).is_none_or(|(next, _)| *next != id);
    order
        .iter()
        .enumerate()
        .filter(|(at, (id, _))| is_last(*at, *id))
        .map(|(_, (_, place))| entries[*place])
        .collect()
}

/// Who spawned a thread, by its source.
#[inline]
fn spawned_by(thread: &Thread) -> Option<u128> {
    match &thread.source {
        SessionSource::SubAgent(SubAgentSource::ThreadSpawn(spawn)) => {
            spawn.parent_thread_id.uuid().ok().map(|id| id.as_u128())
        }
        _ => None,
    }
}

/// The list with its edges resolved to places in it, so that walking needs no ids.
struct Listed<'a> {
    primary: u128,
    entries: Vec<Entry<'a>>,
    /// Where the primary thread is in the list: behind its end when it is not there.
    start: usize,
    /// Children by the place of their parent, those of a parent together and ordered by id.
    children: Vec<usize>,
    /// Where the children of each place begin; those of the last one end at the last number.
    begins: Vec<usize>,
}

impl<'a> Listed<'a> {
    #[inline]
    fn new(primary: u128, entries: Vec<Entry<'a>>) -> Listed<'a> {
        let place = |id: u128| entries.binary_search_by_key(&id, |entry| entry.id).ok();
        let start = place(primary).unwrap_or(entries.len());
        let edges: Vec<(usize, usize)> = entries
            .iter()
            .enumerate()
            .filter_map(|(child, entry)| match entry.parent? {
                // Nobody spawned the primary thread, as far as its tree goes.
                _ if child == start => None,
                parent if parent == primary => Some((start, child)),
                parent => Some((place(parent)?, child)),
            })
            .collect();

        let mut begins = vec![0; entries.len() + 2];
        for (parent, _) in &edges {
            begins[parent + 1] += 1;
        }
        for parent in 1..begins.len() {
            begins[parent] += begins[parent - 1];
        }
        let mut free = begins.clone();
        let mut children = vec![0; edges.len()];
        for (parent, child) in edges {
            children[free[parent]] = child;
            free[parent] += 1;
        }
        Listed { primary, entries, start, children, begins }
    }

    #[inline]
    fn children(&self, parent: usize) -> &[usize] {
        &self.children[self.begins[parent]..self.begins[parent + 1]]
    }

    #[inline]
    fn tree(self) -> SpawnTree<'a> {
        // A thread has one parent and the primary none, so that nothing is reached twice, whatever the edges say.
        let mut depths = vec![0; self.entries.len()];
        let mut waiting = vec![(self.start, 0)];
        while let Some((parent, depth)) = waiting.pop() {
            for child in self.children(parent) {
                depths[*child] = depth + 1;
                waiting.push((*child, depth + 1));
            }
        }

        // Places in the list become places among the reached ones.
        let mut places = vec![0; self.entries.len()];
        let reached: Vec<usize> = (0..self.entries.len()).filter(|place| depths[*place] > 0).collect();
        for (node, place) in reached.iter().enumerate() {
            places[*place] = node;
        }
        let mut siblings = Vec::with_capacity(reached.len());
        let mut take = |parent: usize| {
            let begin = siblings.len();
            siblings.extend(self.children(parent).iter().map(|child| places[*child]));
            begin..siblings.len()
        };
        let roots = take(self.start);
        let nodes = reached
            .iter()
            .map(|place| {
                let Entry { id, parent, thread } = self.entries[*place];
                let (depth, children) = (depths[*place], take(*place));
                SpawnNode { thread, id, parent: parent.unwrap_or(self.primary), depth, children }
            })
            .collect();
        SpawnTree { primary: self.entries.get(self.start).map(|entry| entry.thread), nodes, siblings, roots }
    }
}
