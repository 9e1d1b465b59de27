//! Runs the realtime machine over a real WebSocket and real HTTP, blocking, on one thread.
//!
//! [`Realtime`] says what to do, [`Driver`] does it. Everything that decides anything is in the machine; what is left
//! here is to open, to read, to write, to pause and to close.
//!
//! For a real provider, give `tungstenite` and `ureq` one of their TLS features, and wrap the stream in [`dial`].

use std::io::{self, ErrorKind};
use std::net::{TcpStream, ToSocketAddrs};
use std::thread;
use std::time::{Duration, Instant};

use codex_schema::model_client::{HttpFailure, Jitter, RecoveryFailure};
use codex_schema::realtime::{
    Action, CallRequest, CallResponse, ConversationId, Event, Realtime, WebSocketRequest,
};
use tungstenite::client::IntoClientRequest;
use tungstenite::http::{HeaderName, HeaderValue, Uri};
use tungstenite::{Error, HandshakeError, Message, WebSocket};

/// For how long a provider may take to say goodbye, once it was told.
const FAREWELL: Duration = Duration::from_secs(2);

/// The machine, and the connection that it has asked for.
pub struct Driver {
    /// Hand in here what the client wants and what the agent says; [`wait`](Driver::wait) then does what follows.
    pub realtime: Realtime,
    line: Line,
}

/// What there is of a connection. There is one at a time, as there is one conversation.
enum Line {
    None,
    /// The next try to connect is made at this time.
    Pausing {
        conversation: ConversationId,
        until: Instant,
    },
    Open {
        conversation: ConversationId,
        socket: Box<WebSocket<TcpStream>>,
    },
}

/// What the surroundings of a conversation are told.
#[derive(Debug)]
pub enum Told {
    /// For the clients of the thread.
    Event(Event),
    /// Input for the agent, which starts a turn or steers the one that runs.
    Delegate(String),
}

impl Driver {
    pub fn new(realtime: Realtime) -> Driver {
        Driver { realtime, line: Line::None }
    }

    /// Does what is to be done, and reads, until there is something to tell. None when there was nothing in that
    /// time, or when no conversation runs.
    ///
    /// A program with a microphone hands in the audio it has, waits some ten milliseconds, and begins again.
    pub fn wait(&mut self, at_most: Duration) -> Option<Told> {
        let deadline = Instant::now() + at_most;
        let mut time = Some(at_most);
        loop {
            // One by one: an answer to the client's offer is told before the provider's socket is joined, which may
            // succeed only after the client has taken that answer.
            while let Some(action) = self.realtime.next_action() {
                if let Some(told) = self.perform(action) {
                    return Some(told);
                }
            }
            // However much arrives that says nothing to us, the time ends.
            let left = time?;
            let went_on = match &self.line {
                Line::None => false,
                Line::Pausing { .. } => self.pause(left),
                Line::Open { .. } => self.read(left),
            };
            if !went_on {
                return None;
            }
            time = deadline.checked_duration_since(Instant::now());
        }
    }

    fn perform(&mut self, action: Action) -> Option<Told> {
        match action {
            Action::Connect { conversation, request } => {
                let timeout = self.realtime.endpoint.provider.websocket_connect_timeout;
                match open(&request, timeout) {
                    Ok(socket) => {
                        self.line = Line::Open { conversation, socket: Box::new(socket) };
                        self.realtime.connected(conversation);
                    }
                    Err(detail) => self.realtime.connect_failed(conversation, &detail),
                }
            }
            Action::CreateCall { conversation, request } => match post(&request) {
                Ok(answer) => self.realtime.call_answered(conversation, answer),
                Err(failure) => self.realtime.call_failed(conversation, failure),
            },
            Action::Wait { conversation, delay } => {
                // With random jitter, the clients of a provider that was down do not all come back at once.
                let until = Instant::now() + delay.with(Jitter::NONE);
                self.line = Line::Pausing { conversation, until };
            }
            Action::Recover { conversation, .. } => {
                // A driver with a store of credentials takes the step and puts them into `realtime.endpoint`.
                let failure = RecoveryFailure::Permanent("this driver has no other credentials".to_owned());
                self.realtime.recovery_failed(conversation, failure);
            }
            Action::Send { conversation, message } => {
                if let Line::Open { socket, .. } = &mut self.line
                    && let Err(error) = socket.send(Message::text(message.to_json()))
                {
                    self.realtime.send_failed(conversation, &message, &error.to_string());
                }
            }
            Action::Delegate { text } => return Some(Told::Delegate(text)),
            Action::Emit(event) => return Some(Told::Event(*event)),
            Action::Close { .. } => self.hang_up(),
        }
        None
    }

    /// Sleeps until the next try; false when the time is over before.
    fn pause(&mut self, left: Duration) -> bool {
        let Line::Pausing { conversation, until } = self.line else { return false };
        let rest = until.saturating_duration_since(Instant::now());
        thread::sleep(rest.min(left));
        if rest > left {
            return false;
        }
        self.line = Line::None;
        self.realtime.waited(conversation);
        true
    }

    /// Reads one frame; false when none came in time.
    fn read(&mut self, left: Duration) -> bool {
        let Line::Open { conversation, socket } = &mut self.line else { return false };
        let conversation = *conversation;
        // No time at all would mean to wait for ever.
        let left = left.max(Duration::from_millis(1));
        let frame = match socket.get_ref().set_read_timeout(Some(left)) {
            Ok(()) => socket.read(),
            Err(error) => Err(Error::Io(error)),
        };
        match frame {
            Ok(Message::Text(text)) => self.realtime.text_frame(conversation, &text),
            Ok(Message::Binary(_)) => self.realtime.binary_frame(conversation),
            // The library has the pong ready, and sends it with the next read.
            Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_)) => {}
            Ok(Message::Close(_)) => {
                self.hang_up();
                self.realtime.closed(conversation);
            }
            Err(Error::ConnectionClosed) => {
                self.line = Line::None;
                self.realtime.closed(conversation);
            }
            Err(Error::Io(error)) if is_timeout(&error) => return false,
            Err(error) => {
                self.line = Line::None;
                self.realtime.read_failed(conversation, &error.to_string());
            }
        }
        true
    }

    /// Says goodbye where there is a connection, and waits until the other side has, so that nothing that was sent
    /// is lost with the socket.
    fn hang_up(&mut self) {
        if let Line::Open { mut socket, .. } = std::mem::replace(&mut self.line, Line::None) {
            let deadline = Instant::now() + FAREWELL;
            // A connection that is broken need not be closed; of any other failure nobody would hear.
            let _ = socket.close(None);
            let _ = socket.get_ref().set_read_timeout(Some(FAREWELL));
            while Instant::now() < deadline && socket.read().is_ok() {}
        }
    }
}

fn is_timeout(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut)
}

/// Opens the WebSocket that the machine asks for; the error is the detail that it is to be told.
fn open(request: &WebSocketRequest, timeout: Duration) -> Result<WebSocket<TcpStream>, String> {
    let text = |error: &dyn std::fmt::Display| error.to_string();
    let mut handshake = request.url.as_str().into_client_request().map_err(|error| text(&error))?;
    for (name, value) in request.headers.iter() {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|error| text(&error))?;
        let value = HeaderValue::from_str(value).map_err(|error| text(&error))?;
        handshake.headers_mut().insert(name, value);
    }
    let stream = dial(handshake.uri(), timeout).map_err(|error| text(&error))?;
    match tungstenite::client(handshake, stream) {
        Ok((socket, _)) => Ok(socket),
        Err(HandshakeError::Failure(error)) => Err(text(&error)),
        Err(HandshakeError::Interrupted(_)) => Err("the handshake took too long".to_owned()),
    }
}

/// The stream below the WebSocket, without TLS.
fn dial(uri: &Uri, timeout: Duration) -> io::Result<TcpStream> {
    if uri.scheme_str() != Some("ws") {
        return Err(io::Error::other(format!("this driver has no TLS, so it cannot reach {uri}")));
    }
    // The brackets of an IPv6 address belong to the URL only.
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
    let mut failure = io::Error::other(format!("{host} has no address"));
    for address in (host, uri.port_u16().unwrap_or(80)).to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, timeout) {
            Ok(stream) => {
                stream.set_nodelay(true)?;
                stream.set_read_timeout(Some(timeout))?;
                stream.set_write_timeout(Some(timeout))?;
                return Ok(stream);
            }
            Err(error) => failure = error,
        }
    }
    Err(failure)
}

/// Posts the offer of a call. An answer of any status is an answer: the machine knows which of them to try again.
fn post(request: &CallRequest) -> Result<CallResponse, HttpFailure> {
    let config = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(60)))
        .proxy(None)
        .build();
    let failure = |error| match error {
        ureq::Error::Timeout(_) => HttpFailure::TimedOut,
        error => HttpFailure::Network(error.to_string()),
    };
    let mut post = ureq::Agent::new_with_config(config).post(&request.url);
    for (name, value) in request.headers.iter() {
        post = post.header(name, value);
    }
    let mut answer = post.send(&request.body).map_err(failure)?;
    let headers =
        answer.headers().iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
    let headers = headers.collect();
    let body = answer.body_mut().read_to_vec().map_err(failure)?;
    Ok(CallResponse { status: answer.status().as_u16(), headers, body })
}
