//! Making, loading, copying and archiving a conversation, up to release 0.104.

use std::collections::BTreeMap;

use super::{AskForApproval, EventMsg, ResponseItem};
use crate::Json;
use crate::describe::{constructors, wire};
use crate::id::ThreadId;
use crate::v2::SandboxMode;
use crate::vocab::ReasoningEffort;

wire! {
    /// Params of `newConversation`, a legacy request of the client; also what `resumeConversation` and
    /// `forkConversation` may override. Null leaves a setting to the configuration.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct NewConversationParams {
        pub model: Option<String>,
        /// By its name in the configuration.
        pub model_provider: Option<String>,
        /// A profile of the configuration.
        pub profile: Option<String>,
        /// Relative paths start at the server's working directory.
        pub cwd: Option<String>,
        pub approval_policy: Option<AskForApproval>,
        pub sandbox: Option<SandboxMode>,
        /// Values of the configuration by their dotted keys.
        pub config: Option<BTreeMap<String, Json>>,
        /// In place of the instructions that the model comes with.
        pub base_instructions: Option<String>,
        pub developer_instructions: Option<String>,
        /// How a compaction of the context is asked for.
        pub compact_prompt: Option<String>,
        pub include_apply_patch_tool: Option<bool>,
    }

    /// The server's answer to `newConversation`.
    #[serde(rename_all = "camelCase")]
    pub struct NewConversationResponse {
        pub conversation_id: ThreadId,
        pub model: String,
        /// Null when the model has none.
        pub reasoning_effort: Option<ReasoningEffort>,
        /// The file that the conversation is stored in.
        pub rollout_path: String,
    }

    /// Params of `resumeConversation`, a legacy request of the client.
    /// Of `history`, `path` and `conversationId`, one names what to resume, the first that is there.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ResumeConversationParams {
        /// The rollout file.
        pub path: Option<String>,
        pub conversation_id: Option<ThreadId>,
        /// The conversation itself, in place of a stored one.
        pub history: Option<Vec<ResponseItem>>,
        /// Settings that are to differ from the stored ones; null means none.
        pub overrides: Option<NewConversationParams>,
    }

    /// The server's answer to `resumeConversation`.
    #[serde(rename_all = "camelCase")]
    pub struct ResumeConversationResponse {
        pub conversation_id: ThreadId,
        pub model: String,
        /// What has happened in it; null when nothing has.
        pub initial_messages: Option<Vec<EventMsg>>,
        /// The file that the conversation is stored in.
        pub rollout_path: String,
    }

    /// Params of `forkConversation`, a legacy request of the client.
    /// `path` or `conversationId` names the conversation to copy.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ForkConversationParams {
        /// The rollout file.
        pub path: Option<String>,
        pub conversation_id: Option<ThreadId>,
        /// Settings that are to differ from the stored ones; null means none.
        pub overrides: Option<NewConversationParams>,
    }

    /// The server's answer to `forkConversation`.
    #[serde(rename_all = "camelCase")]
    pub struct ForkConversationResponse {
        /// The copy.
        pub conversation_id: ThreadId,
        pub model: String,
        /// What has happened in it; null when nothing has.
        pub initial_messages: Option<Vec<EventMsg>>,
        /// The file that the copy is stored in.
        pub rollout_path: String,
    }

    /// Params of `archiveConversation`, a legacy request of the client.
    #[serde(rename_all = "camelCase")]
    pub struct ArchiveConversationParams {
        pub conversation_id: ThreadId,
        /// The file that the conversation is stored in.
        pub rollout_path: String,
    }

    /// The server's answer to `archiveConversation`.
    #[derive(Default)]
    pub struct ArchiveConversationResponse {}
}

constructors! {
    ArchiveConversationParams(conversation_id: ThreadId, rollout_path: String) [];
}
