//! From forms to JSON Schema, draft 07.

use serde_json::{Map, Value, json};

use crate::releases::form::{Form, Object, Rest, Variant};
use crate::releases::type_set::TypeSet;

const EXPERIMENTAL: &str = "x-experimental";

impl TypeSet {
    /// The types as one JSON Schema document (draft 07), with a namespace of definitions for each one of the names.
    ///
    /// Experimental types, members and variants are marked `x-experimental`. Reading the document again gives the same
    /// type set.
    pub fn to_bundle(&self) -> Value {
        let mut definitions = Map::new();
        for (name, kind) in &self.types {
            let mut place = &mut definitions;
            let mut steps = name.split('/').peekable();
            while let Some(step) = steps.next() {
                if steps.peek().is_none() {
                    place.insert(step.to_owned(), marked(schema(&kind.form), kind.experimental, None));
                    break;
                }
                let inner = place.entry(step).or_insert_with(|| Value::Object(Map::new()));
                let Value::Object(inner) = inner else { break };
                place = inner;
            }
        }
        json!({ "$schema": "http://json-schema.org/draft-07/schema#", "definitions": definitions })
    }
}

/// The schema of a form, with references to `#/definitions/NAME`.
pub fn schema(form: &Form) -> Value {
    let formatted = |kind: &str, format: &Option<String>| match format.as_deref() {
        None => json!({ "type": kind }),
        Some("nonempty") => json!({ "type": kind, "minLength": 1 }),
        Some(format) if format.starts_with("uint") => json!({ "type": kind, "format": format, "minimum": 0 }),
        Some(format) => json!({ "type": kind, "format": format }),
    };
    match form {
        Form::Any => Value::Bool(true),
        Form::Null => json!({ "type": "null" }),
        Form::Boolean => json!({ "type": "boolean" }),
        Form::Integer(format) => formatted("integer", format),
        Form::Number(format) => formatted("number", format),
        Form::String(format) => formatted("string", format),
        Form::Value(value) => values(&[value]),
        Form::Ref(name) => json!({ "$ref": format!("#/definitions/{name}") }),
        Form::Array(inner) => json!({ "type": "array", "items": schema(inner) }),
        Form::Object(inner) => object(inner),
        Form::Union(variants) => union(variants),
    }
}

fn values(texts: &[&str]) -> Value {
    let values: Vec<Value> = texts
        .iter()
        .map(|text| serde_json::from_str(text).unwrap_or(Value::String((*text).to_owned())))
        .collect();
    if values.iter().all(Value::is_string) {
        json!({ "type": "string", "enum": values })
    } else {
        json!({ "enum": values })
    }
}

fn union(variants: &[Variant]) -> Value {
    if variants.is_empty() {
        return Value::Bool(false);
    }
    let plain: Option<Vec<&str>> = variants
        .iter()
        .map(|variant| if variant.experimental { None } else { variant.form.value() })
        .collect();
    if let Some(plain) = plain {
        return values(&plain);
    }
    let branches: Vec<Value> =
        variants.iter().map(|variant| marked(schema(&variant.form), variant.experimental, None)).collect();
    json!({ "anyOf": branches })
}

fn object(object: &Object) -> Value {
    let mut schema_of_object = Map::new();
    schema_of_object.insert("type".to_owned(), json!("object"));
    if !object.members.is_empty() {
        let members: Map<String, Value> = object
            .members
            .iter()
            .map(|(name, member)| {
                (name.clone(), marked(schema(&member.form), member.experimental, member.default.as_deref()))
            })
            .collect();
        schema_of_object.insert("properties".to_owned(), Value::Object(members));
        let required: Vec<&String> =
            object.members.iter().filter(|(_, member)| member.required).map(|(name, _)| name).collect();
        if !required.is_empty() {
            schema_of_object.insert("required".to_owned(), json!(required));
        }
    }
    match &object.rest {
        Rest::Unsaid => {}
        Rest::Closed => _ = schema_of_object.insert("additionalProperties".to_owned(), Value::Bool(false)),
        Rest::Open(form) => _ = schema_of_object.insert("additionalProperties".to_owned(), schema(form)),
    }
    Value::Object(schema_of_object)
}

/// A schema with a mark and a default, which may not stand beside a reference.
fn marked(schema: Value, experimental: bool, default: Option<&str>) -> Value {
    let default = default.and_then(|default| serde_json::from_str::<Value>(default).ok());
    if !experimental && default.is_none() {
        return schema;
    }
    let mut marked = match schema {
        Value::Object(members) if !members.contains_key("$ref") => members,
        Value::Bool(true) => Map::new(),
        schema => Map::from_iter([("allOf".to_owned(), json!([schema]))]),
    };
    if let Some(default) = default {
        marked.insert("default".to_owned(), default);
    }
    if experimental {
        marked.insert(EXPERIMENTAL.to_owned(), Value::Bool(true));
    }
    Value::Object(marked)
}
