//! `since`.

use std::io::{self, Write};

use clap::Args;
use codex_schema::releases::{Life, Span, Subject, history};
use serde_json::{Value, json};

use super::input;
use crate::{Format, Outcome};

/// Tell since when a method, type, member or value exists, until when, and how it changed.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  codex-schema since thread/rollback\n  codex-schema since Thread.sessionId FileSystemAccessMode=none\n  codex-schema since v2/ThreadItem.contextCompaction"
)]
pub struct Since {
    /// A method, `Type`, `Type.member`, `Type.variant`, `Type=value` or `Type.member=value`.
    #[arg(required = true, value_name = "NAME")]
    names: Vec<String>,
    /// How to write it.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

impl Since {
    pub fn run(&self) -> io::Result<Outcome> {
        let mut documents = Vec::new();
        let mut out = io::stdout().lock();
        for name in &self.names {
            for life in history().since(name).map_err(input)? {
                match self.format {
                    Format::Json => documents.push(to_json(&life)?),
                    Format::Text => print(&mut out, &life)?,
                }
            }
        }
        if self.format == Format::Json {
            writeln!(out, "{:#}", Value::Array(documents))?;
        }
        Ok(Outcome::Fine)
    }
}

fn kind(life: &Life) -> &'static str {
    match life.subject {
        Subject::Method => "method",
        Subject::Type => "type",
        Subject::Member => "member",
        Subject::Value => "value",
        Subject::Variant => "variant",
    }
}

fn ranges(spans: &[Span]) -> String {
    let ranges = spans.iter().map(|span| match &span.to {
        Some(to) if *to == span.from => format!("in {to} only"),
        Some(to) => format!("{} to {to}", span.from),
        None => format!("since {}", span.from),
    });
    ranges.collect::<Vec<_>>().join(", ")
}

fn print(out: &mut impl Write, life: &Life) -> io::Result<()> {
    writeln!(out, "{} ({}): {}", life.name, kind(life), ranges(&life.served))?;
    if let Some(renamed) = history().successor(life).map_err(input)? {
        writeln!(out, "  likely replaced by {} ({:.0} %)", renamed.name, renamed.confidence * 100.0)?;
    }
    if !life.experimental.is_empty() {
        writeln!(out, "  experimental: {}", ranges(&life.experimental))?;
    }
    if !life.unlisted.is_empty() {
        writeln!(out, "  served without being in the release's schemas: {}", ranges(&life.unlisted))?;
    }
    if life.subject != Subject::Value {
        for (form, spans) in &life.forms {
            writeln!(out, "  {}: {form}", ranges(spans))?;
        }
    }
    Ok(())
}

fn to_json(life: &Life) -> io::Result<Value> {
    let spans = |spans: &[Span]| -> Value {
        spans.iter().map(|span| json!({ "from": span.from, "to": span.to })).collect()
    };
    let forms: Vec<Value> =
        life.forms.iter().map(|(form, held)| json!({ "form": form, "served": spans(held) })).collect();
    let renamed = history().successor(life).map_err(input)?;
    Ok(json!({
        "name": life.name,
        "kind": kind(life),
        "served": spans(&life.served),
        "unlisted": spans(&life.unlisted),
        "experimental": spans(&life.experimental),
        "forms": forms,
        "replacedBy": renamed.map(|renamed| json!({
            "name": renamed.name,
            "confidence": (f64::from(renamed.confidence) * 100.0).round() / 100.0,
        })),
    }))
}
