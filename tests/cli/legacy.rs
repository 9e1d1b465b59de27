//! What the verbs say about the legacy API.

use pretty_assertions::assert_eq;

use crate::program::run;

const RECORDING: &str = "tests/fixtures/transcripts/legacy_conversation.jsonl";

#[test]
fn inspect_says_which_methods_are_legacy() {
    let ran = run(&["inspect", RECORDING]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert!(ran.stdout.contains("      2 newConversation (legacy)\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("      1 codex/event/agent_message (legacy)\n"), "{}", ran.stdout);
    let summary =
        "52 messages (52 of the legacy API, removed after release 0.104.0), 0 failures, 2 unknown, 0 lossy";
    assert_eq!(ran.stdout.lines().last(), Some(summary));
    assert_eq!(run(&["inspect", "--format", "json", RECORDING]).json()["legacy"], 52);
}

#[test]
fn validate_says_that_messages_are_legacy() {
    let ran = run(&["validate", "--strict", RECORDING]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    let summary =
        "valid: 52 messages (52 of the legacy API, removed after release 0.104.0), 0 findings, 2 notes";
    assert_eq!(ran.stdout.lines().last(), Some(summary));
    assert_eq!(run(&["validate", "--format", "json", RECORDING]).json()["legacy"], 52);
}

#[test]
fn methods_lists_them_last_as_removed_when_asked() {
    assert!(!run(&["methods"]).stdout.contains("newConversation"));
    let ran = run(&["methods", "--legacy"]);
    let removed = |line: &&str| line.contains(" removed ");
    assert_eq!(ran.stdout.lines().filter(removed).count(), 23);
    let first = ran.stdout.lines().position(|line| line.contains(" removed ")).expect("is listed");
    let rows = ran.stdout.lines().skip(first).filter(|line| !line.starts_with("    "));
    assert!(rows.clone().all(|line| line.contains(" removed ")), "{}", ran.stdout);
    assert!(rows.last().is_some_and(|line| line.starts_with("codex/event/* ")), "{}", ran.stdout);
}

#[test]
fn payloads_of_legacy_types_can_be_checked() {
    let file = crate::program::file("legacy_payload", "{\"conversationId\":\"c\",\"items\":[]}\n");
    let ran = run(&["validate", "--type", "SendUserMessageParams", &file]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert_eq!(run(&["validate", "--type", "legacy.AskForApproval", &file]).code, Some(1));
}
