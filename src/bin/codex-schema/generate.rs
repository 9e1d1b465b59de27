//! `generate-json-schema` and `generate-ts`.

use std::io;
use std::path::PathBuf;

use clap::Args;
use codex_schema::export::tree::Tree;
use codex_schema::export::{Surface, json_schema, typescript};

use crate::Outcome;

/// Write the JSON Schema files (draft 07): per-type files, bundles and methods.json.
#[derive(Args)]
#[command(after_help = "Example:\n  codex-schema generate-json-schema --out schema/json --experimental")]
pub struct JsonSchema {
    #[command(flatten)]
    target: Target,
}

/// Write the TypeScript declarations: one file per type, index files and method maps.
#[derive(Args)]
#[command(after_help = "Example:\n  codex-schema generate-ts --out bindings")]
pub struct TypeScript {
    #[command(flatten)]
    target: Target,
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
    fn write(&self, tree: fn(Surface) -> Tree) -> io::Result<Outcome> {
        let surface = if self.experimental { Surface::Full } else { Surface::Stable };
        let tree = tree(surface);
        tree.write_to(&self.out)
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", self.out.display())))?;
        eprintln!("{} files written to {}", tree.files().count(), self.out.display());
        Ok(Outcome::Fine)
    }
}

impl JsonSchema {
    pub fn run(&self) -> io::Result<Outcome> {
        self.target.write(json_schema::tree)
    }
}

impl TypeScript {
    pub fn run(&self) -> io::Result<Outcome> {
        self.target.write(typescript::tree)
    }
}
