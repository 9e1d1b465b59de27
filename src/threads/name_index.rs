//! Names that users gave to threads, from the name index (spec/rollout.md §1.3).

use std::collections::BTreeMap;

use serde::Deserialize;
use uuid::Uuid;

use crate::id::{ThreadId, parse_uuid};

/// The names of threads, from the lines of `session_index.jsonl` in the Codex home.
///
/// The file only grows: of several names of a thread the last one counts. Lines that are not well-formed are passed
/// over.
///
/// ```
/// use codex_schema::threads::NameIndex;
///
/// let mut names = NameIndex::default();
/// for line in [
///     r#"{"id":"01a1fd77-7070-7992-b3f3-133d59efb492","thread_name":"First","updated_at":"2026-11-21T09:37:06Z"}"#,
///     r#"{"id":"01A1FD77-7070-7992-B3F3-133D59EFB492","thread_name":"Second","updated_at":"unknown"}"#,
/// ] {
///     names.feed(line);
/// }
/// assert_eq!(names.name(&"01a1fd77-7070-7992-b3f3-133d59efb492".into()), Some("Second"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameIndex {
    names: BTreeMap<Uuid, Names>,
}

/// What the lines about a thread leave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Names {
    name: Option<String>,
    /// A blank name that came later.
    blank: Option<String>,
}

/// A line of the index; its members in the order in which they are written.
#[derive(Deserialize)]
struct Entry {
    id: String,
    thread_name: String,
    #[serde(rename = "updated_at")]
    _updated_at: String,
}

impl NameIndex {
    /// Takes the next line; the oldest comes first.
    #[inline]
    pub fn feed(&mut self, line: &str) {
        // An array of the three values is no line of an index.
        if !line.trim_start().starts_with('{') {
            return;
        }
        if let Ok(Entry { id, thread_name, .. }) = serde_json::from_str(line)
            && let Some(id) = parse_uuid(&id)
        {
            let names = self.names.entry(id).or_default();
            if thread_name.trim().is_empty() {
                names.blank = Some(thread_name);
            } else {
                *names = Names { name: Some(thread_name), blank: None };
            }
        }
    }

    /// The name of a thread as lists show it: as it was written, blank ones passed over. Ids are compared by value.
    #[inline]
    pub fn name(&self, thread: &ThreadId) -> Option<&str> {
        self.names.get(&thread.uuid().ok()?)?.name.as_deref()
    }

    /// The name of a thread as answers about this one thread show it: as it was written, also when it is blank.
    #[inline]
    pub fn last_name(&self, thread: &ThreadId) -> Option<&str> {
        let Names { name, blank } = self.names.get(&thread.uuid().ok()?)?;
        blank.as_deref().or(name.as_deref())
    }

    /// Whether no thread has a name that lists show.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.names.values().all(|names| names.name.is_none())
    }
}
