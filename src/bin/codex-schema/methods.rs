//! `methods`.

use std::io::{self, Write};

use clap::Args;
use codex_schema::export::{Surface, json_schema};
use codex_schema::method::{self, legacy};

use crate::{Format, Outcome};

/// List every method of the protocol.
///
/// Methods that servers no longer have are listed apart: in text with --legacy, in JSON as `legacy`.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  codex-schema methods\n  codex-schema methods --legacy\n  codex-schema methods --format json"
)]
pub struct Methods {
    /// How to write the list.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Also list the methods of the legacy conversation API, which servers after release 0.104 do not have.
    #[arg(long)]
    legacy: bool,
}

impl Methods {
    pub fn run(&self) -> io::Result<Outcome> {
        let mut out = io::stdout().lock();
        if self.format == Format::Json {
            write!(out, "{}", json_schema::tree(Surface::Full).get("methods.json").unwrap_or_default())?;
            return Ok(Outcome::Fine);
        }
        let removed = legacy::removed().filter(|_| self.legacy);
        for method in method::all().chain(removed) {
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
