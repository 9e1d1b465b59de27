//! [`SseParser`]: server-sent events, from bytes that arrive in any pieces.

use std::collections::VecDeque;

/// Takes the bytes of an event stream and gives the `data` of its events.
///
/// ```text
///   bytes ──push──► [ line in the making │ data in the making ] ──next──► data of one event
///                          │
///                          └── more than MAX_EVENT bytes: TooLarge, for good
/// ```
///
/// Lines end with CR LF, LF or CR, and pieces may break anywhere. The names and ids of events and comments are passed
/// over; an event that the end of the stream cuts off is none. Bytes that are no UTF-8 are replaced.
///
/// ```
/// use codex_schema::model_client::SseParser;
///
/// let mut parser = SseParser::new();
/// parser.push(b"event: x\r\ndata: {\"a\":\r").unwrap();
/// parser.push(b"\ndata: 1}\r\n\r").unwrap();
/// assert_eq!(parser.next_data().as_deref(), Some("{\"a\":\n1}"));
/// ```
#[derive(Debug, Default)]
pub struct SseParser {
    /// The bytes of the line that has not ended yet.
    line: Vec<u8>,
    data: Vec<u8>,
    has_data: bool,
    /// The last byte was a CR: an LF right after it belongs to the same line end.
    after_cr: bool,
    past_first_line: bool,
    too_large: bool,
    events: VecDeque<String>,
}

/// An event, or a line of it, is larger than [`SseParser::MAX_EVENT`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventTooLarge;

impl SseParser {
    /// How large an event may be, in bytes.
    pub const MAX_EVENT: usize = 64 << 20;

    /// At the start of a stream.
    #[inline]
    pub fn new() -> SseParser {
        SseParser::default()
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    ///
    /// When an event is too large. The events before it can still be taken; nothing after it is read.
    #[inline]
    pub fn push(&mut self, mut bytes: &[u8]) -> Result<(), EventTooLarge> {
        while !bytes.is_empty() && !self.too_large {
            if std::mem::take(&mut self.after_cr)
                && let Some(rest) = bytes.strip_prefix(b"\n")
            {
                bytes = rest;
                continue;
            }
            let Some(end) = memchr::memchr2(b'\n', b'\r', bytes) else {
                self.extend_line(bytes);
                break;
            };
            self.extend_line(&bytes[..end]);
            self.after_cr = bytes[end] == b'\r';
            bytes = &bytes[end + 1..];
            self.end_line();
        }
        if self.too_large { Err(EventTooLarge) } else { Ok(()) }
    }

    /// The data of the next event that has arrived.
    #[inline]
    pub fn next_data(&mut self) -> Option<String> {
        self.events.pop_front()
    }

    #[inline]
    fn extend_line(&mut self, bytes: &[u8]) {
        if self.data.len() + self.line.len() + bytes.len() > SseParser::MAX_EVENT {
            self.too_large = true;
            self.line = Vec::new();
            self.data = Vec::new();
        } else {
            self.line.extend_from_slice(bytes);
        }
    }

    #[inline]
    fn end_line(&mut self) {
        if self.too_large {
            return;
        }
        let line = self.line.as_slice();
        let line = match line.strip_prefix(b"\xef\xbb\xbf") {
            Some(rest) if !self.past_first_line => rest,
            _ => line,
        };
        self.past_first_line = true;
        if line.is_empty() {
            if std::mem::take(&mut self.has_data) {
                let data = std::mem::take(&mut self.data);
                let data = String::from_utf8(data)
                    .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
                self.events.push_back(data);
            }
        } else if let Some(value) = line.strip_prefix(b"data")
            && let Some(value) = if value.is_empty() { Some(value) } else { value.strip_prefix(b":") }
        {
            if self.has_data {
                self.data.push(b'\n');
            }
            self.data.extend_from_slice(value.strip_prefix(b" ").unwrap_or(value));
            self.has_data = true;
        }
        self.line.clear();
        // One large event should not bind its memory for the rest of the stream.
        self.line.shrink_to(1 << 16);
    }
}
