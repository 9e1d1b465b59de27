//! The profile `open`: what the Rust types decode, unknown tags and values included.
//!
//! Which types are open is their declaration's matter: it says so by `x-open`, and by the marks of
//! [`super::mark`] what else is read.
//!
//! One form is left out: a value of an enum as the key of a null, `{"asc": null}`. The release reads it and nothing writes
//! it; listed, it would make a union of every enum.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::graph::definition_name;
use super::profile::{each_inner, mark};
use super::targets;

type Definitions = BTreeMap<String, Value>;

pub(super) fn open(definitions: &mut Definitions) {
    definitions.values_mut().for_each(read_more);
    let names: Vec<String> = definitions.keys().cloned().collect();
    for name in names {
        let Some(schema) = definitions.get(&name).cloned() else { continue };
        let is_open = schema["x-open"] == true;
        if schema["discriminator"].is_object() {
            spell_tags(&name, &schema, definitions);
            if is_open {
                add_member(&name, unknown_tag(&schema), definitions);
            }
        } else if is_open && schema["oneOf"].is_array() {
            open_keyed(&name, &schema, definitions);
        } else if is_open && schema["anyOf"].is_array() {
            add_member(&name, unknown_form(&schema, definitions), definitions);
        } else if is_open && let Some(Value::Object(keywords)) = definitions.get_mut(&name) {
            accept_any_value(keywords);
        }
    }
}

/// Lists the other types and spellings from which properties are read.
fn read_more(schema: &mut Value) {
    each_inner(schema, &mut read_more);
    let Value::Object(keywords) = schema else { return };
    if let Some(Value::Array(more)) = keywords.get(mark::ALSO_TYPES).cloned()
        && let Some(types) = keywords.get_mut("type")
    {
        let listed = types.as_array().cloned().unwrap_or_else(|| vec![types.clone()]);
        *types = listed.into_iter().chain(more).collect();
    }
    for (name, other, schema) in respelled(keywords) {
        if let Some(Value::Object(properties)) = keywords.get_mut("properties") {
            properties.insert(other.clone(), schema);
        }
        // Either spelling, but not both: that would be one member given twice.
        let condition = if no_longer_required(keywords, &name) {
            json!({"oneOf": [has(&[&name]), has(&[&other])]})
        } else {
            json!({"not": has(&[&name, &other])})
        };
        if let Value::Array(conditions) = keywords.entry("allOf").or_insert_with(|| json!([])) {
            conditions.push(condition);
        }
    }
}

/// That an object has members. Validators in a strict mode want them listed where they are required.
fn has(names: &[&str]) -> Value {
    let properties: Map<String, Value> = names.iter().map(|name| (name.to_string(), true.into())).collect();
    json!({"properties": properties, "required": names})
}

/// Takes a name out of the list of required ones, if it is there.
fn no_longer_required(keywords: &mut Map<String, Value>, name: &str) -> bool {
    let Some(Value::Array(required)) = keywords.get_mut("required") else { return false };
    let before = required.len();
    required.retain(|listed| listed != name);
    let removed = required.len() < before;
    if required.is_empty() {
        keywords.remove("required");
    }
    removed
}

/// Properties with a second spelling: the name, the other one, the schema.
fn respelled(keywords: &Map<String, Value>) -> Vec<(String, String, Value)> {
    let properties = keywords.get("properties").and_then(Value::as_object).into_iter().flatten();
    let also = |schema: &Value| schema[mark::ALSO].as_str().map(str::to_owned);
    properties.filter_map(|(name, schema)| Some((name.clone(), also(schema)?, schema.clone()))).collect()
}

/// A union's members accept the other spellings of their tags.
fn spell_tags(name: &str, union: &Value, definitions: &mut Definitions) {
    let discriminator = &union["discriminator"];
    let Some(tag) = discriminator["propertyName"].as_str() else { return };
    for (other, listed) in union[mark::ALSO].as_object().into_iter().flatten() {
        let Some(reference) = listed.as_str().and_then(|listed| discriminator["mapping"].get(listed)) else {
            continue;
        };
        let member =
            reference.as_str().and_then(definition_name).and_then(|member| definitions.get_mut(member));
        let Some(Value::Object(tag)) = member.and_then(|member| member["properties"].get_mut(tag)) else {
            continue;
        };
        match (tag.remove("const"), tag.get_mut("enum")) {
            (Some(constant), _) => drop(tag.insert("enum".into(), json!([constant, other]))),
            // A member of two unions has got the spelling from the first of them.
            (None, Some(Value::Array(values))) if !values.iter().any(|value| value == other) => {
                values.push(other.as_str().into());
            }
            (None, _) => {}
        }
        if let Some(union) = definitions.get_mut(name) {
            union["discriminator"]["mapping"][other] = reference.clone();
        }
    }
}

/// Puts a definition for what no other member of a union describes at the end of its members.
fn add_member(union: &str, mut fallback: Value, definitions: &mut Definitions) {
    let name = format!("Unrecognized{union}");
    if let Value::Object(keywords) = &mut fallback {
        keywords.insert("title".into(), name.as_str().into());
        let description = format!("A member of `{union}` that this release does not have.");
        keywords.insert("description".into(), description.into());
    }
    push_member(union, &name, definitions);
    definitions.insert(name, fallback);
}

fn push_member(union: &str, name: &str, definitions: &mut Definitions) {
    let Some(Value::Object(union)) = definitions.get_mut(union) else { return };
    for keyword in ["oneOf", "anyOf"] {
        if let Some(Value::Array(members)) = union.get_mut(keyword) {
            members.push(json!({"$ref": format!("#/definitions/{name}")}));
        }
    }
}

/// An object with none of a union's tags, and what all members of the union have besides.
fn unknown_tag(union: &Value) -> Value {
    let discriminator = &union["discriminator"];
    let listed = discriminator["mapping"].as_object().into_iter().flatten();
    let also = union[mark::ALSO].as_object().into_iter().flatten();
    let known: Vec<&String> = listed.chain(also).map(|(tag, _)| tag).collect();
    let mut properties = union[mark::SHARED]["properties"].as_object().cloned().unwrap_or_default();
    let mut required = union[mark::SHARED]["required"].as_array().cloned().unwrap_or_default();
    if let Some(tag) = discriminator["propertyName"].as_str() {
        properties.insert(tag.to_owned(), json!({"type": "string", "not": {"enum": known}}));
        required.insert(0, tag.into());
    }
    json!({"type": "object", "properties": properties, "required": required})
}

/// An object without any member by which the listed forms are told apart.
fn unknown_form(union: &Value, definitions: &Definitions) -> Value {
    let forms: Vec<&Value> = targets(union).filter_map(|name| definitions.get(name)).collect();
    let required = |form: &Value| form["required"].as_array().cloned().unwrap_or_default();
    let in_all = |name: &Value| forms.iter().all(|form| required(form).contains(name));
    let told_by = forms.iter().flat_map(|form| required(form)).filter(|name| !in_all(name));
    let told_by: Vec<Value> = told_by.filter_map(|name| Some(has(&[name.as_str()?]))).collect();
    json!({"type": "object", "not": {"anyOf": told_by}})
}

/// A union of bare strings and objects with one key: any other string, any object without a known key, and a null
/// under the name of a bare string.
fn open_keyed(name: &str, union: &Value, definitions: &mut Definitions) {
    let mut keys: Vec<String> = Vec::new();
    let mut keywords: Vec<Value> = Vec::new();
    let mut strings = None;
    for member in targets(union) {
        let schema = &definitions[member];
        keys.extend(schema["properties"].as_object().into_iter().flatten().map(|(key, _)| key.clone()));
        if let Some(values) = schema["enum"].as_array() {
            strings = Some(member.to_owned());
            keywords.extend(values.iter().cloned());
        }
    }
    let strings = strings.unwrap_or_else(|| {
        let strings = format!("{name}Keyword");
        let description = format!("The members of `{name}` that are a bare string: this release has none.");
        let schema = json!({"type": "string", "title": strings, "description": description});
        definitions.insert(strings.clone(), schema);
        push_member(name, &strings, definitions);
        strings
    });
    if let Some(Value::Object(schema)) = definitions.get_mut(&strings) {
        accept_any_value(schema);
        // A key by itself lacks its value.
        if !keys.is_empty() {
            schema.insert("not".into(), json!({"enum": keys}));
        }
    }
    if !keywords.is_empty() {
        let nulls: Map<String, Value> = keywords
            .iter()
            .filter_map(Value::as_str)
            .map(|name| (name.to_owned(), json!({"type": "null"})))
            .collect();
        let key = format!("{name}KeywordAsKey");
        let schema = json!({
            "type": "object",
            "title": key,
            "description": format!("A bare string of `{name}` as the key of a null, which means the same."),
            "properties": nulls,
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": false,
        });
        definitions.insert(key.clone(), schema);
        push_member(name, &key, definitions);
    }
    let known: Vec<Value> = keys.into_iter().map(Value::from).chain(keywords).collect();
    let other = json!({"type": "object", "minProperties": 1, "propertyNames": {"not": {"enum": known}}});
    add_member(name, other, definitions);
}

/// The listed values become a hint.
fn accept_any_value(string: &mut Map<String, Value>) {
    for (listed, hint) in [("enum", "x-known-values"), ("x-enum-descriptions", "x-known-value-descriptions")]
    {
        if let Some(values) = string.remove(listed) {
            string.insert(hint.into(), values);
        }
    }
}
