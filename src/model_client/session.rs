//! [`ModelClientSession`]: what a turn keeps between its requests.

use std::fmt;

use super::body::{self, LogicalRequest};
use super::call::{Call, Mode};
use super::chain::{Link, WebSocketState};
use super::client::ModelClient;
use super::headers::Headers;
use super::prompt::{Prompt, TurnSettings};

/// The session of one turn with its model: the routing token of the turn, its WebSocket, and the chain of incremental
/// requests on it (spec/model-client.md §1.2).
///
/// All requests of a turn go through one session: the first one, those that follow tools, retries. Another turn gets
/// another session, even when the task goes on under the same turn id. Ending a session, or dropping it, parks the
/// connection with the client; the routing token is gone then.
///
/// ```text
///   begin_turn ──► idle ── stream, prewarm, preconnect ──► Call ── done or dropped ──► idle ──► end
///
///   token        none ── handshake or HTTP answer with x-codex-turn-state ──► kept until the end
///
///   connection   none ── connected ──► open ── stream failed, connection_closed ──► closed
///                 ▲                    │  ▲                                            │
///                 ├── reset_websocket ─┘  └────────────── next request ────────────────┘
///                 └── fall_back_to_http, handshake timed out
///
///   chain        empty ── request ──► asked ── response.completed ──► answered
///                  ▲                    ▲                                │
///                  │                    ├── request that extends both: sent with previous_response_id
///                  │                    └── any other request: sent whole
///                  └── every way in which the connection is lost
/// ```
///
/// The chain is also left at `asked`, so that the next request is sent whole, when a response fails or is abandoned.
///
/// The token cannot be read, set or copied, and neither can the session that holds it:
///
/// ```compile_fail,E0616
/// # use codex_schema::model_client::*;
/// # fn of(turn: &ModelClientSession<()>) {
/// let token = &turn.token;
/// # }
/// ```
///
/// ```compile_fail,E0599
/// # use codex_schema::model_client::*;
/// # fn of(turn: ModelClientSession<()>) {
/// let other_turn = turn.clone();
/// # }
/// ```
///
/// A turn that has ended cannot make requests:
///
/// ```compile_fail,E0382
/// # use codex_schema::model_client::*;
/// # fn of(mut turn: ModelClientSession<()>, prompt: Prompt, settings: TurnSettings) {
/// turn.end();
/// turn.stream(prompt, settings);
/// # }
/// ```
///
/// and one that waits for a response makes no second request meanwhile:
///
/// ```compile_fail,E0499
/// # use codex_schema::model_client::*;
/// # fn of(mut turn: ModelClientSession<()>, prompt: Prompt, settings: TurnSettings) {
/// let mut first = turn.stream(prompt.clone(), settings.clone());
/// let second = turn.stream(prompt, settings);
/// first.next();
/// # }
/// ```
///
/// ```
/// # use codex_schema::model_client::*;
/// # fn of(mut turn: ModelClientSession<()>, prompt: Prompt, settings: TurnSettings) {
/// turn.stream(prompt, settings).next();
/// turn.end();
/// # }
/// ```
pub struct ModelClientSession<C> {
    client: ModelClient<C>,
    pub(super) websocket: WebSocketState<C>,
    pub(super) token: StickyToken,
    purpose: Purpose,
    /// The generation of the window when the session began.
    window_generation: u64,
    /// The id of the last completed response, until it was reported.
    unreported: Option<String>,
}

/// What a turn session is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Turn,
    LocalCompaction,
}

/// The routing token of a turn. The first value wins; it is never given away but in headers of the same turn.
#[derive(Default)]
pub(super) struct StickyToken(Option<String>);

impl StickyToken {
    /// Takes the token from the headers of a successful answer.
    #[inline]
    pub(super) fn capture(&mut self, headers: &Headers) {
        if self.0.is_none() {
            self.0 = headers.get("x-codex-turn-state").map(str::to_owned);
        }
    }

    #[inline]
    pub(super) fn header(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

impl<C> ModelClientSession<C> {
    #[inline]
    pub(super) fn new(client: ModelClient<C>, websocket: WebSocketState<C>, purpose: Purpose) -> Self {
        let window_generation = client.window_generation();
        ModelClientSession {
            client,
            websocket,
            token: StickyToken::default(),
            purpose,
            window_generation,
            unreported: None,
        }
    }

    /// The client that the turn belongs to.
    #[inline]
    pub fn client(&self) -> &ModelClient<C> {
        &self.client
    }

    /// Asks the model. What of the prompt is sent depends on what the provider already has.
    #[inline]
    pub fn stream(&mut self, prompt: Prompt, settings: TurnSettings) -> Call<'_, C> {
        let request = LogicalRequest::new(self.client.config(), prompt, &settings);
        self.unreported = None;
        Call::new(self, Mode::Generate, Some((request, settings)))
    }

    /// Prepares the provider for a prompt, without an answer: a later request that extends the prompt sends only what
    /// is new. None when there is nothing to do: no WebSocket is used, or something was asked already.
    ///
    /// The startup prewarm of a thread has an empty input and the metadata of
    /// [`TurnMetadata::of_prewarm`](super::TurnMetadata::of_prewarm). Its session becomes that of the first turn when
    /// it succeeds in time; otherwise the first turn begins a session of its own.
    #[inline]
    pub fn prewarm(&mut self, prompt: Prompt, settings: TurnSettings) -> Option<Call<'_, C>> {
        if !self.client.websocket_enabled() || self.websocket.last_request.is_some() {
            return None;
        }
        let request = LogicalRequest::new(self.client.config(), prompt, &settings);
        Some(Call::new(self, Mode::Prewarm, Some((request, settings))))
    }

    /// Opens the connection, without a request. None when no WebSocket is used, or there was a connection already,
    /// be it closed.
    #[inline]
    pub fn preconnect(&mut self) -> Option<Call<'_, C>> {
        if !self.client.websocket_enabled() || !matches!(self.websocket.link, Link::None) {
            return None;
        }
        Some(Call::new(self, Mode::Preconnect, None))
    }

    /// Gives WebSockets up for the rest of the session. Says whether that changed anything. The turn keeps its token.
    #[inline]
    pub fn fall_back_to_http(&mut self) -> bool {
        self.reset_websocket();
        self.client.fall_back_to_http()
    }

    /// Closes the connection and forgets what was asked on it, as a compaction inside the turn requires: a local one,
    /// one by a request of its own (remote, v1), and one on the previous model. The turn keeps its token.
    #[inline]
    pub fn reset_websocket(&mut self) {
        self.websocket.link = Link::None;
        self.websocket.forget();
    }

    /// The report of the last completed response, if the provider wants it: a frame to send on
    /// [`connection`](ModelClientSession::connection) once the items are in the history, without waiting for tools.
    /// There is none for a prewarm, a local compaction, or a response over HTTP.
    #[inline]
    pub fn processed_message(&mut self) -> Option<String> {
        #[derive(serde::Serialize)]
        struct Processed {
            #[serde(rename = "type")]
            kind: &'static str,
            response_id: String,
        }
        let response_id = self.unreported.take()?;
        self.websocket.open()?;
        Some(body::text(&Processed { kind: "response.processed", response_id }))
    }

    /// What the caller holds of the open connection.
    #[inline]
    pub fn connection(&mut self) -> Option<&mut C> {
        self.websocket.open().map(|connection| &mut connection.io)
    }

    /// Tells that the connection was closed while nothing was asked.
    #[inline]
    pub fn connection_closed(&mut self) {
        self.websocket.close();
    }

    /// Whether the last request over a WebSocket found it open already. For telemetry.
    #[inline]
    pub fn connection_was_reused(&self) -> bool {
        self.websocket.reused
    }

    /// Ends the turn: its connection, with what was asked last, goes back to the client by ownership, for the next
    /// turn. Dropping the session does the same.
    #[inline]
    pub fn end(self) {}

    #[inline]
    pub(super) fn completed(&mut self, response_id: &str) {
        if self.client.config().report_processed && self.purpose == Purpose::Turn {
            self.unreported = Some(response_id.to_owned());
        }
    }
}

impl<C> Drop for ModelClientSession<C> {
    #[inline]
    fn drop(&mut self) {
        // Once the history that it wrote is in place, a local compaction leaves no connection behind.
        let installed = self.window_generation != self.client.window_generation();
        if self.purpose == Purpose::LocalCompaction && installed {
            self.reset_websocket();
        }
        self.client.park(std::mem::replace(&mut self.websocket, WebSocketState::empty()));
    }
}

impl<C> fmt::Debug for ModelClientSession<C> {
    /// Without the routing token.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ModelClientSession")
            .field("client", &self.client)
            .field("purpose", &self.purpose)
            .field("connected", &matches!(self.websocket.link, Link::Open(_)))
            .finish_non_exhaustive()
    }
}
