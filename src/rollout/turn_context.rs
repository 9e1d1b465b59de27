//! DOC turn_context.

use crate::Json;
use crate::describe::wire;
use crate::id::TurnId;
use crate::open::tagged::tagged_union;
use crate::rollout::{CorePermissionProfile, CoreSandboxPolicy, FileSystemSandboxPolicy};
use crate::v2::AskForApproval;
use crate::vocab::{CollaborationMode, Personality, ReasoningEffort, ReasoningSummary};

wire! {
    /// DOC TurnContext.
    pub struct TurnContext {
        // NOTE absent in old files
        #[serde(skip_serializing_if = "Option::is_none")]
        pub turn_id: Option<TurnId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub trace_id: Option<String>,
        pub cwd: String,
        // NOTE calendar date text
        #[serde(skip_serializing_if = "Option::is_none")]
        pub current_date: Option<String>,
        // NOTE zone name
        #[serde(skip_serializing_if = "Option::is_none")]
        pub timezone: Option<String>,
        pub approval_policy: AskForApproval,
        // NOTE legacy projection, always present
        pub sandbox_policy: CoreSandboxPolicy,
        // NOTE canonical permissions, when known
        #[serde(skip_serializing_if = "Option::is_none")]
        pub permission_profile: Option<CorePermissionProfile>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub network: Option<TurnContextNetworkItem>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub file_system_sandbox_policy: Option<FileSystemSandboxPolicy>,
        pub model: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub personality: Option<Personality>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub collaboration_mode: Option<CollaborationMode>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub realtime_active: Option<bool>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub effort: Option<ReasoningEffort>,
        // NOTE required even in old files
        pub summary: ReasoningSummary,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub user_instructions: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub developer_instructions: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub final_output_json_schema: Option<Json>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub truncation_policy: Option<TruncationPolicy>,
    }

    /// DOC TurnContextNetworkItem.
    pub struct TurnContextNetworkItem {
        pub allowed_domains: Vec<String>,
        pub denied_domains: Vec<String>,
    }

    /// DOC BytesTruncationPolicy.
    pub struct BytesTruncationPolicy {
        pub limit: u64,
    }

    /// DOC TokensTruncationPolicy.
    pub struct TokensTruncationPolicy {
        pub limit: u64,
    }
}

tagged_union! {
    /// DOC TruncationPolicy.
    open TruncationPolicy by "mode" {
        Bytes(BytesTruncationPolicy) = "bytes",
        Tokens(TokensTruncationPolicy) = "tokens",
    }
}
