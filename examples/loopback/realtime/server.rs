//! A realtime provider on 127.0.0.1 that follows a script and writes down what it hears.

use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use tungstenite::handshake::server::{ErrorResponse, Request, Response};
use tungstenite::http::StatusCode;
use tungstenite::{Bytes, Error, Message, WebSocket};

/// For how long anybody waits for the other side, before it counts as an error.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// What the provider does with a connection.
pub enum Script {
    /// Answers the handshake with this status.
    Refuse(u16),
    /// Opens the WebSocket and takes these steps. When they are done, it listens until the client closes.
    Accept(Vec<Step>),
}

/// A step on an open WebSocket.
pub enum Step {
    /// Hears the next message, which has to be of this type.
    Hear(&'static str),
    /// Sends an event.
    Say(Value),
    /// Sends text that need not be JSON.
    SayText(&'static str),
    /// Sends a binary frame.
    SayBinary(&'static [u8]),
    /// Sends a ping and hears the pong.
    Ping,
    /// Sends a close frame, and waits until the client has done the same.
    Close,
    /// Drops the connection without a word.
    Break,
}

/// What became of a connection, as the provider saw it.
#[derive(Debug, Default)]
pub struct Seen {
    /// Path and query of the handshake.
    pub target: String,
    /// Names in lowercase.
    pub headers: Vec<(String, String)>,
    /// What the client said.
    pub messages: Vec<Value>,
    /// Whether a close frame of the client came.
    pub closed: bool,
}

impl Seen {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| &value[..])
    }
}

/// The provider, which runs in a thread of its own.
pub struct RealtimeServer {
    /// For the settings of the client.
    pub base_url: String,
    outcome: Receiver<Result<Vec<Seen>, String>>,
}

impl RealtimeServer {
    /// Serves one connection after the other, a script each.
    pub fn start(scripts: Vec<Script>) -> std::io::Result<RealtimeServer> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let base_url = format!("http://{}/v1", listener.local_addr()?);
        let (sender, outcome) = mpsc::channel();
        thread::spawn(move || {
            let seen = scripts.into_iter().map(|script| serve(&listener, script)).collect();
            // Nobody waits any more when the program has failed in the meantime.
            let _ = sender.send(seen);
        });
        Ok(RealtimeServer { base_url, outcome })
    }

    /// Waits for the end of the last script.
    ///
    /// # Errors
    ///
    /// When the client did not do what a script says, or too few connections were made.
    pub fn finish(self) -> Result<Vec<Seen>, String> {
        self.outcome
            .recv_timeout(PATIENCE)
            .map_err(|_| "the provider still waits for the client".to_owned())?
    }
}

fn serve(listener: &TcpListener, script: Script) -> Result<Seen, String> {
    let (stream, _) = listener.accept().map_err(|error| format!("no connection: {error}"))?;
    let timeouts = stream.set_read_timeout(Some(PATIENCE)).and(stream.set_nodelay(true));
    timeouts.map_err(|error| format!("the stream is unusable: {error}"))?;

    let mut seen = Seen::default();
    let refused_with = match script {
        Script::Refuse(status) => Some(StatusCode::from_u16(status).map_err(|error| error.to_string())?),
        Script::Accept(_) => None,
    };
    #[expect(clippy::result_large_err, reason = "the library asks for it")]
    let handshake = |request: &Request, response: Response| {
        seen.target = request.uri().to_string();
        for (name, value) in request.headers() {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            seen.headers.push((name.to_string(), value));
        }
        let Some(status) = refused_with else { return Ok(response) };
        let mut refusal = ErrorResponse::new(None);
        *refusal.status_mut() = status;
        Err(refusal)
    };
    let accepted = tungstenite::accept_hdr(stream, handshake);
    match (script, accepted) {
        (Script::Refuse(_), Err(_)) => Ok(seen),
        (Script::Refuse(_), Ok(_)) => Err("the handshake was not refused".to_owned()),
        (Script::Accept(steps), Ok(socket)) => follow(steps, socket, seen),
        (Script::Accept(_), Err(error)) => Err(format!("the handshake failed: {error}")),
    }
}

fn follow(steps: Vec<Step>, mut socket: WebSocket<TcpStream>, mut seen: Seen) -> Result<Seen, String> {
    for step in steps {
        let done = match step {
            Step::Hear(kind) => match hear(&mut socket, &mut seen)? {
                Heard::Message if seen.messages.last().is_some_and(|message| message["type"] == kind) => {
                    Ok(())
                }
                other => {
                    let error =
                        format!("expected {kind}, but got {other:?}; heard before: {:?}", seen.messages);
                    // The client ends at once, and can say why.
                    let _ = socket.send(json!({"type": "error", "message": error}).to_string().into());
                    return Err(error);
                }
            },
            Step::Say(event) => socket.send(event.to_string().into()),
            Step::SayText(text) => socket.send(Message::text(text)),
            Step::SayBinary(bytes) => socket.send(Message::binary(bytes)),
            Step::Ping => {
                socket.send(Message::Ping(Bytes::new())).map_err(|error| error.to_string())?;
                match hear(&mut socket, &mut seen)? {
                    Heard::Pong => Ok(()),
                    other => return Err(format!("expected a pong, but got {other:?}")),
                }
            }
            Step::Close => socket.close(None),
            Step::Break => return Ok(seen),
        };
        done.map_err(|error| format!("the client is not there to hear: {error}"))?;
    }
    while hear(&mut socket, &mut seen)? != Heard::End {}
    Ok(seen)
}

#[derive(Debug, PartialEq)]
enum Heard {
    Message,
    Pong,
    End,
}

/// Hears one thing. A message is added to what was seen.
fn hear(socket: &mut WebSocket<TcpStream>, seen: &mut Seen) -> Result<Heard, String> {
    loop {
        match socket.read() {
            Ok(Message::Text(text)) => {
                let message = serde_json::from_str(&text).map_err(|error| format!("{error} in {text}"))?;
                seen.messages.push(message);
                return Ok(Heard::Message);
            }
            Ok(Message::Pong(_)) => return Ok(Heard::Pong),
            // The library answers it with the next read, which tells the end.
            Ok(Message::Close(_)) => seen.closed = true,
            Ok(other) => return Err(format!("the client never sends {other:?}")),
            Err(Error::ConnectionClosed) => return Ok(Heard::End),
            Err(error) => return Err(format!("{error}; heard before: {:?}", seen.messages)),
        }
    }
}
