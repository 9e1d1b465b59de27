//! Reading a text with both tools and looking at what they say about a line.

use std::io::BufRead;

use codex_schema::validate::{Checker, Inspection, Inspector, Report};

pub const GOOD: &str = r#"{"method":"thread/closed","params":{"threadId":"t"}}"#;
/// A line with a mistake of its own: that it is told shows that the line was read.
pub const MARKER: &str = r#"{"method":"thread/closed","params":{"threadId":7}}"#;

pub fn inspect(reader: impl BufRead) -> Inspection {
    let mut inspector = Inspector::default();
    inspector.read("file", reader, |_| {}).expect("reads");
    inspector.into_inspection()
}

pub fn validate(reader: impl BufRead) -> Report {
    let mut checker = Checker::new(false);
    checker.read("file", reader, |_| {}).expect("reads");
    checker.into_report()
}

/// What one of the tools said, in its order: line, pointer and text.
pub type Said = Vec<(usize, String, String)>;

pub fn inspected(inspection: &Inspection) -> Said {
    let failures = inspection
        .failures
        .iter()
        .map(|failure| (failure.line, failure.pointer.clone(), format!("failure: {}", failure.error)));
    let unknown = inspection.unknown.iter().map(|unknown| {
        (unknown.line, unknown.pointer.clone(), format!("unknown: {:?} {}", unknown.kind, unknown.text))
    });
    let lossy = inspection.lossy.iter().map(|loss| (loss.line, loss.pointer.clone(), "lossy".to_owned()));
    failures.chain(unknown).chain(lossy).collect()
}

pub fn validated(report: &Report) -> Said {
    let findings = report.findings.iter().map(|found| ("finding", found));
    let notes = report.notes.iter().map(|found| ("note", found));
    findings
        .chain(notes)
        .map(|(word, found)| (found.line, found.what.pointer.clone(), format!("{word}: {}", found.what)))
        .collect()
}

/// A line that something is wrong with, and how each tool tells it.
pub struct Case {
    pub line: String,
    pub pointer: &'static str,
    pub inspected: &'static str,
    pub validated: &'static str,
}

pub fn case(
    line: impl Into<String>,
    pointer: &'static str,
    inspected: &'static str,
    validated: &'static str,
) -> Case {
    Case { line: line.into(), pointer, inspected, validated }
}

/// Puts the line between a good one and the marker: it is told as expected, once, and nothing else is but the marker.
#[track_caller]
pub fn check(case: &Case) {
    let text = format!("{GOOD}\n{}\n{MARKER}\n", case.line);
    let (inspection, report) = (inspect(text.as_bytes()), validate(text.as_bytes()));
    assert_eq!((inspection.messages, report.messages), (3, 3), "{}", start(&case.line));
    for (said, expected) in [(inspected(&inspection), case.inspected), (validated(&report), case.validated)] {
        let told: Vec<_> = said.iter().filter(|(line, ..)| *line == 2).collect();
        match told.as_slice() {
            [(_, pointer, text)] => {
                assert_eq!(pointer, case.pointer, "{}: {text}", start(&case.line));
                assert!(text.contains(expected), "{}: {text}\nexpected: {expected}", start(&case.line));
            }
            told => panic!("{}: one thing was to be told, not {told:?}", start(&case.line)),
        }
        marker_is_told(&said, 3);
        assert!(said.iter().all(|(line, ..)| *line > 1), "{}: {said:?}", start(&case.line));
    }
}

#[track_caller]
pub fn marker_is_told(said: &Said, at: usize) {
    let told: Vec<_> = said.iter().filter(|(line, ..)| *line == at).collect();
    assert!(
        matches!(told.as_slice(), [(_, pointer, _)] if pointer == "/params/threadId"),
        "line {at} was to be read: {said:?}"
    );
}

pub fn start(line: &str) -> String {
    line.chars().take(80).collect()
}
