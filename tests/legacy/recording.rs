//! `inspect` and `validate` read legacy messages.

use codex_schema::method::legacy;
use codex_schema::validate::{Checker, Inspection, Inspector, Report, Side, SurplusKind, Validator};
use pretty_assertions::assert_eq;
use serde_json::json;

const RECORDING: &str = include_str!("../fixtures/transcripts/legacy_conversation.jsonl");

fn inspect(text: &str) -> Inspection {
    let mut inspector = Inspector::default();
    inspector.read("r", text.as_bytes(), |_| {}).expect("can be read");
    inspector.into_inspection()
}

fn validate(text: &str) -> Report {
    let mut checker = Checker::new(true);
    checker.read("r", text.as_bytes(), |_| {}).expect("can be read");
    checker.into_report()
}

/// Method, pointer and what was found of each finding.
fn findings(text: &str) -> Vec<(String, String, String)> {
    let findings = validate(text).findings.into_iter();
    findings
        .map(|finding| (finding.method.unwrap_or_default(), finding.what.pointer, finding.what.found))
        .collect()
}

#[test]
fn the_recording_has_every_method() {
    let methods = inspect(RECORDING).by_method;
    for row in legacy::removed() {
        let met = methods.keys().any(|name| legacy::find(name) == Some(row));
        assert!(met, "{}", row.name);
    }
}

#[test]
fn it_decodes_without_failure_or_loss() {
    let found = inspect(RECORDING);
    assert_eq!(found.failures, []);
    assert_eq!(found.lossy, []);
    // The methods of both tables decide: all messages are legacy ones, answers and errors included.
    assert_eq!((found.messages, found.legacy), (52, 52));
    let unknown: Vec<_> = found
        .unknown
        .iter()
        .map(|unknown| (unknown.kind, unknown.pointer.as_str(), unknown.text.as_str()))
        .collect();
    assert_eq!(
        unknown,
        [
            (SurplusKind::Variant, "/params/msg", "agent_message_delta"),
            (SurplusKind::Variant, "/params/msg", "moon_phase"),
        ]
    );
}

#[test]
fn it_is_valid() {
    let report = validate(RECORDING);
    assert_eq!(report.findings, []);
    assert_eq!((report.messages, report.legacy), (52, 52));
    assert_eq!(report.notes.len(), 2, "{:?}", report.notes);
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (line, method, pointer) in [
        (
            json!({"method": "newConversation", "id": 1, "params": {"model": 7}}),
            "newConversation",
            "/params/model",
        ),
        (
            json!({"method": "sendUserMessage", "id": 1, "params": {"conversationId": "c"}}),
            "sendUserMessage",
            "/params",
        ),
        (
            json!({"method": "execOneOffCommand", "id": 1, "params":
                {"command": ["ls"], "sandboxPolicy": {"type": "read-only", "access": {"type": "restricted",
                    "readable_roots": 1}}}}),
            "execOneOffCommand",
            "/params/sandboxPolicy/access/readable_roots",
        ),
        (
            json!({"method": "codex/event/agent_message", "params":
                {"conversationId": "c", "id": "1", "msg": {"type": "agent_message", "message": 7}}}),
            "codex/event/agent_message",
            "/params/msg/message",
        ),
        (
            // The old form lacks the status, and still has to have the rest.
            json!({"method": "codex/event/patch_apply_end", "params":
                {"conversationId": "c", "id": "1", "msg": {"type": "patch_apply_end", "call_id": "c1"}}}),
            "codex/event/patch_apply_end",
            "/params/msg",
        ),
        (json!({"method": "loginChatGpt", "id": 1, "params": [1]}), "loginChatGpt", "/params"),
        (json!({"method": "sessionConfigured"}), "sessionConfigured", ""),
        (json!({"method": "getUserAgent"}), "getUserAgent", ""),
    ] {
        let found = findings(&line.to_string());
        assert!(!found.is_empty(), "{line}");
        for (of, at, what) in found {
            assert_eq!((of.as_str(), at.as_str()), (method, pointer), "{line}: {what}");
        }
    }
}

#[test]
fn an_answer_is_checked_with_its_request() {
    let request = json!({"method": "newConversation", "id": 5, "params": {}});
    let answer = json!({"id": 5, "result": {"conversationId": "c", "model": 1, "rolloutPath": "/r"}});
    let text = format!("{request}\n{answer}\n");
    let found = findings(&text);
    assert_eq!((found[0].0.as_str(), found[0].1.as_str()), ("newConversation", "/result/model"));
    let inspection = inspect(&text);
    assert_eq!(inspection.failures.len(), 1);
    assert_eq!(inspection.failures[0].pointer, "/result/model");
    assert_eq!(inspection.failures[0].direction, Some("server"));
    assert_eq!(inspection.legacy, 2);
}

#[test]
fn of_two_requests_with_the_same_id_the_fitting_one_is_answered() {
    let text = concat!(
        "{\"method\":\"sendUserMessage\",\"id\":0,\"params\":{\"conversationId\":\"c\",\"items\":[]}}\n",
        "{\"method\":\"getUserAgent\",\"id\":0}\n",
        "{\"id\":0,\"result\":{\"userAgent\":\"u\"}}\n",
        "{\"id\":0,\"result\":{}}\n",
    );
    assert_eq!(findings(text), []);
    assert_eq!(inspect(text).by_method, [("getUserAgent", 2), ("sendUserMessage", 2)].map(own).into());
}

fn own((name, count): (&str, usize)) -> (String, usize) {
    (name.to_owned(), count)
}

#[test]
fn a_member_that_no_type_has_is_told_in_strict_mode() {
    let line = json!({"method": "newConversation", "id": 1, "params": {"modle": "x"}}).to_string();
    let report = validate(&line);
    assert_eq!(report.findings[0].what.nearest.as_deref(), Some("model"));
    let unknown = inspect(&line).unknown;
    assert_eq!((unknown[0].kind, unknown[0].pointer.as_str()), (SurplusKind::Member, "/params/modle"));
}

#[test]
fn a_legacy_request_from_the_server_is_none() {
    let line = json!({"dir": "s2c", "msg": {"method": "newConversation", "id": 1, "params": {"model": 7}}});
    assert_eq!(findings(&line.to_string())[0].1, "/method");
    let found = inspect(&line.to_string());
    assert_eq!(found.failures, []);
    assert_eq!(found.unknown[0].kind, SurplusKind::Method);
}

#[test]
fn current_methods_are_judged_by_current_types() {
    let text = concat!(
        "{\"method\":\"initialize\",\"id\":0,\"params\":{\"clientInfo\":{\"name\":\"n\",\"version\":\"1\"}}}\n",
        "{\"id\":0,\"result\":{\"userAgent\":\"u\"}}\n",
    );
    let report = validate(text);
    assert_eq!(report.legacy, 0);
    assert!(report.findings.iter().all(|finding| finding.what.pointer == "/result"), "{:?}", report.findings);
    assert!(!report.findings.is_empty());
}

#[test]
fn validators_know_legacy_types_by_name() {
    let of = |name: &str| Validator::of(name, Side::Client).expect(name);
    assert_eq!(of("SendUserTurnParams").name(), "legacy.SendUserTurnParams");
    // Of two types with the same name, the current one has it.
    let granular = json!({"granular": {"sandbox_approval": true, "rules": true, "mcp_elicitations": true}});
    assert!(of("AskForApproval").is_valid(&granular));
    assert!(!of("legacy.AskForApproval").is_valid(&granular));
    assert!(of("legacy.AskForApproval").is_valid(&json!("on-failure")));
    let error = Validator::of("SendUserTurnParam", Side::Client).unwrap_err();
    assert_eq!(error.nearest.as_deref(), Some("SendUserTurnParams"));
}
