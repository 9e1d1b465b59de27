//! Members that stand twice: told with their place, and the last one counts.

use codex_schema::recording::Conversation;

use crate::support::{case, check, inspect, inspected, start, validate, validated};

const INSPECTED: &str = "failure: the member stands more than once; the last one counts";
const VALIDATED: &str = "finding: expected each member once, found it twice; the last one counts";

#[test]
fn repeated_members_are_told_and_the_message_is_read_on() {
    for (line, pointer) in [
        (r#"{"method":"thread/started","method":"thread/closed","params":{"threadId":"t"}}"#, "/method"),
        (r#"{"method":"thread/closed","params":{},"params":{"threadId":"t"}}"#, "/params"),
        (r#"{"id":{},"id":1,"method":"thread/start","params":{}}"#, "/id"),
        (r#"{"method":"thread/closed","params":{"threadId":7,"threadId":"t"}}"#, "/params/threadId"),
        (r#"{"method":"thread/closed","params":{"threadId":7,"thread\u0049d":"t"}}"#, "/params/threadId"),
        (
            r#"{"id":1,"method":"turn/start","params":{"threadId":"t","input":[{"type":"text","text":7,"text":"b"}]}}"#,
            "/params/input/0/text",
        ),
        (
            r#"{"id":1,"method":"turn/start","params":{"threadId":"t","input":[],"sandboxPolicy":{"type":"x","type":"dangerFullAccess"}}}"#,
            "/params/sandboxPolicy/type",
        ),
        (
            r#"{"id":1,"method":"mcpServer/tool/call","params":{"threadId":"t","server":"s","tool":"t","arguments":{"a/b":[{"c":1,"c":2}]}}}"#,
            "/params/arguments/a~1b/0/c",
        ),
        (
            r#"{"dir":"s2c","msg":{"method":"thread/closed","params":{"threadId":{},"threadId":"t"}}}"#,
            "/params/threadId",
        ),
    ] {
        check(&case(line, pointer, INSPECTED, VALIDATED));
    }
}

#[test]
fn repeated_members_of_an_answer() {
    let request = r#"{"id":1,"method":"fs/readFile","params":{"path":"/f"}}"#;
    for (answer, pointer) in [
        (r#"{"id":1,"result":{"dataBase64":7,"dataBase64":""}}"#, "/result/dataBase64"),
        (r#"{"id":1,"error":{"code":1,"message":"m","data":{"a":1,"a":2}}}"#, "/error/data/a"),
        (r#"{"id":1,"error":{"code":"x","code":1,"message":"m"}}"#, "/error/code"),
        (r#"{"id":1,"result":7,"result":{"dataBase64":""}}"#, "/result"),
    ] {
        let text = format!("{request}\n{answer}\n");
        for said in [inspected(&inspect(text.as_bytes())), validated(&validate(text.as_bytes()))] {
            match said.as_slice() {
                [(2, at, text)] => {
                    assert_eq!(at, pointer, "{text}");
                    assert!(text.contains(INSPECTED) || text.contains(VALIDATED), "{text}");
                }
                said => panic!("{}: {said:?}", start(answer)),
            }
        }
    }
}

#[test]
fn the_last_one_counts() {
    let line =
        r#"{"method":"thread/started","id":1,"method":"thread/start","params":{"cwd":"/a","cwd":"/b"}}"#;
    let recorded = Conversation::default().read(line).expect("is a message").method;
    assert_eq!(recorded.as_deref(), Some("thread/start"));
    // A wrong last one is wrong, whatever stands before it.
    let line = r#"{"method":"thread/closed","params":{"threadId":"t","threadId":7}}"#;
    let inspection = inspect(line.as_bytes());
    assert_eq!(inspection.failures.len(), 2, "{inspection:?}");
    assert_eq!(validate(line.as_bytes()).findings.len(), 2);
}
