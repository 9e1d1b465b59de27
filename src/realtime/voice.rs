//! The two versions of the provider's protocol, and the voices of each (spec/realtime.md §2).

use std::str::FromStr;

use crate::open::UnknownValue;
use crate::vocab::{RealtimeConversationVersion, RealtimeVoice, RealtimeVoicesList};

/// The version of the provider's protocol, which is configured; on the wire it is a
/// [`RealtimeConversationVersion`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum Protocol {
    V1,
    #[default]
    V2,
}

impl Protocol {
    /// Both versions.
    pub const ALL: [Protocol; 2] = [Protocol::V1, Protocol::V2];

    /// The name on the wire, in configuration files and in messages.
    #[inline]
    pub fn as_str(self) -> &'static str {
        match self {
            Protocol::V1 => "v1",
            Protocol::V2 => "v2",
        }
    }

    /// The voices that can be chosen, in the order in which they are listed.
    #[inline]
    pub fn voices(self) -> &'static [RealtimeVoice] {
        use RealtimeVoice as Voice;
        match self {
            Protocol::V1 => &[
                Voice::Juniper,
                Voice::Maple,
                Voice::Spruce,
                Voice::Ember,
                Voice::Vale,
                Voice::Breeze,
                Voice::Arbor,
                Voice::Sol,
                Voice::Cove,
            ],
            Protocol::V2 => &[
                Voice::Alloy,
                Voice::Ash,
                Voice::Ballad,
                Voice::Coral,
                Voice::Echo,
                Voice::Sage,
                Voice::Shimmer,
                Voice::Verse,
                Voice::Marin,
                Voice::Cedar,
            ],
        }
    }

    /// The voice when none is asked for and none is configured.
    #[inline]
    pub fn default_voice(self) -> RealtimeVoice {
        match self {
            Protocol::V1 => RealtimeVoice::Cove,
            Protocol::V2 => RealtimeVoice::Marin,
        }
    }
}

impl FromStr for Protocol {
    type Err = UnknownValue;

    /// From the name in configuration files.
    #[inline]
    fn from_str(name: &str) -> Result<Protocol, UnknownValue> {
        let protocol = Protocol::ALL.into_iter().find(|protocol| protocol.as_str() == name);
        protocol.ok_or_else(|| UnknownValue {
            found: name.to_owned(),
            expected: RealtimeConversationVersion::VALUES,
        })
    }
}

impl From<Protocol> for RealtimeConversationVersion {
    #[inline]
    fn from(protocol: Protocol) -> RealtimeConversationVersion {
        match protocol {
            Protocol::V1 => RealtimeConversationVersion::V1,
            Protocol::V2 => RealtimeConversationVersion::V2,
        }
    }
}

/// The voices of both versions: the answer to `thread/realtime/listVoices`, and the body of the core event
/// `realtime_conversation_list_voices_response`.
#[inline]
pub fn voices() -> RealtimeVoicesList {
    RealtimeVoicesList {
        v1: Protocol::V1.voices().to_vec(),
        v2: Protocol::V2.voices().to_vec(),
        default_v1: Protocol::V1.default_voice(),
        default_v2: Protocol::V2.default_voice(),
    }
}
