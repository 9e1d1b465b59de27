//! Notices and warnings for the user, and the state of remote control (spec/envelope.md §3.2).

use crate::describe::wire;
use crate::id::{EnvironmentId, ThreadId};
use crate::open::string_enum::string_enum;

wire! {
    /// Warns the user (`warning`).
    #[serde(rename_all = "camelCase")]
    pub struct WarningNotification {
        pub message: String,
        /// Null when the warning is not about one thread.
        pub thread_id: Option<ThreadId>,
    }

    /// Brings a warning of the guardian, which reviews approvals (`guardianWarning`).
    #[serde(rename_all = "camelCase")]
    pub struct GuardianWarningNotification {
        pub thread_id: ThreadId,
        pub message: String,
    }

    /// Tells that something in use is deprecated (`deprecationNotice`).
    pub struct DeprecationNoticeNotification {
        pub summary: String,
        pub details: Option<String>,
    }

    /// Tells the state of the connection for remote control (`remoteControl/status/changed`).
    #[serde(rename_all = "camelCase")]
    pub struct RemoteControlStatusChangedNotification {
        pub status: RemoteControlConnectionStatus,
        /// Null while remote control is disabled.
        pub environment_id: Option<EnvironmentId>,
    }
}

string_enum! {
    /// The state of the connection for remote control, in `remoteControl/status/changed`.
    open RemoteControlConnectionStatus {
        Disabled = "disabled",
        Connecting = "connecting",
        Connected = "connected",
        Errored = "errored",
    }
}
