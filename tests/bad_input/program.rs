//! The same through the program: exit status 1, the finding on standard output, the rest still read.

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::support::{GOOD, MARKER};

fn run(verb: &str, input: &[u8]) -> (Option<i32>, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_codex-schema"))
        .args([verb, "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    child.stdin.take().expect("is piped").write_all(input).expect("is read");
    let output = child.wait_with_output().expect("ends");
    let text = |bytes| String::from_utf8(bytes).expect("is text");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn bad_lines_are_told_by_the_program() {
    let nested = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let deep = format!(r#"{{"method":"no/such","params":{nested}}}"#);
    let invalid = b"{\"method\":\"\xff\"}";
    let lines: [&[u8]; 7] =
        [GOOD.as_bytes(), b"not json", b"", nested.as_bytes(), deep.as_bytes(), invalid, MARKER.as_bytes()];
    let input = [&b"\xef\xbb\xbf"[..], &lines.join(&b'\n'), b"\n{\"method\":\"thr"].concat();
    for verb in ["inspect", "validate"] {
        let (code, stdout, stderr) = run(verb, &input);
        assert_eq!((code, stderr.as_str()), (Some(1), ""), "{stdout}");
        for (line, expected) in [
            (1, "byte order mark"),
            (2, "not JSON"),
            (4, "found an array"),
            (5, "recursion limit exceeded"),
            (6, "not UTF-8: invalid byte at offset 11"),
            (7, "/params/threadId"),
            (8, "the file ends inside this line"),
        ] {
            let place = format!(" -:{line}: ");
            let told = stdout.lines().any(|told| told.contains(&place) && told.contains(expected));
            assert!(told, "{verb}, line {line}: {expected}");
        }
        assert!(!stdout.contains(" -:3: "), "{stdout}");
        assert!(stdout.contains("7 messages"), "{stdout}");
    }
}
