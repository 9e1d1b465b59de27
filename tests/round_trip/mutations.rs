//! Instances that are wrong in one place.

use serde_json::{Value, json};

use crate::schemas::{Schemas, types};

impl Schemas {
    /// The instance without each of its members, with a value of another JSON type in each place of its first two
    /// levels, with numbers out of bounds, and with a member more. What is still right is left out.
    pub fn mutations(&self, schema: &Value, instance: &Value) -> Vec<Value> {
        let schema = self.resolve(schema);
        let mut wrong = self.replacements(schema, instance);
        if let Value::Object(object) = instance {
            for name in object.keys() {
                let mut without = object.clone();
                without.remove(name);
                wrong.push(without.into());
                let member_schema = self.owner(schema, instance).and_then(|owner| self.member(owner, name));
                for value in
                    member_schema.map(|inner| self.in_member(inner, &object[name])).unwrap_or_default()
                {
                    let mut changed = object.clone();
                    changed.insert(name.clone(), value);
                    wrong.push(changed.into());
                }
            }
            let mut with_more = object.clone();
            with_more.insert("zMemberThatNoReleaseHas".to_owned(), json!({"x": [1]}));
            wrong.push(with_more.into());
        }
        wrong.retain(|value| !self.fits(schema, value));
        wrong
    }

    /// The object schema that describes an instance: the schema, or the member of the union.
    fn owner<'a>(&'a self, schema: &'a Value, instance: &Value) -> Option<&'a Value> {
        let schema = self.resolve(schema);
        match schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array) {
            Some(members) => {
                let member = members.iter().find(|member| self.fits(member, instance))?;
                self.owner(member, instance)
            }
            None => Some(schema),
        }
    }

    fn in_member(&self, schema: &Value, value: &Value) -> Vec<Value> {
        let mut wrong = self.replacements(schema, value);
        let Some(owner) = self.owner(schema, value) else { return wrong };
        match value {
            Value::Array(elements) => {
                for bad in elements
                    .first()
                    .map(|first| self.replacements(&owner["items"], first))
                    .into_iter()
                    .flatten()
                {
                    let mut changed = elements.clone();
                    changed.push(bad);
                    wrong.push(changed.into());
                }
            }
            Value::Object(object) => {
                for (name, inner) in object {
                    let inner_schema = self.member(owner, name);
                    for bad in inner_schema.map(|schema| self.replacements(schema, inner)).unwrap_or_default()
                    {
                        let mut changed = object.clone();
                        changed.insert(name.clone(), bad);
                        wrong.push(changed.into());
                    }
                }
            }
            _ => {}
        }
        wrong
    }

    fn replacements(&self, schema: &Value, value: &Value) -> Vec<Value> {
        let mut wrong =
            vec![Value::Null, json!(true), json!(7), json!(-7), json!(1.5), json!("not listed"), json!({})];
        // serde reads an array as a struct, member by member; that form is no part of the contract.
        if !value.is_object() {
            wrong.push(json!([]));
            wrong.push(json!([[]]));
        }
        let schema = self.resolve(schema);
        if types(schema).contains(&"integer") {
            wrong.push(json!(1e20));
            let beyond = |name: &str, by: i128| {
                let bound =
                    schema[name].as_i64().map(i128::from).or_else(|| schema[name].as_u64().map(i128::from));
                let bound = bound.expect("integers have bounds") + by;
                i64::try_from(bound).map(Value::from).or_else(|_| u64::try_from(bound).map(Value::from)).ok()
            };
            wrong.extend(beyond("minimum", -1));
            wrong.extend(beyond("maximum", 1));
        }
        wrong
    }
}
