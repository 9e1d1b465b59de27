//! Who said what in a recording, and which request an answer belongs to.

use codex_schema::method::Direction::{self, ClientToServer, ServerToClient};
use codex_schema::recording::{BadLine, Conversation, Lines, MAX_LINE};
use pretty_assertions::assert_eq;

/// Sender and method of each line.
fn read(lines: &[&str]) -> Vec<(Option<Direction>, Option<String>)> {
    let mut conversation = Conversation::default();
    lines
        .iter()
        .map(|line| {
            let recorded = conversation.read(line).expect("a message");
            (recorded.direction, recorded.method.map(Into::into))
        })
        .collect()
}

const ARCHIVE: &str = r#"{"id":0,"method":"thread/archive","params":{"threadId":"t"}}"#;
const APPROVAL: &str = r#"{"id":0,"method":"item/fileChange/requestApproval","params":
    {"threadId":"t","turnId":"u","itemId":"i","startedAtMs":1}}"#;

fn by(direction: Direction, method: &str) -> (Option<Direction>, Option<String>) {
    (Some(direction), Some(method.to_owned()))
}

#[test]
fn a_type_that_has_the_members_goes_before_one_that_takes_any_object() {
    // The result of `thread/archive` has no members, so it would take the approval's answer too.
    let said =
        read(&[ARCHIVE, APPROVAL, r#"{"id":0,"result":{"decision":"accept"}}"#, r#"{"id":0,"result":{}}"#]);
    assert_eq!(said[2], by(ClientToServer, "item/fileChange/requestApproval"));
    assert_eq!(said[3], by(ServerToClient, "thread/archive"));
}

#[test]
fn of_equal_fits_the_oldest_request_is_answered() {
    let unarchive = r#"{"id":0,"method":"fs/unwatch","params":{"watchId":"w"}}"#;
    let said = read(&[ARCHIVE, unarchive, r#"{"id":0,"result":{}}"#, r#"{"id":0,"result":{}}"#]);
    assert_eq!(said[2], by(ServerToClient, "thread/archive"));
    assert_eq!(said[3], by(ServerToClient, "fs/unwatch"));
}

#[test]
fn a_wrapper_says_which_side_answers() {
    let said = read(&[
        &format!(r#"{{"dir":"c2s","msg":{ARCHIVE}}}"#),
        &format!(r#"{{"dir":"s2c","msg":{APPROVAL}}}"#),
        r#"{"msg":{"id":0,"result":{}},"dir":"s2c"}"#,
        r#"{"dir":"c2s","msg":{"id":0,"error":{"code":-32600,"message":"no"}}}"#,
    ]);
    assert_eq!(said[2], by(ServerToClient, "thread/archive"));
    assert_eq!(said[3], by(ClientToServer, "item/fileChange/requestApproval"));
}

#[test]
fn string_and_integer_ids_are_different_requests() {
    let said = read(&[ARCHIVE, r#"{"id":"0","result":{}}"#, r#"{"id":0,"result":{}}"#]);
    assert_eq!(said[1], (None, None));
    assert_eq!(said[2], by(ServerToClient, "thread/archive"));
}

#[test]
fn a_line_beyond_the_limit_is_counted_and_the_next_one_read() {
    let mut text = vec![b'x'; MAX_LINE + 1];
    text.extend_from_slice(b"\r\n{}\r\n");
    let mut lines = Lines::new(text.as_slice());
    let long = lines.next_line().expect("memory can be read").expect("a line");
    assert_eq!(long.text, Err(BadLine::TooLong { length: MAX_LINE + 2 }));
    let next = lines.next_line().expect("memory can be read").expect("a line");
    assert_eq!((next.number, next.text), (2, Ok("{}")));
    assert_eq!(lines.next_line().expect("memory can be read"), None);
    assert_eq!(lines.bytes_read(), text.len() as u64);
}
