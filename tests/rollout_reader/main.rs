//! Rollouts are read line by line, whatever is in them and wherever they end: what can be kept is kept, and what
//! release 0.130.0 makes of them is told (spec/rollout.md §0, §2).

mod cut;
mod damaged;
#[path = "../support/draws.rs"]
mod draws;
mod head;
mod inputs;
mod lines;
mod sequences;
mod support;
mod tolerance;
mod written;
#[cfg(feature = "zstd")]
mod zstd;
