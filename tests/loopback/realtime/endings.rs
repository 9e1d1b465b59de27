//! How conversations end, and what does not end them.

use codex_schema::realtime::{Protocol, RealtimeOperation};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use super::{NOTHING, Script, Step, core, error, item_added, session, started, text, transcript, types};

const BOTH: [Protocol; 2] = Protocol::ALL;

/// All that is told of a conversation in which the provider, after the session is set up, does this.
fn told(protocol: Protocol, steps: Vec<Step>, reason: &str) -> (Vec<Value>, super::Seen) {
    let mut script = vec![Step::Hear("session.update")];
    script.extend(steps);
    let mut session = session(protocol, vec![Script::Accept(script)]);
    let mut told = session.until_closed(reason);
    assert_eq!(told.remove(0), started(protocol.as_str()));
    (told, session.seen_once())
}

fn said(text: &str) -> Step {
    Step::Say(json!({"type": "response.output_audio_transcript.done", "transcript": text}))
}

#[test]
fn the_client_stops_and_hears_no_more() {
    // The provider has more to say, which arrives after the stop.
    let script = vec![Step::Hear("session.update"), said("one"), said("two"), said("three")];
    let mut session = session(Protocol::V2, vec![Script::Accept(script)]);
    session.until(&transcript("assistant", "one"));
    session.submit(text("last"));
    session.submit(RealtimeOperation::Close);
    assert_eq!(session.until_closed("requested"), NOTHING);

    let seen = session.seen_once();
    assert_eq!(types(&seen.messages), ["session.update", "conversation.item.create"]);
    assert!(seen.closed, "a close frame came");
}

#[test]
fn the_provider_closes_in_the_middle() {
    for protocol in BOTH {
        let (told, seen) = told(protocol, vec![said("one"), Step::Close], "transport_closed");
        assert_eq!(told, [transcript("assistant", "one")]);
        assert!(seen.closed, "the close frame was answered");
    }
}

#[test]
fn the_connection_breaks() {
    for protocol in BOTH {
        let (told, seen) = told(protocol, vec![said("one"), Step::Break], "error");
        assert_eq!(told[0], transcript("assistant", "one"));
        let message = told[1]["params"]["message"].as_str().expect("is an error");
        let prefix = "stream disconnected before completion: failed to read websocket message: ";
        assert!(message.starts_with(prefix) && message.len() > prefix.len(), "{message}");
        assert_eq!(told.len(), 2);
        assert!(!seen.closed);
    }
}

#[test]
fn an_error_of_the_provider_ends_the_conversation() {
    for protocol in BOTH {
        let event = json!({"type": "error", "error": {"code": "x", "message": "It is too loud."}});
        let (told, seen) = told(protocol, vec![Step::Say(event), said("late")], "error");
        assert_eq!(told, [error("It is too loud.")]);
        assert!(seen.closed, "the client has closed the connection");
    }
}

#[test]
fn a_binary_frame_ends_the_conversation() {
    for protocol in BOTH {
        let (told, seen) = told(protocol, vec![Step::SayBinary(b"\x00\x01"), said("late")], "error");
        assert_eq!(told, [error("unexpected binary realtime websocket event")]);
        assert!(seen.closed, "the client has closed the connection");
    }
}

#[test]
fn what_is_not_understood_is_passed_over() {
    for protocol in BOTH {
        let steps = vec![
            Step::Say(json!({"type": "session.created", "session": {"id": "sess_1"}})),
            Step::Say(json!({"type": "weather.changed", "to": ["rain"]})),
            Step::Say(json!({"type": "session.updated", "session": {"id": 7}})),
            Step::Say(json!(["no", "object"])),
            Step::SayText("no JSON"),
            Step::Ping,
            Step::Say(
                json!({"type": "conversation.item.added", "item": {"id": "i", "new": {"b": 1, "a": 2}}}),
            ),
            Step::Say(json!({"type": "conversation.item.done", "item": {"id": "i"}})),
            Step::Close,
        ];
        let (told, seen) = told(protocol, steps, "transport_closed");
        let added = item_added(json!({"id": "i", "new": {"b": 1, "a": 2}}));
        let done = core(json!({"ConversationItemDone": {"item_id": "i"}}));
        assert_eq!(told, [added, done]);
        assert_eq!(seen.messages.len(), 1, "nothing of it is answered");
    }
}
