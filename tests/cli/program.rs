//! Running the program.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

/// How a run ended and what it wrote.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    /// Standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

pub fn run(arguments: &[&str]) -> Ran {
    run_with(arguments, "")
}

pub fn run_with(arguments: &[&str], input: &str) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_codex-schema"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    // A run that fails early does not read its input.
    let _ = child.stdin.take().expect("is piped").write_all(input.as_bytes());
    let output = child.wait_with_output().expect("ends");
    let text = |bytes| String::from_utf8(bytes).expect("is text");
    Ran { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// An empty folder of that name for a test's files.
pub fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("can be made");
    folder
}

/// A file with that content in a folder of its own.
pub fn file(name: &str, content: &str) -> String {
    let path = folder(name).join("input.jsonl");
    std::fs::write(&path, content).expect("can be written");
    path.to_string_lossy().into_owned()
}

pub const RECORDINGS: [&str; 2] =
    ["tests/fixtures/transcripts/first_turn.jsonl", "tests/fixtures/transcripts/approval_interrupt.jsonl"];

pub fn lines_of(recording: &str) -> usize {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(recording);
    std::fs::read_to_string(path).expect("can be read").lines().count()
}
