//! Strings of which not every text will do.

use super::form::Form;

/// What the text of a string must be.
pub(crate) struct Text {
    pub(super) expected: &'static str,
    pub(super) fits: fn(&str) -> bool,
}

/// A thread or session id (spec/identity.md §1.1).
pub(crate) const UUID: Form = Form::Text(&UUID_TEXT);
/// An agent's path (spec/rollout.md §7.3).
pub(crate) const AGENT_PATH: Form = Form::Text(&AGENT_PATH_TEXT);
/// An absolute path (spec/rollout.md §12.1).
pub(crate) const ABSOLUTE_PATH: Form = Form::Text(&ABSOLUTE_PATH_TEXT);
/// Bytes (spec/rollout.md §12.3).
pub(crate) const BASE64: Form = Form::Text(&BASE64_TEXT);

pub(crate) static UUID_TEXT: Text = Text { expected: "a UUID", fits: is_uuid };
static AGENT_PATH_TEXT: Text = Text { expected: "an agent path", fits: is_agent_path };
static ABSOLUTE_PATH_TEXT: Text = Text { expected: "an absolute path", fits: |text| text.starts_with('/') };
static BASE64_TEXT: Text = Text { expected: "bytes in base64", fits: is_base64 };

/// The prefix is read in lowercase only, and braces only around the form with hyphens.
fn is_uuid(text: &str) -> bool {
    let braced = || text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
    if let Some(hyphenated) = text.strip_prefix("urn:uuid:").or_else(braced) {
        return is_hyphenated(hyphenated);
    }
    is_hyphenated(text) || text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn is_hyphenated(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

fn is_agent_path(text: &str) -> bool {
    let segment = |name: &str| {
        !name.is_empty()
            && name != "root"
            && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
    };
    match text.strip_prefix("/root") {
        Some("") => true,
        Some(rest) => rest.strip_prefix('/').is_some_and(|path| path.split('/').all(segment)),
        None => text == "/morpheus",
    }
}

/// The standard alphabet, padded or not; bits that stand for no byte must be zero.
fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    let last = digits.bytes().last().and_then(sextet).unwrap_or(0);
    let tail = match digits.len() % 4 {
        0 => padding == 0,
        2 => padding <= 2 && last & 0b1111 == 0,
        3 => padding <= 1 && last & 0b11 == 0,
        _ => false,
    };
    tail && digits.bytes().all(|byte| sextet(byte).is_some())
}

fn sextet(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}
