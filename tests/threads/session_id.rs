//! Sessions (§2): which one a thread has, and where it is shown.

use codex_schema::id::{SessionId, ThreadId};
use codex_schema::rollout::Timestamp;
use codex_schema::threads::{Server, StoredThread, Surface, live_session_id, show_live_session};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::{core, id, spawn};

fn session(source: Value, root: Option<&str>) -> String {
    let root = root.map(SessionId::new);
    live_session_id(&ThreadId::new("own"), &core(source), root.as_ref()).into_string()
}

#[test]
fn a_root_thread_has_its_own() {
    for source in ["cli", "vscode", "exec", "mcp", "unknown", "brandnew"] {
        assert_eq!(session(json!(source), None), "own", "{source}");
        assert_eq!(session(json!(source), Some("other")), "own", "{source}");
    }
    assert_eq!(session(json!({"custom": "x"}), Some("other")), "own");
}

#[test]
fn sub_agents_and_internal_threads_under_a_root_share_the_root_s() {
    for source in [
        spawn(&id(1), None, None),
        json!({"subagent": "review"}),
        json!({"subagent": {"other": "guardian"}}),
        json!({"internal": "memory_consolidation"}),
    ] {
        assert_eq!(session(source.clone(), Some("root")), "root", "{source}");
    }
}

#[test]
fn a_sub_agent_resumed_from_its_file_has_its_own() {
    assert_eq!(session(spawn(&id(1), None, None), None), "own");
}

#[test]
fn a_fork_and_a_detached_review_have_their_own() {
    assert_eq!(session(json!("vscode"), None), "own");
    assert_eq!(session(json!({"subagent": "review"}), None), "own");
}

#[test]
fn a_stored_thread_falls_back_to_its_id_until_the_live_one_is_put_there() {
    let mut stored = StoredThread::new(id(2), Timestamp::from_seconds(0));
    stored.source = core(spawn(&id(1), None, None));
    let mut thread = stored.into_thread(&Server::new("/w", "p"));
    assert_eq!(thread.session_id.as_str(), id(2));
    show_live_session(&mut thread, &SessionId::new(id(1)));
    assert_eq!(thread.session_id.as_str(), id(1));
    assert_eq!(thread.id.as_str(), id(2));
}

/// Whether the live session is shown for: loaded and stored, loaded only, stored only.
fn shown(surface: Surface) -> [bool; 3] {
    [(true, true), (true, false), (false, true)]
        .map(|(loaded, stored)| surface.shows_live_session(loaded, stored))
}

#[test]
fn answers_about_live_threads_show_the_live_one() {
    for surface in [Surface::Start, Surface::Resume, Surface::Fork, Surface::Rollback] {
        assert_eq!(shown(surface), [true; 3], "{surface:?}");
    }
}

#[test]
fn metadata_updates_and_reads_with_turns_show_it_while_loaded() {
    for surface in [Surface::MetadataUpdate, Surface::ReadWithTurns] {
        assert_eq!(shown(surface), [true, true, false], "{surface:?}");
    }
}

#[test]
fn a_read_without_turns_shows_it_only_before_anything_is_stored() {
    assert_eq!(shown(Surface::Read), [false, true, false]);
}

#[test]
fn lists_and_unarchived_threads_never_show_it() {
    for surface in [Surface::List, Surface::Unarchive] {
        assert_eq!(shown(surface), [false; 3], "{surface:?}");
    }
}
