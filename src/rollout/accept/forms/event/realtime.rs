//! Realtime (spec/rollout.md §5.20, spec/realtime.md §3).

use super::super::primitive::*;

objects! {
    STARTED { realtime_session_id?: STRING, version: CONVERSATION_VERSION }
    REALTIME { payload: REALTIME_EVENT }
    CLOSED { reason?: STRING }
    SDP { sdp: STRING }
    LIST_VOICES_RESPONSE { voices: VOICES_LIST }
    VOICES_LIST { v1: [VOICE], v2: [VOICE], defaultV1: VOICE, defaultV2: VOICE }
    SESSION_UPDATED { realtime_session_id: STRING, instructions?: STRING }
    SPEECH_STARTED { item_id?: STRING }
    TRANSCRIPT_DELTA { delta: STRING }
    TRANSCRIPT_DONE { text: STRING }
    TRANSCRIPT_ENTRY { role: STRING, text: STRING }
    AUDIO_FRAME {
        data: STRING, sample_rate: U32, num_channels: U16, samples_per_channel?: U32, item_id?: STRING
    }
    RESPONSE { response_id?: STRING }
    ITEM_DONE { item_id: STRING }
    HANDOFF_REQUESTED {
        handoff_id: STRING, item_id: STRING, input_transcript: STRING, active_transcript: [TRANSCRIPT_ENTRY]
    }
    NOOP_REQUESTED { call_id: STRING, item_id: STRING }
}

keyed! {
    CONVERSATION_VERSION { "v1" "v2" }
    VOICE {
        "alloy" "arbor" "ash" "ballad" "breeze" "cedar" "coral" "cove" "echo" "ember" "juniper" "maple" "marin"
        "sage" "shimmer" "sol" "spruce" "vale" "verse"
    }
    REALTIME_EVENT {
        ;
        "SessionUpdated": SESSION_UPDATED
        "InputAudioSpeechStarted": SPEECH_STARTED
        "InputTranscriptDelta": TRANSCRIPT_DELTA
        "InputTranscriptDone": TRANSCRIPT_DONE
        "OutputTranscriptDelta": TRANSCRIPT_DELTA
        "OutputTranscriptDone": TRANSCRIPT_DONE
        "AudioOut": AUDIO_FRAME
        "ResponseCreated": RESPONSE
        "ResponseCancelled": RESPONSE
        "ResponseDone": RESPONSE
        "ConversationItemAdded": ANY
        "ConversationItemDone": ITEM_DONE
        "HandoffRequested": HANDOFF_REQUESTED
        "NoopRequested": NOOP_REQUESTED
        "Error": STRING
    }
}
