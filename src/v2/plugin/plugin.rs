//! @doc

use crate::describe::{constructors, wire};
use crate::id::RemotePluginId;
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::v2::{
    AppSummary, HookEventName, MarketplaceInterface, MarketplaceLoadErrorInfo, PluginShareContext,
    SkillSummary,
};
use crate::vocab::AbsolutePathBuf;

wire! {
    /// @doc used by PluginReadResponse
    #[serde(rename_all = "camelCase")]
    pub struct PluginDetail {
        pub apps: Vec<AppSummary>,
        pub hooks: Vec<PluginHookSummary>,
        pub marketplace_name: String,
        pub mcp_servers: Vec<String>,
        pub skills: Vec<SkillSummary>,
        pub summary: PluginSummary,
        pub description: Option<String>,
        pub marketplace_path: Option<AbsolutePathBuf>,
    }

    /// @doc used by PluginDetail
    #[serde(rename_all = "camelCase")]
    pub struct PluginHookSummary {
        pub event_name: HookEventName,
        pub key: String,
    }

    /// @doc params of `plugin/install` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct PluginInstallParams {
        pub plugin_name: String,
        pub marketplace_path: Option<AbsolutePathBuf>,
        pub remote_marketplace_name: Option<String>,
    }

    /// @doc result of `plugin/install` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct PluginInstallResponse {
        pub apps_needing_auth: Vec<AppSummary>,
        pub auth_policy: PluginAuthPolicy,
    }

    /// @doc used by PluginSummary
    #[serde(rename_all = "camelCase")]
    pub struct PluginInterface {
        pub capabilities: Vec<String>,
        pub screenshot_urls: Vec<String>,
        pub screenshots: Vec<AbsolutePathBuf>,
        pub brand_color: Option<String>,
        pub category: Option<String>,
        pub composer_icon: Option<AbsolutePathBuf>,
        pub composer_icon_url: Option<String>,
        pub default_prompt: Option<Vec<String>>,
        pub developer_name: Option<String>,
        pub display_name: Option<String>,
        pub logo: Option<AbsolutePathBuf>,
        pub logo_url: Option<String>,
        pub long_description: Option<String>,
        pub privacy_policy_url: Option<String>,
        pub short_description: Option<String>,
        pub terms_of_service_url: Option<String>,
        pub website_url: Option<String>,
    }

    /// @doc params of `plugin/list` (client request)
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct PluginListParams {
        pub cwds: Option<Vec<AbsolutePathBuf>>,
        pub marketplace_kinds: Option<Vec<PluginListMarketplaceKind>>,
    }

    /// @doc result of `plugin/list` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct PluginListResponse {
        pub marketplaces: Vec<PluginMarketplaceEntry>,
        #[serde(default)]
        pub featured_plugin_ids: Vec<String>,
        #[serde(default)]
        pub marketplace_load_errors: Vec<MarketplaceLoadErrorInfo>,
    }

    /// @doc used by PluginListResponse
    pub struct PluginMarketplaceEntry {
        pub name: String,
        pub plugins: Vec<PluginSummary>,
        pub interface: Option<MarketplaceInterface>,
        pub path: Option<AbsolutePathBuf>,
    }

    /// @doc params of `plugin/read` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct PluginReadParams {
        pub plugin_name: String,
        pub marketplace_path: Option<AbsolutePathBuf>,
        pub remote_marketplace_name: Option<String>,
    }

    /// @doc result of `plugin/read` (server answers)
    pub struct PluginReadResponse {
        pub plugin: PluginDetail,
    }

    /// @doc params of `plugin/skill/read` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct PluginSkillReadParams {
        pub remote_marketplace_name: String,
        pub remote_plugin_id: RemotePluginId,
        pub skill_name: String,
    }

    /// @doc result of `plugin/skill/read` (server answers)
    #[derive(Default)]
    pub struct PluginSkillReadResponse {
        pub contents: Option<String>,
    }

    /// @doc `local` member of PluginSource
    pub struct LocalPluginSource {
        pub path: AbsolutePathBuf,
    }

    /// @doc `git` member of PluginSource
    #[serde(rename_all = "camelCase")]
    pub struct GitPluginSource {
        pub url: String,
        pub path: Option<String>,
        pub ref_name: Option<String>,
        pub sha: Option<String>,
    }

    /// @doc used by PluginDetail, PluginMarketplaceEntry, PluginShareListItem
    #[serde(rename_all = "camelCase")]
    pub struct PluginSummary {
        pub id: String,
        pub name: String,
        pub auth_policy: PluginAuthPolicy,
        pub enabled: bool,
        pub install_policy: PluginInstallPolicy,
        pub installed: bool,
        pub source: PluginSource,
        #[serde(default)]
        pub availability: PluginAvailability,
        pub interface: Option<PluginInterface>,
        #[serde(default)]
        pub keywords: Vec<String>,
        pub share_context: Option<PluginShareContext>,
    }

    /// @doc params of `plugin/uninstall` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct PluginUninstallParams {
        pub plugin_id: String,
    }

    /// @doc result of `plugin/uninstall` (server answers)
    #[derive(Default)]
    pub struct PluginUninstallResponse {}
}

constructors! {
    PluginInstallParams(plugin_name: String) [marketplace_path, remote_marketplace_name];
    PluginReadParams(plugin_name: String) [marketplace_path, remote_marketplace_name];
    PluginSkillReadParams(
        remote_marketplace_name: String,
        remote_plugin_id: RemotePluginId,
        skill_name: String,
    ) [];
    PluginUninstallParams(plugin_id: String) [];
}

tagged_union! {
    /// @doc used by PluginSummary
    open PluginSource by "type" {
        Local(LocalPluginSource) = "local",
        Git(GitPluginSource) = "git",
        Remote = "remote",
    }
}

string_enum! {
    /// @doc used by PluginInstallResponse, PluginSummary
    open PluginAuthPolicy {
        OnInstall = "ON_INSTALL",
        OnUse = "ON_USE",
    }

    /// @doc used by PluginSummary
    #[derive(Default)]
    open PluginAvailability {
        DisabledByAdmin = "DISABLED_BY_ADMIN",
        #[default]
        Available = "AVAILABLE" also "ENABLED",
    }

    /// @doc used by PluginSummary
    open PluginInstallPolicy {
        NotAvailable = "NOT_AVAILABLE",
        Available = "AVAILABLE",
        InstalledByDefault = "INSTALLED_BY_DEFAULT",
    }

    /// @doc used by PluginListParams
    closed PluginListMarketplaceKind {
        Local = "local",
        WorkspaceDirectory = "workspace-directory",
        SharedWithMe = "shared-with-me",
    }
}
