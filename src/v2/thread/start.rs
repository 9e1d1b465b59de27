//! @doc

use std::collections::BTreeMap;

use crate::describe::impl_ts;
use crate::describe::{constructors, wire};
use crate::id::{EnvironmentId, ThreadId};
use crate::open::string_enum::string_enum;
use crate::v2::{
    ActivePermissionProfile, ApprovalsReviewer, AskForApproval, PermissionProfile,
    PermissionProfileSelectionParams, SandboxMode, SandboxPolicy, Thread,
};
use crate::vocab::{AbsolutePathBuf, Personality, ReasoningEffort, ResponseItem};
use crate::{Json, Patch};
use serde::{Deserialize, Deserializer, Serialize};

wire! {
    /// @doc params of `thread/fork` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadForkParams {
        pub thread_id: ThreadId,
        pub path: Option<String>,
        pub model: Option<String>,
        pub model_provider: Option<String>,
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub service_tier: Patch<String>,
        pub cwd: Option<String>,
        pub approval_policy: Option<AskForApproval>,
        pub approvals_reviewer: Option<ApprovalsReviewer>,
        pub sandbox: Option<SandboxMode>,
        pub permissions: Option<PermissionProfileSelectionParams>,
        pub config: Option<BTreeMap<String, Json>>,
        pub base_instructions: Option<String>,
        pub developer_instructions: Option<String>,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub ephemeral: bool,
        pub thread_source: Option<ThreadSource>,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub exclude_turns: bool,
        #[serde(default)]
        pub persist_extended_history: bool,
    }

    /// @doc result of `thread/fork` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadForkResponse {
        pub thread: Thread,
        pub model: String,
        pub model_provider: String,
        pub service_tier: Option<String>,
        pub cwd: AbsolutePathBuf,
        #[serde(default)]
        pub instruction_sources: Vec<AbsolutePathBuf>,
        pub approval_policy: AskForApproval,
        pub approvals_reviewer: ApprovalsReviewer,
        pub sandbox: SandboxPolicy,
        pub permission_profile: Option<PermissionProfile>,
        pub active_permission_profile: Option<ActivePermissionProfile>,
        pub reasoning_effort: Option<ReasoningEffort>,
    }

    /// @doc params of `thread/resume` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadResumeParams {
        pub thread_id: ThreadId,
        pub history: Option<Vec<ResponseItem>>,
        pub path: Option<String>,
        pub model: Option<String>,
        pub model_provider: Option<String>,
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub service_tier: Patch<String>,
        pub cwd: Option<String>,
        pub approval_policy: Option<AskForApproval>,
        pub approvals_reviewer: Option<ApprovalsReviewer>,
        pub sandbox: Option<SandboxMode>,
        pub permissions: Option<PermissionProfileSelectionParams>,
        pub config: Option<BTreeMap<String, Json>>,
        pub base_instructions: Option<String>,
        pub developer_instructions: Option<String>,
        pub personality: Option<Personality>,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub exclude_turns: bool,
        #[serde(default)]
        pub persist_extended_history: bool,
    }

    /// @doc result of `thread/resume` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadResumeResponse {
        pub thread: Thread,
        pub model: String,
        pub model_provider: String,
        pub service_tier: Option<String>,
        pub cwd: AbsolutePathBuf,
        #[serde(default)]
        pub instruction_sources: Vec<AbsolutePathBuf>,
        pub approval_policy: AskForApproval,
        pub approvals_reviewer: ApprovalsReviewer,
        pub sandbox: SandboxPolicy,
        pub permission_profile: Option<PermissionProfile>,
        pub active_permission_profile: Option<ActivePermissionProfile>,
        pub reasoning_effort: Option<ReasoningEffort>,
    }

    /// @doc params of `thread/start` (client request)
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadStartParams {
        pub model: Option<String>,
        pub model_provider: Option<String>,
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub service_tier: Patch<String>,
        pub cwd: Option<String>,
        pub approval_policy: Option<AskForApproval>,
        pub approvals_reviewer: Option<ApprovalsReviewer>,
        pub sandbox: Option<SandboxMode>,
        pub permissions: Option<PermissionProfileSelectionParams>,
        pub config: Option<BTreeMap<String, Json>>,
        pub service_name: Option<String>,
        pub base_instructions: Option<String>,
        pub developer_instructions: Option<String>,
        pub personality: Option<Personality>,
        pub ephemeral: Option<bool>,
        pub session_start_source: Option<ThreadStartSource>,
        pub thread_source: Option<ThreadSource>,
        pub environments: Option<Vec<TurnEnvironmentParams>>,
        pub dynamic_tools: Option<Vec<DynamicToolSpec>>,
        pub mock_experimental_field: Option<String>,
        #[serde(default)]
        pub experimental_raw_events: bool,
        #[serde(default)]
        pub persist_extended_history: bool,
    }

    /// @doc result of `thread/start` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadStartResponse {
        pub thread: Thread,
        pub model: String,
        pub model_provider: String,
        pub service_tier: Option<String>,
        pub cwd: AbsolutePathBuf,
        #[serde(default)]
        pub instruction_sources: Vec<AbsolutePathBuf>,
        pub approval_policy: AskForApproval,
        pub approvals_reviewer: ApprovalsReviewer,
        pub sandbox: SandboxPolicy,
        pub permission_profile: Option<PermissionProfile>,
        pub active_permission_profile: Option<ActivePermissionProfile>,
        pub reasoning_effort: Option<ReasoningEffort>,
    }

    /// @doc params of `thread/started` (server notification)
    pub struct ThreadStartedNotification {
        pub thread: Thread,
    }

    /// @doc used by ThreadStartParams, TurnStartParams
    #[serde(rename_all = "camelCase")]
    pub struct TurnEnvironmentParams {
        pub cwd: AbsolutePathBuf,
        pub environment_id: EnvironmentId,
    }
}

constructors! {
    ThreadForkParams(thread_id: ThreadId) [
        path, model, model_provider, service_tier, cwd, approval_policy, approvals_reviewer, sandbox,
        permissions, config, base_instructions, developer_instructions, ephemeral, thread_source,
        exclude_turns, persist_extended_history,
    ];
    ThreadResumeParams(thread_id: ThreadId) [
        history, path, model, model_provider, service_tier, cwd, approval_policy, approvals_reviewer,
        sandbox, permissions, config, base_instructions, developer_instructions, personality, exclude_turns,
        persist_extended_history,
    ];
    TurnEnvironmentParams(cwd: AbsolutePathBuf, environment_id: EnvironmentId) [];
}

string_enum! {
    /// @doc used by Thread, ThreadForkParams, ThreadStartParams
    open ThreadSource {
        User = "user",
        Subagent = "subagent",
        MemoryConsolidation = "memory_consolidation",
    }

    /// @doc used by ThreadStartParams
    closed ThreadStartSource {
        Startup = "startup",
        Clear = "clear",
    }
}

/// @doc
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DynamicToolSpec {
    pub namespace: Option<String>,
    pub name: String,
    pub description: String,
    pub input_schema: Json,
    /// Whether the model finds the tool by search only. When absent or null: the opposite of the retired
    /// `exposeToContext`, else false.
    #[serde(skip_serializing_if = "crate::defaults::is_false")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub defer_loading: bool,
}

impl<'de> Deserialize<'de> for DynamicToolSpec {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<DynamicToolSpec, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Read {
            namespace: Option<String>,
            name: String,
            description: String,
            input_schema: Json,
            defer_loading: Option<bool>,
            expose_to_context: Option<bool>,
        }

        let read = Read::deserialize(deserializer)?;
        Ok(DynamicToolSpec {
            namespace: read.namespace,
            name: read.name,
            description: read.description,
            input_schema: read.input_schema,
            defer_loading: read
                .defer_loading
                .or(read.expose_to_context.map(|expose| !expose))
                .unwrap_or(false),
        })
    }
}

constructors! {
    DynamicToolSpec(name: String, description: String, input_schema: Json) [namespace, defer_loading];
}

impl_ts!(DynamicToolSpec; Option<String> String Json bool);
