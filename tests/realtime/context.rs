//! The startup context, and approximate tokens (§14).

use codex_schema::realtime::{
    ContextTurn, DirectoryEntry, Place, RecentThread, StartupContext, Texts, Workspace, approximate_tokens,
    cap_to_tokens, cut_to_tokens,
};
use codex_schema::v2::{Thread, Turn};
use pretty_assertions::assert_eq;
use serde_json::json;

fn texts() -> Texts {
    Texts { context_header: "HEADER\n".to_owned(), context_notes: "NOTES".to_owned(), ..Texts::default() }
}

fn rendered(context: &StartupContext) -> String {
    context.render(&texts())
}

/// The text of one section, heading included.
fn section(context: &StartupContext, heading: &str) -> Option<String> {
    let text = rendered(context);
    let start = text.find(&format!("## {heading}\n"))?;
    let rest = &text[start..];
    let end = ["\n\n## ", "\n</startup_context>"].iter().filter_map(|mark| rest.find(mark)).min().unwrap();
    Some(rest[..end].to_owned())
}

fn of_thread(turns: impl IntoIterator<Item = ContextTurn>) -> StartupContext {
    StartupContext { thread: turns.into_iter().collect(), ..StartupContext::default() }
}

fn of_recent(recent: impl IntoIterator<Item = RecentThread>) -> StartupContext {
    StartupContext { recent: recent.into_iter().collect(), ..StartupContext::default() }
}

fn of_place(cwd: Place) -> StartupContext {
    StartupContext { workspace: Some(Workspace::new(cwd)), ..StartupContext::default() }
}

fn recent(cwd: &str, updated_at: i64, ask: &str) -> RecentThread {
    RecentThread::new(cwd, updated_at, ask)
}

#[test]
fn nothing_to_tell() {
    assert_eq!(rendered(&StartupContext::default()), "");
    assert_eq!(rendered(&of_thread([ContextTurn::new(" \n", "")])), "");
    assert_eq!(rendered(&of_recent([recent("/w", 1, " \t ")])), "");
    // The path of the working directory alone is no map.
    assert_eq!(rendered(&of_place(Place::new("/w"))), "");
}

#[test]
fn the_whole_text() {
    let mut context = of_thread([ContextTurn::new("Hello", "Hi.")]);
    context.recent = vec![recent("/w", 0, "Build it")];
    let mut place = Place::new("/w");
    place.entries = vec![DirectoryEntry::file("a.txt")];
    context.workspace = Some(Workspace::new(place));
    let expected = "\
<startup_context>
HEADER

## Current Thread

### Latest turn
User:
Hello

Assistant:
Hi.

## Recent Work

### /w (here)
Threads: 1
Latest activity: 1970-01-01T00:00:00.000Z
First asks:
- Build it

## Machine / Workspace Map

Working directory: /w

Working directory, entries:
- a.txt

## Notes

NOTES
</startup_context>";
    assert_eq!(rendered(&context), expected);
    context.thread.clear();
    context.workspace = None;
    let text = rendered(&context);
    assert!(text.starts_with("<startup_context>\nHEADER\n\n## Recent Work\n\n### /w\n"), "{text}");
}

#[test]
fn turns_newest_first() {
    let turns = ["one", "two", "", "three"].map(|ask| ContextTurn::new(ask, ""));
    let expected = "## Current Thread\n\n### Latest turn\nUser:\nthree\n\n### Previous turn 1\nUser:\ntwo\n\n\
        ### Previous turn 2\nUser:\none";
    assert_eq!(section(&of_thread(turns), "Current Thread").unwrap(), expected);
}

#[test]
fn turns_keep_within_their_budgets() {
    for size in [1, 90, 299, 1150, 1300, 40_000] {
        let turns = (0..100).map(|n| ContextTurn::new(format!("{n} {}", "é".repeat(size)), "answer"));
        let section = section(&of_thread(turns), "Current Thread").unwrap();
        assert!(approximate_tokens(&section) <= 1200, "{size}: {}", approximate_tokens(&section));
        assert!(approximate_tokens(&section) > 900, "{size}: the budget is used");
        let turns: Vec<&str> = section.split("\n\n### ").skip(1).collect();
        assert!(turns[0].starts_with("Latest turn\nUser:\n99 "), "{}", turns[0]);
        assert!(turns[1].starts_with("Previous turn 1\nUser:\n98 "), "{}", turns[1]);
        for turn in turns {
            assert!(approximate_tokens(turn) <= 300);
        }
    }
}

#[test]
fn turns_of_the_history() {
    let turn: Turn = serde_json::from_value(json!({"id": "t", "status": "completed", "items": [
        {"type": "userMessage", "id": "1", "content": [
            {"type": "text", "text": "Look"}, {"type": "image", "url": "u"}, {"type": "text", "text": "here "},
        ]},
        {"type": "reasoning", "id": "2", "summary": ["hm"], "content": []},
        {"type": "agentMessage", "id": "3", "text": "I look."},
        {"type": "agentMessage", "id": "4", "text": ""},
        {"type": "agentMessage", "id": "5", "text": "Done."},
    ]}))
    .unwrap();
    assert_eq!(ContextTurn::from(&turn), ContextTurn::new("Look\n\nhere", "I look.\n\nDone."));
}

#[test]
fn groups_of_recent_work() {
    let mut threads = vec![
        recent("/other", 50, "Else"),
        recent("/repo/sub", 10, "Fix  the\nsub"),
        recent("/repo", 30, "Fix it"),
        recent("/repo", 20, " Fix   it "),
        recent("/silent", 99, ""),
    ];
    for thread in &mut threads[1..4] {
        thread.git_root = Some("/repo".to_owned());
    }
    threads[1].branch = Some("old".to_owned());
    threads[3].branch = Some("new".to_owned());
    let mut context = of_recent(threads);
    let repo = "\
Threads: 3
Latest activity: 1970-01-01T00:00:30.000Z
Latest branch: new
First asks:
- Fix it
- (in /repo/sub) Fix the sub";
    let other = "\
Threads: 1
Latest activity: 1970-01-01T00:00:50.000Z
First asks:
- Else";
    let expected = format!("## Recent Work\n\n### /other\n{other}\n\n### /repo\n{repo}");
    assert_eq!(section(&context, "Recent Work").unwrap(), expected);

    // The current group comes first, by its git root.
    let mut workspace = Workspace::new(Place::new("/repo/sub/deep"));
    workspace.git_root = Some(Place::new("/repo"));
    context.workspace = Some(workspace);
    let expected = format!("## Recent Work\n\n### /repo (here)\n{repo}\n\n### /other\n{other}");
    assert_eq!(section(&context, "Recent Work").unwrap(), expected);
}

#[test]
fn limits_of_recent_work() {
    let count = |text: &str, mark: &str| text.matches(mark).count();
    // 40 threads count, those that were updated last; 8 asks of the current group, 5 of others.
    let many = |place: &str| (0..30).map(|n| recent(place, n, &format!("ask {n}"))).collect::<Vec<_>>();
    let mut context = of_recent(many("/a").into_iter().chain(many("/b")));
    context.workspace = Some(Workspace::new(Place::new("/b")));
    let text = section(&context, "Recent Work").unwrap();
    let (here, there) = text.split_once("\n\n### /a\n").unwrap();
    assert!(here.contains("### /b (here)\nThreads: 20\n"), "{here}");
    assert!(there.starts_with("Threads: 20\n"), "{there}");
    assert_eq!((count(here, "- ask"), count(there, "- ask")), (8, 5));
    assert!(here.contains("- ask 29") && !here.contains("- ask 21\n"));

    // 8 groups.
    let text =
        section(&of_recent((0..20).map(|n| recent(&format!("/{n}"), n, "ask"))), "Recent Work").unwrap();
    assert_eq!(count(&text, "\n### /"), 8);
    assert!(text.contains("### /19\n") && text.contains("### /12\n"));

    // 240 characters of an ask.
    let ask = |length: usize| {
        let text = section(&of_recent([recent("/a", 0, &"é".repeat(length))]), "Recent Work").unwrap();
        text.split_once("- ").unwrap().1.to_owned()
    };
    assert_eq!(ask(240), "é".repeat(240));
    assert_eq!(ask(241), format!("{}…", "é".repeat(239)));

    // 2200 tokens in all.
    let long = (0..40).map(|n| recent(&format!("/{}", n % 8), n, &format!("{n} {}", "x".repeat(400))));
    let text = section(&of_recent(long), "Recent Work").unwrap();
    assert!((2100..=2200).contains(&approximate_tokens(&text)), "{}", approximate_tokens(&text));
    assert!(text.starts_with("## Recent Work\n\n### /7\n"));
}

#[test]
fn rows_of_the_thread_list() {
    let thread: Thread = serde_json::from_value(json!({
        "id": "t", "sessionId": "t", "forkedFromId": null, "preview": "Build it", "ephemeral": false,
        "modelProvider": "openai", "createdAt": 1, "updatedAt": 7, "status": {"type": "notLoaded"}, "path": null,
        "cwd": "/w", "cliVersion": "0.130.0", "source": "cli", "threadSource": null, "agentNickname": null,
        "agentRole": null, "gitInfo": {"sha": null, "branch": "main", "originUrl": null}, "name": null, "turns": [],
    }))
    .unwrap();
    let mut expected = recent("/w", 7, "Build it");
    expected.branch = Some("main".to_owned());
    expected.git_root = Some("/".to_owned());
    assert_eq!(RecentThread::of(&thread, Some("/".to_owned())), expected);
}

fn directory(name: &str, entries: impl IntoIterator<Item = DirectoryEntry>) -> DirectoryEntry {
    let mut directory = DirectoryEntry::directory(name);
    directory.entries = Some(entries.into_iter().collect());
    directory
}

#[test]
fn the_map() {
    let mut workspace = Workspace::new(Place::new("/home/u/repo/src"));
    let mut root = Place::new("/home/u/repo");
    let deep = directory("deep", [DirectoryEntry::file("unseen")]);
    root.entries = vec![
        DirectoryEntry::file("b.md"),
        directory("target", [DirectoryEntry::file("x")]),
        directory("node_modules", []),
        directory(".git", []),
        DirectoryEntry::file(".env"),
        DirectoryEntry::file("a\nb.md"),
        directory("src", [DirectoryEntry::file("z.rs"), deep]),
    ];
    workspace.git_root = Some(root.clone());
    let context = StartupContext { workspace: Some(workspace), ..StartupContext::default() };
    let expected = "\
## Machine / Workspace Map

Working directory: /home/u/repo/src
Git root: /home/u/repo

Git root, entries:
- src/
  - deep/
  - z.rs
- a b.md
- b.md";
    assert_eq!(section(&context, "Machine / Workspace Map").unwrap(), expected);

    // The same place is drawn once.
    let mut same = Workspace::new(root.clone());
    same.user_root = Some(root);
    let context = StartupContext { workspace: Some(same), ..StartupContext::default() };
    let text = section(&context, "Machine / Workspace Map").unwrap();
    assert_eq!(text.matches("- src/").count(), 1, "{text}");
    assert!(text.contains("\nUser root: /home/u/repo\n"), "{text}");
}

#[test]
fn limits_of_the_map() {
    let files = |count: usize| (0..count).map(|n| DirectoryEntry::file(format!("f{n:03}")));
    let mut place = Place::new("/w");
    place.entries = files(21).chain([directory("d", files(25))]).collect();
    let text = section(&of_place(place), "Machine / Workspace Map").unwrap();
    assert!(text.contains("- d/\n  - f000\n"), "{text}");
    assert!(text.contains("  - f019\n  - … 5 more\n- f000\n"), "{text}");
    assert!(text.ends_with("- f018\n- … 2 more"), "{text}");

    let wide = (0..20).map(|n| directory(&format!("d{n}{}", "x".repeat(300)), files(25)));
    let mut place = Place::new("/w");
    place.entries = wide.collect();
    let text = section(&of_place(place), "Machine / Workspace Map").unwrap();
    assert!((1500..=1600).contains(&approximate_tokens(&text)), "{}", approximate_tokens(&text));
}

#[test]
fn only_what_is_shown_is_listed() {
    let mut asked = Vec::new();
    let place = Place::list("/w", |below| {
        asked.push(below.map(str::to_owned));
        match below {
            None => (0..30)
                .map(|n| DirectoryEntry::directory(format!("d{n:02}")))
                .chain([DirectoryEntry::directory(".git"), DirectoryEntry::file("a")])
                .collect(),
            Some(name) => vec![DirectoryEntry::file(format!("in {name}"))],
        }
    });
    let expected: Vec<_> = std::iter::once(None).chain((0..20).map(|n| Some(format!("d{n:02}")))).collect();
    assert_eq!(asked, expected);
    let text = section(&of_place(place), "Machine / Workspace Map").unwrap();
    assert!(text.contains("- d00/\n  - in d00\n- d01/\n"), "{text}");
    assert!(text.ends_with("- … 11 more"), "{text}");
}

#[test]
fn notes_have_a_budget() {
    let texts = Texts { context_notes: "note ".repeat(1000), ..texts() };
    let text = of_thread([ContextTurn::new("a", "b")]).render(&texts);
    let notes = &text[text.find("## Notes").unwrap()..text.find("\n</startup").unwrap()];
    assert!((280..=300).contains(&approximate_tokens(notes)), "{}", approximate_tokens(notes));
    let notes = format!("## Notes\n\n{}", Texts::default().context_notes);
    assert!(approximate_tokens(&notes) <= 300, "the built-in notes are never cut");
}

#[test]
fn tokens() {
    for (text, expected) in [("", 0), ("a", 1), ("abcd", 1), ("abcde", 2), ("éé", 1), ("日本", 2)] {
        assert_eq!(approximate_tokens(text), expected, "{text}");
    }
}

#[test]
fn cuts() {
    assert_eq!(cut_to_tokens("abcd", 1), "abcd");
    assert_eq!(cut_to_tokens("abcdefgh", 1), "ab…1 tokens truncated…gh");
    assert_eq!(cut_to_tokens("abcdefghi", 1), "ab…2 tokens truncated…hi");
    assert_eq!(cut_to_tokens("abcdefgh", 0), "…2 tokens truncated…");
    assert_eq!(cut_to_tokens("", 0), "");
    // Both halves end on characters.
    assert_eq!(cut_to_tokens("日本語日本語", 2), "日…3 tokens truncated…語");
    assert_eq!(cut_to_tokens("a", usize::MAX), "a");
}

#[test]
fn caps() {
    let text = "0123456789".repeat(100);
    for limit in 0..300 {
        let capped = cap_to_tokens(&text, limit);
        assert!(approximate_tokens(&capped) <= limit);
        match limit {
            // The mark alone takes seven: 28 bytes.
            0..7 => assert_eq!(capped, ""),
            250.. => assert_eq!(capped, text),
            _ => assert!(capped.contains(" tokens truncated…"), "{limit}"),
        }
    }
    assert_eq!(cap_to_tokens("", 0), "");
}
