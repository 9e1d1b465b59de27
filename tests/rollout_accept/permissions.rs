//! Forms of permissions that older releases wrote (spec/rollout.md §5.9, §9).

use crate::{accepted, event, line, refused};

fn turn_context(members: &str) -> String {
    let required = r#""cwd":"","approval_policy":"never","sandbox_policy":{"type":"danger-full-access"},"model":"","summary":"auto""#;
    line("turn_context", &format!("{{{required},{members}}}"))
}

#[track_caller]
fn profile(json: &str) {
    accepted(&turn_context(&format!(r#""permission_profile":{json}"#)));
}

#[track_caller]
fn no_profile(json: &str) {
    let refusal = refused(&turn_context(&format!(r#""permission_profile":{json}"#)));
    assert!(refusal.pointer.starts_with("/payload/permission_profile"), "{refusal}");
}

#[test]
fn permission_profiles_have_a_tagged_and_a_closed_legacy_form() {
    for json in [
        "null",
        "{}",
        r#"{"network":null,"file_system":null}"#,
        r#"{"network":{}}"#,
        r#"{"network":{"enabled":null,"brand_new":1}}"#,
        r#"{"network":{"enabled":true},"file_system":{"read":["/a"]}}"#,
        r#"{"type":"disabled"}"#,
        r#"{"type":"disabled","brand_new":1}"#,
        r#"{"brand_new":1,"type":"disabled"}"#,
        r#"{"type":"external","network":"enabled"}"#,
        r#"{"network":"restricted","file_system":{"type":"unrestricted"},"type":"managed"}"#,
    ] {
        profile(json);
    }
    for json in [
        "[]",
        r#""disabled""#,
        r#"{"brand_new":1}"#,
        r#"{"network":true}"#,
        r#"{"network":"enabled"}"#,
        r#"{"network":{"enabled":1}}"#,
        r#"{"type":"brand_new"}"#,
        r#"{"type":null}"#,
        r#"{"type":"external"}"#,
        r#"{"type":"external","network":{"enabled":true}}"#,
        r#"{"type":"managed","network":"enabled"}"#,
        r#"{"type":"managed","network":"enabled","file_system":{}}"#,
    ] {
        no_profile(json);
    }
}

#[test]
fn file_system_permissions_have_two_closed_forms() {
    let with = |json: &str| format!(r#"{{"file_system":{json}}}"#);
    for json in [
        "{}",
        r#"{"entries":[]}"#,
        r#"{"glob_scan_max_depth":1}"#,
        r#"{"glob_scan_max_depth":null}"#,
        r#"{"entries":[{"path":{"type":"special","value":{"kind":"root"}},"access":"none"}]}"#,
        r#"{"read":["/a"],"write":["/b"]}"#,
        r#"{"read":null}"#,
        r#"{"write":[]}"#,
    ] {
        profile(&with(json));
    }
    for json in [
        r#"{"entries":null}"#,
        r#"{"entries":[],"read":[]}"#,
        r#"{"brand_new":1}"#,
        r#"{"read":["a"]}"#,
        r#"{"read":[],"glob_scan_max_depth":1}"#,
        r#"{"glob_scan_max_depth":0}"#,
        r#"{"glob_scan_max_depth":-1}"#,
        r#"{"entries":[{"path":"/a","access":"read"}]}"#,
        r#"{"entries":[{"path":{"type":"path","path":"a"},"access":"read"}]}"#,
    ] {
        no_profile(&with(json));
    }
}

#[test]
fn only_one_of_the_depths_may_be_zero() {
    let policy = |depth: &str| {
        turn_context(&format!(
            r#""file_system_sandbox_policy":{{"kind":"restricted","glob_scan_max_depth":{depth}}}"#
        ))
    };
    accepted(&policy("0"));
    accepted(&policy("null"));
    refused(&policy("-1"));
    let managed = |depth: &str| {
        let file_system = format!(r#"{{"type":"restricted","entries":[],"glob_scan_max_depth":{depth}}}"#);
        format!(r#"{{"type":"managed","network":"enabled","file_system":{file_system}}}"#)
    };
    profile(&managed("1"));
    no_profile(&managed("0"));
}

#[test]
fn special_paths() {
    let with = |json: &str| {
        let entry = format!(r#"{{"path":{{"type":"special","value":{json}}},"access":"read"}}"#);
        format!(
            r#"{{"type":"managed","network":"enabled","file_system":{{"type":"restricted","entries":[{entry}]}}}}"#
        )
    };
    profile(&with(r#"{"kind":"current_working_directory"}"#));
    profile(&with(r#"{"kind":"project_roots","subpath":".git"}"#));
    profile(&with(r#"{"kind":"unknown","path":"x"}"#));
    no_profile(&with(r#"{"kind":"unknown"}"#));
    no_profile(&with(r#"{"kind":"brand_new","path":"x"}"#));
}

#[test]
fn old_keys_of_sandbox_policies_are_ignored() {
    let policy = |json: &str| turn_context("\"a\":1").replace(r#"{"type":"danger-full-access"}"#, json);
    accepted(&policy(r#"{"type":"read-only","access":{"type":"restricted"},"read_only_access":1}"#));
    accepted(&policy(r#"{"type":"workspace-write"}"#));
    accepted(&policy(r#"{"type":"external-sandbox","network_access":"enabled"}"#));
    refused(&policy(r#"{"type":"external-sandbox","network_access":true}"#));
    refused(&policy(r#"{"type":"read-only","network_access":null}"#));
    refused(&policy(r#"{"type":"workspace-write","writable_roots":["a"]}"#));
    refused(&policy(r#"{"type":"brand_new"}"#));
    refused(&policy(r#""read-only""#));
}

#[test]
fn a_session_is_configured_with_a_profile_or_an_old_policy() {
    let session = |members: &str| {
        let required = r#""session_id":"019e0000000070008000000000000001","model":"","model_provider_id":"","approval_policy":"never","cwd":"/""#;
        event("session_configured", &format!("{required}{members}"))
    };
    for members in [
        r#","permission_profile":{"type":"disabled"}"#,
        r#","permission_profile":{}"#,
        r#","sandbox_policy":{"type":"read-only"}"#,
        r#","permission_profile":null,"sandbox_policy":{"type":"read-only"}"#,
        r#","permission_profile":{},"sandbox_policy":null,"history_log_id":1,"history_entry_count":2"#,
        r#","thread_id":null,"permission_profile":{},"sandbox_policy":{"type":"read-only"}"#,
        r#","thread_id":"019e0000000070008000000000000001","permission_profile":{}"#,
    ] {
        accepted(&session(members));
    }
    for members in [
        "",
        r#","permission_profile":null"#,
        r#","permission_profile":null,"sandbox_policy":null"#,
        r#","permission_profile":1"#,
        r#","sandbox_policy":{"type":"brand_new"}"#,
        r#","thread_id":"x","permission_profile":{}"#,
    ] {
        refused(&session(members));
    }
    let refusal = refused(&session(""));
    assert_eq!(refusal.pointer, "/payload");
    assert_eq!(
        refusal.message,
        "expected a value for one of the members `permission_profile`, `sandbox_policy`, found none"
    );
}
