//! URL and headers of the provider's WebSocket (§6).

use codex_schema::model_client::{Credentials, Headers, Provider};
use codex_schema::realtime::{Endpoint, Protocol, SessionConfig, Settings, websocket_request, websocket_url};
use pretty_assertions::assert_eq;

use crate::{THREAD, config, endpoint, identity, provider, settings, start};

fn url(base: &str, protocol: Protocol, model: Option<&str>, params: &[(&str, &str)]) -> String {
    let params: Vec<_> = params.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    match websocket_url(Some(base), protocol, model, &params, None) {
        Ok(url) => url,
        Err(error) => error.to_string(),
    }
}

#[test]
fn row_11_urls() {
    use Protocol::{V1, V2};
    let params = [("t", "1"), ("intent", "x")];
    let m = Some("m");
    assert_eq!(url("http://h:1", V1, None, &[]), "ws://h:1/v1/realtime?intent=quicksilver");
    assert_eq!(url("https://h/v1", V1, m, &[]), "wss://h/v1/realtime?intent=quicksilver&model=m");
    assert_eq!(
        url("https://h/openai/v1", V1, m, &[]),
        "wss://h/openai/v1/realtime?intent=quicksilver&model=m"
    );
    assert_eq!(
        url("https://h/v1/realtime?a=b", V1, m, &params),
        "wss://h/v1/realtime?a=b&intent=quicksilver&model=m&t=1"
    );
    assert_eq!(url("https://h/v1/realtime?a=b", V2, m, &params), "wss://h/v1/realtime?a=b&model=m&t=1");
    assert_eq!(url("https://h", V2, None, &[]), "wss://h/v1/realtime");
    let join = |protocol| websocket_url(Some("https://h/v1"), protocol, None, &[], Some("rtc_9")).unwrap();
    assert_eq!(join(V2), "wss://h/v1/realtime?call_id=rtc_9");
    assert_eq!(join(V1), "wss://h/v1/realtime?intent=quicksilver&call_id=rtc_9");
}

#[test]
fn paths() {
    for (path, expected) in [
        ("", "/v1/realtime"),
        ("/", "/v1/realtime"),
        ("/x/realtime", "/x/realtime"),
        ("/x/realtime/", "/x/realtime"),
        ("/x//realtime/", "/x//realtime"),
        ("/v1", "/v1/realtime"),
        ("/v1/", "/v1/realtime"),
        ("/a/v1/", "/a/v1/realtime"),
        ("/v2", "/v2"),
        ("/v1/calls", "/v1/calls"),
    ] {
        assert_eq!(url(&format!("https://h{path}"), Protocol::V2, None, &[]), format!("wss://h{expected}"));
    }
}

#[test]
fn schemes_and_hosts() {
    for (base, expected) in [
        ("http://h", "ws://h/v1/realtime"),
        ("https://h", "wss://h/v1/realtime"),
        ("ws://h", "ws://h/v1/realtime"),
        ("wss://h", "wss://h/v1/realtime"),
        ("HTTPS://Host.Example:8443/v1", "wss://host.example:8443/v1/realtime"),
        ("https://h:443/v1", "wss://h/v1/realtime"),
        ("http://[::1]:8080/v1", "ws://[::1]:8080/v1/realtime"),
        ("https://u:P@h/v1#part", "wss://u:P@h/v1/realtime"),
        ("https://h/a b/v1", "wss://h/a%20b/v1/realtime"),
        ("ftp://h", "unsupported realtime api_url scheme: ftp"),
        ("localhost:8080/v1", "unsupported realtime api_url scheme: localhost"),
    ] {
        assert_eq!(url(base, Protocol::V2, None, &[]), expected);
    }
    for base in [
        "",
        "h/v1",
        "//h/v1",
        "https:",
        "https://",
        "https:///v1",
        "https://h:99999",
        "https://h:x",
        "https://a b",
    ] {
        let error = url(base, Protocol::V2, None, &[]);
        assert!(error.starts_with("failed to parse realtime api_url: "), "{base}: {error}");
    }
}

#[test]
fn parameters_are_form_encoded() {
    assert_eq!(
        url("https://h", Protocol::V2, Some("a b&c"), &[("k=", "é*-._~")]),
        "wss://h/v1/realtime?model=a+b%26c&k%3D=%C3%A9*-._%7E"
    );
    // The provider's `model` counts where no other is named.
    assert_eq!(url("https://h", Protocol::V2, None, &[("model", "p")]), "wss://h/v1/realtime?model=p");
    assert_eq!(url("https://h", Protocol::V2, Some("m"), &[("model", "p")]), "wss://h/v1/realtime?model=m");
    // Nothing to add leaves no question mark behind.
    assert_eq!(url("https://h", Protocol::V2, None, &[("intent", "x")]), "wss://h/v1/realtime");
}

#[test]
fn base_urls() {
    let request = |settings: &Settings, endpoint: &Endpoint| {
        websocket_request(&config(Protocol::V2), settings, endpoint, None).unwrap().url
    };
    let model = "?model=gpt-realtime-1.5";
    let plain = settings(Protocol::V2);
    // The API host is the default, also for those who are signed in with ChatGPT.
    let chatgpt = Credentials::managed_chatgpt("token", None, false);
    let mut default = Endpoint::new(Provider::new("OpenAI"), identity(), chatgpt);
    default.api_key = Some("sk-1".to_owned());
    assert_eq!(request(&plain, &default), format!("wss://api.openai.com/v1/realtime{model}"));
    assert_eq!(request(&plain, &endpoint()), format!("wss://h/v1/realtime{model}"));
    let moved = Settings { websocket_base_url: Some("http://other".to_owned()), ..plain };
    assert_eq!(request(&moved, &endpoint()), format!("ws://other/v1/realtime{model}"));
}

fn pairs(headers: &Headers) -> Vec<(&str, &str)> {
    headers.iter().collect()
}

fn with_session_id(id: &str) -> SessionConfig {
    let mut params = start();
    params.realtime_session_id = Some(id.into());
    SessionConfig::resolve(&params, &settings(Protocol::V2), &THREAD.into()).unwrap()
}

#[test]
fn headers() {
    let mut provider = provider("https://h/v1");
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    provider.headers = vec![pair("X-Own", "1"), pair("Originator", "mine"), pair("X-Session-Id", "no")];
    let environment = |name: &str, value: Option<&str>| (name.to_owned(), value.map(str::to_owned));
    provider.env_headers = vec![
        environment("x-own", Some("2")),
        environment("x-blank", Some(" ")),
        environment("x-unset", None),
    ];
    let settings = settings(Protocol::V2);

    let mut endpoint = Endpoint::with_api_key(provider.clone(), identity(), "sk-1");
    endpoint.identity.us_residency = true;
    let request = websocket_request(&with_session_id("s"), &settings, &endpoint, None).unwrap();
    assert_eq!(
        pairs(&request.headers),
        [
            ("user-agent", "ua"),
            ("x-openai-internal-codex-residency", "us"),
            ("Originator", "mine"),
            ("x-own", "2"),
            ("authorization", "Bearer sk-1"),
            ("x-session-id", "s"),
        ]
    );

    // A socket that joins a call has the credentials of the call.
    let chatgpt = Credentials::managed_chatgpt("token", Some("a"), false);
    let endpoint = Endpoint::new(Provider::new("OpenAI"), identity(), chatgpt);
    let request = websocket_request(&with_session_id("s"), &settings, &endpoint, Some("rtc_1")).unwrap();
    assert_eq!(
        pairs(&request.headers),
        [
            ("user-agent", "ua"),
            ("originator", "o"),
            ("authorization", "Bearer token"),
            ("ChatGPT-Account-ID", "a"),
            ("x-session-id", "s"),
        ]
    );
    let error = websocket_request(&with_session_id("s"), &settings, &endpoint, None).unwrap_err();
    assert_eq!(error.to_string(), "realtime conversation requires API key auth");
}

#[test]
fn keys_are_not_shown() {
    assert!(!format!("{:?}", endpoint()).contains("sk-1"));
}

#[test]
fn session_ids_that_are_no_header() {
    let request = |id: &str| {
        websocket_request(&with_session_id(id), &settings(Protocol::V2), &endpoint(), None)
            .map_err(|error| error.to_string())
    };
    for id in ["a\nb", "é", "\u{7f}"] {
        let error = request(id).unwrap_err();
        assert!(error.starts_with("invalid realtime session id header: "), "{error}");
    }
    for id in ["", "a b\t~"] {
        assert_eq!(request(id).unwrap().headers.get("x-session-id"), Some(id));
    }
}
