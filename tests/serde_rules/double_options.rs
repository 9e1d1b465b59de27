//! §7.1: absent, null and a value are three things.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::samples::sample;

fn rows() -> Vec<(&'static str, &'static str, Value)> {
    vec![
        ("ProcessSpawnParams", "outputBytesCap", json!(u64::MAX)),
        ("ProcessSpawnParams", "timeoutMs", json!(i64::MIN)),
        ("ThreadRealtimeStartParams", "prompt", json!("")),
        ("ThreadStartParams", "serviceTier", json!("flex")),
        ("ThreadResumeParams", "serviceTier", json!("any text")),
        ("ThreadForkParams", "serviceTier", json!("fast")),
        ("ThreadGoalSetParams", "tokenBudget", json!(-1)),
        ("ThreadMetadataGitInfoUpdateParams", "sha", json!("abc")),
        ("ThreadMetadataGitInfoUpdateParams", "branch", json!("main")),
        ("ThreadMetadataGitInfoUpdateParams", "originUrl", json!("u")),
        ("TurnStartParams", "serviceTier", json!("")),
    ]
}

#[test]
fn there_are_eleven() {
    assert_eq!(rows().len(), 11);
}

#[test]
fn each_of_the_three_forms_is_written_as_it_was_read() {
    for (name, member, value) in rows() {
        let sample = sample(name);
        assert_eq!(sample.write(&sample.least).get(member), None, "{name}.{member} absent");
        let null = sample.write(&sample.with(member, &Value::Null));
        assert_eq!(null.get(member), Some(&Value::Null), "{name}.{member} null");
        let set = sample.write(&sample.with(member, &value));
        assert_eq!(set.get(member), Some(&value), "{name}.{member}");
    }
}

#[test]
fn a_value_of_another_type_is_refused() {
    for (name, member, value) in rows() {
        let wrong = if value.is_string() { json!(1) } else { json!("1") };
        let sample = sample(name);
        assert!((sample.recode)(&sample.with(member, &wrong).to_string()).is_err(), "{name}.{member}");
    }
}

#[test]
fn other_nested_options_are_none() {
    // Null reads as missing (§7.1, last sentence).
    let sample = sample("CollaborationModeMask");
    let absent = sample.write(&sample.least);
    assert_eq!(sample.write(&sample.with("reasoning_effort", &Value::Null)), absent);
    assert_eq!(sample.write(&sample.with("reasoning_effort", &json!("low")))["reasoning_effort"], "low");
}
