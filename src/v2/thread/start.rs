//! Starting, resuming and forking threads (spec/identity.md §8).

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
    /// Params of `thread/start`, which opens a new thread.
    /// Settings that are left out come from the configuration.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadStartParams {
        pub model: Option<String>,
        pub model_provider: Option<String>,
        /// Free text, such as `fast` or `flex`. Absent takes the default, null clears it.
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub service_tier: Patch<String>,
        pub cwd: Option<String>,
        pub approval_policy: Option<AskForApproval>,
        pub approvals_reviewer: Option<ApprovalsReviewer>,
        pub sandbox: Option<SandboxMode>,
        /// Cannot be combined with `sandbox`.
        pub permissions: Option<PermissionProfileSelectionParams>,
        /// Configuration keys to override, with their values.
        pub config: Option<BTreeMap<String, Json>>,
        pub service_name: Option<String>,
        pub base_instructions: Option<String>,
        pub developer_instructions: Option<String>,
        pub personality: Option<Personality>,
        /// True: nothing is kept on disk.
        pub ephemeral: Option<bool>,
        pub session_start_source: Option<ThreadStartSource>,
        /// For analytics only.
        pub thread_source: Option<ThreadSource>,
        pub environments: Option<Vec<TurnEnvironmentParams>>,
        /// Tools of the client; the server calls them with `item/tool/call`.
        pub dynamic_tools: Option<Vec<DynamicToolSpec>>,
        pub mock_experimental_field: Option<String>,
        /// True: the server sends `rawResponseItem/completed` for this thread.
        #[serde(default)]
        pub experimental_raw_events: bool,
        /// Accepted and ignored; it once chose the extended form of rollouts.
        #[serde(default)]
        pub persist_extended_history: bool,
    }

    /// The answer to `thread/start`: the thread, without turns, and the settings it has.
    /// The notification `thread/started` follows.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadStartResponse {
        pub thread: Thread,
        pub model: String,
        pub model_provider: String,
        pub service_tier: Option<String>,
        pub cwd: AbsolutePathBuf,
        /// Files that the thread's instructions come from.
        #[serde(default)]
        pub instruction_sources: Vec<AbsolutePathBuf>,
        pub approval_policy: AskForApproval,
        pub approvals_reviewer: ApprovalsReviewer,
        pub sandbox: SandboxPolicy,
        pub permission_profile: Option<PermissionProfile>,
        pub active_permission_profile: Option<ActivePermissionProfile>,
        pub reasoning_effort: Option<ReasoningEffort>,
    }

    /// Params of `thread/resume`, which loads a stored thread or joins one that is loaded.
    /// `history` wins over `path`, and `path` over `threadId`. When a loaded thread is joined, the settings
    /// given here are ignored, `history` is refused, and `path` must be the one in use.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadResumeParams {
        /// Required, but ignored when `history` or `path` is given.
        pub thread_id: ThreadId,
        /// Items to start from instead of a stored thread; not empty. The thread gets a new id.
        pub history: Option<Vec<ResponseItem>>,
        /// The rollout file to load; its own thread id counts. A relative path starts at the Codex home.
        pub path: Option<String>,
        pub model: Option<String>,
        pub model_provider: Option<String>,
        /// Free text, such as `fast` or `flex`. Absent takes the default, null clears it.
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub service_tier: Patch<String>,
        pub cwd: Option<String>,
        pub approval_policy: Option<AskForApproval>,
        pub approvals_reviewer: Option<ApprovalsReviewer>,
        pub sandbox: Option<SandboxMode>,
        /// Cannot be combined with `sandbox`.
        pub permissions: Option<PermissionProfileSelectionParams>,
        /// Configuration keys to override, with their values.
        pub config: Option<BTreeMap<String, Json>>,
        pub base_instructions: Option<String>,
        pub developer_instructions: Option<String>,
        pub personality: Option<Personality>,
        /// True: `turns` is empty in the answer.
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub exclude_turns: bool,
        /// Accepted and ignored; it once chose the extended form of rollouts.
        #[serde(default)]
        pub persist_extended_history: bool,
    }

    /// The answer to `thread/resume`: the thread and the settings it has.
    /// No `thread/started` follows; the token counts are sent again with `thread/tokenUsage/updated`.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadResumeResponse {
        pub thread: Thread,
        pub model: String,
        pub model_provider: String,
        pub service_tier: Option<String>,
        pub cwd: AbsolutePathBuf,
        /// Files that the thread's instructions come from.
        #[serde(default)]
        pub instruction_sources: Vec<AbsolutePathBuf>,
        pub approval_policy: AskForApproval,
        pub approvals_reviewer: ApprovalsReviewer,
        pub sandbox: SandboxPolicy,
        pub permission_profile: Option<PermissionProfile>,
        pub active_permission_profile: Option<ActivePermissionProfile>,
        pub reasoning_effort: Option<ReasoningEffort>,
    }

    /// Params of `thread/fork`, which opens a new thread with the history of another one.
    /// The fork has an id of its own and does not take over the name.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadForkParams {
        pub thread_id: ThreadId,
        /// The rollout file to fork. A relative path starts at the Codex home.
        pub path: Option<String>,
        pub model: Option<String>,
        pub model_provider: Option<String>,
        /// Free text, such as `fast` or `flex`. Absent takes the default, null clears it.
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub service_tier: Patch<String>,
        pub cwd: Option<String>,
        pub approval_policy: Option<AskForApproval>,
        pub approvals_reviewer: Option<ApprovalsReviewer>,
        pub sandbox: Option<SandboxMode>,
        /// Cannot be combined with `sandbox`.
        pub permissions: Option<PermissionProfileSelectionParams>,
        /// Configuration keys to override, with their values.
        pub config: Option<BTreeMap<String, Json>>,
        pub base_instructions: Option<String>,
        pub developer_instructions: Option<String>,
        /// True: the fork is not kept on disk and has no `path`.
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub ephemeral: bool,
        /// For analytics only.
        pub thread_source: Option<ThreadSource>,
        /// True: `turns` is empty in the answer.
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub exclude_turns: bool,
        /// Accepted and ignored; it once chose the extended form of rollouts.
        #[serde(default)]
        pub persist_extended_history: bool,
    }

    /// The answer to `thread/fork`: the new thread and the settings it has.
    /// The notifications `thread/tokenUsage/updated`, with the counts taken over, and `thread/started`
    /// follow.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadForkResponse {
        pub thread: Thread,
        pub model: String,
        pub model_provider: String,
        pub service_tier: Option<String>,
        pub cwd: AbsolutePathBuf,
        /// Files that the thread's instructions come from.
        #[serde(default)]
        pub instruction_sources: Vec<AbsolutePathBuf>,
        pub approval_policy: AskForApproval,
        pub approvals_reviewer: ApprovalsReviewer,
        pub sandbox: SandboxPolicy,
        pub permission_profile: Option<PermissionProfile>,
        pub active_permission_profile: Option<ActivePermissionProfile>,
        pub reasoning_effort: Option<ReasoningEffort>,
    }

    /// Tells that there is a new thread (`thread/started`).
    /// It follows the answers to `thread/start` and `thread/fork`, and comes before the answer to a
    /// `review/start` that opens a thread.
    pub struct ThreadStartedNotification {
        /// Always without turns.
        pub thread: Thread,
    }

    /// An environment for the turns of a new thread, or for one turn, and the folder to use in it.
    #[serde(rename_all = "camelCase")]
    pub struct TurnEnvironmentParams {
        pub environment_id: EnvironmentId,
        pub cwd: AbsolutePathBuf,
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
    TurnEnvironmentParams(environment_id: EnvironmentId, cwd: AbsolutePathBuf) [];
}

string_enum! {
    /// What brought a thread about, for analytics (`threadSource`).
    open ThreadSource {
        User = "user",
        Subagent = "subagent",
        MemoryConsolidation = "memory_consolidation",
    }

    /// On what occasion a client starts a thread (`sessionStartSource` of `thread/start`).
    closed ThreadStartSource {
        Startup = "startup",
        Clear = "clear",
    }
}

/// A tool that the client runs, offered to the model (`dynamicTools` of `thread/start`).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DynamicToolSpec {
    pub namespace: Option<String>,
    pub name: String,
    pub description: String,
    /// A JSON Schema of the arguments.
    pub input_schema: Json,
    /// Whether the model finds the tool by search only. When absent or null: the opposite of the retired
    /// `exposeToContext`, else false.
    #[serde(skip_serializing_if = "crate::defaults::is_false")]
    #[cfg_attr(feature = "schema", schemars(default, extend("x-also-types" = ["null"])))]
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
