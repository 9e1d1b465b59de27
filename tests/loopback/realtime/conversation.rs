//! A conversation without the agent: the session, audio and text in both directions, transcripts, interruption.

use codex_schema::realtime::{
    ConversationStartParams, Protocol, RealtimeOperation, RealtimeOutputModality, RealtimeVoice, SessionType,
    Settings,
};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use super::{
    NOTHING, Script, Step, audio, core, item_added, session, session_with, settings, started, text, told,
    transcript, types,
};

fn delta(role: &str, delta: &str) -> Value {
    told("transcript/delta", json!({"role": role, "delta": delta}))
}

fn audio_delta(data: &str, item_id: Option<&str>) -> Value {
    let audio = json!({
        "data": data, "sampleRate": 24000, "numChannels": 1, "samplesPerChannel": null, "itemId": item_id,
    });
    told("outputAudio/delta", json!({"audio": audio}))
}

#[test]
fn version_1() {
    let script = vec![
        Step::Hear("session.update"),
        Step::Say(
            json!({"type": "session.updated", "session": {"id": "sess_1", "instructions": "Be brief."}}),
        ),
        Step::Hear("input_audio_buffer.append"),
        Step::Hear("input_audio_buffer.append"),
        Step::Say(json!({"type": "conversation.input_transcript.delta", "delta": "Hel"})),
        Step::Say(
            json!({"type": "conversation.item.input_audio_transcription.completed", "transcript": "Hello."}),
        ),
        Step::Hear("conversation.item.create"),
        Step::Say(json!({"type": "conversation.output_transcript.delta", "delta": "Good "})),
        Step::Say(json!({
            "type": "conversation.output_audio.delta", "delta": "AQID", "sample_rate": 24000, "channels": 1,
        })),
        Step::Say(json!({"type": "response.output_audio_transcript.done", "transcript": "Good day."})),
    ];
    let mut session = session(Protocol::V1, vec![Script::Accept(script)]);
    assert_eq!(session.until(&started("v1")), [started("v1")]);
    session.submit(audio("AAAA"));
    session.submit(audio("BBBB"));
    let heard = [
        core(json!({"SessionUpdated": {"realtime_session_id": "sess_1", "instructions": "Be brief."}})),
        delta("user", "Hel"),
        transcript("user", "Hello."),
    ];
    assert_eq!(session.until(&heard[2]), heard);
    session.submit(text("typed"));
    let answer =
        [delta("assistant", "Good "), audio_delta("AQID", None), transcript("assistant", "Good day.")];
    assert_eq!(session.until(&answer[2]), answer);
    session.submit(RealtimeOperation::Close);
    assert_eq!(session.until_closed("requested"), NOTHING);

    let seen = session.seen_once();
    let pcm = json!({"type": "audio/pcm", "rate": 24000});
    let update = json!({
        "type": "session.update",
        "session": {
            "type": "quicksilver",
            "instructions": "Be brief.",
            "audio": {"input": {"format": pcm}, "output": {"voice": "cove"}},
        },
    });
    let content = json!([{"type": "text", "text": "typed"}]);
    let expected = [
        update,
        json!({"type": "input_audio_buffer.append", "audio": "AAAA"}),
        json!({"type": "input_audio_buffer.append", "audio": "BBBB"}),
        json!({"type": "conversation.item.create", "item": {"type": "message", "role": "user", "content": content}}),
    ];
    assert_eq!(seen.messages, expected);
    assert!(seen.closed);
}

#[test]
fn version_2() {
    let script = vec![
        Step::Hear("session.update"),
        Step::Say(json!({"type": "session.updated", "session": {"id": "sess_1"}})),
        Step::Hear("input_audio_buffer.append"),
        Step::Say(json!({"type": "input_audio_buffer.speech_started", "item_id": "item_1"})),
        Step::Say(json!({
            "type": "conversation.item.input_audio_transcription.delta", "item_id": "item_1", "delta": "Hel",
        })),
        Step::Say(json!({
            "type": "conversation.item.input_audio_transcription.completed", "item_id": "item_1",
            "transcript": "Hello.",
        })),
        Step::Say(json!({"type": "response.created", "response": {"id": "resp_1"}})),
        // Text of the client asks for no response, whether one is active or not.
        Step::Hear("conversation.item.create"),
        Step::Say(json!({"type": "response.output_audio_transcript.delta", "delta": "Good "})),
        Step::Say(json!({"type": "response.output_audio.delta", "item_id": "item_2", "delta": "AQID"})),
        Step::Say(json!({"type": "response.output_audio_transcript.done", "transcript": "Good day."})),
        Step::Say(json!({"type": "response.done", "response": {"id": "resp_1"}})),
    ];
    let mut session = session(Protocol::V2, vec![Script::Accept(script)]);
    // Before the connection is open, input waits: it is heard after the session is set up.
    session.submit(audio("AAAA"));
    let heard = [
        started("v2"),
        core(json!({"SessionUpdated": {"realtime_session_id": "sess_1", "instructions": null}})),
        item_added(json!({"type": "input_audio_buffer.speech_started", "item_id": "item_1"})),
        delta("user", "Hel"),
        transcript("user", "Hello."),
        core(json!({"ResponseCreated": {"response_id": "resp_1"}})),
    ];
    assert_eq!(session.until(&heard[5]), heard);
    session.submit(text("typed"));
    let answer = [
        delta("assistant", "Good "),
        audio_delta("AQID", Some("item_2")),
        transcript("assistant", "Good day."),
        core(json!({"ResponseDone": {"response_id": "resp_1"}})),
    ];
    assert_eq!(session.until(&answer[3]), answer);
    session.submit(RealtimeOperation::Close);
    assert_eq!(session.until_closed("requested"), NOTHING);

    let seen = session.seen_once();
    assert_eq!(
        types(&seen.messages),
        ["session.update", "input_audio_buffer.append", "conversation.item.create"]
    );
    assert_eq!(seen.messages[1]["audio"], "AAAA");
    let content = json!([{"type": "input_text", "text": "[USER] typed"}]);
    assert_eq!(seen.messages[2]["item"], json!({"type": "message", "role": "user", "content": content}));
    assert!(seen.closed);
}

/// The session that the provider is asked for, in version 2.
fn asked_for(params: ConversationStartParams, session_type: SessionType) -> Value {
    let script = vec![Step::Hear("session.update"), Step::Close];
    let settings = Settings { session_type, ..settings(Protocol::V2) };
    let mut session = session_with(params, settings, vec![Script::Accept(script)]);
    assert_eq!(session.until_closed("transport_closed"), [started("v2")]);
    session.seen_once().messages.remove(0)["session"].take()
}

#[test]
fn the_session_of_version_2() {
    let mut params = ConversationStartParams::new(RealtimeOutputModality::Text);
    params.voice = Some(RealtimeVoice::Sage);
    let session = asked_for(params, SessionType::Conversational);
    let pcm = json!({"type": "audio/pcm", "rate": 24000});
    assert_eq!(session["type"], "realtime");
    assert_eq!(session["instructions"], "Be brief.");
    assert_eq!(session["output_modalities"], json!(["text"]));
    assert_eq!(session["audio"]["input"]["format"], pcm);
    assert_eq!(session["audio"]["input"]["turn_detection"]["type"], "server_vad");
    assert_eq!(session["audio"]["output"], json!({"format": pcm, "voice": "sage"}));
    assert_eq!(session["tools"][0]["name"], "background_agent");
    assert_eq!(session["tools"][1]["name"], "remain_silent");
    assert_eq!(session["tool_choice"], "auto");
    assert_eq!((session.get("id"), session.get("model")), (None, None));
}

#[test]
fn a_transcription_speaks_with_nobody() {
    let params = ConversationStartParams::new(RealtimeOutputModality::Audio);
    let session = asked_for(params, SessionType::Transcription);
    assert_eq!(session["type"], "transcription");
    assert_eq!(session["audio"]["input"]["transcription"]["model"], "gpt-4o-mini-transcribe");
    for absent in ["instructions", "output_modalities", "tools", "tool_choice"] {
        assert_eq!(session.get(absent), None, "{absent}");
    }
    assert_eq!(session["audio"].get("output"), None);
}

#[test]
fn the_user_speaks_over_the_answer() {
    // Twice 480 samples are 40 ms.
    let samples = |item_id: &str| {
        Step::Say(json!({
            "type": "response.output_audio.delta", "item_id": item_id, "delta": "AAAA", "samples_per_channel": 480,
        }))
    };
    let script = vec![
        Step::Hear("session.update"),
        Step::Say(json!({"type": "response.created", "response": {"id": "resp_1"}})),
        samples("item_1"),
        samples("item_1"),
        Step::Say(json!({"type": "input_audio_buffer.speech_started"})),
        Step::Hear("conversation.item.truncate"),
        Step::Say(json!({"type": "response.cancelled", "response": {"id": "resp_1"}})),
        // Speech that is an item of its own does not cut the answer off.
        samples("item_2"),
        Step::Say(json!({"type": "input_audio_buffer.speech_started", "item_id": "item_3"})),
        Step::Close,
    ];
    let mut session = session(Protocol::V2, vec![Script::Accept(script)]);
    let all = session.until_closed("transport_closed");
    let after_audio = [
        item_added(json!({"type": "input_audio_buffer.speech_started", "item_id": null})),
        item_added(json!({"type": "response.cancelled", "response_id": "resp_1"})),
    ];
    assert_eq!(all[4..6], after_audio);

    let seen = session.seen_once();
    let truncate = json!({"type": "conversation.item.truncate", "item_id": "item_1", "content_index": 0, "audio_end_ms": 40});
    assert_eq!(seen.messages[1..], [truncate]);
}
