//! The types of all 61 releases are those of the facts.
//!
//! `digests.txt` is made from the facts by `digests.py`, which shares no code with the crate. `.ci/run` compares type by
//! type where the facts are at hand.

use codex_schema::releases::{Form, Listing, Object, Rest, TypeSet, history};
use serde_json::{Value, json};

const DIGESTS: &str = include_str!("digests.txt");

#[test]
fn every_release_has_the_types_of_the_facts() {
    let mut releases = Vec::new();
    for line in DIGESTS.lines() {
        let mut parts = line.split(' ');
        let (release, count, digest) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
        let types = history().types(release, Listing::Listed).unwrap();
        assert_eq!(types.types.len().to_string(), count, "{release}");
        assert_eq!(format!("{:016x}", digest_of(&types)), digest, "{release}");
        releases.push(release);
    }
    assert_eq!(releases, history().releases()[..releases.len()]);
}

#[test]
fn a_release_survives_as_json_schema() {
    for release in ["0.99.0", "0.130.0", "0.169.0"] {
        let types = history().types(release, Listing::Listed).unwrap();
        assert_eq!(TypeSet::from_bundle(&types.to_bundle()).unwrap(), types, "{release}");
    }
}

#[test]
fn the_stable_surface_refers_to_nothing_experimental() {
    for release in history().releases() {
        let stable = history().types(release, Listing::Served).unwrap().stable();
        assert_eq!(stable.stable(), stable, "{release}");
        let written = stable.to_bundle().to_string();
        assert!(!written.contains("x-experimental"), "{release}");
        assert_eq!(TypeSet::from_bundle(&stable.to_bundle()).unwrap().types, stable.types, "{release}");
    }
}

fn digest_of(types: &TypeSet) -> u64 {
    let mut value = 0xcbf2_9ce4_8422_2325_u64;
    for (name, kind) in &types.types {
        let line = format!("{name} {}\n", json!([canonical(&kind.form), kind.experimental]));
        for byte in line.bytes() {
            value = (value ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
    value
}

fn canonical(form: &Form) -> Value {
    let formatted = |kind: &str, format: &Option<String>| match format {
        Some(format) => json!(format!("{kind}<{format}>")),
        None => json!(kind),
    };
    match form {
        Form::Any => json!("any"),
        Form::Boolean => json!("boolean"),
        Form::Null => json!("null"),
        Form::Integer(format) => formatted("integer", format),
        Form::Number(format) => formatted("number", format),
        Form::String(format) => formatted("string", format),
        Form::Value(value) => json!({ "value": value }),
        Form::Ref(name) => json!({ "ref": name }),
        Form::Array(inner) => json!({ "array": canonical(inner) }),
        Form::Object(object) => canonical_object(object),
        Form::Union(variants) => {
            let mut forms: Vec<(String, Value)> = variants
                .iter()
                .map(|variant| (canonical(&variant.form), variant.experimental))
                .map(|(form, experimental)| (form.to_string(), json!([form, experimental])))
                .collect();
            forms.sort_by(|one, other| one.0.cmp(&other.0));
            json!({ "union": forms.into_iter().map(|(_, variant)| variant).collect::<Vec<_>>() })
        }
        other => panic!("{other}"),
    }
}

fn canonical_object(object: &Object) -> Value {
    let members: serde_json::Map<String, Value> = object
        .members
        .iter()
        .map(|(name, member)| {
            let said = json!([canonical(&member.form), member.required, member.experimental, member.default]);
            (name.clone(), said)
        })
        .collect();
    let rest = match &object.rest {
        Rest::Unsaid => json!("unsaid"),
        Rest::Closed => json!("closed"),
        Rest::Open(form) => canonical(form),
    };
    json!({ "object": members, "rest": rest })
}
