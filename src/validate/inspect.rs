//! Decoding recordings and rollouts into types and encoding them again, to see what fails, what is beyond the types
//! and what would be lost.

use std::collections::BTreeMap;
use std::io::{self, BufRead};

use serde::Serialize;
use serde_json::{Map, Value};

use super::finding::{cut_off, excerpt, is_zero, sender, text_of};
use super::known::{Beyond, Surplus, SurplusKind, envelope};
use super::rollout;
use crate::decode::DecodeError;
use crate::jsonrpc::{Routed, W3cTraceContext};
use crate::method::{
    self, ClientNotification, ClientRequest, ClientResponse, Direction, Kind, MethodInfo, ServerNotification,
    ServerRequest, ServerResponse, legacy,
};
use crate::recording::{Conversation, Line, Lines, NoRequest, Recorded};
use crate::rollout::RolloutLine;
use crate::scan::push_token;

/// What decoding recordings has shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Inspection {
    /// How many messages were read; blank lines are none.
    pub messages: usize,
    /// How many of them belong to methods of the legacy API, which servers after release 0.104 do not have; left out of
    /// JSON when it is 0.
    #[serde(skip_serializing_if = "is_zero")]
    pub legacy: usize,
    /// How many messages belong to each method, answers included. In a rollout: how many lines are of each type,
    /// with the type of the event or response item (`event_msg/agent_message`).
    pub by_method: BTreeMap<String, usize>,
    /// Messages that do not decode.
    pub failures: Vec<Failure>,
    /// What was met beyond the types.
    pub unknown: Vec<Unknown>,
    /// Where encoding again gives JSON of another meaning.
    pub lossy: Vec<Loss>,
}

/// A line that is no message, or a message that does not decode.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Failure {
    /// The file's name, as it was given.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// `client` or `server`; none when nothing tells.
    pub direction: Option<&'static str>,
    /// The method; for an answer that of its request.
    pub method: Option<String>,
    /// JSON pointer inside the message.
    pub pointer: String,
    /// What is wrong.
    pub error: String,
}

/// Something that the types do not have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Unknown {
    /// The file's name, as it was given.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// JSON pointer inside the message.
    pub pointer: String,
    /// What kind of thing it is.
    pub kind: SurplusKind,
    /// Its name.
    pub text: String,
}

/// A place where encoding again gives another meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Loss {
    /// The file's name, as it was given.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// JSON pointer inside the message.
    pub pointer: String,
}

/// Inspects recordings and rollouts line by line. Which of the two a file is, its first line tells.
#[derive(Debug, Default)]
pub struct Inspector {
    file: String,
    line: usize,
    conversation: Conversation,
    inspection: Inspection,
}

impl Inspector {
    /// Reads a recording or a rollout to its end. `progress` hears how many bytes have been read, line by line.
    ///
    /// # Errors
    ///
    /// When the reader fails; what is wrong with a line is part of the inspection.
    pub fn read(
        &mut self,
        file: &str,
        reader: impl BufRead,
        mut progress: impl FnMut(u64),
    ) -> io::Result<()> {
        self.file = file.to_owned();
        self.conversation = Conversation::default();
        let mut lines = Lines::new(reader);
        let mut is_rollout = None;
        while let Some(line) = lines.next_line()? {
            if is_rollout.is_none()
                && let Ok(text) = line.text
                && !text.trim().is_empty()
            {
                is_rollout = Some(rollout::is_line(text));
            }
            self.inspect_line(&line, is_rollout == Some(true));
            progress(lines.bytes_read());
        }
        Ok(())
    }

    /// What has been seen so far.
    pub fn into_inspection(self) -> Inspection {
        self.inspection
    }

    fn inspect_line(&mut self, line: &Line<'_>, is_rollout: bool) {
        self.line = line.number;
        if line.byte_order_mark {
            self.fail(None, None, "", "a byte order mark stands before the text".to_owned());
        }
        let Some(text) = text_of(line) else { return };
        self.inspection.messages += 1;
        let text = match text {
            Ok(text) => text,
            Err(bad) => return self.fail(None, None, "", bad),
        };
        if is_rollout {
            return self.inspect_rollout_line(text, line);
        }
        let mut conversation = std::mem::take(&mut self.conversation);
        match conversation.read(text) {
            Ok(recorded) => self.inspect_message(&recorded),
            Err(error) => {
                self.fail(None, None, &error.pointer, format!("{}{}", error.message, cut_off(line)));
            }
        }
        self.conversation = conversation;
    }

    fn inspect_message(&mut self, recorded: &Recorded<'_>) {
        let method = recorded.method.as_deref();
        if let Some(method) = method {
            *self.inspection.by_method.entry(method.to_owned()).or_default() += 1;
            self.inspection.legacy += usize::from(legacy::find(method).is_some());
        }
        self.tell_duplicates(recorded.text, recorded.direction, method);
        if let Some(no_request) = recorded.no_request() {
            let NoRequest { pointer, expected, found } = no_request;
            let sender = method.and_then(method::find_any).map(|method| method.direction);
            let error = format!("expected {expected}, found {}", excerpt(found));
            return self.fail(recorded.direction.or(sender), method, pointer, error);
        }
        match (encode_again(recorded), serde_json::from_str::<Value>(recorded.text)) {
            (Ok(encoded), Ok(original)) => {
                self.compare(&beyond_types(recorded, &original), &original, &encoded);
            }
            // An error of a type names the method.
            (Err(error), original) if original.is_ok() || error.method.is_some() => {
                self.fail(recorded.direction, method, &error.pointer, error.message);
            }
            // What no type reads can be beyond a tree: a number out of range, nesting too deep.
            (_, Err(error)) => {
                let failure = crate::decode::failure(&error, recorded.text);
                self.fail(recorded.direction, method, &failure.pointer, failure.message);
            }
            (Err(_), Ok(_)) => {}
        }
    }

    fn inspect_rollout_line(&mut self, text: &str, line: &Line<'_>) {
        let decoded = RolloutLine::decode(text);
        let kind = decoded.as_ref().ok().map(rollout::kind);
        if let Some(kind) = &kind {
            *self.inspection.by_method.entry(kind.clone()).or_default() += 1;
        }
        self.tell_duplicates(text, None, kind.as_deref());
        let encoded = decoded.and_then(|line| encodable(serde_json::to_value(&line)));
        match (encoded, serde_json::from_str::<Value>(text)) {
            (Ok(encoded), Ok(original)) => {
                let mut beyond = Beyond::default();
                beyond.look("RolloutLine", &original, "");
                self.compare(&beyond, &original, &encoded);
            }
            (Err(error), _) => {
                self.fail(None, None, &error.pointer, format!("{}{}", error.message, cut_off(line)));
            }
            (Ok(_), Err(error)) => {
                let failure = crate::decode::failure(&error, text);
                self.fail(None, kind.as_deref(), &failure.pointer, failure.message);
            }
        }
    }

    fn tell_duplicates(&mut self, text: &str, direction: Option<Direction>, method: Option<&str>) {
        for pointer in crate::scan::duplicates(text) {
            let error = "the member stands more than once; the last one counts".to_owned();
            self.fail(direction, method, &pointer, error);
        }
    }

    /// Lists what is beyond the types, and what differs between a message and its re-encoding.
    fn compare(&mut self, beyond: &Beyond, original: &Value, encoded: &Value) {
        let mut differences = Differences { beyond, pointer: String::new(), found: Vec::new() };
        differences.compare(original, encoded);
        let (file, line) = (&self.file, self.line);
        let lossy = differences.found;
        self.inspection.lossy.extend(lossy.into_iter().map(|pointer| Loss {
            file: file.clone(),
            line,
            pointer,
        }));
        self.inspection.unknown.extend(beyond.surplus.iter().map(|surplus| Unknown {
            file: file.clone(),
            line,
            pointer: surplus.pointer.clone(),
            kind: surplus.kind,
            text: surplus.text.clone(),
        }));
    }

    fn fail(&mut self, direction: Option<Direction>, method: Option<&str>, pointer: &str, error: String) {
        self.inspection.failures.push(Failure {
            file: self.file.clone(),
            line: self.line,
            direction: direction.map(sender),
            method: method.map(str::to_owned),
            pointer: pointer.to_owned(),
            error,
        });
    }
}

/// Decodes a message into the type of its legacy method and encodes it again.
fn encode_legacy_again(message: Routed<'_>, method: &str) -> Result<Value, DecodeError> {
    encodable(match message {
        Routed::Request { id, params, trace, .. } => {
            with_trace(serde_json::to_value(legacy::ClientRequest::decode(id, method, params)?), trace)
        }
        Routed::Notification { params, .. } => {
            serde_json::to_value(legacy::AnyNotification::decode(method, params)?)
        }
        Routed::Response { id, result } => {
            let answer = legacy::ServerResponse::decode(id, method, result)?;
            serde_json::to_value(encodable(answer.to_message())?)
        }
        Routed::Error { id, error } => serde_json::to_value(crate::jsonrpc::JSONRPCError { error, id }),
    })
}

/// The typed form of a request has no trace; the envelope keeps it.
fn with_trace(
    message: Result<Value, serde_json::Error>,
    trace: Option<W3cTraceContext>,
) -> Result<Value, serde_json::Error> {
    message.map(|mut message| {
        if let Some(trace) = trace {
            message["trace"] = serde_json::to_value(trace).unwrap_or_default();
        }
        message
    })
}

/// Decodes a message into the type of its method and encodes it again.
fn encode_again(recorded: &Recorded<'_>) -> Result<Value, DecodeError> {
    if let Some(name) = recorded.method.as_deref()
        && legacy::find(name).is_some_and(|method| is_meant(recorded, method))
    {
        return encode_legacy_again(recorded.message.clone(), name);
    }
    let client = recorded.direction == Some(Direction::ClientToServer);
    let encoded = match recorded.message.clone() {
        Routed::Request { id, method, params, trace } => {
            let message = if client {
                serde_json::to_value(ClientRequest::decode(id, &method, params)?)
            } else {
                serde_json::to_value(ServerRequest::decode(id, &method, params)?)
            };
            with_trace(message, trace)
        }
        Routed::Notification { method, params } => {
            if client {
                serde_json::to_value(ClientNotification::decode(&method, params)?)
            } else {
                serde_json::to_value(ServerNotification::decode(&method, params)?)
            }
        }
        Routed::Response { id, result } => {
            let message = match recorded.method.as_deref() {
                None => result.to_json().map(|result| crate::jsonrpc::JSONRPCResponse { id, result })?,
                Some(method) if client => {
                    encodable(ClientResponse::decode(id, method, result)?.to_message())?
                }
                Some(method) => encodable(ServerResponse::decode(id, method, result)?.to_message())?,
            };
            serde_json::to_value(message)
        }
        Routed::Error { id, error } => serde_json::to_value(crate::jsonrpc::JSONRPCError { error, id }),
    };
    encodable(encoded)
}

/// Whatever was decoded can be encoded; should that ever fail, it is told and not hidden.
fn encodable<T>(encoded: Result<T, serde_json::Error>) -> Result<T, DecodeError> {
    encoded.map_err(|error| DecodeError {
        method: None,
        pointer: String::new(),
        message: format!("cannot be encoded again: {error}"),
        raw: "".into(),
    })
}

/// Whether a message, or the request that it answers, is of a method: what has another kind or comes from the other
/// side is not what this release calls by that name.
fn is_meant(recorded: &Recorded<'_>, method: &MethodInfo) -> bool {
    let kind = match &recorded.message {
        Routed::Notification { .. } => Kind::Notification,
        _ => Kind::Request,
    };
    let is_answer = recorded.message.method().is_none();
    method.kind == kind
        && (is_answer || recorded.direction.is_none_or(|direction| direction == method.direction))
}

fn beyond_types(recorded: &Recorded<'_>, original: &Value) -> Beyond {
    let of_kind = |kind, pointer: &str, text: &str| Surplus {
        pointer: pointer.to_owned(),
        kind,
        text: text.to_owned(),
        nearest: None,
        renamed_to: None,
    };
    let mut found = Beyond::default();
    for (name, _) in original.as_object().into_iter().flatten() {
        if !envelope(&recorded.message).contains(&name.as_str()) {
            let mut pointer = String::new();
            push_token(&mut pointer, name);
            found.surplus.push(of_kind(SurplusKind::Member, &pointer, name));
        }
    }
    let method = recorded.method.as_deref().map(|name| {
        let method = method::find_any(name);
        (name, method.filter(|method| is_meant(recorded, method)))
    });
    match &recorded.message {
        Routed::Request { trace: Some(_), .. } => {
            found.look("W3cTraceContext", &original["trace"], "/trace");
        }
        Routed::Error { .. } => found.look("JSONRPCErrorError", &original["error"], "/error"),
        _ => {}
    }
    match (&recorded.message, method) {
        (Routed::Request { .. } | Routed::Notification { .. }, Some((name, None))) => {
            found.surplus.push(of_kind(SurplusKind::Method, "/method", name));
        }
        (Routed::Request { .. } | Routed::Notification { .. }, Some((_, Some(method)))) => {
            if let Some(params) = method.params {
                found.look(params, &original["params"], "/params");
            } else if let Some(params) = original["params"].as_object() {
                for name in params.keys() {
                    let mut pointer = "/params".to_owned();
                    push_token(&mut pointer, name);
                    found.surplus.push(of_kind(SurplusKind::Member, &pointer, name));
                }
            }
        }
        (Routed::Response { .. }, Some((_, Some(method)))) => {
            if let Some(result) = method.result {
                found.look(result, &original["result"], "/result");
            }
        }
        (Routed::Response { id, .. } | Routed::Error { id, .. }, None) => {
            found.surplus.push(of_kind(SurplusKind::Response, "/id", &id.to_string()));
        }
        _ => {}
    }
    found
}

/// Compares a message with its re-encoding: what is missing or different there, besides what is listed as
/// unknown. Members that come back although they were absent say what absence means, so they are no loss.
struct Differences<'a> {
    beyond: &'a Beyond,
    pointer: String,
    found: Vec<String>,
}

impl Differences<'_> {
    fn compare(&mut self, original: &Value, encoded: &Value) {
        match (original, encoded) {
            (Value::Object(original), Value::Object(encoded)) => self.members(original, encoded),
            (Value::Array(original), Value::Array(encoded)) if original.len() == encoded.len() => {
                for (index, (original, encoded)) in original.iter().zip(encoded).enumerate() {
                    self.at(&index.to_string(), |walk| walk.compare(original, encoded));
                }
            }
            (left, right) if left == right => {}
            // 5 and 5.0 are the same number; integers that differ are not, however large.
            (Value::Number(left), Value::Number(right))
                if (left.is_f64() || right.is_f64()) && left.as_f64() == right.as_f64() => {}
            _ if self.beyond.respelled.contains(&self.pointer) => {}
            _ => self.found.push(self.pointer.clone()),
        }
    }

    fn members(&mut self, original: &Map<String, Value>, encoded: &Map<String, Value>) {
        for (name, value) in original {
            self.at(name, |walk| match encoded.get(name) {
                Some(encoded) => walk.compare(value, encoded),
                None if means_absent(value) || walk.is_listed() => {}
                None => walk.found.push(walk.pointer.clone()),
            });
        }
    }

    /// Whether the place is listed as unknown or as spelt in another way, or is the `jsonrpc` member, which is
    /// tolerated and never written.
    fn is_listed(&self) -> bool {
        let Beyond { surplus, respelled } = self.beyond;
        self.pointer == "/jsonrpc"
            || surplus.iter().any(|surplus| surplus.pointer == self.pointer)
            || respelled.contains(&self.pointer)
    }

    fn at(&mut self, token: &str, step: impl FnOnce(&mut Self)) {
        let length = self.pointer.len();
        push_token(&mut self.pointer, token);
        step(self);
        self.pointer.truncate(length);
    }
}

/// Values that a type may leave out when it writes: they are what absence means.
fn means_absent(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(elements) => elements.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}
