//! Bodies that are malformed, or not JSON at all.

use crate::support::{MARKER, case, check, inspect, inspected, marker_is_told, validate, validated};

#[test]
fn numbers_out_of_range() {
    let range = "number out of range";
    for (line, pointer) in [
        (
            r#"{"method":"item/completed","params":{"threadId":"t","turnId":"u","completedAtMs":1e400,"item":{"type":"agentMessage","id":"i","text":""}}}"#,
            "/params/completedAtMs",
        ),
        (
            r#"{"id":1,"method":"mcpServer/tool/call","params":{"threadId":"t","server":"s","tool":"t","arguments":{"x":[0,1e400]}}}"#,
            "/params/arguments/x/1",
        ),
        (r#"{"id":1,"method":"thread/start","params":{"config":{"x":-1e400}}}"#, "/params/config/x"),
    ] {
        check(&case(line, pointer, range, range));
    }
    // An integer that its member cannot hold.
    let line = r#"{"method":"item/completed","params":{"threadId":"t","turnId":"u","completedAtMs":9223372036854775808,"item":{"type":"agentMessage","id":"i","text":""}}}"#;
    check(&case(line, "/params/completedAtMs", "9223372036854775808", "9223372036854775808"));
}

#[test]
fn a_body_of_a_wrong_shape() {
    for (line, pointer, inspected, validated) in [
        (r#"{"method":"thread/closed"}"#, "", "", "the member `params`"),
        (r#"{"method":"thread/closed","params":[1]}"#, "/params", "", "an object"),
        (
            r#"{"method":"thread/closed","params":{"thread_id":"t"}}"#,
            "/params",
            "threadId",
            "the member `threadId`",
        ),
        (
            r#"{"id":1,"method":"turn/start","params":{"threadId":"t","input":[{"type":"text"}]}}"#,
            "/params/input/0",
            "text",
            "the member `text`",
        ),
    ] {
        let text = format!("{line}\n{MARKER}\n");
        for (said, expected) in [(inspected_of(&text), inspected), (validated_of(&text), validated)] {
            let told = said.iter().find(|(at, ..)| *at == 1).expect("something was told");
            assert!(told.1.starts_with(pointer) && told.2.contains(expected), "{line}: {told:?}");
            marker_is_told(&said, 2);
        }
    }
}

/// Routing does not read these parts; each tool still says that the line is not JSON.
#[test]
fn what_is_not_json_where_no_type_looks() {
    for line in [
        r#"{"method":"no/such","params":{bad}}"#,
        r#"{"id":1,"method":"no/such","params":[1,]}"#,
        r#"{"method":"initialized","params":{]}"#,
        r#"{"id":1,"result":{bad}}"#,
        r#"{"method":"thread/closed","more":[}],"params":{"threadId":"t"}}"#,
        r#"{"method":"thread/closed","jsonrpc":tru,"params":{"threadId":"t"}}"#,
        r#"{"method":"thread/closed","params":{"threadId":"t"},"more":nope}"#,
        r#"{"dir":"s2c","msg":{"id":1,"more":{]},"error":{"code":1,"message":"m"}}}"#,
        r#"{"id":0x,"method":"no/such","params":{}}"#,
    ] {
        let text = format!("{line}\n{MARKER}\n");
        for said in [inspected_of(&text), validated_of(&text)] {
            let wrong = |text: &str| {
                text.starts_with("failure") || text.contains("JSON") || text.contains("no params")
            };
            assert!(said.iter().any(|(at, _, text)| *at == 1 && wrong(text)), "{line}: {said:?}");
            marker_is_told(&said, 2);
        }
    }
}

fn inspected_of(text: &str) -> crate::support::Said {
    inspected(&inspect(text.as_bytes()))
}

fn validated_of(text: &str) -> crate::support::Said {
    validated(&validate(text.as_bytes()))
}
