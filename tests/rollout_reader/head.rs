//! What lists show, from the first lines of a file (spec/rollout.md §2.3).

use codex_schema::rollout::Head;
use pretty_assertions::assert_eq;

use crate::support::{META, agent, event, line, meta, user};

/// Feeds lines until no more are wanted; also gives how many were taken.
fn head(lines: &[String]) -> (Head, usize) {
    let mut head = Head::default();
    for (index, line) in lines.iter().enumerate() {
        if !head.feed(line) {
            assert!(head.is_done());
            return (head, index + 1);
        }
        assert!(!head.is_done());
    }
    (head, lines.len())
}

fn item(role: &str) -> String {
    let content = r#"[{"type":"input_text","text":"in an item"}]"#;
    line("response_item", &format!(r#"{{"type":"message","role":"{role}","content":{content}}}"#))
}

#[test]
fn both_are_enough() {
    for lines in [[meta(), user("a"), user("b")], [user("a"), meta(), user("b")]] {
        let (head, taken) = head(&lines);
        assert_eq!((taken, head.is_listed()), (2, true));
        assert_eq!(head.first_user_message(), Some("a"));
        assert_eq!(head.meta().expect("was seen").cwd, "/w");
    }
}

#[test]
fn ten_lines_without_metadata() {
    let lines = [vec![agent("x"); 9], vec![meta(), user("a")]].concat();
    assert!(head(&lines).0.is_listed());
    for first in [agent("x"), user("a"), "no JSON".to_owned(), "[]".to_owned(), line("brand_new", "{}")] {
        let lines = [vec![first.clone(); 10], vec![meta(), user("a")]].concat();
        let (head, taken) = head(&lines);
        assert_eq!((taken, head.is_listed()), (10, false), "{first}");
        assert!(head.meta().is_none());
    }
}

#[test]
fn more_lines_for_the_message_alone() {
    for (between, listed) in [(208, true), (209, false)] {
        let lines = [vec![meta()], vec![agent("x"); between], vec![user("a")]].concat();
        let (head, taken) = head(&lines);
        assert_eq!((taken, head.is_listed()), (210, listed), "{between}");
        assert_eq!(head.first_user_message(), listed.then_some("a"));
    }
}

#[test]
fn blank_lines_are_not_counted() {
    let mut lines = vec![" ".to_owned(), "\u{a0}".to_owned(), String::new()];
    for _ in 0..9 {
        lines.extend([agent("x"), "\t".to_owned()]);
    }
    lines.extend([meta(), user("a")]);
    assert!(head(&lines).0.is_listed());
}

#[test]
fn nothing_is_taken_once_it_is_done() {
    let (mut head, _) = head(&[meta(), user("a")]);
    let before = head.clone();
    assert!(!head.feed(&user("b")));
    assert!(!head.feed(""));
    assert_eq!(head, before);
}

#[test]
fn the_first_metadata_count() {
    let other = line("session_meta", &META.replace("/w", "/other"));
    let (head, _) = head(&[meta(), other]);
    assert_eq!(head.meta().expect("was seen").cwd, "/w");
}

#[test]
fn the_text_behind_the_marker() {
    let marker = "## My request for Codex:";
    for (message, expected) in [
        ("  a \\n", Some("a")),
        (
            &format!("context\\n{marker}\\n  do it\\n{marker} again"),
            Some("do it\n## My request for Codex: again"),
        ),
        ("## my request for codex: a", Some("## my request for codex: a")),
        (" \\n\u{3000}", None),
        (&format!("context {marker}  \\n"), None),
    ] {
        let (head, _) = head(&[meta(), user(message)]);
        assert!(head.is_listed(), "{message}");
        assert_eq!(head.first_user_message(), expected, "{message}");
    }
}

#[test]
fn a_later_message_supplies_a_blank_text() {
    let (head, taken) = head(&[user(" "), user("b"), user("c"), meta()]);
    assert_eq!((taken, head.first_user_message()), (4, Some("b")));
}

#[test]
fn items_of_users_are_no_user_messages() {
    let (head, taken) = head(&[meta(), item("user"), agent("x")]);
    assert_eq!((taken, head.is_listed(), head.first_user_message()), (3, false, None));
}

/// Lines are decoded directly here: a member must not stand twice, and snapshots are items like others.
#[test]
fn lines_are_read_more_strictly_than_when_loading() {
    let twice = event("user_message", r#""message":"a","message":"b""#);
    let (listed, taken) = head(&[meta(), twice, user("c")]);
    assert_eq!((taken, listed.first_user_message()), (3, Some("c")));
    let twice = META.replacen('{', r#"{"cwd":"/x","#, 1);
    assert!(head(&[line("session_meta", &twice)]).0.meta().is_none());
    // A member that nobody knows may.
    let unknown = event("user_message", r#""x":1,"x":2,"message":"a""#);
    assert!(head(&[meta(), unknown]).0.is_listed());

    let snapshot = line("response_item", r#"{"type":"ghost_snapshot"}"#);
    assert_eq!(head(&[snapshot]).0.created_at(), Some("2026-01-02T03:00:01.000Z"));
}

#[test]
fn when_the_session_began() {
    assert_eq!(head(&[]).0.created_at(), None);
    assert_eq!(head(&[agent("x")]).0.created_at(), None);
    let items = [item("assistant"), item("user").replace(":01.000Z", ":02.000Z")];
    assert_eq!(head(&items).0.created_at(), Some("2026-01-02T03:00:01.000Z"));
    assert_eq!(head(&[item("user"), meta()]).0.created_at(), Some("2026-01-02T03:00:00.000Z"));
    // As it is written, whatever it is.
    let odd = line("session_meta", &META.replace("2026-01-02T03:00:00.000Z", "yesterday"));
    assert_eq!(head(&[odd]).0.created_at(), Some("yesterday"));
}
