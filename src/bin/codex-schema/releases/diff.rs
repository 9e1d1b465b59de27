//! `diff`.

use std::io::{self, Write};

use clap::{Args, ValueEnum};
use codex_schema::releases::{Difference, Rule, Severity, open};

use super::input;
use crate::Outcome;

/// Compare two releases, or bundles or folders of JSON Schema files, and say what breaks.
///
/// The older one comes first. How a schema is spelled makes no difference. Exit status 1 when something breaks.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  codex-schema diff 0.130.0 0.169.0\n  codex-schema diff 0.130.0 path/to/schemas --only breaking\n  codex-schema diff 0.128.0 0.129.0 --ignore method-became-experimental --format markdown"
)]
pub struct Diff {
    /// The older release, bundle or folder.
    #[arg(value_name = "A")]
    before: String,
    /// The newer one.
    #[arg(value_name = "B")]
    after: String,
    /// How to write it.
    #[arg(long, value_enum, default_value = "text")]
    format: DiffFormat,
    /// Leave out what is less bad.
    #[arg(long, value_enum, value_name = "SEVERITY")]
    only: Option<Only>,
    /// Leave out the changes of a rule; may be given several times.
    #[arg(long = "ignore", value_name = "RULE")]
    ignored: Vec<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum DiffFormat {
    /// For people.
    Text,
    /// One JSON document, for programs.
    Json,
    /// For a page.
    Markdown,
}

#[derive(Clone, Copy, ValueEnum)]
enum Only {
    /// What breaks correct clients.
    Breaking,
    /// That, and what breaks strict ones.
    Dangerous,
}

impl Diff {
    pub fn run(&self) -> io::Result<Outcome> {
        let rules: Vec<Rule> = self.ignored.iter().map(|name| rule(name)).collect::<Result<_, _>>()?;
        let (before, after) = (open(&self.before).map_err(input)?, open(&self.after).map_err(input)?);
        let mut difference = Difference::between(&before, &after);
        rules.into_iter().for_each(|rule| difference.ignore(rule));
        match self.only {
            Some(Only::Breaking) => difference.at_least(Severity::Breaking),
            Some(Only::Dangerous) => difference.at_least(Severity::Dangerous),
            None => {}
        }
        let mut out = io::stdout().lock();
        match self.format {
            DiffFormat::Text => write!(out, "{}", difference.to_text())?,
            DiffFormat::Json => writeln!(out, "{:#}", difference.to_json())?,
            DiffFormat::Markdown => write!(out, "{}", difference.to_markdown())?,
        }
        Ok(if difference.is_breaking() { Outcome::Findings } else { Outcome::Fine })
    }
}

fn rule(name: &str) -> io::Result<Rule> {
    Rule::named(name).ok_or_else(|| {
        let all: Vec<_> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        let text = format!("--ignore {name}: expected a rule, one of {}", all.join(", "));
        io::Error::new(io::ErrorKind::InvalidInput, text)
    })
}
