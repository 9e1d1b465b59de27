//! Session sources in both forms (§5.1 to §5.3; spec/rollout.md §7).

use codex_schema::threads::Product;
use codex_schema::v2::SessionSource;
use codex_schema::vocab::CoreSessionSource;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::{core, id, spawn};

/// The app-server form of a core source.
fn shown(source: Value) -> Value {
    serde_json::to_value(SessionSource::from(core(source))).unwrap()
}

/// The core form of an app-server source.
fn back(source: Value) -> Value {
    let source: SessionSource = serde_json::from_value(source).unwrap();
    serde_json::to_value(CoreSessionSource::from(source)).unwrap()
}

#[test]
fn sources_with_the_same_name_in_both_forms() {
    for source in
        [json!("cli"), json!("vscode"), json!("exec"), json!("unknown"), json!({"custom": "My IDE"})]
    {
        assert_eq!(shown(source.clone()), source);
        assert_eq!(back(source.clone()), source);
    }
}

#[test]
fn mcp_is_the_app_server() {
    assert_eq!(shown(json!("mcp")), "appServer");
    assert_eq!(back(json!("appServer")), "mcp");
}

#[test]
fn internal_sources_are_shown_as_unknown_and_do_not_come_back() {
    assert_eq!(shown(json!({"internal": "memory_consolidation"})), "unknown");
    assert_eq!(shown(json!({"internal": "brandnew"})), "unknown");
    assert_eq!(back(json!("unknown")), "unknown");
}

#[test]
fn sub_agents_keep_their_content() {
    for inner in [
        json!("review"),
        json!("compact"),
        json!("memory_consolidation"),
        json!({"other": "guardian"}),
        spawn(&id(1), Some("Volta"), Some("worker"))["subagent"].clone(),
    ] {
        assert_eq!(shown(json!({"subagent": inner})), json!({"subAgent": inner}));
        assert_eq!(back(json!({"subAgent": inner})), json!({"subagent": inner}));
    }
}

#[test]
fn the_parent_is_shown_in_its_canonical_text() {
    let written = |parent: &str| shown(spawn(parent, None, None))["subAgent"]["thread_spawn"].clone();
    assert_eq!(written(&id(0xab).to_uppercase())["parent_thread_id"], id(0xab));
    assert_eq!(written(&id(0xab).replace('-', ""))["parent_thread_id"], id(0xab));
    // The release refuses such a source.
    assert_eq!(shown(spawn("not-a-uuid", None, None)), "unknown");
}

#[test]
fn a_spawn_with_a_path_that_does_not_hold_is_no_source() {
    let mut source = spawn(&id(1), None, None);
    source["subagent"]["thread_spawn"]["agent_path"] = json!("/root/counter");
    assert_eq!(shown(source.clone())["subAgent"]["thread_spawn"]["agent_path"], "/root/counter");
    source["subagent"]["thread_spawn"]["agent_path"] = json!("counter");
    assert_eq!(shown(source), "unknown");
}

#[test]
fn what_this_release_does_not_know_collapses() {
    for source in [json!("VSCode"), json!("appServer"), json!("brandnew"), json!({"brandnew": null})] {
        assert_eq!(shown(source.clone()), "unknown", "{source}");
    }
    assert_eq!(shown(json!({"subagent": "brandnew"})), "unknown");
    for source in [json!("brandnew"), json!({"brandnew": 1})] {
        assert_eq!(back(source.clone()), "unknown", "{source}");
    }
    assert_eq!(back(json!({"subAgent": "brandnew"})), "unknown");
}

#[test]
fn the_type_itself_keeps_what_it_does_not_know() {
    for source in [json!("brandnew"), json!({"brandnew": 1}), json!({"subAgent": "brandnew"})] {
        let decoded: SessionSource = serde_json::from_value(source.clone()).unwrap();
        assert_eq!(serde_json::to_value(decoded).unwrap(), source);
    }
    assert!(serde_json::from_value::<SessionSource>(json!(null)).is_err());
}

#[test]
fn a_stored_nickname_and_role_win_over_those_of_the_spawn() {
    let merged = |nickname: Option<&str>, role: Option<&str>| {
        let source = core(spawn(&id(1), Some("Volta"), Some("worker")))
            .with_agent(nickname.map(str::to_owned), role.map(str::to_owned));
        (source.nickname().map(str::to_owned), source.role().map(str::to_owned))
    };
    let own = |nickname: &str, role: &str| (Some(nickname.to_owned()), Some(role.to_owned()));
    assert_eq!(merged(None, None), own("Volta", "worker"));
    assert_eq!(merged(Some("Locke"), None), own("Locke", "worker"));
    assert_eq!(merged(None, Some("explorer")), own("Volta", "explorer"));
    assert_eq!(merged(Some("Locke"), Some("explorer")), own("Locke", "explorer"));

    let bare = core(spawn(&id(1), None, None)).with_agent(Some("Locke".to_owned()), None);
    assert_eq!((bare.nickname(), bare.role()), (Some("Locke"), None));
}

#[test]
fn other_sources_take_no_nickname() {
    for source in [json!("cli"), json!({"subagent": "review"}), json!({"subagent": {"other": "x"}})] {
        let merged = core(source.clone()).with_agent(Some("Locke".to_owned()), Some("explorer".to_owned()));
        assert_eq!(merged, core(source));
        assert_eq!((merged.nickname(), merged.role(), merged.agent_path()), (None, None, None));
    }
}

#[test]
fn the_role_has_a_second_name_on_input() {
    let source = core(json!({"subagent": {"thread_spawn": {
        "parent_thread_id": id(1), "depth": 2, "agent_path": "/root/a", "agent_type": "worker",
    }}}));
    assert_eq!(source.role(), Some("worker"));
    assert_eq!(source.agent_path().map(|path| path.as_str()), Some("/root/a"));
    let both = json!({"subagent": {"thread_spawn": {
        "parent_thread_id": id(1), "depth": 2, "agent_role": "a", "agent_type": "b",
    }}});
    assert!(serde_json::from_value::<CoreSessionSource>(both).is_err());
}

#[test]
fn predicates() {
    for (source, internal, non_root) in [
        (json!("cli"), false, false),
        (json!("mcp"), false, false),
        (json!("unknown"), false, false),
        (json!({"custom": "x"}), false, false),
        (json!({"subagent": "review"}), false, true),
        (spawn(&id(1), None, None), false, true),
        (json!({"internal": "memory_consolidation"}), true, true),
    ] {
        let decoded = core(source.clone());
        assert_eq!((decoded.is_internal(), decoded.is_non_root_agent()), (internal, non_root), "{source}");
    }
}

#[test]
fn products() {
    for (source, product) in [
        (json!("cli"), Some(Product::Codex)),
        (json!("vscode"), Some(Product::Codex)),
        (json!("exec"), Some(Product::Codex)),
        (json!("mcp"), Some(Product::Codex)),
        (json!("unknown"), Some(Product::Codex)),
        (json!({"custom": " ChatGPT "}), Some(Product::Chatgpt)),
        (json!({"custom": "codex"}), Some(Product::Codex)),
        (json!({"custom": "ATLAS"}), Some(Product::Atlas)),
        (json!({"custom": "zed"}), None),
        (json!({"subagent": "review"}), None),
        (json!({"internal": "memory_consolidation"}), None),
    ] {
        assert_eq!(core(source.clone()).product(), product, "{source}");
    }
}

#[test]
fn a_product_restriction_is_met_by_the_listed_products() {
    let atlas = core(json!({"custom": "atlas"}));
    assert!(atlas.meets_product_restriction(&[]));
    assert!(atlas.meets_product_restriction(&[Product::Codex, Product::Atlas]));
    assert!(!atlas.meets_product_restriction(&[Product::Codex]));
    let review = core(json!({"subagent": "review"}));
    assert!(review.meets_product_restriction(&[]));
    assert!(!review.meets_product_restriction(&[Product::Codex]));
}
