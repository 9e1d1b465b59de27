//! HTTP requests that block, and bodies that are read as they arrive.

use std::io::Read;
use std::time::{Duration, Instant};

use codex_schema::model_client::{Headers, HttpFailure, HttpRequest, StreamEnd};

/// Sends the requests of the model client.
pub struct Http {
    agent: ureq::Agent,
}

/// An answer whose body has not been read.
pub struct Answer {
    pub status: u16,
    pub headers: Headers,
    pub body: Body,
}

/// The body of an answer.
pub struct Body {
    reader: ureq::BodyReader<'static>,
    buffer: Vec<u8>,
}

impl Http {
    /// `silence` is how long the provider may be silent.
    pub fn new(silence: Duration) -> Http {
        let config = ureq::Agent::config_builder()
            // Every answer is for the model client to judge.
            .http_status_as_error(false)
            // The proxies of the environment do not lead to 127.0.0.1. A client of a real provider drops this line.
            .proxy(None)
            .timeout_connect(Some(silence))
            .timeout_per_read(Some(silence))
            .timeout_per_write(Some(silence));
        Http { agent: config.build().new_agent() }
    }

    /// Sends a request and waits for the head of the answer.
    pub fn post(&self, request: &HttpRequest) -> Result<Answer, HttpFailure> {
        if request.compress {
            return Err(HttpFailure::Build("this example does not compress".to_owned()));
        }
        let mut post = self.agent.post(&request.url);
        for (name, value) in request.headers.iter() {
            post = post.header(name, value);
        }
        let answer = post.send(&request.body).map_err(|error| match error {
            ureq::Error::Timeout(_) => HttpFailure::TimedOut,
            ureq::Error::Http(_) | ureq::Error::BadUri(_) => HttpFailure::Build(error.to_string()),
            error => HttpFailure::Network(error.to_string()),
        })?;
        let (head, body) = answer.into_parts();
        let text = |value: &ureq::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        Ok(Answer {
            status: head.status.as_u16(),
            headers: head.headers.iter().map(|(name, value)| (name.as_str(), text(value))).collect(),
            body: Body { reader: body.into_reader(), buffer: vec![0; 8192] },
        })
    }
}

impl Body {
    /// Waits for the next bytes. Past the deadline nothing more is read.
    pub fn read(&mut self, deadline: Instant) -> Result<&[u8], StreamEnd> {
        if Instant::now() >= deadline {
            return Err(StreamEnd::IdleTimeout);
        }
        match self.reader.read(&mut self.buffer) {
            Ok(0) => Err(StreamEnd::Ended),
            Ok(length) => Ok(&self.buffer[..length]),
            Err(error) => Err(match ureq::Error::from(error) {
                ureq::Error::Timeout(_) => StreamEnd::IdleTimeout,
                error => StreamEnd::Transport(error.to_string()),
            }),
        }
    }
}
