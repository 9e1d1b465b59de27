//! Which experimental method or member a request uses, with the reason text of the release.
//!
//! A connection without the `experimentalApi` capability gets the error
//! `<reason> requires experimentalApi capability` for a request that has a reason (spec/envelope.md §5). The
//! generators mark the same members from the same table.

use std::collections::BTreeMap;

use crate::Patch;
use crate::method::{ClientRequest, Stability, find};
use crate::v2::{
    AskForApproval, CommandExecParams, CommandExecutionRequestApprovalParams, Config, ConfigReadResponse,
    ConfigRequirements, ConfigRequirementsReadResponse, LoginAccountParams, ProfileV2, ThreadForkParams,
    ThreadForkResponse, ThreadResumeParams, ThreadResumeResponse, ThreadStartParams, ThreadStartResponse,
    TurnStartParams, TurnSteerParams,
};

/// A value that may use experimental members.
pub trait ExperimentalApi {
    /// The reason of the first experimental member that the value uses, in declaration order.
    fn experimental_reason(&self) -> Option<&'static str>;
}

impl ClientRequest {
    /// Why this request needs the `experimentalApi` capability: the method's name when the method is
    /// experimental, else the reason of the first experimental member in its params. None when a connection
    /// without the capability may send it.
    ///
    /// ```
    /// use codex_schema::method::ClientRequest;
    ///
    /// let request: ClientRequest =
    ///     serde_json::from_str(r#"{"method":"thread/start","id":1,"params":{"environments":[]}}"#)?;
    /// assert_eq!(request.experimental_reason(), Some("thread/start.environments"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn experimental_reason(&self) -> Option<&'static str> {
        let method = find(self.method())?;
        if method.stability == Stability::Experimental {
            return Some(method.name);
        }
        match self {
            ClientRequest::ThreadStart { params, .. } => params.experimental_reason(),
            ClientRequest::ThreadResume { params, .. } => params.experimental_reason(),
            ClientRequest::ThreadFork { params, .. } => params.experimental_reason(),
            ClientRequest::TurnStart { params, .. } => params.experimental_reason(),
            ClientRequest::TurnSteer { params, .. } => params.experimental_reason(),
            ClientRequest::AccountLoginStart { params, .. } => params.experimental_reason(),
            ClientRequest::CommandExec { params, .. } => params.experimental_reason(),
            _ => None,
        }
    }
}

/// The text of the error that the server answers to a request that has a reason, on a connection without the
/// capability; the code is [`INVALID_REQUEST`](crate::jsonrpc::error_code::INVALID_REQUEST).
pub fn required_capability(reason: &str) -> String {
    format!("{reason} requires experimentalApi capability")
}

/// A mark on a member of a wire type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExperimentalMember {
    /// The type's wire name.
    pub type_name: &'static str,
    /// The member's name in the release's source. The release derives the wire name from it in camelCase
    /// whatever the member is called on the wire, so that the marks of some snake_case members have no effect.
    pub member: &'static str,
    /// The reason; none when the mark only says to look into the value.
    pub reason: Option<&'static str>,
}

impl ExperimentalMember {
    /// The wire name that the generators mark and the stable outputs leave out.
    pub fn marked_name(&self) -> String {
        let mut words = self.member.split('_');
        let mut name = words.next().unwrap_or_default().to_owned();
        for word in words {
            let mut letters = word.chars();
            name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
            name.push_str(letters.as_str());
        }
        name
    }
}

/// Whether a member counts as used (spec/envelope.md §5.1).
trait Used {
    fn is_used(&self) -> bool;
}

impl Used for bool {
    fn is_used(&self) -> bool {
        *self
    }
}

impl<T> Used for Option<T> {
    fn is_used(&self) -> bool {
        self.is_some()
    }
}

impl<T> Used for Patch<T> {
    fn is_used(&self) -> bool {
        !self.is_absent()
    }
}

impl<T: ExperimentalApi> ExperimentalApi for Option<T> {
    fn experimental_reason(&self) -> Option<&'static str> {
        self.as_ref()?.experimental_reason()
    }
}

impl<T: ExperimentalApi> ExperimentalApi for Vec<T> {
    fn experimental_reason(&self) -> Option<&'static str> {
        self.iter().find_map(T::experimental_reason)
    }
}

impl<K, T: ExperimentalApi> ExperimentalApi for BTreeMap<K, T> {
    fn experimental_reason(&self) -> Option<&'static str> {
        self.values().find_map(T::experimental_reason)
    }
}

/// Rows of spec/envelope.md §5.4: `member = "reason"`, or `member` alone to look into its value.
macro_rules! experimental_members {
    ($( $name:ident { $( $member:ident $(= $reason:literal)? ),+ $(,)? } )+) => {
        /// Every mark on a member, in the release's declaration order. Two union variants carry reasons too:
        /// `askForApproval.granular` and `account/login/start.chatgptAuthTokens`.
        pub const EXPERIMENTAL_MEMBERS: &[ExperimentalMember] = &[$($(
            ExperimentalMember {
                type_name: stringify!($name),
                member: stringify!($member),
                reason: experimental_members!(@reason $($reason)?),
            }
        ),+),+];

        $(
            impl ExperimentalApi for $name {
                fn experimental_reason(&self) -> Option<&'static str> {
                    $( experimental_members!(@check self.$member $(= $reason)?); )+
                    None
                }
            }
        )+
    };

    (@reason) => { None };
    (@reason $reason:literal) => { Some($reason) };
    (@check $self:ident.$member:ident) => {
        if let Some(reason) = $self.$member.experimental_reason() {
            return Some(reason);
        }
    };
    (@check $self:ident.$member:ident = $reason:literal) => {
        if $self.$member.is_used() {
            return Some($reason);
        }
    };
}

experimental_members! {
    CommandExecParams { permission_profile = "command/exec.permissionProfile" }
    ProfileV2 { approval_policy, approvals_reviewer = "config/read.approvalsReviewer" }
    Config {
        approval_policy,
        approvals_reviewer = "config/read.approvalsReviewer",
        profiles,
        apps = "config/read.apps",
    }
    ConfigReadResponse { config }
    ConfigRequirements {
        allowed_approval_policies,
        allowed_approvals_reviewers = "configRequirements/read.allowedApprovalsReviewers",
        hooks = "configRequirements/read.hooks",
        network = "configRequirements/read.network",
    }
    ConfigRequirementsReadResponse { requirements }
    CommandExecutionRequestApprovalParams {
        additional_permissions = "item/commandExecution/requestApproval.additionalPermissions",
        available_decisions = "item/commandExecution/requestApproval.availableDecisions",
    }
    ThreadStartParams {
        approval_policy,
        permissions = "thread/start.permissions",
        environments = "thread/start.environments",
        dynamic_tools = "thread/start.dynamicTools",
        mock_experimental_field = "thread/start.mockExperimentalField",
        experimental_raw_events = "thread/start.experimentalRawEvents",
        persist_extended_history = "thread/start.persistFullHistory",
    }
    ThreadStartResponse {
        approval_policy,
        permission_profile = "thread/start.permissionProfile",
        active_permission_profile = "thread/start.activePermissionProfile",
    }
    ThreadResumeParams {
        history = "thread/resume.history",
        path = "thread/resume.path",
        approval_policy,
        permissions = "thread/resume.permissions",
        exclude_turns = "thread/resume.excludeTurns",
        persist_extended_history = "thread/resume.persistFullHistory",
    }
    ThreadResumeResponse {
        approval_policy,
        permission_profile = "thread/resume.permissionProfile",
        active_permission_profile = "thread/resume.activePermissionProfile",
    }
    ThreadForkParams {
        path = "thread/fork.path",
        approval_policy,
        permissions = "thread/fork.permissions",
        exclude_turns = "thread/fork.excludeTurns",
        persist_extended_history = "thread/fork.persistFullHistory",
    }
    ThreadForkResponse {
        approval_policy,
        permission_profile = "thread/fork.permissionProfile",
        active_permission_profile = "thread/fork.activePermissionProfile",
    }
    TurnStartParams {
        responsesapi_client_metadata = "turn/start.responsesapiClientMetadata",
        environments = "turn/start.environments",
        approval_policy,
        permissions = "turn/start.permissions",
        collaboration_mode = "turn/start.collaborationMode",
    }
    TurnSteerParams { responsesapi_client_metadata = "turn/steer.responsesapiClientMetadata" }
}

impl ExperimentalApi for AskForApproval {
    fn experimental_reason(&self) -> Option<&'static str> {
        matches!(self, AskForApproval::Granular(_)).then_some("askForApproval.granular")
    }
}

impl ExperimentalApi for LoginAccountParams {
    fn experimental_reason(&self) -> Option<&'static str> {
        matches!(self, LoginAccountParams::ChatgptAuthTokens(_))
            .then_some("account/login/start.chatgptAuthTokens")
    }
}
