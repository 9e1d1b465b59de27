//! DOC event/message.

use crate::describe::wire;
use crate::id::{ItemId, ThreadId, TurnId};
use crate::rollout::CoreTextElement;
use crate::v2::MemoryCitationEntry;
use crate::vocab::MessagePhase;

wire! {
    /// DOC UserMessageEvent.
    pub struct UserMessageEvent {
        pub message: String,
        // NOTE URLs (data or http); key absent only when there is no list
        #[serde(skip_serializing_if = "Option::is_none")]
        pub images: Option<Vec<String>>,
        // NOTE paths, not validated
        #[serde(default)]
        pub local_images: Vec<String>,
        // NOTE byte ranges into `message`
        #[serde(default)]
        pub text_elements: Vec<CoreTextElement>,
    }

    /// DOC AgentMessageEvent.
    pub struct AgentMessageEvent {
        pub message: String,
        pub phase: Option<MessagePhase>,
        pub memory_citation: Option<CoreMemoryCitation>,
    }

    /// DOC AgentReasoningEvent.
    pub struct AgentReasoningEvent {
        pub text: String,
    }

    /// DOC AgentReasoningRawContentEvent.
    pub struct AgentReasoningRawContentEvent {
        pub text: String,
    }

    /// DOC AgentReasoningSectionBreakEvent.
    pub struct AgentReasoningSectionBreakEvent {
        #[serde(default)]
        pub item_id: ItemId,
        #[serde(default)]
        pub summary_index: i64,
    }

    /// DOC AgentMessageContentDeltaEvent.
    pub struct AgentMessageContentDeltaEvent {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub delta: String,
    }

    /// DOC PlanDeltaEvent.
    pub struct PlanDeltaEvent {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub delta: String,
    }

    /// DOC ReasoningContentDeltaEvent.
    pub struct ReasoningContentDeltaEvent {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub delta: String,
        #[serde(default)]
        pub summary_index: i64,
    }

    /// DOC ReasoningRawContentDeltaEvent.
    pub struct ReasoningRawContentDeltaEvent {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub delta: String,
        #[serde(default)]
        pub content_index: i64,
    }

    /// DOC CoreMemoryCitation.
    #[serde(rename_all = "camelCase")]
    pub struct CoreMemoryCitation {
        pub entries: Vec<MemoryCitationEntry>,
        pub rollout_ids: Vec<ThreadId>,
    }
}
