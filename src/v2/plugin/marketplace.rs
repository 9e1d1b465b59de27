//! Marketplaces, the sources of plugins: adding, removing and upgrading them (spec/envelope.md §2).

use crate::describe::{constructors, wire};
use crate::vocab::AbsolutePathBuf;

wire! {
    /// Params of `marketplace/add`, which installs a marketplace.
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceAddParams {
        /// Where the marketplace is fetched from.
        pub source: String,
        /// The git ref to check out.
        pub ref_name: Option<String>,
        /// The only paths to check out.
        pub sparse_paths: Option<Vec<String>>,
    }

    /// The answer to `marketplace/add`.
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceAddResponse {
        /// True when the marketplace was there before.
        pub already_added: bool,
        /// The folder of the marketplace.
        pub installed_root: AbsolutePathBuf,
        pub marketplace_name: String,
    }

    /// Params of `marketplace/remove`, which removes a marketplace.
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceRemoveParams {
        pub marketplace_name: String,
    }

    /// The answer to `marketplace/remove`.
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceRemoveResponse {
        pub marketplace_name: String,
        /// The folder that the marketplace had.
        pub installed_root: Option<AbsolutePathBuf>,
    }

    /// Params of `marketplace/upgrade`, which brings one marketplace or all of them up to date.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceUpgradeParams {
        /// Null chooses all.
        pub marketplace_name: Option<String>,
    }

    /// The answer to `marketplace/upgrade`.
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceUpgradeResponse {
        /// The marketplaces that failed.
        pub errors: Vec<MarketplaceUpgradeErrorInfo>,
        /// Names of those that were to be upgraded.
        pub selected_marketplaces: Vec<String>,
        /// Folders of those that were upgraded.
        pub upgraded_roots: Vec<AbsolutePathBuf>,
    }

    /// Why a marketplace could not be upgraded, in the answer to `marketplace/upgrade`.
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceUpgradeErrorInfo {
        pub marketplace_name: String,
        pub message: String,
    }

    /// How a marketplace is shown to users, in `PluginMarketplaceEntry`.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceInterface {
        pub display_name: Option<String>,
    }

    /// Why a marketplace could not be loaded, in the answer to `plugin/list`.
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceLoadErrorInfo {
        pub marketplace_path: AbsolutePathBuf,
        pub message: String,
    }
}

constructors! {
    MarketplaceAddParams(source: String) [ref_name, sparse_paths];
    MarketplaceRemoveParams(marketplace_name: String) [];
}
