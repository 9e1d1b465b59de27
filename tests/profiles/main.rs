//! The profiles of the JSON Schema: what each accepts and refuses, and what all of them share.
#![cfg(feature = "validate")]

mod envelope;
mod members;
mod output;
mod unions;

use std::sync::LazyLock;

use codex_schema::export::Surface;
use codex_schema::export::json_schema::Profile;
use codex_schema::export::tree::Tree;
use serde_json::Value;

/// The files of the profiles: strict, wire, open.
static TREES: LazyLock<[Tree; 3]> = LazyLock::new(|| Profile::ALL.map(|profile| profile.tree(Surface::Full)));

fn validator(tree: &Tree, file: &str) -> jsonschema::Validator {
    let text = tree.get(file).unwrap_or_else(|| panic!("no file {file}"));
    let schema: Value = serde_json::from_str(text).expect("is JSON");
    let options = jsonschema::options().with_draft(jsonschema::Draft::Draft7);
    options.build(&schema).unwrap_or_else(|error| panic!("{file}: {error}"))
}

const ALL: [bool; 3] = [true, true, true];
const NOT_STRICT: [bool; 3] = [false, true, true];
const ONLY_OPEN: [bool; 3] = [false, false, true];
const NONE: [bool; 3] = [false, false, false];

/// Checks what the profiles say about values of one type, by its schema file.
fn judge(file: &str, rows: &[([bool; 3], Value)]) {
    let validators = TREES.each_ref().map(|tree| validator(tree, file));
    for (expected, value) in rows {
        let verdicts = validators.each_ref().map(|validator| validator.is_valid(value));
        assert_eq!(verdicts, *expected, "strict, wire, open on {file}: {value}");
    }
}
