//! Type sets from files and folders.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::read::{from_schemas, kind_of};
use crate::releases::error::Error;
use crate::releases::type_set::TypeSet;

/// Files of a folder that hold all types, the best first.
const BUNDLES: [&str; 2] = ["codex_app_server_protocol.schemas.json", "types.json"];

/// Reads the type set of a bundle, or of a folder with a bundle in it or with one JSON Schema file per type, as the
/// generators of releases write them.
///
/// # Errors
///
/// When a file cannot be read or is no JSON, and when it is not what [`TypeSet::from_bundle`] reads. The error begins
/// with the path.
pub fn load(path: &Path) -> Result<TypeSet, Error> {
    if !path.is_dir() {
        return bundle(path);
    }
    for name in BUNDLES {
        let path = path.join(name);
        if path.is_file() {
            return bundle(&path);
        }
    }
    let shown = path.display().to_string();
    let mut roots = BTreeMap::new();
    for (folder, prefix) in [(path.to_owned(), ""), (path.join("v1"), "v1/"), (path.join("v2"), "v2/")] {
        if prefix.is_empty() || folder.is_dir() {
            read_folder(&folder, prefix, &mut roots)?;
        }
    }
    if roots.is_empty() {
        return Err(Error::new(
            shown,
            "a schema bundle, or a folder of JSON Schema files",
            "no JSON Schema file",
        ));
    }
    let merged = merge(roots);
    let schemas = merged.iter().map(|(name, schema)| (name.clone(), schema)).collect();
    from_schemas(&schemas).map_err(|error| error.within(&shown))
}

fn bundle(path: &Path) -> Result<TypeSet, Error> {
    let shown = path.display().to_string();
    TypeSet::from_bundle(&document(path)?).map_err(|error| error.within(&shown))
}

fn document(path: &Path) -> Result<Value, Error> {
    let shown = path.display().to_string();
    let text = fs::read_to_string(path)
        .map_err(|error| Error::new(&shown, "a file that can be read", error.to_string()))?;
    serde_json::from_str(&text).map_err(|error| Error::new(&shown, "JSON", error.to_string()))
}

fn read_folder(folder: &Path, prefix: &str, roots: &mut BTreeMap<String, Value>) -> Result<(), Error> {
    let shown = folder.display().to_string();
    let unreadable =
        |error: std::io::Error| Error::new(&shown, "a folder that can be read", error.to_string());
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let (Some(stem), Some("json")) =
            (path.file_stem().and_then(|stem| stem.to_str()), path.extension().and_then(|end| end.to_str()))
        else {
            continue;
        };
        let mut schema = document(&path)?;
        name_root(&mut schema, &format!("#/definitions/{stem}"));
        if schema.get("$schema").is_some() && !stem.ends_with(".schemas") {
            roots.insert(format!("{prefix}{stem}"), schema);
        } else if schema.get("$schema").is_none() && !schema.is_object() {
            return Err(Error::new(path.display().to_string(), "a JSON Schema file", kind_of(&schema)));
        }
    }
    Ok(())
}

/// Puts the files' own definitions beside the files' types. Where two files define a name differently, the second one's
/// stays apart, below the name of its file.
fn merge(roots: BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    let mut merged: BTreeMap<String, Value> = BTreeMap::new();
    let mut pending = Vec::new();
    for (name, mut root) in roots {
        let Some(members) = root.as_object_mut() else { continue };
        let own = match members.remove("definitions").or_else(|| members.remove("$defs")) {
            Some(Value::Object(own)) => own,
            _ => serde_json::Map::new(),
        };
        merged.insert(name.clone(), root);
        pending.push((name, own));
    }
    let mut original: BTreeMap<String, Value> = BTreeMap::new();
    for (file, own) in pending {
        let namespace = file.rsplit_once('/').map_or(String::new(), |(namespace, _)| format!("{namespace}/"));
        let stem = file.rsplit_once('/').map_or(&file[..], |(_, stem)| stem);
        let mut names = BTreeMap::from([(stem.to_owned(), file.clone())]);
        for (name, schema) in &own {
            let shared = format!("{namespace}{name}");
            let taken = match original.get(&shared) {
                Some(other) => other != schema,
                None => merged.contains_key(&shared),
            };
            let key = if taken { format!("{file}/{name}") } else { shared };
            original.insert(key.clone(), schema.clone());
            names.insert(name.clone(), key);
        }
        if let Some(root) = merged.get_mut(&file) {
            rename(root, &names);
        }
        for (name, mut schema) in own {
            rename(&mut schema, &names);
            merged.insert(names[&name].clone(), schema);
        }
    }
    merged
}

/// Lets the references of a file to its own root name it, as those of other files do.
fn name_root(schema: &mut Value, reference: &str) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(|item| name_root(item, reference)),
        Value::Object(members) => {
            for (key, value) in members {
                if key == "$ref" && value == "#" {
                    *value = Value::String(reference.to_owned());
                } else {
                    name_root(value, reference);
                }
            }
        }
        _ => {}
    }
}

fn rename(schema: &mut Value, names: &BTreeMap<String, String>) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, names)),
        Value::Object(members) => {
            for (key, value) in members {
                let target = value.as_str().filter(|_| key == "$ref").and_then(|text| {
                    text.strip_prefix("#/definitions/").or_else(|| text.strip_prefix("#/$defs/"))
                });
                match target.and_then(|target| names.get(target)) {
                    Some(name) => *value = Value::String(format!("#/definitions/{name}")),
                    None => rename(value, names),
                }
            }
        }
        _ => {}
    }
}
