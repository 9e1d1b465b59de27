//! Settings of the web search tool (spec/rollout.md §10).

use crate::describe::wire;
use crate::open::string_enum::string_enum;

wire! {
    /// The place that a web search assumes, in the configuration.
    #[derive(Default)]
    pub struct WebSearchLocation {
        pub city: Option<String>,
        pub country: Option<String>,
        pub region: Option<String>,
        pub timezone: Option<String>,
    }

    /// Settings of the web search tool, in the `tools` of the configuration.
    #[derive(Default)]
    pub struct WebSearchToolConfig {
        pub allowed_domains: Option<Vec<String>>,
        pub context_size: Option<WebSearchContextSize>,
        pub location: Option<WebSearchLocation>,
    }
}

string_enum! {
    /// How much context a web search brings along, in the settings of the tool.
    open WebSearchContextSize {
        Low = "low",
        Medium = "medium",
        High = "high",
    }

    /// Whether web search is off, uses cached pages or goes to live ones.
    /// It occurs in the configuration and its requirements.
    open WebSearchMode {
        Disabled = "disabled",
        Cached = "cached",
        Live = "live",
    }
}
