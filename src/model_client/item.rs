//! [`ModelItem`]: an item of the conversation, with the id that the provider gave it.

use serde::ser::{Error as _, SerializeSeq};
use serde::{Deserialize, Serialize, Serializer};

use crate::decode::{DecodeError, from_text};
use crate::rollout::accepts;
use crate::vocab::{ContextCompactionResponseItem, ResponseItem, ResponsesApiWebSearchAction};
use crate::{Json, vocab};

/// An item of the conversation as the client holds it: a [`ResponseItem`] with the id that the provider gave it.
///
/// Two items are equal when everything is, the id included; the decision about incremental requests rests on that
/// (spec/model-client.md §5.3). The id is not written to the provider, except to Azure (§8.4).
///
/// Keep a conversation as `ModelItem`s while it goes on. A [`ResponseItem`] of reasoning has no member for the id, since
/// no message and no rollout carries it; made of such an item, a `ModelItem` has none, and the next request is a full one.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelItem {
    id: Option<String>,
    /// Without its id, unless it is the generated image, whose id is part of the content.
    item: ResponseItem,
}

impl ModelItem {
    /// Reads an item as the provider sends it: an unknown `type` gives [`ResponseItem::Other`], and a known one must
    /// be what the release expects, down to the parts of its content (spec/model-client.md §14).
    ///
    /// # Errors
    ///
    /// When the text is no JSON object with a `type`, or does not fit its type.
    #[inline]
    pub fn decode(text: &str) -> Result<ModelItem, DecodeError> {
        const BEFORE: &str = r#"{"timestamp":"","type":"response_item","payload":"#;
        if let Err(refusal) = accepts(&format!("{BEFORE}{text}}}")) {
            let pointer = refusal.pointer.strip_prefix("/payload").unwrap_or_default().to_owned();
            return Err(DecodeError { method: None, pointer, message: refusal.message, raw: text.into() });
        }
        let item: ResponseItem = from_text(text).map_err(|failure| failure.about(text))?;
        let mut item = ModelItem::from(item);
        if matches!(item.item, ResponseItem::Reasoning(_)) {
            item.id = from_text::<Id>(text).ok().and_then(|id| id.id).filter(|id| !id.is_empty());
        }
        Ok(item)
    }

    /// The request for a compaction by the provider, which goes to the end of the input (spec/model-client.md §9.1).
    #[inline]
    pub fn compaction_request() -> ModelItem {
        ModelItem { id: None, item: ContextCompactionResponseItem::default().into() }
    }

    /// The item, without an id.
    #[inline]
    pub fn item(&self) -> &ResponseItem {
        &self.item
    }

    /// The id that the provider gave it.
    #[inline]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The same item with another id.
    #[inline]
    pub fn with_id(mut self, id: Option<String>) -> ModelItem {
        self.id = id;
        self
    }

    /// The item with its id, as far as its type has a member for one: that of reasoning is lost.
    #[inline]
    pub fn into_item(mut self) -> ResponseItem {
        if let Some(id) = id_member(&mut self.item) {
            *id = self.id;
        }
        self.item
    }

    #[inline]
    pub(super) fn item_mut(&mut self) -> &mut ResponseItem {
        &mut self.item
    }

    /// The JSON text with the id in it, for the kinds of items that carry one to Azure.
    #[inline]
    fn text_with_id(&self) -> Result<String, serde_json::Error> {
        let mut text = crate::encode::to_string(&self.item)?;
        let carried = matches!(
            self.item,
            ResponseItem::Reasoning(_)
                | ResponseItem::Message(_)
                | ResponseItem::WebSearchCall(_)
                | ResponseItem::FunctionCall(_)
                | ResponseItem::ToolSearchCall(_)
                | ResponseItem::LocalShellCall(_)
                | ResponseItem::CustomToolCall(_)
        );
        if let Some(id) = self.id.as_deref().filter(|id| carried && !id.is_empty()) {
            text.truncate(text.len() - 1);
            text.push_str(r#","id":"#);
            text.push_str(&serde_json::to_string(id)?);
            text.push('}');
        }
        Ok(text)
    }
}

impl From<ResponseItem> for ModelItem {
    /// Takes the id out of the item. What is unknown becomes [`ResponseItem::Other`], as the release reads it.
    #[inline]
    fn from(mut item: ResponseItem) -> ModelItem {
        match &mut item {
            ResponseItem::Unrecognized(_) => item = ResponseItem::Other,
            ResponseItem::WebSearchCall(call) => {
                if let Some(ResponsesApiWebSearchAction::Unrecognized(_)) = call.action {
                    call.action = Some(ResponsesApiWebSearchAction::Other);
                }
            }
            _ => {}
        }
        let id = id_member(&mut item).and_then(Option::take);
        ModelItem { id, item }
    }
}

/// The member that holds the id of an item, in the types that do not write it.
#[inline]
fn id_member(item: &mut ResponseItem) -> Option<&mut Option<String>> {
    match item {
        ResponseItem::Message(vocab::MessageResponseItem { id, .. })
        | ResponseItem::LocalShellCall(vocab::LocalShellCallResponseItem { id, .. })
        | ResponseItem::FunctionCall(vocab::FunctionCallResponseItem { id, .. })
        | ResponseItem::ToolSearchCall(vocab::ToolSearchCallResponseItem { id, .. })
        | ResponseItem::CustomToolCall(vocab::CustomToolCallResponseItem { id, .. })
        | ResponseItem::WebSearchCall(vocab::WebSearchCallResponseItem { id, .. }) => Some(id),
        _ => None,
    }
}

#[derive(Deserialize)]
struct Id {
    id: Option<String>,
}

/// The input of a request, as it is written.
pub(super) struct Input<'a> {
    pub(super) items: &'a [ModelItem],
    pub(super) with_ids: bool,
}

impl Serialize for Input<'_> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.items.len()))?;
        for item in self.items {
            if self.with_ids {
                let text = item.text_with_id().map_err(S::Error::custom)?;
                list.serialize_element(&Json::from_text(text).map_err(S::Error::custom)?)?;
            } else {
                list.serialize_element(&item.item)?;
            }
        }
        list.end()
    }
}
