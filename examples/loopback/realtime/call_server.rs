//! The part of a realtime provider that creates WebRTC calls over HTTP, on 127.0.0.1, with scripted answers.

use std::error::Error;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use tiny_http::{Header, Response, Server};

const PATIENCE: Duration = Duration::from_secs(10);

/// The answer to an offer.
pub struct Answer {
    pub status: u16,
    /// Where the call can be found.
    pub location: Option<&'static str>,
    pub body: &'static str,
}

/// A request to create a call.
#[derive(Debug)]
pub struct Offer {
    pub method: String,
    /// Path and query.
    pub target: String,
    /// Names in lowercase.
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Offer {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| &value[..])
    }
}

/// The server, which runs in a thread of its own.
pub struct CallServer {
    /// For the provider of the client.
    pub base_url: String,
    outcome: Receiver<Result<Vec<Offer>, String>>,
}

impl CallServer {
    /// Answers one request after the other.
    pub fn start(answers: Vec<Answer>) -> Result<CallServer, Box<dyn Error + Send + Sync>> {
        let server = Server::http("127.0.0.1:0")?;
        let base_url = format!("http://{}/v1", server.server_addr());
        let (sender, outcome) = mpsc::channel();
        thread::spawn(move || {
            let offers = answers.into_iter().map(|answer| {
                serve(&server, answer).map_err(|error| format!("the provider got no offer: {error}"))
            });
            // Nobody waits any more when the program has failed in the meantime.
            let _ = sender.send(offers.collect());
        });
        Ok(CallServer { base_url, outcome })
    }

    /// Waits until the last answer is given.
    ///
    /// # Errors
    ///
    /// When too few requests were made.
    pub fn finish(self) -> Result<Vec<Offer>, String> {
        self.outcome.recv_timeout(PATIENCE).map_err(|_| "the provider still waits for an offer".to_owned())?
    }
}

fn serve(server: &Server, answer: Answer) -> Result<Offer, Box<dyn Error>> {
    let mut request = server.recv_timeout(PATIENCE)?.ok_or("none came in time")?;
    let mut body = String::new();
    request.as_reader().read_to_string(&mut body)?;
    let header =
        |header: &Header| (header.field.as_str().as_str().to_lowercase(), header.value.as_str().to_owned());
    let offer = Offer {
        method: request.method().to_string(),
        target: request.url().to_owned(),
        headers: request.headers().iter().map(header).collect(),
        body,
    };
    let mut response = Response::from_string(answer.body).with_status_code(answer.status);
    if let Some(location) = answer.location {
        let header =
            Header::from_bytes("Location", location).map_err(|()| "no header can hold the location")?;
        response.add_header(header);
    }
    request.respond(response)?;
    Ok(offer)
}
