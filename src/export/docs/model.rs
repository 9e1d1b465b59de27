//! What the page holds: methods, types, and who uses whom.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::export::Surface;
use crate::export::json_schema::legacy::{PREFIX, key_of};
use crate::export::json_schema::{definitions, legacy_beside, only_in_rollouts, reachable, references};
use crate::method::{self, MethodInfo, legacy};

/// Methods whose name is a common word: as code it rarely means the method.
const COMMON_WORDS: [&str; 1] = ["error"];

/// Whose names a text uses: those of this release, or first those of the legacy API.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    Current,
    Legacy,
}

impl Scope {
    /// The scope of a type by its key.
    pub fn of(key: &str) -> Scope {
        if key.starts_with(PREFIX) { Scope::Legacy } else { Scope::Current }
    }
}

/// A method with the keys of its types.
pub(super) struct MethodEntry {
    pub info: &'static MethodInfo,
    pub scope: Scope,
    pub params: Option<String>,
    pub result: Option<String>,
    /// The type of the whole message.
    pub message: Option<String>,
}

pub(super) struct Model {
    pub methods: Vec<MethodEntry>,
    /// By key: the name, with a prefix for what only the legacy API has.
    pub types: BTreeMap<String, Value>,
    /// Types that messages need besides their params and results.
    pub envelope: BTreeSet<String>,
    /// Types that stand in stored sessions only.
    pub rollouts: BTreeSet<String>,
    /// Types that belong to one method alone and are described there: its message, params and result.
    pub at_home: BTreeSet<String>,
    /// The methods and types that refer to a type, by its key. Messages stand for their methods.
    pub used_by: BTreeMap<String, BTreeSet<String>>,
}

impl Model {
    pub fn new(surface: Surface) -> Model {
        let mut types = definitions(surface);
        types.extend(legacy_beside(surface));
        let methods = methods(surface, &types);
        let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
        for name in methods.iter().flat_map(|entry| [&entry.params, &entry.result]).flatten() {
            *uses.entry(name).or_default() += 1;
        }
        let mut at_home: BTreeSet<String> =
            uses.into_iter().filter(|(_, count)| *count == 1).map(|(name, _)| name.to_owned()).collect();
        at_home.extend(methods.iter().filter_map(|entry| entry.message.clone()));
        let mut envelope = reachable(&types, ["JSONRPCMessage"]);
        let unions = types
            .iter()
            .filter(|(name, schema)| Scope::of(name) == Scope::Current && is_message_union(schema));
        envelope.extend(unions.map(|(name, _)| name.clone()));
        let used_by = used_by(&methods, &types);
        let rollouts = only_in_rollouts(&types);
        Model { methods, types, envelope, rollouts, at_home, used_by }
    }

    /// Where a name leads: a method, a type, or a member of a type, written `Type.member`.
    pub fn id_of(&self, name: &str, scope: Scope) -> Option<String> {
        if !COMMON_WORDS.contains(&name) && self.methods.iter().any(|entry| entry.info.name == name) {
            return Some(name.to_owned());
        }
        let of_legacy = format!("{PREFIX}{name}");
        let keys = match scope {
            Scope::Current => [name, &of_legacy],
            Scope::Legacy => [&of_legacy, name],
        };
        keys.into_iter().find(|key| self.has(key)).map(str::to_owned)
    }

    /// Whether there is such a type, or such a member of a type.
    fn has(&self, key: &str) -> bool {
        let member = || {
            let (owner, member) = key.rsplit_once('.')?;
            self.types.get(owner)?.get("properties")?.get(member)
        };
        self.types.contains_key(key) || member().is_some()
    }
}

fn methods(surface: Surface, types: &BTreeMap<String, Value>) -> Vec<MethodEntry> {
    let mut messages: BTreeMap<&str, &String> = BTreeMap::new();
    for (key, schema) in types {
        let Some(method) = schema.get("x-method").and_then(Value::as_str) else { continue };
        // Of a method that still exists, the message is the current one.
        if Scope::of(key) == Scope::Current || legacy::find(method).is_some() {
            messages.insert(method, key);
        }
    }
    let entry = |info: &'static MethodInfo, scope, key: fn(&str) -> String| MethodEntry {
        info,
        scope,
        params: info.params.map(key),
        result: info.result.map(key),
        message: messages.get(info.name).map(|name| (*name).clone()),
    };
    let current = method::all().filter(|method| surface.has(method));
    current
        .map(|info| entry(info, Scope::Current, str::to_owned))
        .chain(legacy::removed().map(|info| entry(info, Scope::Legacy, key_of)))
        .collect()
}

fn is_message_union(schema: &Value) -> bool {
    schema.pointer("/discriminator/propertyName").is_some_and(|tag| tag == "method")
}

fn used_by(methods: &[MethodEntry], types: &BTreeMap<String, Value>) -> BTreeMap<String, BTreeSet<String>> {
    let of_message: BTreeMap<&String, &str> =
        methods.iter().filter_map(|entry| Some((entry.message.as_ref()?, entry.info.name))).collect();
    let mut used_by: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (user, schema) in types {
        let user = of_message.get(user).copied().unwrap_or(user);
        for used in references(schema) {
            used_by.entry(used).or_default().insert(user.to_owned());
        }
    }
    for entry in methods {
        for used in [&entry.params, &entry.result].into_iter().flatten() {
            used_by.entry(used.clone()).or_default().insert(entry.info.name.to_owned());
        }
    }
    used_by
}
