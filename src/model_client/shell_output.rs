//! How the output of shell calls is put into words for models that apply patches as free text (spec/model-client.md
//! §8.4).

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Deserialize;

use crate::Json;
use crate::vocab::{FunctionCallOutputBody, ResponseItem};

use super::item::ModelItem;

/// Rewrites the outputs of shell calls, if the tools ask for it.
#[inline]
pub(super) fn rewrite(input: &mut [ModelItem], tools: &[Json]) {
    if !tools.iter().any(is_freeform_patch) {
        return;
    }
    let mut calls = BTreeSet::new();
    for item in input {
        let call = match item.item() {
            ResponseItem::LocalShellCall(call) => call.call_id.as_ref().map(|id| id.as_str()).or(item.id()),
            ResponseItem::CustomToolCall(call) if call.name == "apply_patch" => Some(call.call_id.as_str()),
            ResponseItem::FunctionCall(call)
                if matches!(call.name.as_str(), "shell" | "container.exec" | "apply_patch") =>
            {
                Some(call.call_id.as_str())
            }
            _ => None,
        };
        if let Some(call) = call {
            calls.insert(call.to_owned());
            continue;
        }
        let (call, output) = match item.item_mut() {
            ResponseItem::FunctionCallOutput(answer) => (&answer.call_id, &mut answer.output),
            ResponseItem::CustomToolCallOutput(answer) => (&answer.call_id, &mut answer.output),
            _ => continue,
        };
        if calls.remove(call.as_str())
            && let FunctionCallOutputBody::Text(text) = output
            && let Some(words) = in_words(text)
        {
            *text = words;
        }
    }
}

#[inline]
fn is_freeform_patch(tool: &Json) -> bool {
    #[derive(Deserialize)]
    struct Head<'a> {
        #[serde(borrow, rename = "type")]
        kind: Cow<'a, str>,
        #[serde(borrow)]
        name: Cow<'a, str>,
    }
    serde_json::from_str::<Head>(tool.as_str())
        .is_ok_and(|head| head.kind == "custom" && head.name == "apply_patch")
}

/// The output in words; none when it is not what a shell call gives.
#[inline]
fn in_words(output: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Output {
        output: String,
        metadata: Metadata,
    }
    #[derive(Deserialize)]
    struct Metadata {
        exit_code: i32,
        duration_seconds: f32,
    }
    let Output { output, metadata } = serde_json::from_str(output).ok()?;
    let mut words =
        format!("Exit code: {}\nWall time: {} seconds\n", metadata.exit_code, metadata.duration_seconds);
    let text = match total_lines(&output) {
        Some((total, text)) => {
            words.push_str(&format!("Total output lines: {total}\n"));
            text
        }
        None => &output,
    };
    words.push_str("Output:\n");
    words.push_str(text);
    Some(words)
}

/// The number of lines that the output begins with, and the output without it.
#[inline]
fn total_lines(output: &str) -> Option<(u32, &str)> {
    let (number, rest) = output.strip_prefix("Total output lines: ")?.split_once('\n')?;
    Some((number.parse().ok()?, rest.strip_prefix('\n').unwrap_or(rest)))
}
