//! A file that ends anywhere loses at most its last line.

use codex_schema::history::Items;
use codex_schema::recording::BadLine;
use codex_schema::rollout::{Entry, LineError, LoadError, Loaded};
use pretty_assertions::assert_eq;

use crate::draws::Draws;
use crate::support::{agent, entries, event, files, history, line, loaded, meta, user};

/// What is left of a file when it ends after `end` bytes.
fn check(text: &str, whole: &[Entry], release: &[(usize, Loaded)], end: usize) {
    let part = &text.as_bytes()[..end];
    let rest = part.iter().rev().take_while(|byte| **byte != b'\n').count();
    let breaks = part.iter().filter(|byte| **byte == b'\n').count();
    let complete: Vec<&Entry> = whole.iter().filter(|entry| entry.number <= breaks).collect();

    let read = entries(part);
    assert!(read.iter().take(complete.len()).eq(complete.iter().copied()), "{end}");
    let last = match &read[complete.len()..] {
        [] => None,
        [last] => Some(last),
        more => panic!("{end}: {more:?}"),
    };
    let is_blank = part[end - rest..].trim_ascii().is_empty();
    assert_eq!(last.is_none(), is_blank, "{end}");
    let mut cuts_a_character = false;
    if let Some(last) = last {
        assert_eq!(last.number, breaks + 1, "{end}");
        match (&last.line, text.as_bytes().get(end)) {
            // The line is there, and only its line break is not.
            (_, None | Some(b'\n' | b'\r')) => assert!(whole.contains(last), "{end}: {last:?}"),
            (Err(LineError::CutOff(_)), _) => {}
            // What was wrong with the whole line may be what is wrong with its beginning.
            (Err(LineError::Decode(_)), _) => {
                assert!(
                    whole.iter().any(|entry| entry.number == last.number && entry.line.is_err()),
                    "{end}"
                );
            }
            (Err(LineError::Bytes(BadLine::NotUtf8 { incomplete: true, .. })), _) => cuts_a_character = true,
            _ => panic!("{end}: {last:?}"),
        }
    }

    // The release sees the same lines before it, and at most one more.
    let (lines, how) = loaded(part);
    let before = release.iter().filter(|(number, _)| *number <= breaks).count();
    assert_eq!(lines[..before], release[..before], "{end}");
    match how {
        None => assert_eq!(lines.len(), before + usize::from(last.is_some()), "{end}"),
        Some(LoadError::Empty) => assert!(lines.is_empty() && last.is_none(), "{end}"),
        Some(LoadError::NotUtf8 { line, .. }) => {
            assert_eq!((line, cuts_a_character), (breaks + 1, true), "{end}")
        }
        Some(error) => panic!("{end}: {error}"),
    }
}

#[test]
fn a_file_that_is_cut_at_every_byte() {
    let text = [
        meta(),
        event("task_started", r#""turn_id":"T","model_context_window":258400"#),
        user("wörds € 😀 \\u00e9\\ud83d\\ude00 \\\\ \\\""),
        String::new(),
        "not JSON".to_owned(),
        line("brand_new", r#"{"a":[-1.5e-3,0.0,true,false,null,{"b":[]}]}"#),
        event("token_count", r#""info":null,"rate_limits":null"#),
        line("compacted", r#"{"message":"","replacement_history":[{"type":"ghost_snapshot"}]}"#),
        agent("last"),
        event("task_complete", r#""turn_id":"T","last_agent_message":null,"duration_ms":-12"#),
        String::new(),
    ];
    for text in [text.join("\n"), text.join("\r\n")] {
        let (whole, (release, _)) = (entries(text.as_bytes()), loaded(text.as_bytes()));
        assert_eq!((whole.len(), release.len()), (9, 9));
        for end in 0..=text.len() {
            check(&text, &whole, &release, end);
        }
    }
}

#[test]
fn recorded_files_that_are_cut_somewhere() {
    let mut draws = Draws::new(1);
    for (_, text) in files() {
        let (whole, (release, _)) = (entries(text.as_bytes()), loaded(text.as_bytes()));
        for _ in 0..6 {
            check(&text, &whole, &release, draws.below(text.len() + 1));
        }
    }
}

/// Turns that were complete before the last line stay; the rest is as if the last line were not there.
#[test]
fn turns_of_a_file_that_is_cut() {
    let lines = [
        meta(),
        event("task_started", r#""turn_id":"T","model_context_window":null"#),
        user("a"),
        agent("b"),
        event("task_complete", r#""turn_id":"T","last_agent_message":null"#),
        user("c"),
        agent("d"),
    ];
    for count in 1..lines.len() {
        let before = lines[..count].join("\n");
        let expected = history(before.as_bytes(), Items::Limited).expect("is readable");
        for part in [0, 1, 20, lines[count].len() - 1] {
            let file = format!("{before}\n{}", &lines[count][..part]);
            let cut = history(file.as_bytes(), Items::Limited).expect("is readable");
            assert_eq!((cut.turns, cut.thread_id), (expected.turns.clone(), expected.thread_id.clone()));
            assert_eq!(cut.parse_errors, usize::from(part > 0), "{count} {part}");
        }
    }
}
