//! Reading and writing a mixed server stream, as shares of the time that `serde_json::Value` needs for the same
//! bytes in the same run.
//!
//! `cargo bench --bench stream`; with `--features validate` also validation.

mod generate;
#[path = "../support/random.rs"]
mod random;
#[path = "../support/shares.rs"]
mod shares;

use std::hint::black_box;

use codex_schema::jsonrpc::Routed;
use codex_schema::method::{ServerMessage, ServerNotification, ServerResponse};
use serde_json::Value;

use random::Random;
use shares::{Job, compare};

const ROUNDS: usize = 25;

/// What a client holds after decoding a message.
#[allow(clippy::large_enum_variant, reason = "as in the library's own messages")]
enum Decoded {
    Notification(ServerNotification),
    Response(Box<ServerResponse>),
}

fn decode(text: &str) -> Decoded {
    match ServerMessage::decode_with(text, |_| Some("thread/read")).expect("the stream decodes") {
        ServerMessage::Notification(notification) => Decoded::Notification(notification),
        ServerMessage::Answer(response) => Decoded::Response(response),
        other => panic!("the stream has no {other:?}"),
    }
}

fn encode(message: &Decoded, out: &mut Vec<u8>) {
    match message {
        Decoded::Notification(notification) => codex_schema::encode::append(out, notification),
        Decoded::Response(response) => codex_schema::encode::append(out, response),
    }
    .expect("messages are JSON");
}

/// The stream with the requests that its answers belong to.
#[cfg(feature = "validate")]
fn recording(lines: &[String]) -> String {
    let mut recording = String::new();
    for line in lines {
        if let Some(id) = line.strip_prefix(r#"{"id":"#).and_then(|rest| rest.split(',').next()) {
            recording
                .push_str(&format!(r#"{{"method":"thread/read","id":{id},"params":{{"threadId":"t"}}}}"#));
            recording.push('\n');
        }
        recording.push_str(line);
        recording.push('\n');
    }
    recording
}

#[cfg(feature = "validate")]
fn validate(recording: &str) {
    let mut checker = codex_schema::validate::Checker::new(false);
    checker.read("stream", recording.as_bytes(), |_| {}).expect("memory can be read");
    let report = checker.into_report();
    assert!(report.findings.is_empty() && report.notes.is_empty(), "{report:?}");
}

fn main() {
    let lines = generate::stream(&mut Random::new(0x5eed), 4000);
    let bytes: usize = lines.iter().map(String::len).sum();
    let values: Vec<Value> = lines.iter().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let messages: Vec<Decoded> = lines.iter().map(|line| decode(line)).collect();
    let mut out = Vec::with_capacity(bytes * 2);
    let mut out2 = Vec::with_capacity(bytes * 2);

    #[cfg(feature = "validate")]
    let recording = recording(&lines);

    println!("{} messages, {bytes} bytes\n", lines.len());
    #[allow(unused_mut, reason = "validation is a feature")]
    let mut reading: Vec<Job<'_>> = vec![
        (
            "decode into Value",
            None,
            Box::new(|| {
                for line in &lines {
                    black_box(serde_json::from_str::<Value>(line).expect("JSON"));
                }
            }),
        ),
        (
            "routing only",
            Some(0.35),
            Box::new(|| {
                for line in &lines {
                    black_box(Routed::parse(line).expect("a message"));
                }
            }),
        ),
        (
            "routing and typed decode",
            Some(0.65),
            Box::new(|| {
                for line in &lines {
                    black_box(decode(line));
                }
            }),
        ),
    ];
    #[cfg(feature = "validate")]
    reading.push(("validate, text to verdict", Some(2.0), Box::new(|| validate(&recording))));
    compare(ROUNDS, reading);

    let writing: Vec<Job<'_>> = vec![
        (
            "encode the Value",
            None,
            Box::new(|| {
                out.clear();
                for value in &values {
                    serde_json::to_writer(&mut out, value).expect("JSON");
                }
                black_box(&out);
            }),
        ),
        (
            "encode the types",
            Some(0.70),
            Box::new(|| {
                out2.clear();
                for message in &messages {
                    encode(message, &mut out2);
                }
                black_box(&out2);
            }),
        ),
    ];
    compare(ROUNDS, writing);
}
