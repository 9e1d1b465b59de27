//! `turns`.

use std::io::{self, BufWriter, Write};

use clap::Args;
use codex_schema::history::{Items, StoredError, StoredHistory, read_stored};
use codex_schema::id::Ids;
use codex_schema::rollout::{LoadError, Timestamp};
use codex_schema::v2::{Turn, TurnStatus};

use crate::style::Style;
use crate::{Outcome, input, summary};

/// Show the turns of a stored session.
///
/// They are the turns that a server of this release answers for the file (`thread/read` with `includeTurns`). A
/// file that it refuses gives its reason on standard error and exit status 1.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  codex-schema turns rollout.jsonl\n  codex-schema turns --json rollout.jsonl.zst\n  codex-schema turns --all-events - < rollout.jsonl"
)]
pub struct Turns {
    /// Write the `turns` array as JSON.
    #[arg(long)]
    json: bool,
    /// Also take what the server passes over in extended files: commands, errors, sub-agents, reviews.
    #[arg(long)]
    all_events: bool,
    /// The rollout file; `-` is standard input.
    #[arg(value_name = "FILE")]
    file: String,
}

impl Turns {
    pub fn run(&self) -> io::Result<Outcome> {
        let items = if self.all_events { Items::All } else { Items::Limited };
        let history = input::with(&self.file, |reader| match read_stored(reader, items, Ids::system()) {
            Err(StoredError::Load(LoadError::Io(error))) => Err(error),
            result => Ok(result),
        })?;
        let history = match history {
            Ok(history) => history,
            Err(error) => {
                let answer = error.message(&self.file);
                if self.json {
                    eprintln!("codex-schema: {answer}");
                } else {
                    eprintln!("codex-schema: {}: {error}; a server answers: {answer}", self.file);
                }
                return Ok(Outcome::Findings);
            }
        };
        let mut out = BufWriter::new(io::stdout().lock());
        if self.json {
            summary::json(&mut out, &history.turns)?;
        } else {
            print(&mut out, &history)?;
        }
        out.flush()?;
        Ok(Outcome::Fine)
    }
}

fn print(out: &mut impl Write, history: &StoredHistory) -> io::Result<()> {
    let style = Style::of_stdout();
    for turn in &history.turns {
        print_turn(out, style, turn)?;
    }
    write!(out, "{}", summary::count(history.turns.len(), "turn"))?;
    if let Some(thread) = &history.thread_id {
        write!(out, " of thread {thread}")?;
    }
    match history.parse_errors {
        0 => writeln!(out),
        errors => {
            writeln!(out, ", {} that release 0.130.0 does not read", summary::count(errors, "line"))
        }
    }
}

/// How wide the column of ids becomes at most.
const LONG_ID: usize = 30;

fn print_turn(out: &mut impl Write, style: Style, turn: &Turn) -> io::Result<()> {
    let status = turn.status.as_str();
    let painted = match turn.status {
        TurnStatus::Completed => style.good(status),
        TurnStatus::Failed => style.bad(status),
        _ => style.note(status),
    };
    write!(out, "turn {} {painted}", summary::one_line(turn.id.as_str()))?;
    if let Some(started) = turn.started_at {
        write!(out, ", started {}", time(started))?;
    }
    if let Some(completed) = turn.completed_at {
        write!(out, ", ended {}", time(completed))?;
    }
    if let Some(duration) = turn.duration_ms {
        write!(out, ", took {}", summary::duration(duration))?;
    }
    writeln!(out)?;
    if let Some(error) = &turn.error {
        writeln!(out, "  {} {}", style.bad("error:"), summary::one_line(&error.message))?;
    }
    let items: Vec<summary::Item> = turn.items.iter().map(summary::item).collect();
    let ids = items.iter().map(|item| item.id.chars().count()).max().unwrap_or_default().min(LONG_ID);
    for summary::Item { kind, id, text } in items {
        let line = format!("  {kind:<12} {id:<ids$} {text}");
        writeln!(out, "{}", line.trim_end())?;
    }
    writeln!(out)
}

fn time(seconds: i64) -> String {
    Timestamp::from_seconds(seconds).to_string().replace(".000Z", "Z")
}
