//! The parameters of a session and the goal of a thread (spec/rollout.md §5.9).

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use crate::describe::{constructors, impl_ts, wire};
use crate::id::{SessionId, ThreadId, TurnId};
use crate::rollout::{CoreActivePermissionProfile, CorePermissionProfile, CoreSandboxPolicy, EventMsg};
use crate::v2::{ApprovalsReviewer, AskForApproval, ThreadGoalStatus, ThreadSource};
use crate::vocab::{AbsolutePathBuf, ReasoningEffort};

wire! {
    /// The network proxy of a session, in `session_configured`.
    pub struct SessionNetworkProxyRuntime {
        pub http_addr: String,
        pub socks_addr: String,
    }

    /// `thread_goal_updated`: the goal of the thread changed. Live only. In camelCase.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadGoalUpdatedEvent {
        pub thread_id: ThreadId,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub turn_id: Option<TurnId>,
        pub goal: CoreThreadGoal,
    }

    /// The goal of a thread, in `thread_goal_updated`.
    /// Unlike in v2 messages, a missing budget is left out.
    #[serde(rename_all = "camelCase")]
    pub struct CoreThreadGoal {
        pub thread_id: ThreadId,
        /// Not empty, and at most 4000 characters.
        pub objective: String,
        pub status: ThreadGoalStatus,
        /// Absent when there is no limit.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub token_budget: Option<i64>,
        pub tokens_used: i64,
        pub time_used_seconds: i64,
        /// Unix seconds.
        pub created_at: i64,
        /// Unix seconds.
        pub updated_at: i64,
    }
}

constructors! {
    SessionNetworkProxyRuntime(http_addr: String, socks_addr: String) [];
    ThreadGoalUpdatedEvent(thread_id: ThreadId, goal: CoreThreadGoal) [turn_id];
    CoreThreadGoal(
        thread_id: ThreadId,
        objective: String,
        status: ThreadGoalStatus,
        tokens_used: i64,
        time_used_seconds: i64,
        created_at: i64,
        updated_at: i64,
    ) [token_budget];
}

/// `session_configured`: the parameters of the session. Live only; very old files may have one.
///
/// A permission profile or a sandbox policy must be there.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SessionConfiguredEvent {
    pub session_id: SessionId,
    /// When it is absent or null, the session id is the thread's as well.
    #[cfg_attr(feature = "schema", schemars(with = "Option<ThreadId>"))]
    pub thread_id: ThreadId,
    /// The thread that this one was forked from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forked_from_id: Option<ThreadId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thread_source: Option<ThreadSource>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thread_name: Option<String>,
    pub model: String,
    pub model_provider_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_tier: Option<String>,
    pub approval_policy: AskForApproval,
    #[serde(default)]
    pub approvals_reviewer: ApprovalsReviewer,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permission_profile: Option<CorePermissionProfile>,
    /// What older releases said instead of a permission profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sandbox_policy: Option<CoreSandboxPolicy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active_permission_profile: Option<CoreActivePermissionProfile>,
    pub cwd: AbsolutePathBuf,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasoning_effort: Option<ReasoningEffort>,
    /// What happened before the session was resumed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initial_messages: Option<Vec<EventMsg>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_proxy: Option<SessionNetworkProxyRuntime>,
    /// Absent when the session is not stored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rollout_path: Option<String>,
}

impl SessionConfiguredEvent {
    /// Makes the value from what is required; everything else is left out.
    #[allow(clippy::too_many_arguments, reason = "the wire requires as many members")]
    pub fn new(
        session_id: impl Into<SessionId>,
        thread_id: impl Into<ThreadId>,
        model: impl Into<String>,
        model_provider_id: impl Into<String>,
        approval_policy: AskForApproval,
        permission_profile: CorePermissionProfile,
        cwd: impl Into<AbsolutePathBuf>,
    ) -> SessionConfiguredEvent {
        SessionConfiguredEvent {
            session_id: session_id.into(),
            thread_id: thread_id.into(),
            forked_from_id: None,
            thread_source: None,
            thread_name: None,
            model: model.into(),
            model_provider_id: model_provider_id.into(),
            service_tier: None,
            approval_policy,
            approvals_reviewer: ApprovalsReviewer::default(),
            permission_profile: Some(permission_profile),
            sandbox_policy: None,
            active_permission_profile: None,
            cwd: cwd.into(),
            reasoning_effort: None,
            initial_messages: None,
            network_proxy: None,
            rollout_path: None,
        }
    }
}

impl<'de> Deserialize<'de> for SessionConfiguredEvent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SessionConfiguredEvent, D::Error> {
        #[derive(Deserialize)]
        struct Read {
            session_id: SessionId,
            thread_id: Option<ThreadId>,
            forked_from_id: Option<ThreadId>,
            thread_source: Option<ThreadSource>,
            thread_name: Option<String>,
            model: String,
            model_provider_id: String,
            service_tier: Option<String>,
            approval_policy: AskForApproval,
            #[serde(default)]
            approvals_reviewer: ApprovalsReviewer,
            permission_profile: Option<CorePermissionProfile>,
            sandbox_policy: Option<CoreSandboxPolicy>,
            active_permission_profile: Option<CoreActivePermissionProfile>,
            cwd: AbsolutePathBuf,
            reasoning_effort: Option<ReasoningEffort>,
            initial_messages: Option<Vec<EventMsg>>,
            network_proxy: Option<SessionNetworkProxyRuntime>,
            rollout_path: Option<String>,
        }

        let read = Read::deserialize(deserializer)?;
        if read.permission_profile.is_none() && read.sandbox_policy.is_none() {
            return Err(D::Error::custom("expected `permission_profile` or `sandbox_policy`, found neither"));
        }
        Ok(SessionConfiguredEvent {
            thread_id: read.thread_id.unwrap_or_else(|| read.session_id.as_str().into()),
            session_id: read.session_id,
            forked_from_id: read.forked_from_id,
            thread_source: read.thread_source,
            thread_name: read.thread_name,
            model: read.model,
            model_provider_id: read.model_provider_id,
            service_tier: read.service_tier,
            approval_policy: read.approval_policy,
            approvals_reviewer: read.approvals_reviewer,
            permission_profile: read.permission_profile,
            sandbox_policy: read.sandbox_policy,
            active_permission_profile: read.active_permission_profile,
            cwd: read.cwd,
            reasoning_effort: read.reasoning_effort,
            initial_messages: read.initial_messages,
            network_proxy: read.network_proxy,
            rollout_path: read.rollout_path,
        })
    }
}

impl_ts!(
    SessionConfiguredEvent;
    SessionId ThreadId Option<ThreadId> Option<ThreadSource> Option<String> String AskForApproval
    ApprovalsReviewer Option<CorePermissionProfile> Option<CoreSandboxPolicy>
    Option<CoreActivePermissionProfile> AbsolutePathBuf Option<ReasoningEffort> Option<Vec<EventMsg>>
    Option<SessionNetworkProxyRuntime>
);
