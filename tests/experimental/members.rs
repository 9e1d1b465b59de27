//! Experimental members of requests, row by row.

use codex_schema::experimental::{EXPERIMENTAL_MEMBERS, ExperimentalApi};
use codex_schema::method::{ServerMessage, ServerRequest};
use pretty_assertions::assert_eq;
use serde_json::json;

use crate::table::{granular, request_members};
use crate::{least, reason, with};

const INSPECTED: [&str; 7] = [
    "thread/start",
    "thread/resume",
    "thread/fork",
    "turn/start",
    "turn/steer",
    "command/exec",
    "account/login/start",
];

#[test]
fn the_least_params_need_nothing() {
    for method in INSPECTED {
        assert_eq!(reason(method, &least(method)), None, "{method}");
    }
}

#[test]
fn each_member_has_its_reason() {
    for (method, member, value, expected) in request_members() {
        assert_eq!(reason(method, &with(method, &[(member, value)])), Some(expected), "{method} {member}");
    }
}

#[test]
fn each_member_is_unused_when_null_or_absent() {
    for (method, member, value, _) in request_members() {
        let unused = if value.is_boolean() { json!(false) } else { json!(null) };
        assert_eq!(reason(method, &with(method, &[(member, unused)])), None, "{method} {member}");
    }
}

#[test]
fn the_tokens_of_an_outer_login_have_a_reason() {
    let tokens = json!({"type": "chatgptAuthTokens", "accessToken": "a", "chatgptAccountId": "i"});
    assert_eq!(reason("account/login/start", &tokens), Some("account/login/start.chatgptAuthTokens"));
    for other in [json!({"type": "apiKey", "apiKey": "k"}), json!({"type": "chatgptDeviceCode"})] {
        assert_eq!(reason("account/login/start", &other), None);
    }
}

#[test]
fn only_the_granular_policy_is_experimental() {
    for method in ["thread/start", "thread/resume", "thread/fork", "turn/start"] {
        for policy in ["untrusted", "on-failure", "on-request", "never", "of a newer release"] {
            assert_eq!(reason(method, &with(method, &[("approvalPolicy", json!(policy))])), None, "{policy}");
        }
        assert_eq!(
            reason(method, &with(method, &[("approvalPolicy", granular())])),
            Some("askForApproval.granular")
        );
    }
}

#[test]
fn a_request_of_the_server_tells_its_reason_too() {
    let reason = |member: &str, value: serde_json::Value| {
        let mut params = json!({"threadId": "t", "turnId": "u", "itemId": "i", "startedAtMs": 1});
        params[member] = value;
        let text =
            json!({"method": "item/commandExecution/requestApproval", "id": 0, "params": params}).to_string();
        match ServerMessage::decode(&text).unwrap() {
            ServerMessage::Request(ServerRequest::ItemCommandExecutionRequestApproval { params, .. }) => {
                params.experimental_reason()
            }
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(reason("reason", json!("r")), None);
    assert_eq!(
        reason("availableDecisions", json!([])),
        Some("item/commandExecution/requestApproval.availableDecisions")
    );
    assert_eq!(
        reason("additionalPermissions", json!({"network": null, "fileSystem": null})),
        Some("item/commandExecution/requestApproval.additionalPermissions")
    );
}

#[test]
fn the_counts_of_the_release() {
    // spec/envelope.md §10: 37 marks with a reason, of which 2 are union members, and 13 nested ones.
    let with_reason = EXPERIMENTAL_MEMBERS.iter().filter(|member| member.reason.is_some()).count();
    assert_eq!((with_reason, EXPERIMENTAL_MEMBERS.len() - with_reason), (37 - 2, 13));
}
