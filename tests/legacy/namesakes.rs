//! Types that have the name of a current one, and another form.

use codex_schema::v1::legacy;
use codex_schema::{rollout, v1, v2, vocab};
use pretty_assertions::assert_eq;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// What a type makes of a value.
fn read<T: Serialize + DeserializeOwned>(value: &Value) -> Result<Value, String> {
    let value: T = serde_json::from_value(value.clone()).map_err(|error| error.to_string())?;
    serde_json::to_value(value).map_err(|error| error.to_string())
}

/// That the legacy type reads a value as it is, and the current one does not.
#[track_caller]
fn only_legacy<L: Serialize + DeserializeOwned, C: Serialize + DeserializeOwned>(value: Value) {
    assert_eq!(read::<L>(&value).as_ref(), Ok(&value));
    assert_ne!(read::<C>(&value).as_ref(), Ok(&value));
}

#[test]
fn what_only_legacy_types_read_as_it_is() {
    only_legacy::<legacy::InitializeResponse, v1::InitializeResponse>(json!({"userAgent": "u"}));
    only_legacy::<legacy::ResponseItem, vocab::ResponseItem>(
        json!({"type": "function_call_output", "call_id": "c", "output": {"body": "b", "success": null}}),
    );
    only_legacy::<legacy::ResponseItem, vocab::ResponseItem>(
        json!({"type": "message", "role": "user", "content": [], "end_turn": false}),
    );
    only_legacy::<legacy::InputItem, v2::UserInput>(
        json!({"type": "text", "data": {"text": "t", "text_elements": []}}),
    );
}

#[test]
fn what_current_unions_do_not_know() {
    let policy = json!({"type": "external-sandbox", "network_access": "enabled"});
    let read: legacy::SandboxPolicy = serde_json::from_value(policy.clone()).unwrap();
    assert!(matches!(read, legacy::SandboxPolicy::ExternalSandbox(_)));
    let read: v2::SandboxPolicy = serde_json::from_value(policy).unwrap();
    assert!(matches!(read, v2::SandboxPolicy::Unrecognized(_)));

    let action = json!({"type": "find_in_page", "url": "u", "pattern": "p"});
    let read: legacy::WebSearchAction = serde_json::from_value(action.clone()).unwrap();
    assert!(matches!(read, legacy::WebSearchAction::FindInPage(_)));
    let read: v2::WebSearchAction = serde_json::from_value(action).unwrap();
    assert!(matches!(read, v2::WebSearchAction::Unrecognized(_)));
}

#[test]
fn values_that_came_later_are_not_known_to_legacy_types() {
    assert!(matches!("agentIdentity".into(), legacy::AuthMode::Unrecognized(_)));
    assert!(matches!("agentIdentity".into(), vocab::AuthMode::AgentIdentity));
    assert!(matches!("budget_limited".into(), legacy::TurnAbortReason::Unrecognized(_)));
    assert!(matches!("budget_limited".into(), rollout::TurnAbortReason::BudgetLimited));
    let granular = json!({"granular": {}});
    assert!(serde_json::from_value::<legacy::AskForApproval>(granular).is_err());
    for (source, is_known) in [
        (json!("mcp"), true),
        (json!({"subagent": "compact"}), true),
        (json!({"custom": "x"}), false),
        (json!({"internal": "memory_consolidation"}), false),
    ] {
        let read: legacy::SessionSource = serde_json::from_value(source.clone()).unwrap();
        assert_eq!(!matches!(read, legacy::SessionSource::Unrecognized(_)), is_known, "{source}");
        assert_eq!(serde_json::to_value(read).unwrap(), source);
    }
}

#[test]
fn absence_in_a_sandbox_policy_means_the_default() {
    let read = |value: Value| serde_json::from_value::<legacy::SandboxPolicy>(value).unwrap();
    let legacy::SandboxPolicy::ReadOnly(policy) = read(json!({"type": "read-only"})) else { panic!() };
    assert_eq!(policy.access, legacy::ReadOnlyAccess::FullAccess);
    let policy = read(json!({"type": "read-only", "access": {"type": "restricted"}}));
    let legacy::SandboxPolicy::ReadOnly(policy) = policy else { panic!() };
    let legacy::ReadOnlyAccess::Restricted(access) = policy.access else { panic!() };
    assert_eq!((access.include_platform_defaults, access.readable_roots.len()), (true, 0));
    let legacy::SandboxPolicy::WorkspaceWrite(policy) = read(json!({"type": "workspace-write"})) else {
        panic!()
    };
    assert!(policy.writable_roots.is_empty() && !policy.network_access && !policy.exclude_slash_tmp);
    assert_eq!(policy.read_only_access, legacy::ReadOnlyAccess::FullAccess);
}

#[test]
fn what_a_client_writes_is_made_by_constructors() {
    let text = legacy::TextInputItem::new(legacy::TextInputItemData::new("Hi"));
    let params = legacy::SendUserMessageParams::new("c", vec![text.into()]);
    assert_eq!(
        serde_json::to_value(&params).unwrap(),
        json!({"conversationId": "c", "items": [{"type": "text", "data": {"text": "Hi", "text_elements": []}}]})
    );
}
