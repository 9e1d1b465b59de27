//! @doc

use std::collections::BTreeMap;

use crate::describe::{constructors, wire};
use crate::id::ThreadId;

wire! {
    /// @doc params of `feedback/upload` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct FeedbackUploadParams {
        pub classification: String,
        pub include_logs: bool,
        pub extra_log_files: Option<Vec<String>>,
        pub reason: Option<String>,
        pub tags: Option<BTreeMap<String, String>>,
        pub thread_id: Option<ThreadId>,
    }

    /// @doc result of `feedback/upload` (server answers)
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
