//! Validating a recording line by line.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use serde::Serialize;
use serde_json::Value;

use super::finding::{Finding, Found, cut_off, excerpt, is_zero, sender, text_of};
use super::known::{Surplus, SurplusKind, envelope, surplus};
use super::nearest::nearest;
use super::{Side, UnknownType, Validator};
use crate::decode::DecodeError;
use crate::jsonrpc::{Body, Routed, split_members};
use crate::method::{self, Direction, Kind, legacy};
use crate::recording::{BYTE_ORDER_MARK, Conversation, Line, Lines, MAX_LINE, NoRequest, Recorded};
use crate::scan::push_token;

/// What was found in one or more recordings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// How many messages were read; blank lines are none.
    pub messages: usize,
    /// How many of them belong to methods of the legacy API, which servers after release 0.104 do not have; left out of
    /// JSON when it is 0.
    #[serde(skip_serializing_if = "is_zero")]
    pub legacy: usize,
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// What is of a newer release, as far as one can tell: no error.
    pub notes: Vec<Finding>,
}

/// Checks the lines of recordings against the schemas.
#[derive(Debug)]
pub struct Checker {
    strict: bool,
    payload_type: Option<String>,
    file: String,
    line: usize,
    conversation: Conversation,
    report: Report,
}

impl Checker {
    /// `strict` also reports members that no type has: a server ignores them silently, so that a renamed policy
    /// member fails open.
    pub fn new(strict: bool) -> Checker {
        Checker {
            strict,
            payload_type: None,
            file: String::new(),
            line: 0,
            conversation: Conversation::default(),
            report: Report::default(),
        }
    }

    /// Takes every line for a payload of this type instead of a message. It is judged as what a client sends.
    ///
    /// # Errors
    ///
    /// When no type has this name.
    pub fn of_type(strict: bool, name: &str) -> Result<Checker, UnknownType> {
        Validator::of(name, Side::Client)?;
        Ok(Checker { payload_type: Some(name.to_owned()), ..Checker::new(strict) })
    }

    /// Reads a recording to its end. `progress` hears how many bytes have been read, line by line.
    ///
    /// # Errors
    ///
    /// When the reader fails; what is wrong with a line is a finding.
    pub fn read(
        &mut self,
        file: &str,
        reader: impl BufRead,
        mut progress: impl FnMut(u64),
    ) -> io::Result<()> {
        self.file = file.to_owned();
        self.conversation = Conversation::default();
        if let Some(name) = self.payload_type.clone() {
            return self.read_payloads(&name, reader, progress);
        }
        let mut lines = Lines::new(reader);
        while let Some(line) = lines.next_line()? {
            self.check_line(&line);
            progress(lines.bytes_read());
        }
        Ok(())
    }

    /// Reads one JSON document, or one payload a line.
    fn read_payloads(
        &mut self,
        name: &str,
        mut reader: impl BufRead,
        mut progress: impl FnMut(u64),
    ) -> io::Result<()> {
        let mut start = Vec::new();
        reader.by_ref().take(MAX_LINE as u64).read_to_end(&mut start)?;
        let document = start.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&start);
        if let Ok(document) = serde_json::from_slice::<&serde_json::value::RawValue>(document) {
            self.line = 1;
            self.report.messages += 1;
            if start.starts_with(BYTE_ORDER_MARK) {
                self.byte_order_mark();
            }
            self.check_payload(name, document.get(), "");
            return Ok(());
        }
        let mut lines = Lines::new(start.as_slice().chain(reader));
        while let Some(line) = lines.next_line()? {
            self.check_line(&line);
            progress(lines.bytes_read());
        }
        Ok(())
    }

    /// What has been found so far.
    pub fn into_report(self) -> Report {
        self.report
    }

    fn check_line(&mut self, line: &Line<'_>) {
        self.line = line.number;
        if line.byte_order_mark {
            self.byte_order_mark();
        }
        let Some(text) = text_of(line) else { return };
        self.report.messages += 1;
        let text = match text {
            Ok(text) => text,
            Err(bad) => return self.add(None, None, "", "a line of JSON", &bad),
        };
        if let Some(name) = self.payload_type.clone() {
            return self.check_payload(&name, text, cut_off(line));
        }
        let mut conversation = std::mem::take(&mut self.conversation);
        match conversation.read(text) {
            Ok(recorded) => self.check_message(&recorded),
            Err(error) => self.unreadable(&error, line),
        }
        self.conversation = conversation;
    }

    fn byte_order_mark(&mut self) {
        self.add(None, None, "", "JSON text", "a byte order mark before it");
    }

    fn unreadable(&mut self, error: &DecodeError, line: &Line<'_>) {
        let cut = cut_off(line);
        let (expected, found) = match error.message.strip_prefix("expected ") {
            Some(message) => message.split_once(", found ").unwrap_or((message, "another value")),
            None => ("a JSON-RPC message", error.message.as_str()),
        };
        let found = match found.strip_prefix("not JSON: ") {
            Some(why) => format!("text that is not JSON ({why}){cut}"),
            None => format!("{found}{cut}"),
        };
        self.add(None, None, &error.pointer, expected, &found);
    }

    fn check_payload(&mut self, name: &str, text: &str, cut_off: &str) {
        let Some(payload) = self.parse(None, None, "", text) else {
            if let Some(finding) = self.report.findings.last_mut() {
                finding.what.found.push_str(cut_off);
            }
            return;
        };
        self.check_value(None, None, name, Side::Client, &payload, "");
    }

    fn check_message(&mut self, recorded: &Recorded<'_>) {
        let (direction, method) = (recorded.direction, recorded.method.as_deref());
        // What stands twice in the body shows when the body is read.
        for name in &recorded.repeated {
            self.repeated(direction, method, &format!("/{name}"));
        }
        self.report.legacy += usize::from(method.and_then(legacy::find).is_some());
        self.check_envelope(recorded);
        if let Some(no_request) = recorded.no_request() {
            let NoRequest { pointer, expected, found } = no_request;
            let sender = method.and_then(method::find_any).map(|method| method.direction);
            return self.add(direction.or(sender), method, pointer, expected, &excerpt(found));
        }
        match &recorded.message {
            Routed::Request { method, params, .. } => {
                self.check_params(direction, method, Kind::Request, *params)
            }
            Routed::Notification { method, params } => {
                self.check_params(direction, method, Kind::Notification, *params);
            }
            Routed::Response { result, .. } => self.check_result(direction, method, *result),
            // An error is a valid answer to anything; routing has read it.
            Routed::Error { .. } => {
                let repeated = crate::scan::duplicates(recorded.text);
                for pointer in repeated.iter().filter(|pointer| pointer[1..].contains('/')) {
                    self.repeated(direction, method, pointer);
                }
            }
        }
    }

    /// Checks that what stands around the body is JSON and known; routing reads of it only what it needs.
    fn check_envelope(&mut self, recorded: &Recorded<'_>) {
        let body = match &recorded.message {
            Routed::Request { params, .. } | Routed::Notification { params, .. } => *params,
            Routed::Response { result, .. } => Some(*result),
            Routed::Error { .. } => None,
        };
        let text = recorded.text;
        let around = match body {
            None => Cow::Borrowed(text),
            Some(body) => {
                let start = body.as_str().as_ptr() as usize - text.as_ptr() as usize;
                let (before, after) = (&text[..start], &text[start + body.as_str().len()..]);
                if after == "}" && is_plain(before) {
                    return;
                }
                Cow::Owned(format!("{before}0{after}"))
            }
        };
        if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(&around) {
            let failure = crate::decode::failure(&error, &around);
            let method = recorded.method.as_deref();
            self.add(recorded.direction, method, &failure.pointer, "JSON", &failure.message);
        }
        let known = envelope(&recorded.message);
        let mut unknown = Vec::new();
        let _ = split_members(text, |name, _| {
            if !known.contains(&name) {
                unknown.push(name.to_owned());
            }
        });
        for text in unknown {
            let mut pointer = String::new();
            push_token(&mut pointer, &text);
            let nearest = nearest(&text, known.iter().copied()).map(str::to_owned);
            let kind = SurplusKind::Member;
            let side = match recorded.direction {
                Some(Direction::ServerToClient) => Side::Server,
                _ => Side::Client,
            };
            let surplus = Surplus { pointer, kind, text, nearest, renamed_to: None };
            self.judge(recorded.direction, recorded.method.as_deref(), side, surplus);
        }
    }

    fn check_params(
        &mut self,
        direction: Option<Direction>,
        name: &str,
        kind: Kind,
        params: Option<Body<'_>>,
    ) {
        let Some(method) = method::find_any(name) else {
            self.check_json(direction, Some(name), "/params", params);
            return self.unknown_method(direction, name);
        };
        if method.kind != kind {
            let (expected, found) = match method.kind {
                Kind::Request => ("a request, with an id", "a notification"),
                Kind::Notification => ("a notification", "a request"),
            };
            return self.add(direction, Some(name), "", expected, found);
        }
        if direction.is_some_and(|direction| direction != method.direction) {
            let expected = format!("{name} from the {}", sender(method.direction));
            return self.add(direction, Some(name), "/method", &expected, "it from the other side");
        }
        match (method.params, params) {
            (Some(_), None) => self.add(direction, Some(name), "", "the member `params`", "none"),
            (Some(type_name), Some(params)) => {
                self.check_body(method.direction, name, type_name, params, "/params")
            }
            (None, Some(params)) if kind == Kind::Notification || !params.as_str().starts_with('{') => {
                self.add(direction, Some(name), "/params", "no params", &excerpt(params.as_str()));
            }
            (None, _) => self.check_json(direction, Some(name), "/params", params),
        }
    }

    /// Checks a body that no type describes.
    fn check_json(
        &mut self,
        direction: Option<Direction>,
        name: Option<&str>,
        base: &str,
        body: Option<Body<'_>>,
    ) {
        if let Some(body) = body {
            self.parse(direction, name, base, body.as_str());
        }
    }

    fn unknown_method(&mut self, direction: Option<Direction>, name: &str) {
        let known =
            method::all().filter(|method| direction.is_none_or(|direction| direction == method.direction));
        let what = Found {
            pointer: "/method".to_owned(),
            expected: "a method of this release".to_owned(),
            found: format!("`{name}`"),
            nearest: nearest(name, known.map(|method| method.name)).map(str::to_owned),
        };
        // A server may be of a newer release; a client that asks for what is not there gets an error.
        let finding = self.finding(direction, Some(name), what);
        match direction {
            Some(Direction::ServerToClient) => self.report.notes.push(finding),
            _ => self.report.findings.push(finding),
        }
    }

    fn check_result(&mut self, direction: Option<Direction>, name: Option<&str>, result: Body<'_>) {
        let Some(name) = name else {
            self.check_json(direction, None, "/result", Some(result));
            return self.add(direction, None, "/id", "the id of an open request", "an answer to nothing");
        };
        let Some(method) = method::find_any(name) else {
            return self.check_json(direction, Some(name), "/result", Some(result));
        };
        if let Some(type_name) = method.result {
            let sender = direction.unwrap_or(crate::recording::opposite(method.direction));
            self.check_body(sender, name, type_name, result, "/result");
        }
    }

    fn check_body(&mut self, sender: Direction, method: &str, type_name: &str, body: Body<'_>, base: &str) {
        let Some(value) = self.parse(Some(sender), Some(method), base, body.as_str()) else { return };
        let side = match sender {
            Direction::ClientToServer => Side::Client,
            Direction::ServerToClient => Side::Server,
        };
        self.check_value(Some(sender), Some(method), type_name, side, &value, base);
    }

    fn check_value(
        &mut self,
        direction: Option<Direction>,
        method: Option<&str>,
        type_name: &str,
        side: Side,
        value: &Value,
        base: &str,
    ) {
        if Validator::exact(type_name).is_ok_and(|exact| exact.is_valid(value)) {
            return;
        }
        if let Ok(validator) = Validator::of(type_name, side) {
            for mut what in validator.check(value) {
                what.pointer.insert_str(0, base);
                let finding = self.finding(direction, method, what);
                self.report.findings.push(finding);
            }
        }
        for surplus in surplus(type_name, value, base) {
            self.judge(direction, method, side, surplus);
        }
    }

    /// What is beyond the types: an old name is always told, an unknown member in strict mode; what a newer
    /// server may send is a note. Unknown values of a client are findings of the schema already.
    fn judge(&mut self, direction: Option<Direction>, method: Option<&str>, side: Side, surplus: Surplus) {
        let is_member = surplus.kind == SurplusKind::Member;
        if side == Side::Client && !is_member {
            return;
        }
        let (expected, found) = match (&surplus.renamed_to, side) {
            (Some(new), Side::Client) => (
                format!("`{new}`, as the member has been called since it was renamed"),
                format!("`{}`, which the server ignores", surplus.text),
            ),
            (Some(new), Side::Server) => {
                (format!("`{new}`"), format!("`{}`, its name in older releases", surplus.text))
            }
            (None, _) if is_member => ("a member of the type".to_owned(), format!("`{}`", surplus.text)),
            (None, _) => ("a value of this release".to_owned(), format!("`{}`", surplus.text)),
        };
        let renamed = surplus.renamed_to.is_some();
        let nearest = surplus.nearest.filter(|_| !renamed);
        let what = Found { pointer: surplus.pointer, expected, found, nearest };
        let finding = self.finding(direction, method, what);
        match (is_member, renamed && side == Side::Client || self.strict) {
            (true, true) => self.report.findings.push(finding),
            (true, false) if !renamed => {}
            _ => self.report.notes.push(finding),
        }
    }

    fn parse(
        &mut self,
        direction: Option<Direction>,
        method: Option<&str>,
        base: &str,
        text: &str,
    ) -> Option<Value> {
        match super::tree::parse(text) {
            Ok((value, repeated)) => {
                if repeated {
                    for pointer in crate::scan::duplicates(text) {
                        self.repeated(direction, method, &format!("{base}{pointer}"));
                    }
                }
                Some(value)
            }
            Err(error) => {
                let failure = crate::decode::failure(&error, text);
                let pointer = format!("{base}{}", failure.pointer);
                self.add(direction, method, &pointer, "JSON", &failure.message);
                None
            }
        }
    }

    /// Tells that a member stands twice in its object.
    fn repeated(&mut self, direction: Option<Direction>, method: Option<&str>, pointer: &str) {
        self.add(direction, method, pointer, "each member once", "it twice; the last one counts");
    }

    fn finding(&self, direction: Option<Direction>, method: Option<&str>, what: Found) -> Finding {
        Finding {
            file: self.file.clone(),
            line: self.line,
            direction: direction.map(sender),
            method: method.map(str::to_owned),
            what,
        }
    }

    fn add(
        &mut self,
        direction: Option<Direction>,
        method: Option<&str>,
        pointer: &str,
        expected: &str,
        found: &str,
    ) {
        let what = Found {
            pointer: pointer.to_owned(),
            expected: expected.to_owned(),
            found: found.to_owned(),
            nearest: None,
        };
        let finding = self.finding(direction, method, what);
        self.report.findings.push(finding);
    }
}

/// Whether the text before a body is that of a notification as peers write it.
fn is_plain(before: &str) -> bool {
    let method = before.strip_prefix(r#"{"method":""#).and_then(|rest| rest.strip_suffix(r#"","params":"#));
    method.is_some_and(|method| !method.contains(['"', '\\']))
}
