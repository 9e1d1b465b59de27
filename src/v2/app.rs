//! Apps that the agent can use through their tools (spec/envelope.md §7.3, §7.7).

use std::collections::BTreeMap;

use crate::describe::{derived, wire};
use crate::id::ThreadId;

wire! {
    /// Params of `app/list`, which lists apps page by page.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct AppsListParams {
        /// The `nextCursor` of the page before; null for the first page.
        pub cursor: Option<String>,
        /// The most apps for one page.
        pub limit: Option<u32>,
        pub thread_id: Option<ThreadId>,
        /// Makes the server fetch the list again instead of using what it has kept.
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub force_refetch: bool,
    }

    /// The answer to `app/list`: one page.
    #[serde(rename_all = "camelCase")]
    pub struct AppsListResponse {
        pub data: Vec<AppInfo>,
        /// Null on the last page.
        pub next_cursor: Option<String>,
    }

    /// Tells the list of apps after a change (`app/list/updated`).
    pub struct AppListUpdatedNotification {
        pub data: Vec<AppInfo>,
    }

    /// Who stands behind an app, in `AppInfo`.
    #[serde(rename_all = "camelCase")]
    pub struct AppBranding {
        pub category: Option<String>,
        pub developer: Option<String>,
        pub website: Option<String>,
        pub privacy_policy: Option<String>,
        pub terms_of_service: Option<String>,
        pub is_discoverable_app: bool,
    }

    /// What the app's publisher tells about it, in `AppInfo`.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct AppMetadata {
        pub review: Option<AppReview>,
        pub categories: Option<Vec<String>>,
        pub sub_categories: Option<Vec<String>>,
        pub seo_description: Option<String>,
        pub screenshots: Option<Vec<AppScreenshot>>,
        pub developer: Option<String>,
        pub version: Option<String>,
        pub version_id: Option<String>,
        pub version_notes: Option<String>,
        pub first_party_type: Option<String>,
        pub first_party_requires_install: Option<bool>,
        pub show_in_composer_when_unlinked: Option<bool>,
    }

    /// Where the review of an app stands, in `AppMetadata`.
    pub struct AppReview {
        pub status: String,
    }

    /// A picture of an app at work, in `AppMetadata`.
    #[serde(rename_all = "camelCase")]
    pub struct AppScreenshot {
        pub url: Option<String>,
        /// Read as `file_id` too.
        #[serde(alias = "file_id")]
        pub file_id: Option<String>,
        /// Read as `user_prompt` too.
        #[serde(alias = "user_prompt")]
        pub user_prompt: String,
    }

    /// One app in short, in `PluginDetail` and in the answer to `plugin/install`.
    #[serde(rename_all = "camelCase")]
    pub struct AppSummary {
        pub id: String,
        pub name: String,
        pub description: Option<String>,
        pub install_url: Option<String>,
        pub needs_auth: bool,
    }
}

derived! {
    /// One app, in the answer to `app/list` and in `app/list/updated`.
    #[serde(rename_all = "camelCase")]
    pub struct AppInfo {
        pub id: String,
        pub name: String,
        pub description: Option<String>,
        pub logo_url: Option<String>,
        pub logo_url_dark: Option<String>,
        pub distribution_channel: Option<String>,
        pub branding: Option<AppBranding>,
        pub app_metadata: Option<AppMetadata>,
        pub labels: Option<BTreeMap<String, String>>,
        pub install_url: Option<String>,
        /// Absent reads as false.
        #[serde(default)]
        pub is_accessible: bool,
        /// Absent reads as true.
        #[serde(default = "crate::defaults::yes")]
        pub is_enabled: bool,
        /// Plugins that bring the app; absent reads as empty.
        #[serde(default)]
        pub plugin_display_names: Vec<String>,
    }
}
