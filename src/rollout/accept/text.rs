//! Strings of which not every text will do.

use super::form::Form;
use crate::base64::sextet;
use crate::id::parse_uuid;
use crate::threads::is_agent_path;

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

pub(crate) static UUID_TEXT: Text = Text { expected: "a UUID", fits: |text| parse_uuid(text).is_some() };
static AGENT_PATH_TEXT: Text = Text { expected: "an agent path", fits: is_agent_path };
static ABSOLUTE_PATH_TEXT: Text = Text { expected: "an absolute path", fits: |text| text.starts_with('/') };
static BASE64_TEXT: Text = Text { expected: "bytes in base64", fits: is_base64 };

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
