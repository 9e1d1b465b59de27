//! What is wrong with the bytes of a line.

use std::io::{BufRead, BufReader, Read, repeat};

use codex_schema::recording::MAX_LINE;
use pretty_assertions::assert_eq;

use crate::support::{GOOD, MARKER, Said, inspect, inspected, marker_is_told, validate, validated};

fn both(bytes: &[u8]) -> [Said; 2] {
    [inspected(&inspect(bytes)), validated(&validate(bytes))]
}

#[track_caller]
fn told_at(said: &Said, line: usize, expected: &str) {
    let told: Vec<_> = said.iter().filter(|(at, ..)| *at == line).collect();
    assert!(matches!(told.as_slice(), [(_, _, text)] if text.contains(expected)), "{expected}: {said:?}");
}

#[test]
fn a_truncated_last_line() {
    let whole = r#"{"method":"thread/name/updated","params":{"threadId":"té","threadName":"n","x":-1.5e3}}"#;
    for end in 1..whole.len() {
        let mut bytes = format!("{MARKER}\n").into_bytes();
        bytes.extend_from_slice(&whole.as_bytes()[..end]);
        for said in both(&bytes) {
            marker_is_told(&said, 1);
            told_at(&said, 2, "the file ends inside this line");
        }
    }
}

#[test]
fn a_last_line_without_a_line_break_is_not_truncated_by_that() {
    for last in ["[1]", "not json", r#"{"id":1}"#, "{} {}"] {
        for said in both(format!("{MARKER}\n{last}").as_bytes()) {
            told_at(&said, 2, "");
            assert!(!said.iter().any(|(.., text)| text.contains("ends inside")), "{said:?}");
        }
    }
    for said in both(format!("{MARKER}\n{GOOD}").as_bytes()) {
        assert_eq!(said.len(), 1, "{said:?}");
    }
    // With its line break, the same text is malformed and not cut off.
    for said in both(b"{\"method\":\n") {
        told_at(&said, 1, "not JSON");
        assert!(!said[0].2.contains("ends inside"), "{said:?}");
    }
}

#[test]
fn a_byte_order_mark_is_told_and_its_line_is_read() {
    let text = format!("\u{feff}{MARKER}\n{MARKER}\n");
    for said in both(text.as_bytes()) {
        assert_eq!(said.len(), 3, "{said:?}");
        assert!(
            said.iter().any(|(line, _, text)| *line == 1 && text.contains("byte order mark")),
            "{said:?}"
        );
        assert!(
            said.iter().any(|(line, pointer, _)| *line == 1 && pointer == "/params/threadId"),
            "{said:?}"
        );
        marker_is_told(&said, 2);
    }
}

#[test]
fn blank_lines_are_no_messages_and_are_counted_as_lines() {
    let text = format!("\n   \t \n{GOOD}\n\r\n\n{MARKER}\n\n");
    let (inspection, report) = (inspect(text.as_bytes()), validate(text.as_bytes()));
    assert_eq!((inspection.messages, report.messages), (2, 2));
    for said in [inspected(&inspection), validated(&report)] {
        assert_eq!(said.len(), 1, "{said:?}");
        marker_is_told(&said, 6);
    }
    let nothing = inspect(&b""[..]);
    assert_eq!((nothing.messages, validate(&b"\n\n"[..]).messages), (0, 0));
}

#[test]
fn line_ends_of_windows() {
    let text = format!("{GOOD}\r\n{MARKER}\r\nnot json\r\n{MARKER}\r\n");
    for said in both(text.as_bytes()) {
        assert_eq!(said.len(), 3, "{said:?}");
        marker_is_told(&said, 2);
        told_at(&said, 3, "not JSON");
        marker_is_told(&said, 4);
    }
}

#[test]
fn bytes_that_are_not_utf_8() {
    for (line, offset) in [
        (&b"\xff"[..], 0),
        (&b"{\"method\":\"thread/closed\",\"params\":{\"threadId\":\"\xff\"}}"[..], 48),
        (&b"{\"method\":\"\xc3\"}"[..], 11),
        (&b"\xff\xfe{\0}\0"[..], 0),
        (&b"{} \xed\xa0\x80"[..], 3),
    ] {
        let bytes = [GOOD.as_bytes(), line, MARKER.as_bytes(), b""].join(&b'\n');
        for said in both(&bytes) {
            told_at(&said, 2, &format!("not UTF-8: invalid byte at offset {offset}"));
            marker_is_told(&said, 3);
        }
    }
}

#[test]
fn nul_bytes() {
    for line in [
        "\0",
        "{\"method\":\"thread/closed\"\0}",
        "{\"method\":\"thread/closed\",\"params\":{\"threadId\":\"\0\"}}",
    ] {
        for said in both(format!("{GOOD}\n{line}\n{MARKER}\n").as_bytes()) {
            told_at(&said, 2, "");
            marker_is_told(&said, 3);
        }
    }
}

/// A line of so many bytes between a good one and the marker, made while it is read.
fn with_long_line<'a>(before: &'a str, length: u64, after: &'a str) -> impl BufRead + 'a {
    let start = GOOD.as_bytes().chain(&b"\n"[..]).chain(before.as_bytes());
    let end = after.as_bytes().chain(&b"\n"[..]).chain(MARKER.as_bytes()).chain(&b"\n"[..]);
    start.chain(BufReader::new(repeat(b'a').take(length))).chain(end)
}

#[test]
fn a_line_beyond_the_limit_is_skipped() {
    for length in [MAX_LINE as u64 + 1, 50_000_000] {
        for said in [
            inspected(&inspect(with_long_line("", length, ""))),
            validated(&validate(with_long_line("", length, ""))),
        ] {
            assert_eq!(said.len(), 2, "{said:?}");
            told_at(
                &said,
                2,
                &format!("line of {length} bytes is longer than the limit of {MAX_LINE} bytes"),
            );
            marker_is_told(&said, 3);
        }
    }
}

#[test]
fn a_long_line_within_the_limit_is_read() {
    let before =
        r#"{"method":"item/agentMessage/delta","params":{"threadId":"t","turnId":"u","itemId":"i","delta":""#;
    let (inspection, report) = (
        inspect(with_long_line(before, 20_000_000, "\"}}")),
        validate(with_long_line(before, 20_000_000, "\"}}")),
    );
    assert_eq!(inspection.by_method["item/agentMessage/delta"], 1);
    assert_eq!((inspection.messages, report.messages), (3, 3));
    for said in [inspected(&inspection), validated(&report)] {
        assert_eq!(said.len(), 1, "{said:?}");
        marker_is_told(&said, 3);
    }
}
