//! @doc

use crate::describe::wire;
use crate::id::{EnvironmentId, ThreadId};
use crate::open::string_enum::string_enum;

wire! {
    /// @doc params of `deprecationNotice` (server notification)
    pub struct DeprecationNoticeNotification {
        pub summary: String,
        pub details: Option<String>,
    }

    /// @doc params of `guardianWarning` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct GuardianWarningNotification {
        pub thread_id: ThreadId,
        pub message: String,
    }

    /// @doc params of `remoteControl/status/changed` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct RemoteControlStatusChangedNotification {
        pub status: RemoteControlConnectionStatus,
        pub environment_id: Option<EnvironmentId>,
    }

    /// @doc params of `warning` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct WarningNotification {
        pub message: String,
        pub thread_id: Option<ThreadId>,
    }
}

string_enum! {
    /// @doc used by RemoteControlStatusChangedNotification
    open RemoteControlConnectionStatus {
        Disabled = "disabled",
        Connecting = "connecting",
        Connected = "connected",
        Errored = "errored",
    }
}
