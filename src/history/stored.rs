//! The turns of a stored thread, as the server answers them (spec/thread-history.md §7.1).
//!
//! A file is read line by line, and each line costs what it is needed for: lines that become nothing are only
//! checked, since whether the release reads them decides how turns are numbered.

use std::fmt;
use std::io::BufRead;

use serde::de::DeserializeOwned;

use super::{Builder, interrupt_stale, tag_has_effect};
use crate::decode::from_text;
use crate::id::{IdSource, ThreadId};
use crate::rollout::accept::{Accepted, ItemKind};
use crate::rollout::load::{LoadError, NotReadable, Verdict, Verdicts};
use crate::rollout::{EventMsg, Persistence, RolloutItem, SessionMeta};
use crate::v2::Turn;
use crate::vocab::ResponseItem;

/// What a stored file gives.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct StoredHistory {
    /// The turns, oldest first.
    pub turns: Vec<Turn>,
    /// The thread that the file belongs to: the id of its first `session_meta`.
    pub thread_id: Option<ThreadId>,
    /// How many lines the release does not read.
    pub parse_errors: usize,
}

/// Which items become turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Items {
    /// What release 0.130.0 would have stored: what extended files hold beyond that is passed over, as the server
    /// does it. The turns are those of `thread/read`.
    #[default]
    Limited,
    /// All of them: commands, dynamic tools, sub-agents, errors and reviews of extended files appear too.
    All,
}

/// Why the server gives no turns for a stored file.
#[derive(Debug)]
#[non_exhaustive]
pub enum StoredError {
    /// The file does not begin like a thread.
    NotReadable(NotReadable),
    /// The file cannot be loaded.
    Load(LoadError),
}

impl StoredError {
    /// The code of the server's error response.
    pub const CODE: i64 = -32603;

    /// The message of the server's error response for a file at a path.
    #[inline]
    pub fn message(&self, path: &str) -> String {
        let refusal = match self {
            StoredError::NotReadable(reason) => {
                format!("failed to read thread {path}: {}", reason.message(path))
            }
            StoredError::Load(LoadError::NotUtf8 { .. }) => {
                format!("failed to load thread history {path}: stream did not contain valid UTF-8")
            }
            StoredError::Load(error) => format!("failed to load thread history {path}: {error}"),
        };
        format!("failed to read thread: thread-store internal error: {refusal}")
    }
}

impl fmt::Display for StoredError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoredError::NotReadable(reason) => reason.fmt(f),
            StoredError::Load(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for StoredError {
    #[inline]
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            StoredError::NotReadable(reason) => Some(reason),
            StoredError::Load(error) => Some(error),
        }
    }
}

impl From<LoadError> for StoredError {
    #[inline]
    fn from(error: LoadError) -> StoredError {
        StoredError::Load(error)
    }
}

/// The turns of a stored file, as `thread/read` answers them: only what the release reads and would have stored
/// counts, and turns that are not finished are interrupted. `ids` gives the ids that the server draws at random
/// (hook prompts).
///
/// One line is held at a time, besides the turns.
///
/// # Errors
///
/// When the server refuses the file, with its reason, or when the reader fails.
#[inline]
pub fn read_stored<R: BufRead, I: IdSource>(
    reader: R,
    items: Items,
    ids: I,
) -> Result<StoredHistory, StoredError> {
    let mut verdicts = Verdicts::new(reader);
    let mut builder = Builder::with_ids(ids);
    let mut thread_id = None;
    let mut parse_errors = 0;
    let failure = loop {
        match verdicts.next_verdict() {
            Ok(Some((_, Verdict::Accepted { accepted, .. }))) => {
                if thread_id.is_none() && accepted.kind == ItemKind::SessionMeta {
                    thread_id = from_text::<SessionMeta>(accepted.payload).ok().map(|meta| meta.id);
                }
                feed(&mut builder, &accepted, items);
            }
            Ok(Some((_, Verdict::Refused(_)))) => parse_errors += 1,
            Ok(Some((_, Verdict::Blank | Verdict::GhostSnapshot))) => {}
            Ok(None) => break None,
            Err(error) => break Some(error),
        }
    };
    // The file is looked at before it is loaded: as far as it takes to find its first item, and an empty one has none.
    match (failure, verdicts.readable()) {
        (None | Some(LoadError::Empty), Err(reason))
        | (Some(LoadError::NotUtf8 { .. }), Err(reason @ NotReadable::NoSessionMetadata)) => {
            return Err(StoredError::NotReadable(reason));
        }
        (Some(error), _) => return Err(error.into()),
        (None, Ok(())) => {}
    }
    let mut turns = builder.into_turns();
    interrupt_stale(&mut turns);
    Ok(StoredHistory { turns, thread_id, parse_errors })
}

/// Gives the builder what a line holds, as far as it needs to know.
#[inline]
fn feed<I: IdSource>(builder: &mut Builder<I>, accepted: &Accepted<'_>, items: Items) {
    match accepted.kind {
        ItemKind::SessionMeta | ItemKind::TurnContext => {
            builder.skip();
        }
        ItemKind::Compacted => {
            builder.compacted();
        }
        // Never stored; the plain builder counts it.
        ItemKind::ResponseItem if accepted.tag == Some("other") => {
            if items == Items::All {
                builder.skip();
            }
        }
        ItemKind::ResponseItem => {
            if accepted.tag == Some("message") && may_be_hook_prompt(accepted.payload) {
                feed_decoded::<ResponseItem, I>(builder, accepted.payload);
            } else {
                builder.skip();
            }
        }
        ItemKind::EventMsg => {
            let tag = accepted.tag.unwrap_or_default();
            let about_plan = tag == "item_completed" && accepted.item_type() == Some("Plan");
            if items == Items::Limited && !Persistence::Limited.persists_tag(tag, about_plan) {
                return;
            }
            if tag_has_effect(tag) {
                feed_decoded::<EventMsg, I>(builder, accepted.payload);
            } else {
                builder.skip();
            }
        }
    }
}

/// The types read what the release reads; should they differ, the item counts without effect.
#[inline]
fn feed_decoded<T: DeserializeOwned + Into<RolloutItem>, I: IdSource>(
    builder: &mut Builder<I>,
    payload: &str,
) {
    match from_text::<T>(payload) {
        Ok(item) => builder.item(item.into()),
        Err(_) => builder.skip(),
    };
}

/// Whether a message can carry hook output: only then its text must have the attribute that names the run, unless
/// the text hides it behind an escape.
#[inline]
fn may_be_hook_prompt(payload: &str) -> bool {
    memchr::memmem::find(payload.as_bytes(), b"hook_run_id").is_some()
        || memchr::memmem::find(payload.as_bytes(), br"\u").is_some()
}
