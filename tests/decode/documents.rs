//! Documents made at random, whole, cut off anywhere, and with any byte changed.

use codex_schema::Json;
use codex_schema::rollout::RolloutLine;
use serde_json::Value;

use crate::support::{Random, same};

fn value(random: &mut Random, depth: usize, out: &mut String) {
    let space =
        |random: &mut Random, out: &mut String| out.push_str(random.one_of(&["", "", "", " ", "\n\t"]));
    space(random, out);
    match random.below(if depth == 0 { 6 } else { 9 }) {
        0 => out.push_str(random.one_of(&["null", "true", "false"])),
        1 => out.push_str(random.one_of(&["0", "-1", "42", "18446744073709551615", "-9223372036854775808"])),
        2 => out.push_str(random.one_of(&["1.5", "-0", "1e-7", "0.1", "123456789012345678901", "2.5E+3"])),
        3..6 => string(random, out),
        6 => {
            out.push('[');
            for index in 0..random.below(5) {
                out.push_str(if index == 0 { "" } else { "," });
                value(random, depth - 1, out);
            }
            out.push(']');
        }
        _ => {
            out.push('{');
            for index in 0..random.below(5) {
                out.push_str(if index == 0 { "" } else { "," });
                space(random, out);
                string(random, out);
                space(random, out);
                out.push(':');
                value(random, depth - 1, out);
            }
            out.push('}');
        }
    }
    space(random, out);
}

fn string(random: &mut Random, out: &mut String) {
    out.push('"');
    for _ in 0..random.below(6) {
        out.push_str(random.one_of(&[
            "a",
            "text ",
            r"\n",
            r#"\""#,
            "é",
            r"\u00e9",
            r"\ud83d\ude00",
            "/",
            r"\\",
            "key",
        ]));
    }
    out.push('"');
}

#[test]
fn whole() {
    let mut random = Random(0xd0c);
    for _ in 0..5_000 {
        let mut text = String::new();
        value(&mut random, 5, &mut text);
        assert!(same::<Value>(&text));
        assert!(same::<Json>(&text));
        same::<Vec<Value>>(&text);
    }
}

/// One rollout line with most of what a line can hold, and one with the members in an unusual order.
const LINES: [&str; 3] = [
    r#"{"timestamp":"2026-11-21T09:37:06.702Z","type":"response_item","payload":{"type":"function_call_output","call_id":"c1","output":"a\n\"b\" \u00e9 😀"}}"#,
    r#"{"payload":{"message":"x\ty","images":null,"type":"user_message","local_images":[],"text_elements":[]},"type":"event_msg","timestamp":"t"}"#,
    r#"{"timestamp":"t","type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":{"input_tokens":1,"cached_input_tokens":-2,"output_tokens":3,"reasoning_output_tokens":4,"total_tokens":10},"last_token_usage":{"input_tokens":1,"cached_input_tokens":2,"output_tokens":3,"reasoning_output_tokens":4,"total_tokens":10},"model_context_window":258400},"rate_limits":null}}"#,
];

const DOCUMENT: &str = "{\"a\" : [1, -2.5e3, \"x\\n\\\"\\u00e9\\ud83d\\ude00é\", {\"b\":null,\"c\":{}}, true, [], \"\"],\n\t\"d\":false}";

#[test]
fn cut_off_anywhere() {
    for text in LINES.into_iter().chain([DOCUMENT]) {
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            assert!(!same::<Value>(&text[..end]));
            assert!(!same::<Json>(&text[..end]));
            assert!(!same::<RolloutLine>(&text[..end]));
        }
    }
    for line in LINES {
        assert!(same::<RolloutLine>(line));
    }
}

#[test]
fn with_any_byte_changed() {
    let mut read = 0;
    for text in LINES.into_iter().chain([DOCUMENT]) {
        for at in 0..text.len() {
            for byte in *b"\"\\{}[]:,0-e.x \n\x00\x1f" {
                let mut bytes = text.as_bytes().to_vec();
                bytes[at] = byte;
                let changed = String::from_utf8(bytes);
                let inserted = text
                    .is_char_boundary(at)
                    .then(|| format!("{}{}{}", &text[..at], char::from(byte), &text[at..]));
                for text in changed.ok().into_iter().chain(inserted) {
                    read += usize::from(same::<Value>(&text));
                    same::<Json>(&text);
                    same::<RolloutLine>(&text);
                }
            }
        }
    }
    assert!(read > 1_000, "{read}");
}

/// What is not JSON is not read, even where a later member replaces it.
#[test]
fn repeated_members_that_are_no_json() {
    use codex_schema::v2::ThreadClosedNotification;
    assert!(same::<ThreadClosedNotification>(r#"{"threadId":"t","threadId":"u"}"#));
    for text in [r#"{"threadId":1x,"threadId":"u"}"#, r#"{"threadId":"t","threadId":"u","x":}"#] {
        assert!(!same::<ThreadClosedNotification>(text));
    }
}
