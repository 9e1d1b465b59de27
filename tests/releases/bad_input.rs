//! Bad input gives an error that says where, what was expected and what was found.

use std::fs;
use std::path::PathBuf;

use codex_schema::releases::{Difference, History, Listing, TypeSet, history, load};
use serde_json::{Value, json};

fn refused(document: &Value) -> String {
    TypeSet::from_bundle(document).unwrap_err().to_string()
}

fn newest() -> &'static str {
    history().releases().last().unwrap()
}

#[test]
fn an_unknown_release() {
    let error = history().types("0.112.0", Listing::Served).unwrap_err().to_string();
    let (count, newest) = (history().releases().len(), newest());
    let known = format!("expected one of the {count} releases from 0.99.0 to {newest}");
    assert_eq!(error, format!("release 0.112.0: {known}, found none of them"));
}

#[test]
fn an_unknown_name() {
    let error = history().since("thread/teleport").unwrap_err().to_string();
    assert!(error.ends_with("found nothing with this name in any release"), "{error}");
    let error = history().since("Thread.mood").unwrap_err().to_string();
    assert!(error.ends_with("found a type without that"), "{error}");
    let error = history().since("threaditem").unwrap_err().to_string();
    assert!(error.contains("but v2/ThreadItem"), "{error}");
    for odd in ["", ".", "=", "v2/", "Thread.", "Thread=", ".a", "é.é=é"] {
        history().since(odd).unwrap_err();
    }
}

#[test]
fn what_is_no_bundle() {
    for (document, found) in [
        (json!(null), "null"),
        (json!([1]), "an array"),
        (json!({"openapi": "3"}), "an object with `openapi`"),
        (json!({"definitions": 3}), "an object with `definitions`"),
    ] {
        assert_eq!(
            refused(&document),
            format!("/: expected a bundle with `definitions` or `$defs`, found {found}")
        );
    }
    assert_eq!(refused(&json!({"$defs": {}})), "/$defs: expected at least one definition, found none");
    let error = refused(&json!({"definitions": {"A": {"properties": {"a": 3}}}}));
    assert_eq!(error, "/definitions/A/properties/a: expected a schema, found a number");
    let error = refused(&json!({"definitions": {"A": {"type": "thing"}}}));
    assert_eq!(error, "/definitions/A/type: expected a JSON type, found `thing`");
}

#[test]
fn a_reference_that_leads_nowhere() {
    let error =
        refused(&json!({"definitions": {"A": {"type": "array", "items": {"$ref": "#/definitions/B"}}}}));
    let expected = "/definitions/A/items/$ref: expected a reference to a definition of this bundle";
    assert_eq!(error, format!("{expected}, found the string \"#/definitions/B\""));
    for reference in [json!("other.json#/definitions/A"), json!(""), json!(3), json!("#/definitions/")] {
        let error = refused(&json!({"definitions": {"A": {"$ref": reference}}}));
        assert!(error.starts_with("/definitions/A/$ref: expected a reference"), "{error}");
    }
}

#[test]
fn recursive_schemas() {
    // A type that contains itself is what trees are.
    let tree = json!({"definitions": {"Tree": {"type": "object", "properties": {"children": {"type": "array", "items": {"$ref": "#/definitions/Tree"}}}}}});
    let tree = TypeSet::from_bundle(&tree).unwrap();
    assert_eq!(Difference::between(&tree, &tree).changes, []);
    // A union may name itself among its members.
    let circle = json!({"definitions": {
        "ClientRequest": {"anyOf": [{"$ref": "#/definitions/ClientRequest"}, {"type": "null"}]},
        "LoopParams": {"anyOf": [{"$ref": "#/definitions/LoopParams"}, {"type": "null"}]},
    }});
    let circle = TypeSet::from_bundle(&circle).unwrap();
    assert_eq!(circle.methods().len(), 0);
    assert_eq!(Difference::between(&circle, &circle).changes, []);
    // A type that is itself is nothing.
    let error = refused(&json!({"definitions": {
        "ClientRequest": {"$ref": "#/definitions/Next"},
        "Next": {"oneOf": [{"$ref": "#/definitions/ClientRequest"}]},
    }}));
    assert_eq!(
        error,
        "/definitions/ClientRequest: expected a type in the end, found references that lead in a circle"
    );
    // An intersection with itself has no end.
    let error = refused(
        &json!({"definitions": {"A": {"properties": {"a": true}, "allOf": [{"$ref": "#/definitions/A"}]}}}),
    );
    assert_eq!(error, "/definitions/A: expected an intersection of objects, found one that is recursive");
}

#[test]
fn intersections_without_sense() {
    let error =
        refused(&json!({"definitions": {"A": {"properties": {"a": true}, "allOf": [{"type": "string"}]}}}));
    assert!(error.contains("expected an intersection of objects"), "{error}");
    // Unions that multiply.
    let ten: Vec<Value> = (0..10).map(|tag| json!({"properties": {"a": {"const": tag}}})).collect();
    let error = refused(
        &json!({"definitions": {"A": {"allOf": [{"oneOf": ten}, {"oneOf": ten}, {"oneOf": ten}, {"oneOf": ten}, {"oneOf": ten}]}}}),
    );
    assert!(error.contains("at most 10000 variants"), "{error}");
}

#[test]
fn long_chains_of_references() {
    let mut definitions = serde_json::Map::new();
    let count = 20_000;
    for index in 0..count {
        definitions.insert(format!("A{index}"), json!({"$ref": format!("#/definitions/A{}", index + 1)}));
    }
    definitions.insert(format!("A{count}"), json!({"type": "object"}));
    definitions.insert("ThingParams".to_owned(), json!({"$ref": "#/definitions/A0"}));
    let types = TypeSet::from_bundle(&json!({ "definitions": definitions })).unwrap();
    assert_eq!(Difference::between(&types, &types).changes, []);
}

#[test]
fn a_file_or_folder_that_is_none() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("releases_bad_input");
    fs::create_dir_all(&folder).unwrap();
    let error = load(&folder.join("nothing.json")).unwrap_err().to_string();
    assert!(error.contains("nothing.json: expected a file that can be read"), "{error}");
    let error = load(&folder).unwrap_err().to_string();
    assert!(error.contains("expected a schema bundle, or a folder of JSON Schema files"), "{error}");
    let file = folder.join("broken.txt");
    fs::write(&file, "{").unwrap();
    let error = load(&file).unwrap_err().to_string();
    assert!(error.contains("broken.txt: expected JSON"), "{error}");
}

#[test]
fn a_damaged_history() {
    let start = "release 0.1.0\nrelease 0.2.0\n";
    for (lines, told) in [
        ("A\n   a: string", "line 4: expected a type at the margin"),
        ("  a: string", "line 3: expected a type at the margin"),
        ("A\n    a: string", "line 4: expected a variant with tags above"),
        ("A\n      a: string", "line 4: expected at most 2 levels"),
        ("A @ 0.3.0..", "line 3: expected a release of the list, found `0.3.0`"),
        ("A @ 0.2.0..0.1.0", "line 3: expected a range that ends after its begin"),
        ("A @ sometimes", "line 3: expected a range of releases"),
        ("A\nB\nA\n", "line 5: expected a type once, found `A` again"),
        ("A\n  a string", "line 4: column 3: expected `:`"),
        ("A\n  a: [string", "line 4: column 11: expected `]`"),
        ("A\n  | {a: string", "line 4: column 11: expected `,`"),
        ("A\n  | type=", "line 4: column 6: expected a JSON value"),
        ("A\n  = string<x", "line 4: column 7: expected `>`"),
        ("A\n  = string string", "line 4: column 8: expected the end"),
    ] {
        let error = History::parse(&format!("{start}{lines}")).unwrap_err().to_string();
        assert!(error.starts_with(told), "{lines}: {error}");
    }
    let deep = format!("{start}A\n  = {}", "[".repeat(100_000));
    let error = History::parse(&deep).unwrap_err().to_string();
    assert!(error.contains("at most 64 levels"), "{error}");
}

#[test]
fn a_release_that_cannot_be_added() {
    let types = TypeSet::from_bundle(&json!({"definitions": {"A": true}})).unwrap();
    let older = format!("expected a release after {}, found an older one", newest());
    for (release, told) in [
        ("0.130.0", older.as_str()),
        (newest(), &older),
        ("newest", "expected a version as in `0.130.0`, found `newest`"),
        ("1.2", "expected a version as in `0.130.0`, found `1.2`"),
    ] {
        let mut grown = history().clone();
        let error = grown.add(release, &types).unwrap_err().to_string();
        assert_eq!(error, format!("release {release}: {told}"));
        assert_eq!(grown.releases().len(), history().releases().len());
    }
    let odd = TypeSet::from_bundle(&json!({"definitions": {"a @ b": true}})).unwrap();
    let error = history().clone().add("9.0.0", &odd).unwrap_err().to_string();
    assert_eq!(error, "type a @ b: expected a name of letters, digits and slashes, found `a @ b`");
}
