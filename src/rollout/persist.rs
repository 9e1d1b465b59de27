//! What a writer puts into a rollout (spec/rollout.md §3.1, §5.1).

use crate::rollout::{EventMsg, ExecCommandEndEvent, RolloutItem, TurnItem};
use crate::vocab::ResponseItem;

/// How much a writer stores. Servers write limited files; extended ones occur.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Persistence {
    /// What a conversation consists of.
    #[default]
    Limited,
    /// Errors, commands, calls of client tools, reviews and other agents as well.
    Extended,
}

/// From which mode on an event is stored.
enum Stored {
    Always,
    Extended,
    Never,
}

impl Persistence {
    /// Whether an item is stored. An item of an unknown kind is not, nor is an unknown event or response item.
    #[inline]
    pub fn persists(self, item: &RolloutItem) -> bool {
        match item {
            RolloutItem::SessionMeta(_) | RolloutItem::TurnContext(_) | RolloutItem::Compacted(_) => true,
            RolloutItem::ResponseItem(item) => {
                !matches!(item, ResponseItem::Other | ResponseItem::Unrecognized(_))
            }
            RolloutItem::EventMsg(event) => self.persists_event(event),
            RolloutItem::Unrecognized(_) => false,
        }
    }

    /// Whether an event is stored.
    #[inline]
    pub fn persists_event(self, event: &EventMsg) -> bool {
        let item_is_plan =
            matches!(event, EventMsg::ItemCompleted(event) if matches!(event.item, TurnItem::Plan(_)));
        self.persists_tag(event.tag(), item_is_plan)
    }

    /// Whether an event is stored, by its `type`. Of `item_completed` it matters also whether the item is a plan.
    #[inline]
    pub fn persists_tag(self, tag: &str, item_is_plan: bool) -> bool {
        let stored = match tag {
            "item_completed" if item_is_plan => Stored::Always,
            "context_compacted"
            | "thread_rolled_back"
            | "task_started"
            | "turn_started"
            | "task_complete"
            | "turn_complete"
            | "token_count"
            | "agent_message"
            | "user_message"
            | "agent_reasoning"
            | "agent_reasoning_raw_content"
            | "mcp_tool_call_end"
            | "web_search_end"
            | "image_generation_end"
            | "patch_apply_end"
            | "turn_aborted"
            | "entered_review_mode"
            | "exited_review_mode" => Stored::Always,
            "error"
            | "exec_command_end"
            | "view_image_tool_call"
            | "dynamic_tool_call_request"
            | "dynamic_tool_call_response"
            | "guardian_assessment"
            | "collab_agent_spawn_end"
            | "collab_agent_interaction_end"
            | "collab_waiting_end"
            | "collab_close_end"
            | "collab_resume_end" => Stored::Extended,
            _ => Stored::Never,
        };
        match stored {
            Stored::Always => true,
            Stored::Extended => self == Persistence::Extended,
            Stored::Never => false,
        }
    }

    /// The item as it is stored. Extended files hold the output of a command only once, and cut.
    #[inline]
    pub fn stored_form(self, mut item: RolloutItem) -> RolloutItem {
        if let (Persistence::Extended, RolloutItem::EventMsg(EventMsg::ExecCommandEnd(event))) =
            (self, &mut item)
        {
            shorten_output(event);
        }
        item
    }
}

/// The bytes that extended files keep of the output of a command.
const OUTPUT_BYTES: usize = 10_000;

fn shorten_output(event: &mut ExecCommandEndEvent) {
    event.stdout.clear();
    event.stderr.clear();
    event.formatted_output.clear();
    if event.aggregated_output.len() > OUTPUT_BYTES {
        event.aggregated_output = truncate_middle(&event.aggregated_output, OUTPUT_BYTES);
    }
}

/// Cuts the middle out of a text of more than `budget` bytes (spec/rollout.md §12.5). What is left fits the budget,
/// but for a marker between its halves that says how many characters are missing.
#[inline]
pub fn truncate_middle(text: &str, budget: usize) -> String {
    if text.len() <= budget {
        return text.to_owned();
    }
    let left = budget / 2;
    let right = budget - left;
    let start = (0..=left).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let end = (text.len() - right..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let (prefix, suffix) = (&text[..start], &text[end..]);
    let dropped = text[start..end].chars().count();
    format!("{prefix}…{dropped} chars truncated…{suffix}")
}

/// Whether a response item is fed to the memory of earlier sessions: what was said and done, but neither reasoning
/// nor what developers tell the model.
#[inline]
pub fn feeds_memory(item: &ResponseItem) -> bool {
    match item {
        ResponseItem::Message(message) => message.role != "developer",
        ResponseItem::LocalShellCall(_)
        | ResponseItem::FunctionCall(_)
        | ResponseItem::ToolSearchCall(_)
        | ResponseItem::FunctionCallOutput(_)
        | ResponseItem::ToolSearchOutput(_)
        | ResponseItem::CustomToolCall(_)
        | ResponseItem::CustomToolCallOutput(_)
        | ResponseItem::WebSearchCall(_) => true,
        _ => false,
    }
}
