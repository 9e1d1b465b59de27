//! Stored conversations in short, up to release 0.104.

use super::SessionSource;
use crate::describe::wire;
use crate::id::ThreadId;
use crate::v1::ConversationGitInfo;

wire! {
    /// Params of `listConversations`, a legacy request of the client.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ListConversationsParams {
        /// How many at most; null leaves it to the server.
        pub page_size: Option<u64>,
        /// `nextCursor` of the page before; null for the first page.
        pub cursor: Option<String>,
        /// Only conversations with these model providers; null means the configured one, an empty list means all.
        pub model_providers: Option<Vec<String>>,
    }

    /// The server's answer to `listConversations`, newest first.
    #[serde(rename_all = "camelCase")]
    pub struct ListConversationsResponse {
        pub items: Vec<ConversationSummary>,
        /// Null on the last page.
        pub next_cursor: Option<String>,
    }

    /// A conversation in short, in the results of `listConversations` and `getConversationSummary` up to 0.104; it
    /// differs from the current one in its source.
    #[serde(rename_all = "camelCase")]
    pub struct ConversationSummary {
        pub conversation_id: ThreadId,
        /// The rollout file.
        pub path: String,
        pub preview: String,
        /// When it was created, in RFC 3339; null when not known.
        pub timestamp: Option<String>,
        /// In RFC 3339; null when not known.
        pub updated_at: Option<String>,
        pub model_provider: String,
        pub cwd: String,
        pub cli_version: String,
        pub source: SessionSource,
        /// Null when it was not in a repository.
        pub git_info: Option<ConversationGitInfo>,
    }

    /// The answer of a server up to 0.104 to `getConversationSummary`.
    pub struct GetConversationSummaryResponse {
        pub summary: ConversationSummary,
    }
}
