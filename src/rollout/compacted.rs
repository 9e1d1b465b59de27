//! DOC compacted.

use crate::describe::wire;
use crate::vocab::ResponseItem;

wire! {
    /// DOC Compacted.
    pub struct Compacted {
        // NOTE summary text; may be empty
        pub message: String,
        // NOTE items that replace everything before; elements with unknown tags become `other`
        #[serde(skip_serializing_if = "Option::is_none")]
        pub replacement_history: Option<Vec<ResponseItem>>,
    }
}
