//! Realtime conversations: voice and text beside a thread (spec/realtime.md §4).

use crate::describe::{constructors, wire};
use crate::id::{ItemId, RealtimeSessionId, ThreadId};
use crate::open::tagged::tagged_union;
use crate::vocab::{RealtimeConversationVersion, RealtimeOutputModality, RealtimeVoice, RealtimeVoicesList};
use crate::{Json, Patch};

wire! {
    /// Params of `thread/realtime/start`, which starts a realtime conversation for a loaded thread.
    /// One that already runs ends without a `thread/realtime/closed`.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeStartParams {
        pub thread_id: ThreadId,
        /// `text` needs version `v2`.
        pub output_modality: RealtimeOutputModality,
        /// Absent means the built-in prompt; null, like the empty string, means none. A prompt in the
        /// server's configuration wins over all of them.
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub prompt: Patch<String>,
        /// Null means the thread id.
        #[cfg_attr(feature = "schema", schemars(extend("x-renamed-from" = ["sessionId"])))]
        pub realtime_session_id: Option<RealtimeSessionId>,
        /// Null means `websocket`.
        pub transport: Option<ThreadRealtimeStartTransport>,
        /// Null means the configured voice, else the default of the version.
        pub voice: Option<RealtimeVoice>,
    }

    /// The `webrtc` transport; `thread/realtime/sdp` brings the provider's part.
    pub struct WebrtcThreadRealtimeStartTransport {
        /// The client's session description.
        pub sdp: String,
    }

    /// The answer to `thread/realtime/start`: the request is accepted.
    /// A failure to start comes later, as `thread/realtime/error`.
    #[derive(Default)]
    pub struct ThreadRealtimeStartResponse {}

    /// Params of `thread/realtime/appendAudio`, which sends audio into the conversation.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeAppendAudioParams {
        pub thread_id: ThreadId,
        pub audio: ThreadRealtimeAudioChunk,
    }

    /// A piece of audio, in `thread/realtime/appendAudio` and `thread/realtime/outputAudio/delta`.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeAudioChunk {
        /// Base64 of 16-bit PCM; the server does not check it.
        pub data: String,
        pub sample_rate: u32,
        pub num_channels: u16,
        pub samples_per_channel: Option<u32>,
        pub item_id: Option<ItemId>,
    }

    /// The answer to `thread/realtime/appendAudio`: the request is accepted.
    /// If no conversation runs, an `error` notification follows.
    #[derive(Default)]
    pub struct ThreadRealtimeAppendAudioResponse {}

    /// Params of `thread/realtime/appendText`, which sends text into the conversation.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeAppendTextParams {
        pub thread_id: ThreadId,
        pub text: String,
    }

    /// The answer to `thread/realtime/appendText`: the request is accepted.
    /// If no conversation runs, an `error` notification follows.
    #[derive(Default)]
    pub struct ThreadRealtimeAppendTextResponse {}

    /// Params of `thread/realtime/stop`, which ends the conversation.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeStopParams {
        pub thread_id: ThreadId,
    }

    /// The answer to `thread/realtime/stop`: the request is accepted; `thread/realtime/closed` follows.
    #[derive(Default)]
    pub struct ThreadRealtimeStopResponse {}

    /// Params of `thread/realtime/listVoices`, which lists the voices there are: an empty object.
    #[derive(Default)]
    pub struct ThreadRealtimeListVoicesParams {}

    /// The answer to `thread/realtime/listVoices`.
    pub struct ThreadRealtimeListVoicesResponse {
        pub voices: RealtimeVoicesList,
    }

    /// Tells that a realtime conversation has started (`thread/realtime/started`).
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeStartedNotification {
        pub thread_id: ThreadId,
        /// The id that the client asked for, or the thread id; never the one that the provider reports.
        #[cfg_attr(feature = "schema", schemars(extend("x-renamed-from" = ["sessionId"])))]
        pub realtime_session_id: Option<RealtimeSessionId>,
        pub version: RealtimeConversationVersion,
    }

    /// Brings the WebRTC answer to the `sdp` of `thread/realtime/start` (`thread/realtime/sdp`).
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeSdpNotification {
        pub thread_id: ThreadId,
        pub sdp: String,
    }

    /// Tells of an item or an event of the conversation (`thread/realtime/itemAdded`).
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeItemAddedNotification {
        pub thread_id: ThreadId,
        /// An item as the provider sent it, or an object with the `type` `input_audio_buffer.speech_started`,
        /// `response.cancelled` or `handoff_request`; in snake_case.
        pub item: Json,
    }

    /// Brings the next piece of a transcript (`thread/realtime/transcript/delta`).
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeTranscriptDeltaNotification {
        pub thread_id: ThreadId,
        /// `user` or `assistant`.
        pub role: String,
        pub delta: String,
    }

    /// Brings the whole text of a transcript that is complete (`thread/realtime/transcript/done`).
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeTranscriptDoneNotification {
        pub thread_id: ThreadId,
        /// `user` or `assistant`.
        pub role: String,
        pub text: String,
    }

    /// Brings the next piece of the audio output (`thread/realtime/outputAudio/delta`).
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeOutputAudioDeltaNotification {
        pub thread_id: ThreadId,
        pub audio: ThreadRealtimeAudioChunk,
    }

    /// Tells of an error of the conversation, a failed start included (`thread/realtime/error`).
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeErrorNotification {
        pub thread_id: ThreadId,
        pub message: String,
    }

    /// Tells that the conversation is over (`thread/realtime/closed`).
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeClosedNotification {
        pub thread_id: ThreadId,
        /// `requested`, `transport_closed` or `error`.
        pub reason: Option<String>,
    }
}

constructors! {
    ThreadRealtimeAppendAudioParams(thread_id: ThreadId, audio: ThreadRealtimeAudioChunk) [];
    ThreadRealtimeAppendTextParams(thread_id: ThreadId, text: String) [];
    ThreadRealtimeAudioChunk(data: String, sample_rate: u32, num_channels: u16) [
        item_id, samples_per_channel,
    ];
    ThreadRealtimeStartParams(thread_id: ThreadId, output_modality: RealtimeOutputModality) [
        prompt, realtime_session_id, transport, voice,
    ];
    WebrtcThreadRealtimeStartTransport(sdp: String) [];
    ThreadRealtimeStopParams(thread_id: ThreadId) [];
}

tagged_union! {
    /// How the conversation is connected (`transport` of `thread/realtime/start`).
    closed ThreadRealtimeStartTransport by "type" {
        Websocket = "websocket",
        Webrtc(WebrtcThreadRealtimeStartTransport) = "webrtc",
    }
}
