//! Ids by value (§1.1): every row of the table of texts.

use codex_schema::id::{SessionId, ThreadId, Uuid};
use pretty_assertions::assert_eq;

const CANONICAL: &str = "019e0000-0000-7000-8000-00000000abcd";
const VALUE: u128 = 0x019e_0000_0000_7000_8000_0000_0000_abcd;

#[track_caller]
fn reads(text: &str) {
    let id = ThreadId::new(text);
    assert_eq!(id.uuid(), Ok(Uuid::from_u128(VALUE)));
    assert_eq!(id.canonical().unwrap().as_str(), CANONICAL);
    assert_eq!(SessionId::new(text).canonical().unwrap().as_str(), CANONICAL);
    assert_eq!(id.as_str(), text, "the text is kept");
}

#[track_caller]
fn refuses(text: &str) {
    let error = ThreadId::new(text).uuid().unwrap_err();
    assert_eq!(error.found, text);
    assert!(error.to_string().ends_with(&format!("found `{text}`")), "{error}");
    assert_eq!(SessionId::new(text).uuid(), Err(error));
}

#[test]
fn with_hyphens() {
    reads(CANONICAL);
}

#[test]
fn uppercase_is_written_back_in_lowercase() {
    reads("019E0000-0000-7000-8000-00000000ABCD");
}

#[test]
fn without_hyphens() {
    reads("019e000000007000800000000000abcd");
}

#[test]
fn in_braces() {
    reads("{019e0000-0000-7000-8000-00000000abcd}");
}

#[test]
fn as_a_urn() {
    reads("urn:uuid:019e0000-0000-7000-8000-00000000abcd");
}

#[test]
fn the_prefix_of_a_urn_is_case_sensitive() {
    refuses("URN:UUID:019e0000-0000-7000-8000-00000000abcd");
}

#[test]
fn braces_need_hyphens() {
    refuses("{019e000000007000800000000000abcd}");
}

#[test]
fn spaces_and_other_texts_are_refused() {
    for text in [
        "",
        " 019e0000-0000-7000-8000-00000000abcd",
        "019e0000-0000-7000-8000-00000000abcd ",
        "019e0000-0000-7000-8000-00000000abc",
        "019e0000-0000-7000-8000-00000000abcg",
        "019e00000000-7000-8000-00000000abcd",
        "not-a-uuid",
        "rollout-5",
        "\u{e9}\u{e9}\u{e9}",
        "0123456789abcdef0123456789abcd\u{e9}",
        "{019e0000-0000-7000-8000-00000000abcd",
        "urn:uuid:{019e0000-0000-7000-8000-00000000abcd}",
        "urn:uuid:019e000000007000800000000000abcd",
    ] {
        refuses(text);
    }
}

#[test]
fn any_version_is_read_also_nil() {
    for text in [
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "f47ac10b-58cc-4372-a567-0e02b2c3d479",
        "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
    ] {
        assert_eq!(ThreadId::new(text).canonical().unwrap().as_str(), text);
    }
}

#[test]
fn what_is_no_string_is_refused() {
    for json in ["7", "null", "[]", "{}", "true"] {
        assert!(serde_json::from_str::<ThreadId>(json).is_err(), "{json}");
    }
}

#[test]
fn decoding_keeps_any_text() {
    for text in ["not-a-uuid", "019E0000-0000-7000-8000-00000000ABCD", ""] {
        let json = serde_json::to_string(text).unwrap();
        let id: ThreadId = serde_json::from_str(&json).unwrap();
        assert_eq!(serde_json::to_string(&id).unwrap(), json);
    }
}

#[test]
fn equality_is_by_text_and_by_value_on_request() {
    let (upper, lower) = (ThreadId::new(CANONICAL.to_uppercase()), ThreadId::new(CANONICAL));
    assert_ne!(upper, lower);
    assert_eq!(upper.uuid(), lower.uuid());
}

#[test]
fn threads_and_sessions_convert_both_ways_with_their_text() {
    for text in [CANONICAL, "019E0000-0000-7000-8000-00000000ABCD", "anything"] {
        let session = SessionId::from(ThreadId::new(text));
        assert_eq!(session.as_str(), text);
        assert_eq!(ThreadId::from(session), ThreadId::new(text));
    }
}
