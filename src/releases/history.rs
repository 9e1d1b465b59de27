//! The history: for every line about every type, the releases in which it held.

use std::collections::{BTreeMap, BTreeSet};

use super::error::Error;
use super::form::{Form, Member, Object, Rest, Variant};
use super::methods::{UNIONS, unquoted};
use super::ranges::ReleaseSet;
use super::type_set::{Type, TypeSet};

/// What one line of the history says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// The type, or the variant above, is experimental.
    Experimental,
    /// The object refuses members it does not name.
    Closed,
    /// Members that the object does not name have this form.
    Open(Form),
    /// The type is no object and no union, but this.
    Is(Form),
    /// The object has this member.
    Member(String, Member),
    /// The union accepts objects with these tags, and the members below.
    Tagged(Vec<(String, String)>),
    /// The union accepts these, tried in this order.
    Variants(Vec<Variant>),
}

/// A line of the history and the lines that belong to it.
#[derive(Debug, Clone)]
pub struct Line {
    pub fact: Fact,
    pub releases: Releases,
    pub below: Vec<Line>,
}

/// When something held.
#[derive(Debug, Clone, Copy, Default)]
pub struct Releases {
    /// In these releases, in their schemas or not.
    pub served: ReleaseSet,
    /// In these, without being in the schemas that the release writes.
    pub unlisted: ReleaseSet,
}

/// A type and its lines.
#[derive(Debug, Clone, Default)]
pub struct TypeLines {
    pub releases: Releases,
    pub lines: Vec<Line>,
}

/// All releases, and what each of them said about every type.
///
/// The text that it is read from and written as is described at [`History::parse`].
#[derive(Debug, Clone, Default)]
pub struct History {
    pub(crate) releases: Vec<String>,
    pub(crate) types: BTreeMap<String, TypeLines>,
}

/// Which of a release's types are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// What the schemas of the release hold.
    Listed,
    /// Also what the release serves but leaves out of its schemas.
    Served,
}

impl Line {
    /// Whether this line is the variant with one tag.
    pub fn is_tagged(&self, tag: &(String, String)) -> bool {
        matches!(&self.fact, Fact::Tagged(tags) if tags.as_slice() == std::slice::from_ref(tag))
    }

    /// The variant that this line and those below it say a release had.
    pub fn variant_at(&self, release: usize) -> Option<Variant> {
        match &self.fact {
            Fact::Tagged(tags) => Some(variant_at(tags, &self.below, release, Listing::Served)),
            _ => None,
        }
    }
}

impl Releases {
    fn hold(&self, release: usize, listing: Listing) -> bool {
        self.served.contains(release) && (listing == Listing::Served || !self.unlisted.contains(release))
    }
}

impl History {
    /// The names of all releases, oldest first.
    pub fn releases(&self) -> &[String] {
        &self.releases
    }

    /// The place of a release in the list.
    ///
    /// # Errors
    ///
    /// When there is no such release.
    pub fn index(&self, release: &str) -> Result<usize, Error> {
        self.releases.iter().position(|name| name == release).ok_or_else(|| {
            let known = match (self.releases.first(), self.releases.last()) {
                (Some(first), Some(last)) => {
                    format!("one of the {} releases from {first} to {last}", self.releases.len())
                }
                _ => "a release, but the history is empty".to_owned(),
            };
            Error::new(format!("release {release}"), known, "none of them")
        })
    }

    /// All types of a release.
    ///
    /// # Errors
    ///
    /// When there is no such release.
    pub fn types(&self, release: &str, listing: Listing) -> Result<TypeSet, Error> {
        let release = self.index(release)?;
        let present = self.types.iter().filter(|(_, lines)| lines.releases.hold(release, listing));
        Ok(TypeSet {
            types: present
                .map(|(name, lines)| (name.clone(), type_at(&lines.lines, release, listing)))
                .collect(),
            unlisted: self.unlisted_methods(release, listing),
        })
    }

    fn unlisted_methods(&self, release: usize, listing: Listing) -> BTreeSet<String> {
        if listing == Listing::Listed {
            return BTreeSet::new();
        }
        let lines =
            UNIONS.iter().filter_map(|(union, ..)| self.types.get(*union)).flat_map(|kind| &kind.lines);
        lines
            .filter(|line| line.releases.unlisted.contains(release))
            .filter_map(|line| match &line.fact {
                Fact::Tagged(tags) => tags.iter().find(|(name, _)| name == "method"),
                _ => None,
            })
            .filter_map(|(_, value)| unquoted(value).map(str::to_owned))
            .collect()
    }
}

pub(super) fn type_at(lines: &[Line], release: usize, listing: Listing) -> Type {
    let mut kind = Type { form: Form::Any, experimental: false };
    let mut object = Object::default();
    let mut variants: Option<Vec<Variant>> = None;
    let mut whole = None;
    for line in lines.iter().filter(|line| line.releases.hold(release, listing)) {
        match &line.fact {
            Fact::Experimental => kind.experimental = true,
            Fact::Is(form) => whole = Some(form.clone()),
            Fact::Variants(tried) => variants.get_or_insert_default().extend(tried.iter().cloned()),
            Fact::Tagged(tags) => {
                variants.get_or_insert_default().push(variant_at(tags, &line.below, release, listing));
            }
            fact => object_fact(&mut object, fact),
        }
    }
    kind.form = match (whole, variants) {
        (Some(form), _) => form,
        (None, Some(variants)) => Form::union(variants),
        (None, None) => Form::Object(object),
    };
    kind
}

fn variant_at(tags: &[(String, String)], below: &[Line], release: usize, listing: Listing) -> Variant {
    let mut object = Object::default();
    let mut experimental = false;
    for (name, value) in tags {
        let member =
            Member { form: Form::Value(value.clone()), required: true, experimental: false, default: None };
        object.members.insert(name.clone(), member);
    }
    for line in below.iter().filter(|line| line.releases.hold(release, listing)) {
        match &line.fact {
            Fact::Experimental => experimental = true,
            fact => object_fact(&mut object, fact),
        }
    }
    Variant { form: Form::Object(object), experimental }
}

fn object_fact(object: &mut Object, fact: &Fact) {
    match fact {
        Fact::Member(name, member) => _ = object.members.insert(name.clone(), member.clone()),
        Fact::Closed => object.rest = Rest::Closed,
        Fact::Open(form) => object.rest = Rest::Open(Box::new(form.clone())),
        _ => {}
    }
}
