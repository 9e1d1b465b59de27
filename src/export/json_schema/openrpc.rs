//! An OpenRPC 1.3 document of the method surface: `openrpc.json`.
//!
//! OpenRPC describes a server that is called, one object of named params at a time. What the protocol has beyond
//! that, the document says as follows:
//!
//! - **Direction.** Requests and notifications of both sides are methods of the one list. `x-direction` and `x-kind`
//!   carry the words of `methods.json`, and each method has one of four tags.
//! - **Notifications** have no `result`, which OpenRPC allows since 1.3.
//! - **Params** are spelt out member by member, and `x-params` refers to their type: a message must carry `params`,
//!   `{}` at least, where it is there, and may leave them out where it is not.
//! - **Params that are a union** list the members of all alternatives. One is required when every alternative
//!   requires it, and a tag takes any alternative's value. `x-params` is the exact rule.
//! - **Stability** is `x-stability`, besides `deprecated` and `x-experimental` where they apply.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::graph::{definition_name, reachable};
use super::targets;
use crate::export::errors::ERRORS;
use crate::export::{RELEASE, Surface};
use crate::method::{self, Direction, Kind, MethodInfo, Stability};

/// The newest version of OpenRPC that its published meta-schema has.
const VERSION: &str = "1.3.2";

type Definitions = BTreeMap<String, Value>;

pub(super) fn document(surface: Surface, definitions: &Definitions) -> Value {
    let methods: Vec<&MethodInfo> = method::all().filter(|method| surface.has(method)).collect();
    let roots = methods.iter().flat_map(|method| [method.params, method.result]).flatten();
    let schemas: Map<String, Value> = reachable(definitions, roots)
        .into_iter()
        .map(|name| (name.clone(), in_components(&definitions[&name])))
        .collect();
    json!({
        "openrpc": VERSION,
        "info": {
            "title": "Codex app-server",
            "version": RELEASE,
            "description": "The methods of the Codex app-server protocol, of both directions: `x-direction` says who \
                sends a message. Messages have the envelope of JSON-RPC 2.0 without the member `jsonrpc`.",
            "x-codex-release": RELEASE,
        },
        "methods": methods.into_iter().map(|info| method_object(info, definitions)).collect::<Vec<_>>(),
        "components": {
            "schemas": schemas,
            "errors": errors(),
            "tags": tags(),
        },
    })
}

fn method_object(method: &MethodInfo, definitions: &Definitions) -> Value {
    let mut object = Map::new();
    object.insert("name".into(), method.name.into());
    object.insert("summary".into(), method.purpose.into());
    let described = method.params.and_then(|name| definitions.get(name)?.get("description"));
    if let Some(description) = described {
        object.insert("description".into(), description.clone());
    }
    object.insert("tags".into(), json!([{"$ref": format!("#/components/tags/{}", tag(method))}]));
    object.insert("paramStructure".into(), "by-name".into());
    let params = method.params.map(|name| params(name, definitions)).unwrap_or_default();
    object.insert("params".into(), params.into());
    if let Some(name) = method.params {
        object.insert("x-params".into(), reference(name));
    }
    if let Some(name) = method.result {
        let mut result = json!({"name": name, "required": true, "schema": reference(name)});
        if let Some(description) = definitions.get(name).and_then(|schema| schema.get("description")) {
            result["description"] = description.clone();
        }
        object.insert("result".into(), result);
    }
    if method.direction == Direction::ClientToServer && method.kind == Kind::Request {
        let errors: Vec<Value> = ERRORS
            .iter()
            .map(|error| json!({"$ref": format!("#/components/errors/{}", error.name)}))
            .collect();
        object.insert("errors".into(), errors.into());
    }
    object.insert("x-direction".into(), method.direction.as_str().into());
    object.insert("x-kind".into(), method.kind.as_str().into());
    object.insert("x-stability".into(), method.stability.as_str().into());
    match method.stability {
        Stability::Experimental => drop(object.insert("x-experimental".into(), true.into())),
        Stability::Deprecated => drop(object.insert("deprecated".into(), true.into())),
        _ => {}
    }
    object.into()
}

/// The members of a params type as content descriptors, required ones first.
fn params(name: &str, definitions: &Definitions) -> Vec<Value> {
    let Some(schema) = definitions.get(name) else { return Vec::new() };
    let alternatives = alternatives(schema, definitions);
    let mut names: Vec<&str> = Vec::new();
    let mut optional: Vec<&str> = Vec::new();
    for alternative in &alternatives {
        for name in required(alternative).chain(properties(alternative).map(|(name, _)| name)) {
            let list = if alternatives.iter().all(|one| required(one).any(|required| required == name)) {
                &mut names
            } else {
                &mut optional
            };
            if !list.contains(&name) {
                list.push(name);
            }
        }
    }
    let count = names.len();
    names.append(&mut optional);
    names
        .into_iter()
        .enumerate()
        .map(|(place, name)| descriptor(name, place < count, &alternatives))
        .collect()
}

/// The object types that a params type may be.
fn alternatives<'a>(schema: &'a Value, definitions: &'a Definitions) -> Vec<&'a Value> {
    let members: Vec<&Value> = targets(schema).filter_map(|name| definitions.get(name)).collect();
    if members.is_empty() { vec![schema] } else { members }
}

fn properties(schema: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    properties.map(|(name, schema)| (name.as_str(), schema))
}

fn required(schema: &Value) -> impl Iterator<Item = &str> {
    schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// One member: what is said about it stands beside its schema, not in it.
fn descriptor(name: &str, required: bool, alternatives: &[&Value]) -> Value {
    let mut descriptor = Map::new();
    let mut schemas: Vec<Value> = Vec::new();
    let mut experimental = true;
    for alternative in alternatives {
        let Some(member) = alternative.get("properties").and_then(|members| members.get(name)) else {
            continue;
        };
        experimental &= is_experimental(member) || is_experimental(alternative);
        let mut schema = in_components(member);
        if let Value::Object(members) = &mut schema {
            members.remove("x-experimental");
            if let Some(description) = members.remove("description") {
                descriptor.entry("description").or_insert(description);
            }
            if let (1, Some([only])) =
                (members.len(), members.get("allOf").and_then(Value::as_array).map(Vec::as_slice))
            {
                schema = only.clone();
            }
        }
        if !schemas.contains(&schema) {
            schemas.push(schema);
        }
    }
    descriptor.insert("name".into(), name.into());
    descriptor.insert("required".into(), required.into());
    descriptor.insert("schema".into(), any_of(schemas));
    if experimental {
        descriptor.insert("x-experimental".into(), true.into());
    }
    descriptor.into()
}

fn is_experimental(schema: &Value) -> bool {
    schema.get("x-experimental") == Some(&Value::Bool(true))
}

/// The schemas of one member in several alternatives, as one. Constants, which tags are, become an enum.
fn any_of(mut schemas: Vec<Value>) -> Value {
    if schemas.len() == 1 {
        return schemas.remove(0);
    }
    let constants: Option<Vec<Value>> = schemas.iter().map(|schema| schema.get("const").cloned()).collect();
    match constants {
        Some(constants) => json!({"type": "string", "enum": constants}),
        None => json!({"anyOf": schemas}),
    }
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// A schema with its references led to the components of the document.
fn in_components(schema: &Value) -> Value {
    match schema {
        Value::Object(members) => {
            let moved = members.iter().map(|(key, value)| {
                let value = match (key.as_str(), value) {
                    ("$ref", Value::String(target)) => moved(target).into(),
                    ("mapping", Value::Object(targets)) => {
                        let target = |target: &Value| match target {
                            Value::String(target) => moved(target).into(),
                            other => in_components(other),
                        };
                        targets
                            .iter()
                            .map(|(tag, to)| (tag.clone(), target(to)))
                            .collect::<Map<_, _>>()
                            .into()
                    }
                    _ => in_components(value),
                };
                (key.clone(), value)
            });
            moved.collect::<Map<_, _>>().into()
        }
        Value::Array(elements) => elements.iter().map(in_components).collect::<Vec<_>>().into(),
        other => other.clone(),
    }
}

fn moved(target: &str) -> String {
    match definition_name(target) {
        Some(name) => format!("#/components/schemas/{name}"),
        None => target.to_owned(),
    }
}

fn errors() -> Map<String, Value> {
    ERRORS
        .iter()
        .map(|error| (error.name.to_owned(), json!({"code": error.code, "message": error.when})))
        .collect()
}

/// The component key of a method's tag.
fn tag(method: &MethodInfo) -> &'static str {
    match (method.direction, method.kind) {
        (Direction::ClientToServer, Kind::Request) => "clientRequest",
        (Direction::ServerToClient, Kind::Request) => "serverRequest",
        (Direction::ClientToServer, Kind::Notification) => "clientNotification",
        (Direction::ServerToClient, Kind::Notification) => "serverNotification",
    }
}

fn tags() -> Value {
    json!({
        "clientRequest": {
            "name": "client request",
            "description": "The client sends it, the server answers.",
        },
        "serverRequest": {
            "name": "server request",
            "description": "The server sends it, the client answers. Ids are integers, counted up from 0.",
        },
        "clientNotification": {
            "name": "client notification",
            "description": "The client sends it, and gets no answer.",
        },
        "serverNotification": {
            "name": "server notification",
            "description": "The server sends it, and expects no answer.",
        },
    })
}
