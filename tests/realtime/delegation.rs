//! What passes between the realtime model and the agent (§7.3, §13, §14.2).

use codex_schema::realtime::{Protocol, RealtimeEvent, Texts, delegation_text, switch_text};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::{conversation, event, shown};

fn text(input: &str, transcript: Value) -> Option<String> {
    let handoff = json!({"HandoffRequested": {"handoff_id": "h", "item_id": "i", "input_transcript": input,
        "active_transcript": transcript}});
    let RealtimeEvent::HandoffRequested(handoff) = event(handoff) else { panic!() };
    delegation_text(&handoff)
}

#[test]
fn row_23_nothing_to_delegate() {
    assert_eq!(text("", json!([])), None);
    for protocol in Protocol::ALL {
        let handoff = json!({"HandoffRequested": {"handoff_id": "h", "item_id": "i", "input_transcript": "",
            "active_transcript": []}});
        let effects = conversation(protocol).event(event(handoff.clone()));
        assert_eq!(shown(effects), [json!({"emit": handoff})]);
    }
}

#[test]
fn row_24_the_envelope() {
    assert_eq!(
        text("a < b && c > d", json!([])).unwrap(),
        "<realtime_delegation>\n  <input>a &lt; b &amp;&amp; c &gt; d</input>\n</realtime_delegation>"
    );
}

#[test]
fn the_transcript_goes_along() {
    let transcript = json!([{"role": "user", "text": "<a>"}, {"role": "assistant", "text": "b&"}]);
    assert_eq!(
        text("x", transcript.clone()).unwrap(),
        "<realtime_delegation>\n  <input>x</input>\n  <transcript_delta>user: &lt;a&gt;\nassistant: b&amp;\
         </transcript_delta>\n</realtime_delegation>"
    );
    // It stands in for a missing request.
    assert_eq!(
        text("", transcript).unwrap(),
        "<realtime_delegation>\n  <input>user: &lt;a&gt;\nassistant: b&amp;</input>\n  <transcript_delta>user: \
         &lt;a&gt;\nassistant: b&amp;</transcript_delta>\n</realtime_delegation>"
    );
}

fn repeated(protocol: Protocol, parts: &[&str]) -> Option<String> {
    conversation(protocol).repeated(parts.iter().copied())
}

#[test]
fn typed_text_is_marked_in_version_2() {
    assert_eq!(repeated(Protocol::V2, &["a", "b "]).unwrap(), "[USER] ab ");
    assert_eq!(repeated(Protocol::V2, &["[USER] ", "a"]).unwrap(), "[USER] a");
    assert_eq!(repeated(Protocol::V1, &["a"]).unwrap(), "a");
    for protocol in Protocol::ALL {
        assert_eq!(repeated(protocol, &[]), None);
        assert_eq!(repeated(protocol, &["", ""]), None);
    }
}

#[test]
fn long_typed_text_is_cut_in_the_middle() {
    // 1200 bytes are 300 tokens.
    let fits = "a".repeat(1200);
    assert_eq!(repeated(Protocol::V1, &[&fits]).unwrap(), fits);

    // With its mark, a cut to 300 tokens has 307; so the next one, to 293, has two halves of 586 bytes.
    let long = format!("{}{}", "a".repeat(1000), "b".repeat(1000));
    let cut = repeated(Protocol::V1, &[&long]).unwrap();
    assert_eq!(cut, format!("{}…207 tokens truncated…{}", "a".repeat(586), "b".repeat(586)));
    assert!(cut.len().div_ceil(4) <= 300, "{}", cut.len());

    // Characters are not torn apart.
    let wide = "€".repeat(1000);
    let cut = repeated(Protocol::V2, &[&wide]).unwrap();
    assert!(cut.starts_with("[USER] €") && cut.ends_with('€'));
    assert!(cut.len().div_ceil(4) <= 300, "{}", cut.len());
    let (head, tail) = cut.split_once("tokens truncated").unwrap();
    assert!(head.len().abs_diff(tail.len()) < 16, "{head} {tail}");
}

#[test]
fn switching_realtime_on_and_off() {
    let texts = Texts { switched_on: "ON".to_owned(), switched_off: "OFF".to_owned(), ..Texts::default() };
    let on = "<realtime_conversation>\nON\n</realtime_conversation>";
    let off = "<realtime_conversation>\nOFF\n\nReason: inactive\n</realtime_conversation>";
    let plain_off = "<realtime_conversation>\nOFF\n</realtime_conversation>";
    for (reference, settings, active, expected) in [
        (Some(false), None, true, Some(on)),
        (None, None, true, Some(on)),
        (None, Some(true), true, Some(on)),
        (Some(true), None, false, Some(off)),
        (Some(true), Some(true), false, Some(off)),
        (None, Some(true), false, Some(plain_off)),
        (Some(true), None, true, None),
        (Some(false), Some(true), false, None),
        (None, None, false, None),
        (None, Some(false), false, None),
    ] {
        let text = switch_text(reference, settings, active, &texts);
        assert_eq!(text.as_deref(), expected, "{reference:?} {settings:?} {active}");
    }
}
