//! What is known about the releases is told right.

use codex_schema::releases::{Difference, Listing, Rule, Severity, Subject, TypeSet, history};

use crate::support::{at, between, served};

/// `(name, since, until)` of the only life of a name.
#[track_caller]
fn life(name: &str, since: &str, until: Option<&str>) -> Subject {
    let lives = history().since(name).unwrap();
    let spans: Vec<_> = lives.iter().map(|life| (life.since(), life.until())).collect();
    assert_eq!(spans, [(since, until)], "{name}");
    lives[0].subject
}

#[test]
fn lives_of_methods_members_values_and_variants() {
    assert_eq!(life("thread/rollback", "0.99.0", Some("0.155.0")), Subject::Method);
    assert_eq!(life("thread/revert", "0.148.0", None), Subject::Method);
    assert_eq!(life("newConversation", "0.99.0", Some("0.104.0")), Subject::Method);
    assert_eq!(life("v2/Thread.sessionId", "0.129.0", None), Subject::Member);
    assert_eq!(life("FileSystemAccessMode=none", "0.123.0", Some("0.132.0")), Subject::Value);
    assert_eq!(life("FileSystemAccessMode=deny", "0.133.0", None), Subject::Value);
    assert_eq!(life("FileSystemSandboxEntry.access=deny", "0.133.0", None), Subject::Value);
    assert_eq!(life("v2/ReasoningEffort=high", "0.99.0", Some("0.137.0")), Subject::Value);
    assert_eq!(life("v2/ThreadItem.contextCompaction", "0.99.0", None), Subject::Variant);
}

#[test]
fn the_session_id_of_a_thread_is_required() {
    let lives = history().since("v2/Thread.sessionId").unwrap();
    assert_eq!(lives[0].forms.len(), 1);
    assert_eq!(lives[0].forms[0].0, "required string");
    let difference = between("0.128.0", "0.129.0");
    let change = (Rule::ReadRequiredMemberAdded, None, Some("string"));
    assert_eq!(at(&difference, "v2/Thread.sessionId"), [change]);
}

#[test]
fn the_session_id_of_realtime_is_renamed_and_fails_silently() {
    let difference = between("0.128.0", "0.129.0");
    for (place, rule) in [
        ("v2/ThreadRealtimeStartParams.sessionId", Rule::SentMemberRemoved),
        ("v2/ThreadRealtimeStartedNotification.sessionId", Rule::ReadOptionalMemberRemoved),
    ] {
        let change = difference
            .changes
            .iter()
            .find(|change| change.place == place)
            .unwrap_or_else(|| panic!("{place}"));
        assert_eq!(change.rule, rule);
        let renamed = change.renamed.as_ref().unwrap();
        assert_eq!(renamed.name, "realtimeSessionId");
        assert!(renamed.confidence > 0.8);
        assert_eq!(change.silent, rule == Rule::SentMemberRemoved, "{place}");
    }
    let sent = difference.changes.iter().find(|change| change.rule == Rule::SentMemberRemoved).unwrap();
    assert_eq!(sent.methods, ["thread/realtime/start"]);
    let read = difference
        .changes
        .iter()
        .find(|change| change.place.starts_with("v2/ThreadRealtimeStartedN"))
        .unwrap();
    assert_eq!(read.methods, ["thread/realtime/started"]);
}

#[test]
fn methods_end_and_begin() {
    assert_eq!(at(&between("0.155.0", "0.156.0"), "thread/rollback")[0].0, Rule::MethodRemoved);
    assert_eq!(at(&between("0.147.0", "0.148.0"), "thread/revert")[0].0, Rule::MethodAdded);
    assert_eq!(at(&between("0.104.0", "0.105.0"), "newConversation")[0].0, Rule::MethodRemoved);
}

#[test]
fn an_access_mode_is_renamed() {
    let difference = between("0.132.0", "0.133.0");
    let removed = difference.changes.iter().find(|change| change.rule == Rule::SentValueRemoved).unwrap();
    assert_eq!(
        (removed.place.as_str(), removed.before.as_deref()),
        ("v2/FileSystemAccessMode", Some("\"none\""))
    );
    assert_eq!(removed.renamed.as_ref().unwrap().name, "\"deny\"");
}

#[test]
fn the_reasoning_effort_opens() {
    let difference = between("0.137.0", "0.138.0");
    let rules: Vec<Rule> = at(&difference, "v2/ReasoningEffort").into_iter().map(|(rule, ..)| rule).collect();
    assert_eq!(rules, [Rule::ReadEnumOpened, Rule::SentEnumOpened]);
    assert!(!difference.is_breaking());
}

#[test]
fn what_is_served_without_being_listed_is_not_removed() {
    let difference = between("0.104.0", "0.105.0");
    for method in ["getConversationSummary", "gitDiffToRemote", "getAuthStatus", "rawResponseItem/completed"]
    {
        assert_eq!(at(&difference, method), [(Rule::MethodUnlisted, None, None)]);
        let lives = history().since(method).unwrap();
        assert_eq!((lives.len(), lives[0].until()), (1, None));
        assert_eq!(lives[0].unlisted[0].from, "0.105.0");
        for newer in ["0.110.0", "0.130.0", "0.169.0"] {
            assert_eq!(at(&between("0.105.0", newer), method), [], "{method} {newer}");
        }
    }
    // A bundle of the release does not list them, which says nothing about them.
    let listed = history().types("0.130.0", Listing::Listed).unwrap();
    assert_eq!(Difference::between(&served("0.130.0"), &listed).changes, []);
}

#[test]
fn a_release_is_no_change_from_itself() {
    for release in ["0.99.0", "0.169.0"] {
        assert_eq!(Difference::between(&served(release), &served(release)).changes, []);
    }
}

/// The crate's own schemas are those of 0.130.0, made on another way.
#[test]
fn our_own_schemas_are_no_change_from_their_release() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/json/codex_app_server_protocol.schemas.json");
    let ours = codex_schema::releases::load(path.as_ref()).unwrap();
    let told = |difference: Difference| {
        // The release's own schemas mark no notification.
        let changes =
            difference.changes.iter().filter(|change| change.rule != Rule::NotificationBecameExperimental);
        let lines =
            changes.map(|change| format!("{} {} {}", change.rule.name(), change.place, change.summary()));
        lines.collect::<Vec<_>>()
    };
    // Here our schemas say more than those of the release.
    let known = "AppsConfig.* any -> AppConfig; in config/read; experimental";
    assert_eq!(told(Difference::between(&served("0.130.0"), &ours)), [format!("read-type-narrowed {known}")]);
}

#[test]
fn rules_can_be_ignored_and_safe_changes_left_out() {
    let mut difference = between("0.130.0", "0.169.0");
    assert!(difference.is_breaking());
    difference.at_least(Severity::Breaking);
    assert!(difference.changes.iter().all(|change| change.rule.severity() == Severity::Breaking));
    for (rule, _) in difference.counts() {
        difference.ignore(rule);
    }
    assert!(!difference.is_breaking());
    assert_eq!(difference.changes, []);
}

#[test]
fn every_release_knows_its_methods() {
    for release in history().releases() {
        let types: TypeSet = served(release);
        let methods = types.methods();
        for name in ["initialize", "initialized", "turn/completed", "thread/start"] {
            assert!(methods.iter().any(|method| method.name == name), "{release} {name}");
        }
    }
}
