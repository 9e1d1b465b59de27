//! The same names in the JSON Schema.

use codex_schema::export::{Surface, json_schema};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

fn names(definition: &Value) -> Vec<&str> {
    definition["properties"].as_object().expect("has members").keys().map(String::as_str).collect()
}

fn requires(definition: &Value, name: &str) -> bool {
    definition["required"].as_array().is_some_and(|required| required.contains(&json!(name)))
}

#[test]
fn realtime_members_have_the_new_name_only() {
    let definitions = json_schema::definitions(Surface::Full);
    let start = &definitions["ThreadRealtimeStartParams"];
    assert_eq!(
        names(start),
        ["outputModality", "prompt", "realtimeSessionId", "threadId", "transport", "voice"]
    );
    let started = &definitions["ThreadRealtimeStartedNotification"];
    assert_eq!(names(started), ["realtimeSessionId", "threadId", "version"]);
    for definition in [start, started] {
        let member = &definition["properties"]["realtimeSessionId"];
        assert_eq!(member["type"], json!(["string", "null"]));
        assert_eq!(member["x-renamed-from"], json!(["sessionId"]));
        assert!(!requires(definition, "realtimeSessionId"));
    }
}

#[test]
fn the_session_is_required_of_a_thread_and_nowhere_beside_it() {
    for surface in [Surface::Full, Surface::Stable] {
        let definitions = json_schema::definitions(surface);
        assert_eq!(definitions["Thread"]["properties"]["sessionId"]["type"], "string");
        assert!(requires(&definitions["Thread"], "sessionId"));
        for opened in ["ThreadStartResponse", "ThreadResumeResponse", "ThreadForkResponse"] {
            assert!(!names(&definitions[opened]).contains(&"sessionId"), "{opened}");
        }
    }
}

#[test]
fn only_these_types_name_a_session() {
    let mut named = Vec::new();
    for (name, definition) in &json_schema::definitions(Surface::Full) {
        for member in definition["properties"].as_object().into_iter().flatten().map(|(member, _)| member) {
            if member.to_lowercase().replace('_', "").contains("sessionid") {
                named.push(format!("{name}.{member}"));
            }
        }
    }
    // Fuzzy file searches have sessions of their own.
    assert_eq!(
        named,
        [
            "FuzzyFileSearchSessionCompletedNotification.sessionId",
            "FuzzyFileSearchSessionStartParams.sessionId",
            "FuzzyFileSearchSessionStopParams.sessionId",
            "FuzzyFileSearchSessionUpdateParams.sessionId",
            "FuzzyFileSearchSessionUpdatedNotification.sessionId",
            "RealtimeConversationStartedEvent.realtime_session_id",
            "RealtimeSessionUpdated.realtime_session_id",
            "SessionConfiguredEvent.session_id",
            "Thread.sessionId",
            "ThreadRealtimeStartParams.realtimeSessionId",
            "ThreadRealtimeStartedNotification.realtimeSessionId",
        ]
    );
}

#[test]
fn turn_ids_are_plain_text() {
    let definitions = json_schema::definitions(Surface::Full);
    let plain = |schema: &Value| {
        assert_eq!(schema["type"], "string");
        assert_eq!((schema.get("pattern"), schema.get("format")), (None, None));
    };
    plain(&definitions["Turn"]["properties"]["id"]);
    plain(&definitions["TurnInterruptParams"]["properties"]["turnId"]);
    plain(&definitions["TurnSteerParams"]["properties"]["expectedTurnId"]);
    plain(&definitions["ItemStartedNotification"]["properties"]["turnId"]);
}
