//! spec/rollout.md §4 to §9: which members a type needs, which it writes, and in which order.

use codex_schema::rollout;
use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::samples::{Recode, recode};

/// A block of `rollout_forms.txt`.
struct Form {
    name: &'static str,
    least: &'static str,
    written: &'static str,
    full: &'static str,
}

fn forms() -> Vec<Form> {
    let mut lines =
        include_str!("rollout_forms.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut forms = Vec::new();
    while let Some(name) = lines.next() {
        let mut text = || lines.next().unwrap_or_else(|| panic!("{name} ends too soon"));
        forms.push(Form { name, least: text(), written: text(), full: text() });
    }
    forms
}

macro_rules! types {
    ($($name:ident),+ $(,)?) => {
        fn reader(name: &str) -> Recode {
            match name {
                $( stringify!($name) => recode::<rollout::$name>, )+
                _ => panic!("no type {name}"),
            }
        }
    };
}

types!(
    BaseInstructions,
    CallToolResult,
    CollabAgentRef,
    CollabAgentStatusEntry,
    Compacted,
    CoreActivePermissionProfile,
    CoreDynamicToolSpec,
    CoreGitInfo,
    CoreHookRunSummary,
    CoreMemoryCitation,
    CoreRateLimitSnapshot,
    CoreRequestPermissionProfile,
    CoreThreadGoal,
    EventMsg,
    FileSystemSandboxPolicy,
    McpInvocation,
    RealtimeAudioFrame,
    RealtimeHandoffRequested,
    RealtimeInputAudioSpeechStarted,
    RealtimeResponseDone,
    RequestUserInputQuestion,
    ReviewOutputEvent,
    SessionMeta,
    TokenUsageInfo,
    TurnContext,
    TurnContextNetworkItem,
    TurnItem,
    UpdatePlanArgs,
);

fn object(text: &str) -> serde_json::Map<String, Value> {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn the_forms_cover_every_event_and_item() {
    let forms = forms();
    let tags = |name: &str| -> Vec<String> {
        let of_type = forms.iter().filter(|form| form.name == name);
        of_type.map(|form| object(form.full)["type"].as_str().expect("has a tag").to_owned()).collect()
    };
    assert_eq!(tags("EventMsg").len(), 74);
    assert_eq!(tags("EventMsg"), rollout::EventMsg::TAGS);
    assert_eq!(tags("TurnItem"), rollout::TurnItem::TAGS);
}

#[test]
fn members_are_written_in_the_order_of_the_tables() {
    for form in forms() {
        let recode = reader(form.name);
        for (text, expected) in
            [(form.least, form.written), (form.written, form.written), (form.full, form.full)]
        {
            match recode(text) {
                Ok(written) => assert_eq!(written, expected, "{} from {text}", form.name),
                Err(error) => panic!("{} does not read {text}: {error}", form.name),
            }
        }
    }
}

/// Taken from another member when missing or null (§5.9).
const TAKEN_FROM_ANOTHER: [&str; 1] = ["thread_id"];

#[test]
fn required_members_are_missed() {
    for form in forms() {
        let recode = reader(form.name);
        let least = object(form.least);
        for name in least.keys() {
            let mut without = least.clone();
            without.remove(name);
            let is_read = recode(&Value::from(without).to_string()).is_ok();
            let excused = least.get("type") == Some(&"session_configured".into())
                && TAKEN_FROM_ANOTHER.contains(&&**name);
            assert_eq!(is_read, excused, "{} without {name}", form.least);
        }
    }
}

/// Any JSON value, null too.
const ANYTHING: [&str; 3] = ["arguments", "inputSchema", "requested_schema"];

#[test]
fn null_is_a_value_of_nullable_members_only() {
    for form in forms() {
        let recode = reader(form.name);
        let (least, written, full) = (object(form.least), object(form.written), object(form.full));
        for name in full.keys() {
            let mut with_null = full.clone();
            with_null.insert(name.clone(), Value::Null);
            let is_required = least.contains_key(name);
            // What is written when absent tells a default from null.
            let has_default = !is_required && written.get(name).is_some_and(|value| !value.is_null());
            let is_list = full[name].is_array() && !is_required && !written.contains_key(name);
            let excused = match &**name {
                "thread_id" => full.get("type") == Some(&"session_configured".into()),
                "deferLoading" => true,
                // Left out when empty, null when none: §5.6, §4.1, §4.4, §5.9, §5.14.
                "images"
                | "dynamic_tools"
                | "replacement_history"
                | "initial_messages"
                | "options"
                | "proposed_execpolicy_amendment"
                | "proposed_network_policy_amendments"
                | "available_decisions" => true,
                name => ANYTHING.contains(&name),
            };
            let expected = excused || !(is_required || has_default || is_list);
            let is_read = recode(&Value::from(with_null).to_string()).is_ok();
            assert_eq!(is_read, expected, "{} with {name} null", form.full);
        }
    }
}
