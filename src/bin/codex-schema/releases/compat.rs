//! `compat`, and `validate --release`.

use std::io::{self, Write};

use clap::Args;
use codex_schema::releases::{Compatibility, Remark, Verdict, history};
use serde_json::{Value, json};

use super::input as input_error;
use crate::style::Style;
use crate::{Format, Outcome, input};

/// Tell which releases accept what the client of a recording sends, and which readers its server's messages fit.
///
/// Exit status 1 when a release refuses something that the client sends.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  codex-schema compat session.jsonl\n  codex-schema compat --from 0.150.0 --format json session.jsonl"
)]
pub struct Compat {
    /// Look at this release and newer ones only.
    #[arg(long, value_name = "RELEASE")]
    from: Option<String>,
    /// How to write it.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// The recordings; `-` is standard input.
    #[arg(required = true, value_name = "RECORDING")]
    files: Vec<String>,
}

impl Compat {
    pub fn run(&self) -> io::Result<Outcome> {
        let all = history().releases();
        let from = match &self.from {
            Some(release) => history().index(release).map_err(input_error)?,
            None => 0,
        };
        let verdicts = read(&all[from..], &self.files, self.format)?;
        let fine = verdicts.is_some_and(|verdicts| verdicts.iter().all(Verdict::is_accepted));
        Ok(if fine { Outcome::Fine } else { Outcome::Findings })
    }
}

/// Reads recordings as one release would: here what its reader of server messages stumbles over counts too.
pub fn validate(release: &String, files: &[String], format: Format) -> io::Result<Outcome> {
    let verdicts = read(std::slice::from_ref(release), files, format)?;
    let fine = verdicts.is_some_and(|verdicts| {
        verdicts.iter().all(|verdict| verdict.is_accepted() && verdict.misread.is_empty())
    });
    Ok(if fine { Outcome::Fine } else { Outcome::Findings })
}

/// Reads recordings as these releases would, and tells what they make of them. None when a line is no message.
fn read(releases: &[String], files: &[String], format: Format) -> io::Result<Option<Vec<Verdict>>> {
    let mut compatibility = Compatibility::new(history(), releases).map_err(input_error)?;
    input::each(files, |name, reader| compatibility.read(name, reader))?;
    let (messages, unreadable) = (compatibility.messages(), compatibility.unreadable().to_vec());
    let beyond = compatibility.unreadable_beyond();
    let verdicts = compatibility.into_verdicts();
    match format {
        Format::Json => {
            let releases: Vec<Value> = verdicts.iter().map(to_json).collect();
            let document = json!({ "messages": messages, "unreadable": unreadable, "unreadableBeyond": beyond, "releases": releases });
            writeln!(io::stdout(), "{document:#}")?;
        }
        Format::Text => print(messages, &unreadable, beyond, &verdicts)?,
    }
    Ok(unreadable.is_empty().then_some(verdicts))
}

fn print(messages: usize, unreadable: &[String], beyond: usize, verdicts: &[Verdict]) -> io::Result<()> {
    let style = Style::of_stdout();
    let mut out = io::stdout().lock();
    for line in unreadable {
        writeln!(out, "{} {line}", style.bad("no message:"))?;
    }
    if beyond > 0 {
        writeln!(out, "{} {beyond} lines more", style.bad("no message:"))?;
    }
    let mut rest = verdicts;
    while let [first, ..] = rest {
        // Releases that say the same are told together.
        let count = rest.iter().take_while(|verdict| verdict.same_as(first)).count();
        let (same, others) = rest.split_at(count);
        rest = others;
        let last = &same[count - 1].release;
        let range = if count == 1 { first.release.clone() } else { format!("{}..{last}", first.release) };
        let accepted = if first.is_accepted() { style.good("accepts all") } else { style.bad("refuses") };
        writeln!(out, "{range}: {accepted}")?;
        for (what, remarks) in [
            ("refused", &first.refused),
            ("ignored silently", &first.ignored),
            ("misread", &first.misread),
            ("not checked", &first.unchecked),
        ] {
            for Remark { first, count, method, text, .. } in remarks {
                let times = if *count == 1 { String::new() } else { format!(" ({count} times)") };
                writeln!(out, "  {what}: {first}: {method}: {text}{times}")?;
            }
        }
        if first.beyond > 0 {
            writeln!(out, "  and {} more", first.beyond)?;
        }
    }
    writeln!(
        out,
        "{messages} messages, {} of {} releases accept them",
        verdicts.iter().filter(|verdict| verdict.is_accepted()).count(),
        verdicts.len()
    )
}

fn to_json(verdict: &Verdict) -> Value {
    let remarks = |remarks: &[Remark]| -> Value {
        remarks
            .iter()
            .map(|remark| json!({ "first": remark.first, "count": remark.count, "method": remark.method, "text": remark.text }))
            .collect()
    };
    json!({
        "release": verdict.release,
        "accepted": verdict.is_accepted(),
        "refused": remarks(&verdict.refused),
        "ignored": remarks(&verdict.ignored),
        "misread": remarks(&verdict.misread),
        "unchecked": remarks(&verdict.unchecked),
        "beyond": verdict.beyond,
    })
}
