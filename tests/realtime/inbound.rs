//! What the parsers make of the provider's events (§8).

use codex_schema::realtime::{Protocol, RealtimeEvent};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::parsed;

const V1: Protocol = Protocol::V1;
const V2: Protocol = Protocol::V2;

#[test]
fn row_15_audio_of_version_1_without_sample_rate() {
    let mut audio = json!({"type": "conversation.output_audio.delta", "delta": "AAAA", "channels": 1});
    assert_eq!(parsed(V1, &audio), Value::Null);
    audio["sample_rate"] = 24000.into();
    assert_eq!(
        parsed(V1, &audio),
        json!({"AudioOut": {"data": "AAAA", "sample_rate": 24000, "num_channels": 1}})
    );
}

#[test]
fn row_16_audio_of_version_2_with_only_delta() {
    for kind in ["response.output_audio.delta", "response.audio.delta"] {
        assert_eq!(
            parsed(V2, &json!({"type": kind, "delta": "AAAA"})),
            json!({"AudioOut": {"data": "AAAA", "sample_rate": 24000, "num_channels": 1}})
        );
    }
}

#[test]
fn row_17_version_1_knows_no_responses() {
    let created = json!({"type": "response.created", "response": {"id": "r"}});
    assert_eq!(parsed(V1, &created), Value::Null);
    assert_eq!(parsed(V2, &created), json!({"ResponseCreated": {"response_id": "r"}}));
}

#[test]
fn row_18_calls_inside_a_response_are_not_read() {
    let done = json!({"type": "response.done", "response": {"output": [
        {"id": "i", "type": "function_call", "name": "background_agent", "call_id": "c", "arguments": "{}"},
    ]}});
    assert_eq!(parsed(V2, &done), json!({"ResponseDone": {"response_id": null}}));
}

/// The input transcript of a handoff with these arguments.
fn requested(arguments: Value) -> Value {
    let item = json!({"id": "i", "type": "function_call", "name": "background_agent", "call_id": "c",
        "arguments": arguments});
    let event = parsed(V2, &json!({"type": "conversation.item.done", "item": item}));
    let handoff = &event["HandoffRequested"];
    assert_eq!(handoff["handoff_id"], "c");
    assert_eq!(handoff["item_id"], "i");
    assert_eq!(handoff["active_transcript"], json!([]));
    handoff["input_transcript"].clone()
}

#[test]
fn row_19_arguments_with_a_prompt() {
    assert_eq!(requested(json!(r#"{"prompt":" go "}"#)), "go");
}

#[test]
fn row_20_arguments_that_are_no_json() {
    assert_eq!(requested(json!("not json")), "not json");
}

#[test]
fn row_21_arguments_with_two_keys() {
    assert_eq!(requested(json!(r#"{"input_transcript":"a","prompt":"b"}"#)), "a");
}

#[test]
fn other_arguments() {
    for (arguments, expected) in [
        (json!(""), ""),
        (json!({"prompt": "no string of JSON"}), ""),
        (json!(r#"{"input_transcript":" ","input":7,"text":"\t","prompt":"","query":"q"}"#), "q"),
        (json!(r#"{"query":"q","text":"t"}"#), "t"),
        (json!(r#"{"other":"x"} "#), r#"{"other":"x"} "#),
        (json!(r#"["prompt"]"#), r#"["prompt"]"#),
        (json!(r#""prompt""#), r#""prompt""#),
        (json!(" "), " "),
    ] {
        assert_eq!(requested(arguments.clone()), expected, "{arguments}");
    }
    let item = json!({"id": "i", "type": "function_call", "name": "background_agent"});
    let event = parsed(V2, &json!({"type": "conversation.item.done", "item": item}));
    assert_eq!(
        event["HandoffRequested"],
        json!({"handoff_id": "i", "item_id": "i", "input_transcript": "", "active_transcript": []})
    );
}

/// Every type of §8.1 with what it becomes in version 1 and in version 2.
pub fn table() -> Vec<(Value, Value, Value)> {
    let none = Value::Null;
    let both = |event: Value, becomes: Value| (event, becomes.clone(), becomes);
    let audio =
        json!({"AudioOut": {"data": "d", "sample_rate": 1, "num_channels": 2, "samples_per_channel": 3}});
    let mut audio_v2 = audio.clone();
    audio_v2["AudioOut"]["item_id"] = "i".into();
    let item_done = json!({"ConversationItemDone": {"item_id": "i"}});
    let handoff = json!({"HandoffRequested": {"handoff_id": "h", "item_id": "i", "input_transcript": "t",
        "active_transcript": []}});
    let mut table = vec![
        both(
            json!({"type": "session.updated", "session": {"id": "s", "instructions": "x"}}),
            json!({"SessionUpdated": {"realtime_session_id": "s", "instructions": "x"}}),
        ),
        (
            json!({"type": "conversation.output_audio.delta", "delta": "d", "sample_rate": 1, "channels": 2,
                "samples_per_channel": 3, "item_id": "i"}),
            audio,
            none.clone(),
        ),
        both(
            json!({"type": "conversation.item.input_audio_transcription.delta", "delta": "d"}),
            json!({"InputTranscriptDelta": {"delta": "d"}}),
        ),
        both(
            json!({"type": "conversation.item.input_audio_transcription.completed", "transcript": "t"}),
            json!({"InputTranscriptDone": {"text": "t"}}),
        ),
        (
            json!({"type": "conversation.input_transcript.delta", "delta": "d"}),
            json!({"InputTranscriptDelta": {"delta": "d"}}),
            none.clone(),
        ),
        (
            json!({"type": "conversation.output_transcript.delta", "delta": "d"}),
            json!({"OutputTranscriptDelta": {"delta": "d"}}),
            none.clone(),
        ),
        both(
            json!({"type": "response.output_text.delta", "delta": "d"}),
            json!({"OutputTranscriptDelta": {"delta": "d"}}),
        ),
        both(
            json!({"type": "response.output_audio_transcript.delta", "delta": "d"}),
            json!({"OutputTranscriptDelta": {"delta": "d"}}),
        ),
        (
            json!({"type": "response.output_text.done", "text": "t"}),
            none.clone(),
            json!({"OutputTranscriptDone": {"text": "t"}}),
        ),
        both(
            json!({"type": "response.output_audio_transcript.done", "transcript": "t"}),
            json!({"OutputTranscriptDone": {"text": "t"}}),
        ),
        (
            json!({"type": "input_audio_buffer.speech_started", "item_id": "i"}),
            none.clone(),
            json!({"InputAudioSpeechStarted": {"item_id": "i"}}),
        ),
        both(
            json!({"type": "conversation.item.added", "item": {"a": 1}}),
            json!({"ConversationItemAdded": {"a": 1}}),
        ),
        (
            json!({"type": "conversation.item.created", "item": null}),
            none.clone(),
            json!({"ConversationItemAdded": null}),
        ),
        both(json!({"type": "conversation.item.done", "item": {"id": "i"}}), item_done.clone()),
        (
            json!({"type": "conversation.item.done", "item": {"id": "i", "type": "function_call",
                "name": "background_agent", "call_id": "h", "arguments": "t"}}),
            item_done.clone(),
            handoff.clone(),
        ),
        (
            json!({"type": "conversation.item.done", "item": {"id": "i", "type": "function_call",
                "name": "remain_silent", "call_id": "c"}}),
            item_done.clone(),
            json!({"NoopRequested": {"call_id": "c", "item_id": "i"}}),
        ),
        both(
            json!({"type": "conversation.item.done", "item": {"id": "i", "type": "message",
                "name": "background_agent", "call_id": "c"}}),
            item_done.clone(),
        ),
        both(
            json!({"type": "conversation.item.done", "item": {"id": "i", "type": "function_call",
                "name": "other", "call_id": "c"}}),
            item_done,
        ),
        (
            json!({"type": "conversation.handoff.requested", "handoff_id": "h", "item_id": "i",
                "input_transcript": "t"}),
            handoff,
            none.clone(),
        ),
        both(json!({"type": "error", "message": "m"}), json!({"Error": "m"})),
        both(json!({"type": "session.created", "session": {"id": "s"}}), none.clone()),
    ];
    for kind in ["response.output_audio.delta", "response.audio.delta"] {
        let event = json!({"type": kind, "delta": "d", "sample_rate": 1, "channels": 2,
            "samples_per_channel": 3, "item_id": "i"});
        table.push((event, none.clone(), audio_v2.clone()));
    }
    for (kind, becomes) in [
        ("response.created", "ResponseCreated"),
        ("response.cancelled", "ResponseCancelled"),
        ("response.done", "ResponseDone"),
    ] {
        let event = json!({"type": kind, "response": {"id": "r"}, "response_id": "other"});
        table.push((event, none.clone(), json!({becomes: {"response_id": "r"}})));
        let event = json!({"type": kind, "response": {}, "response_id": "other"});
        table.push((event, none.clone(), json!({becomes: {"response_id": "other"}})));
        table.push((json!({"type": kind}), none.clone(), json!({becomes: {"response_id": null}})));
    }
    table
}

#[test]
fn all_types() {
    let table = table();
    for (event, v1, v2) in &table {
        assert_eq!(&parsed(V1, event), v1, "V1: {event}");
        assert_eq!(&parsed(V2, event), v2, "V2: {event}");
    }
    let consumed = |pick: fn(&(Value, Value, Value)) -> &Value| {
        let mut types: Vec<&str> = table
            .iter()
            .filter(|row| !pick(row).is_null())
            .filter_map(|row| row.0["type"].as_str())
            .collect();
        types.sort_unstable();
        types.dedup();
        types.len()
    };
    assert_eq!((consumed(|row| &row.1), consumed(|row| &row.2)), (13, 17));
}

#[test]
fn audio_members() {
    let v1 = |members: Value| {
        let mut event = json!({"type": "conversation.output_audio.delta", "sample_rate": 8000});
        event.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        parsed(V1, &event)["AudioOut"].clone()
    };
    let frame = json!({"data": "d", "sample_rate": 8000, "num_channels": 2});
    assert_eq!(v1(json!({"data": "d", "num_channels": 2})), frame);
    assert_eq!(v1(json!({"delta": "d", "data": "e", "channels": 2, "num_channels": 1})), frame);
    // The other member is looked at only when `channels` is absent.
    assert_eq!(v1(json!({"delta": "d", "channels": "2", "num_channels": 2})), Value::Null);
    assert_eq!(v1(json!({"delta": "d", "channels": 65536})), Value::Null);
    assert_eq!(v1(json!({"delta": "d", "channels": 2, "samples_per_channel": 4294967296u64})), frame);

    let v2 = |members: Value| {
        let mut event = json!({"type": "response.output_audio.delta", "delta": "d"});
        event.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        parsed(V2, &event)["AudioOut"].clone()
    };
    let plain = json!({"data": "d", "sample_rate": 24000, "num_channels": 1});
    assert_eq!(v2(json!({"channels": null, "num_channels": 2})), plain);
    assert_eq!(v2(json!({"sample_rate": -1, "item_id": 7})), plain);
    assert_eq!(v2(json!({"delta": 1, "data": "d"})), Value::Null);
}

#[test]
fn items_are_forwarded_as_text() {
    let item = r#"{ "b": 1.10, "a": 12345678901234567890123, "b2": {"item": 1} }"#;
    let frame = format!(r#"{{"item": 0, "type":"conversation.item.added", "item": {item}}}"#);
    let Some(RealtimeEvent::ConversationItemAdded(added)) = V2.parse(&frame) else { panic!() };
    assert_eq!(added.as_str(), item);
}

#[test]
fn error_texts() {
    for (event, expected) in [
        (json!({"type": "error", "message": "m", "error": {"message": "inner"}}), json!("m")),
        (json!({"type": "error", "message": 1, "error": {"message": "inner"}}), json!("inner")),
        (json!({"type": "error", "error": {"message": null}}), json!(r#"{"message":null}"#)),
        (json!({"type": "error", "error": "text"}), json!(r#""text""#)),
        (json!({"type": "error", "error": null}), json!("null")),
        (json!({"type": "error"}), Value::Null),
    ] {
        assert_eq!(parsed(V2, &event)["Error"], expected, "{event}");
    }
    let blanks = r#"{"type":"error","error":{ "z": [1, "a \" b\\" ],  "a" : {} }}"#;
    let Some(RealtimeEvent::Error(text)) = V1.parse(blanks) else { panic!() };
    assert_eq!(text, r#"{"z":[1,"a \" b\\"],"a":{}}"#);
    let escapes = r#"{"type":"error","error":{"de\u0074ail":"caf\u00e9 \ud83d\ude00\/\u0007"}}"#;
    let Some(RealtimeEvent::Error(text)) = V2.parse(escapes) else { panic!() };
    assert_eq!(text, r#"{"detail":"café 😀/\u0007"}"#);
}
