//! Types of members, in a notation close to TypeScript's, with links.

use serde_json::{Map, Value};

use super::html::Html;
use crate::export::json_schema::definition_name;

/// The target of a reference to a definition.
pub(super) fn target(schema: &Value) -> Option<&str> {
    definition_name(schema.get("$ref")?.as_str()?)
}

/// What a member or an element may be.
pub(super) fn write(html: &mut Html, schema: &Value) {
    let Value::Object(members) = schema else { return html.text("any JSON") };
    if let Some(name) = target(schema) {
        html.link(name, name);
    } else if let Some(constant) = members.get("const") {
        html.put("code", &[], &constant.to_string());
    } else if let Some(Value::Array(only)) = members.get("allOf") {
        separated(html, only, " & ");
    } else if let Some(Value::Array(any)) = members.get("anyOf").or(members.get("oneOf")) {
        separated(html, any, " | ");
    } else {
        match members.get("type") {
            Some(Value::String(kind)) => plain(html, kind, members),
            Some(Value::Array(kinds)) => {
                for (place, kind) in kinds.iter().filter_map(Value::as_str).enumerate() {
                    if place > 0 {
                        html.text(" | ");
                    }
                    plain(html, kind, members);
                }
            }
            _ => html.text("any JSON"),
        }
    }
}

fn separated(html: &mut Html, schemas: &[Value], separator: &str) {
    for (place, schema) in schemas.iter().enumerate() {
        if place > 0 {
            html.text(separator);
        }
        write(html, schema);
    }
}

fn plain(html: &mut Html, kind: &str, members: &Map<String, Value>) {
    match kind {
        "array" => {
            let element = members.get("items").unwrap_or(&Value::Null);
            let many = ["anyOf", "oneOf"].iter().any(|keyword| element.get(keyword).is_some())
                || element.get("type").is_some_and(Value::is_array);
            html.text(if many { "(" } else { "" });
            write(html, element);
            html.text(if many { ")[]" } else { "[]" });
        }
        "object" => match members.get("additionalProperties") {
            Some(values) => {
                html.text("{ [key: string]: ");
                write(html, values);
                html.text(" }");
            }
            None => html.text("object"),
        },
        "integer" => {
            html.text("integer");
            if let Some(width) = width(members) {
                html.open("span", &[("class", "width")]);
                html.text(&format!(" ({width})"));
                html.close("span");
            }
        }
        other => html.text(other),
    }
}

/// How large an integer may be.
fn width(members: &Map<String, Value>) -> Option<&'static str> {
    let (minimum, maximum) = (members.get("minimum")?, members.get("maximum")?.as_u64()?);
    const WIDTHS: [(u64, &str, &str); 5] = [
        (u16::MAX as u64, "0 to 65535", "16 bits"),
        (u32::MAX as u64, "32 bits, not negative", "32 bits"),
        (u64::MAX, "64 bits, not negative", "64 bits"),
        (i32::MAX as u64, "31 bits, not negative", "32 bits"),
        (i64::MAX as u64, "63 bits, not negative", "64 bits"),
    ];
    let (_, unsigned, signed) = WIDTHS.into_iter().find(|(largest, ..)| *largest == maximum)?;
    Some(if minimum.as_u64() == Some(0) { unsigned } else { signed })
}
