//! `config/read`: the effective configuration and the layers that it is made of (spec/envelope.md §7.4, §7.9).

use std::collections::BTreeMap;

use crate::Json;
use crate::describe::{derived, wire};
use crate::open::tagged::tagged_union;
use crate::open::with_rest::with_rest;
use crate::v2::{ApprovalsReviewer, AppsConfig, AskForApproval, SandboxMode};
use crate::vocab::{
    AbsolutePathBuf, ForcedLoginMethod, ReasoningEffort, ReasoningSummary, Verbosity, WebSearchMode,
    WebSearchToolConfig,
};

wire! {
    /// Params of `config/read`, which tells the effective configuration.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ConfigReadParams {
        /// The directory that the answer is for: it decides which project layers count.
        pub cwd: Option<String>,
        /// Whether the answer has `layers`.
        #[serde(default)]
        pub include_layers: bool,
    }

    /// The answer to `config/read`.
    pub struct ConfigReadResponse {
        pub config: Config,
        /// Per key, the layer that its value comes from.
        pub origins: BTreeMap<String, ConfigLayerMetadata>,
        /// Absent unless `includeLayers` was set.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub layers: Option<Vec<ConfigLayer>>,
    }

    /// The `sandbox_workspace_write` section of `Config`: what the sandbox mode `workspace-write` allows.
    #[derive(Default)]
    pub struct SandboxWorkspaceWrite {
        /// Folders that may be written besides the project's; absent reads as empty.
        #[serde(default)]
        pub writable_roots: Vec<String>,
        #[serde(default)]
        pub network_access: bool,
        /// Whether the folder in the variable `TMPDIR` is kept from being writable.
        #[serde(default)]
        pub exclude_tmpdir_env_var: bool,
        /// Whether `/tmp` is kept from being writable.
        #[serde(default)]
        pub exclude_slash_tmp: bool,
    }

    /// The `tools` section of `Config` and `ProfileV2`: settings of the model's built-in tools.
    #[derive(Default)]
    pub struct ToolsV2 {
        pub web_search: Option<WebSearchToolConfig>,
        pub view_image: Option<bool>,
    }

    /// One layer of the configuration with its values, in the answer to `config/read`.
    #[serde(rename_all = "camelCase")]
    pub struct ConfigLayer {
        pub name: ConfigLayerSource,
        /// What this layer alone sets.
        pub config: Json,
        pub version: String,
        /// Why the layer does not count; absent when it does.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub disabled_reason: Option<String>,
    }

    /// A layer's name and version, in the answers to `config/read`, `config/value/write`, `config/batchWrite`.
    pub struct ConfigLayerMetadata {
        pub name: ConfigLayerSource,
        pub version: String,
    }

    /// The `mdm` form of `ConfigLayerSource`: settings that device management gives.
    pub struct MdmConfigLayerSource {
        pub domain: String,
        pub key: String,
    }

    /// The `system` form of `ConfigLayerSource`: the config file of the whole machine.
    pub struct SystemConfigLayerSource {
        pub file: AbsolutePathBuf,
    }

    /// The `user` form of `ConfigLayerSource`: the config file of the user.
    pub struct UserConfigLayerSource {
        pub file: AbsolutePathBuf,
    }

    /// The `project` form of `ConfigLayerSource`: the configuration in a project.
    #[serde(rename_all = "camelCase")]
    pub struct ProjectConfigLayerSource {
        /// The project's `.codex` folder.
        pub dot_codex_folder: AbsolutePathBuf,
    }

    /// The `legacyManagedConfigTomlFromFile` form of `ConfigLayerSource`: a managed file of the older kind.
    pub struct LegacyManagedConfigTomlFromFileConfigLayerSource {
        pub file: AbsolutePathBuf,
    }
}

derived! {
    /// The effective configuration, in the answer to `config/read`.
    /// Members have the snake_case names of the configuration; null stands for what no layer sets.
    #[derive(Default)]
    #[serde(remote = "Self")]
    pub struct Config {
        pub model: Option<String>,
        pub review_model: Option<String>,
        /// In tokens.
        pub model_context_window: Option<i64>,
        /// In tokens; past it the server compacts by itself.
        pub model_auto_compact_token_limit: Option<i64>,
        pub model_provider: Option<String>,
        pub approval_policy: Option<AskForApproval>,
        pub approvals_reviewer: Option<ApprovalsReviewer>,
        pub sandbox_mode: Option<SandboxMode>,
        /// Used when `sandbox_mode` is `workspace-write`.
        pub sandbox_workspace_write: Option<SandboxWorkspaceWrite>,
        pub forced_chatgpt_workspace_id: Option<String>,
        pub forced_login_method: Option<ForcedLoginMethod>,
        pub web_search: Option<WebSearchMode>,
        pub tools: Option<ToolsV2>,
        /// A key of `profiles`.
        pub profile: Option<String>,
        /// Per profile name; absent reads as empty.
        #[serde(default)]
        pub profiles: BTreeMap<String, ProfileV2>,
        pub instructions: Option<String>,
        pub developer_instructions: Option<String>,
        pub compact_prompt: Option<String>,
        pub model_reasoning_effort: Option<ReasoningEffort>,
        pub model_reasoning_summary: Option<ReasoningSummary>,
        pub model_verbosity: Option<Verbosity>,
        /// Any text; known tiers are `fast` and `flex`.
        pub service_tier: Option<String>,
        pub analytics: Option<AnalyticsConfig>,
        pub apps: Option<AppsConfig>,
        /// Members that this release does not know, kept and written back at the same level.
        #[serde(skip)]
        #[cfg_attr(feature = "schema", schemars(!skip, flatten))]
        pub additional: BTreeMap<String, Json>,
    }

    /// One profile of `Config`: settings that go together under a name; null stands for what it does not set.
    #[derive(Default)]
    #[serde(remote = "Self")]
    pub struct ProfileV2 {
        pub model: Option<String>,
        pub model_provider: Option<String>,
        pub approval_policy: Option<AskForApproval>,
        pub approvals_reviewer: Option<ApprovalsReviewer>,
        /// Any text; known tiers are `fast` and `flex`.
        pub service_tier: Option<String>,
        pub model_reasoning_effort: Option<ReasoningEffort>,
        pub model_reasoning_summary: Option<ReasoningSummary>,
        pub model_verbosity: Option<Verbosity>,
        pub web_search: Option<WebSearchMode>,
        pub tools: Option<ToolsV2>,
        pub chatgpt_base_url: Option<String>,
        /// Members that this release does not know, kept and written back at the same level.
        #[serde(skip)]
        #[cfg_attr(feature = "schema", schemars(!skip, flatten))]
        pub additional: BTreeMap<String, Json>,
    }

    /// The `analytics` section of `Config`.
    #[derive(Default)]
    #[serde(remote = "Self")]
    pub struct AnalyticsConfig {
        pub enabled: Option<bool>,
        /// Members that this release does not know, kept and written back at the same level.
        #[serde(skip)]
        #[cfg_attr(feature = "schema", schemars(!skip, flatten))]
        pub additional: BTreeMap<String, Json>,
    }
}

tagged_union! {
    /// Where a layer of the configuration comes from, in `ConfigLayer` and `ConfigLayerMetadata`.
    open ConfigLayerSource by "type" {
        Mdm(MdmConfigLayerSource) = "mdm",
        System(SystemConfigLayerSource) = "system",
        User(UserConfigLayerSource) = "user",
        Project(ProjectConfigLayerSource) = "project",
        /// Settings given for one session.
        SessionFlags = "sessionFlags",
        LegacyManagedConfigTomlFromFile(LegacyManagedConfigTomlFromFileConfigLayerSource) = "legacyManagedConfigTomlFromFile",
        /// A managed config of the older kind, given by device management.
        LegacyManagedConfigTomlFromMdm = "legacyManagedConfigTomlFromMdm",
    }
}

with_rest!(AnalyticsConfig, additional);
with_rest!(Config, additional);
with_rest!(ProfileV2, additional);
