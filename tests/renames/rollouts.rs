//! The same changes in rollouts and events (§10.1 to §10.3).

use codex_schema::id::TurnId;
use codex_schema::realtime::ConversationStartParams;
use codex_schema::rollout::{EventMsg, RealtimeEvent, RolloutItem, RolloutLine, TurnContext};
use pretty_assertions::assert_eq;
use serde::Serialize;
use serde::de::DeserializeOwned;

fn recode<T: Serialize + DeserializeOwned>(text: &str) -> Result<String, String> {
    let value: T = serde_json::from_str(text).map_err(|error| error.to_string())?;
    serde_json::to_string(&value).map_err(|error| error.to_string())
}

/// Turn ids before 2026-02-11: events had none.
const OLD_STARTED: &str =
    r#"{"type":"task_started","model_context_window":1000,"collaboration_mode_kind":"default"}"#;
const NEW_STARTED: &str = r#"{"type":"task_started","turn_id":"u","model_context_window":1000,"collaboration_mode_kind":"default"}"#;

#[test]
fn the_start_and_the_end_of_a_turn_need_its_id() {
    for (old, new) in [
        (OLD_STARTED, NEW_STARTED),
        (
            r#"{"type":"task_complete","last_agent_message":"m"}"#,
            r#"{"type":"task_complete","turn_id":"u","last_agent_message":"m"}"#,
        ),
    ] {
        assert_eq!(recode::<EventMsg>(new).as_deref(), Ok(new));
        let error = recode::<EventMsg>(old).unwrap_err();
        assert!(error.contains("missing field `turn_id`"), "{error}");
        for name in ["turnId", "id", "submission_id"] {
            let error = recode::<EventMsg>(&new.replace("turn_id", name)).unwrap_err();
            assert!(error.contains("missing field `turn_id`"), "{name}: {error}");
        }
        assert!(recode::<EventMsg>(&new.replace(r#""u""#, "null")).is_err());
    }
}

#[test]
fn an_aborted_turn_may_have_no_id() {
    let old = r#"{"type":"turn_aborted","reason":"interrupted"}"#;
    let none = r#"{"type":"turn_aborted","turn_id":null,"reason":"interrupted"}"#;
    let new = r#"{"type":"turn_aborted","turn_id":"u","reason":"interrupted"}"#;
    assert_eq!(recode::<EventMsg>(old).as_deref(), Ok(none));
    assert_eq!(recode::<EventMsg>(none).as_deref(), Ok(none));
    assert_eq!(recode::<EventMsg>(new).as_deref(), Ok(new));
    assert_eq!(recode::<EventMsg>(&new.replace("turn_id", "turnId")).as_deref(), Ok(none));
}

#[test]
fn a_turn_context_may_have_no_id() {
    let old = r#"{"cwd":"/w","approval_policy":"never","sandbox_policy":{"type":"read-only"},"model":"m","summary":"auto"}"#;
    let new = old.replacen('{', r#"{"turn_id":"u","#, 1);
    assert_eq!(recode::<TurnContext>(old).as_deref(), Ok(old));
    assert_eq!(recode::<TurnContext>(&new).as_deref(), Ok(&*new));
    assert_eq!(recode::<TurnContext>(&new.replace("turn_id", "turnId")).as_deref(), Ok(old));
}

#[test]
fn turn_ids_of_every_age_stay_as_they_are() {
    for id in ["0", "turn-3", "rollout-5", "019c3a5e-7d1c-7b30-a1f6-2f4c8c1d9e11", ""] {
        let payload = NEW_STARTED.replace(r#""u""#, &format!("\"{id}\""));
        let text = format!(r#"{{"timestamp":"t","type":"event_msg","payload":{payload}}}"#);
        let line = RolloutLine::decode(&text).unwrap();
        match &line.item {
            RolloutItem::EventMsg(EventMsg::TaskStarted(event)) => assert_eq!(event.turn_id, TurnId::new(id)),
            other => panic!("{other:?}"),
        }
        assert_eq!(serde_json::to_string(&line).unwrap(), text);
    }
}

#[test]
fn a_realtime_session_has_its_new_name_in_events() {
    let none = r#"{"type":"realtime_conversation_started","realtime_session_id":null,"version":"v2"}"#;
    let new = r#"{"type":"realtime_conversation_started","realtime_session_id":"rt","version":"v2"}"#;
    assert_eq!(recode::<EventMsg>(new).as_deref(), Ok(new));
    let updated = r#"{"SessionUpdated":{"realtime_session_id":"rt","instructions":null}}"#;
    assert_eq!(recode::<RealtimeEvent>(updated).as_deref(), Ok(updated));
    let start = r#"{"output_modality":"audio","realtime_session_id":"rt"}"#;
    assert_eq!(recode::<ConversationStartParams>(start).as_deref(), Ok(start));

    for name in ["session_id", "sessionId", "realtimeSessionId", "id"] {
        let rename = |text: &str| text.replace("realtime_session_id", name);
        assert_eq!(recode::<EventMsg>(&rename(new)).as_deref(), Ok(none), "{name}");
        let error = recode::<RealtimeEvent>(&rename(updated)).unwrap_err();
        assert!(error.contains("missing field `realtime_session_id`"), "{name}: {error}");
        let written = recode::<ConversationStartParams>(&rename(start));
        assert_eq!(written.as_deref(), Ok(r#"{"output_modality":"audio"}"#), "{name}");
    }
}

#[test]
fn a_configured_session_without_a_thread_is_its_own() {
    let new = r#"{"type":"session_configured","session_id":"s","thread_id":"t","model":"m","model_provider_id":"p","approval_policy":"never","approvals_reviewer":"user","permission_profile":{"type":"disabled"},"cwd":"/w"}"#;
    assert_eq!(recode::<EventMsg>(new).as_deref(), Ok(new));
    let own = new.replace(r#""t""#, r#""s""#);
    for old in [
        new.replace(r#""thread_id":"t","#, ""),
        new.replace(r#""thread_id":"t""#, r#""thread_id":null"#),
        new.replace("thread_id", "threadId"),
        new.replace("thread_id", "conversation_id"),
    ] {
        assert_eq!(recode::<EventMsg>(&old).as_deref(), Ok(&*own), "{old}");
    }
    let error = recode::<EventMsg>(&new.replace(r#""session_id":"s","#, "")).unwrap_err();
    assert!(error.contains("missing field `session_id`"), "{error}");
    assert!(recode::<EventMsg>(&new.replace(r#""s""#, "null")).is_err());
}
