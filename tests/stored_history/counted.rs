//! Which lines count: turns that nobody started are named by the place of their first item among those that the
//! release reads and stores.

use pretty_assertions::assert_eq;

use crate::{GHOST, META, THREAD, agent, assistant, event, history, line, meta, turn_ids, user};

/// The ids of the turns of two user messages with a line in between, and how many lines were not read.
fn with(between: &str) -> (Vec<String>, usize) {
    let history = history(&[meta(), user("a"), between.to_owned(), user("b")]);
    let ids = turn_ids(&history.turns).into_iter().map(str::to_owned).collect();
    (ids, history.parse_errors)
}

#[track_caller]
fn assert_counts(between: &str) {
    let (ids, errors) = with(between);
    assert_eq!((ids.join(" "), errors), ("rollout-1 rollout-3".to_owned(), 0), "{between}");
}

#[track_caller]
fn assert_is_not_counted(between: &str, errors: usize) {
    let (ids, found) = with(between);
    assert_eq!((ids.join(" "), found), ("rollout-1 rollout-2".to_owned(), errors), "{between}");
}

#[test]
fn what_is_stored_counts() {
    for stored in [
        meta(),
        agent("text"),
        assistant("text"),
        line("compacted", r#"{"message":""}"#),
        line("compacted", &format!(r#"{{"message":"","replacement_history":[{GHOST}]}}"#)),
        line(
            "turn_context",
            r#"{"cwd":"/w","approval_policy":"never","sandbox_policy":{"type":"read-only"},"model":"m","summary":"auto"}"#,
        ),
        event("token_count", ""),
        event("thread_rolled_back", r#""num_turns":0"#),
        // Members that nobody knows, and one that stands twice.
        event("agent_message", r#""message":"text","of_a_newer_release":{}"#),
        event("agent_message", r#""message":7,"message":"text""#),
    ] {
        assert_counts(&stored);
    }
}

#[test]
fn what_only_extended_files_have_does_not_count() {
    for extended in [
        event("error", r#""message":"e""#),
        event("plan_update", r#""explanation":null,"plan":[]"#),
        event("turn_diff", r#""unified_diff":"""#),
        event("shutdown_complete", ""),
        line("response_item", r#"{"type":"other"}"#),
        line("response_item", r#"{"type":"of_a_newer_release","more":[1]}"#),
    ] {
        assert_is_not_counted(&extended, 0);
    }
}

#[test]
fn ghost_snapshots_do_not_count_and_are_no_errors() {
    assert_is_not_counted(&line("response_item", GHOST), 0);
    assert_is_not_counted(&line("response_item", r#"{"type":"ghost_snapshot"}"#), 0);
    assert_is_not_counted(r#"{"type":"response_item","payload":{"type":"ghost_snapshot"}}"#, 0);
}

#[test]
fn blank_lines_do_not_count() {
    for blank in ["", " ", "\t", "\u{a0}\u{3000}", "\u{85}", "\r"] {
        assert_is_not_counted(blank, 0);
    }
}

#[test]
fn what_the_release_does_not_read_is_an_error_and_does_not_count() {
    let older_start = event("task_started", r#""model_context_window":1"#);
    let newer_value = event("agent_message", r#""message":"text","phase":"of_a_newer_release""#);
    for unread in [
        "no JSON".to_owned(),
        "{".to_owned(),
        "[]".to_owned(),
        "7".to_owned(),
        "{}".to_owned(),
        "\u{feff}".to_owned(),
        "\u{200b}".to_owned(),
        line("brand_new", "{}"),
        line("event_msg", "{}"),
        line("event_msg", "null"),
        event("brand_new_event", ""),
        event("background_event", r#""message":"of an older release""#),
        newer_value,
        older_start,
        event("agent_message", r#""message":7"#),
        event("thread_rolled_back", r#""num_turns":-1"#),
        line("response_item", r#"{"type":"message","role":"assistant"}"#),
        line("response_item", "[]"),
        line("session_meta", &META.replace(THREAD, "not-a-uuid")),
        line("compacted", "{}"),
        line("turn_context", "{}"),
        agent("text").replace(r#""timestamp""#, r#""time""#),
        agent("text").replace(r#""2026-01-02T03:00:01.000Z""#, "1767322801"),
        format!("{}{}", agent("text"), agent("text")),
        format!("{},", agent("text")),
        agent("\\ud800"),
        agent("a\u{1}"),
        // Forms that derived readers take, and nobody writes.
        r#"["2026-01-02T03:00:01.000Z","event_msg",{"type":"agent_message","message":"text"}]"#.to_owned(),
        line("event_msg", r#"["agent_message","text"]"#),
        line(
            "event_msg",
            &format!(
                r#"{{"type":"agent_message","message":"a","deep":{}{}}}"#,
                "[".repeat(126),
                "]".repeat(126)
            ),
        ),
    ] {
        assert_is_not_counted(&unread, 1);
    }
}

#[test]
fn a_line_that_is_cut_off_is_an_error() {
    let whole = [meta(), user("a"), user("b")].join("\n");
    let last = whole.rfind('\n').expect("has lines") + 1;
    for end in [last + 1, last + 30, whole.len() - 1] {
        let history = history(&[whole[..end].to_owned()]);
        assert_eq!((turn_ids(&history.turns), history.parse_errors), (vec!["rollout-1"], 1), "{end}");
    }
    assert_eq!(turn_ids(&history(&[whole]).turns), ["rollout-1", "rollout-2"]);
}

#[test]
fn errors_add_up() {
    let history = history(&[
        "no JSON".to_owned(),
        meta(),
        line("brand_new", "{}"),
        line("response_item", GHOST),
        String::new(),
        event("brand_new_event", ""),
        user("a"),
        "{".to_owned(),
    ]);
    assert_eq!((turn_ids(&history.turns), history.parse_errors), (vec!["rollout-1"], 4));
}

#[test]
fn the_first_metadata_name_the_thread() {
    let other = META.replace(THREAD, "019e0000-0000-7000-8000-000000000002");
    let thread = |lines: &[String]| history(lines).thread_id.map(|id| id.into_string());
    assert_eq!(thread(&[meta(), line("session_meta", &other)]).as_deref(), Some(THREAD));
    // Copied history of another thread, and what does not decode.
    let undecodable = line("session_meta", &META.replace(THREAD, "x"));
    assert_eq!(
        thread(&[undecodable, user("a"), meta(), line("session_meta", &other)]).as_deref(),
        Some(THREAD)
    );
    // Kept as it is written; the last one of two counts.
    let upper = META.replace(THREAD, &THREAD.to_uppercase());
    assert_eq!(thread(&[line("session_meta", &upper)]), Some(THREAD.to_uppercase()));
    let twice = META.replacen('{', r#"{"id":"019e0000-0000-7000-8000-000000000002","#, 1);
    assert_eq!(thread(&[line("session_meta", &twice), meta()]).as_deref(), Some(THREAD));
}
