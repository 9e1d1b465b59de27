//! A form with its references followed: what decides whether two spellings say the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::releases::form::{Form, Object};
use crate::releases::type_set::TypeSet;

/// The named type in which something was found, when a reference was followed to it.
pub type Origin<'a> = Option<&'a str>;

/// What a form accepts, kind by kind.
#[derive(Default)]
pub struct Shape<'a> {
    /// JSON types, `any` among them, objects and arrays too.
    pub kinds: BTreeMap<&'static str, Origin<'a>>,
    pub values: BTreeMap<&'a str, Origin<'a>>,
    pub objects: Vec<Found<'a>>,
    pub arrays: Vec<&'a Form>,
}

/// An object among the variants.
pub struct Found<'a> {
    pub object: &'a Object,
    pub origin: Origin<'a>,
    pub experimental: bool,
    /// What tells it from other variants, references followed.
    pub label: String,
    /// The values of its tags, for people.
    pub tag: Option<String>,
}

impl<'a> Shape<'a> {
    pub fn of(types: &'a TypeSet, form: &'a Form) -> Shape<'a> {
        let mut shape = Shape::default();
        let mut seen = BTreeSet::new();
        let mut pending: Vec<(&'a Form, Origin<'a>, bool)> = vec![(form, None, false)];
        while let Some((form, origin, experimental)) = pending.pop() {
            match form {
                Form::Ref(name) => {
                    // Each type once: a union that refers to itself says nothing more.
                    if let (true, Some(kind)) = (seen.insert(name), types.types.get(name)) {
                        pending.push((&kind.form, Some(name), experimental));
                    }
                }
                Form::Union(variants) => {
                    let inner = variants.iter().rev();
                    pending.extend(
                        inner.map(|variant| (&variant.form, origin, experimental || variant.experimental)),
                    );
                }
                form => shape.take(types, form, origin, experimental),
            }
        }
        shape
    }

    fn take(&mut self, types: &'a TypeSet, form: &'a Form, origin: Origin<'a>, experimental: bool) {
        match form {
            Form::Ref(_) | Form::Union(_) => {}
            Form::Any => _ = self.kinds.insert("any", origin),
            Form::Boolean => _ = self.kinds.insert("boolean", origin),
            Form::Integer(_) => _ = self.kinds.insert("integer", origin),
            Form::Number(_) => _ = self.kinds.insert("number", origin),
            Form::String(_) => _ = self.kinds.insert("string", origin),
            Form::Null => _ = self.kinds.insert("null", origin),
            Form::Value(value) => _ = self.values.insert(value, origin),
            Form::Array(inner) => {
                self.kinds.insert("array", origin);
                self.arrays.push(inner);
            }
            Form::Object(object) => {
                self.kinds.insert("object", origin);
                let tags = tags(types, object);
                let label = match tags.as_slice() {
                    [] => object.label(),
                    tags => tags.iter().map(|(name, value)| format!("{name}={value} ")).collect(),
                };
                let tag = tags.first().map(|(_, value)| value.trim_matches('"').to_owned());
                self.objects.push(Found { object, origin, experimental, label, tag });
            }
        }
    }
}

fn tags<'a>(types: &'a TypeSet, object: &'a Object) -> Vec<(&'a str, &'a str)> {
    let required = object.members.iter().filter(|(_, member)| member.required);
    required
        .filter_map(|(name, member)| Some((name.as_str(), types.resolve(&member.form)?.value()?)))
        .collect()
}
