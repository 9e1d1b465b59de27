//! @doc

use crate::describe::{constructors, wire};
use crate::id::{ItemId, RealtimeSessionId, ThreadId};
use crate::open::tagged::tagged_union;
use crate::vocab::{RealtimeConversationVersion, RealtimeOutputModality, RealtimeVoice, RealtimeVoicesList};
use crate::{Json, Patch};

wire! {
    /// @doc params of `thread/realtime/appendAudio` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeAppendAudioParams {
        pub thread_id: ThreadId,
        pub audio: ThreadRealtimeAudioChunk,
    }

    /// @doc result of `thread/realtime/appendAudio` (server answers)
    #[derive(Default)]
    pub struct ThreadRealtimeAppendAudioResponse {}

    /// @doc params of `thread/realtime/appendText` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeAppendTextParams {
        pub thread_id: ThreadId,
        pub text: String,
    }

    /// @doc result of `thread/realtime/appendText` (server answers)
    #[derive(Default)]
    pub struct ThreadRealtimeAppendTextResponse {}

    /// @doc used by ThreadRealtimeAppendAudioParams, ThreadRealtimeOutputAudioDeltaNotification
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeAudioChunk {
        pub data: String,
        pub num_channels: u16,
        pub sample_rate: u32,
        pub item_id: Option<ItemId>,
        pub samples_per_channel: Option<u32>,
    }

    /// @doc params of `thread/realtime/closed` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeClosedNotification {
        pub thread_id: ThreadId,
        pub reason: Option<String>,
    }

    /// @doc params of `thread/realtime/error` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeErrorNotification {
        pub thread_id: ThreadId,
        pub message: String,
    }

    /// @doc params of `thread/realtime/itemAdded` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeItemAddedNotification {
        pub item: Json,
        pub thread_id: ThreadId,
    }

    /// @doc params of `thread/realtime/listVoices` (client request)
    #[derive(Default)]
    pub struct ThreadRealtimeListVoicesParams {}

    /// @doc result of `thread/realtime/listVoices` (server answers)
    pub struct ThreadRealtimeListVoicesResponse {
        pub voices: RealtimeVoicesList,
    }

    /// @doc params of `thread/realtime/outputAudio/delta` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeOutputAudioDeltaNotification {
        pub thread_id: ThreadId,
        pub audio: ThreadRealtimeAudioChunk,
    }

    /// @doc params of `thread/realtime/sdp` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeSdpNotification {
        pub thread_id: ThreadId,
        pub sdp: String,
    }

    /// @doc params of `thread/realtime/start` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeStartParams {
        pub thread_id: ThreadId,
        pub output_modality: RealtimeOutputModality,
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub prompt: Patch<String>,
        pub realtime_session_id: Option<RealtimeSessionId>,
        pub transport: Option<ThreadRealtimeStartTransport>,
        pub voice: Option<RealtimeVoice>,
    }

    /// @doc result of `thread/realtime/start` (server answers)
    #[derive(Default)]
    pub struct ThreadRealtimeStartResponse {}

    /// @doc `webrtc` member of ThreadRealtimeStartTransport
    pub struct WebrtcThreadRealtimeStartTransport {
        pub sdp: String,
    }

    /// @doc params of `thread/realtime/started` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeStartedNotification {
        pub thread_id: ThreadId,
        pub version: RealtimeConversationVersion,
        pub realtime_session_id: Option<RealtimeSessionId>,
    }

    /// @doc params of `thread/realtime/stop` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeStopParams {
        pub thread_id: ThreadId,
    }

    /// @doc result of `thread/realtime/stop` (server answers)
    #[derive(Default)]
    pub struct ThreadRealtimeStopResponse {}

    /// @doc params of `thread/realtime/transcript/delta` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeTranscriptDeltaNotification {
        pub thread_id: ThreadId,
        pub delta: String,
        pub role: String,
    }

    /// @doc params of `thread/realtime/transcript/done` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeTranscriptDoneNotification {
        pub thread_id: ThreadId,
        pub role: String,
        pub text: String,
    }
}

constructors! {
    ThreadRealtimeAppendAudioParams(thread_id: ThreadId, audio: ThreadRealtimeAudioChunk) [];
    ThreadRealtimeAppendTextParams(thread_id: ThreadId, text: String) [];
    ThreadRealtimeAudioChunk(data: String, num_channels: u16, sample_rate: u32) [
        item_id, samples_per_channel,
    ];
    ThreadRealtimeStartParams(thread_id: ThreadId, output_modality: RealtimeOutputModality) [
        prompt, realtime_session_id, transport, voice,
    ];
    WebrtcThreadRealtimeStartTransport(sdp: String) [];
    ThreadRealtimeStopParams(thread_id: ThreadId) [];
}

tagged_union! {
    /// @doc used by ThreadRealtimeStartParams
    closed ThreadRealtimeStartTransport by "type" {
        Websocket = "websocket",
        Webrtc(WebrtcThreadRealtimeStartTransport) = "webrtc",
    }
}
