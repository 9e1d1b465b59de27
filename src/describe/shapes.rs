//! The JSON Schema shapes of enums and unions, as the macros of [`crate::open`] build them.
//!
//! Every member of a union is a reference to a definition with a name of its own; tags are `const`. `x-open` says
//! whether a reader must expect members or values beyond those listed.

use schemars::Schema;
use serde_json::{Map, Value, json};

use super::read::Described;
use crate::export::json_schema::mark;
use crate::method::{Kind, MethodInfo, Stability};

/// The text of doc comments, without the space that follows the slashes.
fn text(doc: &str) -> Option<String> {
    let lines: Vec<&str> =
        doc.lines().map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end()).collect();
    let text = lines.join("\n").trim().to_owned();
    (!text.is_empty()).then_some(text)
}

fn schema(object: Value) -> Schema {
    match object {
        Value::Object(members) => members.into(),
        other => Schema::try_from(other).unwrap_or_default(),
    }
}

fn describe(schema: &mut Schema, doc: &str) {
    if let Some(text) = text(doc) {
        schema.insert("description".into(), text.into());
    }
}

fn declare_openness(schema: &mut Schema, openness: &str) {
    schema.insert("x-open".into(), (openness == "open").into());
}

/// Notes from which other name a member is read.
pub(crate) fn second_spellings<T: Described>(schema: &mut Schema) {
    note_spellings(schema, T::MEMBERS, T::ALIASES);
}

fn note_spellings(schema: &mut Schema, members: &[&str], aliases: &[&[&str]]) {
    let Some(Value::Object(properties)) = schema.get_mut("properties") else { return };
    for (member, alias) in members.iter().zip(aliases) {
        if let (Some(Value::Object(property)), [alias]) = (properties.get_mut(*member), alias) {
            property.insert(mark::ALSO.into(), (*alias).into());
        }
    }
}

pub(crate) fn string_enum(doc: &str, openness: &str, values: &[(&str, &str)]) -> Schema {
    let names: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
    let mut enumeration = schema(json!({"type": "string", "enum": names}));
    // One for each value, in their order: what generators expect that read such an annotation.
    let texts: Vec<String> = values.iter().map(|(_, doc)| text(doc).unwrap_or_default()).collect();
    if texts.iter().any(|text| !text.is_empty()) {
        enumeration.insert("x-enum-descriptions".into(), texts.into());
    }
    describe(&mut enumeration, doc);
    declare_openness(&mut enumeration, openness);
    enumeration
}

pub(crate) fn empty_object() -> Schema {
    schema(json!({"type": "object"}))
}

/// The body of a member with its tag added, the tag required.
pub(crate) fn tagged_member(tag: &str, value: &str, doc: &str, mut body: Schema) -> Schema {
    let members = body.ensure_object();
    let properties = members.entry("properties").or_insert_with(|| json!({}));
    if let Value::Object(properties) = properties {
        properties.insert(tag.into(), json!({"type": "string", "const": value}));
    }
    let required = members.entry("required").or_insert_with(|| json!([]));
    if let Value::Array(required) = required {
        required.insert(0, tag.into());
    }
    if !members.contains_key("description") {
        describe(&mut body, doc);
    }
    body
}

/// `also` lists the other spellings of tags, each with the one that is written.
pub(crate) fn tagged_union<'a>(
    doc: &str,
    openness: &str,
    tag: &str,
    also: &[(&str, &str)],
    tagged: impl IntoIterator<Item = (&'a str, Schema)>,
) -> Schema {
    let mut mapping = Map::new();
    let mut members = Vec::new();
    for (value, member) in tagged {
        if let Some(reference) = member.get("$ref") {
            mapping.insert(value.to_owned(), reference.clone());
        }
        members.push(member);
    }
    let mut union = schema(json!({
        "oneOf": members,
        "discriminator": {"propertyName": tag, "mapping": mapping},
    }));
    if !also.is_empty() {
        let also: Map<String, Value> =
            also.iter().map(|(other, written)| (other.to_string(), (*written).into())).collect();
        union.insert(mark::ALSO.into(), also.into());
    }
    describe(&mut union, doc);
    declare_openness(&mut union, openness);
    union
}

/// One key of a keyed union: an object with exactly this member.
pub(crate) fn keyed_member(key: &str, doc: &str, body: Schema) -> Schema {
    let mut member = schema(json!({
        "type": "object",
        "properties": {key: body},
        "required": [key],
        "additionalProperties": false,
    }));
    describe(&mut member, doc);
    member
}

/// A keyed union in the making: bare strings and single-key objects.
#[derive(Default)]
pub(crate) struct KeyedUnion {
    keywords: Vec<(&'static str, &'static str)>,
    members: Vec<Schema>,
}

impl KeyedUnion {
    pub(crate) fn keyword(&mut self, name: &'static str, doc: &'static str) {
        self.keywords.push((name, doc));
    }

    pub(crate) fn has_keywords(&self) -> bool {
        !self.keywords.is_empty()
    }

    pub(crate) fn add(&mut self, member: Schema) {
        self.members.push(member);
    }

    pub(crate) fn keywords(self, union: &str, openness: &str) -> Schema {
        string_enum(&format!(" The members of `{union}` that are a bare string."), openness, &self.keywords)
    }

    pub(crate) fn finish(self, doc: &str, openness: &str) -> Schema {
        let mut union = schema(json!({"oneOf": self.members}));
        describe(&mut union, doc);
        declare_openness(&mut union, openness);
        union
    }
}

pub(crate) fn untagged_union<const N: usize>(doc: &str, openness: &str, members: [Schema; N]) -> Schema {
    let mut union = schema(json!({"anyOf": members.to_vec()}));
    describe(&mut union, doc);
    declare_openness(&mut union, openness);
    union
}

/// One line of a rollout: its time, its type as a constant, its payload.
pub(crate) fn rollout_line(kind: &str, doc: &str, payload: Schema) -> Schema {
    let mut line = schema(json!({
        "type": "object",
        "properties": {
            "timestamp": timestamp(),
            "type": {"type": "string", "const": kind},
            "payload": payload.to_value(),
        },
        "required": ["timestamp", "type", "payload"],
    }));
    describe(&mut line, doc);
    line
}

fn timestamp() -> Value {
    json!({
        "type": "string",
        "description": "When the line was written: UTC, `YYYY-MM-DDThh:mm:ss.mmmZ`.",
    })
}

/// All lines of rollouts; those of newer releases have a time too, and not always a payload.
pub(crate) fn rollout_lines(doc: &str, lines: impl IntoIterator<Item = (&'static str, Schema)>) -> Schema {
    let mut union = tagged_union(doc, "open", "type", &[], lines);
    union.insert(
        mark::SHARED.into(),
        json!({"properties": {"timestamp": timestamp()}, "required": ["timestamp"]}),
    );
    union
}

/// One message: its method as a constant, its id when it is answered, its params.
pub(crate) fn message(method: &MethodInfo, id: Option<Schema>, params: Option<Schema>) -> Schema {
    let mut required = vec!["method"];
    let mut properties = json!({"method": {"type": "string", "const": method.name}});
    if let Some(id) = id {
        properties["id"] = id.to_value();
        required.push("id");
    }
    match params {
        Some(params) => {
            properties["params"] = params.to_value();
            required.push("params");
        }
        None if method.kind == Kind::Request => {
            properties["params"] = json!({"type": "null", mark::ALSO_TYPES: ["object"]});
        }
        None => {}
    }
    let mut message = schema(json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "x-method": method.name,
        "x-direction": method.direction.as_str(),
    }));
    match method.stability {
        Stability::Stable => {}
        Stability::Experimental => drop(message.insert("x-experimental".into(), true.into())),
        Stability::Deprecated => drop(message.insert("x-deprecated".into(), true.into())),
        Stability::Unlisted => drop(message.insert("x-unlisted".into(), true.into())),
        // The generators mark all that is legacy.
        Stability::Removed => {}
    }
    describe(&mut message, method.purpose);
    message
}

/// All messages of one kind. Those of newer releases have what the untyped form has.
pub(crate) fn messages(doc: &str, members: Vec<(&str, Schema)>, untyped: &Schema) -> Schema {
    let own = |name: &str| matches!(name, "method" | "params");
    let properties = untyped.get("properties").and_then(Value::as_object).into_iter().flatten();
    let properties: Map<String, Value> = properties
        .filter(|(name, _)| !own(name))
        .map(|(name, schema)| (name.clone(), schema.clone()))
        .collect();
    let required = untyped.get("required").and_then(Value::as_array).into_iter().flatten();
    let required: Vec<&Value> =
        required.filter(|name| name.as_str().is_some_and(|name| !own(name))).collect();
    let mut union = tagged_union(doc, "open", "method", &[], members);
    union.insert(mark::SHARED.into(), json!({"properties": properties, "required": required}));
    union
}

/// A string type of its own; only one with a definition of its own has a description there.
pub(crate) fn string(doc: &str, named: bool) -> Schema {
    let mut string = schema(json!({"type": "string"}));
    if named {
        describe(&mut string, doc);
    }
    string
}

/// A type that is nothing but a map is an object to the release, not a map: its members are described by pattern.
pub(crate) fn members_by_pattern(schema: &mut Schema) {
    if let Some(values) = schema.remove("additionalProperties") {
        schema.insert("patternProperties".into(), json!({"": values}));
    }
}
