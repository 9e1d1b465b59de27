//! @doc

use crate::describe::{constructors, wire};
use crate::id::RemotePluginId;
use crate::open::string_enum::string_enum;
use crate::v2::PluginSummary;
use crate::vocab::AbsolutePathBuf;

wire! {
    /// @doc used by PluginSummary
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareContext {
        pub remote_plugin_id: RemotePluginId,
        pub creator_account_user_id: Option<String>,
        pub creator_name: Option<String>,
        pub share_targets: Option<Vec<PluginSharePrincipal>>,
        pub share_url: Option<String>,
    }

    /// @doc params of `plugin/share/delete` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareDeleteParams {
        pub remote_plugin_id: RemotePluginId,
    }

    /// @doc result of `plugin/share/delete` (server answers)
    #[derive(Default)]
    pub struct PluginShareDeleteResponse {}

    /// @doc used by PluginShareListResponse
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareListItem {
        pub plugin: PluginSummary,
        pub share_url: String,
        pub local_plugin_path: Option<AbsolutePathBuf>,
    }

    /// @doc params of `plugin/share/list` (client request)
    #[derive(Default)]
    pub struct PluginShareListParams {}

    /// @doc result of `plugin/share/list` (server answers)
    pub struct PluginShareListResponse {
        pub data: Vec<PluginShareListItem>,
    }

    /// @doc used by PluginShareContext, PluginShareUpdateTargetsResponse
    #[serde(rename_all = "camelCase")]
    pub struct PluginSharePrincipal {
        pub name: String,
        pub principal_id: String,
        pub principal_type: PluginSharePrincipalType,
    }

    /// @doc params of `plugin/share/save` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareSaveParams {
        pub plugin_path: AbsolutePathBuf,
        pub discoverability: Option<PluginShareDiscoverability>,
        pub remote_plugin_id: Option<RemotePluginId>,
        pub share_targets: Option<Vec<PluginShareTarget>>,
    }

    /// @doc result of `plugin/share/save` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareSaveResponse {
        pub remote_plugin_id: RemotePluginId,
        pub share_url: String,
    }

    /// @doc used by PluginShareSaveParams, PluginShareUpdateTargetsParams
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareTarget {
        pub principal_id: String,
        pub principal_type: PluginSharePrincipalType,
    }

    /// @doc params of `plugin/share/updateTargets` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareUpdateTargetsParams {
        pub discoverability: PluginShareUpdateDiscoverability,
        pub remote_plugin_id: RemotePluginId,
        pub share_targets: Vec<PluginShareTarget>,
    }

    /// @doc result of `plugin/share/updateTargets` (server answers)
    pub struct PluginShareUpdateTargetsResponse {
        pub discoverability: PluginShareDiscoverability,
        pub principals: Vec<PluginSharePrincipal>,
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
    /// @doc used by PluginShareSaveParams, PluginShareUpdateTargetsResponse
    open PluginShareDiscoverability {
        Listed = "LISTED",
        Unlisted = "UNLISTED",
        Private = "PRIVATE",
    }

    /// @doc used by PluginSharePrincipal, PluginShareTarget
    open PluginSharePrincipalType {
        User = "user",
        Group = "group",
        Workspace = "workspace",
    }

    /// @doc used by PluginShareUpdateTargetsParams
    closed PluginShareUpdateDiscoverability {
        Unlisted = "UNLISTED",
        Private = "PRIVATE",
    }
}
