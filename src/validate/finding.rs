//! What is wrong, where, what was expected and what was found.

use std::borrow::Cow;
use std::fmt;

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{ErrorIterator, ValidationError};
use serde::Serialize;
use serde_json::Value;

use super::nearest::nearest;
use crate::method::Direction;
use crate::recording::Line;

/// One thing wrong with a payload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Found {
    /// JSON pointer inside the payload.
    pub pointer: String,
    /// What was expected there.
    pub expected: String,
    /// What was found instead.
    pub found: String,
    /// The nearest known name, when something looks misspelt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found {}", self.expected, self.found)?;
        match &self.nearest {
            Some(nearest) => write!(f, "; did you mean `{nearest}`?"),
            None => Ok(()),
        }
    }
}

/// One thing wrong with a line of a recording, or worth a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// The file's name, as it was given.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// `client` or `server`; none when nothing tells.
    pub direction: Option<&'static str>,
    /// The method; for an answer that of its request.
    pub method: Option<String>,
    /// What is wrong; its pointer is inside the JSON-RPC message.
    #[serde(flatten)]
    pub what: Found,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if let Some(direction) = self.direction {
            write!(f, "{direction} ")?;
        }
        if let Some(method) = &self.method {
            write!(f, "{method} ")?;
        }
        if !self.what.pointer.is_empty() {
            write!(f, "at {} ", self.what.pointer)?;
        }
        self.what.fmt(f)
    }
}

/// The text of a line that is not blank, or what is wrong with the line.
pub(super) fn text_of<'a>(line: &Line<'a>) -> Option<Result<&'a str, String>> {
    match line.text {
        Ok(text) if text.trim().is_empty() => None,
        Ok(text) => Some(Ok(text)),
        Err(bad) => Some(Err(format!("{bad}{}", cut_off(line)))),
    }
}

/// What to add about a line that the end of the file cut off.
pub(super) fn cut_off(line: &Line<'_>) -> &'static str {
    if line.is_cut_off() { " (the file ends inside this line)" } else { "" }
}

pub(super) fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// The start of a JSON text.
pub(super) fn excerpt(json: &str) -> String {
    const LONGEST: usize = 60;
    match json.char_indices().nth(LONGEST) {
        None => json.to_owned(),
        Some((end, _)) => format!("{}…", &json[..end]),
    }
}

/// The word for a sender.
pub(super) fn sender(direction: Direction) -> &'static str {
    match direction {
        Direction::ClientToServer => "client",
        Direction::ServerToClient => "server",
    }
}

pub(super) fn describe_all(errors: ErrorIterator<'_>, payload: &Value) -> Vec<Found> {
    let mut found: Vec<Found> = errors.map(|error| describe(&error, payload)).collect();
    found.sort_by(|left, right| left.pointer.cmp(&right.pointer));
    found.dedup();
    found
}

fn describe(error: &ValidationError<'_>, payload: &Value) -> Found {
    let pointer = error.instance_path().as_str().to_owned();
    let instance: &Value = error.instance();
    let mut nearest_name = None;
    let (expected, found) = match error.kind() {
        ValidationErrorKind::Type { kind } => (types(kind), brief(instance)),
        ValidationErrorKind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            let members = payload.pointer(&pointer).and_then(Value::as_object);
            let names = members.into_iter().flatten().map(|(name, _)| name.as_str());
            nearest_name = nearest(name, names.filter(|other| *other != name)).map(str::to_owned);
            (format!("the member `{name}`"), "none".to_owned())
        }
        ValidationErrorKind::Enum { options } => {
            let options: Vec<&str> =
                options.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let value = instance.as_str().unwrap_or_default();
            nearest_name = nearest(value, options.iter().copied()).map(str::to_owned);
            (one_of(&options), brief(instance))
        }
        ValidationErrorKind::Constant { expected_value } => (expected_value.to_string(), brief(instance)),
        ValidationErrorKind::Minimum { limit } => (format!("at least {limit}"), brief(instance)),
        ValidationErrorKind::Maximum { limit } => (format!("at most {limit}"), brief(instance)),
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            ("no other members".to_owned(), format!("`{}`", unexpected.join("`, `")))
        }
        ValidationErrorKind::AnyOf { context } => (alternatives(context), brief(instance)),
        ValidationErrorKind::FalseSchema => ("an object".to_owned(), brief(instance)),
        _ => (error.to_string(), brief(instance)),
    };
    Found { pointer, expected, found, nearest: nearest_name }
}

fn types(kind: &TypeKind) -> String {
    let names: Vec<String> = match kind {
        TypeKind::Single(name) => vec![name.to_string()],
        TypeKind::Multiple(names) => names.iter().map(|name| name.to_string()).collect(),
    };
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    match names.as_slice() {
        [] => "nothing".to_owned(),
        [one] => with_article(one),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(|name| with_article(name)).collect();
            format!("{} or {}", first.join(", "), with_article(last))
        }
    }
}

fn with_article(name: &str) -> String {
    match name {
        "null" => "null".to_owned(),
        "array" | "integer" | "object" => format!("an {name}"),
        _ => format!("a {name}"),
    }
}

fn one_of(options: &[&str]) -> String {
    match options {
        [one] => format!("`{one}`"),
        _ => format!("one of `{}`", options.join("`, `")),
    }
}

/// What each alternative of a union without a tag expected first.
fn alternatives(context: &[Vec<ValidationError<'static>>]) -> String {
    let mut expectations: Vec<String> = context
        .iter()
        .filter_map(|errors| errors.first())
        .map(|error| describe(error, error.instance()).expected)
        .collect();
    expectations.dedup();
    format!("one of several forms ({})", expectations.join("; or "))
}

/// A value in a few words.
pub(super) fn brief(value: &Value) -> String {
    const LONGEST: usize = 60;
    match value {
        Value::Null => "null".to_owned(),
        Value::Object(members) if members.is_empty() => "an empty object".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        Value::Array(elements) => format!("an array of {}", elements.len()),
        Value::String(text) => {
            let shown: String = text.chars().take(LONGEST).collect();
            let more = if shown.len() < text.len() { "…" } else { "" };
            format!("the string {:?}{more}", shown)
        }
        scalar => format!("{} {scalar}", scalar_kind(scalar)),
    }
}

fn scalar_kind(value: &Value) -> Cow<'static, str> {
    match value {
        Value::Bool(_) => "the boolean".into(),
        _ => "the number".into(),
    }
}
