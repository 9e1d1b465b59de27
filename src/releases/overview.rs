//! Every release in numbers.

use super::diff::{Difference, Severity};
use super::history::{History, Listing};
use super::type_set::TypeSet;

/// A release in numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Figures {
    /// The release.
    pub release: String,
    /// How many types its schemas hold.
    pub types: usize,
    /// How many methods it serves.
    pub methods: usize,
    /// Changes since the release before, by severity; none for the first.
    pub changes: Option<Changes>,
}

/// How many changes there are of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Changes {
    /// Those that break correct clients.
    pub breaking: usize,
    /// Those that break strict ones.
    pub dangerous: usize,
    /// The others.
    pub safe: usize,
}

impl History {
    /// All releases in numbers, oldest first. Compares each with the one before.
    pub fn figures(&self) -> Vec<Figures> {
        let mut before: Option<TypeSet> = None;
        let mut figures = Vec::new();
        for release in &self.releases {
            let types = self.types(release, Listing::Served).unwrap_or_default();
            let listed = self.types(release, Listing::Listed).unwrap_or_default();
            figures.push(Figures {
                release: release.clone(),
                types: listed.types.len(),
                methods: types.methods().len(),
                changes: before.as_ref().map(|before| {
                    let difference = Difference::between(before, &types);
                    let count = |severity| {
                        difference.changes.iter().filter(|change| change.rule.severity() == severity).count()
                    };
                    Changes {
                        breaking: count(Severity::Breaking),
                        dangerous: count(Severity::Dangerous),
                        safe: count(Severity::Safe),
                    }
                }),
            });
            before = Some(types);
        }
        figures
    }
}
