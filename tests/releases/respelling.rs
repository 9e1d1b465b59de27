//! How a schema spells something makes no difference.

use codex_schema::releases::{Difference, Listing, TypeSet, history};
use serde_json::{Map, Value, json};

use crate::support::Dice;

/// How many levels of a respelled schema may hold copies of named types.
const INLINED: u32 = 2;

#[test]
fn every_release_respelled_is_the_same() {
    for (seed, release) in history().releases().iter().enumerate() {
        let types = history().types(release, Listing::Listed).unwrap();
        let again = TypeSet::from_bundle(&respelled(&types, seed as u64 + 1)).unwrap();
        // Each way in its turn.
        let (before, after) = if seed % 2 == 0 { (&types, &again) } else { (&again, &types) };
        let difference = Difference::between(before, after);
        let told: Vec<_> = difference
            .changes
            .iter()
            .map(|change| (change.rule.name(), &change.place, change.summary()))
            .collect();
        assert_eq!(told, [], "{release}");
    }
}

/// A difference is found in spite of the respelling: as many as without it, of the same rules.
#[test]
fn changes_are_found_however_they_are_spelled() {
    for (seed, pair) in history().releases().windows(2).enumerate().step_by(4) {
        let [before, after] =
            [&pair[0], &pair[1]].map(|release| history().types(release, Listing::Listed).unwrap());
        let plain = Difference::between(&before, &after);
        let again = TypeSet::from_bundle(&without_copies(&after, seed as u64 + 1)).unwrap();
        let respelled = Difference::between(&before, &again);
        assert_eq!(respelled.counts(), plain.counts(), "{pair:?}");
    }
}

fn respelled(types: &TypeSet, seed: u64) -> Value {
    respell_all(types, seed, INLINED)
}

fn without_copies(types: &TypeSet, seed: u64) -> Value {
    respell_all(types, seed, 0)
}

fn respell_all(types: &TypeSet, seed: u64, inlined: u32) -> Value {
    let bundle = types.to_bundle();
    let mut speller =
        Speller { dice: Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)), definitions: &bundle["definitions"] };
    let mut definitions = Map::new();
    for (name, schema) in bundle["definitions"].as_object().unwrap() {
        let respelled = match name.as_str() {
            "v2" => schema
                .as_object()
                .unwrap()
                .iter()
                .map(|(name, schema)| (name.clone(), speller.spell(schema, inlined)))
                .collect(),
            _ => speller.spell(schema, inlined),
        };
        definitions.insert(name.clone(), respelled);
    }
    json!({ "definitions": definitions })
}

struct Speller<'a> {
    dice: Dice,
    definitions: &'a Value,
}

impl Speller<'_> {
    /// Another spelling of a schema. `inlined` levels may hold copies of the types that are referred to.
    fn spell(&mut self, schema: &Value, inlined: u32) -> Value {
        let Value::Object(members) = schema else { return schema.clone() };
        let mut spelled = Map::new();
        for (key, value) in members {
            let value = match (key.as_str(), value) {
                ("properties", Value::Object(properties)) => properties
                    .iter()
                    .map(|(name, schema)| (name.clone(), self.spell(schema, inlined)))
                    .collect(),
                ("items" | "additionalProperties", schema) => self.spell(schema, inlined),
                ("oneOf" | "anyOf" | "allOf", Value::Array(branches)) => {
                    branches.iter().map(|branch| self.spell(branch, inlined)).collect()
                }
                (_, value) => value.clone(),
            };
            spelled.insert(key.clone(), value);
        }
        if self.dice.below(4) == 0 {
            spelled.insert("title".to_owned(), json!("Another title"));
            spelled.insert("description".to_owned(), json!("In other words."));
        }
        if self.dice.below(3) == 0 {
            spelled.remove("format");
            spelled.remove("minimum");
        }
        self.reference(&mut spelled, inlined);
        self.union(&mut spelled);
        self.values(&mut spelled);
        self.types(&mut spelled);
        for key in ["required", "enum"] {
            if let Some(Value::Array(names)) = spelled.get_mut(key) {
                self.dice.shuffle(names);
            }
        }
        Value::Object(spelled)
    }

    /// A reference as an `allOf` of one, or the type in its place.
    fn reference(&mut self, schema: &mut Map<String, Value>, inlined: u32) {
        let Some(Value::String(reference)) = schema.get("$ref").cloned() else { return };
        match self.dice.below(4) {
            0 => {
                schema.remove("$ref");
                schema.insert("allOf".to_owned(), json!([{ "$ref": reference }]));
            }
            1 if inlined > 0 => {
                let mut target = self.definitions;
                for step in reference.trim_start_matches("#/definitions/").split('/') {
                    target = &target[step];
                }
                let copy = self.spell(target, inlined - 1);
                schema.remove("$ref");
                schema.insert("allOf".to_owned(), json!([copy]));
            }
            _ => {}
        }
    }

    /// Branches in another order, and under the other keyword.
    fn union(&mut self, schema: &mut Map<String, Value>) {
        let Some(Value::Array(mut branches)) = schema.remove("anyOf") else { return };
        self.dice.shuffle(&mut branches);
        let keyword = if self.dice.below(2) == 0 { "oneOf" } else { "anyOf" };
        schema.insert(keyword.to_owned(), Value::Array(branches));
    }

    /// One value as `const`, several as a union of them.
    fn values(&mut self, schema: &mut Map<String, Value>) {
        let Some(Value::Array(values)) = schema.get("enum").cloned() else { return };
        match (values.as_slice(), self.dice.below(2)) {
            (_, 0) => {}
            ([only], _) => {
                schema.remove("enum");
                schema.insert("const".to_owned(), only.clone());
            }
            (values, _) => {
                schema.remove("enum");
                schema.remove("type");
                let branches: Vec<Value> =
                    values.iter().map(|value| json!({ "type": "string", "enum": [value] })).collect();
                schema.insert("oneOf".to_owned(), Value::Array(branches));
            }
        }
    }

    /// A type with null as a list of types, and back.
    fn types(&mut self, schema: &mut Map<String, Value>) {
        let Some(Value::Array(branches)) = schema.get("anyOf").cloned() else { return };
        let simple: Option<Vec<&Value>> = branches
            .iter()
            .map(|branch| {
                branch.as_object().filter(|branch| branch.len() == 1).and_then(|branch| branch.get("type"))
            })
            .collect();
        if let (Some(types), 0) = (simple, self.dice.below(2)) {
            let types: Vec<Value> = types.into_iter().cloned().collect();
            if types.iter().all(Value::is_string) {
                schema.remove("anyOf");
                schema.insert("type".to_owned(), Value::Array(types));
            }
        }
    }
}
