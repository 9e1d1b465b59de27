//! Requests of the app-server as operations of the core, and audio in both forms (spec/realtime.md §4.1 to §4.3).

use super::{
    ConversationAudioParams, ConversationStartParams, ConversationStartTransport, ConversationTextParams,
    RealtimeOperation, WebrtcConversationStartTransport,
};
use crate::rollout::RealtimeAudioFrame;
use crate::v2::{
    ThreadRealtimeAppendAudioParams, ThreadRealtimeAppendTextParams, ThreadRealtimeAudioChunk,
    ThreadRealtimeListVoicesParams, ThreadRealtimeStartParams, ThreadRealtimeStartTransport,
    ThreadRealtimeStopParams,
};

impl From<ThreadRealtimeStartTransport> for ConversationStartTransport {
    #[inline]
    fn from(transport: ThreadRealtimeStartTransport) -> ConversationStartTransport {
        match transport {
            ThreadRealtimeStartTransport::Websocket => ConversationStartTransport::Websocket,
            ThreadRealtimeStartTransport::Webrtc(webrtc) => {
                ConversationStartTransport::Webrtc(WebrtcConversationStartTransport { sdp: webrtc.sdp })
            }
        }
    }
}

impl From<ThreadRealtimeStartParams> for ConversationStartParams {
    /// All but the thread id, which says where to submit the operation.
    #[inline]
    fn from(params: ThreadRealtimeStartParams) -> ConversationStartParams {
        ConversationStartParams {
            output_modality: params.output_modality,
            prompt: params.prompt,
            realtime_session_id: params.realtime_session_id,
            transport: params.transport.map(Into::into),
            voice: params.voice,
        }
    }
}

impl From<ThreadRealtimeStartParams> for RealtimeOperation {
    /// All but the thread id, which says where to submit the operation.
    #[inline]
    fn from(params: ThreadRealtimeStartParams) -> RealtimeOperation {
        RealtimeOperation::Start(params.into())
    }
}

impl From<ThreadRealtimeAppendAudioParams> for RealtimeOperation {
    /// All but the thread id, which says where to submit the operation.
    #[inline]
    fn from(params: ThreadRealtimeAppendAudioParams) -> RealtimeOperation {
        RealtimeOperation::Audio(ConversationAudioParams { frame: params.audio.into() })
    }
}

impl From<ThreadRealtimeAppendTextParams> for RealtimeOperation {
    /// All but the thread id, which says where to submit the operation.
    #[inline]
    fn from(params: ThreadRealtimeAppendTextParams) -> RealtimeOperation {
        RealtimeOperation::Text(ConversationTextParams { text: params.text })
    }
}

impl From<ThreadRealtimeStopParams> for RealtimeOperation {
    /// Nothing but the kind of operation: the thread id says where to submit it.
    #[inline]
    fn from(_: ThreadRealtimeStopParams) -> RealtimeOperation {
        RealtimeOperation::Close
    }
}

impl From<ThreadRealtimeListVoicesParams> for RealtimeOperation {
    /// The operation; a server answers the request with [`voices`](super::voices) without a thread.
    #[inline]
    fn from(_: ThreadRealtimeListVoicesParams) -> RealtimeOperation {
        RealtimeOperation::ListVoices
    }
}

impl From<ThreadRealtimeAudioChunk> for RealtimeAudioFrame {
    /// Member by member.
    #[inline]
    fn from(chunk: ThreadRealtimeAudioChunk) -> RealtimeAudioFrame {
        RealtimeAudioFrame {
            data: chunk.data,
            sample_rate: chunk.sample_rate,
            num_channels: chunk.num_channels,
            samples_per_channel: chunk.samples_per_channel,
            item_id: chunk.item_id,
        }
    }
}

impl From<RealtimeAudioFrame> for ThreadRealtimeAudioChunk {
    /// Member by member.
    #[inline]
    fn from(frame: RealtimeAudioFrame) -> ThreadRealtimeAudioChunk {
        ThreadRealtimeAudioChunk {
            data: frame.data,
            sample_rate: frame.sample_rate,
            num_channels: frame.num_channels,
            samples_per_channel: frame.samples_per_channel,
            item_id: frame.item_id,
        }
    }
}
