//! `validate`.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::program::{RECORDINGS, Ran, file, lines_of, run, run_with};

fn check(arguments: &[&str], input: &str) -> (Ran, Value) {
    let ran = run_with(&[&["validate", "--format", "json"], arguments, &["-"]].concat(), input);
    let report = ran.json();
    (ran, report)
}

/// Line, pointer and nearest name of each entry.
fn places(entries: &Value) -> Vec<(u64, &str, Option<&str>)> {
    let entries = entries.as_array().expect("is an array").iter();
    entries
        .map(|entry| {
            let pointer = entry["pointer"].as_str().expect("is text");
            (entry["line"].as_u64().expect("is a number"), pointer, entry["nearest"].as_str())
        })
        .collect()
}

#[test]
fn the_recordings_have_no_findings() {
    for recording in RECORDINGS {
        for strict in [&[][..], &["--strict"]] {
            let ran = run(&[&["validate", "--format", "json"], strict, &[recording]].concat());
            assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{recording}");
            assert_eq!(ran.json(), json!({"messages": lines_of(recording), "findings": [], "notes": []}));
        }
        let ran = run(&["validate", recording]);
        assert_eq!(ran.stdout, format!("valid: {} messages, 0 findings, 0 notes\n", lines_of(recording)));
    }
    let both = run(&["validate", "--format", "json", RECORDINGS[0], RECORDINGS[1]]).json();
    assert_eq!(both["messages"], lines_of(RECORDINGS[0]) + lines_of(RECORDINGS[1]));
}

#[test]
fn a_finding_names_everything() {
    let first = file(
        "names_everything",
        &format!("\n{}\n", r#"{"dir":"c2s","msg":{"id":1,"method":"thread/start","params":{"cwd":7}}}"#),
    );
    let ran = run(&["validate", "--format", "json", &first]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(1), ""));
    let expected = json!([{
        "file": first, "line": 2, "direction": "client", "method": "thread/start", "pointer": "/params/cwd",
        "expected": "null or a string", "found": "the number 7",
    }]);
    let findings = &ran.json()["findings"];
    let mut found = findings.clone();
    let types = found[0]["expected"].take();
    assert!(
        types.as_str().is_some_and(|types| types.contains("null") && types.contains("a string")),
        "{types}"
    );
    found[0]["expected"] = expected[0]["expected"].clone();
    assert_eq!(found, expected);
    let text = run(&["validate", &first]).stdout;
    assert!(
        text.starts_with(&format!("error: {first}:2: client thread/start at /params/cwd expected ")),
        "{text}"
    );
    assert!(text.ends_with("not valid: 1 messages, 1 findings, 0 notes\n"), "{text}");
}

#[test]
fn a_misspelt_member_is_told_in_strict_mode() {
    let line =
        r#"{"id":1,"method":"thread/start","params":{"approval_policy":"never","sandbx":"read-only"}}"#;
    let (ran, report) = check(&[], line);
    assert_eq!((ran.code, &report["findings"]), (Some(0), &json!([])));
    let (ran, report) = check(&["--strict"], line);
    assert_eq!(ran.code, Some(1));
    assert_eq!(
        places(&report["findings"]),
        [(1, "/params/approval_policy", Some("approvalPolicy")), (1, "/params/sandbx", Some("sandbox"))]
    );
    let envelope = r#"{"id":1,"method":"thread/start","params":{},"tracee":{}}"#;
    assert_eq!(check(&[], envelope).0.code, Some(0));
    assert_eq!(places(&check(&["--strict"], envelope).1["findings"]), [(1, "/tracee", Some("trace"))]);
}

#[test]
fn an_old_name_is_told_either_way() {
    for old in ["sessionId", "session_id"] {
        let line = format!(
            r#"{{"id":1,"method":"thread/realtime/start","params":{{"threadId":"t","outputModality":"audio","{old}":"s"}}}}"#
        );
        for strict in [&[][..], &["--strict"]] {
            let (ran, report) = check(strict, &line);
            assert_eq!(ran.code, Some(1), "{old}");
            let found = &report["findings"][0];
            assert_eq!(found["pointer"], format!("/params/{old}"));
            assert_eq!(
                found["expected"],
                "`realtimeSessionId`, as the member has been called since it was renamed"
            );
            assert_eq!(found["found"], format!("`{old}`, which the server ignores"));
            assert_eq!(report["findings"].as_array().map(Vec::len), Some(1));
        }
        let (ran, _) = check(&["--strict"], &line.replace(old, "realtimeSessionId"));
        assert_eq!(ran.code, Some(0));
    }
}

#[test]
fn unknown_values_are_notes_of_a_server_and_findings_of_a_client() {
    for (line, pointer, nearest) in [
        (
            r#"{"method":"thread/status/changed","params":{"threadId":"t","status":{"type":"idel"}}}"#,
            "/params/status",
            "idle",
        ),
        (
            r#"{"method":"turn/started","params":{"threadId":"t","turn":{"id":"u","items":[],"itemsView":"notLoaded","status":"inProgres","error":null,"startedAt":null,"completedAt":null,"durationMs":null}}}"#,
            "/params/turn/status",
            "inProgress",
        ),
    ] {
        for strict in [&[][..], &["--strict"]] {
            let (ran, report) = check(strict, line);
            assert_eq!((ran.code, &report["findings"]), (Some(0), &json!([])), "{line}");
            assert_eq!(places(&report["notes"]), [(1, pointer, Some(nearest))], "{line}");
        }
    }
    for (line, pointer, nearest) in [
        (
            r#"{"id":1,"method":"thread/start","params":{"sandbox":"readOnly"}}"#,
            "/params/sandbox",
            "read-only",
        ),
        (
            r#"{"id":1,"method":"thread/start","params":{"approvalPolicy":"nevr"}}"#,
            "/params/approvalPolicy",
            "never",
        ),
        (
            r#"{"id":1,"method":"turn/start","params":{"threadId":"t","input":[{"type":"txt","text":"a"}]}}"#,
            "/params/input/0/type",
            "text",
        ),
    ] {
        let (ran, report) = check(&[], line);
        assert_eq!((ran.code, &report["notes"]), (Some(1), &json!([])), "{line}");
        assert_eq!(places(&report["findings"]), [(1, pointer, Some(nearest))], "{line}");
    }
}

#[test]
fn a_payload_of_a_type() {
    let pretty = "{\n  \"threadId\": \"t\",\n  \"input\": [\n    {\"type\": \"text\", \"text\": 5}\n  ]\n}\n";
    let (ran, report) = check(&["--type", "TurnStartParams"], pretty);
    assert_eq!((ran.code, &report["messages"]), (Some(1), &json!(1)));
    assert_eq!(places(&report["findings"]), [(1, "/input/0/text", None)]);
    let (ran, report) = check(&["--type", "TurnStartParams"], &pretty.replace('5', "\"a\""));
    assert_eq!((ran.code, &report["messages"], &report["findings"]), (Some(0), &json!(1), &json!([])));

    let lines = "{\"cwd\":\"/a\"}\n\n{\"cwd\":7}\nnope\n{\"modle\":\"m\"}\n{\"cwd\":";
    let (_, report) = check(&["--type", "ThreadStartParams"], lines);
    assert_eq!(report["messages"], 5);
    assert_eq!(report["findings"].as_array().map(Vec::len), Some(3), "{report}");
    let told = |at: usize| report["findings"][at]["line"].as_u64();
    assert_eq!((told(0), told(1), told(2)), (Some(3), Some(4), Some(6)));
    assert!(
        report["findings"][2]["found"].as_str().is_some_and(|found| found.contains("ends inside")),
        "{report}"
    );
    let (_, report) = check(&["--strict", "--type", "ThreadStartParams"], "{\"modle\":\"m\"}\n");
    assert_eq!(places(&report["findings"]), [(1, "/modle", Some("model"))]);
}

/// One that was saved with a byte order mark, as some editors do.
#[test]
fn a_pretty_printed_payload_after_a_byte_order_mark() {
    let (_, report) = check(&["--type", "ThreadStartParams"], "\u{feff}{\n  \"cwd\": 7\n}\n");
    let findings = places(&report["findings"]);
    assert_eq!(findings, [(1, "", None), (1, "/cwd", None)]);
    assert_eq!(report["messages"], 1);
}
