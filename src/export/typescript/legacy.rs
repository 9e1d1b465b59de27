//! The files of the legacy API: a folder of its own, whose files refer to the current types where these are the same.

use std::collections::{BTreeMap, BTreeSet};

use super::files::{export, export_folder, file_text, header_of, specifier};
use super::from_schema;
use super::maps;
use super::place::{Folder, folders};
use super::syntax::Declaration;
use crate::export::json_schema::legacy::{PREFIX, key_of, plain, shared_names};
use crate::export::tree::Tree;
use crate::method::legacy;

/// The folder of the types, which is also that of the files of their Rust types.
pub(super) const FOLDER: &str = "v1/legacy/";

/// Adds the files to a tree whose own declarations are given.
pub(super) fn add_to(tree: &mut Tree, current: &BTreeMap<String, Declaration>) {
    let declarations = from_schema::legacy_declarations();
    let mut folders: BTreeMap<String, Folder> = folders(current);
    folders.extend(declarations.keys().map(|name| (name.clone(), FOLDER.to_owned())));
    let header = header_of(legacy::RELEASE);
    // The lines of the index, by the name that they export.
    let mut index: BTreeMap<String, String> = BTreeMap::new();
    for (key, declaration) in &declarations {
        let name = plain(key);
        tree.insert(format!("{FOLDER}{name}.ts"), file_text(&header, FOLDER, name, &[declaration], &folders));
        index.insert(name.to_owned(), export(name, &specifier(FOLDER, FOLDER, name)));
    }
    let shared: BTreeSet<String> = shared_names();
    for name in shared.iter().filter(|name| current.contains_key(*name)) {
        index.insert(name.clone(), export(name, &specifier(FOLDER, &folders[name], name)));
    }
    let maps = maps::legacy_maps(&key_of);
    let of_maps: Vec<&Declaration> = maps.iter().collect();
    tree.insert(
        format!("{FOLDER}{}.ts", maps::FILE),
        file_text(&header, FOLDER, maps::FILE, &of_maps, &folders),
    );
    for map in &maps {
        index.insert(map.name.clone(), export(&map.name, &specifier(FOLDER, FOLDER, maps::FILE)));
    }
    let index: String = index.into_values().collect();
    tree.insert(format!("{FOLDER}index.ts"), format!("{header}\n{index}"));
    tree.insert("v1/index.ts", format!("{header}\n{}", export_folder("legacy/")));
}

/// The key of the declaration of a Rust type: its name, and whether its file lies with those of the legacy API.
pub(super) fn key(name: &str, path: Option<&std::path::Path>) -> String {
    if path.is_some_and(|path| path.starts_with(FOLDER)) {
        format!("{PREFIX}{name}")
    } else {
        name.to_owned()
    }
}
