//! Files whose turns the release told: what it accepted of them can be seen in its answers.

use std::collections::BTreeMap;
use std::path::Path;

use codex_schema::rollout::accepts;

/// Lines that the release did not read, and where they fail.
const REFUSED: &[(&str, &[(usize, &str)])] = &[
    ("hand-collab-spawn-status-8", &[(5, "/payload/status"), (6, "/payload/status")]),
    ("hand-exec-no-status", &[(5, "/payload")]),
    ("hand-ignored-events", &[(8, "/payload/type")]),
    ("hand-phase-unknown", &[(5, "/payload/phase")]),
    ("hand-source-15", &[(1, "/payload/source/brandnew")]),
    ("hand-start-null-turn-id", &[(2, "/payload/turn_id")]),
    ("mix-003", &[(8, "/payload/type"), (28, "/type"), (40, "/payload/type")]),
    ("mix-010", &[(42, "/type")]),
    ("mix-013", &[(24, "")]),
    ("mix-031", &[(15, "")]),
    ("mix-035", &[(7, "/payload/type")]),
    ("mix-050", &[(19, "/type"), (50, "/payload/type")]),
    ("mix-055", &[(27, ""), (28, "/timestamp")]),
    ("mix-066", &[(10, "/type"), (21, "/payload/type")]),
    ("mix-068", &[(31, "/payload/type"), (38, "/payload/type")]),
    ("mix-070", &[(13, ""), (21, "/payload/type")]),
];

#[test]
fn recorded_lines_are_accepted_but_for_those_that_the_release_dropped() {
    let expected: BTreeMap<&str, &[(usize, &str)]> = REFUSED.iter().copied().collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/history");
    let mut files = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some(name) = name.strip_suffix(".rollout.jsonl") else { continue };
        files += 1;
        let mut refused = Vec::new();
        for (index, line) in std::fs::read_to_string(&path).unwrap().lines().enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            if let Err(refusal) = accepts(line) {
                refused.push((index + 1, refusal.pointer));
            }
        }
        let refused: Vec<(usize, &str)> = refused.iter().map(|(line, pointer)| (*line, &**pointer)).collect();
        assert_eq!(refused, expected.get(name).copied().unwrap_or_default(), "{name}");
    }
    assert!(files >= REFUSED.len(), "{files} files");
}
