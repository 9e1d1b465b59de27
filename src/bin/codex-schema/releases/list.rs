//! `releases`.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use codex_schema::releases::{Figures, history, plot};
use serde_json::json;

use crate::{Format, Outcome};

/// List every release that this program knows, with its types, methods and changes.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  codex-schema releases\n  codex-schema releases --format json\n  codex-schema releases --plot releases.svg"
)]
pub struct Releases {
    /// How to write the list.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Also write a picture of them.
    #[arg(long, value_name = "FILE.svg")]
    plot: Option<PathBuf>,
}

impl Releases {
    pub fn run(&self) -> io::Result<Outcome> {
        let figures = history().figures();
        if let Some(path) = &self.plot {
            std::fs::write(path, plot(&figures))
                .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
        }
        let mut out = io::stdout().lock();
        if self.format == Format::Json {
            writeln!(out, "{:#}", figures.iter().map(to_json).collect::<serde_json::Value>())?;
            return Ok(Outcome::Fine);
        }
        writeln!(
            out,
            "{:<10} {:>6} {:>8} {:>9} {:>10} {:>6}",
            "release", "types", "methods", "breaking", "dangerous", "safe"
        )?;
        for figures in &figures {
            write!(out, "{:<10} {:>6} {:>8}", figures.release, figures.types, figures.methods)?;
            if let Some(changes) = figures.changes {
                write!(out, " {:>9} {:>10} {:>6}", changes.breaking, changes.dangerous, changes.safe)?;
            }
            writeln!(out)?;
        }
        Ok(Outcome::Fine)
    }
}

fn to_json(figures: &Figures) -> serde_json::Value {
    json!({
        "release": figures.release,
        "types": figures.types,
        "methods": figures.methods,
        "changes": figures.changes.map(|changes| json!({
            "breaking": changes.breaking,
            "dangerous": changes.dangerous,
            "safe": changes.safe,
        })),
    })
}
