//! The text that lists show for a thread (spec/identity.md §3.6, spec/rollout.md §2.3).

use crate::vocab::{ContentItem, MessageResponseItem, ResponseItem};

/// What stands between the context that a client adds to a message and the words of the user.
pub const REQUEST_MARKER: &str = "## My request for Codex:";

/// The visible request in a user message: the text behind the first marker, else the whole text; trimmed.
#[inline]
pub fn request_text(message: &str) -> &str {
    behind_marker(message).unwrap_or(message).trim()
}

#[inline]
fn behind_marker(message: &str) -> Option<&str> {
    message.split_once(REQUEST_MARKER).map(|(_, request)| request)
}

/// The preview of a thread that begins with copied response items: the first message that a user wrote. Its texts
/// are put together without anything between them; only what stands behind a marker is trimmed. Empty when there is
/// no such message.
#[inline]
pub fn preview_of_items<'a>(items: impl IntoIterator<Item = &'a ResponseItem>) -> String {
    let message = items.into_iter().find_map(|item| match item {
        ResponseItem::Message(message) if is_from_user(message) => Some(message),
        _ => None,
    });
    let text: String = message.map(|message| texts(message).collect()).unwrap_or_default();
    match behind_marker(&text) {
        Some(request) => request.trim().to_owned(),
        None => text,
    }
}

/// The texts of a message, without the tags that stand around its images.
#[inline]
fn texts(message: &MessageResponseItem) -> impl Iterator<Item = &str> {
    message.content.iter().filter_map(|item| match item {
        ContentItem::InputText(text) if !is_image_tag(&text.text) => Some(&*text.text),
        _ => None,
    })
}

#[inline]
fn is_image_tag(text: &str) -> bool {
    let text = text.trim();
    matches!(text, "<image>" | "</image>")
        || (text.starts_with("<image name=[Image #") && text.ends_with("]>") && !text[1..].contains('<'))
}

/// Tags around text that the server sends in the user's role. The first seven are those of spec/rollout.md §6.6;
/// the others stand in recorded rollouts.
const ENVELOPES: [&str; 10] = [
    "user_instructions",
    "environment_context",
    "apps_instructions",
    "skills_instructions",
    "plugins_instructions",
    "collaboration_mode",
    "realtime_conversation",
    "turn_aborted",
    "subagent_notification",
    "hook_prompt",
];

/// Whether a user wrote the message, rather than the server or a hook in the user's role.
#[inline]
pub(crate) fn is_from_user(message: &MessageResponseItem) -> bool {
    let in_envelope = |item: &ContentItem| match item {
        ContentItem::InputText(text) => is_envelope(&text.text),
        _ => false,
    };
    message.role == "user" && !message.content.is_empty() && !message.content.iter().any(in_envelope)
}

#[inline]
fn is_envelope(text: &str) -> bool {
    let Some(inside) = text.trim().strip_prefix('<').and_then(|text| text.strip_suffix('>')) else {
        return false;
    };
    ENVELOPES.iter().any(|tag| {
        // A hook's tag carries an attribute.
        let opened = inside.strip_prefix(tag).is_some_and(|rest| rest.starts_with(['>', ' ']));
        opened && inside.strip_suffix(tag).is_some_and(|rest| rest.ends_with("</"))
    })
}
