//! Differences as text, JSON and Markdown.
