//! `methods`.

use std::io::{self, Write};

use clap::Args;
use codex_schema::export::{Surface, json_schema};
use codex_schema::method::{self, legacy};

use crate::{Format, Outcome};

/// List every method of the protocol.
///
/// The last are those of the legacy conversation API, marked as removed: servers after release 0.104 do not have them.
#[derive(Args)]
#[command(after_help = "Examples:\n  codex-schema methods\n  codex-schema methods --format json")]
pub struct Methods {
    /// How to write the list.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

impl Methods {
    pub fn run(&self) -> io::Result<Outcome> {
        let mut out = io::stdout().lock();
        if self.format == Format::Json {
            write!(out, "{}", json_schema::tree(Surface::Full).get("methods.json").unwrap_or_default())?;
            return Ok(Outcome::Fine);
        }
        for method in method::all().chain(legacy::removed()) {
            writeln!(
                out,
                "{:<44} {} {:<12} {:<12} {} -> {}",
                method.name,
                method.direction.as_str(),
                method.kind.as_str(),
                method.stability.as_str(),
                method.params.unwrap_or("()"),
                method.result.unwrap_or("()"),
            )?;
            writeln!(out, "    {}", method.purpose)?;
        }
        Ok(Outcome::Fine)
    }
}
