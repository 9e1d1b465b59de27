//! @doc

use crate::describe::{constructors, wire};
use crate::id::{GitSha, ThreadId};
use crate::open::untagged::untagged_union;
use crate::vocab::{AuthMode, CoreSessionSource};

wire! {
    /// @doc used by ConversationSummary
    #[derive(Default)]
    pub struct ConversationGitInfo {
        pub sha: Option<String>,
        pub branch: Option<String>,
        pub origin_url: Option<String>,
    }

    /// @doc used by GetConversationSummaryResponse
    #[serde(rename_all = "camelCase")]
    pub struct ConversationSummary {
        pub conversation_id: ThreadId,
        pub path: String,
        pub preview: String,
        pub timestamp: Option<String>,
        pub updated_at: Option<String>,
        pub model_provider: String,
        pub cwd: String,
        pub cli_version: String,
        pub source: CoreSessionSource,
        pub git_info: Option<ConversationGitInfo>,
    }

    /// @doc params of `getAuthStatus` (client request)
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GetAuthStatusParams {
        pub include_token: Option<bool>,
        pub refresh_token: Option<bool>,
    }

    /// @doc result of `getAuthStatus` (server answers)
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GetAuthStatusResponse {
        pub auth_method: Option<AuthMode>,
        pub auth_token: Option<String>,
        pub requires_openai_auth: Option<bool>,
    }

    /// @doc alternative of GetConversationSummaryParams
    #[serde(rename_all = "camelCase")]
    pub struct RolloutPathGetConversationSummaryParams {
        pub rollout_path: String,
    }

    /// @doc alternative of GetConversationSummaryParams
    #[serde(rename_all = "camelCase")]
    pub struct ConversationIdGetConversationSummaryParams {
        pub conversation_id: ThreadId,
    }

    /// @doc result of `getConversationSummary` (server answers)
    pub struct GetConversationSummaryResponse {
        pub summary: ConversationSummary,
    }

    /// @doc params of `gitDiffToRemote` (client request)
    pub struct GitDiffToRemoteParams {
        pub cwd: String,
    }

    /// @doc result of `gitDiffToRemote` (server answers)
    pub struct GitDiffToRemoteResponse {
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
    /// @doc params of `getConversationSummary` (client request)
    closed GetConversationSummaryParams {
        RolloutPath(RolloutPathGetConversationSummaryParams),
        ConversationId(ConversationIdGetConversationSummaryParams),
    }
}
