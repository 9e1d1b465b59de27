//! Agent paths (spec/rollout.md §7.3).

use codex_schema::vocab::AgentPath;
use pretty_assertions::assert_eq;

#[test]
fn paths_below_the_root_hold() {
    for path in ["/root", "/root/a", "/root/a/b_2/c", "/morpheus"] {
        assert_eq!(AgentPath::new(path).check(), Ok(()), "{path}");
    }
}

#[test]
fn other_paths_do_not_hold() {
    for path in [
        "",
        "/",
        "root",
        "a/b",
        "/root/",
        "/root//a",
        "/root/a/",
        "/rootless",
        "/Root",
        "/morpheus/a",
        "/other",
        "/root/root",
        "/root/.",
        "/root/..",
        "/root/A",
        "/root/a-b",
        "/root/\u{e9}",
    ] {
        let error = AgentPath::new(path).check().unwrap_err();
        assert_eq!(error.found, path);
        assert!(error.to_string().ends_with(&format!("found `{path}`")), "{error}");
    }
}

#[test]
fn the_name_is_the_last_segment() {
    assert_eq!(AgentPath::root().name(), "root");
    assert_eq!(AgentPath::new("/root/a/b").name(), "b");
}

#[test]
fn a_child_is_joined() {
    assert_eq!(AgentPath::root().join("a"), Ok("/root/a".into()));
    for name in ["", "root", ".", "..", "A", "a/b"] {
        assert_eq!(AgentPath::root().join(name).unwrap_err().found, name);
    }
}

#[test]
fn references_are_resolved() {
    let here = AgentPath::new("/root/a");
    for (reference, path) in
        [("/root", "/root"), ("/root/x", "/root/x"), ("b", "/root/a/b"), ("b/c", "/root/a/b/c")]
    {
        assert_eq!(here.resolve(reference), Ok(path.into()), "{reference}");
    }
    for reference in ["", "/", "/x", "/root/", "..", "./b", "b/", "B"] {
        assert_eq!(here.resolve(reference).unwrap_err().found, reference);
    }
}
