//! Recordings: JSON-RPC conversations as JSON lines.
//!
//! A line is a bare message, or `{"dir": "c2s" | "s2c", "msg": message}`; the forms may mix. [`Conversation`]
//! reads the lines' texts in order and says for each message who sent it and, for an answer, which request it
//! answers. [`Lines`] feeds it from any reader, one line at a time. With feature `legacy` it knows the methods of the
//! legacy API too.

mod lines;

use std::borrow::Cow;
use std::collections::BTreeMap;

#[cfg(feature = "validate")]
pub(crate) use lines::BYTE_ORDER_MARK;
pub use lines::{BadLine, Line, Lines, MAX_LINE};

use crate::decode::DecodeError;
use crate::jsonrpc::{Body, RequestId, Routed, split_members};
use crate::method::{self, ClientResponse, Direction, Kind, ServerResponse};

/// A message of a recording.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Recorded<'a> {
    /// The message's text, without the wrapper that names its direction.
    pub text: &'a str,
    /// Who sent it; none when neither the wrapper nor the method nor an open request tells.
    pub direction: Option<Direction>,
    /// Its method; for an answer the method of its request, none when it answers nothing that was asked.
    pub method: Option<Cow<'a, str>>,
    /// The message, its body not read yet.
    pub message: Routed<'a>,
    /// Members of the envelope that stand more than once; the last one counts.
    pub repeated: Vec<&'static str>,
}

/// Follows a conversation line by line: who speaks, and what is answered.
#[derive(Debug, Default)]
pub struct Conversation {
    /// Requests that wait for an answer, oldest first.
    open: BTreeMap<RequestId, Vec<OpenRequest>>,
}

#[derive(Debug, Clone)]
struct OpenRequest {
    sender: Option<Direction>,
    method: String,
}

impl Conversation {
    /// Reads one line that is not blank.
    ///
    /// # Errors
    ///
    /// When the line is no message. The conversation goes on with the next line.
    // Inline, like all that reaches every result type: a build that does not call it does not compile them.
    #[inline]
    pub fn read<'a>(&mut self, line: &'a str) -> Result<Recorded<'a>, DecodeError> {
        let mut repeated = Vec::new();
        let (wrapped, text, message) = match Routed::parse_noting(line, |name| repeated.push(name)) {
            Ok(message) => (None, line, message),
            Err(error) => {
                let (direction, text) = unwrap(line)?.ok_or(error)?;
                (Some(direction), text, Routed::parse_noting(text, |name| repeated.push(name))?)
            }
        };
        let mut recorded = Recorded { text, direction: wrapped, method: None, message, repeated };
        match &recorded.message {
            Routed::Request { id, method, .. } => {
                recorded.direction = wrapped.or_else(|| sender_of(method, Kind::Request));
                let request = OpenRequest { sender: recorded.direction, method: method.to_string() };
                self.open.entry(id.clone()).or_default().push(request);
                recorded.method = Some(method.clone());
            }
            Routed::Notification { method, .. } => {
                recorded.direction = wrapped.or_else(|| sender_of(method, Kind::Notification));
                recorded.method = Some(method.clone());
            }
            answer @ (Routed::Response { id, .. } | Routed::Error { id, .. }) => {
                let result = match answer {
                    Routed::Response { result, .. } => Some(*result),
                    _ => None,
                };
                if let Some(request) = self.answered(id, wrapped, result) {
                    recorded.direction = wrapped.or(request.sender.map(opposite));
                    recorded.method = Some(request.method.into());
                }
            }
        }
        Ok(recorded)
    }

    /// Takes the request that an answer belongs to: the oldest open one with its id, of the other side where the
    /// side is known, whose result type fits. A type that has all members of the result goes before one that
    /// would drop some: a type without members takes any object. When none fits, it is the oldest.
    #[inline]
    fn answered(
        &mut self,
        id: &RequestId,
        sender: Option<Direction>,
        result: Option<Body<'_>>,
    ) -> Option<OpenRequest> {
        let requests = self.open.get_mut(id)?;
        let of_other_side = |request: &OpenRequest| match (sender, request.sender) {
            (Some(sender), Some(asked)) => sender != asked,
            _ => true,
        };
        let candidates: Vec<usize> = (0..requests.len()).filter(|&at| of_other_side(&requests[at])).collect();
        let fitting = match (candidates.as_slice(), result) {
            ([_, _, ..], Some(result)) => {
                let fits = candidates.iter().rev().map(|&at| (fit(&requests[at].method, id, result), at));
                // Of equal fits `max_by_key` takes the last, which is the oldest from behind.
                fits.filter(|(fit, _)| *fit > Fit::None).max_by_key(|(fit, _)| *fit).map(|(_, at)| at)
            }
            _ => None,
        };
        let request = requests.remove(fitting.or(candidates.first().copied())?);
        if requests.is_empty() {
            self.open.remove(id);
        }
        Some(request)
    }
}

/// Takes the message out of its wrapper; none when there is no wrapper.
fn unwrap(line: &str) -> Result<Option<(Direction, &str)>, DecodeError> {
    let (mut dir, mut msg) = (None, None);
    let members = split_members(line, |name, value| match name {
        "dir" => dir = Some(value),
        "msg" => msg = Some(value),
        _ => {}
    });
    match (members, dir, msg) {
        (Ok(()), Some(r#""c2s""#), Some(message)) => Ok(Some((Direction::ClientToServer, message))),
        (Ok(()), Some(r#""s2c""#), Some(message)) => Ok(Some((Direction::ServerToClient, message))),
        (Ok(()), Some(other), Some(_)) => Err(DecodeError {
            method: None,
            pointer: String::new(),
            message: format!("expected `c2s` or `s2c` as dir, found {other}"),
            raw: line.into(),
        }),
        _ => Ok(None),
    }
}

fn sender_of(name: &str, kind: Kind) -> Option<Direction> {
    method::find_any(name).filter(|method| method.kind == kind).map(|method| method.direction)
}

/// What keeps a request's method from being read as a request.
#[cfg(feature = "validate")]
pub(crate) struct NoRequest<'a> {
    pub(crate) pointer: &'static str,
    pub(crate) expected: &'static str,
    pub(crate) found: &'a str,
}

#[cfg(feature = "validate")]
impl<'a> Recorded<'a> {
    /// Why a request is none: with a wrong id or a wrong trace it counts as a notification, which no server takes
    /// (spec/envelope.md §1.1).
    pub(crate) fn no_request(&self) -> Option<NoRequest<'a>> {
        let Routed::Notification { method, .. } = &self.message else { return None };
        method::find_any(method).filter(|method| method.kind == Kind::Request)?;
        let (mut id, mut trace) = (None, None);
        let _ = split_members(self.text, |name, value| match name {
            "id" => id = Some(value),
            "trace" => trace = Some(value),
            _ => {}
        });
        Some(match (id?, trace) {
            (id, Some(trace)) if serde_json::from_str::<RequestId>(id).is_ok() => NoRequest {
                pointer: "/trace",
                expected: "an object with traceparent and tracestate as trace",
                found: trace,
            },
            (id, _) => {
                NoRequest { pointer: "/id", expected: "a string or a 64-bit integer as id", found: id }
            }
        })
    }
}

/// The other side.
pub(crate) fn opposite(direction: Direction) -> Direction {
    match direction {
        Direction::ClientToServer => Direction::ServerToClient,
        Direction::ServerToClient => Direction::ClientToServer,
    }
}

/// How well a result fits the result type of a method.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    None,
    DropsMembers,
    Whole,
}

#[inline]
fn fit(name: &str, id: &RequestId, result: Body<'_>) -> Fit {
    let encoded = match method::find(name).map(|method| method.direction) {
        Some(Direction::ClientToServer) => {
            ServerResponse::decode(id.clone(), name, result).map(|response| response.to_message())
        }
        Some(Direction::ServerToClient) => {
            ClientResponse::decode(id.clone(), name, result).map(|response| response.to_message())
        }
        #[cfg(feature = "legacy")]
        None if method::legacy::find(name).is_some() => {
            method::legacy::ServerResponse::decode(id.clone(), name, result)
                .map(|response| response.to_message())
        }
        None => return Fit::None,
    };
    let Ok(Ok(encoded)) = encoded else { return Fit::None };
    let names = |text| {
        let mut names = Vec::new();
        let _ = split_members(text, |name, _| names.push(name.to_owned()));
        names
    };
    let kept = names(encoded.result.as_str());
    if names(result.as_str()).iter().all(|name| kept.contains(name)) { Fit::Whole } else { Fit::DropsMembers }
}
