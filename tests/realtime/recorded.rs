//! Conversations that are played back: the same happens, the same is said. The first one is a recording of the release
//! with a scripted provider.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};

#[allow(dead_code, reason = "the program around it is not run")]
#[path = "../../examples/replay_realtime.rs"]
mod example;

const PROVIDER: &str = include_str!("../fixtures/model/realtime.jsonl");
const CLIENT: &str = include_str!("../fixtures/model/realtime.client.jsonl");
const CONVERSATION: &str = include_str!("../fixtures/model/realtime.replay.json");

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("is JSON")).collect()
}

/// What is said, and what was noted.
fn replay(conversation: &str) -> (Vec<Value>, Vec<String>, Result<(), String>) {
    let (mut said, mut notes) = (Vec::new(), Vec::new());
    let result = example::replay(conversation, &mut |line| said.push(line), &mut |note| notes.push(note));
    (said.iter().flat_map(|line| lines(line)).collect(), notes, result)
}

/// A handshake without what the program with the socket adds, and without what the output has besides.
fn handshake(line: &Value) -> Value {
    let mut headers = json!({});
    for header in line["headers"].as_array().expect("is a list") {
        let name = header[0].as_str().expect("is text").to_ascii_lowercase();
        if !["host", "connection", "upgrade"].contains(&&name[..]) && !name.starts_with("sec-websocket-") {
            headers[name] = header[1].clone();
        }
    }
    json!({"method": line["method"], "path": line["path"], "headers": headers})
}

#[test]
fn the_recorded_session() {
    let (said, notes, result) = replay(CONVERSATION);
    assert_eq!((result, notes), (Ok(()), vec![]));
    let (provider, client) = (lines(PROVIDER), lines(CLIENT));

    let handshakes = |said: &[Value]| -> Vec<Value> {
        said.iter().filter(|line| line["transport"] == "websocket-handshake").map(handshake).collect()
    };
    assert_eq!(handshakes(&said), handshakes(&provider));
    assert_eq!(handshakes(&said).len(), 1);

    let messages = |said: &[Value]| -> Vec<Value> {
        said.iter().filter(|line| line["dir"] == "client").map(|line| line["event"].clone()).collect()
    };
    assert_eq!(messages(&said), messages(&provider));
    assert_eq!(messages(&said).len(), 7);

    let told = |said: &[Value]| -> Vec<Value> {
        let told = said.iter().filter(|line| line["dir"] == "s2c" && line["msg"]["method"].is_string());
        told.map(|line| line["msg"].clone()).collect()
    };
    assert_eq!(told(&said), told(&client));

    let delegated: Vec<&Value> = said.iter().filter_map(|line| line.get("delegate")).collect();
    let expected = "<realtime_delegation>\n  <input>How many files are there?</input>\n  \
        <transcript_delta>user: How many files are there?\nassistant: Let me count.</transcript_delta>\n\
        </realtime_delegation>";
    assert_eq!(delegated, [expected]);
}

/// A conversation in which happens what does not in the recorded one.
fn eventful() -> Value {
    let start =
        json!({"threadId": "t", "outputModality": "audio", "transport": {"type": "webrtc", "sdp": "v=0"}});
    let handoff = json!({"type": "conversation.handoff.requested", "handoff_id": "h", "item_id": "i",
        "input_transcript": "Do it"});
    json!({
        "thread_id": "t", "originator": "o", "user_agent": "u",
        "credentials": {"type": "managed_chatgpt", "token": "old"}, "recover_credentials": true,
        "provider": {"name": "OpenAI", "base_url": "http://h/v1", "request_max_retries": 1},
        "settings": {"version": "v1", "prompt": "p", "base_url": "http://other/v1"},
        "steps": [
            {"do": "request", "method": "thread/realtime/start", "params": start, "answers": [
                {"status": 401},
                {"recovery": "done", "credentials": {"type": "managed_chatgpt", "token": "new"}},
                {"failure": "timeout"},
                {"status": 201, "headers": {"Location": "/v1/realtime/calls/rtc_1"}, "body": "v=0 answer"},
                {"failure": "network", "text": "refused"},
                {"status": 101},
            ]},
            {"do": "request", "method": "thread/realtime/appendText", "params": {"threadId": "t", "text": "Hi"}},
            {"do": "typed", "parts": ["a", "b"]},
            {"do": "event", "event": handoff},
            {"do": "agent_message", "text": "Done."},
            {"do": "turn_completed"},
            {"do": "event", "event": "no JSON"},
            {"do": "close"},
            {"do": "operation", "operation": {"type": "realtime_conversation_text", "text": "late"}},
        ],
    })
}

/// The lines in short: kind of request, type of message, method of notification.
fn kinds(said: &[Value]) -> Vec<String> {
    let kind = |line: &Value| match line.get("delegate") {
        Some(_) => "delegate".to_owned(),
        None => {
            let kinds = ["/transport", "/event/type", "/msg/method"];
            let kind = kinds.iter().find_map(|kind| line.pointer(kind)?.as_str());
            kind.unwrap_or_else(|| panic!("{line}")).to_owned()
        }
    };
    said.iter().map(kind).collect()
}

#[test]
fn everything_that_can_happen_can_be_replayed() {
    let (said, notes, result) = replay(&eventful().to_string());
    assert_eq!(result, Ok(()));
    assert_eq!(notes.len(), 3, "a recovery and two pauses: {notes:?}");
    assert_eq!(
        kinds(&said),
        [
            "http",
            "http",
            "http",
            "thread/realtime/started",
            "thread/realtime/sdp",
            "websocket-handshake",
            "websocket-handshake",
            "session.update",
            "conversation.item.create",
            "conversation.item.create",
            "delegate",
            "thread/realtime/itemAdded",
            "conversation.handoff.append",
            "thread/realtime/closed",
            "error",
        ]
    );
    let token = |index: usize| handshake(&said[index])["headers"]["authorization"].clone();
    assert_eq!([token(0), token(1), token(5)], ["Bearer old", "Bearer new", "Bearer new"]);
    assert_eq!(said[0]["path"], "/v1/realtime/calls");
    assert_eq!(said[5]["url"], "ws://other/v1/realtime?intent=quicksilver&call_id=rtc_1");
    assert_eq!(said[9]["event"]["item"]["content"][0]["text"], "ab");
    assert_eq!(said[14]["msg"]["params"]["turnId"], "step-9");
}

#[test]
fn conversations_that_fail_can_be_replayed() {
    for (step, told) in [
        (json!({"do": "binary"}), "unexpected binary realtime websocket event"),
        (
            json!({"do": "break", "text": "reset"}),
            "stream disconnected before completion: failed to read websocket message: reset",
        ),
        (
            json!({"do": "send_failed", "text": "reset"}),
            "stream disconnected before completion: failed to send realtime request: reset",
        ),
    ] {
        let mut conversation = eventful();
        conversation["steps"].as_array_mut().unwrap().truncate(2);
        conversation["steps"].as_array_mut().unwrap().push(step);
        let (said, _, result) = replay(&conversation.to_string());
        assert_eq!(result, Ok(()));
        let [.., error, close, closed] = &said[..] else { panic!("{said:?}") };
        assert_eq!(error["msg"]["params"], json!({"threadId": "t", "message": told}));
        assert_eq!(close["event"], json!({"$close": true}));
        assert_eq!(closed["msg"]["params"], json!({"threadId": "t", "reason": "error"}));
    }
}

#[test]
fn files_that_are_not_understood() {
    let error = |change: fn(&mut Value)| {
        let mut conversation = eventful();
        change(&mut conversation);
        replay(&conversation.to_string()).2.unwrap_err()
    };
    assert!(error(|file| file["stepps"] = json!([])).contains("stepps"));
    assert!(error(|file| file["settings"]["version"] = json!("v9")).starts_with("settings: version: "));
    assert!(error(|file| file["settings"]["type"] = json!("sung")).starts_with("settings: type: "));
    assert!(
        error(|file| file["steps"][1]["do"] = json!("dance")).starts_with("step 2: unknown variant `dance`")
    );
    let missing = error(|file| file["steps"][0]["answers"] = json!([]));
    assert_eq!(missing, "step 1: there is no answer to a call");
    let left = error(|file| file["steps"][1]["answers"] = json!([{"status": 101}]));
    assert_eq!(left, "step 2: 1 answers are left over");
    let method = error(|file| file["steps"][1]["method"] = json!("thread/read"));
    assert_eq!(method, "step 2: `thread/read` is no request about realtime");
    let early = error(|file| file["steps"] = json!([{"do": "close"}]));
    assert_eq!(early, "step 1: there was no connection yet");
    let params = error(|file| file["steps"][1]["params"] = json!({"threadId": "t"}));
    assert_eq!(params, "step 2: missing field `text`");
}
