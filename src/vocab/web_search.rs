//! @doc

use crate::describe::wire;
use crate::open::string_enum::string_enum;

wire! {
    /// @doc used by WebSearchToolConfig
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct WebSearchLocation {
        pub city: Option<String>,
        pub country: Option<String>,
        pub region: Option<String>,
        pub timezone: Option<String>,
    }

    /// @doc used by ToolsV2
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct WebSearchToolConfig {
        pub allowed_domains: Option<Vec<String>>,
        pub context_size: Option<WebSearchContextSize>,
        pub location: Option<WebSearchLocation>,
    }
}

string_enum! {
    /// @doc used by WebSearchToolConfig
    open WebSearchContextSize {
        Low = "low",
        Medium = "medium",
        High = "high",
    }

    /// @doc used by Config, ConfigRequirements, ProfileV2
    open WebSearchMode {
        Disabled = "disabled",
        Cached = "cached",
        Live = "live",
    }
}
