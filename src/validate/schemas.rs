//! Compiled validators, one per type and side, made when first needed.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{LazyLock, OnceLock};

use serde_json::{Map, Value, json};

use super::dispatch::decide;
use super::finding::{Found, describe_all};
use crate::export::Surface;
use crate::export::json_schema::{self, Purpose, legacy};

/// Who wrote a payload: a client's is judged closed, a server's open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// Only what the release lists is right.
    Client,
    /// Values and tags of a newer release are right.
    Server,
}

/// How a schema treats what the release does not list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Judgement {
    /// Unknown values and tags are right where the type is open.
    Open,
    /// Unknown values and tags are wrong, unknown members right.
    Closed,
    /// Unknown members are wrong too. What passes this has nothing to report at all, which is soon said.
    Exact,
}

impl From<Side> for Judgement {
    fn from(side: Side) -> Judgement {
        match side {
            Side::Client => Judgement::Closed,
            Side::Server => Judgement::Open,
        }
    }
}

/// A type name that the protocol does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownType {
    /// The name.
    pub name: String,
    /// The most similar name that exists, if one is close.
    pub nearest: Option<String>,
}

impl fmt::Display for UnknownType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no type is called {}", self.name)?;
        match &self.nearest {
            Some(nearest) => write!(f, "; did you mean {nearest}?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UnknownType {}

/// The published definitions of the full surface, in the form of the schema files; what only the legacy API has stands
/// under names with a prefix.
pub(super) static DEFINITIONS: LazyLock<BTreeMap<String, Value>> = LazyLock::new(|| {
    let mut definitions = json_schema::definitions(Surface::Full);
    let own = legacy::own(&definitions, Purpose::Read);
    definitions.extend(own);
    definitions
});

/// The definition of a type, by its key in [`DEFINITIONS`] or by a name that only the legacy API has.
pub(super) fn definition(name: &str) -> Option<(&'static str, &'static Value)> {
    let found = DEFINITIONS.get_key_value(name);
    let (key, schema) = found.or_else(|| DEFINITIONS.get_key_value(&format!("{}{name}", legacy::PREFIX)))?;
    Some((key, schema))
}

/// Every type of the protocol with its validators.
struct Schemas {
    compiled: BTreeMap<(&'static str, Judgement), OnceLock<Option<jsonschema::Validator>>>,
}

const JUDGEMENTS: [Judgement; 3] = [Judgement::Open, Judgement::Closed, Judgement::Exact];

static SCHEMAS: LazyLock<Schemas> = LazyLock::new(|| Schemas {
    compiled: DEFINITIONS
        .keys()
        .flat_map(|name| JUDGEMENTS.map(|judgement| ((name.as_str(), judgement), OnceLock::new())))
        .collect(),
});

/// Checks payloads of one type.
#[derive(Clone, Copy)]
pub struct Validator {
    name: &'static str,
    validator: &'static jsonschema::Validator,
}

impl fmt::Debug for Validator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Validator").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Validator {
    /// The validator of a type, by its wire name. A type of the legacy API that has the name of a current one is called
    /// `legacy.NAME`.
    ///
    /// # Errors
    ///
    /// When no type has this name.
    pub fn of(name: &str, side: Side) -> Result<Validator, UnknownType> {
        Validator::judging(name, side.into())
    }

    /// The validator that accepts only what is entirely of this release.
    pub(super) fn exact(name: &str) -> Result<Validator, UnknownType> {
        Validator::judging(name, Judgement::Exact)
    }

    fn judging(name: &str, judgement: Judgement) -> Result<Validator, UnknownType> {
        let unknown = || UnknownType {
            name: name.to_owned(),
            nearest: super::nearest::nearest(name, DEFINITIONS.keys().map(|key| legacy::plain(key)))
                .map(str::to_owned),
        };
        let (name, _) = definition(name).ok_or_else(unknown)?;
        let cell = SCHEMAS.compiled.get(&(name, judgement)).ok_or_else(unknown)?;
        let validator = cell.get_or_init(|| compile(name, judgement)).as_ref().ok_or_else(unknown)?;
        Ok(Validator { name, validator })
    }

    /// The type's wire name, with `legacy.` before it when only the legacy API has the type.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Whether a payload has the shape of the type.
    pub fn is_valid(&self, payload: &Value) -> bool {
        self.validator.is_valid(payload)
    }

    /// What is wrong with a payload, each with its place inside the payload.
    pub fn check(&self, payload: &Value) -> Vec<Found> {
        if self.validator.is_valid(payload) {
            return Vec::new();
        }
        describe_all(self.validator.iter_errors(payload), payload)
    }
}

fn compile(name: &str, judgement: Judgement) -> Option<jsonschema::Validator> {
    let mut definitions = Map::new();
    let mut todo = vec![name.to_owned()];
    while let Some(name) = todo.pop() {
        if definitions.contains_key(&name) {
            continue;
        }
        let definition = DEFINITIONS.get(&name)?;
        todo.extend(json_schema::references(definition));
        definitions.insert(name, decide(definition, judgement));
    }
    let schema = json!({"$ref": format!("#/definitions/{name}"), "definitions": definitions});
    jsonschema::options()
        .with_draft(jsonschema::Draft::Draft7)
        .should_validate_formats(false)
        .build(&schema)
        .ok()
}
