//! Instances of a schema: the least it asks for, everything it lists, and each alternative once.

use serde_json::{Map, Value, json};

use crate::schemas::{Schemas, types};

/// A value for a member that may be anything: its text must survive.
fn anything() -> Value {
    json!({"b": [1, 2.5, -3e300], "a": {"type": "none of ours", "": null}, "n": u64::MAX})
}

/// Members that an instance needs although the schema does not say so: one of several is enough
/// (spec/rollout.md §5.9).
const ONE_OF_SEVERAL: &[(&str, &str)] = &[("SessionConfiguredEvent", "permission_profile")];

impl Schemas {
    /// Only what is required, each part as small as it can be.
    pub fn minimal(&self, schema: &Value) -> Value {
        let schema = self.resolve(schema);
        if schema.is_boolean() || types(schema).contains(&"null") {
            return Value::Null;
        }
        if let Some(members) = alternatives(schema) {
            let null = members.iter().find(|member| member["type"] == "null");
            return self.minimal(null.unwrap_or(&members[0]));
        }
        if types(schema) == ["object"] {
            let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
            let mut object: Map<String, Value> = required
                .filter_map(Value::as_str)
                .map(|name| (name.to_owned(), self.minimal(&schema["properties"][name])))
                .collect();
            for (_, name) in ONE_OF_SEVERAL.iter().filter(|(title, _)| schema["title"] == *title) {
                let members = alternatives(&schema["properties"][name]).expect("is nullable");
                object.insert((*name).to_owned(), self.minimal(&members[0]));
            }
            return object.into();
        }
        scalars(schema).into_iter().next().unwrap_or_else(|| json!([]))
    }

    /// Every listed member with a value; types inside themselves stay minimal.
    pub fn full(&self, schema: &Value) -> Value {
        self.full_in(schema, &mut Vec::new())
    }

    fn full_in<'a>(&'a self, schema: &'a Value, path: &mut Vec<&'a Value>) -> Value {
        let schema = self.resolve(schema);
        if schema.is_boolean() {
            return anything();
        }
        if path.iter().any(|outer| std::ptr::eq(*outer, schema)) || path.len() > 12 {
            return self.minimal(schema);
        }
        path.push(schema);
        let value = match alternatives(schema) {
            Some(members) => {
                let first = members.iter().find(|member| member["type"] != "null");
                self.full_in(first.unwrap_or(&members[0]), path)
            }
            None if types(schema).contains(&"object") => {
                let listed = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
                let mut object: Map<String, Value> =
                    listed.map(|(name, member)| (name.clone(), self.full_in(member, path))).collect();
                if let Some(entry) = self.member(schema, "an entry") {
                    object.insert("an/entry~ \"of\" \u{e9}".to_owned(), self.full_in(entry, path));
                }
                object.into()
            }
            None if types(schema).contains(&"array") => json!([self.full_in(&schema["items"], path)]),
            // The first listed value, but the richest text.
            None if schema.get("enum").is_some() => schema["enum"][0].clone(),
            None => scalars(schema).pop().unwrap_or_default(),
        };
        path.pop();
        value
    }

    /// The minimal and the full instance, and the full one with each other alternative of each member.
    pub fn instances(&self, schema: &Value) -> Vec<Value> {
        let schema = self.resolve(schema);
        let mut instances = vec![self.minimal(schema), self.full(schema)];
        instances.extend(self.each_alternative(schema));
        instances
    }

    fn each_alternative(&self, schema: &Value) -> Vec<Value> {
        let schema = self.resolve(schema);
        if schema.is_boolean() {
            return vec![anything(), json!("text"), json!(1.5), json!([]), json!(false)];
        }
        let mut found = Vec::new();
        if let Some(members) = alternatives(schema) {
            for member in members {
                found.push(self.minimal(member));
                found.push(self.full(member));
                if member.get("$ref").is_none() {
                    found.extend(self.each_alternative(member));
                }
            }
            return found;
        }
        if types(schema).contains(&"null") {
            found.push(Value::Null);
        }
        if types(schema).contains(&"object") {
            let full = self.full(schema);
            let members = full.as_object().cloned().unwrap_or_default();
            for name in members.keys() {
                let Some(member) = self.member(schema, name) else { continue };
                let values = if is_named(member) { self.ends(member) } else { self.each_alternative(member) };
                for value in values {
                    let mut instance = full.clone();
                    instance[name] = value;
                    found.push(instance);
                }
            }
        }
        if types(schema).contains(&"array") {
            let items = &schema["items"];
            let elements = if is_named(items) { self.ends(items) } else { self.each_alternative(items) };
            found.push(json!([]));
            found.extend(elements.iter().map(|element| json!([element])));
            found.push(elements.into());
        }
        found.extend(scalars(schema));
        found
    }

    /// A type with a definition has its own turn: here its two ends are enough.
    fn ends(&self, schema: &Value) -> Vec<Value> {
        vec![self.minimal(schema), self.full(schema)]
    }
}

fn is_named(schema: &Value) -> bool {
    schema.get("$ref").is_some() || schema.get("allOf").is_some()
}

fn alternatives(schema: &Value) -> Option<&Vec<Value>> {
    schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array)
}

/// The values of a scalar schema, the least first.
fn scalars(schema: &Value) -> Vec<Value> {
    if let Some(constant) = schema.get("const") {
        return vec![constant.clone()];
    }
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return values.clone();
    }
    let mut found = Vec::new();
    for name in types(schema) {
        match name {
            "string" => found.extend([json!(""), json!("a \"quoted\" \\ \u{1f600}\u{0}\n text")]),
            "boolean" => found.extend([json!(false), json!(true)]),
            "number" => found.extend([json!(0), json!(-2), json!(1e300), json!(0.25)]),
            "integer" => {
                let bound = |name: &str| {
                    let bound = schema.get(name).cloned();
                    bound.unwrap_or_else(|| panic!("an integer without {name}: {schema}"))
                };
                found.extend([bound("minimum"), bound("maximum"), json!(7)]);
            }
            _ => {}
        }
    }
    found
}
