//! What lists show of a rollout, read from its first lines (spec/rollout.md §2.3).

use crate::rollout::accept::{Accepted, Checked, ItemKind};
use crate::rollout::{SessionMeta, UserMessageEvent};
use crate::threads::request_text;

/// How many lines are read to find a `session_meta` and a user message.
const LINES: usize = 10;

/// How many lines are read when only the user message is still missing.
const LINES_AFTER_META: usize = 210;

/// The head of a rollout: fed line by line from the start, until it wants no more.
///
/// Lines are read as strictly as release 0.130.0 does here: what does not decode counts as a line, and is nothing
/// else.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Head {
    lines: usize,
    meta: Option<Box<SessionMeta>>,
    has_user_message: bool,
    first_user_message: Option<String>,
    first_response_item: Option<String>,
}

impl Head {
    /// Takes the next line; a blank one is passed over. Says whether more lines are wanted.
    #[inline]
    pub fn feed(&mut self, line: &str) -> bool {
        if self.is_done() {
            return false;
        }
        if !line.trim().is_empty() {
            self.take(Checked::new(line).in_head().ok().as_ref());
        }
        !self.is_done()
    }

    /// Takes the next line that is not blank; none stands for one that does not decode.
    #[inline]
    pub(crate) fn take(&mut self, line: Option<&Accepted<'_>>) {
        if self.is_done() {
            return;
        }
        self.lines += 1;
        let Some(accepted) = line else { return };
        match (accepted.kind, accepted.tag) {
            (ItemKind::SessionMeta, _) if self.meta.is_none() => {
                self.meta = crate::decode::read(accepted.payload).ok().map(Box::new);
            }
            (ItemKind::ResponseItem, _) if self.first_response_item.is_none() => {
                self.first_response_item = crate::decode::read(accepted.timestamp).ok();
            }
            (ItemKind::EventMsg, Some("user_message")) => {
                self.has_user_message = true;
                // The tag beside the members is one that the body does not know.
                if let Ok(UserMessageEvent { message, .. }) = crate::decode::read(accepted.payload) {
                    let text = request_text(&message);
                    if self.first_user_message.is_none() && !text.is_empty() {
                        self.first_user_message = Some(text.to_owned());
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether no more lines are wanted.
    pub fn is_done(&self) -> bool {
        let limit = if self.meta.is_some() && !self.has_user_message { LINES_AFTER_META } else { LINES };
        self.is_listed() || self.lines >= limit
    }

    /// Whether lists show the thread: its head has both metadata and a user message.
    pub fn is_listed(&self) -> bool {
        self.meta.is_some() && self.has_user_message
    }

    /// The first `session_meta`.
    pub fn meta(&self) -> Option<&SessionMeta> {
        self.meta.as_deref()
    }

    /// The first user message that has text: what follows [`REQUEST_MARKER`](crate::threads::REQUEST_MARKER), trimmed.
    pub fn first_user_message(&self) -> Option<&str> {
        self.first_user_message.as_deref()
    }

    /// When the session began, as written: the time of the metadata, else that of the first response item.
    pub fn created_at(&self) -> Option<&str> {
        self.meta.as_deref().map(|meta| meta.timestamp.as_str()).or(self.first_response_item.as_deref())
    }
}
