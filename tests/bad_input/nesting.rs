//! Ten thousand levels, wherever they stand.

use crate::support::{GOOD, MARKER, inspect, inspected, marker_is_told, start, validate, validated};

const LEVELS: usize = 10_000;

fn arrays() -> String {
    format!("{}{}", "[".repeat(LEVELS), "]".repeat(LEVELS))
}

fn objects() -> String {
    format!("{}1{}", r#"{"a":"#.repeat(LEVELS), "}".repeat(LEVELS))
}

#[test]
fn deep_nesting_is_told_and_the_next_line_is_read() {
    for deep in [arrays(), objects(), "[".repeat(LEVELS), r#"{"a":"#.repeat(LEVELS)] {
        for line in [
            deep.clone(),
            format!(r#"{{"id":{deep},"method":"thread/start","params":{{}}}}"#),
            format!(r#"{{"method":{deep}}}"#),
            format!(r#"{{"method":"thread/closed","params":{deep}}}"#),
            format!(r#"{{"method":"thread/closed","params":{{"threadId":{deep}}}}}"#),
            format!(r#"{{"method":"thread/closed","params":{{"threadId":"t","more":{deep}}}}}"#),
            format!(r#"{{"id":1,"method":"turn/start","params":{{"threadId":"t","input":[{deep}]}}}}"#),
            format!(
                r#"{{"id":1,"method":"turn/start","params":{{"threadId":"t","input":[],"sandboxPolicy":{deep}}}}}"#
            ),
            format!(
                r#"{{"id":1,"method":"mcpServer/tool/call","params":{{"threadId":"t","server":"s","tool":"t","arguments":{deep}}}}}"#
            ),
            format!(
                r#"{{"method":"item/completed","params":{{"threadId":"t","turnId":"u","completedAtMs":1,"item":{deep}}}}}"#
            ),
            format!(r#"{{"method":"no/such","params":{deep}}}"#),
            format!(r#"{{"id":1,"result":{deep}}}"#),
            format!(r#"{{"id":1,"error":{deep}}}"#),
            format!(r#"{{"dir":"c2s","msg":{deep}}}"#),
            format!(r#"{{"dir":{deep},"msg":{GOOD}}}"#),
        ] {
            let text = format!("{GOOD}\n{line}\n{MARKER}\n");
            for said in [inspected(&inspect(text.as_bytes())), validated(&validate(text.as_bytes()))] {
                assert!(said.iter().any(|(at, ..)| *at == 2), "{}: nothing was told", start(&line));
                marker_is_told(&said, 3);
            }
        }
    }
}

#[test]
fn an_answer_with_deep_nesting() {
    let request =
        r#"{"id":1,"method":"mcpServer/tool/call","params":{"threadId":"t","server":"s","tool":"t"}}"#;
    for deep in [arrays(), objects()] {
        let answer = format!(r#"{{"id":1,"result":{{"content":[{deep}]}}}}"#);
        let text = format!("{request}\n{answer}\n{MARKER}\n");
        for said in [inspected(&inspect(text.as_bytes())), validated(&validate(text.as_bytes()))] {
            let told = said.iter().find(|(at, ..)| *at == 2).expect("something was told");
            assert!(told.1.starts_with("/result/content/0"), "{told:?}");
            assert!(told.2.contains("recursion limit"), "{told:?}");
            marker_is_told(&said, 3);
        }
    }
}
