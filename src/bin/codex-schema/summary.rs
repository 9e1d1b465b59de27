//! What verbs show of values: items of a turn in one line each, counts, times, JSON.

use std::io::{self, Write};

use codex_schema::method::legacy;
use codex_schema::v2::{ThreadItem, UserInput};
use serde::Serialize;

/// How much of a text is shown.
const SHOWN: usize = 100;

pub struct Item {
    pub kind: &'static str,
    pub id: String,
    pub text: String,
}

/// The first line of a text, cut where it is long. Control characters are left out: a file must not control the
/// terminal.
pub fn one_line(text: &str) -> String {
    let text = text.trim();
    let line = text.lines().next().unwrap_or_default();
    let end = line.char_indices().nth(SHOWN).map_or(line.len(), |(end, _)| end);
    let mut shown: String = line[..end].chars().filter(|letter| !letter.is_control()).collect();
    if end < text.len() {
        shown.push('…');
    }
    shown
}

/// A number of things, as people say it.
pub fn count(number: usize, thing: &str) -> String {
    match number {
        0 => format!("no {thing}s"),
        1 => format!("1 {thing}"),
        _ => format!("{number} {thing}s"),
    }
}

/// What to add to a number of messages when some belong to methods that current servers do not have.
pub fn of_them_legacy(count: usize) -> String {
    match count {
        0 => String::new(),
        _ => format!(" ({count} of the legacy API, removed after release {})", legacy::LAST_RELEASE),
    }
}

/// A JSON document with a line break at its end; members in the order of their types.
pub fn json(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}

/// Milliseconds, in the unit that people would use.
pub fn duration(millis: i64) -> String {
    match millis {
        ..1_000 => format!("{millis} ms"),
        1_000..60_000 => format!("{}.{} s", millis / 1000, millis % 1000 / 100),
        _ => format!("{} min {} s", millis / 60_000, millis % 60_000 / 1000),
    }
}

pub fn item(item: &ThreadItem) -> Item {
    let (kind, id, text) = match item {
        ThreadItem::UserMessage(item) => ("user", &item.id, user_input(&item.content)),
        ThreadItem::HookPrompt(item) => {
            let texts: Vec<&str> = item.fragments.iter().map(|fragment| fragment.text.as_str()).collect();
            ("hook prompt", &item.id, texts.join(" "))
        }
        ThreadItem::AgentMessage(item) => ("agent", &item.id, item.text.clone()),
        ThreadItem::Plan(item) => ("plan", &item.id, item.text.clone()),
        ThreadItem::Reasoning(item) => {
            let text = item.summary.first().or(item.content.first());
            ("reasoning", &item.id, text.cloned().unwrap_or_default())
        }
        ThreadItem::CommandExecution(item) => {
            let exit = item.exit_code.map(|code| format!(", exit {code}")).unwrap_or_default();
            let text = format!("{}{exit}: {}", item.status.as_str(), item.command);
            ("command", &item.id, text)
        }
        ThreadItem::FileChange(item) => {
            let paths: Vec<&str> = item.changes.iter().map(|change| change.path.as_str()).collect();
            ("file change", &item.id, format!("{}: {}", item.status.as_str(), paths.join(", ")))
        }
        ThreadItem::McpToolCall(item) => {
            let text = format!("{}: {}/{}", item.status.as_str(), item.server, item.tool);
            ("mcp tool", &item.id, text)
        }
        ThreadItem::DynamicToolCall(item) => {
            ("client tool", &item.id, format!("{}: {}", item.status.as_str(), item.tool))
        }
        ThreadItem::CollabAgentToolCall(item) => {
            let receivers: Vec<&str> = item.receiver_thread_ids.iter().map(|id| id.as_str()).collect();
            let text = format!("{}: {} {}", item.status.as_str(), item.tool.as_str(), receivers.join(", "));
            ("sub-agent", &item.id, text)
        }
        ThreadItem::WebSearch(item) => ("web search", &item.id, item.query.clone()),
        ThreadItem::ImageView(item) => ("image", &item.id, item.path.to_string()),
        ThreadItem::ImageGeneration(item) => {
            let path = item.saved_path.as_ref().map(|path| format!(": {path}")).unwrap_or_default();
            ("image made", &item.id, format!("{}{path}", item.status))
        }
        ThreadItem::EnteredReviewMode(item) => ("review", &item.id, item.review.clone()),
        ThreadItem::ExitedReviewMode(item) => ("review end", &item.id, item.review.clone()),
        ThreadItem::ContextCompaction(item) => ("compaction", &item.id, String::new()),
        other => {
            return Item { kind: "unknown", id: String::new(), text: format!("{other:?}") };
        }
    };
    Item { kind, id: one_line(id.as_str()), text: one_line(&text) }
}

fn user_input(content: &[UserInput]) -> String {
    let parts: Vec<String> = content
        .iter()
        .map(|input| match input {
            UserInput::Text(text) => text.text.clone(),
            UserInput::Image(_) => "[image]".to_owned(),
            UserInput::LocalImage(image) => format!("[image {}]", image.path),
            UserInput::Skill(skill) => format!("[skill {}]", skill.name),
            UserInput::Mention(mention) => format!("[{}]", mention.name),
            _ => "[…]".to_owned(),
        })
        .collect();
    parts.join(" ")
}
