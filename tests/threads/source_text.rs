//! Session sources as text (§5.4; spec/rollout.md §7.1, §7.2).

use codex_schema::threads::BlankSource;
use codex_schema::vocab::CoreSessionSource;
use pretty_assertions::assert_eq;
use serde_json::json;

use crate::{core, id, spawn};

#[test]
fn one_word_for_each_source() {
    for (source, text) in [
        (json!("cli"), "cli".to_owned()),
        (json!("vscode"), "vscode".to_owned()),
        (json!("exec"), "exec".to_owned()),
        (json!("mcp"), "mcp".to_owned()),
        (json!("unknown"), "unknown".to_owned()),
        (json!({"custom": "My IDE"}), "My IDE".to_owned()),
        (json!({"internal": "memory_consolidation"}), "internal_memory_consolidation".to_owned()),
        (json!({"subagent": "review"}), "subagent_review".to_owned()),
        (json!({"subagent": "compact"}), "subagent_compact".to_owned()),
        (json!({"subagent": "memory_consolidation"}), "subagent_memory_consolidation".to_owned()),
        (json!({"subagent": {"other": "guardian"}}), "subagent_guardian".to_owned()),
        (spawn(&id(1).to_uppercase(), None, None), format!("subagent_thread_spawn_{}_d1", id(1))),
        (json!("brandnew"), "unknown".to_owned()),
    ] {
        assert_eq!(core(source.clone()).to_string(), text, "{source}");
    }
}

#[test]
fn the_stored_text_is_the_bare_word_or_compact_json() {
    for (source, text) in [
        (json!("cli"), "cli".to_owned()),
        (json!("mcp"), "mcp".to_owned()),
        (json!("unknown"), "unknown".to_owned()),
        (json!({"custom": "My IDE"}), r#"{"custom":"My IDE"}"#.to_owned()),
        (json!({"subagent": "review"}), r#"{"subagent":"review"}"#.to_owned()),
        (
            spawn(&id(1), None, Some("worker")),
            format!(
                concat!(
                    r#"{{"subagent":{{"thread_spawn":{{"parent_thread_id":"{}","depth":1,"#,
                    r#""agent_path":null,"agent_nickname":null,"agent_role":"worker"}}}}}}"#
                ),
                id(1)
            ),
        ),
    ] {
        let source = core(source);
        assert_eq!(source.to_stored_text(), text);
        assert_eq!(CoreSessionSource::from_stored_text(&text), source);
    }
}

#[test]
fn stored_text_is_read_as_json_first() {
    assert_eq!(CoreSessionSource::from_stored_text("\"exec\""), CoreSessionSource::Exec);
    assert_eq!(CoreSessionSource::from_stored_text(r#"{"cli":null}"#), CoreSessionSource::Cli);
}

#[test]
fn other_stored_text_is_unknown() {
    for text in [
        "",
        "custom",
        "CLI",
        " cli",
        "null",
        "7",
        "{",
        r#"{"brandnew":1}"#,
        r#"{"subagent":"brandnew"}"#,
        r#"{"internal":"brandnew"}"#,
        r#"{"subagent":{"thread_spawn":{"parent_thread_id":"x","depth":1}}}"#,
    ] {
        assert_eq!(CoreSessionSource::from_stored_text(text), CoreSessionSource::Unknown, "{text}");
    }
}

#[test]
fn the_start_up_argument() {
    let read = CoreSessionSource::from_startup_argument;
    assert_eq!(read("cli"), Ok(CoreSessionSource::Cli));
    assert_eq!(read(" VSCode\n"), Ok(CoreSessionSource::Vscode));
    assert_eq!(read("exec"), Ok(CoreSessionSource::Exec));
    assert_eq!(read("unknown"), Ok(CoreSessionSource::Unknown));
    for text in ["mcp", "appserver", "appServer", "app-server", "APP_SERVER"] {
        assert_eq!(read(text), Ok(CoreSessionSource::Mcp), "{text}");
    }
    assert_eq!(read("My IDE"), Ok(CoreSessionSource::Custom("my ide".to_owned())));
    for text in ["", "  ", "\u{a0}\t"] {
        assert_eq!(read(text), Err(BlankSource), "{text:?}");
    }
}
