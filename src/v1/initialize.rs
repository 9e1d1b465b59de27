//! @doc

use crate::describe::{constructors, wire};
use crate::vocab::AbsolutePathBuf;

wire! {
    /// @doc used by InitializeParams
    pub struct ClientInfo {
        pub name: String,
        pub title: Option<String>,
        pub version: String,
    }

    /// @doc used by InitializeParams
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct InitializeCapabilities {
        #[serde(default)]
        pub experimental_api: bool,
        pub opt_out_notification_methods: Option<Vec<String>>,
    }

    /// @doc params of `initialize` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct InitializeParams {
        pub client_info: ClientInfo,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub capabilities: Option<InitializeCapabilities>,
    }

    /// @doc result of `initialize` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct InitializeResponse {
        pub user_agent: String,
        pub codex_home: AbsolutePathBuf,
        pub platform_family: String,
        pub platform_os: String,
    }
}

constructors! {
    ClientInfo(name: String, version: String) [title];
    InitializeParams(client_info: ClientInfo) [capabilities];
}
