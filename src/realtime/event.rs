//! Core events of a conversation, and what the app-server makes of them (spec/realtime.md §3.6, §4.5).

use serde::Serialize;

use super::{CloseReason, SessionConfig, voices};
use crate::Json;
use crate::describe::wire;
use crate::id::{ItemId, ThreadId, TurnId};
use crate::method::ServerNotification;
use crate::rollout::{
    CoreCodexErrorInfo, ErrorEvent, EventMsg, RealtimeConversationClosedEvent,
    RealtimeConversationListVoicesResponseEvent, RealtimeConversationRealtimeEvent,
    RealtimeConversationSdpEvent, RealtimeConversationStartedEvent, RealtimeEvent, RealtimeTranscriptEntry,
};
use crate::v2::{
    ErrorNotification, ThreadRealtimeClosedNotification, ThreadRealtimeErrorNotification,
    ThreadRealtimeItemAddedNotification, ThreadRealtimeOutputAudioDeltaNotification,
    ThreadRealtimeSdpNotification, ThreadRealtimeStartedNotification,
    ThreadRealtimeTranscriptDeltaNotification, ThreadRealtimeTranscriptDoneNotification, TurnError,
};

const USER: &str = "user";
const ASSISTANT: &str = "assistant";

wire! {
    /// An event as the core sends it. Those of realtime are never stored and become no item of a thread.
    pub struct Event {
        /// The submission that caused it: for all that a conversation does, the one that started it.
        pub id: String,
        pub msg: EventMsg,
    }
}

impl Event {
    #[inline]
    pub(super) fn realtime(id: String, payload: RealtimeEvent) -> Event {
        Event {
            id,
            msg: EventMsg::RealtimeConversationRealtime(RealtimeConversationRealtimeEvent { payload }),
        }
    }

    #[inline]
    pub(super) fn error(id: String, text: String) -> Event {
        Event::realtime(id, RealtimeEvent::Error(text))
    }

    #[inline]
    pub(super) fn started(id: &str, config: &SessionConfig) -> Event {
        let msg = EventMsg::RealtimeConversationStarted(RealtimeConversationStartedEvent {
            realtime_session_id: Some(config.session_id.clone()),
            version: config.protocol.into(),
        });
        Event { id: id.to_owned(), msg }
    }

    #[inline]
    pub(super) fn sdp(id: &str, sdp: String) -> Event {
        let msg = EventMsg::RealtimeConversationSdp(RealtimeConversationSdpEvent { sdp });
        Event { id: id.to_owned(), msg }
    }

    #[inline]
    pub(super) fn closed(id: String, reason: CloseReason) -> Event {
        let reason = Some(reason.as_str().to_owned());
        Event { id, msg: EventMsg::RealtimeConversationClosed(RealtimeConversationClosedEvent { reason }) }
    }

    #[inline]
    pub(super) fn voices(id: String) -> Event {
        let event = RealtimeConversationListVoicesResponseEvent { voices: voices() };
        Event { id, msg: EventMsg::RealtimeConversationListVoicesResponse(event) }
    }

    /// Audio or text came while no conversation ran.
    #[inline]
    pub(super) fn not_running(id: String) -> Event {
        let error = ErrorEvent {
            message: "conversation is not running".to_owned(),
            codex_error_info: Some(CoreCodexErrorInfo::BadRequest),
        };
        Event { id, msg: EventMsg::Error(error) }
    }
}

/// What the app-server tells its clients about an event of a conversation; none when it tells nothing. The voices
/// are no notification but an answer.
#[inline]
pub fn notification(thread_id: &ThreadId, event: &Event) -> Option<ServerNotification> {
    let thread_id = thread_id.clone();
    Some(match &event.msg {
        EventMsg::RealtimeConversationStarted(started) => {
            ServerNotification::ThreadRealtimeStarted(ThreadRealtimeStartedNotification {
                thread_id,
                realtime_session_id: started.realtime_session_id.clone(),
                version: started.version.clone(),
            })
        }
        EventMsg::RealtimeConversationSdp(answer) => {
            let sdp = answer.sdp.clone();
            ServerNotification::ThreadRealtimeSdp(ThreadRealtimeSdpNotification { thread_id, sdp })
        }
        EventMsg::RealtimeConversationClosed(closed) => {
            let reason = closed.reason.clone();
            ServerNotification::ThreadRealtimeClosed(ThreadRealtimeClosedNotification { thread_id, reason })
        }
        EventMsg::RealtimeConversationRealtime(event) => {
            return realtime_notification(thread_id, &event.payload);
        }
        EventMsg::Error(error) => ServerNotification::Error(ErrorNotification {
            thread_id,
            turn_id: TurnId::new(&event.id[..]),
            error: TurnError {
                message: error.message.clone(),
                codex_error_info: error.codex_error_info.clone().map(Into::into),
                additional_details: None,
            },
            will_retry: false,
        }),
        _ => return None,
    })
}

#[inline]
fn realtime_notification(thread_id: ThreadId, event: &RealtimeEvent) -> Option<ServerNotification> {
    Some(match event {
        RealtimeEvent::InputAudioSpeechStarted(started) => {
            item_added(thread_id, &AddedItem::SpeechStarted { item_id: started.item_id.as_ref() })
        }
        RealtimeEvent::InputTranscriptDelta(text) => delta(thread_id, USER, &text.delta),
        RealtimeEvent::InputTranscriptDone(done) => text_done(thread_id, USER, &done.text),
        RealtimeEvent::OutputTranscriptDelta(text) => delta(thread_id, ASSISTANT, &text.delta),
        RealtimeEvent::OutputTranscriptDone(done) => text_done(thread_id, ASSISTANT, &done.text),
        RealtimeEvent::AudioOut(frame) => {
            let audio = frame.clone().into();
            let audio = ThreadRealtimeOutputAudioDeltaNotification { thread_id, audio };
            ServerNotification::ThreadRealtimeOutputAudioDelta(audio)
        }
        RealtimeEvent::ResponseCancelled(cancelled) => {
            let response_id = cancelled.response_id.as_deref();
            item_added(thread_id, &AddedItem::ResponseCancelled { response_id })
        }
        RealtimeEvent::ConversationItemAdded(item) => {
            let item = ThreadRealtimeItemAddedNotification { thread_id, item: item.clone() };
            ServerNotification::ThreadRealtimeItemAdded(item)
        }
        RealtimeEvent::HandoffRequested(handoff) => {
            let item = AddedItem::HandoffRequest {
                handoff_id: &handoff.handoff_id,
                item_id: &handoff.item_id,
                input_transcript: &handoff.input_transcript,
                active_transcript: &handoff.active_transcript,
            };
            item_added(thread_id, &item)
        }
        RealtimeEvent::Error(message) => {
            let message = message.clone();
            ServerNotification::ThreadRealtimeError(ThreadRealtimeErrorNotification { thread_id, message })
        }
        _ => return None,
    })
}

/// The events that clients get as items, in snake_case.
#[derive(Serialize)]
#[serde(tag = "type")]
enum AddedItem<'a> {
    #[serde(rename = "input_audio_buffer.speech_started")]
    SpeechStarted { item_id: Option<&'a ItemId> },
    #[serde(rename = "response.cancelled")]
    ResponseCancelled { response_id: Option<&'a str> },
    #[serde(rename = "handoff_request")]
    HandoffRequest {
        handoff_id: &'a str,
        item_id: &'a ItemId,
        input_transcript: &'a str,
        active_transcript: &'a [RealtimeTranscriptEntry],
    },
}

#[inline]
fn item_added(thread_id: ThreadId, item: &AddedItem<'_>) -> ServerNotification {
    // These items have string keys only, so they can always be written.
    let item = Json::encode(item).unwrap_or_default();
    ServerNotification::ThreadRealtimeItemAdded(ThreadRealtimeItemAddedNotification { thread_id, item })
}

#[inline]
fn delta(thread_id: ThreadId, role: &str, delta: &str) -> ServerNotification {
    ServerNotification::ThreadRealtimeTranscriptDelta(ThreadRealtimeTranscriptDeltaNotification {
        thread_id,
        role: role.to_owned(),
        delta: delta.to_owned(),
    })
}

#[inline]
fn text_done(thread_id: ThreadId, role: &str, text: &str) -> ServerNotification {
    ServerNotification::ThreadRealtimeTranscriptDone(ThreadRealtimeTranscriptDoneNotification {
        thread_id,
        role: role.to_owned(),
        text: text.to_owned(),
    })
}
