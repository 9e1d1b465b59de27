//! Line numbers, line ends, white space, marks, and lines without text.

use std::io::{self, BufReader, Read};

use codex_schema::history::Items;
use codex_schema::recording::{BadLine, MAX_LINE};
use codex_schema::rollout::{Entry, LineError, LoadError, Loaded, Timestamp};
use codex_schema::threads::read_stored_thread;
use pretty_assertions::assert_eq;

use crate::support::{agent, entries, history, loaded, meta, user};

/// The numbers of the lines, those that hold no item as negative ones.
fn numbers(file: impl AsRef<[u8]>) -> Vec<isize> {
    let number = |entry: &Entry| {
        let number = isize::try_from(entry.number).unwrap();
        if entry.line.is_ok() { number } else { -number }
    };
    let numbers: Vec<isize> = entries(file.as_ref()).iter().map(number).collect();
    // The release tells the same lines apart, and numbers them in the same way.
    if let (lines, None) = loaded(file.as_ref()) {
        let number = |(number, loaded): &(usize, Loaded)| {
            let number = isize::try_from(*number).unwrap();
            if matches!(loaded, Loaded::Line(_)) { number } else { -number }
        };
        assert_eq!(lines.iter().map(number).collect::<Vec<_>>(), numbers);
    }
    numbers
}

fn error(file: &str) -> LineError {
    entries(file.as_bytes()).remove(0).line.expect_err("is an error")
}

#[test]
fn line_ends() {
    let (a, b) = (user("a"), agent("b"));
    for end in ["\n", "\r\n"] {
        assert_eq!(numbers([&*a, &*b, ""].join(end)), [1, 2]);
        assert_eq!(numbers([&*a, &*b].join(end)), [1, 2]);
    }
    assert_eq!(numbers(format!("{a}\n{b}\r\n{a}\n{b}\r")), [1, 2, 3, 4]);
    // A carriage return alone ends no line; as white space it may stand between tokens.
    assert_eq!(numbers(format!("{a}\r{b}\n{a}")), [-1, 2]);
    assert_eq!(numbers(format!("\r{a}\r\r\n{}", a.replace(',', "\r,\r"))), [1, 2]);
}

#[test]
fn blank_lines_count_and_are_passed_over() {
    let a = user("a");
    let blank = ["", " ", "\t \t", "\r", "\u{a0}", "\u{85}", "\u{3000}\u{2028}", "\u{b}\u{c}"];
    for (count, blank) in blank.iter().enumerate() {
        assert_eq!(numbers(format!("{blank}\n{a}\n{blank}\n\n{a}\n{blank}")), [2, 5], "{count}");
    }
    let all = isize::try_from(blank.len()).unwrap();
    assert_eq!(numbers(format!("{}\n{a}", blank.join("\n"))), [all + 1]);
    // These are no white space.
    for text in ["\u{200b}", "\u{feff}", "\u{1f}", "\0"] {
        assert_eq!(numbers(format!("{a}\n{text}\n{a}")), [1, -2, 3], "{text:?}");
    }
    // White space of JSON may stand around a line, other white space may not.
    assert_eq!(numbers(format!(" \t{a} \t\n\u{a0}{a}\n{a}\u{3000}")), [1, -2, -3]);
}

#[test]
fn files_without_a_line() {
    for file in ["", "\n", "\r\n", " \n\u{a0}\n\t"] {
        assert_eq!(entries(file.as_bytes()), [], "{file:?}");
        let (lines, end) = loaded(file.as_bytes());
        assert!(lines.is_empty() && matches!(end, Some(LoadError::Empty)), "{file:?}: {end:?}");
    }
    assert_eq!(LoadError::Empty.to_string(), "empty session file");
}

#[test]
fn a_byte_order_mark() {
    let a = user("a");
    assert_eq!(numbers(format!("\u{feff}{a}\n{a}")), [-1, 2]);
    let error = error(&format!("\u{feff}{a}\n"));
    assert_eq!(error.to_string(), "expected JSON, found a byte order mark in front of it");
    assert_eq!(error, LineError::ByteOrderMark { raw: a.clone().into() });
    // A mark alone is no blank line, and one further down no mark.
    assert_eq!(numbers(format!("\u{feff}\n{a}")), [-1, 2]);
    assert_eq!(numbers(format!("{a}\n\u{feff}{a}")), [1, -2]);
}

#[test]
fn bytes_that_are_not_utf8() {
    let a = user("a");
    for bad in [&b"\xff"[..], b"\xc3\x28", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80"] {
        let mut file = format!("{a}\n\n ").into_bytes();
        file.extend(bad);
        file.extend(format!("\n{a}\n").bytes());
        let entries = entries(&*file);
        assert_eq!(entries.iter().map(|entry| entry.number).collect::<Vec<_>>(), [1, 3, 4], "{bad:?}");
        let expected = BadLine::NotUtf8 { offset: 1, incomplete: false };
        assert_eq!(entries[1].line, Err(LineError::Bytes(expected)), "{bad:?}");
        assert!(entries[2].line.is_ok(), "{bad:?}");

        // The release loads nothing of it.
        let (lines, end) = loaded(&*file);
        assert_eq!(lines.len(), 1, "{bad:?}");
        assert!(matches!(end, Some(LoadError::NotUtf8 { line: 3, offset: 1 })), "{bad:?}: {end:?}");
        let thread = read_stored_thread(&*file, None, Timestamp::from_seconds(0));
        assert!(matches!(thread, Err(LoadError::NotUtf8 { line: 3, offset: 1 })), "{bad:?}: {thread:?}");
    }
}

#[test]
fn nothing_comes_after_the_refusal_of_a_file() {
    let file = [user("a").as_bytes(), b"\n\xff\n", user("b").as_bytes()].concat();
    let mut loader = codex_schema::rollout::Loader::new(&*file);
    assert!(loader.next_line().is_ok_and(|line| line.is_some()));
    assert!(loader.next_line().is_err());
    assert!(loader.next_line().is_ok_and(|line| line.is_none()));
}

#[test]
fn what_a_line_is_that_is_no_rollout_line() {
    for (text, expected) in [
        ("no JSON", "expected "),
        ("[]", "a rollout line"),
        ("{}", "missing field `type`"),
        (r#"{"type":"event_msg"}"#, "missing field `payload`"),
        (r#"{"type":"event_msg","payload":{"type":"warning","message":""}}"#, "missing field `timestamp`"),
    ] {
        let error = error(&format!("{text}\n"));
        assert!(error.to_string().contains(expected), "{text}: {error}");
        let LineError::Decode(error) = error else { panic!("{text}: {error:?}") };
        assert_eq!(&*error.raw, text);
    }
    let LineError::Decode(error) = error(&format!("{}\n", event_of_text())) else { panic!("is an error") };
    assert_eq!(error.pointer, "/payload/message");
}

fn event_of_text() -> String {
    user("a").replace("\"a\"", "7")
}

#[test]
fn text_after_the_value_is_an_error() {
    let a = user("a");
    assert_eq!(numbers(format!("{a}{a}\n{a},\n{a}]\n{a}")), [-1, -2, -3, 4]);
}

/// A line between two good ones that is made while it is read.
fn with_line_of(byte: u8, length: usize) -> impl io::BufRead {
    let before = io::Cursor::new(format!("{}\n{}\n", meta(), user("a")));
    let after = io::Cursor::new(format!("\n{}", user("b")));
    let line = io::repeat(byte).take(u64::try_from(length).unwrap());
    BufReader::new(before.chain(line).chain(after))
}

#[test]
fn lines_that_are_too_long() {
    // As long as a line may be: blank, and passed over.
    let read: Vec<usize> = entries(with_line_of(b' ', MAX_LINE)).iter().map(|entry| entry.number).collect();
    assert_eq!(read, [1, 2, 4]);
    // One byte more: told, and the next line is read.
    let length = MAX_LINE + 1;
    let read = entries(with_line_of(b' ', length));
    assert_eq!(read.iter().map(|entry| entry.number).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!(read[2].line, Err(LineError::Bytes(BadLine::TooLong { length })));
    assert!(read[3].line.is_ok());

    let (lines, end) = loaded(with_line_of(b'\xff', length));
    assert!(end.is_none(), "{end:?}");
    let Loaded::Refused(refusal) = &lines[2].1 else { panic!("{lines:?}") };
    assert_eq!(
        refusal.message,
        format!("line of {length} bytes is longer than the limit of {MAX_LINE} bytes")
    );

    let stored = history(with_line_of(b'x', length), Items::Limited).expect("is readable");
    let ids: Vec<&str> = stored.turns.iter().map(|turn| turn.id.as_str()).collect();
    assert_eq!((ids, stored.parse_errors), (vec!["rollout-1", "rollout-2"], 1));

    let thread = read_stored_thread(with_line_of(b'x', length), None, Timestamp::from_seconds(0));
    assert_eq!(thread.expect("is readable").expect("is a thread").first_user_message.as_deref(), Some("a"));
}
