//! The legacy requests of clients: conversation summary, sign-in state, git diff (spec/envelope.md §2,
//! spec/identity.md §3.5).

use crate::describe::{constructors, wire};
use crate::id::{GitSha, ThreadId};
use crate::open::untagged::untagged_union;
use crate::vocab::{AuthMode, CoreSessionSource};

wire! {
    /// The git state recorded with a conversation, in its summary; each member is null when not known.
    #[derive(Default)]
    pub struct ConversationGitInfo {
        pub sha: Option<String>,
        pub branch: Option<String>,
        pub origin_url: Option<String>,
    }

    /// A conversation in short, in the result of `getConversationSummary`.
    #[serde(rename_all = "camelCase")]
    pub struct ConversationSummary {
        /// The thread.
        pub conversation_id: ThreadId,
        /// The rollout file; empty when there is none.
        pub path: String,
        pub preview: String,
        /// When it was created, in RFC 3339.
        pub timestamp: Option<String>,
        /// In RFC 3339.
        pub updated_at: Option<String>,
        pub model_provider: String,
        pub cwd: String,
        pub cli_version: String,
        pub source: CoreSessionSource,
        pub git_info: Option<ConversationGitInfo>,
    }

    /// Params of `getAuthStatus`, a legacy request of the client.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GetAuthStatusParams {
        /// Asks for `authToken` in the result.
        pub include_token: Option<bool>,
        /// Asks for a fresh token.
        pub refresh_token: Option<bool>,
    }

    /// The server's answer to `getAuthStatus`.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GetAuthStatusResponse {
        pub auth_method: Option<AuthMode>,
        /// Only given when asked for with `includeToken`.
        pub auth_token: Option<String>,
        pub requires_openai_auth: Option<bool>,
    }

    /// Names the conversation of `getConversationSummary` by its rollout file.
    #[serde(rename_all = "camelCase")]
    pub struct RolloutPathGetConversationSummaryParams {
        pub rollout_path: String,
    }

    /// Names the conversation of `getConversationSummary` by its thread.
    #[serde(rename_all = "camelCase")]
    pub struct ConversationIdGetConversationSummaryParams {
        pub conversation_id: ThreadId,
    }

    /// The server's answer to `getConversationSummary`.
    pub struct GetConversationSummaryResponse {
        pub summary: ConversationSummary,
    }

    /// Params of `gitDiffToRemote`, a legacy request of the client.
    pub struct GitDiffToRemoteParams {
        pub cwd: String,
    }

    /// The server's answer to `gitDiffToRemote`.
    pub struct GitDiffToRemoteResponse {
        /// The commit that the diff starts from.
        pub sha: GitSha,
        pub diff: String,
    }
}

constructors! {
    RolloutPathGetConversationSummaryParams(rollout_path: String) [];
    ConversationIdGetConversationSummaryParams(conversation_id: ThreadId) [];
    GitDiffToRemoteParams(cwd: String) [];
}

untagged_union! {
    /// Params of `getConversationSummary`, a legacy request of the client.
    /// When both members are present, `rolloutPath` counts.
    closed GetConversationSummaryParams {
        RolloutPath(RolloutPathGetConversationSummaryParams),
        ConversationId(ConversationIdGetConversationSummaryParams),
    }
}
