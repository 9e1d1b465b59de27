//! @doc

use crate::describe::wire;
use crate::open::string_enum::string_enum;

wire! {
    /// @doc used by ThreadRealtimeListVoicesResponse
    #[serde(rename_all = "camelCase")]
    pub struct RealtimeVoicesList {
        pub v1: Vec<RealtimeVoice>,
        pub v2: Vec<RealtimeVoice>,
        pub default_v1: RealtimeVoice,
        pub default_v2: RealtimeVoice,
    }
}

string_enum! {
    /// @doc used by ThreadRealtimeStartedNotification
    open RealtimeConversationVersion {
        V1 = "v1",
        V2 = "v2",
    }

    /// @doc used by ThreadRealtimeStartParams
    closed RealtimeOutputModality {
        Text = "text",
        Audio = "audio",
    }

    /// @doc used by RealtimeVoicesList, ThreadRealtimeStartParams
    open RealtimeVoice {
        Alloy = "alloy",
        Arbor = "arbor",
        Ash = "ash",
        Ballad = "ballad",
        Breeze = "breeze",
        Cedar = "cedar",
        Coral = "coral",
        Cove = "cove",
        Echo = "echo",
        Ember = "ember",
        Juniper = "juniper",
        Maple = "maple",
        Marin = "marin",
        Sage = "sage",
        Shimmer = "shimmer",
        Sol = "sol",
        Spruce = "spruce",
        Vale = "vale",
        Verse = "verse",
    }
}
