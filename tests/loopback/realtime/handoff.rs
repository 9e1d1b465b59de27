//! The realtime model hands work to the agent, and hears what comes of it.

use codex_schema::realtime::Protocol;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use super::{Script, Session, Step, core, item_added, session, started, transcript};

/// The call by which version 2 hands over.
fn call(call_id: &str, prompt: &str) -> Step {
    let arguments = json!({"prompt": prompt}).to_string();
    Step::Say(json!({
        "type": "conversation.item.done",
        "item": {
            "id": format!("item_{call_id}"), "type": "function_call", "name": "background_agent",
            "call_id": call_id, "arguments": arguments,
        },
    }))
}

fn handoff(id: &str, item_id: &str, prompt: &str, transcript: Value) -> Value {
    item_added(json!({
        "type": "handoff_request", "handoff_id": id, "item_id": item_id, "input_transcript": prompt,
        "active_transcript": transcript,
    }))
}

fn item(item: Value) -> Value {
    json!({"type": "conversation.item.create", "item": item})
}

fn message(text: &str) -> Value {
    let content = json!([{"type": "input_text", "text": text}]);
    item(json!({"type": "message", "role": "user", "content": content}))
}

fn output(call_id: &str, output: &str) -> Value {
    item(json!({"type": "function_call_output", "call_id": call_id, "output": output}))
}

fn response_create() -> Value {
    json!({"type": "response.create"})
}

/// A session in which the agent was handed `count` in call `a`; gives what was told until then.
fn handed_over(steps: Vec<Step>) -> (Session, Vec<Value>) {
    let mut script = vec![
        Step::Hear("session.update"),
        Step::Say(json!({
            "type": "conversation.item.input_audio_transcription.completed", "transcript": "Count & sort < 9",
        })),
        Step::Say(json!({"type": "response.created", "response": {"id": "resp_1"}})),
        call("a", "Count & sort < 9"),
    ];
    script.extend(steps);
    let mut session = session(Protocol::V2, vec![Script::Accept(script)]);
    let said = json!([{"role": "user", "text": "Count & sort < 9"}]);
    let told = session.until(&handoff("a", "item_a", "Count & sort < 9", said));
    (session, told)
}

#[test]
fn a_turn_is_delegated_and_its_text_and_end_are_sent_back() {
    let (mut session, told) = handed_over(vec![
        Step::Hear("conversation.item.create"),
        Step::Hear("conversation.item.create"),
        Step::Hear("conversation.item.create"),
        // One response at a time: the next one is asked for when this one is over, and only once.
        Step::Say(json!({"type": "response.done", "response": {"id": "resp_1"}})),
        Step::Hear("response.create"),
        Step::Say(json!({"type": "response.created", "response": {"id": "resp_2"}})),
        Step::Say(json!({"type": "response.output_audio_transcript.done", "transcript": "Four."})),
        Step::Say(json!({"type": "response.done", "response": {"id": "resp_2"}})),
        Step::Close,
    ]);
    let envelope = "<realtime_delegation>\n  <input>Count &amp; sort &lt; 9</input>\n  \
                    <transcript_delta>user: Count &amp; sort &lt; 9</transcript_delta>\n</realtime_delegation>";
    let before = [
        started("v2"),
        transcript("user", "Count & sort < 9"),
        core(json!({"ResponseCreated": {"response_id": "resp_1"}})),
        json!({"delegate": envelope}),
    ];
    assert_eq!(told[..4], before);

    session.driver.realtime.agent_message("Counting.");
    session.driver.realtime.agent_message("There are four.");
    session.driver.realtime.turn_completed();
    let after = [
        core(json!({"ResponseDone": {"response_id": "resp_1"}})),
        core(json!({"ResponseCreated": {"response_id": "resp_2"}})),
        transcript("assistant", "Four."),
        core(json!({"ResponseDone": {"response_id": "resp_2"}})),
    ];
    assert_eq!(session.until_closed("transport_closed"), after);
    let expected = [
        message("[BACKEND] Counting."),
        message("[BACKEND] There are four."),
        output("a", "FINISHED"),
        response_create(),
    ];
    assert_eq!(session.seen_once().messages[1..], expected);
}

#[test]
fn a_second_handoff_and_typed_text_steer_the_same_turn() {
    let (mut session, _) = handed_over(vec![
        Step::Say(json!({"type": "response.done", "response": {"id": "resp_1"}})),
        call("b", "Only the even ones"),
        Step::Hear("conversation.item.create"),
        Step::Hear("response.create"),
        Step::Say(json!({"type": "response.done", "response": {"id": "resp_2"}})),
        Step::Hear("conversation.item.create"),
        Step::Hear("conversation.item.create"),
        Step::Hear("conversation.item.create"),
        Step::Hear("response.create"),
        Step::Close,
    ]);
    let steered = core(json!({"ResponseDone": {"response_id": "resp_2"}}));
    let told = session.until(&steered);
    let said = json!([{"role": "user", "text": "Only the even ones"}]);
    assert_eq!(told[2], handoff("b", "item_b", "Only the even ones", said));

    session.driver.realtime.typed_input(["and ", "quickly"]).expect("is taken");
    session.driver.realtime.agent_message("Two are even.");
    session.driver.realtime.turn_completed();
    session.until_closed("transport_closed");
    let expected = [
        output("b", "STEERED"),
        response_create(),
        message("[USER] and quickly"),
        message("[BACKEND] Two are even."),
        output("a", "FINISHED"),
        response_create(),
    ];
    assert_eq!(session.seen_once().messages[1..], expected);
}

#[test]
fn a_turn_in_which_the_agent_says_nothing_is_not_answered() {
    let (mut session, _) = handed_over(vec![Step::Hear("conversation.item.create"), Step::Close]);
    session.driver.realtime.turn_completed();
    // Nor does what it says later belong to the handoff any more.
    session.driver.realtime.agent_message("late");
    session.driver.realtime.typed_input(["over"]).expect("is taken");
    session.until_closed("transport_closed");
    assert_eq!(session.seen_once().messages[1..], [message("[USER] over")]);
}

#[test]
fn silence_is_answered_with_silence() {
    let script = vec![
        Step::Hear("session.update"),
        Step::Say(json!({
            "type": "conversation.item.done",
            "item": {"id": "item_1", "type": "function_call", "name": "remain_silent", "call_id": "c"},
        })),
        Step::Hear("conversation.item.create"),
        Step::Close,
    ];
    let mut session = session(Protocol::V2, vec![Script::Accept(script)]);
    let noop = core(json!({"NoopRequested": {"call_id": "c", "item_id": "item_1"}}));
    assert_eq!(session.until_closed("transport_closed"), [started("v2"), noop]);
    assert_eq!(session.seen_once().messages[1..], [output("c", "")]);
}

#[test]
fn version_1_appends_to_the_handoff() {
    let script = vec![
        Step::Hear("session.update"),
        Step::Say(json!({"type": "conversation.output_transcript.delta", "delta": "One moment."})),
        Step::Say(json!({
            "type": "conversation.handoff.requested", "handoff_id": "h", "item_id": "i", "input_transcript": "Count",
        })),
        Step::Hear("conversation.handoff.append"),
        Step::Hear("conversation.handoff.append"),
        Step::Close,
    ];
    let mut session = session(Protocol::V1, vec![Script::Accept(script)]);
    let said = json!([{"role": "assistant", "text": "One moment."}, {"role": "user", "text": "Count"}]);
    session.until(&handoff("h", "i", "Count", said));
    session.driver.realtime.agent_message("One.");
    session.driver.realtime.agent_message("Two.");
    session.driver.realtime.turn_completed();
    session.until_closed("transport_closed");
    let append = |text: &str| {
        let output_text = format!("\"Agent Final Message\":\n\n{text}");
        json!({"type": "conversation.handoff.append", "handoff_id": "h", "output_text": output_text})
    };
    assert_eq!(session.seen_once().messages[1..], [append("One."), append("Two.")]);
}
