//! Adding a release to the history.

use std::collections::BTreeSet;

use super::error::Error;
use super::form::{Form, Object, Rest, Variant};
use super::history::{Fact, History, Line, Releases};
use super::ranges::ReleaseSet;
use super::type_set::{Type, TypeSet};

/// A line that a release has, and the ones below it.
type Found = (Fact, Vec<Fact>);

impl History {
    /// Adds a release behind the newest one.
    ///
    /// Lines that hold in both stay as they are. What the release before served without listing it is taken to be
    /// served still; whoever knows better edits the text of the history.
    ///
    /// # Errors
    ///
    /// When the name is no version, the release is in the history already or is not the newest, and when a type has a
    /// name that the notation cannot write.
    pub fn add(&mut self, release: &str, types: &TypeSet) -> Result<(), Error> {
        let version = version(release).ok_or_else(|| {
            Error::new(format!("release {release}"), "a version as in `0.130.0`", format!("`{release}`"))
        })?;
        if let Some(newest) = self.releases.last()
            && Some(version) <= self::version(newest)
        {
            let place = format!("release {release}");
            return Err(Error::new(place, format!("a release after {newest}"), "an older one"));
        }
        if self.releases.len() >= ReleaseSet::LIMIT {
            return Err(Error::new(
                format!("release {release}"),
                format!("at most {} releases", ReleaseSet::LIMIT),
                "more",
            ));
        }
        for name in types.types.keys() {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'/' | b'.');
            if !name.bytes().all(plain) || !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
                return Err(Error::new(
                    format!("type {name}"),
                    "a name of letters, digits and slashes",
                    format!("`{name}`"),
                ));
            }
        }
        let index = self.releases.len();
        self.releases.push(release.to_owned());
        for (name, lines) in &mut self.types {
            if !types.types.contains_key(name) {
                keep_unlisted(&mut lines.releases, index);
                if lines.releases.served.contains(index) {
                    lines.lines.iter_mut().for_each(|line| keep_below(line, index));
                }
            }
        }
        for (name, kind) in &types.types {
            let lines = self.types.entry(name.clone()).or_default();
            lines.releases.served.insert(index);
            merge(&mut lines.lines, lines_of(kind), index);
        }
        Ok(())
    }
}

/// The numbers of a version, which order releases.
fn version(text: &str) -> Option<[u32; 3]> {
    let mut parts = text.split('.').map(|part| part.parse().ok());
    let version = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(version)
}

fn keep_unlisted(releases: &mut Releases, index: usize) {
    if index > 0 && releases.unlisted.contains(index - 1) {
        releases.unlisted.insert(index);
        releases.served.insert(index);
    }
}

/// Within something that stays without being listed, what held before holds still.
fn keep_below(line: &mut Line, index: usize) {
    if line.releases.served.contains(index - 1) {
        line.releases.served.insert(index);
        line.releases.unlisted.insert(index);
        line.below.iter_mut().for_each(|line| keep_below(line, index));
    }
}

fn merge(into: &mut Vec<Line>, found: Vec<Found>, index: usize) {
    let facts: BTreeSet<&Fact> = found.iter().map(|(fact, _)| fact).collect();
    for line in into.iter_mut().filter(|line| !facts.contains(&line.fact)) {
        keep_unlisted(&mut line.releases, index);
        if line.releases.served.contains(index) {
            line.below.iter_mut().for_each(|line| keep_below(line, index));
        }
    }
    for (fact, below) in found {
        let at = line_with(into, fact);
        into[at].releases.served.insert(index);
        for fact in below {
            let inner = line_with(&mut into[at].below, fact);
            into[at].below[inner].releases.served.insert(index);
        }
    }
}

fn line_with(lines: &mut Vec<Line>, fact: Fact) -> usize {
    match lines.iter().position(|line| line.fact == fact) {
        Some(at) => at,
        None => {
            lines.push(Line { fact, releases: Releases::default(), below: Vec::new() });
            lines.len() - 1
        }
    }
}

/// The lines that say what a type is.
fn lines_of(kind: &Type) -> Vec<Found> {
    let mut lines = Vec::new();
    if kind.experimental {
        lines.push((Fact::Experimental, Vec::new()));
    }
    match &kind.form {
        Form::Union(variants) if !variants.is_empty() => lines.extend(variants_of(variants)),
        Form::Value(_) => lines.push((Fact::Variants(vec![kind.form.clone().into()]), Vec::new())),
        Form::Object(object) if object.tags().next().is_some() => {
            lines.extend(variants_of(&[kind.form.clone().into()]));
        }
        Form::Object(object) => lines.extend(object_facts(object).into_iter().map(|fact| (fact, Vec::new()))),
        form => lines.push((Fact::Is(form.clone()), Vec::new())),
    }
    lines
}

fn variants_of(variants: &[Variant]) -> Vec<Found> {
    let mut groups: Vec<(Option<String>, Vec<Variant>)> = Vec::new();
    for variant in variants {
        let key = variant.form.tried_with();
        match groups.iter_mut().find(|(other, _)| key.is_some() && *other == key) {
            Some((_, group)) => group.push(variant.clone()),
            None => groups.push((key, vec![variant.clone()])),
        }
    }
    groups.into_iter().map(|(_, group)| variant_lines(group)).collect()
}

fn variant_lines(group: Vec<Variant>) -> Found {
    if let [Variant { form: Form::Object(object), experimental }] = group.as_slice() {
        let tags: Vec<_> = object.tags().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        if !tags.is_empty() {
            let mut object = object.clone();
            tags.iter().for_each(|(name, _)| _ = object.members.remove(name));
            let mark = experimental.then_some(Fact::Experimental);
            return (Fact::Tagged(tags), mark.into_iter().chain(object_facts(&object)).collect());
        }
    }
    (Fact::Variants(group), Vec::new())
}

fn object_facts(object: &Object) -> Vec<Fact> {
    let rest = match &object.rest {
        Rest::Unsaid => None,
        Rest::Closed => Some(Fact::Closed),
        Rest::Open(form) => Some(Fact::Open((**form).clone())),
    };
    let members = object.members.iter().map(|(name, member)| Fact::Member(name.clone(), member.clone()));
    rest.into_iter().chain(members).collect()
}
