//! Words that pass between the realtime model and the agent (spec/realtime.md §7.3, §13).

use super::Texts;
use super::tokens::cap_to_tokens;
use crate::rollout::{RealtimeHandoffRequested, RealtimeTranscriptEntry};

/// How much of what the user types is repeated to the realtime model, in approximate tokens.
const TYPED_TOKENS: usize = 300;

/// What a version of the protocol puts before texts from elsewhere.
pub(super) const FROM_USER: &str = "[USER] ";
pub(super) const FROM_AGENT: &str = "[BACKEND] ";

/// The text with the mark in front, unless it is empty or has it.
#[inline]
pub(super) fn marked(mark: &str, text: &str) -> String {
    if text.is_empty() || text.starts_with(mark) { text.to_owned() } else { format!("{mark}{text}") }
}

/// What the user has typed, as it is repeated to the realtime model; none when nothing is left of it.
#[inline]
pub(super) fn typed<'a>(mark: Option<&str>, parts: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let text: String = parts.into_iter().collect();
    let text = match mark {
        Some(mark) => marked(mark, &text),
        None => text,
    };
    Some(cap_to_tokens(&text, TYPED_TOKENS)).filter(|text| !text.is_empty())
}

/// The user input that a handoff becomes for the agent: an envelope around the request and what was said since the
/// last handoff. None when nothing was said, and then no turn is started.
#[inline]
pub fn delegation_text(handoff: &RealtimeHandoffRequested) -> Option<String> {
    let transcript = rendered(&handoff.active_transcript);
    let input = if handoff.input_transcript.is_empty() { &transcript } else { &handoff.input_transcript };
    if input.is_empty() {
        return None;
    }
    let mut text = format!("<realtime_delegation>\n  <input>{}</input>\n", escaped(input));
    if !transcript.is_empty() {
        text.push_str(&format!("  <transcript_delta>{}</transcript_delta>\n", escaped(&transcript)));
    }
    text.push_str("</realtime_delegation>");
    Some(text)
}

#[inline]
fn rendered(transcript: &[RealtimeTranscriptEntry]) -> String {
    let lines: Vec<String> =
        transcript.iter().map(|entry| format!("{}: {}", entry.role, entry.text)).collect();
    lines.join("\n")
}

#[inline]
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What a turn's context tells the agent when realtime was switched on or off since the turn before
/// (spec/realtime.md §13.3); none when there is nothing to tell.
///
/// `reference` is the flag in the context that the previous turn left, none when that is not known; `settings` is
/// the flag in the previous turn's settings.
#[inline]
pub fn switch_text(
    reference: Option<bool>,
    settings: Option<bool>,
    active: bool,
    texts: &Texts,
) -> Option<String> {
    let text = match (reference, active) {
        (None | Some(false), true) => texts.switched_on.clone(),
        (Some(true), false) => format!("{}\n\nReason: inactive", texts.switched_off),
        (None, false) if settings == Some(true) => texts.switched_off.clone(),
        _ => return None,
    };
    Some(format!("<realtime_conversation>\n{text}\n</realtime_conversation>"))
}
