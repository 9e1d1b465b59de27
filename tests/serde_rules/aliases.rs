//! §7.7: other spellings that are read, and what they are written as.

use codex_schema::v2::{
    ApprovalsReviewer, FileSystemSpecialPath, PluginAvailability, SessionSource, WebSearchAction,
};
use codex_schema::vocab::{ModeKind, PlanType, ResponseItem, SubAgentSource};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::samples::{Recode, recode, sample};

#[test]
fn spellings_of_values() {
    let rows: [(Recode, &[&str], &str); 3] = [
        (recode::<PluginAvailability>, &["ENABLED", "AVAILABLE"], "AVAILABLE"),
        (recode::<ApprovalsReviewer>, &["auto_review", "guardian_subagent"], "guardian_subagent"),
        (recode::<ModeKind>, &["code", "pair_programming", "execute", "custom", "default"], "default"),
    ];
    for (recode, spellings, written) in rows {
        for spelling in spellings {
            assert_eq!(
                recode(&format!("\"{spelling}\"")).expect(spelling),
                format!("\"{written}\""),
                "{spelling}"
            );
        }
    }
    // `NetworkApprovalProtocol` has its other spellings in rollouts only.
    assert!(matches!(serde_json::from_str(r#""ENABLED""#), Ok(PluginAvailability::Available)));
}

#[test]
fn spellings_of_members() {
    let sample = sample("AppScreenshot");
    let written = sample.write(&json!({"file_id": "f", "user_prompt": "p"}));
    assert_eq!((&written["fileId"], &written["userPrompt"]), (&json!("f"), &json!("p")));
    assert_eq!((written.get("file_id"), written.get("user_prompt")), (None, None));

    let items = crate::samples::sample("McpElicitationTitledEnumItems");
    let options = json!([{"const": "c", "title": "t"}]);
    assert_eq!(items.write(&json!({"oneOf": options})), json!({"anyOf": options}));
}

#[test]
fn spellings_of_tags() {
    let special =
        recode::<FileSystemSpecialPath>(r#"{"kind":"current_working_directory"}"#).expect("decodes");
    assert!(special.starts_with(r#"{"kind":"project_roots""#), "{special}");

    let item =
        recode::<ResponseItem>(r#"{"type":"compaction_summary","encrypted_content":"e"}"#).expect("decodes");
    assert_eq!(item, r#"{"type":"compaction","encrypted_content":"e"}"#);
}

#[test]
fn the_role_of_a_spawned_agent() {
    let spawn = |name: &str| {
        let text =
            json!({"thread_spawn": {"parent_thread_id": "p", "depth": 1, name: "explorer"}}).to_string();
        let written = recode::<SubAgentSource>(&text).expect("decodes");
        serde_json::from_str::<Value>(&written).expect("is JSON")
    };
    assert_eq!(spawn("agent_type"), spawn("agent_role"));
    assert_eq!(spawn("agent_type")["thread_spawn"]["agent_role"], "explorer");
}

#[test]
fn where_the_release_collapses_the_original_is_kept() {
    // The release writes `unknown` and `other`; this crate keeps what came.
    assert_eq!(recode::<SessionSource>(r#""hologram""#).expect("is kept"), r#""hologram""#);
    assert_eq!(recode::<PlanType>(r#""hologram""#).expect("is kept"), r#""hologram""#);
    assert_eq!(
        recode::<WebSearchAction>(r#"{"type":"hologram","a":1}"#).expect("is kept"),
        r#"{"type":"hologram","a":1}"#
    );
    assert_eq!(
        recode::<ResponseItem>(r#"{"type":"hologram","a":1}"#).expect("is kept"),
        r#"{"type":"hologram","a":1}"#
    );
    // The values of these names are values of their own.
    assert_eq!(recode::<SessionSource>(r#""unknown""#).expect("is known"), r#""unknown""#);
    assert!(matches!(serde_json::from_str(r#""unknown""#), Ok(PlanType::Unknown)));
    assert_eq!(recode::<WebSearchAction>(r#"{"type":"other"}"#).expect("is known"), r#"{"type":"other"}"#);
}
