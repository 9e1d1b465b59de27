//! Reading a rollout line by line, keeping whatever can be kept.

use std::fmt;
use std::io::{self, BufRead};

use crate::decode::DecodeError;
use crate::recording::{BadLine, Line, Lines};
use crate::rollout::RolloutLine;

/// Reads a rollout from any buffered reader, or from bytes: one line is held at a time, and what is wrong with a
/// line is told without ending the file.
///
/// It is tolerant: items, events and enum values of newer releases are kept. What release 0.130.0 itself makes of a
/// file is told by [`Loader`](crate::rollout::Loader).
///
/// ```
/// use codex_schema::rollout::{EventMsg, Reader, RolloutItem};
///
/// let file = concat!(
///     r#"{"timestamp":"2026-01-02T03:00:00.000Z","type":"event_msg","payload":{"type":"warning","message":"low disk"}}"#, "\n",
///     "not JSON\n",
///     r#"{"timestamp":"2026-01-02T03:00:01.000Z","type":"event_msg","payload":{"type":"teleported","to":7}}"#, "\n",
/// );
/// let entries: Vec<_> = Reader::new(file.as_bytes()).collect::<Result<_, _>>()?;
///
/// let line = entries[0].line.as_ref().unwrap();
/// assert!(matches!(line.item, RolloutItem::EventMsg(EventMsg::Warning(_))));
/// assert_eq!(entries[1].number, 2);
/// assert!(entries[1].line.is_err());
/// let line = entries[2].line.as_ref().unwrap();
/// assert!(matches!(line.item, RolloutItem::EventMsg(EventMsg::Unrecognized(_))));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Reader<R> {
    lines: Lines<R>,
}

/// A line that is not blank.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Entry {
    /// Counted from 1; blank lines count.
    pub number: usize,
    /// The line, or why there is none.
    pub line: Result<RolloutLine, LineError>,
}

/// Why a line could not be read. It carries what there is of the line.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum LineError {
    /// Not UTF-8, or too long to be held.
    Bytes(BadLine),
    /// A byte order mark stands at the start of the file. It is not removed (spec/rollout.md §2.1), so that the
    /// first line is not JSON.
    ByteOrderMark {
        /// The text after the mark.
        raw: Box<str>,
    },
    /// Not JSON, or not a rollout line.
    Decode(DecodeError),
    /// The file ends inside this line: a writer was stopped, or is not done.
    CutOff(DecodeError),
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LineError::Bytes(bad) => bad.fmt(f),
            LineError::ByteOrderMark { .. } => {
                f.write_str("expected JSON, found a byte order mark in front of it")
            }
            LineError::Decode(error) => error.fmt(f),
            LineError::CutOff(error) => write!(f, "the file ends inside the line: {error}"),
        }
    }
}

impl std::error::Error for LineError {}

impl<R: BufRead> Reader<R> {
    /// Starts at the reader's place as line 1.
    pub fn new(reader: R) -> Reader<R> {
        Reader { lines: Lines::new(reader) }
    }

    /// How many bytes have been read.
    pub fn bytes_read(&self) -> u64 {
        self.lines.bytes_read()
    }

    /// The next line that is not blank; none at the end.
    ///
    /// # Errors
    ///
    /// When the reader fails. What is wrong with one line is part of that line.
    #[inline]
    pub fn next_entry(&mut self) -> io::Result<Option<Entry>> {
        while let Some(line) = self.lines.next_line()? {
            if let Some(line_read) = read(&line) {
                return Ok(Some(Entry { number: line.number, line: line_read }));
            }
        }
        Ok(None)
    }
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = io::Result<Entry>;

    #[inline]
    fn next(&mut self) -> Option<io::Result<Entry>> {
        self.next_entry().transpose()
    }
}

/// Decodes a line; none when it is blank.
#[inline]
fn read(line: &Line<'_>) -> Option<Result<RolloutLine, LineError>> {
    let text = match line.text {
        Ok(text) if line.byte_order_mark => return Some(Err(LineError::ByteOrderMark { raw: text.into() })),
        Ok(text) if text.trim().is_empty() => return None,
        Ok(text) => text,
        Err(bad) => return Some(Err(LineError::Bytes(bad))),
    };
    Some(
        RolloutLine::decode(text).map_err(|error| {
            if line.is_cut_off() { LineError::CutOff(error) } else { LineError::Decode(error) }
        }),
    )
}
