//! What the page says is what the types say, as text.

use codex_schema::export::{Surface, docs, json_schema};
use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::document::{Part, badges, text};
use crate::page;

/// Documentation without its marks, spaces collapsed.
fn plain(text: &str) -> String {
    text.replace('`', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn all_documentation_is_there() {
    for (name, schema) in json_schema::definitions(Surface::Full) {
        if schema.get("x-method").is_some() {
            continue;
        }
        let shown = text(page().element(&name));
        if let Some(description) = schema["description"].as_str() {
            assert!(shown.contains(&plain(description)), "{name}: {description}");
        }
        for value in schema["x-enum-descriptions"].as_array().into_iter().flatten().filter_map(Value::as_str)
        {
            assert!(shown.contains(&plain(value)), "{name}: {value}");
        }
        for (member, schema) in schema["properties"].as_object().into_iter().flatten() {
            let shown = text(page().element(&format!("{name}.{member}")));
            assert!(shown.starts_with(member.as_str()), "{name}.{member}: {shown}");
            if let Some(description) = schema["description"].as_str() {
                assert!(shown.contains(&plain(description)), "{name}.{member}: {description}");
            }
        }
    }
}

#[test]
fn members_tell_type_and_marks() {
    for (id, expected) in [
        ("Thread.turns", "turns Turn[] required Filled"),
        (
            "ThreadStartParams.permissions",
            "permissions PermissionProfileSelectionParams | null optional experimental Cannot",
        ),
        ("ThreadStartParams.config", "config { [key: string]: any JSON } | null optional"),
        ("ThreadStartParams.experimentalRawEvents", "boolean optional experimental True:"),
        ("Thread.createdAt", "createdAt integer (64 bits) required"),
        ("AgentMessageThreadItem.type", "type \"agentMessage\" required"),
        ("ThreadRealtimeStartedNotification.realtimeSessionId", "Called sessionId in older releases"),
    ] {
        let shown = text(page().element(id));
        assert!(shown.contains(expected), "{id}: {shown}");
    }
    let definitions = json_schema::definitions(Surface::Full);
    for (name, schema) in &definitions {
        if schema.get("x-method").is_some() {
            continue;
        }
        let required: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for member in schema["properties"].as_object().into_iter().flatten().map(|(member, _)| member) {
            let element = page().element(&format!("{name}.{member}"));
            let badges = badges(element);
            let word = if required.contains(&member.as_str()) { "required" } else { "optional" };
            assert_eq!(badges.first(), Some(&word), "{name}.{member}");
            let experimental = schema["properties"][member]["x-experimental"] == true;
            assert_eq!(badges.contains(&"experimental"), experimental, "{name}.{member}");
        }
    }
}

#[test]
fn unions_and_enums_list_what_they_may_be() {
    for (name, schema) in json_schema::definitions(Surface::Full) {
        let shown = text(page().element(&name));
        for value in schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            assert!(shown.contains(value), "{name}: {value}");
        }
        for tag in schema["discriminator"]["mapping"].as_object().into_iter().flatten().map(|(tag, _)| tag) {
            assert!(shown.contains(tag.as_str()), "{name}: {tag}");
        }
        if let Some(open) = schema["x-open"].as_bool() {
            assert!(shown.contains(if open { "Open: " } else { "Closed: " }), "{name}");
        }
    }
}

/// What the renderer does not know would show as it was typed.
#[test]
fn no_mark_of_the_documentation_is_left() {
    for part in &page().parts {
        let Part::Text { text, inside } = part else { continue };
        let is_code = inside.iter().any(|tag| ["code", "pre", "script", "style"].contains(&tag.as_str()));
        if !is_code {
            for mark in ["`", "](", "**", "```", "\\"] {
                assert!(!text.contains(mark), "{mark} in {text:?}");
            }
        }
    }
}

#[test]
fn what_looks_like_markup_is_text() {
    let html = docs::page(Surface::Full);
    assert!(html.contains("<code>Moved to: &lt;path&gt;</code>"));
    assert_eq!(html.matches("<script>").count(), 1);
    assert_eq!(html.matches("<style>").count(), 1);
}

#[test]
fn code_that_names_something_is_a_link() {
    let section = page().element("Thread.turns");
    let linked = section.windows(2).any(|pair| {
        matches!(&pair[0], Part::Open { attributes, .. } if attributes.get("href").is_some_and(|to| to == "#thread/rollback"))
            && matches!(&pair[1], Part::Open { tag, .. } if tag == "code")
    });
    assert!(linked, "{section:?}");
}

#[test]
fn the_page_is_the_same_every_time() {
    assert!(docs::page(Surface::Full) == docs::page(Surface::Full));
}
