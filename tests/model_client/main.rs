//! The model client: every scenario of spec/model-client.md §17 as a test of its own, and the recorded exchanges.

mod any_input;
mod any_order;
mod body;
mod broken_events;
mod conversions;
mod errors;
mod fallback;
mod headers;
mod inbound;
mod incremental;
mod items;
mod malformed;
mod replays;
mod support;
mod token;
mod turn;
mod window;

/// How many scenarios there are.
const ROWS: usize = 62;

/// The files that hold tests named after rows.
const SOURCES: [&str; 8] = [
    include_str!("body.rs"),
    include_str!("fallback.rs"),
    include_str!("headers.rs"),
    include_str!("inbound.rs"),
    include_str!("incremental.rs"),
    include_str!("token.rs"),
    include_str!("turn.rs"),
    include_str!("window.rs"),
];

#[test]
fn every_row_has_its_test() {
    let sources = SOURCES.join("\n");
    let missing: Vec<usize> = (1..=ROWS)
        .filter(|row| sources.matches(&format!("#[test]\nfn row_{row:02}_")).count() != 1)
        .collect();
    assert_eq!(missing, [0; 0]);
}
