//! The URL of the provider's WebSocket (spec/realtime.md §6.1 to §6.4).

use super::{ConnectError, Protocol};

/// Where realtime connects when nothing is configured, however the user is signed in.
const DEFAULT_BASE: &str = "https://api.openai.com/v1";
const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// The parts of a URL that matter here. A fragment is left out: no server gets to see one.
struct Url<'a> {
    scheme: String,
    /// User, host and port; the host in lowercase, without a port that the scheme implies.
    authority: String,
    path: &'a str,
    query: Option<&'a str>,
}

impl<'a> Url<'a> {
    #[inline]
    fn parse(url: &'a str) -> Result<Url<'a>, ConnectError> {
        let error = |detail: &str| ConnectError::Url(detail.to_owned());
        let (scheme, rest) = url.trim().split_once(':').ok_or_else(|| error("it has no scheme"))?;
        let letters = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
        if !scheme.starts_with(|c: char| c.is_ascii_alphabetic()) || !scheme.bytes().all(letters) {
            return Err(error("it has no scheme"));
        }
        let scheme = scheme.to_ascii_lowercase();
        let implied_port = match &scheme[..] {
            "http" | "ws" => "80",
            "https" | "wss" => "443",
            _ => return Err(ConnectError::Scheme(scheme)),
        };
        let rest = rest.strip_prefix("//").ok_or_else(|| error("`//` is missing after the scheme"))?;
        let rest = rest.split('#').next().unwrap_or_default();
        let (rest, query) = match rest.split_once('?') {
            Some((rest, query)) => (rest, Some(query)),
            None => (rest, None),
        };
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (user, host_and_port) = match authority.rfind('@') {
            Some(at) => authority.split_at(at + 1),
            None => ("", authority),
        };
        let (host, port) = match host_and_port.rsplit_once(':') {
            Some((host, port)) if !port.contains(']') => (host, port),
            _ => (host_and_port, ""),
        };
        if host.is_empty() {
            return Err(error("the host is empty"));
        }
        if host.contains(|c: char| c.is_whitespace() || c.is_control() || "<>^|\\\"%`".contains(c)) {
            return Err(error("the host has a character that is not allowed"));
        }
        if !port.is_empty() && (!port.bytes().all(|b| b.is_ascii_digit()) || port.parse::<u16>().is_err()) {
            return Err(error("the port is not a number up to 65535"));
        }
        let mut authority = format!("{user}{}", host.to_ascii_lowercase());
        if !port.is_empty() && port != implied_port {
            authority.push(':');
            authority.push_str(port);
        }
        Ok(Url { scheme, authority, path, query })
    }
}

/// The URL of the WebSocket, from a base URL (none means the default endpoint).
///
/// An ordinary connection names a `model`, one that joins a call the `call_id`. The query of the base URL stays in
/// front. Of the provider's parameters, `intent` is always left out, and `model` where another is named.
///
/// # Errors
///
/// When the base URL cannot be read, or its scheme leads to no WebSocket.
#[inline]
pub fn websocket_url(
    base: Option<&str>,
    protocol: Protocol,
    model: Option<&str>,
    query_params: &[(String, String)],
    call_id: Option<&str>,
) -> Result<String, ConnectError> {
    let base = Url::parse(base.unwrap_or(DEFAULT_BASE))?;
    let scheme = match &base.scheme[..] {
        "https" | "wss" => "wss",
        _ => "ws",
    };
    let mut url = format!("{scheme}://{}", base.authority);
    push_encoded(&mut url, &realtime_path(base.path), |byte| b" \"<>`{}".contains(&byte));

    let mut query = base.query.map(|query| {
        let mut text = String::new();
        push_encoded(&mut text, query, |byte| b" \"'<>".contains(&byte));
        text
    });
    let intent = (protocol == Protocol::V1).then_some(("intent", "quicksilver"));
    let model = model.map(|model| ("model", model));
    let params = query_params.iter().map(|(name, value)| (&name[..], &value[..]));
    let params = params.filter(|(name, _)| *name != "intent" && !(*name == "model" && model.is_some()));
    let call_id = call_id.map(|call_id| ("call_id", call_id));
    for (name, value) in intent.into_iter().chain(model).chain(params).chain(call_id) {
        let query = query.get_or_insert_default();
        if !query.is_empty() {
            query.push('&');
        }
        push_form(query, name);
        query.push('=');
        push_form(query, value);
    }
    if let Some(query) = query {
        url.push('?');
        url.push_str(&query);
    }
    Ok(url)
}

#[inline]
fn realtime_path(path: &str) -> String {
    if path.is_empty() || path == "/" {
        "/v1/realtime".to_owned()
    } else if path.ends_with("/realtime/") {
        path.trim_end_matches('/').to_owned()
    } else if path.ends_with("/v1") {
        format!("{path}/realtime")
    } else if path.ends_with("/v1/") {
        format!("{path}realtime")
    } else {
        path.to_owned()
    }
}

/// Adds text in which these bytes, control characters and what is not ASCII are percent-encoded.
#[inline]
fn push_encoded(url: &mut String, text: &str, encode: impl Fn(u8) -> bool) {
    for byte in text.bytes() {
        if byte.is_ascii_control() || !byte.is_ascii() || encode(byte) {
            push_percent(url, byte);
        } else {
            url.push(char::from(byte));
        }
    }
}

/// Adds text as forms encode it.
#[inline]
fn push_form(query: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b' ' => query.push('+'),
            b'*' | b'-' | b'.' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                query.push(char::from(byte));
            }
            _ => push_percent(query, byte),
        }
    }
}

#[inline]
fn push_percent(url: &mut String, byte: u8) {
    url.push('%');
    url.push(char::from(HEX[usize::from(byte >> 4)]));
    url.push(char::from(HEX[usize::from(byte & 15)]));
}
