//! @doc

use std::collections::BTreeMap;

use crate::describe::impl_ts;
use crate::describe::wire;
use crate::open::string_enum::string_enum;
use crate::open::with_rest::with_rest;
use serde::{Deserialize, Serialize};

wire! {
    /// @doc
    pub struct AppConfig {
        pub default_tools_approval_mode: Option<AppToolApproval>,
        pub default_tools_enabled: Option<bool>,
        pub destructive_enabled: Option<bool>,
        #[serde(default = "crate::defaults::yes")]
        pub enabled: bool,
        pub open_world_enabled: Option<bool>,
        pub tools: Option<AppToolsConfig>,
    }

    /// @doc
    #[derive(Default)]
    pub struct AppToolConfig {
        pub approval_mode: Option<AppToolApproval>,
        pub enabled: Option<bool>,
    }

    /// @doc used by AppsConfig
    pub struct AppsDefaultConfig {
        #[serde(default = "crate::defaults::yes")]
        pub destructive_enabled: bool,
        #[serde(default = "crate::defaults::yes")]
        pub enabled: bool,
        #[serde(default = "crate::defaults::yes")]
        pub open_world_enabled: bool,
    }
}

string_enum! {
    /// @doc used by AppConfig, AppToolConfig
    open AppToolApproval {
        Auto = "auto",
        Prompt = "prompt",
        Approve = "approve",
    }
}

/// @doc
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = crate::describe::shapes::members_by_pattern))]
#[serde(transparent)]
pub struct AppToolsConfig {
    /// Per tool name.
    pub tools: BTreeMap<String, AppToolConfig>,
}

impl_ts!(AppToolsConfig; BTreeMap<String, AppToolConfig>);

wire! {
    /// @doc
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
