//! [`ModelServer`]: plays a provider by script, over HTTP and WebSockets on one port of 127.0.0.1.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use codex_schema::model_client::Headers;
use serde_json::{Value, json};
use tungstenite::handshake::derive_accept_key;
use tungstenite::protocol::Role;
use tungstenite::{Message, WebSocket};

/// A provider that answers by script: each POST, handshake and message takes the next answer. What it received can be
/// looked at afterwards. Dropping it closes the port.
pub struct ModelServer {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    listener: Option<JoinHandle<()>>,
}

/// What the server received.
#[derive(Debug, Clone, PartialEq)]
pub struct Received {
    pub kind: Kind,
    /// Counts the connections, from 1.
    pub connection: usize,
    /// With the query; empty for a message.
    pub path: String,
    /// As they came; none for a message.
    pub headers: Headers,
    /// The JSON of a POST or a message, null for a handshake.
    pub body: Value,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Post,
    Handshake,
    Message,
}

/// One answer of the script.
#[derive(Debug, Clone)]
pub struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    content: Content,
    end: End,
}

#[derive(Debug, Clone)]
enum Content {
    None,
    Json(Value),
    /// Server-sent events, or the frames that answer a message.
    Events(Vec<Value>),
}

#[derive(Debug, Clone, Copy)]
enum End {
    /// As HTTP has it; a WebSocket stays open.
    Proper,
    /// A close frame.
    Close,
    /// The TCP connection ends in the middle of things.
    Cut,
}

#[derive(Default)]
struct State {
    script: VecDeque<Answer>,
    received: Vec<Received>,
    connections: usize,
    stopped: bool,
}

/// For how long a connection waits for its client, so that no test hangs.
const PATIENCE: Duration = Duration::from_secs(20);

impl Answer {
    /// Accepts a WebSocket.
    pub fn upgrade() -> Answer {
        Answer { status: 101, headers: Vec::new(), content: Content::None, end: End::Proper }
    }

    /// Answers a POST or a handshake with JSON.
    pub fn json(status: u16, body: Value) -> Answer {
        Answer { status, headers: Vec::new(), content: Content::Json(body), end: End::Proper }
    }

    /// Answers a POST with an event stream, or a message with frames.
    pub fn events(events: impl IntoIterator<Item = Value>) -> Answer {
        let content = Content::Events(events.into_iter().collect());
        Answer { status: 200, headers: Vec::new(), content, end: End::Proper }
    }

    /// With a header more.
    pub fn header(mut self, name: &str, value: &str) -> Answer {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// After the frames, the server closes the WebSocket.
    pub fn then_close(mut self) -> Answer {
        self.end = End::Close;
        self
    }

    /// After the events or frames, the connection breaks off.
    pub fn then_cut(mut self) -> Answer {
        self.end = End::Cut;
        self
    }
}

impl ModelServer {
    /// Listens on a free port.
    pub fn start(script: impl IntoIterator<Item = Answer>) -> io::Result<ModelServer> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let state = State { script: script.into_iter().collect(), ..State::default() };
        let state = Arc::new(Mutex::new(state));
        let shared = Arc::clone(&state);
        let listener = std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut state = lock(&shared);
                if state.stopped {
                    break;
                }
                state.connections += 1;
                let (connection, state) = (state.connections, Arc::clone(&shared));
                // A client may go away whenever it likes.
                std::thread::spawn(move || {
                    stream.and_then(|tcp| Connection { connection, state }.serve(tcp))
                });
            }
        });
        Ok(ModelServer { address, state, listener: Some(listener) })
    }

    /// Where a client reaches the server.
    pub fn base_url(&self) -> String {
        format!("http://{}/v1", self.address)
    }

    /// All that was received so far.
    pub fn received(&self) -> Vec<Received> {
        lock(&self.state).received.clone()
    }

    /// How many answers of the script were not asked for.
    pub fn left_over(&self) -> usize {
        lock(&self.state).script.len()
    }
}

impl Drop for ModelServer {
    fn drop(&mut self) {
        lock(&self.state).stopped = true;
        // The listener looks at the flag when somebody connects.
        if TcpStream::connect(self.address).is_ok()
            && let Some(listener) = self.listener.take()
        {
            let _ = listener.join();
        }
    }
}

/// One connection of a client.
struct Connection {
    connection: usize,
    state: Arc<Mutex<State>>,
}

impl Connection {
    /// Serves one request, or a WebSocket to its end.
    fn serve(&self, tcp: TcpStream) -> io::Result<()> {
        tcp.set_nodelay(true)?;
        tcp.set_read_timeout(Some(PATIENCE))?;
        tcp.set_write_timeout(Some(PATIENCE))?;
        let mut reader = BufReader::new(tcp);
        let Some((method, path, headers)) = head(&mut reader)? else { return Ok(()) };
        let length = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        let mut body = Vec::new();
        reader.by_ref().take(length).read_to_end(&mut body)?;
        let key = headers.get("sec-websocket-key").map(|key| derive_accept_key(key.as_bytes()));
        let kind = if method == "POST" { Kind::Post } else { Kind::Handshake };
        let answer = self.answer(Received {
            kind,
            connection: self.connection,
            path,
            headers,
            body: serde_json::from_slice(&body).unwrap_or_default(),
        });
        let mut tcp = reader.into_inner();
        match key {
            Some(accept) if answer.status == 101 => {
                let answer = answer
                    .header("connection", "Upgrade")
                    .header("upgrade", "websocket")
                    .header("sec-websocket-accept", &accept);
                write_head(&mut tcp, &answer)?;
                self.serve_socket(WebSocket::from_raw_socket(tcp, Role::Server, None))
                    .map_err(io::Error::other)
            }
            _ => write_answer(&mut tcp, answer.header("connection", "close")),
        }
    }

    fn serve_socket(&self, mut socket: WebSocket<TcpStream>) -> tungstenite::Result<()> {
        loop {
            let Message::Text(text) = socket.read()? else { continue };
            let received = Received {
                kind: Kind::Message,
                connection: self.connection,
                path: String::new(),
                headers: Headers::new(),
                body: serde_json::from_str(&text).unwrap_or_default(),
            };
            if received.body["type"] == "response.processed" {
                lock(&self.state).received.push(received);
                continue;
            }
            let answer = self.answer(received);
            // Nobody but the library of the client gets to see this one.
            socket.send(Message::Ping("still there?".into()))?;
            if let Content::Events(events) = answer.content {
                for event in events {
                    socket.send(Message::text(event.to_string()))?;
                }
            }
            match answer.end {
                End::Proper => {}
                End::Cut => return Ok(()),
                End::Close => {
                    socket.close(None)?;
                    // Until the client has closed too: what it sends meanwhile is lost.
                    loop {
                        socket.read()?;
                    }
                }
            }
        }
    }

    /// Notes what was received, and takes the next answer.
    fn answer(&self, received: Received) -> Answer {
        let mut state = lock(&self.state);
        state.received.push(received);
        state.script.pop_front().unwrap_or_else(|| {
            Answer::json(500, json!({"error": {"message": "the script has no further answer"}})).then_close()
        })
    }
}

/// Method, path and headers of a request; none when the client connects and says nothing.
fn head(reader: &mut impl BufRead) -> io::Result<Option<(String, String, Headers)>> {
    let mut lines = reader.take(1 << 16).lines();
    let Some(first) = lines.next().transpose()? else { return Ok(None) };
    let mut words = first.split(' ').map(str::to_owned);
    let (Some(method), Some(path)) = (words.next(), words.next()) else {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            format!("expected a request, found `{first}`"),
        ));
    };
    let mut headers = Vec::new();
    for line in lines {
        let line = line?;
        match line.split_once(':') {
            Some((name, value)) => headers.push((name.to_owned(), value.trim().to_owned())),
            None => break,
        }
    }
    Ok(Some((method, path, headers.into_iter().collect())))
}

fn write_head(to: &mut impl Write, answer: &Answer) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {} Scripted\r\n", answer.status);
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    to.write_all(head.as_bytes())
}

fn write_answer(tcp: &mut impl Write, answer: Answer) -> io::Result<()> {
    match &answer.content {
        Content::None => write_head(tcp, &answer.header("content-length", "0")),
        Content::Json(body) => {
            let body = body.to_string();
            let length = body.len().to_string();
            let answer = answer.header("content-type", "application/json").header("content-length", &length);
            write_head(tcp, &answer)?;
            tcp.write_all(body.as_bytes())
        }
        Content::Events(events) => {
            let text: String = events.iter().map(event_text).collect();
            let end = answer.end;
            let answer = answer.header("content-type", "text/event-stream");
            write_head(tcp, &answer.header("transfer-encoding", "chunked"))?;
            // In pieces that respect neither events nor characters, as a network has them.
            for piece in text.as_bytes().chunks(7) {
                write!(tcp, "{:x}\r\n", piece.len())?;
                tcp.write_all(piece)?;
                tcp.write_all(b"\r\n")?;
            }
            match end {
                End::Cut => Ok(()),
                End::Proper | End::Close => tcp.write_all(b"0\r\n\r\n"),
            }
        }
    }
}

fn event_text(event: &Value) -> String {
    format!("event: {}\ndata: {event}\n\n", event["type"].as_str().unwrap_or("message"))
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}
