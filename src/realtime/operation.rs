//! What a client asks of a realtime conversation, in the core form (spec/realtime.md §3.1 to §3.3).
//!
//! Operations are closed: only a client sends them.

use crate::Patch;
use crate::describe::{constructors, wire};
use crate::id::RealtimeSessionId;
use crate::open::tagged::tagged_union;
use crate::rollout::RealtimeAudioFrame;
use crate::vocab::{RealtimeOutputModality, RealtimeVoice};

wire! {
    /// The body of `realtime_conversation_start`.
    pub struct ConversationStartParams {
        /// `text` needs version `v2`.
        pub output_modality: RealtimeOutputModality,
        /// Absent means the built-in prompt; null, like the empty string, means none.
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub prompt: Patch<String>,
        /// The id that the client proposes for the provider's session. Absent means the thread id.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(extend("x-renamed-from" = ["session_id"])))]
        pub realtime_session_id: Option<RealtimeSessionId>,
        /// Absent means `websocket`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub transport: Option<ConversationStartTransport>,
        /// Absent means the configured voice, else the default of the version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub voice: Option<RealtimeVoice>,
    }

    /// The `webrtc` transport of `realtime_conversation_start`.
    pub struct WebrtcConversationStartTransport {
        /// The client's session description, handed to the provider as it is.
        pub sdp: String,
    }

    /// The body of `realtime_conversation_audio`.
    pub struct ConversationAudioParams {
        pub frame: RealtimeAudioFrame,
    }

    /// The body of `realtime_conversation_text`.
    pub struct ConversationTextParams {
        pub text: String,
    }
}

constructors! {
    ConversationStartParams(output_modality: RealtimeOutputModality) [
        prompt, realtime_session_id, transport, voice,
    ];
    WebrtcConversationStartTransport(sdp: String) [];
    ConversationAudioParams(frame: RealtimeAudioFrame) [];
    ConversationTextParams(text: String) [];
}

impl ConversationStartTransport {
    /// WebRTC, with the client's session description.
    #[inline]
    pub fn webrtc(sdp: impl Into<String>) -> ConversationStartTransport {
        ConversationStartTransport::Webrtc(WebrtcConversationStartTransport::new(sdp))
    }
}

tagged_union! {
    /// How a conversation is connected with the provider.
    closed ConversationStartTransport by "type" {
        Websocket = "websocket",
        Webrtc(WebrtcConversationStartTransport) = "webrtc",
    }

    /// An operation on the realtime conversation of a thread, as it is submitted to the core.
    closed RealtimeOperation by "type" {
        /// Starts a conversation. One that runs ends without a word.
        Start(ConversationStartParams) = "realtime_conversation_start",
        /// Sends audio to the provider.
        Audio(ConversationAudioParams) = "realtime_conversation_audio",
        /// Sends text to the provider.
        Text(ConversationTextParams) = "realtime_conversation_text",
        /// Ends the conversation.
        Close = "realtime_conversation_close",
        /// Asks for the voices that there are.
        ListVoices = "realtime_conversation_list_voices",
    }
}
