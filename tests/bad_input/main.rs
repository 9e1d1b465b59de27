//! Bad input gives a clear finding with its line, the lines after it are still read, and nothing panics.
//!
//! Every case goes through `inspect` and `validate` alike: both read lines, envelopes and bodies on their own.

mod bodies;
mod damaged;
#[path = "../support/draws.rs"]
mod draws;
mod duplicates;
mod lines;
mod messages;
mod nesting;
mod program;
mod support;
