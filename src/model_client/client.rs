//! [`ModelClient`]: what a session keeps between its turns.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::chain::{Link, WebSocketState};
use super::config::ModelClientConfig;
use super::credentials::Credentials;
use super::outbound::Surroundings;
use super::session::{ModelClientSession, Purpose};

/// The client of one session, that is, of one thread: its configuration, whether WebSockets are still used, the
/// generation of its window, and the connection that is parked between turns (spec/model-client.md §1.1).
///
/// `C` is whatever the caller holds of an open WebSocket. The client only keeps it: it closes a connection by
/// dropping it. Clones are handles to the same client.
///
/// ```text
///   parked WebSocket, or none ── begin_turn ──► ModelClientSession
///              ▲                                     │
///              └──────────────── end ────────────────┘   (the last one to end wins)
///
///   window n ── advance_window_generation ──► window n + 1, nothing parked
/// ```
///
/// The fallback, which leads one way only:
///
/// ```text
///   WebSockets used ──┬── handshake of a request or prewarm answered with 426 ──────────┐
///                     ├── StreamRetry: retries exhausted; answers FallBack, a warning ──┤
///                     └── fall_back_to_http, answers true ──────────────────────────────┤
///                                                                                       ▼
///     prewarm, preconnect: nothing to do  ◄──────────────────────────────────  HTTP for good
///     fall_back_to_http: answers false    ◄───────────────────────────────────────────┘
/// ```
///
/// What belongs to a turn cannot be set here, and what is fixed cannot be changed:
///
/// ```compile_fail,E0599
/// # use codex_schema::model_client::*;
/// # fn of(client: ModelClient<()>) {
/// client.set_effort(None);
/// # }
/// ```
///
/// ```compile_fail,E0594
/// # use codex_schema::model_client::*;
/// # fn of(client: ModelClient<()>) {
/// client.config().timing_metrics = true;
/// # }
/// ```
///
/// ```
/// # use codex_schema::model_client::*;
/// # fn of(client: ModelClient<()>) {
/// client.set_credentials(Credentials::none());
/// let _ = client.config().timing_metrics;
/// # }
/// ```
pub struct ModelClient<C> {
    inner: Arc<Inner<C>>,
}

struct Inner<C> {
    config: ModelClientConfig,
    state: Mutex<State<C>>,
}

struct State<C> {
    credentials: Credentials,
    websocket_disabled: bool,
    window_generation: u64,
    parked: WebSocketState<C>,
}

impl<C> ModelClient<C> {
    /// The client of a new thread, with window generation 0.
    #[inline]
    pub fn new(config: ModelClientConfig, credentials: Credentials) -> ModelClient<C> {
        let state = State {
            credentials,
            websocket_disabled: false,
            window_generation: 0,
            parked: WebSocketState::empty(),
        };
        ModelClient { inner: Arc::new(Inner { config, state: Mutex::new(state) }) }
    }

    /// What is fixed for the session.
    #[inline]
    pub fn config(&self) -> &ModelClientConfig {
        &self.inner.config
    }

    /// Replaces the credentials, from the next attempt on.
    #[inline]
    pub fn set_credentials(&self, credentials: Credentials) {
        self.state().credentials = credentials;
    }

    /// Whether the next request goes over a WebSocket.
    #[inline]
    pub fn websocket_enabled(&self) -> bool {
        self.websocket_possible() && !self.state().websocket_disabled
    }

    /// Whether the configuration allows WebSockets.
    #[inline]
    fn websocket_possible(&self) -> bool {
        self.config().provider.websockets && !self.config().offline_fixture
    }

    /// Gives WebSockets up for the rest of the session. Says whether that changed anything; a parked connection is
    /// closed in any case.
    #[inline]
    pub fn fall_back_to_http(&self) -> bool {
        let mut state = self.state();
        let was_disabled = std::mem::replace(&mut state.websocket_disabled, true);
        let parked = std::mem::replace(&mut state.parked, WebSocketState::empty());
        drop(state);
        drop(parked);
        self.websocket_possible() && !was_disabled
    }

    /// The id of the window: the thread and how often its history was compacted.
    #[inline]
    pub fn window_id(&self) -> String {
        format!("{}:{}", self.config().thread_id, self.window_generation())
    }

    #[inline]
    pub(super) fn window_generation(&self) -> u64 {
        self.state().window_generation
    }

    /// Sets how often the history was compacted, as a resumed thread says. Closes a parked connection.
    #[inline]
    pub fn set_window_generation(&self, generation: u64) {
        self.change_window(|_| generation);
    }

    /// Counts a compaction, once the compacted history is in place. Closes a parked connection; a turn that runs keeps
    /// its own.
    #[inline]
    pub fn advance_window_generation(&self) {
        self.change_window(|generation| generation.saturating_add(1));
    }

    #[inline]
    fn change_window(&self, change: impl FnOnce(u64) -> u64) {
        let mut state = self.state();
        state.window_generation = change(state.window_generation);
        let parked = std::mem::replace(&mut state.parked, WebSocketState::empty());
        drop(state);
        drop(parked);
    }

    /// Begins a turn, with the parked connection if there is one, and without a routing token.
    #[inline]
    pub fn begin_turn(&self) -> ModelClientSession<C> {
        ModelClientSession::new(self.clone(), self.take_parked(), Purpose::Turn)
    }

    /// As [`ModelClient::begin_turn`], for a local compaction. Its responses are not reported back, and its connection is
    /// closed with it when the window has advanced meanwhile.
    #[inline]
    pub fn begin_local_compaction(&self) -> ModelClientSession<C> {
        ModelClientSession::new(self.clone(), self.take_parked(), Purpose::LocalCompaction)
    }

    /// Whether a connection is parked that is still open.
    #[inline]
    pub fn has_parked_connection(&self) -> bool {
        self.state().parked.open().is_some()
    }

    /// Tells that the parked connection was closed.
    #[inline]
    pub fn parked_connection_closed(&self) {
        let mut state = self.state();
        if let Link::Open(_) = state.parked.link {
            let link = std::mem::replace(&mut state.parked.link, Link::Closed);
            drop(state);
            drop(link);
        }
    }

    #[inline]
    fn take_parked(&self) -> WebSocketState<C> {
        std::mem::replace(&mut self.state().parked, WebSocketState::empty())
    }

    /// Takes the WebSocket of a turn that ends. After a fallback nothing is kept.
    #[inline]
    pub(super) fn park(&self, websocket: WebSocketState<C>) {
        let mut state = self.state();
        let dropped = if state.websocket_disabled {
            websocket
        } else {
            std::mem::replace(&mut state.parked, websocket)
        };
        drop(state);
        drop(dropped);
    }

    #[inline]
    pub(super) fn credentials(&self) -> Credentials {
        self.state().credentials.clone()
    }

    /// Calls a function with what the headers of a request depend on.
    #[inline]
    pub(super) fn with_surroundings<T>(&self, build: impl FnOnce(&Surroundings<'_>) -> T) -> T {
        let (credentials, window_id) = (self.credentials(), self.window_id());
        build(&Surroundings { config: self.config(), credentials: &credentials, window_id: &window_id })
    }

    /// The state. No code of the caller runs while it is locked (what is dropped is dropped afterwards), so that a
    /// poisoned lock is as good as any.
    #[inline]
    fn state(&self) -> MutexGuard<'_, State<C>> {
        self.inner.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<C> Clone for ModelClient<C> {
    #[inline]
    fn clone(&self) -> ModelClient<C> {
        ModelClient { inner: Arc::clone(&self.inner) }
    }
}

impl<C> std::fmt::Debug for ModelClient<C> {
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ModelClient")
            .field("window_id", &self.window_id())
            .field("websocket_enabled", &self.websocket_enabled())
            .field("has_parked_connection", &self.has_parked_connection())
            .finish_non_exhaustive()
    }
}
