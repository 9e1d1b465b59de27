//! A syntax tree for the part of TypeScript that wire types need: type aliases and type expressions.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// The name of the type of any JSON value.
pub(super) const JSON: &str = "JsonValue";

/// `export type Name = …;`
#[derive(Debug, Clone)]
pub(super) struct Declaration {
    pub(super) name: String,
    pub(super) doc: Doc,
    pub(super) body: Type,
}

/// What a TSDoc block says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Doc {
    pub(super) text: String,
    pub(super) experimental: bool,
    pub(super) deprecated: bool,
}

/// A type expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Type {
    /// `string`, `number`, `boolean`, `null`, `undefined` or `unknown`.
    Keyword(&'static str),
    Literal(Value),
    Reference(String),
    Array(Box<Type>),
    /// An object whose member names are data.
    Map(Box<Type>),
    Object(Object),
    Union(Vec<Type>),
}

/// An object type; without members and without a rest it is an object that stays empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Object {
    pub(super) members: Vec<Member>,
    /// The type of members with any other name, where the object takes such.
    pub(super) rest: Option<Box<Type>>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Member {
    pub(super) name: String,
    pub(super) optional: bool,
    pub(super) value: Type,
    pub(super) doc: Doc,
}

impl Type {
    pub(super) const NULL: Type = Type::Keyword("null");
    pub(super) const UNDEFINED: Type = Type::Keyword("undefined");

    pub(super) fn json() -> Type {
        Type::Reference(JSON.to_owned())
    }

    /// A union without repetitions, `null` last. Any JSON value takes in all others, `null` too.
    pub(super) fn union(alternatives: impl IntoIterator<Item = Type>) -> Type {
        let mut members: Vec<Type> = Vec::new();
        for alternative in alternatives {
            let parts = match alternative {
                Type::Union(parts) => parts,
                other => vec![other],
            };
            for part in parts {
                if !members.contains(&part) {
                    members.push(part);
                }
            }
        }
        if members.contains(&Type::json()) {
            members.retain(|member| [Type::json(), Type::UNDEFINED].contains(member));
        }
        members.sort_by_key(|member| match member {
            Type::Keyword("undefined") => 2,
            Type::Keyword("null") => 1,
            _ => 0,
        });
        if members.len() == 1 { members.remove(0) } else { Type::Union(members) }
    }

    /// The types directly inside this one.
    fn parts(&self) -> Vec<&Type> {
        match self {
            Type::Keyword(_) | Type::Literal(_) | Type::Reference(_) => Vec::new(),
            Type::Array(inner) | Type::Map(inner) => vec![inner],
            Type::Object(object) => {
                object.members.iter().map(|member| &member.value).chain(object.rest.as_deref()).collect()
            }
            Type::Union(alternatives) => alternatives.iter().collect(),
        }
    }

    fn parts_mut(&mut self) -> Vec<&mut Type> {
        match self {
            Type::Keyword(_) | Type::Literal(_) | Type::Reference(_) => Vec::new(),
            Type::Array(inner) | Type::Map(inner) => vec![inner],
            Type::Object(object) => object
                .members
                .iter_mut()
                .map(|member| &mut member.value)
                .chain(object.rest.as_deref_mut())
                .collect(),
            Type::Union(alternatives) => alternatives.iter_mut().collect(),
        }
    }

    /// The names of the declarations that the type refers to.
    pub(super) fn references(&self) -> BTreeSet<&str> {
        match self {
            Type::Reference(name) => BTreeSet::from([name.as_str()]),
            other => other.parts().into_iter().flat_map(Type::references).collect(),
        }
    }

    /// Puts declarations in the place of references, save those in `keep`. A type within itself becomes `unknown`.
    pub(super) fn expand<'a>(
        &mut self,
        declarations: &'a BTreeMap<String, Declaration>,
        keep: &BTreeSet<String>,
        within: &mut Vec<&'a str>,
    ) {
        let depth = within.len();
        if let Type::Reference(name) = self {
            let Some((name, declaration)) = declarations.get_key_value(name) else { return };
            if keep.contains(name) {
                return;
            }
            if within.contains(&name.as_str()) {
                *self = Type::Keyword("unknown");
                return;
            }
            within.push(name);
            *self = declaration.body.clone();
        }
        self.parts_mut().into_iter().for_each(|part| part.expand(declarations, keep, within));
        if let Type::Union(alternatives) = self {
            // A union in the place of an alternative brings its own.
            if alternatives.iter().any(|alternative| matches!(alternative, Type::Union(_))) {
                *self = Type::union(std::mem::take(alternatives));
            }
        }
        within.truncate(depth);
    }
}
