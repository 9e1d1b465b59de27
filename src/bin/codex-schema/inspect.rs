//! `inspect`.

use std::io::{self, Write};

use clap::Args;
use codex_schema::method::legacy;
use codex_schema::validate::{Inspection, Inspector};

use crate::style::Style;
use crate::{Format, Outcome, input, summary};

/// Decode recordings and rollouts into types and encode them again.
///
/// Tells what does not decode, what is beyond the types of this release, and what would be lost. Whether a file is a
/// recorded conversation or a rollout, its first line tells.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  codex-schema inspect session.jsonl\n  codex-schema inspect ~/.codex/sessions/2026/11/21/rollout-*.jsonl\n  codex-schema inspect --format json - < session.jsonl"
)]
pub struct Inspect {
    /// How to write the report.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// The files to read; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
}

impl Inspect {
    pub fn run(&self) -> io::Result<Outcome> {
        let mut inspector = Inspector::default();
        input::each(&self.files, |name, reader| inspector.read(name, reader, |_| {}))?;
        let inspection = inspector.into_inspection();
        match self.format {
            Format::Json => writeln!(io::stdout(), "{:#}", serde_json::to_value(&inspection)?)?,
            Format::Text => print(&inspection)?,
        }
        let fine = inspection.failures.is_empty() && inspection.lossy.is_empty();
        Ok(if fine { Outcome::Fine } else { Outcome::Findings })
    }
}

fn print(inspection: &Inspection) -> io::Result<()> {
    let style = Style::of_stdout();
    let mut out = io::stdout().lock();
    for (method, count) in &inspection.by_method {
        let legacy = if legacy::find(method).is_some() { " (legacy)" } else { "" };
        writeln!(out, "{count:>7} {method}{legacy}")?;
    }
    for failure in &inspection.failures {
        write!(out, "{} {}:{}: ", style.bad("failure:"), failure.file, failure.line)?;
        for word in [failure.direction, failure.method.as_deref()].into_iter().flatten() {
            write!(out, "{word} ")?;
        }
        writeln!(out, "{}{}", place(&failure.pointer), failure.error)?;
    }
    for unknown in &inspection.unknown {
        let kind = serde_json::to_value(unknown.kind)?;
        writeln!(
            out,
            "{} {}:{}: {}the {} {:?} is not known to release {}",
            style.note("unknown:"),
            unknown.file,
            unknown.line,
            place(&unknown.pointer),
            kind.as_str().unwrap_or_default(),
            unknown.text,
            codex_schema::export::RELEASE,
        )?;
    }
    for loss in &inspection.lossy {
        writeln!(out, "{} {}:{}: at {}", style.bad("lossy:"), loss.file, loss.line, loss.pointer)?;
    }
    writeln!(
        out,
        "{} messages{}, {} failures, {} unknown, {} lossy",
        inspection.messages,
        summary::of_them_legacy(inspection.legacy),
        inspection.failures.len(),
        inspection.unknown.len(),
        inspection.lossy.len(),
    )
}

/// Where in a line something is; nothing when it is the line itself.
fn place(pointer: &str) -> String {
    if pointer.is_empty() { String::new() } else { format!("at {pointer} ") }
}
