//! All types of one release, or of one bundle.

use std::collections::{BTreeMap, BTreeSet};

use super::form::{Form, Object, Rest, Variant};

/// Named types, as a release or a bundle has them.
///
/// Names are those of the definitions, with their namespace (`v2/Thread`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypeSet {
    /// The types, by name.
    pub types: BTreeMap<String, Type>,
    /// Methods among them that the release serves without listing them; a document never tells.
    pub unlisted: BTreeSet<String>,
}

/// A named type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Type {
    /// What it accepts.
    pub form: Form,
    /// Whether only experimental messages and members use it.
    pub experimental: bool,
}

impl TypeSet {
    /// The types with a name, in whatever namespace; the exact name alone where it is one.
    pub fn named(&self, name: &str) -> Vec<&str> {
        if let Some((key, _)) = self.types.get_key_value(name) {
            return vec![key];
        }
        self.types.keys().map(String::as_str).filter(|key| key.rsplit('/').next() == Some(name)).collect()
    }

    /// Follows references to a form that is none. `None` when a name is missing or refers to itself.
    pub fn resolve<'a>(&'a self, form: &'a Form) -> Option<&'a Form> {
        let mut form = form;
        // A chain longer than there are types goes in a circle.
        for _ in 0..=self.types.len() {
            match form {
                Form::Ref(name) => form = &self.types.get(name)?.form,
                form => return Some(form),
            }
        }
        None
    }

    /// Whether a form is a reference to an experimental type.
    pub(crate) fn is_experimental(&self, form: &Form) -> bool {
        matches!(form, Form::Ref(name) if self.types.get(name).is_some_and(|kind| kind.experimental))
    }

    /// What connections see that do not ask for `experimentalApi`: no experimental types, members and variants, and no
    /// type that is reached by nothing else.
    pub fn stable(&self) -> TypeSet {
        let mut kept = TypeSet {
            types: self
                .types
                .iter()
                .filter(|(_, kind)| !kind.experimental)
                .map(|(name, kind)| {
                    (name.clone(), Type { form: stable_form(&kind.form), experimental: false })
                })
                .collect(),
            unlisted: self.unlisted.clone(),
        };
        // What was an experimental alternative may have left references to experimental types behind.
        let names: BTreeSet<String> = kept.types.keys().cloned().collect();
        let mut missing = BTreeSet::new();
        for kind in kept.types.values() {
            kind.form.each_reference(&mut |name| {
                if !names.contains(name) {
                    missing.insert(name.to_owned());
                }
            });
        }
        while let Some(name) = missing.pop_first() {
            let Some(kind) = self.types.get(&name) else { continue };
            let form = stable_form(&kind.form);
            form.each_reference(&mut |name| {
                if !kept.types.contains_key(name) {
                    missing.insert(name.to_owned());
                }
            });
            kept.types.insert(name, Type { form, experimental: false });
        }
        kept
    }
}

fn stable_form(form: &Form) -> Form {
    match form {
        Form::Array(inner) => Form::Array(Box::new(stable_form(inner))),
        Form::Union(variants) => Form::union(
            variants
                .iter()
                .filter(|variant| !variant.experimental)
                .map(|variant| Variant::from(stable_form(&variant.form))),
        ),
        Form::Object(object) => Form::Object(Object {
            members: object
                .members
                .iter()
                .filter(|(_, member)| !member.experimental)
                .map(|(name, member)| {
                    let mut member = member.clone();
                    member.form = stable_form(&member.form);
                    (name.clone(), member)
                })
                .collect(),
            rest: match &object.rest {
                Rest::Open(form) => Rest::Open(Box::new(stable_form(form))),
                rest => rest.clone(),
            },
        }),
        form => form.clone(),
    }
}
