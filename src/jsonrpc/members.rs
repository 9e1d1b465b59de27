//! Splitting a message into its members without reading their values.
//!
//! Routing needs the names and the extents of the outermost members only. This walk checks the syntax at that
//! level and balances what lies below; whether a body is JSON shows when it is decoded, which every body is at
//! most once. It needs no stack, whatever the nesting.

use std::borrow::Cow;

use super::RequestId;
use crate::scan::string_end;

/// Where and why a text is no JSON object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Malformed {
    pub(super) offset: usize,
    pub(super) expected: &'static str,
}

/// Calls `member` with the name and the value's text of each member of an object.
pub(super) fn each_member<'a>(
    text: &'a str,
    mut member: impl FnMut(Cow<'a, str>, &'a str),
) -> Result<(), Malformed> {
    let mut walk = Walk { text, at: 0 };
    walk.skip_space();
    if walk.peek() != Some(b'{') {
        return Err(walk.expected("a JSON-RPC message, an object"));
    }
    walk.at += 1;
    walk.skip_space();
    if walk.peek() == Some(b'}') {
        walk.at += 1;
    } else {
        loop {
            walk.skip_space();
            let name = walk.name()?;
            walk.skip_space();
            walk.punctuation(b':', "`:`")?;
            walk.skip_space();
            member(name, walk.value()?);
            walk.skip_space();
            match walk.peek() {
                Some(b',') => walk.at += 1,
                Some(b'}') => break walk.at += 1,
                _ => return Err(walk.expected("`,` or `}`")),
            }
        }
    }
    walk.skip_space();
    match walk.peek() {
        None => Ok(()),
        Some(_) => Err(walk.expected("the end of the message")),
    }
}

/// Calls `member` with the name and the value's text of each member, when the text is an object.
pub(crate) fn split_members<'a>(text: &'a str, mut member: impl FnMut(&str, &'a str)) -> Result<(), ()> {
    each_member(text, |name, value| member(&name, value)).map_err(|_| ())
}

/// A request or notification whose members stand in the order in which peers write them: `method`, then perhaps
/// `id`, then `params` at the end.
pub(crate) struct Plain<'a> {
    pub(crate) method: &'a str,
    pub(crate) id: Option<RequestId>,
    /// The text from the params on, to the end of the message.
    pub(crate) params: &'a str,
}

impl<'a> Plain<'a> {
    /// None when the message has another form; it may be valid all the same.
    pub(crate) fn parse(text: &'a str) -> Option<Plain<'a>> {
        let (method, rest) = text.strip_prefix(r#"{"method":""#)?.split_once('"')?;
        if method.bytes().any(|byte| byte == b'\\' || byte < 0x20) {
            return None;
        }
        let (id, rest) = match rest.strip_prefix(r#","id":"#) {
            None => (None, rest),
            Some(rest) => {
                let (id, _) = rest.split_once(r#","params":"#)?;
                (Some(serde_json::from_str(id).ok()?), &rest[id.len()..])
            }
        };
        let params = rest.strip_prefix(r#","params":"#)?;
        Some(Plain { method, id, params })
    }
}

/// A response whose members stand in the order in which peers write them: `id`, then `result` at the end.
pub(crate) struct PlainResponse<'a> {
    pub(crate) id: RequestId,
    /// The text from the result on, to the end of the message.
    pub(crate) result: &'a str,
}

impl<'a> PlainResponse<'a> {
    /// None when the message has another form; it may be valid all the same.
    pub(crate) fn parse(text: &'a str) -> Option<PlainResponse<'a>> {
        let (id, result) = text.strip_prefix(r#"{"id":"#)?.split_once(r#","result":"#)?;
        Some(PlainResponse { id: serde_json::from_str(id).ok()?, result })
    }
}

/// Whether nothing but the end of the message follows.
pub(crate) fn is_end(rest: &str) -> bool {
    rest.trim_end_matches([' ', '\t', '\r', '\n']) == "}"
}

struct Walk<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Walk<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn expected(&self, expected: &'static str) -> Malformed {
        Malformed { offset: self.at, expected }
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn punctuation(&mut self, byte: u8, name: &'static str) -> Result<(), Malformed> {
        if self.peek() != Some(byte) {
            return Err(self.expected(name));
        }
        self.at += 1;
        Ok(())
    }

    fn name(&mut self) -> Result<Cow<'a, str>, Malformed> {
        let start = self.at;
        if self.peek() != Some(b'"') {
            return Err(self.expected("a member name"));
        }
        self.string()?;
        let quoted = &self.text[start..self.at];
        match quoted.bytes().any(|byte| byte == b'\\' || byte < 0x20) {
            false => Ok(Cow::Borrowed(&quoted[1..quoted.len() - 1])),
            true => serde_json::from_str(quoted)
                .map(Cow::Owned)
                .map_err(|_| Malformed { offset: start, expected: "a member name" }),
        }
    }

    /// Steps over the string that starts here.
    fn string(&mut self) -> Result<(), Malformed> {
        match string_end(self.text.as_bytes(), self.at) {
            Some(end) => {
                self.at = end;
                Ok(())
            }
            None => Err(self.expected("a closing quote")),
        }
    }

    /// The text of the value that starts here.
    fn value(&mut self) -> Result<&'a str, Malformed> {
        let start = self.at;
        match self.peek() {
            Some(b'"') => self.string()?,
            Some(b'{' | b'[') => self.nested()?,
            Some(b'-' | b'0'..=b'9' | b'a'..=b'z') => {
                let rest = &self.text.as_bytes()[start..];
                let end =
                    rest.iter().position(|byte| matches!(byte, b',' | b'}' | b' ' | b'\t' | b'\n' | b'\r'));
                self.at += end.unwrap_or(rest.len());
            }
            _ => return Err(self.expected("a value")),
        }
        Ok(&self.text[start..self.at])
    }

    /// Steps over the object or array that starts here.
    fn nested(&mut self) -> Result<(), Malformed> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut depth = 0usize;
        while let Some(byte) = bytes.get(self.at) {
            match byte {
                b'"' => {
                    self.string()?;
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => {
                    depth -= 1;
                    if depth == 0 {
                        self.at += 1;
                        return Ok(());
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        Err(Malformed { offset: start, expected: "a closing bracket" })
    }
}
