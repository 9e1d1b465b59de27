//! `validate`.

use std::io::{self, Write};

use clap::Args;
use codex_schema::validate::{Checker, Report};

use crate::style::Style;
use crate::{Format, Outcome, input, releases, summary};

/// Check recordings or payloads against the schemas.
///
/// A recording is JSON lines: bare messages, or {"dir":"c2s"|"s2c","msg":MESSAGE}. Each message is checked against
/// the type of its own method, an answer against the result type of its request. What a newer server may send is a
/// note, not a finding.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  codex-schema validate session.jsonl\n  codex-schema validate --strict --format json session.jsonl\n  codex-schema validate --type ThreadStartParams params.json\n  codex-schema validate --release 0.150.0 session.jsonl"
)]
pub struct Validate {
    /// Also report members that no type has: a server ignores them silently.
    #[arg(long)]
    strict: bool,
    /// Take the input for payloads of this type, one document or one a line, instead of messages.
    #[arg(long = "type", value_name = "NAME")]
    payload_type: Option<String>,
    /// Check as this release would, instead of 0.130.0; members that it ignores are told, results whose type nothing
    /// tells too.
    #[arg(long, value_name = "RELEASE", conflicts_with_all = ["strict", "payload_type"])]
    release: Option<String>,
    /// How to write the report.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// The files to read; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
}

impl Validate {
    pub fn run(&self) -> io::Result<Outcome> {
        if let Some(release) = &self.release {
            return releases::validate(release, &self.files, self.format);
        }
        let mut checker = match &self.payload_type {
            None => Checker::new(self.strict),
            Some(name) => Checker::of_type(self.strict, name)
                .map_err(|unknown| io::Error::new(io::ErrorKind::InvalidInput, unknown.to_string()))?,
        };
        input::each(&self.files, |name, reader| checker.read(name, reader, |_| {}))?;
        let report = checker.into_report();
        match self.format {
            Format::Json => writeln!(io::stdout(), "{:#}", serde_json::to_value(&report)?)?,
            Format::Text => print(&report)?,
        }
        Ok(if report.findings.is_empty() { Outcome::Fine } else { Outcome::Findings })
    }
}

fn print(report: &Report) -> io::Result<()> {
    let style = Style::of_stdout();
    let mut out = io::stdout().lock();
    for finding in &report.findings {
        writeln!(out, "{} {finding}", style.bad("error:"))?;
    }
    for note in &report.notes {
        writeln!(out, "{} {note}", style.note("note:"))?;
    }
    let (messages, findings, notes) = (report.messages, report.findings.len(), report.notes.len());
    let verdict = if findings == 0 { style.good("valid") } else { style.bad("not valid") };
    let legacy = summary::of_them_legacy(report.legacy);
    writeln!(out, "{verdict}: {messages} messages{legacy}, {findings} findings, {notes} notes")
}
