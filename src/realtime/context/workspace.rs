//! The section about the machine: where the thread works, and what lies there.

use std::cmp::Ordering;

use super::{one_line, section as whole_section, shown_path};

const SECTION_TOKENS: usize = 1600;
const MOST_ENTRIES: usize = 20;
const LEVELS: usize = 2;
const NAME_CHARACTERS: usize = 255;
/// What builds and package managers leave behind.
const LEFT_BEHIND: [&str; 7] = ["__pycache__", "build", "coverage", "dist", "node_modules", "out", "target"];

/// Where a thread works. Places that are the same are shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Workspace {
    /// The thread's working directory.
    pub cwd: Place,
    /// The root of the git repository that it is in.
    pub git_root: Option<Place>,
    /// The directory of the user.
    pub user_root: Option<Place>,
}

/// A directory and what lies in it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// The whole path.
    pub path: String,
    /// In any order; what is not to be shown may be among them. Empty shows no tree.
    pub entries: Vec<DirectoryEntry>,
}

/// Something in a directory.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DirectoryEntry {
    pub name: String,
    /// What lies in it; none for what is no directory. Two levels are shown.
    pub entries: Option<Vec<DirectoryEntry>>,
}

impl Workspace {
    /// Outside of git.
    #[inline]
    pub fn new(cwd: Place) -> Workspace {
        Workspace { cwd, git_root: None, user_root: None }
    }

    /// The place that the threads of this workspace have in common.
    #[inline]
    pub(super) fn root(&self) -> &str {
        &self.git_root.as_ref().unwrap_or(&self.cwd).path
    }
}

impl Place {
    /// A directory of which nothing is shown but the path.
    #[inline]
    pub fn new(path: impl Into<String>) -> Place {
        Place { path: path.into(), entries: Vec::new() }
    }

    /// A directory that is listed with `list`: asked with no name for the directory itself, with a name for the
    /// directory of that name in it. Only what will be shown is asked for, at most 21 times; the `entries` of the
    /// directories that it gives count for nothing.
    ///
    /// ```
    /// use codex_schema::realtime::{DirectoryEntry, Place};
    ///
    /// let place = Place::list("/work/shop", |below| match below {
    ///     None => vec![DirectoryEntry::directory("src"), DirectoryEntry::directory("target")],
    ///     Some("src") => vec![DirectoryEntry::file("main.rs")],
    ///     Some(other) => panic!("{other} is not shown"),
    /// });
    /// assert_eq!(place.entries[0].entries, Some(vec![DirectoryEntry::file("main.rs")]));
    /// ```
    pub fn list(path: impl Into<String>, mut list: impl FnMut(Option<&str>) -> Vec<DirectoryEntry>) -> Place {
        let mut entries = list(None);
        entries.retain(DirectoryEntry::is_shown);
        entries.sort_by(DirectoryEntry::order);
        for entry in entries.iter_mut().take(MOST_ENTRIES) {
            if entry.entries.is_some() {
                entry.entries = Some(list(Some(&entry.name)));
            }
        }
        Place { path: path.into(), entries }
    }

    #[inline]
    fn tree(&self) -> Vec<String> {
        let mut lines = Vec::new();
        branch(&self.entries, 0, &mut lines);
        lines
    }
}

impl DirectoryEntry {
    /// What is no directory.
    #[inline]
    pub fn file(name: impl Into<String>) -> DirectoryEntry {
        DirectoryEntry { name: name.into(), entries: None }
    }

    /// A directory of which nothing below is known.
    #[inline]
    pub fn directory(name: impl Into<String>) -> DirectoryEntry {
        DirectoryEntry { name: name.into(), entries: Some(Vec::new()) }
    }

    /// Whether the map shows it: no name that begins with a dot, and none of what builds and package managers make.
    #[inline]
    pub fn is_shown(&self) -> bool {
        !self.name.starts_with('.') && !LEFT_BEHIND.contains(&&self.name[..])
    }

    /// Directories first, then by name.
    #[inline]
    fn order(&self, other: &DirectoryEntry) -> Ordering {
        (self.entries.is_none(), &self.name).cmp(&(other.entries.is_none(), &other.name))
    }
}

/// The lines of a directory's entries and of what lies in them, down to the last level that is shown.
#[inline]
fn branch(entries: &[DirectoryEntry], level: usize, lines: &mut Vec<String>) {
    let indent = "  ".repeat(level);
    let mut shown: Vec<&DirectoryEntry> = entries.iter().filter(|entry| entry.is_shown()).collect();
    shown.sort_by(|a, b| a.order(b));
    for entry in shown.iter().take(MOST_ENTRIES) {
        let slash = if entry.entries.is_some() { "/" } else { "" };
        lines.push(format!("{indent}- {}{slash}", one_line(&entry.name, NAME_CHARACTERS)));
        if let Some(below) = entry.entries.as_deref().filter(|_| level + 1 < LEVELS) {
            branch(below, level + 1, lines);
        }
    }
    if shown.len() > MOST_ENTRIES {
        lines.push(format!("{indent}- … {} more", shown.len() - MOST_ENTRIES));
    }
}

/// Paths and trees; none when there is but the path of the working directory to tell.
#[inline]
pub(super) fn section(workspace: &Workspace) -> Option<String> {
    let mut places = vec![("Working directory", &workspace.cwd)];
    places.extend(workspace.git_root.as_ref().map(|root| ("Git root", root)));
    places.extend(workspace.user_root.as_ref().map(|root| ("User root", root)));
    let mut content: Vec<String> =
        places.iter().map(|(what, place)| format!("{what}: {}", shown_path(&place.path))).collect();
    let mut drawn: Vec<&str> = Vec::new();
    for (what, place) in &places {
        let tree = place.tree();
        if !tree.is_empty() && !drawn.contains(&&place.path[..]) {
            drawn.push(&place.path);
            content.push(format!("\n{what}, entries:"));
            content.extend(tree);
        }
    }
    (places.len() > 1 || !drawn.is_empty())
        .then(|| whole_section("Machine / Workspace Map", &content.join("\n"), SECTION_TOKENS))
}
