//! Reading rollouts and walking spawn trees: as shares of the time that `serde_json::Value` needs for the same bytes
//! in the same run, and as growth from one size to ten times that size.
//!
//! `cargo bench --bench rollout`

mod growth;
#[path = "../support/random.rs"]
mod random;
mod session;
#[path = "../support/shares.rs"]
mod shares;

use std::hint::black_box;
use std::path::{Path, PathBuf};

use codex_schema::history::{Items, read_stored};
use codex_schema::id::Ids;
use codex_schema::rollout::{RolloutLine, accepts};
use serde_json::Value;

use session::Session;
use shares::Job;

const ROUNDS: usize = 15;
const BYTES: usize = 4 << 20;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, one, index, size] = arguments.as_slice()
        && one == growth::ONE
    {
        let number = |text: &str| text.parse().expect("a number");
        return growth::run_one(number(index), number(size));
    }
    compare("recorded sessions", &recorded());
    compare("a session with long texts", &long_texts());
    growth::run();
}

/// The session files that ship with the project, again and again: many small lines.
fn recorded() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/rollouts");
    let mut files: Vec<PathBuf> = [folder.clone(), folder.join("family")]
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).expect("the fixtures are there"))
        .map(|entry| entry.expect("a folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"))
        .collect();
    files.sort();
    let texts: String =
        files.iter().map(|path| std::fs::read_to_string(path).expect("a fixture can be read")).collect();
    texts.repeat(BYTES / texts.len() + 1)
}

/// A session with outputs of tools and answers of thousands of bytes.
fn long_texts() -> String {
    let mut session = Session::new(7);
    let mut file = String::with_capacity(BYTES + (1 << 16));
    while file.len() < BYTES {
        session.turn(&mut file);
    }
    file
}

fn compare(name: &str, file: &str) {
    let turns =
        read_stored(file.as_bytes(), Items::Limited, Ids::system()).expect("the file is a thread").turns;
    println!(
        "{name}: {:.1} MB, {} lines, {} turns with {} items",
        file.len() as f64 / 1e6,
        file.lines().count(),
        turns.len(),
        turns.iter().map(|turn| turn.items.len()).sum::<usize>(),
    );
    let jobs: Vec<Job<'_>> = vec![
        (
            "Value, line by line",
            None,
            Box::new(|| {
                for line in file.lines() {
                    black_box(serde_json::from_str::<Value>(line).expect("JSON"));
                }
            }),
        ),
        (
            "typed decode of every line",
            Some(0.65),
            Box::new(|| {
                for line in file.lines() {
                    black_box(RolloutLine::decode(line).expect("a rollout line"));
                }
            }),
        ),
        (
            "file to turns, as the server answers",
            Some(0.45),
            Box::new(|| {
                black_box(read_stored(file.as_bytes(), Items::Limited, Ids::system()).expect("a thread"));
            }),
        ),
        (
            "the release's verdict on every line",
            None,
            Box::new(|| {
                for line in file.lines() {
                    black_box(accepts(line).expect("a line of the release"));
                }
            }),
        ),
    ];
    shares::compare(ROUNDS, jobs);
}
