//! From JSON Schema definitions to the syntax tree.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::syntax::{Declaration, Doc, JSON, Member, Object, Type};
use crate::export::Surface;
use crate::export::json_schema::legacy::{key_of, own, plain};
use crate::export::json_schema::{Purpose, definitions_for, only_in_rollouts, reachable};
use crate::method::{self, Direction, Kind, legacy};

/// The declarations of definitions, given as readers and as writers see them.
///
/// A type that only the server writes is described as the server writes it: a member that is always there is
/// not optional. A type that a client may write is described as the server reads it, and so is one of rollouts: the
/// file may be older than the release.
pub(super) fn declarations(
    definitions: impl Fn(Purpose) -> BTreeMap<String, Value>,
) -> BTreeMap<String, Declaration> {
    let (read, write) = (definitions(Purpose::Read), definitions(Purpose::Write));
    // Whatever the surface: what is in both surfaces looks the same in both.
    let full = definitions_for(Surface::Full, Purpose::Read);
    let mut as_read = reachable(&full, client_roots());
    as_read.extend(only_in_rollouts(&full));
    let mut declarations: BTreeMap<String, Declaration> = read
        .iter()
        .map(|(name, read)| {
            let schema = if as_read.contains(name) { read } else { write.get(name).unwrap_or(read) };
            (name.clone(), declaration(name, schema))
        })
        .collect();
    declarations.insert(JSON.to_owned(), any_json());
    declarations
}

/// The declarations of what only the legacy API has, by the same rules.
pub(super) fn legacy_declarations() -> BTreeMap<String, Declaration> {
    let own = |purpose| own(&definitions_for(Surface::Full, purpose), purpose);
    let (read, write) = (own(Purpose::Read), own(Purpose::Write));
    let params = legacy::CLIENT_REQUESTS.iter().filter_map(|method| method.params).map(key_of);
    let roots: Vec<String> = params.chain(["ClientRequest", "EventMsg"].map(key_of)).collect();
    let as_read = reachable(&read, roots.iter().map(String::as_str));
    read.iter()
        .map(|(name, read)| {
            let schema = if as_read.contains(name) { read } else { write.get(name).unwrap_or(read) };
            (name.clone(), declaration(plain(name), schema))
        })
        .collect()
}

/// What a client sends: its messages and the answers to the server's requests. The envelope goes both ways.
fn client_roots() -> impl Iterator<Item = &'static str> {
    let bodies = method::all().filter_map(|method| match (method.direction, method.kind) {
        (Direction::ClientToServer, _) => method.params,
        (Direction::ServerToClient, Kind::Request) => method.result,
        (Direction::ServerToClient, Kind::Notification) => None,
    });
    bodies.chain(["ClientRequest", "ClientNotification", "JSONRPCMessage"])
}

/// Any JSON value, for what the protocol leaves open.
fn any_json() -> Declaration {
    Declaration {
        name: JSON.to_owned(),
        doc: Doc { text: "Any JSON value.".to_owned(), ..Doc::default() },
        // Not `Type::union`, in which the type would take in its own alternatives.
        body: Type::Union(vec![
            Type::Keyword("number"),
            Type::Keyword("string"),
            Type::Keyword("boolean"),
            Type::NULL,
            Type::Array(Box::new(Type::json())),
            Type::Map(Box::new(Type::json())),
        ]),
    }
}

pub(super) fn declaration(name: &str, schema: &Value) -> Declaration {
    Declaration { name: name.to_owned(), doc: doc(schema), body: type_of(schema) }
}

fn doc(schema: &Value) -> Doc {
    let mut text = schema["description"].as_str().unwrap_or_default().to_owned();
    if let (Some(Value::Array(values)), Some(Value::Array(descriptions))) =
        (schema.get("enum"), schema.get("x-enum-descriptions"))
    {
        let values: Vec<String> = std::iter::zip(values, descriptions)
            .filter_map(|(value, description)| Some((value.as_str()?, description.as_str()?)))
            .filter(|(_, description)| !description.is_empty())
            .map(|(value, description)| format!("- `{value}`: {}", description.replace('\n', "\n  ")))
            .collect();
        text = format!("{text}\n\n{}", values.join("\n"));
    }
    let removed_after = schema["x-removed-after"].as_str();
    if let Some(release) = removed_after {
        text = format!(
            "{}\n\nServers after release {release} do not have it, or not in this form.",
            text.trim_end()
        );
    }
    Doc {
        text: text.trim().to_owned(),
        experimental: schema["x-experimental"] == true,
        deprecated: schema["x-deprecated"] == true || removed_after.is_some(),
    }
}

/// What is not understood may be anything.
fn type_of(schema: &Value) -> Type {
    let Value::Object(keywords) = schema else { return Type::json() };
    if let Some(reference) = keywords.get("$ref").and_then(Value::as_str) {
        return Type::Reference(reference.rsplit('/').next().unwrap_or(reference).to_owned());
    }
    if let Some(value) = keywords.get("const") {
        return Type::Literal(value.clone());
    }
    if let Some(Value::Array(values)) = keywords.get("enum") {
        return Type::union(values.iter().cloned().map(Type::Literal));
    }
    if let Some(Value::Array(members)) = keywords.get("oneOf").or_else(|| keywords.get("anyOf")) {
        return Type::union(members.iter().map(type_of));
    }
    // The schemas use `allOf` only to give a reference annotations.
    if let Some([schema]) = keywords.get("allOf").and_then(Value::as_array).map(Vec::as_slice) {
        return type_of(schema);
    }
    match keywords.get("type") {
        Some(Value::String(name)) => of_name(name, keywords),
        Some(Value::Array(names)) => {
            Type::union(names.iter().filter_map(Value::as_str).map(|name| of_name(name, keywords)))
        }
        _ => Type::json(),
    }
}

fn of_name(name: &str, keywords: &Map<String, Value>) -> Type {
    match name {
        "null" => Type::NULL,
        "boolean" => Type::Keyword("boolean"),
        "string" => Type::Keyword("string"),
        // `JSON.parse` makes no bigint, whatever the width of the integer.
        "integer" | "number" => Type::Keyword("number"),
        "array" => Type::Array(Box::new(keywords.get("items").map_or_else(Type::json, type_of))),
        "object" => object(keywords),
        _ => Type::json(),
    }
}

fn object(keywords: &Map<String, Value>) -> Type {
    let members = members(keywords);
    let by_pattern = keywords.get("patternProperties").and_then(|patterns| patterns.get(""));
    let rest = match by_pattern.or_else(|| keywords.get("additionalProperties")) {
        None | Some(Value::Bool(false)) => None,
        Some(schema) => Some(Box::new(type_of(schema))),
    };
    match rest {
        Some(rest) if members.is_empty() => Type::Map(rest),
        // The compiler wants the type of the other members to take in those of the members with a name.
        Some(rest) => {
            let optional = members.iter().any(|member| member.optional).then_some(Type::UNDEFINED);
            let named = members.iter().map(|member| member.value.clone());
            let rest = Some(Box::new(Type::union([*rest].into_iter().chain(named).chain(optional))));
            Type::Object(Object { members, rest })
        }
        None => Type::Object(Object { members, rest: None }),
    }
}

fn members(keywords: &Map<String, Value>) -> Vec<Member> {
    let required = keywords.get("required").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let mut members: Vec<Member> = keywords
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .map(|(name, schema)| Member {
            name: name.clone(),
            optional: !required.iter().any(|required| required == name),
            value: match type_of(schema) {
                // A message without params may be built with the member or without.
                Type::NULL if keywords.contains_key("x-method") => Type::UNDEFINED,
                value => value,
            },
            doc: doc(schema),
        })
        .collect();
    // What tells the members of a union apart is read first.
    members.sort_by_key(|member| !matches!(member.value, Type::Literal(_)));
    members
}

/// The declaration of a type that no message reaches, from its own schema alone.
pub(super) fn lone_declaration<T: schemars::JsonSchema>() -> Declaration {
    let mut generator = schemars::generate::SchemaSettings::draft07().into_generator();
    let schema = T::json_schema(&mut generator);
    declaration(&T::schema_name(), &json!(schema))
}
