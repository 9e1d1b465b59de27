//! The walk over both type sets, message by message.

use std::collections::{BTreeSet, VecDeque};

use super::rename::{self, Candidate, Rename};
use super::rule::Rule;
use super::shape::{Origin, Shape};
use super::{Change, Difference};
use crate::releases::form::{Form, Variant};
use crate::releases::methods::UNIONS;
use crate::releases::type_set::TypeSet;

/// Who writes the values of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Writer {
    Client,
    Server,
}

/// Where a change is told, and on which surface.
#[derive(Clone)]
pub struct Place {
    pub name: String,
    pub writer: Writer,
    pub experimental: bool,
}

impl Place {
    /// The named type that a reference led to on both sides, or this place still: what one side says without a name
    /// is told where it is used.
    pub fn at(&self, before: Origin<'_>, after: Origin<'_>) -> Place {
        match (before, after) {
            (Some(before), Some(after)) if bare(before) == bare(after) => {
                Place { name: after.to_owned(), ..self.clone() }
            }
            _ => self.clone(),
        }
    }

    pub fn below(&self, name: &str) -> Place {
        Place { name: format!("{}.{name}", self.name), ..self.clone() }
    }

    /// The rule for what the client writes, or for what the server writes.
    pub fn rule(&self, sent: Rule, read: Rule) -> Rule {
        match self.writer {
            Writer::Client => sent,
            Writer::Server => read,
        }
    }
}

/// Two forms that are to be compared.
pub struct Task<'a> {
    pub before: &'a Form,
    pub after: &'a Form,
    pub place: Place,
}

pub struct Comparison<'a> {
    pub before: &'a TypeSet,
    pub after: &'a TypeSet,
    /// What is on the stable surface comes first, so that a type that both reach counts as stable.
    pub stable: VecDeque<Task<'a>>,
    pub experimental: VecDeque<Task<'a>>,
    /// Pairs of forms that were compared, by their addresses in the two sets.
    compared: BTreeSet<(usize, usize, Writer)>,
    told: BTreeSet<(Rule, String, Option<String>, Option<String>)>,
    pub difference: Difference,
}

impl<'a> Comparison<'a> {
    pub fn new(before: &'a TypeSet, after: &'a TypeSet) -> Comparison<'a> {
        Comparison {
            before,
            after,
            stable: VecDeque::new(),
            experimental: VecDeque::new(),
            compared: BTreeSet::new(),
            told: BTreeSet::new(),
            difference: Difference::default(),
        }
    }

    pub fn run(mut self) -> Difference {
        self.methods();
        self.work();
        for (name, kind) in &self.before.types {
            let writer = match name {
                name if name.ends_with("Params") => Writer::Client,
                name if name.ends_with("Response") || name.ends_with("Notification") => Writer::Server,
                _ => continue,
            };
            if UNIONS.iter().any(|(union, ..)| union == name) {
                continue;
            }
            let at = address(&kind.form);
            let compared = self
                .compared
                .range((at, 0, Writer::Client)..=(at, usize::MAX, Writer::Server))
                .next()
                .is_some();
            if let (false, Some(after)) = (compared, self.after.types.get(name)) {
                let place = Place {
                    name: name.clone(),
                    writer,
                    experimental: kind.experimental || after.experimental,
                };
                self.push(Task { before: &kind.form, after: &after.form, place });
                self.work();
            }
        }
        self.difference.changes.sort_by(|one, other| {
            let key = |change: &Change| (std::cmp::Reverse(change.rule.severity()), change.experimental);
            key(one)
                .cmp(&key(other))
                .then_with(|| one.place.cmp(&other.place))
                .then_with(|| one.rule.cmp(&other.rule))
        });
        self.difference
    }

    fn work(&mut self) {
        while let Some(task) = self.stable.pop_front().or_else(|| self.experimental.pop_front()) {
            self.forms(task);
        }
    }

    pub fn push(&mut self, task: Task<'a>) {
        if task.place.experimental { self.experimental.push_back(task) } else { self.stable.push_back(task) }
    }

    pub fn tell(&mut self, rule: Rule, place: &Place, before: Option<String>, after: Option<String>) {
        self.tell_renamed(rule, place, before, after, None);
    }

    pub fn tell_renamed(
        &mut self,
        rule: Rule,
        place: &Place,
        before: Option<String>,
        after: Option<String>,
        renamed: Option<Rename>,
    ) {
        if self.told.insert((rule, place.name.clone(), before.clone(), after.clone())) {
            self.difference.changes.push(Change {
                rule,
                place: place.name.clone(),
                before,
                after,
                experimental: place.experimental,
                silent: rule.is_silent(),
                renamed,
                methods: Vec::new(),
            });
        }
    }

    fn forms(&mut self, task: Task<'a>) {
        let mut task = task;
        loop {
            if !self.compared.insert((address(task.before), address(task.after), task.place.writer)) {
                return;
            }
            match self.inner(task.before, task.after, &task.place) {
                Some(inner) => task = inner,
                None => break,
            }
        }
        let Task { before, after, place } = task;
        let (old, new) = (Shape::of(self.before, before), Shape::of(self.after, after));
        self.kinds(&old, &new, before, after, &place);
        self.values(&old, &new, &place);
        self.objects(&old, &new, &place);
        for (before, after) in old.arrays.iter().zip(&new.arrays) {
            self.push(Task { before, after, place: place.below("[]") });
        }
    }

    /// What is left to compare when both sides are a reference, or something nullable: one step closer to a shape, so
    /// that what a named type says is told of the type, once.
    fn inner(&mut self, before: &'a Form, after: &'a Form, place: &Place) -> Option<Task<'a>> {
        let nullable = |form: &'a Form| match form {
            Form::Union(variants) => match variants.as_slice() {
                [
                    Variant { form, experimental: false },
                    Variant { form: Form::Null, experimental: false },
                ] => Some(form),
                _ => None,
            },
            _ => None,
        };
        let (old, new) = (nullable(before), nullable(after));
        if old.is_some() || new.is_some() {
            let (core_before, core_after) = (old.unwrap_or(before), new.unwrap_or(after));
            // A nullable reference may stand against something that is nullable behind its reference.
            let null = |types: &'a TypeSet, form| Shape::of(types, form).kinds.contains_key("null");
            let (was, is) = (null(self.before, before), null(self.after, after));
            let still = (null(self.before, core_before), null(self.after, core_after));
            if still.0 == still.1
                && Shape::of(self.before, core_before).kinds.contains_key("any")
                    == Shape::of(self.after, core_after).kinds.contains_key("any")
            {
                let (old_text, new_text) = (Some(before.to_string()), Some(after.to_string()));
                match (was, is) {
                    (false, true) => self.tell(
                        place.rule(Rule::SentNullAllowed, Rule::ReadBecameNullable),
                        place,
                        old_text,
                        new_text,
                    ),
                    (true, false) => self.tell(
                        place.rule(Rule::SentNullRefused, Rule::ReadNoLongerNullable),
                        place,
                        old_text,
                        new_text,
                    ),
                    _ => {}
                }
                return Some(Task { before: core_before, after: core_after, place: place.clone() });
            }
        }
        match (before, after) {
            (Form::Ref(old), Form::Ref(new)) => {
                let place = place.at(Some(old), Some(new));
                Some(Task {
                    before: &self.before.types.get(old)?.form,
                    after: &self.after.types.get(new)?.form,
                    place,
                })
            }
            _ => None,
        }
    }

    fn kinds(&mut self, old: &Shape<'a>, new: &Shape<'a>, before: &Form, after: &Form, place: &Place) {
        let accepts = |shape: &Shape<'_>, kind: &str| {
            shape.kinds.contains_key(kind)
                || shape.kinds.contains_key("any")
                || (kind == "integer" && shape.kinds.contains_key("number"))
        };
        let lost: Vec<_> = old.kinds.iter().filter(|(kind, _)| !accepts(new, kind)).collect();
        let gained: Vec<_> = new.kinds.iter().filter(|(kind, _)| !accepts(old, kind)).collect();
        let (mut lost_names, mut gained_names): (Vec<&str>, Vec<&str>) =
            (lost.iter().map(|(kind, _)| **kind).collect(), gained.iter().map(|(kind, _)| **kind).collect());
        let (before, after) = (Some(before.to_string()), Some(after.to_string()));
        if gained_names.contains(&"string") && !old.values.is_empty() {
            gained_names.retain(|kind| *kind != "string");
            self.tell(
                place.rule(Rule::SentEnumOpened, Rule::ReadEnumOpened),
                place,
                before.clone(),
                after.clone(),
            );
        }
        if lost_names.contains(&"string") && !new.values.is_empty() {
            lost_names.retain(|kind| *kind != "string");
            self.tell(
                place.rule(Rule::SentEnumClosed, Rule::ReadEnumClosed),
                place,
                before.clone(),
                after.clone(),
            );
        }
        // Values are strings too: a list of values in the place of another type is another type.
        if !lost_names.is_empty()
            && gained_names.is_empty()
            && !new.values.is_empty()
            && old.values.is_empty()
        {
            gained_names.push("values");
        }
        if !gained_names.is_empty()
            && lost_names.is_empty()
            && !old.values.is_empty()
            && new.values.is_empty()
        {
            lost_names.push("values");
        }
        let rule = match (lost_names.as_slice(), gained_names.as_slice()) {
            ([], []) => return,
            ([], ["null"]) => place.rule(Rule::SentNullAllowed, Rule::ReadBecameNullable),
            (["null"], []) => place.rule(Rule::SentNullRefused, Rule::ReadNoLongerNullable),
            ([], _) => place.rule(Rule::SentTypeWidened, Rule::ReadTypeWidened),
            (_, []) => place.rule(Rule::SentTypeNarrowed, Rule::ReadTypeNarrowed),
            _ => place.rule(Rule::SentTypeChanged, Rule::ReadTypeChanged),
        };
        self.tell(rule, place, before, after);
    }

    fn values(&mut self, old: &Shape<'a>, new: &Shape<'a>, place: &Place) {
        let absorbs =
            |shape: &Shape<'_>| shape.kinds.contains_key("string") || shape.kinds.contains_key("any");
        if absorbs(old) || absorbs(new) || old.values.is_empty() || new.values.is_empty() {
            return;
        }
        let lost: Vec<_> = old.values.iter().filter(|(value, _)| !new.values.contains_key(*value)).collect();
        let gained: Vec<_> =
            new.values.iter().filter(|(value, _)| !old.values.contains_key(*value)).collect();
        // Where a value became an object, or objects came, the value that came is likely none of its successors.
        let others_gained = new.objects.len() > old.objects.len();
        let candidates = |values: &[(&&'a str, &Origin<'a>)]| {
            values
                .iter()
                .map(|(value, _)| Candidate { name: value, form: String::new(), telling: !others_gained })
                .collect::<Vec<_>>()
        };
        let pairs = rename::pairs(&candidates(&lost), &candidates(&gained));
        let any_origin = |shape: &Shape<'a>| shape.values.values().copied().flatten().next();
        let place = place.at(any_origin(old), any_origin(new));
        for (index, (value, _)) in lost.iter().enumerate() {
            let renamed = pairs.iter().find(|(r, ..)| *r == index).map(|(_, a, confidence)| Rename {
                name: (*gained[*a].0).to_owned(),
                confidence: *confidence,
            });
            let rule = place.rule(Rule::SentValueRemoved, Rule::ReadValueRemoved);
            self.tell_renamed(rule, &place, Some((**value).to_owned()), None, renamed);
        }
        for (index, (value, _)) in gained.iter().enumerate() {
            let renamed = pairs
                .iter()
                .find(|(_, a, _)| *a == index)
                .map(|(r, _, confidence)| Rename { name: (*lost[*r].0).to_owned(), confidence: *confidence });
            let rule = place.rule(Rule::SentValueAdded, Rule::ReadValueAdded);
            self.tell_renamed(rule, &place, None, Some((**value).to_owned()), renamed);
        }
    }
}

fn bare(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

fn address(form: &Form) -> usize {
    std::ptr::from_ref(form).addr()
}

/// A form as text that types of the same name compare equal in, whatever their namespace.
pub fn spelled(form: Option<&Form>) -> String {
    form.map(Form::to_string).unwrap_or_default().replace("v2/", "")
}

/// Whether a form as text says more than a JSON type, so that two alike are hardly so by chance.
pub fn is_telling(form: &str) -> bool {
    form.contains(|character: char| character.is_uppercase() || matches!(character, '{' | '"'))
}
