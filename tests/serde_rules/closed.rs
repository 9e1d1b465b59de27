//! §7.6: types that refuse what they do not know; all others ignore it.

use pretty_assertions::assert_eq;
use serde_json::json;

use crate::samples::sample;

const CLOSED: [&str; 13] = [
    "McpElicitationSchema",
    "McpElicitationStringSchema",
    "McpElicitationNumberSchema",
    "McpElicitationBooleanSchema",
    "McpElicitationLegacyTitledEnumSchema",
    "McpElicitationUntitledSingleSelectEnumSchema",
    "McpElicitationTitledSingleSelectEnumSchema",
    "McpElicitationUntitledMultiSelectEnumSchema",
    "McpElicitationTitledMultiSelectEnumSchema",
    "McpElicitationUntitledEnumItems",
    "McpElicitationTitledEnumItems",
    "McpElicitationConstOption",
    "RequestPermissionProfile",
];

const OTHERS: [&str; 9] = [
    "ThreadStartParams",
    "AskForApproval.granular",
    "GrantedPermissionProfile",
    "SandboxPolicy.readOnly",
    "ThreadItem.reasoning",
    "ThreadNameUpdatedNotification",
    "McpServerToolCallResponse",
    "ConversationGitInfo",
    "InitializeParams",
];

#[test]
fn closed_types_refuse_an_unknown_member() {
    for name in CLOSED {
        let sample = sample(name);
        assert!((sample.recode)(&sample.least.to_string()).is_ok(), "{name}");
        for value in [json!(1), json!(null)] {
            let text = sample.with("aMemberThatNoReleaseHas", &value).to_string();
            let error = (sample.recode)(&text).expect_err(name);
            assert!(error.to_string().contains("unknown field"), "{name}: {error}");
        }
    }
}

#[test]
fn other_types_ignore_it() {
    for name in OTHERS {
        let sample = sample(name);
        let written = sample.write(&sample.with("aMemberThatNoReleaseHas", &json!([1])));
        assert_eq!(written, sample.write(&sample.least), "{name}");
    }
}
