//! @doc

use crate::describe::{constructors, wire};
use crate::vocab::AbsolutePathBuf;

wire! {
    /// @doc params of `marketplace/add` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceAddParams {
        pub source: String,
        pub ref_name: Option<String>,
        pub sparse_paths: Option<Vec<String>>,
    }

    /// @doc result of `marketplace/add` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceAddResponse {
        pub already_added: bool,
        pub installed_root: AbsolutePathBuf,
        pub marketplace_name: String,
    }

    /// @doc used by PluginMarketplaceEntry
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceInterface {
        pub display_name: Option<String>,
    }

    /// @doc used by PluginListResponse
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceLoadErrorInfo {
        pub marketplace_path: AbsolutePathBuf,
        pub message: String,
    }

    /// @doc params of `marketplace/remove` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceRemoveParams {
        pub marketplace_name: String,
    }

    /// @doc result of `marketplace/remove` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceRemoveResponse {
        pub marketplace_name: String,
        pub installed_root: Option<AbsolutePathBuf>,
    }

    /// @doc used by MarketplaceUpgradeResponse
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceUpgradeErrorInfo {
        pub marketplace_name: String,
        pub message: String,
    }

    /// @doc params of `marketplace/upgrade` (client request)
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceUpgradeParams {
        pub marketplace_name: Option<String>,
    }

    /// @doc result of `marketplace/upgrade` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceUpgradeResponse {
        pub errors: Vec<MarketplaceUpgradeErrorInfo>,
        pub selected_marketplaces: Vec<String>,
        pub upgraded_roots: Vec<AbsolutePathBuf>,
    }
}

constructors! {
    MarketplaceAddParams(source: String) [ref_name, sparse_paths];
    MarketplaceRemoveParams(marketplace_name: String) [];
}
