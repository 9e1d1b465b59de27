//! The npm package: its manifest says what is true of the files, and nothing is missing or too much.

use std::sync::LazyLock;

use codex_schema::export::tree::Tree;
use codex_schema::export::{RELEASE, Surface, json_schema, typescript};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

const SURFACES: [Surface; 2] = [Surface::Stable, Surface::Full];

fn package(surface: Surface) -> &'static Tree {
    static PACKAGES: LazyLock<[Tree; 2]> = LazyLock::new(|| SURFACES.map(typescript::package));
    let [stable, full] = &*PACKAGES;
    if surface == Surface::Stable { stable } else { full }
}

fn manifest(package: &Tree) -> Value {
    serde_json::from_str(package.get("package.json").expect("a manifest")).expect("JSON")
}

/// All strings within a value.
fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().flat_map(strings).collect(),
        Value::Object(members) => members.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

/// Whether `pack.mjs` has something to put at a path of the packed package.
fn is_packed(package: &Tree, schemas: &Tree, path: &str) -> bool {
    let some = |tree: &Tree, pattern: &str| match pattern.split_once('*') {
        Some((start, end)) => tree.files().any(|(path, _)| path.starts_with(start) && path.ends_with(end)),
        None => tree.get(pattern).is_some(),
    };
    if let Some(declarations) = path.strip_prefix("./dist/types/") {
        declarations.strip_suffix(".d.ts").is_some_and(|name| some(package, &format!("{name}.ts")))
    } else if let Some(schema) = path.strip_prefix("./dist/schemas/") {
        some(schemas, schema)
    } else if let Some(made) = path.strip_prefix("./dist/") {
        let script = package.get("pack.mjs").expect("a script");
        made == "*" || script.contains(&format!("write(\"{made}\""))
    } else {
        package.get(path.trim_start_matches("./")).is_some()
    }
}

#[test]
fn every_path_of_the_manifest_leads_to_files() {
    for surface in SURFACES {
        let (package, schemas) = (package(surface), json_schema::tree(surface));
        let manifest = manifest(package);
        let paths =
            ["exports", "main", "types", "typesVersions"].map(|member| strings(&manifest[member])).concat();
        assert!(paths.len() > 12, "{paths:?}");
        // The second place for what the first does not have.
        for path in paths.iter().filter(|path| **path != "./dist/types/*/index.d.ts") {
            assert!(is_packed(package, &schemas, path), "{path}");
        }
    }
}

#[test]
fn each_folder_with_an_index_can_be_imported() {
    for surface in SURFACES {
        let package = package(surface);
        let exports = &manifest(package)["exports"];
        let mut count = 0;
        for folder in package.files().filter_map(|(path, _)| path.strip_suffix("/index.ts")) {
            let types = format!("./dist/types/{folder}/index.d.ts");
            assert_eq!(exports[format!("./{folder}")], json!({ "types": types }));
            count += 1;
        }
        assert!(count >= 2, "{exports}");
        assert_eq!(exports["./*"], json!({ "types": "./dist/types/*.d.ts" }));
        // Their constant is there at run time at the root only.
        assert_eq!([&exports["./index"], &exports["./release"]], [&Value::Null; 2]);
        assert!(exports.get("./release").is_some());
    }
}

/// A compiler takes the first condition that holds, and would else take the code.
#[test]
fn types_come_before_code() {
    let package = package(Surface::Full);
    let lines: Vec<&str> = package.get("package.json").unwrap().lines().map(str::trim).collect();
    let code: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with("\"default\":")).collect();
    assert_eq!(code.len(), 2);
    for at in code {
        assert!(lines[at - 1].starts_with("\"types\":"), "{}", lines[at - 1]);
        assert!(lines[at + 1].starts_with('}'), "{}", lines[at + 1]);
    }
}

#[test]
fn the_manifest_says_which_crate_and_which_release() {
    let package = package(Surface::Full);
    let manifest = manifest(package);
    assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(manifest["license"], env!("CARGO_PKG_LICENSE"));
    assert_eq!(manifest["wireRelease"], RELEASE);
    assert_eq!(manifest["type"], "module");
    assert_eq!(manifest["sideEffects"], false);
    assert!(manifest.get("dependencies").is_none() && manifest.get("devDependencies").is_none());
    let license = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/LICENSE")).unwrap();
    assert_eq!(package.get("LICENSE"), Some(license.as_str()));
    // Once for a program, once for the compiler.
    let constant = format!("\nexport const WIRE_RELEASE = \"{RELEASE}\";\n");
    assert!(package.get("release.ts").unwrap().ends_with(&constant));
}

#[test]
fn the_package_is_the_tree_and_four_files() {
    for surface in SURFACES {
        let (package, tree) = (package(surface), typescript::tree(surface));
        let more: Vec<&str> =
            package.files().map(|(path, _)| path).filter(|path| tree.get(path).is_none()).collect();
        assert_eq!(more, ["LICENSE", "README.md", "pack.mjs", "package.json"]);
        for (path, text) in tree.files() {
            assert!(package.get(path) == Some(text), "{path}");
        }
    }
}

/// The names that the examples of the README import, each with the module that it is imported from.
fn imports(readme: &str) -> Vec<(String, String)> {
    readme
        .lines()
        .filter_map(|line| line.strip_prefix("import ")?.trim_start_matches("type ").split_once(" from "))
        .flat_map(|(names, module)| {
            let module = module.trim_matches(['"', ';']);
            names.trim_matches(['{', '}']).split(',').map(|name| (name.trim().to_owned(), module.to_owned()))
        })
        .collect()
}

#[test]
fn the_readme_imports_what_there_is() {
    for surface in SURFACES {
        let package = package(surface);
        let readme = package.get("README.md").unwrap();
        let imports = imports(readme);
        assert!(imports.len() > 5, "{imports:?}");
        for (name, module) in imports {
            let folder = module.strip_prefix("codex-schema").expect("our own package");
            let index = format!("{folder}/index.ts");
            let index = package.get(index.trim_start_matches('/')).expect("an index");
            assert!(index.contains(&format!("{{ {name} }}")), "{name} from {module}");
        }
        assert!(readme.contains(&format!("wire release {RELEASE}")), "{readme}");
        for folder in package.files().filter_map(|(path, _)| path.strip_suffix("/index.ts")) {
            assert!(readme.contains(&format!("\n| `codex-schema/{folder}` |")), "{folder}");
        }
    }
}

#[test]
fn the_readme_says_which_surface_it_is_of() {
    let [stable, full] = SURFACES.map(|surface| package(surface).get("README.md").unwrap().to_owned());
    assert!(full.contains("marked with `@experimental`") && !full.contains("left out."), "{full}");
    assert!(stable.contains("left out.") && !stable.contains("`@experimental`"), "{stable}");
}
