//! The `apps` section of the configuration (spec/envelope.md §7.4, §7.9).

use std::collections::BTreeMap;

use crate::describe::wire;
use crate::describe::{derived, impl_ts};
use crate::open::string_enum::string_enum;
use crate::open::with_rest::with_rest;
use serde::{Deserialize, Serialize};

wire! {
    /// Settings of one tool of an app, in `AppToolsConfig` under the tool's name.
    #[derive(Default)]
    pub struct AppToolConfig {
        pub enabled: Option<bool>,
        pub approval_mode: Option<AppToolApproval>,
    }
}

derived! {
    /// Settings of one app, in `AppsConfig` under the app's id.
    pub struct AppConfig {
        /// Absent reads as true.
        #[serde(default = "crate::defaults::yes")]
        pub enabled: bool,
        /// Whether tools marked as destructive may be used; null leaves it to `_default`.
        pub destructive_enabled: Option<bool>,
        /// Whether tools marked as open-world may be used; null leaves it to `_default`.
        pub open_world_enabled: Option<bool>,
        /// For tools that `tools` says nothing about.
        pub default_tools_approval_mode: Option<AppToolApproval>,
        /// For tools that `tools` says nothing about.
        pub default_tools_enabled: Option<bool>,
        pub tools: Option<AppToolsConfig>,
    }

    /// Settings for every app that does not set its own: the member `_default` of `AppsConfig`.
    pub struct AppsDefaultConfig {
        /// Absent reads as true.
        #[serde(default = "crate::defaults::yes")]
        pub enabled: bool,
        /// Whether tools marked as destructive may be used; absent reads as true.
        #[serde(default = "crate::defaults::yes")]
        pub destructive_enabled: bool,
        /// Whether tools marked as open-world may be used; absent reads as true.
        #[serde(default = "crate::defaults::yes")]
        pub open_world_enabled: bool,
    }
}

string_enum! {
    /// How calls of an app's tools are approved, in `AppConfig` and `AppToolConfig`.
    open AppToolApproval {
        Auto = "auto",
        Prompt = "prompt",
        Approve = "approve",
    }
}

/// Settings of an app's tools, in `AppConfig`: the object itself is the map from tool name to settings.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = crate::describe::shapes::members_by_pattern))]
#[serde(transparent)]
pub struct AppToolsConfig {
    /// Per tool name.
    pub tools: BTreeMap<String, AppToolConfig>,
}

impl_ts!(AppToolsConfig; BTreeMap<String, AppToolConfig>);

derived! {
    /// The `apps` section of `Config`: one member per app id, beside `_default`.
    #[derive(Default)]
    #[serde(remote = "Self")]
    pub struct AppsConfig {
        #[serde(rename = "_default")]
        pub default: Option<AppsDefaultConfig>,
        /// Per app id; on the wire these members stand beside `_default`.
        #[serde(skip)]
        #[cfg_attr(feature = "schema", schemars(!skip, flatten))]
        pub apps: BTreeMap<String, AppConfig>,
    }
}

with_rest!(AppsConfig, apps);
