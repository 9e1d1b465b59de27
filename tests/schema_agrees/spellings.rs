//! Instances in the spellings that only the profile `open` lists.

use serde_json::{Map, Value};

use crate::schemas::Schemas;

/// The instance with each of its members under each name, and with each value of its tags, that a definition lists
/// beyond the definition of the wire.
pub fn respelled(name: &str, wire: &Schemas, open: &Schemas, instance: &Value) -> Vec<Value> {
    let (Some(object), Some(listed)) = (instance.as_object(), wire.0[name]["properties"].as_object()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let more = open.0[name]["properties"].as_object().into_iter().flatten();
    for (member, schema) in more {
        match listed.get(member) {
            None => found.extend(object.keys().map(|old| renamed(object, old, member))),
            Some(before) if before != schema => {
                let values = schema["enum"].as_array().into_iter().flatten();
                found.extend(values.map(|value| with(object, member, value.clone())));
            }
            Some(_) => {}
        }
    }
    found
}

fn with(object: &Map<String, Value>, name: &str, value: Value) -> Value {
    let mut changed = object.clone();
    changed.insert(name.to_owned(), value);
    changed.into()
}

fn renamed(object: &Map<String, Value>, old: &str, new: &str) -> Value {
    let mut changed = object.clone();
    let value = changed.remove(old).unwrap_or_default();
    with(&changed, new, value)
}
