//! `docs`.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use codex_schema::export::{Surface, docs};

use crate::Outcome;

/// Write the reference for people: one HTML page with every method and type, with a search.
///
/// The page is self-contained: it can be opened from disk, mailed and printed.
#[derive(Args)]
#[command(after_help = "Example:\n  codex-schema docs --out reference.html")]
pub struct Docs {
    /// The file to write; standard output when absent.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// With experimental requests and members, marked; this is the default.
    #[arg(long)]
    experimental: bool,
    /// Leave out experimental requests and members.
    #[arg(long, conflicts_with = "experimental")]
    stable: bool,
}

impl Docs {
    pub fn run(&self) -> io::Result<Outcome> {
        let page = docs::page(if self.stable { Surface::Stable } else { Surface::Full });
        match &self.out {
            Some(path) => {
                std::fs::write(path, &page)
                    .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
                eprintln!("{} bytes written to {}", page.len(), path.display());
            }
            None => io::stdout().lock().write_all(page.as_bytes())?,
        }
        Ok(Outcome::Fine)
    }
}
