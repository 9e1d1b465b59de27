//! What changed between two type sets, and what that means.

mod compare;
mod messages;
mod objects;
mod rename;
mod report;
mod rule;
mod shape;

use std::collections::{BTreeMap, BTreeSet};

pub use rename::Rename;
pub use rule::{Broken, Rule, Severity};

use super::form::Form;
use super::type_set::TypeSet;
use crate::method::Direction;

/// A change between two type sets.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Change {
    /// What kind of change it is; it says how bad, and who breaks.
    pub rule: Rule,
    /// Where: a method, or a type with the members below it (`v2/Thread.sessionId`).
    pub place: String,
    /// What held before, in the notation of the history.
    pub before: Option<String>,
    /// What holds after.
    pub after: Option<String>,
    /// Whether only what needs `experimentalApi` reaches it.
    pub experimental: bool,
    /// Whether it shows by no error.
    pub silent: bool,
    /// For something removed, the likely new name; for something added, the likely old one.
    pub renamed: Option<Rename>,
    /// The methods that reach the place in what the client sends, or reads, as the rule says; in either type set.
    pub methods: Vec<String>,
}

/// All changes from one type set to another.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Difference {
    /// The changes: the worst first, then by place.
    pub changes: Vec<Change>,
    /// Requests whose result type nothing tells, in one set or both: their results were not compared.
    pub unknown_results: Vec<String>,
}

impl Difference {
    /// Compares two type sets, the older one first.
    ///
    /// Everything that messages reach is compared, and beside that types with the names of messages (`…Params`,
    /// `…Response`, `…Notification`). How it is spelled makes no difference: order, titles, `enum` or `const`, forms of
    /// nullable, an `allOf` of one, a type inline or by reference, number formats.
    pub fn between(before: &TypeSet, after: &TypeSet) -> Difference {
        let mut difference = compare::Comparison::new(before, after).run();
        let reach = [Reach::of(before), Reach::of(after)];
        for change in &mut difference.changes {
            let place = change.place.split([' ', '.']).next().unwrap_or_default();
            let mut methods = BTreeSet::new();
            for reach in &reach {
                let reached = if change.rule.is_sent() { &reach.sent } else { &reach.read };
                methods.extend(reached.get(place).into_iter().flatten().cloned());
            }
            change.methods = methods.into_iter().collect();
        }
        difference
    }

    /// Leaves changes of a rule out.
    pub fn ignore(&mut self, rule: Rule) {
        self.changes.retain(|change| change.rule != rule);
    }

    /// Leaves out what is less bad than that.
    pub fn at_least(&mut self, severity: Severity) {
        self.changes.retain(|change| change.rule.severity() >= severity);
    }

    /// Whether anything breaks.
    pub fn is_breaking(&self) -> bool {
        self.changes.iter().any(|change| change.rule.severity() == Severity::Breaking)
    }

    /// How many changes of each rule there are, the worst rules first.
    pub fn counts(&self) -> Vec<(Rule, usize)> {
        let mut counts: BTreeMap<Rule, usize> = BTreeMap::new();
        for change in &self.changes {
            *counts.entry(change.rule).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(rule, _)| std::cmp::Reverse(rule.severity()));
        counts
    }
}

/// Which methods reach which types in what the client sends, and in what it reads.
struct Reach {
    sent: BTreeMap<String, BTreeSet<String>>,
    read: BTreeMap<String, BTreeSet<String>>,
}

impl Reach {
    fn of(types: &TypeSet) -> Reach {
        let mut reach = Reach { sent: BTreeMap::new(), read: BTreeMap::new() };
        for method in types.methods() {
            let by_client = method.direction == Direction::ClientToServer;
            let mut params = Vec::new();
            Form::Object(method.message.clone()).each_reference(&mut |name| params.push(name.to_owned()));
            reach.follow(types, method.name, params, by_client);
            reach.follow(types, method.name, method.result(types).into_iter().collect(), !by_client);
        }
        reach
    }

    fn follow(&mut self, types: &TypeSet, method: &str, mut pending: Vec<String>, sent: bool) {
        let mut seen = BTreeSet::new();
        while let Some(name) = pending.pop() {
            let Some(kind) = types.types.get(&name) else { continue };
            if seen.insert(name.clone()) {
                kind.form.each_reference(&mut |name| pending.push(name.to_owned()));
            }
        }
        let methods = if sent { &mut self.sent } else { &mut self.read };
        for name in seen {
            methods.entry(name).or_default().insert(method.to_owned());
        }
    }
}
