//! Events that are not as they should be: ignored or told, never a panic (§8, §11.3).

use codex_schema::realtime::{Protocol, RealtimeEvent};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::{closed, due, inbound, open, parsed, realtime_event};

/// Each event of the table that a version reads.
fn known() -> impl Iterator<Item = (Protocol, Value)> {
    inbound::table().into_iter().flat_map(|(event, v1, v2)| {
        let read =
            [(Protocol::V1, v1), (Protocol::V2, v2)].into_iter().filter(|(_, becomes)| !becomes.is_null());
        read.map(move |(protocol, _)| (protocol, event.clone())).collect::<Vec<_>>()
    })
}

/// Nothing is told and nothing is sent; the conversation goes on.
fn is_ignored(protocol: Protocol, frame: &str) {
    let (mut realtime, conversation) = open(protocol);
    realtime.text_frame(conversation, frame);
    assert_eq!(due(&mut realtime), [] as [Value; 0], "{frame}");
    realtime.text_frame(conversation, r#"{"type":"response.output_text.delta","delta":"on"}"#);
    assert_eq!(due(&mut realtime).len(), 1);
}

/// The members without which an event says nothing, as the table of §8.1 has them.
fn required(protocol: Protocol, kind: &str) -> &'static [&'static str] {
    match kind {
        "session.updated" => &["/session/id", "/session"],
        "conversation.output_audio.delta" => &["/delta", "/sample_rate", "/channels"],
        "conversation.handoff.requested" => &["/handoff_id", "/item_id", "/input_transcript"],
        "conversation.item.added" | "conversation.item.created" => &["/item"],
        "conversation.item.done" if protocol == Protocol::V1 => &["/item", "/item/id"],
        "conversation.item.done" => &["/item"],
        "response.output_text.done" => &["/text"],
        "error" => &["/message"],
        kind if kind.ends_with(".delta") => &["/delta"],
        kind if kind.ends_with(".completed") || kind.ends_with(".done") && kind.contains("transcript") => {
            &["/transcript"]
        }
        _ => &[],
    }
}

fn remove(event: &mut Value, pointer: &str) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    event.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name);
}

#[test]
fn a_missing_member() {
    let mut checked = 0;
    for (protocol, event) in known() {
        for pointer in required(protocol, event["type"].as_str().unwrap()) {
            let mut event = event.clone();
            remove(&mut event, pointer);
            is_ignored(protocol, &event.to_string());
            checked += 1;
        }
    }
    assert!(checked > 35, "{checked}");
}

#[test]
fn a_member_of_the_wrong_type() {
    for (protocol, event) in known() {
        for pointer in required(protocol, event["type"].as_str().unwrap()) {
            if ["/item"].contains(pointer) && event["type"] != "conversation.item.done" {
                continue; // An item may be any JSON.
            }
            for wrong in [json!(null), json!(true), json!([1]), json!(-1), json!({"x": 1})] {
                let mut event = event.clone();
                *event.pointer_mut(pointer).unwrap() = wrong;
                is_ignored(protocol, &event.to_string());
            }
        }
        let mut event = event;
        event["type"] = 7.into();
        is_ignored(protocol, &event.to_string());
    }
}

#[test]
fn an_optional_member_of_the_wrong_type_counts_as_missing() {
    let started = json!({"type": "input_audio_buffer.speech_started", "item_id": 7});
    assert_eq!(parsed(Protocol::V2, &started), json!({"InputAudioSpeechStarted": {"item_id": null}}));
    let updated = json!({"type": "session.updated", "session": {"id": "s", "instructions": ["x"]}});
    assert_eq!(
        parsed(Protocol::V2, &updated),
        json!({"SessionUpdated": {"realtime_session_id": "s", "instructions": null}})
    );
    let done = json!({"type": "response.done", "response": 7, "response_id": 7});
    assert_eq!(parsed(Protocol::V2, &done), json!({"ResponseDone": {"response_id": null}}));
}

#[test]
fn an_unknown_event() {
    for protocol in Protocol::ALL {
        for frame in [
            r#"{"type":"rate_limits.updated","rate_limits":[]}"#,
            r#"{"type":"session.created","session":{"id":"s"}}"#,
            r#"{"type":""}"#,
            r#"{"event":"error"}"#,
            r#"{}"#,
            r#"[]"#,
            r#""error""#,
            r#"null"#,
            r#""#,
        ] {
            is_ignored(protocol, frame);
        }
    }
}

#[test]
fn a_binary_frame() {
    for protocol in Protocol::ALL {
        let (mut realtime, conversation) = open(protocol);
        realtime.binary_frame(conversation);
        let error = json!({"Error": "unexpected binary realtime websocket event"});
        assert_eq!(due(&mut realtime), [realtime_event("s1", error), json!("close"), closed("s1", "error")]);
    }
}

#[test]
fn truncated_json() {
    for (protocol, event) in known() {
        let frame = event.to_string();
        for end in (0..frame.len()).filter(|end| frame.is_char_boundary(*end)) {
            assert_eq!(protocol.parse(&frame[..end]), None, "{}", &frame[..end]);
        }
        is_ignored(protocol, &frame[..frame.len() - 1]);
        is_ignored(protocol, &format!("{frame}{frame}"));
    }
}

#[test]
fn ten_megabytes() {
    let megabytes = "0123456789abcdef".repeat(10 << 16);
    for protocol in Protocol::ALL {
        let (mut realtime, conversation) = open(protocol);
        let frame = json!({"type": "response.output_text.delta", "delta": megabytes});
        realtime.text_frame(conversation, &frame.to_string());
        let actions = due(&mut realtime);
        assert_eq!(actions.len(), 1);
        let delta = &actions[0]["emit"]["payload"]["OutputTranscriptDelta"]["delta"];
        assert!(*delta == megabytes, "the delta arrives whole");
    }
    let (mut realtime, conversation) = open(Protocol::V2);
    let frame = json!({"type": "response.output_audio.delta", "delta": megabytes, "item_id": "A"});
    realtime.text_frame(conversation, &frame.to_string());
    realtime.text_frame(conversation, r#"{"type":"input_audio_buffer.speech_started"}"#);
    // 7.5 MiB decoded, two bytes a sample, 24 samples a millisecond.
    assert_eq!(due(&mut realtime)[1]["audio_end_ms"], (7680u64 << 10) / 2 / 24);
}

#[test]
fn deep_nesting() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    is_ignored(Protocol::V2, &format!(r#"{{"type":"conversation.item.added","item":{deep}}}"#));
    is_ignored(Protocol::V2, &deep);
    let arguments = format!(r#"{{"prompt":{deep}}}"#);
    let call = json!({"type": "conversation.item.done", "item": {"id": "i", "type": "function_call",
        "name": "background_agent", "arguments": arguments}});
    let Some(RealtimeEvent::HandoffRequested(handoff)) = Protocol::V2.parse(&call.to_string()) else {
        panic!()
    };
    assert_eq!(handoff.input_transcript, arguments);
}

#[test]
fn odd_texts() {
    is_ignored(Protocol::V2, r#"{"type":"response.output_text.delta","delta":"\ud800"}"#);
    is_ignored(Protocol::V2, "{\"type\":\"response.output_text.delta\",\"delta\":\"\n\"}");
    is_ignored(Protocol::V2, r#"{"type":"error","message":"m","code":1e999}"#);
    // Of members that stand twice, the last counts.
    let twice = r#"{"type":"error","type":"response.output_text.delta","delta":"a","delta":"\u0000"}"#;
    let Some(RealtimeEvent::OutputTranscriptDelta(delta)) = Protocol::V2.parse(twice) else { panic!() };
    assert_eq!(delta.delta, "\0");
}
