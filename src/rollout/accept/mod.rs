//! What release 0.130.0 accepts in a rollout: its verdict on a line, without building anything.
//!
//! The types of [`rollout`](crate::rollout) are tolerant: they keep enum values, union members and items of newer
//! releases, and never look into ids and paths. A server of release 0.130.0 is not: it drops every line that does not
//! decode to the letter, and its turns are made of the lines that are left. Whoever wants the same turns needs the
//! same verdict, and so does whoever wants to know what that server would miss in a file.
//!
//! The verdict is data: a form for each type (`forms`), walked by one small interpreter (`check`) over the text
//! (`json`). `tests/rollout_accept` holds the forms against a second transcription of the format.
//!
//! Two forms that readers of the release happen to take are outside the contract and are refused here: an object
//! written as the array of its values, and a tag written as the number of its variant.

mod check;
mod fault;
mod form;
mod forms;
mod json;
mod line;
mod text;

pub use fault::Refusal;

use crate::scan::without_duplicates;
use fault::Fault;

/// What the payload of a line is: the line's `type` (spec/rollout.md §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ItemKind {
    /// `session_meta`.
    SessionMeta,
    /// `response_item`.
    ResponseItem,
    /// `compacted`.
    Compacted,
    /// `turn_context`.
    TurnContext,
    /// `event_msg`.
    EventMsg,
}

impl ItemKind {
    const ALL: [ItemKind; 5] = [
        ItemKind::SessionMeta,
        ItemKind::ResponseItem,
        ItemKind::Compacted,
        ItemKind::TurnContext,
        ItemKind::EventMsg,
    ];
    const NAMES: &'static [&'static str; 5] =
        &["session_meta", "response_item", "compacted", "turn_context", "event_msg"];

    /// The `type` of the line.
    pub fn as_str(self) -> &'static str {
        ItemKind::NAMES[self as usize]
    }

    fn from_name(name: &str) -> Option<ItemKind> {
        ItemKind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// The tag of a legacy response item that the loader passes over in silence.
pub(crate) const GHOST_SNAPSHOT: &str = "ghost_snapshot";

/// A line that the release reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Accepted<'a> {
    pub(crate) kind: ItemKind,
    /// The `type` inside the payload of a response item or event, in the spelling that the release writes; none for
    /// other kinds. A response item of an unknown type is `other`; one that the loader passes over is
    /// [`GHOST_SNAPSHOT`].
    pub(crate) tag: Option<&'static str>,
    /// The text of the payload, where repeated members still stand.
    pub(crate) payload: &'a str,
    /// The JSON string, with quotes.
    pub(crate) timestamp: &'a str,
}

impl Accepted<'_> {
    /// The `type` of the item that an `item_started` or `item_completed` event is about.
    pub(crate) fn item_type(&self) -> Option<&'static str> {
        match (self.tag, forms::turn_item::TURN_ITEM) {
            (Some("item_started" | "item_completed"), form::Form::Tagged(union)) => {
                line::tag_of_member(self.payload, "item", union)
            }
            _ => None,
        }
    }
}

/// The release's verdict on one line of a rollout that it loads.
///
/// A line that is refused counts as a parse error there, and nothing of it is read. With [`ItemKind::ResponseItem`],
/// the verdict on a legacy `ghost_snapshot` stands for a line that is passed over without being counted.
///
/// # Errors
///
/// When the text is not JSON, or does not decode as the release decodes it.
///
/// ```
/// use codex_schema::rollout::{ItemKind, accepts};
///
/// let line = r#"{"timestamp":"","type":"event_msg","payload":{"type":"thread_rolled_back","num_turns":1}}"#;
/// assert_eq!(accepts(line), Ok(ItemKind::EventMsg));
///
/// let refusal = accepts(&line.replace(":1}", ":-1}")).unwrap_err();
/// assert_eq!(refusal.pointer, "/payload/num_turns");
/// assert_eq!(refusal.message, "expected an integer from 0 to 4294967295, found `-1`");
/// ```
pub fn accepts(line: &str) -> Result<ItemKind, Refusal> {
    Checked::new(line).loaded().map(|accepted| accepted.kind)
}

/// The release's verdict on one line when it looks at the head of a rollout, for listing.
///
/// As [`accepts`], but a member that stands twice is an error wherever the release knows the member (spec/rollout.md
/// §2.3), and a `ghost_snapshot` is an ordinary response item.
///
/// # Errors
///
/// As [`accepts`].
pub fn accepts_in_head(line: &str) -> Result<ItemKind, Refusal> {
    Checked::new(line).in_head().map(|accepted| accepted.kind)
}

/// A line that has been looked at once, for either verdict: what counts is how members that stand twice in their
/// object are read.
pub(crate) struct Checked<'a> {
    text: &'a str,
    strictly: Result<Accepted<'a>, Fault>,
}

impl<'a> Checked<'a> {
    pub(crate) fn new(text: &'a str) -> Checked<'a> {
        Checked { text, strictly: line::checked(text) }
    }

    /// The verdict when a file is loaded (spec/rollout.md §2.1): of repeated members the last one counts.
    pub(crate) fn loaded(self) -> Result<Accepted<'a>, Refusal> {
        self.strictly.or_else(|fault| second_look(self.text, fault))
    }

    /// The verdict in the head of a file (§2.3): a repeated member is an error if the release knows the member. Inside
    /// maps and values of any form, members may repeat.
    pub(crate) fn in_head(&self) -> Result<Accepted<'a>, Refusal> {
        let mut accepted = self.strictly.map_err(|fault| fault.about(self.text))?;
        if accepted.tag == Some(GHOST_SNAPSHOT) {
            accepted.tag = Some("other");
        }
        Ok(accepted)
    }
}

/// A refused line may be a ghost snapshot, which is dropped before anything else is asked of the line, or hold a
/// repeated member of which only the last counts.
#[cold]
fn second_look(text: &str, fault: Fault) -> Result<Accepted<'_>, Refusal> {
    json::validate(text).map_err(|fault| fault.about(text))?;
    if let Ok(line) = line::outline(text)
        && line.tag == Some(GHOST_SNAPSHOT)
    {
        let timestamp = line.timestamp.unwrap_or("\"\"");
        return Ok(line.with_timestamp(timestamp));
    }
    match without_duplicates(text) {
        Some(single) => {
            line::checked(&single).map_err(|fault| fault.about(&single))?;
            envelope(text)
        }
        None => Err(fault.about(text)),
    }
}

/// The envelope of a line: kind, tag and text of the payload, which is only checked to be JSON. Of repeated members
/// the last counts.
pub(crate) fn envelope(text: &str) -> Result<Accepted<'_>, Refusal> {
    let line = line::outline(text).map_err(|fault| fault.about(text))?;
    let timestamp = line.timestamp.map_err(|fault| fault.about(text))?;
    Ok(line.with_timestamp(timestamp))
}
