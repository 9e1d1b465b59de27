//! Headers, metadata, URLs and compression (§17, rows 26 to 30, 37, 60).

use std::collections::BTreeMap;

use codex_schema::jsonrpc::W3cTraceContext;
use codex_schema::model_client::*;
use codex_schema::vocab::CoreSessionSource;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::*;

/// A request over HTTP and a handshake with its message, of the same configuration and settings.
fn both(mut config: ModelClientConfig, settings: &TurnSettings) -> (HttpRequest, Handshake, Value) {
    let ask = |config: ModelClientConfig, replies: &[Reply]| {
        let client = client_of(config);
        let mut turn = client.begin_turn();
        run(turn.stream(prompt(&[user("hello")]), settings.clone()), replies)
    };
    config.provider.websockets = false;
    let http = ask(config.clone(), &[Reply::Stream(&[], answer("r1", &[]))]);
    config.provider.websockets = true;
    let websocket = ask(config, &[Reply::Upgrade(&[]), Reply::Frames(answer("r1", &[]))]);
    (http.requests()[0].clone(), websocket.handshakes()[0].clone(), websocket.message().clone())
}

fn source(json: Value) -> CoreSessionSource {
    serde_json::from_value(json).expect("is a source")
}

fn names(headers: &Headers) -> Vec<String> {
    let mut names: Vec<String> = headers.iter().map(|(name, _)| name.to_lowercase()).collect();
    names.sort();
    names
}

#[test]
fn headers_of_a_plain_request() {
    let (http, handshake, _) = both(config(false), &settings());
    assert_eq!(
        names(&http.headers),
        [
            "accept",
            "content-type",
            "originator",
            "session_id",
            "thread_id",
            "user-agent",
            "x-client-request-id",
            "x-codex-window-id",
        ]
    );
    assert_eq!(http.headers.get("session_id"), Some("the-session"));
    assert_eq!(http.headers.get("thread_id"), Some("the-thread"));
    assert_eq!(http.headers.get("x-client-request-id"), Some("the-thread"));
    assert_eq!(http.headers.get("x-codex-window-id"), Some("the-thread:0"));
    assert_eq!(
        names(&handshake.headers),
        [
            "openai-beta",
            "originator",
            "session_id",
            "thread_id",
            "user-agent",
            "x-client-request-id",
            "x-codex-window-id",
        ]
    );
    assert_eq!(handshake.headers.get("OpenAI-Beta"), Some("responses_websockets=2026-02-06"));
}

#[test]
fn row_26_spawned_threads_name_their_parent() {
    let mut config = config(false);
    config.source = source(json!({"subagent": {"thread_spawn": {"parent_thread_id": "parent", "depth": 1}}}));
    let (http, handshake, message) = both(config, &settings());
    for headers in [&http.headers, &handshake.headers] {
        assert_eq!(headers.get("x-openai-subagent"), Some("collab_spawn"));
        assert_eq!(headers.get("x-codex-parent-thread-id"), Some("parent"));
        assert_eq!(headers.get("x-codex-window-id"), Some("the-thread:0"));
    }
    assert_eq!(
        message["client_metadata"],
        json!({
            "x-codex-installation-id": "the-installation",
            "x-codex-window-id": "the-thread:0",
            "x-openai-subagent": "collab_spawn",
            "x-codex-parent-thread-id": "parent",
        })
    );
}

#[test]
fn row_27_memory_consolidation_is_labelled() {
    let mut config = config(false);
    config.source = source(json!({"internal": "memory_consolidation"}));
    let (http, handshake, _) = both(config.clone(), &settings());
    let compaction = unary_request(client_of(config).compact(prompt(&[user("a")]), settings()).unwrap());
    for headers in [&http.headers, &handshake.headers, &compaction.headers] {
        assert_eq!(headers.get("x-openai-subagent"), Some("memory_consolidation"));
        assert_eq!(headers.get("x-openai-memgen-request"), Some("true"));
    }
}

fn unary_request<T>(mut call: UnaryCall<u32, T>) -> HttpRequest {
    match call.next() {
        UnaryStep::SendHttp(request) => *request,
        _ => panic!("sends no request"),
    }
}

#[test]
fn labels_of_sub_agents() {
    let label = |json| {
        let mut config = config(false);
        config.source = source(json);
        let (http, _, message) = both(config, &settings());
        assert_eq!(http.headers.get("x-codex-parent-thread-id"), None);
        assert_eq!(http.headers.get("x-openai-memgen-request"), None);
        let header = http.headers.get("x-openai-subagent").map(str::to_owned);
        assert_eq!(message["client_metadata"]["x-openai-subagent"].as_str(), header.as_deref());
        header
    };
    assert_eq!(label(json!({"subagent": "review"})).as_deref(), Some("review"));
    assert_eq!(label(json!({"subagent": "compact"})).as_deref(), Some("compact"));
    assert_eq!(label(json!({"subagent": "memory_consolidation"})).as_deref(), Some("memory_consolidation"));
    assert_eq!(label(json!({"subagent": {"other": "guardian"}})).as_deref(), Some("guardian"));
    for plain in [json!("cli"), json!("vscode"), json!("exec"), json!("mcp"), json!({"custom": "x"})] {
        assert_eq!(label(plain), None);
    }
}

#[test]
fn row_28_metadata_that_no_header_can_carry_is_left_out() {
    for (metadata, carried) in [("{\"a\":1}", true), ("{\"a\":\n1}", false), ("{\"a\":\"é\"}", false)] {
        let mut settings = settings();
        settings.turn_metadata = Some(metadata.to_owned());
        let (http, handshake, message) = both(config(false), &settings);
        let expected = carried.then_some(metadata);
        assert_eq!(http.headers.get("x-codex-turn-metadata"), expected);
        assert_eq!(handshake.headers.get("x-codex-turn-metadata"), expected);
        assert_eq!(message["client_metadata"]["x-codex-turn-metadata"].as_str(), expected);
    }
}

#[test]
fn row_29_beta_features_that_cannot_be_sent_are_left_out() {
    for (value, expected) in [
        (None, None),
        (Some(""), None),
        (Some("a\u{7f}"), None),
        (Some("memories,goals"), Some("memories,goals")),
    ] {
        let mut config = config(false);
        config.beta_features = value.map(str::to_owned);
        let (http, handshake, _) = both(config.clone(), &settings());
        let compaction = unary_request(client_of(config).compact(prompt(&[user("a")]), settings()).unwrap());
        for headers in [&http.headers, &handshake.headers, &compaction.headers] {
            assert_eq!(headers.get("x-codex-beta-features"), expected);
            assert_eq!(headers.contains("x-codex-beta-features"), expected.is_some());
        }
    }
}

#[test]
fn beta_features_stand_in_the_order_of_the_registry() {
    assert_eq!(
        beta_features(&["goals", "remote_compaction_v2", "shell_tool", "terminal_resize_reflow"]).as_deref(),
        Some("terminal_resize_reflow,goals,remote_compaction_v2")
    );
    assert_eq!(beta_features(&["responses_websocket_response_processed"]), None);
}

#[test]
fn row_30_timing_metrics_are_asked_for_in_the_handshake() {
    for (on, expected) in [(true, Some("true")), (false, None)] {
        let mut config = config(false);
        config.timing_metrics = on;
        let (http, handshake, _) = both(config, &settings());
        assert_eq!(handshake.headers.get("x-responsesapi-include-timing-metrics"), expected);
        assert_eq!(http.headers.get("x-responsesapi-include-timing-metrics"), None);
    }
}

#[test]
fn row_37_compression_needs_chatgpt_credentials_and_openai() {
    let sent = |name: &str, credentials: Credentials, on: bool| {
        let mut config = config(false);
        config.provider.name = name.to_owned();
        config.compression = on;
        let client: Client = ModelClient::new(config, credentials);
        let mut turn = client.begin_turn();
        let run =
            run(turn.stream(prompt(&[user("hello")]), settings()), &[Reply::Stream(&[], answer("r1", &[]))]);
        let request = run.requests()[0].clone();
        assert_eq!(request.headers.get("content-encoding"), request.compress.then_some("zstd"));
        let compaction = unary_request(client.compact(prompt(&[user("a")]), settings()).unwrap());
        assert!(!compaction.compress && !compaction.headers.contains("content-encoding"));
        request.compress
    };
    let chatgpt = || Credentials::managed_chatgpt("t", None, false);
    assert!(sent("OpenAI", chatgpt(), true));
    assert!(sent("OpenAI", Credentials::external_chatgpt("t", None, false), true));
    assert!(sent("OpenAI", Credentials::agent_identity("AgentAssertion x", None, false), true));
    assert!(!sent("OpenAI", Credentials::api_key("k"), true));
    assert!(!sent("openai", chatgpt(), true));
    assert!(!sent("OpenAI", chatgpt(), false));
}

#[test]
fn second_content_encoding_cannot_be_built() {
    let mut config = config(false);
    config.provider.name = "OpenAI".to_owned();
    config.compression = true;
    config.provider.headers = vec![("Content-Encoding".to_owned(), "br".to_owned())];
    let client: Client = ModelClient::new(config, Credentials::managed_chatgpt("t", None, false));
    let mut turn = client.begin_turn();
    let run = run(turn.stream(prompt(&[user("hello")]), settings()), &[]);
    assert_eq!(run.kinds(), [""; 0]);
    assert!(matches!(run.error(), ModelError::Stream { .. }));
}

#[test]
fn credentials_outrank_requests_which_outrank_the_provider() {
    let mut config = config(false);
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    config.provider.headers = vec![
        header("Authorization", "provider"),
        header("Accept", "text/plain"),
        header("Content-Type", "application/special"),
        header("User-Agent", "provider"),
        header("session_id", "provider"),
        header("X-Extra", "1"),
        header("X-Both", "static"),
        header("X-Bad", "a\nb"),
    ];
    config.provider.env_headers = vec![
        ("X-Both".to_owned(), Some("env".to_owned())),
        ("X-Unset".to_owned(), None),
        ("X-Blank".to_owned(), Some(" ".to_owned())),
    ];
    config.identity.us_residency = true;
    let client: Client = ModelClient::new(config, Credentials::managed_chatgpt("t", Some("acc"), true));
    let mut turn = client.begin_turn();
    let run =
        run(turn.stream(prompt(&[user("hello")]), settings()), &[Reply::Stream(&[], answer("r1", &[]))]);
    let headers = &run.requests()[0].headers;
    let expected = [
        ("authorization", Some("Bearer t")),
        ("chatgpt-account-id", Some("acc")),
        ("x-openai-fedramp", Some("true")),
        ("accept", Some("text/event-stream")),
        ("content-type", Some("application/special")),
        ("user-agent", Some("provider")),
        ("session_id", Some("the-session")),
        ("x-extra", Some("1")),
        ("x-both", Some("env")),
        ("x-openai-internal-codex-residency", Some("us")),
        ("x-unset", None),
        ("x-blank", None),
        ("x-bad", None),
    ];
    for (name, value) in expected {
        assert_eq!(headers.get(name), value, "{name}");
        assert_eq!(headers.contains(name), value.is_some(), "{name}");
    }
    let all = names(headers);
    assert!(all.windows(2).all(|pair| pair[0] != pair[1]), "{all:?}");
    assert!(!format!("{headers:?}").contains("Bearer t"));
}

#[test]
fn traces_travel_in_headers_over_http() {
    let mut settings = settings();
    let mut trace = W3cTraceContext::default();
    trace.traceparent = Some("00-a-b-01".to_owned());
    trace.tracestate = Some("x=1".to_owned());
    settings.trace = Some(trace);
    let (http, handshake, message) = both(config(false), &settings);
    assert_eq!(http.headers.get("traceparent"), Some("00-a-b-01"));
    assert_eq!(http.headers.get("tracestate"), Some("x=1"));
    assert!(!handshake.headers.contains("traceparent"));
    assert_eq!(message["client_metadata"]["ws_request_header_tracestate"], "x=1");
}

#[test]
fn row_60_prewarm_metadata_belongs_to_no_turn() {
    let mut metadata = TurnMetadata::new("s", "t", "turn-1", "seccomp");
    metadata.turn_started_at_unix_ms = Some(5);
    metadata.workspaces.insert("/repo".to_owned(), WorkspaceMetadata::default());
    let text = metadata.of_prewarm().to_text();
    assert_eq!(text, r#"{"session_id":"s","thread_id":"t","turn_id":"","sandbox":"seccomp"}"#);

    let client = websocket_client();
    let mut turn = client.begin_turn();
    let mut settings = settings();
    settings.turn_metadata = Some(text.clone());
    let call = turn.prewarm(prompt(&[]), settings).unwrap();
    let run = run(call, &[Reply::Upgrade(&[]), Reply::Frames(answer("w", &[]))]);
    assert_eq!(run.handshakes()[0].headers.get("x-codex-turn-metadata"), Some(text.as_str()));
    let metadata = &run.message()["client_metadata"];
    assert_eq!(metadata["x-codex-turn-metadata"], text);
    assert_eq!(metadata.get("ws_request_header_traceparent"), None);
}

#[test]
fn metadata_in_full() {
    let mut metadata = TurnMetadata::new("s", "t", "u", "none");
    metadata.thread_source = Some("user".to_owned());
    metadata.turn_started_at_unix_ms = Some(1_795_258_666_352);
    let mut remotes = BTreeMap::new();
    remotes.insert("origin".to_owned(), "https://example.invalid/é😀".to_owned());
    let workspace = WorkspaceMetadata {
        associated_remote_urls: Some(remotes),
        latest_git_commit_hash: Some("eeabb2".to_owned()),
        has_changes: Some(false),
    };
    metadata.workspaces.insert("/répo".to_owned(), workspace);
    for (key, value) in [
        ("turn_id", "mine"),
        ("turn_started_at_unix_ms", "0"),
        ("sandbox", "mine"),
        ("workspaces", "mine"),
        ("a", "\n"),
    ] {
        metadata.client.insert(key.to_owned(), value.to_owned());
    }
    let text = metadata.to_text();
    assert!(text.is_ascii());
    assert!(text.contains(r#"\u00e9\ud83d\ude00"#), "{text}");
    assert_eq!(
        serde_json::from_str::<Value>(&text).unwrap(),
        json!({
            "session_id": "s", "thread_id": "t", "thread_source": "user", "turn_id": "u", "sandbox": "none",
            "workspaces": {"/répo": {
                "associated_remote_urls": {"origin": "https://example.invalid/é😀"},
                "latest_git_commit_hash": "eeabb2", "has_changes": false,
            }},
            "turn_started_at_unix_ms": 1_795_258_666_352_i64, "a": "\n",
        })
    );
    // Not even without a start of its own does the turn take the client's.
    metadata.turn_started_at_unix_ms = None;
    assert!(!metadata.to_text().contains("turn_started_at_unix_ms"));
}

#[test]
fn addresses() {
    let url = |base: Option<&str>, kind| {
        let mut provider = Provider::new("p");
        provider.base_url = base.map(str::to_owned);
        (provider.url("responses", kind), provider.websocket_url("responses", kind))
    };
    assert_eq!(
        url(None, CredentialKind::ManagedChatgpt),
        (
            "https://chatgpt.com/backend-api/codex/responses".to_owned(),
            "wss://chatgpt.com/backend-api/codex/responses".to_owned(),
        )
    );
    assert_eq!(url(None, CredentialKind::ApiKey).0, "https://api.openai.com/v1/responses");
    assert_eq!(url(Some("http://h/v1//"), CredentialKind::None).1, "ws://h/v1/responses");
    assert_eq!(url(Some("ws://h"), CredentialKind::None).1, "ws://h/responses");

    let mut provider = Provider::new("p");
    provider.base_url = Some("https://h".to_owned());
    provider.query = vec![("a b".to_owned(), "c&d=e+f%20\"é".to_owned()), ("x".to_owned(), String::new())];
    assert_eq!(
        provider.url("responses/compact", CredentialKind::None),
        "https://h/responses/compact?a%20b=c&d=e+f%20%22%C3%A9&x="
    );
    // A fragment begins, which no request carries.
    provider.query.insert(1, ("y".to_owned(), "1#2".to_owned()));
    assert_eq!(
        provider.websocket_url("responses", CredentialKind::None),
        "wss://h/responses?a%20b=c&d=e+f%20%22%C3%A9&y=1"
    );
}

#[test]
fn azure_is_known_by_name_or_address() {
    let azure = |name: &str, base: &str| {
        let mut provider = Provider::new(name);
        provider.base_url = Some(base.to_owned());
        assert_eq!(provider.compacts_remotely(), provider.is_azure() || name == "OpenAI");
        provider.is_azure()
    };
    assert!(azure("Azure", "https://h"));
    for part in [
        "x.OpenAI.Azure.com",
        "x.cognitiveservices.azure.cn",
        "x.aoai.azure.com",
        "x.azure-api.net",
        "x.azurefd.net",
        "x.windows.net/openai",
    ] {
        assert!(azure("p", &format!("https://{part}/v1")), "{part}");
    }
    assert!(!azure("p", "https://x.azurewebsites.net") && !azure("OpenAI", "https://h"));
}

#[test]
fn providers_are_checked() {
    let mut provider = Provider::openai("0.130.0", |name| (name == "OPENAI_PROJECT").then(|| "p".to_owned()));
    assert_eq!(provider.check("responses"), Ok(()));
    assert!(provider.check("chat").unwrap_err().to_string().contains("`chat`"));
    provider.aws_signed = true;
    assert_eq!(provider.check("responses"), Err(ProviderError::SignedWebSocket));
    let (http, _, _) = both(
        {
            let mut config = config(false);
            provider.base_url = Some("http://h".to_owned());
            config.provider = provider;
            config
        },
        &settings(),
    );
    assert_eq!(http.headers.get("version"), Some("0.130.0"));
    assert_eq!(http.headers.get("openai-project"), Some("p"));
    assert_eq!(http.headers.get("openai-organization"), None);
}

#[test]
fn ids_of_session_and_thread_are_sent_under_one_name_each() {
    let config = config(false);
    let client = client_of(config.clone());
    let (http, handshake, _) = both(config, &settings());
    let compaction = unary_request(client.compact(prompt(&[user("hello")]), settings()).unwrap());
    let sent = |headers: &Headers| {
        let mut ids: Vec<(String, String)> = headers
            .iter()
            .filter(|(name, _)| ["session_id", "thread_id"].contains(&name.replace('-', "_").as_str()))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        ids.sort();
        ids
    };
    let expected = [("session_id", "the-session"), ("thread_id", "the-thread")]
        .map(|(k, v)| (k.to_owned(), v.to_owned()));
    for headers in [&http.headers, &handshake.headers, &compaction.headers] {
        assert_eq!(sent(headers), expected);
    }
    let trace = MemoryTrace { id: "i".to_owned(), source_path: "p".to_owned(), items: vec![] };
    assert_eq!(sent(&unary_request(client.summarize("m", None, &[trace], None).unwrap()).headers), []);
}

#[test]
fn each_try_has_a_span_of_its_own() {
    let span = |n: u8| {
        let mut trace = W3cTraceContext::default();
        trace.traceparent = Some(format!("00-a-{n}-01"));
        Some(trace)
    };
    let traced = |step: Option<HttpRequest>| step.unwrap().headers.get("traceparent").map(str::to_owned);
    let client = http_client();
    let mut turn = client.begin_turn();
    let mut settings = settings();
    settings.trace = span(1);
    let mut call = turn.stream(prompt(&[]), settings.clone());
    let mut unary = client.compact(prompt(&[user("hello")]), settings).unwrap();
    for n in 1..=2 {
        let sent = match call.next() {
            Step::SendHttp(request) => Some(*request),
            _ => None,
        };
        assert_eq!(traced(sent), Some(format!("00-a-{n}-01")));
        call.http_failed(HttpFailure::TimedOut);
        assert!(matches!(call.next(), Step::Wait(_)));
        call.set_trace(span(n + 1));

        let sent = match unary.next() {
            UnaryStep::SendHttp(request) => Some(*request),
            _ => None,
        };
        assert_eq!(traced(sent), Some(format!("00-a-{n}-01")));
        unary.http_failed(HttpFailure::TimedOut);
        assert!(matches!(unary.next(), UnaryStep::Wait(_)));
        unary.set_trace(span(n + 1));
    }
}
