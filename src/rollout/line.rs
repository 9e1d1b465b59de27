//! Lines of a rollout: a time and an item (spec/rollout.md §2, §3).

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::Json;
use crate::decode::{DecodeError, from_text, read_part};
use crate::describe::impl_ts;
use crate::open::tagged::Text;
use crate::rollout::{Compacted, EventMsg, SessionMeta, TurnContext};
use crate::vocab::ResponseItem;

/// One line of a rollout file: an item and when it was written (spec/rollout.md §2).
///
/// Members of a line that this type does not know are dropped; an item of a type that this release does not know
/// is kept whole, and so are unknown events, response items and enum values inside known items.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RolloutLine {
    /// When the line was written: UTC, `YYYY-MM-DDThh:mm:ss.mmmZ`. Any text is read.
    pub timestamp: String,
    /// What was written.
    pub item: RolloutItem,
}

/// What a line of a rollout holds: `{"type": …, "payload": …}` (spec/rollout.md §3).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum RolloutItem {
    /// Type `session_meta`: who wrote the file, for which thread. Normally the first line.
    SessionMeta(Box<SessionMeta>),
    /// Type `response_item`: what went to the model or came from it.
    ResponseItem(ResponseItem),
    /// Type `compacted`: the history before this line was replaced by a summary.
    Compacted(Compacted),
    /// Type `turn_context`: the settings of a turn.
    TurnContext(Box<TurnContext>),
    /// Type `event_msg`: what happened, as clients are told.
    EventMsg(EventMsg),
    /// An item of a newer release, kept whole.
    Unrecognized(UnrecognizedItem),
}

/// An item of a type that this release does not know.
#[derive(Debug, Clone, PartialEq)]
pub struct UnrecognizedItem {
    kind: Box<str>,
    payload: Option<Json>,
}

impl UnrecognizedItem {
    /// The `type` of the line.
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// The payload; none when the line has no such member.
    pub fn payload(&self) -> Option<&Json> {
        self.payload.as_ref()
    }
}

impl RolloutLine {
    /// Makes a line.
    pub fn new(timestamp: impl Into<String>, item: RolloutItem) -> RolloutLine {
        RolloutLine { timestamp: timestamp.into(), item }
    }

    /// Decodes one line. Of a member that stands twice, the last one counts.
    ///
    /// # Errors
    ///
    /// When the text is not JSON or not a rollout line. The error names the place and carries the text.
    #[inline]
    pub fn decode(text: &str) -> Result<RolloutLine, DecodeError> {
        from_text(text).map_err(|failure| failure.about(text))
    }
}

impl RolloutItem {
    /// The values of `type` that release 0.130.0 lists.
    pub const TYPES: &'static [&'static str] =
        &["session_meta", "response_item", "compacted", "turn_context", "event_msg"];

    /// The item's `type` on the wire.
    pub fn kind(&self) -> &str {
        match self {
            RolloutItem::SessionMeta(_) => "session_meta",
            RolloutItem::ResponseItem(_) => "response_item",
            RolloutItem::Compacted(_) => "compacted",
            RolloutItem::TurnContext(_) => "turn_context",
            RolloutItem::EventMsg(_) => "event_msg",
            RolloutItem::Unrecognized(item) => &item.kind,
        }
    }
}

macro_rules! from_payload {
    ($( $payload:ident ),+) => { $(
        impl From<$payload> for RolloutItem {
            fn from(payload: $payload) -> RolloutItem {
                RolloutItem::$payload(payload.into())
            }
        }
    )+ };
}

from_payload!(SessionMeta, ResponseItem, Compacted, TurnContext, EventMsg);

impl Serialize for RolloutLine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_struct("RolloutLine", 3)?;
        line.serialize_field("timestamp", &self.timestamp)?;
        serialize_item(&mut line, &self.item)?;
        line.end()
    }
}

impl Serialize for RolloutItem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut item = serializer.serialize_struct("RolloutItem", 2)?;
        serialize_item(&mut item, self)?;
        item.end()
    }
}

fn serialize_item<S: SerializeStruct>(members: &mut S, item: &RolloutItem) -> Result<(), S::Error> {
    members.serialize_field("type", item.kind())?;
    match item {
        RolloutItem::SessionMeta(payload) => members.serialize_field("payload", payload),
        RolloutItem::ResponseItem(payload) => members.serialize_field("payload", payload),
        RolloutItem::Compacted(payload) => members.serialize_field("payload", payload),
        RolloutItem::TurnContext(payload) => members.serialize_field("payload", payload),
        RolloutItem::EventMsg(payload) => members.serialize_field("payload", payload),
        RolloutItem::Unrecognized(item) => match &item.payload {
            Some(payload) => members.serialize_field("payload", payload),
            None => Ok(()),
        },
    }
}

impl<'de> Deserialize<'de> for RolloutLine {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RolloutLine, D::Error> {
        let Members { timestamp, item } = deserializer.deserialize_map(LineVisitor)?;
        let timestamp = timestamp.ok_or_else(|| D::Error::missing_field("timestamp"))?;
        Ok(RolloutLine { timestamp, item })
    }
}

impl<'de> Deserialize<'de> for RolloutItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RolloutItem, D::Error> {
        deserializer.deserialize_map(LineVisitor).map(|members| members.item)
    }
}

struct Members {
    timestamp: Option<String>,
    item: RolloutItem,
}

/// Reads members in any order. Writers put `type` before `payload`, so that the payload is decoded in place; else
/// its text waits until the type is known.
struct LineVisitor;

impl<'de> Visitor<'de> for LineVisitor {
    type Value = Members;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a rollout line")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
        let mut timestamp = None;
        let mut kind: Option<Text> = None;
        let mut item = None;
        let mut waiting: Option<Json> = None;
        while let Some(Text(name)) = map.next_key::<Text>()? {
            match &*name {
                "timestamp" if timestamp.is_some() => return Err(A::Error::duplicate_field("timestamp")),
                "type" if kind.is_some() => return Err(A::Error::duplicate_field("type")),
                "payload" if item.is_some() || waiting.is_some() => {
                    return Err(A::Error::duplicate_field("payload"));
                }
                "timestamp" => timestamp = Some(map.next_value()?),
                "type" => kind = Some(map.next_value()?),
                "payload" => match &kind {
                    Some(Text(kind)) => item = Some(payload_in_place(kind, &mut map)?),
                    None => waiting = Some(map.next_value()?),
                },
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        let Some(Text(kind)) = kind else { return Err(A::Error::missing_field("type")) };
        let item = match (item, waiting) {
            (Some(item), _) => item,
            (None, Some(payload)) => waiting_payload(&kind, payload)
                .map_err(|message| A::Error::custom(format_args!("payload of {kind}: {message}")))?,
            (None, None) if RolloutItem::TYPES.contains(&&*kind) => {
                return Err(A::Error::missing_field("payload"));
            }
            (None, None) => unrecognized(&kind, None),
        };
        Ok(Members { timestamp, item })
    }
}

fn payload_in_place<'de, A: MapAccess<'de>>(kind: &str, map: &mut A) -> Result<RolloutItem, A::Error> {
    Ok(match kind {
        "session_meta" => RolloutItem::SessionMeta(map.next_value()?),
        "response_item" => RolloutItem::ResponseItem(map.next_value()?),
        "compacted" => RolloutItem::Compacted(map.next_value()?),
        "turn_context" => RolloutItem::TurnContext(map.next_value()?),
        "event_msg" => RolloutItem::EventMsg(map.next_value()?),
        _ => unrecognized(kind, Some(map.next_value()?)),
    })
}

#[inline]
fn waiting_payload(kind: &str, payload: Json) -> Result<RolloutItem, String> {
    let text = payload.as_str();
    match kind {
        "session_meta" => read_part(text).map(RolloutItem::SessionMeta),
        "response_item" => read_part(text).map(RolloutItem::ResponseItem),
        "compacted" => read_part(text).map(RolloutItem::Compacted),
        "turn_context" => read_part(text).map(RolloutItem::TurnContext),
        "event_msg" => read_part(text).map(RolloutItem::EventMsg),
        _ => Ok(unrecognized(kind, Some(payload))),
    }
}

fn unrecognized(kind: &str, payload: Option<Json>) -> RolloutItem {
    RolloutItem::Unrecognized(UnrecognizedItem { kind: kind.into(), payload })
}

/// The union of lines, described: a definition for each type of line, with its payload by reference.
#[cfg(feature = "schema")]
mod describe {
    use std::borrow::Cow;
    use std::marker::PhantomData;

    use schemars::{JsonSchema, Schema, SchemaGenerator};

    use super::*;
    use crate::describe::shapes;

    trait Kind {
        const TYPE: &'static str;
        const NAME: &'static str;
        const DOC: &'static str;
    }

    macro_rules! kinds {
        ($( $payload:ident = $kind:literal, $doc:literal; )+) => {
            $(
                impl Kind for $payload {
                    const TYPE: &'static str = $kind;
                    const NAME: &'static str = concat!(stringify!($payload), "RolloutLine");
                    const DOC: &'static str = $doc;
                }
            )+

            impl JsonSchema for RolloutLine {
                fn schema_name() -> Cow<'static, str> {
                    "RolloutLine".into()
                }

                fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                    let members =
                        [$( ($kind, generator.subschema_for::<LineOf<$payload>>()) ),+];
                    shapes::rollout_lines(" One line of a rollout file: an item and when it was written.", members)
                }
            }
        };
    }

    kinds! {
        SessionMeta = "session_meta", " Who wrote the file, for which thread; normally the first line.";
        ResponseItem = "response_item", " What went to the model or came from it.";
        Compacted = "compacted", " The history before this line was replaced by a summary.";
        TurnContext = "turn_context", " The settings of a turn.";
        EventMsg = "event_msg", " What happened, as clients are told.";
    }

    struct LineOf<P>(PhantomData<P>);

    impl<P: Kind + JsonSchema> JsonSchema for LineOf<P> {
        fn schema_name() -> Cow<'static, str> {
            P::NAME.into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            shapes::rollout_line(P::TYPE, P::DOC, generator.subschema_for::<P>())
        }
    }
}

impl_ts!(RolloutLine; SessionMeta ResponseItem Compacted TurnContext EventMsg);
