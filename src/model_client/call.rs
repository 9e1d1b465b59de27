//! [`Call`]: one request to the model, from the decision about its transport to the end of its stream.

use std::collections::VecDeque;

use crate::jsonrpc::W3cTraceContext;

use super::body::{LogicalRequest, Message};
use super::chain::{Connection, LastResponse, Link, covered};
use super::credentials::RecoveryStep;
use super::error::ModelError;
use super::event::ResponseEvent;
use super::headers::Headers;
use super::http_error::{HttpAnswer, classify_http};
use super::inbound::{EventReader, Framing, StreamState};
use super::item::ModelItem;
use super::outbound::{Handshake, HttpRequest};
use super::prompt::TurnSettings;
use super::rate_limits::rate_limits_from_headers;
use super::request::{HttpFailure, PartialAnswer, RequestRetry, is_success};
use super::retry::Delay;
use super::session::ModelClientSession;
use super::sse::SseParser;
use super::step::{ConnectFailure, RecoveryFailure, Step, StreamEnd};

/// One request to the model and its stream. The driver asks for the next [`Step`], does it, tells what came of it, and
/// asks again, until the step is [`Step::Done`].
///
/// ```text
///                                ┌──────── fallback (426) ─────────┐
///             WebSocket in use   │                                 ▼   HTTP
///   start ──┬───────────────► Connect ─► connected          ┌─► SendHttp ◄── Wait ◄─┐
///           │                    │           │              │      │               │
///           │ connection open    │           ▼              │   http_head ── 5xx, timeout, network
///           ├────────────────────┼───► SendText ─► Read     │      │
///           │                    │               │          │      ▼
///           │ connection busy    │ 401           │          │    Read ◄─► Event
///           ├─► Read (drain) ─┐  ▼               ▼          │      │
///           ▲                 │ Recover ◄──── Event         │      ▼
///           └─────────────────┘  │               │          │    Done
///           ▲                    │               ▼          │
///           └─── recovered ──────┘             Done         └── Recover (401)
/// ```
///
/// Inputs that do not fit where the call is are ignored. Dropping a call abandons its response: the provider's answer
/// on a WebSocket is then read to its end before the next request, which is a full one. Leave its frames unread until
/// that request reads them.
pub struct Call<'s, C> {
    session: &'s mut ModelClientSession<C>,
    mode: Mode,
    /// Taken when it is sent over a WebSocket.
    request: Option<LogicalRequest>,
    settings: Option<TurnSettings>,
    phase: Phase,
    events: VecDeque<ResponseEvent>,
    /// The items of the response so far, on a WebSocket.
    items: Vec<ModelItem>,
    retry: RequestRetry,
    recovery: &'static [RecoveryStep],
    /// This call opened the connection.
    connected: bool,
    restart_idle_timer: bool,
    incremental: bool,
    request_id: Option<String>,
}

/// What a call is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Generate,
    Prewarm,
    Preconnect,
}

enum Phase {
    /// The transport is to be chosen, or chosen again.
    Start,
    Connecting,
    /// An abandoned response is read to its end.
    Draining(EventReader),
    Frames(EventReader),
    /// An HTTP request is to be sent.
    Http,
    Head,
    Refusal(PartialAnswer),
    Pause(Delay),
    /// A step of the recovery is to be taken.
    Recover(RecoveryStep),
    Recovering,
    Sse(Box<SseParser>, EventReader),
    Over(Result<(), ModelError>),
}

impl<'s, C> Call<'s, C> {
    #[inline]
    pub(super) fn new(
        session: &'s mut ModelClientSession<C>,
        mode: Mode,
        request: Option<(LogicalRequest, TurnSettings)>,
    ) -> Call<'s, C> {
        let (request, settings) = request.unzip();
        let retry = RequestRetry::new(session.client().config().provider.request_retries());
        let recovery = session.client().credentials().kind().recovery();
        Call {
            session,
            mode,
            request,
            settings,
            phase: Phase::Start,
            events: VecDeque::new(),
            items: Vec::new(),
            retry,
            recovery,
            connected: false,
            restart_idle_timer: true,
            incremental: false,
            request_id: None,
        }
    }

    /// What to do next.
    #[allow(clippy::should_implement_trait, reason = "the steps depend on what the driver tells in between")]
    #[inline]
    pub fn next(&mut self) -> Step {
        if let Some(event) = self.events.pop_front() {
            return Step::Event(event);
        }
        match std::mem::replace(&mut self.phase, Phase::Over(Ok(()))) {
            Phase::Start => self.start(),
            Phase::Http => self.send_http(),
            Phase::Pause(delay) => {
                self.phase = Phase::Http;
                Step::Wait(delay)
            }
            Phase::Recover(step) => {
                self.phase = Phase::Recovering;
                Step::Recover(step)
            }
            Phase::Over(result) => {
                self.phase = Phase::Over(result.clone());
                Step::Done(result)
            }
            reading => {
                self.phase = reading;
                Step::Read { restart_idle_timer: std::mem::take(&mut self.restart_idle_timer) }
            }
        }
    }

    /// Whether only what is new was sent.
    #[inline]
    pub fn is_incremental(&self) -> bool {
        self.incremental
    }

    /// The `x-request-id` of an HTTP answer.
    #[inline]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// Gives the requests that follow another trace context: each try of a request has a span id of its own.
    #[inline]
    pub fn set_trace(&mut self, trace: Option<W3cTraceContext>) {
        if let Some(settings) = &mut self.settings {
            settings.trace = trace;
        }
    }

    /// What the caller holds of the connection, when there is one. While the call goes over HTTP, there is none.
    #[inline]
    pub fn connection(&mut self) -> Option<&mut C> {
        self.session.connection()
    }

    #[inline]
    fn start(&mut self) -> Step {
        if !self.session.client().websocket_enabled() {
            self.session.reset_websocket();
            return match self.mode {
                Mode::Generate => self.send_http(),
                Mode::Prewarm | Mode::Preconnect => self.over(Ok(())),
            };
        }
        match &self.session.websocket.link {
            Link::Open(_) if self.mode == Mode::Preconnect => self.over(Ok(())),
            Link::Open(connection) if connection.draining => {
                self.phase = Phase::Draining(EventReader::new(Framing::WebSocket));
                self.next()
            }
            Link::Open(_) => self.send_text(),
            Link::None | Link::Closed => self.connect(),
        }
    }

    #[inline]
    fn over(&mut self, result: Result<(), ModelError>) -> Step {
        self.phase = Phase::Over(result);
        self.next()
    }

    #[inline]
    fn connect(&mut self) -> Step {
        self.session.websocket.forget();
        self.phase = Phase::Connecting;
        let client = self.session.client();
        let metadata = self.settings.as_ref().and_then(|settings| settings.turn_metadata.as_deref());
        let provider = &client.config().provider;
        Step::Connect(Box::new(client.with_surroundings(|surroundings| Handshake {
            url: provider.websocket_url("responses", surroundings.credentials.kind()),
            headers: surroundings.handshake(metadata, self.session.token.header()),
            timeout: provider.websocket_connect_timeout,
        })))
    }

    /// The handshake succeeded; `connection` is what the caller holds of it, `headers` those of the answer.
    #[inline]
    pub fn connected(&mut self, connection: C, headers: &Headers) {
        if !matches!(self.phase, Phase::Connecting) {
            return;
        }
        self.session.token.capture(headers);
        let text = |name| headers.get(name).map(str::to_owned);
        self.session.websocket.link = Link::Open(Connection {
            io: connection,
            server_model: text("openai-model"),
            models_etag: text("x-models-etag"),
            reasoning_included: headers.contains("x-reasoning-included"),
            draining: false,
        });
        self.connected = true;
        self.phase = Phase::Start;
    }

    /// The handshake failed.
    #[inline]
    pub fn connect_failed(&mut self, failure: ConnectFailure) {
        if !matches!(self.phase, Phase::Connecting) {
            return;
        }
        self.phase = match failure {
            ConnectFailure::Refused(answer) if answer.status == 426 && self.mode != Mode::Preconnect => {
                self.session.fall_back_to_http();
                Phase::Start
            }
            ConnectFailure::Refused(answer) => match self.recovery_from(answer.status) {
                Some(step) => Phase::Recover(step),
                None => {
                    let client = self.session.client();
                    let url =
                        client.config().provider.websocket_url("responses", client.credentials().kind());
                    Phase::Over(Err(classify_http(answer, Some(&url))))
                }
            },
            ConnectFailure::Closed => {
                Phase::Over(Err(ModelError::stream("websocket closed by server during the handshake")))
            }
            ConnectFailure::TimedOut => {
                self.session.reset_websocket();
                Phase::Over(Err(ModelError::Timeout))
            }
            ConnectFailure::Network(text) => Phase::Over(Err(ModelError::stream(text))),
        };
    }

    /// The next step towards valid credentials, when the status asks for them and a step is left.
    #[inline]
    fn recovery_from(&mut self, status: u16) -> Option<RecoveryStep> {
        let (step, rest) = self.recovery.split_first().filter(|_| status == 401)?;
        self.recovery = rest;
        Some(*step)
    }

    /// The credentials were recovered and given to the client: the call is tried again at once.
    #[inline]
    pub fn recovered(&mut self) {
        if matches!(self.phase, Phase::Recovering) {
            self.retry = RequestRetry::new(self.session.client().config().provider.request_retries());
            self.phase = Phase::Start;
        }
    }

    /// The step of the recovery failed, and with it the call.
    #[inline]
    pub fn recovery_failed(&mut self, failure: RecoveryFailure) {
        if matches!(self.phase, Phase::Recovering) {
            self.phase = Phase::Over(Err(failure.into_error()));
        }
    }

    #[inline]
    fn send_text(&mut self) -> Step {
        let (Some(full), Some(settings)) = (self.request.take(), &self.settings) else {
            return self.over(Ok(()));
        };
        let client = self.session.client().clone();
        let websocket = &mut self.session.websocket;
        let previous = websocket.last_response.take();
        let continues = previous.as_ref().and_then(|answer| {
            Some((answer.id.as_str(), covered(websocket.last_request.as_ref(), answer, &full)?))
        });
        self.incremental = continues.is_some();
        let text = full.websocket_message(
            client.config(),
            &Message {
                continues,
                generate: self.mode != Mode::Prewarm,
                window_id: &client.window_id(),
                turn_metadata: settings.turn_metadata.as_deref(),
                trace: settings.trace.as_ref(),
            },
        );
        websocket.last_request = Some(full);
        websocket.reused = !self.connected;
        if let (Some(connection), Mode::Generate) = (websocket.open(), self.mode) {
            let model = connection.server_model.clone().map(ResponseEvent::ServerModel);
            let etag = connection.models_etag.clone().map(ResponseEvent::ModelsEtag);
            let reasoning = connection.reasoning_included.then_some(ResponseEvent::ServerReasoningIncluded);
            self.events.extend([model, etag, reasoning].into_iter().flatten());
        }
        self.restart_idle_timer = true;
        self.phase = Phase::Frames(EventReader::new(Framing::WebSocket));
        Step::SendText(text)
    }

    #[inline]
    fn send_http(&mut self) -> Step {
        let (Some(full), Some(settings)) = (&self.request, &self.settings) else {
            return self.over(Ok(()));
        };
        let client = self.session.client();
        let config = client.config();
        let provider = &config.provider;
        let request = client.with_surroundings(|surroundings| {
            let kind = surroundings.credentials.kind();
            let compress = config.compression && kind.is_chatgpt() && provider.is_openai();
            (!compress || !provider.all_headers().contains("content-encoding")).then(|| HttpRequest {
                url: provider.url("responses", kind),
                headers: surroundings.stream(settings, self.session.token.header(), compress),
                body: full.http_body(config),
                compress,
            })
        });
        match request {
            Some(request) => {
                self.phase = Phase::Head;
                Step::SendHttp(Box::new(request))
            }
            None => {
                let text = "the provider sets `content-encoding`, but the body is to be compressed";
                self.over(Err(HttpFailure::Build(text.to_owned()).into_error(None)))
            }
        }
    }

    /// Status and headers of the HTTP answer have arrived. Tell the body with [`bytes`](Call::bytes) and
    /// [`ended`](Call::ended), whatever the status.
    #[inline]
    pub fn http_head(&mut self, status: u16, headers: Headers) {
        if !matches!(self.phase, Phase::Head) {
            return;
        }
        self.restart_idle_timer = true;
        if !is_success(status) {
            self.phase = Phase::Refusal(PartialAnswer::new(status, headers, PartialAnswer::REFUSAL));
            return;
        }
        self.session.token.capture(&headers);
        let text = |name| headers.get(name).map(str::to_owned);
        self.request_id = text("x-request-id");
        self.events.extend(text("openai-model").map(ResponseEvent::ServerModel));
        self.events.extend(rate_limits_from_headers(&headers).into_iter().map(ResponseEvent::RateLimits));
        self.events.extend(text("x-models-etag").map(ResponseEvent::ModelsEtag));
        if headers.contains("x-reasoning-included") {
            self.events.push_back(ResponseEvent::ServerReasoningIncluded);
        }
        self.phase = Phase::Sse(Box::default(), EventReader::new(Framing::Sse));
    }

    /// The HTTP request failed before its stream was open.
    #[inline]
    pub fn http_failed(&mut self, failure: HttpFailure) {
        if !matches!(self.phase, Phase::Head | Phase::Refusal(_)) {
            return;
        }
        if let HttpFailure::Answer(HttpAnswer { status, .. }) = failure
            && let Some(step) = self.recovery_from(status)
        {
            self.phase = Phase::Recover(step);
            return;
        }
        self.phase = match self.retry.on_failure(&failure) {
            Some(delay) => Phase::Pause(delay),
            None => {
                let client = self.session.client();
                let url = client.config().provider.url("responses", client.credentials().kind());
                Phase::Over(Err(failure.into_error(Some(&url))))
            }
        };
    }

    /// The next bytes of the body of an HTTP answer.
    #[inline]
    pub fn bytes(&mut self, bytes: &[u8]) {
        match &mut self.phase {
            Phase::Refusal(answer) => answer.push(bytes),
            Phase::Sse(parser, reader) => {
                let pushed = parser.push(bytes);
                let mut over = None;
                while let (None, Some(data)) = (&over, parser.next_data()) {
                    self.restart_idle_timer = true;
                    match reader.read(&data, |event| self.events.push_back(event)) {
                        StreamState::Open => {}
                        StreamState::Completed => over = Some(Ok(())),
                        StreamState::Failed(error) => over = Some(Err(error)),
                    }
                }
                if over.is_none() && pushed.is_err() {
                    over = Some(Err(ModelError::stream("an event of the stream is too large")));
                }
                if let Some(result) = over {
                    self.phase = Phase::Over(result);
                }
            }
            _ => {}
        }
    }

    /// A text frame arrived.
    #[inline]
    pub fn text(&mut self, frame: &str) {
        match &mut self.phase {
            Phase::Draining(reader) => match reader.read(frame, |_| ()) {
                StreamState::Open => self.restart_idle_timer = true,
                StreamState::Completed => self.drained(true),
                StreamState::Failed(_) => self.drained(false),
            },
            Phase::Frames(reader) => {
                self.restart_idle_timer = true;
                let (events, items, mode) = (&mut self.events, &mut self.items, self.mode);
                let mut response = None;
                let state = reader.read(frame, |event| {
                    match &event {
                        ResponseEvent::OutputItemDone(item) => items.push(item.clone()),
                        ResponseEvent::Completed { response_id, .. } => response = Some(response_id.clone()),
                        _ => {}
                    }
                    if mode == Mode::Generate {
                        events.push_back(event);
                    }
                });
                match (state, response) {
                    (StreamState::Failed(error), _) => self.fail_connection(error),
                    (StreamState::Completed, Some(id)) => {
                        if mode == Mode::Generate {
                            self.session.completed(&id);
                        }
                        let items = std::mem::take(&mut self.items);
                        self.session.websocket.last_response = Some(LastResponse { id, items });
                        self.phase = Phase::Over(Ok(()));
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// A binary frame arrived.
    #[inline]
    pub fn binary(&mut self) {
        match self.phase {
            Phase::Draining(_) => self.drained(false),
            Phase::Frames(_) => {
                self.fail_connection(ModelError::stream("unexpected binary websocket event"));
            }
            _ => {}
        }
    }

    /// The stream has ended, or does not go on. After a refusal, that is how its body ends; before an answer, the
    /// handshake or the request has failed.
    #[inline]
    pub fn ended(&mut self, end: StreamEnd) {
        match std::mem::replace(&mut self.phase, Phase::Start) {
            Phase::Connecting => {
                self.phase = Phase::Connecting;
                self.connect_failed(match end {
                    StreamEnd::Ended | StreamEnd::CloseFrame => ConnectFailure::Closed,
                    StreamEnd::IdleTimeout | StreamEnd::SendTimeout => ConnectFailure::TimedOut,
                    StreamEnd::SendFailed(text) | StreamEnd::Transport(text) => ConnectFailure::Network(text),
                });
            }
            Phase::Head => {
                self.phase = Phase::Head;
                self.http_failed(end.before_an_answer());
            }
            Phase::Refusal(answer) => {
                self.phase = Phase::Head;
                self.http_failed(HttpFailure::Answer(answer.finish()));
            }
            Phase::Draining(_) => self.drained(false),
            Phase::Frames(mut reader) => {
                let error = match end {
                    StreamEnd::Ended => reader.end(),
                    StreamEnd::CloseFrame => {
                        ModelError::stream("websocket closed by server before response.completed")
                    }
                    StreamEnd::IdleTimeout => ModelError::stream("idle timeout waiting for websocket"),
                    StreamEnd::SendTimeout => ModelError::stream("idle timeout sending websocket request"),
                    StreamEnd::SendFailed(text) => {
                        ModelError::stream(format!("failed to send websocket request: {text}"))
                    }
                    StreamEnd::Transport(text) => ModelError::stream(text),
                };
                self.fail_connection(error);
            }
            Phase::Sse(_, mut reader) => {
                self.phase = Phase::Over(Err(match end {
                    StreamEnd::Ended | StreamEnd::CloseFrame => reader.end(),
                    StreamEnd::IdleTimeout | StreamEnd::SendTimeout => {
                        ModelError::stream("idle timeout waiting for SSE")
                    }
                    StreamEnd::SendFailed(text) | StreamEnd::Transport(text) => ModelError::stream(text),
                }));
            }
            other => self.phase = other,
        }
    }

    /// The stream on the connection failed: the connection is closed before anybody is told.
    #[inline]
    fn fail_connection(&mut self, error: ModelError) {
        self.session.websocket.close();
        self.phase = Phase::Over(Err(error));
    }

    /// The abandoned response is at its end; without success the connection is closed, and another one opened.
    #[inline]
    fn drained(&mut self, usable: bool) {
        match self.session.websocket.open() {
            Some(connection) if usable => connection.draining = false,
            _ => self.session.websocket.close(),
        }
        self.phase = Phase::Start;
    }
}

impl<C> Drop for Call<'_, C> {
    #[inline]
    fn drop(&mut self) {
        if let (Phase::Frames(_), Some(connection)) = (&self.phase, self.session.websocket.open()) {
            connection.draining = true;
        }
    }
}
