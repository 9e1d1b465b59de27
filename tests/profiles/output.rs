//! What is the same in all profiles, and what tells them apart.

use std::collections::BTreeSet;

use codex_schema::export::json_schema::{self, Profile};
use codex_schema::export::tree::Tree;
use codex_schema::export::{RELEASE, Surface};
use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::TREES;

const SURFACES: [Surface; 2] = [Surface::Stable, Surface::Full];

#[test]
fn the_same_bytes_every_time() {
    for (tree, profile) in TREES.iter().zip(Profile::ALL) {
        assert_eq!(*tree, profile.tree(Surface::Full));
    }
}

#[test]
fn wire_is_what_the_library_gives_without_a_profile() {
    for surface in SURFACES {
        assert_eq!(Profile::Wire.tree(surface), json_schema::tree(surface));
        assert_eq!(Profile::Wire.bundle(surface), json_schema::bundle(surface));
        assert_eq!(Profile::Wire.definitions(surface), json_schema::definitions(surface));
    }
    assert_eq!(Profile::default(), Profile::Wire);
}

#[test]
fn files_and_definitions_have_the_same_names() {
    for surface in SURFACES {
        let files = |profile: Profile| {
            profile.tree(surface).files().map(|(path, _)| path.to_owned()).collect::<Vec<_>>()
        };
        let names = |profile: Profile| profile.definitions(surface).into_keys().collect::<BTreeSet<_>>();
        assert_eq!(files(Profile::Open), files(Profile::Wire));
        assert_eq!(files(Profile::Strict), files(Profile::Wire));
        assert_eq!(names(Profile::Strict), names(Profile::Wire));
        let (open, wire) = (names(Profile::Open), names(Profile::Wire));
        assert!(open.is_superset(&wire));
        for added in open.difference(&wire) {
            let of_a_union = added
                .strip_prefix("Unrecognized")
                .or_else(|| added.strip_suffix("KeywordAsKey"))
                .or_else(|| added.strip_suffix("Keyword"));
            assert!(of_a_union.is_some_and(|union| wire.contains(union)), "{added}");
        }
    }
}

/// Those of the legacy API too, where unions share members.
#[test]
fn every_file_is_a_schema_of_draft_07() {
    let mut judged = 0;
    for (path, text) in TREES.iter().flat_map(Tree::files) {
        if path == "methods.json" || path == "openrpc.json" {
            continue;
        }
        let schema: Value = serde_json::from_str(text).unwrap();
        if let Err(error) = jsonschema::meta::validate(&schema) {
            panic!("{path}: {}: {error}", error.instance_path());
        }
        assert_values_differ(path, &schema);
        judged += 1;
    }
    assert!(judged > 3 * 300, "{judged}");
}

/// Some validators refuse an `enum` that lists a value twice.
fn assert_values_differ(path: &str, schema: &Value) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::Array(values)) = members.get("enum") {
                let distinct: BTreeSet<String> = values.iter().map(Value::to_string).collect();
                assert_eq!(distinct.len(), values.len(), "{path}: {schema}");
            }
            members.values().for_each(|member| assert_values_differ(path, member));
        }
        Value::Array(items) => items.iter().for_each(|item| assert_values_differ(path, item)),
        _ => {}
    }
}

#[test]
fn the_id_names_the_profile() {
    for (profile, id) in [
        (Profile::Wire, format!("urn:codex-schema:{RELEASE}:v2/ThreadStartParams")),
        (Profile::Open, format!("urn:codex-schema:{RELEASE}:open:v2/ThreadStartParams")),
        (Profile::Strict, format!("urn:codex-schema:{RELEASE}:strict:v2/ThreadStartParams")),
    ] {
        let tree = &TREES[profile as usize];
        let text = tree.get("v2/ThreadStartParams.json").expect("a file");
        assert_eq!(serde_json::from_str::<Value>(text).expect("is JSON")["$id"], id);
    }
}

/// Calls `visit` with each object in a value.
fn each_object(value: &Value, visit: &mut impl FnMut(&serde_json::Map<String, Value>)) {
    match value {
        Value::Object(members) => {
            visit(members);
            members.values().for_each(|inner| each_object(inner, visit));
        }
        Value::Array(elements) => elements.iter().for_each(|inner| each_object(inner, visit)),
        _ => {}
    }
}

#[test]
fn references_lead_somewhere_and_have_no_siblings() {
    let stable = Profile::ALL.map(|profile| profile.tree(Surface::Stable));
    for (path, text) in TREES.iter().chain(&stable).flat_map(Tree::files) {
        let file: Value = serde_json::from_str(text).expect("is JSON");
        each_object(&file, &mut |object| {
            let Some(Value::String(reference)) = object.get("$ref") else { return };
            assert_eq!(object.len(), 1, "{path}: {reference} has siblings");
            let target = reference.strip_prefix('#').and_then(|pointer| file.pointer(pointer));
            assert!(target.is_some(), "{path}: {reference} leads nowhere");
        });
    }
}

#[test]
fn no_mark_of_a_declaration_is_left() {
    for (path, text) in TREES.iter().flat_map(Tree::files) {
        for mark in ["x-also", "x-shared"] {
            assert!(!text.contains(mark), "{path} has {mark}");
        }
    }
}

#[test]
fn an_exclusive_union_keeps_its_discriminator() {
    let (wire, open) = (Profile::Wire.definitions(Surface::Full), Profile::Open.definitions(Surface::Full));
    let mut unions = 0;
    for (name, schema) in wire.iter().filter(|(_, schema)| schema["discriminator"].is_object()) {
        unions += 1;
        let (before, after) = (&schema["discriminator"], &open[name]["discriminator"]);
        assert_eq!(before["propertyName"], after["propertyName"], "{name}");
        let mapping = after["mapping"].as_object().expect("a mapping");
        for (tag, member) in before["mapping"].as_object().expect("a mapping") {
            assert_eq!(mapping.get(tag), Some(member), "{name}");
        }
        // The fallback is a member, but no tag leads to it.
        let fallback = format!("#/definitions/Unrecognized{name}");
        let members = open[name]["oneOf"].as_array().expect("members");
        assert_eq!(
            members.iter().any(|member| member["$ref"] == fallback[..]),
            schema["x-open"] == true,
            "{name}"
        );
        assert!(mapping.values().all(|member| *member != fallback[..]), "{name}");
    }
    assert!(unions > 40, "only {unions} unions");
}

#[test]
fn no_object_of_strict_is_silent_about_further_members() {
    let mut objects = 0;
    for (name, schema) in &Profile::Strict.definitions(Surface::Full) {
        each_object(schema, &mut |object| {
            if object.get("type") == Some(&"object".into()) {
                objects += 1;
                let says = ["additionalProperties", "patternProperties"]
                    .iter()
                    .any(|word| object.contains_key(*word));
                assert!(says, "{name}: {object:?}");
            }
        });
    }
    assert!(objects > 700, "only {objects} objects");
}

#[test]
fn what_is_experimental_is_unknown_to_the_stable_surface() {
    let definitions = Profile::Open.definitions(Surface::Stable);
    let known = definitions["UnrecognizedClientRequest"]["properties"]["method"]["not"]["enum"].as_array();
    let known = known.expect("the methods that have a definition");
    assert!(known.contains(&"thread/start".into()));
    assert!(!known.contains(&"thread/realtime/start".into()));
}
