//! The OpenRPC document says what the registry and the types say.
//!
//! `.ci/openrpc.sh` validates it against the meta-schema of OpenRPC.

use std::collections::{BTreeMap, BTreeSet};

use codex_schema::export::{Surface, json_schema};
use codex_schema::method::{self, Direction, Kind, Stability};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

const SURFACES: [Surface; 2] = [Surface::Full, Surface::Stable];

fn methods(document: &Value) -> BTreeMap<&str, &Value> {
    let methods = document["methods"].as_array().expect("is a list");
    let by_name: BTreeMap<&str, &Value> =
        methods.iter().map(|method| (method["name"].as_str().expect("is text"), method)).collect();
    assert_eq!(by_name.len(), methods.len(), "a method stands twice");
    by_name
}

fn texts(list: &Value) -> BTreeSet<&str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn members(schema: &Value) -> BTreeSet<&str> {
    schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect()
}

/// The object types that a params type may be.
fn alternatives<'a>(definitions: &'a BTreeMap<String, Value>, name: &str) -> Vec<&'a Value> {
    let schema = &definitions[name];
    let union = schema["oneOf"].as_array().or(schema["anyOf"].as_array());
    let target = |member: &Value| {
        let path = member["$ref"].as_str().expect("members are references");
        &definitions[path.strip_prefix("#/definitions/").expect("is a definition")]
    };
    union.map_or_else(|| vec![schema], |union| union.iter().map(target).collect())
}

#[test]
fn every_method_of_the_surface_is_there_once() {
    let full = json_schema::openrpc(Surface::Full);
    let expected: BTreeSet<&str> = method::all().map(|method| method.name).collect();
    assert_eq!(methods(&full).into_keys().collect::<BTreeSet<_>>(), expected);

    let stable = json_schema::openrpc(Surface::Stable);
    let expected: BTreeSet<&str> = method::all()
        .filter(|method| method.kind == Kind::Notification || method.stability != Stability::Experimental)
        .map(|method| method.name)
        .collect();
    assert_eq!(methods(&stable).into_keys().collect::<BTreeSet<_>>(), expected);
}

#[test]
fn rows_of_the_registry_are_kept() {
    for surface in SURFACES {
        for (name, object) in methods(&json_schema::openrpc(surface)) {
            let info = method::find(name).expect("is in the registry");
            assert_eq!(object["summary"], info.purpose, "{name}");
            assert_eq!(object["x-direction"], info.direction.as_str(), "{name}");
            assert_eq!(object["x-kind"], info.kind.as_str(), "{name}");
            assert_eq!(object["x-stability"], info.stability.as_str(), "{name}");
            assert_eq!(object.get("deprecated").is_some(), info.stability == Stability::Deprecated, "{name}");
            let experimental = info.stability == Stability::Experimental;
            assert_eq!(object.get("x-experimental").is_some(), experimental, "{name}");
            let reference = |name| json!({"$ref": format!("#/components/schemas/{name}")});
            assert_eq!(object.get("x-params").cloned(), info.params.map(reference), "{name}");
            let result = object.get("result").map(|result| result["schema"].clone());
            assert_eq!(result, info.result.map(reference), "{name}");
            let asked_of_the_server =
                info.kind == Kind::Request && info.direction == Direction::ClientToServer;
            assert_eq!(object.get("errors").is_some(), asked_of_the_server, "{name}");
        }
    }
}

#[test]
fn params_are_the_members_of_their_type() {
    for surface in SURFACES {
        let definitions = json_schema::definitions(surface);
        for (name, object) in methods(&json_schema::openrpc(surface)) {
            let params = object["params"].as_array().expect("is a list");
            assert_eq!(object["paramStructure"], "by-name");
            let Some(type_name) = method::find(name).expect("is in the registry").params else {
                assert!(params.is_empty(), "{name}");
                continue;
            };
            let alternatives = alternatives(&definitions, type_name);
            let listed: Vec<&str> =
                params.iter().map(|param| param["name"].as_str().expect("is text")).collect();
            let all: BTreeSet<&str> = alternatives.iter().flat_map(|one| members(one)).collect();
            assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), all, "{name}");
            assert_eq!(listed.len(), all.len(), "{name}: a member stands twice");
            for param in params {
                let member = param["name"].as_str().expect("is text");
                let required = alternatives.iter().all(|one| texts(&one["required"]).contains(member));
                assert_eq!(param["required"], required, "{name}: {member}");
            }
            let optional_begins = params.iter().position(|param| param["required"] == false);
            let required_ends = params.iter().rposition(|param| param["required"] == true);
            assert!(
                optional_begins.is_none_or(|begin| required_ends.is_none_or(|end| end < begin)),
                "{name}"
            );
        }
    }
}

#[test]
fn what_is_said_about_a_member_stands_beside_its_schema() {
    let document = json_schema::openrpc(Surface::Full);
    let param = |method: &str, name: &str| -> Value {
        let params = methods(&document)[method]["params"].as_array().expect("is a list").clone();
        params.into_iter().find(|param| param["name"] == name).expect("is listed")
    };
    let definitions = json_schema::definitions(Surface::Full);
    let member = &definitions["ThreadStartParams"]["properties"]["permissions"];
    assert_eq!(
        param("thread/start", "permissions"),
        json!({
            "name": "permissions",
            "required": false,
            "description": member["description"],
            "schema": {"anyOf": [{"$ref": "#/components/schemas/PermissionProfileSelectionParams"}, {"type": "null"}]},
            "x-experimental": true,
        })
    );
    // A tag takes the values of all alternatives; what only an experimental alternative has is experimental.
    let tags = definitions["LoginAccountParams"]["discriminator"]["mapping"].as_object().expect("is a map");
    let kind = param("account/login/start", "type");
    assert_eq!(texts(&kind["schema"]["enum"]), tags.keys().map(String::as_str).collect());
    assert_eq!(kind.get("x-experimental"), None);
    assert_eq!(param("account/login/start", "accessToken")["x-experimental"], true);
}

#[test]
fn every_reference_leads_to_a_component() {
    fn references<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
        match value {
            Value::String(text) if text.starts_with("#/") => drop(found.insert(text)),
            Value::Object(members) => members.values().for_each(|member| references(member, found)),
            Value::Array(elements) => elements.iter().for_each(|element| references(element, found)),
            _ => {}
        }
    }
    for surface in SURFACES {
        let document = json_schema::openrpc(surface);
        let mut found = BTreeSet::new();
        references(&document, &mut found);
        for reference in &found {
            assert!(document.pointer(&reference[1..]).is_some(), "{surface:?}: {reference} leads nowhere");
        }
        let schemas = document["components"]["schemas"].as_object().expect("is a map");
        for name in schemas.keys() {
            assert!(found.contains(format!("#/components/schemas/{name}").as_str()), "{name} is not used");
        }
    }
}

#[test]
fn the_stable_document_has_no_experimental_members() {
    let document = json_schema::openrpc(Surface::Stable);
    for (name, method) in methods(&document) {
        for param in method["params"].as_array().expect("is a list") {
            // Experimental alternatives of a union stay, marked, as they do in the schemas.
            let marked = param.get("x-experimental").is_some();
            assert!(!marked || name == "account/login/start", "{name}: {param}");
        }
    }
    let names = |surface| -> BTreeSet<String> {
        let document = json_schema::openrpc(surface);
        let params = methods(&document)["turn/steer"]["params"].as_array().expect("is a list").clone();
        params.iter().map(|param| param["name"].as_str().expect("is text").to_owned()).collect()
    };
    assert!(names(Surface::Full).contains("responsesapiClientMetadata"));
    assert!(!names(Surface::Stable).contains("responsesapiClientMetadata"));
}

#[test]
fn the_document_is_a_file_of_the_tree() {
    for surface in SURFACES {
        let tree = json_schema::tree(surface);
        let file = tree.get("openrpc.json").expect("is written");
        assert_eq!(serde_json::from_str::<Value>(file).expect("is JSON"), json_schema::openrpc(surface));
    }
}
