//! Leaving out what is experimental.

use std::collections::BTreeMap;

use serde_json::Value;

use super::graph::reached;
use crate::export::Surface;

fn is_experimental(schema: &Value) -> bool {
    schema.get("x-experimental") == Some(&Value::Bool(true))
}

/// Removes experimental requests and members, then what nothing stable reaches.
pub(super) fn prune(mut definitions: BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    remove_experimental(&mut definitions);
    let reached = reached(&definitions, Surface::Stable);
    definitions.retain(|name, _| reached.contains(name));
    definitions
}

/// Like [`prune`], but of what nothing stable reaches, only the types of experimental requests go.
#[cfg(feature = "typescript")]
pub(super) fn prune_marked(mut definitions: BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    remove_experimental(&mut definitions);
    let reached = reached(&definitions, Surface::Stable);
    definitions.retain(|name, schema| reached.contains(name) || !is_experimental(schema));
    definitions
}

fn remove_experimental(definitions: &mut BTreeMap<String, Value>) {
    remove_requests(definitions);
    for definition in definitions.values_mut() {
        remove_members(definition);
    }
}

fn remove_requests(definitions: &mut BTreeMap<String, Value>) {
    let experimental: Vec<Value> = definitions
        .iter()
        .filter(|(_, schema)| is_experimental(schema))
        .map(|(name, _)| Value::from(format!("#/definitions/{name}")))
        .collect();
    let Some(requests) = definitions.get_mut("ClientRequest") else { return };
    if let Some(Value::Array(members)) = requests.get_mut("oneOf") {
        members.retain(|member| !experimental.contains(&member["$ref"]));
    }
    if let Some(Value::Object(mapping)) = requests.pointer_mut("/discriminator/mapping") {
        mapping.retain(|_, reference| !experimental.contains(reference));
    }
}

fn remove_members(definition: &mut Value) {
    let Some(Value::Object(properties)) = definition.get_mut("properties") else { return };
    let removed: Vec<String> = properties
        .iter()
        .filter(|(_, schema)| is_experimental(schema))
        .map(|(name, _)| name.clone())
        .collect();
    properties.retain(|name, _| !removed.contains(name));
    if let Some(Value::Array(required)) = definition.get_mut("required") {
        required.retain(|name| !removed.iter().any(|removed| name == removed));
    }
}
