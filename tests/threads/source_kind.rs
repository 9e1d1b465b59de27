//! Source kinds of `thread/list` (§6.3).

use codex_schema::threads::SourceFilter;
use codex_schema::v2::ThreadSourceKind as Kind;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::{core, id, spawn};

const KINDS: [Kind; 10] = [
    Kind::Cli,
    Kind::Vscode,
    Kind::Exec,
    Kind::AppServer,
    Kind::SubAgent,
    Kind::SubAgentReview,
    Kind::SubAgentCompact,
    Kind::SubAgentThreadSpawn,
    Kind::SubAgentOther,
    Kind::Unknown,
];

/// The kinds that a source is of, as they are called on the wire.
fn kinds_of(source: &Value) -> Vec<String> {
    let source = core(source.clone());
    KINDS.iter().filter(|kind| source.is_kind(kind)).map(|kind| kind.as_str().to_owned()).collect()
}

#[test]
fn each_source_and_its_kinds() {
    for (source, kinds) in [
        (json!("cli"), vec!["cli"]),
        (json!("vscode"), vec!["vscode"]),
        (json!("exec"), vec!["exec"]),
        (json!("mcp"), vec!["appServer"]),
        (json!("unknown"), vec!["unknown"]),
        (json!("brandnew"), vec!["unknown"]),
        (json!({"custom": "atlas"}), vec![]),
        (json!({"internal": "memory_consolidation"}), vec![]),
        (json!({"subagent": "review"}), vec!["subAgent", "subAgentReview"]),
        (json!({"subagent": "compact"}), vec!["subAgent", "subAgentCompact"]),
        (json!({"subagent": "memory_consolidation"}), vec!["subAgent"]),
        (spawn(&id(1), None, None), vec!["subAgent", "subAgentThreadSpawn"]),
        (json!({"subagent": {"other": "guardian"}}), vec!["subAgent", "subAgentOther"]),
    ] {
        assert_eq!(kinds_of(&source), kinds, "{source}");
    }
}

#[test]
fn without_kinds_the_interactive_sources_are_listed() {
    for filter in [SourceFilter::new(None), SourceFilter::new(Some(&[]))] {
        assert!(filter.is_for_the_store());
        for (source, listed) in [
            (json!("cli"), true),
            (json!("vscode"), true),
            (json!({"custom": "atlas"}), true),
            (json!({"custom": "chatgpt"}), true),
            (json!({"custom": "zed"}), false),
            (json!({"custom": "ATLAS"}), false),
            (json!("exec"), false),
            (json!("mcp"), false),
            (json!("unknown"), false),
            (json!({"subagent": "review"}), false),
            (json!({"internal": "memory_consolidation"}), false),
        ] {
            assert_eq!(filter.passes(&core(source.clone())), listed, "{source}");
        }
    }
}

#[test]
fn a_source_of_any_given_kind_is_listed() {
    let filter = SourceFilter::new(Some(&[Kind::Cli, Kind::SubAgentReview]));
    assert!(filter.passes(&core(json!("cli"))));
    assert!(filter.passes(&core(json!({"subagent": "review"}))));
    assert!(!filter.passes(&core(json!({"subagent": "compact"}))));
    assert!(!filter.passes(&core(json!("vscode"))));
    assert!(!filter.passes(&core(json!({"custom": "atlas"}))));
}

#[test]
fn only_plain_kinds_are_left_to_the_store() {
    for (kinds, for_the_store) in [
        (vec![Kind::Cli], true),
        (vec![Kind::Cli, Kind::Vscode], true),
        (vec![Kind::Exec], false),
        (vec![Kind::Cli, Kind::SubAgent], false),
    ] {
        assert_eq!(SourceFilter::new(Some(&kinds)).is_for_the_store(), for_the_store, "{kinds:?}");
    }
}
