//! Values of realtime conversations (spec/realtime.md §2).

use crate::describe::wire;
use crate::open::string_enum::string_enum;

wire! {
    /// The voices that each realtime version offers, in the result of `thread/realtime/listVoices`.
    /// The order within a list is fixed.
    #[serde(rename_all = "camelCase")]
    pub struct RealtimeVoicesList {
        pub v1: Vec<RealtimeVoice>,
        pub v2: Vec<RealtimeVoice>,
        pub default_v1: RealtimeVoice,
        pub default_v2: RealtimeVoice,
    }
}

string_enum! {
    /// The version that a realtime conversation runs in, in `thread/realtime/started`.
    #[derive(Default)]
    open RealtimeConversationVersion {
        V1 = "v1",
        #[default]
        V2 = "v2",
    }

    /// What a realtime conversation answers with, in `thread/realtime/start`.
    closed RealtimeOutputModality {
        Text = "text",
        Audio = "audio",
    }

    /// A voice of the realtime model, in `thread/realtime/start` and `thread/realtime/listVoices`.
    /// Which ones can be chosen depends on the realtime version.
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
