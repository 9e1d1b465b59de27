//! The realtime conversations of a thread, one at a time: how they start and end (spec/realtime.md §11).

use std::collections::VecDeque;

#[cfg(doc)]
use super::CallRequest;
use super::call::call_url;
use super::waiting::{Input, Waiting};
use super::{
    Action, Call, CallResponse, ClientMessage, CloseReason, ConnectError, Conversation, ConversationId,
    ConversationStartParams, ConversationStartTransport, Effect, Endpoint, Event, QueueFull,
    RealtimeOperation, SessionConfig, Settings, call_request, parse_call_response, websocket_request,
};
use crate::id::ThreadId;
use crate::model_client::{
    Credentials, Delay, HttpAnswer, HttpFailure, ModelError, RecoveryFailure, RecoveryStep, RequestRetry,
};
use crate::rollout::{EventMsg, RealtimeEvent};

/// The realtime conversations of a thread.
///
/// ```text
///                   Connect            connected: SessionUpdate, started
///          +--> ( connecting ) -------------------------------------------+
///          |          | connect failed: Error                             v
///  start --+          +----------------------------------> (none)     ( open ) <--> frames, audio, text,
///          |          | no answer left to wait for: Error                 ^         agent: see Conversation
///          +--> (  calling   ) ----------> ( joining ) -------------------+
///                 CreateCall   answered:    Connect     connected: SessionUpdate
///                  ^    |      started, sdp  ^    |
///            waited|    |Wait          waited|    |Wait
///         recovered|    |Recover             +----+ no try left: Error, closed "error"
///                  +----+ recovery failed: Error
///
///  close:                   Close, closed "requested"           from any state, also from none
///  close frame:             closed "transport_closed"           from open
///  read or send failure:    Error, Close, closed "error"        from open, as for an error of the provider
///  another start:           Close, and nothing is told          from any state
///  audio or text:           error "conversation is not running" from none; waits unless open
/// ```
///
/// Inputs are the methods; after each, take what is to be done from [`next_action`](Realtime::next_action) until
/// there is nothing left. Each input adds a few actions only, but those that are never taken pile up.
#[derive(Debug, Clone)]
pub struct Realtime {
    thread_id: ThreadId,
    /// What is configured. A change counts from the next start on; of a start under way, it moves only what is still
    /// to be requested.
    pub settings: Settings,
    /// The provider. A change, of credentials perhaps, counts from the next request on; but the socket that joins a
    /// call has the credentials of the call.
    pub endpoint: Endpoint,
    running: Option<Running>,
    started: u64,
    actions: VecDeque<Action>,
}

#[derive(Debug, Clone)]
struct Running {
    id: ConversationId,
    submission: String,
    stage: Stage,
    pause: Option<Pause>,
    conversation: Conversation,
    waiting: Waiting,
}

/// What a stage waits for before its request is made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pause {
    /// [`Realtime::waited`].
    Time,
    /// [`Realtime::recovered`].
    Recovery,
}

#[derive(Debug, Clone)]
enum Stage {
    Connecting,
    Calling {
        offer: String,
        retry: RequestRetry,
        /// The steps that are left.
        recovery: &'static [RecoveryStep],
        /// Those of the latest request.
        credentials: Credentials,
    },
    Joining {
        call_id: String,
        /// How many tries have failed.
        failures: u32,
        /// Those of the call.
        credentials: Credentials,
    },
    Open,
}

impl Realtime {
    /// No conversation runs yet.
    #[inline]
    pub fn new(thread_id: impl Into<ThreadId>, settings: Settings, endpoint: Endpoint) -> Realtime {
        Realtime {
            thread_id: thread_id.into(),
            settings,
            endpoint,
            running: None,
            started: 0,
            actions: VecDeque::new(),
        }
    }

    #[inline]
    pub fn thread_id(&self) -> &ThreadId {
        &self.thread_id
    }

    /// The conversation that runs, or is about to.
    #[inline]
    pub fn conversation(&self) -> Option<&Conversation> {
        self.running.as_ref().map(|running| &running.conversation)
    }

    /// What is to be done next; none when there is nothing until the next input.
    #[inline]
    pub fn next_action(&mut self) -> Option<Action> {
        self.actions.pop_front()
    }

    /// The client has submitted an operation. Events that it causes carry the id of the submission.
    ///
    /// # Errors
    ///
    /// When a text has to wait for the connection and 64 wait already. Audio beyond 256 waiting frames is dropped.
    #[inline]
    pub fn submit(
        &mut self,
        submission: impl Into<String>,
        operation: RealtimeOperation,
    ) -> Result<(), QueueFull> {
        let submission = submission.into();
        match operation {
            RealtimeOperation::Start(params) => self.start(submission, &params),
            RealtimeOperation::Audio(audio) => {
                return self.input(Input::Audio { submission, frame: audio.frame });
            }
            RealtimeOperation::Text(text) => return self.input(Input::Text { submission, text: text.text }),
            RealtimeOperation::Close => {
                if let Some(running) = self.running.take() {
                    self.actions.push_back(Action::Close { conversation: running.id });
                }
                self.emit(Event::closed(submission, CloseReason::Requested));
            }
            RealtimeOperation::ListVoices => self.emit(Event::voices(submission)),
        }
        Ok(())
    }

    #[inline]
    fn start(&mut self, submission: String, params: &ConversationStartParams) {
        if let Some(previous) = self.running.take() {
            self.actions.push_back(Action::Close { conversation: previous.id });
        }
        let config = match SessionConfig::resolve(params, &self.settings, &self.thread_id) {
            Ok(config) => config,
            Err(error) => return self.emit(Event::error(submission, error.to_string())),
        };
        self.started += 1;
        self.running = Some(Running {
            id: ConversationId::new(self.started),
            submission,
            stage: match &params.transport {
                None | Some(ConversationStartTransport::Websocket) => Stage::Connecting,
                Some(ConversationStartTransport::Webrtc(webrtc)) => Stage::Calling {
                    offer: webrtc.sdp.clone(),
                    retry: RequestRetry::new(self.endpoint.provider.request_retries()),
                    recovery: match self.endpoint.recover_credentials {
                        true => self.endpoint.credentials.kind().recovery(),
                        false => &[],
                    },
                    credentials: Credentials::none(),
                },
            },
            pause: None,
            conversation: Conversation::new(config, self.settings.texts.clone()),
            waiting: Waiting::default(),
        });
        self.attempt();
    }

    /// Makes the request of the stage.
    #[inline]
    fn attempt(&mut self) {
        let Some(running) = &mut self.running else { return };
        let conversation = running.id;
        let config = running.conversation.config();
        let request = match &mut running.stage {
            Stage::Calling { offer, credentials, .. } => {
                credentials.clone_from(&self.endpoint.credentials);
                let request = call_request(config, &self.settings.texts, &self.endpoint, offer);
                return self.actions.push_back(Action::CreateCall { conversation, request });
            }
            Stage::Connecting => websocket_request(config, &self.settings, &self.endpoint, None),
            Stage::Joining { call_id, credentials, .. } => {
                let endpoint = Endpoint { credentials: credentials.clone(), ..self.endpoint.clone() };
                websocket_request(config, &self.settings, &endpoint, Some(call_id))
            }
            Stage::Open => return,
        };
        match request {
            Ok(request) => self.actions.push_back(Action::Connect { conversation, request }),
            Err(ConnectError::NoApiKey) => self.give_up(ConnectError::NoApiKey.to_string()),
            Err(error) => self.no_socket(&error.to_string()),
        }
    }

    /// The conversation with this id, at a stage that waits for the outcome of its request.
    #[inline]
    fn attempting(&mut self, conversation: ConversationId) -> Option<&mut Running> {
        let running = self.running.as_mut()?;
        let attempting = running.id == conversation && running.pause.is_none();
        (attempting && !matches!(running.stage, Stage::Open)).then_some(running)
    }

    #[inline]
    fn open(&mut self, conversation: ConversationId) -> Option<&mut Running> {
        let running = self.running.as_mut()?;
        (running.id == conversation && matches!(running.stage, Stage::Open)).then_some(running)
    }

    /// The WebSocket is open.
    #[inline]
    pub fn connected(&mut self, conversation: ConversationId) {
        let Some(running) = self.attempting(conversation) else { return };
        let is_start = match running.stage {
            Stage::Connecting => true,
            Stage::Joining { .. } => false,
            Stage::Calling { .. } | Stage::Open => return,
        };
        running.stage = Stage::Open;
        let effects = running.conversation.connected();
        let started = is_start.then(|| Event::started(&running.submission, running.conversation.config()));
        let waiting = std::mem::take(&mut running.waiting);
        self.perform(effects);
        if let Some(started) = started {
            self.emit(started);
        }
        for input in waiting.into_inputs() {
            self.deliver(input);
        }
    }

    /// The WebSocket could not be opened; `detail` says why.
    #[inline]
    pub fn connect_failed(&mut self, conversation: ConversationId, detail: &str) {
        let Some(running) = self.attempting(conversation) else { return };
        if !matches!(running.stage, Stage::Calling { .. }) {
            self.no_socket(&format!("failed to connect realtime websocket: {detail}"));
        }
    }

    /// A socket that joins a call is tried again, an ordinary one is not.
    #[inline]
    fn no_socket(&mut self, detail: &str) {
        let most = self.endpoint.provider.request_retries();
        if let Some(running) = &mut self.running
            && let Stage::Joining { failures, .. } = &mut running.stage
            && *failures < most
        {
            *failures += 1;
            running.pause = Some(Pause::Time);
            let delay = Delay::backoff(*failures);
            self.actions.push_back(Action::Wait { conversation: running.id, delay });
        } else {
            self.give_up(ModelError::stream(detail).to_string());
        }
    }

    /// The provider has answered the [`CallRequest`].
    #[inline]
    pub fn call_answered(&mut self, conversation: ConversationId, answer: CallResponse) {
        if !(200..300).contains(&answer.status) {
            let body = String::from_utf8_lossy(&answer.body).into_owned();
            let answer = HttpAnswer { status: answer.status, headers: answer.headers, body };
            return self.call_failed(conversation, HttpFailure::Answer(answer));
        }
        let Some(Running { stage: Stage::Calling { .. }, .. }) = self.attempting(conversation) else {
            return;
        };
        match parse_call_response(&answer.headers, &answer.body) {
            Ok(call) => self.call_created(call),
            Err(error) => self.give_up(ModelError::stream(error.to_string()).to_string()),
        }
    }

    /// The [`CallRequest`] got no answer.
    #[inline]
    pub fn call_failed(&mut self, conversation: ConversationId, failure: HttpFailure) {
        let Some(running) = self.attempting(conversation) else { return };
        let Stage::Calling { retry, recovery, .. } = &mut running.stage else { return };
        let refused = matches!(&failure, HttpFailure::Answer(answer) if answer.status == 401);
        if let Some((step, rest)) = recovery.split_first().filter(|_| refused) {
            *recovery = rest;
            running.pause = Some(Pause::Recovery);
            return self.actions.push_back(Action::Recover { conversation, step: *step });
        }
        match retry.on_failure(&failure) {
            Some(delay) => {
                running.pause = Some(Pause::Time);
                self.actions.push_back(Action::Wait { conversation, delay });
            }
            None => {
                let url = call_url(&self.endpoint);
                self.give_up(failure.into_error(Some(&url)).to_string());
            }
        }
    }

    #[inline]
    fn call_created(&mut self, call: Call) {
        let Some(running) = &mut self.running else { return };
        let Stage::Calling { credentials, .. } = &mut running.stage else { return };
        let credentials = std::mem::take(credentials);
        running.stage = Stage::Joining { call_id: call.call_id, failures: 0, credentials };
        let started = Event::started(&running.submission, running.conversation.config());
        let sdp = Event::sdp(&running.submission, call.sdp);
        self.emit(started);
        self.emit(sdp);
        self.attempt();
    }

    /// The time of [`Action::Wait`] is over.
    #[inline]
    pub fn waited(&mut self, conversation: ConversationId) {
        if self.paused(conversation, Pause::Time).is_some() {
            self.attempt();
        }
    }

    /// The step of [`Action::Recover`] is taken, and [`Realtime::endpoint`] has the credentials: the call is tried again
    /// at once, as if for the first time.
    #[inline]
    pub fn recovered(&mut self, conversation: ConversationId) {
        let most = self.endpoint.provider.request_retries();
        let Some(running) = self.paused(conversation, Pause::Recovery) else { return };
        if let Stage::Calling { retry, .. } = &mut running.stage {
            *retry = RequestRetry::new(most);
        }
        self.attempt();
    }

    /// The step of [`Action::Recover`] failed, and with it the start.
    #[inline]
    pub fn recovery_failed(&mut self, conversation: ConversationId, failure: RecoveryFailure) {
        if self.paused(conversation, Pause::Recovery).is_some() {
            self.give_up(failure.into_error().to_string());
        }
    }

    /// The conversation with this id, if it is in this pause, which ends.
    #[inline]
    fn paused(&mut self, conversation: ConversationId, pause: Pause) -> Option<&mut Running> {
        let running = self.running.as_mut()?;
        let paused = running.id == conversation && running.pause == Some(pause);
        running.pause.take_if(|_| paused)?;
        Some(running)
    }

    /// Ends a conversation that did not get as far as being open. Only one that was started is closed.
    #[inline]
    fn give_up(&mut self, text: String) {
        let Some(running) = self.running.take() else { return };
        self.emit(Event::error(running.submission.clone(), text));
        if matches!(running.stage, Stage::Joining { .. }) {
            return self.emit(Event::closed(running.submission, CloseReason::Error));
        }
        for input in running.waiting.into_inputs() {
            self.refuse(input);
        }
    }

    /// A text frame has arrived.
    #[inline]
    pub fn text_frame(&mut self, conversation: ConversationId, frame: &str) {
        if let Some(running) = self.open(conversation) {
            let effects = running.conversation.text_frame(frame);
            self.perform(effects);
        }
    }

    /// A binary frame has arrived, which is an error.
    #[inline]
    pub fn binary_frame(&mut self, conversation: ConversationId) {
        if let Some(running) = self.open(conversation) {
            let effects = running.conversation.binary_frame();
            self.perform(effects);
        }
    }

    /// A close frame has arrived, or the stream has ended in order.
    #[inline]
    pub fn closed(&mut self, conversation: ConversationId) {
        if let Some(running) = self.open(conversation) {
            let closed = Event::closed(running.submission.clone(), CloseReason::TransportClosed);
            self.running = None;
            self.emit(closed);
        } else {
            self.connect_failed(conversation, "the connection was closed");
        }
    }

    /// The next frame could not be read, or the connection broke without a close frame; `detail` says how.
    #[inline]
    pub fn read_failed(&mut self, conversation: ConversationId, detail: &str) {
        if let Some(running) = self.open(conversation) {
            let effects = running.conversation.failed(&format!("failed to read websocket message: {detail}"));
            self.perform(effects);
        } else {
            self.connect_failed(conversation, detail);
        }
    }

    /// A message could not be sent; `detail` says why. When it is the one that sets the session up, and the event that
    /// tells of the start is not taken yet, the conversation has never started: only the error is told.
    #[inline]
    pub fn send_failed(&mut self, conversation: ConversationId, message: &ClientMessage, detail: &str) {
        let Some(running) = self.open(conversation) else { return };
        let effects = running.conversation.send_failed(message, detail);
        if matches!(message, ClientMessage::SessionUpdate { .. }) && self.retract_start() {
            self.actions.push_back(Action::Close { conversation });
            let text = effects.into_iter().find_map(|effect| match effect {
                Effect::Emit(RealtimeEvent::Error(text)) => Some(text),
                _ => None,
            });
            return self.give_up(text.unwrap_or_default());
        }
        self.perform(effects);
    }

    /// Takes back that the conversation has started, and all that was to be sent, while nobody has been told.
    #[inline]
    fn retract_start(&mut self) -> bool {
        let Some(running) = &self.running else { return false };
        let is_start = |action: &Action| {
            matches!(action, Action::Emit(event) if event.id == running.submission
                && matches!(event.msg, EventMsg::RealtimeConversationStarted(_)))
        };
        let Some(at) = self.actions.iter().position(is_start) else { return false };
        self.actions.remove(at);
        let id = running.id;
        self.actions
            .retain(|action| !matches!(action, Action::Send { conversation, .. } if *conversation == id));
        true
    }

    /// The user has typed something for the agent, which was accepted as a turn or into one: the provider hears of
    /// it, when a conversation runs. `parts` are the text parts of the input.
    ///
    /// # Errors
    ///
    /// As for [`submit`](Realtime::submit); the text can be handed in again with this method.
    #[inline]
    pub fn typed_input<'a>(&mut self, parts: impl IntoIterator<Item = &'a str>) -> Result<(), QueueFull> {
        let text = self.running.as_ref().and_then(|running| running.conversation.repeated(parts));
        match text {
            Some(text) => self.input(Input::Typed { text }),
            None => Ok(()),
        }
    }

    /// A message of the agent is complete; this is its whole text.
    #[inline]
    pub fn agent_message(&mut self, text: &str) {
        if let Some(running) = &mut self.running {
            let effects = running.conversation.agent_message(text);
            self.perform(effects);
        }
    }

    /// A turn of the agent is complete. A turn that is aborted is not to be told.
    #[inline]
    pub fn turn_completed(&mut self) {
        if let Some(running) = &mut self.running {
            let effects = running.conversation.turn_completed();
            self.perform(effects);
        }
    }

    #[inline]
    fn input(&mut self, input: Input) -> Result<(), QueueFull> {
        match &mut self.running {
            Some(running) if !matches!(running.stage, Stage::Open) => running.waiting.push(input),
            Some(_) => {
                self.deliver(input);
                Ok(())
            }
            None => {
                self.refuse(input);
                Ok(())
            }
        }
    }

    #[inline]
    fn deliver(&mut self, input: Input) {
        let Some(running) = &self.running else { return };
        let effects = match &input {
            Input::Audio { frame, .. } => running.conversation.audio(frame),
            Input::Text { text, .. } | Input::Typed { text } => running.conversation.text(text),
        };
        self.perform(effects);
    }

    #[inline]
    fn refuse(&mut self, input: Input) {
        match input {
            Input::Audio { submission, .. } | Input::Text { submission, .. } => {
                self.emit(Event::not_running(submission));
            }
            Input::Typed { .. } => {}
        }
    }

    #[inline]
    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let Some(running) = &self.running else { return };
            let conversation = running.id;
            match effect {
                Effect::Send(message) => self.actions.push_back(Action::Send { conversation, message }),
                Effect::Delegate(text) => self.actions.push_back(Action::Delegate { text }),
                Effect::Emit(event) => {
                    let event = Event::realtime(running.submission.clone(), event);
                    self.emit(event);
                }
                Effect::Fail => {
                    let closed = Event::closed(running.submission.clone(), CloseReason::Error);
                    self.running = None;
                    self.actions.push_back(Action::Close { conversation });
                    self.emit(closed);
                }
            }
        }
    }

    #[inline]
    fn emit(&mut self, event: Event) {
        self.actions.push_back(Action::Emit(Box::new(event)));
    }
}
