//! Which request an answer belongs to.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::program::run_with;

fn validate(lines: &[&str]) -> Value {
    run_with(&["validate", "--format", "json", "-"], &lines.join("\n")).json()
}

fn by_method(lines: &[&str]) -> Value {
    let found = run_with(&["inspect", "--format", "json", "-"], &lines.join("\n")).json();
    assert_eq!(found["failures"], json!([]));
    found["byMethod"].clone()
}

const READ: &str = r#"{"id":0,"method":"fs/readFile","params":{"path":"/f"}}"#;
const CONTENT: &str = r#"{"id":0,"result":{"dataBase64":""}}"#;
const APPROVAL: &str = r#"{"id":0,"method":"item/fileChange/requestApproval","params":{"threadId":"t","turnId":"u","itemId":"i","startedAtMs":1}}"#;
const DECISION: &str = r#"{"id":0,"result":{"decision":"accept"}}"#;

/// Client and server count their ids on their own: both have a request 0 open.
#[test]
fn a_bare_answer_goes_to_the_request_whose_result_type_it_fits() {
    let nothing = json!([]);
    for lines in [
        [READ, APPROVAL, DECISION, CONTENT],
        [READ, APPROVAL, CONTENT, DECISION],
        [APPROVAL, READ, DECISION, CONTENT],
        [APPROVAL, READ, CONTENT, DECISION],
    ] {
        assert_eq!(by_method(&lines), json!({"fs/readFile": 2, "item/fileChange/requestApproval": 2}));
        assert_eq!(validate(&lines)["findings"], nothing, "{lines:?}");
    }
}

#[test]
fn of_two_that_fit_the_oldest_is_answered() {
    let first = r#"{"id":0,"method":"fs/readFile","params":{"path":"/a"}}"#;
    let remove = r#"{"id":0,"method":"fs/remove","params":{"path":"/a"}}"#;
    let create = r#"{"id":0,"method":"fs/createDirectory","params":{"path":"/a"}}"#;
    let done = r#"{"id":0,"result":{}}"#;
    assert_eq!(
        by_method(&[first, remove, create, done]),
        json!({"fs/readFile": 1, "fs/remove": 2, "fs/createDirectory": 1})
    );
    assert_eq!(by_method(&[create, remove, done]), json!({"fs/createDirectory": 2, "fs/remove": 1}));
}

#[test]
fn an_answer_that_fits_none_is_judged_by_the_oldest() {
    let report = validate(&[READ, APPROVAL, r#"{"id":0,"result":7}"#]);
    let finding = &report["findings"][0];
    assert_eq!((&finding["line"], &finding["method"]), (&json!(3), &json!("fs/readFile")));
}

#[test]
fn a_wrapped_answer_belongs_to_a_request_of_the_other_side() {
    let wrap = |dir: &str, message: &str| format!(r#"{{"dir":"{dir}","msg":{message}}}"#);
    let (read, approval) = (wrap("c2s", READ), wrap("s2c", APPROVAL));
    let report = validate(&[&read, &approval, &wrap("c2s", r#"{"id":0,"result":{}}"#)]);
    let finding = &report["findings"][0];
    assert_eq!(
        (&finding["method"], &finding["direction"]),
        (&json!("item/fileChange/requestApproval"), &json!("client"))
    );
    // Forms may mix.
    assert_eq!(validate(&[&read, APPROVAL, DECISION, &wrap("s2c", CONTENT)])["findings"], json!([]));
    // Nobody answers its own request.
    let report = validate(&[&read, &wrap("c2s", CONTENT)]);
    assert_eq!(report["findings"][0]["pointer"], "/id");
}

#[test]
fn an_error_answer_is_no_finding() {
    let error = r#"{"id":0,"error":{"code":-32600,"message":"Not initialized"}}"#;
    for lines in [&[READ, error][..], &[APPROVAL, error], &[READ, error, APPROVAL, DECISION]] {
        let ran = run_with(&["validate", "--format", "json", "-"], &lines.join("\n"));
        assert_eq!((ran.code, &ran.json()["findings"]), (Some(0), &json!([])), "{lines:?}");
        assert_eq!(ran.json()["notes"], json!([]));
    }
    assert_eq!(by_method(&[READ, error]), json!({"fs/readFile": 2}));
}

#[test]
fn an_id_is_a_string_or_a_number_and_these_differ() {
    let report = validate(&[READ, r#"{"id":"0","result":{"dataBase64":""}}"#]);
    assert_eq!(report["findings"][0]["pointer"], "/id");
}
