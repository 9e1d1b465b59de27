//! [`ResponseEvent`]: what a stream tells the turn.

use crate::rollout::{CoreModelVerification, CoreRateLimitSnapshot, TokenUsage};

use super::item::ModelItem;

/// What a stream tells (spec/model-client.md §10.2).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ResponseEvent {
    /// The provider has begun a response.
    Created,
    /// An item begins.
    OutputItemAdded(ModelItem),
    /// An item is complete. It belongs into the history at once, and stays there when the stream fails later; but for
    /// [`ResponseItem::Other`](crate::vocab::ResponseItem::Other), which goes into no history.
    OutputItemDone(ModelItem),
    /// The next piece of a message.
    OutputTextDelta(String),
    /// The next piece of the input of a custom tool call.
    ToolCallInputDelta {
        /// The id of the item, or of the call when the item has none.
        item_id: String,
        call_id: Option<String>,
        delta: String,
    },
    /// The next piece of a summary of the reasoning.
    ReasoningSummaryDelta { delta: String, summary_index: i64 },
    /// The next piece of the reasoning itself.
    ReasoningContentDelta { delta: String, content_index: i64 },
    /// A part of the summary begins.
    ReasoningSummaryPartAdded { summary_index: i64 },
    /// The model that answers, when the provider names it. It may be another one than was asked for.
    ServerModel(String),
    /// Verifications that the provider recommends: at least one, none twice.
    ModelVerifications(Vec<CoreModelVerification>),
    /// The token counts of the provider include the reasoning.
    ServerReasoningIncluded,
    /// Limits of the account.
    RateLimits(CoreRateLimitSnapshot),
    /// The version of the provider's model catalog.
    ModelsEtag(String),
    /// The response is complete; nothing follows.
    Completed {
        /// May be empty.
        response_id: String,
        token_usage: Option<TokenUsage>,
        /// False when the model wants to go on; the turn then makes another request.
        end_turn: Option<bool>,
    },
}
