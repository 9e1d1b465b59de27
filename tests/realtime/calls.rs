//! Creating a WebRTC call (§12).

use codex_schema::model_client::{Credentials, Headers, Provider};
use codex_schema::realtime::{
    CallRequest, ClientMessage, Endpoint, Protocol, call_request, parse_call_response, plain_call_request,
};
use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::{config, endpoint, identity, provider, texts};

const OFFER: &str = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\n";

fn call(protocol: Protocol, endpoint: &Endpoint) -> CallRequest {
    call_request(&config(protocol), &texts(), endpoint, OFFER)
}

/// The session of `session.update`, as it goes into a call.
fn expected_session(protocol: Protocol) -> Value {
    let config = config(protocol);
    let update: Value =
        serde_json::from_str(&ClientMessage::session_update(&config, &texts()).to_json()).unwrap();
    let mut session = update["session"].clone();
    assert!(session.get("model").is_none() && session.get("id").is_none());
    session["model"] = "gpt-realtime-1.5".into();
    session
}

fn content_type(request: &CallRequest) -> &str {
    let mut types = request.headers.iter().filter(|(name, _)| *name == "content-type");
    let found = types.next().expect("has a type");
    assert_eq!(types.next(), None);
    found.1
}

#[test]
fn row_37_the_multipart_body() {
    for protocol in Protocol::ALL {
        let request = call(protocol, &endpoint());
        assert_eq!(request.url, "https://h/v1/realtime/calls");
        assert_eq!(content_type(&request), "multipart/form-data; boundary=codex-realtime-call-boundary");
        let rest = request.body.strip_prefix(concat!(
            "--codex-realtime-call-boundary\r\n",
            "Content-Disposition: form-data; name=\"sdp\"\r\n",
            "Content-Type: application/sdp\r\n",
            "\r\n",
            "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\n",
            "\r\n",
            "--codex-realtime-call-boundary\r\n",
            "Content-Disposition: form-data; name=\"session\"\r\n",
            "Content-Type: application/json\r\n",
            "\r\n",
        ));
        let session = rest.unwrap().strip_suffix("\r\n--codex-realtime-call-boundary--\r\n").unwrap();
        assert_eq!(serde_json::from_str::<Value>(session).unwrap(), expected_session(protocol));
    }
}

#[test]
fn row_38_the_json_body() {
    let chatgpt = Credentials::managed_chatgpt("token", None, false);
    let endpoint = Endpoint::new(Provider::new("OpenAI"), identity(), chatgpt);
    let request = call(Protocol::V2, &endpoint);
    assert_eq!(request.url, "https://chatgpt.com/backend-api/codex/realtime/calls");
    assert_eq!(content_type(&request), "application/json");
    let body: Value = serde_json::from_str(&request.body).unwrap();
    assert_eq!(body, serde_json::json!({"sdp": OFFER, "session": expected_session(Protocol::V2)}));
}

#[test]
fn a_call_without_a_session() {
    let request = plain_call_request(&endpoint(), OFFER);
    assert_eq!(content_type(&request), "application/sdp");
    assert_eq!(request.body, OFFER);
}

#[test]
fn urls_and_headers() {
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut provider = provider("https://h/v1/");
    provider.query = vec![pair("api-version", "a b+c"), pair("x", "/backend-api")];
    provider.headers = vec![pair("X-Own", "1"), pair("Content-Type", "text/plain")];
    let request = call(Protocol::V2, &Endpoint::with_api_key(provider, identity(), "sk-1"));
    assert_eq!(request.url, "https://h/v1/realtime/calls?api-version=a%20b+c&x=/backend-api");
    assert!(content_type(&request).starts_with("multipart/form-data;"));
    let headers: Vec<(&str, &str)> = request.headers.iter().collect();
    assert_eq!(
        headers[..5],
        [
            ("user-agent", "ua"),
            ("originator", "o"),
            ("X-Own", "1"),
            ("authorization", "Bearer sk-1"),
            ("x-session-id", crate::THREAD),
        ]
    );
    assert_eq!(headers.len(), 6);
}

fn answer(location: &str) -> Result<String, String> {
    let headers: Headers = [("location", location)].into_iter().collect();
    let call = parse_call_response(&headers, b"v=0").map_err(|error| error.to_string())?;
    assert_eq!(call.sdp, "v=0");
    Ok(call.call_id)
}

#[test]
fn row_39_a_location_without_a_call() {
    for location in ["/v1/realtime/calls/other", "/v1/realtime/calls/rtc_", "", "/x?call=/rtc_1"] {
        assert_eq!(
            answer(location).unwrap_err(),
            format!("realtime call Location does not contain a call id: {location}")
        );
    }
}

#[test]
fn answers() {
    assert_eq!(answer("/v1/realtime/calls/rtc_a").unwrap(), "rtc_a");
    assert_eq!(answer("/v1/realtime/calls/calls/rtc_a").unwrap(), "rtc_a");
    assert_eq!(answer("https://h/rtc_a/rtc_b/?x=rtc_c").unwrap(), "rtc_b");
    assert_eq!(answer("rtc_a/tail").unwrap(), "rtc_a");
    let capital: Headers = [("Location", "rtc_a")].into_iter().collect();
    assert_eq!(parse_call_response(&capital, b"").unwrap().call_id, "rtc_a");
    assert_eq!(
        parse_call_response(&Headers::new(), b"v=0").unwrap_err().to_string(),
        "realtime call response missing Location"
    );
    let error = parse_call_response(&capital, b"v=\xff").unwrap_err().to_string();
    assert!(error.starts_with("failed to decode realtime call SDP response: "), "{error}");
}
