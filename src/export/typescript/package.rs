//! What makes an npm package of the tree: its manifest, its README, and the script that lays it out.

use serde::Serialize;
use serde::ser::SerializeMap;

use crate::export::tree::Tree;
use crate::export::{RELEASE, Surface};

const NAME: &str = "codex-schema";

/// Puts the files that are no TypeScript beside the others.
pub(super) fn add_to(mut tree: Tree, surface: Surface) -> Tree {
    let folders = indexed_folders(&tree);
    let manifest = serde_json::to_string_pretty(&Manifest::new(&folders)).unwrap_or_default();
    tree.insert("package.json", format!("{manifest}\n"));
    tree.insert("README.md", readme(surface, &folders));
    tree.insert("LICENSE", include_str!("../../../LICENSE").to_owned());
    tree.insert("pack.mjs", include_str!("text/pack.mjs").to_owned());
    tree
}

/// The folders with an index, such as `v2`: what can be imported as a whole, besides the root.
fn indexed_folders(tree: &Tree) -> Vec<String> {
    tree.files().filter_map(|(path, _)| path.strip_suffix("/index.ts")).map(str::to_owned).collect()
}

fn readme(surface: Surface, folders: &[String]) -> String {
    let content = match surface {
        Surface::Full => {
            "Experimental parts are marked with `@experimental`; requests and members with that mark need\n\
             the capability `experimentalApi`."
        }
        Surface::Stable => "Requests and members that need the capability `experimentalApi` are left out.",
    };
    let folders: String = folders
        .iter()
        .map(|folder| format!("| `{NAME}/{folder}` | the types of the folder `{folder}` |\n"))
        .collect();
    format!(
        "# {NAME}\n\nTypeScript types for every message of the Codex app-server, wire release {RELEASE}.\n{content}\n\n\
         | import | holds |\n| --- | --- |\n\
         | `{NAME}` | the types of messages and those that folders share, the method maps, `Open`, `WIRE_RELEASE`; \
         each folder under its name |\n{folders}{}",
        include_str!("text/README.md")
    )
}

/// `package.json`, its members in the order in which people look for them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Manifest {
    name: &'static str,
    version: &'static str,
    description: String,
    keywords: [&'static str; 4],
    license: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    side_effects: bool,
    /// Read by `pack.mjs`, and by whoever wants to know before installing.
    wire_release: &'static str,
    exports: Ordered<Target>,
    main: &'static str,
    types: &'static str,
    /// Stands in for `exports` where the compiler resolves as Node 10 did.
    types_versions: Ordered<Ordered<Vec<&'static str>>>,
    engines: Ordered<&'static str>,
    files: [&'static str; 1],
    scripts: Ordered<&'static str>,
}

impl Manifest {
    fn new(folders: &[String]) -> Manifest {
        Manifest {
            name: NAME,
            version: env!("CARGO_PKG_VERSION"),
            description: format!("Types for the Codex app-server protocol, wire release {RELEASE}"),
            keywords: ["codex", "app-server", "protocol", "types"],
            license: env!("CARGO_PKG_LICENSE"),
            kind: "module",
            side_effects: false,
            wire_release: RELEASE,
            exports: exports(folders),
            main: "./dist/index.cjs",
            types: "./dist/index.d.ts",
            types_versions: Ordered::from([(
                "*",
                Ordered::from([
                    // The package's own members lead through these paths as well.
                    ("package.json", vec!["./package.json"]),
                    ("dist/*", vec!["./dist/*"]),
                    ("schemas/*", vec!["./dist/schemas/*"]),
                    ("*", vec!["./dist/types/*.d.ts", "./dist/types/*/index.d.ts"]),
                ]),
            )]),
            engines: Ordered::from([("node", ">=18")]),
            files: ["dist"],
            scripts: Ordered::from([("prepack", "node pack.mjs")]),
        }
    }
}

/// The root has something at run time. All else is declarations, or JSON.
fn exports(folders: &[String]) -> Ordered<Target> {
    let own = |types, default| Target::Conditions(Ordered::from([("types", types), ("default", default)]));
    let declarations = |path: String| Target::Types { types: format!("./dist/types/{path}.d.ts") };
    let mut exports = Ordered::from([(
        ".",
        Target::Formats {
            import: Box::new(own("./dist/index.d.ts", "./dist/index.js")),
            require: Box::new(own("./dist/index.d.cts", "./dist/index.cjs")),
        },
    )]);
    exports.extend(
        folders.iter().map(|folder| (format!("./{folder}"), declarations(format!("{folder}/index")))),
    );
    exports.extend([
        ("./*".to_owned(), declarations("*".to_owned())),
        // What these declare is there at run time at the root only.
        ("./index".to_owned(), Target::Nothing),
        ("./release".to_owned(), Target::Nothing),
        ("./schemas/*.json".to_owned(), Target::File("./dist/schemas/*.json")),
        ("./package.json".to_owned(), Target::File("./package.json")),
    ]);
    exports
}

/// Where an import leads. The first condition that holds decides, so `types` comes before all others.
#[derive(Serialize)]
#[serde(untagged)]
enum Target {
    Formats { import: Box<Target>, require: Box<Target> },
    Conditions(Ordered<&'static str>),
    Types { types: String },
    File(&'static str),
    Nothing,
}

/// A JSON object whose members stay in the order in which they were put in.
struct Ordered<T>(Vec<(String, T)>);

impl<T, const N: usize> From<[(&str, T); N]> for Ordered<T> {
    fn from(members: [(&str, T); N]) -> Self {
        Ordered(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }
}

impl<T> Extend<(String, T)> for Ordered<T> {
    fn extend<I: IntoIterator<Item = (String, T)>>(&mut self, members: I) {
        self.0.extend(members);
    }
}

impl<T: Serialize> Serialize for Ordered<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}
