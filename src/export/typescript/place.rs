//! Where the file of a type lies.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::OnceLock;

use ts_rs::{Config, TS, TypeVisitor};

use super::legacy;
use super::syntax::Declaration;
use crate::jsonrpc::JSONRPCMessage;
use crate::method::{ClientNotification, ClientRequest, ServerNotification, ServerRequest};
use crate::rollout::RolloutLine;

/// A folder below the root of the tree: empty for the root itself, else with a slash at the end.
pub(super) type Folder = String;

/// The path of the file of a Rust type: the release keeps the types of v2 in a folder and all others at the root. It
/// has none of rollouts and no longer those of the legacy API, which lie in folders too.
pub(crate) fn path_of(module: &str, name: &str) -> PathBuf {
    let mut modules = module.split("::").skip(1);
    let folder = match (modules.next(), modules.next()) {
        (Some("v1" | "method"), Some("legacy")) => legacy::FOLDER,
        (Some("v2"), _) => "v2/",
        (Some("rollout"), _) => "rollout/",
        _ => "",
    };
    format!("{folder}{name}.ts").into()
}

/// The folders of the Rust types, by name: schemas do not know modules, so the types are walked themselves.
pub(super) fn rust_types() -> &'static BTreeMap<String, Folder> {
    static FOLDERS: OnceLock<BTreeMap<String, Folder>> = OnceLock::new();
    FOLDERS.get_or_init(|| {
        let mut walk = Walk::default();
        walk.visit::<JSONRPCMessage>();
        walk.visit::<ClientRequest>();
        walk.visit::<ServerRequest>();
        walk.visit::<ClientNotification>();
        walk.visit::<ServerNotification>();
        walk.visit::<RolloutLine>();
        walk.folders
    })
}

#[derive(Default)]
struct Walk {
    seen: BTreeSet<TypeId>,
    folders: BTreeMap<String, Folder>,
}

impl TypeVisitor for Walk {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let Some(path) = T::output_path() else { return };
        if self.seen.insert(TypeId::of::<T>()) {
            let folder = match path.parent().and_then(|parent| parent.to_str()) {
                None | Some("") => Folder::new(),
                Some(parent) => format!("{parent}/"),
            };
            self.folders.insert(T::ident(&Config::new()), folder);
            T::visit_dependencies(self);
        }
    }
}

/// The folder of every declaration. The members of a union that have no Rust type of their own lie beside it.
pub(super) fn folders(declarations: &BTreeMap<String, Declaration>) -> BTreeMap<String, Folder> {
    let known = rust_types();
    let mut folders: BTreeMap<String, Folder> =
        declarations.keys().filter_map(|name| Some((name.clone(), known.get(name)?.clone()))).collect();
    loop {
        let mut found = Vec::new();
        for (name, folder) in &folders {
            for member in declarations[name].body.references() {
                if !folders.contains_key(member) && declarations.contains_key(member) {
                    found.push((member.to_owned(), folder.clone()));
                }
            }
        }
        if found.is_empty() {
            return folders;
        }
        for (name, folder) in found {
            folders.entry(name).or_insert(folder);
        }
    }
}
