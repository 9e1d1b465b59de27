//! What a legacy app-server tells a client, besides events.

use super::super::table;
use super::super::{Direction, Kind, Method, MethodInfo, Notification, Stability};
use crate::decode::DecodeError;
use crate::jsonrpc::{Body, JSONRPCMessage, JSONRPCNotification};
use crate::v1::legacy::{
    AuthStatusChangeNotification, LoginChatGptCompleteNotification, SessionConfiguredNotification,
};
use crate::v2::{ConfigWarningNotification, DeprecationNoticeNotification, ErrorNotification};

table::notifications! {
    ServerToClient, module server_notification, table SERVER_NOTIFICATIONS,
    /// A notification of a server up to release 0.104 that belongs to its legacy API, with its params typed.
    message ServerNotification;

    /// A turn has met an error; it says whether the server tries again.
    Error = "error" Stable (ErrorNotification);
    /// Something in use is deprecated.
    DeprecationNotice = "deprecationNotice" Stable (DeprecationNoticeNotification);
    /// Something is wrong with the configuration.
    ConfigWarning = "configWarning" Stable (ConfigWarningNotification);
    /// The user has signed in or out.
    AuthStatusChange = "authStatusChange" Removed (AuthStatusChangeNotification);
    /// A login with ChatGPT has ended.
    LoginChatGptComplete = "loginChatGptComplete" Removed (LoginChatGptCompleteNotification);
    /// A conversation has been loaded.
    SessionConfigured = "sessionConfigured" Removed (SessionConfiguredNotification);
}
