//! The recorded session of the release, held again over a real socket: the provider says what it said, and hears and
//! causes the same.

use codex_schema::model_client::{ClientIdentity, Provider, user_agent};
use codex_schema::realtime::{
    Endpoint, Protocol, Realtime, RealtimeOperation, Settings, Texts, notification,
};
use codex_schema::v2::{ThreadRealtimeAppendAudioParams, ThreadRealtimeStartParams};
use pretty_assertions::assert_eq;
use serde_json::Value;

use super::{Driver, PATIENCE, RealtimeServer, Script, Step, Told};

const PROVIDER: &str = include_str!("../../fixtures/model/realtime.jsonl");
const CLIENT: &str = include_str!("../../fixtures/model/realtime.client.jsonl");

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("is JSON")).collect()
}

/// What one side said in the recording of the provider.
fn said(lines: &[Value], side: &str) -> Vec<Value> {
    let lines = lines.iter().filter(|line| line["dir"] == side).map(|line| line["event"].clone());
    lines.filter(|event| event["type"].is_string()).collect()
}

fn hear(kind: &str) -> Step {
    let kinds =
        ["session.update", "input_audio_buffer.append", "conversation.item.create", "response.create"];
    Step::Hear(kinds.into_iter().find(|known| *known == kind).expect("is a message of this session"))
}

#[test]
fn the_recorded_session() {
    let recorded = lines(PROVIDER);
    let steps = recorded.iter().filter_map(|line| {
        let event = &line["event"];
        let kind = event["type"].as_str()?;
        Some(if line["dir"] == "server" { Step::Say(event.clone()) } else { hear(kind) })
    });
    let server = RealtimeServer::start(vec![Script::Accept(steps.collect())]).expect("a port is free");

    // Whoever runs another program has its words, and its name.
    let sent = said(&recorded, "client");
    let text = |pointer: &str| {
        let text = sent.iter().find_map(|message| message.pointer(pointer));
        text.and_then(Value::as_str).expect("is in the recording").to_owned()
    };
    let texts = Texts {
        agent_tool: text("/session/tools/0/description"),
        agent_tool_prompt: text("/session/tools/0/parameters/properties/prompt/description"),
        silence_tool: text("/session/tools/1/description"),
        finished: text("/item/output"),
        ..Texts::default()
    };
    let settings = Settings {
        protocol: Protocol::V2,
        startup_context: Some("The user is working on a small project.".to_owned()),
        texts,
        ..Settings::default()
    };
    let system = "Debian 12.0.0; x86_64";
    let agent = user_agent("sample_client", "0.130.0", system, "unknown", Some("sample_client; 1.0.0"));
    let mut provider = Provider::new("OpenAI");
    provider.base_url = Some(server.base_url.clone());
    let identity = ClientIdentity::new("sample_client", agent);
    let endpoint = Endpoint::with_api_key(provider, identity, "sk-test-key");

    let client = lines(CLIENT);
    let mut audio = Vec::new();
    let mut start = None;
    for line in client.iter().filter(|line| line["dir"] == "c2s") {
        let params = line["msg"]["params"].clone();
        match line["msg"]["method"].as_str() {
            Some("thread/realtime/start") => {
                let params: ThreadRealtimeStartParams = serde_json::from_value(params).expect("are params");
                start = Some(params);
            }
            Some("thread/realtime/appendAudio") => {
                let params: ThreadRealtimeAppendAudioParams =
                    serde_json::from_value(params).expect("are params");
                audio.push(params);
            }
            other => assert_eq!(other, Some("thread/realtime/stop")),
        }
    }
    let start = start.expect("it starts");
    let thread = start.thread_id.clone();
    let mut driver = Driver::new(Realtime::new(thread.clone(), settings, endpoint));
    driver.realtime.submit("3", start.into()).expect("is taken");
    for params in audio {
        driver.realtime.submit("4", params.into()).expect("is taken");
    }

    // The last thing that the provider says is that its second response is done.
    let mut notifications = Vec::new();
    let mut responses = 0;
    while let Some(told) = driver.wait(PATIENCE) {
        match told {
            Told::Delegate(_) => {
                driver.realtime.agent_message("There are two files.");
                driver.realtime.turn_completed();
            }
            Told::Event(event) => {
                let told = notification(&thread, &event);
                notifications.extend(told.map(|told| serde_json::to_value(told).expect("can be written")));
                let event = serde_json::to_value(&event).expect("can be written");
                responses += usize::from(event.pointer("/msg/payload/ResponseDone").is_some());
                if responses == 2 {
                    responses = 0;
                    driver.realtime.submit("6", RealtimeOperation::Close).expect("is taken");
                }
            }
        }
    }
    let told = client.iter().filter(|line| line["dir"] == "s2c" && line["msg"]["method"].is_string());
    let told: Vec<Value> = told.map(|line| line["msg"].clone()).collect();
    assert_eq!(notifications, told);

    let seen = server.finish().expect("the script was followed").remove(0);
    assert_eq!(seen.messages, sent);
    assert!(seen.closed);

    // The handshake, but for what every connection has for itself.
    assert_eq!(seen.target, recorded[0]["path"]);
    let own = ["host", "sec-websocket-key"];
    let without_own = |mut headers: Vec<(String, String)>| {
        headers.retain(|(name, _)| !own.contains(&&name[..]));
        headers.sort();
        headers
    };
    let headers: Vec<(String, String)> =
        serde_json::from_value(recorded[0]["headers"].clone()).expect("are pairs");
    let headers = headers.into_iter().map(|(name, value)| (name.to_lowercase(), value)).collect();
    assert_eq!(without_own(seen.headers), without_own(headers));
}
