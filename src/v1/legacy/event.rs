//! What happens in a conversation, as servers up to release 0.104 told it.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Json;
use crate::describe::{impl_ts, wire};
use crate::id::ThreadId;
use crate::jsonrpc::split_members;
use crate::open::UnrecognizedVariant;
use crate::rollout;
use crate::vocab::ReasoningEffort;

wire! {
    /// Params of `codex/event/…`, legacy notifications of the server: an event of a conversation that the client has
    /// subscribed to. The method ends with the event's type.
    #[serde(rename_all = "camelCase")]
    pub struct CodexEventNotification {
        pub conversation_id: ThreadId,
        /// Which turn or other request the event belongs to, as the server counts them; kept verbatim.
        pub id: String,
        pub msg: EventMsg,
    }

    /// Params of `sessionConfigured`, a legacy notification of the server: a conversation has been loaded.
    #[serde(rename_all = "camelCase")]
    pub struct SessionConfiguredNotification {
        /// The conversation.
        pub session_id: ThreadId,
        pub model: String,
        /// Null when the model has none.
        pub reasoning_effort: Option<ReasoningEffort>,
        /// Names the file with the history of what users typed.
        pub history_log_id: u64,
        /// How many entries that file has.
        pub history_entry_count: u64,
        /// What has happened in it; null when nothing has.
        pub initial_messages: Option<Vec<EventMsg>>,
        /// The file that the conversation is stored in.
        pub rollout_path: String,
    }
}

/// An event of that time: [`rollout::EventMsg`], which has kept the names and most of the forms.
///
/// Eight events have members since then that every later one has, such as the status of `exec_command_end`
/// (spec/rollout.md §11.1). Without these they are kept whole as [`rollout::EventMsg::Unrecognized`], and so are events
/// that no longer exist, such as `agent_message_delta`. A malformed event of a known type is an error.
#[derive(Debug, Clone, PartialEq)]
pub struct EventMsg(pub rollout::EventMsg);

/// Events by their tags, with the members that later events always have.
pub(crate) const LATER_MEMBERS: [(&str, &[&str]); 8] = [
    ("apply_patch_approval_request", &["started_at_ms"]),
    ("collab_agent_spawn_begin", &["model", "reasoning_effort"]),
    ("collab_agent_spawn_end", &["model", "reasoning_effort"]),
    ("elicitation_request", &["request"]),
    ("exec_approval_request", &["started_at_ms"]),
    ("exec_command_end", &["status"]),
    ("item_started", &["started_at_ms"]),
    ("patch_apply_end", &["status"]),
];

impl From<rollout::EventMsg> for EventMsg {
    #[inline]
    fn from(event: rollout::EventMsg) -> EventMsg {
        EventMsg(event)
    }
}

impl Serialize for EventMsg {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for EventMsg {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<EventMsg, D::Error> {
        let json = Json::deserialize(deserializer)?;
        if let Some(tag) = tag_of_old_form(json.as_str()) {
            return Ok(EventMsg(rollout::EventMsg::Unrecognized(UnrecognizedVariant::new(tag, json))));
        }
        crate::decode::read_part(json.as_str()).map(EventMsg).map_err(D::Error::custom)
    }
}

/// The tag of an event that lacks a member which later events of its type always have.
#[inline]
fn tag_of_old_form(event: &str) -> Option<&'static str> {
    let (mut tag, mut names) = (None, Vec::new());
    split_members(event, |name, value| match name {
        "type" => tag = Some(value),
        _ => names.push(name.to_owned()),
    })
    .ok()?;
    let tag: String = serde_json::from_str(tag?).ok()?;
    let (tag, later) = LATER_MEMBERS.iter().find(|(known, _)| *known == tag)?;
    let has_all = later.iter().all(|member| names.iter().any(|name| name == member));
    (!has_all).then_some(*tag)
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for EventMsg {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "EventMsg".into()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        concat!(module_path!(), "::EventMsg").into()
    }

    /// No more than every event has: the generators put in its place what they know of events.
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "object",
            "description": "An event of a conversation, told apart by its `type`.",
            "properties": {"type": {"type": "string"}},
            "required": ["type"],
        })
    }
}

impl_ts!(EventMsg;);
