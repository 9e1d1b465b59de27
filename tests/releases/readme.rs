//! What the README shows is what the crate says.

use std::fs;

use codex_schema::releases::{history, plot};

use crate::support::between;

fn read(path: &str) -> String {
    fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn the_counts_by_rule() {
    let readme = read("README.md");
    let counts = between("0.130.0", "0.169.0").counts();
    assert!(!counts.is_empty());
    for (rule, count) in counts {
        let row = format!("| `{}` | {} | {count} |\n", rule.name(), rule.severity());
        assert!(readme.contains(&row), "the README lacks {row}");
    }
}

#[test]
fn the_picture() {
    let drawn = plot(&history().figures());
    assert!(drawn == read("docs/releases.svg"), "run `codex-schema releases --plot docs/releases.svg`");
}
