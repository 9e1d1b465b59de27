//! `configRequirements/read`: what the configuration has to keep to (spec/envelope.md §5.4, §7.9).

use std::collections::BTreeMap;

use crate::describe::wire;
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::v2::{ApprovalsReviewer, AskForApproval, SandboxMode};
use crate::vocab::WebSearchMode;

wire! {
    /// The answer to `configRequirements/read`.
    #[derive(Default)]
    pub struct ConfigRequirementsReadResponse {
        /// Null when there are none.
        pub requirements: Option<ConfigRequirements>,
    }

    /// What the configuration has to keep to, in the answer to `configRequirements/read`.
    /// A null member requires nothing.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ConfigRequirements {
        pub allowed_approval_policies: Option<Vec<AskForApproval>>,
        pub allowed_approvals_reviewers: Option<Vec<ApprovalsReviewer>>,
        pub allowed_sandbox_modes: Option<Vec<SandboxMode>>,
        pub allowed_web_search_modes: Option<Vec<WebSearchMode>>,
        pub enforce_residency: Option<ResidencyRequirement>,
        /// Per feature, whether it has to be on or off.
        pub feature_requirements: Option<BTreeMap<String, bool>>,
        pub hooks: Option<ManagedHooksRequirements>,
        pub network: Option<NetworkRequirements>,
    }

    /// What is required of network access, in `ConfigRequirements`; a null member requires nothing.
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
        /// Per domain.
        pub domains: Option<BTreeMap<String, NetworkDomainPermission>>,
        pub enabled: Option<bool>,
        /// Port of the HTTP proxy.
        pub http_port: Option<u16>,
        pub managed_allowed_domains_only: Option<bool>,
        /// Port of the SOCKS proxy.
        pub socks_port: Option<u16>,
        /// Per path of a socket.
        pub unix_sockets: Option<BTreeMap<String, NetworkUnixSocketPermission>>,
    }

    /// Hooks that are required, per event, in `ConfigRequirements`.
    #[serde(rename_all = "camelCase")]
    pub struct ManagedHooksRequirements {
        /// The folder of the required hooks.
        pub managed_dir: Option<String>,
        /// The same on Windows.
        pub windows_managed_dir: Option<String>,
        #[serde(rename = "PreToolUse")]
        pub pre_tool_use: Vec<ConfiguredHookMatcherGroup>,
        #[serde(rename = "PermissionRequest")]
        pub permission_request: Vec<ConfiguredHookMatcherGroup>,
        #[serde(rename = "PostToolUse")]
        pub post_tool_use: Vec<ConfiguredHookMatcherGroup>,
        #[serde(rename = "PreCompact")]
        pub pre_compact: Vec<ConfiguredHookMatcherGroup>,
        #[serde(rename = "PostCompact")]
        pub post_compact: Vec<ConfiguredHookMatcherGroup>,
        #[serde(rename = "SessionStart")]
        pub session_start: Vec<ConfiguredHookMatcherGroup>,
        #[serde(rename = "UserPromptSubmit")]
        pub user_prompt_submit: Vec<ConfiguredHookMatcherGroup>,
        #[serde(rename = "Stop")]
        pub stop: Vec<ConfiguredHookMatcherGroup>,
    }

    /// Hooks that share a matcher, in `ManagedHooksRequirements`.
    pub struct ConfiguredHookMatcherGroup {
        pub hooks: Vec<ConfiguredHookHandler>,
        pub matcher: Option<String>,
    }

    /// The `command` form of `ConfiguredHookHandler`: the hook runs a command.
    #[serde(rename_all = "camelCase")]
    pub struct CommandConfiguredHookHandler {
        #[serde(rename = "async")]
        pub is_async: bool,
        pub command: String,
        pub status_message: Option<String>,
        pub timeout_sec: Option<u64>,
    }
}

tagged_union! {
    /// What a required hook does, in `ConfiguredHookMatcherGroup`.
    open ConfiguredHookHandler by "type" {
        Command(CommandConfiguredHookHandler) = "command",
        Prompt = "prompt",
        Agent = "agent",
    }
}

string_enum! {
    /// Whether a domain may be reached, in `NetworkRequirements`.
    open NetworkDomainPermission {
        Allow = "allow",
        Deny = "deny",
    }

    /// Whether a Unix socket may be used, in `NetworkRequirements`.
    open NetworkUnixSocketPermission {
        Allow = "allow",
        None = "none",
    }

    /// The data residency that is required, in `ConfigRequirements`.
    /// Requests to the model provider then carry it in the header `x-openai-internal-codex-residency`.
    open ResidencyRequirement {
        Us = "us",
    }
}
