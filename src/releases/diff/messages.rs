//! Comparing methods: which came and went, and the messages of those that both sets have.

use std::collections::BTreeMap;

use super::compare::{Comparison, Place, Task, Writer, is_telling, spelled};
use super::rename::{self, Candidate, Rename};
use super::rule::Rule;
use crate::method::{Direction, Kind};
use crate::releases::form::Form;
use crate::releases::methods::Method;
use crate::releases::type_set::TypeSet;

impl<'a> Comparison<'a> {
    pub fn methods(&mut self) {
        let (before, after) = (self.before.methods(), self.after.methods());
        let same = |one: &Method<'_>, other: &Method<'_>| {
            one.name == other.name && one.direction == other.direction && one.kind == other.kind
        };
        let removed: Vec<&Method<'_>> =
            before.iter().filter(|old| !after.iter().any(|new| same(old, new))).collect();
        let added: Vec<&Method<'_>> =
            after.iter().filter(|new| !before.iter().any(|old| same(old, new))).collect();
        let candidates = |methods: &[&Method<'a>]| {
            methods
                .iter()
                .map(|method| Candidate {
                    name: method.name,
                    form: format!("{:?} {:?} {}", method.direction, method.kind, spelled(method.params())),
                    telling: is_telling(&spelled(method.params())),
                })
                .collect::<Vec<_>>()
        };
        let pairs = rename::pairs(&candidates(&removed), &candidates(&added));
        for (index, method) in removed.iter().enumerate() {
            if self.before.unlisted.contains(method.name) {
                // A document never lists it, so its absence says nothing.
                continue;
            }
            let renamed = pairs.iter().find(|(r, ..)| *r == index).map(|(_, a, confidence)| Rename {
                name: added[*a].name.to_owned(),
                confidence: *confidence,
            });
            let rule = match (method.direction, method.kind) {
                (Direction::ClientToServer, Kind::Request) => Rule::MethodRemoved,
                (Direction::ClientToServer, Kind::Notification) => Rule::ClientNotificationRemoved,
                (Direction::ServerToClient, Kind::Request) => Rule::ServerRequestRemoved,
                (Direction::ServerToClient, Kind::Notification) => Rule::NotificationRemoved,
            };
            self.tell_renamed(rule, &place_of(method), Some(method.name.to_owned()), None, renamed);
        }
        for (index, method) in added.iter().enumerate() {
            let renamed = pairs.iter().find(|(_, a, _)| *a == index).map(|(r, _, confidence)| Rename {
                name: removed[*r].name.to_owned(),
                confidence: *confidence,
            });
            let rule = match (method.direction, method.kind) {
                (Direction::ClientToServer, Kind::Request) => Rule::MethodAdded,
                (Direction::ClientToServer, Kind::Notification) => Rule::ClientNotificationAdded,
                (Direction::ServerToClient, Kind::Request) => Rule::ServerRequestAdded,
                (Direction::ServerToClient, Kind::Notification) => Rule::NotificationAdded,
            };
            self.tell_renamed(rule, &place_of(method), None, Some(method.name.to_owned()), renamed);
        }
        let mut by_name: BTreeMap<&str, Vec<&Method<'a>>> = BTreeMap::new();
        after.iter().for_each(|method| by_name.entry(method.name).or_default().push(method));
        for old in &before {
            if let Some(new) = by_name.get(old.name).and_then(|named| named.iter().find(|new| same(old, new)))
            {
                self.method(old, new);
            }
        }
    }

    fn method(&mut self, old: &Method<'a>, new: &Method<'a>) {
        let mut place = place_of(old);
        match (old.experimental, new.experimental) {
            (false, true) => {
                let rule = place.rule(Rule::MethodBecameExperimental, Rule::NotificationBecameExperimental);
                self.tell(rule, &place, None, None);
            }
            (true, false) => self.tell(Rule::MethodBecameStable, &place, None, None),
            _ => {}
        }
        if !self.before.unlisted.contains(old.name) && self.after.unlisted.contains(new.name) {
            self.tell(Rule::MethodUnlisted, &place, None, None);
        }
        place.experimental = old.experimental || new.experimental;
        self.object_pair(old.message, new.message, &place);
        match (self.result(self.before, old), self.result(self.after, new)) {
            (Some(before), Some(after)) => {
                let writer = if place.writer == Writer::Client { Writer::Server } else { Writer::Client };
                let place = Place { name: before.0.to_owned(), writer, ..place };
                self.push(Task { before: before.1, after: after.1, place });
            }
            _ if old.kind == Kind::Request => self.difference.unknown_results.push(old.name.to_owned()),
            _ => {}
        }
    }

    fn result(&self, types: &'a TypeSet, method: &Method<'_>) -> Option<(&'a str, &'a Form)> {
        let (name, kind) = types.types.get_key_value(&method.result(types)?)?;
        Some((name, &kind.form))
    }
}

fn place_of(method: &Method<'_>) -> Place {
    let writer = match method.direction {
        Direction::ClientToServer => Writer::Client,
        Direction::ServerToClient => Writer::Server,
    };
    Place { name: method.name.to_owned(), writer, experimental: method.experimental }
}
