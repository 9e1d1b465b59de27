//! The reference for people: one HTML page with every method and every type, made from the registry and the
//! definitions.
//!
//! The page needs nothing besides itself: styles and script are in it, and it makes no request. Without JavaScript only
//! the search is missing. Every method, type and member has an address: `#thread/start`, `#Thread`, `#Thread.turns`.

mod contents;
mod examples;
mod expression;
mod html;
mod methods;
mod model;
mod prose;
mod types;

use std::collections::BTreeMap;

use html::Html;
use model::{Model, Scope};

use super::errors::ERRORS;
use super::{RELEASE, Surface};
use crate::method::legacy;

const TEMPLATE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The reference of a surface as one HTML page. What is experimental is marked; the page of [`Surface::Stable`] leaves
/// it out.
pub fn page(surface: Surface) -> String {
    let model = Model::new(surface);
    let [counts, legacy_counts] = contents::counts(&model);
    fill(
        TEMPLATE,
        &BTreeMap::from([
            ("release", RELEASE.to_owned()),
            ("surface", surface_note(surface).to_owned()),
            ("counts", counts),
            ("legacy-counts", legacy_counts),
            ("legacy-release", legacy::RELEASE.to_owned()),
            ("legacy-last", legacy::LAST_RELEASE.to_owned()),
            ("style", STYLE.to_owned()),
            ("script", SCRIPT.to_owned()),
            ("errors", errors(&model)),
            ("contents", contents::navigation(&model)),
            ("envelope", contents::envelope(&model)),
            ("methods", contents::methods(&model)),
            ("types", contents::types(&model)),
            ("rollouts", contents::rollouts(&model)),
            ("legacy", contents::legacy(&model)),
        ]),
    )
}

/// What the page makes of a documentation text, such as a `description` of the schemas: paragraphs, lists, code and
/// links, as HTML. Links lead to places of the page of [`Surface::Full`].
///
/// ```
/// let html = codex_schema::export::docs::documentation("See `thread/start` & co.");
/// assert_eq!(html, "<p>See <a href=\"#thread/start\"><code>thread/start</code></a> &amp; co.</p>");
/// ```
pub fn documentation(text: &str) -> String {
    let mut html = Html::default();
    prose::write(&mut html, &Model::new(Surface::Full), Scope::Current, text);
    html.into_text()
}

fn surface_note(surface: Surface) -> &'static str {
    match surface {
        Surface::Full => "The page holds everything; what is experimental is marked.",
        Surface::Stable => {
            "The page holds what every client may use; experimental requests and members are left out."
        }
    }
}

/// The template with each `{{name}}` replaced. What is filled in is not looked at again.
fn fill(template: &str, parts: &BTreeMap<&str, String>) -> String {
    let mut page = String::new();
    let mut rest = template;
    while let Some((before, from)) = rest.split_once("{{") {
        page.push_str(before);
        let Some((name, after)) = from.split_once("}}") else {
            page.push_str("{{");
            rest = from;
            continue;
        };
        page.push_str(parts.get(name).map_or("", String::as_str));
        rest = after;
    }
    page.push_str(rest);
    page
}

fn errors(model: &Model) -> String {
    let mut html = Html::default();
    for error in ERRORS {
        html.open("div", &[]);
        html.open("dt", &[]);
        html.put("code", &[], &error.code.to_string());
        html.close("dt");
        html.open("dd", &[]);
        prose::write(&mut html, model, Scope::Current, error.when);
        html.close("dd");
        html.close("div");
        html.line();
    }
    html.into_text()
}
