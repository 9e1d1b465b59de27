//! Examples: what the recordings and stored sessions that ship with the project show first of each method and type.
//!
//! `examples.json` is derived from `tests/fixtures` and guarded by `tests/docs`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::html::Html;

/// What the recordings show of a method, member order as on the wire.
#[derive(Debug, Clone, Default, Deserialize)]
struct Example {
    params: Option<Box<RawValue>>,
    result: Option<Box<RawValue>>,
    error: Option<Box<RawValue>>,
}

#[derive(Default, Deserialize)]
struct Examples {
    methods: BTreeMap<String, Example>,
    types: BTreeMap<String, Box<RawValue>>,
}

static EXAMPLES: LazyLock<Examples> =
    LazyLock::new(|| serde_json::from_str(include_str!("examples.json")).unwrap_or_default());

/// The examples of a method, if there are any.
pub(super) fn of_method(html: &mut Html, method: &str) {
    let Some(example) = EXAMPLES.methods.get(method) else { return };
    for (what, json) in [("Params", &example.params), ("Result", &example.result), ("Error", &example.error)]
    {
        if let Some(json) = json {
            figure(html, &format!("{what}, as recorded"), json);
        }
    }
}

/// The example of a type, if there is one.
pub(super) fn of_type(html: &mut Html, name: &str) {
    if let Some(json) = EXAMPLES.types.get(name) {
        figure(html, "Example, as recorded", json);
    }
}

fn figure(html: &mut Html, caption: &str, json: &RawValue) {
    html.line();
    html.open("figure", &[]);
    html.put("figcaption", &[], caption);
    // Long ones scroll, with the keyboard too.
    html.open("pre", &[("tabindex", "0")]);
    html.put("code", &[], &pretty(json.get()));
    html.close("pre");
    html.close("figure");
}

/// JSON text over several lines, members in their order. Empty objects and lists stay on one line.
fn pretty(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    let mut begun = false;
    for character in json.chars() {
        if in_string {
            out.push(character);
            in_string = escaped || character != '"';
            escaped = character == '\\' && !escaped;
            continue;
        }
        if character.is_ascii_whitespace() {
            continue;
        }
        let closes = matches!(character, '}' | ']');
        if closes {
            depth = depth.saturating_sub(1);
        }
        // An opening bracket breaks the line only once something stands in it.
        if begun != closes {
            new_line(&mut out, depth);
        }
        begun = false;
        match character {
            '{' | '[' => {
                depth += 1;
                begun = true;
            }
            '"' => in_string = true,
            _ => {}
        }
        out.push(character);
        match character {
            ',' => new_line(&mut out, depth),
            ':' => out.push(' '),
            _ => {}
        }
    }
    out
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}
