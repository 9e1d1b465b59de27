//! Headers and URLs of requests (spec/model-client.md §7.1).

use std::time::Duration;

use crate::jsonrpc::W3cTraceContext;

use super::config::ModelClientConfig;
use super::credentials::Credentials;
use super::headers::Headers;
use super::prompt::TurnSettings;

/// An HTTP request to send: `POST`, with a JSON body.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct HttpRequest {
    pub url: String,
    /// All headers but those that an HTTP library adds by itself, such as `host` and `content-length`.
    pub headers: Headers,
    /// The JSON text, not compressed.
    pub body: String,
    /// Whether to compress the body with zstd (level 3) before sending; `content-encoding` says so already.
    pub compress: bool,
}

/// A WebSocket handshake to make, offering the extension `permessage-deflate`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Handshake {
    pub url: String,
    /// All headers but those of the WebSocket protocol itself.
    pub headers: Headers,
    /// For how long the whole handshake may take.
    pub timeout: Duration,
}

/// What the headers of one request depend on.
pub(super) struct Surroundings<'a> {
    pub(super) config: &'a ModelClientConfig,
    pub(super) credentials: &'a Credentials,
    pub(super) window_id: &'a str,
}

impl Surroundings<'_> {
    /// The headers of a streaming HTTP request.
    #[inline]
    pub(super) fn stream(
        &self,
        settings: &TurnSettings,
        turn_state: Option<&str>,
        compress: bool,
    ) -> Headers {
        let mut headers = self.responses(turn_state, settings.turn_metadata.as_deref());
        headers.set("accept", "text/event-stream");
        self.trace(&mut headers, settings.trace.as_ref());
        if compress {
            headers.set("content-encoding", "zstd");
        }
        self.finish(headers, true)
    }

    /// The headers of a WebSocket handshake.
    #[inline]
    pub(super) fn handshake(&self, turn_metadata: Option<&str>, turn_state: Option<&str>) -> Headers {
        let mut headers = self.responses(turn_state, turn_metadata);
        headers.set("OpenAI-Beta", "responses_websockets=2026-02-06");
        if self.config.timing_metrics {
            headers.set("x-responsesapi-include-timing-metrics", "true");
        }
        self.finish(headers, false)
    }

    /// The headers of a compaction request.
    #[inline]
    pub(super) fn compaction(&self, trace: Option<&W3cTraceContext>) -> Headers {
        let mut headers = Headers::new();
        headers.set("x-codex-installation-id", &self.config.installation_id);
        self.beta_features(&mut headers);
        headers.set("x-codex-window-id", self.window_id);
        self.parent(&mut headers);
        self.labels(&mut headers);
        self.ids(&mut headers);
        self.trace(&mut headers, trace);
        self.finish(headers, true)
    }

    /// The headers of a request for memory summaries.
    #[inline]
    pub(super) fn memories(&self, trace: Option<&W3cTraceContext>) -> Headers {
        let mut headers = Headers::new();
        self.labels(&mut headers);
        self.trace(&mut headers, trace);
        self.finish(headers, true)
    }

    /// What both transports of a stream have in common.
    #[inline]
    fn responses(&self, turn_state: Option<&str>, turn_metadata: Option<&str>) -> Headers {
        let mut headers = Headers::new();
        self.beta_features(&mut headers);
        if let Some(turn_state) = turn_state {
            headers.set("x-codex-turn-state", turn_state);
        }
        if let Some(turn_metadata) = turn_metadata {
            headers.set("x-codex-turn-metadata", turn_metadata);
        }
        headers.set("x-codex-window-id", self.window_id);
        self.parent(&mut headers);
        self.labels(&mut headers);
        headers.set("x-client-request-id", self.config.thread_id.as_str());
        self.ids(&mut headers);
        headers
    }

    #[inline]
    fn beta_features(&self, headers: &mut Headers) {
        if let Some(features) = self.config.beta_features.as_deref().filter(|value| !value.is_empty()) {
            headers.set("x-codex-beta-features", features);
        }
    }

    /// Written with underscores only, although spec/identity.md §9 names the hyphenated forms too: recorded requests
    /// of release 0.130.0 do not have them, over either transport.
    #[inline]
    fn ids(&self, headers: &mut Headers) {
        headers.set("session_id", self.config.session_id.as_str());
        headers.set("thread_id", self.config.thread_id.as_str());
    }

    #[inline]
    fn parent(&self, headers: &mut Headers) {
        if let Some(parent) = self.config.parent_thread_id() {
            headers.set("x-codex-parent-thread-id", parent.as_str());
        }
    }

    #[inline]
    fn labels(&self, headers: &mut Headers) {
        if let Some(label) = self.config.subagent_label() {
            headers.set("x-openai-subagent", label);
        }
        if self.config.consolidates_memory() {
            headers.set("x-openai-memgen-request", "true");
        }
    }

    #[inline]
    fn trace(&self, headers: &mut Headers, trace: Option<&W3cTraceContext>) {
        let Some(trace) = trace else { return };
        for (name, value) in [("traceparent", &trace.traceparent), ("tracestate", &trace.tracestate)] {
            if let Some(value) = value {
                headers.set(name, value);
            }
        }
    }

    /// Adds what ranks below the headers of the request, and the credentials, which rank above.
    #[inline]
    fn finish(&self, mut headers: Headers, has_body: bool) -> Headers {
        for (name, value) in self.config.provider.all_headers().iter() {
            headers.fill(name, value);
        }
        if has_body {
            headers.fill("content-type", "application/json");
        }
        headers.fill("originator", &self.config.identity.originator);
        headers.fill("user-agent", &self.config.identity.user_agent);
        if self.config.identity.us_residency {
            headers.fill("x-openai-internal-codex-residency", "us");
        }
        for (name, value) in self.credentials.headers().iter() {
            headers.set(name, value);
        }
        headers
    }
}
