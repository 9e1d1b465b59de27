//! The section about the thread itself: its latest turns.

use super::super::tokens::{approximate_tokens, cap_to_tokens};
use crate::v2::{ThreadItem, Turn, UserInput};

const SECTION_TOKENS: usize = 1200;
const TURN_TOKENS: usize = 300;

/// What was said in a turn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ContextTurn {
    /// What the user asked; may be empty.
    pub user: String,
    /// What the agent answered; may be empty.
    pub assistant: String,
}

impl ContextTurn {
    #[inline]
    pub fn new(user: impl Into<String>, assistant: impl Into<String>) -> ContextTurn {
        ContextTurn { user: user.into(), assistant: assistant.into() }
    }

    /// The texts of both sides of the turn: the text parts of what the user sent, and the messages of the agent.
    #[inline]
    pub fn of(turn: &Turn) -> ContextTurn {
        let (mut user, mut assistant) = (Vec::new(), Vec::new());
        for item in &turn.items {
            match item {
                ThreadItem::UserMessage(message) => {
                    user.extend(message.content.iter().filter_map(|input| match input {
                        UserInput::Text(text) => Some(text.text.trim()),
                        _ => None,
                    }));
                }
                ThreadItem::AgentMessage(message) => assistant.push(message.text.trim()),
                _ => {}
            }
        }
        let joined = |mut texts: Vec<&str>| {
            texts.retain(|text| !text.is_empty());
            texts.join("\n\n")
        };
        ContextTurn { user: joined(user), assistant: joined(assistant) }
    }

    /// What is shown of the turn; none when nothing was said.
    #[inline]
    fn body(&self) -> Option<String> {
        let sides = [("User", self.user.trim()), ("Assistant", self.assistant.trim())];
        let said: Vec<String> = sides
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(side, text)| format!("{side}:\n{text}"))
            .collect();
        (!said.is_empty()).then(|| said.join("\n\n"))
    }
}

impl From<&Turn> for ContextTurn {
    /// As [`ContextTurn::of`].
    #[inline]
    fn from(turn: &Turn) -> ContextTurn {
        ContextTurn::of(turn)
    }
}

/// The turns, newest first, until the budget is used up.
#[inline]
pub(super) fn section(turns: &[ContextTurn]) -> Option<String> {
    let mut section = "## Current Thread".to_owned();
    let mut shown = 0;
    for body in turns.iter().rev().filter_map(ContextTurn::body) {
        let label = match shown {
            0 => "\n\n### Latest turn\n".to_owned(),
            n => format!("\n\n### Previous turn {n}\n"),
        };
        let left = SECTION_TOKENS.saturating_sub(approximate_tokens(&section)).min(TURN_TOKENS);
        let body = cap_to_tokens(&body, left.saturating_sub(approximate_tokens(&label)));
        if body.is_empty() {
            break;
        }
        section.push_str(&label);
        section.push_str(&body);
        shown += 1;
    }
    (shown > 0).then_some(section)
}
