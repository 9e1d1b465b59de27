//! The replacement of a history by a summary (spec/rollout.md §4.4).

use crate::describe::{constructors, wire};
use crate::vocab::ResponseItem;

wire! {
    /// The history before this line was replaced.
    ///
    /// It is the payload of `compacted`.
    pub struct Compacted {
        /// The summary; it may be empty.
        pub message: String,
        /// What stands in the place of everything before. Absent in old files, where the summary stands for it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub replacement_history: Option<Vec<ResponseItem>>,
    }
}

constructors! {
    Compacted(message: String) [replacement_history];
}
