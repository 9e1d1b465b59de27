//! Reading `format.txt`.

use std::collections::BTreeMap;

#[derive(Debug, Clone)]
pub enum Type {
    /// A type of the file, or a primitive.
    Named(String),
    List(Box<Type>),
    Map {
        ids: bool,
        values: Box<Type>,
    },
    Nullable(Box<Type>),
    Inline(Object),
}

#[derive(Debug, Clone)]
pub struct Object {
    pub members: Vec<Member>,
    pub closed: bool,
}

#[derive(Debug, Clone)]
pub struct Member {
    pub name: String,
    pub alias: Option<String>,
    pub need: Need,
    pub ty: Type,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Need {
    Required,
    Optional,
    Defaulted,
}

#[derive(Debug, Clone)]
pub enum Definition {
    Object(Object),
    Tagged { tag: String, variants: Vec<(Vec<String>, Type)>, others: bool },
    Keyed { variants: Vec<(String, Option<Type>)>, others: bool },
    Either(Vec<Type>),
}

pub struct Format {
    types: BTreeMap<String, Definition>,
}

/// The payload type of each kind of line.
pub const KINDS: [(&str, &str); 5] = [
    ("session_meta", "SessionMetaLine"),
    ("response_item", "ResponseItem"),
    ("compacted", "CompactedItem"),
    ("turn_context", "TurnContextItem"),
    ("event_msg", "EventMsg"),
];

impl Format {
    pub fn read() -> Format {
        let mut types = BTreeMap::new();
        let mut events = Vec::new();
        let lines: Vec<&str> = include_str!("format.txt")
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .collect();
        let mut rest = lines.as_slice();
        while let Some((head, below)) = rest.split_first() {
            let count = below.iter().take_while(|line| line.starts_with("  ")).count();
            let (body, next) = below.split_at(count);
            rest = next;
            let words: Vec<&str> = head.split(' ').collect();
            let definition = match words[0] {
                "object" | "closed" => {
                    let members = body.iter().map(|row| member(row.trim())).collect();
                    Definition::Object(Object { members, closed: words[0] == "closed" })
                }
                "tagged" => Definition::Tagged {
                    tag: words[2].to_owned(),
                    others: body.iter().any(|row| row.ends_with(" *")),
                    variants: rows(body)
                        .map(|(name, ty)| (names(name), ty.unwrap_or_else(no_members)))
                        .collect(),
                },
                "keyed" => Definition::Keyed {
                    others: body.iter().any(|row| row.ends_with(" *")),
                    variants: rows(body).map(|(name, ty)| (name.to_owned(), ty)).collect(),
                },
                "words" => Definition::Keyed {
                    others: words.contains(&"*"),
                    variants: words[2..]
                        .iter()
                        .filter(|word| **word != "*")
                        .map(|word| ((*word).to_owned(), None))
                        .collect(),
                },
                "either" => {
                    let types = words[2..].join(" ");
                    Definition::Either(types.split(" | ").map(ty).collect())
                }
                "event" => {
                    events.push((names(words[1]), ty(words[2])));
                    continue;
                }
                other => panic!("{other}"),
            };
            let earlier = types.insert(words[1].to_owned(), definition);
            assert!(earlier.is_none(), "{head}");
        }
        assert_eq!(events.len(), 74);
        types.insert(
            "EventMsg".to_owned(),
            Definition::Tagged { tag: "type".to_owned(), variants: events, others: false },
        );
        Format { types }
    }

    /// The definition of a type; none for a primitive.
    pub fn definition(&self, name: &str) -> Option<&Definition> {
        self.types.get(name)
    }

    /// The object that a type is, by name or in place.
    pub fn object<'f>(&'f self, ty: &'f Type) -> &'f Object {
        match ty {
            Type::Inline(object) => object,
            Type::Named(name) => match self.definition(name) {
                Some(Definition::Object(object)) => object,
                _ => panic!("{name}"),
            },
            _ => panic!("{ty:?}"),
        }
    }
}

/// Variants by name, without the row of the catch-all unless the name itself is known.
fn rows<'a>(body: &'a [&str]) -> impl Iterator<Item = (&'a str, Option<Type>)> {
    body.iter().map(|row| {
        let row = row.trim();
        if let Some(name) = row.strip_suffix(" *") {
            (name, None)
        } else if let Some((name, payload)) = row.split_once(" = ") {
            (name, Some(ty(payload)))
        } else if let Some((name, members)) = row.split_once(" { ") {
            let members = members.trim_end_matches(" }").split("; ").map(member).collect();
            (name, Some(Type::Inline(Object { members, closed: false })))
        } else {
            (row, None)
        }
    })
}

fn no_members() -> Type {
    Type::Inline(Object { members: Vec::new(), closed: false })
}

fn names(names: &str) -> Vec<String> {
    names.split('|').map(str::to_owned).collect()
}

fn member(row: &str) -> Member {
    let (name, form) = row.split_once(": ").unwrap_or_else(|| panic!("{row}"));
    let need = match name.chars().last() {
        Some('?') => Need::Optional,
        Some('~') => Need::Defaulted,
        _ => Need::Required,
    };
    let mut names = name.trim_end_matches(['?', '~']).split('|').map(str::to_owned);
    Member { name: names.next().unwrap_or_default(), alias: names.next(), need, ty: ty(form) }
}

fn ty(text: &str) -> Type {
    if let Some(inner) = text.strip_suffix(" or null") {
        Type::Nullable(Box::new(ty(inner)))
    } else if let Some(inner) = text.strip_suffix("[]") {
        Type::List(Box::new(ty(inner)))
    } else if let Some(values) = text.strip_prefix("map ") {
        Type::Map { ids: false, values: Box::new(ty(values)) }
    } else if let Some(values) = text.strip_prefix("idmap ") {
        Type::Map { ids: true, values: Box::new(ty(values)) }
    } else {
        Type::Named(text.to_owned())
    }
}
