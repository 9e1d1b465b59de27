//! Feedback of the user: `feedback/upload` (spec/envelope.md §2).

use std::collections::BTreeMap;

use crate::describe::{constructors, wire};
use crate::id::ThreadId;

wire! {
    /// Params of `feedback/upload`, which uploads feedback of the user.
    #[serde(rename_all = "camelCase")]
    pub struct FeedbackUploadParams {
        pub classification: String,
        pub include_logs: bool,
        /// Paths of files to upload besides the logs.
        pub extra_log_files: Option<Vec<String>>,
        pub reason: Option<String>,
        pub tags: Option<BTreeMap<String, String>>,
        /// The thread that the feedback is about.
        pub thread_id: Option<ThreadId>,
    }

    /// The answer to `feedback/upload`. It names a thread even when the params name none.
    #[serde(rename_all = "camelCase")]
    pub struct FeedbackUploadResponse {
        pub thread_id: ThreadId,
    }
}

constructors! {
    FeedbackUploadParams(classification: String, include_logs: bool) [
        extra_log_files, reason, tags, thread_id,
    ];
}
