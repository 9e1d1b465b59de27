//! Files that the server gives no turns for (spec/rollout.md §2.4, spec/identity.md §8).

use std::io::{self, BufReader, Read};

use codex_schema::history::{Items, StoredError};
use pretty_assertions::assert_eq;

use crate::{GHOST, META, agent, assistant, event, line, meta, read, turn_ids, user};

const EMPTY: &str = "failed to read thread: thread-store internal error: failed to read thread /r.jsonl: rollout at /r.jsonl is empty";
const NO_METADATA: &str = "failed to read thread: thread-store internal error: failed to read thread /r.jsonl: rollout at /r.jsonl does not start with session metadata";
const NOT_UTF8: &str = "failed to read thread: thread-store internal error: failed to load thread history /r.jsonl: stream did not contain valid UTF-8";

fn refusal(file: impl AsRef<[u8]>) -> Option<String> {
    read(Items::Limited, file.as_ref()).err().map(|error| error.message("/r.jsonl"))
}

#[track_caller]
fn assert_refused(lines: &[String], expected: &str) {
    assert_eq!(refusal(lines.join("\n")).as_deref(), Some(expected), "{lines:#?}");
}

#[track_caller]
fn assert_readable(lines: &[String]) {
    assert_eq!(refusal(lines.join("\n")), None, "{lines:#?}");
}

#[test]
fn the_code() {
    assert_eq!(StoredError::CODE, -32603);
}

#[test]
fn nothing_in_it() {
    for file in ["", "\n", "\r\n\r\n", " \t\n\u{a0}\n\u{3000}\r\n\u{85}\n\n "] {
        assert_eq!(refusal(file).as_deref(), Some(EMPTY), "{file:?}");
    }
}

#[test]
fn nothing_that_decides_in_it() {
    assert_refused(&[user("a"), agent("b")], EMPTY);
    assert_refused(&["no JSON".to_owned()], EMPTY);
    assert_refused(&[line("brand_new", "{}"), line("compacted", r#"{"message":""}"#), user("a")], EMPTY);
    // Neither decodes, so that there is neither.
    assert_refused(&[line("session_meta", "{}"), line("response_item", "{}"), user("a")], EMPTY);
}

#[test]
fn a_response_item_first() {
    assert_refused(&[assistant("b"), user("a")], NO_METADATA);
    assert_refused(&[line("response_item", GHOST), user("a")], NO_METADATA);
    assert_refused(&[line("response_item", r#"{"type":"of_a_newer_release"}"#), user("a")], NO_METADATA);
    // What is passed over may stand before it.
    assert_refused(&["".to_owned(), "no JSON".to_owned(), user("a"), assistant("b")], NO_METADATA);
    // Metadata that come later, without a user message in the head.
    assert_refused(&[assistant("b"), meta(), assistant("c")], NO_METADATA);
}

#[test]
fn metadata_that_do_not_decode_are_none() {
    let older = META.replace(r#""id""#, r#""session""#);
    let repeated = META.replace(r#""cwd":"/w""#, r#""cwd":"/w","cwd":"/w""#);
    let newer = META.replace(r#""cli""#, r#"{"brandnew":1}"#);
    for payload in [older, repeated, newer] {
        assert_refused(&[line("session_meta", &payload), assistant("b"), user("a")], NO_METADATA);
        assert_refused(&[line("session_meta", &payload), user("a")], EMPTY);
        // A second one that decodes makes the file readable.
        assert_readable(&[line("session_meta", &payload), meta(), assistant("b")]);
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_json() {
    assert_refused(&[format!("\u{feff}{}", meta()), user("a")], EMPTY);
    assert_refused(&[format!("\u{feff}{}", meta()), assistant("b"), user("a")], NO_METADATA);
    assert_readable(&["\u{feff}".to_owned(), meta(), user("a")]);
}

#[test]
fn metadata_need_not_come_first() {
    assert_readable(&[meta()]);
    assert_readable(&["".to_owned(), "no JSON".to_owned(), user("a"), agent("b"), meta()]);
    let late = [vec![agent("b"); 500], vec![meta(), assistant("c")]].concat();
    assert_readable(&late);
}

/// A head with metadata and a user message is enough, wherever they stand.
#[test]
fn the_head_decides_before_the_first_item() {
    assert_readable(&[assistant("b"), meta(), user("a")]);
    assert_readable(&[assistant("b"), user("a"), meta()]);
    let head = |before: usize, between: usize| {
        let item = assistant("b");
        let mut lines = vec![item.clone(); before];
        lines.push(meta());
        lines.extend(vec![item; between]);
        lines.push(user("a"));
        lines
    };
    // Ten lines are read for the metadata, 210 for the message then.
    assert_readable(&head(9, 199));
    assert_refused(&head(9, 200), NO_METADATA);
    assert_refused(&head(10, 0), NO_METADATA);
    // Lines that do not decode count, blank ones do not.
    let mut lines = head(9, 0);
    lines[3] = "no JSON".to_owned();
    lines.insert(4, " ".to_owned());
    assert_readable(&lines);
    lines[4] = "{}".to_owned();
    assert_refused(&lines, NO_METADATA);
    // So does a line behind a byte order mark.
    let mut lines = head(9, 0);
    lines.insert(0, "\u{feff}".to_owned());
    assert_refused(&lines, NO_METADATA);
}

#[test]
fn bytes_that_are_not_utf8() {
    let good = [meta(), user("a"), agent("b")].join("\n").into_bytes();
    let last_of_first_line = meta().len() - 1;
    // In the head, inside a member that nobody reads, behind everything, in a line that is otherwise blank.
    for place in [0, 40, last_of_first_line, good.len() - 3, good.len()] {
        for bad in [&b"\xff"[..], b"\xc3", b"\xed\xa0\x80", b"\n\xc0\n"] {
            let mut file = good.clone();
            file.splice(place..place, bad.iter().copied());
            assert_eq!(refusal(&file).as_deref(), Some(NOT_UTF8), "{bad:?} at {place}");
        }
    }
    // A file as large as several buffers.
    let mut file = vec![meta(), user("a")];
    file.extend(vec![agent("b"); 5_000]);
    let mut file = file.join("\n").into_bytes();
    assert_eq!(refusal(&file), None);
    file.push(0xff);
    assert_eq!(refusal(&file).as_deref(), Some(NOT_UTF8));
}

/// The file is looked at before it is loaded, and its end is not needed for that.
#[test]
fn the_first_reason_counts() {
    let mut file = [assistant("b"), user("a")].join("\n").into_bytes();
    file.extend(b"\n\xff");
    assert_eq!(refusal(&file).as_deref(), Some(NO_METADATA));
    // No line before the bad one decides.
    let mut file = user("a").into_bytes();
    file.extend(b"\n\xff");
    assert_eq!(refusal(&file).as_deref(), Some(NOT_UTF8));
}

#[test]
fn reasons_for_people() {
    let said = |file: &[u8]| read(Items::Limited, file).expect_err("is refused").to_string();
    assert_eq!(said(b""), "the rollout is empty");
    assert_eq!(said(assistant("b").as_bytes()), "the rollout does not start with session metadata");
    assert_eq!(said(b"\n{\"a\xff\"}"), "line 2: not UTF-8: invalid byte at offset 3");
}

#[test]
fn a_reader_that_fails() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let text = format!("{}\n{}\n", meta(), user("a"));
    let file = BufReader::new(text.as_bytes().chain(Failing));
    let error = read(Items::Limited, file).expect_err("fails");
    assert_eq!(error.to_string(), "the disk is gone");
    let StoredError::Load(load) = error else { panic!("{error:?}") };
    assert_eq!(std::error::Error::source(&load).expect("is an I/O error").to_string(), "the disk is gone");
}

#[test]
fn what_is_readable_is_read() {
    let lines = [assistant("b"), meta(), user("a")];
    let history = read(Items::Limited, lines.join("\n").as_bytes()).expect("is readable");
    assert_eq!(turn_ids(&history.turns), ["rollout-2"]);
    // An event of the item events that only extended files have says nothing about readability.
    assert_readable(&[event("turn_diff", r#""unified_diff":"""#), meta()]);
}
