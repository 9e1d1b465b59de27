//! `threads`.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::program::{Ran, folder, run};

const PARENT: &str = "01a1fd77-752c-79a3-83bd-ac086b785546";
const SOCRATES: &str = "01a1fd77-75a2-7d23-b496-071b027e0d43";
const VOLTA: &str = "01a1fd77-75fc-7b13-93ad-07173d11c6af";
const LOCKE: &str = "01a1fd77-766e-74a3-b657-4918e6921953";

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn name_of(thread: &str) -> String {
    let second = if thread == PARENT || thread == SOCRATES { "06" } else { "07" };
    format!("rollout-2026-11-21T09-37-{second}-{thread}.jsonl")
}

fn modify(path: &Path, seconds: u64) {
    let file = File::options().append(true).open(path).expect("is there");
    file.set_modified(UNIX_EPOCH + Duration::from_secs(seconds)).expect("can be set");
}

/// A Codex home with the recorded family, a file a minute older than the one before it.
fn family(name: &str) -> PathBuf {
    let home = folder(name);
    let day = home.join("sessions/2026/11/21");
    fs::create_dir_all(&day).expect("can be made");
    for (age, thread) in [LOCKE, VOLTA, PARENT, SOCRATES].into_iter().enumerate() {
        let path = day.join(name_of(thread));
        fs::copy(fixtures().join("rollouts/family").join(name_of(thread)), &path).expect("can be copied");
        modify(&path, 1_795_260_000 - 60 * u64::try_from(age).unwrap());
    }
    home
}

fn threads(arguments: &[&str]) -> Ran {
    run(&[&["threads"], arguments].concat())
}

fn text(path: &Path) -> &str {
    path.to_str().expect("is text")
}

#[track_caller]
fn ids(ran: &Ran) -> Vec<String> {
    let document = ran.json();
    let threads = document["threads"].as_array().expect("is an array");
    threads.iter().map(|thread| thread["id"].as_str().expect("is text").to_owned()).collect()
}

#[test]
fn the_newest_comes_first() {
    let home = family("threads_order");
    let ran = threads(&["--json", text(&home)]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert_eq!(ids(&ran), [LOCKE, VOLTA, PARENT, SOCRATES]);
    let document = ran.json();
    assert_eq!(document.as_object().expect("is an object").keys().collect::<Vec<_>>(), ["threads"]);
    for thread in document["threads"].as_array().expect("is an array") {
        assert_eq!((&thread["turns"], &thread["status"]), (&json!([]), &json!({"type": "notLoaded"})));
        assert_eq!(thread.as_object().expect("is an object").len(), 19);
    }
    assert_eq!(document["threads"][0]["updatedAt"], 1_795_260_000);
    // Of the same second: by id.
    for thread in [PARENT, SOCRATES, VOLTA, LOCKE] {
        modify(&home.join("sessions/2026/11/21").join(name_of(thread)), 1_795_260_000);
    }
    assert_eq!(ids(&threads(&["--json", text(&home)])), [PARENT, SOCRATES, VOLTA, LOCKE]);
}

#[test]
fn the_threads_are_those_of_the_recorded_answer() {
    let home = family("threads_recorded");
    let found = threads(&["--json", text(&home)]).json();
    let found = found["threads"].as_array().expect("is an array");
    let recorded = fs::read_to_string(fixtures().join("rollouts/family/thread-list.json")).expect("is there");
    let recorded: Value = serde_json::from_str(&recorded).expect("is JSON");
    let recorded = recorded["data"].as_array().expect("is an array");
    assert_eq!(recorded.len(), found.len());
    for expected in recorded {
        let thread = found.iter().find(|thread| thread["id"] == expected["id"]).expect("is found");
        let members = expected.as_object().expect("is an object").keys().map(String::as_str);
        // Those depend on where the files lie, when they were written, and on the server; a list tells no source.
        let told = |member: &&str| !["path", "updatedAt", "status", "threadSource"].contains(member);
        let compared: BTreeSet<&str> = members.filter(told).collect();
        assert_eq!(compared.len(), 15);
        for member in compared {
            assert_eq!(thread[member], expected[member], "{member} of {}", expected["id"]);
        }
        let path = Path::new(thread["path"].as_str().expect("is text"));
        assert!(path.is_absolute() && path.is_file(), "{path:?}");
    }
}

#[test]
fn folders_and_files() {
    let home = family("threads_paths");
    let day = home.join("sessions/2026/11/21");
    let file = day.join(name_of(VOLTA));
    let other = day.join(name_of(PARENT));
    assert_eq!(ids(&threads(&["--json", text(&file)])), [VOLTA]);
    assert_eq!(ids(&threads(&["--json", text(&other), text(&file)])), [VOLTA, PARENT]);
    // A file that is found twice is one.
    let twice = threads(&["--json", text(&home), text(&file), text(&day.join("../21"))]);
    assert!(ids(&twice).len() >= 4, "{twice:?}");
    assert_eq!(
        ids(&threads(&["--json", text(&home), text(&file), text(&day)])),
        [LOCKE, VOLTA, PARENT, SOCRATES]
    );
    // Compressed files, by whatever release they were compressed.
    let compressed =
        home.join("sessions/rollout-2026-01-02T03-00-00-019b7ca5-cf80-7955-bec0-aa7cb229c6aa.jsonl.zst");
    fs::copy(fixtures().join("compressed/frames.jsonl.zst"), &compressed).expect("can be copied");
    let found = ids(&threads(&["--json", text(&home)]));
    assert!(
        found.len() == 5 && found.iter().any(|id| id == "019b7ca5-cf80-7955-bec0-aa7cb229c6aa"),
        "{found:?}"
    );
}

#[test]
fn for_people() {
    let home = family("threads_text");
    let ran = threads(&[text(&home)]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert_eq!(
        ran.stdout,
        format!(
            "\
{LOCKE} 2026-11-21T11:20:00Z sub-agent Locke (explorer)
  Read src/main.py.
  /home/user/project
{VOLTA} 2026-11-21T11:19:00Z sub-agent Volta (worker)
  Split the work on src.
  /home/user/project
{PARENT} 2026-11-21T11:18:00Z vscode
  Ask two helpers to read the code.
  /home/user/project
{SOCRATES} 2026-11-21T11:17:00Z sub-agent Socrates (explorer)
  Read README.md.
  /home/user/project
4 threads
"
        )
    );
}

#[test]
fn the_descendants_of_a_thread() {
    let home = family("threads_root");
    let of = |parent: &str, thread: &str, depth: u32, nickname: &str, role: &str| json!({"threadId": thread, "parentThreadId": parent, "depth": depth, "agentNickname": nickname, "agentRole": role});
    let ran = threads(&["--json", "--root", PARENT, text(&home)]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert_eq!(
        ran.json(),
        json!({"primary": PARENT, "descendants": [
            of(PARENT, SOCRATES, 1, "Socrates", "explorer"),
            of(PARENT, VOLTA, 1, "Volta", "worker"),
            of(VOLTA, LOCKE, 2, "Locke", "explorer"),
        ]})
    );
    // In any text of the id; the steps are counted from the thread that was asked for.
    let other_text = format!("{{{}}}", VOLTA.to_uppercase());
    assert_eq!(
        threads(&["--json", "--root", &other_text, text(&home)]).json(),
        json!({"primary": VOLTA, "descendants": [of(VOLTA, LOCKE, 1, "Locke", "explorer")]})
    );
    let nobody = "019e0000-0000-7000-8000-000000000001";
    assert_eq!(
        threads(&["--json", "--root", nobody, text(&home)]).json(),
        json!({"primary": nobody, "descendants": []})
    );
}

/// A text from a file must not control the terminal.
#[test]
fn control_characters_are_not_shown() {
    let meta = json!({
        "id": PARENT, "timestamp": "", "cwd": "/w\u{1b}[2J", "originator": "", "cli_version": "",
        "source": {"custom": "c\u{7}d"}
    });
    let message = json!({"type": "user_message", "message": "a\u{1b}[31mb"});
    let line = |kind: &str, payload: &Value| {
        json!({"timestamp": "", "type": kind, "payload": payload}).to_string() + "\n"
    };
    let file = folder("threads_controls").join(name_of(PARENT));
    fs::write(&file, line("session_meta", &meta) + &line("event_msg", &message)).expect("can be written");
    let shown = threads(&[text(&file)]).stdout;
    assert!(shown.chars().all(|letter| letter == '\n' || !letter.is_control()), "{shown:?}");
    assert!(shown.contains(" cd\n  a[31mb\n  /w[2J\n"), "{shown:?}");
}

#[test]
fn the_tree_for_people() {
    let home = family("threads_tree");
    let tree = |root: &str| {
        let ran = threads(&["--root", root, text(&home)]);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
        ran.stdout
    };
    assert_eq!(
        tree(PARENT),
        format!(
            "\
{PARENT}: Ask two helpers to read the code.
├─ {SOCRATES} Socrates (explorer): Read README.md.
└─ {VOLTA} Volta (worker): Split the work on src.
   └─ {LOCKE} Locke (explorer): Read src/main.py.
3 descendants
"
        )
    );
    assert_eq!(
        tree(VOLTA),
        format!(
            "\
{VOLTA} Volta (worker): Split the work on src.
└─ {LOCKE} Locke (explorer): Read src/main.py.
1 descendant
"
        )
    );
    assert_eq!(tree(LOCKE), format!("{LOCKE} Locke (explorer): Read src/main.py.\nno descendants\n"));
    fs::remove_file(home.join("sessions/2026/11/21").join(name_of(PARENT))).expect("is there");
    assert!(tree(PARENT).starts_with(&format!("{PARENT} (not among the files)\n├─ {SOCRATES} ")));
}

/// Of two files of a thread, the newer one says who its parent is.
#[test]
fn the_newest_file_of_a_thread_counts_in_the_tree() {
    let home = family("threads_twice");
    let newer = home.join("sessions").join(name_of(LOCKE));
    let content =
        fs::read_to_string(fixtures().join("rollouts/family").join(name_of(LOCKE))).expect("is there");
    fs::write(&newer, content.replace(VOLTA, PARENT)).expect("can be written");
    modify(&newer, 1_795_270_000);
    let found = threads(&["--json", "--root", PARENT, text(&home)]).json();
    assert_eq!(found["descendants"][2]["parentThreadId"], PARENT);
    modify(&newer, 1_795_200_000);
    let found = threads(&["--json", "--root", PARENT, text(&home)]).json();
    assert_eq!(found["descendants"][2]["parentThreadId"], VOLTA);
}

#[test]
fn a_root_that_is_no_id() {
    let ran = threads(&["--root", "thread-1", "tests/fixtures/rollouts"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert_eq!(
        ran.stderr,
        "codex-schema: --root: expected a UUID such as 01a1fd77-752c-79a3-83bd-ac086b785546, found `thread-1`\n"
    );
}

#[test]
fn a_damaged_file_is_one_warning() {
    let home = family("threads_damaged");
    let day = home.join("sessions/2026/11/21");
    let name =
        |number: u8| format!("rollout-2026-11-21T09-37-08-019e0000-0000-7000-8000-00000000000{number}.jsonl");
    let whole = fs::read(fixtures().join("rollouts/family").join(name_of(PARENT))).expect("is there");
    let compressed = fs::read(fixtures().join("compressed/whole.jsonl.zst")).expect("is there");
    let written = [
        (name(1), Vec::new(), "empty session file"),
        (name(2), b"\n\n".to_vec(), "empty session file"),
        (name(3), [&*whole, b"\xff"].concat(), "not UTF-8: invalid byte at offset 0"),
        (name(4), b"{}\nno JSON\n".to_vec(), "not a rollout: no line can be read as one"),
        (format!("{}.zst", name(5)), compressed[..200].to_vec(), "not a sound zstd file"),
    ];
    for (name, content, _) in &written {
        fs::write(day.join(name), content).expect("can be written");
    }
    let ran = threads(&["--json", text(&home)]);
    assert_eq!(ran.code, Some(0));
    assert_eq!(ids(&ran).len(), 4);
    let warnings: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(warnings.len(), written.len(), "{warnings:#?}");
    for ((name, _, reason), warning) in written.iter().zip(warnings) {
        assert!(warning.starts_with("codex-schema: warning: "), "{warning}");
        assert!(warning.contains(name) && warning.contains(reason), "{warning}");
    }
}

#[test]
fn lines_that_cannot_be_read_do_not_hide_a_thread() {
    let home = folder("threads_lines");
    let path = home.join(name_of(PARENT));
    let whole =
        fs::read_to_string(fixtures().join("rollouts/family").join(name_of(PARENT))).expect("is there");
    fs::write(&path, format!("no JSON\n{whole}{{\"cut")).expect("can be written");
    let ran = threads(&["--json", text(&home)]);
    assert_eq!((ran.code, ran.stderr.as_str(), ids(&ran)), (Some(0), "", vec![PARENT.to_owned()]));
}

#[test]
fn other_files_of_a_folder_are_passed_over() {
    let home = family("threads_other");
    fs::write(home.join("history.jsonl"), "{\"session_id\":\"s\",\"ts\":1,\"text\":\"t\"}\n").unwrap();
    fs::write(home.join("empty.jsonl"), "").unwrap();
    fs::write(home.join("session_index.jsonl"), "").unwrap();
    fs::write(home.join("rollout-2026.txt"), "no JSON").unwrap();
    fs::create_dir_all(home.join("folder.jsonl")).unwrap();
    let ran = threads(&["--json", text(&home)]);
    assert_eq!((ran.code, ran.stderr.as_str(), ids(&ran).len()), (Some(0), "", 4));
    // Asked for by name, such a file is a warning.
    let other = home.join("history.jsonl");
    let ran = threads(&[text(&other)]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), "no threads\n"));
    let expected =
        format!("codex-schema: warning: {}: not a rollout: no line can be read as one\n", other.display());
    assert_eq!(ran.stderr, expected);
    // A rollout need not be called like one.
    let copy = home.join("folder.jsonl/copy.jsonl");
    fs::copy(fixtures().join("history/hand-meta-01.rollout.jsonl"), copy).unwrap();
    assert_eq!(ids(&threads(&["--json", text(&home)])).len(), 5);
}

#[test]
fn a_path_that_does_not_exist() {
    let home = family("threads_missing");
    let missing = home.join("missing");
    for arguments in [&[text(&missing)][..], &["--json", text(&home), text(&missing)]] {
        let ran = threads(arguments);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(ran.stderr.starts_with(&format!("codex-schema: {}: ", missing.display())), "{ran:?}");
    }
    assert_eq!(threads(&[]).code, Some(2));
    let empty = folder("threads_empty");
    let ran = threads(&["--json", text(&empty)]);
    assert_eq!((ran.code, ran.json(), ran.stderr.as_str()), (Some(0), json!({"threads": []}), ""));
}

#[test]
fn names_that_users_gave() {
    let home = family("threads_names");
    let entry =
        |id: &str, name: &str| json!({"id": id, "thread_name": name, "updated_at": "unknown"}).to_string();
    let lines = [
        entry(PARENT, "First"),
        "no JSON".to_owned(),
        entry(&VOLTA.to_uppercase(), "Splitting"),
        entry(PARENT, " Second "),
        entry(PARENT, " "),
    ];
    fs::write(home.join("session_index.jsonl"), lines.join("\n")).expect("can be written");
    let day = home.join("sessions/2026/11/21");
    // In the folder itself, in its parent, and above a single file.
    for path in [home.clone(), home.join("sessions"), day.clone(), day.join(name_of(PARENT))] {
        let found = threads(&["--json", text(&path)]).json();
        let found = found["threads"].as_array().expect("is an array");
        for thread in found {
            let expected = match thread["id"].as_str() {
                Some(PARENT) => json!(" Second "),
                Some(VOLTA) => json!("Splitting"),
                _ => json!(null),
            };
            assert_eq!(thread["name"], expected, "{path:?}");
        }
        assert!(found.iter().any(|thread| thread["id"] == PARENT), "{path:?}");
    }
    let shown = threads(&[text(&home)]).stdout;
    assert!(shown.contains(&format!("{PARENT} 2026-11-21T11:18:00Z vscode\n  Second\n")), "{shown}");
}
