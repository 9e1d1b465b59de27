//! Real lines, cut and with flipped bytes: nothing panics, and no line that is not JSON goes unseen.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::draws::Draws;
use crate::support::{inspect, validate};

const RECORDINGS: [&str; 2] = [
    include_str!("../fixtures/transcripts/first_turn.jsonl"),
    include_str!("../fixtures/transcripts/approval_interrupt.jsonl"),
];

/// Each line of the recordings, and the bare message in it.
fn samples() -> Vec<String> {
    let lines = RECORDINGS.iter().flat_map(|text| text.lines());
    lines
        .flat_map(|line| {
            let value: Value = serde_json::from_str(line).expect("is JSON");
            [line.to_owned(), value["msg"].to_string()]
        })
        .collect()
}

/// Reads the lines with both tools: each line is a message, and each that is not JSON is told.
fn read(lines: &[Vec<u8>]) {
    let mut bytes = lines.join(&b'\n');
    bytes.push(b'\n');
    let (inspection, report) = (inspect(bytes.as_slice()), validate(bytes.as_slice()));
    assert_eq!((inspection.messages, report.messages), (lines.len(), lines.len()));
    let failed: BTreeSet<usize> = inspection.failures.iter().map(|failure| failure.line).collect();
    let found: BTreeSet<usize> = report.findings.iter().map(|finding| finding.line).collect();
    for (index, line) in lines.iter().enumerate() {
        if serde_json::from_slice::<Value>(line).is_err() {
            let line_text = String::from_utf8_lossy(line);
            assert!(failed.contains(&(index + 1)), "inspect says nothing about {line_text}");
            assert!(found.contains(&(index + 1)), "validate says nothing about {line_text}");
        }
    }
}

#[test]
fn cut_lines() {
    let cut = |line: String| {
        let ends = (1..line.len()).step_by(7).collect::<Vec<_>>();
        ends.into_iter().map(move |end| line.as_bytes()[..end].to_vec())
    };
    let lines: Vec<Vec<u8>> = samples().into_iter().flat_map(cut).collect();
    assert!(lines.len() > 5_000, "{}", lines.len());
    read(&lines);
}

#[test]
fn flipped_bytes() {
    let mut draws = Draws::new(1);
    const STRUCTURE: &[u8] = b"{}[]\",:\\ 0e-.x\0\xff";
    let mut lines = Vec::new();
    for sample in samples() {
        for round in 0..20 {
            let mut line = sample.clone().into_bytes();
            for _ in 0..=round % 3 {
                let at = draws.below(line.len());
                line[at] = match round % 2 {
                    0 => STRUCTURE[draws.below(STRUCTURE.len())],
                    _ => line[at] ^ (1 << draws.below(8)),
                };
                // A line break would make two lines of it.
                if line[at] == b'\n' {
                    line[at] = b' ';
                }
            }
            lines.push(line);
        }
    }
    assert!(lines.len() > 3_000, "{}", lines.len());
    read(&lines);
}
