//! When a member counts as used, and which reason wins (§5.1).

use codex_schema::experimental::ExperimentalApi;
use codex_schema::v2::{ConfigReadResponse, ConfigRequirementsReadResponse, ThreadStartParams};
use pretty_assertions::assert_eq;
use serde_json::json;

use crate::table::{granular, request_members};
use crate::{reason, with};

#[test]
fn the_first_member_in_declaration_order_wins() {
    let rows = request_members();
    for method in ["thread/start", "thread/resume", "thread/fork", "turn/start"] {
        let of_method: Vec<_> = rows.iter().filter(|row| row.0 == method).collect();
        assert!(of_method.len() > 1);
        for (first, row) in of_method.iter().enumerate() {
            let members: Vec<_> = of_method[first..].iter().map(|row| (row.1, row.2.clone())).collect();
            assert_eq!(reason(method, &with(method, &members)), Some(row.3), "{method} from {}", row.1);
        }
    }
}

#[test]
fn the_order_on_the_wire_does_not_matter() {
    let text = r#"{"permissions":{"type":"profile","id":"p"},"approvalPolicy":{"granular":{"sandbox_approval":true,"rules":true,"mcp_elicitations":true}}}"#;
    let params: ThreadStartParams = serde_json::from_str(text).unwrap();
    assert_eq!(params.experimental_reason(), Some("askForApproval.granular"));
}

#[test]
fn optional_values_count_even_when_empty_but_false_does_not() {
    for (member, value) in [
        ("environments", json!([])),
        ("dynamicTools", json!([])),
        ("mockExperimentalField", json!("")),
        ("experimentalRawEvents", json!(true)),
    ] {
        assert!(reason("thread/start", &with("thread/start", &[(member, value)])).is_some(), "{member}");
    }
    for member in ["experimentalRawEvents", "persistExtendedHistory"] {
        assert_eq!(
            reason("thread/start", &with("thread/start", &[(member, json!(false))])),
            None,
            "{member}"
        );
    }
}

#[test]
fn nested_marks_look_into_values_lists_and_maps() {
    let read = |config: serde_json::Value| {
        serde_json::from_value::<ConfigReadResponse>(json!({"config": config, "origins": {}}))
            .unwrap()
            .experimental_reason()
    };
    assert_eq!(read(json!({})), None);
    assert_eq!(read(json!({"approval_policy": "never", "profiles": {"a": {}}})), None);
    assert_eq!(read(json!({"approval_policy": granular()})), Some("askForApproval.granular"));
    assert_eq!(read(json!({"approvals_reviewer": "user"})), Some("config/read.approvalsReviewer"));
    assert_eq!(read(json!({"apps": {}})), Some("config/read.apps"));
    let second = json!({"profiles": {"a": {}, "b": {"approval_policy": granular()}}});
    assert_eq!(read(second), Some("askForApproval.granular"));
    let second = json!({"profiles": {"a": {"approvals_reviewer": "user"}}});
    assert_eq!(read(second), Some("config/read.approvalsReviewer"));
    // Declared in the order approval_policy, approvals_reviewer, profiles, apps.
    let both = json!({"apps": {}, "profiles": {"a": {"approval_policy": granular()}}});
    assert_eq!(read(both), Some("askForApproval.granular"));
}

#[test]
fn requirements() {
    let read = |requirements: serde_json::Value| {
        serde_json::from_value::<ConfigRequirementsReadResponse>(json!({"requirements": requirements}))
            .unwrap()
            .experimental_reason()
    };
    assert_eq!(read(json!(null)), None);
    assert_eq!(read(json!({"allowedApprovalPolicies": ["never"]})), None);
    let policies = json!({"allowedApprovalPolicies": ["never", granular()]});
    assert_eq!(read(policies), Some("askForApproval.granular"));
    assert_eq!(
        read(json!({"allowedApprovalsReviewers": []})),
        Some("configRequirements/read.allowedApprovalsReviewers")
    );
    assert_eq!(read(json!({"network": {}})), Some("configRequirements/read.network"));
}
