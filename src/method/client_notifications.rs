//! What a client tells the app-server.

use super::table;
use super::{Direction, Kind, Method, MethodInfo, Notification, Stability};
use crate::decode::DecodeError;
use crate::jsonrpc::{Body, JSONRPCMessage, JSONRPCNotification};

table::notifications! {
    ClientToServer, module client_notification, table CLIENT_NOTIFICATIONS,
    /// A notification that a client sends.
    message ClientNotification;

    /// The client has received the answer to `initialize`.
    Initialized = "initialized" Stable ();
}
