//! A conversation that is connected: what is answered to the provider, and what is told to the client and the agent
//! (spec/realtime.md §10).

use super::delegation::{FROM_AGENT, FROM_USER, delegation_text, marked, typed};
use super::inbound::binary_frame;
use super::{AudioClock, ClientMessage, Item, Protocol, ResponseQueue, SessionConfig, Texts, Transcript};
use crate::model_client::ModelError;
use crate::rollout::{RealtimeAudioFrame, RealtimeEvent, RealtimeHandoffRequested, RealtimeNoopRequested};

/// What begins the output of a handoff in version 1.
const AGENT_OUTPUT: &str = "\"Agent Final Message\":\n\n";
/// How a failure to send begins when the provider refuses a second response.
const RESPONSE_IS_ACTIVE: &str = "Conversation already has an active response in progress:";

/// What a conversation wants done. Within the answer to one input: what is sent, then a delegation, then an event,
/// then the end.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Send this as a text frame.
    Send(ClientMessage),
    /// Submit this text to the agent as user input: it starts a turn, or steers the one that runs.
    Delegate(String),
    /// Tell the client.
    Emit(RealtimeEvent),
    /// The conversation has failed, and the event before says why: close the connection.
    Fail,
}

/// A connected conversation.
///
/// ```text
///  client:   audio, text, typed text ---+                        +--> Send       to the provider
///  agent:    message, turn completed ---+--> ( no handoff )      +--> Delegate   to the agent
///  provider: text and binary frames ----+      |        ^        +--> Emit       to the client
///                                       handoff|        |turn
///                                              v        |completed
///                                            ( handoff, output? )
///
///  error event, binary frame, failure to send: Emit(Error), then Fail; nothing is done any more
/// ```
///
/// It also holds the [`Transcript`] and, for version 2, the [`ResponseQueue`] and the [`AudioClock`].
#[derive(Debug, Clone, PartialEq)]
pub struct Conversation {
    config: SessionConfig,
    texts: Texts,
    transcript: Transcript,
    responses: ResponseQueue,
    clock: AudioClock,
    /// The call that the agent is working on.
    handoff: Option<String>,
    /// Whether the agent has said something since the handoff.
    has_output: bool,
    over: bool,
}

impl Conversation {
    #[inline]
    pub fn new(config: SessionConfig, texts: Texts) -> Conversation {
        Conversation {
            config,
            texts,
            transcript: Transcript::default(),
            responses: ResponseQueue::default(),
            clock: AudioClock::default(),
            handoff: None,
            has_output: false,
            over: false,
        }
    }

    #[inline]
    pub fn config(&self) -> &SessionConfig {
        &self.config
    }

    #[inline]
    fn is_v2(&self) -> bool {
        self.config.protocol == Protocol::V2
    }

    /// The connection is open.
    #[inline]
    pub fn connected(&self) -> Vec<Effect> {
        vec![Effect::Send(ClientMessage::session_update(&self.config, &self.texts))]
    }

    /// The client has sent audio.
    #[inline]
    pub fn audio(&self, frame: &RealtimeAudioFrame) -> Vec<Effect> {
        self.send(ClientMessage::AppendAudio { audio: frame.data.clone() })
    }

    /// The client has sent text. Never asks for a response.
    #[inline]
    pub fn text(&self, text: &str) -> Vec<Effect> {
        let text = if self.is_v2() { marked(FROM_USER, text) } else { text.to_owned() };
        self.send(ClientMessage::CreateItem { item: Item::user_text(self.config.protocol, text) })
    }

    /// What the user has typed for the agent, as it is repeated to the provider: the text parts of one input,
    /// cut down to 300 approximate tokens. None when there is nothing to repeat.
    #[inline]
    pub fn repeated<'a>(&self, parts: impl IntoIterator<Item = &'a str>) -> Option<String> {
        typed(self.is_v2().then_some(FROM_USER), parts)
    }

    /// A message of the agent is complete.
    #[inline]
    pub fn agent_message(&mut self, text: &str) -> Vec<Effect> {
        let Some(handoff) = self.handoff.clone() else { return Vec::new() };
        self.has_output = true;
        self.agent_progress(&handoff, text)
    }

    /// The agent has said something while working on this handoff. Version 2 drops what belongs to no handoff, or
    /// to another than the active one.
    #[inline]
    pub fn agent_progress(&self, handoff_id: &str, text: &str) -> Vec<Effect> {
        match self.config.protocol {
            Protocol::V1 => self.send(ClientMessage::AppendHandoff {
                handoff_id: handoff_id.to_owned(),
                output_text: format!("{AGENT_OUTPUT}{text}"),
            }),
            Protocol::V2 if self.handoff.as_deref() != Some(handoff_id) => Vec::new(),
            Protocol::V2 => {
                let item = Item::user_text(Protocol::V2, marked(FROM_AGENT, text));
                self.send(ClientMessage::CreateItem { item })
            }
        }
    }

    /// The agent's turn is complete. (A turn that is aborted changes nothing.) A turn in which the agent said
    /// nothing leaves its handoff without an answer.
    #[inline]
    pub fn turn_completed(&mut self) -> Vec<Effect> {
        let handoff = self.handoff.take();
        let has_output = std::mem::take(&mut self.has_output);
        match handoff {
            Some(call_id) if has_output && self.is_v2() && !self.over => {
                let mut effects = vec![output(call_id, self.texts.finished.clone())];
                self.request_response(&mut effects);
                effects
            }
            _ => Vec::new(),
        }
    }

    /// A text frame has arrived.
    #[inline]
    pub fn text_frame(&mut self, frame: &str) -> Vec<Effect> {
        self.config.protocol.parse(frame).map(|event| self.event(event)).unwrap_or_default()
    }

    /// A binary frame has arrived, which is an error.
    #[inline]
    pub fn binary_frame(&mut self) -> Vec<Effect> {
        self.event(binary_frame())
    }

    /// The provider has said something.
    #[inline]
    pub fn event(&mut self, mut event: RealtimeEvent) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.over {
            return effects;
        }
        self.transcript.apply(&mut event);
        match &event {
            RealtimeEvent::AudioOut(frame) if self.is_v2() => self.clock.played(frame),
            RealtimeEvent::InputAudioSpeechStarted(started) if self.is_v2() => {
                if let Some((item_id, audio_end_ms)) = self.clock.interrupted(started.item_id.as_ref()) {
                    let truncate = ClientMessage::TruncateItem { item_id, content_index: 0, audio_end_ms };
                    effects.push(Effect::Send(truncate));
                }
            }
            RealtimeEvent::ResponseCreated(_) => self.responses.started(),
            RealtimeEvent::ResponseCancelled(_) | RealtimeEvent::ResponseDone(_) => {
                self.clock.clear();
                if self.responses.finished() {
                    effects.push(Effect::Send(ClientMessage::CreateResponse));
                }
            }
            RealtimeEvent::HandoffRequested(handoff) => {
                self.clock.clear();
                self.handed_over(handoff, &mut effects);
            }
            RealtimeEvent::NoopRequested(noop) => {
                self.clock.clear();
                self.silence(noop, &mut effects);
            }
            RealtimeEvent::Error(_) => self.over = true,
            _ => {}
        }
        effects.push(Effect::Emit(event));
        if self.over {
            effects.push(Effect::Fail);
        }
        effects
    }

    /// The connection has failed; `detail` says how.
    #[inline]
    pub(super) fn failed(&mut self, detail: &str) -> Vec<Effect> {
        self.event(RealtimeEvent::Error(ModelError::stream(detail).to_string()))
    }

    /// A message could not be sent; `detail` says why. That a truncation fails has no consequence.
    #[inline]
    pub fn send_failed(&mut self, message: &ClientMessage, detail: &str) -> Vec<Effect> {
        match message {
            ClientMessage::TruncateItem { .. } => Vec::new(),
            ClientMessage::CreateResponse if detail.starts_with(RESPONSE_IS_ACTIVE) => {
                self.responses.refused();
                Vec::new()
            }
            _ => self.failed(&format!("failed to send realtime request: {detail}")),
        }
    }

    #[inline]
    fn handed_over(&mut self, handoff: &RealtimeHandoffRequested, effects: &mut Vec<Effect>) {
        if self.is_v2() && self.handoff.is_some() {
            effects.push(output(handoff.handoff_id.clone(), self.texts.steered.clone()));
            self.request_response(effects);
        } else {
            self.handoff = Some(handoff.handoff_id.clone());
            self.has_output = false;
        }
        effects.extend(delegation_text(handoff).map(Effect::Delegate));
    }

    #[inline]
    fn silence(&mut self, noop: &RealtimeNoopRequested, effects: &mut Vec<Effect>) {
        if self.is_v2() {
            effects.push(output(noop.call_id.as_str().to_owned(), String::new()));
        }
    }

    #[inline]
    fn request_response(&mut self, effects: &mut Vec<Effect>) {
        if self.responses.request() {
            effects.push(Effect::Send(ClientMessage::CreateResponse));
        }
    }

    #[inline]
    fn send(&self, message: ClientMessage) -> Vec<Effect> {
        if self.over { Vec::new() } else { vec![Effect::Send(message)] }
    }
}

#[inline]
fn output(call_id: String, output: String) -> Effect {
    Effect::Send(ClientMessage::CreateItem { item: Item::FunctionCallOutput { call_id, output } })
}
