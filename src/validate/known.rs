//! What a payload holds beyond the types: members, union members and values that this release does not have.

use serde::Serialize;
use serde_json::{Map, Value};

use super::nearest::{nearest, same_letters};
use super::schemas::{DEFINITIONS, definition};
use crate::export::json_schema::definition_name;
use crate::export::json_schema::legacy::plain;
use crate::jsonrpc::Routed;
use crate::scan::push_token;

/// What kind of thing is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum SurplusKind {
    /// A method; kept whole.
    Method,
    /// A union member; kept whole.
    Variant,
    /// A value of an enum; kept whole.
    Value,
    /// An object member: types drop it.
    Member,
    /// An answer to nothing that was asked.
    Response,
}

/// Something that the types of this release do not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Surplus {
    /// JSON pointer to it.
    pub(super) pointer: String,
    /// What it is.
    pub(super) kind: SurplusKind,
    /// Its name: the tag, value or member.
    pub(super) text: String,
    /// The known name that it may be meant to be.
    pub(super) nearest: Option<String>,
    /// The member that replaced it, when it is the old name of a renamed one.
    pub(super) renamed_to: Option<String>,
}

/// Old members that the readers still take; they are not listed in the schemas.
const OLD_MEMBERS: [(&str, &str); 3] = [
    ("DynamicToolSpec", "exposeToContext"),
    ("ReadOnlySandboxPolicy", "access"),
    ("WorkspaceWriteSandboxPolicy", "readOnlyAccess"),
];

/// Second spellings of members, tags and values: the definition that they stand in, and the spelling that is written.
/// They are read, but not listed in the schemas.
const ALIASES: [(&str, &str, &str); 17] = [
    ("AppScreenshot", "file_id", "fileId"),
    ("AppScreenshot", "user_prompt", "userPrompt"),
    ("CollabAgentRef", "agent_type", "agent_role"),
    ("CollabAgentStatusEntry", "agent_type", "agent_role"),
    ("CoreFileSystemSpecialPath", "current_working_directory", "project_roots"),
    ("CoreNetworkApprovalProtocol", "http-connect", "https"),
    ("CoreNetworkApprovalProtocol", "https_connect", "https"),
    ("EventMsg", "turn_complete", "task_complete"),
    ("EventMsg", "turn_started", "task_started"),
    ("McpElicitationTitledEnumItems", "oneOf", "anyOf"),
    ("ModeKind", "code", "default"),
    ("ModeKind", "custom", "default"),
    ("ModeKind", "execute", "default"),
    ("ModeKind", "pair_programming", "default"),
    ("ResponseItem", "compaction_summary", "compaction"),
    ("SessionMeta", "agent_type", "agent_role"),
    ("ThreadSpawnSource", "agent_type", "agent_role"),
];

/// The members of a message's own envelope; `jsonrpc` is tolerated in all.
pub(super) fn envelope(message: &Routed<'_>) -> &'static [&'static str] {
    match message {
        Routed::Request { .. } => &["id", "method", "params", "trace", "jsonrpc"],
        Routed::Notification { .. } => &["method", "params", "jsonrpc"],
        Routed::Response { .. } => &["id", "result", "jsonrpc"],
        Routed::Error { .. } => &["id", "error", "jsonrpc"],
    }
}

/// What a payload holds that its type does not write.
#[derive(Debug, Default)]
pub(super) struct Beyond {
    /// What the type does not have.
    pub(super) surplus: Vec<Surplus>,
    /// Pointers to what the type writes in another spelling.
    pub(super) respelled: Vec<String>,
}

impl Beyond {
    /// Adds what a part of the payload holds; `base` is the pointer of the part.
    pub(super) fn look(&mut self, type_name: &str, part: &Value, base: &str) {
        let mut walk = Walk { pointer: base.to_owned(), found: std::mem::take(self) };
        walk.definition(type_name, part);
        *self = walk.found;
    }
}

/// Finds what a payload of a type holds beyond that type. `base` is the pointer of the payload itself.
pub(super) fn surplus(type_name: &str, payload: &Value, base: &str) -> Vec<Surplus> {
    let mut found = Beyond::default();
    found.look(type_name, payload, base);
    found.surplus
}

struct Walk {
    pointer: String,
    found: Beyond,
}

impl Walk {
    fn definition(&mut self, name: &str, value: &Value) {
        if let Some((name, schema)) = definition(name) {
            self.schema(name, schema, value);
        }
    }

    /// Walks a value along its schema; `owner` is the definition that the schema belongs to.
    fn schema(&mut self, owner: &str, schema: &Value, value: &Value) {
        let Some(schema) = schema.as_object() else { return };
        if let Some(name) = target(schema) {
            return self.definition(name, value);
        }
        if let Some(Value::Array(parts)) = schema.get("allOf") {
            return parts.iter().for_each(|part| self.schema(owner, part, value));
        }
        if schema.contains_key("discriminator") {
            return self.tagged(owner, schema, value);
        }
        if let Some(Value::Array(alternatives)) = schema.get("oneOf") {
            return self.keyed(alternatives, value);
        }
        if let Some(Value::Array(alternatives)) = schema.get("anyOf") {
            // What may be null and is not is the other alternative, whether it fits or not.
            if let [other, null] = &alternatives[..]
                && null["type"] == "null"
                && !value.is_null()
            {
                return self.schema(owner, other, value);
            }
            match (alternatives.iter().find(|alternative| may_be(alternative, value)), value) {
                (Some(alternative), _) => self.schema(owner, alternative, value),
                (None, Value::Object(members)) if schema.get("x-open") == Some(&Value::Bool(true)) => {
                    // Without a tag, its members are what can be said of it.
                    let names: Vec<&str> = members.keys().map(String::as_str).collect();
                    self.add(SurplusKind::Variant, &names.join(", "), None);
                }
                _ => {}
            }
            return;
        }
        // Without a type it is any JSON, in which everything is known.
        if !schema.contains_key("type") {
            return;
        }
        match value {
            Value::String(text) => self.string(owner, schema, text),
            Value::Array(elements) => {
                let Some(items) = schema.get("items") else { return };
                for (index, element) in elements.iter().enumerate() {
                    self.at(&index.to_string(), |walk| walk.schema(owner, items, element));
                }
            }
            Value::Object(members) => self.members(owner, schema, members),
            _ => {}
        }
    }

    fn tagged(&mut self, owner: &str, schema: &Map<String, Value>, value: &Value) {
        let discriminator = &schema["discriminator"];
        let Some(member) = discriminator["propertyName"].as_str() else { return };
        let Some(tag) = value.get(member).and_then(Value::as_str) else { return };
        let written = written(owner, tag);
        if written.is_some() {
            self.at(member, Walk::respelled);
        }
        let listed = discriminator["mapping"].get(written.unwrap_or(tag));
        match listed.and_then(Value::as_str).and_then(definition_name) {
            Some(name) => self.definition(name, value),
            None => {
                let known =
                    discriminator["mapping"].as_object().into_iter().flatten().map(|(tag, _)| tag.as_str());
                self.add(SurplusKind::Variant, tag, nearest(tag, known));
            }
        }
    }

    fn keyed(&mut self, alternatives: &[Value], value: &Value) {
        let names = || alternatives.iter().filter_map(Value::as_object).filter_map(target);
        let definitions = || names().filter_map(|name| Some((name, DEFINITIONS.get(name)?)));
        match value {
            Value::String(text) => {
                let known: Vec<&str> = definitions().flat_map(|(_, schema)| listed(schema)).collect();
                if !known.contains(&text.as_str()) {
                    self.add(SurplusKind::Variant, text, nearest(text, known));
                }
            }
            Value::Object(members) => {
                let Some(key) = members.keys().next() else { return };
                let has = |schema: &Value| schema["properties"].get(key).is_some();
                match definitions().find(|(_, schema)| has(schema)) {
                    Some((name, _)) => self.definition(name, value),
                    None => {
                        let keys = definitions()
                            .filter_map(|(_, schema)| schema["properties"].as_object()?.keys().next())
                            .map(String::as_str);
                        self.add(SurplusKind::Variant, key, nearest(key, keys));
                    }
                }
            }
            _ => {}
        }
    }

    fn string(&mut self, owner: &str, schema: &Map<String, Value>, text: &str) {
        let Some(Value::Array(values)) = schema.get("enum") else { return };
        if written(owner, text).is_some() {
            self.respelled();
        } else if !values.iter().any(|value| value == text) {
            let known = values.iter().filter_map(Value::as_str);
            self.add(SurplusKind::Value, text, nearest(text, known));
        }
    }

    fn members(&mut self, owner: &str, schema: &Map<String, Value>, members: &Map<String, Value>) {
        let properties = schema.get("properties").and_then(Value::as_object);
        let rest = schema
            .get("additionalProperties")
            .or_else(|| schema.get("patternProperties").and_then(|patterns| patterns.get("")));
        for (name, value) in members {
            let written = written(owner, name);
            if written.is_some() {
                self.at(name, Walk::respelled);
            }
            match (properties.and_then(|properties| properties.get(written.unwrap_or(name))), rest) {
                (Some(member), _) => self.at(name, |walk| walk.schema(owner, member, value)),
                (None, Some(rest)) => self.at(name, |walk| walk.schema(owner, rest, value)),
                (None, None) if OLD_MEMBERS.contains(&(owner, name)) => {}
                (None, None) => {
                    let known = || properties.into_iter().flatten();
                    let renamed_to =
                        known().find(|(_, schema)| was_called(schema, name)).map(|(name, _)| name);
                    let nearest = nearest(name, known().map(|(name, _)| name.as_str()));
                    let renamed_to = renamed_to.cloned();
                    self.at(name, |walk| {
                        walk.add(SurplusKind::Member, name, nearest);
                        if let Some(last) = walk.found.surplus.last_mut() {
                            last.renamed_to = renamed_to;
                        }
                    });
                }
            }
        }
    }

    fn at(&mut self, token: &str, step: impl FnOnce(&mut Walk)) {
        let length = self.pointer.len();
        push_token(&mut self.pointer, token);
        step(self);
        self.pointer.truncate(length);
    }

    fn respelled(&mut self) {
        self.found.respelled.push(self.pointer.clone());
    }

    fn add(&mut self, kind: SurplusKind, text: &str, nearest: Option<&str>) {
        self.found.surplus.push(Surplus {
            pointer: self.pointer.clone(),
            kind,
            text: text.to_owned(),
            nearest: nearest.map(str::to_owned),
            renamed_to: None,
        });
    }
}

/// What is written for a second spelling.
fn written(owner: &str, text: &str) -> Option<&'static str> {
    let owner = plain(owner);
    let alias = ALIASES.iter().find(|(definition, alias, _)| (*definition, *alias) == (owner, text));
    alias.map(|(_, _, written)| *written)
}

/// The definition that a schema refers to.
fn target(schema: &Map<String, Value>) -> Option<&str> {
    definition_name(schema.get("$ref")?.as_str()?)
}

fn listed(schema: &Value) -> impl Iterator<Item = &str> {
    schema.get("enum").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

fn was_called(schema: &Value, name: &str) -> bool {
    let old = schema.get("x-renamed-from").and_then(Value::as_array).into_iter().flatten();
    old.filter_map(Value::as_str).any(|old| same_letters(old, name))
}

/// Whether a value has the outer form of a schema: its JSON type, its required members and its constants.
fn may_be(schema: &Value, value: &Value) -> bool {
    let Some(object) = schema.as_object() else { return true };
    if let Some(name) = target(object) {
        return DEFINITIONS.get(name).is_some_and(|definition| may_be(definition, value));
    }
    if let Some(alternatives) = object.get("oneOf").or_else(|| object.get("anyOf")).and_then(Value::as_array)
    {
        return alternatives.iter().any(|alternative| may_be(alternative, value));
    }
    let of_type = |name: &str| match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        _ => value.is_object(),
    };
    let typed = match object.get("type") {
        Some(Value::String(name)) => of_type(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(of_type),
        _ => true,
    };
    let listed = match object.get("enum").and_then(Value::as_array) {
        Some(values) => values.contains(value),
        None => object.get("const").is_none_or(|constant| constant == value),
    };
    let required = object.get("required").and_then(Value::as_array).into_iter().flatten();
    let mut required = required.filter_map(Value::as_str);
    let fits = |name: &str| match (value.get(name), schema["properties"].get(name)) {
        (Some(member), Some(schema)) => may_be(schema, member),
        (member, _) => member.is_some(),
    };
    typed && listed && required.all(fits)
}
