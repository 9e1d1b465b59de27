//! What release 0.130.0 makes of a rollout: which lines it loads, and what it refuses whole files for
//! (spec/rollout.md §2.1, §2.4).

mod lines;
mod readable;
mod verdict;

use std::fmt;
use std::io::{self, BufRead};

pub(crate) use lines::{FileLine, FileLines};
pub use readable::NotReadable;
pub(crate) use verdict::{Verdict, Verdicts};

use crate::decode::from_text;
use crate::id::ThreadId;
use crate::rollout::accept::{self, Accepted, ItemKind, Refusal};
use crate::rollout::{RolloutItem, RolloutLine};
use crate::vocab::ResponseItem;

/// Why a whole file is not loaded.
#[derive(Debug)]
#[non_exhaustive]
pub enum LoadError {
    /// The file is empty or holds only white space.
    Empty,
    /// A line is not UTF-8, wherever it stands.
    NotUtf8 {
        /// The line, counted from 1.
        line: usize,
        /// The offset of the first bad byte in its line.
        offset: usize,
    },
    /// The reader failed.
    Io(io::Error),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::Empty => f.write_str("empty session file"),
            LoadError::NotUtf8 { line, offset } => {
                write!(f, "line {line}: not UTF-8: invalid byte at offset {offset}")
            }
            LoadError::Io(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for LoadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            LoadError::Io(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for LoadError {
    fn from(error: io::Error) -> LoadError {
        LoadError::Io(error)
    }
}

/// What becomes of a line that is not blank.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant, reason = "most lines are loaded, and a line is moved once")]
pub enum Loaded {
    /// It is loaded.
    Line(RolloutLine),
    /// It is skipped and counted as a parse error.
    Refused(Refusal),
    /// It is a `ghost_snapshot`, a retired response item: skipped, and not counted.
    GhostSnapshot,
}

/// Loads a rollout as release 0.130.0 does, line by line: the strict way of reading.
///
/// What the release does not read is skipped and counted, also values that are only newer: for those,
/// [`Reader`](crate::rollout::Reader) is the tolerant way. One difference remains: a line longer than
/// [`MAX_LINE`](crate::recording::MAX_LINE) is refused, since only one line is held at a time and its size must have a bound.
#[derive(Debug)]
pub struct Loader<R> {
    verdicts: Verdicts<R>,
    thread_id: Option<ThreadId>,
    parse_errors: usize,
}

impl<R: BufRead> Loader<R> {
    /// Starts at the reader's place as line 1.
    pub fn new(reader: R) -> Loader<R> {
        Loader { verdicts: Verdicts::new(reader), thread_id: None, parse_errors: 0 }
    }

    /// The next line that is not blank, with its number; none at the end.
    ///
    /// # Errors
    ///
    /// When the whole file is refused; nothing more comes then.
    #[inline]
    pub fn next_line(&mut self) -> Result<Option<(usize, Loaded)>, LoadError> {
        let (number, loaded) = loop {
            let Some((number, verdict)) = self.verdicts.next_verdict()? else { return Ok(None) };
            let loaded = match verdict {
                Verdict::Blank => continue,
                Verdict::GhostSnapshot => Loaded::GhostSnapshot,
                Verdict::Refused(refusal) => Loaded::Refused(refusal),
                Verdict::Accepted { text, accepted } => match decode(text, &accepted) {
                    Ok(line) => Loaded::Line(line),
                    // The types read what the release reads; should they differ, the line is told and not lost.
                    Err(refusal) => Loaded::Refused(refusal),
                },
            };
            break (number, loaded);
        };
        match &loaded {
            Loaded::Line(RolloutLine { item: RolloutItem::SessionMeta(meta), .. }) => {
                self.thread_id.get_or_insert_with(|| meta.id.clone());
            }
            Loaded::Refused(_) => self.parse_errors += 1,
            _ => {}
        }
        Ok(Some((number, loaded)))
    }

    /// The thread that the file belongs to, as far as it has been read: the id of its first `session_meta`.
    /// Without one, its items load, but no thread can be resumed from it.
    pub fn thread_id(&self) -> Option<&ThreadId> {
        self.thread_id.as_ref()
    }

    /// How many lines have been skipped and counted.
    pub fn parse_errors(&self) -> usize {
        self.parse_errors
    }

    /// How many bytes have been read.
    pub fn bytes_read(&self) -> u64 {
        self.verdicts.bytes_read()
    }
}

impl<R: BufRead> Iterator for Loader<R> {
    type Item = Result<(usize, Loaded), LoadError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.next_line().transpose()
    }
}

#[inline]
fn decode(text: &str, accepted: &Accepted<'_>) -> Result<RolloutLine, Refusal> {
    let line: Result<RolloutLine, _> = from_text(text);
    let mut line = line.map_err(|failure| Refusal { pointer: failure.pointer, message: failure.message })?;
    if accepted.kind == ItemKind::Compacted
        && let RolloutItem::Compacted(compacted) = &mut line.item
        && let Some(history) = &mut compacted.replacement_history
    {
        history.retain(|item| !is_ghost_snapshot(item));
    }
    Ok(line)
}

fn is_ghost_snapshot(item: &ResponseItem) -> bool {
    matches!(item, ResponseItem::Unrecognized(unknown) if unknown.tag() == accept::GHOST_SNAPSHOT)
}
