//! The settings of a turn (spec/rollout.md §4.3).

use crate::Json;
use crate::describe::{constructors, wire};
use crate::id::TurnId;
use crate::open::tagged::tagged_union;
use crate::rollout::{CorePermissionProfile, CoreSandboxPolicy, FileSystemSandboxPolicy};
use crate::v2::AskForApproval;
use crate::vocab::{CollaborationMode, Personality, ReasoningEffort, ReasoningSummary};

wire! {
    /// The settings of a turn.
    ///
    /// It is the payload of `turn_context`, written once per turn of the user, and again after a compaction within the
    /// turn.
    pub struct TurnContext {
        /// Absent in files from before 2026-02-11.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub turn_id: Option<TurnId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub trace_id: Option<String>,
        /// Where commands run, as it was given.
        pub cwd: String,
        /// The date that the model is told.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub current_date: Option<String>,
        /// The name of the time zone that the model is told.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub timezone: Option<String>,
        pub approval_policy: AskForApproval,
        /// What older readers understand of the permissions.
        pub sandbox_policy: CoreSandboxPolicy,
        /// The permissions. When absent, they follow from `file_system_sandbox_policy` and `sandbox_policy`, or from the
        /// latter alone.
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
        /// Whether a realtime conversation was going on.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub realtime_active: Option<bool>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub effort: Option<ReasoningEffort>,
        pub summary: ReasoningSummary,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub user_instructions: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub developer_instructions: Option<String>,
        /// A JSON Schema that the final answer must follow.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub final_output_json_schema: Option<Json>,
        /// How much of a tool's output the model gets.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub truncation_policy: Option<TruncationPolicy>,
    }

    /// The network access of a turn by domain, in `turn_context`.
    pub struct TurnContextNetworkItem {
        pub allowed_domains: Vec<String>,
        pub denied_domains: Vec<String>,
    }

    /// A `bytes` policy: so much text.
    pub struct BytesTruncationPolicy {
        pub limit: u64,
    }

    /// A `tokens` policy: so many tokens, of which each is taken as 4 bytes.
    pub struct TokensTruncationPolicy {
        pub limit: u64,
    }
}

constructors! {
    TurnContext(
        cwd: String,
        approval_policy: AskForApproval,
        sandbox_policy: CoreSandboxPolicy,
        model: String,
        summary: ReasoningSummary,
    ) [
        turn_id, trace_id, current_date, timezone, permission_profile, network, file_system_sandbox_policy, personality,
        collaboration_mode, realtime_active, effort, user_instructions, developer_instructions,
        final_output_json_schema, truncation_policy,
    ];
    TurnContextNetworkItem(allowed_domains: Vec<String>, denied_domains: Vec<String>) [];
    BytesTruncationPolicy(limit: u64) [];
    TokensTruncationPolicy(limit: u64) [];
}

tagged_union! {
    /// How much of a tool's output the model gets, in `turn_context`.
    open TruncationPolicy by "mode" {
        Bytes(BytesTruncationPolicy) = "bytes",
        Tokens(TokensTruncationPolicy) = "tokens",
    }
}
