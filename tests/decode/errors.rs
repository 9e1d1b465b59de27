//! What is said about a text that does not fit, and about which place.

use codex_schema::v2::Thread;
use serde::{Deserialize, Serialize};

use crate::support::ours;

#[derive(Debug, Serialize, Deserialize)]
struct Outer {
    list: Vec<Inner>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Inner {
    a: u8,
    #[serde(default)]
    b: Option<Choice>,
}

#[derive(Debug, Serialize, Deserialize)]
enum Choice {
    One,
    Two(u8),
}

#[test]
fn place_and_reason() {
    for (text, pointer, message) in [
        ("", "", "expected a value, found the end of the text"),
        ("7", "", "invalid type: integer `7`, expected struct Outer"),
        ("{}", "", "missing field `list`"),
        (r#"{"list":null}"#, "/list", "invalid type: null, expected a sequence"),
        (r#"{"list":[{"a":1},{"a":2.5}]}"#, "/list/1/a", "invalid type: floating point `2.5`, expected u8"),
        (r#"{"list":[{"a":1},{"a":300}]}"#, "/list/1/a", "invalid value: integer `300`, expected u8"),
        (r#"{"list":[{"a":1},{"a":"x\n"}]}"#, "/list/1/a", r#"invalid type: string "x\n", expected u8"#),
        (r#"{"list":[{"a":1},{"b":null}]}"#, "/list/1", "missing field `a`"),
        (
            r#"{"list":[{"a":1,"b":"Three"}]}"#,
            "/list/0/b",
            "unknown variant `Three`, expected `One` or `Two`",
        ),
        (
            r#"{"list":[{"a":1,"b":{"Two":"x"}}]}"#,
            "/list/0/b/Two",
            r#"invalid type: string "x", expected u8"#,
        ),
        (
            r#"{"list":[{"a":1,"b":7}]}"#,
            "/list/0/b",
            "expected a string or an object with one member, found `7`",
        ),
        (r#"{"list":[{"a":1e400}]}"#, "/list/0/a", "number out of range"),
        (r#"{"list":[{"a":01}]}"#, "/list/0/a", "expected a number without leading zeros, found `1`"),
        (r#"{"list":[{"a":1 "b":2}]}"#, "/list/0/a", "expected `,` or `}`, found `\"`"),
        (r#"{"list":[{"a":1} {}]}"#, "/list/0", "expected `,` or `]`, found `{`"),
        (r#"{"list":[{"a":1},]}"#, "/list", "expected a value, found `]`"),
        (r#"{"list":[{"a":1},"#, "", "expected a value, found the end of the text"),
        (r#"{"list":[{"x":"\x"}]}"#, "/list/0/x", r"expected an escape that JSON knows, found `\`"),
        (r#"{"list":[{"x":"\ud800"}]}"#, "/list/0", "missing field `a`"),
        (
            "{\"list\":[{\"x\":\"\u{1}\"}]}",
            "/list/0/x",
            r"expected a string without control characters, found \u0001",
        ),
        (r#"{"list":[]} x"#, "", "expected the end of the text, found `x`"),
        (r#"{"list":[{"x":tru}]}"#, "/list/0/x", "expected true, found `t`"),
    ] {
        let error = ours::<Outer>(text).expect_err(text);
        assert_eq!((error.pointer.as_str(), error.message.as_str()), (pointer, message), "{text}");
        assert_eq!(&*error.raw, text);
    }
}

#[test]
fn too_deep() {
    let text = "[".repeat(200);
    let error = ours::<serde_json::Value>(&text).expect_err("too deep");
    assert_eq!(error.message, "recursion limit exceeded");
    assert_eq!(error.pointer, "/0".repeat(127));
}

/// A body is read on its own when its tag comes late; its place is told inside the text of the reason.
#[test]
fn inside_a_body_with_a_late_tag() {
    let error = ours::<Thread>(r#"{"status":{"activeFlags":7,"type":"active"}}"#).expect_err("no flags");
    assert!(error.message.ends_with("(at /activeFlags)"), "{error}");
    assert_eq!(error.pointer, "/status");
}
