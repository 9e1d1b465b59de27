//! Messages that hooks wrote into the conversation (spec/rollout.md §6.5).

use super::xml;
use crate::id::{HookRunId, IdSource, ItemId};
use crate::v2::{HookPromptFragment, HookPromptThreadItem};
use crate::vocab::{ContentItem, InputTextContentItem, MessageResponseItem};

const RUN_ID: &str = "hook_run_id";

/// What hooks said, when the message is theirs: role `user`, and every part of the content one XML element with
/// text and the attribute `hook_run_id`. None for an ordinary message.
///
/// The document type and names of elements are not checked, nor is what follows an element.
#[inline]
pub fn hook_prompt_fragments(message: &MessageResponseItem) -> Option<Vec<HookPromptFragment>> {
    if message.role != "user" || message.content.is_empty() {
        return None;
    }
    message
        .content
        .iter()
        .map(|part| if let ContentItem::InputText(part) = part { fragment(&part.text) } else { None })
        .collect()
}

/// The message in which hooks' words go to the model; the opposite of [`hook_prompt_fragments`]. None when no
/// fragment has a run id. The id is a fresh UUID v4.
#[inline]
pub fn hook_prompt_message(
    fragments: &[HookPromptFragment],
    ids: &mut impl IdSource,
) -> Option<MessageResponseItem> {
    let named = fragments.iter().filter(|fragment| !fragment.hook_run_id.as_str().trim().is_empty());
    let content: Vec<ContentItem> =
        named.map(|fragment| InputTextContentItem::new(element(fragment)).into()).collect();
    if content.is_empty() {
        return None;
    }
    Some(MessageResponseItem {
        id: Some(ItemId::new_v4(ids).into_string()),
        role: "user".to_owned(),
        content,
        phase: None,
    })
}

/// The item of a turn, when the message is a hook prompt. A message without id takes a fresh one.
#[inline]
pub fn hook_prompt_item(
    message: &MessageResponseItem,
    ids: &mut impl IdSource,
) -> Option<HookPromptThreadItem> {
    let fragments = hook_prompt_fragments(message)?;
    let id = match &message.id {
        Some(id) => ItemId::new(id.clone()),
        None => ItemId::new_v4(ids),
    };
    Some(HookPromptThreadItem { id, fragments })
}

#[inline]
fn element(fragment: &HookPromptFragment) -> String {
    let (run, text) = (xml::escaped(fragment.hook_run_id.as_str()), xml::escaped(&fragment.text));
    format!("<hook_prompt {RUN_ID}=\"{run}\">{text}</hook_prompt>")
}

#[inline]
fn fragment(text: &str) -> Option<HookPromptFragment> {
    let (tag, behind_tag) = xml::start_tag(xml::first_element(text)?)?;
    if tag.ends_with('/') || tag.starts_with('/') {
        return None;
    }
    let (name, attributes) = xml::name(tag);
    let attributes = xml::attributes(attributes)?;
    let mut runs = attributes.into_iter().filter(|(name, _)| without_prefix(name) == RUN_ID);
    let (_, run) = runs.next()?;
    if runs.next().is_some() {
        return None;
    }
    let run = xml::unescaped(run)?;
    let text = xml::content(behind_tag, name)?;
    if run.trim().is_empty() || text.trim().is_empty() {
        return None;
    }
    Some(HookPromptFragment { text, hook_run_id: HookRunId::new(run) })
}

#[inline]
fn without_prefix(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}
