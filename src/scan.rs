//! Walking JSON text without building a tree: where a byte lies, which members stand twice.
//!
//! Both walks keep their own stack, so that nesting cannot exhaust the call stack. They take any text: what is
//! not JSON yields the best answer that the readable part allows.

use std::collections::BTreeMap;

/// The byte offset of a position as serde_json reports it (line from 1, column in bytes from the line start).
#[cfg(feature = "validate")]
pub(crate) fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (start + column).min(text.len())
}

/// A JSON pointer token, escaped.
pub(crate) fn push_token(pointer: &mut String, token: &str) {
    pointer.push('/');
    pointer.push_str(&token.replace('~', "~0").replace('/', "~1"));
}

enum Place {
    Member(String),
    Element(usize),
}

#[derive(PartialEq)]
enum Token<'a> {
    Open(u8),
    Close,
    Colon,
    Comma,
    String(&'a str),
    Scalar,
}

/// A token with its start and end.
struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = (usize, Token<'a>, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        let start = self.at;
        let token = match *bytes.get(start)? {
            open @ (b'{' | b'[') => self.advance(1, Token::Open(open)),
            b'}' | b']' => self.advance(1, Token::Close),
            b':' => self.advance(1, Token::Colon),
            b',' => self.advance(1, Token::Comma),
            b'"' => {
                let end = string_end(bytes, start).unwrap_or(bytes.len());
                self.at = end;
                Token::String(&self.text[start..end])
            }
            _ => {
                let rest = &bytes[start..];
                let len =
                    rest.iter().position(|byte| b" \t\r\n,:{}[]\"".contains(byte)).unwrap_or(rest.len());
                self.advance(len, Token::Scalar)
            }
        };
        Some((start, token, self.at))
    }
}

impl<'a> Tokens<'a> {
    fn advance(&mut self, by: usize, token: Token<'a>) -> Token<'a> {
        self.at += by;
        token
    }
}

/// The end of the string that starts at `start`, after its closing quote; none when nothing closes it.
#[inline]
pub(crate) fn string_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    while let Some(found) = memchr::memchr2(b'"', b'\\', bytes.get(at..).unwrap_or_default()) {
        at += found;
        if bytes[at] == b'"' {
            return Some(at + 1);
        }
        at += 2;
    }
    None
}

/// Where the first quote or backslash is. Most strings are short, and starting a vector search costs more than looking
/// at a few words of eight bytes.
#[inline]
pub(crate) fn quote_or_backslash(bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & (ONES << 7);
    let (words, _) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().take(6).enumerate() {
        let word = u64::from_le_bytes(*word);
        let found = zeros(word ^ (ONES * b'"' as u64)) | zeros(word ^ (ONES * b'\\' as u64));
        if found != 0 {
            return Some(index * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    let searched = words.len().min(6) * 8;
    let rest = bytes.get(searched..).unwrap_or_default();
    memchr::memchr2(b'"', b'\\', rest).map(|found| searched + found)
}

fn unquoted(string: &str) -> String {
    serde_json::from_str(string).unwrap_or_else(|_| string.trim_matches('"').to_owned())
}

/// The JSON pointer of the innermost value at a byte offset: the value that ends there, holds it or starts there;
/// between two values, the object or array that holds both.
pub(crate) fn pointer_at(text: &str, offset: usize) -> String {
    let mut path: Vec<Place> = Vec::new();
    let mut key = None;
    let mut closes_key = false;
    for (start, token, end) in (Tokens { text, at: 0 }) {
        let in_object = matches!(path.last(), Some(Place::Member(_)));
        match token {
            Token::String(string) if in_object && !closes_key => {
                key = Some(unquoted(string));
                if end >= offset {
                    path.pop();
                    return pointer(&path);
                }
            }
            Token::Colon => {
                closes_key = true;
                if let (Some(Place::Member(name)), Some(key)) = (path.last_mut(), key.take()) {
                    *name = key;
                }
            }
            Token::Comma => {
                closes_key = false;
                if let Some(Place::Element(index)) = path.last_mut() {
                    *index += 1;
                }
            }
            Token::Open(open) => {
                if start == offset {
                    return pointer(&path);
                }
                if start > offset {
                    path.pop();
                    return pointer(&path);
                }
                path.push(if open == b'{' { Place::Member(String::new()) } else { Place::Element(0) });
                closes_key = false;
            }
            Token::Close => {
                path.pop();
                closes_key = false;
                if end >= offset {
                    return pointer(&path);
                }
            }
            Token::String(_) | Token::Scalar => {
                if start > offset {
                    path.pop();
                    return pointer(&path);
                }
                if end >= offset {
                    return pointer(&path);
                }
            }
        }
    }
    String::new()
}

fn pointer(path: &[Place]) -> String {
    let mut pointer = String::new();
    for place in path {
        match place {
            Place::Member(name) => push_token(&mut pointer, name),
            Place::Element(index) => push_token(&mut pointer, &index.to_string()),
        }
    }
    pointer
}

/// One open object or array of the walk over members.
enum Container {
    Object { members: BTreeMap<String, Span>, key: Option<String> },
    Array { index: usize },
}

#[derive(Clone, Copy)]
struct Span {
    /// From the key's quote to the end of its value.
    start: usize,
    end: usize,
}

/// What [`members`] tells about a text.
#[derive(Default)]
struct Members {
    /// Pointers of members that stand more than once in their object.
    repeated: Vec<String>,
    /// Byte ranges of all but the last of them.
    superseded: Vec<Span>,
}

fn members(text: &str) -> Members {
    let mut found = Members::default();
    let mut stack: Vec<Container> = Vec::new();
    let mut starts: Vec<usize> = Vec::new();
    let mut key_start = 0;
    let mut expects_value = true;
    for (start, token, end) in (Tokens { text, at: 0 }) {
        match token {
            Token::Open(open) => {
                starts.push(key_start);
                stack.push(if open == b'{' {
                    Container::Object { members: BTreeMap::new(), key: None }
                } else {
                    Container::Array { index: 0 }
                });
                expects_value = open == b'[';
            }
            Token::String(string) if !expects_value => {
                if let Some(Container::Object { key, .. }) = stack.last_mut() {
                    *key = Some(unquoted(string));
                    key_start = start;
                }
            }
            Token::Colon => expects_value = true,
            Token::Comma => match stack.last_mut() {
                Some(Container::Array { index }) => *index += 1,
                _ => expects_value = false,
            },
            Token::Close | Token::String(_) | Token::Scalar => {
                if token == Token::Close {
                    stack.pop();
                    key_start = starts.pop().unwrap_or_default();
                }
                value_ended(&mut stack, Span { start: key_start, end }, &mut found);
                expects_value = matches!(stack.last(), Some(Container::Array { .. }));
            }
        }
    }
    found
}

fn value_ended(stack: &mut [Container], span: Span, found: &mut Members) {
    let Some(Container::Object { members, key }) = stack.last_mut() else { return };
    let Some(key) = key.take() else { return };
    if let Some(earlier) = members.insert(key.clone(), span) {
        found.superseded.push(earlier);
        let mut pointer = String::new();
        for container in &stack[..stack.len() - 1] {
            match container {
                Container::Object { key: Some(key), .. } => push_token(&mut pointer, key),
                Container::Object { key: None, .. } => {}
                Container::Array { index } => push_token(&mut pointer, &index.to_string()),
            }
        }
        push_token(&mut pointer, &key);
        found.repeated.push(pointer);
    }
}

/// The JSON pointers of members that stand more than once in their object.
#[cfg(feature = "validate")]
pub(crate) fn duplicates(text: &str) -> Vec<String> {
    members(text).repeated
}

/// The text with only the last of each repeated member; none when no member is repeated.
pub(crate) fn without_duplicates(text: &str) -> Option<String> {
    let mut cuts = members(text).superseded;
    if cuts.is_empty() {
        return None;
    }
    cuts.sort_by_key(|cut| (cut.start, std::cmp::Reverse(cut.end)));
    let mut single = String::with_capacity(text.len());
    let mut kept_to = 0;
    for cut in cuts {
        if cut.start < kept_to {
            continue;
        }
        single.push_str(&text[kept_to..cut.start]);
        // A superseded member is never the last of its object, so a comma follows it.
        let comma = text[cut.end..].find(',').map_or(0, |at| at + 1);
        kept_to = cut.end + comma;
    }
    single.push_str(&text[kept_to..]);
    Some(single)
}
