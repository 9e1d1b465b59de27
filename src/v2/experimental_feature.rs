//! @doc

use std::collections::BTreeMap;

use crate::describe::{constructors, wire};
use crate::open::string_enum::string_enum;

wire! {
    /// @doc used by ExperimentalFeatureListResponse
    #[serde(rename_all = "camelCase")]
    pub struct ExperimentalFeature {
        pub name: String,
        pub default_enabled: bool,
        pub enabled: bool,
        pub stage: ExperimentalFeatureStage,
        pub announcement: Option<String>,
        pub description: Option<String>,
        pub display_name: Option<String>,
    }

    /// @doc params of `experimentalFeature/enablement/set` (client request)
    pub struct ExperimentalFeatureEnablementSetParams {
        pub enablement: BTreeMap<String, bool>,
    }

    /// @doc result of `experimentalFeature/enablement/set` (server answers)
    pub struct ExperimentalFeatureEnablementSetResponse {
        pub enablement: BTreeMap<String, bool>,
    }

    /// @doc params of `experimentalFeature/list` (client request)
    #[derive(Default)]
    pub struct ExperimentalFeatureListParams {
        pub cursor: Option<String>,
        pub limit: Option<u32>,
    }

    /// @doc result of `experimentalFeature/list` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct ExperimentalFeatureListResponse {
        pub data: Vec<ExperimentalFeature>,
        pub next_cursor: Option<String>,
    }

    /// @doc params of `mock/experimentalMethod` (client request)
    #[derive(Default)]
    pub struct MockExperimentalMethodParams {
        pub value: Option<String>,
    }

    /// @doc result of `mock/experimentalMethod` (server answers)
    #[derive(Default)]
    pub struct MockExperimentalMethodResponse {
        pub echoed: Option<String>,
    }
}

constructors! {
    ExperimentalFeatureEnablementSetParams(enablement: BTreeMap<String, bool>) [];
}

string_enum! {
    /// @doc used by ExperimentalFeature
    open ExperimentalFeatureStage {
        Beta = "beta",
        UnderDevelopment = "underDevelopment",
        Stable = "stable",
        Deprecated = "deprecated",
        Removed = "removed",
    }
}
