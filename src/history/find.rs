//! Finding things by id without comparing all of them.

use std::collections::BTreeSet;
use std::hash::{BuildHasher, RandomState};

/// As many ids as this are compared one by one; beyond, looking them up is faster.
const FEW: usize = 16;

/// The positions of ids in a list, filled when somebody asks. It holds hashes, not ids: the list itself has those.
#[derive(Debug, Clone, Default)]
pub(super) struct IdIndex {
    positions: BTreeSet<(u64, usize)>,
    /// How many entries of the list are in `positions`, from the front.
    covered: usize,
}

impl IdIndex {
    /// The first position at which a list of `len` entries has the id. The list may have grown since the last call.
    pub(super) fn first<'a>(
        &mut self,
        hasher: &RandomState,
        id: &str,
        len: usize,
        id_at: impl Fn(usize) -> &'a str,
    ) -> Option<usize> {
        if len <= FEW && self.is_empty() {
            return (0..len).find(|at| id_at(*at) == id);
        }
        self.positions.extend((self.covered..len).map(|at| (hasher.hash_one(id_at(at)), at)));
        self.covered = len;
        let hash = hasher.hash_one(id);
        let candidates = self.positions.range((hash, 0)..=(hash, usize::MAX));
        candidates.map(|(_, at)| *at).find(|at| id_at(*at) == id)
    }

    /// Forgets the entries from `len` on, which the list must still have.
    pub(super) fn forget_from<'a>(
        &mut self,
        hasher: &RandomState,
        len: usize,
        id_at: impl Fn(usize) -> &'a str,
    ) {
        for at in len..self.covered {
            self.positions.remove(&(hasher.hash_one(id_at(at)), at));
        }
        self.covered = self.covered.min(len);
    }

    /// Whether nothing has been looked up in a long list yet.
    pub(super) fn is_empty(&self) -> bool {
        self.covered == 0
    }
}
