//! Plugins: listing, reading, installing and uninstalling them (spec/envelope.md §2, §7.7, §7.9).

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
    /// Params of `plugin/list`, which lists marketplaces and their plugins.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct PluginListParams {
        pub cwds: Option<Vec<AbsolutePathBuf>>,
        /// Null leaves the choice to the server.
        pub marketplace_kinds: Option<Vec<PluginListMarketplaceKind>>,
    }

    /// The answer to `plugin/list`.
    #[serde(rename_all = "camelCase")]
    pub struct PluginListResponse {
        pub marketplaces: Vec<PluginMarketplaceEntry>,
        /// Absent reads as empty.
        #[serde(default)]
        pub marketplace_load_errors: Vec<MarketplaceLoadErrorInfo>,
        /// Ids of `PluginSummary`; absent reads as empty.
        #[serde(default)]
        pub featured_plugin_ids: Vec<String>,
    }

    /// One marketplace with its plugins, in the answer to `plugin/list`.
    pub struct PluginMarketplaceEntry {
        pub name: String,
        /// Null for a remote marketplace.
        pub path: Option<AbsolutePathBuf>,
        pub interface: Option<MarketplaceInterface>,
        pub plugins: Vec<PluginSummary>,
    }

    /// One plugin in short, in the answers to `plugin/list`, `plugin/read` and `plugin/share/list`.
    #[serde(rename_all = "camelCase")]
    pub struct PluginSummary {
        /// What `plugin/uninstall` takes.
        pub id: String,
        pub name: String,
        /// Null when the plugin is not shared.
        pub share_context: Option<PluginShareContext>,
        pub source: PluginSource,
        pub installed: bool,
        pub enabled: bool,
        pub install_policy: PluginInstallPolicy,
        pub auth_policy: PluginAuthPolicy,
        /// Absent reads as `AVAILABLE`.
        #[serde(default)]
        pub availability: PluginAvailability,
        pub interface: Option<PluginInterface>,
        /// Absent reads as empty.
        #[serde(default)]
        pub keywords: Vec<String>,
    }

    /// The `local` form of `PluginSource`: a folder on the server's machine.
    pub struct LocalPluginSource {
        pub path: AbsolutePathBuf,
    }

    /// The `git` form of `PluginSource`: a git repository.
    #[serde(rename_all = "camelCase")]
    pub struct GitPluginSource {
        pub url: String,
        /// The plugin's folder in the repository.
        pub path: Option<String>,
        /// A branch or a tag.
        pub ref_name: Option<String>,
        /// The hash of a commit.
        pub sha: Option<String>,
    }

    /// How a plugin is shown to users, in `PluginSummary`; images are files or, in the `…Url` members, URLs.
    #[serde(rename_all = "camelCase")]
    pub struct PluginInterface {
        pub display_name: Option<String>,
        pub short_description: Option<String>,
        pub long_description: Option<String>,
        pub developer_name: Option<String>,
        pub category: Option<String>,
        pub capabilities: Vec<String>,
        pub website_url: Option<String>,
        pub privacy_policy_url: Option<String>,
        pub terms_of_service_url: Option<String>,
        pub default_prompt: Option<Vec<String>>,
        pub brand_color: Option<String>,
        pub composer_icon: Option<AbsolutePathBuf>,
        pub composer_icon_url: Option<String>,
        pub logo: Option<AbsolutePathBuf>,
        pub logo_url: Option<String>,
        pub screenshots: Vec<AbsolutePathBuf>,
        pub screenshot_urls: Vec<String>,
    }

    /// Params of `plugin/read`, which describes a plugin of a local or a remote marketplace.
    #[serde(rename_all = "camelCase")]
    pub struct PluginReadParams {
        pub plugin_name: String,
        /// Names a local marketplace.
        pub marketplace_path: Option<AbsolutePathBuf>,
        /// Names a remote marketplace.
        pub remote_marketplace_name: Option<String>,
    }

    /// The answer to `plugin/read`.
    pub struct PluginReadResponse {
        pub plugin: PluginDetail,
    }

    /// Everything about one plugin, in the answer to `plugin/read`.
    #[serde(rename_all = "camelCase")]
    pub struct PluginDetail {
        pub marketplace_name: String,
        /// Null when the marketplace is a remote one.
        pub marketplace_path: Option<AbsolutePathBuf>,
        pub summary: PluginSummary,
        pub description: Option<String>,
        pub skills: Vec<SkillSummary>,
        pub hooks: Vec<PluginHookSummary>,
        pub apps: Vec<AppSummary>,
        /// Names of the servers.
        pub mcp_servers: Vec<String>,
    }

    /// One hook of a plugin, in `PluginDetail`.
    #[serde(rename_all = "camelCase")]
    pub struct PluginHookSummary {
        pub key: String,
        pub event_name: HookEventName,
    }

    /// Params of `plugin/skill/read`, which reads a skill of a plugin in a remote marketplace.
    #[serde(rename_all = "camelCase")]
    pub struct PluginSkillReadParams {
        pub remote_marketplace_name: String,
        pub remote_plugin_id: RemotePluginId,
        pub skill_name: String,
    }

    /// The answer to `plugin/skill/read`.
    #[derive(Default)]
    pub struct PluginSkillReadResponse {
        /// The text of the skill; null when there is none.
        pub contents: Option<String>,
    }

    /// Params of `plugin/install`, which installs a plugin of a local or a remote marketplace.
    #[serde(rename_all = "camelCase")]
    pub struct PluginInstallParams {
        pub plugin_name: String,
        /// Names a local marketplace.
        pub marketplace_path: Option<AbsolutePathBuf>,
        /// Names a remote marketplace.
        pub remote_marketplace_name: Option<String>,
    }

    /// The answer to `plugin/install`.
    #[serde(rename_all = "camelCase")]
    pub struct PluginInstallResponse {
        pub auth_policy: PluginAuthPolicy,
        /// Apps of the plugin that the user still has to authorize.
        pub apps_needing_auth: Vec<AppSummary>,
    }

    /// Params of `plugin/uninstall`, which removes an installed plugin.
    #[serde(rename_all = "camelCase")]
    pub struct PluginUninstallParams {
        /// The `id` of `PluginSummary`.
        pub plugin_id: String,
    }

    /// The answer to `plugin/uninstall`: empty.
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
    /// Where the files of a plugin are, in `PluginSummary`.
    open PluginSource by "type" {
        Local(LocalPluginSource) = "local",
        Git(GitPluginSource) = "git",
        Remote = "remote",
    }
}

string_enum! {
    /// When a plugin asks the user to authorize it, in `PluginSummary` and in the answer to `plugin/install`.
    open PluginAuthPolicy {
        OnInstall = "ON_INSTALL",
        OnUse = "ON_USE",
    }

    /// Whether a plugin may be used at all, in `PluginSummary`.
    #[derive(Default)]
    open PluginAvailability {
        DisabledByAdmin = "DISABLED_BY_ADMIN",
        /// `ENABLED` reads as this too.
        #[default]
        Available = "AVAILABLE" also "ENABLED",
    }

    /// Whether a plugin may be installed, in `PluginSummary`.
    open PluginInstallPolicy {
        NotAvailable = "NOT_AVAILABLE",
        Available = "AVAILABLE",
        InstalledByDefault = "INSTALLED_BY_DEFAULT",
    }

    /// The kinds of marketplaces that `plugin/list` can be asked for.
    closed PluginListMarketplaceKind {
        Local = "local",
        WorkspaceDirectory = "workspace-directory",
        SharedWithMe = "shared-with-me",
    }
}
