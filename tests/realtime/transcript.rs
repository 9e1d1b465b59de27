//! What was said, and what of it goes along with a handoff (§9).

use codex_schema::realtime::{RealtimeEvent, Transcript};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::event;

fn input(delta: &str) -> Value {
    json!({"InputTranscriptDelta": {"delta": delta}})
}

fn output(delta: &str) -> Value {
    json!({"OutputTranscriptDelta": {"delta": delta}})
}

fn input_done(text: &str) -> Value {
    json!({"InputTranscriptDone": {"text": text}})
}

fn output_done(text: &str) -> Value {
    json!({"OutputTranscriptDone": {"text": text}})
}

fn handoff(input: &str) -> Value {
    json!({"HandoffRequested": {"handoff_id": "h", "item_id": "i", "input_transcript": input,
        "active_transcript": []}})
}

fn speech() -> Value {
    json!({"InputAudioSpeechStarted": {"item_id": null}})
}

fn response() -> Value {
    json!({"ResponseCreated": {"response_id": null}})
}

/// The active transcript of the last of these events, a handoff: `user: a | assistant: b`.
fn active(events: &[Value]) -> String {
    let mut transcript = Transcript::default();
    let mut last = String::new();
    for json in events {
        let mut event = event(json.clone());
        transcript.apply(&mut event);
        last = match event {
            RealtimeEvent::HandoffRequested(handoff) => {
                let entries = handoff.active_transcript.iter();
                let entries: Vec<_> =
                    entries.map(|entry| format!("{}: {}", entry.role, entry.text)).collect();
                entries.join(" | ")
            }
            other => {
                assert_eq!(&serde_json::to_value(other).unwrap(), json, "only handoffs are changed");
                String::new()
            }
        };
    }
    last
}

#[test]
fn row_22_the_worked_facts() {
    assert_eq!(active(&[input("a "), input("b"), output("x"), handoff("a b")]), "user: a b | assistant: x");
    assert_eq!(
        active(&[output("c"), input("d"), output("e"), handoff("f")]),
        "assistant: c | user: d | assistant: e | user: f"
    );
    assert_eq!(
        active(&[output("wor"), output_done("working on it"), handoff("")]),
        "assistant: working on it"
    );
    assert_eq!(active(&[handoff("first"), input("second"), handoff("second")]), "user: second");
    let echo = json!({"ConversationItemAdded": {"role": "user"}});
    assert_eq!(active(&[input("a"), echo, input("b"), handoff("")]), "user: ab");
}

#[test]
fn starts_begin_an_entry() {
    assert_eq!(active(&[input("a"), speech(), input("b"), input("c"), handoff("")]), "user: a | user: bc");
    assert_eq!(
        active(&[output("a"), response(), output_done("b"), handoff("")]),
        "assistant: a | assistant: b"
    );
    // Each side has its own start.
    assert_eq!(active(&[output("a"), speech(), output("b"), handoff("")]), "assistant: ab");
}

#[test]
fn an_empty_text_uses_up_the_start() {
    assert_eq!(active(&[input("a"), speech(), input(""), input("b"), handoff("")]), "user: ab");
    assert_eq!(active(&[output_done(""), handoff("")]), "");
    assert_eq!(active(&[output("a"), output_done(""), handoff("")]), "assistant: a");
}

#[test]
fn only_the_last_entry_is_replaced() {
    assert_eq!(
        active(&[input("a"), output("x"), input_done("A"), handoff("")]),
        "user: a | assistant: x | user: A"
    );
    assert_eq!(active(&[input("a"), input_done("A"), handoff("")]), "user: A");
}

#[test]
fn a_request_that_was_heard_is_not_repeated() {
    assert_eq!(active(&[input(" go "), handoff("go")]), "user:  go ");
    // Anywhere in the whole conversation, but only from the user.
    assert_eq!(active(&[input("go"), handoff("go"), output("go"), handoff(" go")]), "assistant: go");
    assert_eq!(active(&[output("go"), handoff("go")]), "assistant: go | user: go");
    assert_eq!(active(&[handoff("  ")]), "");
}

#[test]
fn a_handoff_begins_entries_of_both_sides() {
    assert_eq!(active(&[output("a"), handoff(""), output("b"), handoff("")]), "assistant: b");
    assert_eq!(active(&[input("a"), handoff(""), input("b"), handoff("")]), "user: b");
    assert_eq!(active(&[handoff("x"), handoff("")]), "");
}

/// Text for one event.
fn megabytes(count: usize) -> String {
    "é".repeat(count << 19)
}

fn size(transcript: &[Value]) -> usize {
    transcript.iter().map(|entry| entry["text"].as_str().unwrap().len()).sum()
}

#[test]
fn what_is_kept_has_a_limit() {
    let hand_over = |transcript: &mut Transcript| {
        let mut event = event(handoff(""));
        transcript.apply(&mut event);
        let value = serde_json::to_value(event).unwrap();
        value["HandoffRequested"]["active_transcript"].as_array().unwrap().clone()
    };

    // One entry that grows without end keeps its end.
    let mut transcript = Transcript::default();
    for _ in 0..9 {
        transcript.apply(&mut event(input(&megabytes(8))));
    }
    transcript.apply(&mut event(input("!")));
    let entries = hand_over(&mut transcript);
    assert_eq!(entries.len(), 1);
    assert!(size(&entries) <= Transcript::LIMIT && size(&entries) > Transcript::LIMIT - 1024);
    assert!(entries[0]["text"].as_str().unwrap().ends_with("é!"));

    // Many entries: the first ones are forgotten.
    let mut transcript = Transcript::default();
    for _ in 0..5 {
        transcript.apply(&mut event(input(&megabytes(8))));
        transcript.apply(&mut event(output(&megabytes(8))));
    }
    let entries = hand_over(&mut transcript);
    assert_eq!(entries.len(), 7);
    assert_eq!(entries[0]["role"], "assistant");
    transcript.apply(&mut event(input(&megabytes(8))));
    assert_eq!(hand_over(&mut transcript).len(), 1);
}
