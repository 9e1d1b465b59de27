//! Doing what a call asks for, with what the file says that arrives.

use std::collections::VecDeque;

use codex_schema::model_client::*;
use serde_json::{Value, json};

use super::Replay;
use super::file::{self, text_of};
use super::steps::{Answer, Asked, End, Failure, Recovery};
use super::written::Written;

/// What stands in for an open WebSocket: what is still to arrive on it, and how it ends.
#[derive(Default)]
pub struct Wire {
    arriving: VecDeque<Value>,
    end: Option<End>,
}

/// How a call ended.
pub enum Outcome {
    Done(Result<(), ModelError>),
    Abandoned,
}

impl Replay<'_> {
    /// Does what a call asks for, with what the file says that arrives.
    pub fn drive(&mut self, mut call: Call<'_, Wire>) -> Result<Outcome, String> {
        let mut http = Wire::default();
        let mut raw = false;
        let mut over_http = false;
        let mut left = None;
        loop {
            match call.next() {
                Step::Connect(handshake) => {
                    self.written(Written::handshake(&handshake))?;
                    let mut answer = self.answer(Asked::Handshake)?;
                    match (answer.failure, answer.status) {
                        (Some(Failure::Timeout), _) => call.connect_failed(ConnectFailure::TimedOut),
                        (Some(Failure::Closed), _) => call.connect_failed(ConnectFailure::Closed),
                        (Some(Failure::Network), _) => {
                            call.connect_failed(ConnectFailure::Network(answer.text()));
                        }
                        (None, Some(101)) => call.connected(Wire::default(), &answer.headers()),
                        (None, Some(status)) => {
                            let (headers, body) = (answer.headers(), text_of(answer.body));
                            call.connect_failed(ConnectFailure::Refused(HttpAnswer {
                                status,
                                headers,
                                body,
                            }));
                        }
                        (None, None) => {}
                    }
                }
                Step::SendText(message) => {
                    self.written(Written::message(&message)?)?;
                    let answer = self.answer(Asked::Message)?;
                    left = answer.abandon_after;
                    over_http = false;
                    if let Some(wire) = call.connection() {
                        wire.arriving.extend(answer.events.unwrap_or_default());
                        wire.end = answer.end;
                    }
                }
                Step::SendHttp(request) => {
                    self.written(Written::http(&request)?)?;
                    let mut answer = self.answer(Asked::Http)?;
                    left = answer.abandon_after;
                    over_http = true;
                    match (answer.failure, answer.status) {
                        (Some(Failure::Timeout), _) => call.http_failed(HttpFailure::TimedOut),
                        (Some(_), _) => call.http_failed(HttpFailure::Network(answer.text())),
                        (None, status) => {
                            call.http_head(status.unwrap_or_default(), answer.headers());
                            raw = answer.events.is_none();
                            let chunks = answer.chunks.unwrap_or_else(|| vec![text_of(answer.body)]);
                            let chunks = chunks.into_iter().map(Value::String).collect();
                            http = Wire { arriving: answer.events.unwrap_or(chunks).into(), end: answer.end };
                        }
                    }
                }
                Step::Read { .. } => {
                    if left == Some(0) {
                        return Ok(Outcome::Abandoned);
                    }
                    left = left.map(|left| left - 1);
                    let wire = if over_http { Some(&mut http) } else { call.connection() };
                    let (payload, end) = match wire {
                        Some(wire) => (wire.arriving.pop_front(), wire.end.clone()),
                        None => (None, None),
                    };
                    match payload {
                        Some(payload) if payload == json!({"$binary": true}) => call.binary(),
                        Some(payload) if payload == json!({"$close": true}) => {
                            call.ended(StreamEnd::CloseFrame);
                        }
                        Some(payload) if over_http && raw => call.bytes(text_of(Some(payload)).as_bytes()),
                        Some(payload) if over_http => {
                            call.bytes(format!("data: {}\n\n", text_of(Some(payload))).as_bytes());
                        }
                        Some(payload) => call.text(&text_of(Some(payload))),
                        None => call.ended(match end {
                            None | Some(End::Ended) => StreamEnd::Ended,
                            Some(End::CloseFrame) => StreamEnd::CloseFrame,
                            Some(End::IdleTimeout) => StreamEnd::IdleTimeout,
                            Some(End::SendTimeout) => StreamEnd::SendTimeout,
                            Some(End::SendFailed(text)) => StreamEnd::SendFailed(text),
                            Some(End::Transport(text)) => StreamEnd::Transport(text),
                        }),
                    }
                }
                Step::Wait(_) => {
                    if let Some(next) = self.next.take() {
                        call.set_trace(file::trace_of(next)?);
                    }
                }
                Step::Recover(step) => {
                    let mut answer = self.answer(Asked::Recovery(step))?;
                    if let Some(credentials) = &answer.credentials {
                        self.client.set_credentials(credentials.build());
                    }
                    match answer.recovery {
                        Some(Recovery::Permanent) => {
                            call.recovery_failed(RecoveryFailure::Permanent(answer.text()));
                        }
                        Some(Recovery::Transient) => {
                            call.recovery_failed(RecoveryFailure::Transient(answer.text()));
                        }
                        Some(Recovery::Done) | None => call.recovered(),
                    }
                }
                Step::Event(ResponseEvent::OutputItemDone(item)) => {
                    self.delivered.push(item.clone());
                    self.conversation.push(item);
                }
                Step::Event(_) => {}
                Step::Done(result) => return Ok(Outcome::Done(result)),
            }
        }
    }

    pub fn drive_unary<T>(&mut self, mut call: UnaryCall<Wire, T>) -> Result<(), String> {
        let mut body = String::new();
        loop {
            match call.next() {
                UnaryStep::SendHttp(request) => {
                    self.written(Written::http(&request)?)?;
                    let mut answer = self.answer(Asked::Unary)?;
                    match (answer.failure, answer.status) {
                        (Some(Failure::Timeout), _) => call.http_failed(HttpFailure::TimedOut),
                        (Some(_), _) => call.http_failed(HttpFailure::Network(answer.text())),
                        (None, status) => {
                            call.http_head(status.unwrap_or_default(), answer.headers());
                            body = text_of(answer.body);
                        }
                    }
                }
                UnaryStep::Read => {
                    call.bytes(body.as_bytes());
                    call.ended(StreamEnd::Ended);
                }
                UnaryStep::Wait(_) => {
                    if let Some(next) = self.next.take() {
                        call.set_trace(file::trace_of(next)?);
                    }
                }
                UnaryStep::Done(result) => {
                    self.tell(Outcome::Done(result.map(drop)));
                    return Ok(());
                }
                UnaryStep::Over => return Ok(()),
            }
        }
    }

    fn answer(&mut self, asked: Asked) -> Result<Answer, String> {
        let mut answer = self.answers.pop_front().ok_or_else(|| match asked {
            Asked::Handshake => "there is no answer to a handshake".to_owned(),
            Asked::Message => "there is no answer to a message".to_owned(),
            Asked::Http | Asked::Unary => "there is no answer to an HTTP request".to_owned(),
            Asked::Recovery(step) => format!("there is no answer to the recovery ({step:?})"),
        })?;
        answer.check(asked)?;
        self.next = answer.next.take();
        Ok(answer)
    }
}
