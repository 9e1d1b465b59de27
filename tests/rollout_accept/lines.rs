//! The line around a payload (spec/rollout.md §2, §2.1, §3), and unions by their tags (§0).

use codex_schema::rollout::{ItemKind, accepts_in_head};

use crate::{accepted, event, line, meta, refused, response_item};

#[test]
fn members_of_a_line_stand_in_any_order_and_others_are_ignored() {
    let payload = r#"{"type":"shutdown_complete"}"#;
    for text in [
        format!(r#"{{"timestamp":"","type":"event_msg","payload":{payload}}}"#),
        format!(r#"{{"payload":{payload},"type":"event_msg","timestamp":"any text"}}"#),
        format!(r#"{{"type":"event_msg","payload":{payload},"timestamp":"\u0000"}}"#),
        format!(
            r#"{{"brand_new":[{{}}],"payload":{payload},"timestamp":"","a":null,"type":"event_msg","z":1e5}}"#
        ),
        format!(r#"{{"\u0074imestamp":"","typ\u0065":"event\u005fmsg","payload":{payload}}}"#),
    ] {
        assert_eq!(accepted(&text), ItemKind::EventMsg);
    }
}

#[test]
fn members_of_a_line_are_required() {
    let payload = r#"{"type":"shutdown_complete"}"#;
    for (text, message) in [
        (
            format!(r#"{{"type":"event_msg","payload":{payload}}}"#),
            "expected the member `timestamp`, found none",
        ),
        (format!(r#"{{"timestamp":"","payload":{payload}}}"#), "expected the member `type`, found none"),
        (r#"{"timestamp":"","type":"event_msg"}"#.to_owned(), "expected the member `payload`, found none"),
    ] {
        let refusal = refused(&text);
        assert_eq!((&*refusal.pointer, &*refusal.message), ("", message));
    }
    for (text, pointer) in [
        (format!(r#"{{"timestamp":null,"type":"event_msg","payload":{payload}}}"#), "/timestamp"),
        (format!(r#"{{"timestamp":1,"type":"event_msg","payload":{payload}}}"#), "/timestamp"),
        (format!(r#"{{"timestamp":"","type":null,"payload":{payload}}}"#), "/type"),
        (format!(r#"{{"timestamp":"","type":4,"payload":{payload}}}"#), "/type"),
        (format!(r#"{{"timestamp":"","type":"brand_new","payload":{payload}}}"#), "/type"),
        (format!(r#"{{"timestamp":"","type":"EventMsg","payload":{payload}}}"#), "/type"),
        (r#"{"timestamp":"","type":"event_msg","payload":null}"#.to_owned(), "/payload"),
        (r#"{"timestamp":"","type":"event_msg","payload":"shutdown_complete"}"#.to_owned(), "/payload"),
        (r#"{"timestamp":"","payload":["shutdown_complete"],"type":"event_msg"}"#.to_owned(), "/payload"),
    ] {
        assert_eq!(refused(&text).pointer, pointer, "{text}");
    }
}

#[test]
fn every_kind_has_its_payload() {
    let context = r#"{"cwd":"","approval_policy":"never","sandbox_policy":{"type":"read-only"},"model":"","summary":"auto"}"#;
    assert_eq!(accepted(&meta("")), ItemKind::SessionMeta);
    assert_eq!(accepted(&response_item("other", "")), ItemKind::ResponseItem);
    assert_eq!(accepted(&line("compacted", r#"{"message":""}"#)), ItemKind::Compacted);
    assert_eq!(accepted(&line("turn_context", context)), ItemKind::TurnContext);
    assert_eq!(accepted(&event("shutdown_complete", "")), ItemKind::EventMsg);
    for kind in ["session_meta", "response_item", "compacted", "event_msg"] {
        refused(&line(kind, context));
    }
    assert_eq!(ItemKind::TurnContext.as_str(), "turn_context");
}

#[test]
fn an_unknown_event_is_refused_and_an_unknown_response_item_is_other() {
    refused(&event("brand_new", ""));
    accepted(&response_item("brand_new", r#""anything":[1,{"type":2}]"#));
    accepted(&line("response_item", r#"{"anything":[1,{"type":2}],"type":"brand_new"}"#));
    refused(&line("response_item", r#"{"anything":1}"#));
    refused(&line("response_item", r#"{"type":null}"#));
    refused(&line("response_item", r#"{"type":5}"#));
}

#[test]
fn events_that_are_gone_are_unknown() {
    for tag in [
        "agent_message_delta",
        "agent_reasoning_delta",
        "agent_reasoning_raw_content_delta",
        "thread_name_updated",
        "background_event",
        "undo_started",
        "undo_completed",
        "list_custom_prompts_response",
        "list_skills_response",
        "list_remote_skills_response",
        "remote_skill_downloaded",
        "get_history_entry_response",
        "mcp_list_tools_response",
    ] {
        let members = r#""delta":"","text":"","message":"","offset":0,"log_id":0,"tools":{},"resources":{},"resource_templates":{},"auth_statuses":{}"#;
        assert_eq!(refused(&event(tag, members)).pointer, "/payload/type");
    }
}

#[test]
fn a_ghost_snapshot_is_no_error() {
    let ghost = response_item("ghost_snapshot", r#""ghost_commit":{"id":"a"}"#);
    assert_eq!(accepted(&ghost), ItemKind::ResponseItem);
    assert_eq!(accepts_in_head(&ghost), Ok(ItemKind::ResponseItem));
    // It is dropped before the rest of the line is asked for.
    let untimed = r#"{"type":"response_item","payload":{"type":"ghost_snapshot"}}"#;
    accepted(untimed);
    accepts_in_head(untimed).unwrap_err();
    refused(&untimed.replace("response_item", "event_msg"));
    refused(&untimed.replace("}}", ",}}"));

    let history =
        r#"{"message":"","replacement_history":[{"type":"ghost_snapshot","a":1},{"type":"brand_new"}]}"#;
    let compacted = line("compacted", history);
    accepted(&compacted);
    assert_eq!(accepts_in_head(&compacted), Ok(ItemKind::Compacted));
    refused(&line("compacted", &history.replace("brand_new", "message")));
}

#[test]
fn unit_variants_ignore_what_stands_beside_the_tag() {
    accepted(&event("shutdown_complete", r#""reason":"x""#));
    accepted(&event("skills_update_available", r#""a":{},"b":[]"#));
    accepted(&event("context_compacted", ""));
    let refusal = refused(&event("context_compacted", r#""reason":"x""#));
    assert_eq!(refusal.pointer, "/payload");
    refused(&line("event_msg", r#"{"reason":1,"type":"context_compacted"}"#));
}

#[test]
fn closed_types_refuse_unknown_members() {
    let plan = r#""plan":[{"step":"a","status":"pending"}]"#;
    accepted(&event("plan_update", plan));
    refused(&event("plan_update", &format!(r#"{plan},"brand_new":1"#)));
    refused(&line("event_msg", &format!(r#"{{{plan},"brand_new":1,"type":"plan_update"}}"#)));
    refused(&event("plan_update", r#""plan":[{"step":"a","status":"pending","brand_new":1}]"#));
}

#[test]
fn an_array_is_no_object_and_a_number_no_tag() {
    for payload in [
        r#"["shutdown_complete"]"#,
        r#"["thread_rolled_back", 1]"#,
        r#"{"type":54}"#,
        r#"{"type":["shutdown_complete"]}"#,
        r#"{"type":{"shutdown_complete":null}}"#,
    ] {
        refused(&line("event_msg", payload));
    }
    refused(&meta(r#""git":["a", "b", "c"]"#));
    refused(&meta(r#""base_instructions":["text"]"#));
}
