//! `generate-json-schema`, `generate-ts`, `docs` and `methods`.

use std::collections::BTreeMap;
use std::path::Path;

use codex_schema::export::tree::Tree;
use codex_schema::export::{Surface, docs, json_schema, typescript};
use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::program::{folder, run};

fn files(folder: &Path, prefix: &str, found: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).expect("is a folder").flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files(&entry.path(), &format!("{name}/"), found);
        } else {
            found.insert(name, std::fs::read_to_string(entry.path()).expect("is text"));
        }
    }
}

#[test]
fn the_program_writes_the_bytes_of_the_library() {
    type Generator = (&'static str, &'static [&'static str], &'static [(&'static str, fn(Surface) -> Tree)]);
    let generators: [Generator; 3] = [
        ("generate-json-schema", &[], &[("", json_schema::tree)]),
        ("generate-ts", &[], &[("", typescript::tree)]),
        ("generate-ts", &["--package"], &[("", typescript::package), ("schemas/", json_schema::tree)]),
    ];
    for (verb, options, trees) in generators {
        for (surface, more) in [(Surface::Stable, &[][..]), (Surface::Full, &["--experimental"])] {
            let options = [options, more].concat();
            let folder = folder(&format!("{verb}{}", options.concat())).join("made/when/missing");
            let out = folder.to_str().expect("is text");
            let ran = run(&[&[verb, "--out", out], options.as_slice()].concat());
            assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), ""), "{verb}: {}", ran.stderr);
            let mut written = BTreeMap::new();
            files(&folder, "", &mut written);
            let mut expected = BTreeMap::new();
            for (below, tree) in trees {
                let tree = tree(surface);
                expected.extend(tree.files().map(|(name, text)| (format!("{below}{name}"), text.to_owned())));
            }
            assert!(written.keys().eq(expected.keys()), "{verb} {options:?}: other files");
            for (name, content) in &expected {
                assert!(written[name] == *content, "{verb} {options:?}: {name} differs");
            }
        }
    }
}

#[test]
fn the_schemas_have_profiles() {
    for profile in json_schema::Profile::ALL {
        let folder = folder(&format!("profile-{}", profile.as_str()));
        let out = folder.to_str().expect("is text");
        let ran = run(&["generate-json-schema", "--out", out, "--profile", profile.as_str()]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), ""), "{}", ran.stderr);
        let mut written = BTreeMap::new();
        files(&folder, "", &mut written);
        let tree = profile.tree(Surface::Stable);
        assert!(tree.files().eq(written.iter().map(|(name, content)| (&name[..], &content[..]))));
    }
    let ran = run(&["generate-json-schema", "--out", "unused", "--profile", "lax"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("wire, open, strict"), "{}", ran.stderr);
}

#[test]
fn the_reference_goes_to_a_file_or_to_standard_output() {
    for (options, surface) in
        [(&[][..], Surface::Full), (&["--experimental"], Surface::Full), (&["--stable"], Surface::Stable)]
    {
        let expected = docs::page(surface);
        let ran = run(&[&["docs"], options].concat());
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{options:?}");
        assert!(ran.stdout == expected, "{options:?}: the program writes another page");
        let path = folder("docs").join("reference.html");
        let ran = run(&[&["docs", "--out", path.to_str().expect("is text")], options].concat());
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), ""), "{options:?}: {}", ran.stderr);
        assert!(std::fs::read_to_string(&path).expect("is written") == expected, "{options:?}: another page");
    }
}

/// How many methods there are of each direction and kind, of all that the release has.
const COUNTS: [(&str, &str, usize); 4] = [
    ("client_to_server", "request", 102),
    ("server_to_client", "request", 9),
    ("client_to_server", "notification", 1),
    ("server_to_client", "notification", 64),
];

#[test]
fn methods_as_json() {
    let ran = run(&["methods", "--format", "json"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert_eq!(json_schema::tree(Surface::Full).get("methods.json"), Some(ran.stdout.as_str()));
    let document = ran.json();
    let methods = document["methods"].as_array().expect("is an array");
    for (direction, kind, count) in COUNTS {
        let of = |method: &&Value| method["direction"] == direction && method["kind"] == kind;
        assert_eq!(methods.iter().filter(of).count(), count, "{direction} {kind}");
    }
    assert_eq!(methods.len(), 176);
}

#[test]
fn methods_as_text() {
    let ran = run(&["methods"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    // One row a method, and its purpose, indented, below.
    let (purposes, rows): (Vec<&str>, Vec<&str>) = ran.stdout.lines().partition(|line| line.starts_with(' '));
    assert_eq!((rows.len(), purposes.len()), (176, 176));
    for (direction, kind, count) in COUNTS {
        let of = |row: &&&str| {
            let mut words = row.split_whitespace().skip(1);
            words.next() == Some(direction) && words.next() == Some(kind)
        };
        assert_eq!(rows.iter().filter(of).count(), count, "{direction} {kind}");
    }
    let row = rows.iter().find(|row| row.starts_with("turn/start ")).expect("is listed");
    assert!(row.ends_with("stable       TurnStartParams -> TurnStartResponse"), "{row}");
}
