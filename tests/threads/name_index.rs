//! Names from `session_index.jsonl` (spec/rollout.md §1.3).

use codex_schema::id::ThreadId;
use codex_schema::threads::NameIndex;
use pretty_assertions::assert_eq;

use crate::id;

fn entry(id: &str, name: &str) -> String {
    format!(r#"{{"id":"{id}","thread_name":"{name}","updated_at":"2026-01-02T03:00:00Z"}}"#)
}

fn index(lines: &[String]) -> NameIndex {
    let mut index = NameIndex::default();
    for line in lines {
        index.feed(line);
    }
    index
}

#[test]
fn the_last_name_of_a_thread_counts() {
    let names = index(&[entry(&id(1), "one"), entry(&id(2), "two"), entry(&id(1), "uno")]);
    assert_eq!(names.name(&ThreadId::new(id(1))), Some("uno"));
    assert_eq!(names.name(&ThreadId::new(id(2))), Some("two"));
    assert_eq!(names.name(&ThreadId::new(id(3))), None);
}

#[test]
fn ids_are_compared_by_value() {
    let upper = id(0xab).to_uppercase();
    let plain = id(0xab).replace('-', "");
    let names = index(&[entry(&id(0xab), "one"), entry(&upper, "two")]);
    for text in [id(0xab), upper, plain, format!("{{{}}}", id(0xab))] {
        assert_eq!(names.name(&ThreadId::new(text)), Some("two"));
    }
    assert_eq!(names.name(&ThreadId::new("thread-1")), None);
}

#[test]
fn a_name_is_kept_as_it_was_written() {
    let names = index(&[entry(&id(1), "  two words\\n")]);
    assert_eq!(names.name(&ThreadId::new(id(1))), Some("  two words\n"));
}

/// A list passes a blank name over, an answer about the one thread does not.
#[test]
fn a_blank_name() {
    let mut names = index(&[entry(&id(1), "one"), entry(&id(1), " ")]);
    let thread = ThreadId::new(id(1));
    assert_eq!((names.name(&thread), names.last_name(&thread)), (Some("one"), Some(" ")));
    names.feed(&entry(&id(1), "two"));
    assert_eq!((names.name(&thread), names.last_name(&thread)), (Some("two"), Some("two")));
    names.feed(&entry(&id(2), ""));
    let thread = ThreadId::new(id(2));
    assert_eq!((names.name(&thread), names.last_name(&thread)), (None, Some("")));
    assert_eq!(names.last_name(&ThreadId::new(id(3))), None);
}

#[test]
fn blank_names_and_malformed_lines_are_passed_over() {
    let mut lines = vec![entry(&id(1), "one")];
    for blank in ["", " ", "\\t\\u00a0", "\u{3000}"] {
        lines.push(entry(&id(1), blank));
    }
    lines.extend([
        String::new(),
        "no JSON".to_owned(),
        format!("{} 7", entry(&id(1), "wrong")),
        entry("thread-1", "wrong"),
        entry(&id(1), "wrong").replace("thread_name", "name"),
        entry(&id(1), "wrong").replace(r#","updated_at":"2026-01-02T03:00:00Z""#, ""),
        entry(&id(1), "wrong").replace(r#""2026-01-02T03:00:00Z""#, "7"),
        entry(&id(1), "wrong").replacen('{', r#"{"thread_name":"again","#, 1),
        format!(r#"["{}","wrong",""]"#, id(1)),
    ]);
    assert_eq!(index(&lines).name(&ThreadId::new(id(1))), Some("one"));
    assert!(index(&lines[1..]).is_empty());
    // Members of newer releases, and a time that could not be written.
    let newer = entry(&id(1), "two").replacen('{', r#"{"colour":"red","#, 1);
    let unknown = entry(&id(2), "three").replace("2026-01-02T03:00:00Z", "unknown");
    let names = index(&[newer, unknown]);
    assert_eq!(names.name(&ThreadId::new(id(1))), Some("two"));
    assert_eq!(names.name(&ThreadId::new(id(2))), Some("three"));
}
