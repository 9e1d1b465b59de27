//! DOC event/session.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use crate::describe::{impl_ts, wire};
use crate::id::{SessionId, ThreadId, TurnId};
use crate::rollout::{CoreActivePermissionProfile, CorePermissionProfile, CoreSandboxPolicy, EventMsg};
use crate::v2::{ApprovalsReviewer, AskForApproval, ThreadGoalStatus, ThreadSource};
use crate::vocab::{AbsolutePathBuf, ReasoningEffort};

wire! {
    /// DOC SessionNetworkProxyRuntime.
    pub struct SessionNetworkProxyRuntime {
        pub http_addr: String,
        pub socks_addr: String,
    }

    /// DOC ThreadGoalUpdatedEvent.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadGoalUpdatedEvent {
        pub thread_id: ThreadId,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub turn_id: Option<TurnId>,
        pub goal: CoreThreadGoal,
    }

    /// DOC CoreThreadGoal.
    #[serde(rename_all = "camelCase")]
    pub struct CoreThreadGoal {
        pub thread_id: ThreadId,
        pub objective: String,
        pub status: ThreadGoalStatus,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub token_budget: Option<i64>,
        pub tokens_used: i64,
        pub time_used_seconds: i64,
        // NOTE unix seconds
        pub created_at: i64,
        // NOTE unix seconds
        pub updated_at: i64,
    }
}

/// DOC SessionConfiguredEvent.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SessionConfiguredEvent {
    pub session_id: SessionId,
    /// When absent or null on input: the session id.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub thread_id: ThreadId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forked_from_id: Option<ThreadId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thread_source: Option<ThreadSource>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thread_name: Option<String>,
    pub model: String,
    pub model_provider_id: String,
    // NOTE 2026-05-06 type: ServiceTier or null
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_tier: Option<String>,
    pub approval_policy: AskForApproval,
    // NOTE default `user`
    #[serde(default)]
    pub approvals_reviewer: ApprovalsReviewer,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permission_profile: Option<CorePermissionProfile>,
    /// The form before permission profiles; one of the two is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sandbox_policy: Option<CoreSandboxPolicy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active_permission_profile: Option<CoreActivePermissionProfile>,
    pub cwd: AbsolutePathBuf,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasoning_effort: Option<ReasoningEffort>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initial_messages: Option<Vec<EventMsg>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_proxy: Option<SessionNetworkProxyRuntime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rollout_path: Option<String>,
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
