//! What release 0.130.0 makes of a rollout: which lines it loads, and what it refuses whole files for
//! (spec/rollout.md §2.1, §2.4).

use std::fmt;
use std::io::{self, BufRead};

use crate::decode::from_text;
use crate::id::ThreadId;
use crate::recording::{BadLine, Lines};
use crate::rollout::accept::{self, Accepted, ItemKind, Refusal, Repeated};
use crate::rollout::{Head, RolloutItem, RolloutLine};
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
        self.verdicts.lines.bytes_read()
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

/// What the release makes of a line, before anything is decoded.
pub(crate) enum Verdict<'a> {
    Blank,
    Accepted { text: &'a str, accepted: Accepted<'a> },
    GhostSnapshot,
    Refused(Refusal),
}

/// The lines of a file with the release's verdict on each.
#[derive(Debug)]
pub(crate) struct Verdicts<R> {
    lines: Lines<R>,
    readability: Readability,
    has_text: bool,
    ended: bool,
}

impl<R: BufRead> Verdicts<R> {
    pub(crate) fn new(reader: R) -> Verdicts<R> {
        Verdicts {
            lines: Lines::new(reader),
            readability: Readability::default(),
            has_text: false,
            ended: false,
        }
    }

    /// Whether the server reads the file with turns, as far as it has been read.
    pub(crate) fn readability(&self) -> &Readability {
        &self.readability
    }

    pub(crate) fn next_verdict(&mut self) -> Result<Option<(usize, Verdict<'_>)>, LoadError> {
        if self.ended {
            return Ok(None);
        }
        let Some(line) = self.lines.next_line()? else {
            self.ended = true;
            return if self.has_text { Ok(None) } else { Err(LoadError::Empty) };
        };
        let verdict = match line.text {
            Err(BadLine::NotUtf8 { offset, .. }) => {
                self.ended = true;
                return Err(LoadError::NotUtf8 { line: line.number, offset });
            }
            Err(bad) => {
                self.readability.feed(UNDECODABLE);
                refused(bad.to_string())
            }
            // The mark is not removed, and it is no white space.
            Ok(_) if line.byte_order_mark => {
                self.readability.feed(UNDECODABLE);
                refused("expected JSON, found a byte order mark in front of it".to_owned())
            }
            Ok(text) if text.trim().is_empty() => return Ok(Some((line.number, Verdict::Blank))),
            Ok(text) => {
                self.readability.feed(text);
                match accept::line(text, Repeated::LastWins) {
                    Ok(accepted) if accepted.tag == Some(accept::GHOST_SNAPSHOT) => Verdict::GhostSnapshot,
                    Ok(accepted) => Verdict::Accepted { text, accepted },
                    Err(refusal) => Verdict::Refused(refusal),
                }
            }
        };
        self.has_text = true;
        Ok(Some((line.number, verdict)))
    }
}

/// Stands for a line without text, which counts where lines are counted.
const UNDECODABLE: &str = "?";

fn refused<'a>(message: String) -> Verdict<'a> {
    Verdict::Refused(Refusal { pointer: String::new(), message })
}

/// Why the server does not read a file with turns, although it can be loaded (spec/rollout.md §2.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotReadable {
    /// Its first item is not a `session_meta`.
    NoSessionMetadata,
    /// It has neither a `session_meta` nor a response item.
    Empty,
}

impl NotReadable {
    /// What the server says of a file at a path.
    pub fn message(self, path: &str) -> String {
        match self {
            NotReadable::NoSessionMetadata => {
                format!("rollout at {path} does not start with session metadata")
            }
            NotReadable::Empty => format!("rollout at {path} is empty"),
        }
    }
}

impl fmt::Display for NotReadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NotReadable::NoSessionMetadata => "the rollout does not start with session metadata",
            NotReadable::Empty => "the rollout is empty",
        })
    }
}

impl std::error::Error for NotReadable {}

/// Whether the server reads a file with turns: fed with the lines from the start.
#[derive(Debug, Clone, Default)]
pub(crate) struct Readability {
    head: Head,
    first: Option<ItemKind>,
}

impl Readability {
    // Inline, like all that decodes: a build that does not call it does not compile the decoders.
    #[inline]
    fn feed(&mut self, text: &str) {
        if self.is_settled() {
            return;
        }
        self.head.feed(text);
        if self.first.is_none()
            && let Ok(accepted) = accept::line(text, Repeated::Refused)
            && matches!(accepted.kind, ItemKind::SessionMeta | ItemKind::ResponseItem)
        {
            self.first = Some(accepted.kind);
        }
    }

    fn is_settled(&self) -> bool {
        self.first == Some(ItemKind::SessionMeta)
            || self.head.is_listed()
            || (self.first.is_some() && self.head.is_done())
    }

    /// What the server says, once the file has been fed.
    pub(crate) fn verdict(&self) -> Result<(), NotReadable> {
        match self.first {
            _ if self.head.is_listed() => Ok(()),
            Some(ItemKind::SessionMeta) => Ok(()),
            Some(_) => Err(NotReadable::NoSessionMetadata),
            None => Err(NotReadable::Empty),
        }
    }
}
