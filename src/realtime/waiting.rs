//! What the client sends before the connection is open (spec/realtime.md §10.1).

use std::collections::VecDeque;
use std::fmt;

use crate::rollout::RealtimeAudioFrame;

/// A text was not taken, because too many wait for the connection already: hand it in again when it is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueFull {
    pub text: String,
}

impl fmt::Display for QueueFull {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("too many texts wait for the realtime connection")
    }
}

impl std::error::Error for QueueFull {}

/// The queue: bounded, for audio and for text.
#[derive(Debug, Clone, Default)]
pub(super) struct Waiting {
    inputs: VecDeque<Input>,
    texts: usize,
}

#[derive(Debug, Clone)]
pub(super) enum Input {
    Audio {
        submission: String,
        frame: RealtimeAudioFrame,
    },
    Text {
        submission: String,
        text: String,
    },
    /// Repeats what was typed for the agent.
    Typed {
        text: String,
    },
}

impl Waiting {
    const MOST_FRAMES: usize = 256;
    const MOST_TEXTS: usize = 64;

    /// Keeps an input. One frame too many is dropped, one text too many handed back.
    #[inline]
    pub(super) fn push(&mut self, input: Input) -> Result<(), QueueFull> {
        match input {
            Input::Audio { .. } if self.inputs.len() - self.texts >= Self::MOST_FRAMES => return Ok(()),
            Input::Audio { .. } => {}
            Input::Text { text, .. } | Input::Typed { text } if self.texts >= Self::MOST_TEXTS => {
                return Err(QueueFull { text });
            }
            Input::Text { .. } | Input::Typed { .. } => self.texts += 1,
        }
        self.inputs.push_back(input);
        Ok(())
    }

    /// The inputs, in the order in which they came.
    #[inline]
    pub(super) fn into_inputs(self) -> VecDeque<Input> {
        self.inputs
    }
}
