//! Everything has an address, and every link leads to one.

use std::collections::{BTreeMap, BTreeSet};

use codex_schema::export::{Surface, docs, json_schema};
use codex_schema::method::{self, Stability, legacy};
use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::document::{Document, Part, badges, targets, text};
use crate::page;

#[test]
fn every_method_type_and_member_has_one_address() {
    let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, id) in page().attributes("id") {
        *ids.entry(id).or_default() += 1;
    }
    let twice: Vec<_> = ids.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
    for method in method::all() {
        assert!(ids.contains_key(method.name), "{} is missing", method.name);
    }
    for (name, schema) in json_schema::definitions(Surface::Full) {
        assert!(ids.contains_key(name.as_str()), "{name} is missing");
        // The members of a message are those of the envelope: it is told in one line.
        if schema.get("x-method").is_some() {
            continue;
        }
        for member in schema["properties"].as_object().into_iter().flatten().map(|(member, _)| member) {
            assert!(ids.contains_key(format!("{name}.{member}").as_str()), "{name}.{member} is missing");
        }
    }
}

#[test]
fn the_legacy_api_has_addresses_of_its_own() {
    for surface in [Surface::Full, Surface::Stable] {
        let page = Document::parse(&docs::page(surface));
        let ids: BTreeSet<&str> = page.attributes("id").map(|(_, id)| id).collect();
        for method in legacy::removed() {
            assert!(ids.contains(method.name), "{surface:?}: {} is missing", method.name);
        }
        let current = json_schema::definitions(surface);
        for (name, schema) in json_schema::legacy_definitions() {
            // A type of both wires stands once, whatever its name is beside the legacy ones.
            let core = name.strip_prefix("Core").is_some_and(|name| current.contains_key(name));
            let of_legacy = ids.contains(format!("legacy.{name}").as_str());
            assert!(of_legacy || core || current.contains_key(&name), "{surface:?}: {name} is missing");
            if of_legacy && schema.get("x-method").is_none() {
                for member in schema["properties"].as_object().into_iter().flatten().map(|(member, _)| member)
                {
                    assert!(ids.contains(format!("legacy.{name}.{member}").as_str()), "{name}.{member}");
                }
            }
        }
    }
    // Of two types with one name, each text means its own.
    let section = page().element("newConversation");
    assert!(targets(section).contains(&"#legacy.AskForApproval"), "{}", text(section));
    assert!(targets(page().element("thread/start")).contains(&"#AskForApproval"));
    assert_eq!(badges(section).first(), Some(&"removed"));
}

#[test]
fn every_link_leads_to_a_place_of_the_page() {
    for surface in [Surface::Full, Surface::Stable] {
        let page = Document::parse(&docs::page(surface));
        let ids: BTreeSet<&str> = page.attributes("id").map(|(_, id)| id).collect();
        let mut links = 0;
        for (tag, target) in page.attributes("href").filter(|(tag, _)| *tag == "a") {
            let id = target.strip_prefix('#').unwrap_or_else(|| panic!("{tag} leads elsewhere: {target}"));
            assert!(ids.contains(id), "{surface:?}: #{id} leads nowhere");
            links += 1;
        }
        assert!(links > ids.len(), "{surface:?}: {links} links");
        for attribute in ["aria-controls", "for"] {
            for (_, id) in page.attributes(attribute) {
                assert!(ids.contains(id), "{attribute}={id}");
            }
        }
    }
}

#[test]
fn nothing_is_loaded() {
    for attribute in ["src", "srcset", "action", "data", "poster", "background"] {
        assert_eq!(page().attributes(attribute).collect::<Vec<_>>(), [], "{attribute}");
    }
    let loaded: Vec<_> = page().attributes("href").filter(|(tag, _)| *tag != "a").collect();
    assert_eq!(loaded, [("link", "data:,")]);
    let html = docs::page(Surface::Full);
    for word in ["@import", "url(", "fetch(", "import(", "XMLHttpRequest", "<iframe", "<img"] {
        assert!(!html.contains(word), "{word}");
    }
}

#[test]
fn whatever_refers_to_a_type_is_linked_from_it() {
    let definitions = json_schema::definitions(Surface::Full);
    let mut checked = 0;
    for (user, schema) in &definitions {
        if schema.get("x-method").is_some() {
            continue;
        }
        let mut used = BTreeSet::new();
        references(schema, &mut used);
        for name in
            used.into_iter().filter(|name| name != user && definitions[name].get("x-method").is_none())
        {
            let back = format!("#{user}");
            assert!(targets(page().element(&name)).contains(&back.as_str()), "{name} has no link to {user}");
            checked += 1;
        }
    }
    assert!(checked > 1000, "{checked}");
}

fn references(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::String(target)) = members.get("$ref") {
                found.insert(target.trim_start_matches("#/definitions/").to_owned());
            }
            members.values().for_each(|member| references(member, found));
        }
        Value::Array(elements) => elements.iter().for_each(|element| references(element, found)),
        _ => {}
    }
}

#[test]
fn a_method_shows_its_params_result_and_stability() {
    for method in method::all() {
        let section = page().element(method.name);
        let shown = text(section);
        for (label, name) in [("Params: ", method.params), ("Result: ", method.result)] {
            if let Some(name) = name {
                assert!(shown.contains(&format!("{label}{name}")), "{}: {shown}", method.name);
                assert!(targets(section).contains(&format!("#{name}").as_str()), "{}", method.name);
            }
        }
        let end = section.iter().position(|part| matches!(part, Part::Close { tag } if tag == "h3"));
        let marks = badges(&section[..end.expect("has a heading")]);
        let expected = match method.stability {
            Stability::Stable => vec![],
            other => vec![other.as_str()],
        };
        assert_eq!(marks, expected, "{}", method.name);
    }
}

#[test]
fn the_stable_page_leaves_out_what_is_experimental() {
    let page = Document::parse(&docs::page(Surface::Stable));
    let ids: BTreeSet<&str> = page.attributes("id").map(|(_, id)| id).collect();
    assert!(ids.contains("turn/steer") && ids.contains("TurnSteerParams.input"));
    assert!(!ids.contains("TurnSteerParams.responsesapiClientMetadata"));
    assert!(!ids.contains("memory/reset") && !ids.contains("MemoryResetResponse"));
}
