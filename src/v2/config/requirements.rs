//! @doc

use std::collections::BTreeMap;

use crate::describe::wire;
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::v2::{ApprovalsReviewer, AskForApproval, SandboxMode};
use crate::vocab::WebSearchMode;

wire! {
    /// @doc used by ConfigRequirementsReadResponse
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ConfigRequirements {
        pub allowed_approval_policies: Option<Vec<AskForApproval>>,
        pub allowed_approvals_reviewers: Option<Vec<ApprovalsReviewer>>,
        pub allowed_sandbox_modes: Option<Vec<SandboxMode>>,
        pub allowed_web_search_modes: Option<Vec<WebSearchMode>>,
        pub enforce_residency: Option<ResidencyRequirement>,
        pub feature_requirements: Option<BTreeMap<String, bool>>,
        pub hooks: Option<ManagedHooksRequirements>,
        pub network: Option<NetworkRequirements>,
    }

    /// @doc result of `configRequirements/read` (server answers)
    #[derive(Default)]
    pub struct ConfigRequirementsReadResponse {
        pub requirements: Option<ConfigRequirements>,
    }

    /// @doc `command` member of ConfiguredHookHandler
    #[serde(rename_all = "camelCase")]
    pub struct CommandConfiguredHookHandler {
        #[serde(rename = "async")]
        pub is_async: bool,
        pub command: String,
        pub status_message: Option<String>,
        pub timeout_sec: Option<u64>,
    }

    /// @doc used by ManagedHooksRequirements
    pub struct ConfiguredHookMatcherGroup {
        pub hooks: Vec<ConfiguredHookHandler>,
        pub matcher: Option<String>,
    }

    /// @doc used by ConfigRequirements
    #[serde(rename_all = "camelCase")]
    pub struct ManagedHooksRequirements {
        #[serde(rename = "PermissionRequest")]
        pub permission_request: Vec<ConfiguredHookMatcherGroup>,
        #[serde(rename = "PostCompact")]
        pub post_compact: Vec<ConfiguredHookMatcherGroup>,
        #[serde(rename = "PostToolUse")]
        pub post_tool_use: Vec<ConfiguredHookMatcherGroup>,
        #[serde(rename = "PreCompact")]
        pub pre_compact: Vec<ConfiguredHookMatcherGroup>,
        #[serde(rename = "PreToolUse")]
        pub pre_tool_use: Vec<ConfiguredHookMatcherGroup>,
        #[serde(rename = "SessionStart")]
        pub session_start: Vec<ConfiguredHookMatcherGroup>,
        #[serde(rename = "Stop")]
        pub stop: Vec<ConfiguredHookMatcherGroup>,
        #[serde(rename = "UserPromptSubmit")]
        pub user_prompt_submit: Vec<ConfiguredHookMatcherGroup>,
        pub managed_dir: Option<String>,
        pub windows_managed_dir: Option<String>,
    }

    /// @doc used by ConfigRequirements
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct NetworkRequirements {
        pub allow_local_binding: Option<bool>,
        pub allow_unix_sockets: Option<Vec<String>>,
        pub allow_upstream_proxy: Option<bool>,
        pub allowed_domains: Option<Vec<String>>,
        pub dangerously_allow_all_unix_sockets: Option<bool>,
        pub dangerously_allow_non_loopback_proxy: Option<bool>,
        pub denied_domains: Option<Vec<String>>,
        pub domains: Option<BTreeMap<String, NetworkDomainPermission>>,
        pub enabled: Option<bool>,
        pub http_port: Option<u16>,
        pub managed_allowed_domains_only: Option<bool>,
        pub socks_port: Option<u16>,
        pub unix_sockets: Option<BTreeMap<String, NetworkUnixSocketPermission>>,
    }
}

tagged_union! {
    /// @doc used by ConfiguredHookMatcherGroup
    open ConfiguredHookHandler by "type" {
        Command(CommandConfiguredHookHandler) = "command",
        Prompt = "prompt",
        Agent = "agent",
    }
}

string_enum! {
    /// @doc used by NetworkRequirements
    open NetworkDomainPermission {
        Allow = "allow",
        Deny = "deny",
    }

    /// @doc used by NetworkRequirements
    open NetworkUnixSocketPermission {
        Allow = "allow",
        None = "none",
    }

    /// @doc used by ConfigRequirements
    open ResidencyRequirement {
        Us = "us",
    }
}
