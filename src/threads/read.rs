//! Reading what a rollout file says about its thread.

use std::io::BufRead;

use super::{StoredThread, StoredThreadBuilder};
use crate::decode::from_text;
use crate::rollout::accept::{self, Checked};
use crate::rollout::load::{FileLine, FileLines};
use crate::rollout::{LoadError, RolloutFileName, RolloutLine, Timestamp};

/// Reads what a rollout says about its thread, as the metadata index of a server has it: the name of the file, if
/// it has one of a rollout, and the time of its last change count too.
///
/// Lines that say nothing about the thread are only looked at from outside. None when no line is one of a rollout:
/// the file belongs to no thread.
///
/// # Errors
///
/// When the server would not load the file (spec/rollout.md §2.1), or when the reader fails.
#[inline]
pub fn read_stored_thread<R: BufRead>(
    reader: R,
    name: Option<RolloutFileName>,
    modified: Timestamp,
) -> Result<Option<StoredThread>, LoadError> {
    let mut lines = FileLines::new(reader);
    let mut builder = StoredThreadBuilder::new(name);
    let mut has_items = false;
    while let Some((_, line)) = lines.next_line()? {
        let FileLine::Text(text) = line else { continue };
        let Ok(envelope) = accept::envelope(text) else { continue };
        if has_items && !StoredThreadBuilder::reads(envelope.kind.as_str(), envelope.tag) {
            continue;
        }
        if Checked::new(text).loaded().is_ok() {
            has_items = true;
            if let Ok(line) = from_text::<RolloutLine>(text) {
                builder.feed(&line.item);
            }
        }
    }
    Ok(if has_items { builder.finish(modified) } else { None })
}
