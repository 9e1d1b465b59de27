//! `threads`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use clap::Args;
use codex_schema::id::ThreadId;
use codex_schema::rollout::{RolloutFileName, Timestamp};
use codex_schema::threads::{Server, SpawnNode, SpawnTree, read_stored_thread};
use codex_schema::v2::{SessionSource, Thread};
use serde_json::json;

use crate::style::Style;
use crate::{Outcome, input, summary};

/// List the threads of stored sessions, newest first, or the agents that one of them spawned.
///
/// Folders are searched for rollout files, compressed ones too. A damaged file is a warning on standard error.
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

impl Threads {
    pub fn run(&self) -> io::Result<Outcome> {
        let root = match &self.root {
            None => None,
            Some(id) => Some(ThreadId::from(id.as_str()).canonical().map_err(|error| {
                io::Error::new(io::ErrorKind::InvalidInput, format!("--root: {error}"))
            })?),
        };
        let mut threads = self.threads()?;
        threads.sort_by(|a, b| b.updated_at.cmp(&a.updated_at).then_with(|| a.id.cmp(&b.id)));
        let mut out = io::stdout().lock();
        match (root, self.json) {
            (None, true) => writeln!(out, "{:#}", json!({"threads": serde_json::to_value(&threads)?}))?,
            (None, false) => print_list(&mut out, &threads)?,
            (Some(root), json) => {
                let tree = SpawnTree::new(&root, &threads);
                if json {
                    let descendants: Vec<_> = tree.nodes().iter().map(SpawnNode::to_descendant).collect();
                    let found = json!({"primary": root, "descendants": serde_json::to_value(descendants)?});
                    writeln!(out, "{found:#}")?;
                } else {
                    print_tree(&mut out, &root, &tree)?;
                }
            }
        }
        Ok(Outcome::Fine)
    }

    /// Reads all files; what cannot be read is a warning.
    fn threads(&self) -> io::Result<Vec<Thread>> {
        let mut files = Vec::new();
        for path in &self.paths {
            if path.is_dir() {
                find(path, &mut files);
            } else {
                files.push(Candidate { path: path.clone(), named: true });
            }
        }
        files.sort();
        files.dedup();
        let server = server()?;
        let bar = input::files_bar(files.len());
        let mut threads = Vec::new();
        for file in &files {
            match read(&file.path, &server) {
                Ok(Some(thread)) => threads.push(thread),
                Ok(None) if !file.named => {}
                Ok(None) => bar.suspend(|| warn(&file.path, "no thread: none of its lines is one of a rollout")),
                Err(error) => bar.suspend(|| warn(&file.path, &error.to_string())),
            }
            bar.inc(1);
        }
        bar.finish_and_clear();
        Ok(threads)
    }
}

/// A file to read, and whether it claims to be a rollout: by its name, or because it was asked for.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    path: PathBuf,
    named: bool,
}

/// Finds rollout files below a folder. Links are not followed, so that the search ends.
fn find(folder: &Path, found: &mut Vec<Candidate>) {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                warn(&folder, &error.to_string());
                continue;
            }
        };
        for entry in entries.flatten() {
            let path = entry.path();
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
            } else if name.ends_with(".jsonl") || name.ends_with(".jsonl.zst") {
                found.push(Candidate { named: name.starts_with("rollout-"), path });
            }
        }
    }
}

fn read(path: &Path, server: &Server) -> io::Result<Option<Thread>> {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let name = RolloutFileName::parse(name.strip_suffix(".zst").unwrap_or(name));
    let modified = std::fs::metadata(path)?.modified()?;
    let seconds = modified.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let modified = Timestamp::from_seconds(i64::try_from(seconds).unwrap_or(i64::MAX));
    let stored = input::quietly(path, |reader| {
        read_stored_thread(reader, name, modified).map_err(|error| io::Error::other(error.to_string()))
    })?;
    Ok(stored.map(|mut stored| {
        let absolute = std::path::absolute(path);
        stored.path = Some(absolute.as_deref().unwrap_or(path).to_string_lossy().into_owned());
        stored.into_thread(server)
    }))
}

/// What the answers take from their surroundings: relative paths start in the working folder.
fn server() -> io::Result<Server> {
    let mut server = Server::new(std::env::current_dir()?.to_string_lossy(), "openai");
    server.home = std::env::home_dir().map(|home| home.to_string_lossy().into_owned());
    Ok(server)
}

fn warn(path: &Path, reason: &str) {
    eprintln!("codex-schema: warning: {}: {reason}", path.display());
}

fn print_list(out: &mut impl Write, threads: &[Thread]) -> io::Result<()> {
    for thread in threads {
        let updated = Timestamp::from_seconds(thread.updated_at).to_string().replace(".000Z", "Z");
        writeln!(out, "{} {updated} {}", thread.id, origin(thread))?;
        writeln!(out, "  {}", summary::one_line(thread.name.as_deref().unwrap_or(&thread.preview)))?;
        writeln!(out, "  {}", thread.cwd)?;
    }
    writeln!(out, "{} threads", threads.len())
}

fn origin(thread: &Thread) -> String {
    match &thread.source {
        SessionSource::SubAgent(_) => match agent(thread) {
            agent if agent.is_empty() => "sub-agent".to_owned(),
            agent => format!("sub-agent {agent}"),
        },
        SessionSource::Custom(name) => name.clone(),
        source => serde_json::to_value(source)
            .ok()
            .and_then(|source| source.as_str().map(str::to_owned))
            .unwrap_or_default(),
    }
}

/// Nickname and role, as far as they are known.
fn agent(thread: &Thread) -> String {
    match (&thread.agent_nickname, &thread.agent_role) {
        (Some(nickname), Some(role)) => format!("{nickname} ({role})"),
        (Some(name), None) | (None, Some(name)) => name.clone(),
        (None, None) => String::new(),
    }
}

fn print_tree(out: &mut impl Write, root: &ThreadId, tree: &SpawnTree<'_>) -> io::Result<()> {
    let style = Style::of_stdout();
    match tree.primary() {
        Some(primary) => writeln!(out, "{root} {}", style.note(primary.status.tag()))?,
        None => writeln!(out, "{root} (not among the files)")?,
    }
    // For each thread above the one being drawn: whether it is the last of its siblings.
    let mut above: Vec<bool> = Vec::new();
    for (node, last) in tree.depth_first() {
        above.truncate(node.depth().saturating_sub(1) as usize);
        for last in &above {
            write!(out, "{}", if *last { "   " } else { "│  " })?;
        }
        above.push(last);
        let thread = node.thread();
        let agent = agent(thread);
        let space = if agent.is_empty() { "" } else { " " };
        let branch = if last { "└─" } else { "├─" };
        writeln!(out, "{branch} {}{space}{agent} {}", thread.id, style.note(thread.status.tag()))?;
    }
    writeln!(out, "{} descendants", tree.nodes().len())
}
