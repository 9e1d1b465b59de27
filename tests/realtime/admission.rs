//! Requests that an app-server refuses (§4.6).

use codex_schema::method::{ClientMessage, ClientRequest};
use codex_schema::realtime::{Admission, Attempt, Gate, RequestRefusal, ThreadPresence, voices};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

const ID: &str = "01a1fd77-7070-7992-b3f3-133d59efb492";
const OPEN: Gate = Gate { experimental_api: true, realtime_enabled: true };

fn request(method: &str, params: Value) -> Result<ClientRequest, RequestRefusal> {
    let text = json!({"method": method, "id": 1, "params": params}).to_string();
    match ClientMessage::decode(&text)? {
        ClientMessage::Request(request) => Ok(request),
        other => panic!("{other:?}"),
    }
}

/// The answer of a server to which the thread is loaded.
fn answer(gate: Gate, method: &str, params: Value) -> Result<Admission, Value> {
    let refused = |refusal: RequestRefusal| serde_json::to_value(refusal.to_error()).unwrap();
    let request = request(method, params).map_err(refused)?;
    gate.admit(request, |_| ThreadPresence::Loaded).map_err(refused)
}

/// The params that each method on a thread needs.
fn methods() -> [(&'static str, Value, Value); 4] {
    let chunk = json!({"data": "not base64!", "sampleRate": 24000, "numChannels": 1});
    let frame = json!({"data": "not base64!", "sample_rate": 24000, "num_channels": 1});
    [
        (
            "thread/realtime/start",
            json!({"threadId": ID, "outputModality": "audio"}),
            json!({"type": "realtime_conversation_start", "output_modality": "audio"}),
        ),
        (
            "thread/realtime/appendAudio",
            json!({"threadId": ID, "audio": chunk}),
            json!({"type": "realtime_conversation_audio", "frame": frame}),
        ),
        (
            "thread/realtime/appendText",
            json!({"threadId": ID, "text": ""}),
            json!({"type": "realtime_conversation_text", "text": ""}),
        ),
        ("thread/realtime/stop", json!({"threadId": ID}), json!({"type": "realtime_conversation_close"})),
    ]
}

fn error(code: i64, message: &str) -> Value {
    json!({"code": code, "message": message})
}

#[test]
fn what_is_taken_becomes_an_operation() {
    for (method, params, expected) in methods() {
        let Ok(Admission::Operation { thread_id, operation }) = answer(OPEN, method, params) else {
            panic!("{method} is taken")
        };
        assert_eq!(thread_id.as_str(), ID);
        assert_eq!(serde_json::to_value(operation).unwrap(), expected);
    }
}

#[test]
fn params_that_do_not_decode() {
    let start = |change: &dyn Fn(&mut Value)| {
        let mut params = json!({"threadId": ID, "outputModality": "audio"});
        change(&mut params);
        ("thread/realtime/start", params)
    };
    let audio = |sample_rate: Value, channels: Value| {
        let audio = json!({"data": "", "sampleRate": sample_rate, "numChannels": channels});
        ("thread/realtime/appendAudio", json!({"threadId": ID, "audio": audio}))
    };
    let voices = "`alloy`, `arbor`, `ash`, `ballad`, `breeze`, `cedar`, `coral`, `cove`, `echo`, `ember`, `juniper`, \
        `maple`, `marin`, `sage`, `shimmer`, `sol`, `spruce`, `vale`, `verse`";
    let unknown_voice = format!("unknown variant `bass`, expected one of {voices}");
    for ((method, params), detail) in [
        (start(&|p| p["threadId"] = json!(null)), "invalid type: null"),
        (start(&|p| drop(p.as_object_mut().unwrap().remove("threadId"))), "missing field `threadId`"),
        (
            start(&|p| drop(p.as_object_mut().unwrap().remove("outputModality"))),
            "missing field `outputModality`",
        ),
        (start(&|p| p["outputModality"] = json!("video")), "unknown variant `video`"),
        (start(&|p| p["voice"] = json!("bass")), &unknown_voice),
        (start(&|p| p["transport"] = json!({"type": "pigeon"})), "pigeon"),
        (start(&|p| p["transport"] = json!({"type": "webrtc"})), "missing field `sdp`"),
        (audio(json!(4294967296u64), json!(1)), "4294967296"),
        (audio(json!(-1), json!(1)), "-1"),
        (audio(json!(24000), json!(65536)), "65536"),
        (audio(json!(24000.5), json!(1)), "24000.5"),
    ] {
        // What the params say is looked at before anything else.
        let refused = answer(Gate::default(), method, params).unwrap_err();
        assert_eq!(refused["code"], -32600);
        let message = refused["message"].as_str().unwrap();
        let rest = message.strip_prefix("Invalid request: ").unwrap_or_else(|| panic!("{message}"));
        assert!(rest.contains(detail), "{message}");
        assert_eq!(refused.get("data"), None);
    }
}

#[test]
fn the_order_of_the_checks() {
    for (method, mut params, _) in methods() {
        let with = |experimental_api, realtime_enabled| Gate { experimental_api, realtime_enabled };
        let admit = |gate: Gate, params: &Value, presence| {
            let mut asked = None;
            let admitted = gate.admit(request(method, params.clone()).unwrap(), |id| {
                asked = Some(id.clone());
                presence
            });
            (admitted.map_err(|refusal| serde_json::to_value(refusal.to_error()).unwrap()), asked)
        };
        let capability = format!("{method} requires experimentalApi capability");
        let disabled = format!("thread {ID} does not support realtime conversation");

        let (admitted, asked) = admit(with(true, false), &params, ThreadPresence::Loaded);
        assert_eq!(admitted, Err(error(-32600, &disabled)));
        assert_eq!(asked.unwrap().as_str(), ID);
        // To a connection that is closed, nothing is answered, not even that the feature is off.
        assert_eq!(admit(with(true, false), &params, ThreadPresence::Unheard).0, Ok(Admission::Unanswered));
        let not_found = error(-32600, &format!("thread not found: {ID}"));
        assert_eq!(admit(with(true, false), &params, ThreadPresence::NotLoaded).0, Err(not_found.clone()));
        // Ids are compared by value.
        params["threadId"] = ID.to_uppercase().into();
        assert_eq!(admit(with(true, true), &params, ThreadPresence::NotLoaded).0, Err(not_found));
        params["threadId"] = "thread-1".into();
        let (admitted, asked) = admit(with(true, false), &params, ThreadPresence::NotLoaded);
        let message = admitted.unwrap_err()["message"].as_str().unwrap().to_owned();
        assert!(message.starts_with("invalid thread id: "), "{message}");
        assert_eq!(asked, None);
        let (admitted, _) = admit(with(false, false), &params, ThreadPresence::NotLoaded);
        assert_eq!(admitted, Err(error(-32600, &capability)));
    }
}

#[test]
fn voices_need_the_capability_only() {
    let method = "thread/realtime/listVoices";
    let refused = error(-32600, "thread/realtime/listVoices requires experimentalApi capability");
    assert_eq!(answer(Gate::default(), method, json!({})), Err(refused));
    let gate = Gate { experimental_api: true, realtime_enabled: false };
    let Ok(Admission::Voices(answer)) = answer(gate, method, json!({})) else { panic!() };
    assert_eq!(answer.voices, voices());
}

#[test]
fn other_requests_are_handed_back() {
    let read = json!({"threadId": "t", "includeTurns": false});
    let Ok(Admission::Other(other)) = answer(Gate::default(), "thread/read", read) else { panic!() };
    assert_eq!(other.method(), "thread/read");
}

#[test]
fn operations_that_cannot_be_handed_over() {
    for (attempt, what) in [
        (Attempt::Start, "start realtime conversation"),
        (Attempt::AppendAudio, "append realtime conversation audio"),
        (Attempt::AppendText, "append realtime conversation text"),
        (Attempt::Stop, "stop realtime conversation"),
    ] {
        let refusal = RequestRefusal::Submit { attempt, detail: "the thread is gone".to_owned() };
        let expected = error(-32603, &format!("failed to {what}: the thread is gone"));
        assert_eq!(serde_json::to_value(refusal.to_error()).unwrap(), expected);
    }
}
