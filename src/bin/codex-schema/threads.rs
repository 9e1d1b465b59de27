//! `threads`.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::Args;
use codex_schema::id::ThreadId;
use codex_schema::rollout::Timestamp;
use codex_schema::threads::{Descendant, SpawnNode, SpawnTree};
use codex_schema::v2::{SessionSource, Thread};
use serde::Serialize;

use crate::{Outcome, summary, thread_files};

/// List the threads of stored sessions, newest first, or the agents that one of them spawned.
///
/// Folders are searched for rollout files, compressed ones too. A damaged file is a warning on standard error. Names
/// that users gave to threads are taken from `session_index.jsonl`, beside or above the files.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  codex-schema threads ~/.codex/sessions\n  codex-schema threads --json rollout-*.jsonl\n  codex-schema threads --root 01a1fd77-752c-79a3-83bd-ac086b785546 ~/.codex/sessions"
)]
pub struct Threads {
    /// Write JSON: `{"threads": [Thread]}`, with `--root` `{"primary": ID, "descendants": […]}`.
    #[arg(long)]
    json: bool,
    /// Show the descendants of this thread only, as a tree.
    #[arg(long, value_name = "ID")]
    root: Option<String>,
    /// Rollout files, and folders to search.
    #[arg(required = true, value_name = "DIR|FILE")]
    paths: Vec<PathBuf>,
}

#[derive(Serialize)]
struct List<'a> {
    threads: &'a [Thread],
}

#[derive(Serialize)]
struct Descendants<'a> {
    primary: &'a ThreadId,
    descendants: Vec<Descendant<'a>>,
}

impl Threads {
    pub fn run(&self) -> io::Result<Outcome> {
        let root = self.root.as_deref().map(|id| ThreadId::from(id).canonical()).transpose();
        let root =
            root.map_err(|error| io::Error::new(io::ErrorKind::InvalidInput, format!("--root: {error}")))?;
        let mut threads = thread_files::read_all(&self.paths)?;
        threads.sort_by(|a, b| b.updated_at.cmp(&a.updated_at).then_with(|| a.id.cmp(&b.id)));
        let mut out = BufWriter::new(io::stdout().lock());
        match (&root, self.json) {
            (None, true) => summary::json(&mut out, &List { threads: &threads })?,
            (None, false) => print_list(&mut out, &threads)?,
            (Some(root), json) => {
                // Of several files of a thread the last one counts, which should be the newest.
                let tree = SpawnTree::new(root, threads.iter().rev());
                if json {
                    let descendants = tree.nodes().iter().map(SpawnNode::to_descendant).collect();
                    summary::json(&mut out, &Descendants { primary: root, descendants })?;
                } else {
                    print_tree(&mut out, root, &tree)?;
                }
            }
        }
        out.flush()?;
        Ok(Outcome::Fine)
    }
}

fn print_list(out: &mut impl Write, threads: &[Thread]) -> io::Result<()> {
    for thread in threads {
        let updated = Timestamp::from_seconds(thread.updated_at).to_string().replace(".000Z", "Z");
        writeln!(out, "{} {updated} {}", thread.id, origin(thread))?;
        writeln!(out, "  {}", title(thread))?;
        writeln!(out, "  {}", summary::one_line(thread.cwd.as_str()))?;
    }
    writeln!(out, "{}", summary::count(threads.len(), "thread"))
}

/// The name that users see, or else what the thread begins with.
fn title(thread: &Thread) -> String {
    match thread.name.as_deref().unwrap_or(&thread.preview) {
        text if text.trim().is_empty() => "(no message)".to_owned(),
        text => summary::one_line(text),
    }
}

fn origin(thread: &Thread) -> String {
    match &thread.source {
        SessionSource::SubAgent(_) => match agent(thread) {
            agent if agent.is_empty() => "sub-agent".to_owned(),
            agent => format!("sub-agent {agent}"),
        },
        SessionSource::Custom(name) => summary::one_line(name),
        source => serde_json::to_value(source)
            .ok()
            .and_then(|source| source.as_str().map(str::to_owned))
            .unwrap_or_default(),
    }
}

/// Nickname and role, as far as they are known.
fn agent(thread: &Thread) -> String {
    match (&thread.agent_nickname, &thread.agent_role) {
        (Some(nickname), Some(role)) => summary::one_line(&format!("{nickname} ({role})")),
        (Some(name), None) | (None, Some(name)) => summary::one_line(name),
        (None, None) => String::new(),
    }
}

fn print_tree(out: &mut impl Write, root: &ThreadId, tree: &SpawnTree<'_>) -> io::Result<()> {
    match tree.primary() {
        Some(primary) => writeln!(out, "{}", node(root, primary))?,
        None => writeln!(out, "{root} (not among the files)")?,
    }
    // For each thread above the one being drawn: whether it is the last of its siblings.
    let mut above: Vec<bool> = Vec::new();
    for (drawn, last) in tree.depth_first() {
        above.truncate(drawn.depth().saturating_sub(1) as usize);
        for last in &above {
            write!(out, "{}", if *last { "   " } else { "│  " })?;
        }
        above.push(last);
        let branch = if last { "└─" } else { "├─" };
        writeln!(out, "{branch} {}", node(&drawn.thread().id, drawn.thread()))?;
    }
    writeln!(out, "{}", summary::count(tree.nodes().len(), "descendant"))
}

/// A thread in the tree: id, nickname and role, title.
fn node(id: &ThreadId, thread: &Thread) -> String {
    match agent(thread) {
        agent if agent.is_empty() => format!("{id}: {}", title(thread)),
        agent => format!("{id} {agent}: {}", title(thread)),
    }
}
