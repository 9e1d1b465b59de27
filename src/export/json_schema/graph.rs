//! Collecting the schemas of all types with schemars.

use std::collections::{BTreeMap, BTreeSet};

use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::Value;

use crate::export::Surface;
use crate::jsonrpc::JSONRPCMessage;
use crate::method::{self, ClientNotification, ClientRequest, ServerNotification, ServerRequest};
use crate::rollout::{EventMsg, RolloutLine};

/// Whose view of a type a schema takes: they differ in which members are required.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// What a reader accepts.
    Read,
    /// What a writer always writes.
    Write,
}

/// The schemas of all types by name, as schemars makes them.
pub(super) fn collect(purpose: Purpose) -> BTreeMap<String, Value> {
    let mut generator = generator(purpose);
    generator.subschema_for::<JSONRPCMessage>();
    generator.subschema_for::<ClientRequest>();
    generator.subschema_for::<ServerRequest>();
    generator.subschema_for::<ClientNotification>();
    generator.subschema_for::<ServerNotification>();
    method::add_results(&mut generator);
    generator.subschema_for::<RolloutLine>();
    generator.subschema_for::<EventMsg>();
    generator.take_definitions(false).into_iter().collect()
}

pub(super) fn generator(purpose: Purpose) -> SchemaGenerator {
    let mut settings = SchemaSettings::draft07();
    // Normalisation is ours: the transforms of the draft would run before it.
    settings.transforms.clear();
    match purpose {
        Purpose::Read => settings.for_deserialize(),
        Purpose::Write => settings.for_serialize(),
    }
    .into_generator()
}

/// The name of the definition that a reference is to.
pub(crate) fn definition_name(reference: &str) -> Option<&str> {
    reference.strip_prefix("#/definitions/")
}

/// The names of the definitions that a schema refers to.
pub(crate) fn references(schema: &Value) -> BTreeSet<String> {
    fn walk(schema: &Value, found: &mut BTreeSet<String>) {
        match schema {
            Value::Object(members) => {
                for (key, value) in members {
                    match value {
                        Value::String(reference) if key == "$ref" => {
                            found.extend(definition_name(reference).map(str::to_owned));
                        }
                        _ => walk(value, found),
                    }
                }
            }
            Value::Array(elements) => elements.iter().for_each(|element| walk(element, found)),
            _ => {}
        }
    }

    let mut found = BTreeSet::new();
    walk(schema, &mut found);
    found
}

/// The definitions that some roots reach, roots included.
pub(crate) fn reachable<'a>(
    definitions: &BTreeMap<String, Value>,
    roots: impl IntoIterator<Item = &'a str>,
) -> BTreeSet<String> {
    let mut todo: Vec<String> = roots.into_iter().map(str::to_owned).collect();
    let mut reached = BTreeSet::new();
    while let Some(name) = todo.pop() {
        if let Some(schema) = definitions.get(&name)
            && reached.insert(name)
        {
            todo.extend(references(schema));
        }
    }
    reached
}

/// What the messages, params and results of a surface reach, and what rollouts reach: no surface is without these.
pub(super) fn reached(definitions: &BTreeMap<String, Value>, surface: Surface) -> BTreeSet<String> {
    reachable(definitions, message_roots(surface).chain(ROLLOUT_ROOTS))
}

/// What rollouts hold, and no message.
pub(crate) fn only_in_rollouts(definitions: &BTreeMap<String, Value>) -> BTreeSet<String> {
    let in_messages = reachable(definitions, message_roots(Surface::Full));
    let mut only = reachable(definitions, ROLLOUT_ROOTS);
    only.retain(|name| !in_messages.contains(name));
    only
}

/// The types that stand for everything in a rollout, each with a file of its own.
pub(super) const ROLLOUT_ROOTS: [&str; 2] = ["EventMsg", "RolloutLine"];

fn message_roots(surface: Surface) -> impl Iterator<Item = &'static str> {
    const MESSAGES: [&str; 5] =
        ["JSONRPCMessage", "ClientRequest", "ServerRequest", "ClientNotification", "ServerNotification"];
    let methods = method::all().filter(move |method| surface.has(method));
    MESSAGES.into_iter().chain(methods.flat_map(|method| [method.params, method.result]).flatten())
}
