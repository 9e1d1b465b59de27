//! The reference for people is complete, well-formed HTML that leads nowhere else; its examples are the recordings'.
//!
//! `.ci/docs.sh` looks at it with a browser.

mod document;
mod examples;
mod links;
mod prose;
mod text;

use std::sync::LazyLock;

use codex_schema::export::{Surface, docs};

use document::Document;

/// The page of the full surface, taken apart once.
fn page() -> &'static Document {
    static PAGE: LazyLock<Document> = LazyLock::new(|| Document::parse(&docs::page(Surface::Full)));
    &PAGE
}
