//! Items as live events carry them (spec/thread-history.md §8).

use crate::rollout::{AgentMessageContent, AgentMessageItem, TurnItem, UserMessageItem};
use crate::v2::{
    AgentMessageThreadItem, ContextCompactionThreadItem, HookPromptThreadItem, MemoryCitation,
    PlanThreadItem, ReasoningThreadItem, ThreadItem, UserInput, UserMessageThreadItem,
};

/// The item that clients see for one of `item_started` and `item_completed`. None for a kind that this release does
/// not know.
#[inline]
pub fn from_turn_item(item: TurnItem) -> Option<ThreadItem> {
    Some(match item {
        TurnItem::UserMessage(UserMessageItem { id, content }) => {
            let content = content.into_iter().map(UserInput::from).collect();
            ThreadItem::UserMessage(UserMessageThreadItem { id, content })
        }
        TurnItem::HookPrompt(item) => {
            ThreadItem::HookPrompt(HookPromptThreadItem { id: item.id, fragments: item.fragments })
        }
        TurnItem::AgentMessage(item) => ThreadItem::AgentMessage(item.into()),
        TurnItem::Plan(item) => ThreadItem::Plan(PlanThreadItem { id: item.id, text: item.text }),
        TurnItem::Reasoning(item) => ThreadItem::Reasoning(ReasoningThreadItem {
            id: item.id,
            summary: item.summary_text,
            content: item.raw_content,
        }),
        TurnItem::WebSearch(item) => ThreadItem::WebSearch(item.into()),
        TurnItem::ImageView(item) => ThreadItem::ImageView(item.into()),
        TurnItem::ImageGeneration(item) => ThreadItem::ImageGeneration(item.into()),
        TurnItem::FileChange(item) => ThreadItem::FileChange(item.into()),
        TurnItem::McpToolCall(item) => ThreadItem::McpToolCall(item.into()),
        TurnItem::ContextCompaction(item) => {
            ThreadItem::ContextCompaction(ContextCompactionThreadItem { id: item.id })
        }
        TurnItem::Unrecognized(_) => return None,
    })
}

impl From<AgentMessageItem> for AgentMessageThreadItem {
    /// The texts are joined without anything between them.
    #[inline]
    fn from(item: AgentMessageItem) -> AgentMessageThreadItem {
        let mut text = String::new();
        for part in &item.content {
            if let AgentMessageContent::Text(part) = part {
                text.push_str(&part.text);
            }
        }
        AgentMessageThreadItem {
            id: item.id,
            text,
            phase: item.phase,
            memory_citation: item.memory_citation.map(MemoryCitation::from),
        }
    }
}
