//! Sets of releases, and how ranges of them are written.

use super::error::Error;

const WORDS: usize = 4;

/// A set of releases, by their place in the list of releases.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReleaseSet([u64; WORDS]);

impl ReleaseSet {
    /// How many releases a history can hold.
    pub const LIMIT: usize = WORDS * 64;

    pub fn none() -> ReleaseSet {
        ReleaseSet::default()
    }

    /// The first `count` releases.
    pub fn first(count: usize) -> ReleaseSet {
        let mut set = ReleaseSet::none();
        (0..count).for_each(|release| set.insert(release));
        set
    }

    pub fn contains(&self, release: usize) -> bool {
        self.0.get(release / 64).is_some_and(|word| word >> (release % 64) & 1 == 1)
    }

    pub fn insert(&mut self, release: usize) {
        if let Some(word) = self.0.get_mut(release / 64) {
            *word |= 1 << (release % 64);
        }
    }

    pub fn and(&self, other: &ReleaseSet) -> ReleaseSet {
        ReleaseSet(std::array::from_fn(|word| self.0[word] & other.0[word]))
    }

    pub fn or(&self, other: &ReleaseSet) -> ReleaseSet {
        ReleaseSet(std::array::from_fn(|word| self.0[word] | other.0[word]))
    }

    pub fn without(&self, other: &ReleaseSet) -> ReleaseSet {
        ReleaseSet(std::array::from_fn(|word| self.0[word] & !other.0[word]))
    }

    /// The releases in the set, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        (0..ReleaseSet::LIMIT).filter(|release| self.contains(*release))
    }

    pub fn oldest(&self) -> Option<usize> {
        self.iter().next()
    }

    /// The runs of this set within another one, inclusive at both ends: what lies outside the other set interrupts
    /// no run.
    pub fn runs_within(&self, all: &ReleaseSet) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        let mut running = false;
        for release in all.iter() {
            match (self.contains(release), running) {
                (true, true) => runs.last_mut().expect("a run has begun").1 = release,
                (true, false) => runs.push((release, release)),
                (false, _) => {}
            }
            running = self.contains(release);
        }
        runs
    }
}

/// Writes a set as ranges within what encloses it. The last range stays open when it reaches the end of what
/// encloses it, so that it need not be touched when a release is added.
pub fn write(set: &ReleaseSet, within: &ReleaseSet, releases: &[String]) -> String {
    let end = within.iter().last();
    let runs = set.runs_within(within).into_iter().map(|(from, to)| {
        if Some(to) == end {
            format!("{}..", releases[from])
        } else {
            format!("{}..{}", releases[from], releases[to])
        }
    });
    runs.collect::<Vec<_>>().join(", ")
}

/// Reads what [`write`] writes; an open range reaches the newest release.
pub fn read(text: &str, releases: &[String]) -> Result<ReleaseSet, Error> {
    let find = |name: &str| {
        releases
            .iter()
            .position(|release| release == name)
            .ok_or_else(|| Error::new("", "a release of the list", format!("`{name}`")))
    };
    let mut set = ReleaseSet::none();
    for range in text.split(", ") {
        let Some((from, to)) = range.split_once("..") else {
            return Err(Error::new("", "a range of releases as in `0.99.0..0.104.0`", format!("`{range}`")));
        };
        let from = find(from)?;
        let to = if to.is_empty() { releases.len() - 1 } else { find(to)? };
        if to < from {
            return Err(Error::new("", "a range that ends after its begin", format!("`{range}`")));
        }
        (from..=to).for_each(|release| set.insert(release));
    }
    Ok(set)
}
