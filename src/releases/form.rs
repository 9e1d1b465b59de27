//! The form of a value on the wire, however a schema spells it.

use std::collections::BTreeMap;

/// What JSON values are accepted in a place.
///
/// A form has one spelling: unions are flat and hold nothing twice, a union of one is that one, members have no order, and
/// an intersection of objects is one object. Unions are sorted, but for variants that only trying them in turn tells
/// apart: references, arrays, and objects with the same label.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Form {
    /// Any value.
    Any,
    /// A boolean.
    Boolean,
    /// A whole number, with the width that the schema gives (`int64`, `uint`), which no reader checks.
    Integer(Option<String>),
    /// A number, with the format that the schema gives.
    Number(Option<String>),
    /// A string, with the format that the schema gives; `nonempty` stands for a minimal length of 1.
    String(Option<String>),
    /// Exactly one value, as JSON text.
    Value(String),
    /// What another type of the same set accepts.
    Ref(String),
    /// An array whose elements have one form.
    Array(Box<Form>),
    /// An object.
    Object(Object),
    /// What any of the variants accepts; nothing at all when there is none.
    Union(Vec<Variant>),
    /// Null. Last, so that unions end in it.
    Null,
}

/// An object: its members, and what else it may hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Object {
    /// The members, by name.
    pub members: BTreeMap<String, Member>,
    /// What the schema says about members that it does not name.
    pub rest: Rest,
}

/// What a schema says about members that it does not name.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rest {
    /// Nothing: readers ignore them.
    #[default]
    Unsaid,
    /// Readers refuse them.
    Closed,
    /// They have this form. Without named members, the object is a map.
    Open(Box<Form>),
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// What it accepts.
    pub form: Form,
    /// Whether it must be there.
    pub required: bool,
    /// Whether only connections may use it that ask for `experimentalApi`.
    pub experimental: bool,
    /// What absence means, as JSON text, where the schema says so.
    pub default: Option<String>,
}

/// A variant of a union.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Variant {
    /// What it accepts.
    pub form: Form,
    /// Whether only connections may use it that ask for `experimentalApi`.
    pub experimental: bool,
}

impl Form {
    /// The form that accepts nothing.
    pub fn never() -> Form {
        Form::Union(Vec::new())
    }

    /// What any of the variants accepts.
    pub fn union(variants: impl IntoIterator<Item = Variant>) -> Form {
        let mut flat: Vec<Variant> = Vec::new();
        for Variant { form, experimental } in variants {
            match form {
                Form::Union(inner) => flat.extend(inner.into_iter().map(|variant| Variant {
                    experimental: variant.experimental || experimental,
                    ..variant
                })),
                form => flat.push(Variant { form, experimental }),
            }
        }
        match flat.as_mut_slice() {
            [Variant { experimental: false, .. }] => return flat.remove(0).form,
            // Most unions only say that something may be null.
            [first, last] if first.form != Form::Null && last.form == Form::Null => return Form::Union(flat),
            _ => {}
        }
        flat.sort_by_cached_key(|variant: &Variant| variant.form.place());
        let mut variants: Vec<Variant> = Vec::with_capacity(flat.len());
        for variant in flat {
            match variants.iter_mut().find(|known| known.form == variant.form) {
                // The same form twice, once experimental, is there for everybody.
                Some(known) => known.experimental &= variant.experimental,
                None => variants.push(variant),
            }
        }
        match variants.as_slice() {
            [Variant { experimental: false, .. }] => variants.remove(0).form,
            _ => Form::Union(variants),
        }
    }

    /// Where a variant stands in a union; what has the same place is kept in the order given.
    fn place(&self) -> (u8, String) {
        match self {
            Form::Any => (0, String::new()),
            Form::Boolean => (1, String::new()),
            Form::Integer(format) => (2, format.clone().unwrap_or_default()),
            Form::Number(format) => (3, format.clone().unwrap_or_default()),
            Form::String(format) => (4, format.clone().unwrap_or_default()),
            Form::Value(value) => (5, value.clone()),
            Form::Object(object) => (6, object.label()),
            Form::Ref(_) | Form::Array(_) | Form::Union(_) => (7, String::new()),
            Form::Null => (8, String::new()),
        }
    }

    /// What variants share that only trying them in turn tells apart.
    pub(crate) fn tried_with(&self) -> Option<String> {
        match self {
            Form::Object(object) => Some(object.label()),
            Form::Ref(_) | Form::Array(_) => Some(String::new()),
            _ => None,
        }
    }

    /// The variants; a form that is no union is its only one.
    pub fn variants(&self) -> Vec<(&Form, bool)> {
        match self {
            Form::Union(variants) => {
                variants.iter().map(|variant| (&variant.form, variant.experimental)).collect()
            }
            form => vec![(form, false)],
        }
    }

    /// The JSON text, when exactly one value is accepted.
    pub fn value(&self) -> Option<&str> {
        match self {
            Form::Value(value) => Some(value),
            _ => None,
        }
    }

    /// Calls a function with the name of every type that this form refers to.
    pub fn each_reference(&self, see: &mut dyn FnMut(&str)) {
        match self {
            Form::Ref(name) => see(name),
            Form::Array(inner) => inner.each_reference(see),
            Form::Union(variants) => variants.iter().for_each(|variant| variant.form.each_reference(see)),
            Form::Object(object) => {
                object.members.values().for_each(|member| member.form.each_reference(see));
                if let Rest::Open(form) = &object.rest {
                    form.each_reference(see);
                }
            }
            _ => {}
        }
    }
}

impl From<Form> for Variant {
    fn from(form: Form) -> Variant {
        Variant { form, experimental: false }
    }
}

impl Object {
    /// The members that tell variants of a union apart: required, and with only one value. `(name, JSON text)`.
    pub fn tags(&self) -> impl Iterator<Item = (&str, &str)> {
        self.members.iter().filter(|(_, member)| member.required && !member.experimental).filter_map(
            |(name, member)| match &member.form {
                Form::Value(value) => Some((name.as_str(), value.as_str())),
                _ => None,
            },
        )
    }

    /// What a union calls this variant: its tags (`type="text"`), else the members that it must have (`{a, b}`).
    pub fn label(&self) -> String {
        let tags: Vec<_> =
            self.tags().map(|(name, value)| format!("{}={value}", super::notation::name(name))).collect();
        if !tags.is_empty() {
            return tags.join(" ");
        }
        let required = self.members.iter().filter(|(_, member)| member.required);
        let mut names: Vec<_> = required.map(|(name, _)| name.as_str()).collect();
        if names.is_empty() {
            names = self.members.keys().map(String::as_str).collect();
        }
        format!("{{{}}}", names.join(", "))
    }
}
