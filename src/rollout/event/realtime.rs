//! Realtime conversations (spec/rollout.md §5.20, spec/realtime.md). None of these events is stored.

use crate::Json;
use crate::describe::{constructors, wire};
use crate::id::{CallId, ItemId, RealtimeSessionId};
use crate::open::keyed::keyed_union;
use crate::vocab::{RealtimeConversationVersion, RealtimeVoicesList};

wire! {
    /// `realtime_conversation_started`: a realtime conversation began. Live only.
    pub struct RealtimeConversationStartedEvent {
        /// The id that the provider was given: the client's choice, else the thread's id. No other name is read.
        #[cfg_attr(feature = "schema", schemars(extend("x-renamed-from" = ["session_id"])))]
        pub realtime_session_id: Option<RealtimeSessionId>,
        pub version: RealtimeConversationVersion,
    }

    /// `realtime_conversation_realtime`: what the provider sent in a realtime conversation. Live only.
    pub struct RealtimeConversationRealtimeEvent {
        pub payload: RealtimeEvent,
    }

    /// `realtime_conversation_list_voices_response`: the voices to choose from. Live only.
    pub struct RealtimeConversationListVoicesResponseEvent {
        pub voices: RealtimeVoicesList,
    }

    /// `realtime_conversation_closed`: a realtime conversation ended. Live only.
    #[derive(Default)]
    pub struct RealtimeConversationClosedEvent {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
    }

    /// `realtime_conversation_sdp`: the answer of the provider for a WebRTC connection. Live only.
    pub struct RealtimeConversationSdpEvent {
        pub sdp: String,
    }

    /// The provider accepted the session's settings: `SessionUpdated`.
    pub struct RealtimeSessionUpdated {
        /// As the provider tells it. No other name is read.
        #[cfg_attr(feature = "schema", schemars(extend("x-renamed-from" = ["session_id"])))]
        pub realtime_session_id: RealtimeSessionId,
        pub instructions: Option<String>,
    }

    /// The user began to speak: `InputAudioSpeechStarted`.
    #[derive(Default)]
    pub struct RealtimeInputAudioSpeechStarted {
        pub item_id: Option<ItemId>,
    }

    /// A transcript grows: `InputTranscriptDelta`, `OutputTranscriptDelta`.
    pub struct RealtimeTranscriptDelta {
        pub delta: String,
    }

    /// A transcript is complete: `InputTranscriptDone`, `OutputTranscriptDone`.
    pub struct RealtimeTranscriptDone {
        pub text: String,
    }

    /// Who said what, in the transcript of a handoff.
    pub struct RealtimeTranscriptEntry {
        pub role: String,
        pub text: String,
    }

    /// A piece of audio: `AudioOut`.
    pub struct RealtimeAudioFrame {
        /// Samples in base64.
        pub data: String,
        /// In hertz.
        pub sample_rate: u32,
        pub num_channels: u16,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub samples_per_channel: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub item_id: Option<ItemId>,
    }

    /// The model begins to answer: `ResponseCreated`.
    #[derive(Default)]
    pub struct RealtimeResponseCreated {
        pub response_id: Option<String>,
    }

    /// An answer was cancelled: `ResponseCancelled`.
    #[derive(Default)]
    pub struct RealtimeResponseCancelled {
        pub response_id: Option<String>,
    }

    /// An answer is complete: `ResponseDone`.
    #[derive(Default)]
    pub struct RealtimeResponseDone {
        pub response_id: Option<String>,
    }

    /// The model hands work to the agent: `HandoffRequested`.
    pub struct RealtimeHandoffRequested {
        pub handoff_id: String,
        pub item_id: ItemId,
        /// What the model wants done.
        pub input_transcript: String,
        pub active_transcript: Vec<RealtimeTranscriptEntry>,
    }

    /// The model chose to remain silent: `NoopRequested`.
    pub struct RealtimeNoopRequested {
        pub call_id: CallId,
        pub item_id: ItemId,
    }

    /// An item of the conversation is complete: `ConversationItemDone`.
    pub struct RealtimeConversationItemDone {
        pub item_id: ItemId,
    }
}

constructors! {
    RealtimeConversationStartedEvent(version: RealtimeConversationVersion) [realtime_session_id];
    RealtimeConversationRealtimeEvent(payload: RealtimeEvent) [];
    RealtimeConversationListVoicesResponseEvent(voices: RealtimeVoicesList) [];
    RealtimeConversationSdpEvent(sdp: String) [];
    RealtimeSessionUpdated(realtime_session_id: RealtimeSessionId) [instructions];
    RealtimeTranscriptDelta(delta: String) [];
    RealtimeTranscriptDone(text: String) [];
    RealtimeTranscriptEntry(role: String, text: String) [];
    RealtimeAudioFrame(data: String, sample_rate: u32, num_channels: u16) [samples_per_channel, item_id];
    RealtimeHandoffRequested(
        handoff_id: String,
        item_id: ItemId,
        input_transcript: String,
        active_transcript: Vec<RealtimeTranscriptEntry>,
    ) [];
    RealtimeNoopRequested(call_id: CallId, item_id: ItemId) [];
    RealtimeConversationItemDone(item_id: ItemId) [];
}

keyed_union! {
    /// What the provider sent, in `realtime_conversation_realtime`.
    /// Its keys are in PascalCase.
    open RealtimeEvent {
        SessionUpdated(RealtimeSessionUpdated) = "SessionUpdated",
        InputAudioSpeechStarted(RealtimeInputAudioSpeechStarted) = "InputAudioSpeechStarted",
        InputTranscriptDelta(RealtimeTranscriptDelta) = "InputTranscriptDelta",
        InputTranscriptDone(RealtimeTranscriptDone) = "InputTranscriptDone",
        OutputTranscriptDelta(RealtimeTranscriptDelta) = "OutputTranscriptDelta",
        OutputTranscriptDone(RealtimeTranscriptDone) = "OutputTranscriptDone",
        AudioOut(RealtimeAudioFrame) = "AudioOut",
        ResponseCreated(RealtimeResponseCreated) = "ResponseCreated",
        ResponseCancelled(RealtimeResponseCancelled) = "ResponseCancelled",
        ResponseDone(RealtimeResponseDone) = "ResponseDone",
        /// The item, as the provider sent it.
        ConversationItemAdded(Json) = "ConversationItemAdded",
        ConversationItemDone(RealtimeConversationItemDone) = "ConversationItemDone",
        HandoffRequested(RealtimeHandoffRequested) = "HandoffRequested",
        NoopRequested(RealtimeNoopRequested) = "NoopRequested",
        /// The text of the error.
        Error(String) = "Error",
    }
}
