//! Why a line is refused.

use std::fmt;

use super::form::{Keyed, Tagged, Width};
use crate::scan::pointer_at;

/// Why the reader of release 0.130.0 refuses a line.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refusal {
    /// JSON pointer inside the line to the value that does not fit; of a missing, repeated or unwanted member, to the
    /// object. Empty for the line itself.
    pub pointer: String,
    /// What was expected and what was found.
    pub message: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if !self.pointer.is_empty() {
            write!(f, " (at {})", self.pointer)?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}

/// A refusal as the walk finds it: an offset and a reason, nothing allocated, because another reading may still fit.
#[derive(Clone, Copy)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) what: What,
}

#[derive(Clone, Copy)]
pub(super) enum What {
    /// The text breaks the grammar of JSON; what could stand here.
    NotJson(&'static str),
    TooDeep,
    Expected(&'static str),
    Integer(Width),
    Keyed(&'static Keyed),
    Tag(&'static Tagged),
    Kind,
    Missing(&'static str),
    MissingAll(&'static [&'static str]),
    /// A member that a closed object does not have.
    Unwanted,
    Repeated(&'static str),
    /// More than one member, where the only member says which variant it is.
    SecondMember,
}

impl Fault {
    /// The refusal of the text in which the fault was found.
    #[cold]
    pub(super) fn about(self, text: &str) -> Refusal {
        Refusal { pointer: pointer_at(text, self.at), message: self.message(text) }
    }

    fn message(&self, text: &str) -> String {
        let found =
            Found(text.get(self.at..).unwrap_or_default().trim_start_matches([' ', '\t', '\n', '\r']));
        match self.what {
            What::NotJson(expected) => format!("not JSON: expected {expected}, found {found}"),
            What::TooDeep => "expected at most 127 nested arrays and objects, found more".to_owned(),
            What::Expected(expected) => format!("expected {expected}, found {found}"),
            What::Integer(width) => {
                let (least, most) = width.range();
                format!("expected an integer from {least} to {most}, found {found}")
            }
            What::Keyed(union) => {
                let names = union.units.iter().chain(union.variants.iter().map(|(name, _)| name));
                format!("expected one of {}, found {found}", listed(names))
            }
            What::Tag(union) => {
                let names: Vec<&&str> = union.variants.iter().flat_map(|variant| variant.names).collect();
                if names.len() > 20 {
                    return format!("expected a `{}` that release 0.130.0 knows, found {found}", union.tag);
                }
                format!("expected `{}` to be one of {}, found {found}", union.tag, listed(names))
            }
            What::Kind => {
                format!("expected one of {}, found {found}", listed(super::ItemKind::NAMES))
            }
            What::Missing(name) => format!("expected the member `{name}`, found none"),
            What::MissingAll(names) => {
                format!("expected a value for one of the members {}, found none", listed(names))
            }
            What::Unwanted => format!("expected no members but those that the type lists, found {found}"),
            What::Repeated(name) => format!("expected the member `{name}` once, found it twice"),
            What::SecondMember => format!("expected exactly one member, found a second one: {found}"),
        }
    }
}

fn listed<'n>(names: impl IntoIterator<Item = &'n &'static str>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

/// The value at the start of a text, described.
struct Found<'a>(&'a str);

impl fmt::Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0;
        match text.as_bytes().first() {
            None => f.write_str("the end of the text"),
            Some(b'{') => f.write_str("an object"),
            Some(b'[') => f.write_str("an array"),
            Some(b'"') => {
                let end = crate::scan::string_end(text.as_bytes(), 0).unwrap_or(text.len());
                write!(f, "the string {}", Short(&text[..end]))
            }
            Some(_) => {
                let end = text.find([',', ':', '}', ']', ' ', '\t', '\n', '\r']).unwrap_or(text.len()).max(1);
                write!(f, "`{}`", Short(text.get(..end).unwrap_or(text)))
            }
        }
    }
}

/// At most the first forty characters of a text.
struct Short<'a>(&'a str);

impl fmt::Display for Short<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.char_indices().nth(40) {
            Some((end, _)) => write!(f, "{}…", &self.0[..end]),
            None => f.write_str(self.0),
        }
    }
}
