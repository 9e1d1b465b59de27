//! The text of the history: one form, its compressed copy, and what adding a release changes in it.

use std::fs;
use std::io::Read;

use codex_schema::releases::{History, Listing, TypeSet, history};
use serde_json::json;

fn text() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/releases/history.txt")).unwrap()
}

#[test]
fn the_compressed_copy_is_the_text() {
    let compressed = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/src/releases/history.txt.zst")).unwrap();
    let mut copy = String::new();
    ruzstd::decoding::StreamingDecoder::new(compressed.as_slice())
        .unwrap()
        .read_to_string(&mut copy)
        .unwrap();
    assert!(copy == text(), "run `cargo run --example releases --features releases -- rewrite`");
    assert!(compressed.len() < 150_000, "{} bytes are embedded", compressed.len());
}

#[test]
fn the_text_has_one_form() {
    let text = text();
    assert!(History::parse(&text).unwrap().to_string() == text);
    assert!(history().to_string() == text);
}

/// The whole history of what is listed, made again release by release from what it says about each.
#[test]
fn the_history_is_what_adding_every_release_makes() {
    let mut again = History::default();
    for release in history().releases() {
        again.add(release, &history().types(release, Listing::Listed).unwrap()).unwrap();
    }
    for release in history().releases() {
        let (made, known) = (
            again.types(release, Listing::Listed).unwrap(),
            history().types(release, Listing::Listed).unwrap(),
        );
        assert!(made == known, "{release}");
    }
}

#[test]
fn adding_a_release_touches_the_lines_that_changed() {
    let newest = history().releases().last().unwrap().clone();
    let mut types = history().types(&newest, Listing::Listed).unwrap();
    types.types.remove("v2/ThreadRealtimeItem");
    let mut bundle = types.to_bundle();
    // A new member, a type that is gone, a new value.
    let definitions = &mut bundle["definitions"];
    definitions["v2"]["Thread"]["properties"]["mood"] = json!({ "type": "string" });
    definitions["v2"]["FileSystemAccessMode"]["enum"].as_array_mut().unwrap().push(json!("append"));
    definitions["v2"]["ThreadRealtimeItem"] = json!(true);
    let types = TypeSet::from_bundle(&bundle).unwrap();

    let mut grown = history().clone();
    grown.add("9.0.0", &types).unwrap();
    let (before, after) = (history().to_string(), grown.to_string());
    let removed: Vec<&str> =
        before.lines().filter(|line| !after.lines().any(|other| other == *line)).collect();
    let added: Vec<&str> = after.lines().filter(|line| !before.lines().any(|other| other == *line)).collect();
    assert!(added.contains(&"release 9.0.0"), "{added:#?}");
    assert!(added.contains(&"  mood?: string @ 9.0.0.."), "{added:#?}");
    assert!(added.contains(&"  | \"append\" @ 9.0.0.."), "{added:#?}");
    assert!(added.contains(&"  = any @ 9.0.0.."), "{added:#?}");
    assert!(added.len() < 20 && removed.len() < 20, "{removed:#?} {added:#?}");
    // The older releases are untouched, and what is not listed is served still.
    for release in [newest.as_str(), "0.99.0"] {
        let (known, again) =
            (history().types(release, Listing::Served), grown.types(release, Listing::Served));
        assert!(known == again, "{release}");
    }
    assert_eq!(grown.types("9.0.0", Listing::Listed).unwrap(), types);
    let unlisted = grown.types("9.0.0", Listing::Served).unwrap().unlisted;
    assert!(unlisted.contains("getAuthStatus"), "{unlisted:?}");
}

#[test]
fn what_ends_and_begins_again_has_two_ranges() {
    let one = TypeSet::from_bundle(
        &json!({"definitions": {"A": {"type": "object", "properties": {"a": {"type": "string"}}}}}),
    )
    .unwrap();
    let other = TypeSet::from_bundle(&json!({"definitions": {"B": {"enum": ["b", "c"]}}})).unwrap();
    let mut history = History::default();
    for (release, types) in [("0.1.0", &one), ("0.2.0", &other), ("0.3.0", &one), ("0.4.0", &one)] {
        history.add(release, types).unwrap();
    }
    let text = history.to_string();
    assert!(text.contains("\nA @ 0.1.0..0.1.0, 0.3.0..\n  a?: string\n"), "{text}");
    assert!(text.contains("\nB @ 0.2.0..0.2.0\n  | \"b\"\n  | \"c\"\n"), "{text}");
    assert_eq!(history.types("0.4.0", Listing::Listed).unwrap(), one);
    assert_eq!(history.types("0.2.0", Listing::Listed).unwrap(), other);
    assert!(History::parse(&text).unwrap().to_string() == text);
}
