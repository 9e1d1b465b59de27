//! Strings: borrowed where nothing is escaped, else copied once.

use std::borrow::Cow;

use memchr::memchr;

use super::error::Error;
use super::reader::Reader;
use crate::scan::quote_or_backslash;

impl<'de> Reader<'de> {
    /// The string whose opening quote stands here.
    #[inline]
    pub(super) fn string(&mut self) -> Result<Cow<'de, str>, Error> {
        let text = self.text;
        let start = self.at + 1;
        let rest = text.get(start..).unwrap_or_default();
        match quote_or_backslash(rest.as_bytes()) {
            Some(length) if rest.as_bytes()[length] == b'"' => {
                let string = &rest[..length];
                self.no_controls(string, start)?;
                self.at = start + length + 1;
                Ok(Cow::Borrowed(string))
            }
            Some(escape) => self.escaped_string(start, start + escape).map(Cow::Owned),
            None => Err(self.unclosed()),
        }
    }

    /// The string between a place and its closing quote, with the place of its first backslash.
    #[inline(never)]
    fn escaped_string(&mut self, start: usize, first_escape: usize) -> Result<String, Error> {
        let Some(end) = self.closing_quote(first_escape) else { return Err(self.unclosed()) };
        let raw = &self.text[start..end];
        self.no_controls(raw, start)?;
        // What is written without escapes is never longer.
        let mut string = String::with_capacity(raw.len());
        let mut rest = raw;
        let mut escape = first_escape - start;
        loop {
            let (plain, escaped) = rest.split_at(escape);
            string.push_str(plain);
            let (character, length) = match simple_escape(escaped) {
                Some(character) => (character, 2),
                None => match unicode_escape(escaped) {
                    Ok(read) => read,
                    Err(expected) => {
                        self.at = end - escaped.len();
                        return Err(self.expected(expected));
                    }
                },
            };
            string.push(character);
            rest = &escaped[length..];
            match memchr(b'\\', rest.as_bytes()) {
                Some(next) => escape = next,
                None => break,
            }
        }
        string.push_str(rest);
        if string.len() < raw.len() / 8 * 7 {
            string.shrink_to_fit();
        }
        self.at = end + 1;
        Ok(string)
    }

    /// The quote that ends a string of which the first backslash is given: the first that no backslash escapes.
    #[inline]
    fn closing_quote(&self, first_escape: usize) -> Option<usize> {
        let bytes = self.bytes();
        let mut at = first_escape + 2;
        loop {
            at += memchr(b'"', bytes.get(at..)?)?;
            let before = &bytes[first_escape..at];
            let backslashes = before.iter().rev().take_while(|byte| **byte == b'\\').count();
            if backslashes % 2 == 0 {
                return Some(at);
            }
            at += 1;
        }
    }

    /// Steps over the string whose opening quote stands here. Whether its surrogates are paired, only the string
    /// itself must know.
    #[inline]
    pub(super) fn skip_string(&mut self) -> Result<(), Error> {
        let bytes = self.bytes();
        let start = self.at + 1;
        let mut at = start;
        loop {
            let Some(found) = quote_or_backslash(bytes.get(at..).unwrap_or_default()) else {
                return Err(self.unclosed());
            };
            at += found;
            if bytes[at] == b'"' {
                break;
            }
            at += match bytes.get(at + 1) {
                Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 2,
                Some(b'u') if unit(&self.text[at..]).is_some() => 6,
                _ => {
                    self.at = at;
                    return Err(self.expected("an escape that JSON knows"));
                }
            };
        }
        self.no_controls(&self.text[start..at], start)?;
        self.at = at + 1;
        Ok(())
    }

    /// The text of the string whose opening quote stands here, with its quotes; what lies between is not looked at.
    pub(super) fn string_of_bytes(&mut self) -> Result<&'de str, Error> {
        let start = self.at;
        match crate::scan::string_end(self.bytes(), start) {
            Some(end) => {
                self.at = end;
                Ok(self.since(start))
            }
            None => Err(self.unclosed()),
        }
    }

    #[inline]
    fn no_controls(&self, string: &str, start: usize) -> Result<(), Error> {
        // Looking at all bytes, whatever was found, is quicker than stopping at the first.
        if self.controls && string.bytes().fold(false, |found, byte| found | (byte < b' ')) {
            return Err(control_character(string, start));
        }
        Ok(())
    }

    #[cold]
    fn unclosed(&self) -> Error {
        Error::new("expected a closing quote, found the end of the text".to_owned(), self.text.len())
    }
}

#[cold]
fn control_character(string: &str, start: usize) -> Error {
    let at = string.bytes().position(|byte| byte < b' ').unwrap_or_default();
    let found = string.as_bytes().get(at).copied().unwrap_or_default();
    let message = format!("expected a string without control characters, found \\u{found:04x}");
    Error::new(message, start + at + 1)
}

/// The character that an escape of two characters means.
#[inline]
fn simple_escape(escaped: &str) -> Option<char> {
    Some(match escaped.as_bytes().get(1)? {
        b'n' => '\n',
        b'"' => '"',
        b'\\' => '\\',
        b't' => '\t',
        b'r' => '\r',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        _ => return None,
    })
}

/// The character that an escape by code means, and how long the escape is: one or two UTF-16 units. Else what was
/// expected.
fn unicode_escape(escaped: &str) -> Result<(char, usize), &'static str> {
    if escaped.as_bytes().get(1) != Some(&b'u') {
        return Err("an escape that JSON knows");
    }
    let first = unit(escaped).ok_or("four hexadecimal digits")?;
    if let Some(character) = char::from_u32(first) {
        return Ok((character, 6));
    }
    let second = escaped.get(6..).filter(|rest| rest.starts_with("\\u")).and_then(unit);
    match (first, second) {
        (0xD800..=0xDBFF, Some(second @ 0xDC00..=0xDFFF)) => {
            let code = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
            char::from_u32(code).map(|character| (character, 12)).ok_or("a pair of surrogates")
        }
        _ => Err("a pair of surrogates"),
    }
}

/// The UTF-16 unit of an escape.
fn unit(escaped: &str) -> Option<u32> {
    let digits = escaped.as_bytes().get(2..6)?;
    digits.iter().try_fold(0, |unit, digit| Some(unit * 16 + char::from(*digit).to_digit(16)?))
}
