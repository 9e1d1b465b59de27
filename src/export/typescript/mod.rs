//! The TypeScript generator.
//!
//! The normalized JSON Schema definitions become a small syntax tree, which is printed: as the files of [`tree`],
//! and as the `ts_rs::TS` implementations of the types, so that a type of yours that derives `TS` can hold types
//! of this crate. Both outputs thus always say the same as the schemas.

mod files;
mod from_schema;
mod legacy;
mod maps;
mod package;
mod place;
mod print;
mod syntax;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use schemars::JsonSchema;
use ts_rs::{Config, TS};

use super::Surface;
use super::json_schema::{all_definitions, definitions_with_unreached};
use super::tree::Tree;
use legacy::key;
use syntax::Declaration;

pub(crate) use place::path_of;

/// The files of a surface, as they lie in `typescript`.
pub fn tree(surface: Surface) -> Tree {
    let declarations = from_schema::declarations(|purpose| definitions_with_unreached(surface, purpose));
    let mut tree = files::tree(surface, &declarations);
    legacy::add_to(&mut tree, &declarations);
    tree
}

/// The files of a surface as an npm package: those of [`tree`], `package.json`, `README.md`, `LICENSE`, and `pack.mjs`,
/// which npm runs before it packs.
///
/// The package also holds JSON Schema files: `pack.mjs` takes them from `schemas`, beside the other files, where
/// [`json_schema::tree`](super::json_schema::tree) is to be written too; or else from `../schema/json`.
pub fn package(surface: Surface) -> Tree {
    package::add_to(tree(surface), surface)
}

/// The TSDoc of a type, for its `TS` implementation.
pub(crate) fn docs_of<T: JsonSchema + TS + 'static>() -> Option<String> {
    let docs = declaration_of::<T>().doc.print(0);
    (!docs.is_empty()).then_some(docs)
}

/// The type expression of a type, for its `TS` implementation.
pub(crate) fn inline_of<T: JsonSchema + TS + 'static>() -> String {
    exported::<T>().body.print(0, 0)
}

/// The declaration of a type, for its `TS` implementation.
pub(crate) fn decl_of<T: JsonSchema + TS + 'static>() -> String {
    exported::<T>().alias("type")
}

/// The declaration of a type, referring to nothing but what ts-rs imports for it. Definitions without a Rust type,
/// such as the requests in `ClientRequest`, and what a flattened type brings in are put in place.
fn exported<T: JsonSchema + TS + 'static>() -> Declaration {
    let config = Config::new();
    let mut imported: BTreeSet<String> = T::dependencies(&config)
        .into_iter()
        .map(|found| key(&found.ts_name, Some(&found.output_path)))
        .collect();
    imported.insert(key_of::<T>());
    let mut declaration = declaration_of::<T>().into_owned();
    declaration.body.expand(declarations(), &imported, &mut Vec::new());
    declaration
}

/// The key of the declaration of a type.
fn key_of<T: JsonSchema + TS + 'static>() -> String {
    key(&T::schema_name(), T::output_path().as_deref())
}

fn declaration_of<T: JsonSchema + TS + 'static>() -> Cow<'static, Declaration> {
    match declarations().get(&key_of::<T>()) {
        Some(declaration) => Cow::Borrowed(declaration),
        None => Cow::Owned(from_schema::lone_declaration::<T>()),
    }
}

fn declarations() -> &'static BTreeMap<String, Declaration> {
    static DECLARATIONS: OnceLock<BTreeMap<String, Declaration>> = OnceLock::new();
    DECLARATIONS.get_or_init(|| {
        let mut declarations = from_schema::declarations(all_definitions);
        declarations.extend(from_schema::legacy_declarations());
        declarations
    })
}
