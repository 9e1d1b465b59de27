//! The lines of a file as the release finds them, before anything is made of them (spec/rollout.md §2.1).

use std::io::BufRead;

use super::LoadError;
use crate::recording::{BadLine, Lines};

/// What stands in a line.
pub(crate) enum FileLine<'a> {
    /// White space only.
    Blank,
    Text(&'a str),
    /// Nothing that could be JSON, and why.
    NoText(String),
}

/// The lines of a file, until something is wrong with the file as a whole.
#[derive(Debug)]
pub(crate) struct FileLines<R> {
    lines: Lines<R>,
    has_text: bool,
    ended: bool,
}

impl<R: BufRead> FileLines<R> {
    pub(crate) fn new(reader: R) -> FileLines<R> {
        FileLines { lines: Lines::new(reader), has_text: false, ended: false }
    }

    pub(crate) fn bytes_read(&self) -> u64 {
        self.lines.bytes_read()
    }

    /// The next line with its number; none at the end, and after an error.
    pub(crate) fn next_line(&mut self) -> Result<Option<(usize, FileLine<'_>)>, LoadError> {
        if self.ended {
            return Ok(None);
        }
        let Some(line) = self.lines.next_line()? else {
            self.ended = true;
            return if self.has_text { Ok(None) } else { Err(LoadError::Empty) };
        };
        let found = match line.text {
            Err(BadLine::NotUtf8 { offset, .. }) => {
                self.ended = true;
                return Err(LoadError::NotUtf8 { line: line.number, offset });
            }
            Err(bad) => FileLine::NoText(bad.to_string()),
            // The mark is not removed, and it is no white space.
            Ok(_) if line.byte_order_mark => {
                FileLine::NoText("expected JSON, found a byte order mark in front of it".to_owned())
            }
            Ok(text) if text.trim().is_empty() => FileLine::Blank,
            Ok(text) => FileLine::Text(text),
        };
        self.has_text |= !matches!(found, FileLine::Blank);
        Ok(Some((line.number, found)))
    }
}
