//! The documentation of types as HTML.
//!
//! Of Markdown, this reads what doc comments here use: paragraphs, lists, code spans, and links, both to types and to
//! addresses. Code that names a method, a type or a member of the page becomes a link to it.

use super::html::Html;
use super::model::{Model, Scope};

/// Whole documentation: paragraphs and lists.
pub(super) fn write(html: &mut Html, model: &Model, scope: Scope, text: &str) {
    let mut block = Block::default();
    for line in text.lines() {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            block.end(html, model, scope);
        } else if let Some(item) = list_item(trimmed) {
            block.end_unless(true, html, model, scope);
            block.lines.push(item.to_owned());
        } else if let (true, Some(last)) = (line.starts_with(' ') && block.is_list, block.lines.last_mut()) {
            last.push('\n');
            last.push_str(trimmed);
        } else {
            block.end_unless(false, html, model, scope);
            match block.lines.last_mut() {
                Some(paragraph) => {
                    paragraph.push('\n');
                    paragraph.push_str(trimmed);
                }
                None => block.lines.push(trimmed.to_owned()),
            }
        }
    }
    block.end(html, model, scope);
}

/// What follows the mark of an item; numbers count as marks too.
fn list_item(line: &str) -> Option<&str> {
    if let Some(item) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return Some(item);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    line.get(digits..).filter(|_| digits > 0)?.strip_prefix(". ")
}

/// One paragraph, or the items of one list.
#[derive(Default)]
struct Block {
    is_list: bool,
    lines: Vec<String>,
}

impl Block {
    fn end(&mut self, html: &mut Html, model: &Model, scope: Scope) {
        let (around, each) = if self.is_list { (Some("ul"), "li") } else { (None, "p") };
        if self.lines.is_empty() {
            return;
        }
        if let Some(around) = around {
            html.open(around, &[]);
        }
        for line in self.lines.drain(..) {
            html.open(each, &[]);
            write_inline(html, model, scope, &line);
            html.close(each);
        }
        if let Some(around) = around {
            html.close(around);
        }
    }

    fn end_unless(&mut self, is_list: bool, html: &mut Html, model: &Model, scope: Scope) {
        if self.is_list != is_list {
            self.end(html, model, scope);
            self.is_list = is_list;
        }
    }
}

/// Text within one paragraph.
pub(super) fn write_inline(html: &mut Html, model: &Model, scope: Scope, text: &str) {
    let mut rest = text;
    while let Some(place) = rest.find(['`', '[']) {
        let (before, from) = rest.split_at(place);
        html.text(before);
        if let Some((code, after)) = code_span(from) {
            write_code(html, model, scope, code, code);
            rest = after;
        } else if let Some((label, target, after)) = link(from) {
            write_link(html, model, scope, label, target);
            rest = after;
        } else {
            let mark = from.chars().next().map_or(0, char::len_utf8);
            html.text(&from[..mark]);
            rest = &from[mark..];
        }
    }
    html.text(rest);
}

/// The content of a code span at the start of a text, and what follows it.
fn code_span(text: &str) -> Option<(&str, &str)> {
    let ticks = text.bytes().take_while(|byte| *byte == b'`').count();
    let (fence, body) = text.split_at(ticks);
    if ticks == 0 {
        return None;
    }
    let (code, after) = body.split_once(fence)?;
    Some((code.trim(), after))
}

/// Label, target and rest of a link at the start of a text. The target of `[label]` is the label.
fn link(text: &str) -> Option<(&str, &str, &str)> {
    let (label, after) = text.strip_prefix('[')?.split_once(']')?;
    if let Some((target, rest)) = after.strip_prefix('(').and_then(|after| after.split_once(')')) {
        return Some((label, target, rest));
    }
    // Without a target it is a link only where it is code; other brackets are text.
    code_span(label).filter(|(_, rest)| rest.is_empty())?;
    Some((label, label, after))
}

fn write_link(html: &mut Html, model: &Model, scope: Scope, label: &str, target: &str) {
    if target.starts_with("https://") || target.starts_with("http://") {
        html.open("a", &[("href", target), ("rel", "noreferrer")]);
        html.text(label.trim_matches('`'));
        html.close("a");
        return;
    }
    let target = target.trim_matches('`');
    let name = target.rsplit("::").next().unwrap_or(target);
    match code_span(label) {
        Some((code, "")) => write_code(html, model, scope, name, code),
        _ => match model.id_of(name, scope) {
            Some(id) => {
                html.open("a", &[("href", &format!("#{id}"))]);
                html.text(label);
                html.close("a");
            }
            None => html.text(label),
        },
    }
}

fn write_code(html: &mut Html, model: &Model, scope: Scope, name: &str, label: &str) {
    match model.id_of(name, scope) {
        Some(id) => html.link(&id, label),
        None => html.put("code", &[], label),
    }
}
