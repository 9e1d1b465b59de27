//! Writing values with their members in different orders.

use serde_json::{Map, Value};

#[derive(Debug, Clone, Copy)]
pub enum Order {
    /// Tags first, as writers put them.
    TagFirst,
    /// Tags last, and the line's type behind its payload.
    TagLast,
    /// Tags first, white space everywhere, names with escapes.
    Loose,
}

pub const ORDERS: [Order; 3] = [Order::TagFirst, Order::TagLast, Order::Loose];

/// A line of a kind with a payload.
pub fn line(kind: &str, payload: &Value, order: Order) -> String {
    let mut line = Map::new();
    line.insert("timestamp".to_owned(), "2026-01-02T03:04:05.678Z".into());
    line.insert("type".to_owned(), kind.into());
    line.insert("payload".to_owned(), payload.clone());
    let mut text = String::new();
    write(&Value::Object(line), order, &mut text);
    text
}

fn write(value: &Value, order: Order, text: &mut String) {
    let space = if matches!(order, Order::Loose) { " \t" } else { "" };
    text.push_str(space);
    match value {
        Value::Object(members) => {
            text.push('{');
            let is_tag = |name: &str| matches!(name, "type" | "kind" | "mode" | "state");
            let tags_last = matches!(order, Order::TagLast);
            let mut ordered: Vec<(&String, &Value)> = members.iter().collect();
            ordered.sort_by_key(|(name, _)| is_tag(name) == tags_last);
            for (index, (name, value)) in ordered.into_iter().enumerate() {
                text.push_str(if index == 0 { "" } else { "," });
                text.push_str(space);
                write_name(name, order, text);
                text.push_str(space);
                text.push(':');
                write(value, order, text);
            }
            text.push_str(space);
            text.push('}');
        }
        Value::Array(elements) => {
            text.push('[');
            for (index, element) in elements.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { "," });
                write(element, order, text);
            }
            text.push_str(space);
            text.push(']');
        }
        Value::String(string) => write_name(string, order, text),
        scalar => text.push_str(&scalar.to_string()),
    }
    text.push_str(space);
}

fn write_name(string: &str, order: Order, text: &mut String) {
    match (order, string.chars().next()) {
        (Order::Loose, Some(first)) if first.is_ascii_graphic() => {
            let rest = Value::from(&string[1..]).to_string();
            text.push_str(&format!("\"\\u{:04x}{}", u32::from(first), &rest[1..]));
        }
        _ => text.push_str(&Value::from(string).to_string()),
    }
}
