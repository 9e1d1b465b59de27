//! The checked-in trees are what the generators write now.
//!
//! `UPDATE_GOLDEN=1 cargo test --features cli --test golden` rewrites them: read the diff before committing it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use codex_schema::export::tree::Tree;
use codex_schema::export::{Surface, json_schema, typescript};
use codex_schema::releases::{Difference, TypeSet};
use similar::TextDiff;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn updates() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1")
}

/// The files below a folder with their contents, but for what npm makes of a package.
fn files_on_disk(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut todo = vec![folder.to_owned()];
    while let Some(next) = todo.pop() {
        for entry in std::fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                if !["dist", "node_modules"].iter().any(|made| path.ends_with(made)) {
                    todo.push(path);
                }
            } else if path.extension().is_none_or(|extension| extension != "tgz") {
                let name =
                    path.strip_prefix(folder).expect("below the folder").to_string_lossy().replace('\\', "/");
                found.insert(name, std::fs::read_to_string(&path).expect("a readable file"));
            }
        }
    }
    found
}

/// The differences between a generated tree and a folder, as one unified diff per file; empty when there are none.
fn differences(generated: &BTreeMap<String, String>, on_disk: &BTreeMap<String, String>) -> String {
    let mut report = String::new();
    let names: std::collections::BTreeSet<&String> = generated.keys().chain(on_disk.keys()).collect();
    for name in names {
        let (old, new) = (on_disk.get(name), generated.get(name));
        if old != new {
            let (old, new) = (old.map_or("", String::as_str), new.map_or("", String::as_str));
            let diff = TextDiff::from_lines(old, new);
            let header = (format!("checked in/{name}"), format!("generated/{name}"));
            let _ = write!(report, "{}", diff.unified_diff().header(&header.0, &header.1));
        }
    }
    report
}

fn guard(folder: &str, tree: &Tree) {
    let folder = root().join(folder);
    let generated: BTreeMap<String, String> =
        tree.files().map(|(name, content)| (name.to_owned(), content.to_owned())).collect();
    let on_disk = files_on_disk(&folder);
    if updates() {
        for stale in on_disk.keys().filter(|name| !generated.contains_key(*name)) {
            std::fs::remove_file(folder.join(stale)).expect("a file that can be removed");
        }
        tree.write_to(&folder).expect("a folder that can be written");
        return;
    }
    let report = differences(&generated, &on_disk);
    let meaning = if report.is_empty() { String::new() } else { meaning(&generated, &on_disk) };
    assert!(report.is_empty(), "{} is not what the generator writes:\n{report}{meaning}", folder.display());
}

/// What a difference of two trees means for clients, in one line; empty for a tree without a bundle.
fn meaning(generated: &BTreeMap<String, String>, on_disk: &BTreeMap<String, String>) -> String {
    let types = |tree: &BTreeMap<String, String>| {
        let bundle = serde_json::from_str(tree.get("codex_app_server_protocol.schemas.json")?).ok()?;
        TypeSet::from_bundle(&bundle).ok()
    };
    let (Some(before), Some(after)) = (types(on_disk), types(generated)) else { return String::new() };
    let difference = Difference::between(&before, &after);
    let worst = difference.changes.first().map_or(String::new(), |change| {
        format!("; {} at {}: {}", change.rule.name(), change.place, change.rule.meaning())
    });
    format!("for clients: {}{worst}\n", difference.verdict())
}

#[test]
fn json_schema_tree_is_current() {
    guard("schema/json", &json_schema::tree(Surface::Full));
}

#[test]
fn typescript_tree_is_current() {
    guard("typescript", &typescript::package(Surface::Full));
}

/// FNV-1a: small, and the same everywhere.
/// A type that refers to itself would otherwise stand at the root and among the definitions, and generators number the
/// second one: `EventMsg1`.
#[test]
fn a_schema_file_has_the_type_of_its_root_once() {
    let mut recursive = Vec::new();
    for (path, content) in json_schema::tree(Surface::Full).files() {
        let file: serde_json::Value = serde_json::from_str(content).expect(path);
        let Some(name) = file["title"].as_str() else { continue };
        assert!(file["definitions"].get(name).is_none(), "{path} defines {name} twice");
        if content.contains(r##""$ref": "#""##) {
            recursive.push(path.to_owned());
        }
    }
    assert!(recursive.contains(&"EventMsg.json".to_owned()), "files that refer to their root: {recursive:?}");
}

fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The stable trees are guarded by one hash a file.
#[test]
fn stable_trees_are_current() {
    let mut hashes = String::new();
    for (kind, tree) in
        [("json", json_schema::tree(Surface::Stable)), ("typescript", typescript::tree(Surface::Stable))]
    {
        for (name, content) in tree.files() {
            let _ = writeln!(hashes, "{:016x} {kind}/{name}", hash(content));
        }
    }
    let path = root().join("tests/golden/stable.txt");
    if updates() {
        std::fs::write(&path, &hashes).expect("a file that can be written");
        return;
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    let diff = TextDiff::from_lines(golden.as_str(), hashes.as_str());
    assert!(golden == hashes, "the stable trees changed:\n{}", diff.unified_diff());
}

#[test]
fn generators_write_the_same_bytes_every_time() {
    assert_eq!(json_schema::tree(Surface::Full), json_schema::tree(Surface::Full));
    assert_eq!(typescript::tree(Surface::Full), typescript::tree(Surface::Full));
}

#[test]
fn a_difference_is_shown_as_a_unified_diff() {
    let with = |text: &str| BTreeMap::from([("a.json".to_owned(), text.to_owned())]);
    let report = differences(&with("{\n  \"b\": 1\n}\n"), &with("{\n  \"a\": 1\n}\n"));
    assert!(report.contains("--- checked in/a.json\n+++ generated/a.json\n"), "{report}");
    assert!(report.contains("-  \"a\": 1\n+  \"b\": 1\n"), "{report}");
    let missing = differences(&BTreeMap::new(), &with("{}\n"));
    assert!(missing.contains("-{}\n"), "{missing}");
}

#[test]
fn a_difference_of_the_bundle_says_what_it_means_for_clients() {
    let tree = |definition: &str| {
        let bundle = format!(r#"{{"definitions": {{"ThingParams": {definition}}}}}"#);
        BTreeMap::from([("codex_app_server_protocol.schemas.json".to_owned(), bundle)])
    };
    let before = tree(r#"{"type": "object", "properties": {"a": {"type": "string"}}}"#);
    let after = tree(r#"{"type": "object", "properties": {}}"#);
    let told = "1 changes: 1 breaking, 0 dangerous, 0 safe; sent-member-removed at ThingParams.a";
    assert!(
        meaning(&after, &before).starts_with(&format!("for clients: {told}")),
        "{}",
        meaning(&after, &before)
    );
    assert!(meaning(&before, &before).starts_with("for clients: 0 changes"));
    assert_eq!(meaning(&BTreeMap::new(), &before), "");
}
