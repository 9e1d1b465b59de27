//! Taking HTML apart, as strictly as our own page must be: every element closed in order, every attribute quoted.

use std::collections::BTreeMap;

/// Elements without content.
const VOID: [&str; 4] = ["input", "link", "meta", "br"];

/// A tag, or the text up to the next one.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    Open { tag: String, attributes: BTreeMap<String, String> },
    Close { tag: String },
    Text { text: String, inside: Vec<String> },
}

pub struct Document {
    pub parts: Vec<Part>,
    /// First and last part of each element with an id.
    elements: BTreeMap<String, (usize, usize)>,
}

impl Document {
    pub fn parse(html: &str) -> Document {
        let mut parts = Vec::new();
        let mut open: Vec<String> = Vec::new();
        // Which part opened each of them.
        let mut begun: Vec<usize> = Vec::new();
        let mut elements = BTreeMap::new();
        let mut rest = html.strip_prefix("<!doctype html>").expect("begins with the doctype");
        loop {
            let raw = open.last().filter(|tag| ["style", "script"].contains(&tag.as_str()));
            let end = match raw {
                Some(tag) => rest.find(&format!("</{tag}>")),
                None => rest.find('<'),
            };
            let (text, from) = rest.split_at(end.unwrap_or(rest.len()));
            if !text.is_empty() {
                let text = if raw.is_some() { text.to_owned() } else { unescaped(text) };
                parts.push(Part::Text { text, inside: open.clone() });
            }
            let Some(tag) = from.strip_prefix('<') else { break };
            let (tag, after) = tag.split_once('>').expect("tags end");
            rest = after;
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(
                    open.pop().as_deref(),
                    Some(name),
                    "closed out of order, before {:?}",
                    &after[..40.min(after.len())]
                );
                let start = begun.pop().expect("was opened");
                if let Part::Open { attributes, .. } = &parts[start]
                    && let Some(id) = attributes.get("id")
                {
                    elements.insert(id.clone(), (start, parts.len()));
                }
                parts.push(Part::Close { tag: name.to_owned() });
            } else {
                let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
                let attributes = parse_attributes(attributes);
                if !VOID.contains(&name) {
                    open.push(name.to_owned());
                    begun.push(parts.len());
                }
                parts.push(Part::Open { tag: name.to_owned(), attributes });
            }
        }
        assert!(open.is_empty(), "left open: {open:?}");
        Document { parts, elements }
    }

    /// The values of an attribute, with the tags that have it.
    pub fn attributes<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.parts.iter().filter_map(move |part| match part {
            Part::Open { tag, attributes } => Some((tag.as_str(), attributes.get(name)?.as_str())),
            _ => None,
        })
    }

    /// The parts of the element with an id.
    pub fn element(&self, id: &str) -> &[Part] {
        let (start, end) = self.elements.get(id).unwrap_or_else(|| panic!("nothing has the id {id}"));
        &self.parts[*start..=*end]
    }
}

/// Elements that do not begin a line of their own.
const INLINE: [&str; 5] = ["a", "code", "span", "strong", "sup"];

/// The text of some parts, spaces and line ends collapsed.
pub fn text(parts: &[Part]) -> String {
    let mut pieces = String::new();
    for part in parts {
        match part {
            Part::Text { text, .. } => pieces.push_str(text),
            Part::Open { tag, .. } | Part::Close { tag } if !INLINE.contains(&tag.as_str()) => {
                pieces.push(' ')
            }
            _ => {}
        }
    }
    pieces.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The marks among some parts.
pub fn badges(parts: &[Part]) -> Vec<&str> {
    parts
        .iter()
        .filter_map(|part| match part {
            Part::Open { attributes, .. } => attributes.get("class")?.strip_prefix("badge "),
            _ => None,
        })
        .collect()
}

/// Where the links among some parts lead.
pub fn targets(parts: &[Part]) -> Vec<&str> {
    parts
        .iter()
        .filter_map(|part| match part {
            Part::Open { attributes, .. } => attributes.get("href").map(String::as_str),
            _ => None,
        })
        .collect()
}

fn parse_attributes(mut text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    while !text.is_empty() {
        let end = text.find([' ', '=']).unwrap_or(text.len());
        let (name, after) = text.split_at(end);
        let mut value = String::new();
        let mut after = after;
        if let Some(quoted) = after.strip_prefix("=\"") {
            let (inner, rest) = quoted.split_once('"').expect("values are quoted");
            value = unescaped(inner);
            after = rest;
        }
        assert!(!after.starts_with('='), "a value without quotes: {text}");
        assert_eq!(found.insert(name.to_owned(), value), None, "{name} stands twice");
        text = after.strip_prefix(' ').unwrap_or(after);
    }
    found
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut pieces = text.split('&');
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (name, rest) = piece.split_once(';').expect("a bare & is escaped");
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            other => panic!("&{other}; is not one that we write"),
        });
        out.push_str(rest);
    }
    out
}
