//! Laying the definitions out as files.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::Profile;
use super::graph::{ROLLOUT_ROOTS, reachable};
use super::openrpc;
use crate::export::tree::Tree;
use crate::export::{RELEASE, Surface};
use crate::method::{self, Direction, Kind, MethodInfo, Stability, legacy};

const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// Envelope types and message unions, each with a file at the root.
const ROOT_TYPES: [&str; 11] = [
    "ClientNotification",
    "ClientRequest",
    "JSONRPCError",
    "JSONRPCErrorError",
    "JSONRPCMessage",
    "JSONRPCNotification",
    "JSONRPCRequest",
    "JSONRPCResponse",
    "RequestId",
    "ServerNotification",
    "ServerRequest",
];

/// Where the files of the legacy API lie.
const LEGACY_FOLDER: &str = "v1/legacy/";

/// Methods of the legacy API whose types the release kept outside the folder of v1, or had no file for: events.
const OUTSIDE_V1: [&str; 5] =
    ["codex/event/*", "configWarning", "deprecationNotice", "error", "fuzzyFileSearch"];

pub(super) fn tree(
    surface: Surface,
    profile: Profile,
    source: &BTreeMap<String, Value>,
    legacy: &BTreeMap<String, Value>,
) -> Tree {
    let mut tree = Tree::default();
    let definitions = &profile.apply(source.clone());
    for name in ROOT_TYPES.into_iter().chain(ROLLOUT_ROOTS) {
        insert(&mut tree, profile, "", name, definitions);
    }
    for method in method::all().filter(|method| surface.has(method)) {
        for name in [method.params, method.result].into_iter().flatten() {
            insert(&mut tree, profile, folder(method), name, definitions);
        }
    }
    tree.insert(
        "codex_app_server_protocol.schemas.json",
        text(&bundle("CodexAppServerProtocol", profile, definitions)),
    );
    tree.insert(
        "codex_app_server_protocol.v2.schemas.json",
        text(&bundle("CodexAppServerProtocolV2", profile, &profile.apply(without_v1(source)))),
    );
    insert_legacy(&mut tree, profile, &profile.apply(legacy.clone()));
    tree.insert("methods.json", text(&methods(surface)));
    tree.insert("openrpc.json", text(&openrpc::document(surface, definitions)));
    tree
}

fn insert_legacy(tree: &mut Tree, profile: Profile, definitions: &BTreeMap<String, Value>) {
    for method in legacy::all().filter(|method| !OUTSIDE_V1.contains(&method.name)) {
        for name in [method.params, method.result].into_iter().flatten() {
            let Some(file) = standalone(name, definitions) else { continue };
            let path = format!("{LEGACY_FOLDER}{name}");
            tree.insert(format!("{path}.json"), text(&legacy_root(profile, &path, file)));
        }
    }
    tree.insert(
        format!("{LEGACY_FOLDER}codex_app_server_protocol.v1-legacy.schemas.json"),
        text(&legacy_bundle(profile, definitions)),
    );
}

pub(super) fn legacy_bundle(profile: Profile, definitions: &BTreeMap<String, Value>) -> Value {
    let title = "CodexAppServerProtocolV1Legacy";
    legacy_root(profile, title, bundled(title, definitions))
}

/// The folder of a method's files, as in the release: server requests and what is neither v1 nor v2 lie at the
/// root.
fn folder(method: &MethodInfo) -> &'static str {
    match (method.direction, method.kind, method.name) {
        (_, _, "initialize") => "v1/",
        (Direction::ServerToClient, Kind::Request, _) => "",
        _ if is_v1(method) || method.name.starts_with("fuzzyFileSearch") => "",
        _ => "v2/",
    }
}

/// The methods of the old conversation API that are still served.
fn is_v1(method: &MethodInfo) -> bool {
    method.stability == Stability::Deprecated
        || matches!(method.name, "applyPatchApproval" | "execCommandApproval")
}

fn insert(
    tree: &mut Tree,
    profile: Profile,
    folder: &str,
    name: &str,
    definitions: &BTreeMap<String, Value>,
) {
    let Some(file) = standalone(name, definitions) else { return };
    tree.insert(format!("{folder}{name}.json"), text(&root(profile, &format!("{folder}{name}"), file)));
}

/// A definition with all that it refers to.
fn standalone(name: &str, definitions: &BTreeMap<String, Value>) -> Option<Map<String, Value>> {
    let definition = definitions.get(name)?.as_object()?;
    let mut file = definition.clone();
    let mut others = reachable(definitions, [name]);
    others.remove(name);
    if !others.is_empty() {
        file.insert("definitions".into(), subset(definitions, &others));
    }
    // A second copy of the root among the definitions would be a second type to generators.
    let own = format!("#/definitions/{name}");
    file.values_mut().for_each(|schema| refer_to_root(schema, &own));
    Some(file)
}

/// Turns references to a definition into references to the file's root.
fn refer_to_root(schema: &mut Value, definition: &str) {
    match schema {
        Value::Object(members) => {
            for (key, value) in members {
                match value {
                    Value::String(reference) if key == "$ref" && reference == definition => {
                        *value = "#".into();
                    }
                    _ => refer_to_root(value, definition),
                }
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(|element| refer_to_root(element, definition)),
        _ => {}
    }
}

fn subset(definitions: &BTreeMap<String, Value>, names: &BTreeSet<String>) -> Value {
    names.iter().map(|name| (name.clone(), definitions[name].clone())).collect::<Map<_, _>>().into()
}

fn root(profile: Profile, id: &str, schema: Map<String, Value>) -> Value {
    root_of_release(RELEASE, profile, id, schema)
}

fn legacy_root(profile: Profile, id: &str, mut schema: Map<String, Value>) -> Value {
    schema.insert("x-removed-after".into(), legacy::LAST_RELEASE.into());
    root_of_release(legacy::RELEASE, profile, id, schema)
}

fn root_of_release(release: &str, profile: Profile, id: &str, mut schema: Map<String, Value>) -> Value {
    let profile = match profile {
        Profile::Wire => String::new(),
        other => format!("{}:", other.as_str()),
    };
    schema.insert("$schema".into(), DRAFT.into());
    schema.insert("$id".into(), format!("urn:codex-schema:{release}:{profile}{id}").into());
    schema.insert("x-codex-release".into(), release.into());
    schema.into()
}

pub(super) fn bundle(title: &str, profile: Profile, definitions: &BTreeMap<String, Value>) -> Value {
    root(profile, title, bundled(title, definitions))
}

fn bundled(title: &str, definitions: &BTreeMap<String, Value>) -> Map<String, Value> {
    let mut bundle = Map::new();
    bundle.insert("title".into(), title.into());
    bundle.insert("type".into(), "object".into());
    bundle.insert("definitions".into(), definitions.clone().into_iter().collect::<Map<_, _>>().into());
    bundle
}

/// The definitions without the messages of the old conversation API and what only they use, and without rollouts,
/// which are no messages.
fn without_v1(definitions: &BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    let mut definitions = definitions.clone();
    let v1: Vec<&str> = method::all().filter(|method| is_v1(method)).map(|method| method.name).collect();
    for union in ["ClientRequest", "ServerRequest"] {
        let Some(union) = definitions.get_mut(union) else { continue };
        let mut references = Vec::new();
        if let Some(Value::Object(mapping)) = union.pointer_mut("/discriminator/mapping") {
            mapping.retain(|method, reference| {
                let keep = !v1.contains(&method.as_str());
                if !keep {
                    references.push(reference.clone());
                }
                keep
            });
        }
        if let Some(Value::Array(members)) = union.get_mut("oneOf") {
            members.retain(|member| !references.contains(&member["$ref"]));
        }
    }
    let roots = ROOT_TYPES.into_iter().chain(
        method::all()
            .filter(|method| !is_v1(method))
            .flat_map(|method| [method.params, method.result])
            .flatten(),
    );
    let reached = reachable(&definitions, roots);
    definitions.retain(|name, _| reached.contains(name));
    definitions
}

/// The registry as data. Methods that servers no longer have are a list of their own.
pub(super) fn methods(surface: Surface) -> Value {
    let methods: Vec<Value> = method::all().filter(|method| surface.has(method)).map(row).collect();
    let removed: Vec<Value> = legacy::removed().map(row).collect();
    json!({
        "release": RELEASE,
        "methods": methods,
        "legacy": {
            "release": legacy::RELEASE,
            "removedAfter": legacy::LAST_RELEASE,
            "methods": removed,
        },
    })
}

fn row(method: &MethodInfo) -> Value {
    json!({
        "method": method.name,
        "direction": method.direction.as_str(),
        "kind": method.kind.as_str(),
        "params": method.params,
        "result": method.result,
        "stability": method.stability.as_str(),
        "purpose": method.purpose,
    })
}

fn text(value: &Value) -> String {
    let mut text = format!("{value:#}");
    text.push('\n');
    text
}
