//! Whether a value fits the types of a release.

use serde_json::Value;

use super::form::{Form, Object, Rest};
use super::methods::unquoted;
use super::type_set::TypeSet;

/// How deep a value may nest before it counts as misfit; JSON readers stop earlier.
const DEPTH: u32 = 256;

/// Why a value does not fit a form.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Misfit {
    /// Where, as a JSON pointer into the value.
    pub pointer: String,
    /// What is accepted there, in the notation of the history, or what must be there.
    pub expected: String,
    /// What is there instead.
    pub found: String,
}

impl std::fmt::Display for Misfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let pointer = if self.pointer.is_empty() { "/" } else { &self.pointer };
        write!(f, "{pointer}: expected {}, found {}", self.expected, self.found)
    }
}

impl TypeSet {
    /// Checks a value against a form of this set.
    ///
    /// Members that an object does not name are fine, unless it is closed; formats of strings and numbers are not
    /// checked, but a whole number must be one.
    ///
    /// # Errors
    ///
    /// The first misfit: of the variant that the value's tag names, where the form is a union.
    pub fn check(&self, form: &Form, value: &Value) -> Result<(), Misfit> {
        self.check_at(form, value, "", DEPTH)
    }

    /// The members of a value that its form does not name, as JSON pointers: a reader ignores them.
    pub fn ignored(&self, form: &Form, value: &Value) -> Vec<String> {
        let mut ignored = Vec::new();
        self.ignored_at(form, value, "", DEPTH, &mut ignored);
        ignored
    }

    fn check_at(&self, form: &Form, value: &Value, at: &str, depth: u32) -> Result<(), Misfit> {
        let wrong = |expected: String| Err(Misfit { pointer: at.to_owned(), expected, found: shown(value) });
        if depth == 0 {
            return wrong(format!("at most {DEPTH} levels"));
        }
        let form = match self.resolve(form) {
            Some(form) => form,
            None => return wrong(form.to_string()),
        };
        let fits = match form {
            Form::Any => true,
            Form::Null => value.is_null(),
            Form::Boolean => value.is_boolean(),
            Form::Integer(_) => {
                value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|number| number.fract() == 0.0)
            }
            Form::Number(_) => value.is_number(),
            Form::String(format) => {
                value.as_str().is_some_and(|text| !text.is_empty() || format.as_deref() != Some("nonempty"))
            }
            Form::Value(text) => is_value(text, value),
            Form::Array(inner) => {
                let Value::Array(items) = value else { return wrong("an array".to_owned()) };
                for (index, item) in items.iter().enumerate() {
                    self.check_at(inner, item, &format!("{at}/{index}"), depth - 1)?;
                }
                true
            }
            Form::Object(object) => return self.check_object(object, value, at, depth),
            Form::Union(variants) => {
                let mut misfits = Vec::new();
                for variant in variants {
                    match self.check_at(&variant.form, value, at, depth - 1) {
                        Ok(()) => return Ok(()),
                        Err(misfit) => misfits.push(misfit),
                    }
                }
                // The variant that came furthest is the one that was meant; where none did, it is all of them.
                return match misfits.into_iter().max_by_key(|misfit| misfit.pointer.len()) {
                    Some(misfit)
                        if misfit.pointer.len() > at.len() && !self.is_tag(form, value, at, &misfit) =>
                    {
                        Err(misfit)
                    }
                    _ => wrong(form.to_string()),
                };
            }
            Form::Ref(_) => false,
        };
        if fits { Ok(()) } else { wrong(form.to_string()) }
    }

    /// Whether a misfit is about what tells variants apart: then none of them was meant.
    fn is_tag(&self, union: &Form, value: &Value, at: &str, misfit: &Misfit) -> bool {
        let Some(name) = misfit.pointer.strip_prefix(at).and_then(|rest| rest.strip_prefix('/')) else {
            return false;
        };
        value.get(name).is_some()
            && union.variants().iter().any(|(form, _)| match self.resolve(form) {
                Some(Form::Object(object)) => object.tags().any(|(tag, _)| tag == name),
                _ => false,
            })
    }

    fn check_object(&self, object: &Object, value: &Value, at: &str, depth: u32) -> Result<(), Misfit> {
        let Value::Object(members) = value else {
            return Err(Misfit {
                pointer: at.to_owned(),
                expected: "an object".to_owned(),
                found: shown(value),
            });
        };
        // Tags first: what does not have them was not meant, whatever else is wrong with it.
        let (tags, others): (Vec<_>, Vec<_>) =
            object.members.iter().partition(|(_, member)| member.required && member.form.value().is_some());
        for (name, member) in tags.into_iter().chain(others) {
            match members.get(name) {
                Some(value) => self.check_at(&member.form, value, &format!("{at}/{name}"), depth - 1)?,
                None if member.required => {
                    return Err(Misfit {
                        pointer: at.to_owned(),
                        expected: format!("member `{name}`"),
                        found: "none".to_owned(),
                    });
                }
                None => {}
            }
        }
        for (name, value) in members.iter().filter(|(name, _)| !object.members.contains_key(*name)) {
            let pointer = format!("{at}/{name}");
            match &object.rest {
                Rest::Unsaid => {}
                Rest::Open(form) => self.check_at(form, value, &pointer, depth - 1)?,
                Rest::Closed => {
                    return Err(Misfit {
                        pointer,
                        expected: "no such member".to_owned(),
                        found: shown(value),
                    });
                }
            }
        }
        Ok(())
    }

    fn ignored_at(&self, form: &Form, value: &Value, at: &str, depth: u32, ignored: &mut Vec<String>) {
        let Some(form) = self.resolve(form).filter(|_| depth > 0) else { return };
        match (form, value) {
            (Form::Array(inner), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.ignored_at(inner, item, &format!("{at}/{index}"), depth - 1, ignored);
                }
            }
            (Form::Union(variants), value) => {
                if let Some(variant) =
                    variants.iter().find(|variant| self.check(&variant.form, value).is_ok())
                {
                    self.ignored_at(&variant.form, value, at, depth - 1, ignored);
                }
            }
            (Form::Object(object), Value::Object(members)) => {
                for (name, value) in members {
                    let pointer = format!("{at}/{name}");
                    match (object.members.get(name), &object.rest) {
                        (Some(member), _) => {
                            self.ignored_at(&member.form, value, &pointer, depth - 1, ignored)
                        }
                        (None, Rest::Unsaid) => ignored.push(pointer),
                        (None, Rest::Open(form)) => {
                            self.ignored_at(form, value, &pointer, depth - 1, ignored)
                        }
                        (None, Rest::Closed) => {}
                    }
                }
            }
            _ => {}
        }
    }
}

/// Whether a JSON text is this value; values of enums are strings nearly always.
fn is_value(text: &str, value: &Value) -> bool {
    match (value, unquoted(text)) {
        (Value::String(value), Some(plain)) => value == plain,
        _ => serde_json::from_str::<Value>(text).is_ok_and(|known| known == *value),
    }
}

/// A value in few words.
fn shown(value: &Value) -> String {
    match value {
        Value::Object(_) => "an object".to_owned(),
        Value::Array(_) => "an array".to_owned(),
        value => {
            let text = value.to_string();
            if text.chars().count() <= 60 {
                text
            } else {
                format!("{}…", text.chars().take(60).collect::<String>())
            }
        }
    }
}
