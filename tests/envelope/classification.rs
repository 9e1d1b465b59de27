//! The table of §1.1, row by row, for the owned and for the borrowed form.

use codex_schema::jsonrpc::{JSONRPCMessage, Routed};
use pretty_assertions::assert_eq;

/// The kind of a message, by both readers.
fn kind(text: &str) -> &'static str {
    let routed = match Routed::parse(text) {
        Ok(Routed::Request { .. }) => "request",
        Ok(Routed::Notification { .. }) => "notification",
        Ok(Routed::Response { .. }) => "response",
        Ok(Routed::Error { .. }) => "error",
        Err(error) => {
            assert_eq!(&*error.raw, text);
            "none"
        }
    };
    let owned = match serde_json::from_str(text) {
        Ok(JSONRPCMessage::Request(_)) => "request",
        Ok(JSONRPCMessage::Notification(_)) => "notification",
        Ok(JSONRPCMessage::Response(_)) => "response",
        Ok(JSONRPCMessage::Error(_)) => "error",
        Err(_) => "none",
    };
    assert_eq!(routed, owned, "{text}");
    routed
}

#[test]
fn rows_of_the_table() {
    let rows = [
        (r#"{"jsonrpc":"2.0","id":1,"method":"a","params":{}}"#, "request"),
        (r#"{"id":1,"method":"a"}"#, "request"),
        (r#"{"id":1,"method":"a","params":null}"#, "request"),
        (r#"{"method":"a"}"#, "notification"),
        (r#"{"method":"a","params":null}"#, "notification"),
        (r#"{"id":1,"result":null}"#, "response"),
        (r#"{"id":1,"method":"a","result":{}}"#, "request"),
        (r#"{"id":1,"result":{},"error":{"code":-1,"message":"m"}}"#, "response"),
        (r#"{"id":"s","error":{"code":-1,"message":"m"}}"#, "error"),
        (r#"{"id":null,"method":"a"}"#, "notification"),
        (r#"{"id":1.5,"method":"a"}"#, "notification"),
        (r#"{"id":{},"method":"a"}"#, "notification"),
        (r#"{"id":9223372036854775808,"method":"a"}"#, "notification"),
        (r#"{"id":5,"method":"a","trace":5}"#, "notification"),
        (r#"{"id":5,"method":"a","trace":null}"#, "request"),
        (r#"{"id":1}"#, "none"),
        ("{}", "none"),
        ("[]", "none"),
        (r#"{"id":null,"result":1}"#, "none"),
        (r#"{"error":{"code":-1,"message":"m"},"id":null}"#, "none"),
        (r#"{"method":5,"id":1}"#, "none"),
        (r#"{"id":1,"error":{"code":1.5,"message":"m"}}"#, "none"),
    ];
    for (text, expected) in rows {
        assert_eq!(kind(text), expected, "{text}");
    }
}

#[test]
fn the_first_form_that_fits_wins_and_a_bad_part_is_an_unknown_member() {
    let rows = [
        // No request (bad trace, bad id), but a notification.
        (r#"{"id":5,"method":"a","trace":{"traceparent":7}}"#, "notification"),
        (r#"{"id":true,"method":"a","result":1}"#, "notification"),
        // Neither request nor notification: the method is no string.
        (r#"{"id":1,"method":5,"result":1}"#, "response"),
        (r#"{"id":1,"method":null,"error":{"code":1,"message":"m"}}"#, "error"),
        // A response never looks at its error.
        (r#"{"id":1,"result":1,"error":5}"#, "response"),
        (r#"{"id":1,"error":{"code":1}}"#, "none"),
        (r#"{"id":1,"error":{"message":"m"}}"#, "none"),
        (r#"{"id":1,"error":null}"#, "none"),
        (r#"{"id":1,"error":{"code":"1","message":"m"}}"#, "none"),
        (r#"{"id":1,"error":{"code":9223372036854775808,"message":"m"}}"#, "none"),
        (r#"{"id":1,"error":{"code":-9223372036854775808,"message":""}}"#, "error"),
        (r#"{"result":1}"#, "none"),
        (r#"{"params":{}}"#, "none"),
        ("null", "none"),
        (r#""a""#, "none"),
        ("7", "none"),
        ("", "none"),
        ("{", "none"),
        (r#"{"method":"a"} x"#, "none"),
        (r#"{"method":"a"}{"method":"b"}"#, "none"),
        (r#"[{"method":"a"}]"#, "none"),
    ];
    for (text, expected) in rows {
        assert_eq!(kind(text), expected, "{text}");
    }
}

#[test]
fn errors_name_the_member() {
    let pointer = |text: &str| Routed::parse(text).expect_err("is no message").pointer;
    assert_eq!(pointer(r#"{"method":5,"id":1}"#), "/method");
    assert_eq!(pointer(r#"{"id":null,"result":1}"#), "/id");
    assert_eq!(pointer(r#"{"id":1,"error":{"code":1.5,"message":"m"}}"#), "/error");
    assert_eq!(pointer("{}"), "");
}
