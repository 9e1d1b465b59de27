//! `generate-json-schema` and `generate-ts`.

use std::io;
use std::path::PathBuf;

use clap::Args;
use codex_schema::export::tree::Tree;
use codex_schema::export::{Surface, json_schema, typescript};
use codex_schema::releases::{Listing, history};

use crate::profile::Profile;
use crate::{Outcome, releases};

/// Write the JSON Schema files (draft 07): per-type files, bundles and methods.json.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  codex-schema generate-json-schema --out schema/json --experimental\n  codex-schema generate-json-schema --out schema/open --profile open\n  codex-schema generate-json-schema --out old --release 0.104.0"
)]
pub struct JsonSchema {
    #[command(flatten)]
    target: Target,
    /// How the schemas treat what this release does not list.
    #[arg(long, value_enum, default_value = "wire")]
    profile: Profile,
    /// Write the schemas of this release instead: one bundle, with the namespaces that the release had.
    #[arg(long, value_name = "RELEASE", conflicts_with = "profile")]
    release: Option<String>,
}

/// Write the TypeScript declarations: one file per type, index files and method maps.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  codex-schema generate-ts --out bindings\n  codex-schema generate-ts --out package --package && (cd package && npm pack)"
)]
pub struct TypeScript {
    #[command(flatten)]
    target: Target,
    /// Make the folder an npm package: also write package.json, README.md, LICENSE, the script that npm runs before it
    /// packs, and the JSON Schema files (in schemas). Without it, only files to vendor are written.
    #[arg(long)]
    package: bool,
}

#[derive(Args)]
struct Target {
    /// The folder to write to; it is made when missing, other files in it are left alone.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Also write experimental requests and members, marked.
    #[arg(long)]
    experimental: bool,
}

impl Target {
    fn surface(&self) -> Surface {
        if self.experimental { Surface::Full } else { Surface::Stable }
    }

    /// Each tree goes to a folder below the target, the empty name being the target itself.
    fn write(&self, trees: &[(&str, Tree)]) -> io::Result<Outcome> {
        for (below, tree) in trees {
            tree.write_to(&self.out.join(below))
                .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", self.out.display())))?;
        }
        let count: usize = trees.iter().map(|(_, tree)| tree.files().count()).sum();
        eprintln!("{count} files written to {}", self.out.display());
        Ok(Outcome::Fine)
    }
}

impl Target {
    fn write_bundle(&self, bundle: &serde_json::Value) -> io::Result<Outcome> {
        let path = self.out.join("codex_app_server_protocol.schemas.json");
        std::fs::create_dir_all(&self.out)
            .and_then(|()| std::fs::write(&path, format!("{bundle:#}\n")))
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
        eprintln!("1 file written to {}", self.out.display());
        Ok(Outcome::Fine)
    }
}

impl JsonSchema {
    pub fn run(&self) -> io::Result<Outcome> {
        if let Some(release) = &self.release {
            let types = history().types(release, Listing::Listed).map_err(releases::input)?;
            let types = if self.target.experimental { types } else { types.stable() };
            return self.target.write_bundle(&types.to_bundle());
        }
        let profile = json_schema::Profile::from(self.profile);
        self.target.write(&[("", profile.tree(self.target.surface()))])
    }
}

impl TypeScript {
    pub fn run(&self) -> io::Result<Outcome> {
        let surface = self.target.surface();
        if self.package {
            self.target.write(&[("", typescript::package(surface)), ("schemas", json_schema::tree(surface))])
        } else {
            self.target.write(&[("", typescript::tree(surface))])
        }
    }
}
