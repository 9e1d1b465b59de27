//! `changelog`.

use std::io::{self, Write};

use clap::Args;
use codex_schema::releases::history;

use super::input;
use crate::Outcome;

/// Write a changelog for people, release by release, as Markdown.
#[derive(Args)]
#[command(after_help = "Example:\n  codex-schema changelog 0.150.0..0.169.0")]
pub struct Changelog {
    /// The release to begin behind, and the one to end with.
    #[arg(value_name = "A..B")]
    range: String,
}

impl Changelog {
    pub fn run(&self) -> io::Result<Outcome> {
        let Some((from, to)) = self.range.split_once("..") else {
            let text = format!("{}: expected two releases as in 0.150.0..0.169.0", self.range);
            return Err(io::Error::new(io::ErrorKind::InvalidInput, text));
        };
        write!(io::stdout(), "{}", history().changelog(from, to).map_err(input)?)?;
        Ok(Outcome::Fine)
    }
}
