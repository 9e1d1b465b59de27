//! `inspect`.

use std::collections::BTreeSet;

use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::program::{RECORDINGS, file, lines_of, run, run_with};

fn inspect(input: &str) -> Value {
    run_with(&["inspect", "--format", "json", "-"], input).json()
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().expect("is an object").keys().map(String::as_str).collect()
}

#[test]
fn the_recordings_decode_without_failure_or_loss() {
    for recording in RECORDINGS {
        let ran = run(&["inspect", "--format", "json", recording]);
        let found = ran.json();
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{recording}");
        assert_eq!(found["messages"], lines_of(recording));
        for list in ["failures", "unknown", "lossy"] {
            assert_eq!(found[list], json!([]), "{recording}: {list}");
        }
        // A response counts for its request's method, so that every message has one.
        let counts = found["byMethod"].as_object().expect("is an object").values();
        assert_eq!(counts.filter_map(Value::as_u64).sum::<u64>() as usize, lines_of(recording));
        let text = run(&["inspect", recording]);
        assert_eq!((text.code, text.stderr.as_str()), (Some(0), ""), "{recording}");
        let summary = format!("{} messages, 0 failures, 0 unknown, 0 lossy", lines_of(recording));
        assert_eq!(text.stdout.lines().last(), Some(summary.as_str()));
    }
}

#[test]
fn several_files_are_one_report() {
    let ran = run(&["inspect", "--format", "json", RECORDINGS[0], RECORDINGS[1]]);
    assert_eq!(ran.json()["messages"], lines_of(RECORDINGS[0]) + lines_of(RECORDINGS[1]));
    // Requests of one file are not answered in the next.
    let first = file("inspect_first", "{\"id\":1,\"method\":\"thread/list\",\"params\":{}}\n");
    let second = file("inspect_second", "\n{\"id\":1,\"result\":{}}\n");
    let found = run(&["inspect", "--format", "json", &first, &second]).json();
    assert_eq!(
        found["unknown"],
        json!([{"file": second, "line": 2, "pointer": "/id", "kind": "response", "text": "1"}])
    );
}

#[test]
fn the_json_form_has_the_documented_members() {
    let found = inspect(concat!(
        "{\"method\":\"thread/closed\",\"params\":{\"threadId\":7}}\n",
        "\n",
        "{\"method\":\"thread/closed\",\"params\":{\"threadId\":\"t\",\"more\":1}}\n",
        "no message\n",
    ));
    let all = ["byMethod", "failures", "lossy", "messages", "unknown"];
    assert_eq!(keys(&found), BTreeSet::from(all));
    assert_eq!(found["messages"], 3);
    assert_eq!(found["byMethod"], json!({"thread/closed": 2}));
    let members = ["direction", "error", "file", "line", "method", "pointer"];
    for failure in found["failures"].as_array().expect("is an array") {
        assert_eq!(keys(failure), BTreeSet::from(members));
    }
    let failure = &found["failures"][0];
    assert_eq!(
        (&failure["file"], &failure["line"], &failure["direction"], &failure["method"], &failure["pointer"]),
        (&json!("-"), &json!(1), &json!("server"), &json!("thread/closed"), &json!("/params/threadId")),
    );
    let failure = &found["failures"][1];
    assert_eq!(
        (&failure["line"], &failure["direction"], &failure["method"]),
        (&json!(4), &json!(null), &json!(null))
    );
    assert_eq!(
        found["unknown"],
        json!([{"file": "-", "line": 3, "pointer": "/params/more", "kind": "member", "text": "more"}])
    );
    // A member listed as unknown is no loss.
    assert_eq!(found["lossy"], json!([]));
}

#[test]
fn what_is_beyond_the_types_is_listed_by_kind() {
    let turn = r#"{"id":"u","items":[],"itemsView":"notLoaded","status":"paused","error":null,"startedAt":null,"completedAt":null,"durationMs":null}"#;
    for (line, pointer, kind, text) in [
        (r#"{"dir":"s2c","msg":{"method":"a/b","params":{"x":1}}}"#.to_owned(), "/method", "method", "a/b"),
        (
            r#"{"method":"thread/status/changed","params":{"threadId":"t","status":{"type":"dreaming","of":1}}}"#.to_owned(),
            "/params/status",
            "variant",
            "dreaming",
        ),
        (
            format!(r#"{{"method":"turn/started","params":{{"threadId":"t","turn":{turn}}}}}"#),
            "/params/turn/status",
            "value",
            "paused",
        ),
        (
            r#"{"method":"thread/closed","params":{"threadId":"t","a/b":{}}}"#.to_owned(),
            "/params/a~1b",
            "member",
            "a/b",
        ),
        (r#"{"id":9,"result":{"any":1}}"#.to_owned(), "/id", "response", "9"),
        (r#"{"id":1,"method":"thread/list","params":{},"extra":1}"#.to_owned(), "/extra", "member", "extra"),
    ] {
        let ran = run_with(&["inspect", "--format", "json", "-"], &line);
        let found = ran.json();
        let expected = json!([{"file": "-", "line": 1, "pointer": pointer, "kind": kind, "text": text}]);
        assert_eq!(found["unknown"], expected, "{line}");
        assert_eq!((&found["failures"], &found["lossy"]), (&json!([]), &json!([])), "{line}");
        assert_eq!(ran.code, Some(0), "{line}");
    }
}

#[test]
fn an_answer_carries_the_method_of_its_request() {
    let found = inspect(concat!(
        "{\"dir\":\"c2s\",\"msg\":{\"id\":1,\"method\":\"fs/readFile\",\"params\":{\"path\":\"/f\"}}}\n",
        "{\"dir\":\"s2c\",\"msg\":{\"id\":1,\"result\":{\"dataBase64\":7}}}\n",
    ));
    assert_eq!(found["byMethod"], json!({"fs/readFile": 2}));
    let failure = &found["failures"][0];
    assert_eq!(
        (&failure["line"], &failure["direction"], &failure["method"], &failure["pointer"]),
        (&json!(2), &json!("server"), &json!("fs/readFile"), &json!("/result/dataBase64")),
    );
}

#[test]
fn an_absent_member_that_comes_back_as_null_and_a_jsonrpc_member_are_no_loss() {
    let found = inspect(concat!(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"turn/start\",\"params\":{\"threadId\":\"t\",\"input\":[]}}\n",
        "{\"id\":1,\"result\":{\"turn\":{\"id\":\"u\",\"items\":[],\"status\":\"inProgress\"}}}\n",
        "{\"id\":2,\"method\":\"thread/list\",\"params\":{},\"trace\":{\"traceparent\":\"00-a-b-01\"}}\n",
        "{\"id\":2,\"error\":{\"code\":-32600,\"message\":\"no\",\"data\":{\"x\":null}}}\n",
    ));
    for list in ["failures", "unknown", "lossy"] {
        assert_eq!(found[list], json!([]), "{list}");
    }
}
