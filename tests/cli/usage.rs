//! Exit codes, streams, help.

use crate::program::{RECORDINGS, folder, run, run_with};

const WRONG: &str = "{\"method\":\"thread/closed\",\"params\":{\"threadId\":7}}\n";
const RIGHT: &str = "{\"method\":\"thread/closed\",\"params\":{\"threadId\":\"t\"}}\n";

#[test]
fn exit_status() {
    for verb in ["inspect", "validate"] {
        for format in ["text", "json"] {
            let fine = run_with(&[verb, "--format", format, "-"], RIGHT);
            assert_eq!((fine.code, fine.stderr.as_str()), (Some(0), ""), "{verb}");
            let wrong = run_with(&[verb, "--format", format, "-"], WRONG);
            assert_eq!((wrong.code, wrong.stderr.as_str()), (Some(1), ""), "{verb}");
            assert!(wrong.stdout.contains("/params/threadId"), "{verb}: {wrong:?}");
        }
    }
}

#[test]
fn wrong_usage_and_unreadable_files() {
    let folder = folder("no_file");
    let folder = folder.to_str().expect("is text");
    let missing = format!("{folder}/missing.jsonl");
    for (arguments, expected) in [
        (&["inspect", &missing][..], missing.as_str()),
        (&["validate", &missing], missing.as_str()),
        (&["validate", RECORDINGS[0], &missing], missing.as_str()),
        (&["inspect", folder], "is a folder, expected a file"),
        (&["validate", folder], "is a folder, expected a file"),
        (&["validate", "--type", "ThreadStart", "-"], "no type is called ThreadStart"),
        (&["validate", "--type", "threadStartParams", "-"], "did you mean ThreadStartParams?"),
        (&["validate", "--strct", "-"], "--strict"),
        (&["inspect", "--format", "yaml", "-"], "yaml"),
        (&["inspect"], "FILE"),
        (&["inspct", "-"], "inspect"),
        (&["generate-ts"], "--out"),
        (&["docs", "--out", "Cargo.toml/below"], "Cargo.toml/below"),
        (&["docs", "--stable", "--experimental"], "--experimental"),
        (&["generate-json-schema", "--out", "Cargo.toml/below"], "Cargo.toml/below"),
        (&[], "Usage"),
    ] {
        let ran = run(arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?}");
        assert!(ran.stderr.contains(expected), "{arguments:?}: {}", ran.stderr);
        assert_eq!(ran.stdout, "", "{arguments:?}");
    }
}

#[test]
fn help_has_examples() {
    for verb in
        ["generate-json-schema", "generate-ts", "validate", "inspect", "turns", "threads", "methods", "docs"]
    {
        let ran = run(&[verb, "--help"]);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
        assert!(ran.stdout.contains("Example"), "{verb}: {}", ran.stdout);
        assert!(
            ran.stdout.contains(&format!("\n  codex-schema {verb} ")) || verb == "methods",
            "{}",
            ran.stdout
        );
    }
    let ran = run(&["--help"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.stdout.contains("Examples:\n  codex-schema inspect "), "{}", ran.stdout);
    assert!(ran.stdout.contains("0 fine, 1 findings, 2 usage"), "{}", ran.stdout);
    assert!(run(&["--version"]).stdout.contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn no_colour_and_no_progress_when_it_is_no_terminal() {
    for ran in [
        run_with(&["inspect", "-"], WRONG),
        run_with(&["validate", "-"], WRONG),
        run(&["validate", "missing"]),
        run(&["turns", "tests/fixtures/history/mix-003.rollout.jsonl"]),
        run(&["threads", "tests/fixtures/history"]),
        run(&["threads", "--root", "01a1fd77-752c-79a3-83bd-ac086b785546", "tests/fixtures/rollouts"]),
        run(&["--help"]),
        run(&["--wrong"]),
    ] {
        assert!(!ran.stdout.contains('\x1b') && !ran.stderr.contains('\x1b'), "{ran:?}");
    }
    let long = folder("long").join("long.jsonl");
    std::fs::write(&long, RIGHT.repeat(100_000)).expect("can be written");
    let ran = run(&["validate", long.to_str().expect("is text")]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert_eq!(ran.stdout, "valid: 100000 messages, 0 findings, 0 notes\n");
}

#[test]
fn standard_input_may_stand_among_files() {
    let ran = run_with(&["validate", RECORDINGS[0], "-"], WRONG);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stdout.starts_with("error: -:1: server thread/closed at /params/threadId "),
        "{}",
        ran.stdout
    );
}
