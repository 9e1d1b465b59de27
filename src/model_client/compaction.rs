//! What becomes of a conversation that the provider compacted (spec/model-client.md §9.1).

use crate::history::hook_prompt_fragments;
use crate::threads::is_from_user;
use crate::vocab::ResponseItem;

use super::error::ModelError;
use super::event::ResponseEvent;
use super::item::ModelItem;

/// The result of a remote compaction in a stream (v2): the one compaction item among the events of a whole stream.
///
/// # Errors
///
/// When the stream did not complete, or did not hold exactly one such item with content. No retry mends that.
#[inline]
pub fn compaction_result<'e>(
    events: impl IntoIterator<Item = &'e ResponseEvent>,
) -> Result<ModelItem, ModelError> {
    let fatal = |text: &str| Err(ModelError::Fatal(text.to_owned()));
    let (mut found, mut completed) = (None, false);
    for event in events {
        match event {
            ResponseEvent::OutputItemDone(item) => {
                if let ResponseItem::ContextCompaction(_) = item.item()
                    && found.replace(item).is_some()
                {
                    return fatal("expected one compaction item in the response, found several");
                }
            }
            ResponseEvent::Completed { .. } => completed = true,
            _ => {}
        }
    }
    if !completed {
        return fatal("the compaction stream ended before response.completed");
    }
    let Some(item) = found else { return fatal("expected one compaction item in the response, found none") };
    match item.item() {
        ResponseItem::ContextCompaction(compaction) if compaction.encrypted_content.is_some() => {
            Ok(item.clone())
        }
        _ => fatal("the compaction item has no encrypted_content"),
    }
}

/// The history after a compaction by a request of its own (remote, v1): what of the provider's answer stays.
///
/// Messages of the assistant stay, those that a user or a hook wrote, and compaction items. Everything else goes:
/// messages of other roles, context that the client had put into the user's role, reasoning, calls, their outputs, and
/// what is unknown. The client puts its context in anew.
#[inline]
pub fn compacted_history(output: impl IntoIterator<Item = ModelItem>) -> Vec<ModelItem> {
    output.into_iter().filter(stays).collect()
}

/// The history after a remote compaction in a stream (v2): what users and hooks wrote in the conversation before, then
/// the item that [`compaction_result`] gave.
#[inline]
pub fn compacted_history_in_stream(
    before: impl IntoIterator<Item = ModelItem>,
    compaction: ModelItem,
) -> Vec<ModelItem> {
    let of_user_role =
        |item: &ModelItem| matches!(item.item(), ResponseItem::Message(message) if message.role == "user");
    compacted_history(before.into_iter().filter(of_user_role).chain([compaction]))
}

#[inline]
fn stays(item: &ModelItem) -> bool {
    match item.item() {
        ResponseItem::Message(message) => match message.role.as_str() {
            "assistant" => true,
            "user" => is_from_user(message) || hook_prompt_fragments(message).is_some(),
            _ => false,
        },
        ResponseItem::Compaction(_) | ResponseItem::ContextCompaction(_) => true,
        _ => false,
    }
}
