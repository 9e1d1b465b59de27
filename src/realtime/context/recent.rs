//! The section about recent work: the user's threads, by the place where they worked.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::workspace::Workspace;
use super::{one_line, section as whole_section, shown_path};
use crate::rollout::Timestamp;
use crate::v2::Thread;

const SECTION_TOKENS: usize = 2200;
const MOST_THREADS: usize = 40;
const MOST_GROUPS: usize = 8;
const MOST_ASKS_CURRENT: usize = 8;
const MOST_ASKS: usize = 5;
const ASK_CHARACTERS: usize = 240;
const BRANCH_CHARACTERS: usize = 240;

/// A thread of the user, as the startup context mentions it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RecentThread {
    /// The directory in which it works.
    pub cwd: String,
    /// The root of the git repository that the directory is in. Threads of one root make one group; those without a
    /// root are grouped by directory.
    pub git_root: Option<String>,
    /// Unix seconds.
    pub updated_at: i64,
    pub branch: Option<String>,
    /// What the user asked first; blank when that is not known.
    pub first_ask: String,
}

impl RecentThread {
    /// A thread outside of git.
    #[inline]
    pub fn new(cwd: impl Into<String>, updated_at: i64, first_ask: impl Into<String>) -> RecentThread {
        RecentThread {
            cwd: cwd.into(),
            git_root: None,
            updated_at,
            branch: None,
            first_ask: first_ask.into(),
        }
    }

    /// A row of `thread/list`. Which git repository its directory is in is not in there.
    #[inline]
    pub fn of(thread: &Thread, git_root: Option<String>) -> RecentThread {
        RecentThread {
            cwd: thread.cwd.as_str().to_owned(),
            git_root,
            updated_at: thread.updated_at,
            branch: thread.git_info.as_ref().and_then(|git| git.branch.clone()),
            first_ask: thread.preview.clone(),
        }
    }

    #[inline]
    fn place(&self) -> &str {
        self.git_root.as_deref().unwrap_or(&self.cwd)
    }
}

/// The groups: the current one first, then the one that was active last.
#[inline]
pub(super) fn section(threads: &[RecentThread], workspace: Option<&Workspace>) -> Option<String> {
    let mut latest: Vec<&RecentThread> = threads.iter().collect();
    latest.sort_by_key(|thread| Reverse(thread.updated_at));
    latest.truncate(MOST_THREADS);
    let current = workspace.map(Workspace::root);

    let mut places: Vec<&str> = Vec::new();
    for thread in &latest {
        if !places.contains(&thread.place()) {
            places.push(thread.place());
        }
    }
    places.sort_by_key(|place| Some(*place) != current);

    let groups = places.into_iter().filter_map(|place| {
        let threads: Vec<&RecentThread> =
            latest.iter().copied().filter(|thread| thread.place() == place).collect();
        group(place, &threads, Some(place) == current)
    });
    let groups: Vec<String> = groups.take(MOST_GROUPS).collect();
    (!groups.is_empty()).then(|| whole_section("Recent Work", &groups.join("\n\n"), SECTION_TOKENS))
}

/// The threads of a place, latest first; none when nothing was asked in them.
#[inline]
fn group(place: &str, threads: &[&RecentThread], is_current: bool) -> Option<String> {
    let most = if is_current { MOST_ASKS_CURRENT } else { MOST_ASKS };
    let mut known = BTreeSet::new();
    let mut asks = Vec::new();
    for thread in threads {
        let ask = one_line(&thread.first_ask, ASK_CHARACTERS);
        if ask.is_empty() || asks.len() == most || !known.insert((&thread.cwd, ask.clone())) {
            continue;
        }
        asks.push(if thread.cwd == place {
            format!("- {ask}")
        } else {
            format!("- (in {}) {ask}", shown_path(&thread.cwd))
        });
    }
    if asks.is_empty() {
        return None;
    }
    let title = if is_current { " (here)" } else { "" };
    let mut lines = vec![format!("### {}{title}", shown_path(place)), format!("Threads: {}", threads.len())];
    if let Some(latest) = threads.first() {
        lines.push(format!("Latest activity: {}", Timestamp::from_seconds(latest.updated_at)));
    }
    let branches = threads.iter().filter_map(|thread| thread.branch.as_deref());
    if let Some(branch) = branches.map(|branch| one_line(branch, BRANCH_CHARACTERS)).find(|b| !b.is_empty()) {
        lines.push(format!("Latest branch: {branch}"));
    }
    lines.push("First asks:".to_owned());
    lines.append(&mut asks);
    Some(lines.join("\n"))
}
