//! A WebSocket that blocks, but never beyond a deadline.

use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::{Duration, Instant};

use codex_schema::model_client::{ConnectFailure, Handshake, Headers, HttpAnswer, StreamEnd};
use tungstenite::client::IntoClientRequest;
use tungstenite::error::ProtocolError;
use tungstenite::http::{HeaderMap, HeaderName, HeaderValue, Uri};
use tungstenite::{Error, HandshakeError, Message, WebSocket};

/// An open WebSocket to the provider. The model client closes it by dropping it.
pub struct Socket(WebSocket<TimedStream>);

/// What arrives on a WebSocket.
pub enum Frame {
    Text(String),
    Binary,
    End(StreamEnd),
}

impl Socket {
    /// Makes the handshake, within its timeout. The headers are those of the answer.
    pub fn open(handshake: &Handshake) -> Result<(Socket, Headers), ConnectFailure> {
        let mut request = handshake.url.as_str().into_client_request().map_err(network)?;
        for (name, value) in handshake.headers.iter() {
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(network)?;
            request.headers_mut().append(name, HeaderValue::from_str(value).map_err(network)?);
        }
        let deadline = Instant::now() + handshake.timeout;
        let stream = TimedStream::connect(request.uri(), deadline).map_err(|error| match error.kind() {
            io::ErrorKind::TimedOut => ConnectFailure::TimedOut,
            _ => network(error),
        })?;
        // The library keeps only what has arrived of a refusal; the rest is read here.
        let rest = stream.tcp.try_clone().map_err(network)?;
        match tungstenite::client(request, stream) {
            Ok((socket, answer)) => Ok((Socket(socket), headers(answer.headers()))),
            Err(HandshakeError::Interrupted(_)) => Err(ConnectFailure::TimedOut),
            Err(HandshakeError::Failure(Error::Http(answer))) => {
                let (parts, body) = answer.into_parts();
                let body = whole_body(&parts.headers, body, TimedStream { tcp: rest, deadline });
                let (status, headers) = (parts.status.as_u16(), headers(&parts.headers));
                Err(ConnectFailure::Refused(HttpAnswer { status, headers, body }))
            }
            Err(HandshakeError::Failure(error)) => Err(match error {
                Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => ConnectFailure::TimedOut,
                Error::ConnectionClosed | Error::Protocol(ProtocolError::HandshakeIncomplete) => {
                    ConnectFailure::Closed
                }
                error => network(error),
            }),
        }
    }

    /// Sends a text frame.
    pub fn send(&mut self, text: String, timeout: Duration) -> Result<(), StreamEnd> {
        self.0.get_mut().deadline = Instant::now() + timeout;
        self.0.send(Message::text(text)).map_err(|error| match error {
            Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => StreamEnd::SendTimeout,
            error => StreamEnd::SendFailed(error.to_string()),
        })
    }

    /// Waits for the next frame. Pings are answered and told to nobody.
    pub fn read(&mut self, deadline: Instant) -> Frame {
        self.0.get_mut().deadline = deadline;
        loop {
            return match self.0.read() {
                Ok(Message::Text(text)) => Frame::Text(text.as_str().to_owned()),
                Ok(Message::Binary(_)) => Frame::Binary,
                Ok(Message::Close(_)) => Frame::End(StreamEnd::CloseFrame),
                Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_)) => continue,
                Err(Error::ConnectionClosed | Error::AlreadyClosed) => Frame::End(StreamEnd::Ended),
                Err(Error::Io(error)) if error.kind() == io::ErrorKind::TimedOut => {
                    Frame::End(StreamEnd::IdleTimeout)
                }
                Err(error) => Frame::End(StreamEnd::Transport(error.to_string())),
            };
        }
    }
}

/// A TCP stream on which whatever is not done at the deadline fails with [`io::ErrorKind::TimedOut`].
struct TimedStream {
    tcp: TcpStream,
    deadline: Instant,
}

impl TimedStream {
    fn connect(uri: &Uri, deadline: Instant) -> io::Result<TimedStream> {
        if uri.scheme_str() != Some("ws") {
            return Err(io::Error::new(io::ErrorKind::Unsupported, "this example has no TLS"));
        }
        let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
        let mut last = io::Error::new(io::ErrorKind::NotFound, "the host has no address");
        for address in (host, uri.port_u16().unwrap_or(80)).to_socket_addrs()? {
            match TcpStream::connect_timeout(&address, left(deadline)?) {
                Ok(tcp) => {
                    tcp.set_nodelay(true)?;
                    return Ok(TimedStream { tcp, deadline });
                }
                Err(error) => last = error,
            }
        }
        Err(last)
    }
}

impl Read for TimedStream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.tcp.set_read_timeout(Some(left(self.deadline)?))?;
        self.tcp.read(buffer).map_err(timed_out)
    }
}

impl Write for TimedStream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.tcp.set_write_timeout(Some(left(self.deadline)?))?;
        self.tcp.write(bytes).map_err(timed_out)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.tcp.flush()
    }
}

/// The time to the deadline, which is not zero: a timeout of zero would mean to wait forever.
fn left(deadline: Instant) -> io::Result<Duration> {
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(left) }
}

/// Platforms differ in what a read that timed out is called.
fn timed_out(error: io::Error) -> io::Error {
    if error.kind() == io::ErrorKind::WouldBlock { io::ErrorKind::TimedOut.into() } else { error }
}

/// The body of a refusal, of which a part has arrived.
fn whole_body(headers: &HeaderMap, arrived: Option<Vec<u8>>, rest: TimedStream) -> String {
    const MOST: u64 = 1 << 20;
    let mut body = arrived.unwrap_or_default();
    let length = headers.get("content-length").and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    let missing = length.unwrap_or(0).min(MOST).saturating_sub(body.len() as u64);
    // Without the rest, the error has less text: no reason for another error.
    let _ = rest.take(missing).read_to_end(&mut body);
    String::from_utf8_lossy(&body).into_owned()
}

fn headers(headers: &HeaderMap) -> Headers {
    headers.iter().map(|(name, value)| (name.as_str(), String::from_utf8_lossy(value.as_bytes()))).collect()
}

fn network(error: impl std::fmt::Display) -> ConnectFailure {
    ConnectFailure::Network(error.to_string())
}
