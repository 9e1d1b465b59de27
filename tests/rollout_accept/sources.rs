//! Where sessions come from (spec/rollout.md §7.1, §7.2), and agents' paths (§7.3).

use crate::{accepted, meta, refused};

#[track_caller]
fn source(json: &str) {
    accepted(&meta(&format!(r#""source":{json}"#)));
}

#[track_caller]
fn no_source(json: &str) {
    let refusal = refused(&meta(&format!(r#""source":{json}"#)));
    assert!(refusal.pointer.starts_with("/payload/source"), "{refusal}");
}

#[test]
fn session_sources() {
    accepted(&meta(""));
    for word in ["cli", "vscode", "exec", "mcp", "unknown", "VSCode", "appServer", "brand_new", ""] {
        source(&format!("\"{word}\""));
        source(&format!("{{\"{word}\":null}}"));
    }
    source(r#"{"custom":"anything"}"#);
    source(r#"{"internal":"memory_consolidation"}"#);
    source(r#"{"internal":{"memory_consolidation":null}}"#);
    source(r#"{"subagent":"review"}"#);
    for json in [
        "null",
        "1",
        "[]",
        "{}",
        r#""custom""#,
        r#""internal""#,
        r#""subagent""#,
        r#"{"custom":null}"#,
        r#"{"custom":1}"#,
        r#"{"cli":1}"#,
        r#"{"cli":{}}"#,
        r#"{"brand_new":1}"#,
        r#"{"brand_new":{}}"#,
        r#"{"Custom":"a"}"#,
        r#"{"internal":"brand_new"}"#,
        r#"{"internal":null}"#,
        r#"{"subagent":null}"#,
        r#"{"cli":null,"exec":null}"#,
    ] {
        no_source(json);
    }
}

#[test]
fn sub_agent_sources() {
    for json in [
        r#""review""#,
        r#""compact""#,
        r#""memory_consolidation""#,
        r#"{"compact":null}"#,
        r#"{"other":"guardian"}"#,
        r#"{"other":""}"#,
    ] {
        source(&format!(r#"{{"subagent":{json}}}"#));
    }
    for json in [
        r#""brand_new""#,
        r#""other""#,
        r#""thread_spawn""#,
        r#"{"brand_new":null}"#,
        r#"{"other":null}"#,
        "{}",
    ] {
        no_source(&format!(r#"{{"subagent":{json}}}"#));
    }
}

fn spawn(members: &str) -> String {
    format!(r#"{{"subagent":{{"thread_spawn":{{{members}}}}}}}"#)
}

#[test]
fn spawned_threads() {
    let parent = r#""parent_thread_id":"019E0000-0000-7000-8000-000000000001""#;
    source(&spawn(&format!(
        r#"{parent},"depth":1,"agent_path":null,"agent_nickname":null,"agent_role":null"#
    )));
    source(&spawn(&format!(r#"{parent},"depth":-2147483648"#)));
    source(&spawn(&format!(r#"{parent},"depth":1,"agent_type":"worker""#)));
    source(&spawn(&format!(r#"{parent},"depth":1,"brand_new":1"#)));
    for members in [
        parent.to_owned(),
        r#""depth":1"#.to_owned(),
        format!(r#"{parent},"depth":2147483648"#),
        format!(r#"{parent},"depth":null"#),
        format!(r#"{parent},"depth":1,"agent_role":"a","agent_type":"a""#),
        format!(r#"{parent},"depth":1,"agent_role":1"#),
        format!(r#"{parent},"depth":1,"agent_path":"worker""#),
        r#""parent_thread_id":"thread-1","depth":1"#.to_owned(),
        r#""parent_thread_id":null,"depth":1"#.to_owned(),
    ] {
        no_source(&spawn(&members));
    }
}

#[test]
fn agent_paths() {
    let with = |path: &str| {
        let members = r#""parent_thread_id":"019e0000000070008000000000000001","depth":1"#;
        spawn(&format!(r#"{members},"agent_path":"{path}""#))
    };
    for path in [
        "/root",
        "/root/a",
        "/root/worker_2/sub",
        "/root/0",
        "/root/_",
        "/morpheus",
        "/root/rooted",
        "\\u002froot",
    ] {
        source(&with(path));
    }
    for path in [
        "",
        "root",
        "worker",
        "/",
        "/root/",
        "/root//a",
        "/root/a/",
        "/root/A",
        "/root/a-b",
        "/root/root",
        "/root/a/root",
        "/root/.",
        "/root/..",
        "/root/a.b",
        "/root/é",
        "/root ",
        " /root",
        "/rootless",
        "/Root",
        "/morpheus/a",
        "/neo",
        "/root/a b",
    ] {
        no_source(&with(path));
    }
    // The path beside the source is any text.
    accepted(&meta(r#""agent_path":"worker""#));
    refused(&meta(r#""agent_path":1"#));
}

#[test]
fn thread_sources_are_closed() {
    for word in ["user", "subagent", "memory_consolidation"] {
        accepted(&meta(&format!(r#""thread_source":"{word}""#)));
    }
    accepted(&meta(r#""thread_source":null"#));
    refused(&meta(r#""thread_source":"brand_new""#));
}
