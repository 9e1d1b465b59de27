//! Lines of a file, one at a time, with a limit on what is held in memory.

use std::io::{self, BufRead};

/// The longest line that is kept, in bytes; what is longer is skipped and reported.
pub const MAX_LINE: usize = 32 * 1024 * 1024;

pub(crate) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Why a line has no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum BadLine {
    /// Longer than [`MAX_LINE`].
    TooLong {
        /// Its length in bytes.
        length: usize,
    },
    /// Not UTF-8.
    NotUtf8 {
        /// The offset of the first bad byte.
        offset: usize,
        /// Whether the line stops inside a character that is right so far.
        incomplete: bool,
    },
}

impl std::fmt::Display for BadLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BadLine::TooLong { length } => {
                write!(f, "line of {length} bytes is longer than the limit of {MAX_LINE} bytes")
            }
            BadLine::NotUtf8 { offset, .. } => write!(f, "not UTF-8: invalid byte at offset {offset}"),
        }
    }
}

/// One line, without its line break.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Line<'a> {
    /// Counted from 1.
    pub number: usize,
    /// The text, or why there is none.
    pub text: Result<&'a str, BadLine>,
    /// Whether a byte order mark stood before the text; it is not part of it.
    pub byte_order_mark: bool,
    /// Whether a line break ended the line; the last line of a file that was cut off has none.
    pub ended: bool,
}

impl Line<'_> {
    /// Whether the file was cut off inside this line: no line break ended it, and its JSON or its last character
    /// is not complete.
    pub fn is_cut_off(&self) -> bool {
        !self.ended
            && match self.text {
                // A number that stops at its sign, point or exponent is a wrong number to serde_json.
                Ok(text) => serde_json::from_str::<serde::de::IgnoredAny>(text)
                    .is_err_and(|error| error.is_eof() || error.column() >= text.len()),
                Err(bad) => matches!(bad, BadLine::NotUtf8 { incomplete: true, .. }),
            }
    }
}

/// Reads lines from any buffered reader, holding one at a time.
#[derive(Debug)]
pub struct Lines<R> {
    reader: R,
    /// What there is of a line that does not lie in the reader's buffer as a whole.
    buffer: Vec<u8>,
    /// How many bytes of the reader's buffer the last line was, which are still to be consumed.
    borrowed: usize,
    number: usize,
    bytes: u64,
}

impl<R: BufRead> Lines<R> {
    /// Starts at the reader's place as line 1.
    pub fn new(reader: R) -> Lines<R> {
        Lines { reader, buffer: Vec::new(), borrowed: 0, number: 0, bytes: 0 }
    }

    /// How many bytes have been read.
    pub fn bytes_read(&self) -> u64 {
        self.bytes
    }

    /// The next line; none at the end.
    ///
    /// # Errors
    ///
    /// When the reader fails. What is wrong with one line is part of that line.
    pub fn next_line(&mut self) -> io::Result<Option<Line<'_>>> {
        self.reader.consume(std::mem::take(&mut self.borrowed));
        let (length, ended) = match self.whole_line()? {
            Some(length) => {
                self.borrowed = length + 1;
                self.bytes += self.borrowed as u64;
                (length, true)
            }
            None => {
                self.buffer.clear();
                self.fill()?
            }
        };
        if length == 0 && !ended {
            return Ok(None);
        }
        self.number += 1;
        let number = self.number;
        if length > MAX_LINE {
            let text = Err(BadLine::TooLong { length });
            return Ok(Some(Line { number, text, byte_order_mark: false, ended }));
        }
        let mut bytes = match self.borrowed {
            0 => self.buffer.as_slice(),
            // What was buffered a moment ago is still there.
            _ => self.reader.fill_buf()?.get(..length).unwrap_or_default(),
        };
        let byte_order_mark = number == 1 && bytes.starts_with(BYTE_ORDER_MARK);
        if byte_order_mark {
            bytes = &bytes[BYTE_ORDER_MARK.len()..];
        }
        bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        // The vector reader is fast, the one of the standard library tells where.
        let text = simdutf8::basic::from_utf8(bytes).or_else(|_| {
            std::str::from_utf8(bytes).map_err(|error| BadLine::NotUtf8 {
                offset: error.valid_up_to(),
                incomplete: error.error_len().is_none(),
            })
        });
        Ok(Some(Line { number, text, byte_order_mark, ended }))
    }

    /// The length of the next line, if the reader has buffered it with its line break: then it need not be copied.
    fn whole_line(&mut self) -> io::Result<Option<usize>> {
        loop {
            match self.reader.fill_buf() {
                Ok(available) => return Ok(memchr::memchr(b'\n', available)),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Reads to the next line break; gives the line's length and whether the break was there. What goes beyond
    /// the limit is counted and dropped.
    fn fill(&mut self) -> io::Result<(usize, bool)> {
        let mut length = 0;
        loop {
            let available = match self.reader.fill_buf() {
                Ok(available) => available,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if available.is_empty() {
                return Ok((length, false));
            }
            let newline = memchr::memchr(b'\n', available);
            let part = &available[..newline.unwrap_or(available.len())];
            length += part.len();
            if length <= MAX_LINE {
                self.buffer.extend_from_slice(part);
            }
            let used = part.len() + usize::from(newline.is_some());
            self.bytes += used as u64;
            self.reader.consume(used);
            if newline.is_some() {
                return Ok((length, true));
            }
        }
    }
}
