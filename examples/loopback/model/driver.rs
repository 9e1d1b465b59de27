//! [`Driver`]: does what the state machines of the model client ask for, one thing after the other.

use std::hash::{BuildHasher, RandomState};
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use codex_schema::model_client::*;
use codex_schema::vocab::ResponseItem;

use super::http::{Body, Http};
use super::socket::{Frame, Socket};

/// A model client whose WebSockets are real ones.
pub type Client = ModelClient<Socket>;

/// What the driver leaves to the program around it.
pub trait Host {
    /// Something has arrived. [`ControlFlow::Break`] interrupts: the rest of the response is not waited for.
    fn event(&mut self, event: &ResponseEvent) -> ControlFlow<()>;

    /// Tells the user why the answer takes longer.
    fn notice(&mut self, text: &str);

    /// Where in the range of a pause to wait. By default somewhere, so that clients that failed together do not all
    /// come back together.
    fn jitter(&mut self) -> Jitter {
        Jitter::new(RandomState::new().hash_one(()) as f64 / u64::MAX as f64)
    }

    /// Waits before something is tried again.
    fn wait(&mut self, pause: Duration) {
        std::thread::sleep(pause);
    }

    /// Gets valid credentials after the provider refused those of the client.
    fn recover(&mut self, step: RecoveryStep) -> Result<Credentials, RecoveryFailure> {
        Err(RecoveryFailure::Permanent(format!("this program cannot take the step {step:?}")))
    }
}

/// Drives the calls of one client.
pub struct Driver<H> {
    client: Client,
    http: Http,
    pub host: H,
}

/// A response that is complete.
#[derive(Debug)]
pub struct Response {
    /// Where in the history its items begin, those of tries that failed half-way included.
    pub begins_at: usize,
    /// False when the model wants to go on.
    pub end_turn: Option<bool>,
    /// Whether only what was new in the prompt had to be sent.
    pub incremental: bool,
}

impl<H: Host> Driver<H> {
    pub fn new(client: &Client, host: H) -> Driver<H> {
        let http = Http::new(client.config().provider.stream_idle_timeout);
        Driver { client: client.clone(), http, host }
    }

    /// Asks the model once, with all retries. The items of the response are added to the history as they arrive, and
    /// the history is the input of each try: what `prompt` has as input is not looked at.
    pub fn sample(
        &mut self,
        turn: &mut ModelClientSession<Socket>,
        history: &mut Vec<ModelItem>,
        prompt: &Prompt,
        settings: &TurnSettings,
    ) -> Result<Response, ModelError> {
        let begins_at = history.len();
        let mut retry = StreamRetry::new();
        loop {
            let mut prompt = prompt.clone();
            prompt.input = history.clone();
            let mut call = turn.stream(prompt, settings.clone());
            let mut end_turn = None;
            let result = self.drive(&mut call, |event| match event {
                // The history has no place for items of unknown types.
                ResponseEvent::OutputItemDone(item) if *item.item() != ResponseItem::Other => {
                    history.push(item.clone());
                }
                ResponseEvent::Completed { end_turn: wish, .. } => end_turn = *wish,
                _ => {}
            });
            let incremental = call.is_incremental();
            drop(call);
            let Err(error) = result else {
                self.report(turn);
                return Ok(Response { begins_at, end_turn, incremental });
            };
            match retry.on_error(turn, &error) {
                RetryDecision::Fail(_) => return Err(error),
                RetryDecision::FallBack { warning } => self.host.notice(&warning),
                RetryDecision::Retry { delay, notice } => {
                    self.host.notice(&format!("{} ({})", notice.message, notice.details));
                    self.wait(delay);
                }
            }
        }
    }

    /// Drives a prewarm or a preconnect, if there is anything to do.
    pub fn prepare(&mut self, call: Option<Call<'_, Socket>>) -> Result<(), ModelError> {
        call.map_or(Ok(()), |mut call| self.drive(&mut call, |_| ()))
    }

    /// Drives a call to its end, or until the host interrupts it.
    fn drive(
        &mut self,
        call: &mut Call<'_, Socket>,
        mut record: impl FnMut(&ResponseEvent),
    ) -> Result<(), ModelError> {
        let silence = self.client.config().provider.stream_idle_timeout;
        let mut deadline = Instant::now() + silence;
        let mut body: Option<Body> = None;
        loop {
            match call.next() {
                Step::Connect(handshake) => match Socket::open(&handshake) {
                    Ok((socket, headers)) => call.connected(socket, &headers),
                    Err(failure) => call.connect_failed(failure),
                },
                Step::SendText(text) => {
                    if let Some(Err(end)) = call.connection().map(|socket| socket.send(text, silence)) {
                        call.ended(end);
                    }
                }
                Step::SendHttp(request) => match self.http.post(&request) {
                    Ok(answer) => {
                        body = Some(answer.body);
                        call.http_head(answer.status, answer.headers);
                    }
                    Err(failure) => call.http_failed(failure),
                },
                Step::Read { restart_idle_timer } => {
                    if restart_idle_timer {
                        deadline = Instant::now() + silence;
                    }
                    match call.connection().map(|socket| socket.read(deadline)) {
                        Some(Frame::Text(text)) => call.text(&text),
                        Some(Frame::Binary) => call.binary(),
                        Some(Frame::End(end)) => call.ended(end),
                        None => match body.as_mut().map(|body| body.read(deadline)) {
                            Some(Ok(bytes)) => call.bytes(bytes),
                            Some(Err(end)) => call.ended(end),
                            None => call.ended(StreamEnd::Ended),
                        },
                    }
                }
                Step::Wait(delay) => self.wait(delay),
                Step::Recover(step) => match self.host.recover(step) {
                    Ok(credentials) => {
                        self.client.set_credentials(credentials);
                        call.recovered();
                    }
                    Err(failure) => call.recovery_failed(failure),
                },
                Step::Event(event) => {
                    record(&event);
                    if self.host.event(&event).is_break() {
                        return Err(ModelError::Interrupted);
                    }
                }
                Step::Done(result) => return result,
            }
        }
    }

    /// Drives a request that is answered at once.
    pub fn unary<T>(&mut self, mut call: UnaryCall<Socket, T>) -> Result<T, ModelError> {
        let silence = self.client.config().provider.stream_idle_timeout;
        let mut body: Option<Body> = None;
        loop {
            match call.next() {
                UnaryStep::SendHttp(request) => match self.http.post(&request) {
                    Ok(answer) => {
                        body = Some(answer.body);
                        call.http_head(answer.status, answer.headers);
                    }
                    Err(failure) => call.http_failed(failure),
                },
                UnaryStep::Read => match body.as_mut().map(|body| body.read(Instant::now() + silence)) {
                    Some(Ok(bytes)) => call.bytes(bytes),
                    Some(Err(end)) => call.ended(end),
                    None => call.ended(StreamEnd::Ended),
                },
                UnaryStep::Wait(delay) => self.wait(delay),
                UnaryStep::Done(result) => return result,
                UnaryStep::Over => return Err(ModelError::Fatal("the call was over before".to_owned())),
            }
        }
    }

    /// Tells the provider that the response is in the history, if it wants to know.
    fn report(&self, turn: &mut ModelClientSession<Socket>) {
        let silence = self.client.config().provider.stream_idle_timeout;
        if let Some(message) = turn.processed_message()
            && let Some(Err(_)) = turn.connection().map(|socket| socket.send(message, silence))
        {
            turn.connection_closed();
        }
    }

    fn wait(&mut self, delay: Delay) {
        let jitter = self.host.jitter();
        self.host.wait(delay.with(jitter));
    }
}
