//! The profile `strict`: no member that the types do not have.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::profile::{each_inner, mark};

/// Closes every object that says nothing about further members. Union members are objects of their own that hold
/// their tag and what the union shares, so that closing them refuses nothing that the union as a whole has.
pub(super) fn close_objects(definitions: &mut BTreeMap<String, Value>) {
    give_shared_members(definitions);
    definitions.values_mut().for_each(close);
}

fn close(schema: &mut Value) {
    each_inner(schema, &mut close);
    let Value::Object(keywords) = schema else { return };
    let has_rest =
        ["additionalProperties", "patternProperties"].iter().any(|rest| keywords.contains_key(*rest));
    if keywords.get("type") == Some(&"object".into()) && !has_rest {
        keywords.insert("additionalProperties".into(), false.into());
    }
}

/// The members of a union list what is particular to them; what every member may have beside that is no surplus.
fn give_shared_members(definitions: &mut BTreeMap<String, Value>) {
    let mut given: Vec<(String, Map<String, Value>)> = Vec::new();
    for union in definitions.values() {
        let Some(shared) = union[mark::SHARED]["properties"].as_object() else { continue };
        for member in super::targets(union) {
            given.push((member.to_owned(), shared.clone()));
        }
    }
    for (member, shared) in given {
        let properties = definitions.get_mut(&member).and_then(|member| member.get_mut("properties"));
        let Some(Value::Object(properties)) = properties else { continue };
        for (name, schema) in shared {
            properties.entry(name).or_insert(schema);
        }
    }
}
