//! The handshake (spec/envelope.md §4).

use crate::describe::{constructors, wire};
use crate::vocab::AbsolutePathBuf;

wire! {
    /// Who the client is, in `initialize`; name and version become part of the server's user agent.
    pub struct ClientInfo {
        /// Must be a valid HTTP header value.
        pub name: String,
        pub title: Option<String>,
        pub version: String,
    }

    /// What the client can do and wants to be told, in `initialize`; it holds for the connection.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct InitializeCapabilities {
        /// Lets the client use methods and members that are marked experimental.
        #[serde(default)]
        pub experimental_api: bool,
        /// Notifications not to send, by exact method name such as `thread/started`; unknown names are ignored.
        pub opt_out_notification_methods: Option<Vec<String>>,
    }

    /// Params of `initialize`, the first request of the client.
    #[serde(rename_all = "camelCase")]
    pub struct InitializeParams {
        pub client_info: ClientInfo,
        /// Absent means that the client has none and wants every notification.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub capabilities: Option<InitializeCapabilities>,
    }

    /// The server's answer to `initialize`; notifications flow only after it.
    #[serde(rename_all = "camelCase")]
    pub struct InitializeResponse {
        pub user_agent: String,
        /// The folder of the server's own files, such as rollouts.
        pub codex_home: AbsolutePathBuf,
        /// For example `unix`.
        pub platform_family: String,
        /// For example `linux`.
        pub platform_os: String,
    }
}

constructors! {
    ClientInfo(name: String, version: String) [title];
    InitializeParams(client_info: ClientInfo) [capabilities];
}
