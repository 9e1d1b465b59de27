//! How much of an answer has been played, and where to cut it when the user interrupts (spec/realtime.md §10.4).

use crate::base64::decoded_len;
use crate::id::ItemId;
use crate::rollout::RealtimeAudioFrame;

/// The bytes of one sample: audio is 16-bit PCM.
const SAMPLE_BYTES: usize = 2;

/// Counts the audio of the item that is being played.
///
/// ```text
///            audio of an item                  audio of the same item: add
///  ( idle ) ------------------> ( item, ms ) <----------------------------- audio of another: replace
///      ^                              |
///      +---- speech started: truncate the item, unless the event names another
///      +---- response over, handoff, noop
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AudioClock(Option<(ItemId, u32)>);

impl AudioClock {
    /// Takes in a frame that is handed on for playing. One without an item or of no length changes nothing.
    #[inline]
    pub fn played(&mut self, frame: &RealtimeAudioFrame) {
        let Some(item_id) = &frame.item_id else { return };
        let duration = duration_ms(frame);
        if duration == 0 {
            return;
        }
        match &mut self.0 {
            Some((item, played)) if item == item_id => *played = played.saturating_add(duration),
            other => *other = Some((item_id.clone(), duration)),
        }
    }

    /// The user has begun to speak: gives the item to truncate and the milliseconds of it that were played. The
    /// clock is cleared in any case.
    #[inline]
    pub fn interrupted(&mut self, by: Option<&ItemId>) -> Option<(ItemId, u32)> {
        self.0.take().filter(|(item, _)| by.is_none_or(|by| by == item))
    }

    /// What was being played is over.
    #[inline]
    pub fn clear(&mut self) {
        self.0 = None;
    }
}

/// The length of a frame in milliseconds, rounded down.
#[inline]
fn duration_ms(frame: &RealtimeAudioFrame) -> u32 {
    let samples = match frame.samples_per_channel {
        Some(samples) => u64::from(samples),
        None => {
            let samples = decoded_len(&frame.data).unwrap_or(0) / SAMPLE_BYTES;
            samples as u64 / u64::from(frame.num_channels.max(1))
        }
    };
    let ms = samples.saturating_mul(1000) / u64::from(frame.sample_rate.max(1));
    u32::try_from(ms).unwrap_or(u32::MAX)
}
