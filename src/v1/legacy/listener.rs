//! Subscribing to the events of a conversation, up to release 0.104.

use crate::describe::{constructors, wire};
use crate::id::{SubscriptionId, ThreadId};

wire! {
    /// Params of `addConversationListener`, a legacy request of the client.
    #[serde(rename_all = "camelCase")]
    pub struct AddConversationListenerParams {
        pub conversation_id: ThreadId,
        /// Also asks for the raw items of the model provider, as `raw_response_item` events.
        #[serde(default)]
        pub experimental_raw_events: bool,
    }

    /// The server's answer to `addConversationListener`; events follow as `codex/event/…` notifications.
    #[serde(rename_all = "camelCase")]
    pub struct AddConversationSubscriptionResponse {
        pub subscription_id: SubscriptionId,
    }

    /// Params of `removeConversationListener`, a legacy request of the client.
    #[serde(rename_all = "camelCase")]
    pub struct RemoveConversationListenerParams {
        pub subscription_id: SubscriptionId,
    }

    /// The server's answer to `removeConversationListener`.
    #[derive(Default)]
    pub struct RemoveConversationSubscriptionResponse {}
}

constructors! {
    AddConversationListenerParams(conversation_id: ThreadId) [experimental_raw_events];
    RemoveConversationListenerParams(subscription_id: SubscriptionId) [];
}
