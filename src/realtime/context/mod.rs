//! The startup context: what the realtime model is told before a conversation begins (spec/realtime.md §14.1).

mod recent;
mod thread;
mod workspace;

pub use recent::RecentThread;
pub use thread::ContextTurn;
pub use workspace::{DirectoryEntry, Place, Workspace};

use super::Texts;
use super::tokens::cap_to_tokens;

const NOTES_TOKENS: usize = 300;

/// What a startup context is made of. It is gathered by whoever has the files; nothing is read here.
///
/// The text goes into [`Settings::generated_context`](super::Settings::generated_context), from there behind the
/// prompt into the `instructions` of the session.
///
/// ```
/// use codex_schema::realtime::{ContextTurn, RecentThread, Settings, StartupContext, Texts};
///
/// let mut context = StartupContext::default();
/// let texts = Texts::default();
/// assert_eq!(context.render(&texts), "", "there is nothing to tell");
///
/// context.thread.push(ContextTurn::new("Which port?", "8080."));
/// context.recent.push(RecentThread::new("/work/shop", 1_770_000_000, "Add a cart"));
/// let text = context.render(&texts);
/// assert!(text.starts_with("<startup_context>\n"));
/// assert!(text.contains("\n\n## Current Thread\n\n### Latest turn\nUser:\nWhich port?\n\nAssistant:\n8080."));
/// assert!(text.contains("\n\n## Recent Work\n\n### /work/shop\n"));
///
/// let settings = Settings { generated_context: text, ..Settings::default() };
/// # let _ = settings;
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StartupContext {
    /// The turns of the thread that the conversation belongs to, oldest first.
    pub thread: Vec<ContextTurn>,
    /// The user's threads, in any order. The 40 that were updated last count; whether this thread is among them is up
    /// to the caller.
    pub recent: Vec<RecentThread>,
    /// Where the thread works. None leaves the map out, and then no group of recent threads is the current one.
    pub workspace: Option<Workspace>,
}

impl StartupContext {
    /// The text, `<startup_context>` and its end included; empty when there is neither a turn nor recent work nor a
    /// map. Each section keeps within its own budget of tokens.
    #[inline]
    pub fn render(&self, texts: &Texts) -> String {
        let sections = [
            thread::section(&self.thread),
            recent::section(&self.recent, self.workspace.as_ref()),
            self.workspace.as_ref().and_then(workspace::section),
        ];
        if sections.iter().all(Option::is_none) {
            return String::new();
        }
        let mut body = texts.context_header.trim().to_owned();
        let notes = section("Notes", &texts.context_notes, NOTES_TOKENS);
        for section in sections.into_iter().flatten().chain([notes]) {
            body.push_str("\n\n");
            body.push_str(&section);
        }
        format!("<startup_context>\n{body}\n</startup_context>")
    }
}

/// A section with its heading, within its budget.
#[inline]
fn section(heading: &str, content: &str, budget: usize) -> String {
    cap_to_tokens(&format!("## {heading}\n\n{}", content.trim()), budget)
}

/// A text in one line, with single blanks between its words, in at most so many characters.
#[inline]
fn one_line(text: &str, most: usize) -> String {
    let mut line = String::new();
    let mut length = 0;
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        let blank = if line.is_empty() { "" } else { " " };
        for c in blank.chars().chain(word.chars()) {
            if length == most {
                line.pop();
                line.push('…');
                return line;
            }
            line.push(c);
            length += 1;
        }
    }
    line
}

/// A path as it is shown. Paths come from disk, and may hold anything.
#[inline]
fn shown_path(path: &str) -> String {
    one_line(path, 1024)
}
