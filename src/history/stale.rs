//! What the server does to rebuilt turns before it answers (spec/thread-history.md §7.1).
//!
//! | answer | steps, in this order |
//! | --- | --- |
//! | `thread/read`, `thread/resume` of a thread that is not loaded | interrupt |
//! | `thread/turns/list` | interrupt, unless the thread is active; then merge the live turn |
//! | `thread/resume` of a loaded thread | merge the live turn; then interrupt, unless the thread is active |
//! | `thread/fork`, `thread/rollback` | none |

use crate::v2::{Turn, TurnStatus};

/// Calls turns interrupted that are still in progress, which nobody will end any more. It is right for a thread whose
/// status is not `active`.
///
/// `thread/fork` and `thread/rollback` answer without it.
#[inline]
pub fn interrupt_stale(turns: &mut [Turn]) {
    for turn in turns {
        if turn.status == TurnStatus::InProgress {
            turn.status = TurnStatus::Interrupted;
        }
    }
}

/// Puts the turn that runs at the end, in the place of what was stored of it.
///
/// For `thread/turns/list` stale turns are interrupted before, so that this turn stays in progress; for
/// `thread/resume` of a loaded thread it comes first.
#[inline]
pub fn merge_live(turns: &mut Vec<Turn>, live: Turn) {
    turns.retain(|turn| turn.id != live.id);
    turns.push(live);
}
