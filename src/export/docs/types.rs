//! The description of one type: its members, its values, or what it may be.

use serde_json::{Map, Value};

use super::html::Html;
use super::model::{Model, Scope};
use super::{examples, expression, prose};

/// Beyond these, the users of a type are folded away.
const USERS_SHOWN: usize = 12;

/// A type that has a place of its own.
pub(super) fn entry(html: &mut Html, model: &Model, name: &str) {
    let Some(schema) = model.types.get(name) else { return };
    html.open("section", &[("class", "entry"), ("id", name), ("data-entry", kind(schema))]);
    html.open("h3", &[]);
    html.open("a", &[("class", "self"), ("href", &format!("#{name}"))]);
    html.text(name);
    html.close("a");
    html.text(" ");
    html.put("span", &[("class", "kind")], kind(schema));
    badges(html, schema);
    html.close("h3");
    body(html, model, name);
    examples::of_type(html, name);
    used_by(html, model, name, None);
    html.close("section");
    html.line();
}

/// What a type is, in a word or two.
pub(super) fn kind(schema: &Value) -> &'static str {
    if schema.get("enum").is_some() {
        "values"
    } else if schema.get("oneOf").is_some() || schema.get("anyOf").is_some() {
        "union"
    } else if schema.get("const").is_some() {
        "constant"
    } else {
        match schema.get("type").and_then(Value::as_str) {
            Some("string") => "string",
            Some("array") => "array",
            Some("object") => "object",
            _ => "type",
        }
    }
}

/// The documentation of a type and all that it consists of.
pub(super) fn body(html: &mut Html, model: &Model, name: &str) {
    let Some(schema) = model.types.get(name) else { return };
    if let Some(text) = schema.get("description").and_then(Value::as_str) {
        html.open("div", &[("class", "doc")]);
        prose::write(html, model, Scope::of(name), text);
        html.close("div");
    }
    if schema.get("enum").is_some() {
        values(html, model, name, schema);
    } else if let Some(Value::Array(alternatives)) = schema.get("oneOf").or(schema.get("anyOf")) {
        union(html, model, name, schema, alternatives);
    } else if schema.get("properties").is_some() || schema.get("type").is_some_and(|kind| kind == "object") {
        members(html, model, name, schema);
    } else {
        html.open("p", &[]);
        html.text("Written as ");
        html.open("span", &[("class", "type")]);
        expression::write(html, schema);
        html.close("span");
        html.text(".");
        html.close("p");
    }
}

/// Marks of a type or a member.
fn badges(html: &mut Html, schema: &Value) {
    for (mark, word) in [("x-experimental", "experimental"), ("x-deprecated", "deprecated")] {
        if schema.get(mark) == Some(&Value::Bool(true)) {
            badge(html, word);
        }
    }
}

pub(super) fn badge(html: &mut Html, word: &'static str) {
    html.text(" ");
    html.put("span", &[("class", &format!("badge {word}"))], word);
}

fn members(html: &mut Html, model: &Model, name: &str, schema: &Value) {
    let none = Map::new();
    let properties = schema.get("properties").and_then(Value::as_object).unwrap_or(&none);
    let required: Vec<&str> = texts(schema, "required").collect();
    let optional = properties.keys().map(String::as_str).filter(|member| !required.contains(member));
    let mut ordered =
        required.iter().copied().filter(|member| properties.contains_key(*member)).chain(optional).peekable();
    if ordered.peek().is_some() {
        html.open("dl", &[("class", "members")]);
        for member in ordered {
            let is_required = required.contains(&member);
            one_member(html, model, &format!("{name}.{member}"), member, &properties[member], is_required);
        }
        html.close("dl");
    }
    let others = schema.get("additionalProperties").or_else(|| schema.pointer("/patternProperties/"));
    match others {
        Some(Value::Bool(false)) => html.put("p", &[("class", "note")], "No other members."),
        Some(values) => {
            html.open("p", &[("class", "note")]);
            html.text("Any other member: ");
            html.open("span", &[("class", "type")]);
            expression::write(html, values);
            html.close("span");
            html.close("p");
        }
        None if properties.is_empty() => html.put("p", &[("class", "note")], "No members."),
        None => {}
    }
}

fn one_member(html: &mut Html, model: &Model, id: &str, member: &str, schema: &Value, required: bool) {
    html.open("div", &[("id", id)]);
    html.open("dt", &[]);
    html.open("a", &[("class", "self"), ("href", &format!("#{id}"))]);
    html.put("code", &[], member);
    html.close("a");
    html.text(" ");
    html.open("span", &[("class", "type")]);
    expression::write(html, schema);
    html.close("span");
    badge(html, if required { "required" } else { "optional" });
    badges(html, schema);
    html.close("dt");
    let description = schema.get("description").and_then(Value::as_str);
    let default = schema.get("default");
    let before: Vec<&str> = texts(schema, "x-renamed-from").collect();
    if description.is_some() || default.is_some() || !before.is_empty() {
        html.open("dd", &[]);
        if let Some(text) = description {
            prose::write(html, model, Scope::of(id), text);
        }
        if let Some(default) = default {
            html.open("p", &[]);
            html.text("When absent: ");
            html.put("code", &[], &default.to_string());
            html.close("p");
        }
        if !before.is_empty() {
            html.open("p", &[]);
            html.text("Called ");
            html.put("code", &[], &before.join(", "));
            html.text(" in older releases; that name is not accepted.");
            html.close("p");
        }
        html.close("dd");
    }
    html.close("div");
}

fn texts<'a>(schema: &'a Value, key: &str) -> impl Iterator<Item = &'a str> {
    schema.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

fn values(html: &mut Html, model: &Model, name: &str, schema: &Value) {
    let mut descriptions = texts(schema, "x-enum-descriptions");
    html.open("dl", &[("class", "values")]);
    for value in texts(schema, "enum") {
        html.open("div", &[]);
        html.open("dt", &[]);
        html.put("code", &[], value);
        html.close("dt");
        if let Some(text) = descriptions.next().filter(|text| !text.is_empty()) {
            html.open("dd", &[]);
            prose::write(html, model, Scope::of(name), text);
            html.close("dd");
        }
        html.close("div");
    }
    html.close("dl");
    openness(html, schema);
}

fn union(html: &mut Html, model: &Model, name: &str, schema: &Value, alternatives: &[Value]) {
    let tag = schema.pointer("/discriminator/propertyName").and_then(Value::as_str);
    html.open("p", &[("class", "note")]);
    match tag {
        Some(tag) => {
            html.text("One of these, told apart by ");
            html.put("code", &[], tag);
            html.text(":");
        }
        None => html.text("One of these:"),
    }
    html.close("p");
    html.open("dl", &[("class", "values")]);
    for alternative in alternatives {
        let target = expression::target(alternative);
        let definition = target.and_then(|target| model.types.get(target));
        html.open("div", &[]);
        html.open("dt", &[]);
        if let Some(value) =
            tag.and_then(|tag| definition?.get("properties")?.get(tag)?.get("const")?.as_str())
        {
            html.put("code", &[], value);
            html.text(" ");
        }
        html.open("span", &[("class", "type")]);
        expression::write(html, alternative);
        html.close("span");
        if let Some(definition) = definition {
            badges(html, definition);
        }
        html.close("dt");
        let text = definition.and_then(|definition| definition.get("description")?.as_str());
        if let Some(text) = text.and_then(|text| text.split("\n\n").next()) {
            html.open("dd", &[]);
            prose::write(html, model, Scope::of(name), text);
            html.close("dd");
        }
        html.close("div");
    }
    html.close("dl");
    openness(html, schema);
}

/// Whether a reader must expect more than is listed.
fn openness(html: &mut Html, schema: &Value) {
    match schema.get("x-open") {
        Some(Value::Bool(true)) => {
            html.put("p", &[("class", "note")], "Open: a newer release may have others.");
        }
        Some(Value::Bool(false)) => {
            html.put("p", &[("class", "note")], "Closed: nothing else is accepted.");
        }
        _ => {}
    }
}

/// Links to whatever refers to a type, but for the method that describes it.
pub(super) fn used_by(html: &mut Html, model: &Model, name: &str, described_at: Option<&str>) {
    let users: Vec<&String> = model
        .used_by
        .get(name)
        .into_iter()
        .flatten()
        .filter(|user| Some(user.as_str()) != described_at && user.as_str() != name)
        .collect();
    if users.is_empty() {
        return;
    }
    let folded = users.len() > USERS_SHOWN;
    let label = if described_at.is_some() { "Also used by" } else { "Used by" };
    if folded {
        html.open("details", &[("class", "used")]);
        html.put("summary", &[], &format!("{label} {}", users.len()));
        html.open("p", &[]);
    } else {
        html.open("p", &[("class", "used")]);
        html.text(label);
        html.text(" ");
    }
    for (place, user) in users.into_iter().enumerate() {
        html.text(if place > 0 { ", " } else { "" });
        html.link(user, user);
    }
    html.close("p");
    if folded {
        html.close("details");
    }
}
