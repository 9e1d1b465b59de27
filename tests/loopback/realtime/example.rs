//! The example tells what it says it tells.

use pretty_assertions::assert_eq;
use serde_json::Value;

use super::realtime_session::converse;

#[test]
fn the_example_runs() {
    let mut out = Vec::new();
    converse(&mut out).expect("the conversation is held");
    let out = String::from_utf8(out).expect("is text");
    let told: Vec<String> = out
        .lines()
        .map(|line| match serde_json::from_str::<Value>(line) {
            Ok(notification) => notification["method"].as_str().expect("is a notification").to_owned(),
            Err(_) => line.to_owned(),
        })
        .collect();
    let expected = [
        "thread/realtime/started",
        "thread/realtime/itemAdded",
        "thread/realtime/transcript/done",
        "thread/realtime/outputAudio/delta",
        "thread/realtime/transcript/done",
        "to the agent:",
        "<realtime_delegation>",
        "  <input>How many files are there?</input>",
        "  <transcript_delta>user: How many files are there?",
        "assistant: Let me count.</transcript_delta>",
        "</realtime_delegation>",
        "from the agent:",
        "There are two files.",
        "thread/realtime/itemAdded",
        "thread/realtime/transcript/done",
        "thread/realtime/closed",
        "the provider got 5 messages",
    ];
    assert_eq!(told, expected);
}
