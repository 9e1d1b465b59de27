//! What a server told about itself, up to release 0.104.

use crate::describe::wire;

wire! {
    /// The answer of a server up to 0.104 to `initialize`; the current one has more members.
    #[serde(rename_all = "camelCase")]
    pub struct InitializeResponse {
        pub user_agent: String,
    }

    /// The server's answer to `getUserAgent`.
    #[serde(rename_all = "camelCase")]
    pub struct GetUserAgentResponse {
        pub user_agent: String,
    }
}
