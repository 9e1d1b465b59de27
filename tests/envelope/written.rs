//! What is written: ids as received, no `jsonrpc`, members in the order of §1.

use codex_schema::Json;
use codex_schema::jsonrpc::{JSONRPCError, JSONRPCErrorError, JSONRPCMessage, RequestId};
use pretty_assertions::assert_eq;

fn rewritten(text: &str) -> String {
    let message: JSONRPCMessage =
        serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    serde_json::to_string(&message).expect("is written")
}

#[test]
fn messages() {
    let rows = [
        (r#"{"jsonrpc":"2.0","id":1,"method":"a","params":{}}"#, r#"{"id":1,"method":"a","params":{}}"#),
        (r#"{"jsonrpc":[],"id":1,"method":"a"}"#, r#"{"id":1,"method":"a"}"#),
        (r#"{"id":1,"method":"a","params":null}"#, r#"{"id":1,"method":"a"}"#),
        (r#"{"method":"a","params":null}"#, r#"{"method":"a"}"#),
        (r#"{"params":[1],"method":"a"}"#, r#"{"method":"a","params":[1]}"#),
        (r#"{"jsonrpc":"2.0","result":null,"id":1}"#, r#"{"id":1,"result":null}"#),
        (r#"{"id":1,"method":"a","result":{}}"#, r#"{"id":1,"method":"a"}"#),
        (r#"{"id":1,"result":{},"error":{"code":1,"message":"m"}}"#, r#"{"id":1,"result":{}}"#),
        (
            r#"{"id":"s","error":{"message":"m","code":-1}}"#,
            r#"{"error":{"code":-1,"message":"m"},"id":"s"}"#,
        ),
        (r#"{"id":null,"method":"a"}"#, r#"{"method":"a"}"#),
        (r#"{"id":5,"method":"a","trace":null}"#, r#"{"id":5,"method":"a"}"#),
        (r#"{"id":5,"method":"a","trace":{}}"#, r#"{"id":5,"method":"a","trace":{}}"#),
        (
            r#"{"trace":{"tracestate":"s","traceparent":"p","x":1},"id":5,"params":{},"method":"a"}"#,
            r#"{"id":5,"method":"a","params":{},"trace":{"traceparent":"p","tracestate":"s"}}"#,
        ),
        (r#"{"id":5,"method":"a","trace":{"traceparent":null}}"#, r#"{"id":5,"method":"a","trace":{}}"#),
    ];
    for (read, written) in rows {
        assert_eq!(rewritten(read), written);
    }
}

#[test]
fn ids_keep_their_form() {
    for id in [
        "0",
        "-1",
        "9223372036854775807",
        "-9223372036854775808",
        r#""""#,
        r#""1""#,
        r#""9223372036854775808""#,
        r#""a \"b\" \\ é""#,
    ] {
        let text = format!(r#"{{"id":{id},"result":1}}"#);
        assert_eq!(rewritten(&text), text);
    }
    let string: RequestId = serde_json::from_str(r#""1""#).expect("is an id");
    let integer: RequestId = serde_json::from_str("1").expect("is an id");
    assert_ne!(string, integer);
}

#[test]
fn what_is_no_id() {
    for id in ["null", "1.0", "1e3", "9223372036854775808", "-9223372036854775809", "{}", "[]", "true"] {
        assert!(serde_json::from_str::<RequestId>(id).is_err(), "{id}");
    }
}

#[test]
fn error_objects() {
    let rows = [
        (r#"{"code":1,"message":"m","data":null}"#, r#"{"code":1,"message":"m"}"#),
        (r#"{"message":"m","code":1}"#, r#"{"code":1,"message":"m"}"#),
        (
            r#"{"message":"m","data":{"b":1,"a":[1.10]},"code":1}"#,
            r#"{"code":1,"data":{"b":1,"a":[1.10]},"message":"m"}"#,
        ),
        (r#"{"code":1,"data":false,"message":"m","x":1}"#, r#"{"code":1,"data":false,"message":"m"}"#),
    ];
    for (read, written) in rows {
        let error: JSONRPCErrorError = serde_json::from_str(read).expect("is an error");
        assert_eq!(serde_json::to_string(&error).expect("is written"), written);
    }
    // By hand, as the server writes the refusal of too long an input (§1.2).
    let mut error = JSONRPCErrorError::new(-32602, "Input exceeds the maximum length of 1048576 characters.");
    error.data = Some(Json::from_text(r#"{"input_error_code":"input_too_large"}"#.into()).expect("is JSON"));
    assert_eq!(
        serde_json::to_string(&JSONRPCError::new(error, 3)).expect("is written"),
        r#"{"error":{"code":-32602,"data":{"input_error_code":"input_too_large"},"message":"Input exceeds the maximum length of 1048576 characters."},"id":3}"#
    );
}
