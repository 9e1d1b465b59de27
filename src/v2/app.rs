//! @doc

use std::collections::BTreeMap;

use crate::describe::wire;
use crate::id::ThreadId;

wire! {
    /// @doc used by AppInfo
    #[serde(rename_all = "camelCase")]
    pub struct AppBranding {
        pub is_discoverable_app: bool,
        pub category: Option<String>,
        pub developer: Option<String>,
        pub privacy_policy: Option<String>,
        pub terms_of_service: Option<String>,
        pub website: Option<String>,
    }

    /// @doc used by AppListUpdatedNotification, AppsListResponse
    #[serde(rename_all = "camelCase")]
    pub struct AppInfo {
        pub id: String,
        pub name: String,
        pub app_metadata: Option<AppMetadata>,
        pub branding: Option<AppBranding>,
        pub description: Option<String>,
        pub distribution_channel: Option<String>,
        pub install_url: Option<String>,
        #[serde(default)]
        pub is_accessible: bool,
        #[serde(default = "crate::defaults::yes")]
        pub is_enabled: bool,
        pub labels: Option<BTreeMap<String, String>>,
        pub logo_url: Option<String>,
        pub logo_url_dark: Option<String>,
        #[serde(default)]
        pub plugin_display_names: Vec<String>,
    }

    /// @doc params of `app/list/updated` (server notification)
    pub struct AppListUpdatedNotification {
        pub data: Vec<AppInfo>,
    }

    /// @doc used by AppInfo
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct AppMetadata {
        pub categories: Option<Vec<String>>,
        pub developer: Option<String>,
        pub first_party_requires_install: Option<bool>,
        pub first_party_type: Option<String>,
        pub review: Option<AppReview>,
        pub screenshots: Option<Vec<AppScreenshot>>,
        pub seo_description: Option<String>,
        pub show_in_composer_when_unlinked: Option<bool>,
        pub sub_categories: Option<Vec<String>>,
        pub version: Option<String>,
        pub version_id: Option<String>,
        pub version_notes: Option<String>,
    }

    /// @doc used by AppMetadata
    pub struct AppReview {
        pub status: String,
    }

    /// @doc used by AppMetadata
    #[serde(rename_all = "camelCase")]
    pub struct AppScreenshot {
        #[serde(alias = "user_prompt")]
        pub user_prompt: String,
        #[serde(alias = "file_id")]
        pub file_id: Option<String>,
        pub url: Option<String>,
    }

    /// @doc used by PluginDetail, PluginInstallResponse
    #[serde(rename_all = "camelCase")]
    pub struct AppSummary {
        pub id: String,
        pub name: String,
        pub needs_auth: bool,
        pub description: Option<String>,
        pub install_url: Option<String>,
    }

    /// @doc params of `app/list` (client request)
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct AppsListParams {
        pub cursor: Option<String>,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub force_refetch: bool,
        pub limit: Option<u32>,
        pub thread_id: Option<ThreadId>,
    }

    /// @doc result of `app/list` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct AppsListResponse {
        pub data: Vec<AppInfo>,
        pub next_cursor: Option<String>,
    }
}
