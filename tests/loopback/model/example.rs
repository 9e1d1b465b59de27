//! The example runs.

use pretty_assertions::assert_eq;

use super::one_turn::one_turn;

#[test]
fn example_of_one_turn() {
    let mut out = Vec::new();
    one_turn(&mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    // What the command prints is the machine's affair.
    let lines: Vec<&str> = out.lines().filter(|line| !line.starts_with("command: ")).collect();
    let expected = [
        "user:    Is Rust installed here?",
        "(the model answers)",
        r#"model:   calls run_command with {"command":["rustc","--version"]}"#,
        "(complete, with 80 tokens)",
        "(the model answers)",
        "model:   Rust is installed – have fun!",
        "(complete, with 105 tokens)",
        "(only what was new had to be sent)",
        "(the turn is over, its connection is open)",
    ];
    assert_eq!(lines, expected);
    assert!(out.contains("\ncommand: "), "{out}");
}
