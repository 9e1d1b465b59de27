//! The definitions of the legacy API, beside the current ones.
//!
//! Names are those of that wire, and several of them are names of current types in another form. So there are two
//! ways to hold both: [`own`] gives what only the legacy API has, under names with a prefix, beside the current
//! definitions; [`definitions`] gives all that the legacy API reaches under its own names, and what events bring in
//! from the current types under another name where one is taken.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::graph::{self, Purpose, reachable};
use super::normalize::{normalize, normalize_all};
use super::references;
use crate::method::legacy;
use crate::v1::legacy::LATER_MEMBERS;

/// What stands before the name of a definition that only the legacy API has.
pub(crate) const PREFIX: &str = "legacy.";

/// What stands before the name of a current type whose own name means another type in the legacy API.
const CURRENT: &str = "Core";

const EVENT: &str = "EventMsg";
const REFERENCE: &str = "#/definitions/";

type Definitions = BTreeMap<String, Value>;

/// What only the legacy API has, under names with the prefix. References without it lead to `current`, which has
/// every current definition for the same purpose.
pub(crate) fn own(current: &Definitions, purpose: Purpose) -> Definitions {
    let is_own = |name: &str| OWN_NAMES.contains(name);
    let mut own: Definitions = collect(purpose)
        .iter()
        .filter(|(name, _)| is_own(name))
        .map(|(name, schema)| {
            let prefixed = |name: &str| if is_own(name) { prefixed(name) } else { name.to_owned() };
            (prefixed(name), renamed(schema, &prefixed))
        })
        .collect();
    own.extend(events(current));
    for schema in own.values_mut() {
        let method = schema.get("x-method").and_then(Value::as_str);
        if method.is_none_or(|method| legacy::find(method).is_some())
            && let Value::Object(members) = schema
        {
            members.insert("x-removed-after".into(), legacy::LAST_RELEASE.into());
        }
    }
    own
}

/// Everything that the legacy API reaches, under the names of that wire.
pub(super) fn definitions() -> Definitions {
    let mut all = normalize(graph::collect(Purpose::Read));
    let own = own(&all, Purpose::Read);
    let shared = collect(Purpose::Read).into_keys().filter(|name| !OWN_NAMES.contains(name));
    let roots: Vec<String> = own.keys().cloned().chain(shared).collect();
    let taken: BTreeSet<String> = own.keys().map(|name| plain(name).to_owned()).collect();
    all.extend(own);
    let rename = |name: &str| match name.strip_prefix(PREFIX) {
        Some(own) => own.to_owned(),
        None if taken.contains(name) => format!("{CURRENT}{name}"),
        None => name.to_owned(),
    };
    reachable(&all, roots.iter().map(String::as_str))
        .into_iter()
        .filter_map(|name| {
            let mut schema = renamed(all.get(&name)?, &rename);
            let name = rename(&name);
            if let Value::Object(members) = &mut schema {
                members.insert("title".into(), name.as_str().into());
            }
            Some((name, schema))
        })
        .collect()
}

/// The name under which a definition of the legacy API stands in [`own`], or among the current ones.
pub(crate) fn key_of(name: &str) -> String {
    if OWN_NAMES.contains(name) { prefixed(name) } else { name.to_owned() }
}

/// The names of the current types that the legacy API uses, besides what events hold.
#[cfg(feature = "typescript")]
pub(crate) fn shared_names() -> BTreeSet<String> {
    collect(Purpose::Read).into_keys().filter(|name| !OWN_NAMES.contains(name)).collect()
}

/// The name without the prefix, as it is on the wire.
pub(crate) fn plain(name: &str) -> &str {
    name.strip_prefix(PREFIX).unwrap_or(name)
}

fn prefixed(name: &str) -> String {
    format!("{PREFIX}{name}")
}

/// The types of the legacy API as their declarations make them.
fn collect(purpose: Purpose) -> Definitions {
    let mut generator = graph::generator(purpose);
    legacy::add_types(&mut generator);
    normalize_all(generator.take_definitions(false).into_iter().collect())
}

/// The names of the definitions that are no current ones. Form and meaning tell: a definition that is the same as the
/// current one of its name, and refers only to such, is the current one.
static OWN_NAMES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let current = normalize(graph::collect(Purpose::Read));
    let legacy = collect(Purpose::Read);
    let mut own: BTreeSet<String> = legacy
        .iter()
        .filter(|(name, schema)| *name == EVENT || current.get(*name) != Some(schema))
        .map(|(name, _)| name.clone())
        .collect();
    loop {
        let more: Vec<String> = legacy
            .iter()
            .filter(|(name, schema)| !own.contains(*name) && !references(schema).is_disjoint(&own))
            .map(|(name, _)| name.clone())
            .collect();
        if more.is_empty() {
            return own;
        }
        own.extend(more);
    }
});

/// Events of that time: the current ones, but for those that lacked members then.
fn events(current: &Definitions) -> Definitions {
    let mut found = Definitions::new();
    let Some(mut union) = current.get(EVENT).cloned() else { return found };
    let mut replaced = BTreeMap::new();
    for (tag, later) in LATER_MEMBERS {
        let reference = union["discriminator"]["mapping"][tag].as_str();
        let Some(name) = reference.and_then(|path| path.strip_prefix(REFERENCE)).map(str::to_owned) else {
            continue;
        };
        let Some(mut event) = current.get(&name).cloned() else { continue };
        if let Some(Value::Array(required)) = event.get_mut("required") {
            required.retain(|member| member.as_str().is_none_or(|member| !later.contains(&member)));
        }
        found.insert(prefixed(&name), event);
        replaced.insert(name.clone(), prefixed(&name));
    }
    union = renamed(&union, &|name| replaced.get(name).cloned().unwrap_or_else(|| name.to_owned()));
    found.insert(prefixed(EVENT), union);
    found
}

/// The schema with other names in its references.
fn renamed(schema: &Value, name: &impl Fn(&str) -> String) -> Value {
    let target = |reference: &Value| match reference.as_str().and_then(|path| path.strip_prefix(REFERENCE)) {
        Some(target) => format!("{REFERENCE}{}", name(target)).into(),
        None => reference.clone(),
    };
    match schema {
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| {
                let value = match (key.as_str(), value) {
                    ("$ref", Value::String(_)) => target(value),
                    ("mapping", Value::Object(mapping)) => mapping
                        .iter()
                        .map(|(tag, reference)| (tag.clone(), target(reference)))
                        .collect::<Map<_, _>>()
                        .into(),
                    _ => renamed(value, name),
                };
                (key.clone(), value)
            })
            .collect::<Map<_, _>>()
            .into(),
        Value::Array(elements) => elements.iter().map(|element| renamed(element, name)).collect(),
        other => other.clone(),
    }
}
