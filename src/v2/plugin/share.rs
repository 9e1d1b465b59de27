//! Sharing plugins with other users (spec/envelope.md §2, §7.9).

use crate::describe::{constructors, wire};
use crate::id::RemotePluginId;
use crate::open::string_enum::string_enum;
use crate::v2::PluginSummary;
use crate::vocab::AbsolutePathBuf;

wire! {
    /// Params of `plugin/share/save`, which shares a plugin that lies on the server's machine.
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareSaveParams {
        /// The plugin's folder.
        pub plugin_path: AbsolutePathBuf,
        /// The share to write over; null makes a new one.
        pub remote_plugin_id: Option<RemotePluginId>,
        pub discoverability: Option<PluginShareDiscoverability>,
        pub share_targets: Option<Vec<PluginShareTarget>>,
    }

    /// The answer to `plugin/share/save`.
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareSaveResponse {
        pub remote_plugin_id: RemotePluginId,
        pub share_url: String,
    }

    /// Params of `plugin/share/updateTargets`, which changes who may find and use a shared plugin.
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareUpdateTargetsParams {
        pub remote_plugin_id: RemotePluginId,
        pub discoverability: PluginShareUpdateDiscoverability,
        pub share_targets: Vec<PluginShareTarget>,
    }

    /// The answer to `plugin/share/updateTargets`: how the plugin is shared now.
    pub struct PluginShareUpdateTargetsResponse {
        pub discoverability: PluginShareDiscoverability,
        pub principals: Vec<PluginSharePrincipal>,
    }

    /// Params of `plugin/share/list`, which lists shared plugins: empty, but not left out.
    #[derive(Default)]
    pub struct PluginShareListParams {}

    /// The answer to `plugin/share/list`.
    pub struct PluginShareListResponse {
        pub data: Vec<PluginShareListItem>,
    }

    /// One shared plugin, in the answer to `plugin/share/list`.
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareListItem {
        pub plugin: PluginSummary,
        pub share_url: String,
        /// Null when the plugin has no folder on the server's machine.
        pub local_plugin_path: Option<AbsolutePathBuf>,
    }

    /// Params of `plugin/share/delete`, which ends the sharing of a plugin.
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareDeleteParams {
        pub remote_plugin_id: RemotePluginId,
    }

    /// The answer to `plugin/share/delete`: empty.
    #[derive(Default)]
    pub struct PluginShareDeleteResponse {}

    /// How a plugin is shared, in `PluginSummary`.
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareContext {
        pub remote_plugin_id: RemotePluginId,
        pub share_url: Option<String>,
        pub creator_account_user_id: Option<String>,
        pub creator_name: Option<String>,
        pub share_targets: Option<Vec<PluginSharePrincipal>>,
    }

    /// With whom a plugin is shared, in `PluginShareContext` and the answer to `plugin/share/updateTargets`.
    #[serde(rename_all = "camelCase")]
    pub struct PluginSharePrincipal {
        pub name: String,
        pub principal_id: String,
        pub principal_type: PluginSharePrincipalType,
    }

    /// With whom to share a plugin, in `plugin/share/save` and `plugin/share/updateTargets`.
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareTarget {
        pub principal_id: String,
        pub principal_type: PluginSharePrincipalType,
    }
}

constructors! {
    PluginShareDeleteParams(remote_plugin_id: RemotePluginId) [];
    PluginShareSaveParams(plugin_path: AbsolutePathBuf) [discoverability, remote_plugin_id, share_targets];
    PluginShareTarget(principal_id: String, principal_type: PluginSharePrincipalType) [];
    PluginShareUpdateTargetsParams(
        discoverability: PluginShareUpdateDiscoverability,
        remote_plugin_id: RemotePluginId,
        share_targets: Vec<PluginShareTarget>,
    ) [];
}

string_enum! {
    /// Who can find a shared plugin, in `plugin/share/save` and in the answer to `plugin/share/updateTargets`.
    open PluginShareDiscoverability {
        Listed = "LISTED",
        Unlisted = "UNLISTED",
        Private = "PRIVATE",
    }

    /// What a plugin is shared with, in `PluginSharePrincipal` and `PluginShareTarget`.
    open PluginSharePrincipalType {
        User = "user",
        Group = "group",
        Workspace = "workspace",
    }

    /// Who can find a shared plugin, in `plugin/share/updateTargets`, which cannot make it `LISTED`.
    closed PluginShareUpdateDiscoverability {
        Unlisted = "UNLISTED",
        Private = "PRIVATE",
    }
}
