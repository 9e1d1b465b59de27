//! Features that can be switched on and off by name: `experimentalFeature/*` (spec/envelope.md §2).

use std::collections::BTreeMap;

use crate::describe::{constructors, wire};
use crate::open::string_enum::string_enum;

wire! {
    /// Params of `experimentalFeature/list`, which lists the features, page by page.
    #[derive(Default)]
    pub struct ExperimentalFeatureListParams {
        /// `nextCursor` of the page before; null for the first page.
        pub cursor: Option<String>,
        pub limit: Option<u32>,
    }

    /// The answer to `experimentalFeature/list`.
    #[serde(rename_all = "camelCase")]
    pub struct ExperimentalFeatureListResponse {
        pub data: Vec<ExperimentalFeature>,
        /// Null on the last page.
        pub next_cursor: Option<String>,
    }

    /// A feature and whether it is on, in the answer to `experimentalFeature/list`.
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

    /// Params of `experimentalFeature/enablement/set`, which switches features on or off.
    pub struct ExperimentalFeatureEnablementSetParams {
        /// Whether the feature is on, by the feature's name.
        pub enablement: BTreeMap<String, bool>,
    }

    /// The answer to `experimentalFeature/enablement/set`.
    pub struct ExperimentalFeatureEnablementSetResponse {
        /// Whether the feature is on, by the feature's name.
        pub enablement: BTreeMap<String, bool>,
    }

    /// Params of `mock/experimentalMethod`, which echoes a value: a target for tests of the capability check.
    #[derive(Default)]
    pub struct MockExperimentalMethodParams {
        pub value: Option<String>,
    }

    /// The answer to `mock/experimentalMethod`.
    #[derive(Default)]
    pub struct MockExperimentalMethodResponse {
        pub echoed: Option<String>,
    }
}

constructors! {
    ExperimentalFeatureEnablementSetParams(enablement: BTreeMap<String, bool>) [];
}

string_enum! {
    /// How mature a feature is, in the answer to `experimentalFeature/list`.
    open ExperimentalFeatureStage {
        Beta = "beta",
        UnderDevelopment = "underDevelopment",
        Stable = "stable",
        Deprecated = "deprecated",
        Removed = "removed",
    }
}
