//! Every enum and union declares whether it is open, and what a server sends is open.
#![cfg(feature = "schema")]

mod declared;
mod reach;
mod sent_by_the_server;

use std::collections::BTreeMap;

use codex_schema::export::{Surface, json_schema};
use serde_json::Value;

type Definitions = BTreeMap<String, Value>;

fn definitions() -> Definitions {
    json_schema::definitions(Surface::Full)
}

/// Members of a schema object that hold names of the wire, not keywords.
const NAMED: [&str; 3] = ["properties", "patternProperties", "mapping"];

/// Calls `visit` with a schema and all schemas in it, each with its place.
fn each_schema(place: &str, schema: &Value, visit: &mut impl FnMut(&str, &Value)) {
    visit(place, schema);
    for (keyword, value) in schema.as_object().into_iter().flatten() {
        let place = format!("{place}/{keyword}");
        match value {
            Value::Object(named) if NAMED.contains(&&keyword[..]) => {
                for (name, inner) in named {
                    each_schema(&format!("{place}/{name}"), inner, visit);
                }
            }
            Value::Object(_) => each_schema(&place, value, visit),
            Value::Array(list) => {
                for (index, inner) in list.iter().enumerate() {
                    each_schema(&format!("{place}/{index}"), inner, visit);
                }
            }
            _ => {}
        }
    }
}

/// Whether a schema is an enum or a union, even one of a single member; a nullable value is neither.
fn is_choice(schema: &Value) -> bool {
    let by_shape = schema.get("anyOf").and_then(Value::as_array).is_some_and(|members| {
        let nulls = members.iter().filter(|member| member["type"] == "null").count();
        members.len() - nulls > 1
    });
    by_shape || schema["oneOf"].is_array() || schema["enum"].is_array()
}
