//! Names of rollout files and the date folders they lie in (spec/rollout.md §1.1, §1.2).

use std::fmt;

use super::Timestamp;
use crate::id::{ThreadId, Uuid, parse_uuid};

const PREFIX: &str = "rollout-";
const SUFFIX: &str = ".jsonl";

/// What the name of a rollout file tells: `rollout-<YYYY-MM-DD>T<hh>-<mm>-<ss>-<thread id>.jsonl`.
///
/// Its text (`Display`) is the name as the server writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RolloutFileName {
    /// When the session began, to the second. The name has the writer's local time, which is read and written here
    /// as if it were UTC.
    pub timestamp: Timestamp,
    /// The thread, by value.
    pub thread: Uuid,
}

impl RolloutFileName {
    /// Reads a file name, without its folders. None when it is no name of a rollout file.
    pub fn parse(name: &str) -> Option<RolloutFileName> {
        let stem = name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)?;
        let (timestamp, thread) =
            stem.rmatch_indices('-').find_map(|(at, _)| Some((&stem[..at], parse_uuid(&stem[at + 1..])?)))?;
        Some(RolloutFileName { timestamp: Timestamp::from_file_name_form(timestamp)?, thread })
    }

    /// The thread's id, as the server writes it.
    pub fn thread_id(&self) -> ThreadId {
        ThreadId::from(self.thread)
    }

    /// The folders below `sessions` in which an active file lies: `YYYY/MM/DD`.
    pub fn folders(&self) -> String {
        let [year, month, day, ..] = self.timestamp.parts();
        format!("{year}/{month:02}/{day:02}")
    }
}

impl fmt::Display for RolloutFileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{PREFIX}{}-{}{SUFFIX}", self.timestamp.file_name_form(), self.thread.hyphenated())
    }
}

/// The folders to which unarchiving moves a file: year, month and day as the name has them, whatever they are.
///
/// None only when the name does not begin with `rollout-` or is too short, or when a cut would fall inside a
/// character.
pub fn date_folders(name: &str) -> Option<[&str; 3]> {
    let date = name.strip_prefix(PREFIX)?.get(..10)?;
    Some([date.get(..4)?, date.get(5..7)?, date.get(8..)?])
}
