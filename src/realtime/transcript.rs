//! What both sides have said, and which part of it goes along with a handoff (spec/realtime.md §9).

use std::collections::VecDeque;

use super::tokens::boundary_after;
use crate::rollout::{RealtimeEvent, RealtimeTranscriptEntry};

const USER: &str = "user";
const ASSISTANT: &str = "assistant";

/// The transcript of one connection.
///
/// ```text
///               delta: add to the last entry           done: replace the last entry
///   events ---> ( entries | entries since the last handoff ) ---> handoff: the entries since the last one
///               speech or response started, handoff: the next text begins an entry
/// ```
///
/// Only the very last entry is ever added to: what the other side says in between begins an entry. The text that is
/// kept has a limit, [`Transcript::LIMIT`]; beyond it, what was said first is forgotten.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Transcript {
    entries: VecDeque<RealtimeTranscriptEntry>,
    handed_over: usize,
    fresh_input: bool,
    fresh_output: bool,
    size: usize,
}

impl Transcript {
    /// The bytes of text that are kept at most: days of speech, and several times the largest frame.
    pub const LIMIT: usize = 64 << 20;

    /// What an entry takes besides its text.
    const OVERHEAD: usize = size_of::<RealtimeTranscriptEntry>() + ASSISTANT.len();

    /// Takes in an event, before anybody else gets to see it. Fills the `active_transcript` of a handoff.
    #[inline]
    pub fn apply(&mut self, event: &mut RealtimeEvent) {
        match event {
            RealtimeEvent::InputAudioSpeechStarted(_) => self.fresh_input = true,
            RealtimeEvent::ResponseCreated(_) => self.fresh_output = true,
            RealtimeEvent::InputTranscriptDelta(text) => {
                let fresh = std::mem::take(&mut self.fresh_input);
                self.add(USER, &text.delta, fresh, false);
            }
            RealtimeEvent::OutputTranscriptDelta(text) => {
                let fresh = std::mem::take(&mut self.fresh_output);
                self.add(ASSISTANT, &text.delta, fresh, false);
            }
            RealtimeEvent::InputTranscriptDone(done) => {
                let fresh = std::mem::take(&mut self.fresh_input);
                self.add(USER, &done.text, fresh, true);
            }
            RealtimeEvent::OutputTranscriptDone(done) => {
                let fresh = std::mem::take(&mut self.fresh_output);
                self.add(ASSISTANT, &done.text, fresh, true);
            }
            RealtimeEvent::HandoffRequested(handoff) => {
                handoff.active_transcript = self.hand_over(&handoff.input_transcript);
            }
            _ => {}
        }
    }

    #[inline]
    fn add(&mut self, role: &str, text: &str, fresh: bool, replace: bool) {
        if text.is_empty() {
            return;
        }
        match self.entries.back_mut() {
            Some(last) if !fresh && last.role == role => {
                if replace {
                    self.size -= last.text.len();
                    last.text.clear();
                }
                last.text.push_str(text);
                self.size += text.len();
            }
            _ => self.push(role, text),
        }
        self.forget();
    }

    #[inline]
    fn push(&mut self, role: &str, text: &str) {
        self.size += text.len() + Self::OVERHEAD;
        self.entries.push_back(RealtimeTranscriptEntry { role: role.to_owned(), text: text.to_owned() });
    }

    #[inline]
    fn hand_over(&mut self, request: &str) -> Vec<RealtimeTranscriptEntry> {
        let request = request.trim();
        let known = |entry: &RealtimeTranscriptEntry| entry.role == USER && entry.text.trim() == request;
        if !request.is_empty() && !self.entries.iter().any(known) {
            self.push(USER, request);
            self.forget();
        }
        let since = self.entries.iter().skip(self.handed_over).cloned().collect();
        self.handed_over = self.entries.len();
        self.fresh_input = true;
        self.fresh_output = true;
        since
    }

    /// Keeps within the limit: first without the oldest entries, then without the beginning of the only one.
    #[inline]
    fn forget(&mut self) {
        while self.size > Self::LIMIT && self.entries.len() > 1 {
            if let Some(oldest) = self.entries.pop_front() {
                self.size -= oldest.text.len() + Self::OVERHEAD;
                self.handed_over = self.handed_over.saturating_sub(1);
            }
        }
        if let Some(only) = self.entries.front_mut().filter(|_| self.size > Self::LIMIT) {
            let start = boundary_after(&only.text, self.size - Self::LIMIT);
            only.text.drain(..start);
            self.size -= start;
        }
    }
}
