//! Making schemars' output follow the rules that code generators reward.

use std::collections::BTreeMap;

use schemars::Schema;
use schemars::transform::{Transform, transform_subschemas};
use serde_json::{Map, Value, json};

use super::graph::{definition_name, reached};
use super::profile::mark;
use crate::experimental::EXPERIMENTAL_MEMBERS;
use crate::export::Surface;
use crate::method::{self, Stability};

/// The definitions that messages and results reach, by the rules.
pub(super) fn normalize(definitions: BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    let mut definitions = normalize_all(definitions);
    let reached = reached(&definitions, Surface::Full);
    definitions.retain(|name, _| reached.contains(name));
    definitions
}

/// All definitions by the rules, those too that occur only as a part of others.
pub(super) fn normalize_all(mut definitions: BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    copy_shared_members(&mut definitions);
    for (name, definition) in &mut definitions {
        if let Ok(schema) = <&mut Schema>::try_from(&mut *definition) {
            Plain.transform(schema);
        }
        if let Value::Object(members) = definition {
            members.insert("title".into(), name.as_str().into());
        }
    }
    mark_experimental(&mut definitions);
    definitions
}

/// The rules that hold for every schema, wherever it stands.
#[derive(Clone)]
struct Plain;

impl Transform for Plain {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let Some(members) = schema.as_object_mut() else { return };
        if members.get("default").is_some_and(Value::is_null) {
            members.remove("default");
        }
        bounds_for_format(members);
        if members.len() > 1
            && let Some(reference) = members.remove("$ref")
        {
            members.insert("allOf".into(), json!([{"$ref": reference}]));
        }
    }
}

/// Integer widths become bounds; only formats of the standard stay, and this protocol uses none.
fn bounds_for_format(members: &mut Map<String, Value>) {
    let Some(Value::String(format)) = members.remove("format") else { return };
    let (minimum, maximum): (Value, Value) = match format.as_str() {
        "uint16" => (0.into(), u16::MAX.into()),
        "uint32" => (0.into(), u32::MAX.into()),
        "uint64" => (0.into(), u64::MAX.into()),
        "int32" => (i32::MIN.into(), i32::MAX.into()),
        "int64" => (i64::MIN.into(), i64::MAX.into()),
        _ => return,
    };
    members.insert("minimum".into(), minimum);
    members.insert("maximum".into(), maximum);
}

/// A union with members beside it becomes a union of members that hold them: a definition per combination, named
/// after the union's member with the name of the outer type.
fn copy_shared_members(definitions: &mut BTreeMap<String, Value>) {
    let mixed: Vec<String> = definitions
        .iter()
        .filter(|(_, schema)| schema.get("properties").is_some() && schema.get("oneOf").is_some())
        .map(|(name, _)| name.clone())
        .collect();
    for name in mixed {
        let Some(Value::Object(outer)) = definitions.get(&name).cloned() else { continue };
        let mut union = outer.clone();
        for shared in ["type", "properties", "required"] {
            union.remove(shared);
        }
        let mut members = Vec::new();
        let mut mapping = Map::new();
        let old_mapping = outer.get("discriminator").and_then(|found| found.get("mapping")).cloned();
        for reference in outer.get("oneOf").and_then(Value::as_array).into_iter().flatten() {
            let Some(target) = reference["$ref"].as_str().and_then(definition_name) else { continue };
            let Some(mut member) = definitions.get(target).cloned() else { continue };
            join_members(&mut member, &outer);
            let member_name = format!("{target}Params");
            let member_reference = format!("#/definitions/{member_name}");
            for (tag, path) in old_mapping.as_ref().and_then(Value::as_object).into_iter().flatten() {
                if path == &reference["$ref"] {
                    mapping.insert(tag.clone(), member_reference.as_str().into());
                }
            }
            definitions.insert(member_name, member);
            members.push(json!({"$ref": member_reference}));
        }
        let shared = json!({"properties": outer.get("properties"), "required": outer.get("required")});
        union.insert(mark::SHARED.into(), shared);
        union.insert("oneOf".into(), members.into());
        if let Some(Value::Object(discriminator)) = union.get_mut("discriminator") {
            discriminator.insert("mapping".into(), mapping.into());
        }
        definitions.insert(name, union.into());
    }
}

fn join_members(member: &mut Value, outer: &Map<String, Value>) {
    for (name, schema) in outer.get("properties").and_then(Value::as_object).into_iter().flatten() {
        member["properties"][name] = schema.clone();
    }
    let required = outer.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    if let Some(Value::Array(own)) = member.get_mut("required") {
        own.extend(required);
    }
}

/// Marks the members of the table, the experimental union members, and the types of experimental and deprecated
/// methods.
fn mark_experimental(definitions: &mut BTreeMap<String, Value>) {
    for mark in EXPERIMENTAL_MEMBERS.iter().filter(|mark| mark.reason.is_some()) {
        let member = definitions
            .get_mut(mark.type_name)
            .and_then(|schema| schema.get_mut("properties"))
            .and_then(|properties| properties.get_mut(mark.marked_name()));
        if let Some(member) = member {
            annotate(member, "x-experimental");
        }
    }
    for name in ["GranularAskForApproval", "ChatgptAuthTokensLoginAccountParams"] {
        if let Some(member) = definitions.get_mut(name) {
            annotate(member, "x-experimental");
        }
    }
    for method in method::all() {
        let mark = match method.stability {
            Stability::Experimental if method.result.is_some() => "x-experimental",
            Stability::Deprecated => "x-deprecated",
            _ => continue,
        };
        for name in [method.params, method.result].into_iter().flatten() {
            if let Some(schema) = definitions.get_mut(name) {
                annotate(schema, mark);
            }
        }
    }
}

fn annotate(schema: &mut Value, mark: &str) {
    match schema {
        Value::Object(members) => {
            if let (1, Some(reference)) = (members.len(), members.get("$ref").cloned()) {
                members.clear();
                members.insert("allOf".into(), json!([{"$ref": reference}]));
            }
            members.insert(mark.into(), true.into());
        }
        other => *other = json!({mark: true}),
    }
}
