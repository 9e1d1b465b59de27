//! What is said: texts, and pieces of them while they grow (spec/rollout.md §5.6).

use crate::describe::{constructors, wire};
use crate::id::{ItemId, ThreadId, TurnId};
use crate::rollout::CoreTextElement;
use crate::v2::MemoryCitationEntry;
use crate::vocab::MessagePhase;

wire! {
    /// `user_message`: what the user said, as it is shown. Stored.
    pub struct UserMessageEvent {
        pub message: String,
        /// URLs, `data:` or `http:`. Absent when there is no list, which differs from an empty one.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub images: Option<Vec<String>>,
        /// Paths, as they were given; absent in old files.
        #[serde(default)]
        pub local_images: Vec<String>,
        /// Parts of `message`, by byte; absent in old files.
        #[serde(default)]
        pub text_elements: Vec<CoreTextElement>,
    }

    /// `agent_message`: what the agent said. Stored.
    pub struct AgentMessageEvent {
        pub message: String,
        /// Null or absent when it is not known.
        pub phase: Option<MessagePhase>,
        pub memory_citation: Option<CoreMemoryCitation>,
    }

    /// `agent_reasoning`: a part of the summary of the reasoning. Stored.
    pub struct AgentReasoningEvent {
        pub text: String,
    }

    /// `agent_reasoning_raw_content`: a part of the reasoning itself. Stored.
    pub struct AgentReasoningRawContentEvent {
        pub text: String,
    }

    /// `agent_reasoning_section_break`: the next part of a summary begins. Live only.
    pub struct AgentReasoningSectionBreakEvent {
        /// Absent in old files, which counts as empty.
        #[serde(default)]
        pub item_id: ItemId,
        #[serde(default)]
        pub summary_index: i64,
    }

    /// `agent_message_content_delta`: an agent message grows. Live only.
    pub struct AgentMessageContentDeltaEvent {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub delta: String,
    }

    /// `plan_delta`: a proposed plan grows. Live only.
    pub struct PlanDeltaEvent {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub delta: String,
    }

    /// `reasoning_content_delta`: the summary of the reasoning grows. Live only.
    pub struct ReasoningContentDeltaEvent {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub delta: String,
        #[serde(default)]
        pub summary_index: i64,
    }

    /// `reasoning_raw_content_delta`: the reasoning itself grows. Live only.
    pub struct ReasoningRawContentDeltaEvent {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub delta: String,
        #[serde(default)]
        pub content_index: i64,
    }

    /// What an agent message cites from memory. In camelCase.
    /// v2 messages call `rolloutIds` `threadIds`.
    #[serde(rename_all = "camelCase")]
    pub struct CoreMemoryCitation {
        pub entries: Vec<MemoryCitationEntry>,
        pub rollout_ids: Vec<ThreadId>,
    }
}

constructors! {
    UserMessageEvent(message: String) [images, local_images, text_elements];
    AgentMessageEvent(message: String) [phase, memory_citation];
    AgentReasoningEvent(text: String) [];
    AgentReasoningRawContentEvent(text: String) [];
    AgentReasoningSectionBreakEvent(item_id: ItemId, summary_index: i64) [];
    AgentMessageContentDeltaEvent(thread_id: ThreadId, turn_id: TurnId, item_id: ItemId, delta: String) [];
    PlanDeltaEvent(thread_id: ThreadId, turn_id: TurnId, item_id: ItemId, delta: String) [];
    ReasoningContentDeltaEvent(thread_id: ThreadId, turn_id: TurnId, item_id: ItemId, delta: String, summary_index: i64)
        [];
    ReasoningRawContentDeltaEvent(
        thread_id: ThreadId,
        turn_id: TurnId,
        item_id: ItemId,
        delta: String,
        content_index: i64,
    ) [];
    CoreMemoryCitation(entries: Vec<MemoryCitationEntry>, rollout_ids: Vec<ThreadId>) [];
}
