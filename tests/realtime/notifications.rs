//! What the app-server makes of core events (§3.6, §4.5).

use codex_schema::realtime::{Event, notification};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

fn told(msg: &Value) -> Value {
    let event: Event = serde_json::from_value(json!({"id": "sub", "msg": msg})).expect("is an event");
    serde_json::to_value(notification(&"t".into(), &event)).expect("can be written")
}

fn realtime(payload: Value) -> Value {
    told(&json!({"type": "realtime_conversation_realtime", "payload": payload}))
}

fn item(item: Value) -> Value {
    json!({"method": "thread/realtime/itemAdded", "params": {"threadId": "t", "item": item}})
}

#[test]
fn row_40_every_event() {
    for (msg, expected) in [
        (
            json!({"type": "realtime_conversation_started", "realtime_session_id": "s", "version": "v1"}),
            json!({"method": "thread/realtime/started",
                "params": {"threadId": "t", "realtimeSessionId": "s", "version": "v1"}}),
        ),
        (
            json!({"type": "realtime_conversation_started", "realtime_session_id": null, "version": "v2"}),
            json!({"method": "thread/realtime/started",
                "params": {"threadId": "t", "realtimeSessionId": null, "version": "v2"}}),
        ),
        (
            json!({"type": "realtime_conversation_sdp", "sdp": "v=0"}),
            json!({"method": "thread/realtime/sdp", "params": {"threadId": "t", "sdp": "v=0"}}),
        ),
        (
            json!({"type": "realtime_conversation_closed", "reason": "requested"}),
            json!({"method": "thread/realtime/closed", "params": {"threadId": "t", "reason": "requested"}}),
        ),
        (
            json!({"type": "realtime_conversation_closed"}),
            json!({"method": "thread/realtime/closed", "params": {"threadId": "t", "reason": null}}),
        ),
        (json!({"type": "shutdown_complete"}), Value::Null),
    ] {
        assert_eq!(told(&msg), expected);
    }

    let delta = |role: &str, delta: &str| {
        json!({"method": "thread/realtime/transcript/delta",
            "params": {"threadId": "t", "role": role, "delta": delta}})
    };
    let done = |role: &str, text: &str| {
        json!({"method": "thread/realtime/transcript/done",
            "params": {"threadId": "t", "role": role, "text": text}})
    };
    let handoff = json!({"type": "handoff_request", "handoff_id": "h", "item_id": "i", "input_transcript": "t",
        "active_transcript": [{"role": "user", "text": "t"}]});
    let audio = json!({"method": "thread/realtime/outputAudio/delta", "params": {"threadId": "t", "audio": {
        "data": "AAAA", "sampleRate": 24000, "numChannels": 1, "samplesPerChannel": null, "itemId": null}}});
    let error = json!({"method": "thread/realtime/error", "params": {"threadId": "t", "message": "e"}});
    // In the order of the variants.
    let expected = [
        Value::Null,
        item(json!({"type": "input_audio_buffer.speech_started", "item_id": null})),
        delta("user", "a"),
        done("user", "b"),
        delta("assistant", "c"),
        done("assistant", "d"),
        audio,
        Value::Null,
        item(json!({"type": "response.cancelled", "response_id": "r"})),
        Value::Null,
        item(json!({"any": ["thing", 1.5, null]})),
        Value::Null,
        item(handoff),
        Value::Null,
        error,
    ];
    let events = crate::forms::events();
    assert_eq!(events.len(), expected.len());
    for (payload, expected) in events.into_iter().zip(expected) {
        assert_eq!(realtime(payload.clone()), expected, "{payload}");
    }
}

#[test]
fn ids_in_items() {
    assert_eq!(
        realtime(json!({"InputAudioSpeechStarted": {"item_id": "i"}})),
        item(json!({"type": "input_audio_buffer.speech_started", "item_id": "i"}))
    );
    assert_eq!(
        realtime(json!({"ResponseCancelled": {"response_id": null}})),
        item(json!({"type": "response.cancelled", "response_id": null}))
    );
}

#[test]
fn refused_input() {
    let error = json!({"type": "error", "message": "m", "codex_error_info": "bad_request"});
    assert_eq!(
        told(&error),
        json!({"method": "error", "params": {"threadId": "t", "turnId": "sub", "willRetry": false,
            "error": {"message": "m", "codexErrorInfo": "badRequest", "additionalDetails": null}}})
    );
}
