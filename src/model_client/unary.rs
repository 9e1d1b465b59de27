//! [`UnaryCall`]: the requests that are answered at once, for compactions and memory summaries.

use serde::{Deserialize, Serialize};

use crate::Json;
use crate::jsonrpc::W3cTraceContext;
use crate::vocab::ReasoningEffort;

use super::body::{self, LogicalRequest};
use super::client::ModelClient;
use super::error::ModelError;
use super::headers::Headers;
use super::item::ModelItem;
use super::outbound::HttpRequest;
use super::prompt::{Prompt, TurnSettings};
use super::request::{HttpFailure, PartialAnswer, RequestRetry};
use super::retry::Delay;
use super::step::StreamEnd;

/// A request that is answered at once (spec/model-client.md §9). It always goes over HTTP, belongs to no turn, and
/// carries no routing token; a 401 is not recovered from.
///
/// ```text
///   SendHttp ── http_head ──► Read ── bytes, ended ──┬── success ──────► Done(result) ──► Over
///    ▲    │                                          ├── other status ─► Done(error) ───► Over
///    │    └── http_failed: timeout, network ──┐      └── 5xx ───┐         ▲
///    │                                        ▼                 ▼         │
///    └──────────── Wait(delay) ◄── yes ─── tries left? ─────────────── no ┘
/// ```
#[derive(Debug)]
pub struct UnaryCall<C, T> {
    client: ModelClient<C>,
    endpoint: Endpoint,
    body: String,
    trace: Option<W3cTraceContext>,
    parse: fn(&str) -> Result<T, String>,
    retry: RequestRetry,
    phase: Phase<T>,
}

#[derive(Debug, Clone, Copy)]
enum Endpoint {
    Compaction,
    Memories,
}

enum Phase<T> {
    Send,
    Head,
    Body(PartialAnswer),
    Pause(Delay),
    Over(Option<Result<T, ModelError>>),
}

/// What [`UnaryCall::next`] asks for.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub enum UnaryStep<T> {
    /// Send this HTTP request; tell [`http_head`](UnaryCall::http_head) or [`http_failed`](UnaryCall::http_failed).
    SendHttp(Box<HttpRequest>),
    /// Tell [`bytes`](UnaryCall::bytes) and [`ended`](UnaryCall::ended).
    Read,
    /// Wait, then ask for the next step.
    Wait(Delay),
    /// The call is over.
    Done(Result<T, ModelError>),
    /// The call was over before.
    Over,
}

/// A trace that is to be summarised for the memory.
#[derive(Debug, Clone, PartialEq)]
pub struct MemoryTrace {
    pub id: String,
    /// The file that the trace comes from.
    pub source_path: String,
    /// What happened, as JSON of any form.
    pub items: Vec<Json>,
}

/// The summary of one trace.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct MemorySummary {
    /// Also read from `raw_memory`.
    #[serde(alias = "raw_memory")]
    pub trace_summary: String,
    pub memory_summary: String,
}

/// How large an answer may be, in bytes.
const MOST: usize = 64 << 20;

impl<C> ModelClient<C> {
    /// Asks the provider to compact a conversation (remote, v1). None for an empty input: the result is empty too.
    #[inline]
    pub fn compact(&self, prompt: Prompt, settings: TurnSettings) -> Option<UnaryCall<C, Vec<ModelItem>>> {
        if prompt.input.is_empty() {
            return None;
        }
        let prompt = Prompt { output_schema: None, ..prompt };
        let body = LogicalRequest::new(self.config(), prompt, &settings).compaction_body(self.config());
        Some(self.unary(Endpoint::Compaction, body, settings.trace, |answer| {
            #[derive(Deserialize)]
            struct Answer {
                output: Vec<Json>,
            }
            let Answer { output } = serde_json::from_str(answer).map_err(|error| error.to_string())?;
            let items = output.iter().map(|item| ModelItem::decode(item.as_str()));
            items.collect::<Result<_, _>>().map_err(|error| error.to_string())
        }))
    }

    /// Asks for summaries of traces, one for each. None without traces: there are no summaries then.
    #[inline]
    pub fn summarize(
        &self,
        model: &str,
        effort: Option<ReasoningEffort>,
        traces: &[MemoryTrace],
        trace: Option<W3cTraceContext>,
    ) -> Option<UnaryCall<C, Vec<MemorySummary>>> {
        #[derive(Serialize)]
        struct Body<'a> {
            model: &'a str,
            traces: Vec<Trace<'a>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            reasoning: Option<Effort>,
        }
        #[derive(Serialize)]
        struct Trace<'a> {
            id: &'a str,
            metadata: Metadata<'a>,
            items: &'a [Json],
        }
        #[derive(Serialize)]
        struct Metadata<'a> {
            source_path: &'a str,
        }
        #[derive(Serialize)]
        struct Effort {
            effort: ReasoningEffort,
        }
        if traces.is_empty() {
            return None;
        }
        let traces = traces.iter().map(|MemoryTrace { id, source_path, items }| Trace {
            id,
            metadata: Metadata { source_path },
            items,
        });
        let reasoning = effort.map(|effort| Effort { effort });
        let body = body::text(&Body { model, traces: traces.collect(), reasoning });
        Some(self.unary(Endpoint::Memories, body, trace, |answer| {
            #[derive(Deserialize)]
            struct Answer {
                output: Vec<MemorySummary>,
            }
            let answer: Answer = serde_json::from_str(answer).map_err(|error| error.to_string())?;
            Ok(answer.output)
        }))
    }

    #[inline]
    fn unary<T>(
        &self,
        endpoint: Endpoint,
        body: String,
        trace: Option<W3cTraceContext>,
        parse: fn(&str) -> Result<T, String>,
    ) -> UnaryCall<C, T> {
        let retry = RequestRetry::new(self.config().provider.request_retries());
        UnaryCall { client: self.clone(), endpoint, body, trace, parse, retry, phase: Phase::Send }
    }
}

impl<C, T> UnaryCall<C, T> {
    /// What to do next.
    #[allow(clippy::should_implement_trait, reason = "the steps depend on what the driver tells in between")]
    #[inline]
    pub fn next(&mut self) -> UnaryStep<T> {
        match &mut self.phase {
            Phase::Send => {
                self.phase = Phase::Head;
                UnaryStep::SendHttp(Box::new(self.request()))
            }
            Phase::Head | Phase::Body(_) => UnaryStep::Read,
            Phase::Pause(delay) => {
                let delay = *delay;
                self.phase = Phase::Send;
                UnaryStep::Wait(delay)
            }
            Phase::Over(result) => result.take().map_or(UnaryStep::Over, UnaryStep::Done),
        }
    }

    /// Gives the tries that follow another trace context: each has a span id of its own.
    #[inline]
    pub fn set_trace(&mut self, trace: Option<W3cTraceContext>) {
        self.trace = trace;
    }

    #[inline]
    fn request(&self) -> HttpRequest {
        self.client.with_surroundings(|surroundings| HttpRequest {
            url: self.url(),
            headers: match self.endpoint {
                Endpoint::Compaction => surroundings.compaction(self.trace.as_ref()),
                Endpoint::Memories => surroundings.memories(self.trace.as_ref()),
            },
            body: self.body.clone(),
            compress: false,
        })
    }

    #[inline]
    fn url(&self) -> String {
        let path = match self.endpoint {
            Endpoint::Compaction => "responses/compact",
            Endpoint::Memories => "memories/trace_summarize",
        };
        self.client.config().provider.url(path, self.client.credentials().kind())
    }

    /// Status and headers of the answer have arrived.
    #[inline]
    pub fn http_head(&mut self, status: u16, headers: Headers) {
        if let Phase::Head = self.phase {
            self.phase = Phase::Body(PartialAnswer::new(status, headers, MOST));
        }
    }

    /// The next bytes of the answer.
    #[inline]
    pub fn bytes(&mut self, bytes: &[u8]) {
        if let Phase::Body(answer) = &mut self.phase {
            answer.push(bytes);
        }
    }

    /// The answer is at its end, or does not go on. Before it has begun, the request has failed.
    #[inline]
    pub fn ended(&mut self, end: StreamEnd) {
        let answer = match std::mem::replace(&mut self.phase, Phase::Head) {
            Phase::Body(answer) => answer,
            Phase::Head => return self.http_failed(end.before_an_answer()),
            other => {
                self.phase = other;
                return;
            }
        };
        let success = answer.is_success();
        match end {
            StreamEnd::IdleTimeout | StreamEnd::SendTimeout if success => {
                self.http_failed(HttpFailure::TimedOut)
            }
            StreamEnd::Transport(text) | StreamEnd::SendFailed(text) if success => {
                self.http_failed(HttpFailure::Network(text));
            }
            _ if !success => self.http_failed(HttpFailure::Answer(answer.finish())),
            _ => {
                let parsed = if answer.is_cut() {
                    Err("the answer is too large".to_owned())
                } else {
                    (self.parse)(&answer.finish().body)
                };
                self.phase = Phase::Over(Some(parsed.map_err(ModelError::stream)));
            }
        }
    }

    /// The request failed.
    #[inline]
    pub fn http_failed(&mut self, failure: HttpFailure) {
        if !matches!(self.phase, Phase::Head | Phase::Body(_)) {
            return;
        }
        self.phase = match self.retry.on_failure(&failure) {
            Some(delay) => Phase::Pause(delay),
            None => Phase::Over(Some(Err(failure.into_error(Some(&self.url()))))),
        };
    }
}

impl<T> std::fmt::Debug for Phase<T> {
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Phase::Send => "Send",
            Phase::Head => "Head",
            Phase::Body(_) => "Body",
            Phase::Pause(_) => "Pause",
            Phase::Over(_) => "Over",
        })
    }
}
