//! The reaction to each input while a conversation is open (§10).

use codex_schema::realtime::{
    AudioClock, ClientMessage, Conversation, Protocol, RealtimeAudioFrame, ResponseQueue,
};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::{closed, conversation, due, event, open, realtime_event, sent, shown};

const V1: Protocol = Protocol::V1;
const V2: Protocol = Protocol::V2;

fn handoff(id: &str) -> String {
    json!({"type": "conversation.item.done", "item": {"id": format!("item_{id}"), "type": "function_call",
        "name": "background_agent", "call_id": id, "arguments": r#"{"prompt":"go"}"#}})
    .to_string()
}

fn handoff_v1(id: &str) -> String {
    json!({"type": "conversation.handoff.requested", "handoff_id": id, "item_id": "i", "input_transcript": "go"})
        .to_string()
}

fn response(kind: &str) -> String {
    json!({"type": format!("response.{kind}"), "response": {"id": "r"}}).to_string()
}

fn output(call_id: &str, output: &str) -> Value {
    json!({"type": "conversation.item.create",
        "item": {"type": "function_call_output", "call_id": call_id, "output": output}})
}

fn text(content: &str, text: &str) -> Value {
    json!({"type": "conversation.item.create",
        "item": {"type": "message", "role": "user", "content": [{"type": content, "text": text}]}})
}

fn create() -> Value {
    json!({"type": "response.create"})
}

fn nothing() -> Vec<Value> {
    Vec::new()
}

/// A conversation of version 2 with the active handoff `c1`.
fn handed_over() -> Conversation {
    let mut conversation = conversation(V2);
    let effects = shown(conversation.text_frame(&handoff("c1")));
    assert!(effects[0]["delegate"].as_str().unwrap().contains("<input>go</input>"));
    assert!(effects[1]["emit"]["HandoffRequested"].is_object());
    assert_eq!(effects.len(), 2);
    conversation
}

#[test]
fn row_25_a_second_handoff_steers() {
    let mut conversation = handed_over();
    let effects = shown(conversation.text_frame(&handoff("c2")));
    assert_eq!(effects[..2], [output("c2", "STEERED"), create()]);
    assert!(effects[2]["delegate"].is_string());
    assert_eq!(effects[3]["emit"]["HandoffRequested"]["handoff_id"], "c2");
    // The first stays the active one.
    conversation.text_frame(&response("done"));
    conversation.agent_message("x");
    assert_eq!(sent(conversation.turn_completed()), [output("c1", "FINISHED"), create()]);
}

#[test]
fn row_26_the_agent_is_done_while_a_response_is_active() {
    for end in ["done", "cancelled"] {
        let mut conversation = handed_over();
        conversation.text_frame(&response("created"));
        assert_eq!(sent(conversation.agent_message("found it")), [text("input_text", "[BACKEND] found it")]);
        assert_eq!(sent(conversation.turn_completed()), [output("c1", "FINISHED")]);
        let effects = shown(conversation.text_frame(&response(end)));
        assert_eq!(effects[0], create());
        assert!(effects[1]["emit"].is_object());
        assert_eq!(sent(conversation.text_frame(&response("created"))), nothing());
        assert_eq!(sent(conversation.text_frame(&response(end))), nothing());
    }
}

#[test]
fn several_wishes_become_one_response() {
    let mut conversation = handed_over();
    conversation.text_frame(&response("created"));
    for id in ["c2", "c3"] {
        assert_eq!(sent(conversation.text_frame(&handoff(id))), [output(id, "STEERED")]);
    }
    assert_eq!(sent(conversation.text_frame(&response("done"))), [create()]);
    assert_eq!(sent(conversation.text_frame(&response("done"))), nothing());
}

#[test]
fn row_27_silence() {
    let mut conversation = conversation(V2);
    let silent = json!({"type": "conversation.item.done", "item": {"id": "i", "type": "function_call",
        "name": "remain_silent", "call_id": "c"}});
    assert_eq!(
        shown(conversation.text_frame(&silent.to_string())),
        [output("c", ""), json!({"emit": {"NoopRequested": {"call_id": "c", "item_id": "i"}}})]
    );
    // Nor is one asked for later.
    conversation.text_frame(&response("created"));
    conversation.text_frame(&silent.to_string());
    assert_eq!(sent(conversation.text_frame(&response("done"))), nothing());
}

#[test]
fn row_28_text_asks_for_no_response() {
    let mut conversation = conversation(V2);
    conversation.text_frame(&response("created"));
    assert_eq!(shown(conversation.text("hi")), [text("input_text", "[USER] hi")]);
    assert_eq!(sent(conversation.text_frame(&response("done"))), nothing());
    assert_eq!(shown(conversation.text("hi")), [text("input_text", "[USER] hi")]);
}

#[test]
fn texts_of_the_client() {
    assert_eq!(shown(conversation(V2).text("")), [text("input_text", "")]);
    assert_eq!(shown(conversation(V2).text("[USER] a")), [text("input_text", "[USER] a")]);
    assert_eq!(shown(conversation(V1).text("a")), [text("text", "a")]);
}

#[test]
fn audio_of_the_client() {
    for protocol in Protocol::ALL {
        let frame = RealtimeAudioFrame::new("no base64!", 8000u32, 7u16);
        assert_eq!(
            shown(conversation(protocol).audio(&frame)),
            [json!({"type": "input_audio_buffer.append", "audio": "no base64!"})]
        );
    }
}

#[test]
fn row_29_a_turn_without_text() {
    let mut conversation = handed_over();
    assert_eq!(shown(conversation.turn_completed()), nothing());
    // The handoff is over: what the agent says belongs to nobody.
    assert_eq!(shown(conversation.agent_message("late")), nothing());
    assert_eq!(shown(conversation.turn_completed()), nothing());
}

#[test]
fn row_30_version_1_appends_each_message() {
    let mut conversation = conversation(V1);
    assert_eq!(shown(conversation.agent_message("early")), nothing());
    conversation.text_frame(&handoff_v1("h"));
    let append = |text: &str| {
        json!({"type": "conversation.handoff.append", "handoff_id": "h",
            "output_text": format!("\"Agent Final Message\":\n\n{text}")})
    };
    assert_eq!(shown(conversation.agent_message("one")), [append("one")]);
    assert_eq!(shown(conversation.agent_message("two")), [append("two")]);
    assert_eq!(shown(conversation.turn_completed()), nothing());
    assert_eq!(shown(conversation.agent_message("late")), nothing());
}

#[test]
fn version_1_takes_the_latest_handoff() {
    let mut conversation = conversation(V1);
    conversation.text_frame(&handoff_v1("h1"));
    assert_eq!(sent(conversation.text_frame(&handoff_v1("h2"))), nothing());
    assert_eq!(sent(conversation.agent_message("x"))[0]["handoff_id"], "h2");
}

#[test]
fn row_31_stale_progress() {
    let conversation = handed_over();
    assert_eq!(shown(conversation.agent_progress("c0", "stale")), nothing());
    assert_eq!(shown(conversation.agent_progress("c1", "a")), [text("input_text", "[BACKEND] a")]);
    assert_eq!(shown(crate::conversation(V2).agent_progress("c1", "none active")), nothing());
}

#[test]
fn a_handoff_lasts_until_the_turn_completes() {
    let mut conversation = handed_over();
    let done = json!({"type": "conversation.item.done", "item": {"id": "item_c1"}});
    conversation.text_frame(&done.to_string());
    for message in ["a", "[BACKEND] b"] {
        let expected = format!("[BACKEND] {}", message.trim_start_matches("[BACKEND] "));
        assert_eq!(sent(conversation.agent_message(message)), [text("input_text", &expected)]);
    }
    assert_eq!(sent(conversation.turn_completed()), [output("c1", "FINISHED"), create()]);
    assert_eq!(sent(conversation.turn_completed()), nothing());
}

/// 480 samples of 24 kHz: 20 ms.
fn audio(item: &str) -> String {
    json!({"type": "response.output_audio.delta", "item_id": item, "delta": "AAAA".repeat(320)}).to_string()
}

fn speech(item: Option<&str>) -> String {
    json!({"type": "input_audio_buffer.speech_started", "item_id": item}).to_string()
}

fn truncate(item: &str, ms: u32) -> Value {
    json!({"type": "conversation.item.truncate", "item_id": item, "content_index": 0, "audio_end_ms": ms})
}

#[test]
fn row_32_truncation() {
    let mut conversation = conversation(V2);
    conversation.text_frame(&audio("A"));
    conversation.text_frame(&audio("A"));
    let effects = shown(conversation.text_frame(&speech(None)));
    assert_eq!(effects, [truncate("A", 40), json!({"emit": {"InputAudioSpeechStarted": {"item_id": null}}})]);
    assert_eq!(sent(conversation.text_frame(&speech(None))), nothing());
}

#[test]
fn row_33_speech_of_another_item() {
    let mut conversation = conversation(V2);
    conversation.text_frame(&audio("A"));
    conversation.text_frame(&audio("A"));
    assert_eq!(sent(conversation.text_frame(&speech(Some("B")))), nothing());
    assert_eq!(sent(conversation.text_frame(&speech(None))), nothing());
}

#[test]
fn what_clears_the_clock() {
    let silent = json!({"type": "conversation.item.done", "item": {"id": "i", "type": "function_call",
        "name": "remain_silent"}});
    for clearing in [response("done"), response("cancelled"), handoff("c"), silent.to_string()] {
        let mut conversation = conversation(V2);
        conversation.text_frame(&audio("A"));
        conversation.text_frame(&clearing);
        assert_eq!(sent(conversation.text_frame(&speech(None))), nothing(), "{clearing}");
    }
    let mut conversation = conversation(V2);
    conversation.text_frame(&audio("A"));
    conversation.text_frame(&response("created"));
    assert_eq!(sent(conversation.text_frame(&speech(Some("A")))), [truncate("A", 20)]);
}

fn frame(members: Value) -> RealtimeAudioFrame {
    let mut frame = json!({"data": "", "sample_rate": 24000, "num_channels": 1, "item_id": "A"});
    frame.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    serde_json::from_value(frame).unwrap()
}

/// The milliseconds that the clock counts for a frame; none when it does not count it.
fn ms(members: Value) -> Option<u32> {
    let mut clock = AudioClock::default();
    clock.played(&frame(members));
    clock.interrupted(None).map(|(_, ms)| ms)
}

#[test]
fn durations() {
    assert_eq!(ms(json!({"samples_per_channel": 480})), Some(20));
    assert_eq!(ms(json!({"samples_per_channel": 479})), Some(19));
    assert_eq!(ms(json!({"samples_per_channel": 480, "item_id": null})), None);
    assert_eq!(ms(json!({"samples_per_channel": 0, "data": "AAAA".repeat(320)})), None);
    assert_eq!(ms(json!({"samples_per_channel": 1, "sample_rate": 0})), Some(1000));
    assert_eq!(ms(json!({"samples_per_channel": u32::MAX, "sample_rate": 1})), Some(u32::MAX));
    assert_eq!(ms(json!({"data": "AAAA".repeat(320), "num_channels": 2})), Some(10));
    assert_eq!(ms(json!({"data": "AAAA".repeat(320), "num_channels": 0})), Some(20));
    // 961 and 962 bytes, with padding.
    assert_eq!(ms(json!({"data": format!("{}AA==", "AAAA".repeat(320)), "sample_rate": 48000})), Some(10));
    assert_eq!(ms(json!({"data": format!("{}AAA=", "AAAA".repeat(320)), "sample_rate": 481})), Some(1000));
    // No base64: length, alphabet, padding, bits that no byte holds.
    for bad in ["AAAAA", "AAA*", "AA=A", "A===", "====", "AB==", "AAB="] {
        let data = format!("{}{bad}", "AAAA".repeat(320));
        assert_eq!(ms(json!({"data": data})), None, "{bad}");
    }
}

#[test]
fn the_clock_counts_one_item() {
    let mut clock = AudioClock::default();
    clock.played(&frame(json!({"samples_per_channel": 4800})));
    clock.played(&frame(json!({"samples_per_channel": 2400, "item_id": "B"})));
    clock.played(&frame(json!({"samples_per_channel": 2400})));
    assert_eq!(clock.interrupted(Some(&"A".into())), Some(("A".into(), 100)));
    clock.played(&frame(json!({"samples_per_channel": u32::MAX, "sample_rate": 1})));
    clock.played(&frame(json!({"samples_per_channel": 2400})));
    assert_eq!(clock.interrupted(None), Some(("A".into(), u32::MAX)));
}

#[test]
fn the_response_queue() {
    let mut queue = ResponseQueue::default();
    assert!(queue.request());
    assert!(!queue.request());
    assert!(!queue.request());
    assert!(queue.finished());
    assert!(!queue.finished());
    queue.started();
    assert!(!queue.request());
    queue.started();
    assert!(queue.finished());
    assert!(!queue.finished());
    queue.refused();
    assert!(!queue.request());
    assert!(queue.finished());
}

#[test]
fn version_1_has_neither_clock_nor_queue() {
    let mut conversation = conversation(V1);
    let audio = json!({"AudioOut": {"data": "AAAA", "sample_rate": 1, "num_channels": 1, "item_id": "A"}});
    conversation.event(event(audio));
    let speech = json!({"InputAudioSpeechStarted": {"item_id": null}});
    assert_eq!(sent(conversation.event(event(speech))), nothing());
    assert_eq!(
        sent(conversation.event(event(json!({"NoopRequested": {"call_id": "c", "item_id": "i"}})))),
        nothing()
    );
}

#[test]
fn all_other_events_are_forwarded() {
    for protocol in Protocol::ALL {
        let mut conversation = conversation(protocol);
        for payload in crate::forms::events() {
            if ["HandoffRequested", "NoopRequested", "Error"].iter().any(|name| payload.get(name).is_some()) {
                continue;
            }
            assert_eq!(shown(conversation.event(event(payload.clone()))), [json!({"emit": payload})]);
        }
    }
}

#[test]
fn row_34_an_error_of_the_provider() {
    for protocol in Protocol::ALL {
        let (mut realtime, conversation) = open(protocol);
        realtime.text_frame(conversation, r#"{"type":"error","error":{"message":"m"}}"#);
        assert_eq!(
            due(&mut realtime),
            [realtime_event("s1", json!({"Error": "m"})), json!("close"), closed("s1", "error")]
        );
    }
}

#[test]
fn failures_to_send() {
    let mut conversation = handed_over();
    let truncate = ClientMessage::TruncateItem { item_id: "A".into(), content_index: 0, audio_end_ms: 1 };
    assert_eq!(shown(conversation.send_failed(&truncate, "gone")), nothing());

    let active = "Conversation already has an active response in progress: resp_1";
    assert_eq!(shown(conversation.send_failed(&ClientMessage::CreateResponse, active)), nothing());
    assert_eq!(sent(conversation.text_frame(&response("done"))), [create()]);

    // The text excuses nothing else.
    let message = ClientMessage::AppendAudio { audio: String::new() };
    let error = format!("stream disconnected before completion: failed to send realtime request: {active}");
    assert_eq!(
        shown(conversation.send_failed(&message, active)),
        [json!({"emit": {"Error": error}}), json!("fail")]
    );
}

#[test]
fn nothing_is_done_after_a_failure() {
    let mut conversation = handed_over();
    conversation.agent_message("x");
    conversation.send_failed(&ClientMessage::CreateResponse, "gone");
    assert_eq!(shown(conversation.text_frame(&response("done"))), nothing());
    assert_eq!(shown(conversation.text("x")), nothing());
    assert_eq!(shown(conversation.agent_message("x")), nothing());
    assert_eq!(shown(conversation.turn_completed()), nothing());
    assert_eq!(shown(conversation.send_failed(&ClientMessage::CreateResponse, "gone")), nothing());
}
