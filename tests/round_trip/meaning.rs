//! What a value means, apart from the ways in which it may be written.

use serde_json::{Map, Value};

use crate::schemas::Schemas;

impl Schemas {
    /// The value without members that say no more than their absence (null, or the documented default), and with
    /// one form for numbers.
    pub fn meaning(&self, schema: &Value, value: &Value) -> Value {
        let schema = self.resolve(schema);
        let unions = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array);
        if let Some(members) = unions {
            let member = members.iter().find(|member| self.fits(member, value));
            return member.map_or_else(|| value.clone(), |member| self.meaning(member, value));
        }
        match value {
            Value::Object(object) => {
                let mut meant = Map::new();
                for (name, member) in object {
                    let Some(member_schema) = self.member(schema, name) else {
                        meant.insert(name.clone(), number(member));
                        continue;
                    };
                    let member = self.meaning(member_schema, member);
                    let required = schema["required"].as_array().is_some_and(|names| names.contains(&name[..].into()));
                    let default = member_schema.get("default");
                    let says_nothing = default == Some(&member) || (member.is_null() && !required);
                    if !says_nothing {
                        meant.insert(name.clone(), member);
                    }
                }
                meant.into()
            }
            Value::Array(elements) => {
                let items = schema.get("items").unwrap_or(&Value::Bool(true));
                elements.iter().map(|element| self.meaning(items, element)).collect()
            }
            other => number(other),
        }
    }
}

/// 5.0 and 5 are the same number.
fn number(value: &Value) -> Value {
    match value.as_f64() {
        Some(float) if value.is_f64() && float.fract() == 0.0 && float.abs() < 9e15 => (float as i64).into(),
        _ => value.clone(),
    }
}
