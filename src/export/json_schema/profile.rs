//! Profiles: the same types, described for another use.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{files, open, strict};
use crate::export::Surface;
use crate::export::tree::Tree;

/// How the schemas treat what this release does not list.
///
/// A profile is a transform of the definitions, which all profiles share with their names, references and
/// discriminators. Each accepts what the ones above it accept, but for second spellings of members: only `Open` lists
/// them, and so asks for the right type there too.
///
/// | profile | unknown members | unknown tags and enum values |
/// | --- | --- | --- |
/// | `Strict` | refused, but where the type keeps them | refused |
/// | `Wire` | accepted | refused |
/// | `Open` | accepted | accepted where the type is open |
///
/// ```
/// use codex_schema::export::Surface;
/// use codex_schema::export::json_schema::Profile;
///
/// let wire = Profile::Wire.definitions(Surface::Full);
/// assert_eq!(wire["SortDirection"]["enum"], serde_json::json!(["asc", "desc"]));
/// let open = Profile::Open.definitions(Surface::Full);
/// assert_eq!(open["TurnStatus"]["x-known-values"], wire["TurnStatus"]["enum"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Profile {
    /// For what a client is about to send: members that the types do not have are refused, since a server would
    /// ignore them without a word. Everywhere, in union members and shared members too; types that keep all members
    /// (`Config`, maps) stay as they are.
    Strict,
    /// The protocol as this release has it: tags and values are those that it lists.
    #[default]
    Wire,
    /// For readers of what a newer peer may send: it accepts what the Rust types decode. Where a type is declared
    /// open, unknown strings are accepted (the listed ones stay in `x-known-values`), and a union gets one more
    /// member, `Unrecognized` with the name of the union, for what has none of the known tags. Second spellings of
    /// tags and members, which are read and never written, are listed as well; what is left out is the value of an enum
    /// as the key of a null.
    Open,
}

impl Profile {
    /// All profiles, the narrowest first.
    pub const ALL: [Profile; 3] = [Profile::Strict, Profile::Wire, Profile::Open];

    /// The word for it on the command line and in the `$id` of schemas.
    pub fn as_str(self) -> &'static str {
        match self {
            Profile::Strict => "strict",
            Profile::Wire => "wire",
            Profile::Open => "open",
        }
    }

    /// Every type of a surface by its name; references read `#/definitions/<Name>`.
    pub fn definitions(self, surface: Surface) -> BTreeMap<String, Value> {
        self.apply(super::source(surface))
    }

    /// The flat bundle of a surface: one definition per type, complete.
    pub fn bundle(self, surface: Surface) -> Value {
        files::bundle("CodexAppServerProtocol", self, &self.definitions(surface))
    }

    /// The files of a surface, in the layout of `schema/json`.
    pub fn tree(self, surface: Surface) -> Tree {
        files::tree(surface, self, &super::source(surface), &super::legacy::definitions())
    }

    /// The profile of definitions that still have the marks of their declarations.
    pub(super) fn apply(self, mut source: BTreeMap<String, Value>) -> BTreeMap<String, Value> {
        match self {
            Profile::Strict => strict::close_objects(&mut source),
            Profile::Wire => {}
            Profile::Open => open::open(&mut source),
        }
        source.values_mut().for_each(remove_marks);
        source
    }
}

/// What a declaration says for the profiles alone; no output has it.
pub(crate) mod mark {
    /// Other spellings that are read: of a property, one; of a union's tags, each with the tag it stands for.
    pub(crate) const ALSO: &str = "x-also";
    /// Types that a property is read from too.
    pub(crate) const ALSO_TYPES: &str = "x-also-types";
    /// On a union, what members of newer releases have as well: `properties` and `required`.
    pub(crate) const SHARED: &str = "x-shared";

    pub(super) const ALL: [&str; 3] = [ALSO, ALSO_TYPES, SHARED];
}

fn remove_marks(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            members.retain(|name, _| !mark::ALL.contains(&name.as_str()));
            members.values_mut().for_each(remove_marks);
        }
        Value::Array(elements) => elements.iter_mut().for_each(remove_marks),
        _ => {}
    }
}

/// The schemas that a schema holds, itself not among them.
pub(super) fn each_inner(schema: &mut Value, visit: &mut impl FnMut(&mut Value)) {
    let Value::Object(keywords) = schema else { return };
    for (keyword, value) in keywords {
        match (keyword.as_str(), value) {
            ("properties" | "patternProperties", Value::Object(named)) => {
                named.values_mut().for_each(&mut *visit)
            }
            ("allOf" | "anyOf" | "oneOf", Value::Array(list)) => list.iter_mut().for_each(&mut *visit),
            ("items" | "additionalProperties", inner) => visit(inner),
            _ => {}
        }
    }
}
