//! The session that is asked of the provider (§5, §7.1).

use codex_schema::Patch;
use codex_schema::realtime::{
    Action, ClientMessage, ConversationStartParams, Protocol, Realtime, RealtimeOperation, SessionConfig,
    SessionType, Settings,
};
use codex_schema::v2::ThreadRealtimeStartParams;
use codex_schema::vocab::{RealtimeOutputModality, RealtimeVoice};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::{THREAD, config, due, endpoint, settings, start, started, texts};

fn resolve(params: &ConversationStartParams, settings: &Settings) -> Result<SessionConfig, String> {
    SessionConfig::resolve(params, settings, &THREAD.into()).map_err(|error| error.to_string())
}

fn session(config: &SessionConfig) -> Value {
    let message: Value =
        serde_json::from_str(&ClientMessage::session_update(config, &texts()).to_json()).unwrap();
    assert_eq!(message["type"], "session.update");
    message["session"].clone()
}

#[test]
fn row_05_the_legacy_session_id() {
    let params = json!({"threadId": THREAD, "outputModality": "audio", "sessionId": "old"});
    let params: ThreadRealtimeStartParams = serde_json::from_value(params).unwrap();
    assert_eq!(resolve(&params.into(), &Settings::default()).unwrap().session_id, THREAD);

    let params = json!({"output_modality": "audio", "session_id": "old"});
    let params = serde_json::from_value(params).unwrap();
    assert_eq!(resolve(&params, &Settings::default()).unwrap().session_id, THREAD);
}

#[test]
fn row_06_the_requested_session_id() {
    let params = json!({"threadId": THREAD, "outputModality": "audio", "realtimeSessionId": "s"});
    let params: ThreadRealtimeStartParams = serde_json::from_value(params).unwrap();
    let mut realtime = Realtime::new(THREAD, settings(Protocol::V2), endpoint());
    realtime.submit("sub", params.into()).unwrap();
    let Some(Action::Connect { conversation, request }) = realtime.next_action() else { panic!() };
    let ids: Vec<_> = request.headers.iter().filter(|(name, _)| *name == "x-session-id").collect();
    assert_eq!(ids, [("x-session-id", "s")]);
    realtime.connected(conversation);
    assert_eq!(due(&mut realtime)[1], started("sub", "s", "v2"));

    // What the provider reports is told under its own name, and replaces nothing.
    realtime.text_frame(conversation, r#"{"type":"session.updated","session":{"id":"sess_1"}}"#);
    assert_eq!(
        due(&mut realtime)[0]["emit"]["payload"],
        json!({"SessionUpdated": {"realtime_session_id": "sess_1", "instructions": null}})
    );
    assert_eq!(realtime.conversation().unwrap().config().session_id, "s");
}

#[test]
fn row_07_a_voice_of_the_other_version() {
    let mut params = start();
    params.voice = Some(RealtimeVoice::Cove);
    assert_eq!(
        resolve(&params, &settings(Protocol::V2)).unwrap_err(),
        "realtime voice `cove` is not supported for v2; supported voices: alloy, ash, ballad, coral, echo, sage, \
         shimmer, verse, marin, cedar"
    );
    // A configured voice is checked as well.
    let settings = Settings { voice: Some(RealtimeVoice::Marin), ..settings(Protocol::V1) };
    assert_eq!(
        resolve(&start(), &settings).unwrap_err(),
        "realtime voice `marin` is not supported for v1; supported voices: juniper, maple, spruce, ember, vale, \
         breeze, arbor, sol, cove"
    );
}

#[test]
fn row_08_text_needs_version_2() {
    let mut params = ConversationStartParams::new(RealtimeOutputModality::Text);
    // The modality is checked before the voice.
    params.voice = Some(RealtimeVoice::Alloy);
    assert_eq!(
        resolve(&params, &settings(Protocol::V1)).unwrap_err(),
        "text realtime output modality requires realtime v2"
    );
    assert!(resolve(&params, &settings(Protocol::V2)).is_ok());
}

#[test]
fn row_09_the_default_voices() {
    assert_eq!(config(Protocol::V1).voice, RealtimeVoice::Cove);
    assert_eq!(config(Protocol::V2).voice, RealtimeVoice::Marin);
    let configured = Settings { voice: Some(RealtimeVoice::Ash), ..settings(Protocol::V2) };
    assert_eq!(resolve(&start(), &configured).unwrap().voice, RealtimeVoice::Ash);
    let mut params = start();
    params.voice = Some(RealtimeVoice::Echo);
    assert_eq!(resolve(&params, &configured).unwrap().voice, RealtimeVoice::Echo);
}

#[test]
fn row_10_no_instructions() {
    let mut params = start();
    params.prompt = Patch::Null;
    let context = Some(String::new());
    for protocol in Protocol::ALL {
        let settings = Settings {
            protocol,
            startup_context: context.clone(),
            generated_context: "generated".to_owned(),
            ..Settings::default()
        };
        let config = resolve(&params, &settings).unwrap();
        assert_eq!(config.instructions, "");
        assert_eq!(session(&config)["instructions"], "");
    }
}

#[test]
fn instructions() {
    let plain = Settings { generated_context: "G".to_owned(), ..Settings::default() };
    let blank = Settings { prompt: Some(" \n".to_owned()), ..plain.clone() };
    let prompt = Settings { prompt: Some(" C ".to_owned()), ..plain.clone() };
    let context = Settings { startup_context: Some("O".to_owned()), ..plain.clone() };
    let nothing = Settings { startup_context: Some(String::new()), ..plain.clone() };
    let value = |text: &str| Patch::Value(text.to_owned());
    for (settings, requested, expected) in [
        (&plain, value("R"), "R\n\nG"),
        (&plain, value(""), "G"),
        (&plain, Patch::Null, "G"),
        (&blank, value("R"), "R\n\nG"),
        (&prompt, value("R"), " C \n\nG"),
        (&prompt, Patch::Null, " C \n\nG"),
        (&context, value("R"), "R\n\nO"),
        (&nothing, value("R"), "R"),
        (&nothing, value(""), ""),
    ] {
        let mut params = start();
        params.prompt = requested;
        assert_eq!(resolve(&params, settings).unwrap().instructions, expected);
    }
}

#[test]
fn the_built_in_prompt_names_the_user() {
    let mut settings = Settings::default();
    settings.texts.prompt = "Hello {{ user_first_name }}!\n\n".to_owned();
    assert_eq!(resolve(&start(), &settings).unwrap().instructions, "Hello there!");
    settings.user_first_name = Some("Ada".to_owned());
    assert_eq!(resolve(&start(), &settings).unwrap().instructions, "Hello Ada!");
}

#[test]
fn models() {
    assert_eq!(config(Protocol::V2).model, "gpt-realtime-1.5");
    let settings = Settings { model: Some("m".to_owned()), ..settings(Protocol::V2) };
    assert_eq!(resolve(&start(), &settings).unwrap().model, "m");
}

fn transcription(protocol: Protocol) -> SessionConfig {
    let settings = Settings { session_type: SessionType::Transcription, ..settings(protocol) };
    resolve(&start(), &settings).unwrap()
}

#[test]
fn row_12_version_1_always_converses() {
    assert_eq!(transcription(Protocol::V1), config(Protocol::V1));
    assert_eq!(
        session(&transcription(Protocol::V1)),
        json!({
            "type": "quicksilver",
            "instructions": "Be brief.",
            "audio": {"input": {"format": {"type": "audio/pcm", "rate": 24000}}, "output": {"voice": "cove"}},
        })
    );
}

#[test]
fn row_13_transcription() {
    assert_eq!(
        session(&transcription(Protocol::V2)),
        json!({
            "type": "transcription",
            "audio": {"input": {
                "format": {"type": "audio/pcm", "rate": 24000},
                "transcription": {"model": "gpt-4o-mini-transcribe"},
            }},
        })
    );
}

fn realtime_session(modality: &str) -> Value {
    let texts = texts();
    json!({
        "type": "realtime",
        "instructions": "Be brief.",
        "output_modalities": [modality],
        "audio": {
            "input": {
                "format": {"type": "audio/pcm", "rate": 24000},
                "noise_reduction": {"type": "near_field"},
                "transcription": {"model": "gpt-4o-mini-transcribe"},
                "turn_detection": {"type": "server_vad", "interrupt_response": true, "create_response": true,
                    "silence_duration_ms": 500},
            },
            "output": {"format": {"type": "audio/pcm", "rate": 24000}, "voice": "marin"},
        },
        "tools": [
            {"type": "function", "name": "background_agent", "description": texts.agent_tool, "parameters": {
                "type": "object",
                "properties": {"prompt": {"type": "string", "description": texts.agent_tool_prompt}},
                "required": ["prompt"],
                "additionalProperties": false,
            }},
            {"type": "function", "name": "remain_silent", "description": texts.silence_tool, "parameters": {
                "type": "object", "properties": {}, "additionalProperties": false,
            }},
        ],
        "tool_choice": "auto",
    })
}

#[test]
fn row_14_text_modality() {
    let params = ConversationStartParams::new(RealtimeOutputModality::Text);
    let config = resolve(&params, &settings(Protocol::V2)).unwrap();
    assert_eq!(session(&config), realtime_session("text"));
}

#[test]
fn audio_modality() {
    assert_eq!(session(&config(Protocol::V2)), realtime_session("audio"));
}

#[test]
fn a_refused_start_is_told_as_an_error_only() {
    let mut realtime = Realtime::new(THREAD, settings(Protocol::V1), endpoint());
    let params = ConversationStartParams::new(RealtimeOutputModality::Text);
    realtime.submit("sub", RealtimeOperation::Start(params)).unwrap();
    let error = json!({"Error": "text realtime output modality requires realtime v2"});
    assert_eq!(due(&mut realtime), [crate::realtime_event("sub", error)]);
    assert!(realtime.conversation().is_none());
}
