//! Previews (§3.6; spec/rollout.md §2.3).

use codex_schema::threads::{preview_of_items, request_text};
use codex_schema::vocab::ResponseItem;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

fn items(items: Value) -> Vec<ResponseItem> {
    serde_json::from_value(items).expect("are items")
}

fn message(role: &str, texts: &[&str]) -> Value {
    let content: Vec<Value> = texts.iter().map(|text| json!({"type": "input_text", "text": text})).collect();
    json!({"type": "message", "role": role, "content": content})
}

fn preview(of: Value) -> String {
    preview_of_items(&items(of))
}

#[test]
fn the_request_stands_behind_the_first_marker() {
    assert_eq!(request_text("  plain \n"), "plain");
    assert_eq!(request_text("# Context\n## My request for Codex:\n\n Fix it. \n"), "Fix it.");
    let twice = "a ## My request for Codex: b ## My request for Codex: c";
    assert_eq!(request_text(twice), "b ## My request for Codex: c");
    assert_eq!(request_text("## my request for codex: x"), "## my request for codex: x");
    assert_eq!(request_text("context ## My request for Codex:  "), "");
    assert_eq!(request_text("\u{a0}\u{3000}x\u{85}"), "x");
    assert_eq!(request_text("\u{200b}x"), "\u{200b}x");
}

#[test]
fn of_items_the_first_message_of_a_user_counts() {
    let first = preview(json!([
        message("developer", &["rules"]),
        {"type": "reasoning", "summary": [], "encrypted_content": null},
        message("assistant", &["hello"]),
        message("user", &["first"]),
        message("user", &["second"]),
    ]));
    assert_eq!(first, "first");
    assert_eq!(preview(json!([message("assistant", &["hello"])])), "");
    assert_eq!(preview(json!([])), "");
}

#[test]
fn texts_are_put_together() {
    assert_eq!(preview(json!([message("user", &["one ", "two"])])), "one two");
    let across = message("user", &["context ## My request for", " Codex: do it "]);
    assert_eq!(preview(json!([across])), "do it");
}

#[test]
fn only_a_marked_request_is_trimmed() {
    assert_eq!(preview(json!([message("user", &["  as it is "])])), "  as it is ");
    assert_eq!(preview(json!([message("user", &["x ## My request for Codex:  trimmed "])])), "trimmed");
}

#[test]
fn context_of_the_server_is_no_message_of_the_user() {
    for context in [
        "<environment_context>\n<cwd>/w</cwd>\n</environment_context>",
        "\n<user_instructions>be brief</user_instructions>\n",
        "<apps_instructions>x</apps_instructions>",
        "<skills_instructions>x</skills_instructions>",
        "<plugins_instructions>x</plugins_instructions>",
        "<collaboration_mode>x</collaboration_mode>",
        "<realtime_conversation>x</realtime_conversation>",
        "<turn_aborted>\nThe user interrupted.\n</turn_aborted>",
        "<subagent_notification>{}</subagent_notification>",
        "<hook_prompt hook_run_id=\"r\">x</hook_prompt>",
    ] {
        let said = preview(json!([message("user", &[context]), message("user", &["real"])]));
        assert_eq!(said, "real", "{context}");
    }
}

#[test]
fn text_that_only_looks_like_context_counts() {
    for text in [
        "<environment_context> is a tag",
        "<environment_contexts>x</environment_contexts>",
        "see </environment_context>",
        "<b>bold</b>",
        "<>",
    ] {
        assert_eq!(preview(json!([message("user", &[text])])), text);
    }
}

#[test]
fn images_and_the_tags_around_them_are_left_out() {
    let with_image = json!([{"type": "message", "role": "user", "content": [
        {"type": "input_text", "text": "<image name=[Image #1]>"},
        {"type": "input_image", "image_url": "data:x"},
        {"type": "input_text", "text": "</image>"},
        {"type": "input_text", "text": "What is this?"},
    ]}]);
    assert_eq!(preview(with_image), "What is this?");
}
