//! Comparing objects: the variants of a union, and the members of two objects.

use super::compare::{Comparison, Place, Task, Writer, is_telling, spelled};
use super::rename::{self, Candidate, Rename};
use super::rule::Rule;
use super::shape::{Found, Shape};
use crate::releases::form::{Form, Member, Object, Rest};

/// What maps and objects accept in members that they do not name.
static ANYTHING: Form = Form::Any;

impl<'a> Comparison<'a> {
    pub fn objects(&mut self, old: &Shape<'a>, new: &Shape<'a>, place: &Place) {
        if old.objects.is_empty() || new.objects.is_empty() {
            return;
        }
        let several = old.objects.len() > 1 || new.objects.len() > 1;
        let (mut pairs, mut lost, mut gained) = pair_up(self, &old.objects, &new.objects);
        // One variant left over on each side, told apart by no tag, is the same one changed.
        if let ([before], [after]) = (lost.as_slice(), gained.as_slice())
            && (before.tag.is_none() || after.tag.is_none() || !several)
        {
            pairs.push((before, after));
            lost.clear();
            gained.clear();
        }
        for (before, after) in pairs {
            let mut place = place.at(before.origin, after.origin);
            place.experimental |= before.experimental || after.experimental;
            if let (true, Some(tag)) = (several, before.tag.as_ref().or(after.tag.as_ref())) {
                place = place.below(tag);
            }
            self.object_pair(before.object, after.object, &place);
        }
        self.variants(&lost, &gained, old, new, place);
    }

    fn variants(
        &mut self,
        lost: &[&Found<'a>],
        gained: &[&Found<'a>],
        old: &Shape<'a>,
        new: &Shape<'a>,
        place: &Place,
    ) {
        let origin = |shape: &Shape<'a>| shape.objects.iter().find_map(|found| found.origin);
        let pairs = rename::pairs(&variant_candidates(lost), &variant_candidates(gained));
        for (index, found) in lost.iter().enumerate() {
            let renamed = pairs.iter().find(|(r, ..)| *r == index).map(|(_, a, confidence)| Rename {
                name: gained[*a].label.trim_end().to_owned(),
                confidence: *confidence,
            });
            let mut place = place.at(origin(old), origin(new));
            place.experimental |= found.experimental;
            let rule = place.rule(Rule::SentVariantRemoved, Rule::ReadVariantRemoved);
            self.tell_renamed(rule, &place, Some(shown(found, old)), None, renamed);
        }
        for (index, found) in gained.iter().enumerate() {
            let renamed = pairs.iter().find(|(_, a, _)| *a == index).map(|(r, _, confidence)| Rename {
                name: lost[*r].label.trim_end().to_owned(),
                confidence: *confidence,
            });
            let mut place = place.at(origin(old), origin(new));
            place.experimental |= found.experimental;
            let rule = place.rule(Rule::SentVariantAdded, Rule::ReadVariantAdded);
            self.tell_renamed(rule, &place, None, Some(shown(found, new)), renamed);
        }
    }

    pub fn object_pair(&mut self, before: &'a Object, after: &'a Object, place: &Place) {
        let removed: Vec<_> =
            before.members.iter().filter(|(name, _)| !after.members.contains_key(*name)).collect();
        let added: Vec<_> =
            after.members.iter().filter(|(name, _)| !before.members.contains_key(*name)).collect();
        let candidates = |members: &[(&'a String, &'a Member)]| {
            members
                .iter()
                .map(|(name, member)| {
                    let form = spelled(Some(&member.form));
                    Candidate { name, telling: is_telling(&form), form }
                })
                .collect::<Vec<_>>()
        };
        let pairs = rename::pairs(&candidates(&removed), &candidates(&added));
        for (index, (name, member)) in removed.iter().enumerate() {
            let renamed = pairs
                .iter()
                .find(|(r, ..)| *r == index)
                .map(|(_, a, confidence)| Rename { name: added[*a].0.clone(), confidence: *confidence });
            let place = member_place(place, name, member);
            let read =
                if member.required { Rule::ReadMemberRemoved } else { Rule::ReadOptionalMemberRemoved };
            let rule = place.rule(Rule::SentMemberRemoved, read);
            self.tell_renamed(rule, &place, Some(member.form.to_string()), None, renamed);
        }
        for (index, (name, member)) in added.iter().enumerate() {
            let renamed = pairs
                .iter()
                .find(|(_, a, _)| *a == index)
                .map(|(r, _, confidence)| Rename { name: removed[*r].0.clone(), confidence: *confidence });
            let place = member_place(place, name, member);
            let rule = match (place.writer, member.required, &before.rest) {
                (Writer::Client, true, _) => Rule::SentMemberRequired,
                (Writer::Client, false, _) => Rule::SentMemberAdded,
                (Writer::Server, _, Rest::Closed) => Rule::ReadMemberAddedToClosed,
                (Writer::Server, true, _) => Rule::ReadRequiredMemberAdded,
                (Writer::Server, false, _) => Rule::ReadMemberAdded,
            };
            self.tell_renamed(rule, &place, None, Some(member.form.to_string()), renamed);
        }
        for (name, old) in &before.members {
            if let Some(new) = after.members.get(name) {
                self.member_pair(name, old, new, place);
            }
        }
        self.rest_pair(before, after, place);
    }

    fn member_pair(&mut self, name: &str, old: &'a Member, new: &'a Member, place: &Place) {
        let mut place = place.below(name);
        match (old.experimental, new.experimental) {
            (false, true) => {
                let rule = place.rule(Rule::SentMemberBecameExperimental, Rule::ReadMemberBecameExperimental);
                self.tell(rule, &place, None, None);
            }
            (true, false) => {
                let rule = place.rule(Rule::SentMemberBecameStable, Rule::ReadMemberBecameStable);
                self.tell(rule, &place, None, None);
            }
            _ => {}
        }
        place.experimental |= old.experimental || new.experimental;
        match (old.required, new.required) {
            (false, true) => {
                self.tell(place.rule(Rule::SentMemberRequired, Rule::ReadMemberRequired), &place, None, None);
            }
            (true, false) => {
                self.tell(place.rule(Rule::SentMemberOptional, Rule::ReadMemberOptional), &place, None, None);
            }
            _ => {}
        }
        if place.writer == Writer::Client && old.default != new.default && !new.required {
            // That absence means null, or the schema says nothing, is the same.
            let said = |default: &Option<String>| default.clone().filter(|default| default != "null");
            if let (Some(before), Some(after)) = (said(&old.default), said(&new.default)) {
                self.tell(Rule::SentDefaultChanged, &place, Some(before), Some(after));
            }
        }
        self.push(Task { before: &old.form, after: &new.form, place });
    }

    fn rest_pair(&mut self, before: &'a Object, after: &'a Object, place: &Place) {
        match (&before.rest, &after.rest) {
            (Rest::Closed, Rest::Closed) => {}
            (Rest::Closed, _) if place.writer == Writer::Client => {
                self.tell(Rule::SentObjectOpened, place, None, None)
            }
            (_, Rest::Closed) if place.writer == Writer::Client => {
                self.tell(Rule::SentObjectClosed, place, None, None)
            }
            (Rest::Closed, _) | (_, Rest::Closed) => {}
            (old, new) => {
                let form = |rest: &'a Rest| match rest {
                    Rest::Open(form) => form,
                    _ => &ANYTHING,
                };
                let (before, after) = (form(old), form(new));
                if !std::ptr::eq(before, after) {
                    self.push(Task { before, after, place: place.below("*") });
                }
            }
        }
    }
}

type Pairs<'s, 'a> = (Vec<(&'s Found<'a>, &'s Found<'a>)>, Vec<&'s Found<'a>>, Vec<&'s Found<'a>>);

/// Variants with the same label, those that are most alike together; and what is left over on each side.
fn pair_up<'s, 'a>(types: &Comparison<'a>, old: &'s [Found<'a>], new: &'s [Found<'a>]) -> Pairs<'s, 'a> {
    let (mut lost, mut gained): (Vec<_>, Vec<_>) = (old.iter().collect(), new.iter().collect());
    let mut alike: Vec<(i32, &Found<'a>, &Found<'a>)> = Vec::new();
    for before in old {
        let same: Vec<_> = new.iter().filter(|after| after.label == before.label).collect();
        let only = same.len() == 1;
        alike.extend(same.into_iter().map(|after| {
            let likeness =
                if only { 0 } else { objects_alike(types, before.object, after.object, ALIKE_DEPTH) };
            (likeness, before, after)
        }));
    }
    alike.sort_by_key(|(likeness, ..)| std::cmp::Reverse(*likeness));
    let mut pairs = Vec::new();
    for (_, before, after) in alike {
        let places = (
            lost.iter().position(|found| std::ptr::eq(*found, before)),
            gained.iter().position(|found| std::ptr::eq(*found, after)),
        );
        if let (Some(l), Some(g)) = places {
            lost.remove(l);
            gained.remove(g);
            pairs.push((before, after));
        }
    }
    (pairs, lost, gained)
}

/// How deep it is looked to tell which variants are alike.
const ALIKE_DEPTH: u32 = 4;

/// More for every member that both have, less for every one that one has.
fn objects_alike(types: &Comparison<'_>, before: &Object, after: &Object, depth: u32) -> i32 {
    let mut likeness = 0;
    for (name, old) in &before.members {
        likeness += match after.members.get(name) {
            Some(new) => 2 + forms_alike(types, &old.form, &new.form, depth),
            None => -1,
        };
    }
    likeness
        - i32::try_from(after.members.keys().filter(|name| !before.members.contains_key(*name)).count())
            .unwrap_or(i32::MAX)
}

fn forms_alike(types: &Comparison<'_>, before: &Form, after: &Form, depth: u32) -> i32 {
    if depth == 0 {
        return 0;
    }
    let (old, new) = (Shape::of(types.before, before), Shape::of(types.after, after));
    let mut likeness =
        i32::from(old.kinds.keys().eq(new.kinds.keys())) + i32::from(old.values.keys().eq(new.values.keys()));
    if let ([old], [new]) = (old.objects.as_slice(), new.objects.as_slice()) {
        likeness += objects_alike(types, old.object, new.object, depth - 1);
    }
    if let ([old], [new]) = (old.arrays.as_slice(), new.arrays.as_slice()) {
        likeness += forms_alike(types, old, new, depth - 1);
    }
    likeness
}

fn member_place(place: &Place, name: &str, member: &Member) -> Place {
    let mut place = place.below(name);
    place.experimental |= member.experimental;
    place
}

/// What a variant is called in its union; all of it, where others have the same label.
fn shown(found: &Found<'_>, union: &Shape<'_>) -> String {
    if union.objects.iter().filter(|other| other.label == found.label).count() > 1 {
        return Form::Object(found.object.clone()).to_string();
    }
    found.label.trim_end().to_owned()
}

fn variant_candidates<'f>(found: &[&'f Found<'_>]) -> Vec<Candidate<'f>> {
    found
        .iter()
        .map(|found| {
            let form = without_tag(found.object);
            Candidate { name: found.tag.as_deref().unwrap_or_default(), telling: is_telling(&form), form }
        })
        .collect()
}

/// A variant as text, without what tells it from others.
fn without_tag(object: &Object) -> String {
    let mut object = object.clone();
    object.members.retain(|_, member| member.form.value().is_none());
    spelled(Some(&Form::Object(object)))
}
