//! Typed decoding reads what serde_json reads, refuses what it refuses, and says the same about what does not fit.

mod documents;
mod errors;
mod fixtures;
mod nesting;
mod numbers;
mod shapes;
mod strings;
mod support;
