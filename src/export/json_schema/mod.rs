//! The JSON Schema generator (draft 07).
//!
//! [`definitions`] gives every type as one flat map; [`tree`] lays them out as files: per-type files with the
//! names of the release's own output, the two bundles, `methods.json`, and [`openrpc`] as `openrpc.json`. These are the
//! schemas of the wire; a [`Profile`] makes the same for a reader that must expect more, or a writer that should send no
//! more.

mod files;
mod graph;
pub(crate) mod legacy;
mod normalize;
mod open;
mod openrpc;
mod profile;
mod stable;
mod strict;

use std::collections::BTreeMap;

use serde_json::Value;

use super::Surface;
use super::tree::Tree;

pub use graph::Purpose;
pub(crate) use graph::{definition_name, only_in_rollouts, reachable, references};
pub use profile::Profile;
pub(crate) use profile::mark;

/// Every type of a surface by its name, in the profile of the wire; references read `#/definitions/<Name>`.
pub fn definitions(surface: Surface) -> BTreeMap<String, Value> {
    Profile::Wire.definitions(surface)
}

/// What profiles are made from.
fn source(surface: Surface) -> BTreeMap<String, Value> {
    definitions_for(surface, Purpose::Read)
}

/// Like [`definitions`], for one side of the wire.
pub(crate) fn definitions_for(surface: Surface, purpose: Purpose) -> BTreeMap<String, Value> {
    let full = normalize::normalize(graph::collect(purpose));
    match surface {
        Surface::Full => full,
        Surface::Stable => stable::prune(full),
    }
}

/// Every type, flattened ones too, which have no definition in the files.
#[cfg(feature = "typescript")]
pub(crate) fn all_definitions(purpose: Purpose) -> BTreeMap<String, Value> {
    normalize::normalize_all(graph::collect(purpose))
}

/// Like [`definitions_for`], with the types that only experimental members and requests lead to, other than the
/// params and results of such requests: the release's stable TypeScript has a file for each of them.
#[cfg(feature = "typescript")]
pub(crate) fn definitions_with_unreached(surface: Surface, purpose: Purpose) -> BTreeMap<String, Value> {
    let full = normalize::normalize(graph::collect(purpose));
    match surface {
        Surface::Full => full,
        Surface::Stable => stable::prune_marked(full),
    }
}

/// The flat bundle of a surface, in the profile of the wire: one definition per type, complete.
pub fn bundle(surface: Surface) -> Value {
    Profile::Wire.bundle(surface)
}

/// The methods of a surface as an OpenRPC 1.3 document. Its references read `#/components/schemas/<Name>`.
///
/// OpenRPC has no directions: `x-direction` of a method says who sends it (`client_to_server` or
/// `server_to_client`), `x-kind` whether it is answered. `x-params` refers to the type of the params, which are also
/// listed one by one; without it, a message may leave `params` out.
pub fn openrpc(surface: Surface) -> Value {
    openrpc::document(surface, &definitions(surface))
}

/// Every type that the legacy conversation API reaches, by its name on that wire: see
/// [`method::legacy`](crate::method::legacy). Of the names that current types have too, the legacy type has the name;
/// a current type that an event brings in is then called `Core…`.
pub fn legacy_definitions() -> BTreeMap<String, Value> {
    Profile::Wire.apply(legacy::definitions())
}

/// What only the legacy API has, under names with [`legacy::PREFIX`], beside the definitions of a surface.
pub(crate) fn legacy_beside(surface: Surface) -> BTreeMap<String, Value> {
    Profile::Wire.apply(legacy::own(&source(surface), Purpose::Read))
}

/// The flat bundle of the legacy conversation API.
pub fn legacy_bundle() -> Value {
    files::legacy_bundle(Profile::Wire, &legacy_definitions())
}

/// The files of a surface in the profile of the wire, as they lie in `schema/json`.
pub fn tree(surface: Surface) -> Tree {
    Profile::Wire.tree(surface)
}

/// The definitions that are the members of a union.
fn targets(union: &Value) -> impl Iterator<Item = &str> {
    let members = union.get("oneOf").or_else(|| union.get("anyOf")).and_then(Value::as_array);
    members.into_iter().flatten().filter_map(|member| definition_name(member["$ref"].as_str()?))
}
