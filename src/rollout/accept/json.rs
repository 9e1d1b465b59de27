//! Walking JSON text in one pass, without a tree: every byte is read once and checked as JSON.

use std::borrow::Cow;

use super::fault::{Fault, What};
use crate::scan::quote_or_backslash;
use memchr::memchr2;

/// How many arrays and objects may be nested in one line (spec/rollout.md §0).
const DEEPEST: u8 = 127;

/// The text of a string between its quotes, known to be right.
#[derive(Clone, Copy)]
pub(super) struct Quoted<'a> {
    pub(super) raw: &'a str,
    escaped: bool,
}

impl<'a> Quoted<'a> {
    /// The string itself. Only one with escapes is copied, which keys, tags and ids hardly ever have.
    #[inline]
    pub(super) fn text(self) -> Cow<'a, str> {
        if self.escaped { Cow::Owned(unescaped(self.raw)) } else { Cow::Borrowed(self.raw) }
    }
}

#[cold]
fn unescaped(raw: &str) -> String {
    serde_json::from_str(&format!("\"{raw}\"")).unwrap_or_default()
}

/// The text of a number, known to be right.
#[derive(Clone, Copy)]
pub(super) struct Number<'a> {
    raw: &'a str,
    float: bool,
}

impl Number<'_> {
    /// The value of an integer; none for what reads as a float: `1.0`, `1e2`, `-0` and what passes 64 bits.
    pub(super) fn integer(self) -> Option<i128> {
        if self.float || self.raw == "-0" || self.raw.len() > 20 {
            return None;
        }
        let value: i128 = self.raw.parse().ok()?;
        (value >= i64::MIN.into() && value <= u64::MAX.into()).then_some(value)
    }
}

/// A place in a text, and how deep it lies.
#[derive(Clone)]
pub(super) struct Json<'a> {
    text: &'a str,
    at: usize,
    depth: u8,
    /// Whether the text holds control characters at all; most texts do not, and their strings need no second look.
    controls: bool,
}

impl<'a> Json<'a> {
    pub(super) fn new(text: &'a str) -> Json<'a> {
        let controls = text.bytes().fold(u8::MAX, u8::min) < b' ';
        Json { text, at: 0, depth: 0, controls }
    }

    pub(super) fn fault(&self, what: What) -> Fault {
        Fault { at: self.at, what }
    }

    /// Where the walk stands.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The text from a place to here.
    pub(super) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The first byte of what comes next.
    #[inline]
    pub(super) fn next(&mut self) -> Option<u8> {
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    #[inline]
    fn take(&mut self, byte: u8, expected: &'static str) -> Result<(), Fault> {
        if self.next() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(self.fault(What::NotJson(expected)))
        }
    }

    /// Nothing but white space may follow.
    pub(super) fn end(&mut self) -> Result<(), Fault> {
        match self.next() {
            None => Ok(()),
            Some(_) => Err(self.fault(What::NotJson("the end of the text"))),
        }
    }

    /// Steps over the `{` or `[` that comes next.
    #[inline]
    pub(super) fn open(&mut self) -> Result<(), Fault> {
        if self.depth == DEEPEST {
            return Err(self.fault(What::TooDeep));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    fn close(&mut self) {
        self.depth -= 1;
        self.at += 1;
    }

    /// The next key of the open object and where it starts, with its colon; none when the object is closed.
    #[inline]
    pub(super) fn key(&mut self, first: bool) -> Result<Option<(usize, Quoted<'a>)>, Fault> {
        if self.next() == Some(b'}') {
            self.close();
            return Ok(None);
        }
        if !first {
            self.take(b',', "`,` or `}`")?;
        }
        if self.next() != Some(b'"') {
            return Err(self.fault(What::NotJson("a member's name")));
        }
        let start = self.at;
        let key = self.string()?;
        self.take(b':', "`:`")?;
        Ok(Some((start, key)))
    }

    /// Steps over the next key of the open object if it is this one and no white space is in the way, as writers put
    /// it. Tells where it starts.
    #[inline]
    pub(super) fn key_is(&mut self, first: bool, name: &str) -> Option<usize> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let key = if first { rest } else { rest.strip_prefix(b",")? };
        let behind = key.strip_prefix(b"\"")?.strip_prefix(name.as_bytes())?.strip_prefix(b"\":")?;
        let start = self.at + rest.len() - key.len();
        self.at += rest.len() - behind.len();
        Some(start)
    }

    /// Whether the open array has one more element, which comes next; else the array is closed.
    #[inline]
    pub(super) fn element(&mut self, first: bool) -> Result<bool, Fault> {
        if self.next() == Some(b']') {
            self.close();
            return Ok(false);
        }
        if !first {
            self.take(b',', "`,` or `]`")?;
        }
        Ok(true)
    }

    /// The string whose opening quote comes next.
    pub(super) fn string(&mut self) -> Result<Quoted<'a>, Fault> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let mut at = start;
        let mut escaped = false;
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            // A string with an escape is a text, most likely a long one.
            let found = if escaped { memchr2(b'"', b'\\', rest) } else { quote_or_backslash(rest) };
            let Some(found) = found else {
                self.at = bytes.len();
                return Err(self.fault(What::NotJson("the end of a string")));
            };
            at += found;
            if bytes.get(at) == Some(&b'"') {
                break;
            }
            escaped = true;
            at = self.escape(at)?;
        }
        let raw = self.text.get(start..at).unwrap_or_default();
        if self.controls && raw.bytes().fold(u8::MAX, u8::min) < b' ' {
            return Err(Fault { at: self.at, what: What::NotJson("a string without control characters") });
        }
        self.at = at + 1;
        Ok(Quoted { raw, escaped })
    }

    /// The place after the escape that starts at a backslash.
    fn escape(&self, at: usize) -> Result<usize, Fault> {
        let wrong = |expected| Fault { at, what: What::NotJson(expected) };
        match self.text.as_bytes().get(at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
            Some(b'u') => match self.unit(at + 2) {
                Some(0xD800..=0xDBFF) => {
                    let low = self.text.get(at + 6..at + 8).filter(|mark| *mark == "\\u");
                    match low.and_then(|_| self.unit(at + 8)) {
                        Some(0xDC00..=0xDFFF) => Ok(at + 12),
                        _ => Err(wrong("the second half of a surrogate pair")),
                    }
                }
                Some(0xDC00..=0xDFFF) => Err(wrong("a whole surrogate pair")),
                Some(_) => Ok(at + 6),
                None => Err(wrong("four hexadecimal digits")),
            },
            _ => Err(wrong("an escape that JSON knows")),
        }
    }

    /// The UTF-16 code unit that four hexadecimal digits write.
    fn unit(&self, at: usize) -> Option<u16> {
        let digits = self.text.get(at..at + 4)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        u16::from_str_radix(digits, 16).ok()
    }

    fn digits(&mut self) -> Result<(), Fault> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        if count == 0 { Err(self.fault(What::NotJson("a digit"))) } else { Ok(()) }
    }

    fn step_over(&mut self, bytes: &[u8]) -> bool {
        let there = self.text.as_bytes().get(self.at).is_some_and(|byte| bytes.contains(byte));
        self.at += usize::from(there);
        there
    }

    /// The number that comes next.
    pub(super) fn number(&mut self) -> Result<Number<'a>, Fault> {
        let start = self.at;
        self.step_over(b"-");
        if !self.step_over(b"0") {
            self.digits()?;
        }
        let mut float = false;
        if self.step_over(b".") {
            float = true;
            self.digits()?;
        }
        let mut exponent = false;
        if self.step_over(b"eE") {
            (float, exponent) = (true, true);
            self.step_over(b"+-");
            self.digits()?;
        }
        let raw = self.since(start);
        // Only an exponent or hundreds of digits can leave the range of an f64.
        if (exponent || raw.len() > 300) && serde_json::from_str::<f64>(raw).is_err() {
            return Err(Fault {
                at: start,
                what: What::NotJson("a number within the range of a 64-bit float"),
            });
        }
        Ok(Number { raw, float })
    }

    /// Steps over `true`, `false` or `null` if it comes next.
    #[inline]
    pub(super) fn literal(&mut self, word: &'static str) -> bool {
        let there = self.text.as_bytes().get(self.at..).unwrap_or_default().starts_with(word.as_bytes());
        if there {
            self.at += word.len();
        }
        there
    }

    /// A value without parts: string, number, `true`, `false` or `null`.
    #[inline]
    fn scalar(&mut self) -> Result<(), Fault> {
        match self.next() {
            Some(b'"') => self.string().map(drop),
            Some(b'-' | b'0'..=b'9') => self.number().map(drop),
            Some(b't') if self.literal("true") => Ok(()),
            Some(b'f') if self.literal("false") => Ok(()),
            Some(b'n') if self.literal("null") => Ok(()),
            _ => Err(self.fault(What::NotJson("a JSON value"))),
        }
    }

    /// Steps over the value that comes next, whatever it is.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        let base = self.depth;
        // One bit for each depth: whether an object is open there.
        let mut objects = 0_u128;
        loop {
            let opened = match self.next() {
                Some(bracket @ (b'{' | b'[')) => {
                    self.open()?;
                    let bit = 1 << self.depth;
                    if bracket == b'{' {
                        objects |= bit
                    } else {
                        objects &= !bit
                    }
                    true
                }
                _ => {
                    self.scalar()?;
                    false
                }
            };
            let mut first = opened;
            loop {
                if self.depth == base {
                    return Ok(());
                }
                let in_object = objects & (1 << self.depth) != 0;
                let more = if in_object { self.key(first)?.is_some() } else { self.element(first)? };
                if more {
                    break;
                }
                first = false;
            }
        }
    }
}

/// Whether a text is JSON.
pub(super) fn validate(text: &str) -> Result<(), Fault> {
    let mut json = Json::new(text);
    json.skip()?;
    json.end()
}
