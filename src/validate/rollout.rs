//! What the tools tell about lines of rollouts.

use crate::jsonrpc::split_members;
use crate::rollout::{RolloutItem, RolloutLine};

/// Whether the first line of a file is one of a rollout, and not a message.
pub(super) fn is_line(text: &str) -> bool {
    let mut members = (false, false, false);
    let is_object = split_members(text, |name, _| match name {
        "timestamp" => members.0 = true,
        "payload" => members.1 = true,
        "method" | "id" | "dir" => members.2 = true,
        _ => {}
    });
    match is_object {
        Ok(()) => (members.0 || members.1) && !members.2,
        // What is damaged is told by how it begins.
        Err(_) => text.trim_start().starts_with(r#"{"timestamp":"#),
    }
}

/// The type of a line, with the type of what it holds where that has one.
pub(super) fn kind(line: &RolloutLine) -> String {
    let tag = match &line.item {
        RolloutItem::EventMsg(event) => event.tag(),
        RolloutItem::ResponseItem(item) => item.tag(),
        _ => return line.item.kind().to_owned(),
    };
    format!("{}/{tag}", line.item.kind())
}
