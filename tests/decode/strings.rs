//! Strings: escapes, surrogates, control characters, and ends at every distance.

use codex_schema::Json;
use serde_json::Value;

use crate::support::{Random, same};

fn same_string(text: &str) -> bool {
    same::<Json>(text);
    same::<char>(text);
    same::<Value>(&format!(r#"{{{text}:{text}}}"#));
    same::<Json>(&format!("[{text},{text}]"));
    let read = same::<String>(text);
    assert_eq!(same::<Value>(text), read, "{text}");
    read
}

#[test]
fn escapes() {
    for text in [
        r#""""#,
        r#""\"""#,
        r#""\\""#,
        r#""\\\"""#,
        r#""\\\\""#,
        r#""\/\b\f\n\r\t""#,
        r#""\u0041""#,
        r#""\u00e9""#,
        r#""\u20AC""#,
        r#""\ud83d\ude00""#,
        r#""\uD83D\uDE00""#,
        r#""\uFFFF\uffff\u0000""#,
        r#""\udbff\udfff\ud800\udc00""#,
        r#""é\né""#,
        r#""😀\t😀""#,
        "\"\u{7f}\u{2028}\"",
        r#""a\\\\\\\"b""#,
        r#""\u005c""#,
        r#""\u0022""#,
        r#"  "x"  "#,
    ] {
        assert!(same_string(text), "{text} is a string");
    }
    for text in [
        r#"""#,
        r#""\""#,
        r#""\\\""#,
        r#""\x""#,
        r#""\""#,
        r#""\u""#,
        r#""\u1""#,
        r#""\u12""#,
        r#""\u123""#,
        r#""\u123g""#,
        r#""\u+123""#,
        r#""\u 123""#,
        r#""\u12é""#,
        r#""\é""#,
        r#""\ud83d""#,
        r#""\ud83dx""#,
        r#""\ud83d\n""#,
        r#""\ud83d\u0041""#,
        r#""\ud83d\ud83d""#,
        r#""\ude00""#,
        r#""\ude00\ud83d""#,
        r#""\ud83d\ude0""#,
        r#""\ud83d\u""#,
        r#""\ud83d\""#,
        r#""\U0041""#,
        "\"\n\"",
        "\"\0\"",
        "\"\u{1f}\"",
        "\"a\tb\"",
        "\"\\n\n\"",
        "\"\\\n\"",
        "'x'",
        r#""x" "y""#,
        r#""x"x"#,
    ] {
        assert!(!same_string(text), "{text:?} is no string");
    }
}

/// The search for the end goes by words first and by vectors then.
#[test]
fn ends_and_escapes_at_every_distance() {
    for before in 0..80 {
        for after in [0, 1, 7, 8, 40, 100] {
            let (before, after) = ("x".repeat(before), "é".repeat(after));
            for middle in ["", r"\n", r"\\", r#"\""#, r"\ud83d\ude00", r"\\\\\n"] {
                assert!(same::<String>(&format!(r#""{before}{middle}{after}""#)));
                assert!(same::<Json>(&format!(r#"["{before}{middle}{after}"]"#)));
            }
            for middle in ["\n", "\u{1f}", r"\x", r"\u12", r"\ud83d"] {
                assert!(!same::<String>(&format!(r#""{before}{middle}{after}""#)));
                same::<Json>(&format!(r#"["{before}{middle}{after}"]"#));
            }
            assert!(!same::<String>(&format!(r#""{before}\n{after}"#)));
            assert!(!same::<String>(&format!(r#""{before}{after}\"#)));
        }
    }
}

#[test]
fn strings_made_at_random() {
    let pieces = [
        "plain ",
        "é",
        "😀",
        r"\n",
        r#"\""#,
        r"\\",
        r"\u00e9",
        r"\ud83d\ude00",
        "a longer stretch of text, ",
        r"\t",
        "\u{2028}",
        r"\u0000",
    ];
    let mut random = Random(0x57f1);
    for _ in 0..3_000 {
        let pieces: String = (0..random.below(40)).map(|_| random.one_of(&pieces)).collect();
        assert!(same_string(&format!("\"{pieces}\"")));
    }
}
