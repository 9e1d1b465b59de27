//! A request, as it is written.

use codex_schema::Json;
use codex_schema::model_client::{Handshake, HttpRequest};
use serde::Serialize;

/// One line of the output; `body` is raw JSON, so that the order of its members stays.
#[derive(Serialize)]
pub struct Written<'a> {
    transport: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headers: Option<Vec<(&'a str, &'a str)>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Json>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    compressed: bool,
}

impl Written<'_> {
    pub fn handshake(handshake: &Handshake) -> Written<'_> {
        Written {
            method: Some("GET"),
            url: Some(&handshake.url),
            path: Some(path(&handshake.url)),
            headers: Some(handshake.headers.iter().collect()),
            ..Written::of("websocket-handshake")
        }
    }

    pub fn message(text: &str) -> Result<Written<'static>, String> {
        Ok(Written { body: Some(json(text)?), ..Written::of("websocket") })
    }

    pub fn http(request: &HttpRequest) -> Result<Written<'_>, String> {
        Ok(Written {
            method: Some("POST"),
            url: Some(&request.url),
            path: Some(path(&request.url)),
            headers: Some(request.headers.iter().collect()),
            body: Some(json(&request.body)?),
            compressed: request.compress,
            ..Written::of("http")
        })
    }

    fn of(transport: &'static str) -> Written<'static> {
        Written {
            transport,
            method: None,
            url: None,
            path: None,
            headers: None,
            body: None,
            compressed: false,
        }
    }
}

/// A body for one line: tools and schemas are written as they stand in the file, which may break lines.
fn json(text: &str) -> Result<Json, String> {
    let (mut inside, mut escaped) = (false, false);
    let mut compact = text.to_owned();
    compact.retain(|character| {
        let keep = inside || !character.is_ascii_whitespace();
        inside ^= character == '"' && !escaped;
        escaped = character == '\\' && !escaped;
        keep
    });
    Json::from_text(compact).map_err(|error| error.to_string())
}

/// Path and query of a URL.
fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').map_or("/", |slash| &rest[slash..])
}
