//! Finding things by id without comparing all of them.

use std::hash::{BuildHasher, RandomState};

/// As many ids as this are compared one by one; beyond, looking them up is faster.
const FEW: usize = 16;

/// The first position of each id in a list, filled when somebody asks. It holds hashes, not ids: the list itself has
/// those.
///
/// It is a hash table with linear probing, at most half full. The hasher has keys of its own in every builder, so
/// that no input can be made to collide.
#[derive(Debug, Clone, Default)]
pub(super) struct IdIndex {
    /// None, or as many as a power of two.
    slots: Vec<Slot>,
    used: usize,
    /// How many entries of the list have been put in, from the front.
    covered: usize,
}

#[derive(Debug, Clone, Copy)]
struct Slot {
    hash: u32,
    /// A list with more entries than this can count does not fit into memory.
    at: u32,
}

const EMPTY: Slot = Slot { hash: 0, at: u32::MAX };

impl Slot {
    #[inline]
    fn position(self) -> Option<usize> {
        if self.at == EMPTY.at { None } else { usize::try_from(self.at).ok() }
    }
}

impl IdIndex {
    /// The first position at which a list of `len` entries has the id. The list may have grown since the last call.
    #[inline]
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
        self.grow(len);
        for at in self.covered..len {
            let id = id_at(at);
            let hash = hash(hasher, id);
            let slot = self.slot(hash, |known| id_at(known) == id);
            if self.slots[slot].position().is_none() {
                self.slots[slot] = Slot { hash, at: u32::try_from(at).unwrap_or(EMPTY.at) };
                self.used += 1;
            }
        }
        self.covered = len;
        let slot = self.slot(hash(hasher, id), |known| id_at(known) == id);
        self.slots[slot].position()
    }

    /// Forgets the entries from `len` on, which the list must still have.
    #[inline]
    pub(super) fn forget_from<'a>(
        &mut self,
        hasher: &RandomState,
        len: usize,
        id_at: impl Fn(usize) -> &'a str,
    ) {
        for at in len..self.covered {
            let slot = self.slot(hash(hasher, id_at(at)), |known| known == at);
            if self.slots[slot].position().is_some() {
                self.remove(slot);
            }
        }
        self.covered = self.covered.min(len);
    }

    /// Whether nothing has been looked up in a long list yet.
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.covered == 0
    }

    /// The slot with the hash and a position that is meant, or the empty one where it belongs.
    #[inline]
    fn slot(&self, hash: u32, is_meant: impl Fn(usize) -> bool) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = home(hash, mask);
        while let Some(at) = self.slots[slot].position() {
            if self.slots[slot].hash == hash && is_meant(at) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// Makes room for as many entries as the list has.
    #[inline]
    fn grow(&mut self, len: usize) {
        let most = self.used + (len - self.covered);
        if most * 2 <= self.slots.len() {
            return;
        }
        let old = std::mem::replace(&mut self.slots, vec![EMPTY; (most * 2).next_power_of_two()]);
        for slot in old.into_iter().filter(|slot| slot.position().is_some()) {
            let free = self.slot(slot.hash, |_| false);
            self.slots[free] = slot;
        }
    }

    /// Empties a slot and moves up the slots behind it that were pushed away from their place.
    #[inline]
    fn remove(&mut self, slot: usize) {
        let mask = self.slots.len() - 1;
        let (mut hole, mut next) = (slot, (slot + 1) & mask);
        while self.slots[next].position().is_some() {
            let home = home(self.slots[next].hash, mask);
            if next.wrapping_sub(home) & mask >= next.wrapping_sub(hole) & mask {
                self.slots[hole] = self.slots[next];
                hole = next;
            }
            next = (next + 1) & mask;
        }
        self.slots[hole] = EMPTY;
        self.used -= 1;
    }
}

#[inline]
fn home(hash: u32, mask: usize) -> usize {
    usize::try_from(hash).unwrap_or_default() & mask
}

#[inline]
fn hash(hasher: &RandomState, id: &str) -> u32 {
    let hash = hasher.hash_one(id);
    (hash ^ (hash >> 32)) as u32
}
