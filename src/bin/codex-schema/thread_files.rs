//! Finding stored sessions, and reading the threads that they belong to.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use codex_schema::rollout::{LoadError, RolloutFileName, Timestamp};
use codex_schema::threads::{NameIndex, Server, read_stored_thread};
use codex_schema::v2::Thread;

use crate::input;

/// The file with the names that users gave to threads.
const NAMES: &str = "session_index.jsonl";

/// How far above a file its name index may be: sessions/YYYY/MM/DD/file below the Codex home.
const LEVELS: usize = 6;

/// Reads the threads of files and of all files below folders. What cannot be read is a warning.
///
/// # Errors
///
/// When a path that was given does not exist.
pub fn read_all(paths: &[PathBuf]) -> io::Result<Vec<Thread>> {
    let mut files = Vec::new();
    for path in paths {
        let is_folder = path.metadata().map_err(|error| named(path, &error))?.is_dir();
        if is_folder {
            find(path, &mut files);
        } else {
            files.push(Candidate { key: absolute(path), path: path.clone(), is_rollout: true });
        }
    }
    // Of a file that was found twice, the one that was asked for stays.
    files.sort_by(|a, b| (&a.key, !a.is_rollout).cmp(&(&b.key, !b.is_rollout)));
    files.dedup_by(|second, first| second.key == first.key);

    let (server, names) = (server()?, names(paths));
    let bar = input::files_bar(files.len());
    let mut threads = Vec::new();
    for file in &files {
        match read(file, &server, &names) {
            Ok(Some(thread)) => threads.push(thread),
            Ok(None) if !file.is_rollout => {}
            Ok(None) => bar.suspend(|| warn(&file.path, "not a rollout: no line can be read as one")),
            Err(error) => bar.suspend(|| warn(&file.path, &error.to_string())),
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(threads)
}

/// A file to read.
struct Candidate {
    /// As it was given.
    path: PathBuf,
    /// Absolute, so that the same file is known again.
    key: PathBuf,
    /// Whether it claims to be a rollout, by its name or because it was asked for.
    is_rollout: bool,
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
            let (path, name) = (entry.path(), entry.file_name());
            let name = name.to_string_lossy();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
            } else if (name.ends_with(".jsonl") || name.ends_with(".jsonl.zst")) && name != NAMES {
                found.push(Candidate {
                    key: absolute(&path),
                    is_rollout: name.starts_with("rollout-"),
                    path,
                });
            }
        }
    }
}

fn read(file: &Candidate, server: &Server, names: &NameIndex) -> io::Result<Option<Thread>> {
    let name = file.path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let name = RolloutFileName::parse(name.strip_suffix(".zst").unwrap_or(name));
    let modified = std::fs::metadata(&file.path)?.modified()?;
    let seconds = modified.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let modified = Timestamp::from_seconds(i64::try_from(seconds).unwrap_or(i64::MAX));
    let stored = input::quietly(&file.path, |reader| match read_stored_thread(reader, name, modified) {
        Err(LoadError::Empty) if !file.is_rollout => Ok(None),
        Err(LoadError::Io(error)) => Err(error),
        result => result.map_err(|error| io::Error::other(error.to_string())),
    })?;
    Ok(stored.map(|mut stored| {
        if stored.name.is_none() {
            stored.name = names.name(&stored.id).map(str::to_owned);
        }
        stored.path = Some(file.key.to_string_lossy().into_owned());
        stored.into_thread(server)
    }))
}

/// The names from the indexes that lie beside or above the paths. What cannot be read of one is a warning.
fn names(paths: &[PathBuf]) -> NameIndex {
    let mut homes = BTreeSet::new();
    for path in paths {
        homes.extend(absolute(path).ancestors().take(LEVELS).map(Path::to_owned));
    }
    let mut names = NameIndex::default();
    for home in homes {
        let path = home.join(NAMES);
        if let Ok(file) = File::open(&path)
            && let Err(error) = feed(&mut names, BufReader::new(file))
        {
            warn(&path, &error.to_string());
        }
    }
    names
}

fn feed(names: &mut NameIndex, mut file: impl BufRead) -> io::Result<()> {
    let mut line = Vec::new();
    while file.read_until(b'\n', &mut line)? > 0 {
        names.feed(&String::from_utf8_lossy(&line));
        line.clear();
    }
    Ok(())
}

/// What the answers take from their surroundings: relative paths start in the working folder.
fn server() -> io::Result<Server> {
    let mut server = Server::new(std::env::current_dir()?.to_string_lossy(), "openai");
    server.home = std::env::home_dir().map(|home| home.to_string_lossy().into_owned());
    Ok(server)
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

fn warn(path: &Path, reason: &str) {
    eprintln!("codex-schema: warning: {}: {reason}", path.display());
}
