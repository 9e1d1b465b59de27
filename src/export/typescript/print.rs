//! Printing the syntax tree: two spaces per level, a line for each member of a declared object.

use std::fmt::Write;

use serde_json::Value;

use super::syntax::{Declaration, Doc, Member, Object, Type};
use crate::export::json_schema::legacy::plain;

/// What is longer goes on several lines.
const WIDTH: usize = 110;

impl Declaration {
    /// The statement with its documentation, without a line end.
    pub(super) fn print(&self) -> String {
        format!("{}{}", self.doc.print(0), self.alias("export type"))
    }

    /// The alias alone, after the given words.
    pub(super) fn alias(&self, words: &str) -> String {
        let start = format!("{words} {} =", self.name);
        // A space and a semicolon come with the type.
        let body = self.body.print(0, start.len() + 2);
        format!("{start}{};", after(&body))
    }
}

/// A type after `=` or `:`; a union on several lines brings its own line end.
fn after(printed: &str) -> String {
    if printed.starts_with('\n') { printed.to_owned() } else { format!(" {printed}") }
}

impl Type {
    /// The type, its inner lines indented by `indent` at least, of which `used` columns are taken in the first.
    ///
    /// A declared object (no indentation) always has a line for each member: a diff then shows one member.
    pub(super) fn print(&self, indent: usize, used: usize) -> String {
        let declared_object = indent == 0 && matches!(self, Type::Object(object) if !object.is_empty());
        match self.flat() {
            Some(flat) if !declared_object && used + flat.len() <= WIDTH => flat,
            _ => self.broken(indent),
        }
    }

    /// The type on one line; none when something inside has documentation.
    fn flat(&self) -> Option<String> {
        Some(match self {
            Type::Keyword(word) => (*word).to_owned(),
            Type::Literal(value) => value.to_string(),
            Type::Reference(name) => plain(name).to_owned(),
            Type::Array(inner) => format!("Array<{}>", inner.flat()?),
            Type::Map(inner) => format!("{{ [key: string]: {} }}", inner.flat()?),
            Type::Object(object) if object.is_empty() => "Record<string, never>".to_owned(),
            Type::Object(object) => {
                let rest = object.rest.iter().map(|rest| Some(format!("[key: string]: {}", rest.flat()?)));
                let members: Option<Vec<String>> =
                    object.members.iter().map(Member::flat).chain(rest).collect();
                format!("{{ {} }}", members?.join("; "))
            }
            Type::Union(alternatives) => {
                alternatives.iter().map(Type::flat).collect::<Option<Vec<String>>>()?.join(" | ")
            }
        })
    }

    /// The type on several lines where it has parts.
    fn broken(&self, indent: usize) -> String {
        let inner = indent + 2;
        match self {
            Type::Array(element) => format!("Array<{}>", element.print(indent, 0)),
            Type::Map(value) => format!("{{ [key: string]:{} }}", after(&value.print(indent, 0))),
            Type::Object(object) => {
                let mut text = String::from("{\n");
                for member in &object.members {
                    let key = member.key();
                    let value = member.value.print(inner, inner + key.len() + 3);
                    let _ =
                        writeln!(text, "{}{:inner$}{key}:{};", member.doc.print(inner), "", after(&value));
                }
                if let Some(rest) = &object.rest {
                    let value = rest.print(inner, inner + 18);
                    let _ = writeln!(text, "{:inner$}[key: string]:{};", "", after(&value));
                }
                let _ = write!(text, "{:indent$}}}", "");
                text
            }
            Type::Union(alternatives) => alternatives.iter().fold(String::new(), |mut text, alternative| {
                let _ = write!(text, "\n{:inner$}| {}", "", alternative.print(inner + 2, inner + 3));
                text
            }),
            Type::Keyword(_) | Type::Literal(_) | Type::Reference(_) => self.flat().unwrap_or_default(),
        }
    }
}

impl Object {
    fn is_empty(&self) -> bool {
        self.members.is_empty() && self.rest.is_none()
    }
}

impl Member {
    /// The name as it stands before the colon.
    fn key(&self) -> String {
        let mark = if self.optional { "?" } else { "" };
        if is_identifier(&self.name) {
            format!("{}{mark}", self.name)
        } else {
            format!("{}{mark}", Value::from(self.name.as_str()))
        }
    }

    /// The member on one line; none when it has documentation.
    fn flat(&self) -> Option<String> {
        if self.doc != Doc::default() {
            return None;
        }
        Some(format!("{}: {}", self.key(), self.value.flat()?))
    }
}

fn is_identifier(name: &str) -> bool {
    let ok = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    name.chars().all(ok) && name.starts_with(|c: char| !c.is_ascii_digit())
}

impl Doc {
    /// The TSDoc block with its line end; nothing when there is nothing to say.
    pub(super) fn print(&self, indent: usize) -> String {
        let text = self.text.trim().replace("*/", "*\\/");
        let mut lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        if !lines.is_empty() && (self.experimental || self.deprecated) {
            lines.push("");
        }
        lines.extend(self.experimental.then_some("@experimental"));
        lines.extend(self.deprecated.then_some("@deprecated"));
        match lines.as_slice() {
            [] => String::new(),
            [line] => format!("{:indent$}/** {line} */\n", ""),
            lines => {
                let mut block = format!("{:indent$}/**\n", "");
                for line in lines {
                    let _ =
                        writeln!(block, "{:indent$} *{}{line}", "", if line.is_empty() { "" } else { " " });
                }
                let _ = writeln!(block, "{:indent$} */", "");
                block
            }
        }
    }
}
