//! @doc

use std::collections::BTreeMap;

use crate::Json;
use crate::describe::wire;
use crate::open::tagged::tagged_union;
use crate::open::with_rest::with_rest;
use crate::v2::{ApprovalsReviewer, AppsConfig, AskForApproval, SandboxMode};
use crate::vocab::{
    AbsolutePathBuf, ForcedLoginMethod, ReasoningEffort, ReasoningSummary, Verbosity, WebSearchMode,
    WebSearchToolConfig,
};

wire! {
    /// @doc used by Config
    #[derive(Default)]
    #[serde(remote = "Self")]
    pub struct AnalyticsConfig {
        pub enabled: Option<bool>,
        /// Members that this release does not know, kept and written back at the same level.
        #[serde(skip)]
        #[cfg_attr(feature = "schema", schemars(!skip, flatten))]
        pub additional: BTreeMap<String, Json>,
    }

    /// @doc used by ConfigReadResponse
    #[derive(Default)]
    #[serde(remote = "Self")]
    pub struct Config {
        pub analytics: Option<AnalyticsConfig>,
        pub approval_policy: Option<AskForApproval>,
        pub approvals_reviewer: Option<ApprovalsReviewer>,
        pub apps: Option<AppsConfig>,
        pub compact_prompt: Option<String>,
        pub developer_instructions: Option<String>,
        pub forced_chatgpt_workspace_id: Option<String>,
        pub forced_login_method: Option<ForcedLoginMethod>,
        pub instructions: Option<String>,
        pub model: Option<String>,
        pub model_auto_compact_token_limit: Option<i64>,
        pub model_context_window: Option<i64>,
        pub model_provider: Option<String>,
        pub model_reasoning_effort: Option<ReasoningEffort>,
        pub model_reasoning_summary: Option<ReasoningSummary>,
        pub model_verbosity: Option<Verbosity>,
        pub profile: Option<String>,
        #[serde(default)]
        pub profiles: BTreeMap<String, ProfileV2>,
        pub review_model: Option<String>,
        pub sandbox_mode: Option<SandboxMode>,
        pub sandbox_workspace_write: Option<SandboxWorkspaceWrite>,
        pub service_tier: Option<String>,
        pub tools: Option<ToolsV2>,
        pub web_search: Option<WebSearchMode>,
        /// Members that this release does not know, kept and written back at the same level.
        #[serde(skip)]
        #[cfg_attr(feature = "schema", schemars(!skip, flatten))]
        pub additional: BTreeMap<String, Json>,
    }

    /// @doc used by ConfigReadResponse
    #[serde(rename_all = "camelCase")]
    pub struct ConfigLayer {
        pub name: ConfigLayerSource,
        pub config: Json,
        pub version: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub disabled_reason: Option<String>,
    }

    /// @doc used by ConfigReadResponse, OverriddenMetadata
    pub struct ConfigLayerMetadata {
        pub name: ConfigLayerSource,
        pub version: String,
    }

    /// @doc `mdm` member of ConfigLayerSource
    pub struct MdmConfigLayerSource {
        pub domain: String,
        pub key: String,
    }

    /// @doc `system` member of ConfigLayerSource
    pub struct SystemConfigLayerSource {
        pub file: AbsolutePathBuf,
    }

    /// @doc `user` member of ConfigLayerSource
    pub struct UserConfigLayerSource {
        pub file: AbsolutePathBuf,
    }

    /// @doc `project` member of ConfigLayerSource
    #[serde(rename_all = "camelCase")]
    pub struct ProjectConfigLayerSource {
        pub dot_codex_folder: AbsolutePathBuf,
    }

    /// @doc `legacyManagedConfigTomlFromFile` member of ConfigLayerSource
    pub struct LegacyManagedConfigTomlFromFileConfigLayerSource {
        pub file: AbsolutePathBuf,
    }

    /// @doc params of `config/read` (client request)
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ConfigReadParams {
        pub cwd: Option<String>,
        #[serde(default)]
        pub include_layers: bool,
    }

    /// @doc result of `config/read` (server answers)
    pub struct ConfigReadResponse {
        pub config: Config,
        pub origins: BTreeMap<String, ConfigLayerMetadata>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub layers: Option<Vec<ConfigLayer>>,
    }

    /// @doc used by Config
    #[derive(Default)]
    #[serde(remote = "Self")]
    pub struct ProfileV2 {
        pub approval_policy: Option<AskForApproval>,
        pub approvals_reviewer: Option<ApprovalsReviewer>,
        pub chatgpt_base_url: Option<String>,
        pub model: Option<String>,
        pub model_provider: Option<String>,
        pub model_reasoning_effort: Option<ReasoningEffort>,
        pub model_reasoning_summary: Option<ReasoningSummary>,
        pub model_verbosity: Option<Verbosity>,
        pub service_tier: Option<String>,
        pub tools: Option<ToolsV2>,
        pub web_search: Option<WebSearchMode>,
        /// Members that this release does not know, kept and written back at the same level.
        #[serde(skip)]
        #[cfg_attr(feature = "schema", schemars(!skip, flatten))]
        pub additional: BTreeMap<String, Json>,
    }

    /// @doc used by Config
    #[derive(Default)]
    pub struct SandboxWorkspaceWrite {
        #[serde(default)]
        pub exclude_slash_tmp: bool,
        #[serde(default)]
        pub exclude_tmpdir_env_var: bool,
        #[serde(default)]
        pub network_access: bool,
        #[serde(default)]
        pub writable_roots: Vec<String>,
    }

    /// @doc used by Config, ProfileV2
    #[derive(Default)]
    pub struct ToolsV2 {
        pub view_image: Option<bool>,
        pub web_search: Option<WebSearchToolConfig>,
    }
}

tagged_union! {
    /// @doc used by ConfigLayer, ConfigLayerMetadata
    open ConfigLayerSource by "type" {
        Mdm(MdmConfigLayerSource) = "mdm",
        System(SystemConfigLayerSource) = "system",
        User(UserConfigLayerSource) = "user",
        Project(ProjectConfigLayerSource) = "project",
        SessionFlags = "sessionFlags",
        LegacyManagedConfigTomlFromFile(LegacyManagedConfigTomlFromFileConfigLayerSource) = "legacyManagedConfigTomlFromFile",
        LegacyManagedConfigTomlFromMdm = "legacyManagedConfigTomlFromMdm",
    }
}

with_rest!(AnalyticsConfig, additional);
with_rest!(Config, additional);
with_rest!(ProfileV2, additional);
