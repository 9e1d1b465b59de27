//! Operations and events in their serde forms (§3, §4.2).

use codex_schema::Patch;
use codex_schema::realtime::{
    ConversationStartParams, Protocol, RealtimeEvent, RealtimeOperation, RealtimeVoicesList, SessionType,
    TransportPreference, voices,
};
use codex_schema::v2::ThreadRealtimeStartParams;
use codex_schema::vocab::{RealtimeConversationVersion, RealtimeOutputModality};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::op;

/// Decodes a start operation, tells its prompt, and encodes it again.
fn prompt(start: &Value) -> (Patch<String>, Value) {
    let operation = op(start.clone());
    let RealtimeOperation::Start(params) = &operation else { panic!("{operation:?}") };
    (params.prompt.clone(), serde_json::to_value(&operation).expect("can be written"))
}

#[test]
fn row_01_without_a_prompt() {
    let core = json!({"type": "realtime_conversation_start", "output_modality": "audio"});
    assert_eq!(prompt(&core), (Patch::Absent, core.clone()));

    let request = json!({"threadId": "t", "outputModality": "audio", "realtimeSessionId": null,
        "transport": null, "voice": null});
    let params: ThreadRealtimeStartParams = serde_json::from_value(request.clone()).unwrap();
    assert_eq!(params.prompt, Patch::Absent);
    assert_eq!(serde_json::to_value(&params).unwrap(), request);
    assert_eq!(ConversationStartParams::from(params).prompt, Patch::Absent);
}

#[test]
fn row_02_with_a_null_prompt() {
    let core = json!({"type": "realtime_conversation_start", "output_modality": "audio", "prompt": null});
    assert_eq!(prompt(&core), (Patch::Null, core.clone()));

    let request = json!({"threadId": "t", "outputModality": "audio", "prompt": null, "realtimeSessionId": null,
        "transport": null, "voice": null});
    let params: ThreadRealtimeStartParams = serde_json::from_value(request.clone()).unwrap();
    assert_eq!(params.prompt, Patch::Null);
    assert_eq!(serde_json::to_value(&params).unwrap(), request);
    assert_eq!(ConversationStartParams::from(params).prompt, Patch::Null);
}

#[test]
fn prompts_that_are_texts() {
    for text in ["", "x"] {
        let core = json!({"type": "realtime_conversation_start", "output_modality": "audio", "prompt": text});
        assert_eq!(prompt(&core), (Patch::Value(text.to_owned()), core.clone()));
    }
}

#[test]
fn row_03_the_params_of_the_app_server() {
    let mut params = ThreadRealtimeStartParams::new("t", RealtimeOutputModality::Audio);
    assert_eq!(
        serde_json::to_string(&params).unwrap(),
        r#"{"threadId":"t","outputModality":"audio","realtimeSessionId":null,"transport":null,"voice":null}"#
    );
    params.prompt = Patch::Null;
    assert_eq!(
        serde_json::to_string(&params).unwrap(),
        r#"{"threadId":"t","outputModality":"audio","prompt":null,"realtimeSessionId":null,"transport":null,"voice":null}"#
    );
}

#[test]
fn row_04_the_core_start() {
    let operation = RealtimeOperation::Start(ConversationStartParams::new(RealtimeOutputModality::Text));
    assert_eq!(
        serde_json::to_string(&operation).unwrap(),
        r#"{"type":"realtime_conversation_start","output_modality":"text"}"#
    );
}

#[test]
fn operations() {
    for operation in [
        json!({"type": "realtime_conversation_start", "output_modality": "audio", "prompt": "p",
            "realtime_session_id": "s", "transport": {"type": "websocket"}, "voice": "cove"}),
        json!({"type": "realtime_conversation_start", "output_modality": "text",
            "transport": {"type": "webrtc", "sdp": "v=0"}}),
        json!({"type": "realtime_conversation_audio",
            "frame": {"data": "AAAA", "sample_rate": 24000, "num_channels": 1}}),
        json!({"type": "realtime_conversation_audio", "frame": {"data": "AAAA", "sample_rate": 24000,
            "num_channels": 2, "samples_per_channel": 1, "item_id": "i"}}),
        json!({"type": "realtime_conversation_text", "text": ""}),
        json!({"type": "realtime_conversation_close"}),
        json!({"type": "realtime_conversation_list_voices"}),
    ] {
        assert_eq!(serde_json::to_value(op(operation.clone())).unwrap(), operation);
    }
}

#[test]
fn operations_are_closed() {
    for (json, expected) in [
        (json!({"type": "realtime_conversation_pause"}), "unknown variant `realtime_conversation_pause`"),
        (json!({"type": "realtime_conversation_start"}), "missing field `output_modality`"),
        (
            json!({"type": "realtime_conversation_start", "output_modality": "smell"}),
            "unknown variant `smell`",
        ),
        (
            json!({"type": "realtime_conversation_start", "output_modality": "audio",
                "transport": {"type": "webrtc"}}),
            "missing field `sdp`",
        ),
        (json!({"type": "realtime_conversation_text"}), "missing field `text`"),
    ] {
        let error = serde_json::from_value::<RealtimeOperation>(json.clone()).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{json}: {error}");
    }
}

#[test]
fn requests_become_operations() {
    let start: ThreadRealtimeStartParams = serde_json::from_value(json!({
        "threadId": "t", "outputModality": "audio", "prompt": "p", "realtimeSessionId": "s",
        "transport": {"type": "webrtc", "sdp": "v=0"}, "voice": "marin",
    }))
    .unwrap();
    assert_eq!(
        serde_json::to_value(RealtimeOperation::from(start)).unwrap(),
        json!({"type": "realtime_conversation_start", "output_modality": "audio", "prompt": "p",
            "realtime_session_id": "s", "transport": {"type": "webrtc", "sdp": "v=0"}, "voice": "marin"})
    );
    let audio: codex_schema::v2::ThreadRealtimeAppendAudioParams = serde_json::from_value(json!({
        "threadId": "t",
        "audio": {"data": "d", "sampleRate": 8000, "numChannels": 2, "samplesPerChannel": 3, "itemId": "i"},
    }))
    .unwrap();
    assert_eq!(
        serde_json::to_value(RealtimeOperation::from(audio)).unwrap(),
        json!({"type": "realtime_conversation_audio", "frame": {"data": "d", "sample_rate": 8000,
            "num_channels": 2, "samples_per_channel": 3, "item_id": "i"}})
    );
}

#[test]
fn requests_without_a_body_become_operations() {
    let stop = codex_schema::v2::ThreadRealtimeStopParams::new("t");
    assert_eq!(RealtimeOperation::from(stop), RealtimeOperation::Close);
    let list = codex_schema::v2::ThreadRealtimeListVoicesParams::default();
    assert_eq!(RealtimeOperation::from(list), RealtimeOperation::ListVoices);
}

/// One of each of the 15 variants of `RealtimeEvent`, in the core form.
pub fn events() -> Vec<Value> {
    vec![
        json!({"SessionUpdated": {"realtime_session_id": "s", "instructions": null}}),
        json!({"InputAudioSpeechStarted": {"item_id": null}}),
        json!({"InputTranscriptDelta": {"delta": "a"}}),
        json!({"InputTranscriptDone": {"text": "b"}}),
        json!({"OutputTranscriptDelta": {"delta": "c"}}),
        json!({"OutputTranscriptDone": {"text": "d"}}),
        json!({"AudioOut": {"data": "AAAA", "sample_rate": 24000, "num_channels": 1}}),
        json!({"ResponseCreated": {"response_id": null}}),
        json!({"ResponseCancelled": {"response_id": "r"}}),
        json!({"ResponseDone": {"response_id": "r"}}),
        json!({"ConversationItemAdded": {"any": ["thing", 1.5, null]}}),
        json!({"ConversationItemDone": {"item_id": "i"}}),
        json!({"HandoffRequested": {"handoff_id": "h", "item_id": "i", "input_transcript": "t",
            "active_transcript": [{"role": "user", "text": "t"}]}}),
        json!({"NoopRequested": {"call_id": "c", "item_id": "i"}}),
        json!({"Error": "e"}),
    ]
}

#[test]
fn realtime_events() {
    let events = events();
    assert_eq!(events.len(), 15);
    for json in events {
        let event: RealtimeEvent = serde_json::from_value(json.clone()).unwrap();
        assert!(!matches!(event, RealtimeEvent::Unrecognized(_)), "{json}");
        assert_eq!(serde_json::to_value(event).unwrap(), json);
    }
}

#[test]
fn the_old_name_of_the_reported_id_is_refused() {
    let old = json!({"SessionUpdated": {"session_id": "s", "instructions": null}});
    let error = serde_json::from_value::<RealtimeEvent>(old).unwrap_err().to_string();
    assert!(error.starts_with("missing field `realtime_session_id`"), "{error}");
}

#[test]
fn lists_of_voices() {
    let list = json!({
        "v1": ["juniper", "maple", "spruce", "ember", "vale", "breeze", "arbor", "sol", "cove"],
        "v2": ["alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar"],
        "defaultV1": "cove",
        "defaultV2": "marin",
    });
    assert_eq!(serde_json::to_value(voices()).unwrap(), list);
    assert_eq!(serde_json::from_value::<RealtimeVoicesList>(list).unwrap(), voices());
}

#[test]
fn names_in_configuration_files() {
    for protocol in Protocol::ALL {
        assert_eq!(RealtimeConversationVersion::from(protocol).as_str(), protocol.as_str());
        assert_eq!(protocol.as_str().parse(), Ok(protocol));
    }
    assert_eq!(RealtimeConversationVersion::default(), Protocol::default().into());
    assert_eq!(Protocol::default().as_str(), "v2");
    for name in ["conversational", "transcription"] {
        assert_eq!(name.parse::<SessionType>().map(SessionType::as_str), Ok(name));
    }
    assert_eq!(SessionType::default().as_str(), "conversational");
    for name in ["webrtc", "websocket"] {
        assert_eq!(name.parse::<TransportPreference>().map(TransportPreference::as_str), Ok(name));
    }
    assert_eq!(TransportPreference::default().as_str(), "webrtc");
    let errors = [
        "V2".parse::<Protocol>().unwrap_err(),
        "sung".parse::<SessionType>().unwrap_err(),
        "pigeon".parse::<TransportPreference>().unwrap_err(),
    ];
    let expected = [
        "unknown value `V2`, expected one of v1, v2",
        "unknown value `sung`, expected one of conversational, transcription",
        "unknown value `pigeon`, expected one of webrtc, websocket",
    ];
    assert_eq!(errors.map(|error| error.to_string()), expected);
}

#[test]
fn items_may_be_any_json() {
    for item in ["null", "7", "\"text\"", "[1.50]", r#"{"b":1,"a":2}"#] {
        let event = format!(r#"{{"ConversationItemAdded":{item}}}"#);
        let read: RealtimeEvent = serde_json::from_str(&event).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), event);
        let frame = format!(r#"{{"type":"conversation.item.added","item":{item}}}"#);
        assert_eq!(Protocol::V2.parse(&frame), Some(read));
    }
}

#[test]
fn events_of_newer_releases_are_kept() {
    let event = r#"{"SongRequested":{"title":"x"}}"#;
    let read: RealtimeEvent = serde_json::from_str(event).unwrap();
    assert!(matches!(read, RealtimeEvent::Unrecognized(_)));
    assert_eq!(serde_json::to_string(&read).unwrap(), event);
}
