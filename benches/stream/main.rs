//! Reading and writing a mixed server stream, as shares of the time that `serde_json::Value` needs for the same
//! bytes in the same run.
//!
//! `cargo bench --bench stream`; with `--features validate` also validation.

mod generate;

use std::hint::black_box;
use std::time::{Duration, Instant};

use codex_schema::jsonrpc::Routed;
use codex_schema::method::{ServerMessage, ServerNotification, ServerResponse};
use serde_json::Value;

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

/// A name and what is timed under it.
type Job<'a> = (&'static str, Box<dyn FnMut() + 'a>);

/// The fastest of several rounds, all jobs taking turns, so that noise hits them alike.
fn measure(jobs: &mut [Job<'_>]) -> Vec<Duration> {
    let mut best = vec![Duration::MAX; jobs.len()];
    for _ in 0..ROUNDS {
        for ((_, job), best) in jobs.iter_mut().zip(&mut best) {
            let start = Instant::now();
            job();
            *best = start.elapsed().min(*best);
        }
    }
    best
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
    let lines = generate::stream(&mut generate::Random::new(0x5eed), 4000);
    let bytes: usize = lines.iter().map(String::len).sum();
    let values: Vec<Value> = lines.iter().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let messages: Vec<Decoded> = lines.iter().map(|line| decode(line)).collect();
    let mut out = Vec::with_capacity(bytes * 2);
    let mut out2 = Vec::with_capacity(bytes * 2);

    #[cfg(feature = "validate")]
    let recording = recording(&lines);

    let mut jobs: Vec<Job<'_>> = vec![
        (
            "decode into Value",
            Box::new(|| {
                for line in &lines {
                    black_box(serde_json::from_str::<Value>(line).expect("JSON"));
                }
            }),
        ),
        (
            "routing only",
            Box::new(|| {
                for line in &lines {
                    black_box(Routed::parse(line).expect("a message"));
                }
            }),
        ),
        (
            "routing and typed decode",
            Box::new(|| {
                for line in &lines {
                    black_box(decode(line));
                }
            }),
        ),
        (
            "encode the Value",
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
            Box::new(|| {
                out2.clear();
                for message in &messages {
                    encode(message, &mut out2);
                }
                black_box(&out2);
            }),
        ),
    ];
    #[cfg(feature = "validate")]
    jobs.push(("validate, text to verdict", Box::new(|| validate(&recording))));
    let times = measure(&mut jobs);
    println!("{} messages, {} bytes", lines.len(), bytes);
    for (index, (name, _)) in jobs.iter().enumerate() {
        let base = if name.starts_with("encode") { times[3] } else { times[0] };
        println!(
            "{name:28} {:>10.3?}  {:.2} of Value",
            times[index],
            times[index].as_secs_f64() / base.as_secs_f64()
        );
    }
}
