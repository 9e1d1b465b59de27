//! Reading the definitions: what a schema allows, with the openness that it declares.

use std::collections::BTreeMap;

use codex_schema::export::{Surface, json_schema};
use serde_json::Value;

pub struct Schemas(pub BTreeMap<String, Value>);

impl Schemas {
    pub fn load() -> Schemas {
        Schemas(json_schema::definitions(Surface::Full))
    }

    /// The schema itself, behind references and annotated references.
    pub fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        let mut schema = schema;
        loop {
            if let Some(path) = schema.get("$ref").and_then(Value::as_str) {
                schema = self.at(path);
            } else if let Some([only]) = schema.get("allOf").and_then(Value::as_array).map(Vec::as_slice) {
                schema = only;
            } else {
                return schema;
            }
        }
    }

    pub fn at(&self, path: &str) -> &Value {
        let name = path.strip_prefix("#/definitions/").unwrap_or_else(|| panic!("reference {path}"));
        self.0.get(name).unwrap_or_else(|| panic!("no definition of {name}"))
    }

    /// Whether the protocol allows a value: a known member must have its form, an unknown one may have any when
    /// the union is open.
    pub fn fits(&self, schema: &Value, value: &Value) -> bool {
        let schema = self.resolve(schema);
        if let Some(allowed) = schema.as_bool() {
            return allowed;
        }
        let open = schema["x-open"] == true;
        if let Some(members) = schema.get("oneOf").and_then(Value::as_array) {
            return match schema.get("discriminator") {
                Some(discriminator) => self.fits_tagged(discriminator, open, value),
                None => self.fits_keyed(members, open, value),
            };
        }
        if let Some(members) = schema.get("anyOf").and_then(Value::as_array) {
            return members.iter().any(|member| self.fits(member, value));
        }
        if let Some(constant) = schema.get("const") {
            return constant == value;
        }
        if let Some(values) = schema.get("enum").and_then(Value::as_array) {
            let listed_or_open = values.contains(value) || (open && value.is_string());
            return listed_or_open || (value.is_null() && types(schema).contains(&"null"));
        }
        let types = types(schema);
        (types.is_empty() || types.iter().any(|name| has_type(name, value)))
            && in_bounds(schema, value)
            && self.fits_members(schema, value)
            && self.fits_elements(schema, value)
    }

    fn fits_tagged(&self, discriminator: &Value, open: bool, value: &Value) -> bool {
        let tag =
            discriminator["propertyName"].as_str().and_then(|tag| value.get(tag)).and_then(Value::as_str);
        let Some(tag) = tag else { return false };
        match discriminator["mapping"].get(tag).and_then(Value::as_str) {
            Some(path) => self.fits(self.at(path), value),
            None => open,
        }
    }

    fn fits_keyed(&self, members: &[Value], open: bool, value: &Value) -> bool {
        match value {
            Value::Object(object) if open && !object.is_empty() => {
                let known = members.iter().find(|member| {
                    let properties = self.resolve(member).get("properties").and_then(Value::as_object);
                    properties.is_some_and(|properties| properties.keys().any(|key| object.contains_key(key)))
                });
                known.is_none_or(|member| self.fits(member, value))
            }
            // A newer release may have more bare names, but those of members with a body mean nothing by themselves.
            Value::String(name) if open => {
                let body = |member: &&Value| self.resolve(member)["properties"].get(name).is_some();
                !members.iter().any(|member| body(&member))
            }
            _ => members.iter().any(|member| self.fits(member, value)),
        }
    }

    fn fits_members(&self, schema: &Value, value: &Value) -> bool {
        let Value::Object(object) = value else { return true };
        let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
        let mut required = required.filter_map(Value::as_str);
        required.all(|name| object.contains_key(name))
            && object.iter().all(|(name, member)| match self.member(schema, name) {
                Some(member_schema) => self.fits(member_schema, member),
                None => schema.get("additionalProperties") != Some(&Value::Bool(false)),
            })
    }

    fn fits_elements(&self, schema: &Value, value: &Value) -> bool {
        match (schema.get("items"), value) {
            (Some(items), Value::Array(elements)) => elements.iter().all(|element| self.fits(items, element)),
            _ => true,
        }
    }

    /// The schema of a member, whether it is listed or an entry of a map.
    pub fn member<'a>(&self, schema: &'a Value, name: &str) -> Option<&'a Value> {
        let listed = schema.get("properties").and_then(|properties| properties.get(name));
        let entry = || schema.get("additionalProperties").filter(|entry| entry.as_bool() != Some(false));
        let by_pattern = || schema.get("patternProperties").and_then(|patterns| patterns.get(""));
        listed.or_else(entry).or_else(by_pattern)
    }

    /// The unions that list a definition as a member.
    pub fn unions_of(&self, name: &str) -> Vec<&str> {
        let reference = format!("#/definitions/{name}");
        let lists = |schema: &Value| {
            let members = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array);
            members.is_some_and(|members| members.iter().any(|member| member["$ref"] == reference.as_str()))
        };
        self.0.iter().filter(|(_, schema)| lists(schema)).map(|(union, _)| union.as_str()).collect()
    }
}

pub fn types(schema: &Value) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn has_type(name: &str, value: &Value) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("type {other}"),
    }
}

fn in_bounds(schema: &Value, value: &Value) -> bool {
    let Some(number) = exact(value) else { return true };
    let bound = |name| schema.get(name).and_then(exact);
    bound("minimum").is_none_or(|minimum| number >= minimum)
        && bound("maximum").is_none_or(|maximum| number <= maximum)
}

fn exact(value: &Value) -> Option<i128> {
    value.as_i64().map(i128::from).or_else(|| value.as_u64().map(i128::from))
}
