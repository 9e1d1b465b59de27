//! Schemas for validating: the published ones with their unions made into decisions.
//!
//! `oneOf` of sixteen members can only say that none fits. Here the tag decides first, so that an error is about
//! the member that was meant; null is decided before the rest. The open form takes values and tags that this
//! release does not know, as a reader of a newer server must.

use serde_json::{Map, Value, json};

use super::schemas::{DEFINITIONS, Judgement};
use crate::export::json_schema::definition_name;

/// Rewrites one definition, which other definitions refer to by name.
pub(super) fn decide(schema: &Value, judgement: Judgement) -> Value {
    match schema {
        Value::Object(members) => decide_object(members, judgement),
        Value::Array(elements) => elements.iter().map(|element| decide(element, judgement)).collect(),
        other => other.clone(),
    }
}

fn decide_object(members: &Map<String, Value>, judgement: Judgement) -> Value {
    let open = judgement == Judgement::Open && members.get("x-open") == Some(&Value::Bool(true));
    if let (Some(tag), Some(mapping)) = (
        members.get("discriminator").and_then(|found| found.get("propertyName")).and_then(Value::as_str),
        members.get("discriminator").and_then(|found| found.get("mapping")).and_then(Value::as_object),
    ) {
        return tagged(tag, mapping, open);
    }
    if let Some(Value::Array(alternatives)) = members.get("oneOf") {
        return keyed(alternatives, open);
    }
    if let Some(value) = members.get("anyOf").and_then(nullable) {
        let value = decide(value, judgement);
        return json!({"if": {"type": "null"}, "then": true, "else": value});
    }
    if open && let Some(Value::Array(alternatives)) = members.get("anyOf") {
        return untagged(alternatives);
    }
    if open && members.contains_key("enum") {
        return json!({"type": "string"});
    }
    let exact = judgement == Judgement::Exact
        && members.get("type") == Some(&"object".into())
        && !members.contains_key("additionalProperties")
        && !members.contains_key("patternProperties");
    members
        .iter()
        .filter(|(name, _)| validates(name))
        .map(|(name, value)| {
            let value = match name.as_str() {
                "properties" | "patternProperties" => each(value, |schema| decide(schema, judgement)),
                "const" | "enum" | "required" | "type" => value.clone(),
                _ => decide(value, judgement),
            };
            (name.clone(), value)
        })
        .chain(exact.then(|| ("additionalProperties".to_owned(), Value::Bool(false))))
        .collect::<Map<_, _>>()
        .into()
}

/// Whether a keyword says anything about instances.
fn validates(keyword: &str) -> bool {
    !keyword.starts_with("x-") && !matches!(keyword, "title" | "description" | "default" | "discriminator")
}

fn each(members: &Value, change: impl Fn(&Value) -> Value) -> Value {
    let members = members.as_object().into_iter().flatten();
    members.map(|(name, schema)| (name.clone(), change(schema))).collect::<Map<_, _>>().into()
}

fn tagged(tag: &str, mapping: &Map<String, Value>, open: bool) -> Value {
    let tags: Vec<&String> = mapping.keys().collect();
    let known = if open { json!({"type": "string"}) } else { json!({"enum": tags}) };
    let decisions = mapping.iter().map(|(value, reference)| {
        json!({
            "if": {"properties": {tag: {"const": value}}, "required": [tag]},
            "then": {"$ref": reference},
        })
    });
    json!({
        "type": "object",
        "required": [tag],
        "properties": {tag: known},
        "allOf": decisions.collect::<Vec<_>>(),
    })
}

/// A union of a string enum and objects with one key each: references only.
fn keyed(alternatives: &[Value], open: bool) -> Value {
    let (keywords, keys): (Vec<&Value>, Vec<&Value>) =
        alternatives.iter().partition(|alternative| reference(alternative).ends_with("Keyword"));
    let known: Vec<Value> = keys.iter().flat_map(|key| required(key)).collect();
    let string = match keywords.as_slice() {
        // A known key by itself lacks its value.
        _ if open => json!({"if": {"enum": known}, "then": {"type": "object"}}),
        [] => Value::Bool(false),
        [keywords, ..] => (*keywords).clone(),
    };
    // A member's own definition requires its key and forbids others; which key it is only the definition tells,
    // so that the objects stay an `anyOf`, one of which an open union need not match when it has no known key.
    let object = if open {
        // A bare string may stand as the key of a null.
        let words: Vec<&str> = keywords.iter().flat_map(|keywords| values(keywords)).collect();
        let nulls: Map<String, Value> =
            words.iter().map(|word| (word.to_string(), json!({"type": "null"}))).collect();
        let null = json!({"properties": nulls, "maxProperties": 1, "additionalProperties": false});
        let named = known.iter().cloned().chain(words.into_iter().map(Value::from));
        let named: Vec<Value> = named.map(|name| json!({"required": [name]})).collect();
        let forms: Vec<&Value> = keys.into_iter().chain([&null]).collect();
        json!({"type": "object", "minProperties": 1, "if": {"anyOf": named}, "then": {"anyOf": forms}})
    } else {
        json!({"type": "object", "anyOf": keys})
    };
    json!({"if": {"type": "string"}, "then": string, "else": object})
}

/// A union of objects that are told apart by a member of their own: one without any of these is of a newer release.
fn untagged(alternatives: &[Value]) -> Value {
    let told_by: Vec<Value> = alternatives
        .iter()
        .flat_map(required)
        .filter(|name| !alternatives.iter().all(|alternative| required(alternative).contains(name)))
        .map(|name| json!({"required": [name]}))
        .collect();
    json!({"type": "object", "if": {"anyOf": told_by}, "then": {"anyOf": alternatives}})
}

/// What the definition behind a reference requires.
fn required(alternative: &Value) -> Vec<Value> {
    let names = definition(alternative).and_then(|definition| definition.get("required"));
    names.and_then(Value::as_array).cloned().unwrap_or_default()
}

/// The strings that the definition behind a reference lists.
fn values(alternative: &Value) -> impl Iterator<Item = &'static str> {
    let values = definition(alternative).and_then(|definition| definition.get("enum"));
    values.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

fn definition(alternative: &Value) -> Option<&'static Value> {
    definition_name(reference(alternative)).and_then(|name| DEFINITIONS.get(name))
}

fn reference(schema: &Value) -> &str {
    schema.get("$ref").and_then(Value::as_str).unwrap_or_default()
}

/// The schema besides null, when the alternatives are one schema and null.
fn nullable(alternatives: &Value) -> Option<&Value> {
    match alternatives.as_array()?.as_slice() {
        [value, null] if null.get("type") == Some(&"null".into()) => Some(value),
        _ => None,
    }
}
