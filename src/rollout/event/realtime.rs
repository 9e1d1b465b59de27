//! DOC event/realtime.

use crate::Json;
use crate::describe::wire;
use crate::id::{CallId, ItemId, RealtimeSessionId};
use crate::open::keyed::keyed_union;
use crate::vocab::{RealtimeConversationVersion, RealtimeVoicesList};

wire! {
    /// DOC RealtimeConversationStartedEvent.
    pub struct RealtimeConversationStartedEvent {
        pub realtime_session_id: Option<RealtimeSessionId>,
        pub version: RealtimeConversationVersion,
    }

    /// DOC RealtimeConversationRealtimeEvent.
    pub struct RealtimeConversationRealtimeEvent {
        pub payload: RealtimeEvent,
    }

    /// DOC RealtimeConversationListVoicesResponseEvent.
    pub struct RealtimeConversationListVoicesResponseEvent {
        pub voices: RealtimeVoicesList,
    }

    /// DOC RealtimeConversationClosedEvent.
    #[derive(Default)]
    pub struct RealtimeConversationClosedEvent {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
    }

    /// DOC RealtimeConversationSdpEvent.
    pub struct RealtimeConversationSdpEvent {
        pub sdp: String,
    }

    /// DOC SessionUpdatedRealtimeEvent.
    pub struct SessionUpdatedRealtimeEvent {
        pub realtime_session_id: RealtimeSessionId,
        pub instructions: Option<String>,
    }

    /// DOC RealtimeInputAudioSpeechStarted.
    #[derive(Default)]
    pub struct RealtimeInputAudioSpeechStarted {
        pub item_id: Option<ItemId>,
    }

    /// DOC RealtimeTranscriptDelta.
    pub struct RealtimeTranscriptDelta {
        pub delta: String,
    }

    /// DOC RealtimeTranscriptDone.
    pub struct RealtimeTranscriptDone {
        pub text: String,
    }

    /// DOC RealtimeTranscriptEntry.
    pub struct RealtimeTranscriptEntry {
        pub role: String,
        pub text: String,
    }

    /// DOC RealtimeAudioFrame.
    pub struct RealtimeAudioFrame {
        pub data: String,
        pub sample_rate: u32,
        pub num_channels: u16,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub samples_per_channel: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub item_id: Option<ItemId>,
    }

    /// DOC RealtimeResponseCreated.
    #[derive(Default)]
    pub struct RealtimeResponseCreated {
        pub response_id: Option<String>,
    }

    /// DOC RealtimeResponseCancelled.
    #[derive(Default)]
    pub struct RealtimeResponseCancelled {
        pub response_id: Option<String>,
    }

    /// DOC RealtimeResponseDone.
    #[derive(Default)]
    pub struct RealtimeResponseDone {
        pub response_id: Option<String>,
    }

    /// DOC RealtimeHandoffRequested.
    pub struct RealtimeHandoffRequested {
        pub handoff_id: String,
        pub item_id: ItemId,
        pub input_transcript: String,
        pub active_transcript: Vec<RealtimeTranscriptEntry>,
    }

    /// DOC RealtimeNoopRequested.
    pub struct RealtimeNoopRequested {
        pub call_id: CallId,
        pub item_id: ItemId,
    }

    /// DOC ConversationItemDoneRealtimeEvent.
    pub struct ConversationItemDoneRealtimeEvent {
        pub item_id: ItemId,
    }
}

keyed_union! {
    /// DOC RealtimeEvent.
    open RealtimeEvent {
        SessionUpdated(SessionUpdatedRealtimeEvent) = "SessionUpdated",
        InputAudioSpeechStarted(RealtimeInputAudioSpeechStarted) = "InputAudioSpeechStarted",
        InputTranscriptDelta(RealtimeTranscriptDelta) = "InputTranscriptDelta",
        InputTranscriptDone(RealtimeTranscriptDone) = "InputTranscriptDone",
        OutputTranscriptDelta(RealtimeTranscriptDelta) = "OutputTranscriptDelta",
        OutputTranscriptDone(RealtimeTranscriptDone) = "OutputTranscriptDone",
        AudioOut(RealtimeAudioFrame) = "AudioOut",
        ResponseCreated(RealtimeResponseCreated) = "ResponseCreated",
        ResponseCancelled(RealtimeResponseCancelled) = "ResponseCancelled",
        ResponseDone(RealtimeResponseDone) = "ResponseDone",
        ConversationItemAdded(Json) = "ConversationItemAdded",
        ConversationItemDone(ConversationItemDoneRealtimeEvent) = "ConversationItemDone",
        HandoffRequested(RealtimeHandoffRequested) = "HandoffRequested",
        NoopRequested(RealtimeNoopRequested) = "NoopRequested",
        Error(String) = "Error",
    }
}
